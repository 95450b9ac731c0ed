"""A sheet as SVG, and as one HTML file that opens without a network: text is text, and nothing runs."""

import re
from collections.abc import Iterable, Sequence
from html import escape

from ui.i18n import _, language
from ui.world.outlines import Ring
from ui.world.sheet import About, Circle, Mark, Polygon, Sheet, Stroke, Text

_FACE = "Be Vietnam Pro, Segoe UI, Roboto, Helvetica, Arial, sans-serif"
_CONTROL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NUMBER = ' class="n"'
_STYLE = """
body { margin: 0 auto; max-width: 1200px; padding: 1rem; font: 15px/1.5 %s; color: #1C2430; background: #fff; }
svg { width: 100%%; height: auto; max-height: 92vh; }
table { border-collapse: collapse; width: 100%%; font-size: 14px; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #D9DEE5; }
td.n, th.n { text-align: right; }
@page { size: A4 landscape; margin: 12mm; }
@media print { body { padding: 0; } svg { max-height: 180mm; } tr { break-inside: avoid; } }
"""


def svg(sheet: Sheet) -> str:
    """The sheet as one SVG element."""
    body = "".join(_drawn(one) for one in _merged(sheet.marks))
    if sheet.across:
        x, y = sheet.width / 2, sheet.height / 2
        body += (f'<text x="{x:g}" y="{y:g}" transform="rotate(-24 {x:g} {y:g})" text-anchor="middle" font-size="64" '
                 f'font-weight="600" fill="#5A5A5A" fill-opacity=".14">{_text(sheet.across)}</text>')
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {sheet.width:g} {sheet.height:g}" '
            f'width="{sheet.width:g}" height="{sheet.height:g}" font-family="{_FACE}" role="img">'
            f'<rect width="100%" height="100%" fill="{sheet.ground}"/>{body}</svg>')


def html(sheet: Sheet, about: About, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The sheet and its list as one page; the first column is text, the others are numbers."""
    table = "".join(f"<tr>{_cells('td', row)}</tr>" for row in rows)
    return (
        f'<!DOCTYPE html>\n<html lang="{language()}">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(about.title)}</title>\n<style>{_STYLE % _FACE}</style>\n</head>\n<body>\n<main>{svg(sheet)}\n"
        f"<h2>{_text(_('What the map shows'))}</h2>\n<table><thead><tr>{_cells('th', heads)}</tr></thead>"
        f"<tbody>{table}</tbody></table></main>\n</body>\n</html>\n").encode()


def _cells(tag: str, row: Sequence[str]) -> str:
    return "".join(f"<{tag}{_NUMBER if place else ''}>{_text(text)}</{tag}>" for place, text in enumerate(row))


def _merged(marks: Sequence[Mark]) -> list[Mark | list[Polygon]]:
    """The marks, with neighbours of one look as one path; islands stay single, so that they can be counted."""
    found: list[Mark | list[Polygon]] = []
    for one in marks:
        last = found[-1] if found else None
        if isinstance(one, Polygon) and isinstance(last, list) and one.kind != "islands" and _alike(last[0], one):
            last.append(one)
        else:
            found.append([one] if isinstance(one, Polygon) else one)
    return found


def _alike(one: Polygon, other: Polygon) -> bool:
    return (one.kind, one.fill, one.edge, one.width) == (other.kind, other.fill, other.edge, other.width)


def _drawn(one: Mark | list[Polygon]) -> str:
    if isinstance(one, list):
        return _polygons(one)
    if isinstance(one, Circle):
        title = f"<title>{_text(one.title)}</title>" if one.title else ""
        edge = f' stroke="{one.edge}" stroke-width="{one.width:g}"' if one.edge else ""
        return (f'<circle cx="{one.at[0]:g}" cy="{one.at[1]:g}" r="{one.radius:g}" fill="{one.fill or "none"}"{edge}>'
                f"{title}</circle>")
    if isinstance(one, Stroke):
        return (f'<path d="M{_points(one.points)}" fill="none" stroke="{one.colour}" stroke-width="{one.width:g}" '
                'stroke-linecap="round"/>')
    assert isinstance(one, Text)  # noqa: S101
    return _written(one)


def _polygons(several: list[Polygon]) -> str:
    first = several[0]
    path = "".join(f"M{_points(one.ring)}z" for one in several)
    kind = f' class="{first.kind}"' if first.kind else ""
    return (f'<path{kind} d="{path}" fill="{first.fill}" stroke="{first.edge}" stroke-width="{first.width:g}" '
            'stroke-linejoin="round"/>')


def _written(one: Text) -> str:
    halo = f' stroke="{one.halo}" stroke-width="2.6" stroke-linejoin="round" paint-order="stroke"' if one.halo else ""
    kind = f' class="{one.kind}"' if one.kind else ""
    slant = ' font-style="italic"' if one.kind == "sea" else ""
    return (f'<text{kind} x="{one.at[0]:g}" y="{one.at[1]:g}" font-size="{one.size:g}" fill="{one.colour}" '
            f'text-anchor="{one.anchor}" font-weight="{600 if one.bold else 400}"{halo}{slant}>'
            f"{_text(one.text)}</text>")


def _points(ring: Ring) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in ring)


def _text(text: str) -> str:
    """Text for XML: escaped, without the signs that XML does not allow."""
    return escape(_CONTROL.sub("", text))
