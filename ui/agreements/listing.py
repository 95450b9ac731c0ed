"""What the page of agreements offers as filters, and how it says what it found."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from ui.agreements.moving import STATES, word
from ui.i18n import _, later, ngettext, number

Row = dict[str, Any]
VIEWS = {"board": later("Board by state"), "list": later("List")}
ALARMS = {"any": later("Whatever needs attention"), "past_end": later("Past its end"), "ending": later("Ends soon"),
          "step_late": later("Next step is late"), "silent": later("Silent for a year"),
          "undated": later("Nothing dated")}
#: What the list shows; the file has more, for which a page is too narrow.
SHOW = ("name", "between", "agreement_state", "alarm", "ends_on", "last_activity_on", "owner", "next_step", "next_on")
TAKEN = (*SHOW, "agreement_kind", "signed_on", "evidence")

__all__ = ["ALARMS", "SHOW", "STATES", "TAKEN", "VIEWS", "fits", "sentence"]


def fits(row: Row, alarm: str) -> bool:
    """Whether an agreement warns of what is asked for; ``any`` leaves out those of which merely nothing is dated."""
    if alarm == "any":
        return any(name != "undated" for name in row["alarms"])
    return not alarm or alarm in row["alarms"]


def sentence(rows: Sequence[Row], count: Row, narrowed: bool) -> str:
    """How many there are, by state; how many are an illustration, and how many need attention."""
    total = len(rows) if narrowed else count["total"]
    by_state = Counter(row["agreement_state"] or "" for row in rows)
    each = ", ".join(f"{number(by_state[state])} {word(state).lower()}" for state in (*STATES, "") if by_state[state])
    said = ngettext("{n} agreement", "{n} agreements", total).format(n=number(total))
    said = f"{said} ({each})" if each else said
    invented = count["invented"] if not narrowed else 0
    if invented:
        said += _(", {n} an illustration and not real").format(n=number(invented))
    pressing = sum(fits(row, "any") for row in rows)
    if pressing and not narrowed:
        said += "; " + ngettext("{n} needs attention", "{n} need attention", pressing).format(n=number(pressing))
    return f"{said}."
