"""Misspelt words of affiliations, put right where only one word of organisations' names is a slip away."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from rapidfuzz.distance import OSA

from graph.match.affiliations.reading import Reading

#: A slip in a shorter word makes too many other words of it.
_SHORTEST = 7

#: Words by their first letter and length.
Vocabulary = Mapping[tuple[str, int], set[str]]


def vocabulary(names: Iterable[tuple[str, ...]]) -> Vocabulary:
    """The words of names that are long enough to be recognised with a slip."""
    found: dict[tuple[str, int], set[str]] = defaultdict(set)
    for word in {word for name in names for word in name if len(word) >= _SHORTEST - 1 and word.isascii()}:
        found[word[0], len(word)].add(word)
    return dict(found)


def corrected(text: Reading, known: Vocabulary) -> Reading:
    """The text with its unknown words put right; the same text where there is nothing to put right."""
    words = tuple(_nearest(word, known) for word in text.words)
    return text._replace(words=words) if words != text.words else text


def _nearest(word: str, known: Vocabulary) -> str:
    if len(word) < _SHORTEST or not word.isalpha() or word in known.get((word[0], len(word)), ()):
        return word
    near = [other for length in (-1, 0, 1) for other in known.get((word[0], len(word) + length), ())
            if OSA.distance(word, other, score_cutoff=1) == 1]
    return near[0] if len(near) == 1 else word
