"""Roles of named people: who holds which position at which body, as a document says it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.names import fold
from loaders.document import known, names_vi, roles_en
from loaders.document.anaphora import WORD, meant
from loaders.document.bodies import Body
from loaders.document.document import Document
from loaders.document.linking import linked
from loaders.document.naming import Mention
from loaders.document.people import Person, Position, people
from loaders.document.positions import HONORIFIC_VI, POSITION_VI, TITLE
from loaders.document.prose import Sentence
from loaders.document.signatures import signatures
from loaders.document.words import words_of
from loaders.plan.letters import LOWER, UPPER

_WORD = re.compile(
    rf"\s+(?:của\s+)?((?i:{WORD}))(?=\s*(?:[-–,.:;)]|$)|\s+(?:và|là|cho|phát|nhấn|khẳng|đã|kiêm|{TITLE}"
    rf"|{HONORIFIC_VI}\s|[{UPPER}][{LOWER}]))")
_SHORT_NAME = 3
_UNITS = {"ban", "phòng", "khoa", "bộ môn", "văn phòng", "bộ phận"}
_AT = re.compile(r"(?:\s+|\s*[,(–-]\s*|\s+(?:của|tại|thuộc)\s+(?:UBND )?)(?:các )?")
_WIDE = re.compile(r"\s+[^,;:.()]{2,70}?\s(?:tại|của|thuộc|cho)\s+")
_GOVERNMENT = re.compile(r"(?i:(?:phó )?thủ tướng)$")
_MINISTRY = re.compile(r"(?i:(?:bộ|thứ) trưởng)$")
_WORTH = re.compile(
    r"ưởng|iám đốc|hủ tịch|hư ký|í thư|hánh|ủy viên|hủ nhiệm|ại sứ|CEO|CTO|sáng lập|Ủy viên|iám sát|hủ tướng|hành viên"
    r"|iảng viên|iáo sư"
                    r"|huyên gia|ố vấn|iên tập|ãnh sự|hị trưởng|ống đốc|ham tán|uản lý|hụ trách|rợ lý", re.I)


@dataclass(frozen=True, slots=True)
class Role:
    """One position of one person at one body, and the sentence that says it."""

    index: int
    person: str
    title: str
    role: str
    body: Body


def roles(document: Document) -> list[Role]:
    """Every role, each person, body and position once, in the order of the text."""
    found: dict[tuple[str, str, str], Role] = {}
    for index, sentence in enumerate(document.sentences):
        for role in _told(document, index, sentence):
            found.setdefault((fold(role.person), role.body.key, fold(role.role)), role)
    for index, person, position, body in signatures(document):
        found.setdefault((fold(person), body.key, fold(position)), Role(index, person, "", position, body))
    return sorted(found.values(), key=lambda role: role.index)


def _told(document: Document, index: int, sentence: Sentence) -> Iterator[Role]:
    text = sentence.text
    if not sentence.vietnamese:
        for person, position in roles_en.told(text, document.cast.mentions(text)):
            yield from _role(document, index, person, position)
    elif _WORTH.search(text):
        named = document.cast.mentions(text)
        positions = list(_positions(document, index))
        for person, position in linked(text, people(text, named, True), positions, named):
            yield from _role(document, index, person, position)


def _role(document: Document, index: int, person: Person, position: Position) -> Iterator[Role]:
    body = _body(document, position)
    if body:
        yield Role(index, person.name, person.title, position.role, body)


def _body(document: Document, position: Position) -> Body | None:
    if position.mention or position.unit:
        body = document.body(position.mention) if position.mention else document.cast.called(position.unit)
        return None if _is_department(body) else body
    if _GOVERNMENT.search(position.role):
        return document.cast.called("Chính phủ")
    return document.only_ministry if _MINISTRY.search(position.role) else None


def _is_department(body: Body) -> bool:
    """Whether a body is only a department of one that the sentence does not name."""
    name = body.name.lower()
    return not body.code and (name.startswith(("phòng ", "khoa ", "bộ môn "))
                              or (name.startswith("ban ") and len(name.split()) <= _SHORT_NAME))


def _positions(document: Document, index: int) -> Iterator[Position]:
    """The positions of a Vietnamese sentence, each with its body where one follows."""
    text = document.sentences[index].text
    named = document.cast.mentions(text)
    end = 0
    for found in POSITION_VI.finditer(text):
        inside = any(one.start < found.start() and found.end() <= one.end for one in named if not one.bare)
        if found.start() < end or inside:
            continue
        position = (_elliptic(text, found, named, document) or _with_body(text, found, named)
                    or _meant(document, index, text, found) or Position(found.start(), found.end(), found[0]))
        end = position.end
        yield position


def _with_body(text: str, found: re.Match[str], named: list[Mention]) -> Position | None:
    for mention in named:
        if mention.start < found.end() < mention.end and not mention.bare:
            # "Ủy viên Ban Thường vụ" + "Thành ủy": what the position has of the name is no part of the body's.
            rest = text[found.end():mention.end].strip()
            held_at = replace(mention, start=found.end(), name=rest[:1].upper() + rest[1:])
            return Position(found.start(), mention.end, found[0], held_at)
        gap = text[found.end():mention.start]
        if mention.start < found.end() or (mention.bare and (gap != " " or _is_person(text, mention))):
            continue
        if _AT.fullmatch(gap) and not gap.strip(" ").startswith(("–", "-")):
            return Position(found.start(), mention.end, found[0], mention)
        if _WIDE.fullmatch(gap) and not POSITION_VI.search(gap) and not people(gap, [], True):
            role = re.sub(r"\s(?:tại|của|thuộc|cho)\s*$", "", f"{found[0]}{gap}").strip()
            return Position(found.start(), mention.end, role, mention)
        break
    return None


def _meant(document: Document, index: int, text: str, found: re.Match[str]) -> Position | None:
    """``Phó Hiệu trưởng nhà trường``: the body is the last of its kind that was named."""
    word = _WORD.match(text, found.end())
    mention = meant(document, index, word[1], found.start()) if word else None
    return Position(found.start(), word.end(), found[0], mention) if word and mention else None


def _is_person(text: str, mention: Mention) -> bool:
    return any(mention.start < person.end and person.start < mention.end for person in people(text, [], True))


def _elliptic(text: str, found: re.Match[str], named: list[Mention], document: Document) -> Position | None:
    """``Trưởng ban Tổ chức …`` heads the ``Ban Tổ chức …``, ``Bộ trưởng Tài chính`` the ``Bộ Tài chính``."""
    words = words_of(text)
    last = words.after(found.end()) - 1
    if _MINISTRY.search(found[0]):
        end = names_vi.tail_end(words, "bộ", last + 1) if last + 1 < len(words) and words[last + 1].plain != "bộ" else 0
        unit = f"Bộ {words.between(last + 1, end)}" if end else ""
        return Position(found.start(), words[end - 1].end, found[0], unit=unit) if unit else None
    if words[last].plain not in _UNITS or (last + 1 < len(words) and words[last + 1].plain == words[last].plain):
        return None
    end = names_vi.name_end(words, last)
    if end <= last + 1:
        return None
    unit = words.between(last, end)
    unit = unit[:1].upper() + unit[1:]
    if known.find(unit, document.cast.home):
        stop = _bracket_end(text, words[end - 1].end)
        return Position(found.start(), stop, found[0], unit=unit)
    place, role = words[end - 1].end, f"{found[0]} {words.between(last + 1, end)}"
    for mention in named:
        if mention.start >= place and _AT.fullmatch(text[place:mention.start]) and not mention.bare:
            return Position(found.start(), mention.end, role, mention)
    return Position(found.start(), place, found[0], unit=unit)


def _bracket_end(text: str, place: int) -> int:
    bracket = re.match(r"\s*\([^()]{2,80}\)", text[place:])
    return place + bracket.end() if bracket else place
