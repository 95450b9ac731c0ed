"""The registry's list of fields, by which a cell may name a field: its code, a label or a synonym."""

import re
from dataclasses import dataclass, field
from functools import cache

from graph.names import fold
from loaders.fields import listed, table
from loaders.spreadsheet.reasons import Unreadable


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
    for entry in listed(text):
        vietnamese, english, *_ = entry.labels
        fields.codes[entry.code.casefold()] = entry.code
        fields.names[entry.code] = (vietnamese or entry.code, english or entry.code)
        for label in entry.labels:
            _add(fields.labels, label, entry.code)
        for synonym in entry.synonyms:
            _add(fields.synonyms, synonym, entry.code)
    return fields


def _add(words: dict[str, set[str]], word: str, code: str) -> None:
    if key := fold(word):
        words.setdefault(key, set()).add(code)


@cache
def registered() -> Fields:
    """The list that comes with the registry; an empty one where there is none."""
    return parsed(table("fields.csv"))
