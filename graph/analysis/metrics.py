"""What the shape of a network says of each node: how central, how busy, in which community, what would fall apart.

Pure. Relations are taken without direction. The same network gives the same figures on every machine, whatever the
order in which it was given.
"""

import random
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import Any, TypeAlias

import igraph
import numpy as np
from numpy.typing import NDArray

from graph.analysis.network import Network, united
from graph.analysis.pagerank import pagerank

Ints: TypeAlias = NDArray[np.int32]
Floats: TypeAlias = NDArray[np.float64]
Flags: TypeAlias = NDArray[np.bool_]

#: From how many nodes betweenness is estimated, and how many trees of shortest paths an estimate takes at most.
EXACT, SOURCES = 2_000, 200
#: What all trees together may look at: a million relations leave a few dozen trees, ready within seconds.
_LOOKS = 45_000_000
_FEWEST = 32
_SEED = 7
# igraph draws from one generator for the whole process.
_LOCK = Lock()


@dataclass(frozen=True, eq=False)
class Measures:
    """Figures of each node, as arrays in the order of ``ids``.

    ``betweenness``: the share of shortest paths between others that lead through it, 0 to 1, from ``sources`` trees
    (0: exact, from every node). ``community`` and ``component`` are numbered by size, the largest 0, then by their
    first node. ``brokerage``: 1 less Burt's constraint, high where somebody links others who are not linked, 0 for who
    has no tie. ``clustering``: the share of pairs of neighbours that are linked. ``core``: the largest k such that it
    is among nodes that have k ties among each other.
    """

    ids: Sequence[str]
    degree: Ints
    strength: Floats
    pagerank: Floats
    betweenness: Floats
    community: Ints
    core: Ints
    articulation: Flags
    component: Ints
    clustering: Floats
    brokerage: Floats
    sources: int = 0

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of each id."""
        return {id: place for place, id in enumerate(self.ids)}

    def of(self, id: str) -> dict[str, Any]:
        """All figures of one node as plain values; empty where it is not in the network."""
        place = self.places.get(id)
        return {} if place is None else {name: getattr(self, name)[place].item() for name in COLUMNS}


COLUMNS = ("degree", "strength", "pagerank", "betweenness", "community", "core", "articulation", "component",
           "clustering", "brokerage")


def measures(given: Network, sources: int | None = None) -> Measures:
    """All figures of a network. ``sources``: from how many trees betweenness is estimated (0: from every node)."""
    return measured_from(given, starts(given.ids, trees_for(given) if sources is None else sources))


def measured_from(given: Network, chosen: Sequence[int]) -> Measures:
    """The same with the roots of the trees; none of them: from every node."""
    graph = given.graph()
    degree = np.array(graph.degree(), np.int32)
    return Measures(
        given.ids,
        degree=degree,
        strength=_strength(given),
        pagerank=pagerank(given),
        betweenness=betweenness(given, graph, chosen),
        community=communities(given, graph),
        core=np.array(graph.coreness(), np.int32),
        articulation=_flags(len(given), graph.articulation_points()),
        component=by_size(graph.connected_components().membership),
        clustering=np.array(graph.transitivity_local_undirected(mode="zero"), np.float64),
        brokerage=_brokerage(given, graph, degree),
        sources=len(chosen))


def trees_for(given: Network) -> int:
    """From how many trees betweenness is estimated in a network of this size; 0 where it is exact."""
    if len(given) <= EXACT:
        return 0
    return max(_FEWEST, min(SOURCES, _LOOKS // (len(given) + 2 * len(given.one))))


def starts(ids: Sequence[str], count: int) -> list[int]:
    """Some places, as if drawn by lot, but always the same ones: a node more or less exchanges one at most."""
    return sorted(sorted(range(len(ids)), key=lambda place: (zlib.crc32(ids[place].encode()), ids[place]))[:count])


def betweenness(given: Network, graph: igraph.Graph, chosen: Sequence[int]) -> Floats:
    """The share of shortest paths that lead through each node, exact or estimated from the trees of some."""
    count = len(given)
    if count < 3:
        return np.zeros(count)
    if chosen:
        place, near = _side_by_side(given, graph)
        found = np.array(near.betweenness(directed=False, sources=place[chosen].tolist()), np.float64)[place]
    else:
        found = np.array(graph.betweenness(directed=False), np.float64)
    # Each pair counts once where all are roots: half for each of its ends.
    pairs = (len(chosen) or count) * (count - 1) * (count - 2) / count / 2
    return np.minimum(found / pairs, 1.0)


def _side_by_side(given: Network, graph: igraph.Graph) -> tuple[Ints, igraph.Graph]:
    """The place of each node in the same network in which neighbours stand side by side, and that network.

    Walks from hundreds of roots then find what they need in the processor's memory: in half the time at half a million
    ties.
    """
    component = by_size(graph.connected_components().membership)
    reached = np.array(graph.bfs(int(np.argmin(component)))[0], np.int32)
    order = np.concatenate([reached, np.flatnonzero(component).astype(np.int32)])
    place = np.empty(len(given), np.int32)
    place[order] = np.arange(len(given), dtype=np.int32)
    one, other = place[given.one], place[given.other]
    return place, united(given.ids, one, other, given.weight).graph()


def communities(given: Network, graph: igraph.Graph | None = None) -> Ints:
    """The community of each node, by Leiden's method on modularity with weights."""
    graph = given.graph() if graph is None else graph
    if not len(given.one):
        return np.arange(len(given), dtype=np.int32)
    with _LOCK:
        igraph.set_random_number_generator(random.Random(_SEED))  # noqa: S311 - a picture, not a secret
        found = graph.community_leiden("modularity", weights=given.weight.tolist())
    return by_size(found.membership)


def by_size(membership: Iterable[int]) -> Ints:
    """The same groups, the largest numbered 0; of two that are as large, that of the earlier node first."""
    groups, first, which, sizes = np.unique(np.fromiter(membership, np.int32), return_index=True, return_inverse=True,
                                            return_counts=True)
    place = np.empty(len(groups), np.int32)
    place[np.lexsort((first, -sizes))] = np.arange(len(groups), dtype=np.int32)
    return place[which]


def _strength(given: Network) -> Floats:
    ends = np.concatenate([given.one, given.other])
    return np.bincount(ends, np.concatenate([given.weight, given.weight]), len(given)).astype(np.float64)


def _brokerage(given: Network, graph: igraph.Graph, degree: Ints) -> Floats:
    if not len(given.one):
        return np.zeros(len(given))
    constraint = np.nan_to_num(np.array(graph.constraint(), np.float64), nan=1.0)
    return np.where(degree > 0, 1.0 - np.minimum(constraint, 1.0), 0.0)


def _flags(count: int, places: Iterable[int]) -> Flags:
    flags: Flags = np.zeros(count, dtype=bool)
    flags[list(places)] = True
    return flags
