"""Parts of Japanese names with their readings, from general knowledge, and the ways in which readings are romanised.

A dot parts vowels that are not one long vowel (いの・うえ), and ん from a vowel (しん・いち).
"""

from typing import NamedTuple

from benchmarks.identity.pairs.draw import Draw
from benchmarks.identity.pairs.parts import apart, parts


class Part(NamedTuple):
    """A family or given name in characters and in hiragana."""

    kanji: str
    kana: str


def two(title: str) -> list[tuple[Part, Part]]:
    """A list of two parts each."""
    return [(Part(*four[:2]), Part(*four[2:])) for four in apart(title)]


FAMILIES, MALE, FEMALE = (
    [Part(*pair) for pair in apart(title)] for title in ("ja families", "ja givens m", "ja givens f"))
LONG = [part for part in FAMILIES if "う" in part.kana.replace("・う", "") or part.kana.startswith("おお")]
KNOWN = set(parts("ja known"))

_ROWS = {
    "": "あいうえお", "k": "かきくけこ", "s": "さしすせそ", "t": "たちつてと", "n": "なにぬねの", "h": "はひふへほ",
    "m": "まみむめも", "y": "や ゆ よ", "r": "らりるれろ", "w": "わ   を", "g": "がぎぐげご", "z": "ざじずぜぞ",
    "d": "だ づでど", "b": "ばびぶべぼ", "p": "ぱぴぷぺぽ",
}
_KUNREI = {kana: row + vowel for row, text in _ROWS.items() for kana, vowel in zip(text, "aiueo", strict=True)
           if kana != " "} | {"づ": "zu", "ん": "n"}
_HEPBURN = _KUNREI | {"し": "shi", "ち": "chi", "つ": "tsu", "ふ": "fu", "じ": "ji"}
_SMALL = {"ゃ": "a", "ゅ": "u", "ょ": "o"}
#: How o+u, o+o and u+u are written in each way of writing long vowels.
LONGS = {"macron": {"ou": "ō", "oo": "ō", "uu": "ū"}, "plain": {"ou": "o", "oo": "o", "uu": "u"},
         "ou": {"ou": "ou", "oo": "oo", "uu": "uu"}, "oh": {"ou": "oh", "oo": "oh", "uu": "u"},
         "circumflex": {"ou": "ô", "oo": "ô", "uu": "û"}}


def roman(kana: str, longs: str = "plain", kunrei: bool = False, apart: str = "") -> str:
    """A reading in Latin letters; ``apart`` stands between ん and a vowel."""
    table, text = _KUNREI if kunrei else _HEPBURN, ""
    for char in kana.replace("ん・", "ん|").replace("・", "'"):
        text = _glided(text, _SMALL[char], kunrei) if char in _SMALL else text + table.get(char, char)
    for spelled, long in LONGS[longs].items():
        text = text.replace(spelled, long)
    return text.replace("'", "").replace("|", apart).capitalize()


def _glided(text: str, vowel: str, kunrei: bool) -> str:
    """What し and a small よ are together: sho, or syo."""
    stem = text[:-1]
    return stem + (vowel if stem.endswith(("sh", "ch", "j")) and not kunrei else "y" + vowel)


def katakana(kana: str) -> str:
    """The same in katakana."""
    return "".join(chr(ord(char) + 96) for char in kana.replace("・", ""))


class Person(NamedTuple):
    """A made-up person."""

    family: Part
    given: Part

    @property
    def kanji(self) -> str:
        """In characters, without a space."""
        return self.family.kanji + self.given.kanji

    def western(self, longs: str = "plain", kunrei: bool = False) -> str:
        """Given name first, in Latin letters."""
        return f"{roman(self.given.kana, longs, kunrei)} {roman(self.family.kana, longs, kunrei)}"

    def eastern(self, longs: str = "plain") -> str:
        """Family name first, in Latin letters."""
        return f"{roman(self.family.kana, longs)} {roman(self.given.kana, longs)}"


def person(draw: Draw, families: list[Part] | None = None, givens: list[Part] | None = None) -> Person:
    """Somebody with one of these names."""
    found = Person(draw.pick(families or FAMILIES), draw.pick(givens or MALE + FEMALE))
    return person(draw, families, givens) if found.kanji in KNOWN else found
