"""Choices that live in the address: a link carries them, and they stay while one moves between pages."""

from collections.abc import Collection
from typing import Any

import streamlit as st


def bound(name: str, options: Collection[str], default: str = "") -> dict[str, Any]:
    """What ties a widget to ``?name=``: its key and callback, to be passed on to the widget.

    The address decides, else the last choice; what is no option becomes the default, which the address does not show.
    (Streamlit's own binding writes the words that are shown, which differ by language.)
    """
    asked = st.query_params.get(name, st.session_state.get(name, default))
    value = asked if asked in options else default
    st.session_state[_widget(name)] = value
    _keep(name, value, default)
    return {"key": _widget(name), "on_change": _changed, "args": (name, default)}


def chosen(name: str, default: str = "") -> str:
    """What the address or the last choice says, whether or not its widget is on this page."""
    return str(st.query_params.get(name) or st.session_state.get(name) or default)


def _changed(name: str, default: str) -> None:
    _keep(name, st.session_state[_widget(name)] or default, default)


def _keep(name: str, value: str, default: str) -> None:
    st.session_state[name] = value
    if value != default:
        st.query_params[name] = value
    elif name in st.query_params:
        del st.query_params[name]


def _widget(name: str) -> str:
    return f"at-{name}"
