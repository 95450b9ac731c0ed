"""From rows to a projection, and from one projection to the next. Pure; the result does not depend on the way to it."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.analysis.projection.arrays import KINDS, LABELS, Edges, Mask, Nodes, no_edges
from graph.analysis.projection.model import Projection
from graph.schema import EDGES, Audience


class NodeRow(NamedTuple):
    """What is read of a node. ``code``: of a country, its ISO code."""

    id: str
    name: str
    label: int
    kinds: int
    flags: int
    first: int
    last: int
    code: str = ""


class EdgeRow(NamedTuple):
    """What is read of a relation."""

    start: str
    end: str
    weight: float
    agreements: int
    first: int
    last: int


Rows = Mapping[str, Iterable[EdgeRow]]


def built(audience: Audience, marks: Mapping[str, str], nodes: Iterable[NodeRow], edges: Rows) -> Projection:
    """The projection of everything that was read."""
    return patched(Projection(audience, {}), marks, (), nodes, edges)


def patched(before: Projection, marks: Mapping[str, str], changed: Collection[str], nodes: Iterable[NodeRow],
            edges: Rows) -> Projection:
    """The next projection: ``nodes`` are those of the changed ids that are there, ``edges`` all that start at them."""
    fresh = {row.id: row for row in nodes}
    gone = set(changed)
    kept = np.array([place for place, id in enumerate(before.ids) if id not in gone], dtype=np.int64)
    merged, moved = _merged(before.nodes, kept, sorted(fresh.values()))
    codes = {id: code for id, code in before.codes.items() if id not in gone}
    codes |= {row.id: row.code for row in fresh.values() if LABELS[row.label] == "Country"}
    index = {id: place for place, id in enumerate(merged.ids)}
    restart = np.isin(np.arange(len(before)), [before.index[id] for id in gone if id in before.index])
    # A node that stays with an edge that was not read anew keeps it, though it may have changed itself.
    there = np.array([index.get(id, -1) for id in before.ids], dtype=np.int32) if len(kept) < len(before) else moved
    said = {edge.type: _next(before.said.get(edge.type) or no_edges(), restart, there,
                             _columns(edges.get(edge.type, ()), index)) for edge in EDGES}
    done = Projection(before.audience, dict(marks), merged, said, codes)
    done.__dict__["index"] = index
    return done


def _merged(before: Nodes, kept: NDArray[np.int64], fresh: list[NodeRow]) -> tuple[Nodes, NDArray[np.int32]]:
    """The nodes that stay and the fresh ones, by id; and the new places of those that stay."""
    rows = [[before.ids[place] for place in kept], [before.names[place] for place in kept]]
    ids, names = rows[0] + [row.id for row in fresh], rows[1] + [row.name for row in fresh]
    order = sorted(range(len(ids)), key=ids.__getitem__)
    columns = [np.concatenate([column[kept], np.array([row[at] for row in fresh], dtype=column.dtype)])[order]
               for at, column in enumerate(before[2:], 2) if isinstance(column, np.ndarray)]
    places = np.empty(len(ids), np.int32)
    places[order] = np.arange(len(ids), dtype=np.int32)
    nodes = Nodes([ids[one] for one in order], [names[one] for one in order], *columns)
    return nodes, places[:len(kept)]


def _columns(rows: Iterable[EdgeRow], index: Mapping[str, int]) -> Edges:
    """Rows as sorted arrays; what has an end that is not there is left out."""
    found = [(index[row[0]], index[row[1]], *row[2:]) for row in rows if row[0] in index and row[1] in index]
    if not found:
        return no_edges()
    empty = no_edges()
    columns: list[NDArray[Any]] = [np.array(values, dtype=column.dtype)
                                   for values, column in zip(zip(*found, strict=True), empty.columns(), strict=True)]
    order = np.lexsort(columns[::-1])
    return Edges(*(column[order] for column in columns))


def _next(before: Edges, restart: Mask, moved: NDArray[np.int32], fresh: Edges) -> Edges:
    """The relations that do not start at a changed node, at their new places, and the fresh ones between them."""
    if not len(before):
        return fresh
    start, end = moved[before.start], moved[before.end]
    stays = ~restart[before.start] & (start >= 0) & (end >= 0)
    if stays.all() and not len(fresh):
        return Edges(start, end, *before.columns()[2:])
    old = Edges(start, end, *before.columns()[2:]).chosen(stays)
    # Both are sorted, and none of both starts at one node: each fresh one goes where its start belongs.
    at = np.searchsorted(old.start, fresh.start)
    return Edges(*(np.insert(one, at, other) for one, other in zip(old.columns(), fresh.columns(), strict=True)))


def kinds(labels: Iterable[str]) -> int:
    """Further labels as bits."""
    return sum(1 << KINDS.index(label) for label in set(labels) if label in KINDS)

