"""Every text in both languages; numbers and dates as each language writes them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import queries
from graph.schema import EDGES, NODES, SUBKINDS
from ui import i18n, words

ROOT = Path(__file__).resolve().parents[2]
FORMS = {"_": 1, "later": 1, "ngettext": 2}
_COLUMN = re.compile(r"\bAS (\w+)\s*(?=,|\n|$)")
#: Questions whose answers no table shows: they feed sentences, filters and drawings.
INNER = re.compile(r"^(edit|filters|map|sources)/|/(about|counts?|task)$")


def texts() -> Iterator[tuple[str, ...]]:
    """Every text that Python code marks, in f-strings too: one form, or singular and plural."""
    for path in [*ROOT.glob("ui/*.py"), *ROOT.glob("views/*.py"), ROOT / "streamlit_app.py"]:
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
