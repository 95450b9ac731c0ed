"""Reading a returned table: which columns of the file are which of the table that was taken out, and its lines."""

import re
import warnings
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from graph.errors import BadSource
from loaders.limits import check_file, check_zip
from loaders.returned import layout
from loaders.returned.headings import (
    IDS,
    LONG_HEADING,
    SEARCHED,
    VERSIONS,
    Known,
    cell_at,
    columns,
    heading_line,
    id_of,
    key,
    places,
    remarks,
)
from loaders.returned.layout import HIDDEN, ID, VERSION, Column, Taken, TakenRow
from loaders.returned.reasons import REASONS, shown
from loaders.spreadsheet.raw import Raw, RawSheet, opened

_PACKED = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file; ``cells`` by the places of the file's columns, without those that its sheet lacks."""

    sheet: str
    number: int
    id: str
    version: int
    cells: dict[int, Any]

    @property
    def blank(self) -> bool:
        """Whether nothing but the id is left of it."""
        return all(cell is None or cell == "" for cell in self.cells.values())


@dataclass(frozen=True, slots=True)
class Returned:
    """A file as it was read. ``taken``: what its hidden sheet remembers, None where that is gone.

    ``columns`` are those that the file still has, with its own headings; ``rows`` what was taken out, by id.
    """

    file: str
    hash: str
    language: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    taken: Taken | None
    notices: tuple[str, ...] = ()
    places: tuple[int, ...] = ()
    rows: dict[str, list[TakenRow]] = field(default_factory=dict)

    def text(self, row: TakenRow, column: int) -> str:
        """The text that a column of the file had in a row."""
        return row.texts[self.places[column]]


def recognises(path: Path) -> bool:
    """Whether a file is a table of the registry that comes back: by its hidden sheet, or by its two columns."""
    try:
        if not _is_packed(path):
            return _has_both(re.split(r"[,;\t]", line.replace('"', "")) for line in _first_lines(path))
        with zipfile.ZipFile(path) as archive:
            if f'name="{HIDDEN}"'.encode() in archive.read("xl/workbook.xml"):
                return True
        check_zip(path)
        return _has_both(_tops(path))
    except (OSError, KeyError, BadSource, zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError):
        return False


def fetch(path: Path, known: Known | None = None) -> Returned:
    """Read a returned table; BadSource, with one sentence, where it is none or nothing of it can be changed."""
    check_file(path)
    if not _is_packed(path):
        raise BadSource(f"{path.name}: a copy as CSV has lost what a spreadsheet program keeps; "
                        "save the table as .xlsx and load that.")
    raw = opened(path)
    taken = _remembered(path)
    if taken and not taken.rows:
        raise BadSource(f"{path.name}: this table lists no single things, so nothing of it can be changed by a file; "
                        "change what it counts on the pages of the things.")
    read = [(columns(sheet, at, taken, known or {}), sheet, at) for sheet in raw.sheets
            if sheet.name != HIDDEN and (at := heading_line(sheet, taken)) is not None]
    if not read:
        raise BadSource(f"{path.name}: there is no line of headings with the columns “{ID['vi']}” and "
                        f"“{VERSION['vi']}” ({ID['en']}, {VERSION['en']}); take the table out again and keep both.")
    return _joined(raw, taken, read)


def _joined(raw: Raw, taken: Taken | None, read: list["_Read"]) -> Returned:
    known = {column.name: column for found, _, _ in read for column in found.values()}
    names = list(known)
    lines = [line for found, sheet, at in read for line in _lines(found, sheet, at, names)]
    language = taken.language if taken else _language(read)
    told = [REASONS["guessed"][language == "en"]] if taken is None else []
    told += [sentence for found, sheet, at in read for sentence in remarks(found, sheet.lines[at][1], taken, language)]
    rows: dict[str, list[TakenRow]] = {}
    for row in taken.rows if taken else ():
        rows.setdefault(row.id, []).append(row)
    taken_names = [column.name for column in taken.columns] if taken else []
    where = tuple(taken_names.index(name) for name in names) if taken else ()
    return Returned(raw.file, raw.hash, language, tuple(known.values()), tuple(lines), taken, tuple(told), where, rows)


#: The columns of a sheet by their place, the sheet, and the place of its line of headings.
_Read = tuple[dict[int, Column], RawSheet, int]


def _remembered(path: Path) -> Taken | None:
    """What the hidden sheet says; None where there is none, or none that can be read."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            book = load_workbook(path, read_only=True, data_only=True)
        except Exception as error:  # openpyxl raises whatever a broken part happens to break in it
            raise BadSource(f"{path.name}: the workbook is broken; open it in Excel, save it again "
                            "and load that copy.") from error
        try:
            found = layout.read(book[HIDDEN].iter_rows(values_only=True)) if HIDDEN in book.sheetnames else None
        except Exception:  # a hidden sheet that is broken is as good as none
            found = None
        finally:
            book.close()
    if isinstance(found, int):
        raise BadSource(f"{path.name}: the table was taken out of a newer Ketnoi (format {found}); "
                        "take it out of this one again.")
    return found


def _lines(found: Mapping[int, Column], sheet: RawSheet, at: int, names: list[str]) -> Iterator[Line]:
    headings = sheet.lines[at][1]
    ids, versions = places(headings, IDS), places(headings, VERSIONS)
    where, name = {column.name: place for place, column in found.items()}, shown(sheet.name)
    for number, cells in sheet.lines[at + 1:]:
        said = {at: cell_at(cells, where[name]) for at, name in enumerate(names) if name in where}
        yield Line(name, number, id_of(cells, ids), _version(cells, versions), said)


def _version(cells: tuple[Any, ...], at: list[int]) -> int:
    """The version of a line; 0, the beginning, where it does not say any."""
    found = (str(cell_at(cells, place)) for place in at)
    return next((int(text) for text in found if re.fullmatch(r"\d{1,15}", text)), 0)


def _language(read: list[_Read]) -> str:
    keys = Counter(key(cell) for _, sheet, at in read for cell in sheet.lines[at][1])
    return "en" if keys[key(ID["en"])] > keys[key(ID["vi"])] else "vi"


def _is_packed(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == _PACKED


def _first_lines(path: Path) -> list[str]:
    with path.open("rb") as file:
        start = file.read(20_000)
    text = start.decode("utf-16" if start[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", errors="replace")
    return text.splitlines()[:SEARCHED]


def _tops(path: Path) -> Iterator[tuple[Any, ...]]:
    """The first lines of each sheet; none where the workbook is broken. The whole of a long list would take seconds."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            book = load_workbook(path, read_only=True, data_only=True)
            tops = [line for sheet in book.worksheets for line in sheet.iter_rows(max_row=SEARCHED, values_only=True)]
            book.close()
        except Exception:  # openpyxl raises whatever a broken part happens to break in it
            tops = []
    yield from tops


def _has_both(lines: Iterable[Iterable[Any]]) -> bool:
    return any(keys & IDS and keys & VERSIONS for line in lines
               for keys in [{key(cell) for cell in line if isinstance(cell, str) and len(cell) < LONG_HEADING}])
