"""A seeded city of any size, as its sources would deliver it: organisations, people, works, agreements, needs.

``python -m benchmarks.world --experts N`` prints how many nodes and relations of each kind a graph of it receives.
"""

import csv
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks import city
from benchmarks.identifiers import doi, openalex, orcid
from benchmarks.names import NAMERS, PersonName
from benchmarks.teams import Teams, Work
from loaders.source import Delivery, EdgeRow, NodeRow, Origin, Ref, Row

_DATA = Path(__file__).resolve().parents[1] / "data"
#: Relations of a city that do not hang on its works, for each expert; and those that a work brings, derived included.
PER_EXPERT, PER_WORK = 1.4, 12.6
#: Shares of people: with an ORCID, also on a sheet, of these with the ORCID there, abroad, with an earlier post.
_HAS_ORCID, _ON_SHEET, _ORCID_ON_SHEET, _ABROAD, _EARLIER = 0.6, 0.15, 0.7, 0.12, 0.15
_SHEETS = ("university", "association")
HOUSES, CATALOGUE, REGISTER = "city:organisations", "city:works", "city:agreements"


class Person(NamedTuple):
    """One person of the city, whatever the sources call them."""

    number: int
    name: PersonName
    home: int
    earlier: int | None
    since: int
    role: str
    title: str
    orcid: str | None
    abroad: bool
    sheet: str | None
    on_sheet: str
    orcid_on_sheet: str | None


@dataclass(frozen=True)
class World:
    """The city. ``relations``: what its graph should receive, derived ones included, to within a tenth (0: ten for
    each expert). The same numbers give the same rows, everywhere."""

    experts: int = 100_000
    relations: int = 0
    seed: int = 7

    @property
    def works(self) -> int:
        """How many works there are, so that all relations together come to what is wanted."""
        wanted = self.relations or 10 * self.experts
        return max(1, int((wanted - PER_EXPERT * self.experts) / PER_WORK))

    @cached_property
    def fields(self) -> list[dict[str, str]]:
        """The fields: those of the starting registry."""
        with (_DATA / "fields.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    @cached_property
    def organisations(self) -> list[city.Organisation]:
        """The organisations: one for forty people, the larger ones first."""
        return city.organisations(Random(f"organisations:{self.seed}"), max(8, self.experts // 40))

    @cached_property
    def homes(self) -> "array[int]":
        """The organisation of each person."""
        return city.draw(Random(f"homes:{self.seed}"), city.sizes(self.organisations), self.experts)

    @cached_property
    def specialities(self) -> "array[int]":
        """The main field of each person: by Zipf over a seeded order of the fields."""
        random = Random(f"specialities:{self.seed}")
        weights = [1 / (place + 3) for place in range(len(self.fields))]
        random.shuffle(weights)
        return city.draw(random, weights, self.experts)

    def person(self, number: int) -> Person:
        """One person; always the same for one number."""
        random = Random(self.seed * 1_000_000_007 + number)
        home = self.homes[number]
        abroad = random.random() < _ABROAD
        name = NAMERS["VN" if abroad else self.organisations[home].country](random)
        number_of = orcid(number) if random.random() < _HAS_ORCID else None
        return Person(
            number, name, home,
            random.randrange(len(self.organisations)) if random.random() < _EARLIER else None,
            int(2022 - 26 * random.random() ** 1.5), random.choices(city.ROLES, city.ROLE_SHARES)[0],
            random.choice(city.TITLES),
            number_of, abroad and self.organisations[home].country != "VN",
            random.choice(_SHEETS) if random.random() < _ON_SHEET else None, random.choice(name.spellings),
            number_of if random.random() < _ORCID_ON_SHEET else None)

    def people(self) -> Iterator[Person]:
        """Everybody, in the order of their numbers."""
        return map(self.person, range(self.experts))

    def written(self) -> Iterator[Work]:
        """All works, the oldest first."""
        return Teams(self.seed, self.homes, self.specialities).works(self.works, *city.YEARS)

    def deliveries(self) -> list[Delivery]:
        """What the sources deliver, in the order in which it is loaded; each stream is made while it is read."""
        return [
            _delivery(HOUSES, "Organisations, fields and countries", self._houses(), "2026-01-05", 60),
            _delivery(CATALOGUE, "People of the catalogue of works", self._catalogue(), "2026-02-01", 40),
            _delivery(CATALOGUE, "Works of the catalogue", self._works(), "2026-02-02", 40),
            *(_delivery(f"sheet:{sheet}", f"Experts of the {sheet}", self._sheet(sheet), "2026-03-01", 50)
              for sheet in _SHEETS),
            _delivery(REGISTER, "Agreements and needs", self._register(), "2026-04-01", 70),
        ]

    def _houses(self) -> Iterator[Row]:
        for row in self.fields:
            yield NodeRow("Field", row["code"], {name: row[name] for name in ("code", "name_vi", "name_en", "level")})
            if row["parent"]:
                yield EdgeRow("PART_OF", Ref("Field", row["code"]), Ref("Field", row["parent"]))
        for code in city.COUNTRIES:
            yield NodeRow("Country", code, {"code": code, "priority": code != "VN"})
        random = Random(f"houses:{self.seed}")
        for house in self.organisations:
            here = Ref("Organization", house.ror)
            yield NodeRow("Organization", house.ror, _house(house), kinds=(house.kind,))
            yield EdgeRow("LOCATED_IN", here, Ref("Country", house.country))
            for row in random.sample(self.fields, random.randint(1, 4)):
                yield EdgeRow("ACTIVE_IN", here, Ref("Field", row["code"]))

    def _catalogue(self) -> Iterator[Row]:
        for person in self.people():
            ours = Ref("Expert", str(person.number))
            yield NodeRow("Expert", ours.key, {
                "name": person.name.latin, "aliases": [person.name.native], "orcid": person.orcid,
                "openalex": openalex("A", person.number), "position": person.role})
            yield EdgeRow("AFFILIATED_WITH", ours, self._house_of(person.home),
                          {"role": person.role, "since": str(person.since)})
            if person.earlier is not None:
                yield EdgeRow("AFFILIATED_WITH", ours, self._house_of(person.earlier),
                              {"since": str(person.since - 6), "until": str(person.since)})

    def _works(self) -> Iterator[Row]:
        random = Random(f"titles:{self.seed}")
        for work in self.written():
            this = Ref("Work", str(work.number))
            yield NodeRow("Work", this.key, {
                "name": city.title(random), "doi": doi(work.number), "openalex": openalex("W", work.number),
                "year": work.year, "kind": "article", "venue": random.choice(city.VENUES),
                "cited_by": int(random.paretovariate(0.9)) - 1})
            for position, author in enumerate(work.authors, 1):
                yield EdgeRow("AUTHORED", Ref("Expert", str(author)), this, {"position": position})
            for place in work.fields:
                yield EdgeRow("ABOUT", this, self._field(place), {"score": round(random.random(), 2)})

    def _sheet(self, sheet: str) -> Iterator[Row]:
        for person in self.people():
            if person.sheet != sheet:
                continue
            theirs = Ref("Expert", f"{person.on_sheet}|{person.number}")
            yield NodeRow("Expert", theirs.key, {
                "name": person.on_sheet, "orcid": person.orcid_on_sheet, "title": person.title, "position": person.role,
                "overseas": person.abroad or None, "languages": ["vi", "en"] if person.abroad else ["en"],
                "availability": ["advise", "teach"][:person.number % 3],
                "email": f"{person.number}@sheet.example"})
            yield EdgeRow("AFFILIATED_WITH", theirs, self._house_of(person.home),
                          {"role": person.role, "since": str(person.since)})
            yield EdgeRow("EXPERT_IN", theirs, self._field(self.specialities[person.number]), {"level": "practised"})

    def _register(self) -> Iterator[Row]:
        random = Random(f"register:{self.seed}")
        for number in range(max(4, self.experts // 200)):
            yield from self._agreement(random, number)
        for number in range(max(4, self.experts // 100)):
            yield from self._exchange(random, number)

    def _agreement(self, random: Random, number: int) -> Iterator[Row]:
        year = random.randint(2012, 2026)
        this = Ref("Agreement", str(number))
        yield NodeRow("Agreement", this.key, {
            "name": f"Bản ghi nhớ {number}", "kind": random.choice(("memorandum", "contract", "project")),
            "state": random.choice(("talks", "signed", "active", "lapsed")), "signed_on": f"{year}-05-01",
            "ends_on": f"{year + 5}-05-01", "evidence": f"https://city.example/agreements/{number}"})
        for house in random.sample(range(min(400, len(self.organisations))), random.randint(2, 4)):
            yield EdgeRow("PARTY_TO", self._house_of(house), this)
        yield EdgeRow("ABOUT", this, self._field(random.randrange(len(self.fields))))

    def _exchange(self, random: Random, number: int) -> Iterator[Row]:
        label, type = ("Need", "SEEKS") if number % 2 else ("Offer", "HAS")
        this = Ref(label, str(number))
        yield NodeRow(label, this.key, {
            "name": f"{label} {number}", "kind": random.choice(("people", "research", "training", "laboratory")),
            "state": random.choice(("open", "met", "closed")), "quantity": random.randint(1, 200), "year": 2026})
        yield EdgeRow(type, self._house_of(random.randrange(len(self.organisations))), this)
        yield EdgeRow("ABOUT", this, self._field(random.randrange(len(self.fields))))

    def _house_of(self, number: int) -> Ref:
        return Ref("Organization", self.organisations[number].ror, HOUSES)

    def _field(self, place: int) -> Ref:
        return Ref("Field", self.fields[place]["code"], HOUSES)


def _house(house: city.Organisation) -> dict[str, object]:
    return {"name": house.name, "ror": house.ror, "website": f"https://house{house.number}.example",
            "name_vi" if house.country == "VN" else "name_en": house.name}


def _delivery(source: str, title: str, rows: Iterator[Row], as_of: str, rank: int) -> Delivery:
    origin = Origin(source, title, "benchmark", legal_basis="invented people", rank=rank)
    return Delivery(origin, rows, as_of, "benchmarks/1", ("*",) if source != CATALOGUE else (), title)
