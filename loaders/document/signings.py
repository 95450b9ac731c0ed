"""Signings in a sentence: verbs that say that something was signed, what it is, and the places of its parties."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from loaders.document.naming import is_place
from loaders.document.quotes import quoted

#: What is signed, by kind; the first that fits.
_INSTRUMENTS = (
    ("contract", r"hợp đồng|thỏa thuận (?:mua|cung cấp|cấp phép|liên doanh|vay|tín dụng|tài trợ)|contract|licen[cs]e "
                 r"agreement"
                 r"|licensing agreement|supply agreement|purchase agreement|joint venture agreement|loan agreement"),
    ("memorandum", r"(?:các )?(?:biên )?bản ghi nhớ(?: hợp tác)?|biên bản thỏa thuận|biên bản hợp tác|biên bản|ghi "
                   r"nhớ(?: hợp tác)?|thỏa thuận(?: khung)?(?: hợp tác)?"
                   r"|thoả thuận(?: hợp tác)?|văn bản hợp tác|văn kiện(?: hợp tác)?|ý định thư|thư (?:ngỏ|ý định)|cam "
                   r"kết hợp tác"
                   r"|memorand(?:um|a|ums) of (?:understanding|cooperation|agreement|collaboration)|memorand(?:um|a"
                   r"|ums)|MoUs?|MOUs?"
                   r"|letters? of intent|LOIs?"),
    ("programme", r"chương trình|kế hoạch|quy chế|(?:cooperation |joint |training )?program(?:me)?s?"),
    ("project", r"dự án|project agreements?|projects?"),
    ("memorandum", r"(?:\w+ )?(?:cooperation |partnership |collaboration |framework |tripartite |strategic |bilateral "
                   r")*(?:agreements?|pacts?|deals?)"
                   r"|partnerships?"),
    ("", r"hợp tác(?: chiến lược| toàn diện)?|liên kết"),
)
_BY_KIND = [(kind, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.I)) for kind, pattern in _INSTRUMENTS]
_ANY = re.compile(rf"(?<!\w)(?:{'|'.join(pattern for _, pattern in _INSTRUMENTS)})(?!\w)", re.I)
_VERB_VI = re.compile(
    r"(?<!\w)(?:ký kết|kí kết|ký|kí)(?!\w)"
    r"|(?<!\w)trao(?: đổi)?(?= (?:các )?(?:biên bản|bản ghi|thỏa thuận|hợp đồng|văn kiện|MoU))", re.I)
_NO_VERB_VI = re.compile(r"(?:đăng|thư|chữ|nhật|người|mẫu|tự|con|hậu|bút)\s+$", re.I)
_NO_OBJECT_VI = re.compile(
    r"\s+(?:tên|hiệu|túc|gửi|ban hành|quyết định|duyệt|nhận|ức|thác|sổ|hợp lệ|tá|quyết)(?!\w)", re.I)
_NOT_YET_VI = re.compile(
    r"(?:sẽ|dự kiến|chuẩn bị|mong muốn|muốn|đề nghị|đề xuất|có thể|tiến tới|hướng tới|xem xét|sớm|chưa|không|kế hoạch"
    r"|thống nhất"
    r"|cân nhắc|đàm phán|kỳ vọng|hứa hẹn|nếu|khi|trước khi|để|nhằm|cần|phải|đang)(?:\s+\w+){0,4}\s*$", re.I)
_VERB_EN = re.compile(
    r"(?<!\w)(?:signed|signs|sign|signing|inked|inks|ink|inking|exchanged|entered into|concluded|sealed|penned)(?!\w)",
    re.I)
_NOT_YET_EN = re.compile(
    r"\b(?:will|would|may|might|could|should|can|to|not|never|no|yet|expects?|expected|plans?|planned|hopes?|before|if"
    r"|ready|about|aims?)"
    r"(?:\s+\w+){0,3}\s*$|\bno \w+ (?:has|have) been\s*$", re.I)
_BETWEEN = re.compile(r"(?<!\w)(?:giữa|between|among)(?!\w)", re.I)
_WITH = re.compile(r"(?<!\w)(?:cùng với|với|cùng|with)(?!\w)", re.I)
_NO_PARTNER = re.compile(
    r"\s*(?:mục tiêu|mục đích|mong muốn|sự|tổng|thời hạn|trị giá|nội dung|giá trị|vai trò|tinh thần|quy mô|kỳ vọng|tư "
    r"cách|chủ đề|thời gian"
    r"|số|a view|the aim|the goal|an? (?:total|aim|investment|value)|support|funding)(?!\w)", re.I)
_CEREMONY = re.compile(r"\b(?:ceremony|event|meeting|gathering) to\s+$", re.I)
_NOMINAL = re.compile(r"(?:lễ|buổi|việc|nghi thức|sau khi|trước khi|the|of)\s+$", re.I)
_DATELINE = re.compile(r"\(?[^\W\d_][^—–]{1,60}?\s+[—–-]\s+")
_REACH, _MOST = 170, 8


@dataclass(frozen=True, slots=True)
class Signing:
    """One verb of signing: its clause, the verb, what is signed, and where its parties are written.

    ``between`` and ``with_`` are places behind those words, one for each agreement that the clause tells of.
    """

    clause: int
    start: int
    end: int
    stop: int
    passive: bool
    between: tuple[int, ...]
    with_: tuple[int, ...]


def signings(text: str, vietnamese: bool) -> list[Signing]:
    """The verbs of a sentence that say that something was signed and not only wished for, in their order."""
    verbs = list(islice(_verbs(text, vietnamese), _MOST))
    found = []
    for number, (start, end) in enumerate(verbs):
        clause = _clause(text, start, verbs[number - 1][1] if number else _dateline(text))
        following = verbs[number + 1][0] if number + 1 < len(verbs) else len(text)
        stop = text.rfind(";", end, following) if following < len(text) else len(text)
        found.append(_signing(text, clause, start, end, stop if stop >= 0 else following))
    return [signing for signing in found if signing]


def instrument(text: str, start: int, end: int) -> tuple[int, int, str] | None:
    """The first thing between two places that can be signed: where it stands, and its kind."""
    found = _ANY.search(text, start, end)
    return (found.start(), found.end(), kind_of(found[0])) if found else None


def kind_of(text: str) -> str:
    """The kind of agreement that the words at the beginning of a title name; empty where they do not tell."""
    places = [(found.start(), -len(found[0]), kind) for kind, pattern in _BY_KIND if (found := pattern.search(text))]
    return min(places)[2] if places else ""


def partner(text: str, place: int) -> bool:
    """Whether ``với`` or ``with`` is followed by somebody and not by an aim or a sum."""
    return _NO_PARTNER.match(text, place) is None


def _verbs(text: str, vietnamese: bool) -> Iterator[tuple[int, int]]:
    pattern, early = (_VERB_VI, _NOT_YET_VI) if vietnamese else (_VERB_EN, _NOT_YET_EN)
    inside = [(start, end) for start, end, _ in quoted(text)]
    last = -1
    for found in pattern.finditer(text):
        if found.start() < last or any(start < found.start() < end for start, end in inside):
            continue
        before = text[max(0, found.start() - 60):found.start()]
        other = vietnamese and (_NO_VERB_VI.search(before) or _NO_OBJECT_VI.match(text, found.end()))
        if other or (early.search(before) and not _CEREMONY.search(before)):
            continue
        last = found.end() + 3
        yield found.start(), found.end()


def _dateline(text: str) -> int:
    """The place behind ``HANOI, Sept. 18, 2025 -`` with which a news item opens."""
    opening = _DATELINE.match(text)
    place = re.split(r"[,(]", opening[0].lstrip("("), maxsplit=1)[0].strip(" ()—–-") if opening else ""
    return opening.end() if opening and (place.isupper() or is_place(place)) else 0


def _clause(text: str, place: int, least: int) -> int:
    """Where the clause begins that holds this place: behind a semicolon, or at the end of the one before."""
    return max(text.rfind(";", least, place) + 1, least)


def _signing(text: str, clause: int, start: int, end: int, stop: int) -> Signing | None:
    after = instrument(text, end, min(stop, end + _REACH))
    before = instrument(text, clause, start)
    title = next(quoted(text, end, stop), None)
    if after is None and before is None and title is None:
        return None
    nominal = _NOMINAL.search(text[max(0, start - 30):start]) is not None
    between = tuple(found.end() for found in _BETWEEN.finditer(text, clause, stop))
    with_ = tuple(found.end() for found in _WITH.finditer(text, end, stop) if partner(text, found.end()))
    if nominal and after is None and title is None and not between and not with_:
        return None
    return Signing(clause, start, end, stop, after is None and title is None, between, with_)
