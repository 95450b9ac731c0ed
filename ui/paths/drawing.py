"""Paths drawn side by side as one SVG: both ends at the edges, a lane for each path; text is text, and nothing runs."""

import re
import textwrap
from collections.abc import Iterable, Sequence
from html import escape
from itertools import pairwise

from ui import kinds
from ui.i18n import _
from ui.paths import words
from ui.paths.hops import Hop, Row, full
from ui.symbols import disc

WIDTH = 1000
_LANE, _EDGE, _RADIUS, _TOP = 112, 96, 18, 34
_FACE = "Be Vietnam Pro, Segoe UI, Roboto, Helvetica, Arial, sans-serif"
#: Signs that XML does not allow.
_CONTROL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
Point = tuple[float, float]


def svg(ways: Sequence[Sequence[Hop]], ink: str, ground: str, about: Sequence[str] = ()) -> str:
    """The picture of paths that share both ends; ``about``: lines above it, for a file that leaves the page."""
    top = _TOP + 22 * len(about)
    height = top + _LANE * len(ways) + 14
    heads = [_text((24, 28 + 22 * row), [line], 17 if row == 0 else 13, ink, "start", row == 0)
             for row, line in enumerate(about)]
    inner = [*heads, *_lanes(ways, top, ink, ground)]
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:g}" width="{WIDTH}" '
            f'height="{height:g}" font-family="{_FACE}" role="img" aria-label="{_safe(_alt(ways))}">'
            f'<rect width="100%" height="100%" fill="{ground}"/>{"".join(inner)}</svg>')


def _alt(ways: Sequence[Sequence[Hop]]) -> str:
    return " ".join(words.sentence(way) for way in ways) or _("Paths")


def _lanes(ways: Sequence[Sequence[Hop]], top: float, ink: str, ground: str) -> Iterable[str]:
    """Lines first, so that the stations lie above them."""
    middle = top + _LANE * len(ways) / 2 - 16
    lines, stations = [], {}
    for lane, way in enumerate(ways):
        y = top + _LANE * (lane + 0.5) - 16
        at = _places(len(way), y, middle)
        for step, (start, end) in zip(way, pairwise(at), strict=True):
            lines.append(_line(step, start, end, y, ink))
        stations.update({at[0]: way[0].one, at[-1]: way[-1].other})
        stations.update({place: step.other for place, step in zip(at[1:-1], way, strict=False)})
    yield from lines
    for place, node in stations.items():
        yield _station(place, node, ink, ground, place[0] in (_EDGE, WIDTH - _EDGE))


def _places(steps: int, y: float, middle: float) -> list[Point]:
    """Where the stations of one lane stand: its ends in the middle of the picture, the others on the lane."""
    gap = (WIDTH - 2 * _EDGE) / steps
    return [(float(_EDGE), middle), *((_EDGE + gap * place, y) for place in range(1, steps)),
            (float(WIDTH - _EDGE), middle)]


def _line(step: Hop, start: Point, end: Point, y: float, ink: str) -> str:
    """One step: a line that reaches its lane soon, darker with more behind it, broken where it is over or slight."""
    (x0, y0), (x1, y1) = start, end
    bend = min(90.0, (x1 - x0) / 3)
    path = f"M{x0:g},{y0:g}C{x0 + bend / 2:g},{y0:g} {x0 + bend / 2:g},{y:g} {x0 + bend:g},{y:g}"
    path += f"L{x1 - bend:g},{y:g}C{x1 - bend / 2:g},{y:g} {x1 - bend / 2:g},{y1:g} {x1:g},{y1:g}"
    slight = words.ended(step) or (step.between is not None and "Agreement" not in step.between["kind"])
    dash = ' stroke-dasharray="5 5"' if slight else ""
    width = 1.4 + min(step.works, 12) / 5
    said, when = words.label(step)
    room = int((x1 - x0 - 2 * _RADIUS) / 6.6)
    middle = ((x0 + x1) / 2, y - 8 - 15 * bool(when))
    return (f'<path d="{path}" fill="none" stroke="{ink}" stroke-opacity=".55" stroke-width="{width:g}"{dash}>'
            f"<title>{_safe(words.clause(step))}</title></path>"
            + _text(middle, [_short(said, room), *([_short(when, room)] if when else [])], 12.5, ink, "middle"))


def _station(at: Point, node: Row, ink: str, ground: str, end: bool) -> str:
    """A person or a body: the symbol of its kind, its name below."""
    look, size = kinds.look(node["kind"]), _RADIUS + 3 if end else _RADIUS
    name = full(node)
    return (f'<g><title>{_safe(f"{name} · {look.word}")}</title>'
            f'<image x="{at[0] - size:g}" y="{at[1] - size:g}" width="{2 * size}" height="{2 * size}" '
            f'href="{disc(look.icon, look.colour)}"/>'
            f"{_text((at[0], at[1] + size + 15), _wrapped(name, end), 13, ink, 'middle', end, ground)}</g>")


def _wrapped(name: str, end: bool) -> list[str]:
    """A name in few lines; beside the edge there is less room."""
    return textwrap.wrap(name, 22 if end else 25, max_lines=3 if end else 2, placeholder="…", break_long_words=True)


def _short(text: str, room: int) -> str:
    return text if len(text) <= room else f"{text[:max(room - 1, 1)]}…"


def _text(at: Point, lines: Sequence[str], size: float, ink: str, anchor: str, bold: bool = False,
          halo: str = "") -> str:
    rows = "".join(f'<tspan x="{at[0]:g}" dy="{1.2 * size * bool(row):g}">{_safe(line)}</tspan>'
                   for row, line in enumerate(lines))
    around = f' stroke="{halo}" stroke-width="5" stroke-linejoin="round" paint-order="stroke"' if halo else ""
    return (f'<text x="{at[0]:g}" y="{at[1]:g}" font-size="{size:g}" fill="{ink}" text-anchor="{anchor}" '
            f'font-weight="{600 if bold else 400}"{around}>{rows}</text>')


def _safe(text: str) -> str:
    return escape(_CONTROL.sub("", text))
