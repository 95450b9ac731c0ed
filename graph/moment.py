"""Now and then: the day by which things are in force, and the row of the log that a day in the past means."""

from datetime import date

from graph.errors import BadSetting
from ledger.ledger import Ledger


def today() -> str:
    """The day by which agreements are in force or ended, ISO."""
    return date.today().isoformat()


def moment(ledger: Ledger, as_of: str | int | None) -> tuple[int, str]:
    """The row of the log, and the day, that are meant by a number of the log, an ISO date, or None for now.

    Raises BadSetting where it is neither.
    """
    if as_of is None:
        return ledger.head(), today()
    entries = ledger.entries()
    if isinstance(as_of, int) or as_of.isdigit():
        seq = min(int(as_of), ledger.head())
        return seq, next((entry.at[:10] for entry in entries if entry.seq == seq), today())
    try:
        day = date.fromisoformat(as_of).isoformat()
    except ValueError as error:
        raise BadSetting(f"{as_of} is neither a date like 2026-11-23 nor a number of the log") from error
    return max((entry.seq for entry in entries if entry.at[:10] <= day), default=0), day
