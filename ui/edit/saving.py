"""The form of the edit page: shows a thing's values, saves what was changed, makes a new thing."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from graph.errors import StaleEdit
from graph.names import fold
from graph.schema import NODE
from ui import acts, data, kinds
from ui.edit import crossed, edits, form
from ui.frame import say
from ui.i18n import KEY, _, language, ngettext, number, spoken
from ui.pages import BY_STEM
from ui.table import Link, go, table

Row = dict[str, Any]
#: What a curator may add by hand.
NEW = ("Expert", "Organization", "Agreement", "Event", "Need", "Offer")


def thing(id: str) -> tuple[str, dict[str, Any], dict[str, Row]] | None:
    """The label of a node, its values and its facts by property, contact data included; None where there is none."""
    said = data.registry().ledger.records([id]).get(id)
    if not said or data.registry().resolve(id) is None:
        return None
    label = next((record.label for record in said if record.kind == "node"), said[0].label)
    found = {fact.property: {"value": fact.value, "sources": fact.sources, "others": fact.others}
             for fact in data.registry().explain(id)}
    values = {name: fact["value"] for name, fact in found.items()}
    if label == "Organization":
        row = data.one("edit/kinds", id=id)
        values[form.KINDS] = [one for one in row.get("kind", ()) if one != "Organization"]
    return label, values, found


def edit(id: str, label: str, name: str, values: Mapping[str, Any], facts: Mapping[str, Row]) -> None:
    """The form of a thing that is known."""
    seen, before = crossed.shown(id, values)
    with st.form(f"edit-{id}", border=False, enter_to_submit=False):
        answers = form.ask(label, before, facts, f"edit-{id}-{seen}")
        saved = st.form_submit_button(_("Save changes"), type="primary", icon=":material/save:")
    after = read(label, answers) if saved else None
    if after is None:
        return
    patch = edits.difference(label, before, after)
    if not patch:
        st.info(_("Nothing was changed, so nothing was written."))
        return
    try:
        edits.save(id, label, patch, seen, name)
    except StaleEdit as error:
        crossed.keep(id, patch, error.changed)
        st.rerun()
    count = edits.count(patch)
    crossed.forget(id)
    acts.told(ngettext("{n} change saved.", "{n} changes saved.", count).format(n=number(count)))
    st.rerun()


def create(label: str) -> None:
    """The form of a thing that no source says."""
    st.title(_("New: {what}").format(what=spoken(NODE[label]).lower()), anchor=False)
    with st.form(f"new-{label}", border=False, enter_to_submit=False):
        answers = form.ask(label, {}, {}, f"new-{label}")
        sure = st.checkbox(_("Add it also if somebody or something of that name is known"), key=f"new-sure-{label}")
        saved = st.form_submit_button(_("Add"), type="primary", icon=":material/add:")
    values = read(label, answers) if saved else None
    if values is None or (not sure and _known(values)):
        return
    id = edits.create(label, values)
    acts.told(_("Added. Now say where it belongs."))
    go(Link("edit", (("id", id),)))


def read(label: str, answers: Mapping[str, Any]) -> dict[str, Any] | None:
    """What was typed as values; None, and every reason on the page, where something is no value."""
    values, wrong = {}, []
    for prop in form.offered(label):
        try:
            values[prop.name] = form.value(prop, answers.get(prop.name))
        except form.Unreadable as error:
            wrong.append(str(error))
    for sentence in wrong:
        st.error(sentence, icon=":material/error:")
    return None if wrong else values


def choose() -> None:
    """What the page says where no thing is named: what can be added, and where things are found."""
    st.title(_("Edit"), anchor=False)
    say(_("Open an expert, an organisation or a task and choose Edit, or add what is missing:"))
    with st.container(horizontal=True):
        for label in NEW:
            look = kinds.look(label)
            st.page_link(BY_STEM["edit"].path, label=_("New: {what}").format(what=look.word.lower()),
                         icon=f":material/{look.icon}:", query_params={"new": label, KEY: language()})


def back(id: str, label: str) -> None:
    """The way to the page of the thing, where it has one."""
    stem = kinds.page_of(label)
    if stem:
        st.page_link(BY_STEM[stem].path, label=_("Open its page"), icon=":material/arrow_forward:",
                     query_params={"id": id, KEY: language()})


def _known(values: Mapping[str, Any]) -> bool:
    rows = data.read("edit/namesakes", folded=fold(str(values.get("name", ""))))
    if rows:
        say(_("Of that name there is already:"))
        table(rows, "namesakes", ("kind", "name"))
    return bool(rows)
