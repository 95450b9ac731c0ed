"""Makes ``data/outlines`` from open outlines, once a source changes: ``python -m benchmarks.outlines FOLDER``.

FOLDER holds ``world_outlines`` (Natural Earth) and ``vn_admin_units`` (Vietnam after July 2025). The world is cut at
30° west, so that the Pacific lies in the middle, and simplified arc by arc, so that neighbours keep one border.
"""

import csv
import json
import math
import sys
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

from graph import places
from graph.names import fold

Point = tuple[float, float]
Ring = list[Point]

HERE = Path(__file__).resolve().parents[1] / "data" / "outlines"
#: Where the world is cut, and south of which it is left out (Antarctica).
CUT, SOUTH = -30.0, -56.0
#: Degrees by which a border may be off: near Vietnam, which has a map of its own, and elsewhere.
NEAR, FAR = 0.03, 0.16
#: Islands below this size (square degrees) are left out, unless a country has no larger part.
LEAST = 0.12
#: The boxes of the archipelagos: west, south, east, north. What the ministry's map shows in them belongs to them.
ARCHIPELAGOS = {"hoang_sa": (111.0, 15.5, 113.2, 17.4), "truong_sa": (109.4, 6.8, 118.2, 11.8)}
PROVINCE_OF = {"hoang_sa": "48", "truong_sa": "56"}
#: Parts that Natural Earth draws without a code.
OF = {"Somaliland": "SO", "N. Cyprus": "CY", "Kosovo": "XK"}


def main(folder: Path) -> None:
    """Writes the three files."""
    write("world", world(json.loads((folder / "world_outlines" / "countries-50m.json").read_text("utf-8"))))
    write("vietnam", vietnam(folder / "vn_admin_units"))
    write("hanoi", hanoi(folder / "vn_admin_units"))


def write(name: str, features: list[dict[str, Any]]) -> None:
    """One GeoJSON file, a feature a line, so that a change can be read."""
    lines = ",\n".join(json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in features)
    text = f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'
    (HERE / f"{name}.json").write_text(text, encoding="utf-8")
    print(name, len(features), "shapes", len(text) // 1000, "kB")


def feature(rings: Iterable[Ring], digits: int, **said: Any) -> dict[str, Any]:
    """One feature: each ring is a polygon of its own (lakes and holes are left out)."""
    rounded = [[[round(x, digits), round(y, digits)] for x, y in ring] for ring in rings]
    return {"type": "Feature", "properties": said,
            "geometry": {"type": "MultiPolygon", "coordinates": [[ring] for ring in rounded]}}


def world(topology: dict[str, Any]) -> list[dict[str, Any]]:
    """Every country and territory by its ISO code, with the middle of its largest part."""
    arcs = [simplified(arc, tolerance(arc)) for arc in decoded(topology)]
    parts: dict[str, list[Ring]] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        code = places.code(str(shape.get("id") or "").zfill(3)) or OF.get(shape["properties"]["name"], "")
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        parts.setdefault(code, []).extend(joined(polygon[0], arcs) for polygon in polygons)
    found = []
    for code, rings in sorted(parts.items()):
        largest = max(rings, key=area)
        kept = [cut for ring in rings if area(ring) >= LEAST or ring is largest for cut in at_the_cut(ring)]
        if kept := [ring for ring in kept if len(ring) > 3 and max(y for _, y in ring) > SOUTH]:
            x, y = inside(max(kept, key=area))
            found.append(feature(kept, 2, code=code, at=[round(x, 2), round(y, 2)]))
    return found


def decoded(topology: dict[str, Any]) -> list[Ring]:
    """The arcs of a TopoJSON file in degrees."""
    (a, b), (c, d) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * a + c, y * b + d))
        found.append(points)
    return found


def tolerance(arc: Ring) -> float:
    """How exact an arc must be: exact where the map of Vietnam shows its neighbours, and for a small island."""
    wide = max(x for x, _ in arc) - min(x for x, _ in arc) + max(y for _, y in arc) - min(y for _, y in arc)
    return min(NEAR if any(98 < x < 121 and 5 < y < 27 for x, y in arc) else FAR, wide / 20)


def simplified(line: Ring, off: float) -> Ring:
    """The line by Douglas and Peucker: no point further off than so many degrees."""
    keep, spans = {0, len(line) - 1}, [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        far, most = 0, off
        for index in range(first + 1, last):
            distance = away(line[index], line[first], line[last])
            if distance > most:
                far, most = index, distance
        if far:
            keep.add(far)
            spans += [(first, far), (far, last)]
    return [line[index] for index in sorted(keep)]


def away(point: Point, one: Point, other: Point) -> float:
    """The distance of a point from a segment."""
    (x, y), (dx, dy) = one, (other[0] - one[0], other[1] - one[1])
    length = dx * dx + dy * dy
    share = max(0.0, min(1.0, ((point[0] - x) * dx + (point[1] - y) * dy) / length)) if length else 0.0
    return math.hypot(point[0] - x - share * dx, point[1] - y - share * dy)


def joined(indices: list[int], arcs: list[Ring]) -> Ring:
    """The ring that arcs make; a negative one is walked backwards."""
    ring: Ring = []
    for index in indices:
        points = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += points[1:] if ring else points
    return unwrapped(ring)


def unwrapped(ring: Ring) -> Ring:
    """The ring without a jump at 180 degrees: what crosses it goes on to the other side."""
    found, shift = [ring[0]], 0.0
    for (x0, _y0), (x1, y1) in pairwise(ring):
        shift += -360.0 if x1 - x0 > 180 else 360.0 if x0 - x1 > 180 else 0.0
        found.append((x1 + shift, y1))
    return found


def at_the_cut(ring: Ring) -> list[Ring]:
    """The ring between the cut and the cut once around the world, in one piece or two."""
    moved = [[(x + shift, y) for x, y in ring] for shift in (-360.0, 0.0, 360.0)]
    halves = [side(side(one, CUT, 1), CUT + 360, -1) for one in moved]
    return [half for half in halves if len(half) > 3 and area(half) > 0.00001]


def side(ring: Ring, limit: float, sign: int) -> Ring:
    """What of a ring lies east (sign 1) or west (-1) of a meridian (Sutherland and Hodgman)."""
    found: Ring = []
    for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True):
        inside, next_inside = (x0 - limit) * sign >= 0, (x1 - limit) * sign >= 0
        if inside:
            found.append((x0, y0))
        if inside != next_inside:
            found.append((limit, y0 + (y1 - y0) * (limit - x0) / (x1 - x0)))
    return found


def area(ring: Ring) -> float:
    """Square degrees."""
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True))) / 2


def middle(ring: Ring) -> Point:
    """The centre of gravity of a ring."""
    twice = x = y = 0.0
    for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = x0 * y1 - x1 * y0
        twice, x, y = twice + cross, x + (x0 + x1) * cross, y + (y0 + y1) * cross
    return (x / (3 * twice), y / (3 * twice)) if twice else ring[0]


def inside(ring: Ring) -> Point:
    """The centre of gravity, or where the ring bends around it, the middle of the widest land at its latitude."""
    x, y = middle(ring)
    sides = zip(ring, ring[1:] + ring[:1], strict=True)
    cuts = sorted(x0 + (x1 - x0) * (y - y0) / (y1 - y0) for (x0, y0), (x1, y1) in sides if (y0 > y) != (y1 > y))
    spans = list(zip(cuts[::2], cuts[1::2], strict=False))
    if not spans or any(west < x < east for west, east in spans):
        return x, y
    west, east = max(spans, key=lambda span: span[1] - span[0])
    return (west + east) / 2, y


def vietnam(folder: Path) -> list[dict[str, Any]]:
    """The 34 provinces and cities with the old ones in each, and the two archipelagos, island by island."""
    former: dict[str, list[str]] = {}
    with (folder / "vn_province_63_to_34.csv").open(encoding="utf-8-sig", newline="") as stream:
        for row in csv.DictReader(stream):
            former.setdefault(bare(row["new_province"]), []).append(bare(row["old_province"]))
    found, islands = [], {name: [] for name in ARCHIPELAGOS}
    for shape in read(folder / "vn_provinces_34_simplified.geojson"):
        said, rings = shape["properties"], outer(shape)
        for name, box in ARCHIPELAGOS.items():
            if said["code"] == PROVINCE_OF[name]:
                islands[name] = [ring for ring in rings if within(ring, box)]
                rings = [ring for ring in rings if not within(ring, box)]
        x, y = inside(max(rings, key=area))
        main = [simplified(ring, 0.012) if area(ring) > 0.02 else ring for ring in rings]
        names = next((old for new, old in former.items() if same(new, said["name"])), [])
        found.append(feature(main, 3, code=said["code"], name=said["name"], name_en=said["nameEn"], former=names,
                             at=[round(x, 2), round(y, 2)]))
    return found + [feature(rings, 3, archipelago=name, of=PROVINCE_OF[name]) for name, rings in islands.items()]


def hanoi(folder: Path) -> list[dict[str, Any]]:
    """Hanoi's 126 wards and communes."""
    found = []
    for shape in read(folder / "ha_noi_126_wards_simplified.geojson"):
        said, rings = shape["properties"], outer(shape)
        x, y = inside(max(rings, key=area))
        found.append(feature([simplified(ring, 0.0008) for ring in rings], 4, code=said["code"], name=said["name"],
                             full=said["fullName"], full_en=said["fullNameEn"], at=[round(x, 3), round(y, 3)]))
    return found


def read(path: Path) -> list[dict[str, Any]]:
    """The features of a GeoJSON file."""
    return list(json.loads(path.read_text("utf-8"))["features"])


def outer(shape: dict[str, Any]) -> list[Ring]:
    """The outer rings of a feature."""
    geometry = shape["geometry"]
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [[(x, y) for x, y in polygon[0]] for polygon in polygons]


def within(ring: Ring, box: tuple[float, float, float, float]) -> bool:
    """Whether a ring lies in a box."""
    return all(box[0] <= x <= box[2] and box[1] <= y <= box[3] for x, y in ring)


def bare(name: str) -> str:
    """The name of a province without its kind."""
    return name.removeprefix("Tỉnh ").removeprefix("Thành phố ").removeprefix("TP. ").strip()


def same(one: str, other: str) -> bool:
    """Whether two names mean one province, whichever vowel carries the mark (Hoá, Hóa)."""
    return fold(one) == fold(other)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
