"""The exchanges' company tables as they are downloaded: UTF-8 or Big5, headings in any order, years of the Republic."""

import codecs
import csv
import hashlib
import io
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from graph.errors import BadSource
from graph.names import clean
from loaders.limits import check_file
from loaders.source import Reject

DATED, CODE, NAME, SHORT_NAME, ENGLISH = "出表日期", "公司代號", "公司名稱", "公司簡稱", "英文簡稱"
REGISTERED, ADDRESS, ENGLISH_ADDRESS = "外國企業註冊地國", "住址", "英文通訊地址"
INDUSTRY, TAX_ID, WEBSITE, OTC_SINCE = "產業別", "營利事業統一編號", "網址", "上櫃日期"
#: Without these a table is none of companies; the others may be absent.
REQUIRED = (CODE, NAME, TAX_ID)

#: The year before the first of the Republic: 113 is 2024.
_REPUBLIC = 1911
_DATE = re.compile(r"(\d{2,4})[/.-]?(\d{2})[/.-]?(\d{2})")

# csv refuses fields over 128 kB of its own accord; our limits (20 MB a file, 2,000 characters a cell) hold.
csv.field_size_limit(32 * 1024 * 1024)

Line = tuple[int, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Table:
    """A file as fetched: headings, lines with their numbers, those that are none, ISO date, hash of its bytes."""

    file: str
    headings: tuple[str, ...]
    lines: tuple[Line, ...]
    broken: tuple[Reject, ...]
    as_of: str
    hash: str


def fetch(path: Path) -> Table:
    """The table of a file of up to 20 MB; BadSource, with one sentence, where there is none."""
    check_file(path)
    data = path.read_bytes()
    rows = _rows(path.name, _decoded(path.name, data))
    named = _headings(rows[0] if rows else [])
    if absent := [heading for heading in REQUIRED if heading not in named]:
        raise BadSource(f"{path.name}: the first line has no heading {', '.join(absent)}; "
                        "this must be an exchange's table of companies (t187ap03).")
    lines, broken = _lines(path.name, named, rows[1:])
    return Table(path.name, named, lines, broken, _date(lines), hashlib.sha256(data).hexdigest())


def headings(path: Path) -> tuple[str, ...]:
    """The headings of a file, by which it is recognised; none where it cannot be read."""
    try:
        with path.open("rb") as opened:
            start = opened.readline(20_000)
        return _headings(next(iter(_rows(path.name, _decoded(path.name, start))), []))
    except (OSError, BadSource):
        return ()


def iso(text: str) -> str | None:
    """``2024-10-29`` from 1131029, 113/10/29 or 20241029; ``None`` where it is no date."""
    match = _DATE.fullmatch(clean(text))
    if match is None:
        return None
    year = int(match[1]) + (0 if len(match[1]) == 4 else _REPUBLIC)
    try:
        return date(year, int(match[2]), int(match[3])).isoformat()
    except ValueError:
        return None


def _date(lines: tuple[Line, ...]) -> str:
    """The latest date that the lines state, or empty. One that is still to come would silence all later files."""
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).date().isoformat()
    dates = (iso(line.get(DATED, "")) for _, line in lines)
    return max((stated for stated in dates if stated and stated <= tomorrow), default="")


def _decoded(file: str, written: bytes) -> str:
    data = written.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":  # cut off within a character: only the last line is broken
            return data[:error.start].decode("utf-8")
        if CODE.encode() in data:
            line = data.count(b"\n", 0, error.start) + 1
            raise BadSource(f"{file}, line {line}: the text is damaged there (UTF-8 with wrong bytes); "
                            "download the file again.") from error
    try:
        return data.decode("cp950")
    except UnicodeDecodeError as error:
        raise BadSource(f"{file}: the text is neither UTF-8 nor Big5, or it was cut off; download it again.") from error


def _rows(file: str, text: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text, newline="")))
    except csv.Error as error:
        raise BadSource(f"{file}: the table cannot be read as CSV ({error}); download it again.") from error


def _lines(file: str, named: tuple[str, ...], rows: list[list[str]]) -> tuple[tuple[Line, ...], tuple[Reject, ...]]:
    lines, broken = [], []
    for number, row in enumerate(rows, 2):
        if len(row) == len(named):
            lines.append((number, dict(zip(named, row, strict=True))))
        elif row:
            broken.append(Reject(file, "", number, "", f"The line has {len(row)} cells and the headings are "
                                 f"{len(named)}; it may have been cut off."))
    return tuple(lines), tuple(broken)


def _headings(row: list[str]) -> tuple[str, ...]:
    return tuple(clean(heading) for heading in row)
