"""A plain network to measure: ids in order, and pairs of places in them, each pair once, with its weight. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import igraph
import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:  # The counting process starts without the driver of the graph.
    from graph.analysis.projection.arrays import Edges
    from graph.analysis.projection.model import Projection

Ints: TypeAlias = NDArray[np.int32]
Floats: TypeAlias = NDArray[np.float64]

#: What ties people and organisations to each other; agreements do so by way of COLLABORATES_WITH.
TIES = ("COAUTHOR_OF", "COLLABORATES_WITH", "AFFILIATED_WITH", "ADVISES", "PART_OF")
MEMBERS = ("Expert", "Organization")


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """An undirected network; ``one`` is the smaller place of each pair, and pairs are sorted."""

    ids: Sequence[str]
    one: Ints
    other: Ints
    weight: Floats

    def __len__(self) -> int:
        return len(self.ids)

    def same(self, as_this: "Network") -> bool:
        """Whether both are one network."""
        return self.ids == as_this.ids and all(
            np.array_equal(one, other) for one, other in ((self.one, as_this.one), (self.other, as_this.other),
                                                          (self.weight, as_this.weight)))

    def graph(self) -> igraph.Graph:
        """The same for igraph, without names and weights."""
        # Lists: igraph takes them eight times faster than arrays.
        return igraph.Graph(len(self.ids), list(zip(self.one.tolist(), self.other.tolist(), strict=True)))


def network(ids: Iterable[str], ties: Iterable[tuple[str, str] | tuple[str, str, float]]) -> Network:
    """A network of ids and ties between them, with or without weights; ties of an unknown id are left out."""
    ordered = sorted(set(ids))
    index = {id: place for place, id in enumerate(ordered)}
    known = [(index[tie[0]], index[tie[1]], tie[2] if len(tie) > 2 else 1.0)
             for tie in ties if tie[0] in index and tie[1] in index]
    one, other, weight = zip(*known, strict=True) if known else ((), (), ())
    return united(ordered, np.array(one, np.int32), np.array(other, np.int32), np.array(weight, np.float64))


def of_projection(p: "Projection", types: Iterable[str] = TIES, labels: Iterable[str] = MEMBERS,
                  since: int | None = None, until: int | None = None) -> Network:
    """The network of some labels and relations of a projection, perhaps as it was in a span of years.

    What has no year counts in every span.
    """
    inside = p.of(*labels)
    place = np.cumsum(inside, dtype=np.int32) - 1
    found = [_between(p.edges(type), inside, since, until) for type in types]
    one, other, weight = (np.concatenate([*columns, np.zeros(0)]) for columns in zip(*found, strict=True))
    chosen = [p.ids[at] for at in np.flatnonzero(inside).tolist()]
    return united(chosen, place[one.astype(np.int32)], place[other.astype(np.int32)], weight)


def _between(edges: "Edges", inside: NDArray[np.bool_], since: int | None,
             until: int | None) -> tuple[Ints, Ints, NDArray[np.float32]]:
    both = inside[edges.start] & inside[edges.end] & edges.during(since, until)
    return edges.start[both], edges.end[both], edges.weight[both]


def united(ids: Sequence[str], start: Ints, end: Ints, weight: Floats) -> Network:
    """Each pair once, the weights of its ties added; no tie of a node to itself."""
    apart = start != end
    one, other = np.minimum(start, end)[apart], np.maximum(start, end)[apart]
    keys, which = np.unique(one.astype(np.int64) * len(ids) + other, return_inverse=True)
    added = np.bincount(which, weights=weight[apart], minlength=len(keys)).astype(np.float64)
    pairs = np.divmod(keys, max(1, len(ids)))
    return Network(ids, pairs[0].astype(np.int32), pairs[1].astype(np.int32), added)
