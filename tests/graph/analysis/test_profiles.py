"""What a profile asks of the network, counted by hand."""

from collections.abc import Callable

import pytest

from graph.analysis.profiles import Abroad, abroad, behind, similar, toward
from graph.analysis.projection import Projection

Make = Callable[..., Projection]


@pytest.fixture
def people(make: Make) -> Projection:
    """Five people: everybody knows the field ``common``, few know ``rare``; ann and bob both wrote with eve."""
    return make(
        {**dict.fromkeys(("ann", "bob", "cat", "dan", "eve"), "Expert"), "common": "Field", "rare": "Field"},
        EXPERT_IN=[(one, "common") for one in ("ann", "bob", "cat", "dan")] + [("ann", "rare"), ("cat", "rare")],
        COAUTHOR_OF=[("ann", "eve"), ("bob", "eve")])


def test_a_rare_field_that_both_know_says_more_than_a_common_one(people: Projection) -> None:
    found = similar(people, "ann")
    assert [one.id for one in found] == ["cat", "bob", "dan"]
    assert (found[0].fields, found[0].colleagues) == (["rare", "common"], [])
    assert (found[1].fields, found[1].colleagues, found[1].together) == (["common"], ["eve"], False)


def test_who_resembles_nobody_finds_nobody(people: Projection, make: Make) -> None:
    assert similar(people, "nobody") == []
    assert similar(make({"ann": "Expert"}), "ann") == []
    assert len(similar(people, "ann", 1)) == 1


@pytest.fixture
def bodies(make: Make) -> Projection:
    """A university in Hanoi with a department, a firm in Japan: two works, of 2020 and 2022, and an agreement."""
    return make(
        {"ann": "Expert", "ken": "Expert", "uni": "Organization", "lab": "Organization", "firm": "Organization",
         "vn": ("Country", "VN"), "jp": ("Country", "JP"), "w1": ("Work", 2020), "w2": ("Work", 2022),
         "mou": ("Agreement", 2022)},
        LOCATED_IN=[("uni", "vn"), ("lab", "vn"), ("firm", "jp")], PART_OF=[("lab", "uni")],
        AFFILIATED_WITH=[("ann", "lab"), ("ken", "firm")], PARTY_TO=[("uni", "mou"), ("firm", "mou")],
        AUTHORED=[(one, work) for one in ("ann", "ken") for work in ("w1", "w2")], COAUTHOR_OF=[("ann", "ken", 2)])


def test_what_is_shared_with_a_country_is_counted_by_year(bodies: Projection) -> None:
    assert abroad(bodies, "uni") == [Abroad(2022, "JP", 0, 1, 1)]
    assert abroad(bodies, "lab") == [Abroad(2020, "JP", 1, 0, 1), Abroad(2022, "JP", 1, 0, 1)]
    assert abroad(bodies, "uni", parts=True) == [Abroad(2020, "JP", 1, 0, 1), Abroad(2022, "JP", 1, 1, 1)]
    assert abroad(bodies, "lab", without=("JP",)) == abroad(bodies, "none") == []


def test_what_stands_behind_a_tie_is_named_the_latest_first(bodies: Projection) -> None:
    assert behind(bodies, "firm", "lab") == behind(bodies, "lab", "firm") == ["w2", "w1"]
    assert behind(bodies, "uni", "firm") == ["mou"]
    assert behind(bodies, "uni", "lab") == behind(bodies, "uni", "none") == []


def test_ways_lead_to_any_of_several_ends_each_by_another_first_step(bodies: Projection) -> None:
    found = toward(bodies, "ken", ["uni", "lab"])
    assert [(path.ids[0], path.ids[1], path.ids[-1]) for path in found] == [
        ("ken", "ann", "lab"), ("ken", "firm", "uni")]
    assert toward(bodies, "lab", ["lab"]) == toward(bodies, "none", ["lab"]) == toward(bodies, "ken", []) == []
