"""A map's nodes and edges as plain rows: the largest of what was selected, and what was opened beside them."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from graph.analysis.projection import Edges, Projection
from graph.schema import EDGE
from ui.map.state import FOLDED, State
from ui.network import folded, rolled, select
from ui.network.networks import Network, Row
from ui.network.rows import lines, neighbours, row
from ui.network.select import Ints, Mask, Selected, view_of

Communities = Callable[[Projection], NDArray[np.int32] | None]

#: How many neighbours a double click opens at once.
PORTION = 25
#: What is never opened: figures say nothing beside what they measure.
_OPENED = tuple(type for type in EDGE if type != "MEASURES")


@dataclass(slots=True)
class Growth:
    """What was opened: by which node each place came, the relations, and how many neighbours each did not show."""

    by: dict[int, str] = field(default_factory=dict)
    edges: list[Row] = field(default_factory=list)
    left: dict[str, int] = field(default_factory=dict)


def gather(p: Projection, state: State, fields: Collection[str] = (),
           communities: Communities = lambda p: None) -> Network:
    """The map that is asked for. ``communities`` gives each place's community, -1 for none; None for not known yet."""
    view = view_of(state)
    if view.rolled:
        return rolled.rolled(p, view.rolled, state)
    selected = select.select(p, state, fields)
    if folds(state, selected.total) and (groups := communities(p)) is not None:
        return folded.folded(p, selected, groups, state)
    kept = select.largest(p, selected, state.most, places(p, [state.id, *state.opened, *ids_pinned(state)]))
    looked = places(p, [state.id])
    base = _joined(selected, select.mask(p, kept), looked)
    grown = _opened(p, state, base, any(not base[place] for place in looked))
    return _network(p, selected, base, grown)


def folds(state: State, total: int) -> bool:
    """Whether a map of so many nodes is shown as communities."""
    return state.form == "communities" or (total > FOLDED and state.form != "largest")


def places(p: Projection, ids: Iterable[str]) -> list[int]:
    """The places of those ids that are there."""
    return [p.index[id] for id in ids if id in p.index]


def ids_pinned(state: State) -> list[str]:
    """The ids of what was pinned."""
    return [pin[0] for pin in state.pinned]


def _joined(selected: Selected, inside: Mask, always: Sequence[int]) -> Mask:
    """Those that are joined with others inside: who stood alone would say something that is not so."""
    joined: Mask = np.zeros(len(inside), dtype=bool)
    for edges in selected.edges.values():
        both = select.among(edges, inside)
        joined[both.start] = joined[both.end] = True
    for place in always:
        joined[place] |= inside[place]
    return joined


def _opened(p: Projection, state: State, base: Mask, looked: bool) -> Growth:
    """The neighbours of what was opened, and of what is looked at where the map would not have it."""
    grown = Growth()
    hidden = select.mask(p, places(p, state.hidden))
    for label in state.off:
        hidden |= select.looks(p, label) if select.known(label) else False
    wanted = [*dict.fromkeys(state.opened), *([state.id] if looked and state.id not in state.opened else [])]
    for id in wanted:
        if id in p.index:
            times = max(state.opened.count(id), 1)
            _open(p, p.index[id], times * PORTION, base, hidden, grown, looked and id == state.id)
    return grown


def _open(p: Projection, place: int, most: int, base: Mask, hidden: Mask, grown: Growth, alone: bool) -> None:
    if alone:
        grown.by.setdefault(place, "-")
    around = {type: _at(p.edges(type), place) for type in _OPENED}
    weight: dict[int, float] = {}
    for edges in around.values():
        for start, end, value in zip(edges.start.tolist(), edges.end.tolist(), edges.weight.tolist(), strict=True):
            other = end if start == place else start
            weight[other] = max(weight.get(other, 0.0), value)
    found = sorted((other for other in weight if not hidden[other] and other != place),
                   key=lambda other: (-weight[other], other))
    shown = [other for other in found if base[other]] + [other for other in found if not base[other]][:most]
    for other in shown:
        if not base[other]:
            grown.by.setdefault(other, p.ids[place])
    if len(found) > len(shown):
        grown.left[p.ids[place]] = len(found) - len(shown)
    inside = select.mask(p, [*shown, place])
    for type, edges in around.items():
        grown.edges += lines(p, type, select.among(edges, inside))


def _at(edges: Edges, place: int) -> Edges:
    """The relations of one node; starts are sorted, ends are looked through."""
    low, high = np.searchsorted(edges.start, [place, place + 1])
    which: Ints = np.union1d(np.arange(low, high), np.flatnonzero(edges.end == place)).astype(np.int32)
    return edges.chosen(which)


def _network(p: Projection, selected: Selected, base: Mask, grown: Growth) -> Network:
    inside = base.copy()
    inside[list(grown.by)] = True
    edges = [one for type, each in selected.edges.items()
             for one in lines(p, type, select.among(each, inside))]
    known = {(edge["one"], edge["other"], edge["type"]) for edge in edges}
    for edge in grown.edges:
        if (key := (edge["one"], edge["other"], edge["type"])) not in known:
            known.add(key)
            edges.append(edge)
    counts = neighbours(edges)
    nodes = [row(p, place, counts.get(p.ids[place], 0), grown.by.get(place, "").replace("-", "") if place in grown.by
                 else "") for place in np.flatnonzero(inside).tolist()]
    return Network(tuple(nodes), tuple(edges), max(selected.total, len(nodes)), left=grown.left)
