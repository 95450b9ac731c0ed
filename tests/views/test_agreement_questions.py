"""What the pages of agreements, events, needs and offers ask, on the small world with a few more things."""

from typing import Any

import pytest

from graph.names import fold
from graph.store import Store

TODAY = "2026-11-27"

#: m1 (active) has the parties u2, f1, f2; m2 (talks) has u1, u3.
NODES: list[tuple[str, str, dict[str, Any]]] = [
    ("Event", "v1", {"name": "Fair", "starts_on": "2026-05-14", "ends_on": "2026-05-15"}),
    ("Event", "v2", {"name": "Session", "starts_on": "2026-05-14"}),
    ("Event", "v3", {"name": "Later", "starts_on": "2026-09"}),
    ("Need", "n1", {"name": "Test engineers", "kind": "people", "state": "open", "open_until": "2026-12-31"}),
    ("Need", "n2", {"name": "Second need", "kind": "people", "state": "open", "open_until": "2026-11-26"}),
    ("Need", "n3", {"name": "A laboratory", "kind": "laboratory", "state": "review"}),
    ("Offer", "o1", {"name": "Graduates", "kind": "people", "open_until": "2026"}),
    ("Offer", "o2", {"name": "Money", "kind": "capital", "state": "met", "open_until": "2020"}),
    ("Offer", "o3", {"name": "More graduates", "kind": "people", "state": "review"}),
]
EDGES: list[tuple[str, str, str, dict[str, Any]]] = [
    ("ABOUT", "m1", "a1", {}), ("ABOUT", "v1", "a", {}), ("PART_OF", "v2", "v1", {}),
    *[("TOOK_PART_IN", who, event, {"role": "guest"}) for who, event in (
        ("u2", "v1"), ("f1", "v1"), ("u1", "v1"), ("u1", "v3"), ("e1", "v1"), ("f1", "v3"))],
    ("SEEKS", "f1", "n1", {}), ("SEEKS", "f1", "n2", {}), ("SEEKS", "u1", "n3", {}), ("HAS", "u2", "o1", {}),
    ("HAS", "e1", "o2", {}), ("HAS", "u1", "o3", {}),
    *[("ABOUT", wish, field, {}) for wish, field in (
        ("n1", "a1"), ("n1", "b"), ("n2", "a1"), ("o1", "b"), ("o2", "a1"), ("o3", "b"))],
]
ALL: dict[str, Any] = {"words": [], "state": "", "country": "", "fields": []}
WISHES: dict[str, Any] = {"words": [], "label": "", "need_kind": "", "fields": [], "today": "2026-11-27"}


#: The label of what the small world has, by how its ids begin.
BEGINS = {"u": "Organization", "f": "Organization", "e": "Expert", "m": "Agreement", **dict.fromkeys("abst", "Field"),
          "v": "Event", "n": "Need", "o": "Offer"}


def label_of(id: str) -> str:
    return BEGINS[id[0]]


@pytest.fixture
def more(world: Store) -> Store:
    """The small world with events, needs and offers."""
    fill(world, NODES, EDGES)
    return world


def fill(world: Store, nodes: list[tuple[str, str, dict[str, Any]]],
         edges: list[tuple[str, str, str, dict[str, Any]]]) -> None:
    made = [(f"CREATE (n:{label}) SET n = $props",
             {"props": {"id": id, "sources": ["start"], "folded": fold(props["name"]), **props}})
            for label, id, props in nodes]
    joined = [(f"MATCH (a:{label_of(start)} {{id: $start}}), (b:{label_of(end)} {{id: $end}}) "
               f"CREATE (a)-[r:{type}]->(b) SET r = $props",
               {"start": start, "end": end, "props": {"sources": ["start"], **props}})
              for type, start, end, props in edges]
    for some in (made, joined):
        world.write("curators", some, None, None)


def ids(store: Store, name: str, **parameters: Any) -> list[str]:
    return [row["id"] for row in store.read(name, **parameters).rows]


def test_agreements_are_narrowed_and_counted(more: Store) -> None:
    for asked, found in (({}, ["m2", "m1"]), ({"state": "active"}, ["m1"]), ({"country": "JP"}, ["m2"]),
                         ({"country": "US"}, ["m1"]), ({"fields": ["s.a.1"]}, ["m1"]), ({"words": ["memo"]}, ["m1"]),
                         ({"state": "ended"}, [])):
        assert ids(more, "agreements/list", **{**ALL, **asked}, limit=9) == found, asked
        assert more.read("agreements/count", **{**ALL, **asked}).rows[0] == {"total": len(found), "invented": 0}
    assert [one["id"] for one in more.read("agreements/list", **ALL, limit=9).rows[1]["between"]] == ["u2", "f1", "f2"]


def test_who_is_a_party_to_what_and_was_where(more: Store) -> None:
    assert [(row["id"], row["organisation"]) for row in more.read("agreements/parties", ids=["m1", "m2"]).rows] == [
        ("m1", "f1"), ("m1", "f2"), ("m1", "u2"), ("m2", "u1"), ("m2", "u3")]
    assert more.read("agreements/attended", ids=["f1", "u2", "f2"]).rows == [
        {"organisation": "f1", "id": "v1", "until": "2026-05-15"},
        {"organisation": "f1", "id": "v3", "until": "2026-09"},
        {"organisation": "u2", "id": "v1", "until": "2026-05-15"}]


def test_an_agreement_at_a_glance(more: Store) -> None:
    assert more.read("agreement/about", agreement="m1").rows[0]["agreement_state"] == "active"
    assert ids(more, "agreement/parties", agreement="m1") == ["u2", "f1", "f2"]
    assert ids(more, "agreement/fields", agreement="m1") == ["a1"]
    assert ids(more, "agreement/tasks", agreement="m1") == ["k4"]
    (event,) = more.read("agreement/events", agreement="m1").rows
    assert (event["id"], [one["id"] for one in event["between"]]) == ("v1", ["u2", "f1"])


def test_an_event_at_a_glance(more: Store) -> None:
    assert more.read("event/about", event="v2").rows[0]["whole_id"] == "v1"
    assert more.read("event/counts", event="v1").rows == [{"organisations": 3, "experts": 1}]
    assert ids(more, "event/organisations", event="v1", skip=0, limit=9) == ["u1", "u2", "f1"]
    assert ids(more, "event/organisations", event="v1", skip=1, limit=1) == ["u2"]
    assert ids(more, "event/people", event="v1", skip=0, limit=9, today=TODAY) == ["e1"]
    assert ids(more, "event/sessions", event="v1") == ["v2"] and ids(more, "event/fields", event="v1") == ["a"]
    assert ids(more, "event/agreements", event="v1") == ["m1"] and ids(more, "event/agreements", event="v3") == []


def test_needs_and_offers_are_narrowed_by_what_they_are_today(more: Store) -> None:
    for asked, found in (
            ({}, ["n3", "o3", "o1", "n1", "n2", "o2"]), ({"label": "Need"}, ["n3", "n1", "n2"]),
            ({"need_kind": "capital"}, ["o2"]), ({"fields": ["s.b"]}, ["o3", "o1", "n1"]),
            ({"words": ["grad"]}, ["o3", "o1"]), ({"exchange_state": "open"}, ["o1", "n1"]),
            ({"exchange_state": "expired"}, ["n2"]), ({"exchange_state": "review"}, ["n3", "o3"]),
            ({"exchange_state": "met"}, ["o2"])):
        assert ids(more, "exchange/list", **{**WISHES, "exchange_state": "", **asked}, skip=0, limit=9) == found, asked


def test_what_is_open_expires_after_its_day(more: Store) -> None:
    for today, counts in (
            ("2026-11-26", {"met": 1, "open": 3, "review": 2}),
            ("2026-11-27", {"expired": 1, "met": 1, "open": 2, "review": 2}),
            ("2026-12-31", {"expired": 1, "met": 1, "open": 2, "review": 2}),
            ("2027-01-01", {"expired": 3, "met": 1, "review": 2})):
        rows = more.read("exchange/counts", **{**WISHES, "today": today}).rows
        assert {row["exchange_state"]: row["count"] for row in rows} == counts, today


def test_a_need_at_a_glance_and_what_meets_it(more: Store) -> None:
    row = more.read("exchange/about", wish="n1", today="2026-11-27").rows[0]
    assert (row["exchange_state"], row["need_kind"]) == ("open", "people")
    assert ids(more, "exchange/posted_by", wish="n1") == ["f1"]
    assert ids(more, "exchange/fields", wish="n1") == ["a1", "b"]
    # o3 waits for review, o2 is of another kind, n2 is a need itself.
    assert ids(more, "exchange/meeting", wish="n1", today="2026-11-27") == ["o1"]
    assert ids(more, "exchange/meeting", wish="o1", today="2026-11-27") == ["n1"]
    assert ids(more, "exchange/meeting", wish="n1", today="2027-01-01") == []


def test_parts_and_wholes_meet_too_and_nobody_meets_themselves(more: Store) -> None:
    # Both are in b, a part of s, as o1 is; o5 is of who seeks n5, and n5 says no kind.
    fill(more, [("Need", "n5", {"name": "Any help"}), ("Offer", "o5", {"name": "Own help", "kind": "people"}),
                ("Need", "n6", {"name": "Other materials", "kind": "people"})],
         [("SEEKS", "u1", "n5", {}), ("HAS", "u1", "o5", {}), ("SEEKS", "u1", "n6", {}),
          ("ABOUT", "n5", "s", {}), ("ABOUT", "o5", "b", {}), ("ABOUT", "n6", "t", {})])
    assert ids(more, "exchange/meeting", wish="n5", today="2026-11-27") == ["o1"]
    assert ids(more, "exchange/meeting", wish="o1", today="2026-11-27") == ["n1", "n5"]
    assert ids(more, "exchange/meeting", wish="o5", today="2026-11-27") == ["n1"]
    assert ids(more, "exchange/meeting", wish="n6", today="2026-11-27") == []
