"""What the map asks of the whole network: nodes and edges, figures and readings, kept by ``ui/data.py``."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.analysis import reading
from graph.analysis.metrics import measures
from graph.analysis.network import network as plain_network
from graph.analysis.projection import Projection
from ui import data
from ui.map import state as map_state
from ui.map.state import State
from ui.network import gather as network_gather
from ui.network.networks import Network, Row

#: What of a state changes nothing of which nodes and edges it has.
_OUTSIDE = ("colour", "size", "pinned", "year", "id")
_FIGURES = ("degree", "pagerank", "betweenness", "community", "core", "articulation", "component", "brokerage")
#: How many readings of a kind are looked through.
_MANY = 60


def mapped(state: State, fields: Sequence[str]) -> Network:
    """The network that a map asks for, not yet placed; ``fields``: ids of the chosen field and its parts."""
    asked = replace(state, **{name: getattr(map_state.PLAIN, name) for name in _OUTSIDE})
    found = _network(asked, fields)
    if not state.id or found.folded or found.node(state.id) or state.id in state.hidden:
        return found
    return _network(replace(asked, id=state.id), fields)


def known() -> int:
    """Up to which entry the communities of the whole network are known; -1 while they are being worked out."""
    standing = data.registry().measures(data.AUDIENCE)
    return standing.applied if standing else -1


def figures(network: Network) -> dict[str, list[Any]]:
    """Figures of the nodes of a map, in their order: degree, betweenness …; see ``graph.analysis.metrics``."""
    return data.of_network(_figured, *_plain(network))[0]


def readings(network: Network) -> list[Row]:
    """What the shape of a map says: code, ids, numbers; see ``graph.analysis.reading``."""
    return data.of_network(_read, *_plain(network))


def _network(asked: State, fields: Sequence[str]) -> Network:
    found = data.of_network(_gathered, map_state.address(asked), tuple(fields), known())[0]
    return Network(tuple(found["nodes"]), tuple(found["edges"]), found["total"], found["folded"], found["left"])


def _gathered(p: Projection, asked: dict[str, str], fields: Sequence[str], known: int) -> list[Row]:
    """``known`` is what ``known`` says: with other communities it is another map."""
    found = network_gather.gather(p, map_state.parse(asked), fields, _communities)
    return [{"nodes": list(found.nodes), "edges": list(found.edges), "total": found.total, "folded": found.folded,
             "left": dict(found.left)}]


def _communities(p: Projection) -> NDArray[np.int32] | None:
    """The community of each node of the whole network, -1 for none; None while they are being worked out."""
    standing = data.registry().measures(data.AUDIENCE)
    if standing is None:
        return None
    numbers = np.full(len(p), -1, np.int32)
    for place, id in enumerate(standing.measures.ids):
        if id in p.index:
            numbers[p.index[id]] = standing.measures.community[place]
    return numbers


def _plain(network: Network) -> tuple[list[str], list[tuple[str, str]]]:
    return [node["id"] for node in network.nodes], [(edge["one"], edge["other"]) for edge in network.edges]


def _figured(p: Projection, nodes: list[str], ties: list[tuple[str, str]]) -> list[Row]:
    found = measures(plain_network(nodes, ties))
    places = [found.places[id] for id in nodes]
    return [{name: [getattr(found, name)[place].item() for place in places] for name in _FIGURES}]


def _read(p: Projection, nodes: list[str], ties: list[tuple[str, str]]) -> list[Row]:
    given = plain_network(nodes, ties)
    return [one._asdict() for one in reading.readings(given, measures(given), _MANY)]
