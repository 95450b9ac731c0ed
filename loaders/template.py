"""Writing the template: the spreadsheet that people fill in, every word of it from the layout and the schema."""

from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from graph import places
from graph.names import fold
from loaders.spreadsheet.fields import registered
from loaders.spreadsheet.layout import INSTRUCTIONS, LISTS, SHEETS, Column, Sheet

#: Lines that are formatted and checked below each heading.
LINES = 2_000

_FIRST = {code: at for at, code in enumerate(("VN", "US", "JP", "TW"))}  # offered before the alphabet begins
_REQUIRED, _OPTIONAL = PatternFill("solid", fgColor="A63D40"), PatternFill("solid", fgColor="374151")
_HEAD = Font(bold=True, color="FFFFFF")
_WRAPPED = Alignment(wrap_text=True, vertical="top")


@dataclass(frozen=True, slots=True)
class _Words:
    """What the template says besides the layout, in one language."""

    title: str
    steps: tuple[str, ...]
    head: tuple[str, ...]
    yes: str
    required: str
    one_of: str
    choose: str
    many: str
    kinds: dict[str, str]
    flags: tuple[str, str]


_VI = _Words(
    "Mẫu gửi danh sách cho sổ đăng ký chuyên gia và hợp tác ngành bán dẫn",
    ("Chỉ điền những trang tính bạn có; trang để trống không làm thay đổi gì.",
     "Mỗi dòng là một người, một tổ chức hoặc một quan hệ.",
     "Cột có dấu * và nền đỏ là bắt buộc; cột khác để trống nếu không biết.",
     "Đổi thứ tự cột, thêm cột riêng đều được; cột không biết sẽ được bỏ qua và báo lại.",
     "Nhiều giá trị trong một ô: ngăn cách bằng dấu chấm phẩy (;) hoặc xuống dòng.",
     "Ngày ghi 27/06/2026, 06/2026 hoặc 2026. Số ghi 22.000 hoặc 13,75.",
     "Gửi lại bản đã sửa của cùng một trang: những gì bản mới không còn ghi sẽ được rút ra.",
     "Thư điện tử và điện thoại của chuyên gia chỉ lưu trong sổ gốc, không hiện trên bản đồ hay báo cáo."),
    ("Trang", "Cột", "Bắt buộc", "Cách ghi"), "có", "Bắt buộc.", "Nếu không có mã, điền ít nhất một trong: {words}.",
    "Chọn", "Có thể ghi nhiều, ngăn cách bằng dấu chấm phẩy.",
    {"int": "Số nguyên.", "float": "Số.", "bool": "có hoặc không", "date": "Ngày: 27/06/2026, 06/2026 hoặc 2026.",
     "year": "Năm: 2026.", "url": "Địa chỉ web.", "long": "Một hay nhiều đoạn."},
    ("có", "không"))
_EN = _Words(
    "Template of lists for the registry of experts and partnerships in semiconductors",
    ("Fill in only the sheets you have; a sheet left empty changes nothing.",
     "A line is one person, one organisation or one relation.",
     "Columns with * on red are required; leave others empty if unknown.",
     "Columns may change order and you may add your own; unknown ones are left out and reported.",
     "Several values in one cell: separate them by semicolons (;) or line breaks.",
     "Write dates as 27/06/2026, 06/2026 or 2026 (day first), numbers as 22,000 or 13.75.",
     "Send a corrected version of a sheet again: what it no longer says is withdrawn.",
     "E-mail addresses and telephones of experts stay in the ledger; no map or report shows them."),
    ("Sheet", "Column", "Required", "How to write it"), "yes", "Required.",
    "Without an id, fill in at least one of: {words}.", "Choose", "Several, separated by semicolons.",
    {"int": "A whole number.", "float": "A number.", "bool": "yes or no",
     "date": "A date: 27/06/2026, 06/2026 or 2026.",
     "year": "A year: 2026.", "url": "A web address.",
     "long": "One or several paragraphs."},
    ("yes", "no"))


def template(path: Path, language: str = "vi") -> None:
    """Write the empty spreadsheet to a path; headings and words in Vietnamese, or in English for ``en``."""
    book = Workbook()
    first = book.active
    lists = book.create_sheet(LISTS)
    lists.sheet_state = "veryHidden"
    written: dict[tuple[str, ...], str] = {}
    for sheet in SHEETS:
        _sheet(book.create_sheet(sheet.title(language)), sheet, language, lists, written)
    assert isinstance(first, Worksheet)  # noqa: S101 - a new workbook has one
    _instructions(first, language)
    book.save(path)


def _sheet(page: Worksheet, sheet: Sheet, language: str, lists: Worksheet, written: dict[tuple[str, ...], str]) -> None:
    page.freeze_panes = "C2" if sheet.label else "B2"  # ids and names stay in sight
    page.row_dimensions[1].height = 32
    for at, column in enumerate(offered(sheet), start=1):
        letter = get_column_letter(at)
        cell = page.cell(1, at, heading(column, language))
        cell.font, cell.fill, cell.alignment = _HEAD, _REQUIRED if column.required else _OPTIONAL, _WRAPPED
        cell.comment = Comment(explained(sheet, column, language), "Ketnoi", width=320, height=140)
        page.column_dimensions[letter].width = _width(column)
        # As text, so that neither leading zeros nor dates are changed while they are typed.
        page.column_dimensions[letter].number_format = "@"
        words = suggestions(column, language)
        if words:
            _validate(page, f"{letter}2:{letter}{LINES}", column, _range(lists, words, written))


def offered(sheet: Sheet) -> list[Column]:
    """The columns of a sheet that the template shows, in order."""
    return [column for column in sheet.columns if column.offered]


def heading(column: Column, language: str) -> str:
    """A heading as the template writes it: required ones with a star."""
    return f"{column.heading(language)}{' *' if column.required else ''}"


def explained(sheet: Sheet, column: Column, language: str) -> str:
    """Everything that somebody who fills in a column needs to know, in sentences."""
    words = _EN if language == "en" else _VI
    said = [words.required] if column.required else []
    about = column.about_en if language == "en" else column.about_vi
    said += [f"{about[:1].upper()}{about[1:]}."] if about else []
    if column.choices:
        said.append(f"{words.choose}: {'; '.join(_spoken(column, language))}.")
    elif column.prop and column.prop.kind in words.kinds:
        said.append(words.kinds[column.prop.kind])
    said += [words.many] if column.many else []
    if sheet.key and column.name == sheet.key[0]:
        others = ", ".join(sheet.column(name).heading(language) for name in sheet.one_of)
        said.append(words.one_of.format(words=others))
    return " ".join(said)


def suggestions(column: Column, language: str) -> tuple[str, ...]:
    """The words that a drop-down offers: choices, yes and no, countries, fields; empty where there is none."""
    if column.choices:
        return tuple(_spoken(column, language))
    if column.prop and column.prop.kind == "bool":
        return (_EN if language == "en" else _VI).flags
    if column.role == "country":
        return _countries("en" if language == "en" else "vi")
    return _fields(language) if column.role == "field" else ()


def _spoken(column: Column, language: str) -> list[str]:
    return [choice.en if language == "en" else choice.vi for choice in column.choices]


def _countries(language: str) -> tuple[str, ...]:
    names = places.names(language)
    return tuple(names[code] for code in sorted(names, key=lambda code: (_FIRST.get(code, 9), fold(names[code]))))


def _fields(language: str) -> tuple[str, ...]:
    return tuple(names[language == "en"] for names in registered().names.values())


def _range(lists: Worksheet, words: tuple[str, ...], written: dict[tuple[str, ...], str]) -> str:
    """Where a list of words stands, each list once: in a check itself it could hold neither commas nor 255 letters."""
    if words not in written:
        at = len(written) + 1
        for line, word in enumerate(words, start=1):
            lists.cell(line, at, word)
        letter = get_column_letter(at)
        written[words] = f"'{LISTS}'!${letter}$1:${letter}${len(words)}"
    return written[words]


def _validate(page: Worksheet, cells: str, column: Column, source: str) -> None:
    # Where several are allowed in one cell the list only suggests.
    strict = not column.many
    check = DataValidation("list", formula1=source, allow_blank=True, showErrorMessage=strict)
    page.add_data_validation(check)
    check.add(cells)


def _instructions(page: Worksheet, language: str) -> None:
    words = _EN if language == "en" else _VI
    page.title = INSTRUCTIONS[language == "en"]
    page.append([words.title])
    for step in words.steps:
        page.append([step])
    page.append([])
    page.append(list(words.head))
    for cell in page[page.max_row]:
        cell.font, cell.fill = _HEAD, _OPTIONAL
    for sheet in SHEETS:
        for column in offered(sheet):
            page.append([sheet.title(language), column.heading(language), words.yes if column.required else "",
                         explained(sheet, column, language)])
    page["A1"].font = Font(bold=True, size=14)
    for letter, width in zip("ABCD", (22, 30, 10, 100), strict=True):
        page.column_dimensions[letter].width = width


def _width(column: Column) -> int:
    wide = column.role in ("organization", "expert", "field") or (column.prop and column.prop.kind in ("long", "url"))
    return 34 if wide else 26 if column.name.startswith("name") else 18
