"""When nothing is found: words run together, typing errors, and words that occur nowhere."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from graph.search.columns import Mask, together
from graph.search.matching import expression
from graph.search.shelf import Shelf
from graph.search.understand import Group, understand
from graph.search.words import Word, asked

_LONG, _SHORT, _FEW = 8, 4, 8


@dataclass(slots=True)
class Mended:
    """Other groups for the same question, what was replaced by what, and what was left out."""

    groups: list[Group] = field(default_factory=list)
    pairs: list[tuple[str, str]] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)


def mended(shelf: Shelf, groups: Sequence[Group]) -> Mended:
    """The question with each word that occurs nowhere put right, joined with the next one, or left out."""
    found, words = Mended(), [word for group in groups for word in group.words]
    right = {word for group in groups for word in group.words
             if group.concepts or _occurs(shelf, word, word is words[-1])}
    others = together((shelf.has(expression([word], words[-1])) for word in right), shelf.columns.none() | True)
    said, place = [], 0
    while place < len(words):
        word, after = words[place], words[place + 1] if place + 1 < len(words) else None
        if word in right:
            said.append(word.typed)
        elif inside := shelf.vocabulary.inside(word.folded.split()):
            said += inside
        elif after and _occurs(shelf, joined := _joined(word, after), after is words[-1]):
            said.append(joined.typed)
            found.pairs.append((f"{word.typed} {after.typed}", joined.typed))
            place += 1
        elif nearest := _nearest(shelf, word, word is words[-1], others):
            said.append(nearest)
            found.pairs.append((word.typed, nearest))
        else:
            found.dropped.append(word.typed)
        place += 1
    found.groups = understand(" ".join(said), shelf.vocabulary)
    return found


def _joined(one: Word, other: Word) -> Word:
    return asked(one.typed + other.typed)[0]


def _occurs(shelf: Shelf, word: Word, open_ended: bool) -> bool:
    match = expression([word], word if open_ended else None)
    return bool(shelf.file.rows("SELECT 1 FROM text WHERE text MATCH ? LIMIT 1", [match]))


def _nearest(shelf: Shelf, word: Word, open_ended: bool, others: Mask) -> str | None:
    """The word that occurs and differs by one letter, or two where it is long.

    Of equals the one that stands most often where the ``others`` of the question do, then the commoner. The last word
    may still be typed: then the beginnings of words of its length are tried, too.
    """
    if len(word.folded) < _SHORT or " " in word.folded:
        return None
    limit = 2 if len(word.folded) >= _LONG else 1
    near = _near(word.folded, shelf.spelled(), limit)
    if not near and open_ended:
        near = _near(word.folded, list(dict.fromkeys(
            term[:len(word.folded)] for term in shelf.spelled() if term[:1] == word.folded[0])), 1)
    closest = [one for one, distance in near if distance == near[0][1]]
    return max(closest, key=lambda one: int((others & shelf.has(expression(asked(one)))).sum()), default=None)


def _near(word: str, terms: list[str], limit: int) -> list[tuple[str, int]]:
    """The nearest terms with their distances, the nearest first."""
    found = process.extract(word, terms, scorer=OSA.distance, score_cutoff=limit, limit=_FEW)
    return [(str(term), int(distance)) for term, distance, _ in found]
