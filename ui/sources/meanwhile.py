"""What holds by now of the things of a table that comes back, and what of them was changed since it was taken out."""

from collections.abc import Collection
from typing import Any

import orjson

from graph.compile import BoltGraph
from graph.compile.preview import caption
from graph.registry import Registry
from ledger.state import Record
from loaders.returned import Meanwhile, Present


def meanwhile(registry: Registry) -> Meanwhile:
    """What the comparison of a returned table asks of a registry, whose graph is to be settled."""
    return Meanwhile(registry.ledger.facts["id"], lambda ids: present(registry, ids),
                     lambda ids, since: moved(registry, ids, since))


def present(registry: Registry, ids: Collection[str]) -> dict[str, Present]:
    """What holds of things as curators see them, also under ids that were merged away; without those that are gone."""
    with registry.index.rehearsal():
        things = registry.index.things(ids)
        members = registry.index.members({thing.cluster for thing in things.values()})
    by_label: dict[str, list[str]] = {}
    for cluster, some in members.items():
        by_label.setdefault(some[0].label, []).append(cluster)
    nodes = BoltGraph(registry.store, "curators").nodes(by_label)
    return {id: Present(node.id, node.labels[0], caption(node), node.props,
                        tuple(one.thing for one in sorted(members[node.id], key=lambda one: (one.seq, one.record))))
            for id, thing in things.items() if (node := nodes.get(thing.cluster))}


def moved(registry: Registry, ids: Collection[str], since: int) -> set[tuple[str, str]]:
    """Which properties of things were said, changed or undone after a row of the log: thing and property."""
    recent = {int(entry.subject) for entry in registry.ledger.entries(after=since) if entry.act in ("accept", "undo")}
    nodes = present(registry, ids)
    records = registry.ledger.records({thing for node in nodes.values() for thing in node.things})
    said = {thing: _changed(some, recent) for thing, some in records.items()}
    return {(id, name) for id, node in nodes.items() for thing in node.things for name in said.get(thing, ())}


def _changed(records: list[Record], batches: set[int]) -> set[str]:
    """The properties that these batches said anew or otherwise; what a source merely repeats was not changed."""
    found: set[str] = set()
    before: dict[str, Any] = {}
    for record in records:
        told: dict[str, Any] = orjson.loads(record.payload or "{}")
        if record.kind == "patch":
            names = {name for act in ("set", "unset", "add", "remove") for name in told.get(act, ())}
        else:
            names, before = {name for name in {*told, *before} if told.get(name) != before.get(name)}, told
        found |= names if record.batch in batches else set()
    return found
