"""The rows by py2neo's bulk functions, each list of at most 10,000 rows in a transaction of its own."""

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
    merge_nodes(graph.auto(), given, (kind[1], "id"), labels=set(kind[1:]))
    return len(rows)


def _edges(graph: Graph, kind: parcels.Kind, rows: parcels.Rows) -> int:
    _, type, start, end = kind
    given = [(row["start"], row["props"], row["end"]) for row in rows]
    key = (type, "key") if type in _KEYED else type
    # The embedded engine meets conflicts where this commits by itself (and refuses nodes where that does not).
    tx = graph.begin()
    merge_relationships(tx, given, key, (start, "id"), (end, "id"))
    graph.commit(tx)
    return len(rows)


if __name__ == "__main__":
    main()
