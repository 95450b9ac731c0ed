"""What was asked about a cell of the gap board: shown, written as a judgement, and taken back."""

from collections.abc import Sequence
from datetime import date as day
from typing import Any

import streamlit as st

from graph.analysis import gaps
from graph.analysis.gaps import Survey
from ui import acts, data, frame
from ui.edit import edits
from ui.gaps import found
from ui.i18n import _, date, later, ngettext, number

Row = dict[str, Any]
SURVEYED = "surveyed"
ANSWERS = {"asked": later("They were asked; there is none yet"), "missing": later("It is known to be missing")}
#: Days after which an answer is old.
OLD = 365


def told(field: str, kind: str, where: str, many: int) -> None:
    """What was asked of whom and when, the latest first; each can be taken back by a curator."""
    line, known = found.above().get(field, [field]), found.surveys()
    said = [one for one in known if gaps.latest([one], line, kind, where)]
    if not said and not many:
        frame.say(_("Not surveyed, so that it is no gap yet: ask those below, and write down what they say."),
                  quiet=True)
    for one in said:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            frame.say(sentence(one), quiet=True)
            acts.button(_("Take back"), edits.withdraw, [one.number], key=f"noprint-unsurvey-{one.number}",
                        icon=":material/undo:", type="tertiary", done=_("The survey was taken back."))


def sentence(one: Survey) -> str:
    """A survey in words."""
    said = {"asked": _("{whom} was asked on {day}: none yet"), "missing": _("Known to be missing, by {whom}, {day}")}
    text = said[one.answer].format(whom=one.whom or _("nobody named"), day=date(one.on))
    age = (day.today() - _day(one.on)).days
    parts = [text, *([one.note] if one.note else []), _("recorded by {who}").format(who=one.by),
             *([ngettext("{n} day ago: ask again", "{n} days ago: ask again", age).format(n=number(age))]
               if age > OLD else [])]
    return "; ".join(parts) + "."


def form(field: Row, kind: str, where: str) -> None:
    """Asks whom, when and what the answer was, and writes it."""
    with st.form(f"survey-{field['id']}-{kind}-{where}", border=False, enter_to_submit=False):
        left, right = st.columns([3, 2], gap="small")
        whom = left.text_input(_("Who was asked"), max_chars=200, key="survey-whom",
                               placeholder=_("An organisation, a person, a meeting"))
        on = right.date_input(_("Asked on"), "today", max_value="today", format="DD/MM/YYYY", key="survey-on")
        answer = st.radio(_("Answer"), list(ANSWERS), format_func=lambda one: _(ANSWERS[one]), horizontal=True,
                          key="survey-answer")
        note = st.text_input(_("What they said (may stay empty)"), max_chars=500, key="survey-note")
        sent = st.form_submit_button(_("Write down the survey"), type="primary", icon=":material/fact_check:")
    if not sent:
        return
    if not (whom or "").strip():
        st.error(_("Say who was asked."), icon=":material/error:")
        return
    write(field["id"], kind, where, str(whom).strip(), on.isoformat(), str(answer), (note or "").strip())
    acts.told(_("The survey was written down."))
    st.rerun()


def write(field: str, kind: str, where: str, whom: str, on: str, answer: str, note: str = "") -> None:
    """Write down who was asked about a field, on which day, with what answer."""
    value = {"kind": kind, "where": where, "whom": whom, "on": on, "answer": answer}
    data.registry().ledger.judge(SURVEYED, field, value=value, reason=note, by=acts.by())
    acts.settle()


def confirm(name: str, ids: Sequence[str]) -> None:
    """Confirm rows of a sentence, so that everyone may read it: it is about an organisation."""
    today = day.today().isoformat()
    for id in ids:
        data.registry().ledger.judge(SURVEYED, id, value={"gap": name, "on": today, "answer": "confirmed"},
                                     by=acts.by())
    acts.settle()


def _day(iso: str) -> day:
    try:
        return day.fromisoformat(iso)
    except ValueError:
        return day.today()
