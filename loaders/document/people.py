"""People and what they are, in one sentence: names, positions with their bodies, and which belong together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from loaders.document.names_vi import person_at
from loaders.document.naming import Mention
from loaders.document.positions import HONORIFIC_EN, HONORIFIC_VI, POSITION_VI, TITLE
from loaders.document.words import Words, words_of

_ADDRESS = re.compile(rf"(?<!\w)(?:{HONORIFIC_VI}\s+(?:{TITLE}\s*)?|{TITLE}\s*)(?=[^\W\d_])")
_ADDRESS_EN = re.compile(rf"(?<!\w)(?:{HONORIFIC_EN})(?=[^\W\d_])")
_TITLED = re.compile(rf"(?:{TITLE}|(?:Prof|Professor|Dr|Assoc)\b\.?(?:\s*(?:Prof|Dr)\b\.?)*)\s*$")
_PART = re.compile(r"[^\W\d_](?:[^\W\d_]|['’\-](?=[^\W\d_]))*\.?")
_MOST_PARTS = 5


@dataclass(frozen=True, slots=True)
class Person:
    """A full name in a sentence: where it stands with its form of address, the name, and the title before it."""

    start: int
    end: int
    name: str
    title: str = ""

    @property
    def addressed(self) -> bool:
        """Whether a form of address or a title stands before the name."""
        return self.end - self.start > len(self.name)


@dataclass(frozen=True, slots=True)
class Position:
    """A position in a sentence with the body that it is held at, where the sentence names one."""

    start: int
    end: int
    role: str
    mention: Mention | None = None
    unit: str = ""


def people(text: str, named: list[Mention], vietnamese: bool) -> list[Person]:
    """The full names of a sentence in their order; none inside the name of a body."""
    words = words_of(text)
    found = list(_addressed(text, words, vietnamese))
    least = 2 if vietnamese else 3
    found += [person for person in _by_family(words, least) if not any(_overlap(person, other) for other in found)]
    bodies = [one for one in named if not one.bare]
    apart = [person for person in found if not any(one.start <= person.start < one.end for one in bodies)]
    return sorted(apart, key=lambda person: person.start)


def _overlap(one: Person, other: Person) -> bool:
    return one.start < other.end and other.start < one.end


def _addressed(text: str, words: Words, vietnamese: bool) -> Iterator[Person]:
    """Names behind a form of address, of whatever language they are."""
    for found in (_ADDRESS if vietnamese else _ADDRESS_EN).finditer(text):
        at = words.after(found.end())
        end = at + (person_at(words, at) if at < len(words) else 0)
        if end == at and not POSITION_VI.match(text, found.end()):
            end = _capitals(words, at)
        if end - at >= 2:
            yield Person(found.start(), words[end - 1].end, words.between(at, end), _title(found[0]))


def _by_family(words: Words, least: int) -> Iterator[Person]:
    at = 0
    while at < len(words):
        length = person_at(words, at)
        if length >= least:
            title = _TITLED.search(words.text, 0, words[at].start)
            yield Person(title.start() if title else words[at].start, words[at + length - 1].end,
                         words.between(at, at + length), _title(title[0]) if title else "")
        at += max(length, 1)


def _capitals(words: Words, at: int) -> int:
    """The number of the word after two to five capitals that may be a name."""
    end = at
    while end < len(words) and end - at < _MOST_PARTS and _is_part(words, end) and (end == at or _adjoins(words, end)):
        end += 1
    return end


def _is_part(words: Words, at: int) -> bool:
    return words[at].capital and _PART.fullmatch(words[at].text) is not None


def _adjoins(words: Words, at: int) -> bool:
    """Whether one space and nothing else stands between a word and the one before."""
    return words[at].start == words[at - 1].end + 1


def capitals_before(words: Words, place: int) -> Person | None:
    """The two to five capitals that end at a place in the text."""
    last = words.after(place)
    first = last
    while first > 0 and last - first < _MOST_PARTS and _is_part(words, first - 1) and (
            first == last or _adjoins(words, first)):
        first -= 1
    return _person(words, first, last)


def capitals_after(words: Words, place: int) -> Person | None:
    """The two to five capitals that begin at a place in the text, a form of address before them left out."""
    address = _ADDRESS_EN.match(words.text, place)
    first = words.after(address.end() if address else place)
    person = _person(words, first, _capitals(words, first))
    return replace(person, start=place, title=_title(address[0])) if person and address else person


def _person(words: Words, first: int, last: int) -> Person | None:
    if not 2 <= last - first <= _MOST_PARTS:
        return None
    return Person(words[first].start, words[last - 1].end, words.between(first, last))


def _title(address: str) -> str:
    bare = re.sub(rf"^\s*{HONORIFIC_VI}\s+|\b(?:Mr|Ms|Mrs|Sir|Madam|H\.E)\b\.?", "", address).strip(" .,")
    return f"{bare}." if bare in ("Prof", "Dr", "Assoc. Prof") else bare
