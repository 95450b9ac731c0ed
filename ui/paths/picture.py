"""The drawing of paths on the page: in the colours of the theme on a screen, dark on white on paper."""

from base64 import b64encode
from collections.abc import Sequence
from html import escape

import streamlit as st
from streamlit import runtime

from ui.paths import drawing, words
from ui.paths.hops import Hop

#: Ink and ground of each theme, as .streamlit/config.toml has them.
LIGHT, DARK = ("#1C2430", "#FFFFFF"), ("#E6EAF0", "#12161C")
#: On a telephone the sentences say it better than a picture in which nothing can be read.
_CSS = """<style>
.kn-paths { width: 100%; height: auto; max-width: 1100px; }
.kn-paths.kn-paper { display: none; }
@media (max-width: 640px) { .kn-paths { display: none; } }
@media print { .kn-paths { display: none; } .kn-paths.kn-paper { display: block; } }
</style>"""


def show(ways: Sequence[Sequence[Hop]]) -> None:
    """Draws the paths; the picture is a file of the app's own."""
    alt = escape(" ".join(words.sentence(way) for way in ways))
    screen = DARK if st.context.theme.type == "dark" else LIGHT
    st.html(_CSS + "".join(
        f'<img class="kn-paths{more}" src="{_address(drawing.svg(ways, *colours).encode(), name)}" alt="{alt}">'
        for colours, name, more in ((screen, "screen", ""), (LIGHT, "paper", " kn-paper"))))


def _address(text: bytes, name: str) -> str:
    """Where the app serves the picture; without a server (a test of a page) the picture itself."""
    if not runtime.exists():
        return f"data:image/svg+xml;base64,{b64encode(text).decode()}"
    return runtime.get_instance().media_file_mgr.add(text, "image/svg+xml", f"paths-{name}").lstrip("/")
