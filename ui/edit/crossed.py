"""Edits that crossed another's: what was typed is kept, the other's value is shown, and the person decides."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from ui import acts, data, words
from ui.edit import edits
from ui.frame import paragraph, say
from ui.i18n import _


def shown(id: str, values: Mapping[str, Any]) -> tuple[int, dict[str, Any]]:
    """The row of the log and the values that the form of a thing shows; they stay while it is being filled in.

    What was changed is what differs from these and not from what another saved meanwhile.
    """
    head, kept = st.session_state.get(f"edit-shown-{id}", (-1, {}))
    # Once the page was left its fields are gone, and the form begins anew with what holds now.
    if not any(str(key).startswith(f"edit-{id}-{head}-") for key in st.session_state):
        head, kept = st.session_state[f"edit-shown-{id}"] = (data.head(), dict(values))
    return int(head), dict(kept)


def forget(id: str) -> None:
    """Let the form show what holds now."""
    st.session_state.pop(f"edit-shown-{id}", None)
    st.session_state.pop(f"edit-crossed-{id}", None)


def keep(id: str, patch: edits.Payload, theirs: dict[str, Any]) -> None:
    """Remember what was to be saved and what another saved meanwhile."""
    st.session_state[f"edit-crossed-{id}"] = (patch, theirs, data.head())


def show(id: str, label: str, name: str) -> None:
    """The decision, where one is due: their value or ours, for each property that both changed."""
    waiting = st.session_state.get(f"edit-crossed-{id}")
    if waiting is None:
        return
    patch, theirs, head = waiting
    with st.container(border=True, key=f"crossed-{id}"):
        say(_("Somebody else changed the same while you were writing. Which value holds?"))
        for prop in sorted(theirs):
            left, right = st.columns(2)
            left.html(paragraph(_("They wrote – {what}: {value}").format(
                what=words.property(label, prop), value=_said(label, prop, theirs[prop]))))
            right.html(paragraph(_("You wrote – {what}: {value}").format(
                what=words.property(label, prop), value=_said(label, prop, _ours(patch, prop)))))
        with st.container(horizontal=True):
            acts.button(_("Keep theirs"), _settle, id, label, name, edits.only(
                patch, sorted(edits.touched(patch) - theirs.keys())), head, key=f"theirs-{id}")
            acts.button(_("Write mine"), _settle, id, label, name, patch, head, key=f"mine-{id}", type="primary")


def _settle(id: str, label: str, name: str, patch: edits.Payload, head: int) -> None:
    if patch:
        edits.save(id, label, patch, head, name)
    forget(id)


def _ours(patch: edits.Payload, name: str) -> Any:
    return next((patch[act][name] for act in ("set", "add", "remove") if name in patch.get(act, {})), None)


def _said(label: str, name: str, value: Any) -> str:
    if name == "kinds" and value:
        return ", ".join(words.kind_word(one) for one in value)
    return _("(removed)") if value in (None, "", []) else words.fact(label, name, value)
