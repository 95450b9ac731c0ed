"""Rows as files: XLSX and CSV, with the words of the page and the watermark of the illustration."""

import io
from collections.abc import Sequence
from typing import Any

import pandas as pd
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.worksheet import Worksheet

from ui import kinds, words
from ui.i18n import _, language

Row = dict[str, Any]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def frame(rows: Sequence[Row], names: Sequence[str], watermark: bool) -> pd.DataFrame:
    """The rows under headings in words; ``watermark`` adds a column that says which rows are invented."""
    table = pd.DataFrame([{words.heading(name): _plain(row, name) for name in names} for row in rows])
    if watermark:
        table[_("Illustration (not real)")] = [
            _("Illustration") if kinds.illustrative(row.get("sources")) else "" for row in rows]
    return table


def xlsx(table: pd.DataFrame, title: str, watermark: bool) -> bytes:
    """One sheet, headings frozen, A4 lengthwise; the watermark stands in the first line and on every printed page."""
    stream = io.BytesIO()
    with pd.ExcelWriter(stream, engine="openpyxl") as book:
        table.to_excel(book, index=False, sheet_name="Ketnoi", startrow=1 if watermark else 0)
        _dress(book.sheets["Ketnoi"], title, watermark)
    return stream.getvalue()


def csv(table: pd.DataFrame) -> bytes:
    """UTF-8 with the mark that Excel needs to read Vietnamese."""
    return table.map(_harmless).to_csv(index=False).encode("utf-8-sig")


def file_name(stem: str, ending: str, watermark: bool) -> str:
    """The name of a file; the illustration says so in it."""
    mark = ("-minh-hoa" if language() == "vi" else "-illustration") if watermark else ""
    return f"ketnoi-{stem.replace('/', '-')}{mark}.{ending}"


def warning() -> str:
    """The sentence on every page, print and file while the illustration is in force."""
    return _("Includes the illustration: invented people and organisations, not real data.")


def _dress(sheet: Worksheet, title: str, watermark: bool) -> None:
    sheet.freeze_panes = "A3" if watermark else "A2"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    sheet.oddHeader = HeaderFooterItem(left=_HeaderFooterPart(title), right=_HeaderFooterPart(warning() * watermark))
    if watermark:
        sheet.cell(1, 1, warning())
    for number, column in enumerate(sheet.iter_cols(min_row=2 if watermark else 1), start=1):
        longest = max(len(str(cell.value or "")) for cell in column)
        for cell in column:
            if cell.data_type == "f":
                cell.data_type = "s"  # what a source wrote is text, also where it begins like a formula
        sheet.column_dimensions[get_column_letter(number)].width = min(max(longest + 2, 10), 60)


def _plain(row: Row, name: str) -> Any:
    value = row.get(name)
    if name == "kind" and value:
        return ", ".join(one.word for one in kinds.looks(value))
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "; ".join(str(one.get(f"name_{language()}") or one.get("name") or "") for one in value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    return str(row.get(f"{name}_{language()}") or words.text(name, value))


def _harmless(value: Any) -> Any:
    """A text that a spreadsheet program, reading a text table, does not take for a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t") else value
