"""Every text in both languages; numbers and dates as each language writes them."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import queries
from graph.schema import EDGES, NODES, SUBKINDS, Choice, Edge, Node, Prop, Subkind
from ui import i18n, words

ROOT = Path(__file__).resolve().parents[2]
FORMS = {"_": 1, "later": 1, "ngettext": 2}
_COLUMN = re.compile(r"\bAS (\w+)\s*(?=,|\n|$)")
#: Questions whose answers no table shows: they feed sentences, filters and drawings.
INNER = re.compile(r"^(edit|filters|map|sources)/|/(about|(filtered_)?counts?|invented|task)$")


def texts() -> Iterator[tuple[str, ...]]:
    """Every text that Python code marks, in f-strings too: one form, or singular and plural."""
    for path in [*ROOT.glob("ui/**/*.py"), *ROOT.glob("views/*.py"), ROOT / "streamlit_app.py"]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FORMS:
                forms = node.args[:FORMS[node.func.id]]
                if all(isinstance(form, ast.Constant) for form in forms):
                    yield tuple(ast.literal_eval(form) for form in forms)


def columns(name: str) -> list[str]:
    """The columns that a question gives back, without those that only serve another."""
    last = queries.text(name).rpartition("RETURN")[2].partition("ORDER BY")[0]
    found = [match[1] for match in _COLUMN.finditer(last)]
    beside = {f"{one}_{more}" for one in found for more in ("id", "kind", "vi", "en")}
    return [one for one in found if one not in {"id", "code", "sources", "of", *beside}]


def messages() -> list[str]:
    """Every message id that needs a translation, sorted."""
    found = {forms[0] for forms in texts()}
    for name in queries.names():
        found.add(queries.caption(name))
        if not INNER.search(name):
            found |= {words.heading_message(column) for column in columns(name)}
    return sorted(found)


def translated(lang: str) -> set[str]:
    """The message ids that the catalogue of a language translates; for plurals the singular stands."""
    with (i18n.FOLDER / lang / "ketnoi.po").open("rb") as stream:
        catalogue = read_po(stream, locale=lang)
    return {message.id[0] if isinstance(message.id, tuple) else message.id
            for message in catalogue if message.id and message.string and all(message.string)}


def test_every_text_is_there_in_vietnamese() -> None:
    known = translated("vi")
    assert [message for message in messages() if message not in known] == []


def test_no_translation_is_left_over() -> None:
    assert sorted(translated("vi") - set(messages())) == []


def test_translations_fill_in_the_same_values() -> None:
    with (i18n.FOLDER / "vi" / "ketnoi.po").open("rb") as stream:
        catalogue = read_po(stream, locale="vi")
    for message in catalogue:
        forms = message.id if isinstance(message.id, tuple) else (message.id,)
        said = message.string if isinstance(message.string, tuple) else (message.string,)
        if forms[0]:
            asked = set().union(*(set(re.findall(r"{(\w+)}", form)) for form in forms))
            assert asked == set().union(*(set(re.findall(r"{(\w+)}", form)) for form in said)), forms


def vocabulary() -> Iterator[Node | Subkind | Edge | Prop | Choice]:
    """Every entry of the vocabulary that has words."""
    for one in (*NODES, *EDGES):
        yield one
        for prop in one.props:
            yield prop
            yield from prop.choices
    yield from SUBKINDS


def test_every_entry_of_the_vocabulary_has_words_in_both_languages() -> None:
    assert [entry for entry in vocabulary() if not (entry.vi.strip() and entry.en.strip())] == []


def test_every_word_that_questions_say_themselves_is_known() -> None:
    for column, values in words.SAID.items():
        for name in queries.names():
            text = queries.text(name)
            if re.search(rf"AS {column}\b", text) and (cases := re.findall(r'(?:THEN|ELSE) "(\w+)"', text)):
                assert set(cases) <= set(values), (name, column)


@pytest.fixture
def speaking(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Sets the language as a visitor's address would."""
    return lambda lang: monkeypatch.setattr(i18n, "language", lambda: lang)


@pytest.mark.parametrize(("value", "vi", "en"), [
    (22000, "22.000", "22,000"), (13.75, "13,75", "13.75"), (0, "0", "0"), (None, "", ""), (1234567.891, "1.234.567,89",
                                                                                          "1,234,567.89")])
def test_numbers(speaking: Callable[[str], None], value: float | None, vi: str, en: str) -> None:
    for lang, expected in (("vi", vi), ("en", en)):
        speaking(lang)
        assert i18n.number(value) == expected


@pytest.mark.parametrize(("value", "vi", "en"), [
    ("2026-11-22", "22/11/2026", "22 Nov 2026"), ("2026-11", "11/2026", "Nov 2026"), ("2026", "2026", "2026"),
    ("2026-11-22T10:30:00", "22/11/2026", "22 Nov 2026"), (None, "", ""), ("about 2026", "about 2026", "about 2026"),
    ("2026-13-45", "2026-13-45", "2026-13-45")])
def test_dates(speaking: Callable[[str], None], value: str | None, vi: str, en: str) -> None:
    for lang, expected in (("vi", vi), ("en", en)):
        speaking(lang)
        assert i18n.date(value) == expected


def test_values_in_words(speaking: Callable[[str], None]) -> None:
    speaking("vi")
    assert words.text("agreement_state", "talks") == "Đang đàm phán"
    assert words.text("level", "leading") == "Dẫn dắt"
    assert words.text("availability", ["advise", "teach"]) == "Cố vấn, Giảng dạy"
    assert words.text("since", "2019") == "2019"
    assert words.text("year", 2026) == "2026"
    assert words.text("works", 22000) == "22.000"
    assert words.text("signed_on", "2024-06-27") == "27/06/2024"
    assert words.text("name", "2024-06-27") == "2024-06-27"
