"""What is told of duplicates: pairs that wait, the sides of a pair, and what holds a cluster together."""

from dataclasses import dataclass
from typing import Any, NamedTuple


class Matched(NamedTuple):
    """What one matching did: pairs joined, pairs that wait for a curator now, judgements of the matcher that it took
    back, and things that it looked at."""

    joined: int
    waiting: int
    withdrawn: int
    looked_at: int


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two things that may be one and wait for a curator; ``weight`` is the match weight (log2 of the odds).

    ``consequence``: what joining them would change, the weightiest first, by the codes of ``consequence.CODES``.
    ``unsure``: a curator looked and was not sure.
    """

    one: str
    other: str
    label: str
    weight: float
    consequence: tuple[str, ...] = ()
    unsure: bool = False


class Value(NamedTuple):
    """A property of a node, a value of it, and who says that."""

    property: str
    value: Any
    source: str


class Tie(NamedTuple):
    """A relation of a node: its type, the name at the other end, its dates as said, and who says it."""

    type: str
    name: str
    since: str
    until: str
    source: str


class Side(NamedTuple):
    """One side of a pair: the thing, its node with its name, what is said of it, and its nearest colleagues."""

    thing: str
    node: str
    label: str
    name: str
    facts: list[Value]
    relations: list[Tie]
    colleagues: list[str]
    sources: list[str]


class Link(NamedTuple):
    """What makes two things of a cluster one. ``by``: who judged so; for a shared identifier its scheme and value.

    ``judgement`` is 0 where an identifier decides alone.
    """

    one: str
    other: str
    judgement: int
    by: str
    scheme: str = ""
    value: str = ""


class Event(NamedTuple):
    """One act in the history of a cluster, the ``judgement`` by which it was done first among ``judgements``.

    ``act``: ``join``, ``split``, ``different``, ``unsure``, or ``withdraw`` and ``restore`` of a verdict, which
    ``verdict`` names. ``pairs``: the things concerned. ``in_force``: whether what was judged still holds.
    """

    seq: int
    at: str
    by: str
    act: str
    verdict: str
    judgement: int
    judgements: tuple[int, ...]
    pairs: tuple[tuple[str, str], ...]
    reason: str
    weight: float | None
    in_force: bool


class Split(NamedTuple):
    """What taking things out of a cluster wrote: judgements that they differ, and those that it took back."""

    judged: tuple[int, ...]
    withdrawn: tuple[int, ...]
