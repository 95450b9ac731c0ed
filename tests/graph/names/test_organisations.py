"""Names of organisations taken apart: forms, words, parts and wholes, abbreviations, keys."""

import pytest

from graph.names.organisations import compatible, keys, parse, rarity, weight, words
from graph.names.organisations.forms import families, spelled_out, taken_off
from graph.names.organisations.slips import corrected
from graph.names.organisations.words import spelled


@pytest.mark.parametrize(("name", "rest", "codes"), [
    ("Công ty TNHH MTV Viễn thông Sao Khuê", "vien thong sao khue", ("LLC",)),
    ("Công ty Cổ phần Tập đoàn Sao Khuê", "sao khue", ("JSC", "GROUP")),
    ("Tổng công ty Cổ phần Điện tử Sao Khuê", "dien tu sao khue", ("JSC", "CORP")),
    ("株式会社港屋デバイス", "港屋デバイス", ("JSC",)),
    ("港屋デバイス（株）", "港屋デバイス", ("JSC",)),
    ("瑞川微電子股份有限公司", "瑞川微電子", ("JSC",)),
    ("瑞川微電子(股)公司", "瑞川微電子", ("JSC",)),
    ("瑞川貿易有限公司", "瑞川貿易", ("LLC",)),
    ("Ruichuan Microelectronics Co., Ltd.", "ruichuan microelectronics", ("LTD",)),
    ("Sao Khue Co., Ltd. (Vietnam)", "sao khue vietnam", ("LTD",)),
    ("Minatoya Devices Inc.", "minatoya devices", ("INC",)),
    ("국립대학법인 서울대학교", "국립대학법인 서울대학교", ()),
    ("삼각전자㈜", "삼각전자", ("JSC",)),
    # A form alone is a name; words that may be forms are none within it.
    ("Công ty", "cong ty", ()),
    ("Group for Chip Design", "group for chip design", ()),
])
def test_legal_forms_are_taken_off_and_kept(name: str, rest: str, codes: tuple[str, ...]) -> None:
    assert taken_off(spelled(spelled_out(name))) == (rest, codes)


def test_a_form_may_have_another_name_abroad_but_not_at_home() -> None:
    assert compatible("LLC", "LTD")
    assert compatible("JSC", "INC")
    assert compatible("JSC", "")
    assert not compatible("LLC", "JSC")
    assert not set(families(("LLC",))) & set(families(("JSC",)))
    assert set(families(("LTD",))) >= {*families(("LLC",)), *families(("JSC",))}


@pytest.mark.parametrize(("name", "expected"), [
    ("Đại học Bách khoa Hà Nội", "university polytechnic hanoi"),
    ("ĐHBK Hà Nội", "university polytechnic hanoi"),
    ("Dai hoc Bach khoa Ha Noi", "university polytechnic hanoi"),
    ("Univ. of Texas Southwestern Med. Ctr.", "university texas southwest medicine center"),
    ("St. Jude Children’s Research Hospital", "saint jude child research hospital"),
    ("U. S. Naval Research Lab.", "usa navy research laboratory"),
    ("Texas A&M University", "texas am university"),
    ("Universität Zürich", "university zurich"),
    ("國立臺灣大學", "national taiwan university"),
    ("国立台湾大学", "national taiwan university"),
    ("서울대학교병원", "seoul university hospital"),
    # "vien" is an institute in Vietnamese alone.
    ("Viện Vật lý", "institute physics"),
    ("Vien Imports", "vien import"),
])
def test_words_of_several_languages_are_one_concept(name: str, expected: str) -> None:
    assert " ".join(words(name)) == expected


@pytest.mark.parametrize(("name", "own", "wholes", "kind"), [
    ("Trường Đại học Công nghệ, ĐHQGHN", "university technology", ["university national hanoi"], "university"),
    ("ĐHQGHN - Trường Đại học Công nghệ", "university technology", ["university national hanoi"], "university"),
    ("VNU University of Science", "university science", ["university national"], "university"),
    ("Faculty of Law, Hue University", "faculty law", ["hue university"], "faculty"),
    ("University of California, Davis", "university california davis", [], "university"),
    ("Hanoi Medical University Hospital", "hanoi medicine university hospital", [], "hospital"),
])
def test_a_part_is_not_its_whole(name: str, own: str, wholes: list[str], kind: str) -> None:
    read = parse(name)
    assert (" ".join(read.own), [" ".join(whole) for whole in read.wholes], read.kind) == (own, wholes, kind)


def test_what_a_name_is_besides_its_words() -> None:
    assert [name for name in ("HUST", "VNU-SIS", "UofT", "HUST Hanoi", "Viettel", "Ames") if parse(name).short] == [
        "HUST", "VNU-SIS", "UofT"]
    assert (parse("Minatoya (Vietnam)").branch, parse("Minatoya (Vietnam)").words) == ("VN", ("minatoya",))
    assert parse("HUST (Hanoi University of Science and Technology)").bare == parse(
        "Hanoi University of Science and Technology").bare
    assert [name for name in ("Khoa Vật lý", "Department of Physics", "Hue University") if parse(name).unit] == [
        "Khoa Vật lý", "Department of Physics"]


def test_rare_words_tell_more_than_common_ones() -> None:
    assert rarity("university") < rarity("physics") < rarity("minatoya")
    # 15,115 organisations; a word that none of them has counts as if one had it: log2(15116 / 1.5).
    assert rarity("minatoya") == pytest.approx(13.3, abs=0.05)
    assert weight(("hospital", "hospital", "2")) == rarity("hospital") + 2


def test_slips_in_common_words_are_put_right_and_proper_words_left() -> None:
    assert corrected(("hanoi", "univeristy", "sience")) == ("hanoi", "university", "science")
    assert corrected(("khue", "sanno", "minatoya")) == ("khue", "sanno", "minatoya")


@pytest.mark.parametrize(("one", "other"), [
    ("Trường Đại học Cần Thơ", "Can Tho University"),
    ("Đại học Bách khoa Hà Nội", "Hanoi University of Science and Technology"),
    ("Thuy Loi University", "Thuyloi University"),
    ("Toyama University", "University of Toyama"),
    ("國立臺灣大學", "National Taiwan University"),
    ("國立臺灣大學", "臺灣大學"),
    ("名古屋大学", "Nagoya Daigaku"),
    ("金沢工業大学", "Kanazawa Institute of Technology"),
    ("國立中正大學", "Guólì Zhōngzhèng Dàxué"),
    ("Children's Hospital No. 1", "Children's Hospital 1"),
    ("第一技術研究所", "第1技術研究所"),
    ("Cty TNHH Vật liệu Hạ Lưu", "Ha Luu Materials Co., Ltd"),
])
def test_two_spellings_of_a_name_share_a_key(one: str, other: str) -> None:
    assert set(keys(one).exact) & set(keys(other).exact)


@pytest.mark.parametrize(("one", "other"), [
    ("Hanoi University", "Vietnam National University, Hanoi"),
    ("Hanoi Medical University", "Hanoi Medical University Hospital"),
    ("Trường Đại học Cần Thơ", "Trường Cao đẳng Cần Thơ"),
    ("Children's Hospital 1", "Children's Hospital 2"),
    ("Công ty TNHH Sao Khuê", "Công ty TNHH Sông Trăng"),
    ("東京大学", "東京理科大学"),
    ("臺北市政府", "臺中市政府"),
    ("Miami University", "University of Michigan"),
])
def test_names_of_two_bodies_share_none(one: str, other: str) -> None:
    assert not set(keys(one).near) & set(keys(other).near)


def test_keys_of_parts_places_and_abbreviations() -> None:
    assert set(keys("VNU University of Science").own) & set(
        keys("University of Science, Vietnam National University, Hanoi").own)
    assert keys("Phenikaa University, Hanoi").placed == keys("Phenikaa University").exact
    # A country behind a comma names a branch.
    assert keys("Temple University, Japan").placed == ()
    assert keys("HUST").short in keys("Hanoi University of Science and Technology").initials
    assert keys("MOST").short in keys("Ministry of Science and Technology").initials
    assert keys("Hue University").initials == ()


def test_what_is_no_name_takes_no_time() -> None:
    assert keys("大" * 100_000).exact == ("大" * 100_000,)
