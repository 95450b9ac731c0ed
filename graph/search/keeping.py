"""Keeping an audience's file in step with its graph: by what changed, or from everything after a rebuild."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from secrets import token_hex
from typing import Any, NamedTuple

from graph.compile.bolt import BoltGraph
from graph.compile.model import EdgeKey, EdgeState, NodeState
from graph.schema import NODE, Audience, cypher
from graph.search import reading
from graph.search.index import SearchIndex
from graph.search.understand import Vocabulary
from graph.store import Store
from ledger.changes import Changes
from ledger.index import Index
from ledger.staging import chunks

_AT_ONCE = 2_000
#: Fields and countries are named by their ends; what they are the end of says nothing of them.
_NOT_FROM_BEHIND = ("Field", "Country")
_SAME = ("ledger", "epoch", "version")
#: What a file's marks and the graph's say alike when the file is up to date.
MARKS = ("applied", *_SAME)


class Changed(NamedTuple):
    """What a refresh did: the numbers of the documents that changed, or None for all; whether a concept may have."""

    nodes: set[int] | None
    concepts: bool


def path(home: Path, audience: Audience) -> Path:
    """Where an audience's file is."""
    return home / "search" / f"{audience}.sqlite"


def refresh(file: SearchIndex, store: Store, index: Index, audience: Audience) -> Changed | None:
    """Bring the file up to what the graph holds; what that changed, None where nothing was to be done."""
    meta = {name: str(value) for name, value in (store.meta(audience) or {}).items()}
    marks = file.marks()
    if "applied" not in meta or (marks.get("applied") == meta["applied"] and _alike(marks, meta)):
        return None
    changed = None
    if _alike(marks, meta):
        with index.rehearsal():
            changed = Changes(index).since(audience, int(marks["applied"]))
    with file.change():
        if changed is None:
            file.clear()
            file.put(reading.documents(BoltGraph(store, audience).dump()), fresh=True)
            file.mark(filled=token_hex(8))
            done = Changed(None, True)
        else:
            done = _patch(file, store, audience, changed)
        file.mark(applied=meta["applied"], **{f"graph_{name}": meta[name] for name in _SAME})
    return done


def vocabulary(store: Store, audience: Audience) -> tuple[Vocabulary, dict[str, list[str]]]:
    """The concepts of a graph, and of each field the fields directly below it."""
    nodes = [node for label in ("Field", "Country") for node in _all(store, audience, label)]
    below: dict[str, list[str]] = {}
    fields = [node.id for node in nodes if node.labels[0] == "Field"]
    for edge in (one for one in _around(store, audience, "Field", fields, False) if isinstance(one, EdgeState)):
        if edge.key.type == "PART_OF":
            below.setdefault(edge.key.end, []).append(edge.key.start)
    return reading.vocabulary(nodes), below


def _alike(marks: dict[str, str], meta: dict[str, str]) -> bool:
    return all(marks.get(f"graph_{name}") == meta.get(name) for name in _SAME)


def _patch(file: SearchIndex, store: Store, audience: Audience, changed: set[str]) -> Changed:
    """Write the changed nodes' documents anew, and those that name one whose names or country are others now."""
    before = file.named(changed)
    fresh = {one.id: one for one in _documents(store, audience, changed)}
    naming = {id for id in before.keys() & fresh.keys()
              if before[id].names != file.line(fresh[id].names) or before[id].country != fresh[id].country}
    others = _named_by(store, audience, naming) - changed
    nodes = file.drop(changed - fresh.keys()) | file.put(fresh.values())
    nodes |= file.put(_documents(store, audience, others))
    concepts = {one.label for one in (*before.values(), *fresh.values())} & {*_NOT_FROM_BEHIND}
    return Changed(nodes, bool(concepts))


def _documents(store: Store, audience: Audience, ids: Iterable[str]) -> Iterator[Any]:
    """The documents of some nodes, each with what is around it and where its organisations are."""
    wanted = set(ids)
    for some in chunks(sorted(wanted), _AT_ONCE):
        nodes: dict[str, NodeState] = {}
        edges: dict[EdgeKey, EdgeState] = {}
        for label in reading.LABELS:
            found = BoltGraph(store, audience).nodes({label: some})
            nodes |= found
            _sort(_around(store, audience, label, list(found)), nodes, edges)
        places = [edge.key.end for edge in edges.values() if edge.key.type == "AFFILIATED_WITH"]
        _sort(_around(store, audience, "Organization", sorted({*places} - {*some}), False), nodes, edges)
        yield from reading.documents((*nodes.values(), *edges.values()), wanted)


def _sort(states: Iterable[NodeState | EdgeState], nodes: dict[str, NodeState],
          edges: dict[EdgeKey, EdgeState]) -> None:
    for state in states:
        if isinstance(state, NodeState):
            nodes.setdefault(state.id, state)
        else:
            edges[state.key] = state


def _named_by(store: Store, audience: Audience, ids: Iterable[str]) -> set[str]:
    """Whose documents name one of these nodes."""
    found = set()
    for label in reading.LABELS:
        there = BoltGraph(store, audience).nodes({label: sorted(ids)}) if ids else {}
        for state in _around(store, audience, label, list(there)):
            if isinstance(state, EdgeState) and state.key.type in reading.NAMING:
                found |= {state.key.start, state.key.end}
    return found


def _around(store: Store, audience: Audience, label: str, ids: list[str],
            both: bool = True) -> Iterator[NodeState | EdgeState]:
    """The relations of nodes of a label that a document tells of, and the nodes at their other ends."""
    directions = (True, False) if both and label not in _NOT_FROM_BEHIND else (True,)
    for out in directions if ids else ():
        for row in store.rows(audience, cypher.around(label, out), ids=ids, types=sorted(reading.TYPES)):
            start, end = (row["id"], row["other"]) if out else (row["other"], row["id"])
            properties = row["properties"]
            yield _node(row["other"], row["labels"], row["theirs"])
            yield EdgeState(EdgeKey(row["type"], start, end, properties.get("key") or ""), "", "", properties)


def _node(id: str, labels: list[str], properties: dict[str, Any]) -> NodeState:
    label = next(label for label in labels if label in NODE)
    return NodeState(id, (label, *sorted(set(labels) - {label})), properties)


def _all(store: Store, audience: Audience, label: str) -> list[NodeState]:
    return [_node(row["id"], row["labels"], row["properties"])
            for row in store.rows(audience, cypher.all_of(label))]
