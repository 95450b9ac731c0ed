"""What the search box says of its hits, in both languages."""

from graph.search import Why
from ui import finding, i18n

FIELDS = {"f1": {"id": "f1", "name": "Đóng gói", "name_en": "Packaging"}}
HIT = [Why("name", "minh"), Why("about", "taiwan"), Why("country", "taiwan", "TW", "Taiwan"),
       Why("field", "packaging", "f1", "", 6, 2022), Why("about", "hanoi"),
       Why("work", "bonding", "w1", "Bonds", 1, 2024)]


def test_reasons_in_words() -> None:
    assert i18n.in_words_of("en", lambda: finding._said(HIT, FIELDS)) == [
        "“taiwan” is its country", "Packaging: 6 works, the last in 2022", "“hanoi” in what belongs to it"]
    assert i18n.in_words_of("vi", lambda: finding._said(HIT[3:4], FIELDS)) == [
        "Đóng gói: 6 công trình, gần nhất năm 2022"]


def test_a_work_is_told_with_its_title() -> None:
    (said,) = i18n.in_words_of("en", lambda: finding._said(HIT[5:], FIELDS))
    assert said == "1 work with “bonding” in its title: Bonds (2024)"
