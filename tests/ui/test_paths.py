"""Paths on the page: in sentences, drawn, with evidence; introducers, contacts of contacts, and what is sent on."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from own import kept, own_registry
from visiting import page, said

from graph.ids import thing_id
from loaders import source
from loaders.source import Delivery, EdgeRow, NodeRow, Origin, Ref
from ui import data
from ui.i18n import in_words_of
from ui.paths import drawing as paths_drawing
from ui.paths import found as paths_found
from ui.paths import people as paths_people
from ui.paths import ways as paths_ways
from ui.paths import words as paths_words
from ui.paths.ends import named
from ui.paths.hops import Hop, hops, telling

LIST = Origin("sheet:paths", "Danh sách thử", "spreadsheet")
HOSTILE = "</text></svg><img src=x onerror=alert(1)>\x00"
PEOPLE = {"an": "Nguyễn Văn An", "binh": "Lê Thị Bình", "chi": "Trần Chi", "dung": "Phạm Dung", "em": "Vũ Em"}
BODIES = {"uni": ("Alpha University", "University"), "firm": ("Chip Firm", "Firm"), "alone": ("Lonely Firm", "Firm")}
WORKS = {"w1": (2021, "an", "chi"), "w2": (2024, "an", "chi"), "w3": (2015, "binh", "chi"), "w4": (2023, "chi", "em")}
ROWS = [
    *[NodeRow("Country", code, {"code": code, "name": name}) for code, name in (("VN", "Việt Nam"), ("JP", "Japan"))],
    *[NodeRow("Expert", key, {"name": name, "title": "TS." if key == "an" else ""}) for key, name in PEOPLE.items()],
    *[NodeRow("Organization", key, {"name": name}, (kind,)) for key, (name, kind) in BODIES.items()],
    *[NodeRow("Work", key, {"name": f"Work {key}", "year": year}) for key, (year, *_people) in WORKS.items()],
    *[EdgeRow("AUTHORED", Ref("Expert", person), Ref("Work", key))
      for key, (_year, *people) in WORKS.items() for person in people],
    EdgeRow("AFFILIATED_WITH", Ref("Expert", "an"), Ref("Organization", "uni"), {"role": "Dean", "since": "2020"}),
    EdgeRow("AFFILIATED_WITH", Ref("Expert", "binh"), Ref("Organization", "uni")),
    EdgeRow("AFFILIATED_WITH", Ref("Expert", "chi"), Ref("Organization", "firm"), {"since": "2010"}),
    *[EdgeRow("LOCATED_IN", Ref("Organization", key), Ref("Country", "JP" if key == "firm" else "VN"))
      for key in BODIES],
]


def at(label: str, key: str) -> str:
    return thing_id(LIST.id, label, key)


AN, BINH, CHI, DUNG, EM = (at("Expert", key) for key in PEOPLE)
UNI, FIRM, ALONE = (at("Organization", key) for key in BODIES)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of a registry with the small network above."""
    with kept(tmp_path_factory.mktemp("paths"), LIST, ROWS) as folder:
        yield folder


@pytest.fixture
def here(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages of this process read it."""
    own_registry(monkeypatch, home, home)


def sentences(one: str, other: str, lang: str = "en") -> list[str]:
    ways = paths_ways.walked(paths_found.ways(one, other))
    return in_words_of(lang, lambda: [paths_words.sentence(way) for way in ways])


def test_a_path_is_one_sentence_in_both_languages(here: None) -> None:
    assert sentences(AN, FIRM)[0] == (
        "TS. Nguyễn Văn An wrote 2 works with Trần Chi (2021–2024); Trần Chi works at Chip Firm (since 2010).")
    assert sentences(AN, FIRM, "vi")[0] == (
        "TS. Nguyễn Văn An cùng viết 2 công trình với Trần Chi (2021–2024); Trần Chi công tác tại Chip Firm (từ 2010).")


def test_a_path_is_told_from_either_end(here: None) -> None:
    assert "Trần Chi works at Chip Firm (since 2010); Trần Chi wrote 1 work with Lê Thị Bình (2015)." in sentences(
        FIRM, BINH)


def test_where_nothing_joins_two_there_is_no_path(here: None) -> None:
    assert paths_found.ways(AN, ALONE) == [] == paths_found.ways(AN, DUNG) == paths_found.ways(AN, "0" * 20)


def test_introducers_are_people_of_the_first_with_what_they_rest_on(here: None) -> None:
    rows = in_words_of("en", lambda: paths_people.introducing(paths_found.introducers(UNI, FIRM)))
    assert [row["id"] for row in rows] == [AN, BINH]
    assert rows[0]["because"].startswith("TS. Nguyễn Văn An wrote 2 works with Trần Chi")
    assert "long ago" not in rows[0]["reasons"]
    assert paths_found.introducers(ALONE, FIRM) == []


def test_contacts_of_contacts_lead_on_to_the_way(here: None) -> None:
    rows = paths_people.reached(named([AN])[AN], paths_found.contacts(AN))
    assert {row["id"]: [one["id"] for one in row["through"]] for row in rows} == {BINH: [CHI], EM: [CHI]}
    assert {row["id"]: row["last_year"] for row in rows} == {BINH: 2015, EM: 2023}
    assert rows[0]["way_link"].query[0] == ("from", AN)


def test_a_consent_counts_while_it_holds(here: None) -> None:
    ledger, given = data.registry().ledger, []
    try:
        assert paths_found.consented() == frozenset()
        given = [ledger.judge("consent", CHI, value={"purpose": "introduce"}, by="lan"),
                 ledger.judge("consent", EM, value={"until": "2020-01-01"}, by="lan")]
        data.registry().settle()
        assert paths_found.consented() == {CHI}
        assert "consented" in paths_found.introducers(UNI, FIRM)[0]["why"]
    finally:
        for judged in given:
            ledger.withdraw(judged.judgement, "lan")
        data.registry().settle()
    assert paths_found.consented() == frozenset()


def test_each_step_has_its_evidence_and_source(here: None) -> None:
    (way, *_others) = paths_ways.walked(paths_found.ways(AN, FIRM))
    first, second = in_words_of("en", lambda: paths_ways.lines([way]))
    assert [work["name"] for work in first["evidence"]] == ["Work w2", "Work w1"]
    assert (first["how"], first["source"]) == ("2 shared works 2021–2024", "Danh sách thử")
    assert (second["how"], second["with_whom"][0]["id"]) == ("works at since 2010", FIRM)


def test_what_two_organisations_share_is_the_evidence_of_their_step(here: None) -> None:
    (way, *_others) = paths_ways.walked(paths_found.ways(UNI, FIRM))
    (step,) = in_words_of("en", lambda: paths_ways.lines([way]))
    assert step["how"] == "3 shared works 2015–2024"
    assert {work["name"] for work in step["evidence"]} == {"Work w1", "Work w2", "Work w3"}
    assert paths_found.shared(FIRM, UNI) == paths_found.shared(UNI, FIRM)
    assert paths_found.shared(UNI, ALONE) == paths_found.shared("nobody", "none") == []


def test_what_is_copied_has_the_sentences_and_the_address(here: None) -> None:
    ways = paths_ways.walked(paths_found.ways(AN, FIRM))[:1]
    text = in_words_of("en", lambda: paths_ways.text(ways, "http://here/paths?from=a"))
    assert text.splitlines()[0].startswith("1. TS. Nguyễn Văn An wrote 2 works")
    assert text.splitlines()[-1] == "http://here/paths?from=a"


def test_no_path_leads_through_somebody_who_is_not_published(
        tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KETNOI_EVERYONE", "1")
    monkeypatch.setattr(data, "AUDIENCE", "everyone")
    registry = own_registry(monkeypatch, home, tmp_path)
    staged = source.stage(registry.ledger, Delivery(LIST, ROWS, "2026-11-01", "test 1"), "test")
    registry.ledger.accept(staged.batch or 0, "test")
    registry.ledger.judge("published", AN, by="lan")
    registry.settle()
    assert paths_found.ways(AN, FIRM) == paths_found.introducers(UNI, FIRM) == []
    assert [contact["id"] for contact in paths_found.contacts(AN)] == []
    registry.ledger.judge("published", CHI, by="lan")
    registry.settle()
    assert sentences(AN, FIRM)[0].startswith("TS. Nguyễn Văn An wrote 2 works with Trần Chi")
    assert named([CHI, BINH]).keys() == {CHI}


# Steps by hand


def node(id: str, name: str, *kind: str, **more: Any) -> dict[str, Any]:
    return {"id": id, "name": name, "kind": list(kind), **more}


def fact(id: str, of: str, relation: str, **more: Any) -> dict[str, Any]:
    return {"id": id, "of": of, "relation": relation, **more}


NODES = {one["id"]: one for one in (
    node("a", "A", "Organization", "Firm"), node("b", "B", "Organization", "University"), node("x", "X", "Expert"),
    node("g", "Deal", "Agreement", agreement_state="active", signed_on="2025-03-12"), node("v", "Fair", "Event"))}


def test_two_steps_over_an_agreement_are_one() -> None:
    (step,) = hops(["a", "g", "b"], ["PARTY_TO", "PARTY_TO"], NODES, {})
    assert in_words_of("en", lambda: paths_words.sentence([step])) == (
        "A and B are parties to “Deal” (Active, 12 Mar 2025).")
    assert in_words_of("en", lambda: paths_words.label(step)) == ("agreement", "2025")


@pytest.mark.parametrize(("ids", "facts", "said"), [
    (["x", "a"], [fact("x", "a", "AFFILIATED_WITH", until="2019-05", since="2015")], "X worked at A (2015–2019)"),
    (["a", "x"], [fact("x", "a", "AFFILIATED_WITH", role="Dean")], "X works at A (Dean)"),
    (["x", "a"], [fact("x", "a", "ADVISES", since="2024")], "X advises A (since 2024)"),
    (["a", "b"], [fact("b", "a", "PART_OF")], "B belongs to A"),
    (["b", "a"], [fact("a", "b", "COLLABORATES_WITH", works=1, agreements=2, first_year=2020, last_year=2020)],
     "B and A have 1 shared work, 2 agreements (2020)"),
    (["x", "v", "a"], [fact("x", "v", "TOOK_PART_IN"), fact("a", "v", "TOOK_PART_IN")], "X and A took part in “Fair”"),
])
def test_each_kind_of_step_has_its_words(ids: list[str], facts: list[dict[str, Any]], said: str) -> None:
    known = {(one["id"], one["of"]): [one] for one in facts}
    (step,) = hops(ids, [facts[0]["relation"]] * (len(ids) - 1), NODES, known)
    assert in_words_of("en", lambda: paths_words.clause(step)) == said


def test_of_several_posts_the_one_that_lasts_is_told() -> None:
    known = {("x", "a"): [fact("x", "a", "AFFILIATED_WITH", since="2010", until="2015"),
                          fact("x", "a", "AFFILIATED_WITH", since="2018"), fact("x", "a", "ADVISES")]}
    assert telling("a", "x", "AFFILIATED_WITH", known)["since"] == "2018"
    assert telling("a", "b", "AFFILIATED_WITH", known) == {}


def test_paths_through_the_same_stations_are_shown_once() -> None:
    def way(*ids: str) -> list[Hop]:
        return hops(ids, ["COLLABORATES_WITH"] * (len(ids) - 1), NODES, {})

    twice = hops(["a", "g", "b"], ["PARTY_TO", "PARTY_TO"], NODES, {})
    ways, why = paths_ways.apart([way("a", "b"), twice, way("a", "x", "b")], [["direct"], ["old"], ["recent"]])
    assert [[step.other["id"] for step in one] for one in ways] == [["b"], ["x", "b"]]
    assert why == [["direct"], ["recent"]]


def test_the_drawing_holds_text_as_text_and_every_lane() -> None:
    nodes = {**NODES, "x": node("x", HOSTILE, "Expert"), "long": node("long", "Đ" * 200, "Organization")}
    ways = [hops(ids, ["COLLABORATES_WITH"] * (len(ids) - 1), nodes, {})
            for ids in (["a", "b"], ["a", "x", "b"], ["a", "x", "long", "b"])]
    drawn = ET.fromstring(paths_drawing.svg(ways, "#000000", "#FFFFFF", [HOSTILE]))
    space = "{http://www.w3.org/2000/svg}"
    assert {one.tag.removeprefix(space) for one in drawn.iter()} == {
        "svg", "rect", "path", "title", "text", "tspan", "g", "image"}
    assert len(drawn.findall(f"{space}path")) == 1 + 2 + 3
    assert len(drawn.findall(f"{space}g")) == 2 + 1 + 2
    assert all(one.get("href", "").startswith("data:image/svg+xml;base64,") for one in drawn.iter(f"{space}image"))
    assert max(len(one.text or "") for one in drawn.iter(f"{space}tspan")) <= max(25, len(HOSTILE))


# The page


visit = partial(page, "paths")


def test_an_end_is_found_by_typing_and_kept_in_the_address(here: None) -> None:
    app = visit(to=FIRM)
    app.text_input(key="paths-typed-from").set_value("nguyen an").run()
    app.button(key=f"paths-hit-from-{AN}").click().run()
    assert not app.exception
    assert app.query_params["from"] == AN
    assert "wrote 2 works with Trần Chi (2021–2024)" in said(app)
    assert "TS. Nguyễn Văn An – Chip Firm. Printed on" in said(app) and "Sources: Danh sách thử" in said(app)
    app.button(key="noprint-swap").click().run()
    assert (app.query_params["from"], app.query_params["to"]) == (FIRM, AN)
    app.button(key="paths-change-from").click().run()
    assert "from" not in app.query_params


@pytest.mark.parametrize(("address", "expected"), [
    ({"from": UNI, "to": FIRM}, "2 people of Alpha University have a way to Chip Firm."),
    ({"from": UNI, "to": ALONE}, "The registry knows no way from Alpha University to Lonely Firm"),
    ({"from": AN, "to": AN}, "Both ends are the same."),
    ({"from": AN}, "One acquaintance away"),
    ({"from": DUNG}, "Nobody is known who knows somebody whom Phạm Dung knows."),
    ({"from": "0" * 20}, "What the address names is not in the registry"),
])
def test_the_page_says_what_it_finds_and_what_it_does_not(here: None, address: dict[str, str], expected: str) -> None:
    app = visit(**address)
    assert not app.exception
    assert expected in said(app)
