"""What the loaders' tests share: whether rows keep to the vocabulary."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from graph import ids
from graph.names import clean
from graph.schema import EDGE, NODE, SUBKIND, Prop
from loaders.source import EdgeRow, NodeRow, Row

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_TYPES: dict[str, type | tuple[type, ...]] = {
    "int": int, "year": int, "float": (int, float), "bool": bool, "list": list, "choices": list}
_CANONICAL = {"orcid": ids.orcid, "ror": ids.ror, "openalex": ids.openalex, "doi": ids.doi, "website": ids.url}


@pytest.fixture(scope="session")
def faults() -> Callable[[Iterable[Row]], list[str]]:
    """A function that names everything in some rows which the vocabulary does not allow, dangling ends included."""
    return _faults


def _faults(rows: Iterable[Row]) -> list[str]:
    rows = list(rows)
    nodes = [row for row in rows if isinstance(row, NodeRow)]
    edges = [row for row in rows if isinstance(row, EdgeRow)]
    known = {(row.label, row.key) for row in nodes}
    times = Counter((row.label, row.key, row.part, str(row.props)) for row in nodes)
    found = [f"said twice: {label} {key}" for (label, key, _, _), count in times.items() if count > 1]
    for node in nodes:
        found += [f"{node.label} {node.key}: {fault}" for fault in _node(node)]
    for edge in edges:
        where = f"{edge.type} {edge.start.key} → {edge.end.key}"
        found += [f"{where}: {fault}" for fault in _edge(edge)]
        found += [f"{where}: no {ref.label} {ref.key}" for ref in (edge.start, edge.end)
                  if not ref.source and (ref.label, ref.key) not in known]
    return found + [f"rejected: {row}" for row in rows if not isinstance(row, NodeRow | EdgeRow)]


def _node(node: NodeRow) -> Iterable[str]:
    shape = NODE[node.label]
    if not set(node.props) <= set(shape.identifiers):
        yield from (f"no {prop.name}" for prop in shape.props if prop.required and not node.props.get(prop.name))
    yield from (f"kind {kind}" for kind in node.kinds if kind not in SUBKIND)
    yield from _props(node.props, shape.props)


def _edge(edge: EdgeRow) -> Iterable[str]:
    shape = EDGE[edge.type]
    if shape.derived or edge.start.label not in shape.start or edge.end.label not in shape.end:
        yield f"not between {edge.start.label} and {edge.end.label}"
    yield from _props(edge.props, shape.props)


def _props(given: dict[str, Any], shape: tuple[Prop, ...]) -> Iterable[str]:
    props = {prop.name: prop for prop in shape if not prop.derived}
    for name, value in given.items():
        if name not in props:
            yield f"no property {name}"
        elif value not in (None, "", []):
            yield from _value(props[name], value)


def _value(prop: Prop, value: Any) -> Iterable[str]:
    if not isinstance(value, _TYPES.get(prop.kind, str)):
        yield f"{prop.name} is {value!r}"
        return
    parts = value if isinstance(value, list) else [value]
    allowed = {choice.value for choice in prop.choices}
    yield from (f"{prop.name} is {part!r}" for part in parts if allowed and part not in allowed)
    yield from (f"{prop.name} is not clean: {part!r}" for part in parts if clean(str(part)) != str(part))
    if prop.kind == "date" and not _DATE.fullmatch(str(value)):
        yield f"{prop.name} is no date: {value}"
    if prop.name in _CANONICAL and _CANONICAL[prop.name](value) != value:
        yield f"{prop.name} is not canonical: {value}"
