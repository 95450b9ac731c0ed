"""Rows as files: XLSX and CSV, with the words of the page and the watermark of the illustration.

A workbook whose rows are single things can come back: it carries their ids, and remembers what it said.
"""

import io
from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.worksheet import Worksheet

from loaders.returned import layout
from loaders.returned.layout import Column, Taken, TakenRow
from ui import editable, kinds, words
from ui.i18n import _, language

Row = dict[str, Any]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SHADE, _GREY = PatternFill("solid", fgColor="F3F4F6"), Font(color="6B7280")


def frame(rows: Sequence[Row], names: Sequence[str], watermark: bool) -> pd.DataFrame:
    """The rows under headings in words; ``watermark`` adds a column that says which rows are invented."""
    table = pd.DataFrame([{words.heading(name): _plain(row, name) for name in names} for row in rows])
    if watermark:
        table[_("Illustration (not real)")] = [_invented(row) for row in rows]
    return table


def taken(rows: Sequence[Row], names: Sequence[str], watermark: bool, query: str, ledger: str, version: int) -> Taken:
    """What ``frame`` of a question's rows is to remember, so that it can come back; without rows where one has no id.

    ``version``: the row of the log of ``ledger`` at which the rows were read, or an earlier one.
    """
    shown = [Column(name, words.heading(name), editable.properties(query, name, language())) for name in names]
    shown += [Column("illustration", _("Illustration (not real)"))] if watermark else []
    kept = tuple(TakenRow(str(row["id"]), label, tuple(_texts(row, names, watermark)))
                 for row in rows if row.get("id") and (label := editable.label(query, row)))
    # A line without an id would come back as one that was added.
    return Taken(ledger, language(), query, version, tuple(shown), kept if len(kept) == len(rows) else ())


def xlsx(table: pd.DataFrame, title: str, watermark: bool, remembered: Taken | None = None) -> bytes:
    """One sheet, headings frozen, A4 lengthwise; the watermark stands in the first line and on every printed page.

    What is remembered stands in a hidden sheet, with id and version of each row in two further columns.
    """
    if remembered and remembered.rows:
        table = table.copy()
        table[layout.ID[language()]] = [row.id for row in remembered.rows]
        table[layout.VERSION[language()]] = remembered.version
    table = table.map(_held)
    stream = io.BytesIO()
    with pd.ExcelWriter(stream, engine="openpyxl") as book:
        table.to_excel(book, index=False, sheet_name="Ketnoi", startrow=1 if watermark else 0)
        _dress(book.sheets["Ketnoi"], title, watermark)
        if remembered:
            layout.write(book.book.create_sheet(layout.HIDDEN), remembered)
            _shade(book.sheets["Ketnoi"], remembered, 2 if watermark else 1)
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


def _shade(sheet: Worksheet, remembered: Taken, heading: int) -> None:
    """Grey where a change would not be taken, and text where it would: so a program leaves what is typed as it is."""
    if not remembered.rows:
        return
    labels = {row.label for row in remembered.rows}
    note = DataValidation(showInputMessage=True, promptTitle=_("To look at"),
                          prompt=_("What is changed in a grey column is not taken when the table comes back."))
    for number, column in enumerate(sheet.iter_cols(min_row=heading), start=1):
        known = remembered.columns[number - 1] if number <= len(remembered.columns) else None
        props = [prop for label in labels for prop in known.props(label)] if known else []
        if not props:
            letter = get_column_letter(number)
            note.add(f"{letter}{heading + 1}:{letter}{sheet.max_row}")
        first, *others = column[1:]
        if not props:
            first.fill, first.font = _SHADE, _GREY
        elif props[0].kind not in ("int", "float", "year"):
            first.number_format = "@"
        for cell in others:
            # Looked up once for a column: giving each cell its style anew takes longer than writing the file.
            cell._style = first._style  # type: ignore[union-attr]
    sheet.add_data_validation(note)


def _texts(row: Row, names: Sequence[str], watermark: bool) -> Iterator[str]:
    """The texts by which the cells of a row are known again."""
    yield from (_held(str(_plain(row, name))) for name in names)
    if watermark:
        yield _invented(row)


def _held(value: Any) -> Any:
    """As much of a text as a cell of Excel holds."""
    return value[:layout.LONGEST] if isinstance(value, str) else value


def _invented(row: Row) -> str:
    return _("Illustration") if kinds.illustrative(row.get("sources")) else ""


def _plain(row: Row, name: str) -> Any:
    value = row.get(name)
    if name == "kind" and value:
        return ", ".join(one.word for one in kinds.looks(value))
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "; ".join(str(one.get(f"name_{language()}") or one.get("name") or "") for one in value)
    if isinstance(value, list):
        return "; ".join(words.text(name, one) for one in value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    return str(row.get(f"{name}_{language()}") or words.text(name, value))


def _harmless(value: Any) -> Any:
    """A text that a spreadsheet program, reading a text table, does not take for a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t") else value
