"""The statements that write and read back the graph, derived from the vocabulary; values are always parameters.

Their forms were measured on both engines (batches of 1,000 to 5,000 rows; more is slower on the embedded one):
creating with the properties named costs the embedded engine a third less than ``SET n = row.props`` afterwards, which
writes each record twice, and Neo4j the same; names without a value cost nothing. An edge is found from its two ends
first: as one path the planners may walk all edges of a busy start, thirty times slower. Sessions in parallel do not
help: they wait for Neo4j's locks on busy nodes, and conflict on the embedded engine's pages.
"""

from collections.abc import Iterable

from graph.schema.edges import EDGES
from graph.schema.model import KEY, SOURCES, VERIFIED, Prop
from graph.schema.nodes import NODES, SUBKINDS

#: The one node that says what the graph is compiled from.
META = "MATCH (m:Meta {id: 'meta'}) RETURN properties(m) AS meta"
#: The same, but held against other writers until the transaction ends: removing what is not there takes the write lock.
META_LOCKED = "MATCH (m:Meta {id: 'meta'}) REMOVE m.locked RETURN properties(m) AS meta"
SET_META = "MERGE (m:Meta {id: 'meta'}) SET m = $meta"
ALIVE = "RETURN 1 AS one"
ANYTHING = "MATCH (n) RETURN 1 AS one LIMIT 1"
COUNT = "MATCH (n) RETURN count(n) AS nodes"

_LABELS = frozenset((*(node.label for node in NODES), *(kind.label for kind in SUBKINDS)))
_EDGES = {edge.type: edge for edge in EDGES}


def constraints() -> list[str]:
    """One statement each: a unique id for every label, and the indexes that the vocabulary asks for."""
    unique = [_unique(label) for label in ("Meta", *(node.label for node in NODES))]
    indexed = [
        f"CREATE INDEX {node.label.lower()}_{prop.name} IF NOT EXISTS FOR (n:{node.label}) ON (n.{prop.name})"
        for node in NODES for prop in node.props if prop.indexed or prop.identifier
    ]
    return unique + indexed


def create_nodes(labels: Iterable[str]) -> str:
    """Create nodes that are not there yet, with all their labels; ``$rows`` of props (id included)."""
    wanted = tuple(labels)
    primary = next(node for node in NODES if node.label in wanted)
    return f"UNWIND $rows AS row CREATE (n{_labels(wanted)} {_named(('id', SOURCES, VERIFIED), primary.props)})"


def update_nodes(label: str) -> str:
    """Give present nodes exactly these properties; ``$rows`` of id and props."""
    return f"UNWIND $rows AS row MATCH (n{_labels([label])} {{id: row.id}}) SET n = row.props"


def relabel(label: str, add: Iterable[str], remove: Iterable[str]) -> str:
    """Change further labels of present nodes and give them exactly these properties; ``$rows`` of id and props.

    The id is taken off meanwhile: the embedded engine moves the record at each change of labels, and its unique index
    would see the old and the new place within one transaction as two nodes.
    """
    adding, removing = _labels(add), _labels(remove)
    changes = (f" SET n{adding}" if adding else "") + (f" REMOVE n{removing}" if removing else "")
    return (f"UNWIND $rows AS row MATCH (n{_labels([label])} {{id: row.id}}) "
            f"REMOVE n.id{changes} SET n = row.props")


def delete_nodes(label: str) -> str:
    """Delete nodes and whatever edges they still have; ``$ids``."""
    return f"UNWIND $ids AS id MATCH (n{_labels([label])} {{id: id}}) DETACH DELETE n"


def create_edges(type: str, start: str, end: str) -> str:
    """Create edges that are not there yet; ``$rows`` of start, end and props."""
    return (f"UNWIND $rows AS row MATCH (a{_labels([start])} {{id: row.start}}), (b{_labels([end])} {{id: row.end}}) "
            f"CREATE (a)-[:{_type(type)} {_named((KEY, SOURCES), _EDGES[type].props)}]->(b)")


def update_edges(type: str, start: str, end: str) -> str:
    """Give present edges exactly these properties; ``$rows`` of start, end, key and props."""
    return f"{_edge(type, start, end)} SET r = row.props"


def delete_edges(type: str, start: str, end: str) -> str:
    """Delete edges; ``$rows`` of start, end and, where the vocabulary gives the relation a key, key."""
    return f"{_edge(type, start, end)} DELETE r"


def present_nodes(label: str) -> str:
    """Which of ``$ids`` are there: id, labels, properties."""
    return (f"UNWIND $ids AS id MATCH (n{_labels([label])} {{id: id}}) "
            "RETURN n.id AS id, labels(n) AS labels, properties(n) AS properties")


def present_edges(type: str, start: str, end: str) -> str:
    """Which of ``$rows`` (start, end, key) are there: start, end, key, properties."""
    key = "r.key" if _EDGES[type].key else "null"
    return (f"{_edge(type, start, end)} "
            f"RETURN row.start AS start, row.end AS end, {key} AS key, properties(r) AS properties")


def around(label: str, out: bool) -> str:
    """The relations of ``$types`` that start at ``$ids`` (or end there), with the nodes at their other ends."""
    pattern = "(n)-[r]->(m)" if out else "(m)-[r]->(n)"
    return (f"UNWIND $ids AS id MATCH (n{_labels([label])} {{id: id}}) MATCH {pattern} WHERE type(r) IN $types "
            "RETURN n.id AS id, type(r) AS type, properties(r) AS properties, m.id AS other, labels(m) AS labels, "
            "properties(m) AS theirs")


def all_of(label: str) -> str:
    """Every node of a label: id, labels, properties."""
    return f"MATCH (n{_labels([label])}) RETURN n.id AS id, labels(n) AS labels, properties(n) AS properties"


def count_of(label: str) -> str:
    """How many nodes have a label: nodes."""
    return f"MATCH (n{_labels([label])}) RETURN count(n) AS nodes"


def all_nodes() -> str:
    """Every node of the registry: id, labels, properties."""
    return "MATCH (n) WHERE NOT n:Meta RETURN n.id AS id, labels(n) AS labels, properties(n) AS properties"


def all_edges() -> str:
    """Every edge of the registry: type, start, end, properties."""
    return "MATCH (a)-[r]->(b) RETURN type(r) AS type, a.id AS start, b.id AS end, properties(r) AS properties"


def _unique(label: str) -> str:
    return f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"


def _edge(type: str, start: str, end: str) -> str:
    """Match the edge of a row by its ends and, where two may run side by side, by its key."""
    keyed = " WHERE r.key = row.key" if _EDGES[type].key else ""
    return (f"UNWIND $rows AS row MATCH (a{_labels([start])} {{id: row.start}}), (b{_labels([end])} {{id: row.end}}) "
            f"MATCH (a)-[r:{_type(type)}]->(b){keyed}")


def _named(always: tuple[str, ...], props: Iterable[Prop]) -> str:
    """A map of all properties that such a row may have."""
    return "{" + ", ".join(f"{name}: row.props.{name}" for name in (*always, *(prop.name for prop in props))) + "}"


def _labels(labels: Iterable[str]) -> str:
    """``:Organization:Firm``; KeyError for a label that the vocabulary does not have."""
    wanted = tuple(labels)
    for label in wanted:
        if label not in _LABELS:
            raise KeyError(f"no label {label!r}")
    return "".join(f":{label}" for label in wanted)


def _type(type: str) -> str:
    if type not in _EDGES:
        raise KeyError(f"no relation {type!r}")
    return type
