"""Agreements with what follows from their dates: the last activity and the alarms, for list, board, page and home."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from graph.analysis import agreements
from graph.analysis.projection import Projection
from ui import data, frame, kinds, words
from ui.agreements import alarms
from ui.edit.edits import CURATOR
from ui.i18n import _, ngettext, number

Row = dict[str, Any]
#: Agreements that are read at once at most; what is left out is said.
MOST = 2000
#: Seconds that the home page waits for the network.
PATIENCE = 0.5
ALL: dict[str, Any] = {"words": [], "state": "", "country": "", "fields": []}
#: Alarms that somebody is told of at home; the rest is seen in the list.
PRESSING = ("past_end", "ending", "step_late", "silent")
#: In a list what binds stands first, what is over last.
_ORDER = ("active", "signed", "talks", "contact", "dormant", "lapsed", "ended")


def listed(**asked: Any) -> list[Row]:
    """The agreements that fit, with ``last_activity`` and its day, ``alarms`` and ``alarm`` (the most urgent).

    What needs attention stands first, then what is alive; each by its end.
    """
    return data.of_network(_listed, {**ALL, **asked}, date.today().isoformat())


def _listed(p: Projection, asked: dict[str, Any], _today: str) -> list[Row]:
    # The day is given so that what is kept does not outlive it.
    return sorted(_dated_by(p, data.read("agreements/list", **asked, limit=MOST)), key=_place)


def _place(row: Row) -> tuple[int, int, str]:
    state = row["agreement_state"]
    return (PRESSING.index(row["alarm"]) if row["alarm"] in PRESSING else len(PRESSING),
            _ORDER.index(state) if state in _ORDER else len(_ORDER), row["ends_on"] or "9999")


def dated(rows: Sequence[Row]) -> list[Row]:
    """Rows of agreements with what is known of their activity, and what they warn of."""
    return data.of_network(_dated_by, list(rows), date.today().isoformat())


def _dated_by(p: Projection, rows: Sequence[Row], _today: str = "") -> list[Row]:
    ids, today = [row["id"] for row in rows], date.today()
    shared, met, edited = agreements.last_shared(p, ids), met_on(ids), edited_on(ids)
    return [_dated({**row, "last_year": shared.get(row["id"]), "last_event": met.get(row["id"]),
                    "edited_on": edited.get(row["id"])}, today) for row in rows]


def _dated(row: Row, today: date) -> Row:
    found, last = alarms.alarms(row, today), alarms.last_activity(row, today)
    return {**row, "last_activity_on": last.said if last else None, "last_activity": last.what if last else "",
            "alarms": found, "alarm": found[0] if found else None}


def met_on(ids: Sequence[str]) -> dict[str, str]:
    """The last day of the latest event at which two parties of each agreement took part; absent where they never met.

    Put together here: the engine holds every pair of an agreement and an event at once, which one organisation of many
    agreements and events makes too many.
    """
    parties: dict[str, list[str]] = {}
    for row in data.read("agreements/parties", ids=list(ids)) if ids else []:
        parties.setdefault(row["id"], []).append(row["organisation"])
    everybody = sorted({one for some in parties.values() if len(some) > 1 for one in some})
    attended: dict[str, dict[str, str]] = {}
    for row in data.read("agreements/attended", ids=everybody) if everybody else []:
        attended.setdefault(row["organisation"], {})[row["id"]] = row["until"] or ""
    return {id: day for id, some in parties.items() if (day := _met([attended.get(one, {}) for one in some]))}


def _met(attended: Sequence[dict[str, str]]) -> str:
    """The latest of the days of events that at least two went to."""
    times = Counter(event for events in attended for event in events)
    return max((day for events in attended for event, day in events.items() if times[event] > 1), default="")


def edited_on(ids: Sequence[str]) -> dict[str, str]:
    """The day on which a curator last edited each of these nodes, ISO; those that nobody edited are absent."""
    if not ids:
        return {}
    registry = data.registry()
    with registry.index.rehearsal():
        owner = {one.thing: id for id, found in registry.index.members(ids).items() for one in found}
    batches = {row["id"]: row for row in data.batches() if row["source"] == CURATOR and row["state"] == "accepted"}
    days: dict[str, str] = {}
    for thing, records in registry.ledger.records(owner).items():
        for record in records:
            if record.batch in batches:
                days[owner[thing]] = max(days.get(owner[thing], ""), str(batches[record.batch]["staged_at"])[:10])
    return days


def waiting() -> None:
    """One line for the home page: how many agreements need attention, by what; nothing where none does."""
    # The home page does not wait for a large network that is still being read.
    if data.registry().projection_within(PATIENCE, data.AUDIENCE) is None:
        return
    found = [row for row in listed() if row["alarm"] in PRESSING]
    if not found:
        return
    counts, invented = Counter(row["alarm"] for row in found), sum(kinds.illustrative(row["sources"]) for row in found)
    told = ", ".join(f"{number(counts[name])} {words.text('alarm', name).lower()}"
                     for name in PRESSING if counts[name])
    said = ngettext("{n} agreement needs attention: {what}", "{n} agreements need attention: {what}",
                    len(found)).format(n=number(len(found)), what=told)
    more = _(", {n} an illustration and not real").format(n=number(invented)) if invented else ""
    frame.link("agreements", f"{said}{more}", show="list", alarm="any")
