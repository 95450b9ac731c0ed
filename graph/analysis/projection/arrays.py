"""The arrays of a projection: nodes in the order of their ids, and the ends, weight and years of relations."""

from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from graph.schema import NODES, SUBKINDS

Ints: TypeAlias = NDArray[np.int32]
Years: TypeAlias = NDArray[np.int16]
Floats: TypeAlias = NDArray[np.float32]
Mask: TypeAlias = NDArray[np.bool_]

LABELS = tuple(node.label for node in NODES)
KINDS = tuple(kind.label for kind in SUBKINDS)
COLUMNS = ("start", "end", "weight", "agreements", "first", "last")
#: Bits of a node's flags: a curator verified some of it; the person says what they are free for.
VERIFIED, FREE = 1, 2


@dataclass(frozen=True, slots=True, eq=False)
class Edges:
    """The relations of one type, by start and end. A year is 0 where nobody knows it, a weight 1 where none is kept.

    ``agreements``: how many of the weight are agreements (of COLLABORATES_WITH only).
    """

    start: Ints
    end: Ints
    weight: Floats
    agreements: Ints
    first: Years
    last: Years

    def __len__(self) -> int:
        return len(self.start)

    def chosen(self, which: Mask | Ints) -> "Edges":
        """Those of a mask, or of these places."""
        return Edges(*(column[which] for column in self.columns()))

    def columns(self) -> tuple[NDArray[Any], ...]:
        """The six arrays."""
        return self.start, self.end, self.weight, self.agreements, self.first, self.last

    def during(self, since: int | None, until: int | None) -> Mask:
        """Which of them may have held in some year of a span; what has no year always may."""
        held: Mask = np.ones(len(self), dtype=bool)
        if until:
            held &= (self.first == 0) | (self.first <= until)
        if since:
            held &= (self.last == 0) | (self.last >= since)
        return held


class Nodes(NamedTuple):
    """What is kept of each node, in the order of their ids."""

    ids: list[str]
    names: list[str]
    label: NDArray[np.uint8]
    kinds: NDArray[np.uint16]
    flags: NDArray[np.uint8]
    first: Years
    last: Years


def no_edges() -> Edges:
    """Not one relation."""
    whole, years = np.zeros(0, np.int32), np.zeros(0, np.int16)
    return Edges(whole, whole, np.zeros(0, np.float32), whole, years, years)


def no_nodes() -> Nodes:
    """Not one node."""
    years = np.zeros(0, np.int16)
    return Nodes([], [], np.zeros(0, np.uint8), np.zeros(0, np.uint16), np.zeros(0, np.uint8), years, years)
