"""Titles and forms of address before and after a name, in the languages of our sources: taken off and kept."""

import re
from functools import lru_cache

from graph.names.folding import fold

# Degrees, ranks and forms of address, folded and without points. Those of one letter are never titles: they are
# initials. Vietnamese: GS, PGS, TS, TSKH, ThS, KS, BS, CN, ThS, NCS, CVC, Luật sư, Nhà giáo …
_DEGREES = """
gs pgs ts tskh ths ks bs bscki bsckii cn dr drs prof profs assoc asst mr mrs ms miss mx sir dame phd mphil msc bsc md
dphil dsc mba ing dipl eng engr hon rev pe cfa fellow emeritus associate assistant professor doctor nhnd ngnd
ngut nsnd nsut dds dvm jd llm mph mpa
"""
_DOTTED = frozenset(_DEGREES.split())
_SPOKEN = frozenset({
    "giáo sư", "phó giáo sư", "tiến sĩ", "tiến sỹ", "thạc sĩ", "thạc sỹ", "kỹ sư", "kĩ sư", "bác sĩ", "bác sỹ",
    "cử nhân", "ông", "bà", "luật sư", "nhà báo", "kiến trúc sư", "dược sĩ", "nghệ sĩ", "viện sĩ", "đồng chí"})
_SCRIPT_AFTER = ("准教授", "助理教授", "副教授", "名誉教授", "教授", "博士", "先生", "女士", "老師", "老师",
                 "小姐", "院士", "主任",
                 "さん", "さま", "様", "氏", "殿", "교수님", "교수", "박사님", "박사", "씨", "님", "선생님")
_SUFFIX = frozenset({"jr", "sr", "ii", "iii", "iv", "junior", "senior", "filho", "neto", "2nd", "3rd"})
# Written without a point these are titles only before a whole name: "TS Nguyen" is two initials.
_AMBIGUOUS = frozenset({"ts", "ks", "bs", "cn", "gs", "ms", "ing", "md", "pe", "jd", "eng", "hon"})
# Forms of address that are names as well: titles only where a family name and two more parts follow.
_ADDRESS = frozenset({"anh", "chị", "cô", "chú", "bác", "thầy", "em"})
_SPOKEN_FIRST = frozenset(title.split()[0] for title in _SPOKEN)
_NEVER_LAST = frozenset({"ing", "eng", "hon", "dame", "miss", "sir", "rev", "gs", "ts", "ks", "bs", "cn", "ms", "pe"})
_POINTS = re.compile(r"(?<=\w)\.(?=\w\w)")


def before(words: list[str], families: frozenset[str]) -> tuple[list[str], list[str]]:
    """Titles at the start, and the words that remain; ``families`` are those of Vietnam, folded."""
    titles: list[str] = []
    while len(words) > 1 and _may_begin(words[0]) and (length := _title(words, families)):
        titles.append(" ".join(words[:length]))
        words = words[length:]
    return titles, words


@lru_cache(maxsize=50_000)
def _may_begin(word: str) -> bool:
    """Whether a word can be the first of a title at all."""
    return word.lower().rstrip(".") in _SPOKEN_FIRST or word.lower() in _ADDRESS or bool(_degrees(word))


def _degrees(word: str) -> list[str]:
    """``PGS.TS.``: ``pgs``, ``ts``; empty where the word is something else."""
    parts = [part.replace(" ", "") for part in fold(_POINTS.sub(" ", word).replace("/", " ")).split()]
    return parts if parts and all(part in _DOTTED for part in parts) else []


def _title(words: list[str], families: frozenset[str]) -> int:
    """How many of the first words are one title; never all of them."""
    for length in (3, 2, 1):
        spoken = " ".join(words[:length]).lower().rstrip(".")
        if length < len(words) and spoken in _SPOKEN:
            return length
    first, rest = words[0], words[1:]
    if first.lower() in _ADDRESS:
        return int(len(rest) >= 3 and fold(rest[0]) in families and not " ".join(words).isascii())
    parts = _degrees(first)
    if not parts:
        return 0
    # "TS Nguyen": two initials; "TS. Nguyen Van A", "TS Nguyễn Văn A": a title.
    bare = len(parts) == 1 and "." not in first and parts[0] in _AMBIGUOUS
    return int(not bare or (len(rest) >= 2 and first.isupper()))


def after(words: list[str]) -> tuple[list[str], list[str], list[str]]:
    """Titles at the end, generation suffixes there, and the words that remain."""
    titles: list[str] = []
    suffixes: list[str] = []
    while len(words) > 1 and (kind := _ending(words[-1])):
        if kind == "suffix" and len(words) < 3:
            break
        (suffixes if kind == "suffix" else titles).append(words[-1])
        words = words[:-1]
    return titles, suffixes, words


@lru_cache(maxsize=50_000)
def _ending(word: str) -> str:
    """``suffix``, ``title`` or "": what a word is at the end of a name."""
    plain = fold(word).replace(" ", "")
    if plain in _SUFFIX:
        return "suffix"
    return "title" if plain in _DOTTED - _NEVER_LAST and (len(plain) > 2 or "." in word) else ""


def in_script(text: str) -> tuple[list[str], str]:
    """Titles that follow a name in Chinese, Japanese or Korean script, and the name that remains."""
    titles: list[str] = []
    found = True
    while found:
        found = False
        for title in _SCRIPT_AFTER:
            if text.endswith(title) and len(text.removesuffix(title).strip()) > 1:
                titles.append(title)
                text, found = text.removesuffix(title).strip(), True
    return titles, text
