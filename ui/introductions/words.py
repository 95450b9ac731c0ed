"""The words of requests: their kinds, states, moves and outcomes; and who is asked, under their names."""

from collections.abc import Iterable

from ledger import requests as kept
from ledger.requests import Request
from ui import data, frame
from ui.i18n import _, date, later, titled
from ui.partners import found as partners_found
from ui.partners.found import Row
from ui.paths.hops import full

KINDS = {"introduction": later("Introduction"), "advice": later("Advice"), "invitation": later("Invitation")}
STATES = {
    "drafted": later("Draft"), "asked": later("Asked"), "accepted": later("Agreed"), "declined": later("Declined"),
    "answered": later("Answered"), "rated": later("Rated"), "withdrawn": later("Withdrawn"),
    "back": later("Last step taken back"), "written": later("Letter changed")}
#: What a button says that leads to a state, and its symbol.
ACTS = {
    "asked": (later("I have sent it"), "send"), "accepted": (later("They agreed"), "check"),
    "answered": (later("They answered"), "mark_email_read"), "declined": (later("They declined"), "block"),
    "withdrawn": (later("Withdraw"), "close")}
#: What came of it.
OUTCOMES = {
    "nothing": later("Nothing yet"), "meeting": later("A meeting"), "work": later("Joint work"),
    "agreement": later("An agreement"), "used": later("The advice was used")}


def requests(id: str = "") -> list[Request]:
    """All requests, the latest first; with an id that is one, this alone."""
    found = kept.requests(data.registry().ledger)
    return [one for one in found if one.id == id] or found


def between(source: str) -> dict[str, list[Request]]:
    """The requests of one house by whom it wants to meet, by present ids."""
    found: dict[str, list[Request]] = {}
    for one in kept.requests(data.registry().ledger):
        if one.kind == "introduction" and data.resolve(str(one.said.get("for"))) == source:
            found.setdefault(data.resolve(str(one.said.get("to"))), []).append(one)
    return found


def title(request: Request) -> str:
    """What a request is about, as the heading of its page: text, whatever it was called."""
    return frame.literal(subject(request, named([request])))


def named(requests: Iterable[Request]) -> dict[str, Row]:
    """By the id that a request keeps, what is told of each node of which these requests speak."""
    ids = {str(id) for one in requests for id in (
        *one.asked, *(one.said.get(name) or "" for name in ("for", "to"))) if id}
    present = {id: data.resolve(id) for id in sorted(ids)}
    rows = partners_found.about(present.values())
    return {id: rows[now] for id, now in present.items() if now in rows}


def name(id: str, nodes: dict[str, Row]) -> str:
    """What somebody is called; words for one who is no longer in the registry."""
    return full(nodes[id]) if id in nodes else _("no longer in the registry")


def subject(request: Request, nodes: dict[str, Row]) -> str:
    """What a request is about."""
    if request.kind == "introduction":
        return _("Introduction to {whom}").format(whom=name(str(request.said.get("to")), nodes))
    if request.kind == "invitation":
        return _("Invitation to the advisory network “{board}”").format(board=request.said.get("board"))
    field = next((row for row in data.field_names().values() if row["code"] == request.said.get("field")), None)
    about = titled(field) if field else str(request.said.get("question") or "")[:60]
    return _("Advice: {what}").format(what=about)


def state(request: Request, who: str, today: str) -> str:
    """How far it is with somebody, and whether a reply is late."""
    said = _(STATES[request.state(who)])
    due = str(request.latest(who, "reply_by") or "")
    return _("{state}, reply was due on {day}").format(state=said, day=date(due)) if request.late(who, today) else said
