"""The steps that a path may take: each relation in both directions, with what it costs to trust it.

A step's strength lies between 0 and 1; a path's is their product. Costs are their negative logarithms, so that costs
add up where strengths multiply.
"""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from graph.analysis.projection.arrays import Edges
from graph.analysis.projection.model import Projection

Ints: TypeAlias = NDArray[np.int32]
Floats: TypeAlias = NDArray[np.float64]
Mask: TypeAlias = NDArray[np.bool_]


class Kind(NamedTuple):
    """How much a relation is worth at its best, and whether more of it makes it stronger."""

    strength: float
    grows: bool


#: In the order in which relations of one pair are preferred where they are as strong.
KINDS = {
    "ADVISES": Kind(0.85, False),
    "COAUTHOR_OF": Kind(0.95, True),
    "AFFILIATED_WITH": Kind(0.85, False),
    "PART_OF": Kind(0.9, False),
    "PARTY_TO": Kind(0.75, False),
    "COLLABORATES_WITH": Kind(0.8, True),
    # To have been at one conference is hardly an acquaintance.
    "TOOK_PART_IN": Kind(0.3, False),
}
MEMBERS = ("Expert", "Organization", "Agreement", "Event")
#: After so many years a tie is worth half, and never less than the rest of it.
_HALF_LIFE, _REST = 8.0, 0.35
#: Somebody of whom no curator verified anything, and who neither consented nor says what they are free for.
_UNVERIFIED, _UNASKED = 0.92, 0.92


@dataclass(frozen=True, slots=True, eq=False)
class Arcs:
    """All steps, sorted by where they start; those of one pair are one, the cheapest. ``relation``: its row in the
    edges of its type, ``type`` a place in ``KINDS``, ``forward`` whether it is told from start to end.

    ``begin``: where the steps of each node begin, ``tied``: the nodes that have any. ``entering``: what it costs to
    pass through a node.
    """

    start: Ints
    end: NDArray[np.int64]
    cost: Floats
    type: NDArray[np.int8]
    relation: Ints
    forward: Mask
    begin: NDArray[np.int64]
    tied: NDArray[np.int64]
    entering: Floats
    today: int

    def of(self, place: int) -> slice:
        """The steps that start at a node."""
        return slice(int(self.begin[place]), int(self.begin[place + 1]))


def arcs(p: Projection, today: int | None = None) -> Arcs:
    """The steps of a projection as of a year (None: the last in which anything was published); made once for each."""
    year = today or newest(p)
    return p.made(("arcs", year), lambda: _arcs(p, year))


def newest(p: Projection) -> int:
    """The last year in which anything was published; not one that is still to come, which is somebody's mistake."""
    years = p.nodes.last[p.of("Work")]
    return min(int(years.max()), date.today().year) if len(years) else 0


def _arcs(p: Projection, today: int) -> Arcs:
    usable = p.of(*MEMBERS)
    both = [_of_type(p, number, type, usable, today) for number, type in enumerate(KINDS)]
    start, end, cost, kind, row, forward = (np.concatenate([*column]) for column in zip(*both, strict=True))
    order = np.lexsort((row, kind, cost, end, start))
    start, end = start[order], end[order]
    once: Mask = np.ones(len(start), dtype=bool)
    once[1:] = (start[1:] != start[:-1]) | (end[1:] != end[:-1])
    order, start, end = order[once], start[once], end[once]
    begin = np.searchsorted(start, np.arange(len(p) + 1)).astype(np.int64)
    # Places as numpy takes them: it would convert others at each of several passes.
    return Arcs(start, end.astype(np.int64), cost[order], kind[order].astype(np.int8), row[order].astype(np.int32),
                forward[order].astype(bool), begin, np.flatnonzero(np.diff(begin)), _entering(p), today)


def _of_type(p: Projection, number: int, type: str, usable: Mask, today: int) -> list[NDArray[np.float64]]:
    """Start, end, cost, type, row and direction of the steps of one relation, there and back."""
    edges = p.edges(type)
    row = np.flatnonzero(usable[edges.start] & usable[edges.end] & (edges.start != edges.end))
    chosen = edges.chosen(row.astype(np.int32))
    strength = KINDS[type].strength * recency(chosen, today) * _support(p, type, chosen)
    cost = -np.log(np.clip(strength, 1e-6, 0.999))
    ahead, back = np.ones(len(row)), np.zeros(len(row))
    columns = ((chosen.start, chosen.end), (chosen.end, chosen.start), (cost, cost),
               (np.full(len(row), number), np.full(len(row), number)), (row, row), (ahead, back))
    return [np.concatenate(column).astype(np.int32 if at != 2 else np.float64)
            for at, column in enumerate(columns)]


def recency(edges: Edges, today: int) -> Floats:
    """1 for what goes on or has no year, less with each year since it ended."""
    past = np.where(edges.last > 0, np.maximum(today - edges.last.astype(np.int32), 0), 0)
    faded: Floats = _REST + (1.0 - _REST) * 0.5 ** (past / _HALF_LIFE)
    return faded


def _support(p: Projection, type: str, edges: Edges) -> Floats:
    """More works say more; in a larger house fewer know each other."""
    if KINDS[type].grows:
        weight = edges.weight.astype(np.float64)
        grown: Floats = (weight + 0.5) / (weight + 1.5)
        return grown
    if type not in ("AFFILIATED_WITH", "TOOK_PART_IN"):
        return np.ones(len(edges))
    people = np.bincount(p.edges(type).end, minlength=len(p))[edges.end]
    crowded: Floats = 1.0 / (1.0 + 0.35 * np.log10(np.maximum(people, 1)))
    return crowded


def _entering(p: Projection) -> Floats:
    people = p.of("Expert", "Organization")
    checked, free = p.nodes.flags & 1, p.nodes.flags & 2
    cost = np.where(people & (checked == 0), -np.log(_UNVERIFIED), 0.0)
    return cost + np.where(p.of("Expert") & (free == 0), -np.log(_UNASKED), 0.0)


#: What consent takes off again.
CONSENTED = float(-np.log(_UNASKED))
