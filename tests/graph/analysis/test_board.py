"""The best board: as good as trying all, never against a rule, contradictions named, and what it says of itself."""

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from benchmarks.board import case
from graph.analysis import board as boards
from graph.analysis.board import Board, Candidate, Problem, Quota, Rules, Want, problem, solve

FIELDS = ("design", "packaging", "test")


def person(id: str, *fields: str, **more: Any) -> Candidate:
    return Candidate(id, dict.fromkeys(fields, 2), **more)


def exhaustive(given: Problem) -> int | None:
    """The value of the best board by trying all; None where none keeps the rules."""
    lawful = [given.value(board) for board in combinations(range(len(given)), given.rules.seats)
              if not given.broken(board)]
    return max(lawful, default=None)


def places(given: Problem, board: Board) -> list[int]:
    return [given.ids.index(id) for id in board.ids]


@some.composite
def small(draw: Any) -> Problem:
    """Up to nine people, four fields, and rules of every kind, at random."""
    ids = [f"p{number}" for number in range(draw(some.integers(1, 9)))]
    people = [Candidate(
        id, draw(some.dictionaries(some.sampled_from("abcd"), some.integers(1, 3), max_size=3)),
        frozenset(draw(some.sets(some.sampled_from(("o1", "o2", "o3")), max_size=2))),
        frozenset(draw(some.sets(some.sampled_from((("country", "VN"), ("country", "JP"), ("language", "en")))))),
        draw(some.booleans()), draw(some.integers(0, 2))) for id in ids]
    wants = [Want(field, draw(some.integers(1, 3)), draw(some.integers(1, 3)), draw(some.integers(1, 2)))
             for field in draw(some.sets(some.sampled_from("abcd")))]
    quotas = [Quota(kind, value, draw(some.integers(0, 2)), draw(some.none() | some.integers(1, 3)))
              for kind, value in draw(some.sets(some.sampled_from((("country", "VN"), ("language", "en")))))]
    pair = some.tuples(some.sampled_from(ids), some.sampled_from(ids))
    rules = Rules(draw(some.integers(1, 4)), wants, quotas, draw(some.integers(0, 2)),
                  draw(some.lists(some.sampled_from(ids), max_size=1)),
                  draw(some.lists(some.sampled_from(ids), max_size=2, unique=True)), draw(some.booleans()),
                  draw(some.lists(pair, max_size=4)), {("unbound", "firm"): draw(some.lists(some.sampled_from(ids),
                                                                                            max_size=2))})
    return problem(people, rules)


@settings(max_examples=60, deadline=None)
@given(small())
def test_the_best_of_all_and_never_against_a_rule(given: Problem) -> None:
    board, best = solve(given), exhaustive(given)
    if best is None:
        assert board.ids == ()
        assert boards.contradiction(given) != []
        return
    assert (board.value, board.proven) == (best, True)
    assert given.broken(places(given, board)) == [] and len(board.ids) == given.rules.seats
    assert boards.contradiction(given) == []
    simple = boards.greedy(given)
    assert given.broken(simple) or given.value(simple) <= best


@settings(max_examples=25, deadline=None)
@given(small())
def test_the_contradiction_is_the_smallest(given: Problem) -> None:
    named = boards.contradiction(given)
    if not named:
        return
    assert not any_board(given.only(named))
    for fewer in combinations(given.named(), len(named) - 1):
        assert any_board(given.only(fewer))


def any_board(given: Problem) -> bool:
    """Whether any people, of whatever number, keep the rules: the number of seats is a rule of its own."""
    return any(not given.broken(board) for many in range(len(given) + 1)
               for board in combinations(range(len(given)), many))


@settings(max_examples=25, deadline=None)
@given(small())
def test_who_could_take_a_seat_breaks_no_rule_and_loses_what_is_said(given: Problem) -> None:
    board = solve(given)
    for seat in boards.seats(given, board.ids):
        for other in seat.alternates:
            swapped = [given.ids.index(other.id if id == seat.id else id) for id in board.ids]
            assert given.broken(swapped) == []
            assert given.value(swapped) == board.value - other.loses
            assert other.loses >= 0
    for rule in boards.costs(given, board.value) if board.ids else ():
        free = exhaustive(given.without(rule.rule)) or 0
        assert rule.least == rule.most == max(0, free - board.value)


PEOPLE = [person("an", "design", "packaging", organisations=frozenset({"o1"}), prefer=1),
          person("binh", "design", "packaging", organisations=frozenset({"o1"})),
          person("chi", "test", marks=frozenset({("country", "JP")})),
          person("dung", "test", free=False), person("em", "design")]
WANTS = [Want("design", 3), Want("packaging", 2), Want("test", 1)]


def test_each_seat_tells_what_it_adds_and_who_else_could_sit() -> None:
    asked = problem(PEOPLE, Rules(2, WANTS, available=True))
    board = solve(asked)
    assert (board.ids, board.value, board.most) == (("an", "chi"), 12, 12)
    first, second = boards.seats(asked, board.ids)
    assert (first.adds, first.alone) == (10, ("design", "packaging"))
    assert first.alternates == (boards.Stand("binh", 0), boards.Stand("em", 4)) and first.equals == ("binh",)
    assert (second.adds, second.alternates) == (2, (boards.Stand("binh", 2), boards.Stand("em", 2)))


def test_why_somebody_does_not_sit() -> None:
    asked = problem(PEOPLE, Rules(2, WANTS, available=True, per_organisation=1))
    assert boards.absent(asked, ("an", "chi"), "dung").barred == (boards.AVAILABLE,)
    assert boards.absent(asked, ("an", "chi"), "binh")[2:4] == ("an", 0)
    assert boards.absent(asked, ("an", "chi"), "em")[2:4] == ("chi", 2)
    strict = problem(PEOPLE, Rules(1, WANTS, must=["chi"]))
    assert boards.absent(strict, ("chi",), "an").blocked == (("must", "chi"),)
    held, against = boards.with_them(asked, "em")
    assert (held.ids, held.value, against) == (("an", "em"), 10, [])
    held, against = boards.with_them(strict, "an")
    assert (held.ids, set(against)) == ((), {boards.SEATS, ("must", "chi"), ("must", "an")})
    assert boards.with_them(asked, "dung")[1] == [("must", "dung"), boards.AVAILABLE]


def test_what_a_rule_costs() -> None:
    asked = problem(PEOPLE, Rules(1, WANTS, [Quota("country", "JP", 1)]))
    board = solve(asked)
    assert (board.ids, board.value) == (("chi",), 2)
    assert list(boards.costs(asked, board.value)) == [boards.Cost(("quota", "country", "JP", "least"), 8, 8)]


@pytest.mark.parametrize(("rules", "named"), [
    (Rules(6), [boards.SEATS]),
    (Rules(1, must=["nobody"]), [("must", "nobody")]),
    (Rules(2, must=["an"], without=["an"], quotas=[Quota("country", "JP", 1)]), [("must", "an"), ("without", "an")]),
    (Rules(2, must=["an", "binh"], per_organisation=1), [boards.ORGANISATION, ("must", "an"), ("must", "binh")]),
    (Rules(1, must=["an"], quotas=[Quota("country", "JP", 1)]),
     [boards.SEATS, ("quota", "country", "JP", "least"), ("must", "an")]),
    (Rules(2, must=["an", "chi"], apart=[("chi", "an")]), [("must", "an"), ("must", "chi"), boards.APART]),
    (Rules(3, quotas=[Quota("country", "JP", 2)]), [("quota", "country", "JP", "least")]),
])
def test_rules_that_contradict_each_other_are_named(rules: Rules, named: list[boards.Rule]) -> None:
    asked = problem(PEOPLE, rules)
    assert solve(asked).ids == ()
    assert sorted(boards.contradiction(asked)) == sorted(named)


def test_nobody_and_nothing_wanted() -> None:
    assert solve(problem([], Rules(3, WANTS))).ids == ()
    board = solve(problem(PEOPLE, Rules(2)))
    assert len(board.ids) == 2 and (board.value, board.proven) == (0, True)


def test_greedy_may_fall_short_where_the_best_does_not() -> None:
    people = [person("all", "a", "b", "c"), person("left", "a", "b", "d"), person("right", "c", "e", "f")]
    wants = [Want(field, weight) for field, weight in zip("abcdef", (3, 3, 3, 2, 2, 2), strict=True)]
    asked = problem(people, Rules(2, wants))
    assert asked.value(boards.greedy(asked)) == 26
    assert (solve(asked).ids, solve(asked).value) == (("left", "right"), 30)


def test_a_middling_case_of_the_benchmark_is_proven() -> None:
    people, rules = case(7, people=200, fields=20, seats=12)
    asked = problem(people, rules)
    board = solve(asked)
    assert board.proven and board.gap == 0.0 and asked.broken(places(asked, board)) == []
    assert asked.value(boards.greedy(asked)) <= board.value or asked.broken(boards.greedy(asked))
