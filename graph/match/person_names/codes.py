"""Texts as numbers: equality of numbers is what costs least in SQL. All are stable, whatever machine computes them."""

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b

from graph.names.persons import Name
from graph.names.readings import Part

#: How many parts of a name are compared; of longer ones the first two and the last three.
PARTS = 5
_BITS = (1 << 62) - 1
_GOLDEN = 0x9E3779B97F4A7C15
#: A bit for the third part that begins with one of the letters with which most do: 62 bits have no room for all.
_THIRD = {ord(letter) - 97: 1 << 52 + place for place, letter in enumerate("chlnstykmd")}


@lru_cache(maxsize=200_000)
def code(text: str) -> int:
    """A text as a number of 62 bits."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big") >> 2


def pair(first: str, second: str) -> int:
    """Two texts in their order as a number of 62 bits; cheaper than `code` of both, since the texts of names repeat."""
    return (code(first) * _GOLDEN + code(second)) & _BITS


def chosen(parts: Sequence[Part]) -> list[Part]:
    """The parts that are compared."""
    return list(parts) if len(parts) <= PARTS else [*parts[:2], *parts[2 - PARTS:]]


def numbers(full: Sequence[Part]) -> list[int]:
    """Parts as numbers, a repeated one told from the first; empty places are negative, each in its own way."""
    seen: dict[str, int] = {}
    found = []
    for part in full:
        seen[part.code] = seen.get(part.code, 0) + 1
        found.append(code(part.code if seen[part.code] == 1 else f"{part.code} {seen[part.code]}"))
    return found + [-place for place in range(len(found) + 1, PARTS + 1)]


def marks(full: Sequence[Part], family: Sequence[Part]) -> list[int]:
    """The parts' marks as numbers, in the places of `numbers`; negative where unknown, as of family names."""
    found = [code(part.mark) if part.mark and part not in family else -1 for part in full]
    return found + [-1] * (PARTS - len(found))


def letters(parts: Sequence[Part]) -> int:
    """Two bits a letter: set for the first and for the second part that begins with it, and one for the third."""
    bits = 0
    for part in parts:
        letter = ord(part.text[0]) - 97
        if 0 <= letter < 26:
            first = 1 << 2 * letter
            bits |= first if not bits & first else 2 * first if not bits & 2 * first else _THIRD.get(letter, 0)
    return bits


def bag(name: Name) -> int:
    """A bit for each letter that is in the name: two names one letter apart differ in two bits at most."""
    bits = 0
    for char in {char for part in name.parts for char in part.text}:
        bits |= 1 << (ord(char) - 97) % 58
    return bits
