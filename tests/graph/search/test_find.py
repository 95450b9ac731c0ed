"""What a question finds, in what order, and why: on a handful of invented people and bodies."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.search import Found, SearchIndex, Shelf, Wanted, find
from graph.search.document import Document, Expertise
from graph.search.understand import Concept, Vocabulary

PACKAGING, FANOUT, DESIGN = "f-pack", "f-fanout", "f-design"
BELOW = {PACKAGING: [FANOUT]}
VOCABULARY = Vocabulary.of([
    (Concept("field", PACKAGING, "Packaging"),
     ["Đóng gói tiên tiến", "Advanced packaging", "先進パッケージング", "先進封裝", "đóng gói chip"]),
    (Concept("field", DESIGN, "Design"), ["Thiết kế", "IC design"]),
    (Concept("country", "TW", "Taiwan"), ["Đài Loan", "Taiwan", "台灣"]),
    (Concept("kind", "University", "University"), ["Đại học", "University"]),
])
DOCUMENTS = [
    Document("e1", "Expert", ("Nguyễn Thị Minh Hòa",), ("Trường Đại học Thử A",), country="VN", evidence=4,
             expertise=(Expertise(PACKAGING, 2, 2024),), free=("advise",)),
    Document("e2", "Expert", ("陳志明", "Chih-Ming Chen"), ("國立試驗大學",), country="TW", evidence=9, verified=True,
             expertise=(Expertise(FANOUT, 12, 2025),)),
    Document("e3", "Expert", ("Nguyễn Văn Hòa",), country="VN", evidence=1, expertise=(Expertise(DESIGN, 1, 2008),)),
    Document("o1", "Organization", ("Trường Đại học Thử A", "Test University A"), kinds=("University",), country="VN"),
    Document("o2", "Organization", ("國立試驗大學", "National Trial University"), kinds=("University",), country="TW"),
    Document("w1", "Work", ("Hybrid bonding of test wafers",), year=2023, authors=("e3",)),
    Document(PACKAGING, "Field", ("Đóng gói tiên tiến", "Advanced packaging")),
]


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    opened = SearchIndex.open(tmp_path / "search.sqlite")
    with opened.change():
        opened.put(DOCUMENTS, fresh=True)
    yield Shelf(opened, VOCABULARY, BELOW).fresh()
    opened.close()


def look(shelf: Shelf, question: str, **filters: object) -> Found:
    return find(shelf, Wanted(question, **filters))  # type: ignore[arg-type]


def ids(found: Found) -> list[str]:
    return [hit.id for hit in found.hits]


@pytest.mark.parametrize("question", [
    "Nguyễn Thị Minh Hoà", "nguyen thi minh hoa", "hoa minh thi nguyen", "Hòa Nguyễn Thị Minh", "minh ho"])
def test_accents_order_and_the_end_of_the_last_word_are_optional(shelf: Shelf, question: str) -> None:
    assert ids(look(shelf, question)) == ["e1"]


@pytest.mark.parametrize("question", [
    "Chih-Ming Chen", "chih ming chen", "Chihming Chen", "chen chihming", "陳志明", "陈志明"])
def test_hyphens_and_forms_of_characters_are_optional(shelf: Shelf, question: str) -> None:
    assert ids(look(shelf, question)) == ["e2"]


@pytest.mark.parametrize("question", [
    "đóng gói chip", "dong goi chip", "advanced packaging", "先進封装", "先進封裝", "先进封装"])
def test_a_field_in_any_language_finds_its_people_and_those_of_its_parts(shelf: Shelf, question: str) -> None:
    experts = [hit for hit in look(shelf, question).hits if hit.label == "Expert"]
    assert [hit.id for hit in experts] == ["e2", "e1"], "twelve works, the last of 2025, before two"
    assert [(why.kind, why.what, why.works, why.year) for why in experts[0].why] == [("field", FANOUT, 12, 2025)]


def test_words_are_read_together(shelf: Shelf) -> None:
    found = look(shelf, "advanced packaging taiwan")
    assert ids(found) == ["e2"]
    assert [why.kind for why in found.hits[0].why] == ["field", "country"]
    assert ids(look(shelf, "taiwan university")) == ["o2"]


def test_a_title_leads_to_its_authors(shelf: Shelf) -> None:
    (hit,) = look(shelf, "hybrid bonding").hits
    assert (hit.id, hit.why[0].kind, hit.why[0].what, hit.why[0].works) == ("e3", "work", "w1", 1)


def test_what_is_kept_in_plain_values_is_what_was_found(shelf: Shelf) -> None:
    found = look(shelf, "hybrid bonding")
    kept = Found.of(json.loads(json.dumps(found.plain())))
    assert [(hit.id, hit.why, hit.near) for hit in kept.hits] == [(hit.id, hit.why, hit.near) for hit in found.hits]
    assert (kept.total, kept.facets, kept.asked) == (1, found.facets, ["hybrid", "bonding"])


def test_without_a_question_the_filters_alone_say_what_is_wanted(shelf: Shelf) -> None:
    assert ids(look(shelf, "", countries=("TW",))) == ["e2", "o2"]
    assert look(shelf, "").hits == [] and look(shelf, " ", labels=("Work",)).hits == []


def test_facets_are_counted_under_the_other_choices(shelf: Shelf) -> None:
    found = look(shelf, "advanced packaging", countries=("TW",))
    assert found.total == 1 and found.facets["country"] == {"TW": 1, "VN": 1}
    assert found.facets["field"] == {FANOUT: 1, PACKAGING: 1} and found.facets["verified"] == {"yes": 1}
    assert look(shelf, "nguyen", fields=(PACKAGING, FANOUT)).facets["field"] == {DESIGN: 1, PACKAGING: 1}
    assert look(shelf, "university", kinds=("University",)).total == 2


@pytest.mark.parametrize(("question", "found"), [
    ("先進封裝的專家", ["e2", "e1"]), ("台灣先進封裝", ["e2"]), ("packaging in taiwan", ["e2"]),
    ("封裝", ["e2", "e1"]), ("chen from taiwan", ["e2"])])
def test_words_that_are_not_parted_and_words_that_join_others(
        shelf: Shelf, question: str, found: list[str]) -> None:
    assert ids(look(shelf, question)) == found


def test_accents_that_were_typed_come_first_and_a_whole_name_before_a_longer_one(shelf: Shelf) -> None:
    with shelf.file.change():
        shelf.file.put([Document("x1", "Expert", ("Lê Hoa",), evidence=1), Document("x2", "Expert", ("Lê Hòa",)),
                        Document("x3", "Expert", ("Lê Hòa Bình",), evidence=50)], fresh=True)
    after = shelf.fresh()
    assert ids(look(after, "Lê Hoà"))[0] == "x2" and ids(look(after, "le hoa"))[0] == "x1"
    assert set(ids(look(after, "le hoa"))[:2]) == {"x1", "x2"}


def test_a_typing_error_is_mended_and_said(shelf: Shelf) -> None:
    found = look(shelf, "advenced packaging")
    assert found.mended == [("advenced", "advanced")] and found.hits[0].id == PACKAGING


def test_words_typed_apart_are_tried_together(shelf: Shelf) -> None:
    found = look(shelf, "hyb rid bonding")
    assert (ids(found), found.mended) == (["e3"], [("hyb rid", "hybrid")])


def test_what_occurs_nowhere_is_left_out_and_said(shelf: Shelf) -> None:
    found = look(shelf, "nguyen zzzzqqq")
    assert set(ids(found)) == {"e1", "e3"} and found.dropped == ["zzzzqqq"]
    assert look(shelf, "zzzzqqq").total == look(shelf, "zzzzqqq", labels=("Expert",)).total == 0
    assert look(shelf, "zzzzqqq", labels=("Expert",)).dropped == ["zzzzqqq"]


def test_filters_and_facets_count_the_same(shelf: Shelf) -> None:
    found = look(shelf, "nguyen")
    assert found.total == 2 and found.facets["country"] == {"VN": 2} and found.facets["label"] == {"Expert": 2}
    assert ids(look(shelf, "advanced packaging", labels=("Expert",), free=("advise",))) == ["e1"]
    assert ids(look(shelf, "advanced packaging", verified=True)) == ["e2"]
    assert ids(look(shelf, "advanced packaging", countries=("TW",))) == ["e2"]


@pytest.mark.parametrize("question", [
    '"', "' OR 1=1 --", "a AND", "NEAR(", "*", "names:", "ǁ", "", "   ", "<b>", "\x00", "(" * 50])
def test_no_question_is_a_statement(shelf: Shelf, question: str) -> None:
    assert isinstance(look(shelf, question).total, int)


def test_what_was_dropped_is_found_no_more_and_who_asked_before_goes_on(shelf: Shelf) -> None:
    with shelf.file.change():
        gone = shelf.file.drop(["e2"])
    after = shelf.fresh(gone)
    assert "e2" not in ids(look(after, "先進封裝")) and "e1" in ids(look(after, "先進封裝"))
    assert look(after, "advanced packaging").facets["country"] == {"VN": 1}
    assert not shelf.file.rows("SELECT 1 FROM expertise WHERE field = ?", [FANOUT])
    assert isinstance(look(shelf, "chen").total, int)
