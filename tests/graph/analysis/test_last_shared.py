"""When the parties of agreements last shared something, against what one counts by hand."""

from typing import Any

from graph.analysis.agreements import last_shared


def test_it_is_the_latest_year_of_any_two_parties(make: Any) -> None:
    p = make({"a": "Organization", "b": "Organization", "c": "Organization", "d": "Organization", "m1": "Agreement",
              "m2": "Agreement", "m3": "Agreement", "m4": "Agreement"},
             PARTY_TO=[("a", "m1"), ("b", "m1"), ("c", "m1"), ("c", "m2"), ("d", "m2"), ("a", "m3"), ("a", "m4"),
                       ("c", "m4")],
             COLLABORATES_WITH=[("a", "b", 1, 2019, 2021), ("b", "c", 1, 2020, 2024), ("a", "d", 1, 2020, 2026),
                                ("a", "c", 1, 0, 0)])
    # m2's parties share nothing; m3 has one party, whose tie with d is not of its agreement; m4's year is unknown.
    assert last_shared(p, ["m1", "m2", "m3", "m4", "nobody"]) == {"m1": 2024}
    assert last_shared(p, ["m2"]) == {} and last_shared(p, []) == {}


def test_where_nobody_works_with_anybody_nothing_is_shared(make: Any) -> None:
    p = make({"a": "Organization", "b": "Organization", "m": "Agreement"}, PARTY_TO=[("a", "m"), ("b", "m")])
    assert last_shared(p, ["m"]) == {}
    assert last_shared(make({"m": "Agreement"}), ["m"]) == {}
