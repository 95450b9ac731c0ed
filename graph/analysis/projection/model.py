"""The arrays: nodes in the order of their ids, and for each relation its ends, weight and years. Never changed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from threading import RLock
from typing import Any, NamedTuple, TypeAlias, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from graph.analysis.projection import dates, places
from graph.schema import NODES, SUBKINDS, Audience

Ints: TypeAlias = NDArray[np.int32]
Years: TypeAlias = NDArray[np.int16]
Floats: TypeAlias = NDArray[np.float32]
Mask: TypeAlias = NDArray[np.bool_]
_T = TypeVar("_T")

LABELS = tuple(node.label for node in NODES)
KINDS = tuple(kind.label for kind in SUBKINDS)
COLUMNS = ("start", "end", "weight", "agreements", "first", "last")
#: Bits of a node's flags: a curator verified some of it; the person says what they are free for.
VERIFIED, FREE = 1, 2


@dataclass(frozen=True, slots=True, eq=False)
class Edges:
    """The relations of one type, by start and end. A year is 0 where nobody knows it, a weight 1 where none is kept.

    ``agreements``: how many of the weight are agreements (of COLLABORATES_WITH only).
    """

    start: Ints
    end: Ints
    weight: Floats
    agreements: Ints
    first: Years
    last: Years

    def __len__(self) -> int:
        return len(self.start)

    def chosen(self, which: Mask | Ints) -> "Edges":
        """Those of a mask, or of these places."""
        return Edges(*(column[which] for column in self.columns()))

    def columns(self) -> tuple[NDArray[Any], ...]:
        """The six arrays."""
        return self.start, self.end, self.weight, self.agreements, self.first, self.last

    def during(self, since: int | None, until: int | None) -> Mask:
        """Which of them may have held in some year of a span; what has no year always may."""
        held: Mask = np.ones(len(self), dtype=bool)
        if until:
            held &= (self.first == 0) | (self.first <= until)
        if since:
            held &= (self.last == 0) | (self.last >= since)
        return held


class Nodes(NamedTuple):
    """What is kept of each node, in the order of their ids."""

    ids: list[str]
    names: list[str]
    label: NDArray[np.uint8]
    kinds: NDArray[np.uint16]
    flags: NDArray[np.uint8]
    first: Years
    last: Years


def no_edges() -> Edges:
    """Not one relation."""
    whole, years = np.zeros(0, np.int32), np.zeros(0, np.int16)
    return Edges(whole, whole, np.zeros(0, np.float32), whole, years, years)


def no_nodes() -> Nodes:
    """Not one node."""
    years = np.zeros(0, np.int16)
    return Nodes([], [], np.zeros(0, np.uint8), np.zeros(0, np.uint16), np.zeros(0, np.uint8), years, years)


@dataclass(frozen=True, eq=False)
class Projection:
    """The network of an audience after the row ``applied`` of the ledger's log.

    ``said`` are the relations as they are kept, sorted by start and end; ``edges`` gives them with the years of the
    works, agreements and events at their ends. ``codes``: the ISO code of each country by its id.
    """

    audience: Audience
    marks: Mapping[str, str]
    nodes: Nodes = field(default_factory=no_nodes)
    said: Mapping[str, Edges] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)
    _made: dict[Any, Any] = field(default_factory=dict, repr=False)
    _making: Any = field(default_factory=RLock, repr=False)

    def __len__(self) -> int:
        return len(self.nodes.ids)

    @property
    def applied(self) -> int:
        """The row of the ledger's log up to which it holds everything."""
        return int(self.marks.get("applied", -1))

    @property
    def ids(self) -> Sequence[str]:
        """The ids in order; everything else goes by the place in it."""
        return self.nodes.ids

    @cached_property
    def index(self) -> Mapping[str, int]:
        """The place of each id."""
        return {id: place for place, id in enumerate(self.nodes.ids)}

    def name(self, place: int) -> str:
        """What a node is called; empty where it has no name."""
        return self.nodes.names[place]

    def label(self, place: int) -> str:
        """The primary label of a node."""
        return LABELS[int(self.nodes.label[place])]

    def labels(self, place: int) -> tuple[str, ...]:
        """All labels of a node, the primary one first."""
        kinds = int(self.nodes.kinds[place])
        return (self.label(place), *(kind for bit, kind in enumerate(KINDS) if kinds >> bit & 1))

    def verified(self, place: int) -> bool:
        """Whether a curator verified some of it."""
        return bool(self.nodes.flags[place] & VERIFIED)

    def country(self, place: int) -> str:
        """The ISO code of where a node is; empty where nobody knows."""
        return self.countries[int(self.home[place])]

    def of(self, *labels: str) -> Mask:
        """Which nodes have one of these labels, primary or further."""
        found: Mask = np.zeros(len(self), dtype=bool)
        for label in labels:
            found |= (self.nodes.label == LABELS.index(label) if label in LABELS
                      else (self.nodes.kinds >> KINDS.index(label) & 1).astype(bool))
        return found

    def edges(self, type: str) -> Edges:
        """The relations of one type, those of works, agreements and events with the years of these."""
        said = self.said.get(type) or no_edges()
        return self.made(("edges", type), lambda: dates.with_years(type, said, self.nodes))

    @cached_property
    def countries(self) -> tuple[str, ...]:
        """The ISO codes that ``home`` refers to: the empty one, then those of the network in order."""
        return ("", *sorted(set(self.codes.values()) - {""}))

    @property
    def home(self) -> Ints:
        """Where each node is, as a place in ``countries``: an organisation by itself or the whole that it is part of,
        a person by their present post."""
        return self.made("home", lambda: places.homes(self))

    def made(self, name: Any, make: Callable[[], _T]) -> _T:
        """What follows from this projection, made once and kept as long as it."""
        with self._making:
            if name not in self._made:
                self._made[name] = make()
            return cast(_T, self._made[name])
