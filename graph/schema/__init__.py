"""The vocabulary of the registry, said once: every label, relation and property, and what is derived from them."""

from graph.schema.edges import EDGES
from graph.schema.model import AUDIENCES, KEY, SOURCES, VERIFIED, Audience, Choice, Edge, Kind, Node, Prop, Subkind
from graph.schema.nodes import NODES, SUBKINDS

NODE: dict[str, Node] = {node.label: node for node in NODES}
EDGE: dict[str, Edge] = {edge.type: edge for edge in EDGES}
SUBKIND: dict[str, Subkind] = {kind.label: kind for kind in SUBKINDS}

__all__ = [
    "AUDIENCES", "EDGE", "EDGES", "KEY", "NODE", "NODES", "SOURCES", "SUBKIND", "SUBKINDS", "VERIFIED",
    "Audience", "Choice", "Edge", "Kind", "Node", "Prop", "Subkind",
]
