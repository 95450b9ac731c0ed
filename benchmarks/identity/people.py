"""The people of the seeded city as records to be matched: what the catalogue of works and the sheets tell of each."""

from array import array
from collections.abc import Iterator
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from benchmarks import city, world
from benchmarks.identifiers import doi, openalex
from graph.match.records import Person, Stay

#: Records for one person of the city: everybody is in the catalogue, about every seventh also on a sheet.
RECORDS_A_PERSON = 1.149


class People:
    """About ``count`` records of a city of its own; ``c17`` of the catalogue and ``s17`` of a sheet are one person."""

    def __init__(self, count: int, seed: int = 7) -> None:
        self._city = world.World(experts=max(8, round(count / RECORDS_A_PERSON)), seed=seed)

    @property
    def persons(self) -> int:
        """How many people the city has."""
        return self._city.experts

    def records(self, numbers: range | None = None) -> Iterator[Person]:
        """The records of all people or of those with some numbers, the two of one person one after the other."""
        for number in range(self.persons) if numbers is None else numbers:
            person = self._city.person(number)
            yield self._catalogued(person)
            if person.sheet:
                yield self._listed(person)

    def prepare(self) -> None:
        """Make what all records draw on, before it is asked for record by record."""
        assert len(self._names) == self.persons
        assert self._works is not None

    def _catalogued(self, person: world.Person) -> Person:
        works = self._works.of(person.number)
        others = dict.fromkeys(one for work in works for one in self._works.authors(work) if one != person.number)
        identifiers = [("openalex", openalex("A", person.number)), ("orcid", person.orcid)]
        stays = [self._stay(person.home, person.since)]
        if person.earlier is not None:
            stays.append(self._stay(person.earlier, person.since - 6, person.since))
        return Person(
            f"c{person.number}", person.name.latin, aliases=(person.name.native,),
            identifiers=tuple((scheme, value) for scheme, value in identifiers if value), stays=tuple(stays),
            coauthors=tuple(self._names[one] for one in others), works=tuple(map(doi, works)),
            fields=tuple(sorted({self._field(place) for work in works for place in self._works.fields(work)})),
            venues=tuple(sorted({city.VENUES[work % len(city.VENUES)] for work in works})),
            years=tuple(sorted({self._works.years[work] for work in works})))

    def _listed(self, person: world.Person) -> Person:
        return Person(
            f"s{person.number}", person.on_sheet,
            identifiers=(("orcid", person.orcid_on_sheet),) if person.orcid_on_sheet else (),
            stays=(self._stay(person.home, person.since),), domains=("sheet.example",),
            fields=(self._field(self._city.specialities[person.number]),))

    def _stay(self, house: int, since: int, until: int | None = None) -> Stay:
        there = self._city.organisations[house]
        return Stay(there.name, there.ror, since, until)

    def _field(self, place: int) -> str:
        return self._city.fields[place]["code"]

    @cached_property
    def _names(self) -> list[str]:
        return [person.name.latin for person in self._city.people()]

    @cached_property
    def _works(self) -> "_Works":
        return _Works(self._city)


class _Works:
    """The works of a city in flat arrays: the authors, fields and year of each, and the works of each person."""

    def __init__(self, made: world.World) -> None:
        self.years = array("H")
        self._authors, self._fields = array("i"), array("H")
        self._author_ends, self._field_ends = array("i", [0]), array("i", [0])
        for work in made.written():
            self.years.append(work.year)
            self._authors.extend(work.authors)
            self._fields.extend(work.fields)
            self._author_ends.append(len(self._authors))
            self._field_ends.append(len(self._fields))
        authors: NDArray[np.int32] = np.frombuffer(self._authors, np.int32)
        self._order = np.argsort(authors, kind="stable")
        self._starts = np.searchsorted(authors[self._order], np.arange(made.experts + 1))
        self._of = np.repeat(np.arange(len(self.years), dtype=np.int32), np.diff(self._author_ends))

    def of(self, person: int) -> list[int]:
        """The works of a person, by number."""
        return self._of[self._order[self._starts[person]:self._starts[person + 1]]].tolist()

    def authors(self, work: int) -> "array[int]":
        """The people who wrote a work."""
        return self._authors[self._author_ends[work]:self._author_ends[work + 1]]

    def fields(self, work: int) -> "array[int]":
        """The fields of a work, by place."""
        return self._fields[self._field_ends[work]:self._field_ends[work + 1]]
