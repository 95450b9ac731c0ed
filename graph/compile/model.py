"""What compile wants a graph to hold: nodes and edges in their final states, and parcels of them."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from graph.schema import Audience

#: The version of what compile makes of a ledger; another one rebuilds every graph.
VERSION = "1"


class NodeState(NamedTuple):
    """A node as it is to be: primary label first, then further labels; properties with its id."""

    id: str
    labels: tuple[str, ...]
    props: dict[str, Any]


class EdgeKey(NamedTuple):
    """What tells one relation from all others. ``key`` is the discriminator, empty where the type has none."""

    type: str
    start: str
    end: str
    key: str


class EdgeState(NamedTuple):
    """A relation as it is to be, with the primary labels of its ends."""

    key: EdgeKey
    start_label: str
    end_label: str
    props: dict[str, Any]


@dataclass(slots=True)
class Parcel:
    """A part of what one audience's graph is to hold: final states, or None for what is to be gone.

    ``node_label`` and ``edge_labels`` say where to look for what may be there already; ``again`` where an earlier
    parcel of the same catch-up may have written some of it.
    """

    audience: Audience
    again: bool = False
    nodes: dict[str, NodeState | None] = field(default_factory=dict)
    node_label: dict[str, str] = field(default_factory=dict)
    edges: dict[EdgeKey, EdgeState | None] = field(default_factory=dict)
    edge_labels: dict[EdgeKey, tuple[str, str]] = field(default_factory=dict)


@dataclass(slots=True)
class Difference:
    """What must be written so that a graph holds a parcel. ``was`` gives the states that are replaced or dropped."""

    create_nodes: list[NodeState] = field(default_factory=list)
    update_nodes: list[NodeState] = field(default_factory=list)
    drop_nodes: list[NodeState] = field(default_factory=list)
    create_edges: list[EdgeState] = field(default_factory=list)
    update_edges: list[EdgeState] = field(default_factory=list)
    drop_edges: list[EdgeState] = field(default_factory=list)
    nodes_were: dict[str, NodeState] = field(default_factory=dict)
    edges_were: dict[EdgeKey, EdgeState] = field(default_factory=dict)

    def __len__(self) -> int:
        nodes = len(self.create_nodes) + len(self.update_nodes) + len(self.drop_nodes)
        return nodes + len(self.create_edges) + len(self.update_edges) + len(self.drop_edges)
