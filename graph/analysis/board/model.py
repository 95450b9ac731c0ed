"""What a board is asked to be: who could sit on it, the fields it should know, and the rules it must keep."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

#: A rule by what it is about: ("quota", "country", "JP", "least"), ("must", id), ("organisation",), ("seats",) …
Rule: TypeAlias = tuple[str, ...]
SEATS, ORGANISATION, AVAILABLE, APART = ("seats",), ("organisation",), ("available",), ("apart",)
#: The first person who knows a field counts so much, each further one 1, times the field's weight. Whole numbers, so
#: that a board is proven best as soon as no other can be better by 1.
FIRST = 2


class Candidate(NamedTuple):
    """Somebody who could sit: ``fields`` with how well they are known (1 familiar, 2 practised, 3 leading).

    ``organisations``: where they work now, with what these are part of. ``marks``: what quotas count, as (kind, value):
    ("sector", "Firm"), ("country", "JP"), ("language", "en"). ``prefer``: of two that fit as well, the higher one sits.
    """

    id: str
    fields: Mapping[str, int]
    organisations: frozenset[str] = frozenset()
    marks: frozenset[tuple[str, str]] = frozenset()
    free: bool = True
    prefer: int = 0


class Want(NamedTuple):
    """A field to be covered: how much it matters (1 and more), by how many people, who know it at least so well."""

    field: str
    weight: int = 1
    people: int = 1
    level: int = 1


class Quota(NamedTuple):
    """At least, and at most, so many members with one mark; ``most`` is None where there is no such limit."""

    kind: str
    value: str
    least: int = 0
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """What a board must keep. ``apart``: pairs of people who must not sit together; ``per_organisation``: at most so
    many from one (0: any number); ``barred``: who may not sit because of a named rule, such as ties to a firm."""

    seats: int
    wants: Sequence[Want] = ()
    quotas: Sequence[Quota] = ()
    per_organisation: int = 0
    must: Collection[str] = ()
    without: Collection[str] = ()
    available: bool = False
    apart: Collection[tuple[str, str]] = ()
    barred: Mapping[Rule, Collection[str]] = field(default_factory=dict)


class Cover(NamedTuple):
    """A wanted field: who of the board knows it, how many were wanted, and how many could sit that know it."""

    field: str
    members: tuple[str, ...]
    wanted: int
    candidates: int


class Board(NamedTuple):
    """A board. ``value`` of ``most``: what it covers of all that is wanted; ``bound``: no board can have more.

    ``ids`` is empty where the rules contradict themselves; ``proven`` where nothing better exists.
    """

    ids: tuple[str, ...]
    value: int
    bound: int
    most: int
    seconds: float

    @property
    def proven(self) -> bool:
        """Whether it is known that no board is better."""
        return self.value >= self.bound

    @property
    def gap(self) -> float:
        """How far a better board could lie above it, as a part of its value."""
        return max(0, self.bound - self.value) / max(1, self.value)
