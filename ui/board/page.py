"""What the page of boards holds between its runs: what is asked, and what was worked out."""

import streamlit as st

from ui import data
from ui.board import form, people
from ui.board.asked import Asked
from ui.board.people import Pool, Worked
from ui.board.saved import Proposal
from ui.i18n import _

_ASKED, _VERSION, _DONE = "board-asked", "board-version", "board-done"


def asked() -> tuple[Asked, Pool, int]:
    """What stands in the form at first, or after a proposal was opened; and who could sit."""
    start = st.session_state.setdefault(_ASKED, form.first())
    given = people.pool(tuple(row["id"] for row in form.fields()), (*start.must, *start.without))
    return start, given, int(st.session_state.setdefault(_VERSION, 0))


def open(one: Proposal) -> None:
    """Put what a proposal asked into the form."""
    st.session_state[_ASKED] = one.asked
    st.session_state[_VERSION] = int(st.session_state.get(_VERSION, 0)) + 1
    st.session_state.pop(_DONE, None)


def work(wanted: Asked, given: Pool) -> None:
    """Work the board out and keep it with the row of the log that it stands on."""
    with st.spinner(_("Working out the best board")):
        st.session_state[_DONE] = (wanted.plain(), data.head(), people.worked(
            wanted, people.candidates(given, wanted.wants)))


def done(wanted: Asked) -> tuple[Worked | None, bool]:
    """What was worked out last, and whether it still answers what is asked and what the registry holds."""
    kept = st.session_state.get(_DONE)
    return (kept[2], kept[0] == wanted.plain() and kept[1] == data.head()) if kept else (None, True)
