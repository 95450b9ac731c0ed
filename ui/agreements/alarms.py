"""What an agreement warns of: its end, a next step that is late, silence. Pure functions of its dates."""

import calendar
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

#: Without any activity for so long, an agreement that is alive has fallen silent.
SILENT_AFTER = timedelta(days=365)
#: An agreement nears its end within so long before it.
ENDS_WITHIN = timedelta(days=180)
#: States in which something is expected to happen, and states in which the end that was agreed still binds.
ALIVE = ("contact", "talks", "signed", "active")
BINDING = ("signed", "active", "dormant")


def last_day(iso: str | None) -> date | None:
    """The last day that an ISO date, month or year may mean; ``None`` for what is no date."""
    text = str(iso or "")[:10]
    try:
        if len(text) == 4:
            return date(int(text), 12, 31)
        if len(text) == 7:
            year, month = int(text[:4]), int(text[5:])
            return date(year, month, calendar.monthrange(year, month)[1])
        return date.fromisoformat(text)
    except ValueError:
        return None


class Activity(NamedTuple):
    """The last thing that is known to have happened: ``what`` it was, its date as it is known, its last possible day.

    ``what`` is signed_on, shared (a work or another agreement), met (at an event) or edited.
    """

    day: date
    what: str
    said: str


def last_activity(agreement: Mapping[str, Any], today: date) -> Activity | None:
    """The last thing that is known to have happened, up to today; ``None`` where nothing is dated.

    What counts: the signing; a work or another agreement that two of its parties share (``last_year``); an event at
    which two of its parties took part (``last_event``); an edit of the agreement by a curator (``edited_on``). What a
    source says again is no activity: a list that is loaded today does not make an old agreement alive. A month or year
    counts up to its last day. The parties' years contain the signing itself, so that only a later year says more.
    """
    signed = last_day(agreement.get("signed_on"))
    known = {"signed_on": agreement.get("signed_on"), "met": agreement.get("last_event"),
             "edited": agreement.get("edited_on"), "shared": str(agreement.get("last_year") or "")}
    days = {what: day for what, said in known.items() if (day := last_day(said))}
    if signed and "shared" in days and days["shared"].year <= signed.year:
        del days["shared"]
    found = [Activity(min(day, today), what, str(known[what])) for what, day in days.items()]
    return max(found, key=lambda one: one.day, default=None)


def silent(agreement: Mapping[str, Any], today: date) -> bool:
    """Whether an agreement has fallen silent: in contact, in talks, signed or active, with no activity for a year.

    What is not dated itself, by its signing or by an edit, may have begun yesterday: it is not silent but ``undated``.
    """
    return _dated(agreement) and _quiet(agreement, today)


def _dated(agreement: Mapping[str, Any]) -> bool:
    return any(last_day(agreement.get(name)) for name in ("signed_on", "edited_on"))


def _quiet(agreement: Mapping[str, Any], today: date) -> bool:
    """Whether nothing is known to have happened for a year to what is alive."""
    last = last_activity(agreement, today)
    return agreement.get("agreement_state") in ALIVE and (last is None or today - last.day > SILENT_AFTER)


def alarms(agreement: Mapping[str, Any], today: date) -> list[str]:
    """What is to be looked at, the most urgent first: past_end, ending, step_late, silent, undated."""
    state, ends = agreement.get("agreement_state"), last_day(agreement.get("ends_on"))
    binding, step = state in BINDING and ends is not None, last_day(agreement.get("next_on"))
    found = {
        "past_end": binding and ends is not None and ends < today,
        "ending": binding and ends is not None and today <= ends <= today + ENDS_WITHIN,
        "step_late": step is not None and step < today and state in (*ALIVE, "dormant"),
        "silent": silent(agreement, today),
        "undated": _quiet(agreement, today) and not _dated(agreement),
    }
    return [name for name, holds in found.items() if holds]
