"""What a curator does to the ledger from a page: each act is one entry, after which the graph is brought up to it."""

import threading
from collections.abc import Callable
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import add_script_run_ctx, get_script_run_ctx

from ui import data
from ui.i18n import _, in_words_of, language, number

SAID = "acts-said"


def by() -> str:
    """Who acts: the curator of the settings."""
    return str(data.registry().settings.curator)


def accept(batch: int) -> None:
    """Accept a batch, for the first time or again; whoever asks has seen whether it says far less than the last."""
    data.registry().ledger.accept(batch, by(), anyway=True)
    settle()


def undo(batch: int) -> None:
    """Take a batch back."""
    data.registry().ledger.undo(batch, by())
    settle()


def settle() -> None:
    """Bring the graph up to the ledger, saying how far it is."""
    place, context, lang = st.empty(), get_script_run_ctx(), language()

    def said(count: int) -> None:
        # Called from the thread that writes the graph, which has no page of its own; nor may it ask the page for its
        # language: a button's callback that waits here holds the state of the session.
        add_script_run_ctx(threading.current_thread(), context)
        place.caption(in_words_of(lang, lambda: _("Bringing the network up to date: {n} looked at").format(
            n=number(count))))

    with st.spinner(_("Bringing the network up to date")):
        data.registry().settle(progress=said)
    place.empty()


def button(label: str, act: Callable[..., None], *given: Any, key: str, done: str = "", **look: Any) -> None:
    """A button that acts, says on the page that follows what was done, and shows the page anew."""
    if st.button(label, key=key, **look):
        act(*given)
        told(done)
        st.rerun()


def told(sentence: str) -> None:
    """What the next run of the page says once."""
    if sentence:
        st.session_state[SAID] = sentence


def say() -> None:
    """Says once what was done last."""
    sentence = st.session_state.pop(SAID, "")
    if sentence:
        st.toast(sentence, icon=":material/check:")
