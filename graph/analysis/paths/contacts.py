"""Contacts of contacts: who is two steps away, and through whom."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.analysis.projection.arrays import Edges, Ints
from graph.analysis.projection.model import Projection

_TIES = {"Expert": "COAUTHOR_OF", "Organization": "COLLABORATES_WITH"}


class Contact(NamedTuple):
    """Somebody two steps away; ``through``: those in between, the best first.

    ``strength``: the sum over those in between of the weaker of both ties, in works and agreements; ``last``: the last
    year in which anybody in between did something with them (0: unknown).
    """

    id: str
    through: tuple[str, ...]
    strength: float
    last: int


def second_degree(p: Projection, one: str, few: int = 50) -> list[Contact]:
    """Co-authors of a person's co-authors, or partners of an organisation's partners, who are none of its own."""
    place = p.index.get(one)
    type = _TIES.get(p.label(place)) if place is not None else None
    if place is None or type is None:
        return []
    edges = p.edges(type)
    own, near = _rows(edges, np.array([place], np.int32))
    reach = np.zeros(len(p))
    reach[near] = edges.weight[own]
    via = np.unique(near)
    row, end = _rows(edges, via)
    between = np.where(edges.start[row] == end, edges.end[row], edges.start[row])
    far = (reach[end] == 0) & (end != place)
    row, end, between = row[far], end[far], between[far]
    strength = np.minimum(edges.weight[row].astype(np.float64), reach[between])
    total = np.bincount(end, strength, len(p))
    chosen = np.flatnonzero(total)
    chosen = chosen[np.lexsort((chosen, -total[chosen]))][:few]
    return [_contact(p, edges, int(one), end, between, row, strength) for one in chosen]


def _contact(p: Projection, edges: Edges, contact: int, end: Ints, between: Ints, row: Ints,
             strength: NDArray[np.float64]) -> Contact:
    at = np.flatnonzero(end == contact)
    order = at[np.lexsort((between[at], -strength[at]))]
    return Contact(p.ids[contact], tuple(p.ids[int(place)] for place in between[order]),
                   round(float(strength[at].sum()), 3), int(edges.last[row[at]].max()))


def _rows(edges: Edges, places: Ints) -> tuple[Ints, Ints]:
    """The relations at some nodes, and the other end of each; one between two of them comes twice."""
    there, back = np.flatnonzero(np.isin(edges.start, places)), np.flatnonzero(np.isin(edges.end, places))
    row = np.concatenate([there, back]).astype(np.int32)
    end = np.concatenate([edges.end[there], edges.start[back]])
    return row, end
