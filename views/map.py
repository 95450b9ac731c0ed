"""The network map: a question in words, the network that answers it, and what was clicked beside it."""

import streamlit as st

from ui import beside, canvas, map_acts, map_drawn, map_files, map_question, panel, views_saved
from ui.i18n import _

st.html("<style>.block-container{max-width:none}</style>")


@st.fragment
def drawn() -> None:
    """Question, map, what was clicked, and the list, which are one: whatever happens runs only this."""
    state = map_acts.now()
    shown = map_drawn.drawn(state)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.title(_("Network map"), anchor=False, width="content")
        with st.container(horizontal=True, key="noprint-ways", width="content", gap="small"):
            map_acts.buttons(state)
            views_saved.menu(state)
            map_files.offer(shown)
    with st.container(horizontal=True, vertical_alignment="bottom", key="noprint-network"):
        map_question.ask(state)
    with st.container(key="noprint-question"):
        map_question.said(state)
    if not shown.network.nodes:
        panel.nothing(_("Nothing in this network yet. Choose another network, or take a filter away."))
        return
    left, right = st.columns([2, 1], gap="medium")
    with left:
        with st.container(key="noprint-map"):
            canvas.draw(shown.whole, shown.legend, state, map_acts.HEARS, shown.note)
        map_files.printed(shown)
    with right, st.container(height=canvas.HEIGHT, border=False, key="noprint-beside"):
        beside.beside(shown)
    st.subheader(_("What the map shows"), anchor=False)
    beside.listed(shown.network)


drawn()
