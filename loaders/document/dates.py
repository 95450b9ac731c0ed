"""Dates as a text writes them, Vietnamese or English: days, spans of days, months, quarters, halves and years."""

import datetime
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

_MONTHS = {name: number for number, names in enumerate((
    ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",), ("june", "jun"),
    ("july", "jul"), ("august", "aug"), ("september", "sept", "sep"), ("october", "oct"), ("november", "nov"),
    ("december", "dec")), 1)
    for name in names}
_MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4, "một": 1, "hai": 2, "ba": 3, "tư": 4,
          "first": 1, "second": 2, "third": 3, "fourth": 4}
_TO = r"\s*(?:-|–|—|đến|tới|và|to|and|through|until)(?:\s+hết)?\s*"
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
           "eleven": 11}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
#: What names a paper, so that a date behind it is the paper's: Nghị quyết 57-NQ/TW ngày 22/12/2024.
_PAPER = re.compile(
    r"(?:nghị quyết|quyết định|kế hoạch|chương trình|nghị định|chỉ thị|thông tư|công văn|luật|kết luận|thông báo|văn "
    r"bản|đề án|hướng dẫn"
    r"|báo cáo|tờ trình|giấy phép|resolution|decision|decree|directive|circular|dispatch|plan)\b[^.;]{0,80}$", re.I)
_NUMBERED = re.compile(r"\d+[\w/]*[-/][^\W\d]{2}")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a sentence: where it is written, its first and last day as far as they are known, and what it is.

    ``since`` and ``until`` are ISO dates, partial where the text is; ``paper``: it is the date of a document.
    ``kind`` is day, span, month, quarter, half, year or end (of a year).
    """

    start: int
    end: int
    since: str
    until: str
    kind: str
    paper: bool = False


@dataclass(frozen=True, slots=True)
class Calendar:
    """In which year a day without one lies: nearest to the publication, else in the year that the text is about."""

    published: str = ""
    year: int | None = None

    @property
    def this_year(self) -> int | None:
        """The year of publication, else the one that the text is about."""
        return int(self.published[:4]) if self.published else self.year

    def year_of(self, month: int, day: int) -> int | None:
        """The year of a day and month; ``None`` where nothing tells."""
        if not self.published:
            return self.year
        near = datetime.date.fromisoformat(self.published)
        years = [year for year in (near.year - 1, near.year, near.year + 1) if _exists(year, month, day)]
        return min(years, key=lambda year: abs((datetime.date(year, month, day) - near).days), default=None)


def dates(text: str, calendar: Calendar) -> list[Dated]:
    """Every date of a sentence in its order; where two readings overlap, the longer one."""
    found: list[Dated] = []
    for pattern, reading in _READINGS:
        for match in pattern.finditer(text):
            dated = reading(match, calendar)
            if dated and not any(dated.start < other.end and other.start < dated.end for other in found):
                found.append(replace(dated, paper=_is_paper(text, dated.start)))
    return sorted(found, key=lambda dated: dated.start)


def years(texts: list[str]) -> int | None:
    """The year that a text without a date line is about: of its latest whole date, else the latest that is no aim."""
    whole = [int(match["y"]) for text in texts for match in _WHOLE.finditer(text)]
    if whole:
        return max(whole)
    named = [int(match[1]) for text in texts for match in _NAMED_YEAR.finditer(text)]
    return max(named, default=None)


def relative(text: str, published: str) -> str:
    """The day that ``hôm nay``, ``sáng nay``, ``yesterday`` or a weekday means; empty where none is written."""
    if not published:
        return ""
    day = datetime.date.fromisoformat(published)
    if re.search(r"\b(?:hôm nay|(?:sáng|chiều|tối|trưa) nay|today)\b", text, re.I):
        return day.isoformat()
    if re.search(r"\b(?:hôm qua|(?:sáng|chiều|tối) qua|yesterday)\b", text, re.I):
        return (day - datetime.timedelta(days=1)).isoformat()
    weekday = re.search(rf"\b(?:on )?({'|'.join(_WEEKDAYS)})\b", text, re.I)
    if weekday:
        back = (day.weekday() - _WEEKDAYS.index(weekday[1].lower())) % 7
        return (day - datetime.timedelta(days=back)).isoformat()
    return ""


def _is_paper(text: str, start: int) -> bool:
    before = text[max(0, start - 100):start]
    paper = _PAPER.search(before)
    return paper is not None and _NUMBERED.search(paper[0]) is not None and "," not in paper[0][-20:]


def _exists(year: int, month: int, day: int) -> bool:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def _iso(year: int | None, month: int, day: int) -> str:
    return f"{year:04}-{month:02}-{day:02}" if year and _exists(year, month, day) else ""


def _number(text: str | None) -> int | None:
    if not text:
        return None
    bare = text.strip().rstrip(".").lower()
    return int(bare) if bare.isdecimal() else _MONTHS.get(bare)


def _span(match: re.Match[str], calendar: Calendar) -> Dated | None:
    """From a day to a day; the first may leave its month and year to the second."""
    month, day = _number(match["m2"]), int(match["d2"])
    if month is None:
        return None
    year = _number(match["y2"]) or calendar.year_of(month, day)
    first = _number(match["m1"]) or month
    since = _iso(_number(match["y1"]) or (year - 1 if year and first > month else year), first, int(match["d1"]))
    until = _iso(year, month, day)
    return Dated(match.start(), match.end(), since, until, "span") if since and until and since <= until else None


def _day(match: re.Match[str], calendar: Calendar) -> Dated | None:
    month, day = _number(match["m"]), int(match["d"])
    if month is None:
        return None
    said = _iso(_number(match["y"]) or calendar.year_of(month, day), month, day)
    return Dated(match.start(), match.end(), said, said, "day") if said else None


def _month(match: re.Match[str], calendar: Calendar) -> Dated | None:
    month = _number(match["m"])
    year = _number(match["y"]) or (calendar.year_of(month, 15) if month and 1 <= month <= 12 else None)
    if not month or not 1 <= month <= 12 or not year:
        return None
    return Dated(match.start(), match.end(), f"{year}-{month:02}", f"{year}-{month:02}", "month")


def _quarter(match: re.Match[str], calendar: Calendar) -> Dated | None:
    number, year = _ROMAN.get(match["q"].lower()), _number(match["y"]) or calendar.this_year
    if not number or not year:
        return None
    return Dated(match.start(), match.end(), f"{year}-{number * 3 - 2:02}", f"{year}-{number * 3:02}", "quarter")


def _half(match: re.Match[str], calendar: Calendar) -> Dated | None:
    """The first months, or a half, of a year."""
    months, year = match.groupdict().get("n"), _number(match["y"]) or calendar.this_year
    until = int(months) if months and months.isdecimal() else _COUNTS.get((months or "").lower(), 6)
    if not year or not 1 <= until <= 12:
        return None
    return Dated(match.start(), match.end(), f"{year}-01", f"{year}-{until:02}", "half")


def _year(match: re.Match[str], calendar: Calendar) -> Dated | None:
    return Dated(match.start(), match.end(), match["y"], match["y"], "year")


def _year_end(match: re.Match[str], calendar: Calendar) -> Dated | None:
    return Dated(match.start(), match.end(), f"{match['y']}-12-31", f"{match['y']}-12-31", "end")


Reading = Callable[[re.Match[str], Calendar], Dated | None]
_Y = r"(?P<y>(?:19|20)\d\d)"
_D = r"(?P<d>\d{1,2})"
_WHOLE = re.compile(
    rf"(?<!\d)(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-]|\d{{1,2}} tháng \d{{1,2}} năm |{_MONTH} "
    rf"\d{{1,2}}(?:\s*[-–]\s*\d{{1,2}})?,? "
    rf"|\d{{1,2}} {_MONTH},? ){_Y}(?!\d)", re.I)
_NAMED_YEAR = re.compile(r"(?<!đến )(?<!tới )(?<!đến hết )(?<!đến năm )(?<!tới năm )(?<!hết năm )(?<!by )(?<!until )"
                         r"(?<![\d/.,-])(?<!\d – )(?<!\d - )((?:19|20)\d\d)(?![\d/.,%-]*\d)(?!\s*(?:m2|tỷ|triệu|USD))")


def _spans() -> Iterator[str]:
    """Patterns of spans of days, from one day to another."""
    lead = r"(?:từ |from )?(?:(?:hai |các |những |two )?ngày )?(?<!\d)"
    one, other = r"(?P<d1>\d{1,2})", rf"{_TO}(?:ngày )?(?P<d2>\d{{1,2}})"
    yield (rf"{lead}{one}(?:[/.](?P<m1>\d{{1,2}}))?(?:[/.](?P<y1>\d{{4}}))?{other}"
           r"[/.](?P<m2>\d{1,2})(?:[/.](?P<y2>\d{4}))?(?![\d/])")
    yield (rf"{lead}{one}(?: tháng (?P<m1>\d{{1,2}}))?(?: năm (?P<y1>\d{{4}}))?{other}"
           r" tháng (?P<m2>\d{1,2})(?:(?: năm |[/.])(?P<y2>\d{4}))?")
    yield (rf"(?<!\w)(?P<m1>{_MONTH}) {one}(?:,? (?P<y1>\d{{4}}))?{_TO}(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}})"
           r"(?:,? (?P<y2>\d{4}))?(?!\d)")
    yield rf"(?<!\w)(?P<m2>{_MONTH}) {one}{other}(?!\d)(?:,? (?P<y2>\d{{4}}))?(?P<m1>)(?P<y1>)"
    yield rf"(?<!\d){one}(?: (?P<m1>{_MONTH}))?{other} (?P<m2>{_MONTH})(?:,? (?P<y2>\d{{4}}))?(?P<y1>)"


def _days() -> Iterator[str]:
    """Patterns of single days, with or without their year."""
    yield rf"(?<![\d/.-])(?:ngày )?{_D}[/.-](?P<m>\d{{1,2}})[/.-]{_Y}(?!\d)"
    yield rf"(?<!\d)(?:ngày )?{_D} tháng (?P<m>\d{{1,2}})(?:(?: năm |[/.]){_Y})?"
    yield rf"(?<!\w)(?P<m>{_MONTH}) {_D}(?:st|nd|rd|th)?(?![\d:])(?:,? {_Y})?(?!\d)"
    yield rf"(?<!\d){_D}(?:st|nd|rd|th)? (?P<m>{_MONTH})(?:,? {_Y})?(?!\w)"
    yield rf"\b(?:ngày|sáng|chiều|tối|trưa|hôm|và|từ|đến)\s+(?:ngày )?{_D}[/-](?P<m>\d{{1,2}})(?P<y>)(?![\d/])"
    yield rf"\b(?:ngày|sáng|chiều|tối)\s+(?:ngày )?{_D}\.(?P<m>\d{{1,2}})(?P<y>)(?![\d.])"


def _periods() -> Iterator[tuple[str, Reading]]:
    """Patterns of quarters, of the first months of a year, of months and of years."""
    yield rf"\b(?:quý|q)\.?\s*(?P<q>iv|iii|ii|i|[1-4])(?:\s*(?:năm|/|of|,)?\s*{_Y})?(?!\w)", _quarter
    yield rf"\b(?:the )?(?P<q>first|second|third|fourth) quarter(?:,? (?:of )?{_Y})?", _quarter
    yield rf"\b(?P<n>\d{{1,2}}) tháng(?: đầu)? năm {_Y}", _half
    yield rf"\b(?:nửa đầu năm|first half of) {_Y}", _half
    yield rf"\bfirst (?P<n>{'|'.join(_COUNTS)}|\d{{1,2}}) months(?: of (?:this year|{_Y}))?", _half
    yield r"\b(?P<n>\d{1,2}) tháng đầu năm(?! \d)(?P<y>)", _half
    yield rf"\btháng (?P<m>\d{{1,2}})(?:\s*[/.-]\s*|\s+năm\s+){_Y}", _month
    yield rf"(?<!\w)(?P<m>{_MONTH}) {_Y}(?!\d)", _month
    yield rf"\b(?:cuối năm|hết năm|by the end of|at the end of|end of) {_Y}(?!\d)", _year_end
    yield rf"\b(?:năm|in|during|for|of|by|from|since|until|year) {_Y}(?![\d/-]|\s*[-–]\s*\d)", _year


_READINGS = [(re.compile(pattern, re.I), reading) for pattern, reading in (
    *((pattern, _span) for pattern in _spans()), *((pattern, _day) for pattern in _days()), *_periods())]
