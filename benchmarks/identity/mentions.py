"""Mentions of authors on works, told apart by our matcher: B-cubed figures on those whose people are known.

Identifiers of people are hidden. All mentions are matched, also those whose people nobody knows.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import comb
from pathlib import Path
from time import perf_counter
from typing import Any

import pandas as pd

from benchmarks.identity import measures, sets
from graph.match import grouping, linker
from graph.match.person_works import is_doi
from graph.match.persons import MODEL
from graph.match.records import Person, Stay


def records(mentions: Sequence[dict[str, Any]]) -> list[Person]:
    """The mentions as the matcher is told of them; co-authors are those who are mentioned on the same work."""
    written: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for one in mentions:
        if one.get("doi"):
            written[one["doi"]].append((one["mention_id"], one["raw_name"]))
    return [_record(one, [name for id, name in written.get(one.get("doi") or "", ()) if id != one["mention_id"]])
            for one in mentions]


def _record(one: dict[str, Any], coauthors: list[str]) -> Person:
    year, work, venue = one.get("year"), one.get("doi"), one.get("venue")
    year = year if isinstance(year, int) else None
    institution, years = one.get("affiliation"), (year,) if year else ()
    return Person(
        one["mention_id"], one["raw_name"], one.get("lastname") or "", one.get("firstname") or "",
        stays=(Stay(institution, since=year, until=year),) if institution else (), coauthors=tuple(coauthors),
        works=_works(work) if work else (), venues=(venue,) if venue else (), years=years)


def _works(work: str) -> tuple[str, ...]:
    """All mentions are one source's, for which a work is a thing of its own beside its DOI: nobody is on it twice."""
    return (work, f"work:{work}") if is_doi(work) else (work,)


def groups(mentions: Sequence[dict[str, Any]]) -> dict[str, str]:
    """The group of each mention, named by one of its members."""
    frame = MODEL.columns(records(mentions))
    return grouped(frame, linker.score(MODEL, frame), MODEL.join)


def grouped(frame: pd.DataFrame, pairs: pd.DataFrame, join: float) -> dict[str, str]:
    """The groups that follow from the pairs of a frame that weigh enough."""
    return grouping.groups(frame["id"], grouping.joins(pairs, join, grouping.Obstacles.of(frame)))


def run(root: Path) -> list[measures.Result]:
    """What our matcher reaches on every folder of mentions."""
    return [_measured(root / name) for name in sets.of_mentions(root)]


def _measured(folder: Path) -> measures.Result:
    told, start = sets.mentions(folder), perf_counter()
    found = groups(told.mentions)
    seconds = perf_counter() - start
    pairs = Counter(Counter(told.truth.values()).values())
    same = sum(times * comb(size, 2) for size, times in pairs.items())
    wrong = _wrong(told.truth, found) / max(1, comb(len(told.truth), 2) - same)
    return measures.Result(
        folder.name, "ketnoi", same, *measures.bcubed(told.truth, found), measures.pairwise(told.truth, found).f1,
        wrong, measures.bcubed_interval(told.truth, found), seconds)


def _wrong(truth: Mapping[str, str], found: Mapping[str, str]) -> int:
    """How many pairs of two people's mentions are in one group."""
    together = Counter(found[one] for one in truth)
    right = Counter((found[one], person) for one, person in truth.items())
    return sum(comb(size, 2) for size in together.values()) - sum(comb(size, 2) for size in right.values())
