"""Collaboration by year, what is new and what lapsed, and the communities of two years, by hand."""

from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest

from graph.analysis import years
from graph.analysis.projection import Projection
from graph.analysis.years import CountryYear, Group

Make = Callable[..., Projection]


@pytest.fixture
def p(make: Make) -> Projection:
    """A university in Vietnam and its works with two firms in Japan and one in Taiwan."""
    people = {"v": "uni", "j": "jfab", "k": "jlab", "t": "tfab"}
    works = {"w1": (2018, "vj"), "w2": (2022, "vjt"), "w3": (2022, "vk"), "w4": (2023, "vt"), "w5": (0, "vk")}
    return make(
        {**dict.fromkeys(people, "Expert"), **dict.fromkeys(people.values(), "Organization"), "vn": ("Country", "VN"),
         "jp": ("Country", "JP"), "tw": ("Country", "TW"), "mou": ("Agreement", 2023),
         **{work: ("Work", year) for work, (year, _) in works.items()}},
        LOCATED_IN=[("uni", "vn"), ("jfab", "jp"), ("jlab", "jp"), ("tfab", "tw")],
        AFFILIATED_WITH=[*people.items()],
        AUTHORED=[(person, work) for work, (_, authors) in works.items() for person in authors],
        PARTY_TO=[("uni", "mou"), ("jfab", "mou")])


def test_collaboration_by_year_and_country(p: Projection) -> None:
    assert years.collaboration(p, ["JP", "TW", "US"]) == [
        CountryYear(0, "JP", 1, 0, 1), CountryYear(2018, "JP", 1, 0, 1), CountryYear(2022, "JP", 2, 0, 2),
        CountryYear(2022, "TW", 1, 0, 1), CountryYear(2023, "JP", 0, 1, 1), CountryYear(2023, "TW", 1, 0, 1)]
    assert years.collaboration(p, ["JP"], since=2023) == [CountryYear(2023, "JP", 0, 1, 1)]
    # Between Japan and Taiwan, with Japan at home; home itself is no country of its own.
    assert years.collaboration(p, ["TW", "JP"], home="JP") == [CountryYear(2022, "TW", 1, 0, 1)]
    assert years.collaboration(p, ["JP"], home="XX") == []
    assert years.years(p) == (2018, 2023)


def test_new_and_lapsed_ties(p: Projection) -> None:
    turned = years.new_and_lapsed(p, 2022, within=2)
    assert [(tie.one, tie.other, tie.works) for tie in turned.new] == [("tfab", "uni", 1)]
    assert [(tie.one, tie.other) for tie in turned.lapsed] == []
    # The laboratory once wrote something, nobody knows when: it is not new.
    assert [(tie.one, tie.other) for tie in turned.kept] == [("jfab", "uni"), ("jlab", "uni")]
    later = years.new_and_lapsed(p, 2026, within=3, countries=["JP"])
    assert [(tie.one, tie.works, tie.agreements, tie.last) for tie in later.lapsed] == [
        ("jfab", 2, 1, 2023), ("jlab", 2, 0, 2022)]
    assert later.new == [] and later.kept == []
    at_first = years.new_and_lapsed(p, 2017)
    assert (at_first.new, [tie.one for tie in at_first.lapsed]) == ([], ["jlab"])


def test_nothing_has_no_years(make: Make) -> None:
    empty = make({})
    assert years.years(empty) == (0, 0) and years.collaboration(empty, ["JP"]) == []
    assert years.new_and_lapsed(empty, 2024) == ([], [], [])
    assert years.compare(empty, 2020, 2024).groups == []


def written(make: Make, *teams: tuple[int, str]) -> Projection:
    """Every two of a team write a work together in its year."""
    pairs = [(year, a, b) for year, team in teams for a, b in combinations(team, 2)]
    return make({**{id: "Expert" for _, team in teams for id in team},
                 **{f"w{at}": ("Work", year) for at, (year, _, _) in enumerate(pairs)}},
                AUTHORED=[(id, f"w{at}") for at, pair in enumerate(pairs) for id in pair[1:]])


def test_communities_of_two_years(make: Make) -> None:
    p = written(make, (2018, "abcde"), (2018, "pqr"), (2024, "abcd"), (2024, "epqrs"))
    one, other = years.communities(p, 2018), years.communities(p, 2024)
    assert [one.members(number) for number in (0, 1)] == [list("abcde"), list("pqr")]
    assert [other.members(number) for number in (0, 1)] == [list("epqrs"), list("abcd")]
    compared = years.compare(p, 2024, 2018)
    assert (compared.before.year, compared.after.year) == (2018, 2024)
    assert compared.groups == [Group(0, 1, 5, 3), Group(1, 0, 4, 4)]
    assert compared.moved == [("e", 0, 0)], "from the first of 2018, which goes on as 1, to what was 1"
    assert compared.joined == ["s"] and compared.left == []


def test_a_community_of_nobody_from_before_is_new(make: Make) -> None:
    compared = years.compare(written(make, (2018, "abc"), (2024, "xyz")), 2018, 2024)
    assert compared.groups == [Group(0, None, 3, 0)]
    assert (compared.moved, compared.joined, compared.left) == ([], list("xyz"), list("abc"))


def test_posts_hold_a_community_together_in_their_years_only(make: Make) -> None:
    p: Any = make({"ann": "Expert", "bob": "Expert", "fab": "Organization"},
                  AFFILIATED_WITH=[("ann", "fab", 1, 2018, 2020), ("bob", "fab", 1, 2010)])
    assert years.communities(p, 2020).members(0) == ["ann", "bob", "fab"]
    assert years.communities(p, 2024).members(0) == ["bob", "fab"]
