"""What a search gives back: the hits of one page with why, and how many there are of each kind."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Self

from graph.search.document import Near
from graph.search.understand import Group
from graph.search.why import Why


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
    free: tuple[str, ...] = ()
    name_vi: str = ""
    name_en: str = ""
    code: str = ""
    sources: tuple[str, ...] = ()
    near: tuple[Near, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Found:
    """The hits of one page, how many there are, by facet and value, and how the question was read.

    ``mended``: pairs of what was typed and what was searched instead; ``dropped``: words that occur nowhere;
    ``asked``: the words that were looked for; ``applied``: the row of the ledger's log up to which the search knows
    the graph.
    """

    hits: list[Hit] = field(default_factory=list)
    total: int = 0
    facets: dict[str, dict[str, int]] = field(default_factory=dict)
    groups: list[Group] = field(default_factory=list)
    mended: list[tuple[str, str]] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    applied: int = 0
    asked: list[str] = field(default_factory=list)

    def plain(self) -> tuple[Any, ...]:
        """The same without the groups, in plain values, to be kept."""
        hits = [{**hit._asdict(), "why": [tuple(why) for why in hit.why], "near": [tuple(one) for one in hit.near]}
                for hit in self.hits]
        return hits, self.total, self.facets, self.mended, self.dropped, self.applied, self.asked

    @classmethod
    def of(cls, plain: Sequence[Any]) -> Self:
        """From plain values."""
        hits, total, facets, mended, dropped, applied, asked = plain
        made = [Hit(**{**hit, "why": tuple(Why(*why) for why in hit["why"]),
                       "near": tuple(Near(*one) for one in hit["near"]),
                       "facts": tuple((name, value) for name, value in hit["facts"])}) for hit in hits]
        return cls(made, total, facets, [], mended, dropped, applied, asked)
