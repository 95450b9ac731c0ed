"""Time windows as a plan writes them: years, what comes round again, and what has to happen first."""

import re
from dataclasses import dataclass

from graph.names import clean, fold

_YEAR = re.compile(r"(?<!\d)((?:19|20|21)\d{2})(?!\d)")
_TRIGGER = re.compile(
    r"\b(?:(?:ngay\s+)?(?:sau\s+khi|khi)(?:\s+có)?|kể\s+từ\s+(?:khi|ngày)(?:\s+có)?(?!\s*\d)"
    r"|theo(?=\s+(?:tiến\s+độ|lộ\s+trình|hướng\s+dẫn|kế\s+hoạch|chỉ\s+đạo|yêu\s+cầu|chương\s+trình|quy\s+định|thời\s+hạn)))"
    r"\s+(?P<what>.+)", re.I | re.S)
_EVERY_YEAR = re.compile(r"\b(?:(?:hang|moi) nam|thuong nien|nam 1 lan|1 lan nam|dinh ky nam)\b")
_RHYTHMS = (
    (re.compile(r"\b(?:hang|moi|dinh ky) thang\b"), "monthly"),
    (re.compile(r"\b(?:hang|moi|dinh ky) quy\b"), "quarterly"),
    (re.compile(r"\b(?:hang|moi|dinh ky) tuan\b"), "weekly"),
    (re.compile(r"\b0?6 thang (?:mot|1|01)? ?lan\b|\bnua nam (?:mot|1|01) lan\b"), "half-yearly"),
)
_ALWAYS = re.compile(r"\b(?:thuong xuyen|lien tuc)\b")
_MONTH = re.compile(r"\bthang (\d{1,2})\b|\b\d{1,2} (\d{1,2}) (?=hang|moi)")
_QUARTER = re.compile(r"\bquy (iv|i{1,3}|[1-4])\b")
_QUARTERS = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_OUTLOOK = re.compile(r"\b(?:định\s+hướng|tầm\s+nhìn)\b.*", re.I | re.S)
# Numbers that belong to a day, month, quarter or count; any other number beside the years was not understood.
_KNOWN_NUMBERS = re.compile(r"\b\d{1,2}\s*[/.-]\s*\d{1,2}\b|\b\d{1,2}\s*/|\b(?:ngày|tháng|quý|lần|tuần)\s*\d{1,2}\b"
                            r"|\b\d{1,2}\s+(?:tháng|ngày|lần|quý|tuần)\b", re.I)
_BROKEN_OFF = re.compile(r"[-–—/]\s*$|^\s*[-–—/]")
_BY = re.compile(r"\b(?:den|truoc|cham nhat|muon nhat|xong)\b")
_FROM = re.compile(r"\b(?:tu|bat dau)\b(?! nay)")
_ONWARDS = re.compile(r"\b(?:cac|nhung) nam (?:tiep theo|sau)\b|\btro di\b")


@dataclass(frozen=True, slots=True)
class Window:
    """First and last year, rhythm (``yearly-06``) and trigger; each ``None`` where the words say nothing of it."""

    since: int | None = None
    until: int | None = None
    recurs: str | None = None
    waits_for: str | None = None

    @property
    def says_something(self) -> bool:
        """Whether anything could be read."""
        return self != Window()


def window(text: str) -> Window:
    """What these words say, never more: ``Quý IV`` without a year says nothing."""
    written = clean(text.replace("\n", " "))
    trigger = _TRIGGER.search(written)
    timed = written[:trigger.start()] if trigger else written
    since, until = _years(timed)
    return Window(since, until, _rhythm(timed), _what(trigger) if trigger else None)


def _what(trigger: re.Match[str]) -> str:
    return trigger["what"].strip(" .;,")


def _rhythm(text: str) -> str | None:
    folded = fold(text)
    # "Hằng" and "hàng" fold to one word, so that both spellings are read.
    if _EVERY_YEAR.search(folded):
        return _yearly(folded)
    rhythm = next((name for pattern, name in _RHYTHMS if pattern.search(folded)), None)
    return rhythm or ("continuous" if _ALWAYS.search(folded) else None)


def _yearly(folded: str) -> str | None:
    month = _MONTH.search(folded)
    if month:
        number = int(month[1] or month[2])
        return f"yearly-{number:02d}" if 1 <= number <= 12 else None
    quarter = _QUARTER.search(folded)
    return f"yearly-q{_QUARTERS.get(quarter[1], quarter[1])}" if quarter else "yearly"


def _years(text: str) -> tuple[int | None, int | None]:
    timed = _OUTLOOK.sub("", text)
    years = [int(year) for year in _YEAR.findall(timed)]
    folded = fold(timed)
    if not years or years != sorted(years) or _left_over(timed):
        return None, None
    if _ONWARDS.search(folded):
        return years[0], None
    starts, ends = _FROM.search(folded), _BY.search(folded)
    first = None if ends and not starts and (len(years) == 1 or ends.start() == 0) else years[0]
    last = None if starts and not ends and len(years) == 1 else years[-1]
    return first, last


def _left_over(timed: str) -> bool:
    rest = _KNOWN_NUMBERS.sub(" ", _YEAR.sub(" ", timed))
    return any(char.isdecimal() for char in rest) or _BROKEN_OFF.search(timed) is not None
