"""What came of requests, by quarter: opened, asked, agreed, answered, how soon, how well, and with which outcome."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from statistics import median
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from ledger.requests import Request
from ui import frame, panel
from ui.i18n import _, later, ngettext, number
from ui.introductions.words import KINDS
from ui.table import table

Row = dict[str, Any]
#: Quarters that are shown, back from this one, and of those in which nothing was opened before the first request at
#: least so many; colours of the kinds.
QUARTERS, LEAST = 8, 4
COLOURS = ("#0072B2", "#E69F00", "#009E73")
COLUMNS = ("quarter", "introductions", "advice", "invitations", "asked", "agreed", "declined", "answered",
           "days_to_answer", "stars", "meetings", "joint_work", "agreements", "advice_used", "appointments")
#: Headings of the table, which no question names.
HEADINGS = (later("Quarter"), later("Introductions"), later("Advice"), later("Invitations"), later("Asked"),
            later("Agreed"), later("Declined"), later("Answered"), later("Days to answer"), later("Stars"),
            later("Meetings"), later("Joint work"), later("Agreements"), later("Advice used"), later("Appointments"))
_OPENED = {"introduction": "introductions", "advice": "advice", "invitation": "invitations"}
_COUNTED = {"asked": "asked", "accepted": "agreed", "declined": "declined", "answered": "answered"}
_OUTCOMES = {"meeting": "meetings", "work": "joint_work", "agreement": "agreements", "used": "advice_used"}


def show(found: Sequence[Request]) -> None:
    """The panel: a sentence, a small chart of what was opened, and the table."""
    rows = by_quarter(found, date.today())
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        st.subheader(_("By quarter"), anchor=False)
        if found:
            panel.save("requests-by-quarter", _("Requests and invitations"), rows, COLUMNS)
    if not found:
        panel.nothing(_("Numbers appear here once the first request is kept."))
        return
    frame.say(sentence(rows[-1]))
    _chart(rows)
    table(rows[::-1], "requests-by-quarter", COLUMNS, first=QUARTERS)


def by_quarter(found: Sequence[Request], today: date) -> list[Row]:
    """A row for each of the last quarters, the earliest first: each number counts what was done in it, and stands."""
    quarters = [_back(today, ago) for ago in reversed(range(QUARTERS))]
    rows: dict[tuple[int, int], Row] = {quarter: _empty(quarter) for quarter in quarters}
    for one in found:
        if row := rows.get(_quarter(one.at)):
            row[_OPENED[one.kind]] += 1
        for who in one.asked:
            _count(rows, one, who)
    made = [_summed(row) for row in rows.values()]
    begun = next((place for place, row in enumerate(made) if any(row[name] for name in _counts())), QUARTERS)
    return made[min(begun, QUARTERS - LEAST):]


def sentence(row: Row) -> str:
    """What the last quarter brought."""
    opened = sum(row[name] for name in _OPENED.values())
    said = ngettext("{quarter}: {n} request opened", "{quarter}: {n} requests opened", opened).format(
        quarter=row["quarter"], n=number(opened))
    answered = ngettext("{n} answered", "{n} answered", row["answered"]).format(n=number(row["answered"]))
    days = row["days_to_answer"]
    soon = "" if days is None else ngettext(", half of them within {n} day", ", half of them within {n} days",
                                            max(1, round(days))).format(n=number(max(1, round(days))))
    return f"{said}, {answered}{soon}."


def _count(rows: dict[tuple[int, int], Row], one: Request, who: str) -> None:
    asked = ""
    for move in one.standing(who):
        row = rows.get(_quarter(move.at))
        asked = move.at if move.state == "asked" else asked
        if row is not None and move.state in _COUNTED:
            row[_COUNTED[move.state]] += 1
            row["appointments"] += (one.kind, move.state) == ("invitation", "accepted")
        if row is not None and move.state == "answered" and asked:
            row["days"].append((datetime.fromisoformat(move.at) - datetime.fromisoformat(asked)).days)
    last = next((move for move in reversed(one.standing(who)) if move.state == "rated"), None)
    # A rating that was changed counts once, as it is now.
    if last and (row := rows.get(_quarter(last.at))) is not None:
        row["ratings"].append(int(last.said.get("stars") or 0))
        if outcome := _OUTCOMES.get(str(last.said.get("outcome"))):
            row[outcome] += 1


def _summed(row: Row) -> Row:
    days, stars = row.pop("days"), [one for one in row.pop("ratings") if one]
    return {**row, "days_to_answer": float(median(days)) if days else None,
            "stars": round(sum(stars) / len(stars), 1) if stars else None}


def _empty(quarter: tuple[int, int]) -> Row:
    name = _("Quarter {quarter}/{year}").format(quarter=quarter[1], year=quarter[0])
    return {"quarter": name, **dict.fromkeys(_counts(), 0), "days": [], "ratings": []}


def _counts() -> Iterable[str]:
    return *_OPENED.values(), *_COUNTED.values(), *_OUTCOMES.values(), "appointments"


def _quarter(at: str) -> tuple[int, int]:
    return int(at[:4]), (int(at[5:7]) + 2) // 3


def _back(today: date, quarters: int) -> tuple[int, int]:
    at = today.year * 4 + (today.month - 1) // 3 - quarters
    return at // 4, at % 4 + 1


def _chart(rows: Sequence[Row]) -> None:
    names = {column: _(KINDS[kind]) for kind, column in _OPENED.items()}
    frame_ = pd.DataFrame([{"quarter": row["quarter"], "kind": word, "n": row[kind]}
                           for row in rows for kind, word in names.items()])
    bars = alt.Chart(frame_, height=150).mark_bar(stroke="white", strokeWidth=0.6).encode(
        x=alt.X("quarter:N", title=None, sort=[row["quarter"] for row in rows], axis=alt.Axis(labelAngle=0)),
        y=alt.Y("n:Q", title=_("Requests opened"), axis=alt.Axis(tickMinStep=1, format="d", titleFontWeight="normal")),
        color=alt.Color("kind:N", title=None, legend=alt.Legend(orient="top"),
                        scale=alt.Scale(domain=list(names.values()), range=list(COLOURS))),
        tooltip=[alt.Tooltip("quarter:N", title=_("Quarter")), alt.Tooltip("kind:N", title=_("Kind")),
                 alt.Tooltip("n:Q", title=_("Requests opened"))])
    st.altair_chart(bars, height=200)
