"""One code for the spellings of one name in Japanese, Chinese, Korean and Vietnamese."""

import pytest

from graph.names import chinese, japanese, korean, vietnamese
from graph.names.frequencies import rows, shares


@pytest.mark.parametrize("spellings", [
    ("kouji", "kohji", "koji", "koozi"), ("shinji", "sinji", "sinzi"), ("ootsuka", "otsuka", "ohtsuka", "otuka"),
    ("shouta", "syota", "shota", "shohta"), ("fumio", "humio"), ("nanba", "namba"), ("junichi", "jyunichi", "zyuniti"),
    ("yuuki", "yuki", "yuhki"), ("kazumi", "kadzumi")])
def test_japanese(spellings: tuple[str, ...]) -> None:
    assert len({japanese.spelling(one) for one in spellings}) == 1
    assert all(japanese.is_romaji(one) for one in spellings)


@pytest.mark.parametrize(("one", "other"), [
    ("ohara", "oara"), ("kenji", "koji"), ("takeshi", "takashi"), ("yumi", "emi")])
def test_japanese_names_that_differ(one: str, other: str) -> None:
    assert japanese.spelling(one) != japanese.spelling(other)


@pytest.mark.parametrize("word", ["smith", "trang", "zhang", "yaling"])
def test_not_japanese(word: str) -> None:
    assert not japanese.is_romaji(word)


@pytest.mark.parametrize(("pinyin", "wade_giles", "tongyong"), [
    ("zhiming", "chihming", "jhihming"), ("xuegang", "hsuehkang", "syuegang"), ("jianwen", "chienwen", "jianwun"),
    ("qiu", "chiu", "ciou"), ("cai", "tsai", "cai"), ("guo", "kuo", "guo"), ("feng", "feng", "fong")])
def test_chinese_systems(pinyin: str, wade_giles: str, tongyong: str) -> None:
    assert chinese.in_wade_giles(pinyin) == chinese.wade_giles(wade_giles) == wade_giles
    assert "".join(chinese.from_tongyong(tongyong)) == pinyin


def test_customary_spellings_are_those_of_a_syllable() -> None:
    assert chinese.wade_giles("jeng") == chinese.in_wade_giles("zheng") == "cheng"
    assert chinese.wade_giles("horng") == "hung"
    assert chinese.spelling("lee") == "li" and chinese.spelling("lv") == chinese.spelling("lu")


def test_chinese_words_are_divided() -> None:
    assert chinese.split("yaling") == ("ya", "ling")
    assert chinese.split("xian") == ("xian",)
    assert chinese.split("smith") == () and chinese.split("lanmeifen") == ()


def test_characters_in_one_form() -> None:
    assert chinese.plain("陳澤廣") == chinese.plain("陈泽广") == chinese.plain("陳沢広")
    assert chinese.latin("曾", "國強") == (["zeng"], ["guo", "qiang"])
    assert chinese.divided("歐陽美玲") == ["歐陽", "美玲"] and chinese.divided("陳志明") == ["陳", "志明"]


@pytest.mark.parametrize("spellings", [("lee", "yi", "rhee"), ("park", "bak", "pak"), ("kim", "gim"), ("choi", "choe"),
                                       ("jung", "jeong", "chung")])
def test_korean_families(spellings: tuple[str, ...]) -> None:
    assert len({korean.family(one) for one in spellings}) == 1


@pytest.mark.parametrize("spellings", [("young", "yeong"), ("chul", "cheol"), ("hyun", "hyeon"), ("soo", "su"),
                                       ("jun", "joon")])
def test_korean_syllables(spellings: tuple[str, ...]) -> None:
    assert len({korean.sounds(one) for one in spellings}) == 1


def test_hangul() -> None:
    assert korean.latin("김철수") == ["gim", "cheol", "su"]
    assert korean.latin("박영희") == ["bak", "yeong", "hui"]
    assert korean.latin("최값") == ["choe", "gap"]


@pytest.mark.parametrize(("word", "syllables"), [
    ("xuantung", ("xuan", "tung")), ("thanhsen", ("thanh", "sen")), ("nguyen", ("nguyen",)), ("roman", ("roman",)),
    ("hoang", ("hoang",))])
def test_joined_vietnamese_syllables(word: str, syllables: tuple[str, ...]) -> None:
    assert vietnamese.split(word) == syllables


def test_vietnamese_spellings_and_marks() -> None:
    assert vietnamese.spelling("dzung") == vietnamese.spelling("dung")
    assert vietnamese.spelling("quy") == vietnamese.spelling("qui") and vietnamese.spelling("thuy") == "thuy"
    assert vietnamese.mark("hoà") == vietnamese.mark("Hòa") != vietnamese.mark("hoa")
    assert vietnamese.mark("Mỹ") == vietnamese.mark("Mĩ")
    assert vietnamese.mark("tuan") == ""


def test_tables_are_shares() -> None:
    """Frozen and whole: no token twice, no shares that add up to more than everybody."""
    seen = [tuple(row[:3]) for row in rows("name_parts")]
    assert len(seen) == len(set(seen)) > 1500
    assert 0.8 < sum(shares("vi", "family").values()) < 1.1
    assert shares("vi", "family")["nguyen"] > 0.2 > shares("zh", "family")["wang"] > 0.05
