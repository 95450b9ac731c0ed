"""What a map shows of a network: what filters keep, what is left out, opened and folded, and how it is drawn."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from graph.analysis.projection import Projection, patching
from graph.analysis.projection.arrays import KINDS, LABELS
from graph.analysis.projection.patching import EdgeRow, NodeRow
from graph.schema import EDGE, NODE
from ui import data
from ui.i18n import in_words_of
from ui.map import canvas
from ui.map import drawn as map_drawn
from ui.map import kept as map_kept
from ui.map.state import State
from ui.network import dress as network_dress
from ui.network import folded as network_folded
from ui.network import gather as network_gather
from ui.network import networks as network
from ui.network import select as network_select
from ui.network.networks import VIEWS, Network

Row = dict[str, Any]


def node(id: str, label: str, *kinds: str, code: str = "", verified: bool = False) -> NodeRow:
    bits = sum(1 << KINDS.index(kind) for kind in kinds)
    return NodeRow(id, id.upper(), LABELS.index(label), bits, int(verified), 0, 0, code)


def edges(*pairs: tuple[str, str] | tuple[str, str, float, int, int]) -> list[EdgeRow]:
    return [EdgeRow(one, other, more[0] if more else 1.0, 0, *(more[1:] or (0, 0))) for one, other, *more in pairs]


@pytest.fixture(scope="module")
def city() -> Projection:
    """Firms f (Japan) and g (United States), university u (Vietnam) with department d and people a, b, c; two fields
    in a stage; an agreement m of u and f; an agency that leads two tasks."""
    nodes = [node("jp", "Country", code="JP"), node("us", "Country", code="US"), node("vn", "Country", code="VN"),
             node("f", "Organization", "Firm", verified=True), node("g", "Organization", "Firm"),
             node("u", "Organization", "University"), node("d", "Organization", "University"),
             node("h", "Organization", "Agency"), node("a", "Expert", verified=True), node("b", "Expert"),
             node("c", "Expert"), node("s", "Field"), node("x", "Field"), node("y", "Field"), node("m", "Agreement"),
             node("t1", "Task"), node("t2", "Task")]
    return patching.built("curators", {"applied": "7"}, nodes, {
        "LOCATED_IN": edges(("f", "jp"), ("g", "us"), ("u", "vn"), ("d", "vn"), ("h", "vn")),
        "PART_OF": edges(("d", "u"), ("x", "s"), ("y", "s")), "PARTY_TO": edges(("u", "m"), ("f", "m")),
        "LEADS": edges(("h", "t1"), ("h", "t2")), "ACTIVE_IN": edges(("f", "x"), ("g", "y"), ("u", "x"), ("u", "y")),
        "AFFILIATED_WITH": edges(("a", "u"), ("b", "u"), ("c", "f")),
        "EXPERT_IN": edges(("a", "x", 5.0, 2015, 2024), ("b", "y", 1.0, 2010, 2011)),
        "COAUTHOR_OF": edges(("a", "b", 4.0, 2012, 2024), ("b", "c", 1.0, 2010, 2010))})


def ids(shown: Network) -> set[str]:
    return {one["id"] for one in shown.nodes}


def of(p: Projection, fields: tuple[str, ...] = (), **asked: Any) -> Network:
    return network_gather.gather(p, State(**asked), fields)


def pairs(shown: Network, type: str = "") -> set[tuple[str, str]]:
    return {(edge["one"], edge["other"]) for edge in shown.edges if type in ("", edge["type"])}


def test_views_are_made_of_relations_and_labels_that_exist() -> None:
    assert all(set(view.types) <= set(EDGE) and set(view.labels) <= set(NODE) for view in VIEWS)


def test_a_view_has_its_relations_between_its_kinds(city: Projection) -> None:
    shown = of(city, view="organisations")
    assert pairs(shown) == {("d", "u"), ("u", "m"), ("f", "m")}, "and no field that is a part of a stage"
    assert {one["id"]: (one["label"], one["degree"]) for one in shown.nodes} == {
        "d": ("University", 1), "u": ("University", 2), "m": ("Agreement", 2), "f": ("Firm", 1)}
    assert shown.total == 4 and not shown.left_out


def test_several_countries_at_once_bring_what_they_have_a_part_in(city: Projection) -> None:
    assert ids(of(city, view="overview", countries=("JP",))) == {"f", "jp", "m", "u"}
    assert ids(of(city, view="overview", countries=("JP", "US"))) == {"f", "jp", "m", "u", "g", "us"}
    assert pairs(of(city, view="overview", countries=("JP",)), "LOCATED_IN") == {("f", "jp")}, "not Vietnam's bodies"


def test_a_field_brings_who_knows_it_and_no_other_field(city: Projection) -> None:
    assert pairs(of(city, ("x",), view="experts")) == {("a", "x"), ("a", "u"), ("a", "b")}
    assert pairs(of(city, ("x",), view="fields"), "ACTIVE_IN") == {("f", "x"), ("u", "x")}
    assert pairs(of(city, ("s", "x", "y"), view="fields"), "ACTIVE_IN") == {
        ("f", "x"), ("u", "x"), ("u", "y"), ("g", "y")}
    assert not of(city, ("none",), view="experts").nodes


def test_kind_strength_years_and_verified(city: Projection) -> None:
    assert ids(of(city, view="fields", kind="Firm")) == {"f", "g", "x", "y", "jp", "us"}
    assert pairs(of(city, view="experts", least=4), "COAUTHOR_OF") == {("a", "b")}
    assert pairs(of(city, view="experts", since=2012), "COAUTHOR_OF") == {("a", "b")}
    assert pairs(of(city, view="experts", until=2011), "COAUTHOR_OF") == {("b", "c")}
    assert pairs(of(city, view="experts", until=2011), "AFFILIATED_WITH"), "what has no date stays"
    assert ids(of(city, view="experts", verified=True)) == {"a", "x"}


def test_relations_and_kinds_of_ones_own_choice(city: Projection) -> None:
    shown = of(city, view="all", types=("LEADS", "COAUTHOR_OF"), labels=("Task", "Organization"))
    assert pairs(shown) == {("h", "t1"), ("h", "t2")}


def test_the_legend_takes_a_kind_out_and_hiding_one_node(city: Projection) -> None:
    assert ids(of(city, view="organisations", off=("University",))) == {"m", "f"}
    assert ids(of(city, view="organisations", hidden=("m",))) == {"d", "u"}


def test_the_largest_are_kept_and_whom_one_looks_at(city: Projection) -> None:
    few = of(city, view="all", most=3)
    assert len(few.nodes) <= 3 and few.total == 17 and few.left_out == 17 - len(few.nodes)
    assert "u" in ids(few), "it has most neighbours"
    assert "t2" in ids(of(city, view="all", most=3, id="t2"))
    for most in range(1, 17):
        shown = of(city, view="all", most=most)
        assert ids(shown) == {end for pair in pairs(shown) for end in pair}, "nobody stands alone"


def test_hubs_that_have_nothing_to_do_with_each_other_bring_whom_they_are_joined_with() -> None:
    people, fields = [f"p{n:03}" for n in range(300)], [f"f{n}" for n in range(20)]
    nodes = [*(node(id, "Expert") for id in people), *(node(id, "Field") for id in fields)]
    p = patching.built("curators", {}, nodes, {
        "EXPERT_IN": edges(*((id, fields[at % 20]) for at, id in enumerate(people)))})
    shown = of(p, view="experts", most=80)
    assert len(shown.nodes) > 60 and shown.total == 320
    assert {one["label"] for one in shown.nodes} == {"Expert", "Field"}


def test_counting_apart_is_what_numpy_counts() -> None:
    keys = np.random.default_rng(5).integers(0, 50, 400)
    for some in (keys, keys[:0], keys[:1]):
        found, times = network_select.distinct(some)
        expected, counts = np.unique(some, return_counts=True)
        assert found.tolist() == expected.tolist() and times.tolist() == counts.tolist()


def test_looking_at_a_node_does_not_draw_the_map_anew(city: Projection) -> None:
    plain, looked = (network.place(of(city, view="all", id=id)) for id in ("", "t2"))
    assert plain == looked


def test_opening_shows_neighbours_of_every_relation_and_collapsing_takes_them_away(city: Projection) -> None:
    shown = of(city, view="organisations", opened=("u",))
    assert ids(shown) == {"d", "u", "m", "f", "a", "b", "vn", "x", "y"}
    opened = {one["id"]: one.get("by") for one in shown.nodes}
    assert opened["a"] == opened["vn"] == "u" and opened["d"] is None
    assert ids(of(city, view="organisations")) == {"d", "u", "m", "f"}


def test_a_hub_opens_the_strongest_and_says_what_it_left_out() -> None:
    people = [node(f"p{number:03}", "Expert") for number in range(60)]
    ties = [("hub", f"p{number:03}", float(number), 2020, 2020) for number in range(60)]
    p = patching.built("curators", {}, [node("hub", "Expert"), node("i", "Organization"), *people],
                       {"COAUTHOR_OF": edges(*ties), "AFFILIATED_WITH": edges(("hub", "i"))})
    asked = {"view": "all", "most": 80, "types": ("AFFILIATED_WITH",)}
    once, twice = of(p, opened=("hub",), **asked), of(p, opened=("hub", "hub"), **asked)
    portion = network_gather.PORTION
    assert len(once.nodes) == 2 + portion and once.left == {"hub": 60 - portion}
    assert "p059" in ids(once) and "p000" not in ids(once)
    assert len(twice.nodes) == 2 + 2 * portion and twice.left == {"hub": 60 - 2 * portion}


def test_whom_the_filters_leave_out_is_shown_with_neighbours_when_looked_at(city: Projection) -> None:
    shown = of(city, view="organisations", id="c")
    assert {"c", "f", "b"} <= ids(shown)


def test_one_expert_alone_and_nobody_at_all_are_maps_too() -> None:
    alone = patching.built("curators", {}, [node("e", "Expert")], {})
    assert not of(alone, view="experts").nodes
    shown = network.place(of(alone, view="experts", id="e"))
    assert [(one["id"], one["degree"]) for one in shown.nodes] == [("e", 0)]
    said = canvas.drawing(*network_dress.dressed(shown, State(id="e"), {}), State(id="e"))
    assert said["years"] is None and said["nodes"]["ids"] == ["e"]
    nobody = patching.built("curators", {}, [], {})
    for view in VIEWS:
        assert network.place(of(nobody, view=view.key, id="e", opened=("e",))).nodes == ()


def test_what_is_opened_moves_nothing_and_covers_nothing(city: Projection) -> None:
    before, after = network.place(of(city, view="organisations")), network.place(
        of(city, view="organisations", opened=("u",)))
    spots = {one["id"]: (one["x"], one["y"]) for one in after.nodes}
    assert all(spots[one["id"]] == (one["x"], one["y"]) for one in before.nodes)
    places = np.array(list(spots.values()))
    apart = np.hypot(*(places[:, None] - places[None]).transpose(2, 0, 1))
    assert apart[~np.eye(len(places), dtype=bool)].min() > 20


def test_what_is_pinned_stays_where_it_was_put(city: Projection) -> None:
    placed = network.place(of(city, view="organisations"), pinned=[("u", 300.0, -70.5), ("nobody", 1.0, 1.0)])
    assert next((one["x"], one["y"]) for one in placed.nodes if one["id"] == "u") == (300.0, -70.5)


def test_a_year_shows_what_held_in_it(city: Projection) -> None:
    shown = of(city, view="experts")
    assert pairs(network.during(shown, 2010), "COAUTHOR_OF") == {("b", "c")}
    assert pairs(network.during(shown, 2020), "EXPERT_IN") == {("a", "x")}
    assert pairs(network.during(shown, 2020), "AFFILIATED_WITH") == pairs(shown, "AFFILIATED_WITH")
    assert network.during(shown, 0) is shown


def test_a_large_map_opens_as_communities_that_unfold(city: Projection) -> None:
    numbers = np.full(len(city), -1, np.int32)
    for number, members in enumerate((("a", "b", "u", "d", "m"), ("f", "c", "g"))):
        numbers[[city.index[id] for id in members]] = number
    asked = State(view="all", form="communities")
    folded = network_gather.gather(city, asked, (), lambda p: numbers)
    assert {one["id"]: one["members"] for one in folded.nodes} == {"community-0": 5, "community-1": 3}
    # Between the two: f party to m, and c and b as co-authors.
    assert [(edge["one"], edge["other"], edge["weight"]) for edge in folded.edges] == [
        ("community-0", "community-1", 2)]
    assert folded.folded and folded.shown == folded.total == 8
    opened = network_gather.gather(city, replace(asked, unfolded=("community-1",)), (), lambda p: numbers)
    assert {"f", "c", "g"} < ids(opened) and opened.shown == 8
    assert network_gather.gather(city, asked, (), lambda p: None).folded is False, "not before they are known"
    assert network_gather.folds(State(), 2001) and not network_gather.folds(State(), 2000)
    assert not network_gather.folds(State(form="largest"), 9000) and network_folded.MOST < 2000


def test_departments_are_counted_to_the_whole_and_countries_rolled_up() -> None:
    nodes = [node("vn", "Country", code="VN"), node("jp", "Country", code="JP"),
             node("u", "Organization", "University"), node("d1", "Organization"), node("d2", "Organization"),
             node("f", "Organization", "Firm"),
             *(node(f"e{n}", "Expert") for n in range(3)), *(node(f"w{n}", "Work") for n in range(2))]
    p = patching.built("curators", {}, nodes, {
        "LOCATED_IN": edges(("u", "vn"), ("f", "jp")), "PART_OF": edges(("d1", "u"), ("d2", "u")),
        "AFFILIATED_WITH": edges(("e0", "d1"), ("e1", "d2"), ("e2", "f")),
        "COLLABORATES_WITH": edges(("d1", "f", 2.0, 2020, 2021), ("d2", "f", 1.0, 2020, 2020)),
        "AUTHORED": edges(("e0", "w0"), ("e1", "w0"), ("e2", "w0"), ("e0", "w1"), ("e2", "w1"))})
    whole = of(p, view="bodies")
    assert ids(whole) == {"u", "f"} and len(whole.edges) == 1
    assert (whole.edges[0]["works"], whole.edges[0]["agreements"]) == (2, 0), "a work of two departments counts once"
    assert ids(of(p, view="countries")) == {"vn", "jp"}
    assert not of(p, view="bodies", countries=("US",)).nodes


@pytest.mark.parametrize("label", ["Firm", "University", "Agency", "Organization", "Expert"])
def test_kinds_of_many_are_those_of_each(city: Projection, label: str) -> None:
    found = network_select.looks(city, label)
    each = [network_gather.row(city, place)["label"] == label for place in range(len(city))]
    assert found.tolist() == each


def test_place_ranks_by_neighbours_and_grows_with_them(city: Projection) -> None:
    placed = {one["id"]: one for one in network.place(of(city, view="all")).nodes}
    assert placed["u"]["rank"] == 0 and placed["u"]["radius"] > placed["t1"]["radius"]
    assert network.radius(1) < network.radius(50) == network.radius(50) <= network.radius(10_000) <= 34


def test_neighbours_are_named_with_their_relation(city: Projection) -> None:
    shown = of(city, view="plan")
    assert [(word, other["id"]) for word, other in network.around(shown, "h")] == [
        (network.relation("LEADS"), "t1"), (network.relation("LEADS"), "t2")]
    assert [other["id"] for _, other in network.around(shown, "t1")] == ["h"]


def test_a_task_is_named_with_its_number() -> None:
    assert network.name_of({"name": "Task", "number": 4, "labels": ["Task"]}) == "4. Task"


@pytest.mark.parametrize(("name", "most", "cut"), [
    ("Sở Tài chính", 42, "Sở Tài chính"), ("Ban Quản lý các Khu công nghệ cao", 20, "Ban Quản lý các…"),
    ("無標點的長名字" * 4, 10, "無標點的長名字無標…"), ("One, two", 6, "One…")])
def test_captions_are_cut_at_a_word(name: str, most: int, cut: str) -> None:
    assert network.short(name, most) == cut
    assert len(network.short(name, most)) <= most


def dressed(city: Projection, **asked: Any) -> tuple[Network, list[network_dress.Key]]:
    state = State(view="all", **asked)
    placed = network.place(of(city, view="all"))
    figures = {"community": [place % 2 for place in range(len(placed.nodes))],
               "betweenness": [place / 16 for place in range(len(placed.nodes))]}
    return network_dress.dressed(placed, state, figures)


def test_colours_of_kinds_are_the_vocabularys_and_the_legend_can_hide_them(city: Projection) -> None:
    shown, keys = dressed(city)
    assert {one["colour"] for one in shown.nodes if one["label"] == "Firm"} == {"#E69F00"}
    assert {key.label: key.count for key in keys}["Firm"] == "2"
    assert all(key.word and key.icon.startswith("data:image/svg+xml") for key in keys)


def test_colours_by_community_and_by_betweenness(city: Projection, monkeypatch: pytest.MonkeyPatch) -> None:
    shown, keys = dressed(city, colour="community")
    assert len({one["colour"] for one in shown.nodes}) == 2 and [key.label for key in keys] == ["", ""]
    shown, keys = dressed(city, colour="betweenness", size="betweenness")
    assert shown.nodes[0]["colour"] == network_dress.SCALE[0] and shown.nodes[-1]["colour"] == network_dress.SCALE[-1]
    assert shown.nodes[0]["radius"] == 7 and shown.nodes[-1]["radius"] == 32
    monkeypatch.setattr(data, "read", lambda name: [{"code": "JP", "name": "Japan"}])
    shown, keys = dressed(city, colour="country")
    assert keys[-1].colour == network_dress.OTHER and "Japan" in {key.word for key in keys}


@pytest.mark.parametrize("path", [None, "/kept/0123.js"])
def test_the_module_of_the_map_is_one_that_exports_one_function(path: str | None) -> None:
    script = canvas.script(path)
    assert len(re.findall(r"^export default function", script, re.M)) == 1
    assert len(re.findall(r"^const graph = ", script, re.M)) == 1
    assert (len(script) < 50_000) is bool(path), "what a server keeps does not come with every session"
    assert ('import(new URL("./kept/0123.js", document.baseURI).href)' in script) is bool(path)


def test_scripts_of_ours_write_text_and_no_markup() -> None:
    for name in ("canvas.js", "meeting.js"):
        ours = (Path(canvas.__file__).parent / name).read_text("utf-8")
        assert "innerHTML" not in ours and "insertAdjacentHTML" not in ours


def test_the_canvas_gets_plain_columns(city: Projection) -> None:
    shown, keys = dressed(city)
    said = canvas.drawing(shown, keys, State(view="all", id="u", off=("Work",), year=2020))
    assert {len(column) for column in said["nodes"].values()} == {17} and len(said["edges"]) == len(shown.edges)
    assert said["selected"] == {"nodeIds": ["u"], "relationshipIds": []}
    assert said["years"] == (2010, 2024) and said["year"] == 2020 and said["hidden"] == ["Work"]
    one, other, share, first, last = next(
        line for line, edge in zip(said["edges"], shown.edges, strict=True) if edge["type"] == "COAUTHOR_OF")
    assert (said["nodes"]["ids"][one], said["nodes"]["ids"][other], first, last) == ("a", "b", 2012, 2024)
    assert share == 0.75, "4 where the heaviest is 5"
    again = canvas.drawing(shown, keys, State(view="all", opened=("u",), colour="country"))
    assert again["fit"] == said["fit"], "what is done to a map does not move the picture"
    assert canvas.drawing(shown, keys, State(view="all", countries=("JP",)))["fit"] != said["fit"]


def test_it_says_how_much_of_the_network_is_shown(city: Projection) -> None:
    few = of(city, view="all", most=3)
    assert canvas.showing(few).endswith("trong 17") and str(len(few.nodes)) in canvas.showing(few)


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.key)
def test_every_view_shows_something_of_the_starting_registry(tried: Path, view: network.View) -> None:
    shown = map_kept.mapped(State(view=view.key), [])
    assert len(shown.nodes) >= (4 if view.key == "countries" else 20)
    assert len(map_kept.mapped(State(view=view.key, countries=("JP",)), []).edges) < len(shown.edges)


def test_the_default_map_of_the_starting_registry_says_something(tried: Path) -> None:
    shown = in_words_of("en", lambda: map_drawn.drawn(State()).network)
    counts = {look.label: count for look, count in network.tally(shown.nodes)}
    assert counts["Task"] >= 35 and counts["Firm"] >= 60 and counts["University"] >= 30 and counts["Agency"] >= 10
    assert {one["name"] for one in shown.nodes if one["label"] == "Country"} >= {"Vietnam", "Japan", "Taiwan"}
    assert len([edge for edge in shown.edges if edge["type"] == "LEADS"]) >= 40
    assert all(one["sources"] for one in shown.nodes)
