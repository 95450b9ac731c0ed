"""The words of an organisation's name: abbreviations written out, several languages' words brought to one concept."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from graph.names import chinese
from graph.names.folding import fold

#: Words that tell nothing: names are written with and without them, and citations leave them out.
_WORDS = """of the at in for and on to a an de la le les el los las del della dell di da do dos das der die den des du
et e y und fur van von zu zum zur og och"""
_WORDS_VIETNAMESE = "va cua ve tai thuoc cac o of the and in"
_EMPTY, _EMPTY_VIETNAMESE = frozenset(_WORDS.split()), frozenset(_WORDS_VIETNAMESE.split())

_VIETNAMESE = re.compile("[ơưđƠƯĐ\u1ea0-\u1ef9]")
_VIETNAMESE_PHRASES = (" dai hoc ", " cao dang ", " hoc vien ", " benh vien ", " trung tam ", " cong ty ", " tap doan ",
                       " bach khoa ", " vien nghien cuu ", " vien han lam ", " khoa hoc ", " cong nghe ")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.\s?){2,}(?:[^\W\d_]\b)?|\b(?:[A-Z]\.){1,}[A-Z]\b")
_AMPERSAND = re.compile(r"\b([A-Z]{1,2})(?:\s?&\s?| and )([A-Z]{1,2})\b")
_DOTS = re.compile(r"[.\s]")
_MARKS = "'’‘ʼ`´ʻ"
_APOSTROPHE = re.compile(r"(?<=\w)['’‘ʼ`´ʻ](?=\w)")
_ELISION = re.compile(r"\b([dlDL])['’](?=\w)")
_ENTITY = re.compile(r"&amp;?|&#38;")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
#: Characters of names of organisations that the table for names of people does not bring to one form: pairs.
_FURTHER = """
医醫 电電 产產 产産 气気 气氣 卫衛 卫衞 验験 验驗 体體 龟龜 与與 临臨 制製 书書 馆館 馆舘 点點 湾灣 综綜 护護 构構 养養
丰豐 渔漁 矿礦 矿鑛 矿鉱 铸鑄 专専 专專 药藥 药薬 环環 总総 齿歯 齿齒 开開 队隊 险険 险險 输輸 赛賽 劳労 团団 对対 对對
关関 关關 纸紙 线線 织織 续続 绿緑 网網 缘縁 铁鉄 铁鐵 钢鋼 银銀 锅鍋 镜鏡 阴陰 阳陽 飞飛 饮飲
"""
_PLAIN = str.maketrans({pair[1]: pair[0] for pair in _FURTHER.split()})


def spelled(text: str) -> str:
    """A text folded, with initials joined (``U. S.`` is ``us``), ``A&M`` one word and no apostrophes within words."""
    if "&" in text:
        text = _AMPERSAND.sub(r"\1\2", _ENTITY.sub("&", text))
    if "." in text:
        text = _INITIALS.sub(lambda match: _DOTS.sub("", match[0]) + " ", text)
    if any(mark in text for mark in _MARKS):
        text = _APOSTROPHE.sub("", _ELISION.sub(" ", text))
    return fold(text)


def words(text: str) -> tuple[str, ...]:
    """The words of a text in their order, as concepts where they are known ones, without empty words and plurals."""
    folded = spelled(text)
    return read(folded, is_vietnamese(text, folded))


@lru_cache(65_536)
def read(folded: str, vietnamese: bool) -> tuple[str, ...]:
    """The words of a text that is spelled already; in Vietnamese its syllables are read as the words that they form."""
    return tuple(word for word, _ in linked(folded, vietnamese))


def linked(folded: str, vietnamese: bool) -> list[tuple[str, str]]:
    """The words as ``read`` gives them, each with the empty words between it and the one before: ``of the``."""
    empty = _EMPTY_VIETNAMESE if vietnamese else _EMPTY
    found: list[tuple[str, str]] = []
    between: list[str] = []
    for word in _read(folded, vietnamese):
        if word in empty:
            between.append(word)
        else:
            found.append((word, " ".join(between)))
            between = []
    return found


def is_vietnamese(text: str, folded: str) -> bool:
    """Whether a text is Vietnamese, by its letters or, where tones are left out, by the words that begin names."""
    if not text.isascii() and _VIETNAMESE.search(text):
        return True
    return any(map(f" {folded} ".__contains__, _VIETNAMESE_PHRASES))


def _read(folded: str, vietnamese: bool) -> Iterator[str]:
    pieces = [part for piece in folded.split() for part in _cut(piece)]
    at = 0
    while at < len(pieces):
        length, concepts = _longest(pieces, at, vietnamese)
        yield from concepts
        at += length


def _longest(pieces: list[str], at: int, vietnamese: bool) -> tuple[int, tuple[str, ...]]:
    """How many pieces the longest known phrase at a place takes, and its concepts."""
    lengths = _lengths(vietnamese).get(pieces[at], ())
    for length in lengths:
        if found := _concepts(vietnamese).get(" ".join(pieces[at:at + length])):
            return length, found
    return 1, (_singular(pieces[at]),)


def _singular(word: str) -> str:
    if len(word) > 3 and word[-1] == "s" and word[-2] not in "suia":
        return word[:-1]
    return word


def _cut(piece: str) -> list[str]:
    """A run of Chinese, Japanese or Korean writing cut into known words and what is left between them."""
    if not is_wide(piece):
        return [piece]
    return [part for part in _wide_words().split(plain(piece)) if part]


def is_wide(text: str) -> bool:
    """Whether a text has Chinese, Japanese or Korean writing in it."""
    return not text.isascii() and bool(_WIDE.search(text))


def plain(text: str) -> str:
    """One form for the characters of Taiwan, Japan and the mainland."""
    return chinese.plain(text.translate(_PLAIN))


#: The places of places.csv that are countries.
COUNTRIES = frozenset({"vietnam", "taiwan", "japan", "korea", "china", "usa", "singapore"})


@cache
def places() -> dict[str, str]:
    """Concepts that are places, to the codes of their countries."""
    return {row[1]: row[0] for row in _rows("places.csv")}


@cache
def concepts() -> frozenset[str]:
    """All concepts, places among them."""
    named = [row[0] for row in _rows("concepts.csv")] + [row[1] for row in _rows("places.csv")]
    return frozenset(concept for several in named for concept in several.split())


@cache
def spellings() -> dict[str, tuple[str, ...]]:
    """Single words of all languages to their concepts."""
    return {spelling: concept for spelling, concept in _table()[0].items() if " " not in spelling}


def residues(piece: str) -> list[tuple[str, bool]]:
    """A run of East Asian writing cut as ``words`` cuts it, as written; each part with whether it is known."""
    found, at = [], 0
    for number, part in enumerate(_wide_words().split(plain(piece))):
        if part:
            found.append((piece[at:at + len(part)], number % 2 == 1))
            at += len(part)
    return found


def _rows(name: str) -> Iterator[list[str]]:
    text = files("graph.names.organisations").joinpath(name).read_text("utf-8")
    yield from (line.split(",") for line in text.splitlines() if line and not line.startswith("#"))


@cache
def _table() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Spellings to concepts: those of all languages, and those read in Vietnamese names only."""
    spoken: dict[str, tuple[str, ...]] = {}
    vietnamese: dict[str, tuple[str, ...]] = {}
    for concept, spellings, native in [*_rows("concepts.csv"), *(row[1:] for row in _rows("places.csv"))]:
        spoken |= {_shown(spelling): tuple(concept.split()) for spelling in spellings.split("|") if spelling}
        vietnamese |= {spelling: tuple(concept.split()) for spelling in native.split("|") if spelling}
    spoken |= {short: tuple(several.split()) for short, several in _rows("abbreviations.csv")}
    return spoken, {**spoken, **vietnamese}


def _shown(spelling: str) -> str:
    return plain(spelling) if is_wide(spelling) else spelling


def _concepts(vietnamese: bool) -> dict[str, tuple[str, ...]]:
    return _table()[vietnamese]


@cache
def _lengths(vietnamese: bool) -> dict[str, tuple[int, ...]]:
    """First piece of a known phrase to the lengths of such phrases, the longest first."""
    found: dict[str, set[int]] = {}
    for spelling in _concepts(vietnamese):
        pieces = spelling.split()
        found.setdefault(pieces[0], set()).add(len(pieces))
    return {piece: tuple(sorted(lengths, reverse=True)) for piece, lengths in found.items()}


@cache
def _wide_words() -> re.Pattern[str]:
    wide = sorted((spelling for spelling in _concepts(False) if _WIDE.search(spelling)), key=len, reverse=True)
    return re.compile(f"({'|'.join(wide)})")
