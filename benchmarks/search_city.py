"""A seeded city as its search sees it: documents without a ledger or a graph between, so that 100,000 take a minute."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from benchmarks import city
from benchmarks.world import World
from graph.compile.model import EdgeKey, EdgeState, NodeState
from graph.search import reading
from graph.search.document import Document
from graph.search.understand import Vocabulary

_DATA = Path(__file__).resolve().parents[1] / "data"


def documents(world: World) -> Iterator[Document]:
    """Every document of the city, as the graph that is compiled of it would give them."""
    return reading.documents(_states(world))


def vocabulary(world: World) -> tuple[Vocabulary, dict[str, list[str]]]:
    """The concepts of the city, and of each field the fields directly below it."""
    below: dict[str, list[str]] = {}
    for row in rows("fields"):
        if row["parent"]:
            below.setdefault(_field(row["parent"]), []).append(_field(row["code"]))
    return reading.vocabulary([*_fields(), *_countries()]), below


def _states(world: World) -> Iterator[NodeState | EdgeState]:
    yield from _fields()
    yield from _countries()
    for house in world.organisations:
        yield _node("Organization", f"o{house.number}", {"name": house.name}, house.kind)
    yield from map(_person, world.people())
    works = list(world.written())
    random = Random("titles")
    for work in works:
        yield _node("Work", f"w{work.number}", {"name": city.title(random), "year": work.year})
    agreements = max(4, world.experts // 200)
    for number in range(agreements):
        yield _node("Agreement", f"a{number}", {"name": f"Bản ghi nhớ {number}"})
    yield from _places(world, random, agreements)
    yield from _writing(world, works)


def _person(person: Any) -> NodeState:
    told = {"name": person.name.latin, "aliases": [person.name.native, person.on_sheet], "position": person.role}
    if person.sheet:
        told |= {"title": person.title, "availability": ["advise", "teach"][:person.number % 3]}
    return _node("Expert", f"e{person.number}", told)


def _places(world: World, random: Random, agreements: int) -> Iterator[EdgeState]:
    for house in world.organisations:
        yield _edge("LOCATED_IN", f"o{house.number}", f"c{house.country}")
        for row in random.sample(world.fields, random.randint(1, 4)):
            yield _edge("ACTIVE_IN", f"o{house.number}", _field(row["code"]))
    for person in world.people():
        yield _edge("AFFILIATED_WITH", f"e{person.number}", f"o{person.home}", since=str(person.since))
        if person.earlier is not None:
            yield _edge("AFFILIATED_WITH", f"e{person.number}", f"o{person.earlier}", until=str(person.since))
    for number in range(agreements):
        for house in random.sample(range(min(400, len(world.organisations))), 3):
            yield _edge("PARTY_TO", f"o{house}", f"a{number}")


def _writing(world: World, works: list[Any]) -> Iterator[EdgeState]:
    known: dict[tuple[int, int], list[int]] = defaultdict(list)
    for work in works:
        for author in work.authors:
            yield _edge("AUTHORED", f"e{author}", f"w{work.number}")
        for place in work.fields:
            yield _edge("ABOUT", f"w{work.number}", _field(world.fields[place]["code"]))
            for author in work.authors:
                known[author, place].append(work.year)
    for (author, place), years in known.items():
        yield _edge("EXPERT_IN", f"e{author}", _field(world.fields[place]["code"]), works=len(years),
                    last_year=max(years))


def _fields() -> Iterator[NodeState]:
    for row in rows("fields"):
        yield _node("Field", _field(row["code"]), {**row, "synonyms": row["synonyms"].split(";")})


def _countries() -> Iterator[NodeState]:
    for row in rows("countries"):
        yield _node("Country", f"c{row['code']}", dict(row))


def rows(name: str) -> list[dict[str, str]]:
    """The lines of a file of the starting registry."""
    with (_DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _field(code: str) -> str:
    return f"f-{code}"


def _node(label: str, id: str, props: dict[str, Any], *kinds: str) -> NodeState:
    return NodeState(id, (label, *kinds), props)


def _edge(type: str, start: str, end: str, **props: Any) -> EdgeState:
    return EdgeState(EdgeKey(type, start, end, ""), "", "", props)
