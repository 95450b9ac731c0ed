"""The illustration: nobody in it exists, nothing in it touches what does, and every page has something to show."""

import itertools
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import networkx
import pytest

from graph.ids import make_id
from graph.schema import NODE
from loaders import illustration, start
from loaders.source import EdgeRow, NodeRow, Row, said

ROOT = Path(__file__).resolve().parents[2]
REAL = ("Country", "Field")


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return list(illustration.rows(illustration.fetch()))


@pytest.fixture(scope="module")
def world() -> illustration.World:
    return illustration.fetch()


def nodes(rows: list[Row], label: str) -> list[NodeRow]:
    return [row for row in rows if isinstance(row, NodeRow) and row.label == label]


def edges(rows: list[Row], type: str = "") -> list[EdgeRow]:
    return [row for row in rows if isinstance(row, EdgeRow) and (not type or row.type == type)]


def identifiers(rows: Iterable[Row]) -> set[tuple[str, str, str]]:
    return {(row.label, name, row.props[name]) for row in rows if isinstance(row, NodeRow) and row.label not in REAL
            for name in NODE[row.label].identifiers if row.props.get(name)}


def test_every_row_keeps_to_the_vocabulary(rows: list[Row], faults: Callable[[Iterable[Row]], list[str]]) -> None:
    assert faults(rows) == []


def test_nothing_is_said_twice(rows: list[Row]) -> None:
    spoken = Counter(record.thing for record in said("illustration", rows, []))
    assert [thing for thing, times in spoken.items() if times > 1] == []


def test_every_name_says_that_it_is_an_illustration(rows: list[Row]) -> None:
    for row in rows:
        if isinstance(row, NodeRow) and row.label not in REAL:
            names = [row.props[name] for name in ("name", "name_vi", "name_latin") if row.props.get(name)]
            assert all("minh họa" in name.lower() for name in (*names, *row.props.get("aliases", []))), names


def test_experts_are_numbered_in_the_name(rows: list[Row]) -> None:
    experts = nodes(rows, "Expert")
    assert len(experts) == 150
    for number, row in enumerate(experts, start=1):
        assert row.props["name"].endswith(f"(minh họa {number:03d})")


def test_nothing_joins_a_real_organisation_or_task(rows: list[Row]) -> None:
    labels = {row.label for row in rows if isinstance(row, NodeRow)}
    assert labels.isdisjoint({"Task", "Plan", "Goal", "Figure", "Group"})
    assert all(not ref.source for row in edges(rows) for ref in (row.start, row.end))
    invented, real = identifiers(rows), identifiers(start.rows(start.fetch()))
    assert invented and invented.isdisjoint(real)


def test_countries_and_fields_are_mentions_of_known_ones(rows: list[Row]) -> None:
    known = {(row.label, row.key) for row in start.rows(start.fetch()) if isinstance(row, NodeRow)}
    mentioned = [row for row in rows if isinstance(row, NodeRow) and row.label in REAL]
    assert all(row.props == {"code": row.key} and (row.label, row.key) in known for row in mentioned)


def test_nobody_can_be_reached(rows: list[Row]) -> None:
    given = {name for row in rows if isinstance(row, NodeRow) for name, value in row.props.items() if value}
    assert given.isdisjoint({"email", "phone", "orcid", "openalex", "doi", "ror", "website", "public_contact"})


def test_the_same_rows_on_every_start() -> None:
    """Another process has another seed for hashes of text, which must not order anything."""
    script = ("from loaders.illustration import delivery; from loaders.source import said; "
              "from graph.ids import make_id; "
              "print(make_id('rows', *map(str, said('illustration', delivery().rows, []))))")
    told = {subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True,
                           env={**os.environ, "PYTHONHASHSEED": seed}).stdout.strip()
            for seed in ("1", "2")}
    assert told == {make_id("rows", *map(str, said("illustration", illustration.delivery().rows, [])))}


def test_all_four_countries_take_part(rows: list[Row], world: illustration.World) -> None:
    lands = Counter(house.country for house in world.houses)
    people = Counter(person.home.country for person in world.people)
    assert lands.keys() == people.keys() == {"VN", "US", "JP", "TW"}
    assert len(world.houses) == 25 and min(people.values()) >= 10


def test_the_network_has_a_believable_shape(world: illustration.World) -> None:
    graph = networkx.Graph()
    graph.add_nodes_from(person.number for person in world.people)
    across = total = 0
    for paper in world.papers:
        for one, other in itertools.combinations(paper.authors, 2):
            graph.add_edge(one.number, other.number)
            across += one.home.country != other.home.country
            total += 1
    degrees = sorted((degree for _, degree in graph.degree()), reverse=True)
    assert degrees[0] >= 4 * degrees[len(degrees) // 2], "few people have very many co-authors"
    assert 5 <= degrees.count(0) <= 40, "some people have none"
    assert len(max(networkx.connected_components(graph), key=len)) >= 0.7 * len(degrees)
    assert networkx.average_clustering(graph) > 0.25
    assert 0.15 <= across / total <= 0.6
    assert len(world.papers) == 250


def test_works_are_by_people_who_do_not_repeat(world: illustration.World) -> None:
    for paper in world.papers:
        numbers = [person.number for person in paper.authors]
        assert len(numbers) == len(set(numbers)) and 2013 <= paper.year <= 2026 and paper.cited_by >= 0


def test_time_runs_forward(rows: list[Row]) -> None:
    for row in edges(rows, "AFFILIATED_WITH"):
        assert row.props.get("until", "9999") > row.props["since"]
    for row in nodes(rows, "Agreement"):
        assert (row.props["ends_on"] or "9") >= (row.props["signed_on"] or "0")


def test_agreements_stand_in_several_states(rows: list[Row]) -> None:
    states = {row.props["state"] for row in nodes(rows, "Agreement")}
    assert states == {"contact", "talks", "signed", "active", "dormant", "lapsed", "ended"}
    for row in nodes(rows, "Agreement"):
        over = row.props["state"] in ("lapsed", "ended")
        assert over == (bool(row.props["ends_on"]) and row.props["ends_on"] < illustration.AS_OF), row


def test_gaps_have_something_to_show(rows: list[Row]) -> None:
    held = Counter(row.end.key for row in edges(rows, "EXPERT_IN"))
    fields = {row["code"] for row in start.fetch()["fields"]}
    assert len(fields - held.keys()) > 20, "fields without anybody"
    written = {row.end.key for row in edges(rows, "ABOUT") if row.start.label == "Work"}
    assert sum(count == 1 and field not in written for field, count in held.items()) >= 3, "fields held by one person"
    in_force = {row.key for row in nodes(rows, "Agreement") if row.props["state"] in ("signed", "active")}
    partners = {row.start.key for row in edges(rows, "PARTY_TO") if row.end.key in in_force}
    assert any("University" in row.kinds and row.key not in partners for row in nodes(rows, "Organization"))
    assert nodes(rows, "Need") and nodes(rows, "Offer") and edges(rows, "ADVISES") and edges(rows, "TOOK_PART_IN")
