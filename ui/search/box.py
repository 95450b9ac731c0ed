"""The search box of every page: hits as one types, by keyboard or pointer, without drawing the page anew."""

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from graph.errors import RegistryError
from graph.search import Found, Wanted
from ui import component, data
from ui.i18n import _, language, number
from ui.pages import BY_STEM
from ui.search import hits
from ui.table import Link, go

HERE = Path(__file__).resolve().parent
KEY = "search-box"
#: Hits below the box; the page has the others.
_FEW, _LONGEST = 7, 200
#: The pages that draw the box themselves, larger.
OWN = ("home", "search")


@cache
def _mounted() -> Any:
    return component.mounted("ketnoi_search_box", '<div class="search" role="search"></div>', HERE / "box.js")


@cache
def _head() -> str:
    return (HERE / "head.css").read_text(encoding="utf-8")


def in_frame(stem: str) -> None:
    """The box in the head of a page, unless the page has it itself."""
    if stem not in OWN:
        with st.container(key="noprint-search"):
            _live("")


def on_page(value: str = "") -> None:
    """The box as a part of a page, with a question in it."""
    with st.container(key="noprint-own-search"):
        _live(value)


@st.fragment
def _live(value: str) -> None:
    st.html(f"<style>{_head()}</style>")
    typed = str(_kept().get("typed") or "")[:_LONGEST].strip()
    found, trouble = _found(typed)
    shown = {"value": value, "for": typed, "hits": hits.items(found), **_foot(typed, found, trouble)}
    result = _mounted()(
        data={**shown, "words": _words()},
        key=KEY, default={"typed": ""}, on_typed_change=lambda: None, on_go_change=lambda: None)
    if result.go and result.go.get("stem") in BY_STEM:
        go(Link(result.go["stem"], tuple((str(name), str(text)[:_LONGEST]) for name, text in result.go["query"])))


def _kept() -> dict[str, Any]:
    """What the box told last."""
    kept = st.session_state.get(KEY)
    return dict(kept) if kept else {}


def _found(typed: str) -> tuple[Found, str]:
    """What is found, or why nothing can be now: beside a page nobody else explains it."""
    try:
        return data.search(Wanted(typed, limit=_FEW, counted=False)) if typed else Found(), ""
    except RegistryError as error:
        return Found(), str(error)


def _foot(typed: str, found: Found, trouble: str) -> dict[str, Any]:
    """What stands below the hits: how many there are in all, and how the question was read."""
    if not typed:
        return {"note": "", "all": None}
    note = hits.read_as(found) if found.total else trouble or _("Nothing of that name. Try fewer words.")
    link = Link("search", (("q", typed),))
    return {"note": note, "all": {"t": _("All results: {n}").format(n=number(found.total)), "href": link.href,
                                  "go": {"stem": "search", "query": [["q", typed]]}} if found.total else None}


def _words() -> dict[str, str]:
    return {"label": _("Search experts, organisations, fields, agreements, tasks"), "short": _("Search"),
            "clear": _("Clear"), "hits": _("Found"), "lang": language()}
