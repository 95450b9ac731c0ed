"""The form that posts a need or an offer: who, what, how much, in which fields, until when; it is reviewed first."""

from datetime import date
from typing import Any

import streamlit as st

from graph.schema import NODE, Prop
from ui import acts, filters
from ui.edit import form
from ui.exchange import acts as exchange_acts
from ui.frame import say
from ui.i18n import _, spoken
from ui.paths import ends as paths_ends
from ui.table import Link, Row, go

OF = "of"
#: What is answered in a word.
BRIEF = ("kind", "quantity", "level", "year", "open_until")


def title(label: str) -> str:
    """What posting is called."""
    return _("Post a need") if label == "Need" else _("Post an offer")


def link(label: str) -> None:
    """The way to the form."""
    st.button(title(label), icon=":material/add:", key=f"go-post-{label}",
              on_click=lambda: st.query_params.update({"new": label}))


def show(label: str) -> None:
    """Draws the form; what was posted opens for whoever posted it, marked as under review."""
    st.title(title(label), anchor=False)
    say(_("A curator looks at it before others see it. It closes on its date by itself and can be renewed."),
        quiet=True)
    holder = paths_ends.asked(OF)
    paths_ends.choose(OF, _("Who needs it") if label == "Need" else _("Who offers it"), holder)
    with st.form(f"post-{label}", border=False, enter_to_submit=False):
        answers = {"name": _widget(NODE[label].prop("name"), label)}
        fields = _fields(label)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            answers |= {name: _widget(NODE[label].prop(name), label) for name in BRIEF}
        answers["about"] = _widget(NODE[label].prop("about"), label)
        if st.form_submit_button(_("Send for review"), type="primary", icon=":material/send:"):
            _post(label, holder, answers, fields)


def _widget(prop: Prop, label: str) -> Any:
    key, name = f"post-{label}-{prop.name}", f"{spoken(prop)}{' *' if prop.name in ('name', 'kind') else ''}"
    if prop.kind == "choice":
        named = {one.value: spoken(one) for one in prop.choices}
        return st.selectbox(name, list(named), index=None, format_func=named.__getitem__, key=key, placeholder="—",
                            width=220)
    if prop.kind == "long":
        return st.text_area(_("Description"), key=key, max_chars=2000, height=110)
    if prop.kind == "date":
        until = date.today() + exchange_acts.OPEN_FOR
        chosen = st.date_input(name, until, min_value=date.today(), format="DD/MM/YYYY", key=key, width=190)
        return chosen.isoformat() if isinstance(chosen, date) else ""
    if prop.name == "name":
        example = _("In a few words, for example: test engineers for a pilot line")
        return st.text_input(name, key=key, max_chars=200, placeholder=example)
    return st.text_input(name, key=key, max_chars=9, width=150)


def _fields(label: str) -> list[str]:
    """The fields that it is about, by id."""
    named = filters.named_fields()
    return st.multiselect(_("Fields *"), list(named), format_func=named.__getitem__, key=f"post-{label}-fields",
                          placeholder=_("Choose at least one"), select_all=False)


def _post(label: str, holder: Row, answers: dict[str, Any], fields: list[str]) -> None:
    values, wrong = {}, []
    for name in answers:
        try:
            values[name] = form.value(NODE[label].prop(name), answers[name])
        except form.Unreadable as error:
            wrong.append(str(error))
    wrong += _lacking(holder, values, fields)
    for sentence in wrong:
        st.error(sentence, icon=":material/error:")
    if wrong:
        return
    id = exchange_acts.post(label, values, holder["id"], fields)
    acts.told(_("Sent for review."))
    go(Link("exchange", (("id", id),)))


def _lacking(holder: Row, values: dict[str, Any], fields: list[str]) -> list[str]:
    """What is still to be said, each in a sentence."""
    lacking = [(not holder, _("Choose whose it is.")), (not values.get("kind", True), _("Choose what kind it is.")),
               (not fields, _("Choose at least one field, so that it can be found.")),
               (values.get("quantity") is not None and values["quantity"] < 1, _("The quantity is at least 1."))]
    return [sentence for holds, sentence in lacking if holds]
