"""The network map as a sheet to take away: title, question, picture, legend, date, filters and sources.

The same marks as the geographic maps', so that the same writers make SVG and PNG of them. Kinds differ in shape as well
as in colour, so that a black and white print can be read.
"""

import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from ui.i18n import _
from ui.network.dress import Key
from ui.network.networks import Network, Row, short
from ui.world.outlines import Point, Ring
from ui.world.sheet import About, Circle, Mark, Polygon, Sheet, Stroke, Text

WIDTH, HEIGHT = 1500.0, 900.0
_MARGIN, _INK, _QUIET, _EDGES = 40.0, "#1C2430", "#55606E", ("#B6BDC8", "#6B7280")
#: Corners and turn of the shape of each kind; all others are circles.
SHAPES = {
    "University": (4, 45), "College": (4, 45), "ResearchInstitute": (4, 45), "Firm": (4, 0), "Agency": (3, -90),
    "Group": (3, -90), "Field": (6, 0), "Country": (8, 22.5), "Task": (3, 90), "Goal": (3, 90), "Plan": (3, 90),
    "Agreement": (5, -90), "Event": (5, -90),
}


@dataclass(frozen=True, slots=True)
class Measure:
    """How large things are drawn on a sheet: names, circles, and how many names at most."""

    text: float = 12.0
    least: float = 4.0
    names: int = 70


SCREEN, MEETING = Measure(), Measure(25.0, 9.0, 24)


def sheet(network: Network, legend: Sequence[Key], about: About, showing: str) -> Sheet:
    """The whole sheet of a placed and dressed network."""
    head = _lines([(about.title, 22, True), (about.sentence, 14, False), (about.watermark, 13, True)])
    foot = _lines([(" · ".join((f"{_('Filters')}: {', '.join(about.filters) or _('none')}",
                                f"{_('As of')}: {about.day}", showing)), 12, False),
                   (f"{_('Sources')}: {'; '.join(about.sources)}", 12, False)])
    top = sum(size * 1.45 for _text, size, _bold in head) + 30
    keys, high = _legend(legend, top + HEIGHT + 22)
    bottom = top + HEIGHT + 22 + high
    made = Sheet(WIDTH, bottom + sum(size * 1.45 for _text, size, _bold in foot) + 20, "#FFFFFF",
                 _("Illustration (not real)") if about.watermark else "")
    made.marks += [*_written(head, 26), *marks(network, (0.0, top)), *keys, *_written(foot, bottom + 14)]
    return made


def picture(network: Network, measure: Measure = SCREEN) -> Sheet:
    """The map alone."""
    return Sheet(WIDTH, HEIGHT, "#FFFFFF", marks=marks(network, (0.0, 0.0), measure))


def marks(network: Network, corner: Point, measure: Measure = SCREEN) -> list[Mark]:
    """Lines, nodes and names of a map in its frame, whose upper left corner is given."""
    spots, scale = _fitted(network, corner)
    radii = {node["id"]: max(node["radius"] * scale, measure.least) for node in network.nodes}
    heaviest = max((float(edge["weight"] or 1) for edge in network.edges), default=1.0)
    made: list[Mark] = []
    for edge in network.edges:
        strong = (float(edge["weight"] or 1) - 1) / max(heaviest - 1, 1)
        made.append(Stroke((spots[edge["one"]], spots[edge["other"]]), _EDGES[strong > 0.5], 0.7 + 2 * min(strong, 1)))
    ranked = sorted(network.nodes, key=lambda node: -node["rank"])
    made += [_node(node, spots[node["id"]], radii[node["id"]]) for node in ranked]
    return [*made, *_names(ranked[::-1], spots, radii, measure)]


def _fitted(network: Network, corner: Point) -> tuple[dict[str, Point], float]:
    """Where the nodes stand on the sheet, and by how much the map was made smaller or larger."""
    xs, ys = [node["x"] for node in network.nodes] or [0], [node["y"] for node in network.nodes] or [0]
    wide, high = max(xs) - min(xs) or 1.0, max(ys) - min(ys) or 1.0
    scale = min((WIDTH - 4 * _MARGIN) / wide, (HEIGHT - 2.4 * _MARGIN) / high, 1.6)
    left, top = corner[0] + (WIDTH - wide * scale) / 2, corner[1] + (HEIGHT - high * scale) / 2 - 8
    return {node["id"]: (round(left + (node["x"] - min(xs)) * scale, 1), round(top + (node["y"] - min(ys)) * scale, 1))
            for node in network.nodes}, scale


def _node(node: Row, at: Point, radius: float) -> Mark:
    return _shape(node["label"], at, radius, node["colour"], node["name"])


def _shape(label: str, at: Point, radius: float, colour: str, title: str = "") -> Mark:
    if label not in SHAPES:
        return Circle(at, radius, colour, "#FFFFFF", 1, title)
    corners, turn = SHAPES[label]
    far = radius * 1.2
    ring: Ring = tuple((round(at[0] + far * math.cos(math.radians(turn + 360 * step / corners)), 1),
                        round(at[1] + far * math.sin(math.radians(turn + 360 * step / corners)), 1))
                       for step in range(corners))
    return Polygon(ring, colour, "#FFFFFF", 1)


def _names(ranked: Sequence[Row], spots: dict[str, Point], radii: dict[str, float], measure: Measure) -> list[Mark]:
    """Names below their nodes, the largest first, none over another."""
    taken: list[tuple[float, float, float, float]] = []
    made: list[Mark] = []
    for node in ranked[:600]:
        if len(made) >= measure.names:
            break
        x, y = spots[node["id"]]
        text, top = short(node["name"], 40), y + radii[node["id"]] * 1.2
        half = len(text) * measure.text * 0.29 + 3
        box = (x - half, top, x + half, top + measure.text * 1.3)
        if all(box[2] < one[0] or box[0] > one[2] or box[3] < one[1] or box[1] > one[3] for one in taken):
            taken.append(box)
            made.append(Text((x, top + measure.text), text, measure.text, _INK, "middle", False, "#FFFFFF"))
    return made


def _legend(legend: Sequence[Key], y: float) -> tuple[list[Mark], float]:
    """The entries in rows, and how high they are."""
    made: list[Mark] = []
    x, top = 14.0, y
    for key in legend:
        word = f"{key.word} {key.count}".strip()
        wide = 26 + 7.0 * len(word) + 16
        if x + wide > WIDTH - 14 and x > 14:
            x, y = 14.0, y + 22
        made += [_shape(key.label, (x + 9, y), 6, key.colour), Text((x + 24, y + 4), word, 12, _INK)]
        x += wide
    return made, y - top + 22


def _lines(texts: Sequence[tuple[str, float, bool]]) -> list[tuple[str, float, bool]]:
    """Texts broken into lines that fit the sheet."""
    return [(line, size, bold) for text, size, bold in texts if text
            for line in textwrap.wrap(text, int((WIDTH - 28) / (size * 0.54)))]


def _written(lines: Sequence[tuple[str, float, bool]], y: float) -> list[Mark]:
    made: list[Mark] = []
    for text, size, bold in lines:
        made.append(Text((14.0, y), text, size, _INK if size > 12 or bold else _QUIET, bold=bold))
        y += size * 1.45
    return made
