"""A geographic map as a sheet to take away: title, picture, legend, date, filters and sources, in plain drawing marks.

The writers of SVG and PNG draw these marks one by one, so that both files show the same.
"""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field

from ui.i18n import _
from ui.world.colours import Palette
from ui.world.outlines import Point, Ring
from ui.world.plane import Frame, clipped, corners, dashes
from ui.world.shapes import Area, Label, Line, Scene


@dataclass(frozen=True, slots=True)
class Polygon:
    """A filled ring."""

    ring: Ring
    fill: str
    edge: str
    width: float
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Stroke:
    """An open line."""

    points: Ring
    colour: str
    width: float


@dataclass(frozen=True, slots=True)
class Circle:
    """A dot or, without ``fill``, a ring; ``title`` is shown where the pointer rests."""

    at: Point
    radius: float
    fill: str
    edge: str
    width: float
    title: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; ``halo`` is the colour of its edge."""

    at: Point
    text: str
    size: float
    colour: str
    anchor: str = "start"
    bold: bool = False
    halo: str = ""
    kind: str = ""


Mark = Polygon | Stroke | Circle | Text


@dataclass(frozen=True, slots=True)
class About:
    """What a sheet says of itself: title, sentence, filters, day, sources, and the illustration's mark."""

    title: str
    sentence: str
    filters: Sequence[str]
    day: str
    sources: Sequence[str]
    watermark: str = ""


@dataclass(slots=True)
class Sheet:
    """The size of a sheet, its ground, its marks in drawing order, and the word that is written across it."""

    width: float
    height: float
    ground: str
    across: str = ""
    marks: list[Mark] = field(default_factory=list)


def picture(scene: Scene, colours: Palette) -> Sheet:
    """The map alone."""
    return Sheet(scene.width, scene.height, colours["halo"], marks=_map(scene, colours, 0.0))


def sheet(scene: Scene, colours: Palette, about: About) -> Sheet:
    """The whole sheet."""
    wide = scene.width
    head = _lines([(about.title, 20, True), (about.sentence, 13, False), (about.watermark, 12, True)], wide)
    foot = _lines([(f"{_('Filters')}: {', '.join(about.filters) or _('none')} · {_('As of')}: {about.day}", 11, False),
                   (f"{_('Sources')}: {'; '.join([*about.sources, _outlined()])}", 11, False)], wide)
    top = sum(step for _text, _size, _bold, step in head) + 26
    bottom = top + scene.height + 36
    made = Sheet(wide, bottom + sum(step for _text, _size, _bold, step in foot) + 14, colours["halo"],
                 _("Illustration (not real)") if about.watermark else "")
    made.marks += _written(head, 24, colours)
    made.marks += _map(scene, colours, top)
    made.marks += legend(scene, colours, top + scene.height + 18)
    made.marks += _written(foot, bottom + 12, colours)
    return made


def legend(scene: Scene, colours: Palette, y: float) -> list[Mark]:
    """What the dots and lines mean, in one row."""
    marks: list[Mark] = []
    x = 14.0
    for kind, word in keys(scene):
        marks += _key(kind, x + 8, y, colours)
        marks.append(Text((x + 24, y + 4), word, 11, colours["text"]))
        x += 24 + 6.1 * len(word) + 18
    return marks


def keys(scene: Scene) -> list[tuple[str, str]]:
    """The entries of a map's legend: kind and word."""
    dots = [("partner", _("Partner: an agreement in force")), ("known", _("Known only"))]
    if scene.name == "world":
        return [*dots, ("agreement", _("Agreements in force")), ("works", _("Shared works"))]
    return [*dots, ("park", _("Technology park"))] if scene.name == "hanoi" else dots


def _key(kind: str, x: float, y: float, colours: Palette) -> list[Mark]:
    if kind in ("agreement", "works"):
        points = tuple((x - 8 + 4 * step, y) for step in range(5))
        return [Stroke(one, colours[kind], 2.2) for one in (dashes(points) if kind == "works" else [points])]
    return [_circle((x, y), kind, 5.5, colours)]


def _map(scene: Scene, colours: Palette, top: float) -> list[Mark]:
    """The picture, moved down by ``top``."""
    frame: Frame = (0.0, 0.0, scene.width, scene.height)
    marks: list[Mark] = [Polygon(_down(corners(frame), top), colours[scene.ground], colours["frame"], 0.6)]
    marks += [Polygon(_down(corners(one), top), colours["sea"], colours["frame"], 0.8) for one in scene.insets]
    for one in scene.areas:
        marks += _area(one, frame, colours, top)
    for line in scene.lines:
        marks += _line(line, colours, top)
    for dot in scene.dots:
        if dot.kind == "islet":
            marks.append(Circle(_moved(dot.at, top), 0.7, colours["islands"], "", 0))
        else:
            marks.append(_circle(_moved(dot.at, top), dot.kind, dot.radius, colours, dot.title))
    return marks + [_label(one, colours, top) for one in scene.labels]


def _area(one: Area, frame: Frame, colours: Palette, top: float) -> list[Mark]:
    edge = colours["islands" if one.kind == "islands" else "border"]
    rings = [clipped(ring, frame) for ring in one.rings]
    return [Polygon(_down(ring, top), colours[one.kind], edge, 0.5, one.kind) for ring in rings if len(ring) > 2]


def _line(line: Line, colours: Palette, top: float) -> list[Mark]:
    pieces = dashes(line.points) if line.kind == "works" else [line.points]
    return [Stroke(_down(piece, top), colours[line.kind], line.width) for piece in pieces]


def _circle(at: Point, kind: str, radius: float, colours: Palette, title: str = "") -> Circle:
    colour = colours[f"dot_{kind}"]
    if kind in ("known", "chosen"):
        return Circle(at, radius, colours["halo"] if kind == "known" else "", colour, 2, title)
    return Circle(at, radius, colour, colours["halo"], 1, title)


def _label(one: Label, colours: Palette, top: float) -> Text:
    x, y = _moved(one.at, top)
    colour = colours["text" if one.kind == "place" else f"{one.kind}_text"]
    return Text((x + one.shift[0], y + one.shift[1] + 4), one.text, 11, colour, one.anchor, one.kind != "sea",
                colours["halo"], one.kind)


def _lines(texts: Sequence[tuple[str, float, bool]], wide: float) -> list[tuple[str, float, bool, float]]:
    """Texts broken into lines: text, size, whether it is bold, and its height."""
    return [(line, size, bold, size * 1.45) for text, size, bold in texts if text
            for line in textwrap.wrap(text, max(20, int((wide - 28) / (size * 0.56))))]


def _written(lines: Sequence[tuple[str, float, bool, float]], y: float, colours: Palette) -> list[Mark]:
    marks: list[Mark] = []
    for text, size, bold, step in lines:
        marks.append(Text((14.0, y), text, size, colours["text"], bold=bold))
        y += step
    return marks


def _outlined() -> str:
    return _("outlines by Natural Earth, and by the official map of Vietnam's provinces since July 2025, simplified")


def _down(ring: Ring, top: float) -> Ring:
    return tuple((x, round(y + top, 2)) for x, y in ring)


def _moved(at: Point, top: float) -> Point:
    return at[0], at[1] + top
