"""Roles of named people: who holds which position at which body, as a document says it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.names import fold
from loaders.document import known, names_vi, roles_en
from loaders.document.anaphora import WORD, meant
from loaders.document.bodies import Body
from loaders.document.document import Document
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
_SIDE = re.compile(r"(?:[Vv]ề phía|[Pp]hía|[Đđ]ại diện(?: cho| phía)?|[Ll]ãnh đạo)\s+$")
_LISTS = re.compile(r"\s*(?::|,?\s*có\s|gồm\s)")
_OF = re.compile(r"\s+(?:của|thuộc|từ)\s+")
_SHORT_NAME = 3
_UNITS = {"ban", "phòng", "khoa", "bộ môn", "văn phòng", "bộ phận"}
_AT = re.compile(r"(?:\s+|\s*[,(–-]\s*|\s+(?:của|tại|thuộc)\s+(?:UBND )?)(?:các )?")
_WIDE = re.compile(r"\s+[^,;:.()]{2,70}?\s(?:tại|của|thuộc|cho)\s+")
_PRE = re.compile(
    rf"\s+(?:là\s+)?(?:{HONORIFIC_VI}\s+)?(?:{TITLE})?\s*|\s*,\s*(?:{HONORIFIC_VI}\s+(?:{TITLE})?|{TITLE})\s*|\s*:\s*")
_POST = re.compile(
    r"\s*(?:[,(–—-]|\s)\s*(?:(?:hiện |nguyên |nay |đồng thời )?(?:là|giữ chức|đang là)\s+|với vai trò\s+|–\s*)?")
_CHAIN = re.compile(r"\s*(?:,|kiêm|và|, kiêm|, đồng thời là|- |– )\s*")
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


def linked(text: str, persons: list[Person], positions: list[Position],
           named: list[Mention]) -> Iterator[tuple[Person, Position]]:
    """Each person with the positions right before the name and right behind it."""
    before = {person.start: _unclaimed(text, person, _chain_before(text, person, positions), persons)
              for person in persons}
    taken = {position.start for chain in before.values() for position in chain}
    free = [position for position in positions if position.start not in taken]
    for person in persons:
        chain = [*before[person.start], *_chain_behind(text, person, free)]
        behind = next((one for one in named if _OF.fullmatch(text[person.end:one.start])), None)
        behind = behind or _side(text, person, named)
        for position in _with_bodies(text, chain):
            # "Chủ tịch A của B": the body stands behind the name.
            yield person, position if position.mention or position.unit else replace(position, mention=behind)


def _side(text: str, person: Person, named: list[Mention]) -> Mention | None:
    """``Về phía X: ông A – Giám đốc``: the body for whose side people are listed."""
    sides = [one for one in named if one.end <= person.start and not one.bare and _SIDE.search(text, 0, one.start)
             and _LISTS.match(text, one.end)]
    return sides[-1] if sides else None


def _unclaimed(text: str, person: Person, chain: list[Position], persons: list[Person]) -> list[Position]:
    """``A-Hiệu trưởng X, PGS. B``: what explains the person before it is not B's, from whom a comma parts it."""
    apart = bool(chain) and "," in text[chain[-1].end:person.start]
    if not chain or (len(chain) == 1 and not apart):
        return chain
    claimed = any(_POST.fullmatch(text[other.end:chain[0].start]) for other in persons if other.end <= chain[0].start)
    return ([] if apart else chain[1:]) if claimed else chain


def _chain_before(text: str, person: Person, positions: list[Position]) -> list[Position]:
    chain: list[Position] = []
    start, gap = person.start, _PRE
    for position in reversed(positions):
        if position.end > start:
            continue
        between = text[position.end:start]
        addressed = not chain and person.addressed and between.strip() in ("", ",", ":", "-", "–")
        if not addressed and not gap.fullmatch(between):
            break
        chain.insert(0, position)
        start, gap = position.start, _CHAIN
    return chain


def _chain_behind(text: str, person: Person, positions: list[Position]) -> list[Position]:
    chain: list[Position] = []
    end, gap = person.end, _POST
    for position in positions:
        if position.start < end:
            continue
        if not gap.fullmatch(text[end:position.start]):
            break
        chain.append(position)
        end, gap = position.end, _CHAIN
    return chain


def _with_bodies(text: str, chain: list[Position]) -> list[Position]:
    """``Chủ tịch kiêm Tổng Giám đốc Công ty X``: the first is held where the second is."""
    done: list[Position] = []
    following: Position | None = None
    for position in reversed(chain):
        if following and not (position.mention or position.unit):
            joined = text[position.end:following.start]
            if "kiêm" in joined or "và" in joined:
                position = replace(position, mention=following.mention, unit=following.unit)
        done.insert(0, position)
        following = position
    return done
