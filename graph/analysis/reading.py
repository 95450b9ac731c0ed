"""What measures say in plain words, as codes with ids and numbers; a page turns each into a sentence. Pure."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from graph.analysis.joints import Tree, bridges, cuts, tree
from graph.analysis.metrics import Floats, Measures
from graph.analysis.network import Network

#: From when on somebody is a broker: 1 less Burt's constraint, with at least so many ties.
_BROKER, _TIES = 0.5, 3


class Reading(NamedTuple):
    """One thing that a network says. ``ids``: whom it is about; ``numbers``: what belongs into the sentence.

    - ``parts``: numbers = nodes, separate parts, nodes of the largest.
    - ``communities``: numbers = how many of more than two nodes, size of the largest, size of the second (0: none);
      ids = the best-tied node of the largest and of the second.
    - ``only_bridge``: ids = a node, then one in each part that it alone holds together; numbers = sizes of the parts;
      ``communities`` = those of the nodes after the first.
    - ``bridge``: ids = both ends of a tie without which the part at the second is cut off; numbers = that part's size.
    - ``between``: ids = who is on many of the shortest paths; numbers = on how many of a hundred.
    - ``broker``: ids = who links others that are not linked; numbers = ties.
    - ``hub``: ids = who is tied to most others; numbers = ties.
    - ``core``: ids = some of the densest group; numbers = its size, and how many ties each has at least within it.
    """

    code: str
    ids: tuple[str, ...]
    numbers: tuple[float, ...]
    communities: tuple[int, ...] = ()


def readings(given: Network, found: Measures, few: int = 3) -> list[Reading]:
    """What is worth saying of a network, in the order in which it is said; at most ``few`` of each kind."""
    if not len(given.one):
        return []
    parts = tree(given)
    return [_parts(found), *_communities(found), *_only_bridges(parts, found, few), *_bridges(given, parts, few),
            *_between(found, few), *_brokers(found, few), *_hubs(found, few), _core(found)]


def _parts(found: Measures) -> Reading:
    sizes = np.bincount(found.component)
    return Reading("parts", (), (len(found.ids), len(sizes), int(sizes.max())))


def _communities(found: Measures) -> list[Reading]:
    sizes = np.bincount(found.community)
    many = int((sizes > 2).sum())
    if many < 2:
        return []
    best = [found.ids[_strongest(found.strength, found.community == number)] for number in (0, 1)]
    return [Reading("communities", tuple(best), (many, int(sizes[0]), int(sizes[1])), (0, 1))]


def _only_bridges(parts: Tree, found: Measures, few: int) -> list[Reading]:
    return [Reading("only_bridge", _ids(found, (cut.place, *cut.inside)), cut.parts,
                    tuple(found.community[list(cut.inside)].tolist()))
            for cut in cuts(parts, found.degree.tolist())[:few]]


def _bridges(given: Network, parts: Tree, few: int) -> list[Reading]:
    return [Reading("bridge", (given.ids[one.one], given.ids[one.other]), (one.apart,))
            for one in bridges(parts)[:few]]


def _between(found: Measures, few: int) -> list[Reading]:
    return [Reading("between", _ids(found, [place]), (round(100 * float(found.betweenness[place]), 1),))
            for place in _top(found.betweenness, few) if found.betweenness[place] >= 0.01]


def _brokers(found: Measures, few: int) -> list[Reading]:
    worth = np.where((found.degree >= _TIES) & (found.brokerage >= _BROKER), found.brokerage, 0.0)
    return [Reading("broker", _ids(found, [place]), (int(found.degree[place]),)) for place in _top(worth, few)]


def _hubs(found: Measures, few: int) -> list[Reading]:
    return [Reading("hub", _ids(found, [place]), (int(found.degree[place]),))
            for place in _top(found.degree.astype(np.float64), few)]


def _core(found: Measures) -> Reading:
    most = int(found.core.max())
    inside = np.flatnonzero(found.core == most)
    best = inside[np.lexsort((inside, -found.strength[inside]))][:5]
    return Reading("core", _ids(found, best.tolist()), (len(inside), most))


def _top(values: Floats, few: int) -> list[int]:
    """The places of the highest values above 0; ties by id."""
    order = np.lexsort((np.arange(len(values)), -values))[:few]
    return [int(place) for place in order if values[place] > 0]


def _strongest(values: Floats, among: "np.ndarray[tuple[int], np.dtype[np.bool_]]") -> int:
    return int(np.argmax(np.where(among, values, -1.0)))


def _ids(found: Measures, places: Sequence[int]) -> tuple[str, ...]:
    return tuple(found.ids[place] for place in places)
