"""Which sheet a sheet is and what its columns are: by their words, in either language, in any order."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from typing import Any

import pandas as pd

from graph.errors import BadSource
from graph.names import fold
from loaders.spreadsheet.layout import INSTRUCTIONS, SHEETS, Column, Sheet
from loaders.spreadsheet.raw import Line, RawSheet

#: Headings stand in one of the first lines; titles above them are passed over.
_SEARCHED = 20
_ORDINALS = frozenset({"", "stt", "tt", "so", "sothutu", "no", "nr"})


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet as it was recognised: its cells as text, a column each by the layout's name, lines as the index.

    ``headings``: the layout's name to the heading as written. ``language``: of most of these headings.
    """

    file: str
    name: str
    sheet: Sheet
    frame: pd.DataFrame
    headings: dict[str, str]
    language: str


def recognise(file: str, raws: list[RawSheet]) -> tuple[list[Table], list[str]]:
    """The tables of a file and, in sentences, what was left out; BadSource where no sheet, or a column, is missing."""
    tables, notices = [], []
    for raw in raws:
        if _key(raw.name) in {_key(word) for word in INSTRUCTIONS} or not raw.lines:
            continue
        found = _found(file, raw, alone=len(raws) == 1)
        if found is None:
            notices.append(f"{file}, sheet {raw.name}: neither its name nor its headings are known; it was left out.")
            continue
        table, unknown = _table(file, raw, *found)
        tables.append(table)
        if unknown:
            notices.append(f"{file}, sheet {raw.name}: unknown columns were left out: {', '.join(unknown)}.")
    _some(file, raws, tables)
    return tables, notices


def _some(file: str, raws: list[RawSheet], tables: list[Table]) -> None:
    twice = [table for at, table in enumerate(tables) if any(table.sheet is other.sheet for other in tables[:at])]
    if twice:
        raise BadSource(f"{file}, sheet {twice[0].name}: the file has two sheets of {twice[0].sheet.en} "
                        f"({twice[0].sheet.vi}); put their lines into one.")
    if not tables:
        names = ", ".join(raw.name for raw in raws)[:200]
        wanted = ", ".join(f"{sheet.vi} ({sheet.en})" for sheet in SHEETS)
        raise BadSource(f"{file}: no sheet is one that the registry reads; found {names}, expected one of {wanted}; "
                        "start from the template.")


def _found(file: str, raw: RawSheet, alone: bool) -> tuple[Sheet, int] | None:
    """The sheet by its name, else by its headings; and the place of the line of headings among its lines."""
    head = raw.lines[:_SEARCHED]
    for sheet in _named(raw.name):
        place = max(range(len(head)), key=lambda at: (len(_known(sheet, head[at])), -at))
        if alone or _key(raw.name) in _titles(sheet) or not _missing(sheet, _known(sheet, head[place])):
            return sheet, place
    fits = [(_fit(sheet, line), -at, sheet) for at, line in enumerate(head) for sheet in SHEETS]
    best = max((fit for fit, _, _ in fits), default=(0, 0))
    fitting = [(place, sheet) for fit, place, sheet in fits if fit == best]
    if best[0] < 2:
        return None
    sheets = {sheet.part: sheet for _, sheet in fitting}
    if len(sheets) > 1 and not alone:
        return None
    if len(sheets) > 1:
        names = " / ".join(f"{sheet.vi} ({sheet.en})" for sheet in sheets.values())
        raise BadSource(f"{file}, sheet {raw.name}: its headings fit several sheets, {names}; "
                        "name the sheet or the file after one.")
    place, sheet = max(fitting, key=lambda fit: fit[0])
    return sheet, -place


def _fit(sheet: Sheet, line: Line) -> tuple[int, int]:
    """How many columns a line of headings has of a sheet, and how many by their first names; none if one is missing."""
    known = _known(sheet, line)
    if _missing(sheet, known):
        return 0, 0
    firsts = {_key(word) for column in sheet.columns for word in (column.vi, column.en)}
    return len(known), sum(_key(str(cell)) in firsts for cell in line[1] if cell is not None)


def _named(name: str) -> list[Sheet]:
    """The sheet of that name; of a longer name (``chuyen-gia-2026``), the one whose name it holds alone."""
    exact = [sheet for sheet in SHEETS if _key(name) in _titles(sheet)]
    words = " ".join(re.findall(r"[^\W_]+", fold(name)))
    held = [sheet for sheet in SHEETS
            if any(f" {fold(title)} " in f" {words} " for title in (sheet.vi, sheet.en, sheet.part))]
    return exact or (held if len(held) == 1 else [])


def _titles(sheet: Sheet) -> set[str]:
    return {_key(title) for title in (sheet.part, sheet.vi, sheet.en, *sheet.also)}


def _known(sheet: Sheet, line: Line) -> list[Column]:
    return list({column.name: column for cell in line[1] if (column := _column(sheet, cell))}.values())


def _missing(sheet: Sheet, known: Iterable[Column]) -> list[Column]:
    names = {column.name for column in known}
    return [column for column in sheet.required if not names & {column.name, f"{column.name}_id"}]


def _column(sheet: Sheet, heading: Any) -> Column | None:
    if not isinstance(heading, str) or len(heading) > 200:
        return None
    words = _words(sheet.part)
    return words.get(_key(heading)) or words.get(_key(re.sub(r"\(.*?\)|\[.*?\]", "", heading)))


@cache
def _words(part: str) -> dict[str, Column]:
    """Every heading of a sheet in its bare form, to its column; own words of a column go before others' synonyms."""
    sheet = next(sheet for sheet in SHEETS if sheet.part == part)
    words = {_key(word): column for column in sheet.columns for word in column.also}
    return words | {_key(word): column for column in sheet.columns for word in (column.name, column.en, column.vi)}


@cache
def _key(heading: str) -> str:
    return fold(heading).replace(" ", "").replace("_", "")


def _table(file: str, raw: RawSheet, sheet: Sheet, place: int) -> tuple[Table, list[str]]:
    line = raw.lines[place]
    missing = _missing(sheet, _known(sheet, line))
    if missing:
        wanted = ", ".join(f"{column.vi} ({column.en})" for column in missing)
        raise BadSource(f"{file}, sheet {raw.name}: there is no column {wanted}; add it in the line of headings.")
    columns: dict[str, list[int]] = {}
    unknown = []
    for at, heading in enumerate(line[1]):
        column = _column(sheet, heading)
        if column:
            columns.setdefault(column.name, []).append(at)
        elif heading is not None and _key(str(heading)) not in _ORDINALS:
            unknown.append(str(heading).strip()[:60])
    headings = {name: str(line[1][at[0]]).strip(" *\n") for name, at in columns.items()}
    frame = _frame(sheet, raw.lines[place + 1:], columns)
    return Table(file, raw.name, sheet, frame, headings, _language(sheet, headings)), unknown


def _frame(sheet: Sheet, lines: list[Line], columns: dict[str, list[int]]) -> pd.DataFrame:
    cells = {name: _texts(sheet.column(name), lines, places) for name, places in columns.items()}
    frame = pd.DataFrame(cells, index=[number for number, _ in lines], dtype=str)
    return frame[(frame != "").any(axis=1)]


def _texts(column: Column, lines: list[Line], places: list[int]) -> list[str]:
    return [_cell(column, row, places) for _, row in lines]


def _cell(column: Column, row: tuple[Any, ...], places: list[int]) -> str:
    """The text of a cell; of the first filled one where a heading stands several times."""
    for at in places:
        if at < len(row) and (cell := row[at]) is not None and cell != "":
            # Excel writes a carriage return as _x000D_, which openpyxl leaves as it is.
            return cell.replace("_x000D_", "\n").strip() if isinstance(cell, str) else _said(column, cell)
    return ""


def _said(column: Column, cell: Any) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, float) and column.prop and column.prop.kind in ("int", "float"):
        # A true number is never mistaken for thousands: more than three decimals, or an exponent.
        return f"{cell!r}0" if re.fullmatch(r"-?\d+\.\d{3}", repr(cell)) else repr(cell)
    return str(cell)


def _language(sheet: Sheet, headings: dict[str, str]) -> str:
    english = sum(_key(heading) in {_key(sheet.column(name).en), _key(name)} for name, heading in headings.items())
    vietnamese = sum(_key(heading) == _key(sheet.column(name).vi) for name, heading in headings.items())
    return "en" if english > vietnamese else "vi"
