"""How rare words of organisations' names are, out of a frozen table, so that a score depends on its names alone."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from math import log2

#: What a word counts that the table does not have: it was seen twice at most.
_UNSEEN = 1.0


def rarity(word: str) -> float:
    """The bits that a word tells: about 3 for "university", 13 for one that hardly any organisation has."""
    counts, total = _table()
    return log2((total + 1) / (counts.get(word, _UNSEEN) + 0.5))


def is_counted(word: str) -> bool:
    """Whether the table has a word: several organisations have it in their names."""
    return word in _table()[0]


def weight(words: Iterable[str]) -> float:
    """The bits that different words tell together; numbers tell as little as the commonest words."""
    return sum(2.0 if word.isdigit() else rarity(word) for word in set(words))


@cache
def _table() -> tuple[dict[str, int], int]:
    text = files("graph.names.organisations").joinpath("frequencies.csv").read_text("utf-8")
    rows = [line.rsplit(",", 1) for line in text.splitlines() if line and not line.startswith("#")]
    counts = {word: int(count) for word, count in rows}
    return counts, counts.pop("")
