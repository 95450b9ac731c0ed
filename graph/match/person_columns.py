"""Persons' records as a frame: what the comparisons look at, computed once a record."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import islice
from typing import Any

import pandas as pd

from graph.match import person_names
from graph.match.person_namesakes import namesakes
from graph.match.person_stays import read
from graph.match.person_works import is_doi, peer, venues
from graph.match.records import Person
from graph.names import fold

#: Domains that anybody can have an address at say nothing of who somebody is.
_PUBLIC = frozenset({
    "gmail.com", "googlemail.com", "yahoo.com", "yahoo.com.vn", "ymail.com", "hotmail.com", "outlook.com",
    "outlook.com.vn", "live.com", "icloud.com", "msn.com", "aol.com", "protonmail.com", "proton.me", "mail.com",
    "gmx.de", "gmx.net", "web.de", "qq.com", "163.com", "126.com", "sina.com", "foxmail.com", "naver.com",
    "hanmail.net", "mail.ru", "yandex.ru", "zoho.com"})
#: Of more co-authors than this the first stand for all, and of these the first few are blocked on.
_PEERS, _BLOCKED = 100, 8
#: A name with so many namesakes (log2) is frequent.
_FREQUENT = 1.5
_NUMBERS = ("namesakes", "stay_size", "stay_since", "stay_until", "since", "until")
COLUMNS = ("id", "ids", "schemes", "stay_ids", "stay_names", "stay_common", "stay_words", "stay_size", "stay_since",
           "stay_until", "peers", "works", "own_works", "fields", "venues", "since", "until", "domains", "told_family",
           "told_given", "first_name", "all_names", "near_keys", "namesakes")


def columns(people: Sequence[Person]) -> pd.DataFrame:
    """One row a person, in order: ``id``, everything that is compared, and the columns of names.

    ``near_keys`` are family name and initial (of a Vietnamese name the other way round) with an institution or a
    co-author, and first letters with a work: one of them in common, a whole name or an identifier makes a pair that is
    compared.
    """
    with _uncollected():
        return _columns(people)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without looking for garbage in cycles: rows make none, and to look all of them through takes half of the time."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def _columns(people: Sequence[Person]) -> pd.DataFrame:
    names = person_names.columns((one.name, one.family, one.given) for one in people)
    parts = zip(*(names[f"name_{part}"].tolist() for part in ("tradition", "rarity", "family", "given")), strict=True)
    rows = [_row(one, _brief(keys, part[0], *part[2:]), namesakes(*part) if one.name or one.family else None)
            for one, keys, part in zip(people, names["name_keys"].tolist(), parts, strict=True)]
    told = zip(*rows, strict=True) if rows else ([] for _ in COLUMNS)
    rest = pd.DataFrame({name: list(values) for name, values in zip(COLUMNS, told, strict=True)})
    names["name_keys_strict"] = [
        _strict(keys, called) if _alone(one, tradition, alike) else [] for one, keys, tradition, called, alike in zip(
            people, names["name_keys_strict"].tolist(), names["name_tradition"].tolist(), rest["all_names"].tolist(),
            rest["namesakes"].tolist(), strict=True)]
    return pd.concat([rest.astype(dict.fromkeys(_NUMBERS, "float64")), names], axis=1)


def _alone(one: Person, tradition: str, alike: float | None) -> bool:
    """Whether a whole name alone is enough to compare somebody with who shares it.

    Not a Vietnamese one, which never decides alone; a frequent one only of somebody of whom little more is known: no
    affiliation, or a single work. Else there would be a pair for every two of thousands.
    """
    little = not one.stays or _one_work(one.works)
    return tradition != "vi" and (little or alike is None or alike < _FREQUENT)


def _one_work(works: Sequence[str]) -> bool:
    """Whether these are one work, which can have two identifiers: its DOI and its source's."""
    return len(works) == 1 or (len(works) == 2 and is_doi(works[0]) != is_doi(works[1]))


def _brief(keys: list[str], tradition: str, family: str, given: str) -> list[str]:
    """Family name and initial; of a Vietnamese name the initial and what somebody is called by, which says more."""
    return [f"{given} {family[:1]}"] if tradition == "vi" and len(given) > 1 else keys


def _strict(keys: list[str], called: list[str]) -> list[str]:
    """The keys of a whole name with those of the other names that somebody goes by, and of a name in its own script."""
    return keys if len(called) == 1 and called[0].isascii() else sorted({*keys, *called})


def _row(one: Person, keys: Sequence[str], alike: float | None) -> tuple[Any, ...]:
    stays = read(one.stays)
    peers = list(islice(dict.fromkeys([key for name in one.coauthors for key in peer(name)]), _PEERS))
    works = list(one.works)
    dois = [work for work in works if is_doi(work)]
    own = [work for work in works if not is_doi(work)] if len(dois) < len(works) else []
    domains = [domain for domain in map(str.lower, one.domains) if domain not in _PUBLIC]
    places = [*stays.ids, *stays.names, *stays.common, *([] if one.stays else domains), *_rarest(peers)]
    both = one.family and one.given
    called = list(dict.fromkeys([_name(name) for name in (one.name, *one.aliases) if name]))
    return (one.id, [f"{scheme}:{value}" for scheme, value in one.identifiers],
            list(dict.fromkeys([scheme for scheme, _ in one.identifiers])), *stays, peers, works, own,
            list(dict.fromkeys(one.fields)), venues(one.venues, dois) if one.venues or dois else [],
            min(one.years, default=None), max(one.years, default=None), domains,
            fold(one.family) if both else "", fold(one.given) if both else "",
            called[0] if called else "", called,
            [f"{key} {place}" for place in places for key in keys] + _with_works(keys, dois[:_BLOCKED]), alike)


def _with_works(keys: Sequence[str], works: list[str]) -> list[str]:
    """First letters with each work, which has few authors."""
    return [f"{letters} {work}" for letters in dict.fromkeys(map(_letters, keys)) for work in works] if works else []


@lru_cache(65_536)
def _name(name: str) -> str:
    """A name without accents and the order of its words."""
    return " ".join(sorted(fold(name).split()))


def _letters(key: str) -> str:
    """The first letters of a family name and of a given name, in either order."""
    one, other = key[:1], key.rpartition(" ")[2][:1]
    return one + other if one <= other else other + one


def _rarest(peers: list[str]) -> list[str]:
    """The longest of the keys: an order that is the same in all records, so that two choose alike."""
    return peers if len(peers) <= _BLOCKED else sorted(sorted(peers), key=len, reverse=True)[:_BLOCKED]
