"""What a question means: its words as fields, countries, kinds of things, or words that must occur."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.search.words import Word, asked, terms

#: What a word may stand for beside itself.
CONCEPTS = ("field", "country", "kind")
#: Letters from which one word alone stands for the fields that it begins.
_TELLING = 5
#: Letters from which a word alone stands for the fields in whose names it is: a Vietnamese syllable has fewer.
_SPEAKING = 7
#: Words, as they are typed, that join others and are not looked for; none of them is a name without its accents.
_JOINING = frozenset((
    "of", "for", "and", "with", "from", "in", "on", "at", "by", "về", "của", "và", "tại", "với", "các", "những", "ở",
    "là", "có", "の", "と", "的", "和", "與", "与"))


class Concept(NamedTuple):
    """Something that has names of its own: a field with its code, a country, a kind of organisation."""

    type: str
    id: str
    name: str


class Group(NamedTuple):
    """Words that belong together: all of them occur in a hit, or one of the concepts is the hit's."""

    words: tuple[Word, ...]
    concepts: tuple[Concept, ...] = ()

    @property
    def typed(self) -> str:
        """The words as they were typed."""
        return " ".join(word.typed for word in self.words)


@dataclass(slots=True)
class Vocabulary:
    """The concepts by their names in all languages, as rows of terms."""

    named: dict[tuple[str, ...], list[Concept]] = field(default_factory=dict)
    longest: int = 1
    _sorted: list[tuple[str, ...]] = field(default_factory=list)
    _with: dict[str, set[tuple[str, ...]]] = field(default_factory=dict)

    @classmethod
    def of(cls, concepts: Iterable[tuple[Concept, Iterable[str]]]) -> "Vocabulary":
        """From concepts with their names."""
        found = cls()
        for concept, names in concepts:
            for name in names:
                said = tuple(terms(name))
                if said and concept not in found.named.setdefault(said, []):
                    found.named[said].append(concept)
                    found.longest = max(found.longest, len(said))
        found._sorted = sorted(found.named)
        for said in found._sorted:
            for term in said:
                found._with.setdefault(term, set()).add(said)
        return found

    def beginning(self, said: tuple[str, ...], open_ended: bool) -> list[Concept]:
        """The concepts with a name that these terms begin, said in short; ``open_ended`` while the last is typed."""
        if sum(map(len, said)) < 3:
            return []
        found: dict[Concept, None] = {}
        for name in self._sorted[bisect_left(self._sorted, said):]:
            if not _begins(name, said, open_ended):
                break
            found |= {one: None for one in self.named[name] if open_ended or one.type == "field"}
        return list(found)

    def scattered(self, said: tuple[str, ...]) -> list[Concept]:
        """The fields with a name that has all these terms, in whatever order and with others between."""
        if len(said) < 2 and len(said[0]) < _SPEAKING:
            return []
        names = set.intersection(*(self._with.get(term, set()) for term in said))
        return list(dict.fromkeys(one for name in sorted(names) for one in self.named[name] if one.type == "field"))

    def containing(self, run: tuple[str, ...]) -> list[Concept]:
        """The fields with a name in which this run of East Asian characters is: where words are not parted, a part of
        one stands for it."""
        length = len(run)
        found: dict[Concept, None] = {}
        for name in self._sorted if length > 1 else ():
            if any(name[at:at + length] == run for at in range(len(name) - length + 1)):
                found |= {one: None for one in self.named[name] if one.type == "field"}
        return list(found)

    def inside(self, run: Sequence[str]) -> list[str]:
        """A run of East Asian characters as the names in it and what is between them; empty where none is in it."""
        pieces: list[str] = []
        between, place = "", 0
        while place < len(run):
            end = next((end for end in range(len(run), place + 1, -1) if tuple(run[place:end]) in self.named), 0)
            if end:
                pieces += [between, "".join(run[place:end])]
            between = "" if end else between + run[place]
            place = end or place + 1
        return [one for one in (*pieces, between) if one and one not in _JOINING] if pieces else []


def _begins(name: tuple[str, ...], said: tuple[str, ...], open_ended: bool) -> bool:
    if open_ended:
        last = len(said) - 1
        return len(name) > last and name[:last] == said[:-1] and name[last].startswith(said[-1])
    return name[:len(said)] == said


def understand(question: str, vocabulary: Vocabulary) -> list[Group]:
    """The question as groups, the longest known names first; what is left over is a group for each word."""
    words = asked(question)
    groups, place = [], 0
    while place < len(words):
        group = _longest(words, place, vocabulary)
        groups.append(group)
        place += len(group.words)
    telling = [group for group in groups if group.concepts or not _joins(group.words[0])]
    return telling or groups


def _longest(words: Sequence[Word], place: int, vocabulary: Vocabulary) -> Group:
    if end := _named(words, place, vocabulary):
        return Group(tuple(words[place:end]), tuple(vocabulary.named[_said(words[place:end])]))
    # A name that is said in short, or in parts, ends where the next one begins.
    bound = next((at for at in range(place + 1, len(words)) if _parts(words, at, vocabulary)), len(words))
    for end in range(min(bound, place + vocabulary.longest), place, -1):
        if concepts := _short(words, place, end, vocabulary):
            return Group(tuple(words[place:end]), tuple(concepts))
    word = words[place]
    run = _said([word])
    return Group((word,), tuple(vocabulary.containing(run)) if all(len(one) == 1 for one in run) else ())


def _named(words: Sequence[Word], place: int, vocabulary: Vocabulary) -> int:
    """Where the longest whole name that begins at a place ends; 0 where none does."""
    ends = range(min(len(words), place + vocabulary.longest), place, -1)
    return next((end for end in ends if _said(words[place:end]) in vocabulary.named), 0)


def _parts(words: Sequence[Word], place: int, vocabulary: Vocabulary) -> bool:
    """Whether something else begins at a place: a joining word, a name of two words, a country or kind."""
    end = _named(words, place, vocabulary)
    return _joins(words[place]) or end > place + 1 or any(
        one.type != "field" for one in vocabulary.named.get(_said(words[place:end]), ()))


def _short(words: Sequence[Word], place: int, end: int, vocabulary: Vocabulary) -> list[Concept]:
    said, last = _said(words[place:end]), end == len(words)
    if last or len(said) > 1 or len(said[0]) >= _TELLING:
        return vocabulary.beginning(said, last) or vocabulary.scattered(said)
    return []


def _said(words: Sequence[Word]) -> tuple[str, ...]:
    return tuple(term for word in words for term in word.folded.split())


def _joins(word: Word) -> bool:
    return word.typed.casefold() in _JOINING
