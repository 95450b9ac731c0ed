"""What the partner map asks, on the small world: countries, ties, agreements in force, organisations."""

from typing import Any

import pytest

from graph.store import Store

ALL: dict[str, Any] = {"fields": [], "kind": ""}


def test_countries_abroad_are_counted_by_standing(world: Store) -> None:
    rows = world.read("world/countries", **ALL).rows
    assert [(row["code"], row["partners"], row["organisations"], row["priority"]) for row in rows] == [
        ("JP", 0, 1, True), ("US", 0, 1, True)]


@pytest.mark.parametrize(("asked", "found"), [
    ({"kind": "Firm"}, ["US"]), ({"kind": "University"}, ["JP"]), ({"fields": ["t"]}, ["US"]),
    ({"fields": ["s.a"]}, []),
])
def test_countries_are_filtered(world: Store, asked: dict[str, Any], found: list[str]) -> None:
    assert [row["code"] for row in world.read("world/countries", **{**ALL, **asked}).rows] == found


def test_an_agreement_counts_while_it_is_in_force_and_has_a_party_in_vietnam(world: Store) -> None:
    def found(today: str) -> list[tuple[str, str, str]]:
        rows = world.read("world/agreements", **ALL, today=today, limit=10).rows
        return [(row["id"], row["organisation_id"], row["code"]) for row in rows]

    assert found("2026-11-27") == [("m1", "f2", "US")]
    world.write("curators", [("MATCH (g:Agreement {id: 'm1'}) SET g.ends_on = '2026'", {})], None, None)
    assert found("2026-11-27") == [("m1", "f2", "US")]
    assert found("2027-01-01") == []


def test_shared_works_are_summed_over_organisations_in_vietnam(world: Store) -> None:
    for home, works in (("u1", 3), ("u2", 4)):
        world.write("curators", [(
            "MATCH (h:Organization {id: $home}), (o:Organization {id: 'u3'}) "
            "CREATE (h)-[r:COLLABORATES_WITH]->(o) SET r.works = $works, r.weight = $works",
            {"home": home, "works": works})], None, None)
    assert world.read("world/ties", **ALL, limit=10).rows == [{"id": "u3", "code": "JP", "works": 7}]
    assert world.read("world/ties", **{**ALL, "kind": "Firm"}, limit=10).rows == []


@pytest.mark.parametrize(("country", "found"), [
    ("VN", ["f1", "u2", "f9", "u1", "g1"]), ("JP", ["u3"]), ("", ["u3", "f2"]), ("DE", []),
])
def test_organisations_of_a_country_or_of_all_others(world: Store, country: str, found: list[str]) -> None:
    rows = world.read("world/organisations", country=country, **ALL, limit=10).rows
    assert sorted(row["id"] for row in rows) == sorted(found)
    standings = [row["standing"] for row in rows]
    assert standings == sorted(standings, reverse=True)


def test_priority_partners_stand_in_their_order(world: Store) -> None:
    assert [row["code"] for row in world.read("world/priority").rows] == ["US", "JP"]
