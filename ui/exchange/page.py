"""One need or offer: what is sought or given, whose it is, what meets it, and what its state allows to be done."""

from collections.abc import Callable
from datetime import date as day
from functools import partial
from typing import Any

import streamlit as st

from ui import acts, data, kinds, words
from ui.edit import story
from ui.exchange import acts as exchange_acts
from ui.frame import say
from ui.i18n import _, date, number
from ui.panel import ADVANCED, caption, panel
from ui.profile import blocks as profile
from ui.profile.panels import FIRST
from ui.table import STATES, Link, Row

#: What each state allows, by the state to which it leads; renewing keeps it open.
ALLOWED = {"review": ("open", "closed"), "open": ("renew", "met", "closed"), "expired": ("renew", "met", "closed"),
           "met": ("open",), "closed": ("open",)}


def show(row: Row) -> None:
    """Draws the page of a need or offer."""
    label = "Need" if "Need" in row["kind"] else "Offer"
    icon, colour = STATES["exchange_state"][row["exchange_state"]]
    chips = [kinds.chip(words.text("exchange_state", row["exchange_state"]), colour, icon)]
    if row["need_kind"]:
        chips.append(kinds.chip(words.text("need_kind", row["need_kind"])))
    profile.top(row, _sentence(row), [*chips, *profile.state_chips(row)])
    acts.say()
    _state(row)
    _buttons(row, label)
    empty = [_meeting(row["id"], label)] if row["exchange_state"] in ("review", "open") else []
    empty += [_panel(name, wish=row["id"]) for name in ("exchange/posted_by", "exchange/fields")]
    profile.gathered(title for title in empty if title)
    profile.sources(row, label)
    if not st.session_state.get(ADVANCED):
        with st.container(key="noprint-exchange-history"):
            story.show(row["id"])


def _meeting(id: str, label: str) -> str:
    """Draws what meets it, each with the way to an introduction; its title where nothing does."""
    ours = next((one["id"] for one in data.read("exchange/posted_by", wish=id)), "")
    title = _("Open offers that meet this need") if label == "Need" else _("Open needs that this offer meets")
    return _panel("exchange/meeting", title, partial(_introduced, ours), wish=id)


def _introduced(ours: str, rows: list[Row]) -> list[Row]:
    """The same with the link that asks for an introduction to whoever posted it."""
    return [{**row, "introduction": _("Ask for an introduction"), "introduction_link": Link(
        "introductions", (("for", ours), ("to", row["posted_by"][0]["id"])))} if ours and row["posted_by"] else row
            for row in rows]


def _panel(name: str, title: str = "", shaped: Callable[[list[Row]], list[Row]] | None = None, **given: Any) -> str:
    """Draws a panel that has something; the title of one that has nothing."""
    if not data.read(name, **given):
        return title or caption(name)
    panel(name, title=title, first=FIRST, shaped=shaped, **given)
    return ""


def _sentence(row: Row) -> str:
    told = [f"{words.property('Need', prop)}: {words.text(name, row[name])}" for name, prop in (
        ("study_level", "level"), ("year", "year"), ("open_until", "open_until")) if row[name]]
    many = f"{words.property('Need', 'quantity')}: {number(row['quantity'])}" if row["quantity"] else ""
    return profile.sentence(row["about"], many, *told)


def _state(row: Row) -> None:
    said = {"review": _("Under review: only curators see it until it is approved."),
            "expired": _("It closed by itself on {day}; renew it where it still holds.").format(
                day=date(row["open_until"]))}
    if row["exchange_state"] in said:
        say(said[row["exchange_state"]])


def _buttons(row: Row, label: str) -> None:
    with st.container(horizontal=True, key="noprint-exchange-acts"):
        for to in ALLOWED[row["exchange_state"]]:
            if to == "closed":
                _close(row, label)
            else:
                _button(row, label, to)


def _button(row: Row, label: str, to: str) -> None:
    until = exchange_acts.renewed_until(row["open_until"], day.today())
    reviewed = row["exchange_state"] == "review"
    said = {"open": (_("Approve") if reviewed else _("Open again"), "check" if reviewed else "undo",
                     _("Approved: it is open now.") if reviewed else _("It is open again.")),
            "renew": (_("Renew until {day}").format(day=date(until)), "autorenew", _("Renewed.")),
            "met": (_("It was met"), "task_alt", _("Noted as met."))}
    word, icon, done = said[to]
    more = {"open_until": until} if to == "renew" or (to == "open" and not reviewed) else {}
    acts.button(word, _turn, row, label, "open" if to == "renew" else to, more, key=f"exchange-{to}", done=done,
                icon=f":material/{icon}:", type="primary" if reviewed and to == "open" else "secondary")


def _turn(row: Row, label: str, state: str, more: dict[str, str]) -> None:
    exchange_acts.turn(row["id"], label, str(row["name"]), state, **more)


def _close(row: Row, label: str) -> None:
    """Closing asks why, and so does refusing what was posted."""
    word = _("Refuse") if row["exchange_state"] == "review" else _("Close it")
    with st.popover(word, icon=":material/block:", key=f"exchange-close-{data.head()}"):
        reason = st.text_area(_("Reason"), key=f"exchange-reason-{row['id']}", max_chars=1000, height=96)
        if st.button(word, key="exchange-closed", type="primary"):
            if not reason.strip():
                st.error(_("Say why: the reason is kept with it."), icon=":material/error:")
                return
            exchange_acts.turn(row["id"], label, str(row["name"]), "closed", reason)
            acts.told(_("Closed."))
            st.rerun()
