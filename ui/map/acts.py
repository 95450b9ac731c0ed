"""What is done to the map: each act changes the address, and can be taken back and done again."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from ui import address
from ui.i18n import KEY, _
from ui.map import state as map_state
from ui.map.canvas import Hears
from ui.map.state import State
from ui.network.networks import Row

_PAST, _FUTURE, _LAST = "map-past", "map-future", "map-last"
_REMEMBERED = 50


def now() -> State:
    """The map that the address asks for; where it asks for none, the one that was looked at last."""
    asked = st.query_params.to_dict()
    if not set(asked) & set(map_state.NAMES.values()) and (last := st.session_state.get(_LAST)):
        write(map_state.parse(last))
        return map_state.parse(last)
    if not asked.keys() - {KEY} and (shared := {name: address.chosen(name) for name in ("country", "field", "kind")}):
        asked |= {name: value for name, value in shared.items() if value}
    return map_state.parse(asked)


def write(state: State) -> None:
    """The address says what is shown, so that it can be sent, and so that a lost connection restores it."""
    said = map_state.address(state)
    for name in map_state.NAMES.values():
        if name in said:
            st.query_params[name] = said[name]
        elif name in st.query_params:
            del st.query_params[name]
    st.session_state[_LAST] = said
    # The filters that other pages share follow, as far as they know as much.
    for name in ("country", "field", "kind"):
        st.session_state[name] = said.get(name, "") if "," not in said.get(name, "") else ""


def change(state: State) -> None:
    """Another map; what was done to the one before can be taken back."""
    before = now()
    if map_state.differs(before, state):
        st.session_state[_PAST] = [*st.session_state.get(_PAST, []), map_state.address(before)][-_REMEMBERED:]
        st.session_state[_FUTURE] = []
    write(state)


def act(said: Row) -> None:
    """What was done on the map itself: to a node that was clicked on the way.

    The browser sends its address along with an act, and may not have heard yet what the click wrote in it.
    """
    id = str(said.get("id") or "")[:60]
    state = replace(now(), id=id)
    if said.get("do") == "open":
        change(map_state.opened(state, id))
    elif said.get("do") == "pin" and all(isinstance(said.get(axis), (int, float)) for axis in ("x", "y")):
        change(map_state.pinned(state, id, float(said["x"]), float(said["y"])))


def choose(id: str) -> None:
    """What was clicked."""
    change(replace(now(), id=id))


def hide(labels: Sequence[str]) -> None:
    """The kinds that the legend turned off."""
    change(replace(now(), off=tuple(labels)))


def turn(year: int) -> None:
    """The year at which the slider stopped."""
    change(replace(now(), year=year))


def undo() -> None:
    """The last act is taken back."""
    _step(_PAST, _FUTURE)


def redo() -> None:
    """What was taken back is done again."""
    _step(_FUTURE, _PAST)


def buttons(state: State) -> None:
    """Undo, redo, and beginning again."""
    st.button(_("Undo"), icon=":material/undo:", type="tertiary", on_click=undo, key="map-undo",
              disabled=not st.session_state.get(_PAST))
    st.button(_("Redo"), icon=":material/redo:", type="tertiary", on_click=redo, key="map-redo",
              disabled=not st.session_state.get(_FUTURE))
    if map_state.address(state):
        st.button(_("Start again"), icon=":material/restart_alt:", type="tertiary", key="map-anew",
                  on_click=lambda: change(map_state.PLAIN))


def _step(taken: str, given: str) -> None:
    if not (held := st.session_state.get(taken)):
        return
    state = now()
    st.session_state[given] = [*st.session_state.get(given, []), map_state.address(state)]
    st.session_state[taken] = held[:-1]
    write(map_state.undone(state, map_state.parse(held[-1])))


#: What the page does when something happens on the map.
HEARS = Hears(choose, hide, act, turn)
