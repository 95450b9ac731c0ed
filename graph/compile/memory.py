"""A graph in memory: what compile wants, for exports of a past day, for previews, and to check the engines against."""

from collections.abc import Iterable, Iterator, Mapping

from graph.compile.apply import Meta
from graph.compile.model import Difference, EdgeKey, EdgeState, NodeState
from graph.errors import Overtaken, RegistryError
from graph.schema import Audience


class MemoryGraph:
    """Holds nodes and edges in two dicts, and refuses what a database would refuse."""

    def __init__(self, audience: Audience = "curators") -> None:
        self.audience = audience
        self.held_nodes: dict[str, NodeState] = {}
        self.held_edges: dict[EdgeKey, EdgeState] = {}
        self._meta: Meta | None = None

    def meta(self) -> Meta | None:
        """What the graph says of itself."""
        return self._meta

    def nodes(self, ids: Mapping[str, Iterable[str]]) -> dict[str, NodeState]:
        """Those of these nodes that are there."""
        return {id: self.held_nodes[id] for given in ids.values() for id in given if id in self.held_nodes}

    def edges(self, keys: Mapping[tuple[str, str, str], Iterable[EdgeKey]]) -> dict[EdgeKey, EdgeState]:
        """Those of these edges that are there."""
        return {key: self.held_edges[key] for given in keys.values() for key in given if key in self.held_edges}

    def write(self, difference: Difference, before: Meta | None, after: Meta) -> None:
        """Write a difference; RegistryError where another compiler wrote, or a node or end is not as expected."""
        if self._meta != before:
            raise Overtaken("another compiler wrote to this graph; try again")
        for edge in difference.drop_edges:
            self.held_edges.pop(edge.key, None)
        for node in difference.drop_nodes:
            del self.held_nodes[node.id]
        gone = {node.id for node in difference.drop_nodes}
        if gone:
            self.held_edges = {key: edge for key, edge in self.held_edges.items()
                               if key.start not in gone and key.end not in gone}
        self._put_nodes(difference)
        self._put_edges(difference)
        self._meta = after

    def _put_nodes(self, difference: Difference) -> None:
        for node in difference.create_nodes:
            if node.id in self.held_nodes:
                raise RegistryError(f"node {node.id} is there already")
            self.held_nodes[node.id] = node
        self.held_nodes.update({node.id: node for node in difference.update_nodes})

    def _put_edges(self, difference: Difference) -> None:
        for edge in difference.create_edges:
            if edge.key in self.held_edges:
                raise RegistryError(f"edge {edge.key} is there already")
            if edge.key.start not in self.held_nodes or edge.key.end not in self.held_nodes:
                raise RegistryError(f"edge {edge.key} has no end")
            self.held_edges[edge.key] = edge
        self.held_edges.update({edge.key: edge for edge in difference.update_edges})

    def wipe(self) -> None:
        """Leave nothing."""
        self.__init__(self.audience)  # type: ignore[misc]

    def dump(self) -> Iterator[NodeState | EdgeState]:
        """Everything that the graph holds."""
        yield from self.held_nodes.values()
        yield from self.held_edges.values()
