"""The rows of an edition: people, where they are, and the fields of their papers, counted over all years."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from loaders.csrankings.areas import COUNTED
from loaders.csrankings.homes import Homes
from loaders.lines import Line
from loaders.source import EdgeRow, NodeRow, Ref, Reject, Row
from loaders.values import Unfit, text, whole, year

#: The number by which DBLP tells people of one name apart.
_NUMBER = re.compile(r" \d{4}$")
_COUNTS = range(1, 1_000)
#: Institutions of the list at which nobody studies.
_INSTITUTES = frozenset({"CWI", "IMDEA Software Institute", "Max Planck Institute", "Max Planck Society"})


@dataclass(slots=True)
class Tally:
    """The papers of one person in one field: at which conferences, how many, in which years."""

    venues: dict[str, None] = field(default_factory=dict)
    works: int = 0
    years: set[int] = field(default_factory=set)

    def props(self) -> dict[str, int | str]:
        """The properties of EXPERT_IN."""
        first, last = min(self.years), max(self.years)
        span = f"{first}–{last}" if first < last else str(first)
        counted = f"{self.works} work{'s' if self.works > 1 else ''} in {', '.join(self.venues)}"
        return {"works": self.works, "first_year": first, "last_year": last,
                "evidence": f"CSRankings: {counted} {span}"}


@dataclass(slots=True)
class Edition:
    """What the lines said: people with their institutions and fields, institutions with their countries."""

    people: dict[str, dict[str, Tally]] = field(default_factory=dict)
    stays: dict[str, dict[str, None]] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    numbers: dict[tuple[str, ...], int] = field(default_factory=dict)


def rows(lines: Iterable[Line | Reject], file: str, homes: Homes) -> Iterator[Row]:
    """The rejects in their order, then institutions, and people with what they are expert in, as first named."""
    edition = Edition()
    for line in lines:
        if isinstance(line, Reject):
            yield line
            continue
        try:
            _count(edition, line[1], line[0])
        except Unfit as unfit:
            yield Reject(file, "", line[0], unfit.column, unfit.reason)
    yield from _institutions(edition.places, homes)
    yield from _people(edition)


def _count(edition: Edition, line: Mapping[str, str], number: int) -> None:
    area = _needed(line, "area").lower()
    if area not in COUNTED:
        return
    person, institution = _needed(line, "name"), _needed(line, "dept")
    works, published = whole(line, "count", within=_COUNTS), year(line, "year")
    if works is None or published is None:
        raise Unfit("count" if works is None else "year", "The number is missing.")
    stated = next((text(line, column) or "" for column in line if column.startswith("countryabbrv")), "")
    said = (person, institution, area, text(line, "subarea") or "", str(published))
    if edition.numbers.setdefault(said, number) != number:
        raise Unfit("", f"Line {edition.numbers[said]} counts the same already; that one was taken.")
    edition.places.setdefault(institution, stated)
    edition.stays.setdefault(person, {})[institution] = None
    code, venues = COUNTED[area]
    tally = edition.people.setdefault(person, {}).setdefault(code, Tally())
    tally.venues |= dict.fromkeys(venues)
    tally.works += works
    tally.years.add(published)


def _institutions(places: Mapping[str, str], homes: Homes) -> Iterator[Row]:
    countries: set[str] = set()
    for institution, stated in places.items():
        kind = "ResearchInstitute" if institution in _INSTITUTES else "University"
        yield NodeRow("Organization", institution, {"name": institution}, kinds=(kind,))
        if country := homes.country(institution, stated):
            if country not in countries:
                countries.add(country)
                yield NodeRow("Country", country, {"code": country})
            yield EdgeRow("LOCATED_IN", Ref("Organization", institution), Ref("Country", country))


def _people(edition: Edition) -> Iterator[Row]:
    for code in sorted({code for tallies in edition.people.values() for code in tallies}):
        yield NodeRow("Field", code, {"code": code})
    for person, tallies in edition.people.items():
        expert = Ref("Expert", person)
        yield NodeRow("Expert", person, {"name": _NUMBER.sub("", person)})
        for institution in edition.stays[person]:
            yield EdgeRow("AFFILIATED_WITH", expert, Ref("Organization", institution))
        for code, tally in sorted(tallies.items()):
            yield EdgeRow("EXPERT_IN", expert, Ref("Field", code), tally.props())


def _needed(line: Mapping[str, str], column: str) -> str:
    value = text(line, column)
    if value is None:
        raise Unfit(column, "This may not be empty.")
    return value
