"""The gaps on the page: the board and its cells, surveys written and taken back, sentences, and who may read them."""

from functools import partial
from pathlib import Path
from typing import Any

import pytest
from own import holding
from streamlit.testing.v1 import AppTest
from visiting import page

from graph.ids import thing_id
from graph.registry import Registry
from graph.schema import Audience
from loaders.source import EdgeRow, NodeRow, Origin, Ref
from ui import data
from ui.gaps import board as gaps_board
from ui.gaps import cell as gaps_cell
from ui.gaps import found as gaps_found
from ui.gaps import joints as gaps_joints
from ui.gaps import said as gaps_said
from ui.gaps import survey as gaps_survey
from ui.i18n import in_words_of

LIST = Origin("sheet:gaps", "Danh sách thử", "spreadsheet")
#: A stage of two fields; one person in a university without a firm beside it; a task that ends this year.
ROWS = [
    NodeRow("Country", "VN", {"code": "VN", "name": "Việt Nam"}),
    NodeRow("Country", "JP", {"code": "JP", "name": "Japan", "priority": True}),
    NodeRow("Field", "s", {"code": "s", "name": "Vật liệu", "name_en": "Materials", "level": "stage", "position": 1}),
    NodeRow("Field", "s.a", {"code": "s.a", "name": "Khí", "name_en": "Gases", "level": "field", "position": 1}),
    NodeRow("Field", "s.b", {"code": "s.b", "name": "Phiến", "name_en": "Wafers", "level": "field", "position": 2}),
    *[EdgeRow("PART_OF", Ref("Field", part), Ref("Field", "s")) for part in ("s.a", "s.b")],
    NodeRow("Organization", "uni", {"name": "Đại học Thử", "place": "Hà Nội"}, ("University",)),
    EdgeRow("LOCATED_IN", Ref("Organization", "uni"), Ref("Country", "VN")),
    EdgeRow("ACTIVE_IN", Ref("Organization", "uni"), Ref("Field", "s.a")),
    NodeRow("Expert", "an", {"name": "Nguyễn Văn An"}),
    EdgeRow("AFFILIATED_WITH", Ref("Expert", "an"), Ref("Organization", "uni")),
    EdgeRow("EXPERT_IN", Ref("Expert", "an"), Ref("Field", "s.a"), {"works": 3, "evidence": "CV"}),
    NodeRow("Plan", "p", {"name": "Kế hoạch", "code": "p"}),
    NodeRow("Task", "p#38", {"code": "p#38", "number": 38, "name": "Mạng lưới cố vấn", "until": 2026}),
    NodeRow("Task", "p#7", {"code": "p#7", "number": 7, "name": "Vật liệu", "until": 2030}),
    EdgeRow("PART_OF", Ref("Task", "p#38"), Ref("Plan", "p")),
    EdgeRow("ABOUT", Ref("Task", "p#7"), Ref("Field", "s")),
]
COLUMNS = [("experts", "VN"), ("organisations", "VN")]


def at(label: str, key: str) -> str:
    return thing_id(LIST.id, label, key)


A, B = at("Field", "s.a"), at("Field", "s.b")


@pytest.fixture
def registry(engine_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Registry:
    """The pages' own registry with the rows above, each time with a ledger of its own."""
    return holding(monkeypatch, engine_folder, tmp_path, (LIST, ROWS))


def states() -> dict[str, list[str]]:
    """How each cell of the board stands, by the field's code."""
    return {row["code"]: [cell["state"] for cell in row["cells"]] for row in gaps_board.board(COLUMNS)}


def survey(registry: Registry, field: str, answer: str, where: str = "VN", kind: str = "experts") -> int:
    value = {"kind": kind, "where": where, "whom": "Đại học Thử", "on": "2026-11-20", "answer": answer}
    return registry.ledger.judge("surveyed", field, value=value, by="lan").judgement


def test_a_cell_without_anything_is_a_question_until_somebody_was_asked(registry: Registry) -> None:
    assert states() == {"s": ["one", "thin"], "s.a": ["one", "thin"], "s.b": ["unasked", "unasked"]}
    assert in_words_of("en", lambda: gaps_board.known(gaps_board.board(COLUMNS))) == (
        "On this board 0 gaps are known. On 2 cells nobody was asked: they are no gaps, but questions to put.")
    asked = survey(registry, B, "asked")
    survey(registry, at("Field", "s"), "missing", kind="organisations")
    assert states() == {"s": ["one", "thin"], "s.a": ["one", "thin"], "s.b": ["asked", "missing"]}
    rows = gaps_board.board(COLUMNS)
    # The thin cell of organisations of s.a counts, too: it is known to be missing.
    assert in_words_of("en", lambda: gaps_board.known(rows)).startswith("On this board 3 gaps are known.")
    assert in_words_of("en", lambda: gaps_board.sentence(rows, "Experts")) == (
        "Experts, of 2 fields: 1 one person; 1 asked, none yet.")
    registry.ledger.withdraw(asked, "lan")
    assert states()["s.b"] == ["unasked", "missing"]


def test_the_board_can_be_taken_away(registry: Registry) -> None:
    rows = in_words_of("en", lambda: gaps_board.exported(COLUMNS, ["Experts", "Organisations"],
                                                         gaps_board.board(COLUMNS)))
    assert [(row["stage"], row["field"], row["what_is_counted"], row["count"], row["state"])
            for row in rows][2:4] == [
        ("Materials", "Gases", "Experts", 1, "one person"), ("Materials", "Gases", "Organisations", 1, "thin")]


def test_sentences_are_ordered_by_what_they_endanger(registry: Registry) -> None:
    found = {gap.key: gap for gap in gaps_found.sentences()}
    held = found["field_held_by_one_person"]
    assert [row["id"] for row in held.rows] == [A]
    # Severity 2; task 38 ends this year (3), task 7 is about the stage above and ends later (1).
    assert (held.consequence, held.endangered) == (2 * (3 + 1), ["38", "7"])
    nobody = found["field_without_expert"]
    assert [row["id"] for row in nobody.rows] == [B] and nobody.counted == [] and nobody.consequence == 0
    survey(registry, B, "asked", where="")
    asked = {gap.key: gap for gap in gaps_found.sentences()}["field_without_expert"]
    assert [row["survey"] for row in asked.counted] == ["asked"] and asked.consequence == 3 * (3 + 1)
    order = [gap.consequence for gap in gaps_found.sentences()]
    assert order == sorted(order, reverse=True)


def test_a_sentence_that_names_an_organisation_waits_for_its_confirmation(registry: Registry) -> None:
    uni, name = at("Organization", "uni"), "gaps/university_without_industry_partner"

    def shown(audience: Audience, reader: str = "") -> tuple[list[str], int]:
        gap = next(gap for gap in gaps_found.sentences(audience, reader) if gap.name == name)
        return [row["id"] for row in gap.rows], gap.hidden

    assert shown("curators") == ([uni], 0) and shown("everyone") == ([], 1)
    assert shown("everyone", uni) == ([uni], 0) and shown("everyone", at("Organization", "firm")) == ([], 1)
    done = registry.ledger.judge("surveyed", uni, value={"gap": "gaps/another", "answer": "confirmed"}, by="lan")
    assert shown("everyone") == ([], 1), "another sentence about it was confirmed"
    done = registry.ledger.judge("surveyed", uni, value={"gap": name, "answer": "confirmed"}, by="lan")
    assert shown("everyone") == ([uni], 0)
    registry.ledger.withdraw(done.judgement, "lan")
    assert shown("everyone") == ([], 1)


@pytest.mark.parametrize(("row", "expected"), [
    ({"name_kind": ["Field"]}, []), ({"kind": ["Organization", "University"]}, ["x"]),
    ({"name_kind": ["Field"], "organisation_kind": ["Organization"], "organisation_id": "o"}, ["o"]),
    ({"name_kind": ["Field"], "expert_kind": ["Expert"], "expert_id": "e"}, []),
    ({"name_kind": ["Task"], "leads": [{"kind": ["Group"], "id": "g"}]}, []), ({"kind": None}, []),
    ({"name_kind": ["Agreement"], "parties": [{"kind": ["Firm", "Organization"], "id": one} for one in "po"]},
     ["p", "o"])])
def test_which_organisations_a_sentence_names_and_who_may_read_it(row: dict[str, Any], expected: list[str]) -> None:
    assert gaps_found.organisations({"id": "x", **row}) == expected
    waiting: dict[str, Any] = {"named": expected, "confirmed": None}
    assert gaps_found.readable(waiting, "curators")
    assert gaps_found.readable(waiting, "everyone") == (not expected)
    assert gaps_found.readable(waiting, "everyone", "another") == (not expected)
    assert all(gaps_found.readable(waiting, "everyone", reader) for reader in expected)
    assert gaps_found.readable({**waiting, "confirmed": 7}, "everyone")


visit = partial(page, "gaps")


def said(app: AppTest) -> str:
    return " ".join(str(one.proto) for one in app.get("html"))


def test_a_survey_is_written_and_taken_back_on_the_page(registry: Registry) -> None:
    # In Vietnamese: the words of a choice are asked for outside of the page, too.
    app = visit(lang="vi", cell="s.b", of="experts", **{"in": "VN"})
    assert not app.exception and "Chưa khảo sát nên chưa phải khoảng trống" in said(app)
    next(one for one in app.button if one.label == "Ghi khảo sát").click().run()
    assert [error.value for error in app.error] == ["Hãy ghi đã hỏi ai."] and gaps_found.surveys() == []
    app.text_input(key="survey-whom").set_value("Đại học Thử *x*")
    next(one for one in app.button if one.label == "Ghi khảo sát").click().run()
    assert not app.exception
    (one,) = gaps_found.surveys()
    assert (one.field, one.kind, one.where, one.whom, one.answer) == (B, "experts", "VN", "Đại học Thử *x*", "asked")
    assert "Đã hỏi Đại học Thử *x* ngày" in said(app)
    app.button(key=f"noprint-unsurvey-{one.number}").click().run()
    assert gaps_found.surveys() == [] and not app.exception


def test_a_cell_opens_to_names_and_evidence_and_whom_to_ask(registry: Registry) -> None:
    assert gaps_found.members(A, "experts", "VN") == [at("Expert", "an")]
    (person,) = data.read("coverage/experts", experts=[at("Expert", "an")], area=at("Field", "s"))
    assert (person["name"], person["works"], person["evidence"]) == ("Nguyễn Văn An", 3, "CV")
    # Nobody is in this field: those of the field beside it are asked.
    (near,) = data.read("coverage/ask_organisations", area=B, country="VN")
    assert (near["name"], near["nearness"]) == ("Đại học Thử", "near")
    assert data.read("coverage/ask_organisations", area=B, country="JP") == []
    assert [row["id"] for row in data.read("coverage/ask_experts", area=B)] == [at("Expert", "an")]
    assert in_words_of("en", lambda: gaps_cell.sentence("experts", 1)) == "1 known: one person."
    for kind in ("experts", "organisations", "training"):
        app = visit(cell="s.a", of=kind, **{"in": "hanoi"})
        assert not app.exception and any("Gases" in one.value and "Hanoi" in one.value for one in app.subheader)


def test_a_gap_opens_to_its_list(registry: Registry) -> None:
    app = visit(gap="university_without_industry_partner")
    assert not app.exception
    assert any("Universities in Vietnam without an industry partner" in one.value for one in app.subheader)
    assert "1 names an organisation" in said(app)
    told = in_words_of("en", lambda: gaps_said.told(gaps_found.sentences()))
    (row,) = [row for row in told if row["gap"] == "Fields that one person alone holds"]
    assert (row["how_many"], [one["name"] for one in row["most_urgent"]]) == ("1 of 2", ["Task 38", "Task 7"])


def test_an_old_survey_says_that_one_should_ask_again(registry: Registry) -> None:
    survey(registry, B, "missing")
    one = gaps_found.surveys()[0]
    assert in_words_of("en", lambda: gaps_survey.sentence(one)) == (
        "Known to be missing, by Đại học Thử, 20 Nov 2026; recorded by lan.")
    old = one._replace(on="2020-01-01", note="Không có ai")
    assert "Không có ai; recorded by lan; " in (text := in_words_of("en", lambda: gaps_survey.sentence(old)))
    assert text.endswith("days ago: ask again.")


def test_who_could_replace_somebody_is_named(registry: Registry) -> None:
    an, uni = at("Expert", "an"), at("Organization", "uni")
    rows = gaps_joints.told([{"id": an, "parts": [9, 6], "inside": [uni], "instead": [(uni, 2)]},
                             {"id": "gone", "parts": [9, 6], "inside": [], "instead": []}])
    assert [(row["name"], row["cut_off"]) for row in rows] == [("Nguyễn Văn An", 6)]
    assert [one["name"] for one in rows[0]["could_replace"]] == ["Đại học Thử"]
    assert in_words_of("en", lambda: gaps_joints.sentence(rows)).endswith(
        "Without Nguyễn Văn An, 6 would be cut off.")
