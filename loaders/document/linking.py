"""Which position belongs to which person: what stands right before a name, right behind it, or in a list of people."""

import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.document.naming import Mention
from loaders.document.people import Person, Position
from loaders.document.positions import HONORIFIC_VI, TITLE

_SIDE = re.compile(r"(?:[Vv]ề phía|[Pp]hía|[Đđ]ại diện(?: cho| phía)?|[Ll]ãnh đạo)\s+$")
_LISTS = re.compile(r"\s*(?::|,?\s*có\s|gồm\s)")
_OF = re.compile(r"\s+(?:của|thuộc|từ)\s+")
_PRE = re.compile(
    rf"\s+(?:là\s+)?(?:{HONORIFIC_VI}\s+)?(?:{TITLE})?\s*|\s*,\s*(?:{HONORIFIC_VI}\s+(?:{TITLE})?|{TITLE})\s*|\s*:\s*")
_POST = re.compile(
    r"\s*(?:[,(–—-]|\s)\s*(?:(?:hiện |nguyên |nay |đồng thời )?(?:là|giữ chức|đang là)\s+|với vai trò\s+|–\s*)?")
_CHAIN = re.compile(r"\s*(?:,|kiêm|và|, kiêm|, đồng thời là|- |– )\s*")
#: Between people who are listed one after another, at the body of the first.
_LISTED = re.compile(rf"\s*[,;]\s*(?:và\s+)?(?:{HONORIFIC_VI}\s+)?(?:{TITLE})?\s*")
_LAST_WORD = re.compile(r" [^\W\d_]+(?=\s*(?:[.,;]|$))")
_DEPARTMENTS = ("phòng", "khoa", "ban")


def linked(text: str, persons: list[Person], positions: list[Position],
           named: list[Mention]) -> Iterator[tuple[Person, Position]]:
    """Each person with the positions right before the name and right behind it."""
    before = {person.start: _unclaimed(text, person, _chain_before(text, person, positions), persons)
              for person in persons}
    taken = {position.start for chain in before.values() for position in chain}
    free = [position for position in positions if position.start not in taken]
    last: Position | None = None
    for person in persons:
        following = _chain_behind(text, person, free)
        chain = [*before[person.start], *following]
        behind = next((one for one in named if _OF.fullmatch(text[person.end:one.start])), None)
        behind = behind or _side(text, person, named)
        if last and following and not before[person.start] and _LISTED.fullmatch(text[last.end:person.start]):
            behind = behind or last.mention
        for position in _with_bodies(text, chain):
            last = _placed(text, position, behind)
            yield person, last
        last = last if following else None


def _placed(text: str, position: Position, behind: Mention | None) -> Position:
    """``Chủ tịch A của B``: the body stands behind the name; a department without its body is one of that body's."""
    if position.mention or behind is None:
        return position
    if not position.unit:
        return replace(position, mention=behind)
    kind, _, name = position.unit.partition(" ")
    if kind.lower() not in _DEPARTMENTS:
        return position
    rest = _LAST_WORD.match(text, position.end)
    return replace(position, role=f"{position.role} {name}{rest[0] if rest else ''}", unit="", mention=behind)


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
