"""The Material symbols of the vocabulary as small pictures, for maps that cannot use a font.

The outlines are kept in ``symbols.json``, because reading them from the font (Material Symbols Rounded, Google, Apache
License 2.0, as Streamlit brings it) takes seconds; ``python -m ui.symbols`` writes that file anew.
"""

import json
from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from graph.schema import NODES, SUBKINDS

FILE = Path(__file__).resolve().parent / "symbols.json"


def wanted() -> list[str]:
    """The symbols that the vocabulary names."""
    return sorted({entry.icon for entry in (*NODES, *SUBKINDS)})


@cache
def symbol(name: str, colour: str = "#000000") -> str:
    """The symbol alone as a data address of an SVG picture; empty where there is none."""
    path, box = _drawings().get(name, ("", ""))
    return _address(f'<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96" viewBox="{box}">'
                    f'<path transform="scale(1 -1)" fill="{colour}" d="{path}"/></svg>') if path else ""


@cache
def disc(name: str, colour: str, ink: str = "#FFFFFF") -> str:
    """The symbol on a disc of the kind's colour, as a data address of an SVG picture."""
    path, box = _drawings().get(name, ("", ""))
    inner = (f'<svg x="24" y="24" width="48" height="48" viewBox="{box}">'
             f'<path transform="scale(1 -1)" fill="{ink}" d="{path}"/></svg>') if path else ""
    return _address('<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96" viewBox="0 0 96 96">'
                    f'<circle cx="48" cy="48" r="47" fill="{colour}"/>{inner}</svg>')


def cut(names: Iterable[str]) -> dict[str, tuple[str, str]]:
    """The outlines of these symbols as SVG path and view box, from the font that Streamlit brings along."""
    import streamlit
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    media = Path(streamlit.__file__).parent / "static" / "static" / "media"
    glyphs = TTFont(next(iter(media.glob("MaterialSymbols-Rounded*.woff2"))), lazy=True).getGlyphSet()
    return {name: _outline(glyphs, name) for name in names if name in glyphs}


def _outline(glyphs: Any, name: str) -> tuple[str, str]:
    from fontTools.pens.boundsPen import BoundsPen  # type: ignore[import-untyped]
    from fontTools.pens.svgPathPen import SVGPathPen  # type: ignore[import-untyped]

    pen, bounds = SVGPathPen(glyphs, ntos=lambda value: f"{value:.0f}"), BoundsPen(glyphs)
    glyphs[name].draw(pen)
    glyphs[name].draw(bounds)
    left, bottom, right, top = bounds.bounds
    side = max(right - left, top - bottom)
    x, y = (left + right - side) / 2, (-top - bottom - side) / 2
    return pen.getCommands(), f"{x:.0f} {y:.0f} {side:.0f} {side:.0f}"


@cache
def _drawings() -> dict[str, tuple[str, str]]:
    return {name: (path, box) for name, (path, box) in json.loads(FILE.read_text(encoding="utf-8")).items()}


def _address(svg: str) -> str:
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"


if __name__ == "__main__":
    FILE.write_text(json.dumps(cut(wanted()), indent=0) + "\n", encoding="utf-8")
