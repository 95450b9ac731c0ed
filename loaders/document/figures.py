"""Figures that a document gives: what was measured or is aimed at, its value and unit, as of when, and for whom."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from graph.names import fold
from loaders.document.bodies import Body
from loaders.document.counting import counted
from loaders.document.dates import Dated
from loaders.document.document import Document
from loaders.document.indicators import Named, indicator
from loaders.document.numbers import Quantity, quantities
from loaders.document.prose import Sentence

_DIGIT = re.compile(r"\d")
_AIM_VI = re.compile(
    r"(?<!\w)(?:mục tiêu|phấn đấu|chỉ tiêu chính|chỉ tiêu(?=.{0,40}gồm)|dự kiến|kỳ vọng|sẽ|định hướng|hướng tới|đặt ra"
    r"|dự báo|tầm nhìn|phải đạt|cần đạt|hướng đến"
    r"|(?:đến|vào) năm 20[3-9]\d)(?!\w)", re.I)
_AIM_EN = re.compile(
    r"\b(?:will|aims?|targets?|targeted|plans?|planned|expects?|expected|to reach|would|looking to|seeks? to|aiming to"
    r"|goals?|by 20[3-9]\d|projected|forecast)\b", re.I)
#: Words behind which a number is reached, whatever was aimed at before.
_REACHED = re.compile(
    r"(?<!\w)(?:đã|hiện có|hiện nay|tính đến|đến nay|đang có|has|have|had|currently|so far|to date|already)(?!\w)",
    re.I)
#: A clause that only says why something is done.
_PURPOSE = re.compile(r"(?:(?:để|nhằm) )?(?:thực hiện|hiện thực hóa|triển khai)[^,.;]{0,40}mục tiêu[^,.;]*[,.;]", re.I)
_GOES_ON = re.compile(
    r"\s*(?:cụ thể|theo đó|trong đó|qua đó|đồng thời|bên cạnh đó|specifically|of (?:this|which|these|them)|accordingly"
    r"|riêng)\b", re.I)
_HORIZON = re.compile(r"(?<!\w)(?:đến|tới|vào|trước|từ nay đến|by|until)(?:\s+hết)?\s+(?:năm\s+)?(20\d\d)(?!\w)", re.I)
_NOT_ITS_DATE = re.compile(
    r"(?:so với(?: cùng kỳ)?|cùng kỳ|thành lập(?: từ| vào)?|từ|kể từ|founded|established"
    r"|compared (?:with|to)|from|since|than|same period)\s+(?:của |năm |ngày |in |on |of )?$", re.I)
_THIS_YEAR = re.compile(r"(?<!\w)(?:năm nay|this year|năm ngoái|last year)(?!\w)", re.I)
_PLACE = re.compile(
    r"(?:trên địa bàn (?:thành phố Hà Nội|Thành phố|thành phố|Hà Nội|Thủ đô|cả nước|tỉnh [^\W\d_]\w+ [^\W\d_]\w+|toàn "
    r"thành phố)|trên toàn địa bàn thành phố|cả nước|toàn thành phố|toàn cầu"
    r"|tại (?:Khu [Cc]ông nghệ cao Hòa Lạc|Hà Nội|Việt Nam|Thủ đô)|nationwide|in (?:Hanoi|Vietnam|Viet Nam)"
    r"|worldwide)", re.I)
_THE_PARK, _NEAR = re.compile(r"khu công nghệ cao|hi-tech park|high-tech park|the park", re.I), 60
#: Before a number that measures nothing here: one of five, compared with, more than three times.
_ONE_OF = re.compile(
    r"(?:một trong(?: số)?|\d trong(?: số)?|one of(?: the)?|among|so với(?: mức)?(?: khoảng)?|compared (?:with|to)"
    r"|than)\s*$", re.I)
#: "16% so với mức 26% của A, 36% của B": the second is compared with as well.
_ALSO_COMPARED = re.compile(r"\s+(?:của|of|in)\s[^.;,\d]{2,30}(?:,|,?\s(?:và|and))\s+")
_JOINED = re.compile(r".{0,60}?\s(?:và|and)\s+")
_CHANGED = re.compile(r"\b(?:expand|increas|rais|grow|grew|rose|ris|reduc|cut)\w*\b[^.;]{0,60}\bfrom\s*$", re.I)
#: Numbers of one sentence; what has more is a table in disguise.
_MOST = 20
_AIMED = ("Mục tiêu: ", "Target: ")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure and the sentence that gives it; ``aim``: it is aimed at or foreseen, and its name says so."""

    index: int
    name: str
    quantity: Quantity
    unit: str
    as_of: str
    scope: str
    aim: bool
    measures: Body | None = None


def figures(document: Document) -> list[Figure]:
    """Every figure, each once, in the order of the text; of two that say the same the one that says more."""
    found: dict[tuple[float, float | None, str], list[Figure]] = {}
    for index, sentence in enumerate(document.sentences):
        if _DIGIT.search(sentence.text):
            for figure in _told(document, index, sentence):
                _add(found.setdefault((figure.quantity.value, figure.quantity.value_to, fold(figure.unit)), []), figure)
    told = (figure for several in found.values() for figure in several)
    return sorted(told, key=lambda figure: (figure.index, figure.quantity.start))


def _add(several: list[Figure], new: Figure) -> None:
    for at, old in enumerate(several):
        if _alike(old.name, new.name) and (old.aim == new.aim or old.index != new.index):
            dated = bool(new.scope) > bool(old.scope) or len(new.name) > 2 * len(old.name)
            several[at] = new if dated and new.aim == old.aim else old
            return
    several.append(new)


def _alike(one: str, other: str) -> bool:
    words, others = _words(one), _words(other)
    return 2 * len(words & others) >= min(len(words), len(others))


def _words(name: str) -> set[str]:
    return {word for word in fold(name.removeprefix(_AIMED[0]).removeprefix(_AIMED[1])).split() if len(word) > 2}


def _told(document: Document, index: int, sentence: Sentence) -> Iterator[Figure]:
    text, vietnamese = sentence.text, sentence.vietnamese
    dated = document.dates(sentence)
    last: tuple[Named, Figure] | None = None
    passed = 0
    for quantity in islice(quantities(text, vietnamese), _MOST):
        if any(one.start < quantity.end and quantity.start < one.end for one in dated):
            continue
        if _is_none(text, quantity) or (passed and _ALSO_COMPARED.fullmatch(text, passed, quantity.start)):
            passed = quantity.end
            continue
        passed = 0
        noun = counted(text, quantity, vietnamese)
        unit = f"{quantity.unit} {noun}".strip()
        named = indicator(text, quantity, noun, vietnamese, last[0] if last else None) if unit else None
        if named is None:
            continue
        if last and named.unit == last[0].unit and _JOINED.fullmatch(text, last[1].quantity.end, quantity.start):
            quantity = replace(quantity, approximate=quantity.approximate or last[1].quantity.approximate)
        aim = _is_aim(text, quantity, vietnamese)
        name = named.name[:1].upper() + named.name[1:]
        as_of, measured = _as_of(document, index, quantity, dated, aim), _measures(document, index, quantity)
        figure = Figure(index, f"{_AIMED[not vietnamese]}{name}" if aim else name, quantity, unit, as_of,
                        _scope(text, dated), aim, measured)
        last = named, figure
        yield figure


def _is_none(text: str, quantity: Quantity) -> bool:
    """Whether a number measures nothing by itself: one of five, compared with, from so much to so much."""
    changed = quantity.value_to is not None and _CHANGED.search(text, 0, quantity.start + len("from ")) is not None
    return changed or _ONE_OF.search(text, 0, quantity.start) is not None


def _is_aim(text: str, quantity: Quantity, vietnamese: bool) -> bool:
    """Whether the number is aimed at or foreseen and not yet so."""
    if quantity.least:
        return True
    before = _PURPOSE.sub(lambda found: " " * len(found[0]), text[:quantity.end])
    words = list((_AIM_VI if vietnamese else _AIM_EN).finditer(before))
    return bool(words) and _REACHED.search(before, words[-1].end()) is None


def _as_of(document: Document, index: int, quantity: Quantity, dated: list[Dated], aim: bool) -> str:
    """The date of the number: what its sentence says nearest before it, else the sentence that it goes on from."""
    text = document.sentences[index].text
    if aim:
        return _inherited(document, index, ("day",)) or document.moment
    if year := _said_year(text, dated, document.moment):
        return year
    fitting = [one for one in dated if not one.paper and _is_its_date(text, one, document.moment)]
    # "On 7 September he said that in eight months …": the period is the number's, the day is the speaker's.
    fitting = [one for one in fitting if one.kind not in ("day", "span")] or fitting
    before = [one for one in fitting if one.start < quantity.start]
    if fitting:
        return (before[-1] if before else fitting[0]).until
    paper = next((one.until for one in reversed(dated) if one.paper and one.end <= quantity.start), "")
    return paper or _inherited(document, index, ()) or document.moment


def _said_year(text: str, dated: list[Dated], moment: str) -> str:
    """The year of ``năm nay`` or ``last year``; empty where neither is said, or within a date."""
    said = _THIS_YEAR.search(text)
    if not moment or said is None or any(one.start < said.end() <= one.end for one in dated):
        return ""
    if _NOT_ITS_DATE.search(text[max(0, said.start() - 30):said.start()]):
        return ""
    return str(int(moment[:4]) - (said[0].lower() in ("năm ngoái", "last year")))


def _is_its_date(text: str, dated: Dated, moment: str) -> bool:
    """Whether a number may be as of this date: none to come, none that it is compared with."""
    if moment and dated.until[:len(moment)] > moment[:len(dated.until)] and dated.kind != "span":
        return False
    if _NOT_ITS_DATE.search(text[max(0, dated.start - 30):dated.start]):
        return False
    horizon = _HORIZON.match(text[max(0, dated.start - 5):dated.end].lstrip())
    return bool(moment) or dated.kind != "year" or horizon is None


def _inherited(document: Document, index: int, kinds: tuple[str, ...]) -> str:
    """The date of the sentence that this one goes on from, as ``Cụ thể`` and ``Theo đó`` do."""
    if not index or not _GOES_ON.match(document.sentences[index].text):
        return ""
    before = document.sentences[index - 1]
    fitting = [one for one in document.dates(before) if not one.paper and (not kinds or one.kind in kinds)
               and _is_its_date(before.text, one, document.moment)]
    return fitting[-1].until if fitting else _inherited(document, index - 1, kinds)


def _scope(text: str, dated: list[Dated]) -> str:
    place = next((found[0] for found in _PLACE.finditer(text)), "")
    horizon = next((found[0] for found in _HORIZON.finditer(text)), "")
    period = next((text[one.start:one.end] for one in dated if one.kind in ("year", "half", "quarter", "month")
                   and not _NOT_ITS_DATE.search(text[max(0, one.start - 30):one.start])), "")
    parts = dict.fromkeys(part.strip(" ,") for part in (place, horizon or period) if part)
    return "; ".join(part[:1].upper() + part[1:] for part in parts)


def _measures(document: Document, index: int, quantity: Quantity) -> Body | None:
    """The park that the sentence speaks of, or the one that it goes on from."""
    numbers = (index, index - 1) if index and _GOES_ON.match(document.sentences[index].text) else (index,)
    for number in numbers:
        for mention in document.cast.mentions(document.sentences[number].text):
            body = document.body(mention)
            if not mention.bare and body.code and "Park" in body.kinds:
                return body
    near = document.sentences[index].text[quantity.start:quantity.end + _NEAR]
    return document.only_park if _THE_PARK.search(near) else None
