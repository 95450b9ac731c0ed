"""One person as an office writes them in one cell: “PGS.TS. Nguyễn Văn A, Phó Viện trưởng”."""

import re
from typing import NamedTuple

from graph.names import clean, fold
from loaders.spreadsheet.legacy.syllables import legal

_SHORT = (
    "GS", "PGS", "TSKH", "TS", "ThS", "VS", "BSCKII", "BSCKI", "BSCK1", "BSCK2", "BS", "CKII", "CKI", "CK1", "CK2",
    "KTS", "KS", "CN", "DS", "LS", "NCS", "NGƯT", "NGND", "NSƯT", "TTND", "TTƯT")
_CANONICAL = {short.casefold(): short for short in _SHORT}
_ANY_SHORT = "|".join(_SHORT)
_LONG = (r"Phó Giáo sư|Giáo sư|Viện sĩ|Tiến sĩ khoa học|Tiến s[ĩỹ]|Thạc s[ĩỹ]|Kỹ sư|Bác s[ĩỹ]|Dược s[ĩỹ]|Luật sư|"
         r"Cử nhân|Nhà giáo (?:Nhân dân|Ưu tú)|(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy|uý)")
_ENGLISH = (r"Assoc(?:iate)?\.? Prof(?:essor)?\.?|Assist(?:ant)?\.? Prof(?:essor)?\.?|Asst\.? Prof\.?|"
            r"Professor|Prof\.?|Dr\.?|Eng\.?|Ir\.?")
_DEGREE = re.compile(r"(?:Ph\.?\s?D|M\.?\s?Sc|B\.?\s?Sc|M\.?D|MBA|MEng|DSc|D\.Sc|Dr\.-Ing|IEEE Fellow)\.?", re.I)
# Without a full stop the letters have to stand as people write them: “Ts” could begin a name.
_TITLE = re.compile(rf"(?:(?P<short>(?i:{_ANY_SHORT})(?=\s*[.,/])|(?:{_ANY_SHORT}|Ths|Bs|Ks)(?=\s))|"
                    rf"(?P<long>(?i:{_LONG})(?=[\s,])|(?:{_ENGLISH})(?=\s)))(?P<after>[.,/\s-]*)")
_COURTESY = re.compile(r"(?i:Ông|Bà|Đ/c|Đồng chí|Mrs|Mr|Ms)(?:[.:]\s*|\s+)(?=\S+\s)")
_NUMBERED = re.compile(r"(?:\(?\d{1,4}[.)/]|\d{1,4}\s*[-–])\s*|[-–+•*]\s+")
_POST = re.compile(
    r"(?<!\w)(?:\w*trưởng|phó|giám đốc|chủ tịch|chủ nhiệm|chủ trì|giảng viên|nghiên cứu viên|chuyên viên|chuyên gia|"
    r"cố vấn|kỹ sư|thư ký|ủy viên|uỷ viên|thành viên|trợ lý|cán bộ|nhân viên|điều phối|phụ trách|nguyên|quyền|bí thư|"
    r"đại diện|sáng lập|nghiên cứu sinh|director|head|dean|professor|lecturer|researcher|engineer|manager|president|"
    r"chair\w*|fellow|scientist|officer|founder|rector|advis[eo]r|chief|ceo|cto|cfo|coo|vice|deputy|member|secretary|"
    r"lead|leader|partner|postdoc)(?!\w)", re.I)
_UNIT = re.compile(
    r"(?:trường|viện|đại học|học viện|khoa|bộ môn|phòng|trung tâm|công ty|tập đoàn|sở|cục|vụ|ban|bộ|hội|hiệp hội|quỹ|"
    r"đh\w*|hv\w*|cty|tt|university|institute|college|school|department|faculty|centre|center|company|ministry|"
    r"laborator\w+|academy)(?!\w)", re.I)
_PARTED = re.compile(r"\s*[,;\n]\s*|\s+[-–—|]\s+|\s*\(|\)\s*")
_FAMILIES = frozenset(fold(name) for name in (
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương",
    "Lý", "Đào", "Đoàn", "Vương", "Trịnh", "Trương", "Đinh", "Lâm", "Phùng", "Mai", "Tô", "Hà", "Tạ", "Cao", "Châu",
    "Chu", "Kiều", "Lưu", "Lương", "Nghiêm", "Quách", "Thái", "Tôn", "Tống", "Từ", "Thân", "Khuất", "Cù", "Giang",
    "La", "Mạc", "Ninh", "Ông", "Phí", "Quan", "Tăng", "Thạch", "Triệu", "Văn", "Viên", "Vi", "Âu", "Bạch", "Cấn",
    "Doãn", "Hứa", "Khổng", "Lại", "Lục", "Mạch", "Nông", "Sầm", "Thẩm", "Tiêu", "Trình", "Ứng", "Yên"))

#: Characters beyond which a cell names nobody.
SHORT = 300
_SOMEBODY = "…"


class Person(NamedTuple):
    """What one cell says about a person; what it does not say is empty."""

    name: str
    title: str = ""
    position: str = ""
    unit: str = ""


def person(text: str) -> Person:
    """The parts of a cell that names a person. A part that is neither degree, post nor unit stays in the name."""
    if len(text) > SHORT:
        return Person(text)
    # Line breaks part what a cell says, too; they are kept until it is parted.
    lines = "\n".join(line for one in text.splitlines() if (line := clean(one)))
    title, rest = _titled(_NUMBERED.sub("", lines, count=1) if _NUMBERED.match(lines) else lines)
    name, *parts = [part for part in _PARTED.split(rest) if part] or [""]
    if not _named(name):
        return Person(clean(text))
    degrees = [part for part in parts if _DEGREE.fullmatch(part)]
    posts = [part for part in parts if part not in degrees and _POST.search(part)]
    units = [part for part in parts if part not in degrees and part not in posts and _UNIT.match(part)]
    if len(degrees) + len(posts) + len(units) < len(parts):
        return Person(clean(rest), title)
    return Person(name, title or ", ".join(degrees), ", ".join(posts), ", ".join(units))


def titles(text: str) -> str:
    """A text that holds titles only, in the one form; any other text as it is."""
    title, rest = _titled(f"{clean(text)} {_SOMEBODY}")
    return title if rest == _SOMEBODY else clean(text)


def likely(text: str) -> bool:
    """Whether a cell seems to name a person: by a title, or by two to five words that begin with a family name."""
    found = person(text)
    words = found.name.split()
    if not 2 <= len(words) <= 5 or not all(word[:1].isupper() for word in words) or _UNIT.match(found.name):
        return False
    return bool(found.title) or fold(words[0]) in _FAMILIES


def is_unit(text: str) -> bool:
    """Whether a text begins as the name of an organisation or a part of one does."""
    return _UNIT.match(text) is not None


def is_post(text: str) -> bool:
    """Whether a text names a post."""
    return len(text) <= SHORT and _POST.search(text) is not None


def _titled(text: str) -> tuple[str, str]:
    """The titles before a name, as one, and what follows them; forms of address are left out."""
    title, rest, short, mark = "", text, False, ""
    while match := _TITLE.match(rest) or _COURTESY.match(rest):
        after, titled = rest[match.end():], match.re is _TITLE
        if not after or not (titled or _addressed(after)):
            break
        if titled:
            one = f"{_CANONICAL[match['short'].casefold()]}." if match["short"] else match["long"]
            parted = "" if not title or (short and match["short"]) else mark
            title, short = f"{title}{parted}{one}", bool(match["short"])
            mark = ", " if "," in match["after"] and not short else " "
        rest = after
    return title, rest


def _addressed(rest: str) -> bool:
    """Whether “Ông” before these words addresses somebody; it is a family name, too."""
    first = re.split(r"[\s.,]", rest, maxsplit=1)[0]
    return fold(first) in _FAMILIES or not legal(first) or _TITLE.match(rest) is not None


def _named(name: str) -> bool:
    return 0 < len(name.split()) <= 8 and len(name) <= 80 and not re.search(r"[\d@/\\:<>=]", name)
