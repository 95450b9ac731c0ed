"""The registry's list of fields as its table states it: codes, parents, labels in four languages, synonyms."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LABELS = ("name_vi", "name_en", "name_ja", "name_zh")


@dataclass(frozen=True, slots=True)
class Entry:
    """One field of the list. ``labels`` in the order of LABELS, an absent one empty; ``parent`` empty for a stage."""

    code: str
    parent: str
    labels: tuple[str, ...]
    synonyms: tuple[str, ...]


def listed(text: str) -> Iterator[Entry]:
    """The list from its CSV: columns code, parent, those of LABELS, synonyms (separated by semicolons)."""
    for row in csv.DictReader(io.StringIO(text, newline="")):
        if code := (row.get("code") or "").strip():
            synonyms = (part.strip() for part in (row.get("synonyms") or "").split(";"))
            yield Entry(code, (row.get("parent") or "").strip(), tuple(row.get(label) or "" for label in LABELS),
                        tuple(part for part in synonyms if part))


@cache
def table(name: str) -> str:
    """The text of a table that comes with the registry; empty where there is none."""
    try:
        return (files("data") / name).read_text("utf-8")
    except (ModuleNotFoundError, FileNotFoundError):
        return ""


@cache
def registered() -> tuple[Entry, ...]:
    """The fields of the list that comes with the registry; none where there is no list."""
    return tuple(listed(table("fields.csv")))
