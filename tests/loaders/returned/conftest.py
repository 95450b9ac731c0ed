"""Tables that were taken out: invented agreements and organisations, as a question answers, and their return."""

import ast
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from loaders.returned import Found, Meanwhile, Present, compare, fetch
from ui import editable, export
from ui.i18n import in_words_of

LEDGER, VERSION = "ledger-1", 7

#: Agreements of an organisation, as ``organisation/agreements`` answers.
AGREEMENTS: list[dict[str, Any]] = [
    {"id": "a1", "name": "Bản ghi nhớ về vi mạch", "name_en": "Memorandum on chips", "agreement_kind": "memorandum",
     "agreement_state": "talks", "parties": [{"id": "o2", "name": "Đại học A", "kind": ["Organization"]}],
     "signed_on": "2026-11-22", "ends_on": "2027", "evidence": "Công văn 12/CV", "sources": ["start"]},
    {"id": "a2", "name": "Hợp đồng đào tạo", "name_en": None, "agreement_kind": "contract",
     "agreement_state": "active", "parties": [], "signed_on": "2025-03", "ends_on": None, "evidence": None,
     "sources": ["start"]},
    {"id": "a3", "name": "=Chương trình 0123", "name_en": None, "agreement_kind": None, "agreement_state": None,
     "parties": [], "signed_on": None, "ends_on": None, "evidence": "https://example.vn/a?b=1", "sources": ["start"]},
]
AGREEMENT_COLUMNS = ("name", "agreement_kind", "agreement_state", "parties", "signed_on", "ends_on", "evidence")
#: Needs, with a year, a number and a choice, as ``organisation/exchange`` answers.
NEEDS: list[dict[str, Any]] = [
    {"id": "n1", "name": "Kỹ sư thiết kế", "name_en": None, "kind": ["Need"], "need_kind": "people",
     "need_state": "open", "quantity": 22000, "year": 2027, "open_until": "2026-12-31", "sources": []},
    {"id": "n2", "name": "Phòng sạch", "name_en": None, "kind": ["Offer"], "need_kind": "laboratory",
     "need_state": "open", "quantity": 2, "year": 2026, "open_until": None, "sources": []},
]
NEED_COLUMNS = ("name", "kind", "need_kind", "need_state", "quantity", "year", "open_until")
#: One expert who stands in two rows, as ``organisation/people`` answers.
PEOPLE: list[dict[str, Any]] = [
    {"id": "e1", "name_kind": ["Expert"], "name": "Nguyễn Văn An", "title": "TS.", "role": "Giảng viên", "fields": [],
     "since": "2020", "until": "2022", "sources": []},
    {"id": "e1", "name_kind": ["Expert"], "name": "Nguyễn Văn An", "title": "TS.", "role": "Trưởng khoa", "fields": [],
     "since": "2022", "until": None, "sources": []},
    {"id": "e2", "name_kind": ["Expert"], "name": "Lê Thị Bình", "title": None, "role": "Kỹ sư", "fields": [],
     "since": None, "until": None, "sources": []},
]
PEOPLE_COLUMNS = ("name", "title", "role", "fields", "since", "until")
LABELS = {"a": "Agreement", "n1": "Need", "n2": "Offer", "e": "Expert", "w": "Work"}
_PROPERTY = {"agreement_kind": "kind", "agreement_state": "state", "need_kind": "kind", "need_state": "state"}


@dataclass
class Table:
    """A table that was taken out of a registry, what somebody did to its workbook, and what holds meanwhile."""

    folder: Path
    query: str
    rows: list[dict[str, Any]]
    names: tuple[str, ...]
    lang: str = "vi"
    watermark: bool = False
    holds: dict[str, Present] = field(default_factory=dict)
    recent: set[tuple[str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.holds |= {row["id"]: held(row) for row in self.rows if row.get("id")}
        self.path = self.folder / "ketnoi-table.xlsx"
        self.path.write_bytes(_made(self.query, self.names, self.lang, self.watermark, repr(self.rows)))
        self.book: Workbook = openpyxl.load_workbook(self.path)

    @property
    def sheet(self) -> Worksheet:
        """The sheet that people see."""
        return self.book["Ketnoi"]

    def set(self, line: int, column: int, value: Any) -> None:
        """What somebody wrote into a cell."""
        self.sheet.cell(line, column).value = value

    def change(self, id: str, **props: Any) -> None:
        """What somebody else changed in the registry."""
        now = self.holds[id]
        self.holds[id] = Present(now.node, now.label, now.name, {**now.props, **props}, now.things)

    def back(self, path: Path | None = None) -> Found:
        """What the workbook says when it comes back."""
        if path is None:
            path = self.folder / "back.xlsx"
            self.book.save(path)
        return compare(fetch(path, editable.known()), self.meanwhile())

    def said(self) -> list[tuple[Any, ...]]:
        """The changes that come back, in brief: thing, property, what it was, what it is to be; nothing else comes."""
        found = self.back()
        assert found.rejects == [] and found.missing == [] and found.conflicts == []
        return [(change.id, change.prop, change.exported, change.new) for change in found.changes]

    def reasons(self) -> list[tuple[int, str, str]]:
        """The rejects that come back, in brief: line, column, reason; no change comes."""
        found = self.back()
        assert found.changes == []
        return [(reject.line, reject.column, reject.reason) for reject in found.rejects]

    def meanwhile(self) -> Meanwhile:
        """What the registry answers."""
        return Meanwhile(LEDGER, self._present, lambda ids, since: self.recent)

    def _present(self, ids: Collection[str]) -> Mapping[str, Present]:
        return {id: self.holds[id] for id in ids if id in self.holds}


@cache
def _made(query: str, names: tuple[str, ...], lang: str, watermark: bool, rows: str) -> bytes:
    """The workbook as it is taken out; the same for many tests."""
    given = ast.literal_eval(rows)

    def made() -> bytes:
        taken = export.taken(given, names, watermark, query, LEDGER, VERSION)
        return export.xlsx(export.frame(given, names, watermark), "Bảng", watermark, taken)
    return in_words_of(lang, made)


def held(row: dict[str, Any]) -> Present:
    """What holds of the thing of a row: what the row shows of it."""
    label = next(label for start, label in LABELS.items() if row["id"].startswith(start))
    beside = ("id", "kind", "name_kind", "parties", "fields", "role", "since", "until", "sources")
    props = {_PROPERTY.get(name, name): value for name, value in row.items()
             if value is not None and name not in beside}
    return Present(row["id"], label, row["name"], props, (row["id"],))


#: What may be taken out: the question, its rows, its columns.
TABLES: dict[str, tuple[str, list[dict[str, Any]], tuple[str, ...]]] = {
    "agreements": ("organisation/agreements", AGREEMENTS, AGREEMENT_COLUMNS),
    "needs": ("organisation/exchange", NEEDS, NEED_COLUMNS),
    "people": ("organisation/people", PEOPLE, PEOPLE_COLUMNS),
}


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., Table]:
    """Takes one of the tables out, or one of a question, rows and columns of one's own."""
    def made(name: str = "agreements", *own: Any, **more: Any) -> Table:
        query, rows, names = (name, *own) if own else TABLES[name]
        return Table(tmp_path, query, [dict(row) for row in rows], names, **more)
    return made
