"""The form that corrects one proposal: its values, and what goes with it, before it is accepted or after."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from graph.errors import StaleEdit
from graph.names import clean
from graph.schema import EDGE, NODE, Edge, Prop
from ledger.state import Record
from ui import acts, data
from ui.edit import crossed, edits, form
from ui.frame import literal, say
from ui.i18n import _, spoken
from ui.proposals import deciding
from ui.proposals.deciding import Proposal
from ui.proposals.words import Row, Told

#: Of a proposed role, the name of the person stands in the form as well.
PERSON = "person"


def opened(batch: int) -> str:
    """The proposal whose form is open; empty for none."""
    return str(st.session_state.get(_key(batch), ""))


def begin(one: Proposal) -> None:
    """Show the form of a proposal, with what it says now."""
    crossed.forget(one.main.thing)
    st.session_state[_key(one.batch)] = one.part


def close(batch: int) -> None:
    """Show no form."""
    st.session_state.pop(_key(batch), None)


def show(one: Proposal, told: Told) -> None:
    """Draws the form; what was changed is written once it is saved."""
    thing, label = one.main.thing, one.main.label
    seen, before = crossed.shown(thing, _values(one, told))
    with st.form(f"proposal-form-{thing}", border=False, enter_to_submit=False):
        if one.main.start:
            answers = _asked(label, before, f"edit-{thing}-{seen}")
        else:
            answers = form.ask(label, before, {}, f"edit-{thing}-{seen}")
        out = _left_out(one, told, f"edit-{thing}-{seen}")
        with st.container(horizontal=True):
            saved = st.form_submit_button(_("Save changes"), type="primary", icon=":material/save:")
            closed = st.form_submit_button(_("Close"), icon=":material/close:", type="tertiary")
    crossed.show(thing, label, told.title(one))
    if closed:
        close(one.batch)
        st.rerun()
    after = _read(one, answers, before) if saved else None
    if after is not None:
        _save(one, told, before, after, out, seen)


def _key(batch: int) -> str:
    return f"proposals-open-{batch}"


def _values(one: Proposal, told: Told) -> Row:
    values = told.main(one)
    return {PERSON: told.name(one.main.start), **values} if one.main.start else values


def _asked(type: str, before: Mapping[str, Any], key: str) -> Row:
    """The fields of a role: whose it is, what it is, since and until when."""
    hint = _("dd/mm/yyyy, mm/yyyy or yyyy")
    return {prop.name: st.text_input(
        f"{spoken(prop)}{' *' if prop.required else ''}", _typed(prop, before.get(prop.name)), max_chars=300,
        key=f"{key}-{prop.name}", placeholder=hint if prop.kind == "date" else None) for prop in _props(type)}


def _props(type: str) -> list[Prop]:
    name = NODE["Expert"].prop("name")
    return [Prop(PERSON, name.vi, name.en, required=True), *EDGE[type].props]


def _typed(prop: Prop, said: Any) -> str:
    """A date as it is typed here, in either language: day, month, year."""
    return "/".join(reversed(str(said).split("-"))) if prop.kind == "date" and said else str(said or "")


def _left_out(one: Proposal, told: Told, key: str) -> set[int]:
    """A box for each row that goes with the proposal; the records of those whose box is empty."""
    rows = told.beside(one)
    if rows:
        say(_("What goes with it. Untick what is not so:"), quiet=True)
    kept = {row: st.checkbox(literal(f"{row.heading}: {row.text}"), row.kept, key=f"{key}-with-{row.records[0]}")
            for row in rows}
    return {record for row, stays in kept.items() if not stays for record in row.records}


def _read(one: Proposal, answers: Mapping[str, Any], before: Mapping[str, Any]) -> Row | None:
    """What was typed as values; None, and every reason on the page, where something is no value."""
    values, wrong = {}, []
    for prop in _props(one.main.label) if one.main.start else form.offered(one.main.label):
        answer, said = answers.get(prop.name), before.get(prop.name)
        try:
            # What a document says and nobody touched is not typed: a citation in the place of an address stays.
            values[prop.name] = said if said and answer == said else form.value(prop, answer)
        except form.Unreadable as error:
            wrong.append(str(error))
    for sentence in wrong:
        st.error(sentence, icon=":material/error:")
    return None if wrong else values


def _save(one: Proposal, told: Told, before: Row, after: Row, out: set[int], seen: int) -> None:
    changed = (_save_role(one, told, before, after) if one.main.start
               else _save_thing(one, told.title(one), before, after, seen))
    if out != one.left_out:
        deciding.leave_out(data.registry().ledger, one.batch, one.part, out, acts.by())
        changed = True
    if not changed:
        st.info(_("Nothing was changed, so nothing was written."))
        return
    acts.settle()
    crossed.forget(one.main.thing)
    close(one.batch)
    st.rerun()


def _save_thing(one: Proposal, title: str, before: Row, after: Row, seen: int) -> bool:
    patch = edits.difference(one.main.label, before, after)
    if not patch:
        return False
    try:
        edits.save(one.main.thing, one.main.label, patch, seen, title)
    except StaleEdit as error:
        crossed.keep(one.main.thing, patch, error.changed)
        st.rerun()
    return True


def _save_role(one: Proposal, told: Told, before: Row, after: Row) -> bool:
    """The person's name is patched; a role, or a beginning, that is another makes another relation."""
    person = next((record for record in one.records if record.thing == one.main.start), None)
    renamed = person is not None and after[PERSON] != before[PERSON]
    if renamed and person is not None:
        _amend(person, {"set": {"name": clean(str(after[PERSON]))}})
    return _save_relation(one, told, after) or renamed


def _save_relation(one: Proposal, told: Told, after: Row) -> bool:
    main, edge = one.main, EDGE[one.main.label]
    wanted = {prop.name: after[prop.name] for prop in edge.props if after.get(prop.name)}
    if wanted == _said(edge, told.main(one)):
        return False
    apart = "|".join(str(wanted.get(name, "")) for name in edge.key)
    if apart != main.discriminator or one.correction:
        deciding.correct(data.registry().ledger, one.batch, one.part, wanted, apart, acts.by())
    if apart == main.discriminator:
        own = _said(edge, told.props(main))
        _amend(main, {"set": {name: said for name, said in wanted.items() if own.get(name) != said},
                      "unset": [name for name in own if name not in wanted]})
    return True


def _said(edge: Edge, props: Row) -> Row:
    return {prop.name: props[prop.name] for prop in edge.props if props.get(prop.name)}


def _amend(record: Record, patch: edits.Payload) -> None:
    said = {act: values for act, values in patch.items() if values}
    if said:
        deciding.amend(data.registry().ledger, record, said, acts.by())
