"""Where the table stands on a sheet as offices make them: titles above it, headings of several rows, what is no line.

No line is lost in silence: whatever is passed over below the headings is told with its number.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from graph.names import clean, fold
from loaders.spreadsheet.raw import Line, RawSheet

#: Headings stand in one of the first lines; titles above them are passed over.
SEARCHED = 20
#: Rows that headings have at most.
TALLEST = 3
#: What parts the words of headings that stand one below the other.
OVER = " / "

_ORDINALS = frozenset({"", "stt", "tt", "so", "sothutu", "sott", "no", "nr", "thutu"})
_ABOVE = frozenset({"nt", "nt.", "-nt-", "- nt -", "như trên", "nhu tren", "idem", "ditto", '"', "''", "”", "〃", "″",
                    '-"-', '- " -', "//"})
_COUNTED = re.compile(r"\(?(\d{1,2}|[A-H])\)?")
_ROMAN = re.compile(r"(?:[IVX]{1,5}|[A-H])(?:\.\d+)*(?:\s*[.)/:]|\s*[-–]|$)\s*")
_KINDLY = re.compile(r"(?:khối|nhóm|phần|mục|các|danh sách|thành phần)\s", re.I)
# With its accents: “Tổng công ty” is a corporation.
_TOTAL = re.compile(
    r"(?:tổng(?: cộng| số)?|cộng|tong cong|tong so|(?:grand )?total|sum)"
    r"(?:[ :.]*+(?:\(?\d++\)?|người|chuyên gia|đơn vị|tổ chức|thành viên|dòng|nguoi|people|experts|lines))*"
    r"[ :.]*", re.I)
_SIGNED = re.compile(
    r"(?:nguoi (?:lap|tong hop)(?: (?:bieu|bang|danh sach))?|thu truong(?: (?:don vi|co quan))?|ky ten(?: dong dau)?|"
    r"ky(?: va)? ghi ro ho(?: va)? ten|ky ten va ghi ro ho ten|ke toan truong|xac nhan cua .{2,40}|noi nhan.*|"
    r"(?:t[lm]|kt|tuq)[. ] ?(?:\w+ ){0,4}\w+|ghi chu .*|(?:\w+ ){0,4}ngay [\d. ]*thang [\d. ]*nam [\d. ]*|prepared by|"
    r"signature|approved by)")


@dataclass(frozen=True, slots=True)
class Block:
    """Headings: the place of their first row among the lines of a sheet, their rows, and a heading for each column."""

    at: int
    rows: int
    headings: tuple[str, ...]

    @property
    def below(self) -> int:
        """The place of the first line below them."""
        return self.at + self.rows


@dataclass(slots=True)
class Body:
    """The lines of a table; the row that heads the section in which each stands; what was passed over, as numbers."""

    lines: list[Line] = field(default_factory=list)
    sections: dict[int, str] = field(default_factory=dict)
    passed: list[int] = field(default_factory=list)


def blocks(sheet: RawSheet) -> list[Block]:
    """What could be the headings, from each of the first lines on that is no further row of those above it."""
    found: list[Block] = []
    for at in range(min(SEARCHED, len(sheet.lines))):
        if not found or at >= found[-1].below:
            found.append(_block(sheet, at))
    return found


def key(heading: str) -> str:
    """A heading in its bare form: two that differ in accents, capitals, blanks or signs are one."""
    return fold(heading).replace(" ", "").replace("_", "")


def is_ordinal(heading: str) -> bool:
    """Whether a column only numbers its lines."""
    return key(heading) in _ORDINALS


def body(sheet: RawSheet, block: Block, sums: bool = True) -> Body:
    """The lines below the headings. ``sums``: whether a line of totals is none of the table's own."""
    found = Body()
    ordinal = next((at for at, heading in enumerate(block.headings) if heading and is_ordinal(heading)), None)
    half = max(2, len(_filled(block.headings)) // 2)
    wide = {top for left, top, right, _ in sheet.merged if right - left + 1 >= half}
    section, above, end = "", tuple[Any, ...](), _last_counted(sheet.lines, ordinal)
    said_again = [{_bare(part) for part in (heading, *heading.split(OVER))} for heading in block.headings]
    for number, row in sheet.lines[block.below:]:
        cells = [(at, cell) for at, cell in enumerate(row)
                 if cell is not None and cell != "" and not (isinstance(cell, str) and cell.isspace())]
        signed = _signs(cells)
        if signed and number > end:
            found.passed += [below for below, _ in sheet.lines if below >= number]
            break
        title = "" if signed else _section(cells, ordinal, number in wide)
        if title:
            section = title
        elif signed or _repeats(cells, said_again) or _counts(cells) or (sums and _sums(cells, ordinal)):
            found.passed.append(number)
        else:
            above = _as_above(row, above)
            found.lines.append((number, above))
            found.sections[number] = section
    return found


def _last_counted(lines: list[Line], ordinal: int | None) -> int:
    """The number of the last line that has a number of its own: no signature stands above it."""
    return max((number for number, row in lines if ordinal is not None and ordinal < len(row)
                and re.fullmatch(r"\d+(?:\.0)?", str(row[ordinal]).strip())), default=0)


def _block(sheet: RawSheet, at: int) -> Block:
    rows = 1
    while rows < TALLEST and at + rows < len(sheet.lines) and _continues(sheet, at, at + rows):
        rows += 1
    lines = [list(row) for _, row in sheet.lines[at:at + rows]]
    _spread(sheet, at, lines)
    width = max(len(line) for line in lines)
    columns = ([line[place] for line in lines if place < len(line)] for place in range(width))
    return Block(at, rows, tuple(_joined(column) for column in columns))


def _continues(sheet: RawSheet, start: int, at: int) -> bool:
    """Whether a line belongs to the headings above it."""
    (before, upper), (number, lower) = sheet.lines[at - 1], sheet.lines[at]
    if number != before + 1 or not all(isinstance(cell, str) for cell in lower if cell is not None and cell != ""):
        return False
    first = sheet.lines[start][0]
    if any(first <= top <= before and bottom >= number for _, top, _, bottom in sheet.merged):
        return True
    groups = [(left, right) for left, top, right, _ in sheet.merged if top == before and left < right]
    if groups:
        within = {place for left, right in groups for place in range(left - 1, right)}
        return len(_filled(upper)) > 1 and len(within & set(_filled(lower))) > 1 and all(
            lower[place] == upper[place] for place in _filled(lower) if place not in within)
    return not sheet.merged and _fills_gaps(upper, lower)


def _fills_gaps(upper: tuple[Any, ...], lower: tuple[Any, ...]) -> bool:
    """Whether a line stands only below the gaps of the one above, each gap with its group to the left of it."""
    at = _filled(lower)
    if len(at) < 2 or len(_filled(upper)) < 2:
        return False
    gaps = {place for place in at if place >= len(upper) or upper[place] in (None, "")}
    heads = {place for place in at if place not in gaps}
    return bool(gaps) and all(place + 1 in gaps for place in heads) and all(
        place - 1 in heads or place - 1 in gaps for place in gaps)


def _spread(sheet: RawSheet, at: int, lines: list[list[Any]]) -> None:
    """Write the heading of a group over each of its columns."""
    for offset, line in enumerate(lines):
        for left, top, right, _ in sheet.merged:
            if top == sheet.lines[at + offset][0] and left < right:
                for place in range(left, min(right, len(line))):
                    line[place] = line[left - 1] if line[place] in (None, "") else line[place]
        if offset + 1 < len(lines) and not sheet.merged:
            for place in range(1, min(len(line), len(lines[offset + 1]))):
                if line[place] in (None, "") and lines[offset + 1][place]:
                    line[place] = line[place - 1]


def _joined(column: list[Any]) -> str:
    words = (clean(str(cell)).strip(" *") for cell in column if cell is not None)
    return OVER.join(dict.fromkeys(word for word in words if word))


def _filled(row: tuple[Any, ...]) -> list[int]:
    return [at for at, cell in enumerate(row) if cell is not None and cell != ""]


def _section(cells: list[tuple[int, Any]], ordinal: int | None, merged: bool) -> str:
    """The words of a row that heads what follows; empty where it is a line like others."""
    if not 0 < len(cells) < 3:
        return ""
    texts = [clean(str(cell)) for _, cell in cells]
    if len(texts) == 2:
        numbered_so = cells[0][0] == ordinal and len(texts[1]) > 2 and _ROMAN.fullmatch(f"{texts[0].rstrip('.) ')}.")
        return texts[1] if numbered_so else ""
    if not isinstance(cells[0][1], str) or not 2 < len(texts[0]) <= 200:
        return ""
    numbered = _ROMAN.match(texts[0])
    words = texts[0][numbered.end():] if numbered else texts[0]
    return words if len(words) > 2 and (numbered or merged or _KINDLY.match(words)) else ""


def _sums(cells: list[tuple[int, Any]], ordinal: int | None) -> bool:
    texts = [cell if isinstance(cell, str) else str(cell) for at, cell in cells if at != ordinal] or [""]
    if len(texts[0]) > 100 or not _TOTAL.fullmatch(clean(texts[0])):
        return False
    return all(re.fullmatch(r"[\d.,\s%]*\D{0,12}", text) for text in texts[1:])


def _signs(cells: list[tuple[int, Any]]) -> bool:
    """Whether the signatures begin in this row: few cells, all of the words that stand there."""
    return 0 < len(cells) <= 4 and all(
        isinstance(cell, str) and len(cell) < 120 and _SIGNED.fullmatch(fold(cell)) for _, cell in cells)


def _counts(cells: list[tuple[int, Any]]) -> bool:
    """Whether a row numbers the columns: (1), (2), (3) or A, B, 1, 2."""
    if len(cells) < 3 or any(isinstance(cell, str) and len(cell) > 6 for _, cell in cells):
        return False
    marks = [_COUNTED.fullmatch(str(cell).strip()) for _, cell in cells]
    if not all(marks):
        return False
    said = [mark[1] for mark in marks if mark]
    numbers = [int(one) for one in said if one.isdigit()]
    letters = said[:len(said) - len(numbers)]
    return len(letters) != 1 and letters == list("ABCDEFGH"[:len(letters)]) and len(numbers) > 1 and numbers == list(
        range(numbers[0], numbers[0] + len(numbers))) and numbers[0] <= 3


def _repeats(cells: list[tuple[int, Any]], said_again: list[set[str]]) -> bool:
    """Whether a row says the headings again, as on each printed page."""
    return len(cells) > 1 and all(at < len(said_again) and _bare(cell) in said_again[at] for at, cell in cells)


def _bare(cell: Any) -> str:
    """A cell as it is compared, far cheaper than ``key``."""
    return " ".join(str(cell).split()).strip(" *").casefold()


def _as_above(row: tuple[Any, ...], above: tuple[Any, ...]) -> tuple[Any, ...]:
    """A row in which “nt”, “như trên” and 〃 are what they stand for."""
    if not any(_is_above(cell) for cell in row):
        return row
    return tuple(above[at] if at < len(above) and _is_above(cell) else cell for at, cell in enumerate(row))


def _is_above(cell: Any) -> bool:
    return isinstance(cell, str) and len(cell) < 12 and cell.strip().casefold() in _ABOVE


def shown(numbers: list[int]) -> str:
    """Numbers of lines for a sentence: 34, 36-39."""
    return ", ".join(f"{first}-{last}" if first < last else str(first) for first, last in _runs(numbers))


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    first = last = None
    for number in sorted(numbers):
        if last is not None and first is not None and number > last + 1:
            yield first, last
            first = number
        first, last = number if first is None else first, number
    if first is not None and last is not None:
        yield first, last
