"""Vietnamese names: syllables, joined syllables, and which syllable is family, middle and given name."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from graph.names.frequencies import shares

_ONSET = "b|ch|c|d|gi|gh|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x|dz|"
_RHYMES = """
a ac ach ai am an ang anh ao ap at au ay e ec em en eng eo ep et ech enh eu i ich im in inh ip it iu ia iec iem ien
ieng iep iet ieu o oc oi om on ong op ot oa oac oach oai oan oang oanh oat oay oe oeo oen oet u ua uc ui um un ung
up ut uu uan uang uat uay ue uech uenh uo uoc uoi uom uon uong uot uou uop uy uya uych uyen uyet uynh uyt uyu y yem
yen yeng yet yeu ien uon oong uyn
"""
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_STROKES = str.maketrans("đĐðÐ", "dDdD")
_SYLLABLE = re.compile(f"(?:{_ONSET})(?:{'|'.join(sorted(_RHYMES.split(), key=len, reverse=True))})")
#: Middle names that say little and are left out first.
FILLERS = frozenset({"thi", "van"})


@cache
def is_syllable(text: str) -> bool:
    """Whether a folded text is one syllable of Vietnamese."""
    return bool(_SYLLABLE.fullmatch(text))


@cache
def families() -> frozenset[str]:
    """The family names, folded."""
    return frozenset(shares("vi", "family"))


@cache
def split(word: str) -> tuple[str, ...]:
    """``xuantung``: ``xuan``, ``tung``; a word that is one syllable, or none of the kind, stays whole."""
    if is_syllable(word) or len(word) < 5:
        return (word,)
    found = [(known(word[:cut]) * known(word[cut:]), cut) for cut in range(2, len(word) - 1)]
    best = max(found, default=(0.0, 0))
    return (word[:best[1]], word[best[1]:]) if best[0] else (word,)


@cache
def known(syllable: str) -> float:
    """The share of a syllable in names, whatever part it is of them; 0 where it is in none."""
    return max(shares("vi", part).get(syllable, 0.0) for part in ("family", "middle", "given"))


def has_marks(words: Iterable[str]) -> bool:
    """Whether words are written with Vietnamese marks; a keyboard with only đ does not count."""
    return any(not _without_stroke(word).isascii() for word in words)


@cache
def mark(written: str) -> str:
    """A syllable with its marks in one spelling (hoà and hòa, Quý and Quí), where it is certain which it has.

    In a name with marks, ``Thu`` has none, while ``Tuan`` has lost its own: no syllable of names is written so.
    """
    plain = _without_stroke(written.lower())
    if plain.isascii():
        return f"{spelling(plain)} " if plain in shares("vi", "unmarked") else ""
    spread = unicodedata.normalize("NFD", plain)
    tones = "".join(char for char in spread if char in _TONES)
    rest = unicodedata.normalize("NFC", "".join(char for char in spread if char not in _TONES))
    return f"{spelling(rest)} {tones}"


def _without_stroke(text: str) -> str:
    return text.translate(_STROKES)


@cache
def spelling(syllable: str) -> str:
    """One spelling for ``Dzung`` and ``Dung``, ``Vy`` and ``Vi``."""
    plain = "d" + syllable[2:] if syllable.startswith("dz") else syllable
    if plain.startswith("quy"):
        return "qui" + plain[3:]
    return plain[:-1] + "i" if len(plain) > 1 and plain.endswith("y") and plain[-2] not in "aeiouq" else plain
