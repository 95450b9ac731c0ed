"""Two sides next to each other: lines aligned by property, what agrees, what differs, and text that stays text."""

import pytest

from graph.duplicates.model import Side, Tie, Value
from ui import data, i18n
from ui.duplicates import compare

LEFT = Side("a", "a", "Expert", "Nguyễn Văn An", [
    Value("name", "Nguyễn Văn An", "list"), Value("title", "TS.", "list"), Value("languages", ["vi", "en"], "list"),
    Value("position", "Giảng viên", "list"), Value("folded", "nguyen van an", "list"),
], [Tie("AFFILIATED_WITH", "Đại học A", "2019", "2024", "list"), Tie("AFFILIATED_WITH", "Viện B", "", "", "list")],
    ["Trần Thị Bình"], ["list"])
RIGHT = Side("b", "b", "Expert", "Nguyen Van An", [
    Value("name", "Nguyen Van An", "web"), Value("languages", ["en", "vi"], "web"),
    Value("position", "Kỹ sư", "web"), Value("website", "https://example.org", "web"),
], [Tie("AFFILIATED_WITH", "Dai hoc A", "2020", "", "web")], ["Lê Văn Cường"], ["web"])


@pytest.fixture(autouse=True)
def titles(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two sources with titles, no registry, and a visitor who reads Vietnamese."""
    monkeypatch.setattr(i18n, "language", lambda: "vi")
    monkeypatch.setattr(compare, "language", lambda: "vi")
    monkeypatch.setattr(data, "sources", lambda: {"list": {"title": "Danh sách <A>"}, "web": {"title": "Trang B"}})


def test_each_property_is_a_line_that_says_how_the_sides_stand() -> None:
    states = {line.word: line.state for line in compare.lines(LEFT, RIGHT)}
    assert states == {"Học hàm, học vị": "one", "Chức vụ": "differs", "Ngôn ngữ": "same", "Trang web": "one",
                      "Công tác tại": "partly", "Đồng nghiệp gần nhất": "differs"}


def test_names_that_differ_in_accents_are_the_same_written_otherwise() -> None:
    assert compare.named(LEFT, RIGHT).state == "alike"
    assert compare.named(LEFT, RIGHT._replace(name="An V. Nguyen", facts=[])).state == "partly"
    assert compare.named(LEFT, RIGHT._replace(name="Phạm Thị Bích", facts=[])).state == "differs"
    assert compare.named(LEFT, LEFT).state == "same"


def test_what_both_sides_have_comes_first_and_years_do_not_part_it() -> None:
    line = next(line for line in compare.lines(LEFT, RIGHT) if line.word == "Công tác tại")
    assert [(part.text, part.shared) for part in line.left] == [("Đại học A (2019–2024)", True), ("Viện B", False)]
    assert [(part.text, part.shared) for part in line.right] == [("Dai hoc A (2020–)", True)]


def test_only_words_that_the_other_side_lacks_are_marked() -> None:
    assert compare.marked("Nguyễn Thị An", ["An Nguyen"]) == 'Nguyễn <span class="kn-odd">Thị</span> An'
    assert compare.marked("Nguyễn Văn An", ["NGUYEN VAN AN"]) == "Nguyễn Văn An"
    assert compare.marked("Viện B", ["Đại học A"]) == "Viện B", "where all differs, nothing stands out"


def test_a_relation_that_comes_in_says_who_stands_at_its_other_end() -> None:
    ties = [Tie("AFFILIATED_WITH", "Lê Chi", "", "", "list"), Tie("LOCATED_IN", "Việt Nam", "", "", "list")]
    side = Side("c", "c", "Organization", "Đại học A", [], ties, [], ["list"])
    assert [line.word for line in compare.lines(side, side)] == ["Chuyên gia công tác tại", "Đặt tại"]


def test_a_name_in_one_language_meets_the_same_name_in_another_property() -> None:
    one = Side("c", "c", "Organization", "Đại học A", [Value("name_en", "University A", "list")], [], [], ["list"])
    other = Side("d", "d", "Organization", "University A", [Value("name", "University A", "web")], [], [], ["web"])
    assert compare.named(one, other).state == "partly"
    assert 'còn ghi là: <span class="kn-shared">University A</span>' in compare.table(one, other)


def test_long_lists_are_cut_and_say_so() -> None:
    many = LEFT._replace(relations=[Tie("AUTHORED", f"Bài {n}", "", "", "list") for n in range(8)])
    html = compare.table(many, RIGHT)
    assert "Bài 4" in html and "Bài 5" not in html and "3 mục nữa" in html


def test_text_from_outside_is_text() -> None:
    bad = "<script>alert(1)</script>"
    side = LEFT._replace(name=bad, facts=[Value("position", bad, "list")], colleagues=[bad],
                         relations=[Tie("AFFILIATED_WITH", bad, "", "", "list")])
    html = compare.table(side, RIGHT)
    assert "<script" not in html and html.count("&lt;script&gt;") == 4
    assert "Danh sách &lt;A&gt;" in html
