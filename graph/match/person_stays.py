"""Affiliations as lists that SQL can intersect: the institutions named, and words that count by how rare they are."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from graph.match.records import Stay
from graph.names.organisations import parse

#: What a word counts that the table does not have; a postal code counts as a city does, other numbers do not count.
_RARE, _POSTAL, _POSTAL_DIGITS = 3, 2, 5
#: An institution's name counts as a telling one from here on: "Chinese Academy of Sciences" is below.
_TELLING = 3
_INSTITUTIONS = frozenset({
    "university", "college", "institute", "hospital", "academy", "polytechnic", "ministry", "agency", "council",
    "foundation", "association", "society", "company"})


class Stays(NamedTuple):
    """What somebody's affiliations are compared by.

    ``names`` are the institutions as keys, ``common`` those of them whose words are all frequent. ``words`` has each
    word as often as it counts (``houston0``, ``houston1``), so that the length of an intersection is how much is
    shared; ``size`` is what the shortest affiliation counts.
    """

    ids: list[str]
    names: list[str]
    common: list[str]
    words: list[str]
    size: int | None
    since: int | None
    until: int | None


_NOWHERE = Stays([], [], [], [], None, None, None)


class _Read(NamedTuple):
    names: list[str]
    common: list[str]
    words: list[str]


def read(stays: Sequence[Stay]) -> Stays:
    """All affiliations of one person together."""
    if not stays:
        return _NOWHERE
    told = [_affiliation(stay.organisation) for stay in stays if stay.organisation]
    years = [year for stay in stays for year in (stay.since, stay.until) if year is not None]
    read = told[0] if len(told) == 1 else _Read(*(sorted({each for one in told for each in one[place]})
                                                  for place in range(3)))
    return Stays([stay.id for stay in stays if stay.id], *read, min([len(one.words) for one in told], default=0),
                 min(years, default=None), max(years, default=None))


@lru_cache(65_536)
def _affiliation(text: str) -> _Read:
    parsed = parse(text)
    keys = {key for key in _keys(parsed.words, (parsed.own, *parsed.wholes)) if key}
    telling = {key for key in keys if sum(map(count, key.split())) >= _TELLING}
    words = (f"{word}{place}" for word in set(parsed.words) for place in range(count(word)))
    return _Read(sorted(telling), sorted(keys - telling), sorted(words))


def _keys(whole: tuple[str, ...], parts: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """The institutions among the parts of an affiliation; all of it where it has no parts."""
    parts = [part for part in parts if part]
    for part in parts if len(parts) > 1 else [whole]:
        if len(parts) < 2 or _INSTITUTIONS & set(part):
            yield " ".join(sorted(set(part)))


def count(word: str) -> int:
    """What sharing a word counts: 0 for "university" to 3 for one that hardly any affiliation has."""
    if word.isdigit():
        return _POSTAL if len(word) >= _POSTAL_DIGITS else 0
    return _table().get(word, _RARE) if len(word) > 1 else 0


@cache
def _table() -> dict[str, int]:
    text = files("graph.match").joinpath("person_words.csv").read_text("utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if line and not line.startswith("#"))
    return {row["word"]: int(row["counts"]) for row in rows}


def forget() -> None:
    """Read the table of words again, for who has written a new one."""
    _table.cache_clear()
    _affiliation.cache_clear()
