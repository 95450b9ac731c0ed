"""Step 5, apply: the difference between what a graph holds and what it is to hold, written as final states."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol, TypeVar

from graph.compile.model import Difference, EdgeKey, EdgeState, NodeState, Parcel
from graph.schema import Audience

Meta = dict[str, Any]
State = TypeVar("State", NodeState, EdgeState)


class Target(Protocol):
    """A graph that compile writes: a database over Bolt, or one in memory."""

    audience: Audience

    def meta(self) -> Meta | None:
        """What the graph says of itself; None where it was never compiled."""
        ...

    def nodes(self, ids: Mapping[str, Iterable[str]]) -> dict[str, NodeState]:
        """Those of these nodes (ids by primary label) that are there."""
        ...

    def edges(self, keys: Mapping[tuple[str, str, str], Iterable[EdgeKey]]) -> dict[EdgeKey, EdgeState]:
        """Those of these edges (keys by type and labels of the ends) that are there."""
        ...

    def write(self, difference: Difference, before: Meta | None, after: Meta) -> None:
        """Write a difference and ``after`` in one transaction, which fails where the graph's meta is not ``before``."""
        ...

    def wipe(self) -> None:
        """Leave nothing."""
        ...

    def dump(self) -> Iterator[NodeState | EdgeState]:
        """Everything that the graph holds, in no order."""
        ...


def difference(target: Target, parcel: Parcel, empty: bool) -> Difference:
    """What must be written so that a graph holds a parcel; ``empty`` where it is known to hold none of it."""
    found = Difference()
    if not empty or parcel.again:
        found.nodes_were = target.nodes(_by_label(parcel)) if parcel.nodes else {}
        found.edges_were = target.edges(_by_type(parcel)) if parcel.edges else {}
    for id, wanted in parcel.nodes.items():
        _sort(wanted, found.nodes_were.get(id), found.create_nodes, found.update_nodes, found.drop_nodes)
    for key, edge in parcel.edges.items():
        _sort(edge, found.edges_were.get(key), found.create_edges, found.update_edges, found.drop_edges)
    return found


def _sort(wanted: State | None, there: State | None, create: list[State], update: list[State],
          drop: list[State]) -> None:
    if wanted is None:
        if there is not None:
            drop.append(there)
    elif there is None:
        create.append(wanted)
    elif wanted != there:
        update.append(wanted)


def _by_label(parcel: Parcel) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for id in parcel.nodes:
        found.setdefault(parcel.node_label[id], []).append(id)
    return found


def _by_type(parcel: Parcel) -> dict[tuple[str, str, str], list[EdgeKey]]:
    found: dict[tuple[str, str, str], list[EdgeKey]] = {}
    for key in parcel.edges:
        found.setdefault((key.type, *parcel.edge_labels[key]), []).append(key)
    return found
