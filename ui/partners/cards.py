"""A suggestion on the page: why it fits, what is missing, who can introduce, what it rests on, and what one answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date as day
from html import escape

import streamlit as st

from ledger.requests import Request
from ui import acts, frame, kinds
from ui.i18n import KEY, _, date, language, titled
from ui.introductions import words as introductions_words
from ui.pages import BY_STEM
from ui.partners import answers, evidence, words
from ui.partners.answers import KEPT, REASONS, REFUSED, TAKEN, Said
from ui.partners.found import Row
from ui.paths import words as paths_words
from ui.paths.hops import Hop
from ui.profile import blocks as profile


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One suggestion with all that a page says of it. ``fit`` is empty where the ranking no longer has it."""

    source: Row
    node: Row
    fit: Row
    named: Mapping[str, Row]
    way: Sequence[Hop] = ()
    through: str = ""
    said: Said | None = None
    requests: Sequence[Request] = ()

    @property
    def reasons(self) -> list[str]:
        """Why it fits, in sentences."""
        return words.sentences(self.fit, self.named) if self.fit else []

    @property
    def missing(self) -> list[str]:
        """What is missing, in words."""
        return words.missing(self.fit, self.node) if self.fit else []

    @property
    def introduction(self) -> str:
        """The best way there as a sentence; empty where there is none."""
        return paths_words.sentence(self.way)


def show(place: int, one: Suggestion) -> None:
    """Draws one suggestion."""
    with st.container(border=True, gap="xsmall", key=f"partner-{one.node['id']}"):
        _head(place, one)
        _text(one)
        _buttons(one)
        behind = st.expander(_("What this rests on"), key=f"partner-evidence-{one.node['id']}", on_change="rerun")
        if behind.open:
            with behind:
                evidence.show(one.fit, one.named, one.way, one.node["id"])


def _head(place: int, one: Suggestion) -> None:
    node = one.node
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"partner-name-{node['id']}"):
        st.page_link(BY_STEM[str(kinds.page_of(node["kind"]))].path, query_params={"id": node["id"], KEY: language()},
                     label=f"**{place}\\. {frame.literal(titled(node))}**")
        chips = [*kinds.kind_chips(node["kind"], node.get("sources")), *profile.place_chips(node)]
        st.html(f"<div>{''.join(chips)}</div>", width="content")


def _text(one: Suggestion) -> None:
    reasons = "".join(f"<li>{escape(reason)}</li>" for reason in one.reasons)
    lines = [f'<ul class="kn-say" style="margin:0 0 .3rem;padding-left:1.2rem">{reasons}</ul>' if reasons else ""]
    if not one.fit:
        lines.append(frame.paragraph(_("The ranking no longer finds a reason for it."), quiet=True))
    moved = words.shifts(one.fit, one.named) if one.fit else []
    lines += [frame.paragraph(said, quiet=True) for said in moved]
    way = one.introduction or _("Nobody is known who could introduce; write to them directly or ask the centre.")
    lines.append(frame.paragraph(_("Best introduction: {way}").format(way=way)))
    if one.missing:
        lines.append(frame.paragraph(_("Missing: {what}.").format(what="; ".join(one.missing)), quiet=True))
    if one.said:
        lines.append(frame.paragraph(answered(one.said), quiet=True))
    st.html("".join(lines))
    profile.addresses(one.node, ("public_contact", "website"))


def answered(said: Said) -> str:
    """Who answered what, when, and what they noted."""
    line = _("{what}, {who}, {day}").format(what=said.words, who=said.by, day=date(said.at[:10]))
    return f"{line}. {said.note}" if said.note else f"{line}."


def _buttons(one: Suggestion) -> None:
    source, id = one.source["id"], one.node["id"]
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"noprint-partner-{id}"):
        query = {"for": source, "to": id, **({"through": one.through} if one.through else {})}
        st.page_link(BY_STEM["introductions"].path, label=_("Ask for an introduction"), icon=":material/handshake:",
                     query_params={**query, KEY: language()})
        for request in one.requests:
            states = {introductions_words.state(request, who, day.today().isoformat()) for who in request.asked}
            frame.link("introductions", _("Request: {state}").format(state="; ".join(sorted(states))), id=request.id)
        if one.said:
            st.button(_("Take the answer back"), key=f"partner-back-{id}", icon=":material/undo:", type="tertiary",
                      on_click=_back, args=(source, id))
        if not one.said or one.said.verdict != TAKEN:
            st.button(_("Take"), key=f"partner-take-{id}", icon=":material/check:", on_click=_say,
                      args=(source, id, TAKEN))
        if not one.said:
            st.button(_("Keep for later"), key=f"partner-keep-{id}", icon=":material/bookmark:", on_click=_say,
                      args=(source, id, KEPT))
        if not one.said or one.said.verdict != REFUSED:
            _refuse(source, id)


def _refuse(source: str, id: str) -> None:
    """The eight reasons; the words beside it are optional."""
    with st.popover(_("Refuse"), icon=":material/block:", key=f"partner-no-{id}"):
        st.radio(_("Why not"), list(REASONS), key=f"partner-why-{id}", format_func=answers.reason)
        st.text_input(_("Note (optional)"), key=f"partner-note-{id}", max_chars=300)
        st.button(_("Refuse this suggestion"), key=f"partner-refuse-{id}", on_click=_refused, args=(source, id))


def _refused(source: str, id: str) -> None:
    reason = str(st.session_state.get(f"partner-why-{id}") or "other")
    answers.say(source, id, REFUSED, reason, str(st.session_state.get(f"partner-note-{id}") or ""))
    acts.told(_("Refused. The ranking uses the reason; each suggestion says where it did."))


def _say(source: str, id: str, verdict: str) -> None:
    answers.say(source, id, verdict)
    acts.told(_("Taken into the shortlist.") if verdict == TAKEN else _("Kept for later, in the shortlist."))


def _back(source: str, id: str) -> None:
    answers.take_back(source, id)
    acts.told(_("The answer was taken back."))
