"""What a figure is called: the noun behind the number, the subject before it, or the figure that it goes on from."""

import re
from dataclasses import dataclass

from loaders.document.counting import behind
from loaders.document.numbers import Quantity

_CLAUSE = re.compile(
    r",(?=\s|$)(?! chế tạo)|[;:(](?=\s|$)|(?<=\s)\((?=\w)|\.\s|\s(?:và|với|trên|trong đó|cho biết|khẳng định|nhấn mạnh"
    r"|rằng|tương ứng|and|with|while|said|says|that|including)(?=\s)", re.I)
_OPENING_VI = re.compile(
    r"^(?:(?:hiện nay|hiện|đến nay|cụ thể|trong đó|theo đó|dự kiến|phấn đấu|đặt mục tiêu|mục tiêu|để đạt được|đạt được"
    r"|nâng cao|tiếp tục|đáng chú ý|là|việc|tính đến"
    r"|đặc biệt|ngoài ra|riêng|khi|để|nhằm|bên cạnh đó|đồng thời|từ|nay|đến hết|đến|hết|và|được)(?!\w)\s*)+", re.I)
_LINK_VI = re.compile(
    r"(?:(?:^|\s)(?:đạt|là|khoảng|ở mức|mức|lên|tới|đến|từ|với|có|còn|đã|sẽ|đang|được|ước|tương ứng|tổng cộng|vào|mốc"
    r"|cũng|hiện|mỗi năm|khi|trị giá|gồm|bao gồm|gần|hơn|cho biết|dự kiến|tổng số))+$",
    re.I)
_AUXILIARY = re.compile(
    r"(?<!\w)(?:đã|sẽ|đang|cũng|hiện|will|would|is expected to|are expected to|plans to|plan to|aims to|has|have"
    r"|had)\s+(?=\w)", re.I)
_LINK_EN = re.compile(
    r"(?:(?:^|\s)(?:reached|reach|is|was|were|are|totall?ed|totall?ing|stood|amounted|of|has|have|had|to|at|hosts?"
    r"|hosted|with|will|would|could|can|be|by|exceeded|worth|a|an|the|valued|some|hit|total|that|in))+$",
                      re.I)
_OPENING_EN = re.compile(
    r"^(?:(?:and|or|currently|so far|meanwhile|also|of these|of which|which|that|it|they|this|the|a|an|in|by|as of"
    r"|last year|this year|each year|there)(?!\w)\s*)+", re.I)
_CHANGE = re.compile(
    r"(?:^|\s)(tăng|giảm|up|down|rose|fell|grew|increas\w+|decreas\w+|ris(?:en|es|ing)|growing|grown|falling|fallen|dropped"
    r"|jumped|climbed|surged|declined|an increase|a rise)(?:\s+(?:thêm|lên|khoảng|hơn|gần|by|of|to))*$", re.I)
_INTO = re.compile(r"\s+(?:annually )?(?:vào|cho|in|into|for|on)\s", re.I)
_SHARE = re.compile(r"\s+(?:of|của)\s+(?:the\s+|its\s+|tổng\s+)?", re.I)
_DATED = re.compile(
    r"^(?:trong|vào|tính|in|by|during)?\s*(?:năm|ngày|tháng|quý|\d|first|the end|\W)[\w\s/.,-]{0,24}$", re.I)
_COMPARED = re.compile(r"(?:so với|cùng kỳ|compared|from the|year on year)(?!\w)", re.I)
#: ``tổng sản phẩm (GRDP) tăng``: no clause of its own.
_SHORT_NAME = re.compile(r"\([A-ZĐ&]{2,8}\)")
_ADDED = re.compile(r"^\s*(?:và|and)\s*$")
_MOST, _BACK, _SHORT = 14, 3, 8


@dataclass(frozen=True, slots=True)
class Named:
    """How the figure before was called, what stood behind its number, and its unit."""

    name: str
    noun: str
    unit: str
    end: int = 0


def indicator(text: str, quantity: Quantity, noun: str, vietnamese: bool, last: Named | None) -> Named | None:
    """The name of a figure; ``None`` where the sentence does not tell what the number is of."""
    after = _after(text, quantity, noun, vietnamese)
    before = _before(text, quantity.start, vietnamese, _BACK if not noun else 0)
    unit = quantity.unit or noun
    if noun:
        bare = len(after.split()) <= (len(noun.split()) if vietnamese else 1)
        name = f"{before} – {after}" if bare and before and len(before.split()) <= _SHORT else after
    elif last and (text[:quantity.start].rstrip().endswith("(") or _ADDED.search(text[last.end:quantity.start])):
        name = last.name
    elif change := _CHANGE.search(text[:quantity.start].rstrip() if quantity.start else ""):
        own = _before(text[last.end:], change.start() - last.end, vietnamese, 0) if last else ""
        base = own or (last.name if last else _before(text, change.start(), vietnamese, _BACK))
        name = f"{base} – {change[1].lower()}" if base else ""
    else:
        name = _joined(before, after, last, unit, _INTO.match(text, quantity.end) is not None)
    return Named(name[:200], after or noun, unit, quantity.end) if name and re.search(r"[^\W\d_]{2}", name) else None


def _after(text: str, quantity: Quantity, noun: str, vietnamese: bool) -> str:
    place = quantity.end
    if noun:
        return behind(text, place, vietnamese)
    into = _INTO.match(text, place)
    if into:
        return f"{into[0].strip()} {behind(text, into.end() - 1, vietnamese)}".strip()
    share = _SHARE.match(text, place) if quantity.unit == "%" else None
    said = behind(text, share.end() - 1 if share else place, vietnamese)
    if quantity.unit == "%" and said and (of := re.match(r"\s+của\s+", text[place + 1 + len(said):])):
        said = f"{said} của {behind(text, place + len(said) + of.end(), vietnamese)}".removesuffix(" của ")
    return said


def _joined(before: str, after: str, last: Named | None, unit: str, into: bool) -> str:
    if into:
        if before and not (last and last.unit == unit):
            return f"{before} {after}"
        same = last is not None and last.unit == unit
        noun = _INTO.split(f"{last.noun} ", maxsplit=1)[0].strip() if last and same else before
        return f"{noun} {after}".strip()
    return " – ".join(dict.fromkeys(part for part in (before, after) if part))


def _before(text: str, place: int, vietnamese: bool, back: int) -> str:
    """The subject before the number: of its clause, else of one before that says something, so many clauses back."""
    text = _SHORT_NAME.sub(lambda found: " " * len(found[0]), text[:place + 2])
    bounds = [0, *(found.end() for found in _CLAUSE.finditer(text, 0, place + 1) if found.end() <= place)]
    end = place
    for number, start in enumerate(reversed(bounds)):
        if number > back:
            break
        said = _subject(text[start:end], vietnamese, number > 0)
        if said and not _DATED.match(said):
            return said
        end = start
    return ""


def _subject(clause: str, vietnamese: bool, earlier: bool) -> str:
    said = clause.strip(" ,:;–-().+")
    said = (_OPENING_VI if vietnamese else _OPENING_EN).sub("", said)
    said = (_LINK_VI if vietnamese else _LINK_EN).sub("", said).strip(" ,:;–-()")
    said = _AUXILIARY.sub("", (_OPENING_VI if vietnamese else _OPENING_EN).sub("", said))
    if earlier and vietnamese and " về " in said:
        said = said.rpartition(" về ")[2]
    words = said.split()
    if _COMPARED.match(said):
        return ""
    return " ".join(words[-_MOST:]) if any(word[0].isalpha() for word in words) else ""
