"""Works that do not exist: teams drawn so that few people have many co-authors and some reach across countries."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from loaders.illustration.people import ALONE, Person
from loaders.source import EdgeRow, NodeRow, Ref, Row

_FIRST_YEAR, _LAST_YEAR = 2013, 2026
_SIZES, _SIZE_SHARES = (1, 2, 3, 4, 5, 6, 8), (3, 8, 10, 8, 5, 3, 1)
_KINDS, _KIND_SHARES = ("article", "conference", "patent"), (6, 3, 1)
_VENUES = {"article": "Tạp chí Minh họa", "conference": "Hội nghị Minh họa"}
#: How the next author is found: somebody known, at the same organisation, of the same field, anybody.
_WAYS, _WAY_SHARES = ("known", "house", "field", "anybody"), (42, 40, 15, 3)


@dataclass(frozen=True, slots=True)
class Paper:
    """One work: number from 1, year, kind, times cited, authors in order, and the fields it concerns."""

    number: int
    year: int
    kind: str
    cited_by: int
    authors: tuple[Person, ...]
    fields: tuple[str, ...]

    @property
    def ref(self) -> Ref:
        """The work as the end of an edge."""
        return Ref("Work", f"work-{self.number:03d}")


def papers(random: Random, crowd: tuple[Person, ...], count: int) -> tuple[Paper, ...]:
    """That many works, each by a team that grows from its first author; who wrote much is drawn more."""
    writers = [person for person in crowd if person.vigour]
    known: dict[int, list[Person]] = defaultdict(list)
    made = []
    for number in range(1, count + 1):
        team = _team(random, writers, known, random.choices(_SIZES, _SIZE_SHARES)[0])
        for person in team:
            known[person.number].extend(other for other in team if other is not person)
        made.append(_paper(random, number, team))
    return tuple(made)


def paper_rows(made: tuple[Paper, ...]) -> Iterator[Row]:
    """Each work with its authors and fields."""
    for paper in made:
        yield NodeRow("Work", paper.ref.key, {
            "name": f"Công trình minh họa {paper.number:03d}", "year": paper.year, "kind": paper.kind,
            "venue": _VENUES.get(paper.kind), "cited_by": paper.cited_by})
        for position, person in enumerate(paper.authors, start=1):
            yield EdgeRow("AUTHORED", person.ref, paper.ref, {"position": position, "affiliations": [person.home.name]})
        for field in paper.fields:
            yield EdgeRow("ABOUT", paper.ref, Ref("Field", field))


def _team(random: Random, writers: list[Person], known: dict[int, list[Person]], size: int) -> tuple[Person, ...]:
    team = [_drawn(random, writers)]
    for _ in range(4 * size):
        if len(team) == size:
            break
        person = _next(random, team, writers, known)
        if person not in team:
            team.append(person)
    return tuple(team)


def _next(random: Random, team: list[Person], writers: list[Person], known: dict[int, list[Person]]) -> Person:
    way, first = random.choices(_WAYS, _WAY_SHARES)[0], random.choice(team)
    if way == "known" and known[first.number]:
        return random.choice(known[first.number])
    if way == "house":
        return _drawn(random, [person for person in writers if person.home is first.home])
    if way == "field":
        shared = {field for field, _ in first.fields}
        return _drawn(random, [person for person in writers if any(field in shared for field, _ in person.fields)])
    return _drawn(random, writers)


def _drawn(random: Random, among: list[Person]) -> Person:
    return random.choices(among, [person.vigour for person in among])[0]


def _paper(random: Random, number: int, team: tuple[Person, ...]) -> Paper:
    year = round(random.triangular(_FIRST_YEAR, _LAST_YEAR, _LAST_YEAR - 2))
    kind = random.choices(_KINDS, _KIND_SHARES)[0]
    fields = dict.fromkeys(_subject(random, person) for person in team[:random.choice((1, 1, 2))])
    cited = int(random.paretovariate(0.9) * (_LAST_YEAR - year) / 3)
    return Paper(number, year, kind, min(cited, 400), team, tuple(filter(None, fields)))


def _subject(random: Random, person: Person) -> str:
    """A field of the person's that works are written about; empty where there is none."""
    fields = [field for field, _ in person.fields if field not in ALONE.values() and not field.startswith("training.")]
    return random.choice(fields) if fields else ""
