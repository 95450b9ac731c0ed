"""The network map: a question in words, the network that answers it, and what was clicked beside it."""

import streamlit as st

from ui import beside, canvas, data, filters, map_files, network, panel
from ui.i18n import _
from ui.network import LIMITS, VIEW

HIDDEN, SHOWN = "map-hidden", "map-view"


def choose(id: str) -> None:
    """What was clicked stands in the address, so that the map can be sent as it is seen."""
    if id:
        st.query_params["id"] = id
    else:
        st.query_params.pop("id", None)


def hide(labels: list[str]) -> None:
    """The kinds that the legend turned off."""
    st.session_state[HIDDEN] = labels


def change() -> None:
    """Another network: the address names it by its key, which is the same in both languages."""
    st.query_params["view"] = st.session_state[SHOWN]


st.html("<style>.block-container{max-width:none}</style>")
st.title(_("Network map"), anchor=False)
with st.container(horizontal=True, vertical_alignment="bottom", key="noprint-network"):
    asked = st.query_params.get("view")
    if asked in VIEW:
        st.session_state[SHOWN] = asked
    key = st.selectbox(_("Network"), list(VIEW), format_func=lambda key: _(VIEW[key].title), key=SHOWN,
                       on_change=change, persist_state="session", width=320)
    most = st.selectbox(_("Nodes at most"), LIMITS, index=LIMITS.index(320), key="most", bind="query-params", width=140)
view, chosen = VIEW[key], filters.chosen()
everything = network.gather(view, data.read, *chosen)


@st.fragment
def drawn() -> None:
    """The map, what was clicked, and the list; a click runs only this."""
    selected, hidden = st.query_params.get("id", ""), st.session_state.get(HIDDEN, [])
    shown = network.place(network.keep(network.without(everything, hidden), most, selected), data.places)
    map_files.head(shown, _(view.question), map_files.spoken(chosen))
    left, right = st.columns([2, 1], gap="medium")
    with left:
        canvas.draw(shown, f"map-{view.key}", selected, hidden, choose, hide,
                    _("Illustration (not real)") if data.in_force("illustration") else "")
    with right, st.container(height=canvas.HEIGHT, border=False):
        beside.beside(shown, selected)
    st.subheader(_("What the map shows"), anchor=False)
    beside.listed(shown)


if everything.nodes:
    drawn()
else:
    panel.nothing(_("Nothing in this network yet. Choose another network, or take a filter away."))
