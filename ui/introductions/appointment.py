"""The acceptance of an invitation: the appointing document and the term that the registry takes with it."""

from typing import Any

import streamlit as st

from graph.schema import EDGE
from ledger.requests import Request
from ui import frame
from ui.edit import form
from ui.i18n import _, date, later
from ui.introductions import steps, words

_ASKED = {"document": later("Appointing document (number and date)"), "role": later("Role"),
          "since": later("From (dd/mm/yyyy)"), "until": later("Until (dd/mm/yyyy)")}


def ask(request: Request, who: str) -> None:
    """The form behind a button; what it holds is written when it is kept."""
    with st.popover(_(words.ACTS["accepted"][0]), icon=":material/check:", key=f"request-accepted-{who}"), st.form(
            f"request-appointment-{who}", border=False):
        answers = {name: st.text_input(_(label), max_chars=200, key=f"request-{name}-{who}")
                   for name, label in _ASKED.items()}
        if not st.form_submit_button(_("Write down the appointment"), type="primary"):
            return
        props = _read(answers)
        if props:
            steps.appoint(request, who, props)
            st.rerun()


def sentence(request: Request, who: str) -> str:
    """By which document somebody is appointed and for how long; or that the registry no longer says so."""
    if not steps.appointed(request, who):
        return _("The appointment was undone: the registry no longer says that they advise. Take the last step back "
                 "and write it down again, if it holds.")
    since, until, document = (str(request.latest(who, name) or "") for name in ("since", "until", "document"))
    return (_("Appointed by {document}, from {since} until {until}.") if until else _(
        "Appointed by {document}, from {since}.")).format(document=document, since=date(since), until=date(until))


def _read(answers: dict[str, str]) -> dict[str, Any]:
    """What was typed as values; nothing where that is not enough, which is said."""
    try:
        props = {name: form.value(EDGE["ADVISES"].prop(name), answer) for name, answer in answers.items()}
    except form.Unreadable as error:
        st.warning(frame.literal(str(error)))
        return {}
    if not props["document"] or not props["since"]:
        st.warning(_("The document's number and the day from which it holds are needed."))
        return {}
    if props["until"] and props["until"] < props["since"]:
        st.warning(_("The term ends before it begins."))
        return {}
    return {name: value for name, value in props.items() if value}
