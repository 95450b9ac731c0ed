"""Finding: a question and its filters to hits in order, each with why, and how many there are of each kind."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from graph.search.index import SearchIndex
from graph.search.matching import Matching, candidates, tallies
from graph.search.mending import Mended, mended
from graph.search.ranking import ranked
from graph.search.understand import Group, Vocabulary, understand
from graph.search.why import Why, reasons


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question with its filters; empty filters let everything through. ``fields`` are ids with all their parts."""

    question: str
    labels: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    verified: bool = False
    free: tuple[str, ...] = ()
    limit: int = 20
    skip: int = 0


class Hit(NamedTuple):
    """One thing that was found, and why: the words and what they matched, the evidence behind it."""

    id: str
    label: str
    kinds: tuple[str, ...]
    name: str
    country: str
    verified: bool
    why: tuple[Why, ...]
    score: float


@dataclass(slots=True)
class Found:
    """The hits of one page, how many there are, by facet and value, and how the question was read.

    ``mended``: pairs of what was typed and what was searched instead; ``dropped``: words that occur nowhere.
    """

    hits: list[Hit] = field(default_factory=list)
    total: int = 0
    facets: dict[str, dict[str, int]] = field(default_factory=dict)
    groups: list[Group] = field(default_factory=list)
    mended: list[tuple[str, str]] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)


def find(index: SearchIndex, vocabulary: Vocabulary, parts: Callable[[str], Sequence[str]], wanted: Wanted) -> Found:
    """Look the question up. ``parts`` gives a field with everything below it."""
    groups = understand(wanted.question, vocabulary)
    if not groups:
        return Found()
    found = _look(index, parts, wanted, groups)
    if not found.total:
        other = mended(index, groups, vocabulary)
        found = replace(_look(index, parts, wanted, other.groups), mended=other.pairs, dropped=other.dropped)
        if not found.total and len(other.groups) > 1:
            found = _without_one(index, parts, wanted, other, found)
    return found


def _without_one(index: SearchIndex, parts: Callable[[str], Sequence[str]], wanted: Wanted, other: Mended,
                 nothing: Found) -> Found:
    """The same without the one group that is in the way of most hits, which is said."""
    found, best = nothing, 0
    for place, group in enumerate(other.groups):
        rest = other.groups[:place] + other.groups[place + 1:]
        fewer = _look(index, parts, wanted, rest)
        if fewer.total > best:
            best = fewer.total
            found = replace(fewer, mended=other.pairs, dropped=[*other.dropped, group.typed])
    return found


def _look(index: SearchIndex, parts: Callable[[str], Sequence[str]], wanted: Wanted, groups: list[Group]) -> Found:
    if not groups:
        return Found()
    matching = Matching.of(groups, parts, wanted)
    rows = candidates(index, matching)
    order = ranked(rows, groups)
    page = order[wanted.skip:wanted.skip + wanted.limit]
    why = reasons(index, matching, [row["node"] for row, _ in page])
    return Found([_hit(row, score, why.get(row["node"], ())) for row, score in page],
                 *tallies(index, matching), groups)


def _hit(row: dict[str, Any], score: float, why: Sequence[Why]) -> Hit:
    return Hit(row["id"], row["label"], tuple(row["kinds"].split()), row["name"], row["country"], bool(row["verified"]),
               tuple(why), score)
