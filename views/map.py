"""The network map: a question in words, the network that answers it, and what was clicked beside it."""

import streamlit as st

from ui import panel
from ui.i18n import _
from ui.map import acts, beside, canvas, files, question, saved
from ui.map import drawn as map_drawn

st.html("<style>.block-container{max-width:none}</style>")


@st.fragment
def drawn() -> None:
    """Question, map, what was clicked, and the list, which are one: whatever happens runs only this."""
    state = acts.now()
    shown = map_drawn.drawn(state)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.title(_("Network map"), anchor=False, width="content")
        with st.container(horizontal=True, key="noprint-ways", width="content", gap="small"):
            acts.buttons(state)
            saved.menu(state)
            files.offer(shown)
    with st.container(horizontal=True, vertical_alignment="bottom", key="noprint-network"):
        question.ask(state)
    with st.container(key="noprint-question"):
        question.said(state)
    if not shown.network.nodes:
        panel.nothing(_("Nothing in this network yet. Choose another network, or take a filter away."))
        return
    left, right = st.columns([2, 1], gap="medium")
    with left:
        with st.container(key="noprint-map"):
            canvas.draw(shown.whole, shown.legend, state, acts.HEARS, shown.note)
        files.printed(shown)
    with right, st.container(height=canvas.HEIGHT, border=False, key="noprint-beside"):
        beside.beside(shown)
    st.subheader(_("What the map shows"), anchor=False)
    beside.listed(shown.network)


drawn()
