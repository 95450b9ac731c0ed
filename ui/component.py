"""Components of ours: a script and a style beside the module that draws them, behind what all of them share."""

from pathlib import Path
from typing import Any

import streamlit as st

_SHARED = Path(__file__).resolve().parent / "component.js"


def mounted(name: str, html: str, script: Path) -> Any:
    """The component of a script and the style of the same name beside it."""
    style, shared, own = (file.read_text(encoding="utf-8") for file in (script.with_suffix(".css"), _SHARED, script))
    return st.components.v2.component(name, html=html, css=style, js=shared + own)
