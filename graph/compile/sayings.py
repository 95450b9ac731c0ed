"""Who says what of a node or of one of its relations, in which delivery: what stands on the card of a fact."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import orjson

from ledger.batches import Batch
from ledger.index import Index
from ledger.ledger import Ledger
from ledger.state import Record, State

#: Statements on one card.
MOST = 100


class Saying(NamedTuple):
    """One statement that holds now. ``as_of`` is the source's own date, ``at`` the day on which it was accepted.

    ``patch``: a curator's change, whose payload has ``set``, ``unset``, ``add`` and ``remove``.
    """

    source: str
    batch: int
    title: str
    as_of: str
    at: str
    by: str
    patch: bool
    payload: dict[str, Any]


def of_node(ledger: Ledger, index: Index, id: str) -> list[Saying]:
    """What is said of a node's own properties, source by source."""
    with index.rehearsal():
        thing = index.things([id]).get(id)
        members = [one.thing for one in index.members([thing.cluster])[thing.cluster]] if thing else []
    return _sayings(ledger, ledger.records(members))


def of_relation(ledger: Ledger, index: Index, type: str, id: str, other: str) -> list[Saying]:
    """What is said of the relations of a type between two nodes, whichever of them they start at."""
    with index.rehearsal():
        ends = index.things([id, other])
        if len(ends) < 2:
            return []
        members = index.members([one.cluster for one in ends.values()])
        mine, theirs = ({one.thing for one in members[ends[end].cluster]} for end in (id, other))
        # The node at the other end may have fewer relations than a large organisation, or more than a person.
        near = [*index.edges_from(mine, [type]), *index.edges_to(mine, [type])]
    said = [edge.thing for edge in near if {edge.start, edge.end} & mine and {edge.start, edge.end} & theirs]
    return _sayings(ledger, ledger.records(said[:MOST]))


def _sayings(ledger: Ledger, records: Mapping[str, list[Record]]) -> list[Saying]:
    state = ledger.state()
    holding = [record for said in records.values() for record in _holding(state, said)]
    batches = {id: ledger.batch(id) for id in {record.batch for record in holding}}
    found = [_saying(ledger, record, batches[record.batch]) for record in holding[:MOST]]
    return sorted(found, key=lambda one: (one.patch, one.as_of, one.batch), reverse=True)


def _holding(state: State, said: list[Record]) -> Iterable[Record]:
    """The record that speaks for a source, and the patches in force."""
    speaker = state.speaker([record for record in said if record.kind != "patch"])
    return [*([speaker] if speaker else []), *state.in_force(one for one in said if one.kind == "patch")]


def _saying(ledger: Ledger, record: Record, batch: Batch) -> Saying:
    entry = next(iter(ledger.entries(batch.seq - 1, batch.seq)), None)
    at, by = (entry.at, entry.by) if entry else ("", "")
    payload = orjson.loads(record.payload or "{}")
    return Saying(batch.source, batch.id, batch.title, batch.as_of, at, by, record.kind == "patch", payload)
