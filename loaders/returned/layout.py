"""What a table that is taken out remembers of itself, in a hidden sheet, so that its return can be understood."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import orjson
from openpyxl.worksheet.worksheet import Worksheet

from graph.schema import NODE, Prop

FORMAT = 1
#: The hidden sheet: one cell with what holds of the whole table, then a line for each row: id, label, its texts.
HIDDEN = "_ketnoi"
#: The two further columns, by language.
ID = {"vi": "Mã", "en": "ID"}
VERSION = {"vi": "Phiên bản", "en": "Version"}
#: Characters that a cell holds at most; what is longer is cut off by whoever writes the workbook.
LONGEST = 32_767
_PROGRAM = "ketnoi"


@dataclass(frozen=True, slots=True)
class Column:
    """One column as it was taken out.

    ``properties``: those of the row's own thing that it may show; it shows the first that has a value. None where it
    shows something else, so that a file cannot change it.
    """

    name: str
    heading: str
    properties: tuple[str, ...] = ()

    def props(self, label: str) -> list[Prop]:
        """The properties of a label that a file may change in this column."""
        known = {prop.name: prop for prop in NODE[label].props if not prop.derived and not prop.contact}
        return [known[name] for name in self.properties if name in known]


@dataclass(frozen=True, slots=True)
class TakenRow:
    """One row as it was taken out: its thing, and the text of each cell."""

    id: str
    label: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """A table as it was taken out. ``version``: the ledger's row at which it was read. No rows: nothing has an id."""

    ledger: str
    language: str
    query: str
    version: int
    columns: tuple[Column, ...]
    rows: tuple[TakenRow, ...] = ()


def write(sheet: Worksheet, taken: Taken) -> None:
    """Write the hidden sheet."""
    sheet.sheet_state = "veryHidden"
    columns = [{"name": one.name, "heading": one.heading, "properties": one.properties} for one in taken.columns]
    head = {"program": _PROGRAM, "format": FORMAT, "ledger": taken.ledger, "language": taken.language,
            "query": taken.query, "version": taken.version, "columns": columns}
    sheet.append([orjson.dumps(head).decode()])
    for row in taken.rows:
        sheet.append([row.id, row.label, *(text or None for text in row.texts)])
        if any(text[:1] in ("=", "#") for text in row.texts):
            for cell in sheet[sheet.max_row]:
                cell.data_type = "s"  # neither a formula nor an error, but what a source wrote


def read(lines: Iterable[tuple[Any, ...]]) -> Taken | int | None:
    """What the lines of a hidden sheet say; the number of a format that is newer than ours; None where it is broken."""
    rest = iter(lines)
    head = _head(next(rest, ()))
    if head is None or not isinstance(head.get("format"), int):
        return None
    if head["format"] != FORMAT:
        return int(head["format"])
    try:
        columns = tuple(Column(str(one["name"]), str(one["heading"]), tuple(map(str, one["properties"])))
                        for one in head["columns"])
        return Taken(str(head["ledger"]), "en" if head["language"] == "en" else "vi", str(head["query"]),
                     int(head["version"]), columns, tuple(_rows(rest, len(columns))))
    except (KeyError, TypeError, ValueError):
        return None


def _head(line: tuple[Any, ...]) -> dict[str, Any] | None:
    try:
        head = orjson.loads(str(line[0]))
    except (IndexError, orjson.JSONDecodeError, UnicodeEncodeError):
        return None
    return head if isinstance(head, dict) and head.get("program") == _PROGRAM else None


def _rows(lines: Iterable[tuple[Any, ...]], width: int) -> Iterator[TakenRow]:
    for line in lines:
        cells = ["" if cell is None else str(cell) for cell in (*line, *[None] * (width + 2))][:width + 2]
        if cells[0] and cells[1] in NODE:
            yield TakenRow(cells[0], cells[1], tuple(cells[2:]))
