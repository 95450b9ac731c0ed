"""Invitations to a board: the requests that came of a proposal, and the form of those who are not invited yet."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from ledger import requests
from ledger.requests import Request
from ui import acts, data, frame
from ui.board import people
from ui.board.saved import Proposal
from ui.i18n import _, later, ngettext, number, titled
from ui.i18n import date as day
from ui.introductions import asker, words
from ui.paths.hops import Row
from ui.table import Link, go, table

COLUMNS = ("name", "state", "reply_by", "request")
#: A heading of the table that no question names.
HEADINGS = (later("Request"),)


def of(board: str) -> list[Request]:
    """The invitations to a board, the latest first."""
    return [one for one in requests.requests(data.registry().ledger)
            if one.kind == "invitation" and one.said.get("board") == board]


def show(one: Proposal) -> None:
    """How far it is with each who was invited, and the form for the members who were not."""
    there = of(one.name)
    if there:
        table(rows(there, one.ids), "board-invitations", COLUMNS, 40)
        for request in there:
            frame.link("introductions", _("Letters and answers"), id=request.id)
    left = [id for id in one.ids if id not in {data.resolve(who) for request in there for who in request.asked}]
    if left:
        frame.say(ngettext("{n} member is not invited yet.", "{n} members are not invited yet.", len(left)).format(
            n=number(len(left))))
        _form(one, left)


def rows(found: Sequence[Request], members: Sequence[str]) -> list[Row]:
    """A row for each who was invited, with the request that says more; who is no longer a member is said."""
    nodes, today = words.named(found), date.today().isoformat()
    return [{"id": data.resolve(who), "kind": ["Expert"], "name": words.name(who, nodes),
             "state": words.state(request, who, today) if data.resolve(who) in members else _(
                 "{state}, not in this proposal").format(state=words.state(request, who, today)),
             "reply_by": day(str(request.latest(who, "reply_by") or "")),
             "request": day(request.at[:10]), "request_link": Link("introductions", (("id", request.id),))}
            for request in found for who in request.asked]


def invite(one: Proposal, whom: Sequence[str], advised: str, said: Row) -> str:
    """Open the request that invites these members; each with the fields for which they were chosen."""
    known = people.levels(whom, people.within(one.asked.wants))
    weights = {field: given[0] for field, given in one.asked.wants.items()}
    fields = {id: sorted(known.get(id, {}), key=lambda field: (-weights[field], -known[id][field], field))
              for id in whom}
    return requests.open_request(data.registry().ledger, "invitation", acts.by(), {
        "board": one.name, "for": advised, "whom": list(whom), "fields": fields, **said})


def _form(one: Proposal, left: Sequence[str]) -> None:
    offered = _offered()
    if not offered:
        frame.say(_("The registry knows no innovation centre, agency or task that a board could advise: add it first."))
        frame.link("edit", _("Add an organisation"), new="Organization")
        return
    of_id = st.selectbox(_("Whom or what it advises"), list(offered), key="invite-for", placeholder="",
                         format_func=lambda id: _label(offered[id]))
    house = offered[of_id] if of_id and not offered[of_id].get("number") else {}
    who, due = asker.ask(house, f"invite-{house.get('id', '')}")
    purpose = st.text_area(_("What it is about, in your own words (stands in the letter as it is)"), "", height=90,
                           key="invite-purpose", max_chars=1000)
    ready = bool(of_id and who["name"])
    if not ready:
        frame.say(_("Write your name, so that the letter can be signed and the request kept."), quiet=True)
    if st.button(_("Prepare the invitations"), type="primary", icon=":material/mail:", key="invite-keep",
                 disabled=not ready):
        id = invite(one, left, of_id, {"asker": who, "purpose": (purpose or "").strip(), "reply_by": due.isoformat()})
        acts.told(_("Kept. Send each letter, then say that you have sent it."))
        go(Link("introductions", (("id", id),)))


def _offered() -> dict[str, Row]:
    """Whom or what a board can advise: innovation centres, agencies, and tasks of the plan."""
    bodies = [row for kind in ("InnovationCenter", "Agency") for row in data.read(
        "organisations/list", words=[], country="", kind=kind, standing="", fields=[], skip=0, limit=50)]
    return {row["id"]: row for row in (*bodies, *data.read("plan/tasks", year=date.today().year))}


def _label(row: Row) -> str:
    place = f"{row['number']}. " if row.get("number") else ""
    return f"{place}{titled(row)}"[:140]
