"""What a map shows of a network: what filters keep, what is left out, what stands beside it, and how it is drawn."""

import re
from pathlib import Path
from typing import Any

import pytest

import queries
from graph.schema import EDGE
from ui import canvas, data, network
from ui.network import VIEW, VIEWS, Network

Row = dict[str, Any]


def org(id: str, *kinds: str, name: str = "", country: str | None = None) -> Row:
    return {"id": id, "name": name or id.upper(), "labels": ["Organization", *kinds], "country": country,
            "sources": ["start"]}


def task(number: int) -> Row:
    return {"id": f"t{number}", "name": f"Task {number}", "labels": ["Task"], "number": number, "sources": ["start"]}


COUNTRY = {"id": "jp", "name": "Japan", "labels": ["Country"], "country": "JP", "sources": ["start"]}
ANSWERS: dict[str, list[Row]] = {
    "map/leads": [{"one": org("a", "Agency"), "other": task(1), "weight": 1},
                  {"one": org("a", "Agency"), "other": task(2), "weight": 1}],
    "map/located_in": [{"one": org("f", "Firm", country="JP"), "other": COUNTRY, "weight": 1},
                       {"one": org("u", "University", country="JP"), "other": COUNTRY, "weight": 1}],
    "map/party_to": [], "map/serves": [],
}


@pytest.fixture
def whole() -> Network:
    return network.gather(VIEW["overview"], lambda name, **_: ANSWERS[name])


def ids(shown: Network) -> set[str]:
    return {node["id"] for node in shown.nodes}


def test_gather_asks_each_question_with_the_parameters_it_names() -> None:
    asked: dict[str, Row] = {}

    def read(name: str, **parameters: Any) -> list[Row]:
        asked[name] = parameters
        return []

    for view in VIEWS:
        network.gather(view, read, "JP", "design", "Firm")
    assert {name: set(parameters) for name, parameters in asked.items()} == {
        name: set(queries.parameters(name)) for name in asked}
    assert asked["map/leads"]["country"] == "JP" and asked["map/leads"]["field"] == "design"


def test_views_name_questions_and_relations_that_exist() -> None:
    for view in VIEWS:
        for panel in view.panels:
            assert panel.relation in EDGE
            assert {f"map/{name}" for name in (panel.name, panel.of) if name} <= set(queries.names("map/"))


def test_where_there_are_too_many_relations_it_asks_about_those_it_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "MOST", 2)
    monkeypatch.setattr(network, "ENOUGH", 2)
    asked: list[tuple[str, Row]] = []

    def read(name: str, **parameters: Any) -> list[Row]:
        asked.append((name, parameters))
        person = {"id": f"e{len(asked)}", "name": "E", "labels": ["Expert"], "sources": []}
        many = name == "map/coauthor_of" and parameters["least"] == 1
        return [{"one": {**person, "id": f"{person['id']}-{n}"}, "other": person, "weight": 1} for n in range(2 * many)]

    shown = network.gather(VIEW["experts"], read)
    assert [name for name, _ in asked] == ["map/coauthor_of", "map/coauthor_of", "map/affiliated_with_of",
                                           "map/expert_in_of", "map/advises"]
    assert asked[2][1]["experts"] == sorted(node["id"] for node in shown.nodes)
    assert shown.partial and "hơn" in canvas.showing(shown)


def test_nodes_know_their_kind_and_their_neighbours(whole: Network) -> None:
    found = {node["id"]: (node["label"], node["degree"]) for node in whole.nodes}
    assert found == {"a": ("Agency", 2), "t1": ("Task", 1), "t2": ("Task", 1), "jp": ("Country", 2),
                     "f": ("Firm", 1), "u": ("University", 1)}
    assert whole.total == 6 and len(whole.edges) == 4


def test_a_task_is_named_with_its_number(whole: Network) -> None:
    assert next(node["name"] for node in whole.nodes if node["id"] == "t1") == "1. Task 1"


def test_the_kind_filter_keeps_organisations_of_that_kind_and_what_is_none() -> None:
    shown = network.gather(VIEW["overview"], lambda name, **_: ANSWERS[name], kind="Firm")
    assert ids(shown) == {"f", "jp"}


def test_without_takes_kinds_out_and_those_only_they_joined(whole: Network) -> None:
    assert ids(network.without(whole, ["Country"])) == {"a", "t1", "t2"}
    assert network.without(whole, ["Country"]).total == 3


def test_keep_says_what_it_left_out_and_keeps_whom_one_looks_at(whole: Network) -> None:
    shown = network.keep(whole, 3)
    assert len(shown.nodes) <= 3 and shown.total == 6 and shown.left_out == 6 - len(shown.nodes)
    assert {"a", "jp"} - ids(shown) in (set(), {"jp"}, {"a"})
    assert "t2" in ids(network.keep(whole, 2, always="t2"))


def test_keep_leaves_nobody_alone(whole: Network) -> None:
    for limit in range(1, 7):
        shown = network.keep(whole, limit)
        joined = {end for edge in shown.edges for end in (edge["one"], edge["other"])}
        assert ids(shown) == joined


def test_looking_at_a_node_does_not_draw_the_map_anew(whole: Network) -> None:
    plain, looked = (network.place(network.keep(whole, 6, always)) for always in ("", "t2"))
    assert plain == looked


def test_place_ranks_by_neighbours_and_grows_with_them(whole: Network) -> None:
    placed = {node["id"]: node for node in network.place(whole).nodes}
    assert {placed["a"]["rank"], placed["jp"]["rank"]} == {0, 1}
    assert placed["a"]["radius"] > placed["t1"]["radius"]
    assert network.radius(1) < network.radius(50) == network.radius(50) <= network.radius(10_000) <= 34


def test_neighbours_are_named_with_their_relation(whole: Network) -> None:
    assert [(word, other["id"]) for word, other in network.around(whole, "a")] == [
        (network.relation("LEADS"), "t1"), (network.relation("LEADS"), "t2")]
    assert [other["id"] for _, other in network.around(whole, "t1")] == ["a"]


def test_tally_counts_kinds(whole: Network) -> None:
    assert {look.label: count for look, count in network.tally(whole.nodes)} == {
        "Task": 2, "Agency": 1, "Country": 1, "Firm": 1, "University": 1}


@pytest.mark.parametrize(("name", "most", "cut"), [
    ("Sở Tài chính", 42, "Sở Tài chính"), ("Ban Quản lý các Khu công nghệ cao", 20, "Ban Quản lý các…"),
    ("無標點的長名字" * 4, 10, "無標點的長名字無標…"), ("One, two", 6, "One…")])
def test_captions_are_cut_at_a_word(name: str, most: int, cut: str) -> None:
    assert network.short(name, most) == cut
    assert len(network.short(name, most)) <= most


def test_the_module_of_the_map_is_one_that_exports_one_function() -> None:
    script = canvas.script()
    assert len(re.findall(r"^export default function", script, re.M)) == 1
    assert re.search(r"^const drawGraph = [\w$]+;$", script, re.M)
    ours = (Path(canvas.__file__).parent / "network.js").read_text("utf-8")
    assert "innerHTML" not in ours and "insertAdjacentHTML" not in ours


def test_the_canvas_gets_plain_values_and_every_kind_with_word_and_picture(whole: Network) -> None:
    said = canvas._data(network.place(whole), "a", ["Firm"], "")
    assert {kind["label"] for kind in said["kinds"]} == {"Task", "Agency", "Country", "Firm", "University"}
    assert all(kind["word"] and kind["icon"].startswith("data:image/svg+xml") for kind in said["kinds"])
    assert said["selected"] == {"nodeIds": ["a"], "relationshipIds": []}
    assert {edge["width"] for edge in said["relationships"]} == {0.7}, "edges of one weight are thin"


def test_the_default_map_of_the_starting_registry_says_something(tried: Path) -> None:
    shown = network.place(network.keep(network.gather(VIEWS[0], data.read), 320))
    counts = {look.label: count for look, count in network.tally(shown.nodes)}
    assert counts["Task"] >= 35 and counts["Firm"] >= 60 and counts["University"] >= 30 and counts["Agency"] >= 10
    assert {node["country"] for node in shown.nodes if node["label"] == "Country"} >= {"VN", "US", "JP", "TW"}
    leads = [edge for edge in shown.edges if edge["type"] == "LEADS"]
    assert len(leads) >= 40


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.key)
def test_every_view_shows_something_of_the_starting_registry(tried: Path, view: network.View) -> None:
    assert len(network.gather(view, data.read).nodes) > 20


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.key)
def test_filters_make_a_map_smaller(tried: Path, view: network.View) -> None:
    everything = network.gather(view, data.read)
    japan = network.gather(view, data.read, country="JP")
    assert len(japan.edges) < len(everything.edges)
    if view.key == "fields":
        assert {node["country"] for node in japan.nodes if "Organization" in node["labels"]} == {"JP"}
