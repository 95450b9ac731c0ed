"""Slips in the common words of names: ``Univeristy``, ``Sience``. Proper words are left as they are."""

from collections.abc import Iterator
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from graph.names.organisations.rarity import is_counted
from graph.names.organisations.words import concepts, spellings

#: Letters from which a slip is told from another word.
_LONG = 6


def corrected(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words with those put right that are one slip away from one known word and no words of other names."""
    return tuple(right for word in words for right in _right(word))


@lru_cache(65_536)
def _right(word: str) -> tuple[str, ...]:
    if len(word) < _LONG or not word.isascii() or word in concepts() or is_counted(word):
        return (word,)
    near = set(_near(word))
    return near.pop() if len(near) == 1 else (word,)


def _near(word: str) -> Iterator[tuple[str, ...]]:
    for length in (-1, 0, 1):
        for spelling, concept in _by_length().get((word[0], len(word) + length), ()):
            if OSA.distance(word, spelling, score_cutoff=1) == 1:
                yield concept


@cache
def _by_length() -> dict[tuple[str, int], list[tuple[str, tuple[str, ...]]]]:
    found: dict[tuple[str, int], list[tuple[str, tuple[str, ...]]]] = {}
    for spelling, concept in spellings().items():
        if len(spelling) >= _LONG and spelling.isascii():
            found.setdefault((spelling[0], len(spelling)), []).append((spelling, concept))
    return found
