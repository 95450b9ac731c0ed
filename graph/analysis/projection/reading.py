"""What is read of a graph, over Bolt: all of it as streams, or changed nodes with the relations that start there."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from graph.analysis.projection.arrays import FREE, LABELS, VERIFIED
from graph.analysis.projection.dates import SINCE, UNTIL, year
from graph.analysis.projection.patching import EdgeRow, NodeRow, kinds
from graph.schema import EDGE, EDGES, NODE, Audience, Edge, Node
from graph.schema import VERIFIED as CHECKED
from graph.store import Store
from ledger.staging import chunks

_AT_ONCE = 2_000
_STRENGTH = ("weight", "works", "agreements")


def nodes(store: Store, audience: Audience) -> Iterator[NodeRow]:
    """Every node."""
    for label, node in NODE.items():
        for row in store.stream(audience, f"MATCH (n:{label}) RETURN {_node(node)}"):
            yield _read(label, row)


def edges(store: Store, audience: Audience) -> dict[str, Iterable[EdgeRow]]:
    """Every relation, by type; each stream is read when it is gone through."""
    return {edge.type: _all(store, audience, edge) for edge in EDGES}


def changed_nodes(store: Store, audience: Audience, ids: Collection[str], known: dict[str, str]) -> list[NodeRow]:
    """Those of these nodes that are there; ``known`` are the labels of those that were there before."""
    found = []
    for label, node in NODE.items():
        text = f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) RETURN {_node(node)}"
        for some in chunks(sorted(id for id in ids if known.get(id, label) == label), _AT_ONCE):
            found += [_read(label, row) for row in store.rows(audience, text, ids=some)]
    return found


def edges_from(store: Store, audience: Audience, rows: Iterable[NodeRow]) -> dict[str, list[EdgeRow]]:
    """All relations that start at nodes, by type."""
    found: dict[str, list[EdgeRow]] = {edge.type: [] for edge in EDGES}
    by_label: dict[int, list[str]] = {}
    for node in rows:
        by_label.setdefault(node.label, []).append(node.id)
    for label, ids in by_label.items():
        text = (f"UNWIND $ids AS id MATCH (a:{LABELS[label]} {{id: id}}) MATCH (a)-[r]->(b) "
                f"RETURN type(r) AS type, {_edge(EDGES)}")
        for some in chunks(sorted(ids), _AT_ONCE):
            for row in store.rows(audience, text, ids=some):
                if row["type"] in EDGE:
                    found[row["type"]].append(_related(row))
    return found


def _all(store: Store, audience: Audience, edge: Edge) -> Iterator[EdgeRow]:
    for start in edge.start:
        text = f"MATCH (a:{start})-[r:{edge.type}]->(b) RETURN {_edge([edge])}"
        yield from map(_related, store.stream(audience, text))


def _node(node: Node) -> str:
    """The columns of a label."""
    wanted = {"verified": CHECKED, **_present(node, {"code": ("code",), "free": ("availability",), "since": SINCE,
                                                     "until": UNTIL})}
    named = "coalesce(" + ", ".join(f"n.{name}" for name in (*node.caption, "id")) + ") AS name"
    return ", ".join(("n.id AS id", "labels(n) AS labels", named,
                      *(f"n.{prop} AS {column}" for column, prop in wanted.items())))


def _edge(some: Iterable[Edge]) -> str:
    """The columns of relations that may be of these types."""
    has = {prop.name for edge in some for prop in edge.props}
    columns = {name: f"r.{name}" for name in _STRENGTH if name in has}
    columns |= {column: _first(names, has) for column, names in (("since", SINCE), ("until", UNTIL))
                if any(name in has for name in names)}
    return ", ".join(("a.id AS start", "b.id AS end", *(f"{value} AS {name}" for name, value in columns.items())))


def _first(names: Iterable[str], has: Collection[str]) -> str:
    return "coalesce(" + ", ".join(f"r.{name}" for name in names if name in has) + ")"


def _present(node: Node, wanted: dict[str, tuple[str, ...]]) -> dict[str, str]:
    has = {prop.name for prop in node.props}
    return {column: next(name for name in names if name in has) for column, names in wanted.items()
            if any(name in has for name in names)}


def _read(label: str, row: dict[str, Any]) -> NodeRow:
    flags = VERIFIED * bool(row[CHECKED]) + FREE * bool(row.get("free"))
    since, until = year(row.get("since")), year(row.get("until"))
    code = str(row.get("code") or "") if label == "Country" else ""
    return NodeRow(row["id"], str(row["name"]), LABELS.index(label), kinds(row["labels"]), flags,
                   since or until, until or since, code)


def _related(row: dict[str, Any]) -> EdgeRow:
    weight = next((float(row[name]) for name in _STRENGTH[:2] if row.get(name) is not None), 1.0)
    return EdgeRow(row["start"], row["end"], weight, int(row.get("agreements") or 0), year(row.get("since")),
                   year(row.get("until")))
