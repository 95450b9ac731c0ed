"""A network for other programs: GraphML and GEXF by NetworkX, with a note of what it is."""

import io
import math
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias
from xml.etree import ElementTree

import networkx as nx

from graph.names import clean

Row = Mapping[str, Any]
Drawn: TypeAlias = "nx.MultiDiGraph[str]"
_GEXF = "http://www.gexf.net/1.2draft"


def network(nodes: Iterable[Row], edges: Iterable[Row], note: str = "") -> Drawn:
    """The rows as one directed multigraph. Nodes have ``id``; edges ``one``, ``other`` and ``type``.

    Every other column becomes an attribute: lists are joined, absent values left out. An edge with an end that is no
    node is left out, so that no program invents a nameless one.
    """
    drawn: Drawn = nx.MultiDiGraph(note=clean(note))
    for node in nodes:
        drawn.add_node(node["id"], **_attributes(node, ("id",)))
    for edge in edges:
        if edge["one"] in drawn and edge["other"] in drawn:
            # GEXF keeps the word "type" of an edge for itself.
            drawn.add_edge(edge["one"], edge["other"], key=edge["type"], relation=edge["type"],
                           **_attributes(edge, ("one", "other", "type")))
    return drawn


def graphml(drawn: Drawn) -> bytes:
    """The network as GraphML; its note is an attribute of the graph."""
    stream = io.BytesIO()
    nx.write_graphml_xml(_keyed(drawn), stream, encoding="utf-8", prettyprint=False)
    return stream.getvalue()


def gexf(drawn: Drawn) -> bytes:
    """The network as GEXF 1.2; its note is the description of the file, names are the labels."""
    labelled = _keyed(drawn)
    for _, attributes in labelled.nodes(data=True):
        attributes["label"] = attributes.get("name", "")
    stream = io.BytesIO()
    nx.write_gexf(labelled, stream, encoding="utf-8", prettyprint=False)
    return _described(stream.getvalue(), str(drawn.graph.get("note", "")))


def measures(drawn: Drawn) -> dict[str, float]:
    """What a map says of itself: nodes, edges, the number of separate parts, and the share that the largest holds."""
    parts = [len(part) for part in nx.weakly_connected_components(drawn)]
    count = drawn.number_of_nodes()
    return {"nodes": count, "edges": drawn.number_of_edges(), "parts": len(parts),
            "largest": max(parts) / count if count else 0.0}


def _attributes(row: Row, without: tuple[str, ...]) -> dict[str, Any]:
    plain = {name: _plain(value) for name, value in row.items() if name not in without}
    return {name: value for name, value in plain.items() if value is not None and value != ""}


def _plain(value: Any) -> Any:
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if value is None or isinstance(value, (bool, int, float)):
        return value
    # XML has no control characters, and one of them would make the file unreadable.
    return clean("; ".join(map(str, value)) if isinstance(value, (list, tuple, set)) else str(value))


def _keyed(drawn: Drawn) -> Drawn:
    """A copy whose edges carry a number as id: both formats want ids that are unique in the file."""
    copy: Drawn = nx.MultiDiGraph(**drawn.graph)
    copy.add_nodes_from((id, dict(attributes)) for id, attributes in drawn.nodes(data=True))
    for number, (one, other, attributes) in enumerate(drawn.edges(data=True)):
        copy.add_edge(one, other, key=number, id=str(number), **{k: v for k, v in attributes.items() if k != "id"})
    return copy


def _described(document: bytes, note: str) -> bytes:
    ElementTree.register_namespace("", _GEXF)
    tree = ElementTree.fromstring(document)  # noqa: S314 - written a line above, by us
    meta = tree.find(f"{{{_GEXF}}}meta")
    if meta is not None:
        ElementTree.SubElement(meta, f"{{{_GEXF}}}description").text = note
    described: bytes = ElementTree.tostring(tree, encoding="utf-8", xml_declaration=True)
    return described
