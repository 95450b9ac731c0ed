"""The partner finder and its requests on a small network: sentences, answers, files, letters, numbers by quarter."""

import io
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx import Document
from own import holding, own_registry
from sqlalchemy import delete
from streamlit.testing.v1 import AppTest
from visiting import page

from graph.analysis.partners import MISSING, REASONS, REFUSALS, WEIGHTS
from graph.ids import thing_id
from ledger import papers, requests, tables
from ledger.database import writing
from ledger.requests import Move, Request
from loaders.source import EdgeRow, NodeRow, Origin, Ref
from ui import data, export
from ui.filters import Chosen
from ui.i18n import in_words_of
from ui.introductions import advice as advice_form
from ui.introductions import form as introductions_form
from ui.introductions import letter as introductions_letter
from ui.introductions import listing as introductions_list
from ui.introductions import numbers as introductions_numbers
from ui.introductions import words as introductions_words
from ui.letters import vi as letters_vi
from ui.partners import answers as partners_answers
from ui.partners import ask as partners_ask
from ui.partners import evidence as partners_evidence
from ui.partners import found as partners_found
from ui.partners import lists as partners_list
from ui.partners import paper as partners_paper
from ui.partners import words as partners_words
from ui.partners.answers import KEPT, REFUSED, TAKEN
from ui.partners.cards import Suggestion

LIST = Origin("sheet:partners", "Danh sách thử", "spreadsheet")
HOSTILE = "<img src=x onerror=alert(1)> **A** [b](c)"
BODIES = {"uni": ("Alpha University", "University", "VN"), "chip": ("Chip Firm", "Firm", "JP"),
          "wafer": ("Wafer Firm", "Firm", "JP"), "evil": (HOSTILE, "Firm", "US"),
          "centre": ("Trung tâm Đổi mới", "InnovationCenter", "VN")}
CONTACT = "office@chip.example"


def edge(type: str, start: tuple[str, str], end: tuple[str, str], **props: Any) -> EdgeRow:
    return EdgeRow(type, Ref(*start), Ref(*end), props)


ROWS = [
    *[NodeRow("Country", code, {"code": code, "name": name, "priority": code == "JP"})
      for code, name in (("VN", "Việt Nam"), ("JP", "Nhật Bản"), ("US", "Hoa Kỳ"))],
    NodeRow("Field", "s", {"code": "s", "name": "Đóng gói", "level": "stage", "position": 1}),
    *[NodeRow("Field", key, {"code": f"s.{key}", "name": name, "level": "field", "position": at})
      for at, (key, name) in enumerate((("a", "Chiplet"), ("b", "Kiểm thử")), start=1)],
    *[edge("PART_OF", ("Field", key), ("Field", "s")) for key in "ab"],
    *[NodeRow("Organization", key, {"name": name, "public_contact": CONTACT if key == "chip" else ""}, (kind,))
      for key, (name, kind, _country) in BODIES.items()],
    *[edge("LOCATED_IN", ("Organization", key), ("Country", country)) for key, (_n, _k, country) in BODIES.items()],
    *[edge("ACTIVE_IN", ("Organization", key), ("Field", field))
      for key, field in (("uni", "a"), ("chip", "a"), ("chip", "b"), ("wafer", "a"), ("evil", "a"))],
    NodeRow("Expert", "an", {"name": "Nguyễn Văn An", "title": "TS.", "position": "Trưởng khoa", "email": "an@x.vn"}),
    NodeRow("Expert", "chi", {"name": "Trần Chi", "phone": "0900000001", "availability": ["advise"]}),
    NodeRow("Expert", "dung", {"name": "Phạm Dung"}), NodeRow("Expert", "em", {"name": "Vũ Thị Em"}),
    edge("AFFILIATED_WITH", ("Expert", "an"), ("Organization", "uni"), since="2020"),
    edge("AFFILIATED_WITH", ("Expert", "chi"), ("Organization", "chip"), since="2010"),
    *[NodeRow("Work", key, {"name": f"Work {key}", "year": year}) for key, year in (("w1", 2021), ("w2", 2024))],
    *[edge("AUTHORED", ("Expert", person), ("Work", work)) for person in ("an", "chi") for work in ("w1", "w2")],
    *[edge("EXPERT_IN", ("Expert", person), ("Field", "b"), level=level)
      for person, level in (("chi", "practised"), ("dung", "leading"))],
    NodeRow("Need", "need", {"name": "Kỹ sư kiểm thử", "kind": "people", "state": "open"}),
    NodeRow("Offer", "offer", {"name": "Thực tập sinh", "kind": "people", "state": "open"}),
    edge("SEEKS", ("Organization", "uni"), ("Need", "need")), edge("HAS", ("Organization", "chip"), ("Offer", "offer")),
    edge("ABOUT", ("Need", "need"), ("Field", "b")), edge("ABOUT", ("Offer", "offer"), ("Field", "b")),
]


def at(label: str, key: str) -> str:
    return thing_id(LIST.id, label, key)


UNI, CHIP, WAFER, EVIL, CENTRE = (at("Organization", key) for key in BODIES)
AN, CHI, DUNG, EM = (at("Expert", key) for key in ("an", "chi", "dung", "em"))


@pytest.fixture(scope="module")
def ledger_folder(engine_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a ledger with the small network above."""
    folder = tmp_path_factory.mktemp("partners-ledger")
    with pytest.MonkeyPatch.context() as patch:
        holding(patch, engine_folder, folder, (LIST, ROWS))
    return folder


@pytest.fixture(autouse=True)
def here(engine_folder: Path, ledger_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The pages of this process read it; the papers of each test are gone after it."""
    registry = own_registry(monkeypatch, engine_folder, ledger_folder)
    yield
    with writing(registry.ledger.engine) as connection:
        connection.execute(delete(tables.document))


def suggestions(lang: str = "vi") -> list[Suggestion]:
    said = partners_answers.of(UNI)
    fits = partners_found.suggested(partners_found.asked(UNI, Chosen("", "", ""), True), partners_answers.told(said))
    node = partners_found.about([UNI])[UNI]
    return in_words_of(lang, lambda: partners_list._suggestions(node, fits, said))


# The finder


def test_the_page_has_words_for_all_that_the_ranking_says() -> None:
    assert set(partners_words._SAID) == set(REASONS) == set(partners_evidence.WHAT)
    assert set(partners_words.PARTS) == set(WEIGHTS) and set(partners_words.MISSING) == set(MISSING)
    assert tuple(partners_answers.REASONS) == REFUSALS


def test_reasons_are_sentences_of_what_the_graph_holds() -> None:
    first = suggestions()[0]
    assert first.node["id"] == CHIP
    reasons = in_words_of("vi", lambda: first.reasons)
    assert reasons[:3] == [
        "Năng lực “Thực tập sinh” của đối tác đáp ứng nhu cầu “Kỹ sư kiểm thử” của đơn vị.",
        "Đã có chung: 2 công trình chung, gần nhất năm 2024.", "Cùng lĩnh vực: Chiplet."]
    assert "TS. Nguyễn Văn An cùng viết 2 công trình với Trần Chi, gần nhất năm 2024." in reasons
    assert "Nhật Bản là đối tác ưu tiên của chương trình." in reasons
    english = in_words_of("en", lambda: first.reasons)
    assert english[0] == "Their offer “Thực tập sinh” meets our need “Kỹ sư kiểm thử”."
    assert "They complete us with Kiểm thử (within Đóng gói, where we work too)." in english
    assert len(english) == len(reasons)


def test_the_best_introduction_and_what_is_missing_are_told() -> None:
    first, *others = suggestions("en")
    assert in_words_of("en", lambda: first.introduction) == (
        "TS. Nguyễn Văn An wrote 2 works with Trần Chi (2021–2024); Trần Chi works at Chip Firm (since 2010).")
    assert first.through == AN
    assert "no public contact known" not in in_words_of("en", lambda: first.missing)
    wafer = next(one for one in others if one.node["id"] == WAFER)
    assert {"no public contact known", "nobody of theirs is known"} <= set(in_words_of("en", lambda: wafer.missing))
    assert wafer.introduction == "" and wafer.through == ""


def test_filters_choose_by_country_kind_and_field() -> None:
    def ids(country: str = "", field: str = "", kind: str = "") -> set[str]:
        asked = partners_found.asked(UNI, Chosen(country, field, kind), True)
        return {row["id"] for row in partners_found.suggested(asked, ())}
    assert ids(country="JP") == {CHIP, WAFER} and ids(country="US", kind="Firm") == {EVIL}
    assert ids(field="s.b") == {CHIP} and ids(kind="University") == set()


def test_a_refused_suggestion_goes_and_lowers_its_like_and_says_so() -> None:
    before = {one.node["id"]: one.fit["score"] for one in suggestions()}
    partners_answers.say(UNI, WAFER, REFUSED, "location", "Xa quá")
    found = {one.node["id"]: one for one in suggestions()}
    assert WAFER in before and WAFER not in found
    assert found[CHIP].fit["score"] == pytest.approx(before[CHIP] * 0.75, abs=1e-3)
    assert in_words_of("en", lambda: partners_words.shifts(found[CHIP].fit, found[CHIP].named)) == [
        "Lowered: Wafer Firm, in the same country, was refused for its location (× 0.75)."]
    (said,) = partners_answers.of(UNI)
    assert (said.id, said.verdict, said.reason, said.note) == (WAFER, REFUSED, "location", "Xa quá")


def test_an_answer_taken_back_or_changed_stays_in_the_history() -> None:
    partners_answers.say(UNI, CHIP, KEPT)
    partners_answers.say(UNI, CHIP, TAKEN)
    assert [one.verdict for one in partners_answers.of(UNI)] == [TAKEN]
    partners_answers.take_back(UNI, CHIP)
    assert partners_answers.of(UNI) == [] == partners_answers.askers()
    (paper,) = papers.papers(data.registry().ledger, partners_answers.KIND)
    assert paper.version == 3
    assert CHIP in {one.node["id"] for one in suggestions()}


def test_answers_of_one_house_are_not_anothers() -> None:
    partners_answers.say(WAFER, CHIP, TAKEN)
    assert partners_answers.of(UNI) == []
    assert partners_answers.askers() == [{"id": WAFER, TAKEN: 1, KEPT: 0, REFUSED: 0}]


def test_what_was_taken_keeps_its_reasons_in_the_shortlist() -> None:
    assert suggestions()[0].node["id"] == CHIP
    partners_answers.say(UNI, CHIP, TAKEN)
    assert CHIP not in {one.node["id"] for one in suggestions()}
    again = partners_found.again(UNI, [CHIP])
    assert {"need_met", "in_touch"} <= {reason["code"] for reason in again[CHIP]["reasons"]}
    # However many fit better, the reasons of one that was taken are found.
    assert set(partners_found.again(UNI, [WAFER])) == {WAFER}


def test_each_reason_has_a_line_with_its_links_and_sources() -> None:
    first = suggestions()[0]
    lines = in_words_of("en", lambda: list(partners_evidence.lines(first.fit, first.named)))
    by = {line["because"]: line for line in lines}
    met = by["Our need, their offer"]
    assert (met["what"][0]["name"], met["counterpart"][0]["name"]) == ("Kỹ sư kiểm thử", "Thực tập sinh")
    assert (by["Wrote together"]["count"], by["Wrote together"]["counterpart"][0]["id"]) == (2, CHI)
    assert by["Field of both"]["what"][0]["code"] == "s.a" and by["Field of both"]["source"] == "Danh sách thử"


def test_the_shortlist_is_a_workbook_and_a_page_for_each() -> None:
    partners_answers.say(UNI, EVIL, KEPT, note="=1+1")
    found = suggestions("en")
    rows = in_words_of("en", lambda: partners_paper.rows(found))
    book = openpyxl.load_workbook(io.BytesIO(in_words_of("en", lambda: export.xlsx(
        export.frame(rows, partners_paper.COLUMNS, False), "x", False))))
    sheet = book["Ketnoi"]
    assert [cell.value for cell in sheet[1]][:4] == ["Name", "Kind", "Country", "Reasons"]
    assert sheet.max_row == len(found) + 1 and not any(cell.data_type == "f" for row in sheet for cell in row)
    made = Document(io.BytesIO(in_words_of("en", lambda: partners_paper.document(found[0].source, found))))
    headings = [paragraph.text for paragraph in made.paragraphs if paragraph.style.name == "Heading 1"]  # type: ignore
    assert headings == [str(one.node["name"]) for one in found] and HOSTILE in headings
    text = "\n".join(paragraph.text for paragraph in made.paragraphs)
    assert CONTACT in text and "an@x.vn" not in text and "0900000001" not in text


# Introductions and advice


def test_an_introduction_goes_through_people_then_centres_then_directly() -> None:
    nodes = partners_found.about([UNI, CHIP, WAFER])
    ways = introductions_form.offered(nodes[UNI], nodes[CHIP])
    assert [(way.about, way.node["id"]) for way in ways] == [
        ("introduction", AN), ("centre", CENTRE), ("direct", CHIP)]
    assert introductions_letter.known(ways[0].way)["id"] == CHI
    assert [way.about for way in introductions_form.offered(nodes[UNI], nodes[WAFER])] == ["centre", "direct"]


def test_a_country_is_introduced_by_its_people_and_its_organisations() -> None:
    japan = at("Country", "JP")
    way = partners_found.introductions(japan, [UNI])[UNI]
    # Two works join the firm with the university more closely than An and Chi, of whom nobody checked either.
    assert (way["id"], way["ids"], way["types"]) == (CHIP, [CHIP, UNI], ["COLLABORATES_WITH"])
    nodes = partners_found.about([japan, UNI, at("Country", "VN"), CHIP])
    assert [(one.about, one.node["id"]) for one in introductions_form.offered(nodes[japan], nodes[UNI])] == [
        ("introduction", CHIP), ("introduction", CHI), ("centre", CENTRE), ("direct", UNI)]
    assert "Cách giới thiệu tốt nhất: Chip Firm và Alpha University có 2 công trình chung (2021–2024)." in html(
        visit("partners", **{"for": japan}))
    app = visit("introductions", **{"for": japan, "to": UNI, "through": CHIP})
    assert not app.exception and app.text_input(key="intro-unit").value == ""
    said = "".join(area.value or "" for area in app.text_area)
    assert "Chip Firm 御中" in said and "Nhật Bản" not in said


def test_the_letter_names_who_knows_whom_and_the_fields_and_no_contact() -> None:
    nodes = partners_found.about([UNI, CHIP])
    way = introductions_form.offered(nodes[UNI], nodes[CHIP])[0]
    said = introductions_form._letter(nodes[UNI], nodes[CHIP], way, {"name": "Hoa"}, date(2026, 12, 12), "")
    text = letters_vi.draft(said).text
    assert "Kính gửi: TS. Nguyễn Văn An, Trưởng khoa, Alpha University" in text
    assert "đã cùng công bố công trình với ông/bà Trần Chi, hiện công tác tại Chip Firm." in text
    assert "về lĩnh vực chiplet" in text
    assert not any(value in text for value in (CONTACT, "an@x.vn", "0900000001"))
    assert introductions_letter.language_for(said) == "vi"


def test_experts_for_advice_come_by_availability_consent_and_load() -> None:
    ledger = data.registry().ledger
    assert [row["id"] for row in advice_form.suggested("s.b")] == [CHI, DUNG]
    assert [row["consent"] for row in advice_form.suggested("s.b")] == [None, None]
    id = requests.open_request(ledger, "advice", "lan", {"whom": [CHI], "field": "s.b", "question": "Vì sao?"})
    requests.move(ledger, id, "asked", CHI, "lan")
    assert [row["open_requests"] for row in advice_form.suggested("s")] == [1, None]
    (request,) = requests.requests(ledger)
    assert [row["id"] for row in advice_form.suggested("s.b", request)] == [DUNG]
    assert advice_form.suggested("s.a") == [] == advice_form.suggested("")


def test_the_list_says_what_waits_and_what_is_late() -> None:
    ledger = data.registry().ledger
    id = requests.open_request(ledger, "introduction", "lan", {
        "for": UNI, "to": CHIP, "whom": [AN], "reply_by": "2026-12-15", "asker": {"name": "Hoa", "unit": "Alpha"}})
    requests.move(ledger, id, "asked", AN, "lan")
    found = requests.requests(ledger)
    (row,) = in_words_of("en", lambda: introductions_list.rows(found, "2026-12-20"))
    assert (row["name"], row["request_kind"], row["asker"]) == ("Introduction to Chip Firm", "Introduction", "Alpha")
    assert row["state"] == "Asked, reply was due on 15 Dec 2026"
    assert [one["name"] for one in row["whom"]] == ["TS. Nguyễn Văn An"]
    assert in_words_of("en", lambda: introductions_list.sentence(found, "2026-12-20")) == (
        "1 request waits; 1 reply is late.")
    gone = found[0]._replace(said={**found[0].said, "to": "0" * 20})
    assert in_words_of("en", lambda: introductions_words.subject(gone, {})) == (
        "Introduction to no longer in the registry")


def test_numbers_by_quarter_count_what_stands() -> None:
    def moved(state: str, at: str, **said: Any) -> Move:
        return Move(state, AN, "lan", f"{at}T09:00:00+00:00", said)
    one = Request("1", "introduction", {"whom": [AN]}, "lan", "2026-08-30T09:00:00+00:00", (
        moved("asked", "2026-09-01"), moved("declined", "2026-09-02"), moved("back", "2026-09-03"),
        moved("answered", "2026-10-11"), moved("rated", "2026-10-12", stars=2, outcome="meeting"),
        moved("rated", "2026-10-13", stars=5, outcome="agreement")))
    other = Request("2", "advice", {"whom": [AN]}, "lan", "2026-11-01T09:00:00+00:00", ())
    rows = in_words_of("en", lambda: introductions_numbers.by_quarter([one, other], date(2026, 11, 28)))
    assert [row["quarter"] for row in rows] == [f"Quarter {quarter}/2026" for quarter in (1, 2, 3, 4)]
    third, fourth = rows[2:]
    assert (third["introductions"], third["asked"], third["declined"], third["answered"]) == (1, 1, 0, 0)
    assert (fourth["advice"], fourth["answered"], fourth["days_to_answer"]) == (1, 1, 40.0)
    assert (fourth["stars"], fourth["meetings"], fourth["agreements"]) == (5.0, 0, 1)
    assert in_words_of("en", lambda: introductions_numbers.sentence(fourth)) == (
        "Quarter 4/2026: 1 request opened, 1 answered, half of them within 40 days.")


# The pages


visit = partial(page, lang="vi")


def html(app: AppTest) -> str:
    return "\n".join(str(one.proto.body) for one in app.get("html"))


def test_suggestions_are_answered_on_the_page_and_what_is_text_stays_text() -> None:
    app = visit("partners", **{"for": UNI, "tied": "true"})
    assert not app.exception and "Năng lực “Thực tập sinh” của đối tác" in html(app)
    assert "<img src=x" not in html(app)
    app.radio(key=f"partner-why-{WAFER}").set_value("timing").run()
    app.button(key=f"partner-refuse-{WAFER}").click().run()
    app.button(key=f"partner-take-{CHIP}").click().run()
    assert {(one.id, one.verdict, one.reason) for one in partners_answers.of(UNI)} == {
        (WAFER, REFUSED, "timing"), (CHIP, TAKEN, "")}
    assert not app.exception and CHIP not in "".join(str(button.key) for button in app.button)


def test_a_request_is_kept_sent_and_answered_on_its_page() -> None:
    app = visit("introductions", **{"for": UNI, "to": CHIP, "through": AN})
    assert app.button(key="intro-keep").disabled
    app.text_input(key="intro-name").set_value("Lê Thị Hoa").run()
    app.button(key="intro-keep").click().run()
    (kept,) = requests.requests(data.registry().ledger)
    assert (kept.said["for"], kept.said["to"], kept.said["whom"]) == (UNI, CHIP, [AN])
    assert kept.said["asker"]["unit"] == "Alpha University" and kept.said["letters"] == {}
    app = visit("introductions", id=kept.id)
    app.button(key=f"request-asked-{AN}").click().run()
    app.text_input(key=f"request-note-{AN}-1").set_value("Gọi lại thứ Hai").run()
    app.button(key=f"request-accepted-{AN}").click().run()
    (kept,) = requests.requests(data.registry().ledger)
    assert kept.state(AN) == "accepted" and kept.latest(AN, "note") == "Gọi lại thứ Hai"
    assert not app.exception and "Gọi lại thứ Hai" in html(app)
    assert [one.requests for one in suggestions() if one.node["id"] == CHIP] == [[kept]]
    app.button(key=f"request-back-{AN}").click().run()
    assert requests.requests(data.registry().ledger)[0].state(AN) == "asked"


def test_a_country_is_found_by_a_part_of_any_of_its_names() -> None:
    japan = at("Country", "JP")
    assert partners_ask._found("nhat b")[0] == (japan, "Nhật Bản", ["Country"]) and partners_ask._found("xyz") == []
    assert partners_ask._found("chip")[0] == (CHIP, "Chip Firm", ["Organization", "Firm"])
    assert "Nhật Bản" in html(visit("partners", **{"for": japan}))


def test_a_profile_leads_to_what_is_done_with_it() -> None:
    links = {one.proto.label: one.proto.query_string for one in (
        *visit("organisation", id=CHIP).get("page_link"), *visit("expert", id=CHI).get("page_link"))}
    assert [links[label] for label in ("**Tìm đối tác**", "Đăng nhu cầu", "Đăng năng lực", "**Xin ý kiến**")] == [
        f"for={CHIP}&lang=vi", f"new=Need&of={CHIP}&lang=vi", f"new=Offer&of={CHIP}&lang=vi",
        f"new=advice&whom={CHI}&lang=vi"]


def test_advice_is_asked_of_whom_the_address_names() -> None:
    app = visit("introductions", new="advice", whom=CHI)
    assert "Trần Chi" in html(app)
    app.text_area(key="advice-question").set_value("Vì sao?").run()
    app.text_input(key="advice-name").set_value("Lê Thị Hoa").run()
    app.button(key="advice-keep").click().run()
    (kept,) = requests.requests(data.registry().ledger)
    # What she knows best is proposed as the field.
    assert (kept.kind, kept.said["whom"], kept.said["field"]) == ("advice", [CHI], "s.b")
    assert "Alpha University" not in html(visit("introductions", new="advice", whom=UNI))


def test_an_address_that_names_nothing_leads_to_the_lists() -> None:
    app = visit("introductions", id="0" * 20)
    assert not app.exception and "Không có yêu cầu này." in html(app)
    app = visit("partners", **{"for": "0" * 20})
    assert not app.exception and "không còn" in html(app)


def test_somebody_who_is_erased_is_gone_from_requests_and_letters() -> None:
    ledger = data.registry().ledger
    id = requests.open_request(ledger, "introduction", "lan", {
        "for": UNI, "to": CHIP, "whom": [EM], "reply_by": "2026-12-15", "asker": {"name": "Hoa"},
        "letters": {"vi": "Kính gửi: Vũ Thị Em"}})
    requests.move(ledger, id, "asked", EM, "lan", note="Đã gọi Vũ Thị Em")
    data.registry().erase(EM, "lan")
    (kept,) = requests.requests(ledger)
    assert kept.state(EM) == "asked" and "Em" not in str(kept.said) + str(kept.moves)
    app = visit("introductions", id=id)
    assert not app.exception and "không còn trong hệ thống" in html(app)
