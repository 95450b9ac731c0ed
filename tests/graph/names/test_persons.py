"""Persons' names: titles, traditions, parts, and how a name may be read. All people are made up."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.names.persons import parse
from graph.names.rarity import rarity
from graph.names.shortened import shortened


@pytest.mark.parametrize(("name", "text", "titles", "suffixes"), [
    ("PGS.TS. Trần Văn Bình", "Trần Văn Bình", ("PGS.TS.",), ()),
    ("GS. TSKH. Lê Thị Hoa", "Lê Thị Hoa", ("GS.", "TSKH."), ()),
    ("Phó Giáo sư Tiến sĩ Đỗ Minh", "Đỗ Minh", ("Phó Giáo sư", "Tiến sĩ"), ()),
    ("Ông Lê Hùng", "Lê Hùng", ("Ông",), ()),
    ("Anh Nguyễn Văn Tuấn", "Nguyễn Văn Tuấn", ("Anh",), ()),
    ("Anh Nguyen", "Anh Nguyen", (), ()),
    ("Anh Tuấn Nguyễn", "Anh Tuấn Nguyễn", (), ()),
    ("TS Nguyễn Văn An", "Nguyễn Văn An", ("TS",), ()),
    ("TS Nguyen", "TS Nguyen", (), ()),
    ("Prof. Dr. Emily R. Carter, PhD", "Emily R. Carter", ("Prof.", "Dr.", "PhD"), ()),
    ("Carter, Emily R., Ph.D.", "Emily R. Carter", ("Ph.D.",), ()),
    ("John K. Smith Jr.", "John K. Smith", (), ("Jr.",)),
    ("佐藤翔太 教授", "佐藤翔太", ("教授",), ()),
    ("陳志明博士", "陳志明", ("博士",), ()),
    ("鈴木花子さん", "鈴木花子", ("さん",), ()),
    ("김철수 교수님", "김철수", ("교수님",), ()),
])
def test_titles_are_taken_off_and_kept(
        name: str, text: str, titles: tuple[str, ...], suffixes: tuple[str, ...]) -> None:
    read = parse(name)
    assert (read.text, read.titles, read.suffixes) == (text, titles, suffixes)
    assert read.original == name


@pytest.mark.parametrize(("name", "tradition", "family", "given"), [
    ("Nguyễn Thị Minh Anh", "vi", "nguyen", "anh"),
    ("Anh Minh Thi Nguyen", "vi", "nguyen", "anh"),
    ("Minh Anh Nguyen", "vi", "nguyen", "anh"),
    ("Cuong Van Khuat", "vi", "khuat", "cuong"),
    ("Xuantung Le", "vi", "le", "tung"),
    ("Bogdan Nguyen", "vi", "nguyen", "bogdan"),
    ("Ya-Fen Zhang", "zh", "zhang", "yafen"),
    ("Zhang Yafen", "zh", "zhang", "yafen"),
    ("Hsu Chih-Wei", "zh", "hsu", "chihwei"),
    ("Hung-Chieh Su", "zh", "su", "hungchieh"),
    ("Kuo-Chih Lee", "zh", "li", "kuochih"),
    ("Emily Chen", "zh", "chen", "emily"),
    ("陳志明", "zh", "chen", "zhiming"),
    ("歐陽美玲", "zh", "ouyang", "meiling"),
    ("Kouji Inabata", "ja", "inabata", "koji"),
    ("佐藤翔太", "ja", "sato", "shota"),
    ("森純一", "ja", "mori", "junichi"),
    ("たなか けんじ", "ja", "tanaka", "kenji"),
    ("スズキハナコ", "ja", "suzuki", "hanako"),
    ("김철수", "ko", "gim", "cheolsu"),
    ("Min-Jun Kim", "ko", "kim", "minjun"),
    ("Emily R. Carter", "western", "carter", "emily"),
    ("J. Robert van der Berg", "western", "berg", "robert"),
])
def test_a_name_is_read_by_itself(name: str, tradition: str, family: str, given: str) -> None:
    read = parse(name)
    assert (read.tradition, read.family) == (tradition, family)
    assert given in (read.given, *("".join(read.parts[place].code for place in reading.main)
                                   for reading in read.readings if reading.chance > 0.2))


def test_a_told_family_name_is_believed() -> None:
    assert parse("", "Zhang", "Wei").family == "zhang"
    assert (parse("Yang Zhang", "Yang", "Zhang").family, parse("Yang Zhang").family) == ("yang", "zhang")


@pytest.mark.parametrize(("name", "parts", "initials"), [
    ("J.K. Smith", ["j", "k", "smith"], 2),
    ("Nguyen TK", ["nguyen", "t", "k"], 2),
    ("XiaoMin Mo", ["xiao", "min", "mo"], 0),
    ("Chia-Ya Mo", ["chia", "ya", "mo"], 0),
    ("DeMarco McCarthy", ["demarco", "mccarthy"], 0),
    ("Sen D. Tr. Khuat", ["sen", "d", "t", "khuat"], 2),
    ("Sen (Peter) Khuat", ["sen", "khuat"], 0),
    ("Jean-Pierre Dupont", ["jean", "pierre", "dupont"], 0),
    ("Đặng Ðức Đông", ["dang", "duc", "dong"], 0),
])
def test_parts(name: str, parts: list[str], initials: int) -> None:
    read = parse(name)
    assert [part.text for part in read.parts] == parts
    assert sum(part.initial for part in read.parts) == initials


def test_marks_are_known_only_where_they_are_certain() -> None:
    marks = {part.text: part.mark for part in parse("Hà Tiến Tuan").parts}
    assert marks["tien"] and not marks["tuan"]
    assert {part.mark for part in parse("Phạm Hoà").parts} == {part.mark for part in parse("Phạm Hòa").parts}
    assert [bool(part.mark) for part in parse("Ninh Trọng Thu").parts][2]


def test_a_rare_name_says_more() -> None:
    assert rarity(parse("Anh Nguyen")) < 8 < 15 < rarity(parse("Thoa Nghiem"))
    assert rarity(parse("H. Nguyen")) < rarity(parse("Hung Nguyen"))
    assert rarity(parse("Chih-Ming Chen")) == pytest.approx(rarity(parse("Zhiming Chen")), abs=3)


@pytest.mark.parametrize(("name", "forms"), [
    ("Nguyen Thi Thoa", {("nguyen", "thoa")}),
    ("Sen Cong Nguyen", {("nguyen", "sen")}),
    ("Anh Hung Tran", set()),
    ("Yun Vera Shao", {("shao", "yun"), ("shao", "vera")}),
    ("Ya-Fen Zhang", set()),
    ("Emily Rose Carter", {("carter", "emily")}),
])
def test_shorter_forms(name: str, forms: set[tuple[str, str]]) -> None:
    read = parse(name)
    assert {("".join(read.parts[place].code for place in form.family),
             "".join(read.parts[place].code for place in form.main)) for form in shortened(read)} >= forms
    assert bool(shortened(read)) == bool(forms)


_LETTERS = "aàạbcđĐnghNguyễn .-'’,()王小明佐藤たなかカ김철수·1ẹ 　\tJrTSPhDßŁ🙂Ωя"
_TEXTS = st.text(alphabet=st.sampled_from(list(_LETTERS)))


@settings(max_examples=100, deadline=None)
@given(_TEXTS, st.one_of(st.just(""), _TEXTS))
def test_any_text_can_be_read(name: str, family: str) -> None:
    read = parse(name, family)
    assert rarity(read) >= 0
    assert all(0 <= place < len(read.parts) for reading in read.readings for place in (*reading.family, *reading.main))
    assert not read.readings or sum(reading.chance for reading in read.readings) == pytest.approx(1)
