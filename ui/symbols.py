"""The Material symbols of the vocabulary as small pictures, for maps that cannot use a font; and the font cut small.

Outlines and font are kept in ``symbols.json`` and ``symbols.woff2``, because reading the font (Material Symbols
Rounded, Google, Apache License 2.0, as Streamlit brings it: four thousand symbols, 375 kB) takes seconds;
``python -m ui.symbols`` writes both anew.
"""

import io
import json
import re
from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from graph.schema import NODES, SUBKINDS

HERE = Path(__file__).resolve().parent
FILE, FONT = HERE / "symbols.json", HERE / "symbols.woff2"
#: Where a symbol may be named as a text of its own, and how Streamlit names those of its own widgets.
_OURS = ("ui", "views", "graph/schema")
_NAMED, _THEIRS = re.compile(r"[\"':/]([a-z][a-z0-9_]+)[\"':]"), re.compile(r":material/([a-z0-9_]+):")


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
    glyphs = _whole().getGlyphSet()
    return {name: _outline(glyphs, name) for name in names if name in glyphs}


def used() -> list[str]:
    """The symbols that our code, or Streamlit's, may ask for: each text of ours that is the name of one."""
    found: set[str] = set()
    for folder in _OURS:
        for file in (HERE.parent / folder).rglob("*"):
            if file.suffix in (".py", ".js"):
                found.update(_NAMED.findall(file.read_text(encoding="utf-8")))
    for file in _streamlit().rglob("*"):
        if file.suffix in (".py", ".js"):
            found.update(_THEIRS.findall(file.read_text(encoding="utf-8")))
    return sorted(found & _words(_whole()).keys())


def held(font: bytes) -> set[str]:
    """The symbols that a cut font can draw: the words that it joins to one."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    return set(_words(TTFont(io.BytesIO(font))))


def small(names: Iterable[str]) -> bytes:
    """The font with these symbols alone, as WOFF2."""
    from fontTools import subset  # type: ignore[import-untyped]

    font, kept = _whole(), set(names)
    words = _words(font)
    wanted = [one for word, some in words.items() if word in kept for one in some]
    for table in _tables(font):
        # A letter would otherwise bring along every symbol in whose name it is.
        left = {first: [one for one in some if one in wanted] for first, some in table.ligatures.items()}
        table.ligatures = {first: some for first, some in left.items() if some}
    cutter = subset.Subsetter(subset.Options(layout_features=["*"], glyph_names=False))
    cutter.populate(text="abcdefghijklmnopqrstuvwxyz0123456789_ ", glyphs=[one.LigGlyph for one in wanted])
    cutter.subset(font)
    font.flavor = "woff2"
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()


def _words(font: Any) -> dict[str, list[Any]]:
    """Each word that the font joins to one symbol, with the ligatures that do so."""
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    words: dict[str, list[Any]] = {}
    for table in _tables(font):
        for first, some in table.ligatures.items():
            for one in some:
                words.setdefault("".join(letters.get(glyph, "") for glyph in (first, *one.Component)), []).append(one)
    return words


def _tables(font: Any) -> list[Any]:
    tables = [getattr(table, "ExtSubTable", table) for lookup in font["GSUB"].table.LookupList.Lookup
              for table in lookup.SubTable]
    return [table for table in tables if hasattr(table, "ligatures")]


def _streamlit() -> Path:
    import streamlit

    return Path(streamlit.__file__).parent


def _whole() -> Any:
    from fontTools.ttLib import TTFont

    return TTFont(next((_streamlit() / "static" / "static" / "media").glob("MaterialSymbols-Rounded*.woff2")))


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
    FONT.write_bytes(small(used()))
