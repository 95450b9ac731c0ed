"""A graph in a database: parcels' differences as statements of the vocabulary."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from graph.compile.apply import Meta
from graph.compile.model import Difference, EdgeKey, EdgeState, NodeState
from graph.schema import NODE, Audience, cypher
from graph.store import Store
from ledger.staging import chunks

#: Rows in one statement: measured best for both engines between 2,000 and 10,000.
_ROWS = 5_000
Statement = tuple[str, dict[str, Any]]
Item = TypeVar("Item")


class BoltGraph:
    """One audience's graph over Bolt."""

    def __init__(self, store: Store, audience: Audience) -> None:
        self.store = store
        self.audience = audience

    def meta(self) -> Meta | None:
        """What the graph says of itself; None where it was never compiled."""
        meta = self.store.meta(self.audience)
        return {name: value for name, value in meta.items() if name != "id"} if meta else None

    def nodes(self, ids: Mapping[str, Iterable[str]]) -> dict[str, NodeState]:
        """Those of these nodes (ids by primary label) that are there."""
        found = {}
        for label, given in ids.items():
            for chunk in chunks(given, _ROWS):
                for row in self.store.rows(self.audience, cypher.present_nodes(label), ids=chunk):
                    found[row["id"]] = _node(row)
        return found

    def edges(self, keys: Mapping[tuple[str, str, str], Iterable[EdgeKey]]) -> dict[EdgeKey, EdgeState]:
        """Those of these edges (keys by type and labels of the ends) that are there."""
        found = {}
        for (type, start, end), given in keys.items():
            for chunk in chunks(given, _ROWS):
                rows = [key._asdict() for key in chunk]
                for row in self.store.rows(self.audience, cypher.present_edges(type, start, end), rows=rows):
                    key = EdgeKey(type, row["start"], row["end"], row["key"] or "")
                    found[key] = EdgeState(key, start, end, row["properties"])
        return found

    def write(self, difference: Difference, before: Meta | None, after: Meta) -> None:
        """Write a difference and ``after`` in one transaction; Overtaken where the graph's meta is not ``before``."""
        if before is None:
            self.store.prepare(self.audience)
        self.store.write(self.audience, list(_statements(difference)), _said(before), _said(after))

    def suppose(self, difference: Difference, asked: Mapping[str, dict[str, Any]],
                applied: int) -> dict[str, list[dict[str, Any]]]:
        """The rows of several questions as they would be after a difference, which is never kept."""
        return self.store.suppose(self.audience, list(_statements(difference)), asked, applied)

    def wipe(self) -> None:
        """Leave nothing; a database that holds somebody else's data is refused."""
        if self.store.meta(self.audience) is None:
            self.store.prepare(self.audience)
        self.store.wipe(self.audience)

    def dump(self) -> Iterator[NodeState | EdgeState]:
        """Everything that the graph holds, in no order."""
        for row in self.store.stream(self.audience, cypher.all_nodes()):
            yield _node(row)
        for row in self.store.stream(self.audience, cypher.all_edges()):
            key = EdgeKey(row["type"], row["start"], row["end"], row["properties"].get("key", ""))
            yield EdgeState(key, "", "", row["properties"])


def _said(meta: Meta | None) -> Meta | None:
    return None if meta is None else {"id": "meta", **meta}


def _node(row: dict[str, Any]) -> NodeState:
    label = next(label for label in row["labels"] if label in NODE)
    return NodeState(row["id"], (label, *sorted(set(row["labels"]) - {label})), row["properties"])


def _statements(change: Difference) -> Iterator[Statement]:
    yield from _edges(change.drop_edges, cypher.delete_edges, lambda edge: edge.key._asdict())
    for label, dropped in _grouped(change.drop_nodes, lambda node: node.labels[0]).items():
        for chunk in chunks(dropped, _ROWS):
            yield cypher.delete_nodes(label), {"ids": [node.id for node in chunk]}
    for (label, add, remove), nodes in _grouped(change.update_nodes, lambda node: _relabelled(node, change)).items():
        text = cypher.relabel(label, add, remove) if add or remove else cypher.update_nodes(label)
        yield from _chunked(text, [{"id": node.id, "props": node.props} for node in nodes])
    for labels, nodes in _grouped(change.create_nodes, lambda node: node.labels).items():
        yield from _chunked(cypher.create_nodes(labels), [{"props": node.props} for node in nodes])
    yield from _edges(change.create_edges, cypher.create_edges, _row)
    yield from _edges(change.update_edges, cypher.update_edges, _row)


def _relabelled(node: NodeState, change: Difference) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    before, after = set(change.nodes_were[node.id].labels), set(node.labels)
    return node.labels[0], tuple(sorted(after - before)), tuple(sorted(before - after))


def _row(edge: EdgeState) -> dict[str, Any]:
    return {"start": edge.key.start, "end": edge.key.end, "key": edge.key.key, "props": edge.props}


def _edges(edges: Sequence[EdgeState], text: Callable[[str, str, str], str],
           row: Callable[[EdgeState], dict[str, Any]]) -> Iterator[Statement]:
    by_kind = _grouped(edges, lambda edge: (edge.key.type, edge.start_label, edge.end_label))
    for (type, start, end), some in by_kind.items():
        yield from _chunked(text(type, start, end), [row(edge) for edge in some])


def _chunked(text: str, rows: list[dict[str, Any]]) -> Iterator[Statement]:
    for chunk in chunks(rows, _ROWS):
        yield text, {"rows": chunk}


def _grouped(items: Iterable[Item], key: Callable[[Item], Any]) -> dict[Any, list[Item]]:
    found: dict[Any, list[Item]] = {}
    for item in items:
        found.setdefault(key(item), []).append(item)
    return found
