"""Which value holds of what several sources and curators say: pure examples."""

from typing import Any

import pytest

from graph.compile.choose import Chosen, Claim, Patch, choose, folded, is_absent, node_props
from graph.schema import NODES, Audience


def claim(source: str, rank: int = 50, on: str = "2026-01-01", seq: int = 1, **payload: Any) -> Claim:
    return Claim(source, rank, (on, seq), f"{source}-thing", payload)


def patch(on: str = "2026-06-01", seq: int = 9, **payload: Any) -> Patch:
    return Patch((on, seq), "thing", payload)


def chosen(*claims: Claim, patches: tuple[Patch, ...] = (), of: str = "Expert",
           audience: Audience = "curators") -> Chosen:
    """What holds, whatever the order in which the claims are given."""
    there, back = (choose(of, order, patches, audience) for order in (claims, claims[::-1]))
    assert there == back
    return there


def test_the_higher_rank_speaks_whatever_its_date() -> None:
    found = chosen(claim("a", 60, "2020", title="TS"), claim("b", 50, "2026", title="GS", position="GV"))
    assert found.props == {"title": "TS", "position": "GV"}
    assert found.sources == ("a", "b") and found.conflicts == {}


def test_of_one_rank_the_later_date_speaks_then_the_later_row_of_the_log() -> None:
    later, earlier = claim("a", on="2026-02", title="TS"), claim("b", on="2026-01", seq=9, title="GS")
    assert chosen(later, earlier).props["title"] == "TS"
    assert chosen(claim("a", seq=2, title="TS"), claim("b", seq=3, title="GS")).props["title"] == "GS"


def test_sources_of_one_rank_that_disagree_are_a_conflict_and_others_are_not() -> None:
    found = chosen(claim("a", title="TS"), claim("b", on="2026-02", title="GS"), claim("c", 40, title="CN"),
                   claim("d", title="GS"))
    assert found.conflicts == {"title": [("GS", "b"), ("GS", "d"), ("TS", "a")]}
    assert chosen(claim("a", title="TS"), claim("b", title="TS")).conflicts == {}
    assert chosen(claim("a", aliases=["x"]), claim("b", aliases=["y"])).conflicts == {}


def test_a_curators_word_ends_a_conflict() -> None:
    found = chosen(claim("a", title="TS"), claim("b", title="GS"), patches=(patch(set={"title": "PGS"}),))
    assert found.props["title"] == "PGS" and found.conflicts == {} and found.sources == ("a", "b", "curator")


@pytest.mark.parametrize("empty", [None, "", []])
def test_who_says_nothing_silences_nobody(empty: Any) -> None:
    assert chosen(claim("a", 90, title=empty, aliases=empty), claim("b", title="GS", aliases=["x"])).props == {
        "title": "GS", "aliases": ["x"]}


def test_no_and_nought_are_said() -> None:
    assert chosen(claim("a", 60, overseas=False), claim("b", overseas=True)).props == {"overseas": False}
    assert chosen(claim("a", 60, cited_by=0), claim("b", cited_by=3), of="Work").props == {"cited_by": 0}


def test_lists_are_united_by_rank_each_value_once() -> None:
    found = chosen(claim("a", 40, aliases=["x", "y"]), claim("b", 60, aliases=["z", "x", "z"]))
    assert found.props["aliases"] == ["z", "x", "y"]
    assert chosen(claim("a", aliases="x"), claim("b", 40, aliases=["y"])).props["aliases"] == ["x", "y"]


def test_what_a_curator_took_out_of_a_list_stays_out_whoever_says_it_later() -> None:
    out = patch(remove={"aliases": ["sai"]})
    found = chosen(claim("a", aliases=["đúng", "sai"]), claim("b", on="2027", aliases=["sai", "mới"]), patches=(out,))
    assert sorted(found.props["aliases"]) == ["mới", "đúng"]


def test_patches_are_applied_in_the_order_in_which_they_were_saved() -> None:
    first = patch(remove={"aliases": ["x"]}, set={"title": "TS"})
    then = patch(add={"aliases": ["x", "y"]}, unset=["title"])
    there = chosen(claim("a", aliases=["x"], title="GS"), patches=(first, then)).props
    back = chosen(claim("a", aliases=["x"], title="GS"), patches=(then, first)).props
    assert (there, back) == ({"aliases": ["x", "y"]}, {"aliases": ["y"], "title": "TS"})


def test_a_patch_says_what_no_source_says() -> None:
    assert chosen(claim("a", name="A"), patches=(patch(set={"title": "GS"}, add={"aliases": ["x"]}),)).props == {
        "name": "A", "title": "GS", "aliases": ["x"]}


def test_a_patch_of_what_is_no_property_changes_nothing() -> None:
    odd = patch(set={"id": "other", "sources": ["x"], "folded": "x", "standing": "partner", "colour": "red"},
                add={"colour": ["x"]}, remove={"title": ["GS"]})
    assert chosen(claim("a", name="A"), patches=(odd,)).props == {"name": "A", "title": []}


def test_further_labels_are_united_and_a_curator_sets_them() -> None:
    claims = claim("a", kinds=["Firm"]), claim("b", kinds=["Park", "Firm"])
    assert chosen(*claims, of="Organization").kinds == ("Firm", "Park")
    assert chosen(*claims, of="Organization", patches=(patch(set={"kinds": ["Fund"]}),)).kinds == ("Fund",)
    assert chosen(claims[0], of="Organization").kinds == ("Firm",)


@pytest.mark.parametrize(("of", "name", "said", "holds"), [
    ("Goal", "target", 22000, 22000.0), ("Goal", "target", "13.75", 13.75), ("Goal", "target", "many", None),
    ("Task", "number", "7", 7), ("Task", "until", 2030.0, 2030), ("Work", "year", "2021", 2021),
    ("Work", "year", "tháng 6", None), ("Expert", "overseas", 1, True), ("Expert", "aliases", ("x",), ["x"]),
    ("Expert", "aliases", "An Bình", ["An Bình"])])
@pytest.mark.parametrize("alone", [True, False])
def test_a_value_is_of_its_propertys_kind_or_left_out(of: str, name: str, said: Any, holds: Any, alone: bool) -> None:
    claims = (claim("a", **{name: said}), *(() if alone else (claim("b", 1, note="x"),)))
    found = chosen(*claims, of=of).props.get(name)
    assert found == holds and type(found) is type(holds)


@pytest.mark.parametrize("audience", ["curators", "everyone"])
@pytest.mark.parametrize("alone", [True, False])
def test_contact_data_is_never_chosen_and_notes_only_for_curators(audience: Audience, alone: bool) -> None:
    more = () if alone else (claim("b", 1, email="b"),)
    claims = (claim("a", name="A", email="a@x.vn", phone="09", note="n"), *more)
    found = chosen(*claims, audience=audience, patches=() if alone else (patch(set={"phone": "08"}),)).props
    assert found == {"name": "A"} | ({"note": "n"} if audience == "curators" else {})


@pytest.mark.parametrize("label", [node.label for node in NODES])
def test_no_label_shows_contact_data_or_what_is_derived(label: str) -> None:
    props = {prop.name: ["x"] if prop.many else "1" for node in NODES if node.label == label for prop in node.props}
    for audience in ("curators", "everyone"):
        found = choose(label, [claim("a", **props)], (), audience).props  # type: ignore[arg-type]
        hidden = {prop.name for node in NODES if node.label == label for prop in node.props
                  if prop.contact or prop.derived or (audience == "everyone" and prop.audience == "curators")}
        assert not hidden & found.keys()


def test_of_relations_too_the_higher_rank_and_the_curator_speak() -> None:
    claims = claim("a", 60, role="GV", since="2019"), claim("b", role="GV", since="2020", until="2024")
    found = chosen(*claims, of="AFFILIATED_WITH", patches=(patch(set={"until": "2025"}),))
    assert found.props == {"role": "GV", "since": "2019", "until": "2025"}
    assert found.sources == ("a", "b", "curator")


def test_one_patch_that_takes_it_out_is_enough() -> None:
    assert is_absent([patch(set={"title": "GS"}), patch(absent=True)])
    assert not is_absent([patch(set={"title": "GS"})]) and not is_absent([])


def test_a_node_has_its_folded_names_and_sources_and_nothing_empty() -> None:
    found = node_props("Expert", chosen(claim("a", name="Đặng Văn Ân", aliases=["Dang Van An", "安"], title="",
                                              languages=[], name_latin="Dang van An")))
    assert found == {"name": "Đặng Văn Ân", "aliases": ["Dang Van An", "安"], "name_latin": "Dang van An",
                     "folded": "dang van an | 安", "sources": ["a"]}
    assert "folded" not in node_props("Country", chosen(claim("a", name="Việt Nam"), of="Country"))
    assert folded({"name": "Ký", "synonyms": ["ky", "KÝ 2"]}) == "ky | ky 2"
