"""The network of an audience as arrays, with what follows from them. Never changed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from threading import RLock
from typing import Any, TypeVar, cast

import numpy as np

from graph.analysis.projection import dates, places
from graph.analysis.projection.arrays import KINDS, LABELS, VERIFIED, Edges, Ints, Mask, Nodes, no_edges, no_nodes
from graph.schema import Audience

_T = TypeVar("_T")


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
        return self.made("home", self._homes)

    def _homes(self) -> Ints:
        number = {code: place for place, code in enumerate(self.countries)}
        own = {self.index[id]: number[code] for id, code in self.codes.items()}
        return places.homes(len(self), own, self.of("Organization"), self.edges)

    def made(self, name: Any, make: Callable[[], _T]) -> _T:
        """What follows from this projection, made once and kept as long as it."""
        with self._making:
            if name not in self._made:
                self._made[name] = make()
            return cast(_T, self._made[name])
