"""The best paths: what makes one better, none through whom it may not lead, and exactly those that there are."""

import random
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import networkx as nx
import numpy as np
import pytest

from graph.analysis import paths
from graph.analysis.paths.arcs import arcs
from graph.analysis.projection import Projection

Make = Callable[..., Projection]
PEOPLE = dict.fromkeys(("ann", "bob", "cam", "dan", "eve"), "Expert")


def routes(found: list[paths.Path]) -> list[str]:
    return [" ".join(path.ids) for path in found]


def test_more_works_lately_are_a_better_path(make: Make) -> None:
    p = make({**PEOPLE, "w": ("Work", 2025)}, COAUTHOR_OF=[
        ("ann", "bob", 1, 2024, 2024), ("bob", "eve", 1, 2024, 2024),
        ("ann", "cam", 8, 2024, 2024), ("cam", "eve", 8, 2024, 2024),
        ("ann", "dan", 8, 1996, 1996), ("dan", "eve", 8, 1996, 1996)])
    found = paths.best(p, "ann", "eve")
    assert routes(found) == ["ann cam eve", "ann bob eve", "ann dan eve"]
    assert found[0].score > found[1].score > found[2].score > 0
    assert {"strong", "recent"} <= set(found[0].why) and "old" in found[2].why and "recent" not in found[2].why
    assert found[0].steps[0] == paths.Step("ann", "cam", "COAUTHOR_OF", True, 8.0, 2024, 2024)
    back = paths.best(p, "eve", "ann")[0]
    assert back.ids == ("eve", "cam", "ann") and back.steps[0].forward is False and back.score == found[0].score


def test_who_is_verified_or_has_consented_is_preferred(make: Make) -> None:
    ties = [("ann", "bob", 2), ("bob", "eve", 2), ("ann", "cam", 2), ("cam", "eve", 2)]
    p = make(PEOPLE, COAUTHOR_OF=ties)
    assert routes(paths.best(p, "ann", "eve")) == ["ann bob eve", "ann cam eve"], "as good: by id"
    agreed = paths.best(p, "ann", "eve", consented={"cam"})
    assert routes(agreed) == ["ann cam eve", "ann bob eve"]
    assert (agreed[0].consented, agreed[1].consented) == (1, 0) and "consented" in agreed[0].why
    checked = paths.best(make({**PEOPLE, "cam": ("Expert", "verified")}, COAUTHOR_OF=ties), "ann", "eve")[0]
    assert (checked.ids[1], checked.verified, "verified" in checked.why) == ("cam", 1, True)
    free = paths.best(make({**PEOPLE, "cam": ("Expert", "free")}, COAUTHOR_OF=ties), "ann", "eve")[0]
    assert (free.ids[1], free.consented) == ("cam", 1)
    # Consent of somebody who says what they are free for counts once.
    p = make({**PEOPLE, "cam": ("Expert", "free")}, COAUTHOR_OF=ties)
    again = paths.best(p, "ann", "eve", consented={"cam"})[0]
    assert again.score == free.score


def test_no_path_leads_through_whom_it_may_not(make: Make) -> None:
    p = make({**PEOPLE, "fab": "Organization"}, COAUTHOR_OF=[("ann", "bob"), ("bob", "eve")],
             AFFILIATED_WITH=[("ann", "fab"), ("eve", "fab")])
    assert routes(paths.best(p, "ann", "eve", usable=lambda id: id != "bob")) == ["ann fab eve"]
    assert routes(paths.best(p, "ann", "eve", usable=p.of("Expert"))) == ["ann bob eve"]
    assert paths.best(p, "ann", "eve", usable=lambda id: False) == []
    assert routes(paths.best(p, "ann", "bob", usable=lambda id: False)) == ["ann bob"], "the ends always may"


def test_in_a_larger_house_fewer_know_each_other(make: Make) -> None:
    crowd = {f"x{at}": "Expert" for at in range(300)}
    p = make({**PEOPLE, **crowd, "big": "Organization", "small": "Organization"},
             AFFILIATED_WITH=[("ann", "big"), ("eve", "big"), ("ann", "small"), ("eve", "small"),
                              *((one, "big") for one in crowd)])
    assert routes(paths.best(p, "ann", "eve")) == ["ann small eve", "ann big eve"]


def test_a_conference_is_a_weak_tie_and_an_agreement_is_passed_through(make: Make) -> None:
    p = make({"fab": "Organization", "uni": "Organization", "mou": ("Agreement", 2024), "fair": ("Event", 2024),
              "w": ("Work", 2025)},
             PARTY_TO=[("fab", "mou"), ("uni", "mou")], TOOK_PART_IN=[("fab", "fair"), ("uni", "fair")])
    signed, met = paths.best(p, "fab", "uni")
    assert (signed.ids, met.ids) == (("fab", "mou", "uni"), ("fab", "fair", "uni"))
    assert signed.steps[1] == paths.Step("mou", "uni", "PARTY_TO", False, 1.0, 2024, 2024)
    assert "weak" in met.why and "weak" not in signed.why


def test_unknown_ends_the_same_and_unlinked_ones_have_no_path(make: Make) -> None:
    p = make({**PEOPLE, "w": ("Work", 2020)}, COAUTHOR_OF=[("ann", "bob")], AUTHORED=[("ann", "w"), ("eve", "w")])
    assert paths.best(p, "ann", "nobody") == paths.best(p, "nobody", "ann") == paths.best(p, "ann", "ann") == []
    assert paths.best(p, "ann", "eve") == [], "works are told by co-authorship"
    assert paths.best(make({}), "a", "b") == []


def test_a_year_that_is_still_to_come_makes_nothing_old(make: Make) -> None:
    p = make({**PEOPLE, "w": ("Work", 2925)}, COAUTHOR_OF=[("ann", "bob", 4, 2024, 2024)])
    assert "old" not in paths.best(p, "ann", "bob")[0].why


def test_of_two_relations_the_better_one_is_told(make: Make) -> None:
    p = make({"ann": "Expert", "hub": "Organization"}, AFFILIATED_WITH=[("ann", "hub", 1, 2001, 2003)],
             ADVISES=[("ann", "hub", 1, 2024)])
    (path,) = paths.best(p, "ann", "hub", today=2025)
    assert path.steps[0].type == "ADVISES" and path.why == ("direct", "strong", "recent")


def test_the_few_best_are_those_of_all_simple_paths() -> None:
    dice = random.Random(9)
    from graph.analysis.projection import patching
    from graph.analysis.projection.arrays import LABELS
    from graph.analysis.projection.patching import EdgeRow, NodeRow

    for _ in range(25):
        ids = [f"e{at}" for at in range(9)]
        rows = [NodeRow(id, id, LABELS.index("Expert"), 0, dice.choice((0, 1)), 0, 0) for id in ids]
        ties = [EdgeRow(*sorted(dice.sample(ids, 2)), dice.randrange(1, 4), 0, 0, 0) for _ in range(14)]
        p = patching.built("curators", {}, rows, {"COAUTHOR_OF": ties})
        assert [(round(path.score, 4), path.ids) for path in paths.best(p, "e0", "e8", few=4, longest=5)] == all_paths(
            p, "e0", "e8", 5)[:4]


def all_paths(p: Projection, one: str, other: str, longest: int) -> list[tuple[float, tuple[str, ...]]]:
    """Every simple path with its score, the best first, by NetworkX."""
    found = arcs(p)
    drawn: Any = nx.DiGraph()
    drawn.add_nodes_from(range(len(p)))
    for a, b, cost in zip(found.start.tolist(), found.end.tolist(), found.cost.tolist(), strict=True):
        drawn.add_edge(a, b, cost=cost)
    every = []
    for path in nx.all_simple_paths(drawn, p.index[one], p.index[other], cutoff=longest):
        cost = sum(drawn[a][b]["cost"] for a, b in pairwise(path)) + sum(found.entering[path[1:-1]])
        every.append((round(cost, 9), tuple(path)))
    return [(round(float(np.exp(-cost)), 4), tuple(p.ids[at] for at in path)) for cost, path in sorted(every)]


# Who can introduce us


@pytest.fixture
def houses(make: Make) -> Projection:
    """A university with a department, and a firm with a plant."""
    return make(
        {**PEOPLE, "uni": "Organization", "dept": "Organization", "fab": "Organization", "plant": "Organization",
         "w": ("Work", 2025)},
        PART_OF=[("dept", "uni"), ("plant", "fab")],
        AFFILIATED_WITH=[("ann", "dept", 1, 2015), ("bob", "uni", 1, 2015), ("cam", "uni", 1, 2010, 2019),
                         ("dan", "plant", 1, 2020), ("eve", "uni", 1, 2020)],
        COAUTHOR_OF=[("ann", "dan", 6, 2020, 2025), ("bob", "ann", 1, 2024, 2024), ("cam", "dan", 9, 2012, 2025)],
        COLLABORATES_WITH=[("fab", "uni", 3, 2020, 2025)])


def test_introducers_are_there_now_and_know_somebody_in_the_other_house(houses: Projection) -> None:
    found = paths.introducers(houses, "uni", "fab")
    assert [(one.who, one.path.ids) for one in found] == [
        ("ann", ("ann", "dan", "plant")), ("bob", ("bob", "ann", "dan", "plant"))]
    # Not cam, who left in 2019; not eve, whose only way leads through the university itself.
    assert "recent" in found[0].why
    assert [one.who for one in paths.introducers(houses, "uni", "fab", usable=lambda id: id != "dan")] == []
    assert [one.who for one in paths.introducers(houses, "uni", "fab", usable=lambda id: id != "ann")] == []
    assert [one.who for one in paths.introducers(houses, "fab", "uni")] == ["dan"]


def test_nobody_introduces_from_or_to_what_is_not_there(houses: Projection) -> None:
    assert paths.introducers(houses, "nobody", "fab") == paths.introducers(houses, "uni", "uni") == []
    assert paths.introducers(houses, "uni", "dept") == [], "a part of the same house"


def test_who_works_in_both_houses_comes_first(make: Make) -> None:
    p = make({"ann": "Expert", "bob": "Expert", "fab": "Organization", "uni": "Organization"},
             AFFILIATED_WITH=[("ann", "uni"), ("bob", "uni"), ("bob", "fab")], COAUTHOR_OF=[("ann", "bob", 5)])
    assert [one.who for one in paths.introducers(p, "uni", "fab")] == ["bob", "ann"]


def test_of_a_country_its_people_and_its_organisations_introduce(make: Make) -> None:
    p = make({**PEOPLE, "jp": ("Country", "JP"), "vn": ("Country", "VN"), "sea": "Country", "w": ("Work", 2025),
              **dict.fromkeys(("keio", "lab", "riken", "tdk", "uni"), "Organization")},
             LOCATED_IN=[("keio", "jp"), ("riken", "jp"), ("tdk", "jp"), ("uni", "vn")], PART_OF=[("lab", "keio")],
             AFFILIATED_WITH=[("ann", "lab"), ("bob", "uni"), ("cam", "keio", 1, 2010, 2019), ("cam", "uni")],
             COAUTHOR_OF=[("ann", "bob", 6)], COLLABORATES_WITH=[("riken", "uni", 3)])
    # A step into a house of two is worth 0.85 / (1 + 0.35 log 2) = 0.769; through a person whom nobody checked or
    # asked 0.92², one that ended six years before 0.737: 0.622, 0.95 · 6.5/7.5 · 0.92² · 0.769, and so on.
    found = paths.introducers(p, "jp", "uni")
    assert [(" ".join(one.path.ids), round(one.path.score, 3)) for one in found] == [
        ("riken uni", 0.622), ("ann bob uni", 0.536), ("keio cam uni", 0.407), ("lab ann bob uni", 0.386)]
    assert [one.who for one in found] == ["riken", "ann", "keio", "lab"], "not tdk, which nobody knows"
    assert [" ".join(one.path.ids) for one in paths.introducers(p, "vn", "keio")] == [
        "cam keio", "bob ann lab", "uni cam keio"]
    assert paths.introducers(p, "jp", "keio") == paths.introducers(p, "sea", "uni") == [], "their own, and nobody's"


# Contacts of contacts


def test_contacts_of_contacts_are_no_contacts(make: Make) -> None:
    p = make(PEOPLE, COAUTHOR_OF=[
        ("ann", "bob", 3, 2018, 2020), ("ann", "cam", 1, 2020, 2020), ("bob", "cam", 9, 2020, 2021),
        ("bob", "dan", 2, 2019, 2023), ("cam", "dan", 4, 2020, 2022), ("cam", "eve", 5, 2016, 2017)])
    assert paths.second_degree(p, "ann") == [
        paths.Contact("dan", ("bob", "cam"), 3.0, 2023), paths.Contact("eve", ("cam",), 1.0, 2017)]
    assert paths.second_degree(p, "ann", few=1)[0].id == "dan" and len(paths.second_degree(p, "ann", few=1)) == 1
    assert paths.second_degree(p, "nobody") == []


def test_partners_of_partners(make: Make) -> None:
    p = make({"a": "Organization", "b": "Organization", "c": "Organization", "w": "Work"},
             COLLABORATES_WITH=[("a", "b", 2), ("b", "c", 7, 2020, 2024)])
    assert paths.second_degree(p, "a") == [paths.Contact("c", ("b",), 2.0, 2024)]
    assert paths.second_degree(p, "w") == []
