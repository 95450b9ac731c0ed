"""Roles of named people in English sentences: ``NAME, director of X``, ``X CEO NAME``, ``Minister of Y NAME``."""

import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.document import known
from loaders.document.names_en import STOPS, is_organ
from loaders.document.names_vi import person_at
from loaders.document.naming import Mention, is_place
from loaders.document.people import Person, Position, capitals_after, capitals_before, people
from loaders.document.positions import POSITION_EN
from loaders.document.words import Words, words_of

_OF = re.compile(r"\s+(?:of|at|for|from|with|in charge of)\s+(?:the\s+)?(?:municipal |city |provincial |capital )?")
_WIDE = re.compile(r"(?:\s+of|,|\s+for)\s+[^,;:.()]{2,70}?\s(?:of|at)\s+(?:the\s+)?")
_OWNED = re.compile(r"(?:['’]s)?\s+(?:\w+\s+){0,2}")
_APPOSED = re.compile(r"\s*(?:,|\(|[–—-])\s*(?:(?:the|a|an|who is|currently|and|its)\s+)*")
_LAST_OF = re.compile(r"\s(?:of|at)\s+(?:the\s+)?$")
_JOINED = re.compile(r"\s*(?:,|and|, and)\s*(?:the\s+)?")
_ORGAN = re.compile(r"(?:['’]s)?\s+(?:Management Board|Board of (?:Directors|Management|Trustees)|Board|Council)")
_PRIME = re.compile(r"prime minister$", re.I)
_MINISTER = re.compile(r"minister$", re.I)
_SPEAKING = re.compile(r"(?:[,.”\"“:—–]|\b(?:said|says|to|by|with|from|told|[a-z]+ and|, and))$")
_MOST_MINISTRY = 8


def told(text: str, named: list[Mention]) -> Iterator[tuple[Person, Position]]:
    """Each person with each position, as the sentence says them."""
    words = words_of(text)
    addressed = people(text, named, False)
    last: tuple[Person, int] | None = None
    end = 0
    for found in POSITION_EN.finditer(text):
        if found.start() < end or any(one.start < found.start() < one.end for one in named if not one.bare):
            continue
        position = _position(words, found, named)
        if position is None:
            continue
        behind, before = _behind(words, position, addressed), _before(words, position.start, named, addressed)
        # "A - X Rector, Prof. B": what a comma parts from the next name explains the one before.
        person = before if before and text[position.end:].lstrip().startswith(",") else behind or before
        if last and not person and _JOINED.fullmatch(text, last[1], found.start()):
            person = last[0]
        if person:
            end = max(position.end, person.end)
            last = (person, end)
            yield person, position


def _position(words: Words, found: re.Match[str], named: list[Mention]) -> Position | None:
    """A position with its body: behind ``of``, or right before it; a minister's is the ministry."""
    text = words.text
    if _PRIME.search(found[0]) and person_at_place(words, found.end()):
        return Position(found.start(), found.end(), found[0], unit="Government of Vietnam")
    if _MINISTER.search(found[0]) and (of := re.match(r"\s+(?:of|for)\s+", text[found.end():])):
        return _ministry(words, found, found.end() + of.end())
    for mention in named:
        if mention.start >= found.end():
            gap = text[found.end():mention.start]
            if _OF.fullmatch(gap) and is_organ(mention.name):
                owner = _owner(words, found, named)
                return replace(owner, end=mention.end, role=text[found.start():mention.end]) if owner else None
            if _OF.fullmatch(gap):
                organ = _ORGAN.match(text, mention.end)
                return Position(found.start(), organ.end() if organ else mention.end, found[0], mention)
            if _WIDE.fullmatch(gap) and not mention.bare:
                return Position(found.start(), mention.end, _LAST_OF.sub("", found[0] + gap), mention)
            break
    return _owner(words, found, named) or _behind_name(words, found, named)


def _owner(words: Words, found: re.Match[str], named: list[Mention]) -> Position | None:
    """``Synopsys CEO``, ``NIC's Deputy Director``: the body stands before the position."""
    mention = next((one for one in reversed(named) if one.end <= found.start()), None)
    if mention is None or not _OWNED.fullmatch(words.text[mention.end:found.start()]):
        return None
    role = words.text[mention.end:found.end()].removeprefix("'s").removeprefix("’s").strip()
    return Position(mention.start, found.end(), role, mention)


def _behind_name(words: Words, found: re.Match[str], named: list[Mention]) -> Position | None:
    """``Vice President NAME of X``: the body stands behind the name."""
    spaced = re.match(r"\s+", words.text[found.end():])
    person = capitals_after(words, found.end() + spaced.end()) if spaced else None
    mention = next((one for one in named if person and one.start >= person.end), None)
    if person is None or mention is None or not _OF.fullmatch(words.text, person.end, mention.start):
        return None
    return Position(found.start(), found.end(), found[0], mention)


def person_at_place(words: Words, place: int) -> bool:
    """Whether a Vietnamese name begins right behind a place in the text."""
    at = words.after(place)
    return at < len(words) and person_at(words, at) > 0 and words[at].start == place + 1


def _ministry(words: Words, found: re.Match[str], place: int) -> Position | None:
    """``Minister of Science and Technology NAME``: the longest name of a ministry that is known, else up to a name."""
    first = words.after(place)
    longest = 0
    for end in range(min(len(words), first + _MOST_MINISTRY), first, -1):
        if known.find(f"Ministry of {words.between(first, end)}", True):
            longest = end
            break
    if not longest:
        longest = first
        while longest < len(words) and (words[longest].capital or words[longest].plain in ("and", "of")) \
                and not person_at(words, longest) and longest - first < _MOST_MINISTRY:
            longest += 1
    if longest == first:
        return None
    unit = f"Ministry of {words.between(first, longest)}"
    return Position(found.start(), words[longest - 1].end, found[0], unit=unit)


def _behind(words: Words, position: Position, addressed: list[Person]) -> Person | None:
    """A name right behind a position and its body."""
    spaced = re.match(r",?\s+", words.text[position.end:])
    if not spaced:
        return None
    place = position.end + spaced.end()
    known_one = next((person for person in addressed if person.start == place), None)
    if known_one:
        return known_one
    return capitals_after(words, place) if "," not in spaced[0] else None


def _bare_name(words: Words, place: int) -> Person | None:
    """A name without a form of address, where a sentence or a quotation opens or somebody is said to speak."""
    person = capitals_before(words, place)
    if person is None or is_place(person.name) or any(part in STOPS for part in person.name.split()):
        return None
    before = words.text[:person.start].rstrip()
    return person if not before or _SPEAKING.search(before) else None


def _before(words: Words, place: int, named: list[Mention], addressed: list[Person]) -> Person | None:
    """A name that the position explains: ``NAME, director of …``."""
    for back in range(place, max(0, place - 40), -1):
        apposed = _APPOSED.fullmatch(words.text[back:place])
        if apposed is None:
            continue
        person = next((one for one in addressed if one.end == back), None) or _bare_name(words, back)
        if person and not any(one.start < person.end and person.start < one.end for one in named if not one.bare):
            return person
    return None
