"""One request: how far it is with each who is asked, the letter to each, what can be done next, and its history."""

from datetime import date, datetime
from html import escape
from typing import Any

import streamlit as st

from ledger import requests
from ledger.requests import Move, Request
from ui import data, frame, kinds
from ui.i18n import _, later, moment
from ui.i18n import date as day
from ui.introductions import advice, appointment, letter, steps, words
from ui.introductions.words import ACTS, OUTCOMES, STATES, named
from ui.letters.draft import LANGUAGES, About, Letter
from ui.partners.found import Row
from ui.table import table

COLUMNS = ("when", "whom", "state", "by", "note")
#: Headings of the history, which no question names.
HEADINGS = (later("When"), later("Whom"), later("State"), later("By"), later("Note"))
_TONES = {"accepted": "#2E8B57", "answered": "#2E8B57", "rated": "#2E8B57", "declined": "#C0392B"}


def show(request: Request) -> None:
    """The page of one request."""
    nodes = named([request])
    frame.say(_about(request))
    if request.kind == "advice":
        frame.say(str(request.said.get("question") or ""))
    for who in request.asked:
        _person(request, who, nodes)
    if request.kind == "advice":
        _more(request)
    _letter(request, nodes)
    _history(request, nodes)


def _about(request: Request) -> str:
    asker = request.said.get("asker") or {}
    who = ", ".join(str(asker[name]) for name in ("name", "position", "unit") if asker.get(name))
    return _("Asked by {who}, opened on {day}, reply hoped for by {due}.").format(
        who=who or request.by, day=day(request.at[:10]), due=day(str(request.said.get("reply_by") or "")))


def _person(request: Request, who: str, nodes: dict[str, Row]) -> None:
    state, today = request.state(who), date.today().isoformat()
    late = request.late(who, today)
    tone = "#B7791F" if late else _TONES.get(state, "")
    with st.container(border=True, gap="xsmall", key=f"request-{who}"):
        chip = kinds.chip(words.state(request, who, today), tone, "alarm" if late else "")
        st.html(f'<p class="kn-say"><strong>{escape(words.name(who, nodes))}</strong></p>{chip}')
        if request.latest(who, "note"):
            frame.say(str(request.latest(who, "note")), quiet=True)
        if state == "rated":
            frame.say(_rated(request, who), quiet=True)
            if request.latest(who, "outcome") == "agreement":
                frame.link("edit", _("Record the agreement"), new="Agreement")
        if request.kind == "invitation" and state == "accepted":
            frame.say(appointment.sentence(request, who), quiet=True)
        _next(request, who)


def _next(request: Request, who: str) -> None:
    """What can follow, as buttons, with a note that goes along."""
    following = [one for one in request.following(who) if one in ACTS]
    note = st.text_input(_("Note (optional)"), key=f"request-note-{who}-{len(request.moves)}", max_chars=1000,
                         placeholder=_("Note (optional)"), label_visibility="collapsed") if following else ""
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"noprint-request-{who}"):
        for after in following:
            if (request.kind, after) == ("invitation", "accepted"):
                appointment.ask(request, who)
                continue
            word, icon = ACTS[after]
            st.button(_(word), key=f"request-{after}-{who}", icon=f":material/{icon}:", on_click=steps.move,
                      args=(request.id, after, who, {"note": note}))
        if "rated" in request.following(who):
            _rate(request, who)
        if request.standing(who):
            st.button(_("Take the last step back"), key=f"request-back-{who}", icon=":material/undo:", type="tertiary",
                      on_click=steps.back, args=(request, who))


def _rate(request: Request, who: str) -> None:
    with st.popover(_("Rate"), icon=":material/star:", key=f"request-rate-{who}"):
        stars = st.radio(_("How much it helped, from 1 to 5"), [1, 2, 3, 4, 5], 3, horizontal=True,
                         key=f"request-stars-{who}")
        outcome = st.selectbox(_("What came of it"), list(OUTCOMES), format_func=lambda one: _(OUTCOMES[one]),
                               key=f"request-outcome-{who}")
        note = st.text_input(_("Note (optional)"), key=f"request-rated-{who}", max_chars=1000)
        st.button(_("Keep the rating"), key=f"request-rated-now-{who}", on_click=steps.move,
                  args=(request.id, "rated", who, {"stars": stars, "outcome": outcome, "note": note}))


def _rated(request: Request, who: str) -> str:
    outcome = _(OUTCOMES.get(str(request.latest(who, "outcome")), OUTCOMES["nothing"]))
    return _("Rated {stars} of 5; {outcome}.").format(stars=request.latest(who, "stars"), outcome=outcome.lower())


def _more(request: Request) -> None:
    """Somebody else who can be asked the same."""
    rows = {row["id"]: row for row in advice.suggested(str(request.said.get("field") or ""), request)[:30]}
    if not rows:
        return
    with st.expander(_("Ask somebody else, too"), key="request-more"), st.container(
            horizontal=True, vertical_alignment="bottom"):
        who = st.selectbox(_("Expert"), list(rows), key=f"request-more-{len(request.asked)}", format_func=lambda id: (
            " ".join(part for part in (rows[id].get("title"), rows[id]["name"]) if part)))
        st.button(_("Add"), key="request-add", icon=":material/add:", on_click=steps.move,
                  args=(request.id, "drafted", who, {}))


def _letter(request: Request, nodes: dict[str, Row]) -> None:
    there = [who for who in request.asked if who in nodes]
    if not there:
        return
    st.subheader(_("Letter"), anchor=False)
    chosen = "" if len(there) == 1 else st.selectbox(
        _("To whom"), there, key="request-to", format_func=lambda id: words.name(id, nodes))
    who = chosen or there[0]
    kept = request.letters(who)
    lang, text, changed = letter.show(_said(request, who, nodes), f"{request.id}-{who}", kept)
    # What is again as the draft is kept as nothing: the draft comes back.
    if (now := text if changed else "") != kept.get(lang, ""):
        st.button(_("Keep the changed letter"), key="request-letter", icon=":material/save:", on_click=steps.move,
                  args=(request.id, requests.WRITTEN, who, {"letters": {lang: now}}))


def _said(request: Request, who: str, nodes: dict[str, Row]) -> Letter:
    """The letter of a request to one of those who are asked, as of the day on which it was opened."""
    house = nodes.get(str(request.said.get("for")), {})
    about, told = _TOLD[request.kind](request, nodes[who], house, nodes)
    return letter.letter(
        about, nodes[who], request.said.get("asker") or {},
        date.fromisoformat(str(request.latest(who, "reply_by") or request.at[:10])),
        date.fromisoformat(request.at[:10]), house=house, **told)


def _introduction(request: Request, to: Row, house: Row, nodes: dict[str, Row]) -> tuple[About, dict[str, Any]]:
    goal = nodes.get(str(request.said.get("to")), {})
    return "introduction" if "Expert" in to["kind"] else "direct" if to["id"] == goal.get("id") else "centre", {
        "target": letter.target(goal) if goal else {}, "purpose": request.said.get("purpose") or "",
        "fields": letter.fields(house.get("id", ""), goal.get("id", ""))}


def _advice(request: Request, to: Row, house: Row, nodes: dict[str, Row]) -> tuple[About, dict[str, Any]]:
    ids = [id for id, row in data.field_names().items() if row["code"] == request.said.get("field")]
    return "advice", {"purpose": request.said.get("question") or "", "fields": letter.fields_of(ids)}


def _invitation(request: Request, to: Row, house: Row, nodes: dict[str, Row]) -> tuple[About, dict[str, Any]]:
    known = {data.resolve(who): ids for who, ids in (request.said.get("fields") or {}).items()}
    return "invitation", {
        "target": letter.target(house) if house else {}, "board": str(request.said.get("board") or ""),
        "purpose": request.said.get("purpose") or "", "fields": letter.fields_of(known.get(to["id"], ()))}


_TOLD = {"introduction": _introduction, "advice": _advice, "invitation": _invitation}


def _history(request: Request, nodes: dict[str, Row]) -> None:
    st.subheader(_("History"), anchor=False)
    rows = [{"when": moment_of(request.at), "whom": "", "state": _("Request opened"), "by": request.by, "note": ""}]
    rows += [{"when": moment_of(one.at), "whom": words.name(one.who, nodes),
              "state": _(STATES[one.state]), "by": one.by,
              "note": _note(one)} for one in request.moves]
    table(rows[::-1], f"request-history-{request.id}", COLUMNS, first=12)


def _note(done: Move) -> str:
    """What was noted of a step, or in which language a letter was changed."""
    return ", ".join(LANGUAGES[lang] for lang in done.said.get("letters", ())) or str(
        done.said.get("note") or done.said.get("document") or "")


def moment_of(at: str) -> str:
    """A moment of the ledger as the visitor writes it."""
    return moment(datetime.fromisoformat(at))
