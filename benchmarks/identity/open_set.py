"""The open test set of names (docs/name-pairs.md): what our comparisons say of it, and the naive ways beside them."""

import time
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import duckdb
import pandas as pd

from benchmarks.identity.baselines import JUDGES, MOST, Unavailable
from benchmarks.identity.goals import OURS
from benchmarks.identity.judging import Pairs, on_pairs
from benchmarks.identity.measures import Result, scores, wilson
from benchmarks.identity.pairs.row import Pair, read
from graph.match import bodies, linker, person_names
from graph.match.records import Body

SET = "open_name_pairs"
#: The parts of the set: the kind of a row, and the schema of FollowTheMoney that such names have.
PARTS = {f"{SET}_people": ("person", "Person"), f"{SET}_organisations": ("organisation", "Organization")}


@lru_cache(1)
def rows() -> tuple[Pair, ...]:
    """All rows."""
    return tuple(read())


def run(folder: Path | None = None) -> Iterator[Result]:
    """Our results for the whole set and its parts, then those of the naive ways; the set lies in no folder of data."""
    began = time.perf_counter()
    said = judged(rows())
    seconds = time.perf_counter() - began
    yield _result(SET, rows(), said, seconds)
    for name, (kind, _) in PARTS.items():
        part = [(row, verdict) for row, verdict in zip(rows(), said, strict=True) if row.kind == kind]
        yield _result(name, [row for row, _ in part], [verdict for _, verdict in part])
    for name in PARTS:
        yield from _rivals(name)


def pairs(part: str) -> Pairs:
    """One part of the set for a judge that takes names alone."""
    kind, schema = PARTS[part]
    named = [((row.one, row.other), row.same) for row in rows() if row.kind == kind]
    return Pairs([names for names, same in named if same], [names for names, same in named if not same], schema)


def judged(pairs: Sequence[Pair]) -> list[bool]:
    """Of each pair whether our comparison says that the two may be one."""
    people = iter(_people([row for row in pairs if row.kind == "person"]))
    organisations = iter(_organisations([row for row in pairs if row.kind == "organisation"]))
    return [next(people if row.kind == "person" else organisations) for row in pairs]


def _people(pairs: Sequence[Pair]) -> list[bool]:
    """By the levels of the comparison of persons' names."""
    one = person_names.columns([(row.one, row.family_one, row.given_one) for row in pairs])
    other = person_names.columns([(row.other, row.family_other, row.given_other) for row in pairs])
    both = pd.concat([one.add_suffix("_l"), other.add_suffix("_r")], axis=1)
    both["place"] = range(len(both))
    with duckdb.connect() as database:
        database.register("sides", both)
        said = database.sql(f"select coalesce({person_names.compatible()}, false) from sides order by place").fetchall()
    return [bool(verdict) for verdict, in said]


def _organisations(pairs: Sequence[Pair]) -> list[bool]:
    """By the match weight from which the matcher of organisations asks a curator."""
    one, other = ([Body(f"{side}{number}", (name,)) for number, name in enumerate(names)]
                  for side, names in (("l", [row.one for row in pairs]), ("r", [row.other for row in pairs])))
    scored = linker.score_pairs(bodies.MODEL, bodies.MODEL.columns(one), bodies.MODEL.columns(other))
    return [bool(weight >= bodies.MODEL.ask) for weight in scored["weight"]]


def _result(name: str, pairs: Sequence[Pair], said: Sequence[bool], seconds: float | None = None) -> Result:
    hits = sum(row.same and verdict for row, verdict in zip(pairs, said, strict=True))
    sought, different = sum(row.same for row in pairs), sum(not row.same for row in pairs)
    found = sum(said)
    return Result(name, OURS, len(pairs), *scores(hits, found, sought), false_hit_rate=(found - hits) / different,
                  interval=wilson(hits, sought), seconds=seconds)


def _rivals(name: str) -> Iterator[Result]:
    """The naive ways, each at the threshold that serves it best on this part."""
    for method, judge in JUDGES.items():
        began = time.perf_counter()
        try:
            reached = on_pairs(judge, pairs(name), MOST.get(method))
        except Unavailable:
            continue
        yield reached._replace(set=name, method=method, seconds=time.perf_counter() - began)
