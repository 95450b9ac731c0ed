"""What could not be read of a delivery goes out as a workbook with the reasons, and comes back as an addition to it.

A hidden sheet says which delivery the lines belong to: what comes back is of the same source and date, and covers
nothing, so that the lines that were read the first time stay.
"""

import io
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

import orjson
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import Cell
from openpyxl.styles import Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

#: The sheet that says whose rest it is, and the heading of the column of reasons, which is not read.
SHEET = "_rest"
REASON = {"vi": "Lý do không đọc được", "en": "Why it could not be read"}
_SOURCES = "sheet:"


@dataclass(frozen=True, slots=True)
class Rest:
    """The delivery of which some lines are: its source, the sender's name, its date, and its batch."""

    source: str
    title: str
    as_of: str
    batch: int


def workbook(rest: Rest, rejects: Iterable[Mapping[str, Any]], language: str) -> bytes:
    """The rejected lines by sheet, each once with all that is wrong with it; ``rejects`` as the ledger gives them."""
    book = Workbook(write_only=True)
    for name, lines in _by_sheet(rejects).items():
        page = book.create_sheet(name[:31] or "Ketnoi")
        headings = list(dict.fromkeys(heading for cells, _ in lines.values() for heading in cells))
        page.append([_bold(page, heading) for heading in (*headings, REASON[language])])
        for cells, reasons in lines.values():
            texts = (*(cells.get(heading, "") for heading in headings), "; ".join(reasons))
            page.append([_text(page, text) for text in texts])
    mark = book.create_sheet(SHEET)
    mark.append([orjson.dumps(asdict(rest)).decode()])
    mark.sheet_state = "veryHidden"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def marked(cell: Any) -> Rest | None:
    """What the hidden sheet's one cell says; None where that is no rest of a spreadsheet."""
    try:
        said = Rest(**orjson.loads(str(cell)))
    except (orjson.JSONDecodeError, TypeError):
        return None
    whole = all(isinstance(one, str) for one in (said.source, said.title, said.as_of))
    return said if whole and said.source.startswith(_SOURCES) else None


def _by_sheet(rejects: Iterable[Mapping[str, Any]]) -> dict[str, dict[int, tuple[dict[str, str], list[str]]]]:
    found: dict[str, dict[int, tuple[dict[str, str], list[str]]]] = {}
    for reject in rejects:
        if reject["cells"]:
            lines = found.setdefault(str(reject["sheet"]), {})
            _, reasons = lines.setdefault(int(reject["line"]), (dict(reject["cells"]), []))
            reasons.append(f"{reject['column']}: {reject['reason']}" if reject["column"] else str(reject["reason"]))
    return found


def _bold(page: WriteOnlyWorksheet, text: str) -> Cell:
    cell = _text(page, text)
    cell.font = Font(bold=True)
    return cell


def _text(page: WriteOnlyWorksheet, text: str) -> Cell:
    """A cell of text, also where it begins like a formula."""
    cell = WriteOnlyCell(page, value=text)
    cell.data_type = "s"
    return cell
