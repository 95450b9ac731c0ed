"""What the profiles ask, on the small world: counts, evidence, ways home, departments and countries."""

import pytest

from graph.compile.known_plan import timing
from graph.store import Store

TODAY = "2026-11-27"

#: Departments l1 (of u1) and l2 (of l1), two works, a need, a figure and a successor.
MORE = [
    "MATCH (u:Organization {id: 'u1'}), (v:Country {id: 'vn'}) CREATE (l:Organization {id: 'l1', name: 'Lab', "
    "sources: ['start']}), (m:Organization {id: 'l2', name: 'Room', sources: ['start']}), (l)-[:PART_OF]->(u), "
    "(m)-[:PART_OF]->(l)",
    "MATCH (l:Organization {id: 'l2'}), (u:Organization {id: 'u1'}), (e:Expert {id: 'e1'}), (m:Agreement {id: 'm1'}), "
    "(o:Organization {id: 'u2'}) CREATE (e)-[:AFFILIATED_WITH {key: '', sources: ['start']}]->(l), "
    "(l)-[:PARTY_TO {sources: ['start']}]->(m), (u)-[:SUCCEEDED_BY {since: '2024', sources: ['start']}]->(o), "
    "(:Figure {id: 'n9', name: 'Students', value: 120.0, as_of: '2025', sources: ['start']})-[:MEASURES]->(u)",
    "MATCH (e:Expert {id: 'e1'}), (k:Expert {id: 'e2'}), (f:Field {id: 'a1'}) CREATE "
    "(w:Work {id: 'w1', name: 'Old', year: 2019, sources: ['start']})-[:ABOUT]->(f), "
    "(v:Work {id: 'w2', name: 'New', year: 2024, sources: ['start']})-[:ABOUT]->(f), (e)-[:AUTHORED]->(w), "
    "(e)-[:AUTHORED]->(v), (k)-[:AUTHORED]->(v), "
    "(e)-[:SEEKS]->(:Need {id: 'x1', name: 'A student', state: 'open', sources: ['start']})",
    "MATCH (u:Organization {id: 'u1'}), (j:Organization {id: 'u3'}), (f:Organization {id: 'f2'}) CREATE "
    "(u)-[:COLLABORATES_WITH {weight: 3, works: 3, first_year: 2019, last_year: 2021, sources: ['start']}]->(j), "
    "(f)-[:COLLABORATES_WITH {weight: 1, agreements: 1, first_year: 2025, last_year: 2025, sources: ['start']}]->(u)",
]


@pytest.fixture
def profiled(world: Store) -> Store:
    """The small world with more around one university and one expert."""
    for text in MORE:
        world.write("curators", [(text, {})], None, None)
    return world


def test_an_organisation_is_counted_without_its_departments_and_with_them(profiled: Store) -> None:
    row = profiled.read("organisation/about", organisation="u1", today=TODAY).rows[0]
    assert (row["experts"], row["people"], row["agreements"], row["collaborations"]) == (2, 2, 1, 2)
    rows = profiled.read("organisation/departments", organisation="u1", today=TODAY).rows
    assert [(row["id"], row["experts"], row["agreements"]) for row in rows] == [("l2", 1, 1), ("l1", 0, 0)]
    whole = profiled.read("organisation/counts", organisation="u1", today=TODAY).rows[0]
    assert (whole["organisations"], whole["experts"], whole["agreements"]) == (3, 2, 2)


def test_people_are_given_in_parts(profiled: Store) -> None:
    def names(skip: int, limit: int) -> list[str]:
        rows = profiled.read("organisation/people", organisation="u1", skip=skip, limit=limit, today=TODAY).rows
        return [row["id"] for row in rows]

    assert (names(0, 1), names(1, 5), names(2, 5)) == (["e1"], ["e2"], [])


def test_fields_are_those_of_present_people(profiled: Store) -> None:
    rows = profiled.read("organisation/expertise", organisation="u1", today=TODAY).rows
    assert [(row["id"], row["own_experts"], row["works"]) for row in rows] == [("a", 1, 5), ("a1", 1, 3), ("b", 1, 1)]
    rows = profiled.read("organisation/expertise", organisation="u3", today=TODAY).rows
    assert rows == [], "who has left does not count"


@pytest.mark.parametrize(("until", "there"), [
    ("2026-11-26", False), ("2026-11-27", True), ("2026-11", True), ("2025", False), ("2028", True)])
def test_a_post_lasts_to_the_end_of_its_last_day(profiled: Store, until: str, there: bool) -> None:
    profiled.write("curators", [(text, {"until": until}) for text in (
        "MATCH (:Expert {id: 'e1'})-[r:AFFILIATED_WITH]->(:Organization) SET r.until = $until",
        "MATCH (e:Expert {id: 'e1'}), (o:Organization {id: 'u2'}) CREATE "
        "(e)-[:ADVISES {key: '', sources: ['start'], until: $until}]->(o)")], None, None)
    row = profiled.read("expert/about", expert="e1", today=TODAY).rows[0]
    assert (row["organisations"], row["advised"]) == ((["Alpha University", "Room"], 1) if there else ([], 0))
    assert profiled.read("organisation/about", organisation="u1", today=TODAY).rows[0]["experts"] == 1 + there
    people = profiled.read("organisation/people", organisation="u1", skip=0, limit=9, today=TODAY).rows
    assert [row["id"] for row in people] == (["e1", "e2"] if there else ["e2", "e1"]), "who has left comes last"


def test_collaboration_is_summed_by_country(profiled: Store) -> None:
    rows = profiled.read("organisation/countries", organisation="u1").rows
    assert [(row["code"], row["partners"], row["works"], row["agreements"], row["first_year"]) for row in rows] == [
        ("JP", 1, 3, 0, 2019), ("US", 1, 0, 1, 2025)]


def test_successors_and_figures_are_told(profiled: Store) -> None:
    for id, other, told in (("u1", "u2", "successor"), ("u2", "u1", "predecessor")):
        rows = profiled.read("organisation/succession", organisation=id).rows
        assert [(row["id"], row["succession"], row["since"]) for row in rows] == [(other, told, "2024")]
    assert profiled.read("organisation/figures", organisation="u1").rows[0]["value"] == 120.0


def test_evidence_is_the_works_of_a_field_or_of_two_people(profiled: Store) -> None:
    works = profiled.read("expert/evidence", expert="e1", topic="a1").rows
    assert [row["id"] for row in works] == ["w2", "w1"]
    assert [row["id"] for row in profiled.read("expert/shared", expert="e1", other="e2").rows] == ["w2"]
    rows = profiled.read("organisation/evidence", ids=["w1", "m1", "w2", "gone"]).rows
    assert [row["id"] for row in rows] == ["m1", "w2", "w1"]
    about = profiled.read("expert/about", expert="e1", today=TODAY).rows[0]
    assert (about["works"], about["coauthors"], about["codes"]) == (2, 1, ["VN"])


def test_ways_home_lead_over_coauthors_and_agreements(profiled: Store) -> None:
    profiled.write("curators", [("MATCH (e:Expert {id: 'e2'})-[a:AFFILIATED_WITH]->(:Organization {id: 'u1'}) "
                                 "SET a.until = '2020'", {}),
                                ("MATCH (e:Expert {id: 'e2'}), (o:Organization {id: 'f2'}) CREATE "
                                 "(e)-[:AFFILIATED_WITH {key: '', sources: ['start']}]->(o)", {})], None, None)
    rows = profiled.read("expert/ways", expert="e2", home="VN", today=TODAY).rows
    assert [(row["id"], row["organisations"][0]["id"], row["works"]) for row in rows] == [("e1", "u1", 4)]
    agreed = profiled.read("expert/ways_agreed", expert="e2", home="VN", today=TODAY).rows
    assert [(row["id"], row["organisation_id"]) for row in agreed] == [("m1", "f1"), ("m1", "u2")]
    assert profiled.read("expert/ways", expert="e1", home="JP", today=TODAY).rows == []
    assert profiled.read("expert/exchange", expert="e1").rows[0]["name"] == "A student"


TASKS: list[tuple[dict[str, object], str]] = [
    ({"state": "done", "until": 2020}, "done"), ({"waits_for": "guidance", "until": 2025}, "waiting"),
    ({"waits_for": "guidance", "triggered_on": "2026", "until": 2025}, "late"), ({"until": 2026}, "this_year"),
    ({"recurs": "yearly-06"}, "recurring"), ({"since": 2027, "until": 2030}, "later"),
    ({"since": 2025, "until": 2030}, "running"), ({"since": 2025}, "undated"), ({}, "undated"),
]


def test_the_timing_of_a_past_day_has_the_cases_of_the_question(world: Store) -> None:
    world.write("curators", [("MATCH (t:Task) DETACH DELETE t", {}), *(
        ("CREATE (t:Task) SET t = $props",
         {"props": {"id": f"t{number}", "number": number, "name": "One", "sources": ["start"], **task}})
        for number, (task, _) in enumerate(TASKS))], None, None)
    found = {row["number"]: row["timing"] for row in world.read("plan/tasks", year=2026).rows}
    assert found == {number: told for number, (_, told) in enumerate(TASKS)}
    assert [timing(task, 2026) for task, _ in TASKS] == [told for _, told in TASKS]
