"""All rows of the set: made people, made firms, and the pairs of organisations that were put down by hand."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.identity.pairs.draw import Spelled
from benchmarks.identity.pairs.firms import firms
from benchmarks.identity.pairs.japanese import japanese
from benchmarks.identity.pairs.japanese_false import others as japanese_others
from benchmarks.identity.pairs.row import Pair, classes
from benchmarks.identity.pairs.taiwanese import taiwanese
from benchmarks.identity.pairs.taiwanese_false import others as taiwanese_others
from benchmarks.identity.pairs.vietnamese import vietnamese
from benchmarks.identity.pairs.vietnamese_false import others as vietnamese_others

_PEOPLE = (vietnamese, vietnamese_others, japanese, japanese_others, taiwanese, taiwanese_others)
_BY_HAND = Path(__file__).with_name("organisations.txt")


def rows() -> list[Pair]:
    """The whole set, class by class in the order of the documentation, numbered within the class."""
    known, count, found = classes(), Counter[str](), list[Pair]()
    order = {code: place for place, code in enumerate(known)}
    for kind, code, tradition, spelled in sorted(_all(), key=lambda row: order[row[1]]):
        count[code] += 1
        found.append(Pair(f"{code}-{count[code]:02}", kind, tradition, code, spelled[0], spelled[1], known[code].same,
                          *spelled[2:]))
    return found


def _all() -> Iterator[tuple[str, str, str, Spelled]]:
    for makers in _PEOPLE:
        yield from (("person", *row) for row in makers.pairs())
    yield from (("organisation", *row) for row in (*_by_hand(), *firms.pairs()))


def _by_hand() -> Iterator[tuple[str, str, Spelled]]:
    code = tradition = ""
    for line in _BY_HAND.read_text("utf-8").splitlines():
        if line.startswith("## "):
            code, tradition = line[3:].split()
        elif not line.startswith("#"):
            one, other = line.split(" | ")
            yield code, tradition, (one, other)
