"""What a person's name is: its original for display, titles taken off, tradition, parts, and how it may be read."""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from graph.names import chinese, japanese, korean, titles, traditions, vietnamese, western
from graph.names.folding import clean, fold
from graph.names.frequencies import shares
from graph.names.readings import Part, Reading, readings

_KANA = re.compile("[ぁ-ヿ]")
_HAN = re.compile("[㐀-鿿豈-﫿々]")
_HANGUL = re.compile("[가-힣]")
_SCRIPT = re.compile("[ぁ-ヿ㐀-鿿豈-﫿々가-힣]")
_NICKNAME = re.compile(r"\s*[(\[\"“«„]([^)\]\"”»“]+)[)\]\"”»“]")
_DOTS = re.compile("[・·･\\s]+")


class Name(NamedTuple):
    """A person's name. ``text`` is the original without titles, ``native_text`` what is in characters or kana."""

    original: str
    text: str
    titles: tuple[str, ...]
    suffixes: tuple[str, ...]
    nicknames: tuple[str, ...]
    tradition: str
    words: tuple[tuple[str, ...], ...]
    parts: tuple[Part, ...]
    readings: tuple[Reading, ...]
    native_text: str

    @property
    def native(self) -> bool:
        """Whether it is written in Chinese, Japanese or Korean script, family name first."""
        return bool(self.native_text)

    @property
    def family(self) -> str:
        """The likeliest family name, folded, in one spelling; "" where the name is of one part."""
        return "".join(self.parts[place].code for place in self.readings[0].family) if self.readings else ""

    @property
    def given(self) -> str:
        """What somebody is likeliest called by, folded, in one spelling."""
        return "".join(self.parts[place].code for place in self.readings[0].main) if self.readings else ""


def parse(name: str, family: str = "", given: str = "") -> Name:
    """Parse a name as written, or its two halves where a source keeps them apart (``name`` may then be "")."""
    original = clean(name) or clean(f"{given} {family}")
    text = western.romanised(unicodedata.normalize("NFKC", original))
    if _SCRIPT.search(text) and not re.search(r"[A-Za-z]{2}", text):
        return _in_script(original, text, clean(family))
    if not name and family and given:
        return _in_latin(original, [given, family], fold(family))
    halves = [half for half in text.split(",") if half.strip()]
    return _in_latin(original, halves, fold(family))


def _in_latin(original: str, halves: list[str], family: str) -> Name:
    kept: list[str] = []
    suffixes: list[str] = []
    if len(halves) > 1 and halves[0] is not original and not family:
        halves, family, kept, suffixes = _turned(halves)
    written = " ".join(halves).split()
    front, written = titles.before(written, vietnamese.families())
    back, ends, written = titles.after(written)
    aside = _NICKNAME.sub("", " ".join(written)).split()
    nicknames = tuple(_NICKNAME.findall(" ".join(written))) if len(aside) > 1 else ()
    spelt = western.spread(aside if nicknames else written, traditions.is_family)
    words = western.words(" ".join(spelt))
    spoken = [word for word in words if not (word.small and len(words) > 2 and word.parts[0] in western.PARTICLES)]
    words = spoken or words
    tradition = traditions.likeliest(words, family) if words else "western"
    marked = tradition == "vi" and vietnamese.has_marks(written)
    parts = [part for number, word in enumerate(words)
             for part in _parts(tradition, word, number, marked, number == len(words) - 1)]
    # Who writes the marks writes the family name first.
    told = _told(parts, family) if family else (0,) if marked and len(parts) > 2 else ()
    return Name(original, " ".join(written), (*front, *kept, *back), (*suffixes, *ends), nicknames, tradition,
                tuple(word.parts for word in words), tuple(parts),
                tuple(readings(tradition, parts, told)) if parts else (), "")


def _turned(halves: list[str]) -> tuple[list[str], str, list[str], list[str]]:
    """``Carter, Emily R., PhD``: the halves in speaking order, the family name, titles, suffixes."""
    first, *others = halves
    kept: list[str] = []
    suffixes: list[str] = []
    rest: list[str] = []
    for half in others:
        back, ends, words = titles.after(["x", *half.split()])
        kept, suffixes = kept + back, suffixes + ends
        rest += words[1:]
    return ([" ".join(rest), first], fold(first), kept, suffixes) if rest else ([first], "", kept, suffixes)


def _told(parts: Sequence[Part], family: str) -> tuple[int, ...]:
    wanted = set(family.split())
    joined = family.replace(" ", "")
    return tuple(place for place, part in enumerate(parts) if part.text in wanted or part.text == joined)


def _parts(tradition: str, word: western.Word, number: int, marked: bool, last: bool) -> list[Part]:
    """The parts of a word as its tradition speaks it: syllables in Chinese and Vietnamese, whole words in Japanese."""
    if tradition == "ja" and not any(word.initials) and not (last and _two_families(word)):
        text = "".join(word.parts)
        return [Part(text, japanese.spelling(text), False, number)]
    found = []
    for text, initial, written in zip(word.parts, word.initials, word.written, strict=True):
        spoken = (text,) if initial else _syllables(tradition, text)
        mark = vietnamese.mark(written) if marked and len(spoken) == 1 and not initial else ""
        found += [Part(piece, piece if initial else _code(tradition, piece), initial, number, mark)
                  for piece in spoken]
    return found


def _two_families(word: western.Word) -> bool:
    """``Otsuka-Goto``: the names before and after a marriage, and no given name like Shin-ichi."""
    return len(word.parts) == 2 and all(len(part) > 3 and japanese.is_romaji(part) for part in word.parts)


def _syllables(tradition: str, text: str) -> tuple[str, ...]:
    if tradition == "vi":
        return vietnamese.split(text)
    if tradition == "zh":
        if chinese.is_customary(text):
            return (text,)
        for system in (chinese.TONGYONG, chinese.WADE_GILES):
            if chinese.is_only(text, system):
                return chinese.split(text, system)
        return chinese.split(text) or chinese.split(text, chinese.WADE_GILES) or (text,)
    if tradition == "ko" and text not in shares("ko", "family"):
        return korean.split(text) or (text,)
    return (text,)


def _code(tradition: str, text: str) -> str:
    if tradition == "vi":
        return vietnamese.spelling(text)
    if tradition == "zh":
        return chinese.spelling(text)
    if tradition == "ja":
        return japanese.spelling(text)
    return western.spelling(text) if tradition == "western" else text


def _in_script(original: str, text: str, family: str) -> Name:
    kept, text = titles.in_script(text)
    told = family if family and text.startswith(family) else ""
    halves = [told, text.removeprefix(told).strip()] if told else _DOTS.sub(" ", text).strip().split()
    tradition = _script_tradition(text)
    if len(halves) == 1:
        halves = japanese.divided(halves[0]) if tradition == "ja" else chinese.divided(halves[0])
    first, rest = halves[0], " ".join(halves[1:])
    spoken = _spoken(tradition, first, rest)
    parts = [Part(syllable, _code(tradition, syllable), False, number)
             for number, half in enumerate(spoken) for syllable in half if syllable]
    known = tuple(place for place, part in enumerate(parts) if part.word == 0) if rest else ()
    main = tuple(range(len(known), len(parts)))
    return Name(original, text, tuple(kept), (), (), tradition, tuple(tuple(half) for half in spoken), tuple(parts),
                (Reading(known, main, 1.0),) if main else (), japanese.hiragana(chinese.plain("".join(halves))))


def _script_tradition(text: str) -> str:
    """Kana or a Japanese family name in kanji: ja; Hangul: ko; other characters: zh."""
    if _KANA.search(text):
        return "ja"
    if _HANGUL.search(text):
        return "ko"
    return "ja" if japanese.is_name(text) else "zh"


def _spoken(tradition: str, first: str, rest: str) -> list[list[str]]:
    if tradition == "ko":
        return [korean.latin(first), korean.latin(rest)]
    if tradition == "ja":
        return [["".join(japanese.latin(first))], ["".join(japanese.latin(rest))]] if rest else [japanese.latin(first)]
    family, given = chinese.latin(first, rest)
    return [family, given] if rest else [family]
