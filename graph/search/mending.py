"""When nothing is found: words run together, typing errors, and words that occur nowhere."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from graph.search.index import SearchIndex
from graph.search.matching import expression
from graph.search.understand import Group, Vocabulary, understand
from graph.search.words import Word, asked

_LONG, _SHORT = 8, 4


@dataclass(slots=True)
class Mended:
    """Other groups for the same question, what was replaced by what, and what was left out."""

    groups: list[Group] = field(default_factory=list)
    pairs: list[tuple[str, str]] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)


def mended(index: SearchIndex, groups: Sequence[Group], vocabulary: Vocabulary) -> Mended:
    """The question with each word that occurs nowhere put right, joined with the next one, or left out."""
    found, words = Mended(), [word for group in groups for word in group.words]
    known = {word: _occurs(index, word, word is words[-1])
             for group in groups for word in group.words if not group.concepts}
    said, place = [], 0
    while place < len(words):
        word, after = words[place], words[place + 1] if place + 1 < len(words) else None
        if known.get(word, True):
            said.append(word.typed)
        elif after and _occurs(index, joined := _joined(word, after), after is words[-1]):
            said.append(joined.typed)
            found.pairs.append((f"{word.typed} {after.typed}", joined.typed))
            place += 1
        elif right := _nearest(index, word):
            said.append(right)
            found.pairs.append((word.typed, right))
        else:
            found.dropped.append(word.typed)
        place += 1
    found.groups = understand(" ".join(said), vocabulary)
    return found


def _joined(one: Word, other: Word) -> Word:
    return asked(one.typed + other.typed)[0]


def _occurs(index: SearchIndex, word: Word, open_ended: bool) -> bool:
    match = expression([word], word if open_ended else None)
    return bool(index.rows("SELECT 1 FROM text WHERE text MATCH ? LIMIT 1", [match]))


def _nearest(index: SearchIndex, word: Word) -> str | None:
    """The word that occurs and differs by one letter, or two where it is long; the alphabet decides between equals."""
    if len(word.folded) < _SHORT or " " in word.folded:
        return None
    limit = 2 if len(word.folded) >= _LONG else 1
    near = process.extract(word.folded, index.spelled, scorer=OSA.distance, score_cutoff=limit, limit=5)
    return min(near, key=lambda one: (one[1], one[0]))[0] if near else None
