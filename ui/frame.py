"""What stands around every page: typeface, style, language, the banner of the illustration, and calm errors."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from html import escape
from pathlib import Path

import streamlit as st
from streamlit import runtime

from graph.errors import RegistryError
from ui import data, export, served, typeface
from ui.address import bound
from ui.i18n import DEFAULT, KEY, LANGUAGES, _, language
from ui.pages import BY_STEM
from ui.panel import ADVANCED

CSS = Path(__file__).resolve().parent / "page.css"
_TOP = '<script>document.querySelector(".stMain")?.scrollTo(0, 0)</script>'
MARK = str(Path(__file__).resolve().parent / "mark.svg")


def dress() -> None:
    """Style and typeface, sent once a run; no file comes from another host."""
    st.html(f"<style>{_faces()}{_css()}</style>")
    st.logo(MARK, size="medium")


def at_top() -> None:
    """Opens what a page draws at its top, where the same page showed something else before, which had been scrolled.

    Its script runs when it comes onto the page, not at each run; at the foot of the sidebar it takes no room.
    """
    st.sidebar.html(_TOP, unsafe_allow_javascript=True)


def controls(advanced: bool = True) -> None:
    """The switches at the foot of the sidebar: language, and what is for advanced use."""
    with st.sidebar:
        st.segmented_control(
            _("Language"), list(LANGUAGES), required=True, format_func=LANGUAGES.__getitem__,
            label_visibility="collapsed", **bound(KEY, LANGUAGES, DEFAULT))
        if advanced:
            st.toggle(_("Advanced"), key=ADVANCED, persist_state="session",
                      help=_("Shows the query behind each panel, and the ledger's own numbers."))


def banner() -> None:
    """Says on every page, and across every print, that invented people are in it; nothing once they are gone."""
    if data.in_force("illustration"):
        st.html(f'<div class="kn-banner">{escape(export.warning())}</div>'
                '<div class="kn-watermark" aria-hidden="true">'
                f'<span>{escape(_("Illustration (not real)"))}</span></div>')


@contextmanager
def calm() -> Iterator[None]:
    """Shows what the registry can explain as a sentence; anything else stays an error of ours."""
    try:
        yield
    except RegistryError as error:
        st.html(f'<p class="kn-name">{escape(_("This cannot be shown now"))}</p>{paragraph(str(error))}')
        if st.button(_("Try again"), icon=":material/refresh:"):
            st.rerun()


def say(text: str, quiet: bool = False) -> None:
    """One paragraph of text from anywhere: shown as it is, never as markup."""
    st.html(paragraph(text, quiet))


def paragraph(text: str, quiet: bool = False) -> str:
    """The HTML of one paragraph of text."""
    return f'<p class="{"kn-quiet" if quiet else "kn-say"}">{escape(text)}</p>'


def literal(text: str) -> str:
    """Text from anywhere, for the labels in which Streamlit would take its signs for markup."""
    return re.sub(r"([\\`*_{}\[\]()#+.!~$:<>|-])", r"\\\1", text)


@cache
def _css() -> str:
    return CSS.read_text(encoding="utf-8")


def _faces() -> str:
    # Without a server (a test of a page) there is nobody to serve the files.
    if not runtime.exists():
        return ""
    return "".join(f'@font-face{{font-family:"{typeface.FAMILY}";font-weight:{weight};font-display:swap;'
                   f'src:{_source(weight)}}}' for weight in typeface.WEIGHTS)


def _source(weight: int) -> str:
    """Where the browser gets a weight: the small form where there is one, else the file of the package."""
    if path := served.face(weight):
        return f'url("{path.lstrip("/")}") format("woff2")'
    kept = runtime.get_instance().media_file_mgr.add(str(typeface.file(weight)), "font/ttf", f"typeface-{weight}")
    return f'url("{kept.lstrip("/")}") format("truetype")'


def link(stem: str, label: str, **query: str) -> None:
    """A link to another page that keeps the language."""
    st.page_link(BY_STEM[stem].path, label=label, icon=":material/arrow_forward:",
                 query_params={**query, KEY: language()})
