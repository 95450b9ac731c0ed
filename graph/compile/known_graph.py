"""A graph as the past asks for it: nodes by id and by label, and the relations at one node."""

from collections.abc import Iterator
from typing import Protocol

from graph.compile.bolt import BoltGraph
from graph.compile.memory import MemoryGraph
from graph.compile.model import EdgeKey, EdgeState, NodeState
from graph.schema import EDGES, KEY, NODE, Audience, cypher
from graph.store import Store


class Around(Protocol):
    """What is asked of a graph over which the past is laid."""

    audience: Audience

    def nodes(self, ids: dict[str, list[str]]) -> dict[str, NodeState]:
        """Those of these nodes (ids by primary label) that are there."""
        ...

    def edges_at(self, label: str, ids: list[str]) -> list[EdgeState]:
        """The relations that start or end at nodes of a label."""
        ...

    def all_of(self, label: str) -> dict[str, NodeState]:
        """Every node of a label."""
        ...

    def count(self, label: str) -> int:
        """How many nodes have a label."""
        ...


class InDatabase:
    """One audience's graph over Bolt."""

    def __init__(self, store: Store, audience: Audience) -> None:
        self.store, self.audience = store, audience

    def nodes(self, ids: dict[str, list[str]]) -> dict[str, NodeState]:
        """Those of these nodes that are there."""
        return BoltGraph(self.store, self.audience).nodes(ids)

    def edges_at(self, label: str, ids: list[str]) -> list[EdgeState]:
        """The relations at nodes, in both directions."""
        return [edge for out in (True, False) for edge in self._edges(label, ids, out)]

    def _edges(self, label: str, ids: list[str], out: bool) -> Iterator[EdgeState]:
        types = [edge.type for edge in EDGES if label in (edge.start if out else edge.end)]
        for row in self.store.rows(self.audience, cypher.around(label, out), ids=ids, types=types):
            theirs, ends = _primary(row["labels"]), (row["id"], row["other"])
            start, end = ends if out else reversed(ends)
            key = EdgeKey(row["type"], start, end, row["properties"].get(KEY, ""))
            yield EdgeState(key, *((label, theirs) if out else (theirs, label)), row["properties"])

    def all_of(self, label: str) -> dict[str, NodeState]:
        """Every node of a label."""
        rows = self.store.rows(self.audience, cypher.all_of(label))
        return {row["id"]: NodeState(row["id"], (label, *sorted(set(row["labels"]) - {label})), row["properties"])
                for row in rows}

    def count(self, label: str) -> int:
        """How many nodes have a label."""
        return int(self.store.rows(self.audience, cypher.count_of(label))[0]["nodes"])


class InMemory:
    """A graph in memory, asked like one in a database."""

    def __init__(self, graph: MemoryGraph) -> None:
        self.graph, self.audience = graph, graph.audience

    def nodes(self, ids: dict[str, list[str]]) -> dict[str, NodeState]:
        """Those of these nodes that are there."""
        return self.graph.nodes(ids)

    def edges_at(self, label: str, ids: list[str]) -> list[EdgeState]:
        """The relations that start or end at nodes."""
        wanted = set(ids)
        return [edge for key, edge in self.graph.held_edges.items() if not wanted.isdisjoint((key.start, key.end))]

    def all_of(self, label: str) -> dict[str, NodeState]:
        """Every node of a label."""
        return {id: node for id, node in self.graph.held_nodes.items() if node.labels[0] == label}

    def count(self, label: str) -> int:
        """How many nodes have a label."""
        return len(self.all_of(label))


def _primary(labels: list[str]) -> str:
    return next(label for label in labels if label in NODE)
