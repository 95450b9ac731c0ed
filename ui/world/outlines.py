"""The outlines that ship with the package, and where a place lies: countries, provinces, Hanoi's wards, cities."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from graph.names import fold

Point = tuple[float, float]
Ring = tuple[Point, ...]

FOLDER = Path(__file__).resolve().parents[2] / "data" / "outlines"

#: Where Vietnam's arcs begin.
HANOI: Point = (105.85, 21.03)
#: The middle of each archipelago.
ARCHIPELAGOS: dict[str, Point] = {"hoang_sa": (112.1, 16.5), "truong_sa": (114.0, 9.3)}
HANOI_CODE = "01"
#: West of this meridian the picture of the world ends, and its other side begins.
CUT = -30.0


@dataclass(frozen=True, slots=True)
class Shape:
    """One outline in degrees: what is said of it, and its rings (each a piece of land of its own)."""

    said: dict[str, Any]
    rings: tuple[Ring, ...]

    @property
    def code(self) -> str:
        """The ISO code of a country, or the official code of a province or ward."""
        return str(self.said.get("code") or "")

    @property
    def middle(self) -> Point:
        """The middle of its largest part."""
        longitude, latitude = self.said["at"]
        return longitude, latitude

    def holds(self, point: Point) -> bool:
        """Whether a point lies in it."""
        return any(_within(point, ring) for ring in self.rings)


@cache
def shapes(name: str) -> tuple[Shape, ...]:
    """The outlines of ``world``, ``vietnam`` (provinces, then archipelagos) or ``hanoi`` (wards)."""
    text = (FOLDER / f"{name}.json").read_text(encoding="utf-8")
    return tuple(Shape(one["properties"], tuple(
        tuple((x, y) for x, y in polygon[0]) for polygon in one["geometry"]["coordinates"]))
        for one in json.loads(text)["features"])


def provinces() -> Iterator[Shape]:
    """The 34 provinces and cities."""
    return (shape for shape in shapes("vietnam") if shape.code)


def archipelagos() -> dict[str, Shape]:
    """Hoàng Sa and Trường Sa, each with its islands as rings."""
    return {shape.said["archipelago"]: shape for shape in shapes("vietnam") if "archipelago" in shape.said}


@cache
def country(code: str) -> Point | None:
    """The middle of a country; Vietnam's is Hanoi."""
    if code == "VN":
        return HANOI
    return next((shape.middle for shape in shapes("world") if shape.code == code), None)


@cache
def city(code: str, place: str) -> Point | None:
    """Where a city of a country is, by how it is usually written ("Tempe, Arizona"); ``None`` where it is not known."""
    return _cities().get((code, fold(place.partition(",")[0])))


@cache
def _cities() -> dict[tuple[str, str], Point]:
    text = (FOLDER / "cities.csv").read_text(encoding="utf-8")
    return {(row["country"], fold(row["city"])): (float(row["longitude"]), float(row["latitude"]))
            for row in csv.DictReader(text.splitlines())}


def province(place: str, at: Point | None) -> str:
    """The code of the province of today in which an organisation is: by its coordinates, else by its place's words.

    Names of before July 2025 count; of several the last one does, as in an address. Empty where none is known.
    """
    if at:
        return next((shape.code for shape in provinces() if shape.holds(at)), "")
    found = [(f" {fold(place)} ".rfind(f" {name} "), code) for name, code in _province_names()]
    where, code = max(found)
    return code if where >= 0 else ""


def ward(place: str, at: Point | None, is_park: bool = False) -> str:
    """The code of the ward of Hanoi: by coordinates, else by "phường" or "xã" and its name; of a park by the name."""
    if at:
        return next((shape.code for shape in shapes("hanoi") if shape.holds(at)), "")
    folded = f" {fold(place)} "
    return next((code for name, full, code in _ward_names() if f" {full} " in folded
                 or (is_park and f" {name} " in folded)), "")


@cache
def _province_names() -> tuple[tuple[str, str], ...]:
    return tuple((fold(name), shape.code) for shape in provinces()
                 for name in {shape.said["name"], shape.said["name_en"], *shape.said["former"]})


@cache
def _ward_names() -> tuple[tuple[str, str, str], ...]:
    """Name, name with its kind, and code; the longest first, so that no part of another name is taken for it."""
    named = [(fold(shape.said["name"]), fold(shape.said["full"]), shape.code) for shape in shapes("hanoi")]
    return tuple(sorted(named, key=lambda one: (-len(one[0]), one)))


def _within(point: Point, ring: Ring) -> bool:
    """Whether a ray to the east crosses the ring an odd number of times."""
    (x, y), inside = point, False
    for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y0 > y) != (y1 > y) and x < x0 + (x1 - x0) * (y - y0) / (y1 - y0):
            inside = not inside
    return inside
