"""What a plan says of itself: title, number, date, issuer, signer, and the place that it is for."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from graph.names import clean, fold
from loaders.documents import Line
from loaders.plan.letters import LOWER, UPPER
from loaders.plan.register import HOME, Place
from loaders.source import Reject

_KIND = re.compile(r"(?:KẾ HOẠCH|CHƯƠNG TRÌNH HÀNH ĐỘNG|CHƯƠNG TRÌNH|ĐỀ ÁN)\b[\s:]*(?P<rest>.*)"
                   r"|(?:Kế hoạch|Chương trình|Đề án)", re.S)
_NUMBERED = re.compile(r"\bSố\s*:?\s*(\d{1,5})\s*/\s*([A-ZĐ]{2,}(?:-[A-ZĐ]+)*)", re.I)
_DATED = re.compile(r"ngày\s+(\d{1,2})\s*(?:tháng|/)\s*(\d{1,2})\s*(?:năm|/)\s*(\d{4})", re.I)
_UNDATED = re.compile(r"\bngày[\s.…_]*tháng[\s.…_]*năm\s+(\d{4})|\bngày[\s.…_]*/[\s.…_]*/\s*(\d{4})", re.I)
_ATTACHED = re.compile(r"kèm theo\s.*", re.I | re.S)
_LEVEL = r"(?:thành phố|tỉnh|TP\.?|Thành phố|Tỉnh)"
_PLACE_NAME = rf"(?P<place>[{UPPER}][\w.]*(?:[ -][{UPPER}][\w.]*)*)"
_PLACE = re.compile(rf"(?P<level>{_LEVEL})\s+{_PLACE_NAME}")
_ISSUER = re.compile(rf"\b(?:UBND|[ỦUủu][ỷyỶY] ban nhân dân|[Uu]ỷ ban nhân dân)\s+{_PLACE.pattern}")
_DATELINE = re.compile(rf"^{_PLACE_NAME}\s*,\s*ngày\b")
_SECTION = re.compile(r"(?:[IVX]+|\d+)[.)]\s")
_OPENERS = ("thực hiện", "căn cứ", "triển khai", "nhằm", "theo ", "để ", "trên cơ sở", "ngày ", "phần ", "(kèm theo")
_SIGNS = re.compile(r"\b(?:CHỦ TỊCH|BỘ TRƯỞNG|THỨ TRƯỞNG|GIÁM ĐỐC|THỦ TƯỚNG)$")
_PERSON = re.compile(rf"[{UPPER}][{LOWER}]*(?: [{UPPER}][{LOWER}]*){{1,5}}")
_TITLES = re.compile(r"^(?:(?:GS|PGS|TS|ThS|BS|KS)\.?\s*)+", re.I)
_LINES_IN_HEAD = 60


@dataclass(frozen=True, slots=True)
class Outline:
    """A plan as it introduces itself; empty where this copy does not say."""

    title: str
    place: Place
    number: str = ""
    issued_on: str = ""
    issuer: str = ""
    signer: str = ""
    until: int | None = None
    year: int | None = None

    @property
    def dated(self) -> str:
        """The copy's own date: that of issue, else the first day of the year that a draft names, else empty."""
        return self.issued_on or (f"{self.year}-01-01" if self.year else "")

    @property
    def key(self) -> str:
        """The plan's key, from its title, so that the draft and the issued version are one plan."""
        return fold(self.title).replace(" ", "-")


def outline(file: str, lines: list[Line], rejects: list[Reject]) -> Outline | None:
    """The outline of a plan, with what is wrong in it put into ``rejects``; None where the document has no title."""
    title, body = _titled(lines)
    if not title:
        return None
    # What the annex says it is attached to repeats number and date; it serves where the head is missing.
    attached = next((replace(line, text=found[0]) for line in lines if (found := _ATTACHED.search(line.text))), None)
    head = [*lines[:body], *([attached] if attached else [])]
    number = next((f"{found[1]}/{found[2].upper()}" for line in head if (found := _NUMBERED.search(line.text))), "")
    issuer, place = _issuer(lines, attached.text if attached else "", title)
    issued_on = _date(file, head, rejects)
    year = next((int(found[1] or found[2]) for line in head if (found := _UNDATED.search(line.text))), None)
    return Outline(title, place, number, issued_on, issuer, _signer(lines), _last_year(title), year)


def _titled(lines: list[Line]) -> tuple[str, int]:
    """The title and how many lines stand before it; without one, the caption of the annex serves."""
    for at, line in enumerate(lines[:_LINES_IN_HEAD]):
        found = _KIND.fullmatch(line.text)
        if found and not line.cells:
            own = clean(found["rest"] or "")
            return _unquoted(" ".join(filter(None, [own, *_title_lines(lines[at + 1:], bool(own))]))), at
    annex = next((at for at, line in enumerate(lines) if fold(line.text).startswith("phu luc")), None)
    if annex is None:
        return "", 0
    caption = takewhile(lambda line: not line.cells and not line.text.startswith("("), lines[annex:annex + 8])
    named = [line.text for line in list(caption)[1:] if not fold(line.text).startswith("phan cong")]
    return _unquoted(clean(" ".join(named))), annex


def _title_lines(lines: list[Line], begun: bool) -> list[str]:
    """The lines that make up the title: the first, and those that go on in bold or in lower case."""
    found: list[str] = []
    for line in lines[:6]:
        text = clean(line.text.replace("\n", " "))
        first = not found and not begun
        if line.cells or _SECTION.match(text) or not any(char.isalpha() for char in text):
            if first and not line.cells and not any(char.isalpha() for char in text):
                continue
            break
        goes_on = (line.bold or text[:1].islower()) and not text.lower().startswith(_OPENERS) and len(text) < 200
        if not first and not goes_on:
            break
        found.append(text)
    return found


def _unquoted(title: str) -> str:
    return re.sub(r"^(?:V/v|Về việc|Về)\s+", "", title).strip(" .:“”\"")


def _date(file: str, head: list[Line], rejects: list[Reject]) -> str:
    """The date of issue in ISO form; an impossible one is a reject."""
    line, found = next(((line, found) for line in head if (found := _DATED.search(line.text))), (None, None))
    if line is None or found is None:
        return ""
    try:
        return datetime.date(int(found[3]), int(found[2]), int(found[1])).isoformat()
    except ValueError:
        rejects.append(Reject(file, "", line.number, "Ngày ban hành", f"“{found[0]}” is no date of the calendar."))
        return ""


def _issuer(lines: list[Line], attached: str, title: str) -> tuple[str, Place]:
    """Who issues the plan, and for which province or city."""
    head = [clean(part) for line in lines[:_LINES_IN_HEAD] for part in line.text.split("\n")]
    issues = [text[:text.rfind("ban hành")] for text in head if "ban hành" in text]
    pairs = [f"{first} {second}" for first, second in pairwise(head[:12])]
    for text in (attached, *map(_lowered, (*head[:12], *pairs)), *issues, title):
        named = list(_ISSUER.finditer(text))
        if named:
            place = _placed(named[-1])
            return f"UBND {place.written}", place
    found = _PLACE.search(title)
    return "", _placed(found) if found else _dateline(head)


def _dateline(head: list[str]) -> Place:
    """The place in ``Hà Nội, ngày …``; nothing for a ministry's plan, since ministries sit in Hanoi too."""
    dated = next((found for text in head[:12] if (found := _DATELINE.search(text))), None)
    if dated is None or any(text.startswith(("BỘ ", "CHÍNH PHỦ", "THỦ TƯỚNG")) for text in head[:6]):
        return Place()
    home = fold(dated["place"]) == HOME
    return Place(f"thành phố {dated['place']}" if home else dated["place"], fold(dated["place"]))


def _lowered(text: str) -> str:
    """``ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI`` as ``ủy ban nhân dân thành phố Hà Nội``."""
    if not text.isupper() or "NHÂN DÂN" not in text:
        return text
    return re.sub(r"(thành phố|tỉnh) (.+)", lambda found: f"{found[1]} {found[2].title()}", text.lower())


def _placed(found: re.Match[str]) -> Place:
    level = "tỉnh" if found["level"].lower() == "tỉnh" else "thành phố"
    return Place(f"{level} {found['place']}", fold(found["place"]))


def _signer(lines: list[Line]) -> str:
    """Who signs: the first name under a signing office in capitals."""
    texts = [part for line in lines for part in _split(line)]
    for at, text in enumerate(texts):
        if _SIGNS.search(text) and text.isupper():
            following = (_TITLES.sub("", later) for later in texts[at + 1:at + 8])
            named = takewhile(lambda later: not fold(later).startswith("phu luc"), following)
            person = next((later for later in named if _PERSON.fullmatch(later)), "")
            if person:
                return person
    return ""


def _split(line: Line) -> Iterable[str]:
    return (part.strip() for part in line.text.split("\n"))


def _last_year(title: str) -> int | None:
    years = re.findall(r"(?<!\d)(20\d{2})(?!\d)", re.split(r"định hướng|tầm nhìn", title)[0])
    return int(years[-1]) if years else None
