"""What the search box says of its hits, in both languages."""

from typing import Any

import pytest

from graph.search import Found, Hit, Why, marked
from graph.search.document import Near
from ui import i18n
from ui.search import hits as finding

NAMED = {"f1": {"id": "f1", "name": "Đóng gói", "name_en": "Packaging"},
         "TW": {"code": "TW", "name": "Đài Loan", "name_en": "Taiwan"}}
WHY = (Why("name", "minh"), Why("about", "taiwan", name="Test University"), Why("country", "taiwan", "TW", "Taiwan"),
       Why("field", "packaging", "f1", "", 6, 2022), Why("about", "hanoi", name="Hanoi Test College"),
       Why("work", "bonding", "w1", "Bonds", 1, 2024))


def hit(*why: Why, **more: Any) -> Hit:
    return Hit("e1", "Expert", (), "Trần Minh", "TW", False, why, 1.0, **more)


def said(one: Hit, lang: str) -> list[str]:
    return i18n.in_words_of(lang, lambda: finding.said(one, NAMED, finding.name_of(one)))


def test_reasons_in_words() -> None:
    assert said(hit(*WHY), "en") == [
        "Taiwan", "Packaging: 6 works, the last in 2022", "“hanoi” in: Hanoi Test College"]
    assert said(hit(*WHY[2:4]), "vi") == ["Đài Loan", "Đóng gói: 6 công trình, gần nhất năm 2022"]


def test_a_work_is_told_with_its_title() -> None:
    assert said(hit(WHY[5]), "en") == ["1 work with “bonding” in its title: Bonds (2024)"]


def test_another_name_than_the_shown_one_is_told() -> None:
    assert said(hit(Why("name", "陳", name="陳明")), "en") == ["also called 陳明"]
    assert said(hit(Why("name", "tran"), name_en="M. Chan"), "en") == ["also called Trần Minh"]
    assert said(hit(Why("name", "tran", name="Trần Văn Minh")), "en") == [], "the word is seen in the name"
    assert said(hit(Why("name", "x1", name="x1"), code="x1"), "en") == [], "a key is no name"
    assert said(hit(Why("name", "tran")), "en") == []


@pytest.mark.parametrize(("text", "asked", "pieces"), [
    ("Trần Thị Minh", ["minh", "tran"], [("Trần", True), (" Thị ", False), ("Minh", True)]),
    ("先進封裝技術", ["先进封装"], [("先進封裝", True), ("技術", False)]),
    ("<b>Packaging</b>", ["pack"], [("<b>", False), ("Packaging", True), ("</b>", False)]),
    ("Minh", [], [("Minh", False)])])
def test_what_was_asked_for_is_marked_and_nothing_is_lost(
        text: str, asked: list[str], pieces: list[tuple[str, bool]]) -> None:
    assert marked(text, asked) == pieces
    assert "".join(piece for piece, _on in marked(text, asked)) == text


def test_a_hit_leads_to_its_page_its_list_or_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    assert finding.link_of(hit()).stem == "expert"
    field = hit()._replace(label="Field", code="packaging")
    assert (finding.link_of(field).stem, finding.link_of(field).query) == ("experts", (("field", "packaging"),))
    monkeypatch.setattr(finding.kinds, "PAGE_OF", {"Expert": "expert"})
    other = hit()._replace(label="Agreement", name="Memorandum")
    assert finding.link_of(other).query == (("q", "Memorandum"), ("what", "Agreement"))


def test_only_what_is_wholly_invented_is_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "_named", lambda: NAMED)
    some = [hit(sources=("illustration",)), hit(sources=("illustration", "start"), near=(
        Near("o1", ("Organization", "Firm"), "Công ty Thử", "Test Firm"),))]
    one, other = i18n.in_words_of("en", lambda: finding.items(Found(some, asked=["minh"])))
    assert one["mark"] and not other["mark"]
    assert [near["t"] for near in other["near"]] == ["Test Firm"] and other["near"][0]["go"]["stem"] == "organisation"


def test_how_a_question_was_read_is_said() -> None:
    found = Found(mended=[("packging", "packaging")], dropped=["zzz"])
    assert i18n.in_words_of("en", lambda: finding.read_as(found)) == (
        "“packging” was read as “packaging”. Left out, since nothing has it: zzz.")


def test_what_has_no_page_of_its_own_tells_its_facts() -> None:
    one = hit(facts=(("kind", "memorandum"), ("state", "active"), ("signed_on", "2025-03-01")))._replace(
        label="Agreement")
    assert i18n.in_words_of("en", lambda: finding.facts(one)) == "Memorandum · Active · Signed on: 1 Mar 2025"
