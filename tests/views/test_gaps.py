"""Each gap on a small made-up registry that triggers it and holds a case that must not, on either engine."""

from typing import Any

import pytest

import queries
from graph.names import fold
from graph.store import Store

#: The day on which the gaps are asked for, and what the network would give (tests/graph/analysis/test_gaps.py).
GIVEN: dict[str, Any] = {
    "today": "2026-11-28", "year": 2026, "soon": "2027-05-28", "year_ago": "2025-11-28", "verified": ["e1"],
    "fields": ["a", "a1", "b", "c", "s"], "untied": ["c"], "alone": ["a"], "idle": ["c"], "silent": ["m2", "m3", "m4"],
    "ready": ["e6"], "found": 1, "of": 2}
NODES: list[tuple[str, str, dict[str, Any]]] = [
    *[("Country", code.lower(), {"code": code, "priority": code != "VN"}) for code in ("VN", "JP", "TW", "US")],
    ("Field", "s", {"code": "s", "level": "stage", "position": 1}),
    ("Field", "t", {"code": "t", "level": "stage", "position": 2}),
    *[("Field", id, {"code": f"{above}.{id}", "level": "field", "position": at})
      for at, (id, above) in enumerate((("a", "s"), ("b", "s"), ("c", "s"), ("d", "t")))],
    ("Field", "a1", {"code": "s.a.1", "level": "subfield", "position": 1}),
    ("Organization:InnovationCenter", "nic", {"code": "vn-nic"}),
    *[("Organization:InnovationCenter", id, {}) for id in ("hub1", "hub2")],
    ("Organization:University", "uni1", {"place": "Hà Nội"}),
    *[("Organization:University", id, {}) for id in ("uni2", "uni3", "uni4")],
    *[("Organization:Firm", id, {}) for id in ("firm1", "firm2", "firm3")],
    ("Organization:Agency", "agency", {}), ("Group", "all", {}),
    ("Expert", "e1", {"verified": ["name"]}), ("Expert", "e2", {}), ("Expert", "e3", {"overseas": True}),
    ("Expert", "e4", {"overseas": True}), ("Expert", "e5", {"availability": ["advise"]}),
    ("Expert", "e6", {"availability": ["advise"]}),
    ("Agreement", "m1", {"state": "active", "signed_on": "2024-01-01", "ends_on": "2027-03-01", "evidence": "paper"}),
    ("Agreement", "m2", {"state": "signed", "signed_on": "2023-05-01", "ends_on": "2026-01-01"}),
    ("Agreement", "m3", {"state": "talks"}),
    ("Agreement", "m4", {"state": "active", "signed_on": "2026-09-01", "ends_on": "2030-01-01", "evidence": "paper"}),
    ("Plan", "plan", {}), ("Event", "fair", {"starts_on": "2026-06-01"}),
    ("Task", "k1", {"number": 1, "since": 2026, "until": 2030}), ("Task", "k2", {"number": 2, "until": 2026}),
    ("Task", "k3", {"number": 3, "until": 2025, "state": "done"}),
    ("Task", "k4", {"number": 4, "until": 2025, "waits_for": "guidance"}), ("Task", "k5", {"number": 5, "until": 2027}),
    *[("Goal", f"g{at}", {"code": f"plan/2.{at}", "position": at, "until": 2030, **more}) for at, more in enumerate((
        {"target": 22000.0}, {"target": 20.0}, {"target": 2.0}, {}, {"target": 1.0, "recurs": "yearly"}), start=1)],
    *[("Figure", f"x{at}", {"value": value, "as_of": as_of}) for at, (value, as_of) in enumerate((
        (9000.0, "2028-06"), (12000.0, "2027-01-01"), (15.0, "2028-06-30"), (0.0, "2026-06")), start=1)],
    *[("Need", id, {"kind": kind, "state": state, **more}) for id, kind, state, more in (
        ("n1", "laboratory", "open", {}), ("n2", "laboratory", "open", {}), ("n3", "laboratory", "met", {}),
        ("n4", "training", "open", {}), ("n5", "training", "open", {"open_until": "2027-01-01"}),
        ("n6", "training", "open", {"open_until": "2026-01-01"}),
        ("p1", "people", "open", {"quantity": 80, "level": "bachelor", "year": 2027}),
        ("p2", "people", "open", {"quantity": 10, "level": "bachelor", "year": 2027}),
        ("p3", "people", "open", {"quantity": 5, "level": "master", "year": 2028}),
        ("p4", "people", "closed", {"quantity": 900, "level": "doctor", "year": 2028}))],
    *[("Offer", id, {"kind": kind, **more}) for id, kind, more in (
        ("o1", "training", {"state": "open", "quantity": 50, "level": "bachelor", "year": 2027}),
        ("o2", "training", {"state": "closed"}), ("o3", "training", {"state": "open", "open_until": "2025-01-01"}),
        ("o4", "training", {"state": "open", "quantity": 5, "level": "master", "year": 2028}),
        ("o5", "laboratory", {"state": "open"}))],
]
EDGES: list[tuple[str, str, str, dict[str, Any]]] = [
    *[("PART_OF", part, whole, {}) for part, whole in (
        ("a", "s"), ("b", "s"), ("c", "s"), ("d", "t"), ("a1", "a"), *((f"k{n}", "plan") for n in range(1, 6)),
        *((f"g{n}", "plan") for n in range(1, 6)))],
    *[("LOCATED_IN", body, place, {}) for place, bodies in (
        ("vn", "nic hub1 hub2 uni1 uni2 uni4 firm1 agency"), ("jp", "uni3 firm3"), ("us", "firm2"))
      for body in bodies.split()],
    *[("ACTIVE_IN", body, field, {}) for body, field in (
        ("firm1", "a1"), ("firm2", "d"), ("firm3", "a"), ("firm3", "b"), ("uni1", "a"))],
    *[("AFFILIATED_WITH", one, body, {}) for one, body in (
        ("e1", "uni1"), ("e2", "uni1"), ("e3", "uni3"), ("e4", "uni3"), ("e5", "uni1"), ("e6", "uni2"))],
    *[("EXPERT_IN", one, field, {"last_year": year}) for one, field, year in (
        ("e1", "a1", 2025), ("e2", "a", 2025), ("e2", "b", 2025), ("e3", "c", 2015))],
    ("COAUTHOR_OF", "e1", "e4", {}), ("ADVISES", "e5", "k5", {}), ("COLLABORATES_WITH", "hub1", "nic", {}),
    *[("PARTY_TO", body, agreement, {}) for agreement, bodies in (
        ("m1", "uni1 firm1"), ("m2", "uni2 uni3"), ("m3", "uni1 uni3"), ("m4", "firm3 nic"))
      for body in bodies.split()],
    *[("SERVES", agreement, task, {}) for agreement, task in (("m1", "k3"), ("m1", "k1"), ("m4", "k3"))],
    ("LEADS", "agency", "k1", {}), ("LEADS", "all", "k2", {}), ("LEADS", "agency", "k5", {}),
    *[("ABOUT", one, field, {}) for one, field in (
        ("k1", "a"), ("k2", "d"), ("k5", "c"), ("fair", "a"), ("m4", "a"), ("n1", "b"), ("n2", "c"), ("n3", "d"),
        ("n4", "c"), ("n5", "a1"), ("n6", "d"), ("o1", "a1"), ("o2", "b"), ("o3", "c"), ("o5", "b"))],
    *[("MEASURES", figure, goal, {}) for figure, goal in (("x1", "g1"), ("x2", "g1"), ("x3", "g2"), ("x4", "g5"))],
    ("SEEKS", "firm1", "n2", {}), ("HAS", "uni1", "o1", {}),
]
#: The ids that a gap names, in its order, and of how many; a new gap adds a line here.
EXPECTED: dict[str, tuple[list[str], int]] = {
    "agreement_past_its_end": (["m2"], 3),
    "agreement_without_evidence": (["m2"], 3),
    "agreement_without_task": (["m2"], 3),
    "centre_without_national_link": (["hub2"], 3),
    "demand_over_training": (["bachelor/2027"], 2),
    "expert_overseas_without_tie": (["e3"], 2),
    "expert_ready_and_not_asked": (["e6"], 2),
    "field_held_by_one_organisation": (["a"], 4),
    "field_held_by_one_person": (["b", "c"], 4),
    "field_with_one_verified_expert": (["a"], 4),
    "field_without_expert": (["d"], 4),
    "field_without_firm": (["b", "c", "d"], 4),
    "field_without_hanoi_tie": (["c"], 4),
    # Where something is needed comes first.
    "field_without_laboratory": (["c", "a", "d"], 4),
    "field_without_recent_work": (["c"], 4),
    "field_without_training": (["c", "b", "d"], 4),
    # Half of 22,000 is due by the middle of 2028; half of one event a year by the middle of a year.
    "goal_behind_its_pace": (["g1", "g5"], 4),
    "goal_without_figure": (["g3"], 4),
    "laboratory_need_without_offer": (["n2"], 2),
    "priority_country_field_without_agreement": (["b", "d"], 12),
    "priority_country_without_agreement": (["tw", "us"], 3),
    "priority_country_without_expert": (["tw", "us"], 3),
    "stage_without_firm": (["t"], 2),
    "task_led_by_a_class_only": (["k2"], 4),
    "task_running_out": (["k2"], 4),
    "task_waiting": (["k4"], 4),
    "task_with_nobody_behind": (["k2", "k4"], 4),
    "task_without_agreement": (["k4", "k2", "k5"], 4),
    "task_without_event": (["k4", "k2", "k5"], 4),
    "task_without_expert": (["k4", "k2"], 4),
    "training_need_without_offer": (["n4"], 2),
    "university_agreement_expiring": (["m1"], 2),
    "university_agreement_silent": (["m2"], 2),
    "university_without_active_field": (["uni2"], 3),
    "university_without_industry_partner": (["uni2", "uni4"], 3),
}
#: What closes a gap, as a relation that is added or a property that is set, and what it still names then.
CLOSED: list[tuple[str, tuple[str, ...] | dict[str, Any], list[str]]] = [
    ("centre_without_national_link", ("PART_OF", "hub2", "nic"), []),
    ("expert_overseas_without_tie", ("ADVISES", "e3", "agency"), []),
    ("field_without_expert", ("EXPERT_IN", "e6", "d"), []),
    ("field_held_by_one_person", ("EXPERT_IN", "e6", "c"), ["b", "d"]),
    ("field_without_firm", ("ACTIVE_IN", "firm1", "b"), ["c", "d"]),
    ("stage_without_firm", ("ACTIVE_IN", "firm1", "d"), []),
    ("field_without_training", ("ABOUT", "o1", "d"), ["c", "b"]),
    ("laboratory_need_without_offer", ("ABOUT", "o5", "c"), []),
    ("field_without_laboratory", ("ABOUT", "o5", "a1"), ["d"]),
    ("training_need_without_offer", ("ABOUT", "o1", "c"), []),
    ("goal_without_figure", ("MEASURES", "x1", "g3"), []),
    ("goal_behind_its_pace", {"id": "x1", "label": "Figure", "value": 11000.0}, ["g5"]),
    ("priority_country_without_expert", ("AFFILIATED_WITH", "e6", "firm2"), ["tw"]),
    ("priority_country_field_without_agreement", ("ABOUT", "m4", "b"), ["d"]),
    ("priority_country_without_agreement", ("PARTY_TO", "firm2", "m4"), ["tw"]),
    ("agreement_without_task", ("SERVES", "m2", "k5"), []),
    ("task_without_agreement", ("SERVES", "m2", "k2"), ["k4"]),
    ("task_with_nobody_behind", ("LEADS", "agency", "k4"), []),
    ("task_led_by_a_class_only", ("LEADS", "agency", "k2"), []),
    ("task_without_event", ("ABOUT", "fair", "d"), ["k4", "k5"]),
    ("task_without_expert", ("ADVISES", "e6", "k4"), ["k2"]),
    ("task_waiting", {"id": "k4", "label": "Task", "triggered_on": "2026-01-01"}, []),
    ("task_running_out", {"id": "k2", "label": "Task", "state": "done"}, ["k4"]),
    ("university_without_active_field", ("ACTIVE_IN", "uni2", "c"), []),
    ("university_without_industry_partner", ("COLLABORATES_WITH", "firm1", "uni2"), ["uni4"]),
    ("agreement_without_evidence", {"id": "m2", "label": "Agreement", "evidence": "paper"}, []),
    ("university_agreement_expiring", {"id": "m1", "label": "Agreement", "ends_on": "2029-01-01"}, []),
    ("demand_over_training", {"id": "o1", "label": "Offer", "quantity": 90}, []),
    ("agreement_past_its_end", {"id": "m2", "label": "Agreement", "state": "lapsed"}, []),
    ("university_agreement_silent", {"id": "m2", "label": "Agreement", "state": "ended"}, []),
]
LABEL = {id: label.partition(":")[0] for label, id, _ in NODES}


def joined(type: str, start: str, end: str, props: dict[str, Any] | None = None) -> tuple[str, dict[str, Any]]:
    """What writes one relation."""
    return (f"MATCH (a:{LABEL[start]} {{id: $start}}), (b:{LABEL[end]} {{id: $end}}) CREATE (a)-[r:{type}]->(b) "
            "SET r = $props", {"start": start, "end": end, "props": props or {}})


@pytest.fixture
def registry(store: Store) -> Store:
    """The store with the registry above."""
    made = [(f"CREATE (n:{label}) SET n = $props", {"props": {
        "id": id, "name": id, "folded": fold(id), "sources": ["start"], **props}}) for label, id, props in NODES]
    store.write("curators", made, None, None)
    store.write("curators", [joined(*edge) for edge in EDGES], None, None)
    return store


def rows(store: Store, gap: str) -> list[dict[str, Any]]:
    name = f"gaps/{gap}"
    return store.read(name, **{one: GIVEN[one] for one in queries.parameters(name)}).rows


def test_every_gap_is_expected_and_there_are_enough() -> None:
    assert {f"gaps/{name}" for name in EXPECTED} == set(queries.names("gaps/"))
    assert len(EXPECTED) >= 25


def test_each_gap_names_what_is_missing_and_nothing_else(registry: Store) -> None:
    found = {gap: rows(registry, gap) for gap in EXPECTED}
    assert {gap: [row["id"] for row in some] for gap, some in found.items()} == {
        gap: ids for gap, (ids, _of) in EXPECTED.items()}
    assert {gap: {row["of"] for row in some} for gap, some in found.items()} == {
        gap: {of} for gap, (_ids, of) in EXPECTED.items()}
    for gap, some in found.items():
        for row in some:
            assert row["severity"] in (1, 2, 3), gap
            assert row["endangers"] or row["targets"], f"{gap} endangers no task and no target"
            assert row["lacks"] == "" or row["lacks"].partition("@")[0] in (
                "experts", "organisations", "laboratories", "training"), gap


def test_a_gap_that_is_closed_is_gone(registry: Store) -> None:
    for gap, change, left in CLOSED:
        if isinstance(change, dict):
            label, props = change["label"], {name: value for name, value in change.items() if name != "label"}
            statement = (f"MATCH (n:{label} {{id: $id}}) SET n += $props", {"id": props["id"], "props": props})
        else:
            statement = joined(*change)
        registry.write("curators", [statement], None, None)
        assert [row["id"] for row in rows(registry, gap)] == left, gap


def test_the_numbers_of_demand_and_pace(registry: Store) -> None:
    (short,) = rows(registry, "demand_over_training")
    assert (short["wanted"], short["trained"], short["short"], short["needs"]) == (90, 50, 40, 2)
    people, events = rows(registry, "goal_behind_its_pace")
    assert (people["figure"], people["expected"]) == (9000.0, 11000.0), "the latest figure, not the highest"
    assert (events["figure"], events["expected"], events["targets"]) == (0.0, 0.5, ["2.5"])


def test_demand_against_training_by_level_and_year(registry: Store) -> None:
    found = registry.read("coverage/demand", today=GIVEN["today"], year=2026).rows
    # A need that is closed does not count, nor an offer that has ended (o3) or is closed (o2).
    assert [(row["id"], row["wanted"], row["trained"], row["short"]) for row in found] == [
        ("bachelor/2027", 90, 50, 40), ("master/2028", 5, 5, 0)]


def test_what_stands_beside_a_gap(registry: Store) -> None:
    assert [(row["id"], row["firms_abroad"]) for row in rows(registry, "field_without_firm")] == [
        ("b", 1), ("c", 0), ("d", 1)]
    (alone,) = rows(registry, "field_held_by_one_organisation")
    assert alone["organisation_id"] == "uni1"
    (need,) = rows(registry, "laboratory_need_without_offer")
    assert [one["id"] for one in need["seekers"]] == ["firm1"] and need["field_id"] == "c"


#: Data as sources have it: days known to the month or the year, units in other words, wholes twice or not at all.
ODD: list[tuple[str, dict[str, Any]]] = [
    ("Agreement", {"id": "this_year", "state": "active", "ends_on": "2026"}),
    ("Agreement", {"id": "this_month", "state": "active", "ends_on": "2026-11"}),
    ("Agreement", {"id": "next_year", "state": "active", "ends_on": "2027"}),
    ("Agreement", {"id": "last_year", "state": "active", "ends_on": "2025"}),
    ("Agreement", {"id": "of_2025", "state": "signed", "signed_on": "2025"}),
    ("Agreement", {"id": "of_2024", "state": "signed", "signed_on": "2024"}),
    ("Offer", {"id": "until_2026", "kind": "laboratory", "open_until": "2026"}),
    ("Need", {"id": "until_november", "kind": "laboratory", "open_until": "2026-11"}),
    ("Field", {"id": "twice", "level": "field", "code": "twice"}),
    ("Field", {"id": "orphan", "level": "field", "code": "orphan"}),
    ("Goal", {"id": "other_unit", "target": 20.0, "unit": "dự án", "until": 2030, "code": "x/9.1"}),
    ("Goal", {"id": "same_unit", "target": 20.0, "unit": "Dự án ", "until": 2030, "code": "x/9.2"}),
    ("Goal", {"id": "over", "target": 20.0, "until": 2025, "code": "x/9.3"}),
    ("Goal", {"id": "range", "target": 20.0, "until": 2026, "code": "x/9.4"}),
    ("Goal", {"id": "undated", "target": 20.0, "until": 2026, "code": "x/9.5"}),
    ("Figure", {"id": "millions", "value": 1.0, "unit": "triệu đồng", "as_of": "2029"}),
    ("Figure", {"id": "projects", "value": -1.0, "unit": "dự án", "as_of": "2029"}),
    ("Figure", {"id": "projects_before", "value": 90.0, "unit": "dự án", "as_of": "2029-06-30"}),
    ("Figure", {"id": "too_late", "value": 19.0, "as_of": "2026-03"}),
    ("Figure", {"id": "up_to", "value": 10.0, "value_to": 20.0, "as_of": "2026-12"}),
    ("Figure", {"id": "whenever", "value": 0.0}),
    ("Task", {"id": "bare"}), ("Task", {"id": "over_and_done", "number": 90, "state": "done"}),
    ("Organization:University", {"id": "uni5"}), ("Organization:University", {"id": "faculty"}),
]
ODD_EDGES: list[tuple[str, str, str, str, str]] = [
    ("PART_OF", "Field", "twice", "Field", "s"), ("PART_OF", "Field", "twice", "Field", "t"),
    *[("MEASURES", "Figure", figure, "Goal", goal) for figure, goal in (
        ("millions", "other_unit"), ("projects", "same_unit"), ("projects_before", "same_unit"), ("too_late", "over"),
        ("up_to", "range"), ("whenever", "undated"))],
    *[("PART_OF", "Goal", goal, "Plan", "plan") for goal in ("other_unit", "same_unit", "over", "range", "undated")],
    *[("PARTY_TO", "Organization", "uni4", "Agreement", id) for id in (
        "this_year", "this_month", "next_year", "last_year", "of_2025", "of_2024")],
    ("ABOUT", "Offer", "until_2026", "Field", "orphan"), ("ABOUT", "Need", "until_november", "Field", "twice"),
    ("LOCATED_IN", "Organization", "uni5", "Country", "vn"),
    ("PART_OF", "Organization", "faculty", "Organization", "uni5"),
    ("PARTY_TO", "Organization", "faculty", "Agreement", "m1"),
]
#: What each gap names of them.
ODDLY: dict[str, list[str]] = {
    "agreement_past_its_end": ["last_year"], "university_agreement_expiring": ["this_month", "this_year"],
    "university_agreement_silent": ["of_2024"], "field_without_laboratory": ["twice"],
    "laboratory_need_without_offer": ["until_november"], "field_without_expert": ["twice", "orphan"],
    "field_without_firm": ["twice", "orphan"], "field_without_training": ["twice", "orphan"],
    "goal_behind_its_pace": ["over", "same_unit"], "goal_without_figure": ["other_unit"],
    "task_with_nobody_behind": ["bare"], "task_running_out": [], "task_waiting": [], "task_without_agreement": ["bare"],
    "university_without_industry_partner": [], "field_without_hanoi_tie": ["twice"],
}


def test_data_as_sources_have_it_makes_neither_false_gaps_nor_double_ones(registry: Store) -> None:
    made = [(f"CREATE (n:{label}) SET n = $props", {"props": {
        "name": props["id"], "folded": props["id"], "sources": ["start"], **props}}) for label, props in ODD]
    registry.write("curators", made, None, None)
    registry.write("curators", [
        (f"MATCH (a:{one} {{id: $start}}), (b:{other} {{id: $end}}) CREATE (a)-[r:{type}]->(b)",
         {"start": start, "end": end}) for type, one, start, other, end in ODD_EDGES], None, None)
    given = {**GIVEN, "silent": ["of_2025", "of_2024"], "untied": ["twice"]}
    ids = {props["id"] for _label, props in ODD}
    for gap, expected in ODDLY.items():
        name = f"gaps/{gap}"
        found = registry.read(name, **{one: given[one] for one in queries.parameters(name)}).rows
        assert [row["id"] for row in found if row["id"] in ids] == expected, gap
    for name in queries.names("gaps/"):
        found = registry.read(name, **{one: given[one] for one in queries.parameters(name)}).rows
        assert len({(row["id"], row.get("country_id")) for row in found}) == len(found), name


def test_nothing_in_the_registry_makes_no_gap(store: Store) -> None:
    for gap in EXPECTED:
        assert rows(store, gap) == [], gap
