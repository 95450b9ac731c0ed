"""A name as a whole, in the spellings in which others may write it; each in the two orders, family name last and first.

A name in its own script has one order only. A negative number says nothing.
"""

from collections.abc import Iterable, Sequence

from graph.match.person_names.codes import pair
from graph.names import chinese, japanese, korean
from graph.names.persons import Name


def orders(words: Sequence[str], native: bool = False, between: str = "") -> tuple[int, int]:
    """The words with the last and with the first of them taken for the family name."""
    first = pair(words[0], between.join(words[1:]))
    return (first, -2) if native else (pair(words[-1], between.join(words[:-1])), first)


def whole(name: Name) -> tuple[int, int]:
    """As written, folded and without spaces and hyphens."""
    return orders(["".join(word) for word in name.words] or [""], name.native)


def spelt(name: Name) -> tuple[int, int]:
    """In the one romanisation in which names of the tradition are compared."""
    words = spelt_words(name)
    return orders(words, name.native) if len(words) > 1 else (-3, -4)


def spelt_words(name: Name) -> list[str]:
    """The words of the name in that romanisation; for Vietnamese, its syllables."""
    if name.tradition == "vi":
        return [part.code for part in name.parts]
    if name.tradition == "ko":
        return [_korean(name, number) for number in range(len(name.words))]
    words = ["".join(word) for word in name.words]
    if name.tradition == "ja":
        return [japanese.spelling(word) for word in words]
    return _chinese(name, words) if name.tradition == "zh" else words


def _korean(name: Name, number: int) -> str:
    parts = [part.text for part in name.parts if part.word == number]
    family = korean.family(parts[0]) if len(parts) == 1 else ""
    return family if family and family != parts[0] else "".join(korean.sounds(part) for part in parts)


def _chinese(name: Name, words: list[str]) -> list[str]:
    return ["".join(syllables) or word for syllables, word in zip(_pinyin(name), words, strict=True)]


def _pinyin(name: Name) -> list[list[str]]:
    """The syllables of each word of a Chinese name: turned into pinyin from Tongyong, else as they are."""
    words = ["".join(word) for word in name.words]
    later = all(chinese.split(word, chinese.TONGYONG) for word in words) and (
        any(chinese.is_only(word, chinese.TONGYONG) for word in words) and
        not all(chinese.split(word, chinese.WADE_GILES) for word in words))
    if later:
        return [list(chinese.from_tongyong(word)) or [word] for word in words]
    return [[part.code for part in name.parts if part.word == number] for number in range(len(words))]


def waded(name: Name) -> tuple[int, int]:
    """A Chinese name that is, or by its hyphen may be, in Wade–Giles, in the usual spelling of each syllable."""
    if name.tradition != "zh" or name.native or len(name.words) < 2:
        return -5, -6
    words = [_all(chinese.wade_giles(part) for part in word) for word in name.words]
    only = any(not chinese.split(part) for word in name.words for part in word)
    tied = len(name.words) > 2 or any(len(word) > 1 for word in name.words)
    return orders(words) if all(words) and (only or tied) else (-5, -6)


def wade(name: Name) -> tuple[int, int]:
    """A Chinese name in pinyin, in Tongyong or in characters as Wade–Giles would have it."""
    if name.tradition != "zh" or len(name.words) < 2:
        return -7, -8
    words = [_all(chinese.in_wade_giles(syllable) for syllable in word) for word in _pinyin(name)]
    return orders(words, name.native) if all(words) else (-7, -8)


def heard(name: Name) -> tuple[int, int]:
    """A Chinese name with a given name of two syllables as it is heard: in and ing, z and zh alike."""
    if name.tradition != "zh" or len(name.parts) < 3 or not all(chinese.split(part.code) for part in name.parts):
        return -9, -10
    words = [".".join(chinese.heard(part.code) for part in name.parts if part.word == number)
             for number in range(len(name.words))]
    return orders(words, name.native, ".")


def _all(syllables: Iterable[str]) -> str:
    """The syllables joined; empty where one of them is."""
    found = list(syllables)
    return "".join(found) if all(found) else ""

