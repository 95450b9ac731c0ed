"""What happened to things: every delivery, edit and decision about them, from the log."""

from collections.abc import Iterable
from typing import Any, NamedTuple

import orjson

from ledger.ledger import Ledger
from ledger.state import Entry, Judgement, Record


class Event(NamedTuple):
    """One row of the log about some things. ``what``: the label, relation or verdict; ``payload``: what was said.

    ``batch`` and ``judgement`` are 0 where the event is not of that kind; ``in_force`` tells whether it holds now.
    """

    seq: int
    at: str
    by: str
    act: str
    what: str
    source: str
    batch: int
    judgement: int
    in_force: bool
    payload: dict[str, Any]


def history(ledger: Ledger, things: Iterable[str]) -> list[Event]:
    """The events about these things, the newest first."""
    given = list(things)
    state = ledger.state()
    records: dict[int, list[Record]] = {}
    for said in ledger.records(given).values():
        for record in said:
            records.setdefault(record.batch, []).append(record)
    judgements = {one.id: one for one in ledger.judgements(given)}
    events = []
    for entry in ledger.entries():
        if entry.act in ("accept", "undo") and int(entry.subject) in records:
            batch = int(entry.subject)
            events += [_delivered(entry, record, state.batches[batch].source, state.batches[batch].in_force)
                       for record in records[batch]]
        elif entry.act in ("judge", "withdraw") and int(entry.subject) in judgements:
            events.append(_judged(entry, judgements[int(entry.subject)], int(entry.subject) in state.judgements))
        elif entry.act == "erase" and entry.subject in given:
            events.append(Event(entry.seq, entry.at, entry.by, "erase", "", "", 0, 0, True, {}))
    return sorted(events, reverse=True, key=lambda event: event.seq)


def _delivered(entry: Entry, record: Record, source: str, in_force: bool) -> Event:
    payload = orjson.loads(record.payload) if record.payload else {}
    what = f"patch {record.label}" if record.kind == "patch" else record.label
    return Event(entry.seq, entry.at, entry.by, entry.act, what, source, record.batch, 0, in_force, payload)


def _judged(entry: Entry, judgement: Judgement, in_force: bool) -> Event:
    payload = {"subject": judgement.subject, "other": judgement.other, "value": orjson.loads(judgement.value),
               "reason": judgement.reason}
    return Event(entry.seq, entry.at, entry.by, entry.act, judgement.verdict, "", 0, judgement.id, in_force, payload)
