"""What a question means: its words as fields, countries, kinds of things, or words that must occur."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.search.words import Word, asked, terms

#: What a word may stand for beside itself.
CONCEPTS = ("field", "country", "kind")
#: Letters from which one word alone stands for the fields that it begins.
_TELLING = 5


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
        return found

    def beginning(self, said: tuple[str, ...], open_ended: bool) -> list[Concept]:
        """The concepts with a name that these terms begin, said in short; ``open_ended`` while the last is typed."""
        if sum(map(len, said)) < 3:
            return []
        found: Mapping[Concept, None] = {
            concept: None for name, concepts in self.named.items() if _begins(name, said, open_ended)
            for concept in concepts if open_ended or concept.type == "field"}
        return list(found)


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
    return groups


def _longest(words: Sequence[Word], place: int, vocabulary: Vocabulary) -> Group:
    for end in range(min(len(words), place + vocabulary.longest), place, -1):
        some = tuple(words[place:end])
        said = tuple(term for word in some for term in word.folded.split())
        concepts = vocabulary.named.get(said, [])
        if not concepts and (end == len(words) or len(said) > 1 or len(said[0]) >= _TELLING):
            concepts = vocabulary.beginning(said, end == len(words))
        if concepts:
            return Group(some, tuple(concepts))
    return Group((words[place],))
