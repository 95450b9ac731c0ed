"""Texts of any language as units that can be compared: words, and single characters of scripts that set no spaces."""

import re
import unicodedata
from functools import lru_cache

from graph.names import fold

_KANA_AND_HAN = "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u9fff"
_SPACELESS = re.compile(f"[{_KANA_AND_HAN}]")
_UNITS = re.compile(f"[{_KANA_AND_HAN}]|[^\\W{_KANA_AND_HAN}]+")
#: A unit longer than this is no word: it is left as it is, and not kept.
_LONG = 60


def units(text: str) -> list[str]:
    """The units without case and accents."""
    return folded(text, written(text))


def written(text: str) -> list[str]:
    """The units as they are written."""
    return _UNITS.findall(text if text.isascii() else unicodedata.normalize("NFKC", text))


def folded(text: str, written: list[str]) -> list[str]:
    """The units of a text without case and accents, one for each that is written."""
    if text.isascii():
        return _UNITS.findall(text.lower())
    return [_bare(unit) if len(unit) < _LONG else unit for unit in written]


@lru_cache(maxsize=50_000)
def accents(unit: str) -> str:
    """Letters and marks in an order of their own, wherever the tone is written: "hóa" and "hoá" are one."""
    return "".join(sorted(unicodedata.normalize("NFD", unit.casefold())))


def spaceless(text: str) -> bool:
    """Whether a text has characters of a script that sets no spaces."""
    return bool(_SPACELESS.search(text))


@lru_cache(maxsize=50_000)
def _bare(unit: str) -> str:
    return fold(unit).replace(" ", "") or unit
