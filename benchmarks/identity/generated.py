"""Febrl 4 for methods that judge names alone: the true pairs, and every other pair of names that is near enough."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain, product
from pathlib import Path

from benchmarks.identity import sets
from benchmarks.identity.baselines import Judge
from benchmarks.identity.judging import Pairs, blocked, on_pairs
from benchmarks.identity.measures import Result

SET = "febrl4"
FILES = ("dataset4a.csv", "dataset4b.csv")
#: By name, the numbers of the persons who are called so in one of the files.
_Named = dict[str, list[str]]


def run(judge: Judge, root: Path) -> list[Result]:
    """A judge of names on the pairs across both files; a pair too far apart to be judged counts as parted."""
    here, there = (_named(root / sets.FEBRL / file) for file in FILES)
    same = [pair for pair, true in _pairs(here, there) if true]
    different = [pair for pair, true in _pairs(here, there) if not true]
    result = on_pairs(judge, Pairs(same, different))
    both = {number for numbers in here.values() for number in numbers} & set(chain(*there.values()))
    others = sum(map(len, here.values())) * sum(map(len, there.values())) - len(both)
    wrong = (result.false_hit_rate or 0.0) * len(different)
    return [result._replace(set=SET, pairs=len(same), false_hit_rate=wrong / max(1, others))]


def _named(path: Path) -> _Named:
    found: _Named = defaultdict(list)
    for row in sets.table(path, "rec_id", "given_name", "surname"):
        found[f"{row['given_name']} {row['surname']}".strip()].append(row["rec_id"].split("-")[1])
    return found


def _pairs(here: _Named, there: _Named) -> Iterator[tuple[tuple[str, str], bool]]:
    """The names of two records, and whether the records are of one person."""
    of = {number: name for name, numbers in there.items() for number in numbers}
    yield from (((name, of[number]), True) for name, numbers in here.items() for number in numbers if number in of)
    near = chain(blocked({*here, *there}), ((name, name) for name in here))
    for one, other in chain.from_iterable({pair, pair[::-1]} for pair in near):
        if one in here and other in there:
            yield from (((one, other), False) for left, right in product(here[one], there[other]) if left != right)
