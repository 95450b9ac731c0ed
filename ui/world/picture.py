"""The map of the page as a picture and its legend: what paper and a telephone show, and what the signs mean."""

from base64 import b64encode
from html import escape
from pathlib import Path

import streamlit as st
from streamlit import runtime

from ui.world import sheet, svg
from ui.world.colours import LIGHT, Palette
from ui.world.shapes import Scene

_CSS = Path(__file__).resolve().parent / "picture.css"


def dress() -> None:
    """The style of the page."""
    st.html(f"<style>{_CSS.read_text(encoding='utf-8')}</style>")


def picture(scene: Scene, colours: Palette, alt: str) -> None:
    """What the dots and lines mean; and the picture, which a screen shows only where it is narrow, light as paper."""
    text = svg.svg(sheet.picture(scene, LIGHT)).encode()
    keys = "".join(f"<span>{_sign(kind, colours)}{escape(word)}</span>" for kind, word in sheet.keys(scene))
    st.html(f'<div class="kn-picture"><img src="{_address(text, scene.name)}" alt="{escape(alt)}"></div>'
            f'<div class="kn-legend">{keys}</div>')


def _sign(kind: str, colours: Palette) -> str:
    """A piece of line, or a dot."""
    if kind in ("agreement", "works"):
        line = "dashed" if kind == "works" else "solid"
        return f'<i class="kn-line" style="border-top:3px {line} {colours[kind]}"></i>'
    colour = colours[f"dot_{kind}"]
    fill = colours["halo"] if kind == "known" else colour
    return f'<i class="kn-dot" style="background:{fill};border-color:{colour}"></i>'


def _address(text: bytes, name: str) -> str:
    """Where the app serves the picture; without a server (a test of a page) the picture itself."""
    if not runtime.exists():
        return f"data:image/svg+xml;base64,{b64encode(text).decode()}"
    return runtime.get_instance().media_file_mgr.add(text, "image/svg+xml", f"picture-{name}").lstrip("/")
