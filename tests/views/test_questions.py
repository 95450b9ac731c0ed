"""What the pages ask, on the small world: filters, counts, profiles and the plan."""

from typing import Any

import pytest

from graph.store import Store

TODAY = "2026-11-27"

ALL: dict[str, Any] = {"words": [], "country": "", "fields": []}


def ids(store: Store, name: str, **parameters: Any) -> list[str]:
    """The ids of an answer, in its order."""
    return [row["id"] for row in store.read(name, **parameters).rows]


@pytest.mark.parametrize(("asked", "found"), [
    ({}, ["e9", "e1", "e2"]),
    ({"words": ["tran", "binh"]}, ["e2"]),
    ({"words": ["nobody"]}, []),
    ({"country": "VN"}, ["e9", "e1", "e2"]),
    ({"country": "JP"}, ["e2"]),
    ({"fields": ["s.b"]}, ["e2"]),
    ({"fields": ["s.a", "s.a.1"]}, ["e1", "e2"]),
    ({"fields": ["s.a", "s.b"], "country": "JP"}, ["e2"]),
    ({"fields": ["s.a.1"], "country": "JP"}, []),
    ({"fields": ["s.a.1"], "words": ["an"]}, ["e1"]),
    ({"country": "JP", "words": ["an"]}, []),
])
def test_experts_are_filtered_and_counted_alike(world: Store, asked: dict[str, Any], found: list[str]) -> None:
    narrowed = asked.get("country") or asked.get("fields")
    asked = {**ALL, **asked} if narrowed else {"words": [], **asked}
    listed, counted = ("filtered", "filtered_count") if narrowed else ("list", "count")
    assert ids(world, f"experts/{listed}", **asked, today=TODAY, skip=0, limit=10) == found
    count = world.read(f"experts/{counted}", **asked).rows[0]
    assert (count["total"], count["invented"]) == (len(found), found.count("e9"))


def test_a_page_of_experts_follows_the_one_before(world: Store) -> None:
    assert ids(world, "experts/list", words=[], skip=1, limit=1, today=TODAY) == ["e1"]


def test_an_expert_is_listed_with_present_organisations_and_strongest_fields(world: Store) -> None:
    row = world.read("experts/list", words=["binh"], skip=0, limit=1, today=TODAY).rows[0]
    assert [one["id"] for one in row["organisations"]] == ["u1"]
    assert [one["code"] for one in row["fields"]] == ["s.a", "s.b"]


@pytest.mark.parametrize(("asked", "found"), [
    ({}, ["u2", "f1", "u1", "g1", "u3", "f2", "f9"]),
    ({"kind": "Firm"}, ["f1", "f2", "f9"]),
    ({"standing": "partner"}, ["u2", "f1", "f9"]),
    ({"country": "VN", "kind": "University"}, ["u2", "u1"]),
    ({"fields": ["s.a", "s.a.1"]}, ["f1", "u1"]),
])
def test_organisations_are_filtered_and_counted_alike(world: Store, asked: dict[str, Any], found: list[str]) -> None:
    asked = {**ALL, "kind": "", "standing": "", **asked}
    assert ids(world, "organisations/list", **asked, skip=0, limit=10) == found
    count = world.read("organisations/count", **asked).rows[0]
    assert count["total"] == len(found)
    assert count["invented"] == found.count("f9")


def test_invented_partners_do_not_count(world: Store) -> None:
    assert world.read("home/counts").rows[0] == {
        "experts": 3, "organisations": 7, "partners": 2, "fields": 6, "agreements": 2, "tasks": 6}
    assert world.read("home/invented").rows[0] == {"experts": 1, "organisations": 1}


def test_a_field_has_parts(world: Store) -> None:
    assert [row["code"] for row in world.read("filters/parts", field="s").rows] == ["s", "s.a", "s.a.1", "s.b", "s.c"]
    assert ids(world, "filters/fields") == ["s", "a", "a1", "b", "c", "t"]


def test_countries_to_choose_from_have_organisations(world: Store) -> None:
    assert ids(world, "filters/countries") == ["jp", "us", "vn"]


def test_an_expert_at_a_glance(world: Store) -> None:
    row = world.read("expert/about", expert="e2", today=TODAY).rows[0]
    assert (row["organisations"], row["countries"], row["advised"]) == (["Alpha University"], ["Việt Nam"], 0)
    assert ids(world, "expert/fields", expert="e2") == ["a", "b"]
    for name in ("expert/coauthors", "expert/colleagues"):
        assert ids(world, name, expert="e2", today=TODAY) == ["e1"]
    assert ids(world, "expert/affiliations", expert="e2", today=TODAY) == ["u1", "u3"]
    assert ids(world, "expert/advises", expert="e1", today=TODAY) == ["k5"]
    assert ids(world, "expert/agreements", expert="e1", today=TODAY) == ["m2"]


def test_an_organisation_at_a_glance(world: Store) -> None:
    row = world.read("organisation/about", organisation="u1", today=TODAY).rows[0]
    assert (row["country"], row["tasks"], row["agreements"], row["experts"]) == ("Việt Nam", 0, 1, 2)
    assert ids(world, "organisation/people", organisation="u1", skip=0, limit=9, today=TODAY) == ["e1", "e2"]
    assert ids(world, "organisation/fields", organisation="u1") == ["a"]
    assert [(row["id"], row["part"]) for row in world.read("organisation/tasks", organisation="u1").rows] == [
        ("k1", "coordinates")]
    parties = world.read("organisation/agreements", organisation="u2").rows[0]["parties"]
    assert [one["id"] for one in parties] == ["f1", "f2"]


def test_tasks_say_how_urgent_they_are_and_wait_without_being_late(world: Store) -> None:
    rows = world.read("plan/tasks", year=2026).rows
    assert [(row["id"], row["timing"]) for row in rows] == [
        ("k3", "late"), ("k1", "this_year"), ("k2", "running"), ("k5", "recurring"), ("k4", "waiting"), ("k6", "done")]
    first = next(row for row in rows if row["id"] == "k1")
    assert [one["id"] for one in first["leads"]] == ["g1"]
    assert [one["id"] for one in first["coordinators"]] == ["u1", "all"]


def test_a_triggered_task_can_be_late(world: Store) -> None:
    world.write("curators", [("MATCH (t:Task {id: 'k4'}) SET t.triggered_on = '2024-01-01'", {})], None, None)
    timing = {row["id"]: row["timing"] for row in world.read("plan/tasks", year=2026).rows}
    assert timing["k4"] == "late"


def test_a_target_shows_its_latest_figure(world: Store) -> None:
    row = world.read("plan/goals").rows[0]
    assert (row["target"], row["figure"], row["as_of"]) == (22000.0, 7300.0, "2025-06")


def test_what_ends_this_year(world: Store) -> None:
    assert ids(world, "home/ending", year=2026) == ["k1"]
    assert ids(world, "home/ending", year=2024) == []
