"""The flat plane of a geographic map: projections, curves, what lies in a frame, and which names fit."""

import math
from collections.abc import Callable, Iterable

from ui.world import outlines
from ui.world.outlines import Point, Ring

Projection = Callable[[float, float], Point]
#: Left, top, width and height.
Frame = tuple[float, float, float, float]

#: Width of the world's picture in units of its plane, the meridian in its middle, and the height of its equator.
WIDTH = 1000.0
_MIDDLE, _EQUATOR = 150.0, 248.0
_UNIT = WIDTH / (4 / math.sqrt(3) * math.pi / 1.340264)
#: Pixels that a letter of a name is wide, about, and half its height.
_LETTER, _HALF = 6.3, 7.0


def earth(longitude: float, latitude: float) -> Point:
    """Equal Earth with the Pacific in the middle: areas are true, Hanoi and America lie on one picture."""
    turned = math.radians((longitude + 360 if longitude < outlines.CUT else longitude) - _MIDDLE)
    angle = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    second, sixth = angle ** 2, angle ** 6
    slope = 1.340264 - 3 * 0.081106 * second + sixth * (7 * 0.000893 + 9 * 0.003796 * second)
    x = 2 / math.sqrt(3) * turned * math.cos(angle) / slope
    y = angle * (1.340264 - 0.081106 * second + sixth * (0.000893 + 0.003796 * second))
    return round(WIDTH / 2 + x * _UNIT, 2), round(_EQUATOR - y * _UNIT, 2)


def flat(west: float, north: float, scale: float, left: float = 0.0, top: float = 0.0) -> Projection:
    """A plain projection for a small part of the earth: ``scale`` units a degree of latitude, true at its middle."""
    narrow = math.cos(math.radians(north - 300 / scale))
    return lambda longitude, latitude: (round(left + (longitude - west) * narrow * scale, 2),
                                        round(top + (north - latitude) * scale, 2))


def projected(ring: Ring, project: Projection) -> Ring:
    """A ring of degrees on the plane."""
    return tuple(project(x, y) for x, y in ring)


def arc(start: Point, end: Point, bend: float) -> Ring:
    """A curve between two points that rises above the straight line by a share of its length."""
    (x0, y0), (x2, y2) = start, end
    length = math.hypot(x2 - x0, y2 - y0)
    x1, y1 = (x0 + x2) / 2, (y0 + y2) / 2 - 2 * bend * length
    pieces = 2 * max(4, min(30, round(length / 9))) + 1
    return tuple((round((1 - t) ** 2 * x0 + 2 * (1 - t) * t * x1 + t * t * x2, 1),
                  round((1 - t) ** 2 * y0 + 2 * (1 - t) * t * y1 + t * t * y2, 1))
                 for t in (step / pieces for step in range(pieces + 1)))


def dashes(points: Ring) -> list[Ring]:
    """Every other piece of a curve."""
    return [points[place:place + 2] for place in range(0, len(points) - 1, 2)]


def clipped(ring: Ring, frame: Frame) -> Ring:
    """What of a ring lies in a frame, one side after the other (Sutherland and Hodgman)."""
    left, top, wide, tall = frame
    for axis, limit, sign in ((0, left, 1), (0, left + wide, -1), (1, top, 1), (1, top + tall, -1)):
        ring = _side(ring, axis, limit, sign)
    return ring


def _side(ring: Ring, axis: int, limit: float, sign: int) -> Ring:
    found: list[Point] = []
    for one, other in zip(ring, ring[1:] + ring[:1], strict=True):
        inside, next_inside = (one[axis] - limit) * sign >= 0, (other[axis] - limit) * sign >= 0
        if inside:
            found.append(one)
        if inside != next_inside:
            share = (limit - one[axis]) / (other[axis] - one[axis])
            x, y = (near + share * (far - near) for near, far in zip(one, other, strict=True))
            found.append((round(x, 2), round(y, 2)))
    return tuple(found)


def corners(frame: Frame) -> Ring:
    """A frame as a closed ring."""
    left, top, wide, tall = frame
    return (left, top), (left + wide, top), (left + wide, top + tall), (left, top + tall), (left, top)


def radius(count: int) -> float:
    """Pixels of a dot: its area grows with what it counts."""
    return round(min(3.5 + 1.1 * math.sqrt(count), 15), 1)


def thickness(count: int, much: int) -> float:
    """Pixels of an arc: from thin to thick, where ``much`` counts as strong."""
    return round(1.2 + 3.3 * min(math.sqrt(count / much), 1.0), 1)


def name_box(at: Point, text: str, shift: Point, anchor: str, grain: float) -> Frame:
    """The room that a name takes, about; ``grain``: units a pixel, where the map is drawn smallest."""
    wide = _LETTER * len(text) * grain
    left = at[0] + shift[0] * grain - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
    return left, at[1] + (shift[1] - _HALF) * grain, wide, 2 * _HALF * grain


def free(box: Frame, taken: Iterable[Frame]) -> bool:
    """Whether a box lies over none of those taken."""
    left, top, wide, tall = box
    return not any(left < x + w and x < left + wide and top < y + h and y < top + tall for x, y, w, h in taken)
