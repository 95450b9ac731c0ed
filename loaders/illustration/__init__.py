"""The illustration: people, organisations and works that do not exist, as one delivery of a source of its own.

Every name says "minh họa", nothing joins a real organisation or task, and the same rows come out each time.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from loaders.illustration.exchange import exchange
from loaders.illustration.people import Person, people, person_rows
from loaders.illustration.places import HOUSES, House, house_rows
from loaders.illustration.works import Paper, paper_rows, papers
from loaders.source import Delivery, EdgeRow, NodeRow, Origin, Row

ORIGIN = Origin("illustration", "Minh họa (không có thật)", "illustration", licence="CC0-1.0",
                legal_basis="Nhân vật và tổ chức hư cấu, không phải dữ liệu cá nhân", rank=1)
#: The day on which this edition was made; another edition has another day.
AS_OF = "2026-11-23"
EXPERTS = 150
WORKS = 250
_SEED = 20261123


@dataclass(frozen=True, slots=True)
class World:
    """What the illustration is made of."""

    houses: tuple[House, ...]
    people: tuple[Person, ...]
    papers: tuple[Paper, ...]


def delivery() -> Delivery:
    """The whole illustration as one delivery that covers its source."""
    return Delivery(ORIGIN, rows(fetch()), AS_OF, "illustration 1", covers=("*",), title=ORIGIN.title)


def fetch() -> World:
    """The people, organisations and works, the same at each call on every machine."""
    random = Random(_SEED)  # noqa: S311 - an illustration, not a secret
    crowd = people(random, EXPERTS)
    return World(HOUSES, crowd, papers(random, crowd, WORKS))


def rows(world: World) -> Iterator[Row]:
    """The node and edge rows; countries and fields are mentioned by their codes."""
    mentioned = [*house_rows(world.houses), *person_rows(world.people), *paper_rows(world.papers),
                 *exchange(Random(_SEED + 1), world.people)]  # noqa: S311 - an illustration, not a secret
    for label in ("Country", "Field"):
        for code in _ends(mentioned, label):
            yield NodeRow(label, code, {"code": code})
    yield from mentioned


def _ends(spoken: list[Row], label: str) -> list[str]:
    return sorted({row.end.key for row in spoken if isinstance(row, EdgeRow) and row.end.label == label})
