"""Words of several syllables and names of places that stand in the lists of the lexicon, found in a text."""

from loaders.document.lexicon_vi import COMPOUNDS, LONGEST, PLACES
from loaders.document.words import Words

_PLACES = frozenset(place.lower() for place in PLACES)


def compound_at(words: Words, at: int) -> int:
    """The number of words of the longest compound of the list that stands here; 0 where there is none."""
    for length in range(min(LONGEST, len(words) - at), 0, -1):
        if words.plain(at, length) in COMPOUNDS:
            return length
    return 0


def place_at(words: Words, at: int) -> int:
    """The number of words of the place that is written here; 0 where there is none."""
    for length in (4, 3, 2, 1):
        if words[at].capital and words.plain(at, length) in _PLACES:
            after = words[at + length] if at + length < len(words) else None
            # "Đức" or "Anh" before another capital is a person's name or a part of one.
            return length if length > 1 or after is None or not after.capital else 0
    return 0
