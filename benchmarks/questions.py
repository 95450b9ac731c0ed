"""The questions behind each page, with parameters that fit a seeded city."""

from datetime import date
from typing import Any

import queries
from benchmarks.world import CATALOGUE, HOUSES, REGISTER, World
from graph.ids import thing_id
from graph.registry import Registry

#: Lists as long as a page asks for.
_LIST, _MAP = 50, 400


def expert(number: int) -> str:
    """The id of a person of the city: that of the thing that was loaded first."""
    return thing_id(CATALOGUE, "Expert", str(number))


def house(world: World, number: int) -> str:
    """The id of an organisation of the city."""
    return thing_id(HOUSES, "Organization", world.organisations[number].ror)


def agreement(number: int) -> str:
    """The id of an agreement of the city."""
    return thing_id(REGISTER, "Agreement", str(number))


def busiest(world: World) -> int:
    """The person with most works."""
    written = [0] * world.experts
    for work in world.written():
        for author in work.authors:
            written[author] += 1
    return max(range(world.experts), key=written.__getitem__)


def largest(world: World) -> int:
    """The organisation with most people."""
    people = [0] * len(world.organisations)
    for home in world.homes:
        people[home] += 1
    return max(range(len(people)), key=people.__getitem__)


def parameters(name: str, **given: Any) -> dict[str, Any]:
    """What a question is asked with: what was given, and no filter for the rest."""
    limit = _MAP if name.startswith("map/") else _LIST
    today = date.today()
    fitting = {"year": today.year, "today": today.isoformat(), "skip": 0, "limit": limit, "source": CATALOGUE,
               "words": ["nguyen"], "fields": [], "illustration": "illustration", "least": 1, "experts": [], "ids": [],
               **given}
    return {parameter: fitting.get(parameter, "") for parameter in queries.parameters(name)}


def ask(registry: Registry, page: str, **given: Any) -> int:
    """Ask all questions of a page, one after the other; how many rows they gave."""
    return sum(len(registry.read(name, **parameters(name, **given)).rows) for name in queries.names(f"{page}/"))
