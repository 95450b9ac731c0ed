"""A small world by hand, written straight into a store, so that each question has an answer one can count."""

from collections.abc import Iterable
from typing import Any

import pytest

from graph.names import fold
from graph.store import Store

ILLUSTRATION = ["illustration"]

#: Labels, id and properties of each node. Fields a and b belong to stage s, a1 to a; stage t has no field.
NODES: list[tuple[str, str, dict[str, Any]]] = [
    ("Country", "vn", {"code": "VN", "name": "Việt Nam"}),
    ("Country", "jp", {"code": "JP", "name": "Japan", "priority": True}),
    ("Country", "us", {"code": "US", "name": "United States", "priority": True}),
    ("Field", "s", {"code": "s", "name": "Design", "level": "stage", "position": 1}),
    ("Field", "t", {"code": "t", "name": "Materials", "level": "stage", "position": 2}),
    ("Field", "a", {"code": "s.a", "name": "Digital", "level": "field", "position": 1}),
    ("Field", "a1", {"code": "s.a.1", "name": "RTL", "level": "subfield", "position": 1}),
    ("Field", "b", {"code": "s.b", "name": "Analog", "level": "field", "position": 2}),
    ("Field", "c", {"code": "s.c", "name": "Power", "level": "field", "position": 3}),
    ("Organization:University", "u1", {"name": "Alpha University", "standing": "known"}),
    ("Organization:University", "u2", {"name": "Beta University", "standing": "partner"}),
    ("Organization:University", "u3", {"name": "Tokyo University", "standing": "known"}),
    ("Organization:Firm", "f1", {"name": "Chip Firm", "standing": "partner"}),
    ("Organization:Firm", "f2", {"name": "Wafer Firm", "standing": "known"}),
    ("Organization:Agency", "g1", {"name": "Sở Khoa học", "standing": "known"}),
    ("Organization:Firm", "f9", {"name": "Công ty Minh họa", "standing": "partner", "sources": ILLUSTRATION}),
    ("Group", "all", {"name": "Các sở, ngành"}),
    ("Expert", "e1", {"name": "Nguyễn Văn An"}),
    ("Expert", "e2", {"name": "Trần Thị Bình"}),
    ("Expert", "e9", {"name": "Lê Văn Chi (minh họa 001)", "sources": ILLUSTRATION}),
    ("Agreement", "m1", {"name": "Memorandum", "state": "active", "signed_on": "2025-03-01"}),
    ("Agreement", "m2", {"name": "In talks", "state": "talks"}),
    ("Plan", "p", {"name": "Plan", "issuer": "City"}),
    ("Goal", "g", {"name": "People", "target": 22000.0, "unit": "people", "position": 1}),
    ("Figure", "n1", {"name": "People", "value": 5000.0, "as_of": "2024"}),
    ("Figure", "n2", {"name": "People", "value": 7300.0, "as_of": "2025-06"}),
    ("Task", "k1", {"number": 1, "name": "Led by the agency", "until": 2026}),
    ("Task", "k2", {"number": 2, "name": "Led by a group only", "since": 2025, "until": 2030}),
    ("Task", "k3", {"number": 3, "name": "Led by nobody", "until": 2025}),
    ("Task", "k4", {"number": 4, "name": "Served by an agreement", "waits_for": "guidance", "until": 2025}),
    ("Task", "k5", {"number": 5, "name": "Advised", "recurs": "yearly-06"}),
    ("Task", "k6", {"number": 6, "name": "Done long ago", "until": 2024, "state": "done"}),
]
EDGES: list[tuple[str, str, str, dict[str, Any]]] = [
    *[("PART_OF", part, whole, {}) for part, whole in (("a", "s"), ("b", "s"), ("c", "s"), ("a1", "a"))],
    *[("PART_OF", task, "p", {}) for task in ("k1", "k2", "k3", "k4", "k5", "k6", "g")],
    *[("LOCATED_IN", body, "vn", {}) for body in ("u1", "u2", "f1", "g1", "f9")],
    ("LOCATED_IN", "u3", "jp", {}), ("LOCATED_IN", "f2", "us", {}),
    ("ACTIVE_IN", "f1", "a1", {}), ("ACTIVE_IN", "f2", "t", {}), ("ACTIVE_IN", "u1", "a", {}),
    ("AFFILIATED_WITH", "e1", "u1", {"role": "Lecturer", "since": "2020"}),
    ("AFFILIATED_WITH", "e2", "u1", {"role": "Dean", "since": "2015"}),
    ("AFFILIATED_WITH", "e2", "u3", {"role": "Guest", "until": "2019"}),
    ("AFFILIATED_WITH", "e9", "f9", {}),
    ("EXPERT_IN", "e1", "a1", {"works": 3}), ("EXPERT_IN", "e2", "a", {"works": 5}),
    ("EXPERT_IN", "e2", "b", {"works": 1}),
    ("COAUTHOR_OF", "e1", "e2", {"weight": 4, "first_year": 2019, "last_year": 2024}),
    *[("PARTY_TO", party, agreement, {}) for party, agreement in (
        ("u2", "m1"), ("f1", "m1"), ("f2", "m1"), ("u3", "m2"), ("u1", "m2"))],
    ("LEADS", "g1", "k1", {}), ("LEADS", "all", "k2", {}),
    ("COORDINATES", "all", "k1", {}), ("COORDINATES", "u1", "k1", {}),
    ("SERVES", "m1", "k4", {}), ("ADVISES", "e1", "k5", {}), ("LEADS", "g1", "k6", {}),
    ("MEASURES", "n1", "g", {}), ("MEASURES", "n2", "g", {}),
]


def statements(nodes: Iterable[tuple[str, str, dict[str, Any]]],
               edges: Iterable[tuple[str, str, str, dict[str, Any]]]) -> list[tuple[str, dict[str, Any]]]:
    """What writes such nodes and edges, each with its sources and folded name."""
    labels = {id: label.partition(":")[0] for label, id, _ in NODES}
    made = [(f"CREATE (n:{label}) SET n = $props",
             {"props": {"id": id, "sources": ["start"], "folded": fold(str(props["name"])), **props}})
            for label, id, props in nodes]
    joined = [(f"MATCH (a:{labels[start]} {{id: $start}}), (b:{labels[end]} {{id: $end}}) CREATE (a)-[r:{type}]->(b) "
               "SET r = $props", {"start": start, "end": end, "props": {"sources": ["start"], **props}})
              for type, start, end, props in edges]
    return [*made, *joined]


@pytest.fixture
def world(store: Store) -> Store:
    """The store with the small world in it."""
    for statement in statements(NODES, EDGES):
        store.write("curators", [statement], None, None)
    return store
