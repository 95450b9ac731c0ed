"""The matcher's records of people, read in bulk: what each source says of each person, and no more."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from graph.compile.derive import MOST_AUTHORS
from graph.duplicates.sayings import Payload, Sayings, grouped, listed
from graph.match.records import Person, Stay
from ledger.index import EdgeThing

#: The most that one record holds of a kind; somebody with more is known well enough by these.
_MOST_WORKS, _MOST_COAUTHORS, _MOST_VENUES, _MOST_FIELDS = 300, 200, 30, 20


def people(sayings: Sayings, things: list[str]) -> list[Person]:
    """The records of those of these people who are in force, in the order given."""
    told = sayings.of(things)
    authored = sayings.starting(told, ["AUTHORED"])
    works = _Works(sayings, authored)
    stays = _stays(sayings, told)
    fields = _fields(sayings, told, works)
    return [_person(thing, told[thing], stays.get(thing, []), works, fields.get(thing, []))
            for thing in things if thing in told]


def _person(thing: str, said: Payload, stays: list[Stay], works: "_Works", fields: list[str]) -> Person:
    given = works.of.get(thing, [])
    return Person(
        thing, str(said.get("name") or ""),
        aliases=_texts(listed(said.get("name_latin")) + listed(said.get("aliases"))),
        identifiers=tuple((scheme, str(said[scheme])) for scheme in ("orcid", "openalex") if said.get(scheme)),
        stays=tuple(stays), coauthors=works.coauthors(thing),
        works=(*sorted({works.doi[work] for work in given if work in works.doi})[:_MOST_WORKS],
               *sorted(given)[:_MOST_WORKS]),
        fields=_most(fields, _MOST_FIELDS), venues=_most((works.venue.get(work) for work in given), _MOST_VENUES),
        years=tuple(sorted({year for work in given if (year := works.year.get(work))})), domains=_domains(said))


class _Works:
    """The works of some people: the DOI of each, its year and venue, and who else wrote it."""

    def __init__(self, sayings: Sayings, authored: list[EdgeThing]) -> None:
        known = sayings.brief({edge.end for edge in authored}, _work)
        self.doi = sayings.values(known, "Work.doi")
        self.of = grouped((edge.start, edge.end) for edge in authored if edge.end in known)
        self.known = list(known)
        self.year = {work: year for work, (year, _) in known.items()}
        self.venue = {work: venue for work, (_, venue) in known.items()}
        self.authors = {work: written for work, written in grouped(
            (edge.end, edge.start) for edge in sayings.ending(known, ["AUTHORED"])).items()
            if len(written) <= MOST_AUTHORS}
        self.names = sayings.brief({one for written in self.authors.values() for one in written}, _called)

    def coauthors(self, thing: str) -> tuple[str, ...]:
        """The names on somebody's works beside their own, those on the most works first."""
        found = (self.names[one][0] for work in self.of.get(thing, ()) for one in self.authors.get(work, ())
                 if one != thing and one in self.names)
        return _most(found, _MOST_COAUTHORS)


def _work(said: Payload) -> tuple[int | None, str]:
    year = said.get("year")
    return (year if isinstance(year, int) else None), str(said.get("venue") or "")


def _called(said: Payload) -> tuple[str]:
    return (str(said.get("name") or ""),)


def _stays(sayings: Sayings, told: Iterable[str]) -> dict[str, list[Stay]]:
    edges = sayings.starting(told, ["AFFILIATED_WITH"])
    said, ends = sayings.relations(edges), {edge.end for edge in edges}
    names, rors = sayings.brief(ends, _called), sayings.values(ends, "Organization.ror")
    found = grouped((edge.start, Stay(names[edge.end][0], rors.get(edge.end, ""), _year(said[edge.thing].get("since")),
                                      _year(said[edge.thing].get("until"))))
                    for edge in edges if edge.thing in said and edge.end in names)
    return {person: sorted(set(stays), key=repr) for person, stays in found.items()}


def _fields(sayings: Sayings, told: Iterable[str], works: _Works) -> dict[str, list[str]]:
    """The codes of the fields that are stated of people, and of those that their works are about."""
    stated = [(edge.start, edge.end) for edge in sayings.starting(told, ["EXPERT_IN"])]
    about = grouped((edge.start, edge.end) for edge in sayings.starting(works.known, ["ABOUT"]))
    stated += [(person, field) for person, given in works.of.items() for work in given for field in about.get(work, ())]
    codes = sayings.values({field for _, field in stated}, "Field.code")
    return grouped((person, codes[field]) for person, field in stated if field in codes)


def _domains(said: Payload) -> tuple[str, ...]:
    _, at, domain = str(said.get("email") or "").strip().lower().rpartition("@")
    return (domain,) if at and domain else ()


def _year(date: Any) -> int | None:
    text = str(date or "")[:4]
    return int(text) if len(text) == 4 and text.isdigit() else None


def _texts(values: Iterable[Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(value) for value in values if value))


def _most(values: Iterable[str | None], most: int) -> tuple[str, ...]:
    """Each value once, the most frequent first, of equals the first by name."""
    counted = Counter(value for value in values if value)
    return tuple(sorted(counted, key=lambda value: (-counted[value], value))[:most])
