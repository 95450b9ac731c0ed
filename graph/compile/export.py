"""The canonical export: one JSON object a line, sorted, the same for the same ledger on any engine."""

from collections.abc import Iterable, Iterator
from hashlib import sha256

import orjson

from graph.compile.model import EdgeState, NodeState


def lines(states: Iterable[NodeState | EdgeState]) -> Iterator[str]:
    """The canonical lines of a graph, edges before nodes as they sort."""
    yield from sorted(line(state) for state in states)


def line(state: NodeState | EdgeState) -> str:
    """One node or edge as one line of JSON."""
    if isinstance(state, NodeState):
        said = {"node": state.id, "labels": sorted(state.labels),
                "properties": {name: value for name, value in state.props.items() if name != "id"}}
    else:
        key = state.key
        said = {"edge": key.type, "start": key.start, "end": key.end,
                "properties": {name: value for name, value in state.props.items() if name != "key"}}
    return orjson.dumps(said, option=orjson.OPT_SORT_KEYS).decode()


def digest(exported: Iterable[str]) -> str:
    """The SHA-256 of an export."""
    total = sha256()
    for one in exported:
        total.update(one.encode() + b"\n")
    return total.hexdigest()
