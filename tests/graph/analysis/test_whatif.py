"""What if: the network without somebody or with something new, and what is told of the difference."""

from collections.abc import Callable

import pytest

from graph.analysis import whatif
from graph.analysis.gaps import Holding
from graph.analysis.projection import Projection
from graph.analysis.whatif import New, Turn

#: A university and a firm on either side of one person, who alone knows packaging and ties the two.
NODES = {
    "design": "Field", "pack": "Field",
    **dict.fromkeys(("a1", "a2", "a3", "b1", "b2", "b3", "mid"), "Expert"),
    "firm": ("Organization", "Firm"), "uni": ("Organization", "University"),
}


@pytest.fixture
def city(make: Callable[..., Projection]) -> Projection:
    """The small network."""
    return make(
        NODES,
        AFFILIATED_WITH=[*[(person, "uni") for person in ("a1", "a2", "a3")],
                         *[(person, "firm") for person in ("b1", "b2", "b3")]],
        COAUTHOR_OF=[("a1", "mid"), ("b1", "mid")],
        EXPERT_IN=[("a1", "design"), ("a2", "design"), ("mid", "pack")])


def test_taking_somebody_away_shows_what_hung_on_them(city: Projection) -> None:
    after = whatif.changed(city, ["mid"])
    change = whatif.compare(city, after, ["mid"])
    assert (change.before.experts, change.after.experts) == (7, 6)
    assert (change.before.parts, change.after.parts) == ((9,), (4, 4))
    assert change.turns == (Turn("experts", "lost", ("pack",)),)
    assert "mid" in change.before.cuts and "mid" not in change.old_cuts
    assert set(change.old_cuts) == {"a1", "b1"} and change.new_cuts == ()


def test_a_field_may_come_to_hang_on_one_person(city: Projection) -> None:
    assert whatif.compare(city, whatif.changed(city, ["a1"]), ["a1"]).turns == (Turn("experts", "single", ("design",)),)


def test_an_agreement_that_is_gone_no_longer_ties_its_parties(make: Callable[..., Projection]) -> None:
    nodes = {"firm": ("Organization", "Firm"), "uni": ("Organization", "University"), "deal": ("Agreement", 2024)}
    tied = [("firm", "uni", 1, 2024, 2024, 1)]
    both = make(nodes, PARTY_TO=[("uni", "deal"), ("firm", "deal")], COLLABORATES_WITH=tied)
    assert len(whatif.changed(both, ["deal"]).edges("COLLABORATES_WITH")) == 0
    said = make(nodes, COLLABORATES_WITH=tied)
    assert len(whatif.changed(said, ["deal"]).edges("COLLABORATES_WITH")) == 1
    twice = make({**nodes, "other": ("Agreement", 2025)}, COLLABORATES_WITH=[("firm", "uni", 2, 2024, 2025, 2)],
                 PARTY_TO=[(body, deal) for body in ("uni", "firm") for deal in ("deal", "other")])
    assert len(whatif.changed(twice, ["deal"]).edges("COLLABORATES_WITH")) == 1


def test_what_comes_in_addition_ties_and_covers(city: Projection) -> None:
    new = [New("x-deal", "x-deal", "Agreement", (("PARTY_TO", False, "uni"), ("PARTY_TO", False, "firm"))),
           New("x-person", "x-person", "Expert", (("EXPERT_IN", True, "pack"), ("AFFILIATED_WITH", True, "uni")))]
    after = whatif.changed(city, ["mid"], new)
    change = whatif.compare(city, after, ["mid"])
    assert (change.after.experts, change.after.agreements, change.after.parts) == (7, 1, (9,))
    assert change.after.held["experts"] == {"design": 2, "pack": 1}
    assert change.turns == ()
    before, now = whatif.ways(city, after, "a2", "b2")
    assert before[0].ids != now[0].ids and "mid" not in {id for way in now for id in way.ids}


def test_the_network_itself_is_not_touched(city: Projection) -> None:
    told = whatif.state(city)
    whatif.compare(city, whatif.changed(city, ["uni", "nobody"]))
    assert len(city) == len(NODES) and whatif.state(city) is told
    assert whatif.compare(city, whatif.changed(city)).new_cuts == ()


def test_the_change_is_what_compile_would_write(make: Callable[..., Projection]) -> None:
    nodes = {"firm": ("Organization", "Firm"), "uni": ("Organization", "University"), "lab": ("Organization", "Firm"),
             "deal": ("Agreement", 2024), "an": "Expert", "wish": "Need"}
    p = make(nodes, PARTY_TO=[("uni", "deal"), ("firm", "deal")], SEEKS=[("an", "wish")],
             COLLABORATES_WITH=[("firm", "uni", 1, 2024, 2024, 1), ("lab", "uni")])
    new = [New("x-deal", "x-deal", "Agreement", (("PARTY_TO", False, "firm"), ("PARTY_TO", False, "lab")),
               (("state", "active"),))]
    found = whatif.difference(p, whatif.changed(p, ["an", "deal"], new), new)
    assert [(one.id, one.labels) for one in found.drop_nodes] == [
        ("an", ("Expert",)), ("deal", ("Agreement",)), ("wish", ("Need",))]
    assert found.create_nodes == [("x-deal", ("Agreement",), {"id": "x-deal", "name": "x-deal", "state": "active"})]
    bodies = ("Organization", "Organization")
    assert found.drop_edges == [(("COLLABORATES_WITH", "firm", "uni", ""), *bodies, {})]
    assert sorted(found.create_edges) == [
        (("COLLABORATES_WITH", "firm", "lab", ""), *bodies, {}),
        (("PARTY_TO", "firm", "x-deal", ""), "Organization", "Agreement", {}),
        (("PARTY_TO", "lab", "x-deal", ""), "Organization", "Agreement", {})]
    assert not found.update_nodes and not found.update_edges and not whatif.difference(p, p)
    # An organisation that goes takes its ties along; a tie between those who stay is not written twice.
    assert whatif.difference(p, whatif.changed(p, ["uni"])).drop_edges == []


def test_an_organisation_that_comes_opens_a_field_and_a_way(city: Projection) -> None:
    new = [New("x-deal", "x-deal", "Agreement", (("PARTY_TO", False, "uni"), ("PARTY_TO", False, "x-body"))),
           New("x-body", "x-body", "Organization", (("ACTIVE_IN", True, "pack"),))]
    after = whatif.changed(city, (), new)
    change = whatif.compare(city, after)
    assert (change.before.organisations, change.after.organisations) == (2, 3)
    assert change.turns == (Turn("organisations", "gained", ("pack",)),)
    assert change.after.held["organisations"]["pack"] == 1
    assert whatif.compare(after, city, ["x-body"]).turns == (Turn("organisations", "lost", ("pack",)),)
    assert whatif.ways(city, after, "a1", "x-body")[0] == [] != whatif.ways(city, after, "a1", "x-body")[1]


def test_who_goes_takes_their_laboratory_and_training_along_unless_another_has_it_too(
        make: Callable[..., Projection]) -> None:
    nodes = {"pack": "Field", "firm": ("Organization", "Firm"), "uni": ("Organization", "University"),
             "lab": "Offer", "course": "Offer", "wish": "Need"}
    p = make(nodes, HAS=[("uni", "lab"), ("uni", "course"), ("firm", "course")], SEEKS=[("uni", "wish")],
             ABOUT=[("lab", "pack"), ("course", "pack"), ("wish", "pack")])
    held = Holding(laboratories=("lab",), training=("course",))
    after = whatif.changed(p, ["uni"])
    assert [id for id in p.ids if id not in after.index] == ["lab", "uni", "wish"]
    assert whatif.compare(p, after, ["uni"], held).turns == (Turn("laboratories", "lost", ("pack",)),)
    assert whatif.compare(p, whatif.changed(p, ["uni", "firm"]), ["uni", "firm"], held).turns == (
        Turn("laboratories", "lost", ("pack",)), Turn("training", "lost", ("pack",)))
