"""Two people of one name, each at an institution of their own and with co-authors of their own, before our matcher."""

from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

from benchmarks.identity import sets
from benchmarks.identity.measures import Result, wilson
from graph.match import linker
from graph.match.persons import MODEL
from graph.match.records import Person, Stay

#: Every two of these, in both orders: near and far, with words in common and without.
INSTITUTIONS = (
    "Hanoi University of Science and Technology", "Hanoi University of Industry", "Can Tho University",
    "University of Melbourne", "Department of Mathematics, Kyoto University",
)
#: Made up, and nobody on both sides.
_COAUTHORS = (("Bao Quoc Tran", "Linda Petrova"), ("Hien Thu Le", "Kenji Morita"))


def run(folder: Path) -> Result:
    """How many pairs the matcher would join by itself; every one of them is wrong."""
    told = list(pairs(folder))
    weights = linker.score_pairs(MODEL, *(MODEL.columns(side) for side in zip(*told, strict=True)))["weight"]
    joined = int((weights >= MODEL.join).sum())
    return Result("", "", len(told), false_hit_rate=joined / len(told), interval=wilson(joined, len(told)))


def pairs(folder: Path) -> Iterator[tuple[Person, Person]]:
    """Every two people of one name, at every two institutions."""
    for name, one, other in sets.homonyms(folder):
        for here, there in permutations(INSTITUTIONS, 2):
            yield _person(one, name, here, 0), _person(other, name, there, 1)


def _person(key: str, name: str, institution: str, side: int) -> Person:
    return Person(key, name, stays=(Stay(institution),), coauthors=_COAUTHORS[side])
