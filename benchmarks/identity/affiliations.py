"""Affiliation strings to ROR ids: ours, and an unambiguous exact name between commas.

The set proper is the strings whose right answers are all among the organisations that we are given, or that have none;
all strings are measured beside it.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.identity import sets
from benchmarks.identity.goals import OURS
from benchmarks.identity.measures import Result, bootstrap, scores
from benchmarks.identity.organisations import merged
from benchmarks.measure import timed
from graph import ids
from graph.match.affiliations import Affiliations
from graph.match.records import Body
from graph.names import fold

SET, ALL = sets.AFFILIATIONS, f"{sets.AFFILIATIONS}_all"
NAIVE = "exact name between commas"
_FILES = "dataset_affiliations_*.json"


class Affiliation(NamedTuple):
    """A string and the ROR ids that it names, perhaps none."""

    text: str
    ids: frozenset[str]


def run(data: Path) -> list[Result]:
    """Both ways on the strings that can be answered, then on all of them."""
    told = affiliations(data)
    given = merged(data) if told else []
    if not given:
        return []
    known = {body.id for body in given}
    answerable = [one for one in told if one.ids <= known]
    found = []
    for method, way in ((OURS, _ours), (NAIVE, _between_commas)):
        seconds, finder = timed(lambda way=way: way(given))  # type: ignore[misc]
        found += [_result(name, method, strings, finder, seconds) for name, strings in ((SET, answerable), (ALL, told))]
    return found


def affiliations(data: Path) -> list[Affiliation]:
    """The strings of all files."""
    rows = [row for path in sorted((data / SET).glob(_FILES))
            for row in sets.entries(path, affiliation=str, ror_ids=list)]
    return [Affiliation(row["affiliation"], frozenset(known for id in row["ror_ids"] if (known := ids.ror(id))))
            for row in rows]


_Finder = Callable[[Sequence[str]], Sequence[Sequence[str]]]


def _ours(given: Sequence[Body]) -> _Finder:
    return Affiliations(given).find


def _between_commas(given: Sequence[Body]) -> _Finder:
    """Finds what stands between commas and is, folded, the name of one active organisation alone."""
    named: dict[str, set[str]] = {}
    for body in given:
        for name in body.names if not body.ended else ():
            # Abbreviations mean too much: MA is an organisation and a state.
            if " " in name:
                named.setdefault(fold(name), set()).add(body.id)

    def find(texts: Sequence[str]) -> list[list[str]]:
        return [[id for part in text.split(",") if len(found := named.get(fold(part), set())) == 1 for id in found]
                for text in texts]

    return find


def _result(name: str, method: str, told: Sequence[Affiliation], find: _Finder, read: float) -> Result:
    seconds, answers = timed(lambda: find([one.text for one in told]))
    counts = [(len(one.ids & set(answer)), len(set(answer)), len(one.ids))
              for one, answer in zip(told, answers, strict=True)]
    none = [found for _, found, sought in counts if not sought]
    return Result(name, method, len(told), *scores(*_sums(counts)),
                  false_hit_rate=sum(map(bool, none)) / len(none) if none else None,
                  interval=bootstrap(counts, lambda drawn: scores(*_sums(drawn)).f1), seconds=read + seconds)


def _sums(counts: Sequence[tuple[int, int, int]]) -> tuple[int, int, int]:
    hits, found, sought = (sum(each) for each in zip(*counts, strict=True))
    return hits, found, sought
