"""Names in Chinese and Japanese in Latin letters, as their own English and romanised names have them."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from graph.names import chinese, japanese
from graph.names.organisations.words import is_wide, residues

_KANA = re.compile("[\u3040-\u30ff]")
#: Words that end names in romanised Japanese, where they are grown together with what they follow.
_ENDS = re.compile("(daigaku|kenkyujo|kenkyusho|byoin|gakkai|kyokai|kogyo|denshi)")
_HANGUL = re.compile("[\uac00-\ud7af]")
_NUMBER_OF = re.compile("第(?=[一二三四五六七八九十])([一二三四五六七八九十])")
_DIGITS = "一二三四五六七八九十"


def in_latin(folded: str) -> Iterator[str]:
    """A folded name with what is no known word in Latin letters, in each way: Japanese, pinyin, Wade–Giles."""
    if _HANGUL.search(folded):
        return
    ways = (_japanese,) if _KANA.search(folded) else (_japanese, _pinyin, _wade_giles)
    for way in ways:
        yield " ".join(part for piece in folded.split() for part in _spoken(piece, way))


def sounded(word: str) -> str:
    """A word that can be Japanese in one spelling of its romanisations: ``Kobayasi`` is ``Kobayashi``."""
    return japanese.spelling(word) if word.isascii() and japanese.is_romaji(word) else word


def numbered(folded: str) -> str:
    """``第一`` with a digit, as ``第1`` is written as often."""
    return _NUMBER_OF.sub(lambda match: f"第{_DIGITS.index(match[1]) + 1}", folded)


def _spoken(piece: str, way: Callable[[str], str]) -> Iterator[str]:
    if not is_wide(piece):
        yield piece
        return
    for part, is_known in residues(piece):
        yield part if is_known else way(part)


@lru_cache(65_536)
def _japanese(text: str) -> str:
    return _ENDS.sub(r" \1 ", japanese.spelling("".join(japanese.latin(text))))


@lru_cache(65_536)
def _pinyin(text: str) -> str:
    return "".join(chinese.latin("", text)[1])


@lru_cache(65_536)
def _wade_giles(text: str) -> str:
    return "".join(chinese.in_wade_giles(syllable) or syllable for syllable in chinese.latin("", text)[1])
