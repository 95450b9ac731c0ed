"""Which relations of the registry a map is made of: its view and filters, on the arrays of the projection."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.analysis.projection import Edges, Projection
from graph.analysis.projection.arrays import VERIFIED
from graph.schema import NODE, SUBKINDS
from ui.map.state import State
from ui.network.networks import VIEW, VIEWS, View

Mask = NDArray[np.bool_]
Ints = NDArray[np.int32]

#: Relations that carry a country, or a field, on to what has none of its own.
_CARRIES = ("PARTY_TO", "SEEKS", "HAS", "TOOK_PART_IN", "AUTHORED")
_CONCERNS = ("EXPERT_IN", "ACTIVE_IN", "ABOUT")
#: Relations whose weight says how strong they are.
WEIGHED = ("COAUTHOR_OF", "COLLABORATES_WITH", "EXPERT_IN")
#: How often neighbours of what is kept are added, as long as there is room.
_ROUNDS = 3
_KINDS = sorted(kind.label for kind in SUBKINDS)


@dataclass(frozen=True, slots=True)
class Selected:
    """The relations of each type that the filters leave, and how many neighbours each node has among them."""

    edges: dict[str, Edges]
    degree: Ints

    @property
    def total(self) -> int:
        """How many nodes they join."""
        return int(np.count_nonzero(self.degree))


def view_of(state: State) -> View:
    """The view that is asked for; the first where there is none of that name."""
    return VIEW.get(state.view, VIEWS[0])


def select(p: Projection, state: State, fields: Collection[str] = ()) -> Selected:
    """What the view and the filters leave; ``fields``: ids of the chosen field and its parts."""
    view = view_of(state)
    inside = _inside(p, state, view)
    country, field = _country(p, state.countries), _field(p, fields)
    found = {type: _edges(p, type, state, inside, country, field) for type in state.types or view.types}
    return Selected(found, degrees(len(p), found.values()))


def degrees(count: int, edges: Collection[Edges]) -> Ints:
    """With how many different others each node is joined."""
    if not edges or not count:
        return np.zeros(count, np.int32)
    one = np.concatenate([each.start for each in edges]).astype(np.int64)
    other = np.concatenate([each.end for each in edges]).astype(np.int64)
    pairs = distinct(np.minimum(one, other) * count + np.maximum(one, other))[0]
    return np.bincount(np.concatenate([pairs // count, pairs % count]), minlength=count).astype(np.int32)


def distinct(keys: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Each key once, in order, and how often it is there. (``numpy.unique`` takes ten times as long for a million.)"""
    ordered = np.sort(keys)
    first = np.flatnonzero(np.concatenate([np.ones(min(len(ordered), 1), bool), ordered[1:] != ordered[:-1]]))
    return ordered[first], np.diff(np.concatenate([first, [len(ordered)]]))


def largest(p: Projection, selected: Selected, most: int, always: Sequence[int] = ()) -> Ints:
    """The places of ``most`` nodes: those with most neighbours, and those that are joined with most of these.

    Hubs alone may have nothing to do with each other, so they are only where it begins. Ties go by id.
    """
    joined = np.flatnonzero(selected.degree)
    if len(joined) <= most:
        return joined.astype(np.int32)
    kept = mask(p, [place for place in always if selected.degree[place]])
    kept[_hubs(p, selected, joined, max(most // 2, 1))] = True
    for _ in range(_ROUNDS):
        ties = _ties(selected, kept)
        ties[kept] = 0
        near = np.flatnonzero(ties)
        room = most - int(np.count_nonzero(kept))
        kept[near[np.lexsort((near, -selected.degree[near], -ties[near]))][:max(room, 0)]] = True
    return np.flatnonzero(kept).astype(np.int32)


def _hubs(p: Projection, selected: Selected, joined: NDArray[np.int64], most: int) -> list[int]:
    """Nodes with most neighbours of each kind: more of a kind of which there are more, but of each some."""
    labels = p.nodes.label[joined]
    kinds, counts = np.unique(labels, return_counts=True)
    shares = np.sqrt(counts) / np.sqrt(counts).sum() * most
    found: list[int] = []
    for kind, share in zip(kinds.tolist(), shares.tolist(), strict=True):
        some = joined[labels == kind]
        found += some[np.lexsort((some, -selected.degree[some]))][:max(round(share), 1)].tolist()
    order = sorted(found, key=lambda place: (-int(selected.degree[place]), place))
    return order[:most]


def _ties(selected: Selected, kept: Mask) -> NDArray[np.int64]:
    """With how many of those that are kept each node is joined, counting each relation."""
    ties = np.zeros(len(kept), np.int64)
    for edges in selected.edges.values():
        ties += np.bincount(edges.end[kept[edges.start]], minlength=len(kept))
        ties += np.bincount(edges.start[kept[edges.end]], minlength=len(kept))
    return ties


def among(edges: Edges, inside: Mask) -> Edges:
    """The relations with both ends inside."""
    return edges.chosen(inside[edges.start] & inside[edges.end])


def mask(p: Projection, places: Ints | Sequence[int]) -> Mask:
    """The nodes at these places."""
    found: Mask = np.zeros(len(p), dtype=bool)
    found[np.asarray(places, np.int32)] = True
    return found


def known(label: str) -> bool:
    """Whether there is such a kind of node."""
    return label in NODE or label in _KINDS


def looks(p: Projection, label: str) -> Mask:
    """Which nodes look like this on a map: an organisation like the first of its kinds."""
    if label not in _KINDS:
        plain = p.of(label)
        return plain & ~p.of(*_KINDS) if label == "Organization" else plain
    return p.of(label) & ~p.of(*_KINDS[:_KINDS.index(label)])


def _inside(p: Projection, state: State, view: View) -> Mask:
    """The nodes that may be on the map."""
    inside = p.of(*(state.labels or view.labels))
    if state.kind:
        inside &= ~p.of("Organization") | p.of(state.kind)
    if state.verified:
        inside &= ~p.of("Organization", "Expert") | (p.nodes.flags & VERIFIED).astype(bool)
    for label in state.off:
        if known(label):
            inside &= ~looks(p, label)
    for id in state.hidden:
        if id in p.index:
            inside[p.index[id]] = False
    return inside


def _country(p: Projection, codes: Collection[str]) -> Mask | None:
    """Who is in these countries, and what they have a part in."""
    if not codes:
        return None
    wanted = np.isin(p.home, [place for place, code in enumerate(p.countries) if code and code in codes])
    return _carried(p, wanted & p.of("Organization", "Expert", "Country"))


def _field(p: Projection, ids: Collection[str]) -> Mask | None:
    """The fields, and what concerns them."""
    if not ids:
        return None
    chosen = mask(p, [p.index[id] for id in ids if id in p.index])
    found = chosen.copy()
    for type in _CONCERNS:
        edges = p.edges(type)
        found[edges.start[chosen[edges.end]]] = True
    return found


def _carried(p: Projection, held: Mask) -> Mask:
    for type in _CARRIES:
        edges = p.edges(type)
        held[edges.end[held[edges.start]]] = True
    return held


def _edges(p: Projection, type: str, state: State, inside: Mask, country: Mask | None, field: Mask | None) -> Edges:
    edges = p.edges(type)
    kept = inside[edges.start] & inside[edges.end] & edges.during(state.since, state.until)
    if type in WEIGHED and state.least > 1:
        kept &= edges.weight >= state.least
    if country is not None:
        # A country that was not asked for would bring all its organisations along.
        kept &= (country[edges.start] | country[edges.end]) & ~_foreign(p, "Country", edges, country)
    if field is not None:
        known = field[edges.start] if type == "AFFILIATED_WITH" else field[edges.start] | field[edges.end]
        kept &= known & ~_foreign(p, "Field", edges, field)
    return edges.chosen(kept)


def _foreign(p: Projection, label: str, edges: Edges, held: Mask) -> Mask:
    """The relations with an end that is such a node and not one that was asked for."""
    other = p.of(label) & ~held
    return other[edges.start] | other[edges.end]
