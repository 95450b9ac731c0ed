"""What a file holds before anybody asks what it means: sheets of lines of cells, from XLSX and from CSV."""

import hashlib
import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from graph.errors import BadSource
from loaders.limits import check_file, check_zip
from loaders.spreadsheet import legacy
from loaders.spreadsheet.cells import NO_RESULT
from loaders.spreadsheet.delimited import lines_of
from loaders.spreadsheet.layout import LISTS
from loaders.spreadsheet.rest import REASON, SHEET, Rest, marked

MAX_LINES, MAX_COLUMNS = 100_000, 100

_PACKED = (b"PK", b"\xd0\xcf\x11\xe0")
_BOOKS = frozenset({".xlsx", ".xlsm", ".xltx", ".xls", ".ods"})

Line = tuple[int, tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class RawSheet:
    """A sheet's name (of a CSV: its file's) and its lines that hold anything, each with its number from 1.

    ``merged``: its merged cells as first column, first line, last column, last line, from 1.
    """

    name: str
    lines: list[Line]
    merged: tuple[tuple[int, int, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Raw:
    """What was opened: a file's name, its sheets, its date of change by its own word (UTC), the hash of its bytes.

    ``pasted``: whether it was no file, so that nobody has seen its table yet. ``rest``: the delivery of which these are
    the lines that could not be read before.
    """

    file: str
    sheets: tuple[RawSheet, ...]
    changed: str
    hash: str
    pasted: bool = False
    rest: Rest | None = None

    def examined(self, encoding: str = "") -> legacy.Finding:
        """The old encoding that the text is in, if it is in one; ``encoding`` where somebody told."""
        return legacy.examined((sheet.lines for sheet in self.sheets), encoding)

    def converted(self, encoding: str) -> "Raw":
        """The same with its text in Unicode."""
        sheets = tuple(replace(sheet, lines=legacy.converted(sheet.lines, encoding)) for sheet in self.sheets)
        return replace(self, sheets=sheets) if encoding in legacy.NAMES else self


def opened(path: Path, encoding: str = "") -> Raw:
    """The sheets of a file as they are; BadSource where it is no table. ``encoding``: of a CSV, where it was told."""
    check_file(path)
    sheets, changed, rest = _read(path, encoding)
    return Raw(path.name, tuple(sheets), changed, hashlib.sha256(path.read_bytes()).hexdigest(), rest=rest)


def _read(path: Path, encoding: str) -> tuple[list[RawSheet], str, Rest | None]:
    with path.open("rb") as file:
        start = file.read(8)
    if start.startswith(_PACKED) or path.suffix.lower() in _BOOKS:
        check_zip(path)
        return _workbook(path)
    changed = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    return [RawSheet(path.stem, bounded(path.name, path.name, lines_of(path, encoding)))], moment(changed), None


def _workbook(path: Path) -> tuple[list[RawSheet], str, Rest | None]:
    with zipfile.ZipFile(path) as archive:
        if "xl/workbook.xml" not in archive.namelist():
            raise BadSource(f"{path.name}: this is not an Excel workbook; save it as .xlsx or .csv.")
        try:
            sheets, rest = _sheets(path, archive)
            return sheets, _modified(path, archive), rest
        except BadSource:
            raise
        except Exception as error:  # openpyxl raises whatever a broken part happens to break in it
            raise BadSource(f"{path.name}: the workbook is broken; open it in Excel, save it again "
                            "and load that copy.") from error


def _sheets(path: Path, archive: zipfile.ZipFile) -> tuple[list[RawSheet], Rest | None]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about drawings and validations that we do not read
        book = load_workbook(path, read_only=True, data_only=True)
        try:
            # LibreOffice knows no sheet that is hidden from its own menu, and saves ours as merely hidden.
            sheets = [sheet for sheet in book.worksheets
                      if sheet.title not in (LISTS, SHEET) and sheet.sheet_state != "veryHidden"]
            rest = marked(book[SHEET].cell(1, 1).value) if SHEET in book.sheetnames else None
            filled = [_filled(path, archive, sheet) for sheet in sheets]
            return [_without_reasons(sheet) for sheet in filled] if rest else filled, rest
        finally:
            book.close()


def _without_reasons(sheet: RawSheet) -> RawSheet:
    """A sheet of a rest without the column that says what was wrong."""
    head = sheet.lines[0][1] if sheet.lines else ()
    at = next((at for at, cell in enumerate(head) if cell in REASON.values()), None)
    return sheet if at is None else replace(sheet, lines=[(number, (*cells[:at], *cells[at + 1:]))
                                                          for number, cells in sheet.lines])


def _filled(path: Path, archive: zipfile.ZipFile, sheet: Any) -> RawSheet:
    """The lines of one sheet; merged cells repeated downwards, formulas without a result marked."""
    rows = enumerate(sheet.iter_rows(max_row=1_048_576, max_col=MAX_COLUMNS, values_only=True), start=1)
    lines = bounded(path.name, sheet.title, rows)
    merged, formulas = _marks(archive, sheet._worksheet_path)
    lines = _spread(lines, [(left, top, bottom) for left, top, _, bottom in merged if top != bottom])
    return RawSheet(sheet.title, _marked(path, sheet.title, lines) if formulas else lines, tuple(merged))


def bounded(file: str, sheet: str, rows: Iterator[Line]) -> list[Line]:
    """The lines that hold anything; BadSource where there is one beyond the last that is read."""
    lines = []
    for number, cells in rows:
        if any(cell is not None and cell != "" for cell in cells):
            if number > MAX_LINES:
                raise BadSource(f"{file}, sheet {sheet}: it has more than 100,000 lines; split it.")
            lines.append((number, cells))
    return lines


def _marks(archive: zipfile.ZipFile, part: str) -> tuple[list[tuple[int, int, int, int]], bool]:
    """The merged cells of a sheet (first column, first line, last column, last line), and whether it has formulas."""
    body = archive.read(part)
    ranges = re.findall(rb"<(?:\w+:)?mergeCell [^>]*ref=[\"']([A-Z]+\d+:[A-Z]+\d+)[\"']", body)
    bounds = (range_boundaries(one.decode()) for one in ranges)
    merged = [(left or 1, top or 1, right or 1, bottom or 1) for left, top, right, bottom in bounds]
    return merged, re.search(rb"<(?:\w+:)?f[ />]", body) is not None


def _spread(lines: list[Line], merged: list[tuple[int, int, int]]) -> list[Line]:
    # One name beside three lines is meant for all three. Ranges that overlap exist in no honest file.
    cells = {number: list(row) for number, row in lines}
    last = lines[-1][0] if lines else 0
    if sum(min(bottom, last) - top for _, top, bottom in merged if top < last) > MAX_COLUMNS * MAX_LINES:
        raise ValueError("overlapping merged cells")
    for left, top, bottom in merged:
        if top in cells and left <= len(cells[top]):
            for number in range(top + 1, min(bottom, last) + 1):
                if number in cells and cells[number][left - 1] is None:
                    cells[number][left - 1] = cells[top][left - 1]
    return [(number, tuple(row)) for number, row in cells.items()]


def _marked(path: Path, title: str, lines: list[Line]) -> list[Line]:
    """Read the sheet once more with its formulas: what has one but no stored result would look like an empty cell."""
    book = load_workbook(path, read_only=True)
    try:
        stored = dict(lines)
        rows = book[title].iter_rows(max_row=MAX_LINES, max_col=MAX_COLUMNS, values_only=True)
        for number, row in enumerate(rows, start=1):
            formulas = {at for at, cell in enumerate(row) if _is_formula(cell)}
            if formulas:
                known = stored.get(number, (None,) * MAX_COLUMNS)
                stored[number] = tuple(NO_RESULT if at in formulas and cell is None else cell
                                       for at, cell in enumerate(known))
        return sorted(stored.items())
    finally:
        book.close()


def _is_formula(cell: object) -> bool:
    return isinstance(cell, ArrayFormula | DataTableFormula) or (isinstance(cell, str) and cell.startswith("="))


def _modified(path: Path, archive: zipfile.ZipFile) -> str:
    """The workbook's own date of change, else that of the file; a clock that runs ahead is not believed."""
    core = archive.read("docProps/core.xml") if "docProps/core.xml" in archive.namelist() else b""
    match = re.search(rb"<dcterms:modified[^>]*>\s*(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)", core)
    try:
        stated = datetime.fromisoformat(match[1].decode()).replace(tzinfo=UTC) if match else None
    except ValueError:
        stated = None
    return moment(stated or datetime.fromtimestamp(path.stat().st_mtime, UTC))


def moment(when: datetime) -> str:
    """A UTC time as the ledger writes it, never later than now."""
    return min(when, datetime.now(UTC)).strftime("%Y-%m-%dT%H:%M:%SZ")
