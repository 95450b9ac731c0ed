"""The blocks of an agreement's page: what it warns of, who follows it up, where it stands, what its parties shared."""

from itertools import combinations
from typing import Any

import streamlit as st

from graph.analysis import profiles
from graph.analysis.projection import Projection
from graph.errors import StaleEdit
from graph.schema import NODE
from ui import acts, data, kinds, words
from ui.agreements import moving
from ui.edit import edits, form, story
from ui.frame import literal, say
from ui.i18n import _, date, ngettext, number, spoken
from ui.panel import ADVANCED, panel
from ui.profile import blocks as profile
from ui.table import STATES, Row, table

LABEL = "Agreement"
FOLLOWED = ("owner", "next_step", "next_on")
#: Parties of which each pair is looked at: a consortium of many is not taken apart.
_PAIRS = 5


def head(row: Row) -> None:
    """Name, state, dates, and one sentence."""
    chips = [kinds.chip(moving.word(row["agreement_state"]), icon="flag")]
    if row["agreement_kind"]:
        chips.append(kinds.chip(words.text("agreement_kind", row["agreement_kind"])))
    for name in row["alarms"]:
        icon, colour = STATES["alarm"][name]
        chips.append(kinds.chip(words.text("alarm", name), colour, icon))
    profile.top(row, _sentence(row), [*chips, *profile.state_chips(row)], ("evidence",))


def _sentence(row: Row) -> str:
    parties = data.read("agreement/parties", agreement=row["id"])
    signed = _("signed on {day}").format(day=date(row["signed_on"])) if row["signed_on"] else ""
    ends = _("runs until {day}").format(day=date(row["ends_on"])) if row["ends_on"] else ""
    count = ngettext("{n} party", "{n} parties", len(parties)).format(n=number(len(parties))) if parties else ""
    return profile.sentence(row["about"], count, signed, ends, _lately(row))


def _lately(row: Row) -> str:
    """What is known to have happened last, where it is not the signing, which is told anyway."""
    said = {"shared": _("its parties last shared a work or an agreement in {day}"),
            "met": _("its parties last met at an event on {day}"), "edited": _("last edited on {day}")}
    return said[row["last_activity"]].format(day=date(row["last_activity_on"])) if row["last_activity"] in said else ""


def warned(row: Row) -> None:
    """Each alarm in a sentence that says what it goes by and what can be done."""
    said = {
        "past_end": _("Its end has passed: move it to lapsed or ended, or put in the new end."),
        "ending": _("It ends within 180 days: time to speak of a renewal."),
        "step_late": _("The day named for the next step has passed."),
        "silent": _("For a year nothing is known to have happened: no work or event of two of its parties, no edit."),
        "undated": _("Nothing of it is dated, so nobody can say whether it has fallen silent."),
    }
    for name in row["alarms"]:
        say(said[name])


def follow_up(row: Row) -> None:
    """Who answers for it and what comes next, with the form that changes it."""
    told = [_("{what}: {value}").format(what=words.property(LABEL, name), value=words.fact(LABEL, name, row[name]))
            for name in FOLLOWED if row[name]]
    st.subheader(_("Follow-up"), anchor=False)
    say(". ".join(told) if told else _("Nobody answers for it yet, and no next step is named."), quiet=not told)
    with st.container(horizontal=True, key="noprint-follow-up", vertical_alignment="bottom"):
        with st.popover(_("Change"), icon=":material/edit:", key=f"follow-{row['id']}-{data.head()}"):
            _form(row)
        _move(row)


def _form(row: Row) -> None:
    head = data.head()
    with st.form(f"follow-form-{row['id']}-{head}", border=False, enter_to_submit=False):
        answers = {name: st.text_input(
            spoken(NODE[LABEL].prop(name)), form.as_typed(NODE[LABEL].prop(name), row[name]), max_chars=300,
            key=f"follow-{name}-{row['id']}-{head}", placeholder=_("dd/mm/yyyy") if name == "next_on" else None)
            for name in FOLLOWED}
        if st.form_submit_button(_("Save changes"), type="primary", icon=":material/save:"):
            _save(row, answers, head)


def _save(row: Row, answers: dict[str, str], head: int) -> None:
    try:
        after = {name: form.value(NODE[LABEL].prop(name), answer) for name, answer in answers.items()}
    except form.Unreadable as error:
        st.error(str(error), icon=":material/error:")
        return
    patch = edits.only(edits.difference(LABEL, {name: row[name] for name in FOLLOWED}, after), FOLLOWED)
    if patch:
        try:
            edits.save(row["id"], LABEL, patch, head, str(row["name"]))
        except StaleEdit:
            st.error(_("Somebody else changed it meanwhile. Look at it again."), icon=":material/error:")
            return
        acts.told(_("Saved."))
    st.rerun()


def _move(row: Row) -> None:
    others = [state for state in moving.STATES if state != row["agreement_state"]]
    new = st.selectbox(_("Move to"), others, index=None, format_func=moving.word, width=220,
                       key=f"agreement-move-{row['id']}-{row['agreement_state']}", placeholder=_("Move to …"),
                       label_visibility="collapsed")
    if st.button(_("Move"), icon=":material/arrow_forward:", disabled=new is None, key="agreement-move") and new:
        moving.dialog(row, new)


def moves(row: Row) -> None:
    """How it came to stand where it stands."""
    made = moving.moves(row["id"])
    if made:
        st.subheader(f"{literal(_('Moves'))} :gray[· {number(len(made))}]", anchor=False)
        table(made, "agreement-moves", ("moved_on", "agreement_state", "reason", "by", "undone"), first=8)


def together(row: Row) -> None:
    """The works and further agreements that two of its parties share."""
    parties = tuple(one["id"] for one in data.read("agreement/parties", agreement=row["id"])[:_PAIRS])
    ids = [one["id"] for one in data.of_network(_shared, parties) if one["id"] != row["id"]]
    if ids:
        panel("organisation/evidence", title=_("What its parties share beside it"), first=6, ids=ids)


def _shared(p: Projection, parties: tuple[str, ...]) -> list[dict[str, Any]]:
    found = {id for one, other in combinations(parties, 2) for id in profiles.behind(p, one, other)}
    return [{"id": id} for id in sorted(found)]


def history(row: Row) -> None:
    """All that was said, changed and decided, each edit with the way to take it back."""
    # For advanced use it stands beneath the sources of every page.
    if not st.session_state.get(ADVANCED):
        with st.container(key="noprint-agreement-history"):
            story.show(row["id"])
