"""Countries by any usual spelling, and nothing guessed."""

import pytest

from graph import places


@pytest.mark.parametrize(("spelling", "code"), [
    ("Hoa Kỳ", "US"), ("Mỹ", "US"), ("USA", "US"), ("u.s.a.", "US"), ("United States", "US"), ("美國", "US"),
    ("us", "US"),
    ("Đài Loan", "TW"), ("dai loan", "TW"), ("ĐÀI LOAN", "TW"), ("Taiwan", "TW"), ("台湾", "TW"), ("臺灣", "TW"),
    ("Hàn Quốc", "KR"), ("Korea", "KR"), ("韓国", "KR"), ("Nhật Bản", "JP"), ("Nhật", "JP"), ("日本", "JP"),
    ("JPN", "JP"),
    ("Viet Nam", "VN"), ("Việt  Nam ", "VN"), ("Vie\u0323\u0302t Nam", "VN"), ("704", "VN"),
    ("UK", "GB"), ("Anh", "GB"), ("hongkong", "HK"), ("Nga", "RU"), ("Áo", "AT"), ("AO", "AO"), ("MY", "MY"),
    ("Ý", "IT"),
])
def test_any_usual_spelling_is_its_code(spelling: str, code: str) -> None:
    assert places.code(spelling) == code


@pytest.mark.parametrize("spelling", ["", None, "XX", "ZZ", "EU", "không rõ", "Hà Nội", "999", "?", "Congo"])
def test_the_unknown_is_no_country(spelling: str | None) -> None:
    assert places.code(spelling) is None


@pytest.mark.parametrize("spelling", ["my", "My", "ao", "NGA"])
def test_what_can_be_read_in_two_ways_is_not_guessed(spelling: str) -> None:
    assert places.code(spelling) is None


@pytest.mark.parametrize(("spelling", "code"), [
    ("vi", "vi"), ("EN", "en"), ("Tiếng Anh", "en"), ("anh", "en"), ("Nhật", "ja"), ("tieng Nhat", "ja"),
    ("日本語", "ja"),
    ("Trung", "zh"), ("tiếng Trung Quốc", "zh"), ("Chinese", "zh"), ("中文", "zh"), ("Korean", "ko"), ("Pháp", "fr"),
    ("Đức", "de"), ("Nga", "ru"), ("Klingon của tôi", None), ("", None), (None, None), ("zz", None)])
def test_languages_by_code_and_name(spelling: str | None, code: str | None) -> None:
    assert places.language(spelling) == code


@pytest.mark.parametrize("language", places.LANGUAGES)
def test_every_name_shown_is_understood_again(language: str) -> None:
    lost = {code: name for code, name in places.names(language).items() if places.code(name) != code}
    assert lost == {}


def test_codes_have_names() -> None:
    assert (places.name("TW"), places.name("jp", "en"), places.name("US", "ja"), places.name("XX"),
            places.name(None)) == (
        "Đài Loan", "Japan", "アメリカ合衆国", None, None)
    assert places.name("US", "fr") == "United States"
    assert 245 < len(places.names()) < 255
