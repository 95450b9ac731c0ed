"""What is done to a need or an offer: posted for review, approved, refused, renewed, met, closed; each one batch."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from graph.ids import edge_id, thing_id
from ledger.record import Said
from ui import acts, data
from ui.agreements import alarms as agreement_alarms
from ui.edit.edits import CURATOR

#: How long a need or offer stays open, from its posting or renewal, where nobody says otherwise.
OPEN_FOR = timedelta(days=180)
#: The relation of who posts it.
HELD = {"Need": "SEEKS", "Offer": "HAS"}


def post(label: str, values: Mapping[str, Any], holder: str, fields: Sequence[str]) -> str:
    """Say a need or offer of an organisation or expert in some fields, for review; its id."""
    key = uuid4().hex
    id = thing_id(CURATOR, label, key)
    payload = {name: value for name, value in values.items() if value not in (None, "", [])} | {"state": "review"}
    said = [Said("node", id, label, payload, key=key, part=label), _edge(HELD[label], holder, id),
            *(_edge("ABOUT", id, field) for field in fields)]
    data.registry().ledger.patch(said, by=acts.by(), title=str(payload.get("name", "")))
    acts.settle()
    return id


def _edge(type: str, start: str, end: str) -> Said:
    return Said("edge", edge_id(CURATOR, type, start, end), type, {}, part=type, start=start, end=end)


def turn(id: str, label: str, name: str, state: str, reason: str = "", **more: str) -> None:
    """Put it into another state, with the reason and whatever else changes."""
    payload: dict[str, Any] = {"set": {"state": state, **more}}
    if reason.strip():
        payload["reason"] = reason.strip()
    data.registry().ledger.patch([Said("patch", id, label, payload)], by=acts.by(), title=name)
    acts.settle()


def renewed_until(open_until: str | None, today: date) -> str:
    """Until when it is open once it is renewed: as long again from its date, or from today where that has passed."""
    last = agreement_alarms.last_day(open_until) or today
    return (max(last, today) + OPEN_FOR).isoformat()
