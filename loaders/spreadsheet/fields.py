"""The registry's list of fields, by which a cell may name a field: its code, a label or a synonym."""

import csv
import io
import re
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from graph.names import fold
from loaders.spreadsheet.reasons import Unreadable

_LABELS = ("name_vi", "name_en", "name_ja", "name_zh")


@dataclass(slots=True)
class Fields:
    """Codes with their names in Vietnamese and English; folded labels and synonyms to the codes they may mean."""

    names: dict[str, tuple[str, str]] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    labels: dict[str, set[str]] = field(default_factory=dict)
    synonyms: dict[str, set[str]] = field(default_factory=dict)

    def find(self, text: str) -> str:
        """The code of a field; Unreadable where the list has none or several. Without a list, any code is taken."""
        if text.casefold() in self.codes:
            return self.codes[text.casefold()]
        if not self.codes and re.fullmatch(r"[\w.-]+", text):
            return text
        word = fold(text)
        found = self.labels.get(word) or self.synonyms.get(word)
        if not word or not found:
            raise Unreadable("no_field", value=text)
        if len(found) > 1:
            raise Unreadable("two_fields", value=text, words=(self._listed(found, 0), self._listed(found, 1)))
        return min(found)

    def _listed(self, codes: set[str], language: int) -> str:
        return "; ".join(f"{code}: {self.names[code][language]}" for code in sorted(codes))


def parsed(text: str) -> Fields:
    """The list from its CSV: columns code, name_vi, name_en, name_ja, name_zh, synonyms (separated by semicolons)."""
    fields = Fields()
    for row in csv.DictReader(io.StringIO(text, newline="")):
        code = (row.get("code") or "").strip()
        if code:
            fields.codes[code.casefold()] = code
            fields.names[code] = (row.get("name_vi") or code, row.get("name_en") or code)
            for label in _LABELS:
                _add(fields.labels, row.get(label), code)
            for synonym in (row.get("synonyms") or "").split(";"):
                _add(fields.synonyms, synonym, code)
    return fields


def _add(words: dict[str, set[str]], word: str | None, code: str) -> None:
    if key := fold(word or ""):
        words.setdefault(key, set()).add(code)


@cache
def registered() -> Fields:
    """The list that comes with the registry; an empty one where there is none."""
    try:
        return parsed((files("data") / "fields.csv").read_text("utf-8"))
    except (ModuleNotFoundError, FileNotFoundError):
        return Fields()
