"""The vocabulary of the registry, said once: every label, relation and property, and what is derived from them."""

from graph.schema.edges import EDGES
from graph.schema.model import AUDIENCES, Audience, Choice, Edge, Kind, Node, Prop, Subkind
from graph.schema.nodes import NODES, SUBKINDS

NODE: dict[str, Node] = {node.label: node for node in NODES}
EDGE: dict[str, Edge] = {edge.type: edge for edge in EDGES}
SUBKIND: dict[str, Subkind] = {kind.label: kind for kind in SUBKINDS}

#: Properties that every node and every edge carries, written by compile.
SOURCES = "sources"

__all__ = [
    "AUDIENCES", "EDGE", "EDGES", "NODE", "NODES", "SOURCES", "SUBKIND", "SUBKINDS",
    "Audience", "Choice", "Edge", "Kind", "Node", "Prop", "Subkind",
]
