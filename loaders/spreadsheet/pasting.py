"""A table that was pasted, from Excel, Word or a message: the same sheet as that of a file."""

import csv
import hashlib
import io
import re
import unicodedata
from datetime import UTC, datetime
from typing import Any

from lxml import etree, html

from graph.errors import BadSource
from graph.names import clean
from loaders.limits import MAX_FILE
from loaders.spreadsheet.contacts import SHORT, contacts, is_phone
from loaders.spreadsheet.layout import SHEETS
from loaders.spreadsheet.meanings import meaning
from loaders.spreadsheet.people import is_post, is_unit, likely, person
from loaders.spreadsheet.raw import MAX_COLUMNS, Line, Raw, RawSheet, bounded, moment

NAME = "pasted"
#: The headings of a table that is made from a message, which has none.
_MESSAGE = ("Họ và tên", "Đơn vị", "Chức vụ", "Điện thoại", "Thư điện tử")
_NO_TABLE = ("The pasted text is no table: copy the cells of a sheet with their headings, or one person a line as "
             "“1. Nguyễn Văn A - unit - telephone”.")
#: Lines of a message that have to be people, of all.
_MOST = 0.6

_NUMBERED = re.compile(r"^\s*(?:\(?\d{1,3}[.)/]|\d{1,3}\s*[-–:]|[-–+•*])\s+")
_SENT = re.compile(r"^\s*\[[^\]]{4,40}\]\s*[^:]{1,40}:\s*")
_PARTED = re.compile(r"\s+[-–—|]\s+|\s*[;|]\s*|\t|,\s+|\s{3,}")
_PAIR = re.compile(r"\s*(?:[-–•*]\s*)?(?P<heading>[^\W\d_][^:\n]{0,40}?)\s*[:：]\s*(?P<value>.*)")


def pasted(text: str, html_text: str | None = None, name: str = NAME) -> Raw:
    """What stood in the clipboard, as text and, where the program gave it, as HTML; BadSource where it is no table."""
    if len(text) > MAX_FILE or len(html_text or "") > MAX_FILE:
        raise BadSource("The pasted text has more than 20 MB; save it as a file and load that.")
    given = unicodedata.normalize("NFC", text.replace("\0", ""))
    sheets = _tables(html_text, name) if html_text else []
    lines = sheets or [RawSheet(name, bounded(name, name, iter(_lines(given))))]
    digest = hashlib.sha256(f"{given}\0{html_text or ''}".encode("utf-8", "surrogatepass")).hexdigest()
    return Raw(name, tuple(lines), moment(datetime.now(UTC)), digest, pasted=True)


def _lines(text: str) -> list[Line]:
    """The lines of a table in plain text, by the first way in which it is one."""
    for way in (_tabbed, _paired, _message):
        if lines := way(text):
            return [(number, tuple(row)) for number, row in enumerate(lines, 1)]
    raise BadSource(_NO_TABLE)


def _tabbed(text: str) -> list[list[str]]:
    """Cells parted by tabs, as Excel and Word give them; nothing where there are no two columns of two lines."""
    if "\t" not in text:
        return []
    try:
        rows = [row for row in csv.reader(io.StringIO(text.strip("\r\n"), newline=""), delimiter="\t") if any(row)]
    except csv.Error as error:
        raise BadSource(_NO_TABLE) from error
    wide = [row for row in rows if len(row) > 1]
    return _mended(rows) if len(wide) > 1 else []


def _mended(rows: list[list[str]]) -> list[list[str]]:
    """Rows of Word put together again: it breaks a row wherever a cell has a second paragraph."""
    width = max(len(row) for row in rows)
    if not any(len(row) < width for row in rows) or _is_regular(rows, width):
        return rows
    whole: list[list[str]] = []
    for row in rows:
        before = whole[-1] if whole else None
        broken = before and len(before) < width and len(before) + len(row) - 1 <= width
        if before and (broken or (len(row) == 1 and len(before) > 1)):
            before[-1] = f"{before[-1]}\n{row[0]}"
            before += row[1:]
        else:
            whole.append(list(row))
    return whole


def _is_regular(rows: list[list[str]], width: int) -> bool:
    """Whether rows that are narrower than others only stand above the table or below it, as titles do."""
    full = [at for at, row in enumerate(rows) if len(row) == width]
    return all(len(row) == width for row in rows[full[0]:full[-1] + 1])


def _paired(text: str) -> list[list[str]]:
    """Blocks of “Họ tên: …”, a line for each value; nothing where no two headings are known or they do not recur."""
    people: list[dict[str, str]] = [{}]
    headings: dict[str, None] = {}
    filled = read = 0
    for line in text.splitlines():
        if not clean(line):
            people += [{}] if people[-1] else []
            continue
        filled += 1
        pair = _PAIR.fullmatch(_NUMBERED.sub("", _SENT.sub("", line), count=1))
        if pair is None or not clean(pair["value"]):
            continue
        read += 1
        heading = clean(pair["heading"])
        people += [{}] if heading in people[-1] else []
        people[-1][heading] = clean(pair["value"])
        headings.setdefault(heading)
    people = [one for one in people if one]
    most = max((len(one) for one in people), default=0)
    recurring = all(len(one) > 1 for one in people) and len(headings) <= 2 * most
    known = sum(any(meaning(sheet.part, heading)[0] for sheet in SHEETS) for heading in headings)
    if known < 2 or not recurring or read < _MOST * filled:
        return []
    return [list(headings), *([one.get(heading, "") for heading in headings] for one in people)]


def _message(text: str) -> list[list[str]]:
    """One person a line, the parts of it in any order; nothing where most lines are no people."""
    lines = [clean(_SENT.sub("", line)) for line in text.splitlines() if clean(line)]
    people = [found for line in lines if (found := _told(line))]
    if not people or len(people) < _MOST * len(lines):
        return []
    # A line that names nobody stays with its words, so that it is told as one that cannot be read.
    return [list(_MESSAGE), *(_told(line) or [line, "", "", "", ""] for line in lines)]


def _told(line: str) -> list[str]:
    """Name, unit, post, telephones and addresses of a line that names a person and anything more."""
    if len(line) > SHORT:
        return []
    found = contacts(line)
    parts = [part for part in _PARTED.split(_NUMBERED.sub("", line, count=1)) if part and "@" not in part]
    named = next((part for part in parts if likely(part)), "")
    if not named or (len(parts) < 2 and not found.emails):
        return []
    rest = [part for part in parts if part != named and not is_phone(part)]
    who = person(named)
    posts = [who.position, *(part for part in rest if is_post(part) and not is_unit(part))]
    units = [who.unit, *(part for part in rest if part not in posts)]
    phones = "; ".join(part for part in parts if is_phone(part))
    return [f"{who.title} {who.name}".strip(), ", ".join(filter(None, units)), ", ".join(filter(None, posts)), phones,
            found.emails]


def _tables(text: str, name: str) -> list[RawSheet]:
    """The tables of a piece of HTML that have two columns and two rows; cells that span several hold for each."""
    try:
        root = html.document_fromstring(text.replace("\0", ""))
    except (etree.ParserError, ValueError):
        return []
    tables = [table for table in root.iter("table") if not any(True for _ in table.iterancestors("table"))]
    sheets = [_table(f"{name} {at}" if len(tables) > 1 else name, table) for at, table in enumerate(tables, 1)]
    return [sheet for sheet in sheets if sum(sum(bool(cell) for cell in row) > 1 for _, row in sheet.lines) > 1]


def _table(name: str, table: Any) -> RawSheet:
    cells: dict[tuple[int, int], str] = {}
    merged = []
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
    for at, row in enumerate(rows):
        place = 0
        for cell in row.iterchildren("td", "th"):
            while (at, place) in cells:
                place += 1
            if place >= MAX_COLUMNS:
                break
            across, down = _span(cell, "colspan", MAX_COLUMNS - place), _span(cell, "rowspan", len(rows) - at)
            text = _words(cell)
            cells |= {(at + below, place + beside): text if beside == 0 else ""
                      for below in range(down) for beside in range(across)}
            if across > 1 or down > 1:
                merged.append((place + 1, at + 1, place + across, at + down))
            place += across
    width = max((place for _, place in cells), default=0) + 1
    lines = [(at + 1, tuple(cells.get((at, place)) or None for place in range(width))) for at in range(len(rows))]
    return RawSheet(name, bounded(name, name, iter(lines)), tuple(merged))


def _span(cell: Any, way: str, most: int) -> int:
    stated = re.fullmatch(r"\s*(\d{1,4})\s*", cell.get(way) or "1")
    return max(1, min(int(stated[1]) if stated else 1, most))


def _words(cell: Any) -> str:
    """The text of a cell, a line for each of its paragraphs."""
    parts: list[str] = []
    for event, node in etree.iterwalk(cell, events=("start", "end")):
        if event == "start" and node.tag in ("p", "div", "br", "li"):
            parts.append("\n")
        if event == "start" and node.tag not in ("script", "style"):
            parts.append(re.sub(r"\s+", " ", node.text or ""))
        if event == "end" and node is not cell:
            parts.append(re.sub(r"\s+", " ", node.tail or ""))
    lines = "".join(parts).split("\n")
    return unicodedata.normalize("NFC", "\n".join(line.strip() for line in lines if line.strip()))
