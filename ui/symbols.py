"""The Material symbols of the vocabulary as small pictures, cut from the font that Streamlit brings along."""

from base64 import b64encode
from functools import cache
from pathlib import Path
from typing import Any

import streamlit
from fontTools.pens.boundsPen import BoundsPen  # type: ignore[import-untyped]
from fontTools.pens.svgPathPen import SVGPathPen  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

_MEDIA = Path(streamlit.__file__).parent / "static" / "static" / "media"


@cache
def drawing(name: str) -> tuple[str, str]:
    """The outline of a symbol as an SVG path and its view box; two empty texts where the font has no such symbol."""
    glyphs = _glyphs()
    if name not in glyphs:
        return "", ""
    pen, bounds = SVGPathPen(glyphs, ntos=lambda value: f"{value:.0f}"), BoundsPen(glyphs)
    glyphs[name].draw(pen)
    glyphs[name].draw(bounds)
    left, bottom, right, top = bounds.bounds or (0, 0, 1, 1)
    side = max(right - left, top - bottom)
    x, y = (left + right - side) / 2, (-top - bottom - side) / 2
    return pen.getCommands(), f"{x:.0f} {y:.0f} {side:.0f} {side:.0f}"


@cache
def symbol(name: str, colour: str = "#000000") -> str:
    """The symbol alone as a data address of an SVG picture; empty where there is none."""
    path, box = drawing(name)
    return _address(f'<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96" viewBox="{box}">'
                    f'<path transform="scale(1 -1)" fill="{colour}" d="{path}"/></svg>') if path else ""


@cache
def disc(name: str, colour: str, ink: str = "#FFFFFF") -> str:
    """The symbol on a disc of the kind's colour, as a data address of an SVG picture."""
    path, box = drawing(name)
    inner = (f'<svg x="24" y="24" width="48" height="48" viewBox="{box}">'
             f'<path transform="scale(1 -1)" fill="{ink}" d="{path}"/></svg>') if path else ""
    return _address('<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96" viewBox="0 0 96 96">'
                    f'<circle cx="48" cy="48" r="47" fill="{colour}"/>{inner}</svg>')


@cache
def _glyphs() -> Any:
    font = next(iter(sorted(_MEDIA.glob("MaterialSymbols-Rounded*.woff2"))), None)
    return TTFont(font, lazy=True).getGlyphSet() if font else {}


def _address(svg: str) -> str:
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"
