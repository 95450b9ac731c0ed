"""Events that a document tells of: conferences, seminars, fairs, with their sessions, days, place and organisers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from graph.names import fold
from loaders.document.bodies import Body
from loaders.document.dates import Dated, relative
from loaders.document.document import Document
from loaders.document.naming import Mention
from loaders.document.parties import group
from loaders.document.prose import Sentence
from loaders.document.quotes import quoted

_NOUNS_VI = (
    r"chương trình ngày hội|ngày hội|hội nghị|hội thảo|tọa đàm|toạ đàm|diễn đàn|triển lãm|hội chợ|đối thoại|tuần lễ|lễ "
    r"hội|cuộc thi|phiên")
_NOUNS_EN = (r"conference|workshop|seminar|forum|summit|exhibition|symposium|roundtable|round table|expo|fair|dialogue"
             r"|hackathon|meetup")
_NOUN_VI = re.compile(rf"(?<!\w)(?:{_NOUNS_VI})(?!\w)", re.I)
_HELD_VI = re.compile(
    r"(?<!\w)(?:tổ chức|khai mạc|diễn ra|đăng cai|chủ trì tổ chức|phối hợp tổ chức|đồng tổ chức|bế mạc)(?!\w)", re.I)
_NAMED_EN = re.compile(
    rf"(?:[A-Z][\w’'&-]*|of|on|for|and|the|–|-|\d{{4}})(?:[ -](?:[A-Z][\w’'&-]*|of|on|for|and|the|–"
    rf"|\d{{4}}))*[ -](?i:{_NOUNS_EN})(?:\s+20\d\d)?(?!\w)")
_HELD_EN = re.compile(
    r"\b(?:held|hosts?|hosted|organi[sz]es?|organi[sz]ed|took place|takes? place|opens?|opened|kicked off|will be held"
    r"|co-host\w*|launch\w*)\b", re.I)
_END_VI = re.compile(
    r"[;.,()]|\s(?:được tổ chức|diễn ra|khai mạc|bế mạc|nhằm|(?<!làm việc )(?<!đối thoại )(?<!gặp gỡ )(?<!gặp mặt )với"
    r"|tại|ở|vào|từ ngày|ngày(?= \d)|do|để(?! thực)"
    r"|thu hút|quy tụ|tập trung|dự kiến|có|gồm|là|sẽ|đã|trong|nhân dịp|dưới)(?!\w)", re.I)
_SESSION = re.compile(
    r"(?:\(\d\)\s*,?\s*|(?<!\w)(?:phiên|session)\s+(?:thứ\s+)?(?:\d|một|hai|ba|bốn|nhất|one|two|three)"
    r"\s*(?:về|là|:|on|–|-)?\s+)(?P<name>[^;.]{4,260})", re.I)
_PLACE = re.compile(
    r"(?<!\w)(?:tại|ở|at|in)\s+(?:the\s+)?(?P<place>[A-ZĐ][^\W\d_]*(?:[ -](?:[A-ZĐ0-9][\w’']*|cao|nghị|lãm|nghệ|hoạch"
    r"|gia|of|and|tâm|hội|văn|hóa))*)")
_TOGETHER = re.compile(
    r"(?:\s+\w+){0,4}?,?\s+(?:phối hợp|cùng phối hợp)\s+(?:cùng với|cùng|với)\s+|\s+(?:chủ trì|tổ chức|đăng cai),\s+",
    re.I)
_BY = re.compile(r"(?<!\w)do\s+|\b(?:organi[sz]ed|held|hosted|arranged|run)\b[^.;]{0,80}?\sby\s+(?:the\s+)?", re.I)
_AT = re.compile(r"(?:tại|của|ở|at|in)\s+(?:the\s+)?$", re.I)
_VENUE = re.compile(r"(?:cung|trung tâm|nhà|khu|hội trường)\s+$", re.I)
_CITY = re.compile(
    r"(?:thành phố|TP\.?|Thành phố) Hà Nội\s+(?:đã |sẽ |vừa |phối hợp )*(?:tổ chức|khai mạc|đăng cai)\s*$", re.I)
#: ``a seminar on …`` or ``the conference Shaping the …``: its subject or title stands behind the noun.
_SUBJECT_EN = re.compile(
    rf"\b(?:an?|the)\s+(?P<name>(?:[\w-]+\s+){{0,3}}?(?i:{_NOUNS_EN})\s+"
    rf"(?:(?:on|about|focused on|focusing on|themed|titled|entitled|called)\s+[^.,;]{{5,160}}|[“\"][^”\"]{{5,160}}[”\"]"
    rf"|[A-Z][\w’'-]+(?:\s+(?:[A-Z][\w’'-]*|of|on|for|and|the|in|\d{{4}})){{2,}}))")
_END_EN = re.compile(
    r"\s(?:held|organi[sz]ed|(?:co-)?hosted|takes? place|took place|was|were|is|will|which|that|at|in(?= [A-Z])"
    r"|on(?= \w+day)|on(?= [A-Z]\w+ \d)|from(?= [A-Z]\w+ \d))\s", re.I)
_EXPO = re.compile(r"\b[A-Z]\w+(?:Expo|EXPO)(?:\s+(?:[A-Z][\w-]*|20\d\d))*")
#: ``Tọa đàm nằm trong khuôn khổ …``: the event above is a session of the one that follows.
_WITHIN = re.compile(
    rf"(?:{_NOUNS_VI}|sự kiện|chương trình)(?: này)? (?:nằm |được tổ chức |diễn ra |là \w+ động |thuộc )*"
    r"(?:trong )?khuôn khổ\s|(?:the|this) \w+ (?:is|was) (?:held |part of |organi[sz]ed |within )+", re.I)
#: Events that one sentence may name.
_MOST = 12
_BESIDE = re.compile(r"(?:bên lề|trong khuôn khổ|on the sidelines|within the framework)", re.I)
_ASIDE = re.compile(r"(?:bên lề|on the sidelines)[^.;]{3,}\s(?:có|là|còn)?", re.I)
#: Right before the name, or behind it: that it is held, and not only spoken of.
_HOLDING = re.compile(
    r"(?:tổ chức|khai mạc|diễn ra|đăng cai)\s+(?:(?:các|một|chuỗi|thành công|nhiều|chương trình|lễ khai mạc|buổi|cuộc"
    r"|thường niên)\s+)*$", re.I)
_IS_HELD = re.compile(
    r".{0,160}?(?:được tổ chức|diễn ra|khai mạc)|.{0,120}?\sdo\s.{3,160}?(?:tổ chức|chủ trì|đăng cai)", re.I)
#: A day right behind the name: that of the event.
_ON_DAY = re.compile(r"\s*[,(]?\s*(?:vào\s+)?(?:(?:sáng|chiều|tối)\s+)?(?:ngày\s+)?\d{1,2}(?:/|-|–| tháng)", re.I)
_GOES_ON = re.compile(
    r"(?:sự kiện|chương trình|hội thảo|triển lãm|diễn đàn|hội nghị|it|the event"
    r"|the (?:seminar|conference|workshop|forum|exhibition|summit))\s+(?:này )?(?:do|được|sẽ|diễn ra|is"
    r"|was)(?!\w)|diễn ra\s", re.I)


@dataclass(frozen=True, slots=True)
class Event:
    """One event and the sentence that tells of it; ``part_of`` is the number of the event whose session it is."""

    index: int
    name: str
    starts_on: str = ""
    ends_on: str = ""
    place: str = ""
    organisers: tuple[Body, ...] = ()
    part_of: int | None = None


def events(document: Document) -> list[Event]:
    """Every event that is said to be held, each once, and the sessions that are listed for it."""
    found: list[Event] = []
    for index, sentence in enumerate(document.sentences):
        if found:
            found[-1] = _more(document, sentence, found[-1])
        for event in _sessions(index, sentence, found):
            _add(found, event)
        before = len(found)
        if not _SESSION.search(sentence.text):
            for event in _held(document, index, sentence, found):
                told = event if event.starts_on else _more(document, _next(document, index), event)
                # Without a day and without anybody who holds it, it may be any event or one of every year.
                if told.starts_on or told.organisers:
                    _add(found, told)
        if before and len(found) > before and _WITHIN.match(sentence.text):
            found[before - 1] = replace(found[before - 1], part_of=before)
    return found


def _next(document: Document, index: int) -> Sentence:
    return document.sentences[min(index + 1, len(document.sentences) - 1)]


def _more(document: Document, sentence: Sentence, last: Event) -> Event:
    """The event above with what a sentence such as ``Sự kiện do … chủ trì`` or ``Diễn ra ngày …`` adds to it."""
    if not _GOES_ON.match(sentence.text):
        return last
    held = () if last.organisers else tuple(_organisers(document, sentence.text, 0, 0))
    dated = None if last.starts_on else _when(document.dates(sentence), 0, 0)
    starts, ends = _days(dated) if dated else (last.starts_on, last.ends_on)
    return replace(last, organisers=last.organisers or held, starts_on=starts, ends_on=ends)


def _days(dated: Dated) -> tuple[str, str]:
    return dated.since, dated.until if dated.until != dated.since else ""


def _add(found: list[Event], new: Event) -> None:
    words = set(fold(new.name).split())
    for at, old in enumerate(found):
        known = set(fold(old.name).split())
        if words <= known or known <= words:
            fuller = old if len(old.name) >= len(new.name) else new
            dated = old if old.starts_on else new
            found[at] = replace(
                fuller, index=old.index, starts_on=dated.starts_on, ends_on=dated.ends_on or new.ends_on,
                place=old.place or new.place, organisers=old.organisers or new.organisers, part_of=old.part_of)
            return
    found.append(new)


def _sessions(index: int, sentence: Sentence, found: list[Event]) -> Iterator[Event]:
    main = next((number for number, event in reversed(list(enumerate(found))) if event.part_of is None), None)
    if main is None or not (_NOUN_VI.search(sentence.text) or not sentence.vietnamese):
        return
    for match in _SESSION.finditer(sentence.text):
        name = re.split(r"\s*(?:,?\s*và \(|, với |;)", match["name"])[0].strip(" ,;.")
        if len(name) > 4:
            yield Event(index, name[:1].upper() + name[1:], part_of=main)


def _held(document: Document, index: int, sentence: Sentence, found: list[Event]) -> Iterator[Event]:
    text = sentence.text
    told = (_HELD_VI if sentence.vietnamese else _HELD_EN).search(text) or _BESIDE.search(text)
    if not told and not _ON_DAY.search(text) and not _GOES_ON.match(_next(document, index).text):
        return
    main = next((number for number, event in enumerate(found) if event.part_of is None), None)
    for start, end, name in (_names_vi if sentence.vietnamese else _names_en)(text):
        dated = _when(document.dates(sentence), start, end)
        starts, ends = _days(dated) if dated else (relative(text, document.published), "")
        organisers = tuple(_organisers(document, text, start, end))
        place = _place(text, end, document.cast.mentions(text))
        part_of = main if _BESIDE.search(text[:start]) and not _WITHIN.match(text) else None
        yield Event(index, name, starts, ends, place, organisers, part_of)


def _names_vi(text: str) -> Iterator[tuple[int, int, str]]:
    for noun in islice(_NOUN_VI.finditer(text), _MOST):
        before = text[max(0, noun.start() - 40):noun.start()]
        if _VENUE.search(before):
            continue
        behind = text[noun.end():]
        title = next(quoted(text, noun.end(), min(len(text), noun.end() + 340)), None)
        end = _END_VI.search(text, noun.end())
        stop = end.start() if end else len(text)
        if title and title[0] <= stop + 1:
            stop = title[1]
        name = text[noun.start():stop].strip(" ,:")
        held = (_HOLDING.search(before) or _IS_HELD.match(behind) or _ON_DAY.match(text, stop)
                or _ASIDE.search(text[:noun.start()]))
        if held and len(name.split()) > 3:
            yield noun.start(), stop, name[:1].upper() + name[1:300]


def _names_en(text: str) -> Iterator[tuple[int, int, str]]:
    for found in _NAMED_EN.finditer(text):
        name = re.sub(r"^(?:the|of|on|for|and|The|At|On|In)\s+", "", found[0])
        name = re.sub(r"^(?:the|The)\s+", "", name)
        if len(name.split()) > 1:
            yield found.start(), found.end(), name
    for found in _EXPO.finditer(text):
        yield found.start(), found.end(), found[0]
    for found in _SUBJECT_EN.finditer(text):
        said = _END_EN.split(found["name"], maxsplit=1)[0].strip()
        yield found.start("name"), found.start("name") + len(said), said[:1].upper() + said[1:]


def _when(dated: list[Dated], start: int, end: int) -> Dated | None:
    """The day or days of an event: behind its name, else the last before it."""
    days = [one for one in dated if one.kind in ("day", "span", "month") and not one.paper]
    behind = [one for one in days if one.start >= end]
    before = [one for one in days if one.end <= start]
    return behind[0] if behind else before[-1] if before else None


def _holds(text: str) -> bool:
    """Whether what stands between a body and an event says that the body holds it."""
    return (_HELD_VI.search(text) or _HELD_EN.search(text)) is not None


def _place(text: str, end: int, named: list[Mention]) -> str:
    found = _PLACE.search(text, end) or _PLACE.search(text)
    if not found:
        return ""
    return next((one.name for one in named if one.start == found.start("place")), found["place"].strip())


def _organisers(document: Document, text: str, start: int, end: int) -> Iterator[Body]:
    """Who holds it: the bodies before the verb, or behind ``do`` and ``by``."""
    named = document.cast.mentions(text)
    by = _BY.search(text, end)
    listed = group(text, named, by.end()) if by else []
    while listed and (more := _TOGETHER.match(text, listed[-1].end)):
        further = group(text, named, more.end())
        if not further:
            break
        listed += further
    if not listed:
        listed = [mention for mention in named if mention.end <= start and not mention.parent and not mention.bare
                  and not _AT.search(text[:mention.start]) and _holds(text[mention.end:start])]
    bodies = {body.key: body for body in map(document.body, listed)}
    yield from bodies.values()
    if not bodies and _CITY.search(text[:start]):
        yield document.cast.called("UBND thành phố Hà Nội")
