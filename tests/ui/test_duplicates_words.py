"""Every code that a matcher or the queue can say has a sentence, in both languages; an unknown one falls back."""

from collections.abc import Iterator

import pytest

from graph.duplicates.consequence import CODES
from graph.match import bodies, persons
from graph.match.linker import settings
from graph.match.reasons import Reason
from ui import i18n
from ui.duplicates import words
from ui.i18n import LANGUAGES
from ui.pages import PAGES

MODELS = (persons.MODEL, bodies.MODEL)


def codes() -> Iterator[tuple[str, str, str]]:
    """Label, comparison and level of all that can be a reason: not that a side is empty or nothing parts them."""
    for model in MODELS:
        for aspect, levels in settings.levels(model).items():
            yield from ((model.label, aspect, code) for code, gamma in zip(levels.codes, levels.gammas, strict=True)
                        if gamma >= 0 and (aspect, code) != (settings.APART, "none"))


@pytest.fixture(params=list(LANGUAGES))
def lang(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """A visitor of each language."""
    monkeypatch.setattr(i18n, "language", lambda: request.param)
    return str(request.param)


def test_every_code_of_both_matchers_has_a_sentence() -> None:
    missing = [one for one in codes() if one[2] not in words.SENTENCES.get(one[0], {}).get(one[1], {})]
    assert missing == []


def test_no_sentence_is_for_a_code_that_is_no_more() -> None:
    known = set(codes())
    said = {(label, aspect, code) for label, aspects in words.SENTENCES.items()
            for aspect, levels in aspects.items() for code in levels}
    assert sorted(said - known) == []


def test_an_unknown_code_falls_back_to_what_is_compared(lang: str) -> None:
    told = words.sentence("Expert", Reason("affiliations", "brand_new", 3.0, ("", ""), 0))
    assert told == {"vi": "Nơi công tác: khớp.", "en": "Affiliations: agrees."}[lang]
    told = words.sentence("Expert", Reason("shoe_size", "x", -3.0, ("", ""), 0))
    assert told == {"vi": "shoe size: không khớp.", "en": "shoe size: does not agree."}[lang]


def test_every_consequence_has_a_sentence(lang: str) -> None:
    assert set(words.CONSEQUENCES) == set(CODES)
    assert len({words.consequence(code) for code in CODES}) == len(CODES)
    assert words.consequence("brand_new")


def test_how_rare_it_is_is_said_to_one_digit_and_for_either_side(lang: str) -> None:
    assert "4.000" in words.rarity(Reason("coauthors", "one", 6.0, ("", ""), 3871)).replace(",", ".")
    assert "3" in words.rarity(Reason("fields", "different", -1.0, ("", ""), 3))
    assert words.rarity(Reason("fields", "different", -1.0, ("", ""), 1)) == ""
    assert words.rarity(Reason("name", "exact", 14.0, ("", ""), 27000)) == "", "it has a reason of its own"


def test_co_authors_in_common_are_named() -> None:
    reason = Reason("coauthors", "some", 5.0, ("Trần Bình; Lê Chi; Phạm Dung …", "Tran Binh; LÊ CHI; Vũ Em"), 900)
    assert words.shared(reason) == "Trần Bình; Lê Chi"
    assert words.shared(reason._replace(weight=-1.0)) == words.shared(reason._replace(aspect="years")) == ""


@pytest.mark.parametrize(("value", "rounded"), [(2, 2), (37, 37), (99, 99), (128, 100), (3871, 4000), (27306, 30000)])
def test_estimates_are_rounded(value: int, rounded: int) -> None:
    assert words.rounded(value) == rounded


@pytest.mark.parametrize(("weight", "of_100"), [(0.0, "50"), (2.0, "80"), (60.0, "99"), (-60.0, "1")])
def test_a_weight_is_said_as_so_many_of_a_hundred(lang: str, weight: float, of_100: str) -> None:
    assert f" {of_100} " in words.likely(weight)


def test_keys_of_one_language_are_four_and_none_is_the_browser_page_s_own() -> None:
    for keys in words.KEYS.values():
        assert keys.keys() == {*words.VERDICTS, "back"} and len(set(keys.values())) == 4
        assert not {"C", "R"} & set(keys.values())
    assert any(entry.stem == "duplicates" and entry.listed for entry in PAGES)
