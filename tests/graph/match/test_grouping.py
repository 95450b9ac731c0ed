"""Which pairs are followed, and what keeps two groups apart."""

from itertools import permutations

import pandas as pd
import pytest

from graph.match.grouping import Obstacles, groups, joins

JOIN = 2.0


def scored(*pairs: tuple[str, str, float]) -> pd.DataFrame:
    return pd.DataFrame(pairs, columns=["one", "other", "weight"])


def test_pairs_are_followed_by_falling_weight_and_no_more_than_it_takes() -> None:
    pairs = scored(("a", "b", 3), ("b", "c", 9), ("a", "c", 5), ("d", "e", 1.9))
    assert joins(pairs, JOIN) == [("b", "c"), ("a", "c")]


def test_groups_are_named_by_their_first_member() -> None:
    assert groups("dcba", [("b", "d"), ("d", "c")]) == {"a": "a", "b": "b", "c": "b", "d": "b"}


def test_the_order_in_which_pairs_come_decides_nothing() -> None:
    obstacles = Obstacles(works={"a": ["w"], "d": ["w"]})
    pairs = [("a", "b", 6.0), ("b", "c", 6.0), ("c", "d", 6.0), ("a", "c", 2.5)]
    found = {tuple(joins(scored(*some), JOIN, obstacles)) for some in permutations(pairs)}
    assert found == {(("a", "b"), ("b", "c"))}


@pytest.mark.parametrize("obstacles", [
    Obstacles(apart=[("c", "a")]),
    Obstacles(works={"a": ["w1", "w2"], "c": ["w2"]}),
    Obstacles(identifiers={"a": ["orcid:1", "openalex:7"], "c": ["orcid:2", "openalex:7"]}),
])
def test_what_contradicts_does_not_meet_by_way_of_a_third(obstacles: Obstacles) -> None:
    pairs = scored(("a", "b", 9), ("b", "c", 8))
    assert joins(pairs, JOIN, obstacles) == [("a", "b")]
    assert joins(pairs, JOIN) == [("a", "b"), ("b", "c")]


def test_values_of_different_schemes_do_not_contradict() -> None:
    obstacles = Obstacles(identifiers={"a": ["orcid:1"], "b": ["openalex:2"], "c": ["orcid:1", "openalex:2"]})
    assert joins(scored(("a", "b", 9), ("b", "c", 8)), JOIN, obstacles) == [("a", "b"), ("b", "c")]


def test_a_weak_pair_does_not_unite_two_groups_that_speak_against_each_other() -> None:
    strong = [("a", "b", 9.0), ("c", "d", 9.0)]
    weak = ("b", "c", 2.5)
    # Of the four pairs across three were not scored: 0.5 - 3 * 5 beyond what joins, -3.6 on average.
    assert joins(scored(*strong, weak), JOIN) == [("a", "b"), ("c", "d")]
    # All four weigh 0.5 less than what joins, or 0.5 more: nought on average.
    across = [("a", "c", 1.5), ("a", "d", 1.5), ("b", "d", 2.5)]
    assert joins(scored(*strong, weak, *across), JOIN) == [("a", "b"), ("c", "d"), ("b", "c")]


def test_a_strong_pair_unites_them_whatever_the_others_weigh() -> None:
    pairs = scored(("a", "b", 9), ("c", "d", 9), ("b", "c", 5))
    assert joins(pairs, JOIN) == [("a", "b"), ("c", "d"), ("b", "c")]


def test_a_single_record_joins_a_group_by_a_weak_pair() -> None:
    assert joins(scored(("a", "b", 9), ("b", "c", 2)), JOIN) == [("a", "b"), ("b", "c")]


def test_what_is_one_already_stays_so_and_brings_its_contradictions() -> None:
    obstacles = Obstacles(apart=[("a", "c")])
    assert joins(scored(("b", "c", 9), ("b", "d", 8)), JOIN, obstacles, together=[("a", "b")]) == [("b", "d")]
    assert joins(scored(("a", "b", 9)), JOIN, together=[("a", "b")]) == []


def test_pairs_that_never_match_keep_their_groups_apart() -> None:
    never = float("-inf")
    assert joins(scored(("a", "b", never), ("b", "c", 3)), JOIN) == [("b", "c")]


def test_no_pairs_make_no_groups() -> None:
    assert joins(scored(), JOIN) == []
    assert groups("ab", []) == {"a": "a", "b": "b"}


def test_obstacles_are_read_from_a_frame() -> None:
    frame = pd.DataFrame({"id": ["a", "b"], "own_works": [["w"], []], "ids": [[], ["orcid:1"]]})
    assert Obstacles.of(frame) == Obstacles((), {"a": ["w"], "b": []}, {"a": [], "b": ["orcid:1"]})
