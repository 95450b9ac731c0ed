"""Rows of a map with the names, sources and states that the graph knows of them."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import queries
from graph.schema import NODE
from ui.i18n import _, ngettext, number
from ui.network.networks import COMMUNITY, Network, Read, Row, name_of

#: Read at once: more ids make a statement slow to plan.
_AT_ONCE = 1000


def worded(network: Network, read: Read) -> Network:
    """The network with each node's name in the visitor's language, its sources and its state."""
    wanted: dict[str, list[str]] = {}
    for node in network.nodes:
        wanted.setdefault(next((one for one in node["labels"] if one in NODE), ""), []).append(node["id"])
    known = {row["id"]: row for label, ids in wanted.items() for row in _rows(read, label, ids)}
    return replace(network, nodes=tuple(_worded(node, known.get(node["id"], {})) for node in network.nodes))


def _rows(read: Read, label: str, ids: list[str]) -> Iterable[Row]:
    name = f"map/{label.lower()}"
    if name not in queries.names("map/"):
        return
    for first in range(0, len(ids), _AT_ONCE):
        yield from read(name, ids=ids[first:first + _AT_ONCE])


def _worded(node: Row, known: Row) -> Row:
    said: dict[str, Any] = {name: value for name, value in known.items() if value is not None}
    made = {**node, **said, "label": node["label"], "labels": node["labels"]}
    if node["label"] == COMMUNITY:
        others = max(node["size"] - 2, 0)
        if not others:
            return made
        few = ngettext("{names} and {n} other", "{names} and {n} others", others)
        return {**made, "name": few.format(names=node["name"], n=number(others))}
    return {**made, "name": name_of(made) or _("Without a name")}
