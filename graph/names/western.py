"""Western names, and what is common to all names in Latin letters: particles, initials, the words' parts."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from graph.names.folding import fold

_SMALL = """
van von vom zum zur der den de del della di da dos das do du des la le el al bin binti binte ibn ben ter ten af av y e
und zu st
"""
#: Left out when names are compared, where they are written small and are not the first word.
PARTICLES = frozenset(_SMALL.split())
_JOINED = re.compile(r"[A-Z]{2,4}")
_PIECE = re.compile(r"[^\W_]+")
#: Beginnings of single words with a capital inside: McCarthy, DeMarco.
_ONE_WORD = frozenset({"Mc", "Mac", "De", "Di", "La", "Le", "Van", "Von", "Du", "Fitz", "O"})


#: German vowels with two dots are written with an e where the dots are missing.
_DOTTED = re.compile("([aou])e")
_LETTERS = dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziyklmnoprstufye", strict=True)) | {
    "ё": "e", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "", "ю": "yu",
    "я": "ya", "і": "i", "ї": "i", "є": "e", "ґ": "g"}
_CYRILLIC = str.maketrans(_LETTERS | {letter.upper(): latin.capitalize() for letter, latin in _LETTERS.items()})


def romanised(text: str) -> str:
    """Cyrillic letters in Latin ones, as authors of these names write themselves; the rest stays."""
    return text.translate(_CYRILLIC)


def spelling(part: str) -> str:
    """A folded part in one spelling: ``moeller`` is ``moller``."""
    return _DOTTED.sub(r"\1", part)


class Word(NamedTuple):
    """A written word: its folded parts (``ya``, ``ling``), which of them are initials, and each as it is written."""

    parts: tuple[str, ...]
    initials: tuple[bool, ...]
    written: tuple[str, ...]

    @property
    def small(self) -> bool:
        """Whether it is written small, as particles are."""
        return self.written[0][:1].islower()


def spread(written: list[str], families: Callable[[str], bool]) -> list[str]:
    """``Nguyen VK``: ``Nguyen``, ``V.``, ``K.``, where only so few letters are capitals and are no family name."""
    if all(word.isupper() for word in written):
        return written
    return [piece for word in written for piece in (
        [f"{letter}." for letter in word] if _JOINED.fullmatch(word) and not families(fold(word)) else [word])]


def words(text: str) -> list[Word]:
    """The words of a name in Latin letters; ``J.M.`` is two initials, ``XiaoHua`` two parts, ``Tr.`` an initial."""
    return [word for written in text.split() if (word := _word(written)).parts]


@lru_cache(maxsize=100_000)
def _word(written: str) -> Word:
    parts: list[str] = []
    initials: list[bool] = []
    pieces: list[str] = []
    for piece, point in _pieces(written):
        short = len(piece) == 1 or (point and len(piece) <= 3 and not _vowel(piece))
        for part in fold(piece).split():
            parts.append(part[0] if short else part)
            initials.append(short)
            pieces.append(piece)
    return Word(tuple(parts), tuple(initials), tuple(pieces))


def _pieces(written: str) -> list[tuple[str, bool]]:
    """The pieces between hyphens, points and inner capitals, each with whether a point follows it."""
    return [(piece, written[found.end():found.end() + 1] == ".")
            for found in _PIECE.finditer(written.replace("'", "").replace("’", "")) for piece in _capitals(found[0])]


def _capitals(piece: str) -> list[str]:
    """``XiaoHua``: ``Xiao``, ``Hua``."""
    if piece[1:].islower() or piece.isupper():
        return [piece]
    cuts = [place for place in range(2, len(piece) - 1)
            if piece[place].isupper() and piece[place - 1].islower() and piece[place + 1].islower()]
    if not cuts or piece[:cuts[0]] in _ONE_WORD:
        return [piece]
    return [piece[start:end] for start, end in zip([0, *cuts], [*cuts, len(piece)], strict=True)]


def _vowel(text: str) -> bool:
    return any(char in "aeiouy" for char in fold(text))
