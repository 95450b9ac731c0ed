"""Invitations to a board: a letter for each member, what they answered, and ADVISES once they have accepted.

Every state of an invitation is a paper of its own version: who wrote to whom when, and what came back. Only the
acceptance writes into the registry, with the appointing document and its term.
"""

from datetime import date as day
from typing import Any

import streamlit as st

from graph.schema import EDGE
from ledger import papers
from ui import acts, data, frame
from ui.board.saved import OWNER, Proposal
from ui.edit import edits, form
from ui.i18n import _, date, in_words_of, language, later, titled
from ui.paths.ends import named
from ui.paths.hops import Row, full

KIND = "invitation"
STATES = {"draft": later("Not yet asked"), "asked": later("Asked"), "accepted": later("Accepted"),
          "declined": later("Declined")}
#: What can follow on a state; an acceptance is taken back by undoing the curator's edit.
FOLLOWS = {"draft": ("asked",), "asked": ("accepted", "declined"), "declined": ("asked",), "accepted": ()}
_LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}


def states(board: str) -> dict[str, dict[str, Any]]:
    """The last state of each invitation to a board, by person: ``state``, ``by``, ``on``, and what was agreed."""
    prefix = f"{board}|"
    return {data.resolve(paper.name.removeprefix(prefix)): {**paper.body, "on": paper.at[:10]}
            for paper in papers.papers(data.registry().ledger, KIND)
            if paper.name.startswith(prefix) and isinstance(paper.body, dict)}


def move(board: str, person: str, state: str, **more: Any) -> None:
    """Write down that an invitation has come to a state."""
    papers.save(data.registry().ledger, KIND, OWNER, f"{board}|{person}", {"state": state, "by": acts.by(), **more})


def accept(board: str, person: str, of: str, props: dict[str, Any]) -> None:
    """The person accepted: from now on the registry says whom they advise, by which document and until when."""
    edits.join("ADVISES", person, of, props)
    move(board, person, "accepted", of=of, **props)


def letter(board: str, person: Row, of: Row, lang: str) -> str:
    """A letter of invitation, to be read over and sent by whoever signs it."""
    return in_words_of(lang, lambda: _(
        "Dear {name},\n\nWe are setting up the advisory network “{board}” for {of}. With what you know you would add "
        "to it what nobody else does, and we would be honoured if you joined.\n\nMay we ask you to let us know by "
        "{date} whether you accept? We would then send you the decision of appointment with its term.\n\n"
        "Yours sincerely,"
    ).format(name=full(person), board=board, of=titled(of) or _("Hanoi's semiconductor programme"),
             date=date(day.fromordinal(day.today().toordinal() + 14).isoformat())))


def show(one: Proposal, of: Row) -> None:
    """Each member with the state of the invitation, the letter, and what can come next."""
    known, people = states(one.name), named(one.ids)
    for id in one.ids:
        row = people.get(id)
        if row is None:
            frame.say(_("Somebody of this proposal is no longer in the registry."), quiet=True)
            continue
        said = known.get(id, {"state": "draft"})
        state = str(said.get("state")) if said.get("state") in STATES else "draft"
        with st.container(border=True, gap="xsmall", key=f"invite-{id}"):
            frame.say(" · ".join(part for part in (full(row), _(STATES[state]), date(said.get("on"))) if part))
            with st.container(horizontal=True, gap="small"):
                _letter(one, row, of)
                for after in FOLLOWS[state]:
                    _step(one, row, of, after)


def _letter(one: Proposal, row: Row, of: Row) -> None:
    with st.popover(_("Letter"), icon=":material/mail:", type="tertiary", key=f"invite-letter-{row['id']}"):
        lang = st.segmented_control(_("Language"), list(_LANGUAGES), default=language(), required=True,
                                    format_func=_LANGUAGES.__getitem__, key=f"invite-lang-{row['id']}")
        st.code(letter(one.name, row, of, lang or language()), language=None, wrap_lines=True)


def _step(one: Proposal, row: Row, of: Row, after: str) -> None:
    if after == "accepted":
        with st.popover(_("Has accepted"), icon=":material/check:", type="tertiary", key=f"invite-yes-{row['id']}"):
            _appointment(one, row, of)
        return
    label, icon = {"asked": (_("The letter was sent"), "send"), "declined": (_("Has declined"), "close")}[after]
    acts.button(label, move, one.name, row["id"], after, key=f"invite-{after}-{row['id']}",
                type="tertiary", icon=f":material/{icon}:", done=_("Written down."))


def _appointment(one: Proposal, row: Row, of: Row) -> None:
    """What the registry says from now on, as the appointing document has it."""
    if not of:
        frame.say(_("First choose above whom or what this board advises."))
        return
    edge = EDGE["ADVISES"]
    with st.form(f"invite-form-{row['id']}", border=False):
        answers = {name: st.text_input(label, max_chars=200, key=f"invite-{name}-{row['id']}") for name, label in (
            ("document", _("Appointing document (number and date)")), ("role", _("Role")),
            ("since", _("From (dd/mm/yyyy)")), ("until", _("Until (dd/mm/yyyy)")))}
        pressed = st.form_submit_button(_("Write down the appointment"), type="primary")
    if not pressed:
        return
    try:
        props = {name: form.value(edge.prop(name), answer) for name, answer in answers.items()}
    except form.Unreadable as error:
        st.warning(frame.literal(str(error)))
        return
    if not props["document"] or not props["since"]:
        st.warning(_("The document's number and the day from which it holds are needed."))
        return
    accept(one.name, row["id"], of["id"], {name: value for name, value in props.items() if value})
    acts.told(_("The appointment is in the registry."))
    st.rerun()
