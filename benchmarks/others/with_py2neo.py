"""The rows by py2neo's bulk functions, each list of at most 10,000 rows in a transaction of its own."""

from collections.abc import Callable
from typing import Any

from py2neo import Graph
from py2neo.bulk import merge_nodes, merge_relationships

from benchmarks.others import parcels

_KEYED = ("AFFILIATED_WITH", "ADVISES", "TOOK_PART_IN")


def main() -> None:
    """Load everything."""
    server = parcels.server()
    graph = Graph(server.url, auth=(server.user, server.password), name=server.database or None)
    rows = parcels.parcels()
    for kind, _ in rows:
        if kind[0] == "node":
            graph.run(f"CREATE CONSTRAINT {kind[1]}_id IF NOT EXISTS FOR (n:{kind[1]}) REQUIRE n.id IS UNIQUE")
    parcels.timed(lambda: sum(_nodes(graph, kind, some) for kind, some in rows if kind[0] == "node"),
                  lambda: sum(_edges(graph, kind, some) for kind, some in rows if kind[0] == "edge"))


def _nodes(graph: Graph, kind: parcels.Kind, rows: parcels.Rows) -> int:
    given = [row["props"] for row in rows]
    _write(graph, lambda tx: merge_nodes(tx, given, (kind[1], "id"), labels=set(kind[1:])))
    return len(rows)


def _edges(graph: Graph, kind: parcels.Kind, rows: parcels.Rows) -> int:
    _, type, start, end = kind
    given = [(row["start"], row["props"], row["end"]) for row in rows]
    key = (type, "key") if type in _KEYED else type
    _write(graph, lambda tx: merge_relationships(tx, given, key, (start, "id"), (end, "id")))
    return len(rows)


def _write(graph: Graph, act: Callable[[Any], Any]) -> None:
    # In its own transactions that commit by themselves the embedded engine meets conflicts.
    tx = graph.begin()
    act(tx)
    graph.commit(tx)


if __name__ == "__main__":
    main()
