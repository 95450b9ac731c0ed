"""Each gap on the small world: which ids it names, and of how many."""

import pytest

import queries
from graph.store import Store

#: The ids that a gap names, in its order, and of how many; a new gap adds a line here.
EXPECTED = {
    "gaps/field_held_by_one_person": (["b"], 3),
    "gaps/field_without_expert": (["c"], 3),
    "gaps/priority_country_without_agreement": (["jp"], 2),
    "gaps/stage_without_firm": (["t"], 2),
    "gaps/task_with_nobody_behind": (["k2", "k3"], 6),
    "gaps/university_without_industry_partner": (["u1"], 2),
}


def test_every_gap_is_expected() -> None:
    assert set(EXPECTED) == set(queries.names("gaps/"))


@pytest.mark.parametrize("name", EXPECTED)
def test_a_gap_names_what_is_missing(world: Store, name: str) -> None:
    rows = world.read(name).rows
    ids, of = EXPECTED[name]
    assert [row["id"] for row in rows] == ids
    assert {row["of"] for row in rows} == {of}


def test_a_gap_that_is_closed_is_gone(world: Store) -> None:
    learned = "MATCH (e:Expert {id: 'e1'}), (f:Field {id: 'c'}) CREATE (e)-[:EXPERT_IN]->(f)"
    world.write("curators", [(learned, {})], None, None)
    assert world.read("gaps/field_without_expert").rows == []
    assert [row["id"] for row in world.read("gaps/field_held_by_one_person").rows] == ["b", "c"]
