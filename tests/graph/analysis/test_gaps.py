"""What a field holds, what was asked about it, what a gap endangers, and whom the network cannot lose, by hand."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from graph.analysis import gaps
from graph.analysis.gaps import Endangered, Holding
from graph.analysis.projection import Projection

Make = Callable[..., Projection]
HELD = Holding(laboratories=("lab",), training=("course", "gone"), city=("uni",), year=2026)


@pytest.fixture
def p(make: Make) -> Projection:
    """A stage of two fields, one with a part; five experts in Vietnam and Japan; two offers."""
    return make(
        {"stage": "Field", "a": "Field", "a1": "Field", "b": "Field", "vn": ("Country", "VN"), "jp": ("Country", "JP"),
         "uni": ("Organization", "University"), "dept": "Organization", "firm": ("Organization", "Firm"),
         "e1": ("Expert", "verified"), "e2": "Expert", "e3": "Expert", "e4": ("Expert", "free"), "e5": "Expert",
         "lab": "Offer", "course": "Offer"},
        PART_OF=[("a", "stage"), ("b", "stage"), ("a1", "a"), ("dept", "uni")],
        LOCATED_IN=[("uni", "vn"), ("firm", "jp")],
        AFFILIATED_WITH=[("e1", "uni"), ("e2", "dept"), ("e3", "firm"), ("e4", "firm"), ("e5", "uni", 1, 2010, 2020),
                         ("e5", "firm", 1, 2021, 0)],
        EXPERT_IN=[("e1", "a1", 1, 2001, 2020), ("e2", "a", 1, 2019, 2021), ("e3", "a1"), ("e3", "a"),
                   ("e4", "b", 1, 2020, 2024), ("e5", "b", 1, 2020, 2025)],
        COAUTHOR_OF=[("e1", "e3")],
        ACTIVE_IN=[("uni", "a"), ("firm", "b"), ("firm", "a1")],
        HAS=[("uni", "lab"), ("e3", "course")], ABOUT=[("lab", "a"), ("course", "a1")])


def many(p: Projection, kind: str, where: str = "") -> dict[str, int]:
    return {one.field: one.many for one in gaps.counts(p, kind, where, HELD)}


@pytest.mark.parametrize(("kind", "where", "expected"), [
    # e3 is in a and in its part a1, and counts once; a part counts for its field and stage.
    ("experts", "", {"stage": 5, "a": 3, "a1": 2, "b": 2}),
    ("experts", "VN", {"stage": 2, "a": 2, "a1": 1, "b": 0}),
    ("experts", "JP", {"stage": 3, "a": 1, "a1": 1, "b": 2}),
    # The department belongs to a university of the city; e5 left it.
    ("experts", "hanoi", {"stage": 2, "a": 2, "a1": 1, "b": 0}),
    ("experts", "XX", {"stage": 0, "a": 0, "a1": 0, "b": 0}),
    ("organisations", "", {"stage": 2, "a": 2, "a1": 1, "b": 1}),
    ("organisations", "hanoi", {"stage": 1, "a": 1, "a1": 0, "b": 0}),
    ("laboratories", "VN", {"stage": 1, "a": 1, "a1": 0, "b": 0}),
    # Where the person is who gives it.
    ("training", "JP", {"stage": 1, "a": 1, "a1": 1, "b": 0}),
    ("training", "VN", {"stage": 0, "a": 0, "a1": 0, "b": 0}),
])
def test_a_field_holds_what_it_and_its_parts_hold(p: Projection, kind: str, where: str,
                                                  expected: dict[str, int]) -> None:
    assert many(p, kind, where) == expected
    for field, count in expected.items():
        assert len(gaps.members(p, field, kind, where, HELD)) == count, "the list behind a number is as long as it"


def test_who_is_behind_a_number(p: Projection) -> None:
    assert gaps.members(p, "a", "experts", "", HELD) == ["e1", "e2", "e3"]
    assert gaps.members(p, "nothing", "experts", "", HELD) == gaps.members(p, "a", "nothing", "", HELD) == []
    (one,) = [count for count in gaps.counts(p, "experts", "VN", HELD) if count.field == "a1"]
    assert (one.only, one.verified, one.coverage) == ("e1", 1, "one")


@pytest.mark.parametrize(("kind", "count", "expected"), [
    ("experts", 0, "none"), ("experts", 1, "one"), ("experts", 3, "thin"), ("experts", 4, "covered"),
    ("organisations", 1, "thin"), ("organisations", 3, "covered"), ("training", 1, "thin"),
    ("laboratories", 2, "covered")])
def test_how_a_count_is_called(kind: str, count: int, expected: str) -> None:
    assert gaps.coverage(kind, count) == expected


def test_nothing_holds_nothing(make: Make) -> None:
    empty = make({})
    assert gaps.counts(empty, "experts", "VN", HELD) == [] and gaps.joints(empty) == []
    assert gaps.given(empty, HELD)["ready"] == []


def test_what_the_network_gives_to_the_questions(p: Projection) -> None:
    assert gaps.given(p, HELD) == {
        "verified": ["e1"], "fields": ["a", "a1", "b", "stage"],
        # e1 and e2 are of the city, e3 wrote with e1; nobody of b did.
        "untied": ["b"],
        # Both of b are at the firm now; those of a1 are at two places.
        "alone": ["b"],
        # The last work in a and a1 is of 2021, in b of 2025.
        "idle": ["a", "a1"], "silent": [], "ready": ["e4"], "found": 1, "of": 1}


def test_an_agreement_is_silent_without_a_recent_work_or_event_of_two_parties(make: Make) -> None:
    p = make({**dict.fromkeys("abcde", "Organization"), **dict.fromkeys(("m1", "m2", "m3", "m4"), "Agreement"),
              "now": ("Event", 2026), "then": ("Event", 2024)},
             PARTY_TO=[("a", "m1"), ("b", "m1"), ("a", "m2"), ("c", "m2"), ("d", "m3"), ("e", "m3"), ("b", "m4"),
                       ("d", "m4")],
             # Of a and c nothing but the agreement itself is shared.
             COLLABORATES_WITH=[("a", "b", 3, 2019, 2025, 1), ("a", "c", 1, 2025, 2025, 1)],
             TOOK_PART_IN=[("d", "now"), ("e", "now"), ("b", "then"), ("d", "then")])
    assert gaps.given(p, HELD)["silent"] == ["m2", "m4"]


def judged(number: int, subject: str, **value: str) -> dict[str, Any]:
    return {"id": number, "subject": subject, "value": value, "by": "lan", "at": "2026-11-28", "reason": ""}


def test_what_is_known_of_who_is_not_there() -> None:
    known = gaps.surveys([
        judged(1, "a", kind="experts", where="VN", whom="uni", on="2026-01-01", answer="asked"),
        judged(2, "a", kind="experts", where="VN", whom="firm", on="2026-05-01", answer="missing"),
        judged(3, "stage", kind="training", where="", whom="all", on="2026-05-01", answer="asked"),
        judged(4, "uni", gap="gaps/x", answer="confirmed"), {**judged(5, "a"), "value": None}])
    assert [one.number for one in known] == [3, 2, 1]

    def found(fields: list[str], kind: str, where: str) -> int | None:
        said = gaps.latest(known, fields, kind, where)
        return said.number if said else None

    assert found(["a", "stage"], "experts", "VN") == 2, "the latest speaks"
    assert found(["a", "stage"], "experts", "hanoi") == 2, "who speaks of the country speaks of the city"
    assert found(["a", "stage"], "experts", "") is None and found(["b", "stage"], "experts", "VN") is None
    assert found(["b", "stage"], "training", "JP") == 3, "who was asked of the stage, of everywhere, was asked of this"


@pytest.mark.parametrize(("coverage", "survey", "expected"), [
    ("none", "unasked", False), ("none", "asked", True), ("none", "missing", True), ("one", "missing", True),
    ("thin", "unasked", False), ("covered", "missing", False)])
def test_absence_of_data_is_not_a_gap(coverage: str, survey: str, expected: bool) -> None:
    assert gaps.is_gap(coverage, survey) is expected


def test_consequence_is_severity_times_the_urgency_of_what_is_endangered() -> None:
    plan = [Endangered("t1", "1", 1, ("stage",)), Endangered("t2", "2", 3, ("b",)), Endangered("g", "2.1", 2, ()),
            Endangered("t3", "3", 0, ("a",))]
    above = {"a": ["a", "stage"], "b": ["b", "stage"]}
    row = {"id": "a", "endangers": [2], "targets": ["2.1"]}
    found = gaps.endangered(row, plan, above)
    assert [one.key for one in found] == ["2", "2.1", "1", "3"]
    assert gaps.consequence(3, found) == 3 * (3 + 2 + 1 + 0)
    assert gaps.consequence(2, []) == 2, "a gap that endangers nothing of the plan still has its severity"
    assert [one.key for one in gaps.endangered({"id": "n", "field_id": "b"}, plan, above)] == ["2", "1"]


@pytest.mark.parametrize(("timing", "until", "expected"), [
    ("late", 2025, 3), ("this_year", 2026, 3), ("running", 2027, 2), ("running", 2030, 1), ("waiting", None, 1),
    ("done", 2026, 0), ("stopped", 2030, 0)])
def test_urgency(timing: str, until: int | None, expected: int) -> None:
    assert gaps.urgency(timing, until, 2026) == expected


def test_whom_the_network_cannot_lose_and_who_could_replace_them(make: Make) -> None:
    left, right = [f"l{n}" for n in range(6)], [f"r{n}" for n in range(5)]
    ring = [(one, other) for group in (left, right) for one in group for other in group if one < other]
    p = make({**dict.fromkeys([*left, *right, "x"], "Expert"), "f": "Field", "g": "Field"},
             COAUTHOR_OF=[*ring, ("x", "l0"), ("x", "l1"), ("x", "r0"), ("x", "r1")],
             EXPERT_IN=[("x", "f"), ("x", "g"), ("l1", "f"), ("r0", "f"), ("r0", "g"), ("l5", "f")])
    (joint,) = gaps.joints(p)
    assert (joint.id, joint.parts) == ("x", (6, 5))
    assert {one[0] for one in joint.inside} == {"l", "r"}
    assert joint.instead == (("r0", 2), ("l1", 1)), "l5 knows the field, but is not tied to x"


def test_parts_of_fewer_than_three_are_no_community(make: Make) -> None:
    def line(many: int) -> list[str]:
        people = [f"e{n}" for n in range(many)]
        p = make(dict.fromkeys(people, "Expert"), COAUTHOR_OF=list(pairwise(people)))
        return [joint.id for joint in gaps.joints(p)]
    assert line(6) == [], "whoever is taken out, one side has two at most"
    assert line(7) == ["e3"], "the one in the middle holds three and three together"
