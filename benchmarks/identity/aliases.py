"""Whether two spellings can be one name: our comparison of names alone, on the spellings that DBLP joins by hand.

False pairs are of two people. Two people of one name no rule over names can part: they are a set of their own, before
the whole matcher (`homonyms`), and here a part of their own (``…_with_homonyms``), so that nothing is hidden. A rule
that takes ``Ya-Ling`` for ``Yaling`` hits 0.01 % of all pairs of dblp_asian_aliases by homonyms alone.
"""

import random
import time
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import duckdb
import pandas as pd

from benchmarks.identity import sets
from benchmarks.identity.measures import Result, scores, wilson
from graph.match import person_names
from graph.names import fold

_SEED, _MOST = 5, 400_000
Spelling = tuple[str, str]


class Pairs(NamedTuple):
    """Pairs of spellings of one person, of two people of different names, and of two people of any names."""

    same: list[Spelling]
    different: list[Spelling]
    any: list[Spelling]


def pairs(folder: Path) -> Pairs:
    """The spellings of one person, and random pairs of spellings of two (all pairs, where there are few)."""
    rows = sets.aliases(folder)
    spellings = sorted({(row.person, name) for row in rows for name in row[1:]})
    drawn = _drawn(spellings)
    names = _names(spellings)
    return Pairs([row[1:] for row in rows],
                 [(one[1], other[1]) for one, other in drawn if names[one[0]].isdisjoint(names[other[0]])],
                 [(one[1], other[1]) for one, other in drawn])


def _drawn(spellings: list[Spelling]) -> list[tuple[Spelling, Spelling]]:
    if len(spellings) * (len(spellings) - 1) // 2 <= _MOST:
        return [(one, other) for one, other in combinations(spellings, 2) if one[0] != other[0]]
    draw = random.Random(_SEED)
    found = ((draw.choice(spellings), draw.choice(spellings)) for _ in range(_MOST))
    return [(one, other) for one, other in found if one[0] != other[0]]


def _names(spellings: list[Spelling]) -> dict[str, set[str]]:
    """Each person's names without spaces, accents and order: who has one in common with somebody is their homonym."""
    found: dict[str, set[str]] = defaultdict(set)
    for person, name in spellings:
        found[person] |= {fold(name).replace(" ", ""), " ".join(sorted(fold(name).split()))}
    return found


def run(folder: Path) -> list[Result]:
    """Our results: without homonyms among the pairs of two people, and with them."""
    began = time.perf_counter()
    told = pairs(folder)
    said = judge([*told.same, *told.any])
    hits, wrong = said[:len(told.same)], dict(zip(told.any, said[len(told.same):], strict=True))
    seconds = time.perf_counter() - began
    return [_result(folder.name, hits, [wrong[pair] for pair in told.different], seconds),
            _result(f"{folder.name}_with_homonyms", hits, [wrong[pair] for pair in told.any], seconds)]


def _result(name: str, hits: list[bool], wrong: list[bool], seconds: float) -> Result:
    found = scores(sum(hits), sum(hits) + sum(wrong), len(hits))
    return Result(name, "", len(hits) + len(wrong), *found, false_hit_rate=sum(wrong) / max(1, len(wrong)),
                  interval=wilson(sum(hits), len(hits)), seconds=seconds)


def judge(named: list[Spelling]) -> list[bool]:
    """Of each pair of names whether they are compatible, by one SQL statement over columns computed once a name."""
    spellings = sorted({name for pair in named for name in pair})
    place = {name: number for number, name in enumerate(spellings)}
    frame = person_names.columns((name, "", "") for name in spellings).drop(columns=["name_keys", "name_keys_strict"])
    frame["place"] = range(len(frame))
    asked = pd.DataFrame([(place[one], place[other]) for one, other in named], columns=["one", "other"])
    asked["number"] = range(len(asked))
    with duckdb.connect() as database:
        database.register("names", frame)
        database.register("asked", asked)
        said = database.sql(f"select {person_names.compatible()} from ({_both(list(frame))}) order by number")
        return [bool(one) for one, in said.fetchall()]


def _both(columns: list[str]) -> str:
    sides = ", ".join(f"{side}.{column} as {column}_{side}" for side in "lr" for column in columns)
    return f"select number, {sides} from asked join names l on l.place = one join names r on r.place = other"


def main() -> None:
    """Print our results for the folder given."""
    import sys

    for result in run(Path(sys.argv[1])):
        print(result)


if __name__ == "__main__":
    main()
