"""What other programs read: the same nodes and edges, every text, the note; and measures as NetworkX counts them."""

import io
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest

from graph.analysis import exchange

NODES: list[dict[str, Any]] = [
    {"id": "a", "name": "Đại học Bách khoa Hà Nội", "label": "University", "degree": 2, "sources": ["start", "ror"],
     "country": "VN", "x": 1.5},
    {"id": "b", "name": "<script>alert('&')</script>\x00\x0b", "label": "Firm", "degree": 1, "country": None},
    {"id": "c", "name": "清華大學", "label": "University", "x": float("nan")},
    {"id": "d", "name": "", "label": "Task", "number": 0, "late": False},
]
EDGES: list[dict[str, Any]] = [
    {"one": "a", "other": "b", "type": "PARTY_TO", "weight": 2},
    {"one": "a", "other": "b", "type": "COLLABORATES_WITH", "weight": 3},
    {"one": "b", "other": "c", "type": "PART_OF", "weight": 1},
    {"one": "a", "other": "nobody", "type": "PART_OF", "weight": 1},
]
NOTE = "Có dữ liệu minh họa: <không có thật>"


@pytest.fixture
def drawn() -> exchange.Drawn:
    return exchange.network(NODES, EDGES, NOTE)


def test_graphml_is_read_back_as_it_was(drawn: exchange.Drawn) -> None:
    back = nx.read_graphml(io.BytesIO(exchange.graphml(drawn)), force_multigraph=True)
    assert set(back) == {"a", "b", "c", "d"}
    assert back.nodes["a"]["name"] == "Đại học Bách khoa Hà Nội"
    assert back.nodes["a"]["sources"] == "start; ror"
    assert back.nodes["b"]["name"] == "<script>alert('&')</script>"
    assert back.nodes["c"]["name"] == "清華大學"
    assert "country" not in back.nodes["b"] and "x" not in back.nodes["c"]
    assert back.nodes["d"]["number"] == 0 and back.nodes["d"]["late"] is False
    said = sorted((one, other, data["relation"], data["weight"]) for one, other, data in back.edges(data=True))
    assert said == [("a", "b", "COLLABORATES_WITH", 3), ("a", "b", "PARTY_TO", 2), ("b", "c", "PART_OF", 1)]
    assert back.graph["note"] == NOTE


def test_gexf_is_read_back_with_labels_and_note(drawn: exchange.Drawn) -> None:
    document = exchange.gexf(drawn)
    back = nx.read_gexf(io.BytesIO(document))
    assert {node: data["label"] for node, data in back.nodes(data=True)}["a"] == "Đại học Bách khoa Hà Nội"
    assert back.number_of_edges() == 3
    root = ElementTree.fromstring(document)
    assert root.findtext("{*}meta/{*}description") == NOTE
    # In GEXF an edge's own "type" is directed or undirected; anything else makes Gephi refuse the file.
    kinds = {edge.get("type") for edge in root.iter("{http://www.gexf.net/1.2draft}edge")}
    assert kinds <= {None, "directed"}


def test_an_empty_network_is_a_file_too() -> None:
    drawn = exchange.network([], [], NOTE)
    assert nx.read_graphml(io.BytesIO(exchange.graphml(drawn))).number_of_nodes() == 0
    assert ElementTree.fromstring(exchange.gexf(drawn)) is not None


def test_measures(drawn: exchange.Drawn) -> None:
    assert exchange.measures(drawn) == {"nodes": 4, "edges": 3, "parts": 2, "largest": 0.75}
    assert exchange.measures(exchange.network([], []))["largest"] == 0.0
