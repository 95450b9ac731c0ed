"""All requests: what waits, what is late, what is done; as a table that leads to each, and as a workbook."""

from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st

from ledger.requests import Request
from ui import address, frame, panel
from ui.i18n import _, later, ngettext, number
from ui.i18n import date as day
from ui.introductions import words
from ui.introductions.words import KINDS, named
from ui.paths.hops import linked
from ui.table import Link, Row, table

#: Which of them are shown, in the address.
SHOW, WAITING, LATE, DONE, ALL = "requests", "waiting", "late", "done", "all"
LISTS = {WAITING: later("Waiting"), LATE: later("Late"), DONE: later("Done"), ALL: later("All")}
COLUMNS = ("name", "request_kind", "whom", "state", "reply_by", "opened", "asker")
#: Headings of the table, which no question names.
HEADINGS = (later("Name"), later("Request kind"), later("Whom"), later("State"), later("Reply by"), later("Opened"),
            later("Asker"))


def show(found: Sequence[Request]) -> None:
    """The table of those that are asked for."""
    today = date.today().isoformat()
    kept = {name: [one for one in found if which(one, today)] for name, which in _WHICH.items()}
    shown = st.segmented_control(
        _("Requests"), list(LISTS), required=True, label_visibility="collapsed",
        format_func=lambda one: f"{_(LISTS[one])} · {number(len(kept[one]))}", **address.bound(SHOW, LISTS, WAITING))
    some = kept[shown or WAITING]
    if not some:
        frame.say(_("No request is here. One begins with “Ask for an introduction” on a suggestion of the partner "
                    "finder, with a question to experts, or with the invitations of an advisory board."), quiet=True)
        return
    lines = rows(some, today)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        frame.say(sentence(found, today))
        panel.save("requests", _("Requests and invitations"), lines, COLUMNS)
    table(lines, "requests", COLUMNS, first=20)


def rows(found: Sequence[Request], today: str) -> list[Row]:
    """A row for each request, in words."""
    nodes = named(found)
    return [{"name": words.subject(one, nodes), "name_link": Link("introductions", (("id", one.id),)),
             "request_kind": _(KINDS[one.kind]), "whom": [linked(nodes[who]) for who in one.asked if who in nodes],
             "state": "; ".join(dict.fromkeys(words.state(one, who, today) for who in one.asked)),
             "reply_by": day(str(one.said.get("reply_by") or "")),
             "opened": day(one.at[:10]),
             "asker": str((one.said.get("asker") or {}).get("unit") or (one.said.get("asker") or {}).get("name") or "")}
            for one in found]


def sentence(found: Sequence[Request], today: str) -> str:
    """How many wait, and how many of them are late."""
    waiting, late = (sum(which(one, today) for one in found) for which in (_WHICH[WAITING], _WHICH[LATE]))
    said = ngettext("{n} request waits", "{n} requests wait", waiting).format(n=number(waiting))
    return f"{said}; " + ngettext("{n} reply is late.", "{n} replies are late.", late).format(n=number(late))


def _waiting(one: Request, today: str) -> bool:
    return not one.asked or any(map(one.open, one.asked))


def _late(one: Request, today: str) -> bool:
    return any(one.late(who, today) for who in one.asked)


_WHICH: dict[str, Callable[[Request, str], bool]] = {
    WAITING: _waiting, LATE: _late, DONE: lambda one, today: not _waiting(one, today), ALL: lambda one, today: True}
