"""The agreements as a board by state, whose cards are moved by dragging, by a list, or by the arrow keys."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from ui import component, kinds, words
from ui.agreements import moving
from ui.i18n import _, date, language, ngettext, number, titled
from ui.table import STATES, Link, Row, go

HERE = Path(__file__).resolve().parent
#: Cards of one state that are drawn; the list has them all.
CARDS = 30
_PARTIES = 3


@cache
def _mounted() -> Any:
    return component.mounted("ketnoi_board", '<div class="board"></div>', HERE / "board.js")


def show(rows: Sequence[Row]) -> None:
    """Draws the board; asks for the reason of a move that was begun on it."""
    result = _mounted()(data=drawn(rows), key=f"agreements-board-{language()}", on_go_change=lambda: None,
                        on_move_change=lambda: None)
    if result.go:
        link = asked_link(result.go)
        if link:
            go(link)
    moved = result.move or {}
    row = next((row for row in rows if row["id"] == moved.get("id")), None)
    if row and moved.get("to") in moving.STATES and moved["to"] != row["agreement_state"]:
        moving.dialog(row, moved["to"])


def asked_link(said: dict[str, Any]) -> Link | None:
    """Where a click leads: to an agreement or to the list, and nowhere else."""
    stem = said.get("stem")
    query = tuple((str(name), str(value)) for name, value in said.get("query", ()))
    return Link(stem, query) if stem in ("agreement", "agreements") else None


def drawn(rows: Sequence[Row]) -> dict[str, Any]:
    """What the board draws: a column for each state, and one for those whose state nobody named, where there are."""
    by_state: dict[str, list[Row]] = {state: [] for state in moving.STATES}
    for row in rows:
        by_state.setdefault(row["agreement_state"] if row["agreement_state"] in by_state else "", []).append(row)
    return {"columns": [_column(state, found) for state, found in by_state.items()], "words": {"move": _("Move to …")}}


def _column(state: str, rows: Sequence[Row]) -> dict[str, Any]:
    # What needs attention stands first.
    first = sorted(rows, key=lambda row: (not row["alarms"], row["ends_on"] or "9999"))
    left = len(rows) - CARDS
    more = {}
    if left > 0:
        said = ngettext("{n} more in the list", "{n} more in the list", left).format(n=number(left))
        more = {"more": {"t": said, **_target(Link("agreements", (("show", "list"), ("state", state))))}}
    return {"state": state, "title": moving.word(state), "count": number(len(rows)),
            "cards": [_card(row) for row in first[:CARDS]], **more}


def _card(row: Row) -> dict[str, Any]:
    parties = [titled(one) for one in row["between"]]
    told = "; ".join(parties[:_PARTIES]) + (" …" if len(parties) > _PARTIES else "")
    return {"id": row["id"], "name": titled(row), **_target(Link("agreement", (("id", row["id"]),))), "parties": told,
            "lines": list(_lines(row)), "mark": _("Illustration") if kinds.illustrative(row["sources"]) else ""}


def _lines(row: Row) -> list[dict[str, str]]:
    """Alarms, the end, the next step and who answers for it, each where there is one."""
    told = [{"t": words.text("alarm", name), "icon": STATES["alarm"][name][0], "colour": STATES["alarm"][name][1]}
            for name in row["alarms"]]
    if row["ends_on"]:
        told.append({"t": _("until {day}").format(day=date(row["ends_on"])), "icon": "event"})
    if row["next_step"]:
        day = f" ({date(row['next_on'])})" if row["next_on"] else ""
        told.append({"t": f"{row['next_step']}{day}", "icon": "arrow_forward"})
    if row["owner"]:
        told.append({"t": row["owner"], "icon": "person"})
    return told


def _target(link: Link) -> dict[str, Any]:
    return {"href": link.href, "go": {"stem": link.stem, "query": [list(pair) for pair in link.query]}}
