"""py2neo reads and writes a registry of its own, on the embedded engine and on Neo4j: what `docs/py2neo.md` says."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph import engine

py2neo = pytest.importorskip("py2neo", reason="py2neo is not installed: pip install 'ketnoi[py2neo]'")
bulk = pytest.importorskip("py2neo.bulk", reason="py2neo is not installed: pip install 'ketnoi[py2neo]'")

ogm = pytest.importorskip("py2neo.ogm", reason="py2neo is not installed: pip install 'ketnoi[py2neo]'")


@pytest.fixture(params=["embedded", "neo4j"])
def graph(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Any]:
    """A graph that is nobody else's: an engine folder of its own, or Neo4j without its nodes."""
    if request.param == "embedded":
        client = engine.Client(tmp_path)
        address = client.find()
        yield py2neo.Graph(address.url, auth=(engine.USER, address.password), name="curators")
        client.close()
        engine.stop(tmp_path)
    else:
        server = request.getfixturevalue("neo4j_server")
        opened = py2neo.Graph(server.url, auth=(server.user, server.password))
        opened.run("MATCH (n) DETACH DELETE n")
        yield opened
        opened.run("MATCH (n) DETACH DELETE n")


def test_what_py2neo_writes_it_reads(graph: Any) -> None:
    lan = py2neo.Node("Expert", id="lan", name="Lan (minh họa)")
    house = py2neo.Node("Organization", "University", id="a", name="Trường Đại học Minh họa A")
    graph.create(py2neo.Relationship(lan, "AFFILIATED_WITH", house, role="giảng viên", key="giảng viên|"))
    assert [node["name"] for node in graph.nodes.match("Expert")] == ["Lan (minh họa)"]
    assert graph.nodes.match("University", id="a").first() == house
    rows = graph.run("MATCH (e:Expert)-[r:AFFILIATED_WITH]->(o:Organization) WHERE e.id = $id "
                     "RETURN o.name AS name, r.role AS role", id="lan").data()
    assert rows == [{"name": "Trường Đại học Minh họa A", "role": "giảng viên"}]


def test_merging_twice_changes_nothing(graph: Any) -> None:
    for name in ("Một", "Hai"):
        graph.merge(py2neo.Node("Field", id="f", name=name), "Field", "id")
    assert [dict(node) for node in graph.nodes.match("Field")] == [{"id": "f", "name": "Hai"}]


def test_the_bulk_functions_write_nodes_and_relations(graph: Any) -> None:
    bulk.create_nodes(graph.auto(), [["a", "A"], ["b", "B"]], labels={"Expert"}, keys=["id", "name"])
    bulk.create_relationships(graph.auto(), [("a", {"weight": 3}, "b")], "COAUTHOR_OF",
                              start_node_key=("Expert", "id"), end_node_key=("Expert", "id"))
    rows = graph.run("MATCH (a:Expert)-[r:COAUTHOR_OF]->(b:Expert) RETURN a.id AS a, r.weight AS w, b.id AS b").data()
    assert rows == [{"a": "a", "w": 3, "b": "b"}]


def test_changes_are_pushed_pulled_and_deleted(graph: Any) -> None:
    node = py2neo.Node("Expert", id="e", name="Một")
    graph.create(node)
    node["name"] = "Hai"
    graph.push(node)
    assert graph.evaluate("MATCH (e:Expert {id: 'e'}) RETURN e.name") == "Hai"
    graph.run("MATCH (e:Expert {id: 'e'}) SET e.name = 'Ba'")
    graph.pull(node)
    assert node["name"] == "Ba"
    graph.delete(node)
    assert len(graph.nodes) == 0


def test_a_transaction_is_whole_or_not_at_all(graph: Any) -> None:
    for finish, left in ((graph.rollback, 0), (graph.commit, 1)):
        transaction = graph.begin()
        transaction.create(py2neo.Node("Field", id="f"))
        finish(transaction)
        assert len(graph.nodes.match("Field")) == left


def test_the_object_mapper_reads_and_writes(graph: Any) -> None:
    for label in ("Person", "Skill"):
        graph.create(py2neo.Node(label, id=label))
    person = Person.match(graph, "Person").first()
    person.skills.add(Skill.match(graph, "Skill").first())
    graph.push(person)
    assert [skill.id for skill in Person.match(graph, "Person").first().skills] == ["Skill"]


def test_constraints_are_said_in_cypher(graph: Any) -> None:
    graph.run("CREATE CONSTRAINT badge_id IF NOT EXISTS FOR (n:Badge) REQUIRE n.id IS UNIQUE")
    graph.create(py2neo.Node("Badge", id="b"))
    with pytest.raises(py2neo.ClientError, match="Syntax"):
        graph.schema.create_uniqueness_constraint("Badge", "id")
    try:
        graph.create(py2neo.Node("Badge", id="b"))
    except py2neo.ClientError as error:
        assert "Constraint" in str(error)
    else:
        # The embedded engine refuses at the commit, whose answer py2neo does not read; nor any later one.
        assert graph.run("MATCH (n:Badge) RETURN n.id AS id").data() == []
    again = py2neo.Graph(graph.service.profile, name=graph.name)
    assert again.run("MATCH (n:Badge) RETURN n.id AS id").data() == [{"id": "b"}]


class Skill(ogm.Model):
    __primarykey__ = "id"
    id = ogm.Property()


class Person(ogm.Model):
    __primarykey__ = "id"
    id = ogm.Property()
    skills = ogm.RelatedTo("Skill", "EXPERT_IN")
