"""What the partner map counts: countries, places abroad, provinces and wards, with partners, known ones and ties."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date as day
from typing import Any

from ui import kinds
from ui.i18n import titled
from ui.world import outlines
from ui.world.outlines import Point

Row = dict[str, Any]
Read = Callable[..., list[Row]]
#: Most organisations that are read of one side, partners first, and most agreements.
MOST, AGREEMENTS = 3000, 5000
PARTNER = "partner"


@dataclass(slots=True)
class Place:
    """A country, a place abroad (key: country, slash, place), a province or a ward, and what is there.

    ``agreements`` are those in force with Vietnam; ``works`` are shared ones, counted for each pair of organisations.
    ``short`` is what stands on the map, where that is not the name.
    """

    key: str
    name: str
    at: Point | None
    partners: int = 0
    known: int = 0
    invented: int = 0
    works: int = 0
    agreements: int = 0
    priority: bool = False
    short: str = ""
    organisations: list[Row] = field(default_factory=list)

    @property
    def country(self) -> str:
        """Of a country or a place abroad: the ISO code."""
        return self.key.partition("/")[0]

    @property
    def total(self) -> int:
        """Partners and known ones."""
        return self.partners + self.known


@dataclass(frozen=True, slots=True)
class Ties:
    """What joins organisations abroad to Vietnam: shared works by organisation, and agreements in force as rows."""

    works: Sequence[Row]
    agreements: Sequence[Row]

    def of(self, ids: set[str]) -> tuple[int, int]:
        """Shared works and different agreements of these organisations."""
        return (sum(row["works"] for row in self.works if row["id"] in ids),
                len({row["id"] for row in self.agreements if row["organisation_id"] in ids}))


def ties(read: Read, fields: list[str], kind: str) -> Ties:
    """The ties of the organisations that the filters leave."""
    asked = {"fields": fields, "kind": kind}
    return Ties(read("world/ties", **asked, limit=MOST),
                read("world/agreements", **asked, today=day.today().isoformat(), limit=AGREEMENTS))


def countries(read: Read, tied: Ties, fields: list[str], kind: str, priority: bool = False) -> list[Place]:
    """The countries and territories abroad with an organisation, those with most partners first."""
    works: dict[str, int] = {}
    for row in tied.works:
        works[row["code"]] = works.get(row["code"], 0) + row["works"]
    found = []
    for row in read("world/countries", fields=fields, kind=kind):
        if row["priority"] or not priority:
            agreements = {one["id"] for one in tied.agreements if one["code"] == row["code"]}
            found.append(Place(
                row["code"], titled(row), outlines.country(row["code"]), row["partners"],
                row["organisations"] - row["partners"], row["invented"], works.get(row["code"], 0), len(agreements),
                row["priority"]))
    return found


def organisations(read: Read, country: str, fields: list[str], kind: str) -> list[Row]:
    """The organisations of a country (empty: of all but Vietnam), at most ``MOST``."""
    return read("world/organisations", country=country, fields=fields, kind=kind, limit=MOST)


def with_ties(rows: Iterable[Row], tied: Ties) -> list[Row]:
    """The organisations with their own numbers of agreements and works, those with most first within their standing."""
    works = {row["id"]: row["works"] for row in tied.works}
    agreements: dict[str, int] = {}
    for row in tied.agreements:
        agreements[row["organisation_id"]] = agreements.get(row["organisation_id"], 0) + 1
    found = [{**row, "agreements": agreements.get(row["id"], 0), "works": works.get(row["id"], 0)} for row in rows]
    return sorted(found, key=lambda row: (row["standing"] != PARTNER, -row["agreements"], -row["works"]))


def abroad(rows: Iterable[Row], tied: Ties, among: Sequence[Place]) -> list[Place]:
    """The organisations of these countries by where they are: coordinates, else city, else the country's middle."""
    named = {one.key: one for one in among}
    grouped: dict[Point, Place] = {}
    for row in rows:
        if (country := named.get(row["code"])) is None:
            continue
        at = point(row) or outlines.city(row["code"], row["place"] or "")
        spot = at or country.at
        if spot is not None:
            short = str(row["place"] or "").partition(",")[0] if at else ""
            where = (round(spot[0], 1), round(spot[1], 1))
            key = f"{country.key}/{where[0]}/{where[1]}"
            name = f"{short}, {country.name}" if short else country.name
            _add(grouped.setdefault(where, Place(key, name, spot, priority=country.priority, short=short)), row)
    for one in grouped.values():
        one.works, one.agreements = tied.of({row["id"] for row in one.organisations})
    return sorted(grouped.values(), key=lambda one: (-one.partners, -one.total, one.name))


def provinces(rows: Iterable[Row], english: bool) -> tuple[list[Place], int]:
    """The provinces that have an organisation, and how many organisations are in none that is known."""
    shapes = {one.code: one for one in outlines.provinces()}
    found: dict[str, Place] = {}
    left = 0
    for row in rows:
        code = outlines.province(row["place"] or "", point(row))
        if not code:
            left += 1
            continue
        shape = shapes[code]
        name = str(shape.said["name_en" if english else "name"])
        at = outlines.HANOI if code == outlines.HANOI_CODE else shape.middle
        _add(found.setdefault(code, Place(code, name, at)), row)
    return _largest(found), left


def wards(rows: Iterable[Row], english: bool) -> tuple[list[Place], int]:
    """The wards of Hanoi that have an organisation, and how many organisations of Hanoi are in none that is known."""
    shapes = {one.code: one for one in outlines.shapes("hanoi")}
    found: dict[str, Place] = {}
    left = 0
    for row in rows:
        if outlines.province(row["place"] or "", point(row)) != outlines.HANOI_CODE:
            continue
        park = is_park(row)
        code = outlines.ward(" ".join([row["place"] or "", row["name"] if park else ""]), point(row), park)
        if not code:
            left += 1
            continue
        said = shapes[code].said
        _add(found.setdefault(code, Place(code, str(said["full_en" if english else "full"]), shapes[code].middle)), row)
    return _largest(found), left


def point(row: Row) -> Point | None:
    """An organisation's own coordinates, where it has both and they are on this earth."""
    longitude, latitude = row.get("longitude"), row.get("latitude")
    if longitude is None or latitude is None or not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        return None
    return float(longitude), float(latitude)


def is_park(row: Row) -> bool:
    """Whether an organisation is a technology park."""
    return "Park" in row["kind"]


def _add(place: Place, row: Row) -> None:
    place.organisations.append(row)
    place.partners += row["standing"] == PARTNER
    place.known += row["standing"] != PARTNER
    place.invented += kinds.illustrative(row.get("sources"))


def _largest(found: dict[str, Place]) -> list[Place]:
    return sorted(found.values(), key=lambda one: (-one.partners, -one.total, one.key))
