"""Whom the network cannot lose: who alone holds two parts of it together, and who could take their place. Pure."""

from typing import NamedTuple

import numpy as np

from graph.analysis.joints import cuts, tree
from graph.analysis.network import of_projection
from graph.analysis.projection.model import Projection

#: Parts of fewer people and organisations are no community (as on the page of the years).
LEAST = 3


class Joint(NamedTuple):
    """Somebody whose loss would cut the network: how many the parts have, one well-tied node of each, and who could
    replace them: those tied to them who share most of their fields, each with how many they share."""

    id: str
    parts: tuple[int, ...]
    inside: tuple[str, ...]
    instead: tuple[tuple[str, int], ...]


def joints(p: Projection, few: int = 20, stand_ins: int = 3) -> list[Joint]:
    """The people and organisations that alone hold parts of at least three together, who cuts off most first."""
    return p.made(("gaps joints", few, stand_ins), lambda: _joints(p, few, stand_ins))


def _joints(p: Projection, few: int, stand_ins: int) -> list[Joint]:
    network = of_projection(p)
    ends = np.concatenate([network.one, network.other])
    others = np.concatenate([network.other, network.one])
    degree = np.bincount(ends, minlength=len(network))
    found = []
    for cut in cuts(tree(network), degree.tolist(), LEAST)[:few]:
        id = network.ids[cut.place]
        tied = [network.ids[place] for place in others[ends == cut.place].tolist()]
        found.append(Joint(id, cut.parts, tuple(network.ids[place] for place in cut.inside),
                           _instead(p, id, tied)[:stand_ins]))
    return found


def _instead(p: Projection, id: str, tied: list[str]) -> tuple[tuple[str, int], ...]:
    """People among those tied who share a field, who shares most first."""
    own, people = _fields(p, p.index[id]), p.of("Expert")
    shared = [(one, len(own & _fields(p, p.index[one]))) for one in tied if people[p.index[one]]]
    return tuple(sorted((pair for pair in shared if pair[1]), key=lambda pair: (-pair[1], pair[0])))


def _fields(p: Projection, place: int) -> set[int]:
    known: set[int] = set()
    for type in ("EXPERT_IN", "ACTIVE_IN"):
        edges = p.edges(type)
        begin, end = np.searchsorted(edges.start, [place, place + 1])
        known |= set(edges.end[begin:end].tolist())
    return known
