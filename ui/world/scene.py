"""What a geographic map shows, as plain shapes in one flat plane: the page's map and every file draw the same.

Each of the maps, the inset too, has the archipelagos Hoàng Sa and Trường Sa as Vietnam's, with their names, and the
sea as Biển Đông. They come from one function, so that no map can be without them.
"""

from collections.abc import Iterable, Sequence
from functools import cache

from ui.i18n import _, language, later, ngettext, number
from ui.world import outlines
from ui.world.outlines import Point, Ring, Shape
from ui.world.places import Place
from ui.world.plane import (
    WIDTH,
    Frame,
    Projection,
    arc,
    clipped,
    earth,
    flat,
    free,
    name_box,
    projected,
    radius,
    thickness,
)
from ui.world.shapes import Area, Dot, Label, Line, Scene

#: The names that every map of the region has.
ISLANDS = {"hoang_sa": later("Hoàng Sa Archipelago (Vietnam)"), "truong_sa": later("Trường Sa Archipelago (Vietnam)")}
SHORT = {"hoang_sa": later("Hoàng Sa (Vietnam)"), "truong_sa": later("Trường Sa (Vietnam)")}
SEA = later("East Sea (Biển Đông)")
#: Where the names stand on a map that has room for them: in degrees, beside the islands and not over them.
NAMES: dict[str, tuple[Point, str]] = {
    "hoang_sa": ((112.6, 17.9), "middle"), "truong_sa": ((118.2, 12.3), "end"), "sea": ((113.2, 14.3), "middle")}
#: On a map of the world the names stand beside the islands, one under the other: pixels to the right and down.
_BESIDE = {"hoang_sa": (9.0, 2.0), "truong_sa": (9.0, 12.0), "sea": (9.0, 10.0)}
#: Hanoi's own plane.
_CITY = flat(105.26, 21.42, 730)
#: Pixels of width in which a map must still be readable.
_SMALLEST = 570.0
#: Names of places that are drawn at most, the largest first.
NAMED = 24


def world(places: Sequence[Place], chosen: str = "") -> Scene:
    """Vietnam and its partners: countries shaded by standing, arcs from Hanoi, a dot for each place."""
    scene = Scene("world", WIDTH, 446, (62, 8, 866, 424), chosen=chosen)
    shades = _shades([(one.country, one) for one in places])
    for code, rings in _countries():
        kind = "home" if code == "VN" else shades.get(code, "land")
        scene.areas.append(Area(rings, kind, code if code in shades else "", _named(places, code)))
    islands(scene, earth, small=True)
    start = earth(*outlines.HANOI)
    drawn = [(one, earth(*one.at)) for one in places if one.at]
    scene.lines += [line for one, at in drawn for line in _ties(one, start, at)]
    _dots(scene, drawn)
    scene.dots.append(Dot(start, "hanoi", 5, "", _("Hanoi")))
    scene.labels.append(Label(start, _("Hanoi"), "place", "end", (-8, -3)))
    _names(scene, drawn)
    return scene


def vietnam(places: Sequence[Place], chosen: str = "") -> Scene:
    """The 34 provinces and cities, shaded by what is there, with both archipelagos."""
    scene = Scene("vietnam", 604, 640, (0, 0, 604, 640), chosen=chosen)
    project = flat(101.8, 23.7, 37)
    _land(scene, project, (-120, -120, 844, 880))
    shades = _shades([(one.key, one) for one in places])
    for shape in outlines.provinces():
        name = _said_name(shape, "name", "name_en")
        scene.areas.append(_area(shape.rings, project, shades.get(shape.code, "home"), shape.code,
                                 _named(places, shape.code) or name))
    islands(scene, project)
    drawn = [(one, project(*one.at)) for one in places if one.at]
    _dots(scene, drawn)
    _names(scene, drawn)
    return scene


def hanoi(places: Sequence[Place], parks: Sequence[tuple[str, str, Point]], chosen: str = "") -> Scene:
    """Hanoi's wards with its parks (key of the ward, name, place); beside them the country with its archipelagos."""
    scene = Scene("hanoi", 850, 640, (0, 0, 850, 640), ground="land", chosen=chosen)
    project = _CITY
    shades = _shades([(one.key, one) for one in places])
    for shape, rings in _wards():
        scene.areas.append(Area(rings, shades.get(shape.code, "home"), shape.code,
                                _named(places, shape.code) or _said_name(shape, "full", "full_en")))
    scene.dots += [Dot(project(*at), "park", 8, key, name) for key, name, at in parks]
    scene.labels += [Label(project(*at), name, "place", "start", (11, 0)) for _key, name, at in parks]
    held = {key for key, _name, _at in parks}
    drawn = [(one, project(*one.at)) for one in places if one.at and one.key not in held]
    _dots(scene, drawn)
    _inset(scene, (560, 318, 284, 312))
    _names(scene, drawn)
    return scene


def islands(scene: Scene, project: Projection, small: bool = False, names: dict[str, str] | None = None) -> None:
    """Hoàng Sa and Trường Sa, island by island, as Vietnam's, with their names and that of the sea.

    ``small``: on a map of the world an island is smaller than a pixel, so that each has a dot, too.
    """
    for name, shape in outlines.archipelagos().items():
        text = _((names or ISLANDS)[name])
        scene.areas += [Area((projected(ring, project),), "islands", "", text) for ring in shape.rings]
        if small:
            scene.dots += [Dot(project(*ring[0]), "islet", 0.6, "", text) for ring in shape.rings]
        at = outlines.ARCHIPELAGOS[name] if small else NAMES[name][0]
        scene.labels.append(_region(name, text, "islands", project(*at), small))
    scene.labels.append(_region("sea", _(SEA), "sea", project(*NAMES["sea"][0]), small))


def _region(name: str, text: str, kind: str, at: Point, small: bool) -> Label:
    return Label(at, text, kind, "start", _BESIDE[name]) if small else Label(at, text, kind, NAMES[name][1])


def said(place: Place) -> str:
    """A place in a sentence, for the pointer: its name and its numbers."""
    counts = [(place.partners, ngettext("{n} partner", "{n} partners", place.partners)),
              (place.known, ngettext("{n} known", "{n} known", place.known)),
              (place.agreements, ngettext("{n} agreement in force", "{n} agreements in force", place.agreements)),
              (place.works, ngettext("{n} shared work", "{n} shared works", place.works))]
    told = ", ".join(text.format(n=number(count)) for count, text in counts if count)
    return f"{place.name}: {told}" if told else place.name


def _inset(scene: Scene, frame: Frame) -> None:
    """The country at a smaller scale in a corner, Hanoi marked."""
    left, top, _wide, _tall = frame
    scene.insets.append(frame)
    project = flat(101.6, 24.0, 17, left, top)
    _land(scene, project, frame)
    for shape in outlines.provinces():
        kind = "partner" if shape.code == outlines.HANOI_CODE else "home"
        scene.areas.append(_area(shape.rings, project, kind))
    islands(scene, project, names=SHORT)


def _land(scene: Scene, project: Projection, frame: Frame) -> None:
    """The neighbours; Vietnam's own coarse outline lies under its provinces, so that no gap shows at a border."""
    for shape in outlines.shapes("world"):
        near = [ring for ring in shape.rings if any(90 < x < 130 and -5 < y < 35 for x, y in ring)]
        rings = [clipped(projected(ring, project), frame) for ring in near]
        if kept := tuple(ring for ring in rings if len(ring) > 2):
            scene.areas.append(Area(kept, "land"))


@cache
def _countries() -> tuple[tuple[str, tuple[Ring, ...]], ...]:
    """Code and outline of each country on the plane."""
    return tuple((shape.code, _placed(shape.rings, earth)) for shape in outlines.shapes("world"))


@cache
def _wards() -> tuple[tuple[Shape, tuple[Ring, ...]], ...]:
    """Each ward with its outline on the plane."""
    return tuple((shape, _placed(shape.rings, _CITY)) for shape in outlines.shapes("hanoi"))


def _placed(rings: Sequence[Ring], project: Projection) -> tuple[Ring, ...]:
    return tuple(projected(ring, project) for ring in rings)


def _area(rings: Sequence[Ring], project: Projection, kind: str, key: str = "", title: str = "") -> Area:
    return Area(_placed(rings, project), kind, key, title)


def _shades(places: Sequence[tuple[str, Place]]) -> dict[str, str]:
    """How the outline with each key is filled: by partners, else by those known."""
    partners = {key for key, one in places if one.partners}
    return {key: "partner" if key in partners else "known" for key, _one in places}


def _named(places: Iterable[Place], key: str) -> str:
    """What is said of the one place with that key; nothing where there are several."""
    found = [one for one in places if one.key == key]
    return said(found[0]) if len(found) == 1 else ""


def _said_name(shape: Shape, vietnamese: str, english: str) -> str:
    return str(shape.said[vietnamese if language() == "vi" else english])


def _ties(place: Place, start: Point, end: Point) -> list[Line]:
    """The arcs of a place: for agreements in force, and a lower one for shared works."""
    found = []
    if place.works:
        found.append(Line(arc(start, end, 0.1), "works", thickness(place.works, 80), place.key, said(place)))
    if place.agreements:
        found.append(Line(arc(start, end, 0.17), "agreement", thickness(place.agreements, 5), place.key, said(place)))
    return found


def _dots(scene: Scene, drawn: Iterable[tuple[Place, Point]]) -> None:
    """A dot for each place, the largest first so that small ones lie above; what is chosen has a ring around it."""
    for one, at in sorted(drawn, key=lambda pair: (-pair[0].total, pair[0].key, pair[1])):
        size = radius(one.total)
        scene.dots.append(Dot(at, "partner" if one.partners else "known", size, one.key, said(one)))
        if scene.chosen and scene.looked_at(one.key):
            scene.dots.append(Dot(at, "chosen", size + 4, one.key, said(one)))


def _names(scene: Scene, drawn: Sequence[tuple[Place, Point]]) -> None:
    """Names beside dots, the largest places first, none over another."""
    grain = scene.view[2] / _SMALLEST
    taken = [name_box(label.at, label.text, label.shift, label.anchor, grain) for label in scene.labels] + scene.insets
    for one, at in drawn[:NAMED]:
        away = radius(one.total) + 4
        for anchor, shift in (("start", (away, 0.0)), ("end", (-away, 0.0)), ("middle", (0.0, away + 7)),
                              ("middle", (0.0, -away - 7))):
            box = name_box(at, one.short or one.name, shift, anchor, grain)
            if free(box, taken):
                scene.labels.append(Label(at, one.short or one.name, "place", anchor, shift))
                taken.append(box)
                break
