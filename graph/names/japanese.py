"""Japanese names: kana and kanji in Latin letters, and one spelling for the romanisations in use.

Kanji are read by a library, whose reading of a name is a guess: 大翔 has a dozen.
"""

import re
from functools import cache
from typing import Any

from graph.names import chinese
from graph.names.frequencies import shares

#: Characters that are made in Japan, or simplified there alone.
_ONLY_HERE = frozenset("々畑峠辻込榊笹栃匂働駅広沢浜辺桜滝恵徳栄実経斎渋豊黒増関薬暁桧渕栁")
# Family names in kanji that the library reads as common words.
_READ = """
平野=hirano 河野=kono 新井=arai 東=azuma 小山=koyama 上田=ueda 菅野=kanno 神田=kanda 角田=tsunoda
谷=tani 原=hara 関=seki 金子=kaneko 大西=onishi 西=nishi 南=minami 北=kita 堀=hori 泉=izumi
星=hoshi 中=naka 水野=mizuno 青木=aoki 高木=takagi 大木=oki 小林=kobayashi 林=hayashi 森=mori
島=shima 岡=oka 坂本=sakamoto 長田=nagata 上野=ueno 中野=nakano 大野=ono 小野=ono 牧野=makino 今井=imai
"""
_FAMILIES = dict(pair.split("=") for pair in _READ.split())
_MORA = re.compile(r"(?:(?:ky|sh|sy|ch|ty|ts|ny|hy|my|ry|gy|jy|zy|by|py|dz|dy|k|s|t|c|n|h|f|m|y|r|w|g|z|j|d|b|p|)"
                   r"[aiueo]|n(?![aiueoy])|m(?=[bpm])|(?:k(?=k)|s(?=s)|t(?=[tc])|p(?=p))|h(?![aiueoy]))+")
_OLDER = ((re.compile("sy(?=[auo])"), "sh"), (re.compile("ty(?=[auo])"), "ch"), (re.compile("[jz]y(?=[auo])"), "j"),
          (re.compile("si"), "shi"), (re.compile("ti"), "chi"), (re.compile("(?<![s])tu"), "tsu"),
          (re.compile("(?<![sc])hu"), "fu"), (re.compile("zi|di"), "ji"), (re.compile("dz?u"), "zu"),
          (re.compile("tch"), "cch"), (re.compile("m(?=[bpm])"), "n"))
_LONG = ((re.compile("ou(?![aeo])|oo|oh(?![aiueoy])"), "o"), (re.compile("uu|uh(?![aiueoy])"), "u"))


@cache
def is_romaji(word: str) -> bool:
    """Whether a folded word is written in morae of Japanese, in any of the romanisations."""
    return bool(_MORA.fullmatch(word))


@cache
def spelling(word: str) -> str:
    """One spelling: ``Kouji``, ``Kohji`` and ``Koji``; ``Sinzi`` and ``Shinji``; ``Ohta``, ``Oota`` and ``Ota``."""
    for pattern, plain in (*_OLDER, *_LONG):
        word = pattern.sub(plain, word)
    return word


@cache
def _kakasi() -> Any:
    import pykakasi  # slow to load, and only names in kana or kanji need it

    return pykakasi.kakasi()  # type: ignore[no-untyped-call]


def latin(text: str) -> list[str]:
    """Words in kana or kanji in Latin letters; a guess for kanji."""
    return [_FAMILIES.get(word) or _read(word) for word in text.split()]


def _read(word: str) -> str:
    return "".join(piece["hepburn"] for piece in _kakasi().convert(word)).lower().replace("'", "")


def hiragana(text: str) -> str:
    """Katakana as hiragana."""
    return "".join(chr(ord(char) - 0x60) if "ァ" <= char <= "ヶ" else char for char in text)


def divided(text: str) -> list[str]:
    """``佐藤翔太``: ``佐藤``, ``翔太``, as the library divides it; kana where a known family name ends."""
    if " " in text or len(text) < 2:
        return text.split()
    if all("ぁ" <= char <= "ヿ" for char in text):
        return _divided_kana(text)
    first = str(_kakasi().convert(text)[0]["orig"])
    length = len(first) if len(first) < len(text) else 1 if len(text) == 2 else 2
    return [text[:length], text[length:]]


def _divided_kana(text: str) -> list[str]:
    known = [place for place in range(2, len(text) - 1) if spelling(_read(text[:place])) in shares("ja", "family")]
    return [text[:known[-1]], text[known[-1]:]] if known else [text]


@cache
def is_name(text: str) -> bool:
    """Whether a name in characters is read as a Japanese one: by characters, by its family name, by its length."""
    plain = "".join(text.split())
    if any(char in _ONLY_HERE for char in plain):
        return True
    chinese_family = chinese.is_family(plain)
    if len(plain) > 4 or not chinese_family:
        return True
    known = len(plain) > 2 and spelling(latin(plain[:2])[0]) in shares("ja", "family")
    return known or (len(plain) == 4 and not chinese.is_family(plain[:2], two=True))
