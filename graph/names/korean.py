"""Korean names: Hangul in Latin letters by the Revised Romanisation, and one code for the spellings in use."""

import re
from functools import cache

from graph.names.frequencies import shares

_SPOKEN = """
g kk n d tt r m b pp s ss - j jj ch k t p h
a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i
- k k k n n n t l k m l l l p l m p p t t ng t t k t p t
"""
# The consonants before the vowel, the vowels, and the consonants after it, each in Unicode's order.
_INITIAL, _VOWEL, _FINAL = (line.replace("-", "").split(" ") for line in _SPOKEN.strip().splitlines())
_FAMILY = {code: spellings.split() for code, spellings in {
    "i": "lee yi rhee ri li i yee", "gim": "kim gim", "bak": "park bak pak", "choe": "choi choe choy",
    "jeong": "jung jeong chung cheong", "gang": "kang gang", "jo": "cho jo joh", "yun": "yoon yun",
    "jang": "jang chang",
    "im": "lim im rim yim", "o": "oh o", "seo": "seo suh", "sin": "shin sin", "gwon": "kwon gwon kweon",
    "hwang": "hwang whang",
    "an": "ahn an", "yu": "yoo yu ryu ryoo you lyu", "jeon": "jeon chun jun chon",
    "go": "ko koh go", "mun": "moon mun", "son": "son sohn shon", "bae": "bae pae", "baek": "baek paik back baik",
    "heo": "heo hur huh",
    "sim": "sim shim", "no": "noh roh no ro", "ju": "joo ju", "gu": "koo gu ku goo",
    "seong": "sung seong", "u": "woo u wu", "ji": "ji jee chi", "jin": "jin chin", "na": "na ra", "eom": "um eom uhm",
    "bang": "bang pang", "gong": "kong gong", "hyeon": "hyun hyeon", "byeon": "byun byeon pyun", "gwak": "kwak gwak",
    "do": "do doh", "seok": "seok suk", "gil": "kil gil", "guk": "kook guk", "myeong": "myung myeong", "gi": "ki gi",
    "pyo": "pyo", "chae": "chae", "cha": "cha", "chu": "choo chu"}.items()}
_CODES = {spelling: code for code, spellings in _FAMILY.items() for spelling in spellings}
_SOUNDS = ((re.compile("^(k|g)+"), "g"), (re.compile("^(t|d)+(?!h)"), "d"), (re.compile("^(p|b)+(?!h)"), "b"),
           (re.compile("^(ch|jj?)"), "j"), (re.compile("^(r|l)"), "l"), (re.compile("^sh?(?=i|y)|^ss?"), "s"),
           (re.compile("yeo|you|yoo|yuh|yu"), "yu"), (re.compile("woo|ooh|oo|eo|eu|uh"), "u"),
           (re.compile("oh(?![a-z])"), "o"), (re.compile("ae|ai|ay"), "e"), (re.compile("ee|ui|eui|yi"), "i"),
           (re.compile("(k|g|ck)$"), "k"), (re.compile("(?<=[aeiou])(p|b)$"), "p"), (re.compile("(t|d)$"), "t"),
           (re.compile("(r|l|rl)$"), "l"), (re.compile("^lh"), "h"))


def is_hangul(char: str) -> bool:
    """Whether a character is a syllable in Hangul."""
    return "가" <= char <= "힣"


def latin(text: str) -> list[str]:
    """Each syllable in Hangul in Latin letters: ``김철수`` is ``gim``, ``cheol``, ``su``."""
    return [_syllable(ord(char) - 0xAC00) for char in text if is_hangul(char)]


def _syllable(number: int) -> str:
    initial, rest = divmod(number, 588)
    vowel, final = divmod(rest, 28)
    return _INITIAL[initial] + _VOWEL[vowel] + _FINAL[final]


@cache
def family(spelling: str) -> str:
    """One code for the spellings of a family name: ``Lee``, ``Yi`` and ``Rhee``."""
    return _CODES.get(spelling, spelling)


@cache
def sounds(syllable: str) -> str:
    """One code for the spellings of a syllable of a given name: ``Young`` and ``Yeong``, ``Chul`` and ``Cheol``."""
    for pattern, plain in _SOUNDS:
        syllable = pattern.sub(plain, syllable)
    return syllable


@cache
def split(word: str) -> tuple[str, ...]:
    """A folded word as syllables of given names (``sangyong``: ``sang``, ``yong``); empty where there is none."""
    inventory = shares("ko", "given")
    best: list[tuple[str, ...] | None] = [()]
    for end in range(1, len(word) + 1):
        found = [(*before, word[start:end]) for start in range(max(0, end - 6), end)
                 if (before := best[start]) is not None and word[start:end] in inventory]
        best.append(min(found, key=len, default=None))
    return best[-1] if best[-1] and len(best[-1]) <= 3 else ()
