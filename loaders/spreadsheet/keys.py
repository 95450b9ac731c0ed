"""What tells one line from another: its key, and what to do with two lines of one key."""

from typing import Any

from loaders.source import Reject
from loaders.spreadsheet.reading import Entry
from loaders.spreadsheet.reasons import Unreadable
from loaders.spreadsheet.things import mention

_OWN_KEYS = ("id", "code", "orcid", "ror", "tax_code", "openalex")


def keyed(lines: list[Entry]) -> list[Reject]:
    """Give each line of things its key; reject what has only a name, and what contradicts an earlier line."""
    rejects = []
    firsts: dict[str, Entry] = {}
    for entry in lines:
        sheet, said = entry.table.sheet, entry.said
        own = next((said[name] for name in _OWN_KEYS if name in said), "")
        entry.key = own or mention(*(_text(said.get(name) or said.get(f"{name}_id", "")) for name in sheet.key))
        if not entry.good:
            continue
        if not own and not any(said.get(name) or said.get(f"{name}_id") for name in sheet.one_of):
            rejects.append(entry.reject(sheet.key[0], Unreadable("needs_one_of", words=_headings(entry))))
            continue
        first = firsts.setdefault(entry.key, entry)
        if first is not entry:
            rejects += _united(first, entry)
    return rejects


def _text(value: Any) -> str:
    return ";".join(sorted(value)) if isinstance(value, list) else str(value)


def _headings(entry: Entry) -> tuple[str, str]:
    sheet = entry.table.sheet
    columns = [sheet.column(name) for name in ("id", *sheet.one_of)]
    return ", ".join(column.vi for column in columns), ", ".join(column.en for column in columns)


def _united(first: Entry, second: Entry) -> list[Reject]:
    """Let two lines about one thing be one, or reject the second where it says otherwise."""
    for name, value in second.said.items():
        known = first.said.get(name, value)
        if known != value and not isinstance(value, list):
            return [second.reject(name, Unreadable("duplicate", line=first.line, value=value, other=known))]
    for name, value in second.said.items():
        known = first.said.get(name, value)
        first.said[name] = list(dict.fromkeys([*known, *value])) if isinstance(value, list) else value
    second.good = False
    return []
