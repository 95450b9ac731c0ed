"""The bare way: UNWIND and MERGE over Bolt into a fresh database, with a constraint on id and nothing else."""

import pickle
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import neo4j

from graph.compile import EdgeState, NodeState
from graph.schema import EDGE, NODES, cypher
from ledger.staging import chunks

#: Rows in one statement and transaction.
ROWS = 10_000


@dataclass(slots=True)
class Parcels:
    """The nodes and edges of a graph in a file, in lists of at most ``ROWS`` that one statement can write."""

    path: Path
    nodes: int = 0
    edges: int = 0
    _labels: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _kinds: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)

    def write(self, states: Iterable[NodeState | EdgeState]) -> None:
        """Take in a whole graph, nodes first; memory holds one list for each kind of node and edge."""
        waiting: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
        with self.path.open("wb") as file:
            for state in states:
                kind, row = self._row(state)
                rows = waiting.setdefault(kind, [])
                rows.append(row)
                if len(rows) == ROWS:
                    pickle.dump((kind, waiting.pop(kind)), file)
            # Nodes still come before edges: a kind that starts with "edge" sorts first.
            for kind in sorted(waiting, reverse=True):
                pickle.dump((kind, waiting[kind]), file)

    def _row(self, state: NodeState | EdgeState) -> tuple[tuple[Any, ...], dict[str, Any]]:
        if isinstance(state, NodeState):
            self.nodes += 1
            # One tuple for each kind, and not for each node.
            self._labels[state.id] = self._kinds.setdefault(state.labels, state.labels)
            return ("node", *state.labels), {"id": state.id, "props": state.props}
        self.edges += 1
        key = state.key
        row = {"start": key.start, "end": key.end, "key": key.key, "props": state.props}
        return ("edge", key.type, self._labels[key.start][0], self._labels[key.end][0]), row

    def __iter__(self) -> Iterator[tuple[tuple[Any, ...], list[dict[str, Any]]]]:
        """Kind and rows: ``("node", *labels)`` or ``("edge", type, label of start, label of end)``; nodes first."""
        for wanted in ("node", "edge"):
            with self.path.open("rb") as file:
                while file.peek(1):
                    kind, rows = pickle.load(file)
                    if kind[0] == wanted:
                        yield kind, rows


def statement(kind: tuple[Any, ...]) -> str:
    """The bare statement for rows of a kind."""
    if kind[0] == "node":
        return f"UNWIND $rows AS row MERGE (n:{':'.join(kind[1:])} {{id: row.id}}) SET n = row.props"
    _, type, start, end = kind
    key = " {key: row.key}" if EDGE[type].key else ""
    return (f"UNWIND $rows AS row MATCH (a:{start} {{id: row.start}}), (b:{end} {{id: row.end}}) "
            f"MERGE (a)-[r:{type}{key}]->(b) SET r = row.props")


def constrain(session: neo4j.Session) -> None:
    """A unique id for every label."""
    for node in NODES:
        session.run(f"CREATE CONSTRAINT {node.label}_id IF NOT EXISTS FOR (n:{node.label}) "
                    "REQUIRE n.id IS UNIQUE").consume()


def fastest(kind: tuple[Any, ...]) -> str:
    """The fastest statement that we know for rows of a kind, for a database that holds nothing yet: compile's own."""
    return cypher.create_nodes(kind[1:]) if kind[0] == "node" else cypher.create_edges(*kind[1:])


def load(driver: neo4j.Driver, database: str | None, parcels: Parcels, size: int = ROWS,
         text: Callable[[tuple[Any, ...]], str] = statement) -> float:
    """Load everything; the seconds that the database took (reading the file is not counted)."""
    seconds = 0.0
    with driver.session(database=database) as session:
        constrain(session)
        for kind, rows in parcels:
            for chunk in chunks(rows, size):
                began = time.perf_counter()
                session.execute_write(_run, text(kind), chunk)
                seconds += time.perf_counter() - began
    return seconds


def _run(tx: neo4j.ManagedTransaction, text: str, rows: list[dict[str, Any]]) -> None:
    tx.run(text, rows=rows).consume()
