"""What if somebody or something were missing, or came in addition: the network before and after. Pure.

The arrays are copied without it or with it; the graph is not touched. What compile derives follows as far as it is
counted here: organisations that shared only what is gone no longer collaborate.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.analysis import gaps, joints, paths, tallies
from graph.analysis.gaps import Holding
from graph.analysis.network import of_projection
from graph.analysis.projection.arrays import LABELS, Edges
from graph.analysis.projection.model import Projection
from graph.analysis.projection.patching import EdgeRow, NodeRow, kinds, patched
from graph.compile.model import Difference, EdgeKey, EdgeState, NodeState

#: What is told of each list; the counts are of all.
_MOST = 200
_NOTHING = Holding()
_COLLABORATES = "COLLABORATES_WITH"


class New(NamedTuple):
    """Something that could come: its label, its relations as (type, whether from it, the other's id), and what more is
    said of it."""

    id: str
    name: str
    label: str
    ties: tuple[tuple[str, bool, str], ...] = ()
    props: tuple[tuple[str, Any], ...] = ()


class State(NamedTuple):
    """The network in a few numbers and lists. ``held``: how many of each kind a field has, by kind and id; ``cuts`` and
    ``bridges``: who, and which pairs, alone hold parts together; ``parts``: the sizes of what hangs together."""

    experts: int
    organisations: int
    agreements: int
    parts: tuple[int, ...]
    cuts: tuple[str, ...]
    bridges: tuple[tuple[str, str], ...]
    held: Mapping[str, Mapping[str, int]]


class Turn(NamedTuple):
    """Fields that lose the last of a kind (``lost``), come to hang on one (``single``), or win a first (``gained``)."""

    kind: str
    turn: str
    fields: tuple[str, ...]


class Change(NamedTuple):
    """Before and after, and what the difference lies in: how fields turn, who becomes or is no longer somebody without
    whom parts fall apart, and ties of that kind."""

    before: State
    after: State
    turns: tuple[Turn, ...]
    new_cuts: tuple[str, ...]
    old_cuts: tuple[str, ...]
    new_bridges: tuple[tuple[str, str], ...]


def changed(p: Projection, out: Collection[str] = (), new: Sequence[New] = ()) -> Projection:
    """The network without some nodes, and what only they seek or offer, and with others."""
    gone = _with_theirs(p, {id for id in out if id in p.index})
    rows = [NodeRow(one.id, one.name, LABELS.index(one.label), kinds([one.label]), 0, 0, 0) for one in new
            if one.id not in p.index]
    edges: dict[str, list[EdgeRow]] = {}
    here = ({*p.ids} if new else set()) - gone | {one.id for one in rows}
    for one in new:
        for type, forward, other in one.ties:
            if other in here:
                ends = (one.id, other) if forward else (other, one.id)
                edges.setdefault(type, []).append(EdgeRow(*ends, 1.0, 0, 0, 0))
    after = patched(p, p.marks, gone, rows, edges)
    return _collaborating(p, after)


def difference(before: Projection, after: Projection, new: Sequence[New] = ()) -> Difference:
    """The same change as compile would write it, so that a graph can be asked with it."""
    had, has = _tied(before), _tied(after)
    stay = {pair for pair in had - has if pair[0] in after.index and pair[1] in after.index}
    return Difference(
        create_nodes=[NodeState(one.id, (one.label,), {"id": one.id, "name": one.name, **dict(one.props)})
                      for one in new if one.id not in before.index],
        drop_nodes=[NodeState(id, before.labels(place), {}) for place, id in enumerate(before.ids)
                    if id not in after.index],
        create_edges=[*(_edge(after, _COLLABORATES, *pair) for pair in sorted(has - had)),
                      *(_edge(after, type, *((one.id, other) if forward else (other, one.id)))
                        for one in new for type, forward, other in one.ties if other in after.index)],
        drop_edges=[_edge(before, _COLLABORATES, *pair) for pair in sorted(stay)])


def state(p: Projection, held: Holding = _NOTHING) -> State:
    """The numbers of a network; made once for each. ``held``: what counting needs beside it."""
    return p.made(("whatif", held), lambda: _state(p, held))


def compare(before: Projection, after: Projection, out: Collection[str] = (), held: Holding = _NOTHING) -> Change:
    """What is different; what was itself taken away is not told again."""
    one, other, gone = state(before, held), state(after, held), set(out)
    known = set(one.bridges)
    return Change(
        one, other, tuple(_turns(one, other, gone)),
        tuple(id for id in other.cuts if id not in one.cuts)[:_MOST],
        tuple(id for id in one.cuts if id not in other.cuts and id not in gone)[:_MOST],
        tuple(pair for pair in other.bridges if pair not in known)[:_MOST])


def _turns(one: State, other: State, gone: Collection[str]) -> Iterator[Turn]:
    """How fields turn, those that do; a field that was itself taken away does not."""
    for kind in gaps.KINDS:
        was, now = one.held[kind], other.held[kind]
        beside = [(id, was.get(id, 0), now.get(id, 0)) for id in sorted({*was, *now}) if id not in gone]
        found = {"lost": [id for id, had, has in beside if had and not has],
                 "single": [id for id, had, has in beside if had > 1 and has == 1],
                 "gained": [id for id, had, has in beside if has and not had]}
        yield from (Turn(kind, turn, tuple(ids)) for turn, ids in found.items() if ids)


def ways(before: Projection, after: Projection, one: str, other: str) -> tuple[list[paths.Path], list[paths.Path]]:
    """The best few paths between two, before and after."""
    return paths.best(before, one, other, 3), paths.best(after, one, other, 3)


def _state(p: Projection, held: Holding) -> State:
    network = of_projection(p)
    graph = network.graph()
    degree, tree = graph.degree(), joints.tree(network)
    sizes = sorted(graph.connected_components().sizes(), reverse=True)
    return State(
        int(p.of("Expert").sum()), int(p.of("Organization").sum()), int(p.of("Agreement").sum()),
        tuple(size for size in sizes if size > 1),
        tuple(network.ids[cut.place] for cut in joints.cuts(tree, degree)),
        tuple((network.ids[one.one], network.ids[one.other]) for one in joints.bridges(tree)),
        {kind: {count.field: count.many for count in gaps.counts(p, kind, "", held)} for kind in gaps.KINDS})


def _with_theirs(p: Projection, gone: set[str]) -> set[str]:
    """Nodes with the needs and offers that belong to nobody else."""
    theirs, others = set[int](), set[int]()
    out = np.zeros(len(p), dtype=bool)
    out[[p.index[id] for id in gone]] = True
    for type in ("SEEKS", "HAS"):
        edges = p.edges(type)
        theirs |= set(edges.end[out[edges.start]].tolist())
        others |= set(edges.end[~out[edges.start]].tolist())
    return gone | {p.ids[place] for place in theirs - others}


def _collaborating(before: Projection, after: Projection) -> Projection:
    """Organisations stay tied that still share something, or of whose tie nothing that is counted was the ground; what
    now comes together is tied as well."""
    had, has = _pairs(before), _pairs(after)
    edges = after.said[_COLLABORATES]
    pairs = _ends(after, edges)
    keep = np.array([pair in has or pair not in had for pair in pairs], dtype=bool)
    kept = edges.chosen(keep)
    fresh = sorted(has - had - set(pairs))
    joined = _with(kept, np.array([(after.index[one], after.index[other]) for one, other in fresh],
                                  np.int32).reshape(-1, 2))
    said = {**after.said, _COLLABORATES: joined}
    return Projection(after.audience, after.marks, after.nodes, said, after.codes)


def _tied(p: Projection) -> set[tuple[str, str]]:
    return set(_ends(p, p.said[_COLLABORATES]))


def _ends(p: Projection, edges: Edges) -> list[tuple[str, str]]:
    return [(p.ids[one], p.ids[other]) for one, other in zip(edges.start.tolist(), edges.end.tolist(), strict=True)]


def _edge(p: Projection, type: str, start: str, end: str) -> EdgeState:
    return EdgeState(EdgeKey(type, start, end, ""), p.label(p.index[start]), p.label(p.index[end]), {})


def _pairs(p: Projection) -> set[tuple[str, str]]:
    found = tallies.shared(p)
    keys = np.unique(found.one.astype(np.int64) * max(1, len(p)) + found.other)
    return {(p.ids[key // len(p)], p.ids[key % len(p)]) for key in keys.tolist()}


def _with(edges: Edges, ends: NDArray[np.int32]) -> Edges:
    """Edges and further ones between these places, sorted."""
    many = len(ends)
    none, ones = np.zeros(many, np.int16), np.ones(many, np.int32)
    more: tuple[NDArray[Any], ...] = (ends[:, 0], ends[:, 1], ones.astype(np.float32), ones, none, none)
    whole: list[NDArray[Any]] = [np.concatenate(pair) for pair in zip(edges.columns(), more, strict=True)]
    order = np.lexsort((whole[1], whole[0]))
    return Edges(*(column[order] for column in whole))
