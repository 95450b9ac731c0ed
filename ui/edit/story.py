"""The history of one thing: who said, changed and decided what, when; single edits can be taken back."""

from datetime import datetime
from typing import Any

import streamlit as st

from graph.schema import NODE
from ledger.history import Event
from ui import acts, data, words
from ui.edit import crossed, edits
from ui.frame import paragraph
from ui.i18n import _, later, moment

FIRST = 8
_ACTS = {"accept": later("said"), "undo": later("taken back"), "withdraw": later("taken back"),
         "judge": later("decided"), "erase": later("erased")}
_VERDICTS = {"published": later("published"), "hidden": later("hidden"), "verified": later("verified"),
             "same": later("the same as another"), "different": later("different from another"),
             "unsure": later("not sure whether the same"), "refused": later("a record refused"),
             "consent": later("consent"), "surveyed": later("surveyed")}


def show(id: str) -> None:
    """Draws the events about a node, the newest first."""
    events = data.registry().history(id)
    st.subheader(_("History"), anchor=False)
    whole = len(events) <= FIRST or st.session_state.get("story-all", False)
    # An edit that was undone and redone stands several times; only its newest row has the button.
    seen: set[int] = set()
    for event in events if whole else events[:FIRST]:
        _event(id, event, event.batch not in seen)
        seen.add(event.batch)
    if not whole:
        st.button(_("Show all"), on_click=lambda: st.session_state.update({"story-all": True}), type="tertiary")


def _event(id: str, event: Event, newest: bool) -> None:
    when = datetime.fromisoformat(event.at).astimezone()
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.html(paragraph(f"{moment(when)} · {event.by} · {sentence(event)}"))
        if newest and event.batch and event.source == edits.CURATOR:
            word, icon, done = ((_("Undo"), "undo", _("Undone. It can be redone.")) if event.in_force
                                else (_("Redo"), "redo", _("Redone.")))
            acts.button(word, _turn, id, event, key=f"turn-{event.seq}", type="tertiary", icon=f":material/{icon}:",
                        done=done)


def _turn(id: str, event: Event) -> None:
    (acts.undo if event.in_force else acts.accept)(event.batch)
    # The form shows what holds now, not what was typed before.
    crossed.forget(id)


def sentence(event: Event) -> str:
    """What happened, in words."""
    if event.act in ("judge", "withdraw"):
        return f"{_(_ACTS[event.act])}: {_(_VERDICTS.get(event.what, event.what))}"
    source = data.sources().get(event.source, {}).get("title") or event.source
    if not event.what.startswith("patch"):
        return f"{source} · {_(_ACTS.get(event.act, event.act))}"
    undone = f" ({_(_ACTS['undo'])})" if event.act == "undo" else ""
    return _changed(event.what.removeprefix("patch "), event.payload) + undone


def _changed(label: str, payload: dict[str, Any]) -> str:
    if payload.get("absent"):
        return _("said that there is no such thing")
    parts = [_("{what}: {value}").format(what=_word(label, name), value=_value(label, name, value))
             for name, value in payload.get("set", {}).items()]
    parts += [_("{what}: removed").format(what=_word(label, name)) for name in payload.get("unset", ())]
    parts += [_("{what}: added {value}").format(what=_word(label, name), value=_value(label, name, value))
              for name, value in payload.get("add", {}).items()]
    parts += [_("{what}: took out {value}").format(what=_word(label, name), value=_value(label, name, value))
              for name, value in payload.get("remove", {}).items()]
    parts += [_("{what}: {value}").format(what=_("Reason"), value=payload["reason"])] if payload.get("reason") else []
    return "; ".join(parts)


def _word(label: str, name: str) -> str:
    return _("Kinds") if name == "kinds" else words.property(label, name)


def _value(label: str, name: str, value: Any) -> str:
    if name == "kinds":
        return ", ".join(words.kind_word(one) for one in value)
    known = label in NODE and any(prop.name == name for prop in NODE[label].props)
    return words.fact(label, name, value) if known else str(value)
