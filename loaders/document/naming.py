"""Where a sentence names an organisation: by the registry's names, by a first word, or by capitals alone."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from graph import places
from graph.names import fold
from loaders.document import known, names_en, names_vi
from loaders.document.heads_vi import SMALL_HEADS
from loaders.document.lexicon_vi import PLACES, is_syllable, is_vietnamese
from loaders.document.words import Words

#: Short names by their first word: the words, and the text as it is written.
Shorts = dict[str, list[tuple[tuple[str, ...], str]]]

_SMALL_FIRST = frozenset(head.split()[0] for head in SMALL_HEADS) | {"khu"}
#: Words of a known name that is found though it begins with a small letter: khu công nghệ cao Hòa Lạc.
_LEAST_SMALL = 5
_PARENTS = ("đại học quốc gia", "đại học đà nẵng", "đại học huế", "đại học thái nguyên", "đhqg", "đại học bách khoa")
_MEMBERS = ("trường đại học", "trường đh", "trường điện", "viện")
_MINISTRIES = ("Bộ ", "Ministry ")
#: Capitals that name no body.
_GENERIC = frozenset({
    "IP", "IC", "AI", "EDA", "R&D", "IT", "ICT", "GDP", "FDI", "STEM", "CNTT", "GRDP", "IoT", "PCI", "PII", "KPI",
    "ODA", "5G", "4G", "SME", "SMEs", "MoU", "MOU", "VN", "US", "EU", "UK", "U.S", "LED", "PCB", "ESG", "CNC", "CHIPS",
    "American", "Japanese", "Korean", "Chinese", "Taiwanese", "Vietnamese", "German", "French", "British", "Dutch",
    "Indian", "European", "Singaporean", "Australian", "Asian", "US-based", "Hanoi-based", "HCMC-based",
})
#: Capitals behind a body's name that are organs of it and no part of the name.
_INNER = frozenset({"Board", "Management", "Council", "Executive", "Headquarters", "Global"})
_OWNED = ("'s", "’s")
#: "X - ABC" is explained as in brackets.
_DASHED = re.compile(r"\s[–-]\s(?P<short>[A-ZĐ]{3,}[A-Z\d]*)(?![\w-])")
_SEAT = re.compile(r",\s+([A-Z]\w+(?: [A-Z]\w+){0,3})(?=\s*[,.(]|\s+[a-z])")
_UNDER = re.compile(
    r"\s*[,(]?\s*(?:(?:là|which is) )?(?:đơn vị |trường )?"
    r"(?:trực thuộc|thuộc|under|part of|a member of|a unit of|thành viên của)\s+(?:the\s+)?", re.I)
_APPOSED = re.compile(r"\s*[,–-]\s*")
_LISTED = re.compile(r"\s*(?:,|và|and|ký|đã|vừa|sign)")
_NO_HEAD = frozenset({"ngày", "lễ", "vũ", "xã", "cơ", "quốc", "đại", "hiệp", "cán", "nội", "đồng", "toàn"})
_DEGREE = re.compile(r"(?:PGS|GS|TSKH|TS|ThS|Ths|KS|BS)(?:\.(?:TSKH|TS|ThS|BS|BSCKII))?\.?")
_PLACES = frozenset(fold(place) for place in PLACES)
_MOST_BRACKET = 120


@dataclass(frozen=True, slots=True)
class Mention:
    """A naming in a sentence: its place in the text, brackets included, and its words.

    ``bare``: only capitals tell that it is a name. ``parent``: it only says to whom the one before belongs.
    """

    start: int
    end: int
    first: int
    last: int
    name: str
    bare: bool = False
    parent: bool = False
    bracket: str = ""


@lru_cache(maxsize=10_000)
def is_place(name: str) -> bool:
    """Whether a name is a city, province, region or country."""
    return fold(name) in _PLACES or places.code(name) is not None


def named(words: Words, shorts: Shorts) -> list[Mention]:
    """The namings of a sentence, each with its bracket and whether it is only a parent of the one before."""
    return _Scan(words, shorts).mentions()


class _Scan:
    """Goes through the words of one sentence once."""

    def __init__(self, words: Words, shorts: Shorts) -> None:
        self.words, self.shorts = words, shorts
        self.vietnamese = is_vietnamese(words.text)

    def mentions(self) -> list[Mention]:
        found: list[Mention] = []
        at = 0
        while at < len(self.words):
            end, bare = self._end(at)
            if end <= at:
                at += max(self._person(at), self._place(at), 1)
                continue
            mention = self._explained(self._mention(at, end, bare))
            found.append(self._related(found, mention))
            at = self.words.after(mention.end)
        return self._merged(found)

    def _mention(self, at: int, end: int, bare: bool) -> Mention:
        start, stop = self.words[at].start, self.words[end - 1].end
        name = self.words.text[start:stop].removesuffix("'s").removesuffix("’s")
        return Mention(start, stop, at, end, name[:1].upper() + name[1:], bare)

    def _end(self, at: int) -> tuple[int, bool]:
        """Where a naming that begins at this word ends, and whether only capitals tell that it is one."""
        word = self.words[at]
        if not word.capital:
            return (self._small(at) if word.plain in _SMALL_FIRST else at), False
        coded = at + max(known.code_at(self.words, at)[1], self._short_at(at))
        by_head = self._by_head(at)
        if by_head >= coded and by_head > at:
            return by_head, False
        run = self._run(at)
        if coded > at:
            return (run if run > coded and self._goes_on(coded) else coded), False
        return (run, not names_en.is_body(self.words, at, run)) if self._is_name(at, run) else (at, False)

    def _by_head(self, at: int) -> int:
        end = names_vi.name_end(self.words, at) if self.vietnamese else at
        alone = end > at and names_vi.is_class(self.words, at, end)
        return at if alone and not known.find(self.words.between(at, end), True) else end

    def _goes_on(self, coded: int) -> bool:
        """Whether capitals behind a known name go on with it, as in ``FPT`` + ``Telecom``."""
        owner = self.words[coded - 1].text.endswith(_OWNED)
        return not owner and not names_vi.person_at(self.words, coded) and self.words[coded].text not in _INNER

    def _is_name(self, at: int, run: int) -> bool:
        """Whether a run of capitals may name a body: no place, no degree, and in Vietnamese no word of the language."""
        text = self.words.between(at, run)
        if run == at or is_place(text) or text in _GENERIC:
            return False
        parts = [word for word in self.words.all[at:run] if not word.mark]
        foreign = sum(len(word.text) for word in parts) > 2 and not all(is_syllable(word.text) for word in parts)
        return not self.vietnamese or (foreign and _DEGREE.fullmatch(text) is None)

    def _short_at(self, at: int) -> int:
        for spelled, said in self.shorts.get(self.words[at].plain, ()):
            if self.words.between(at, at + len(spelled)) == said:
                return len(spelled)
        return 0

    def _small(self, at: int) -> int:
        """``công ty FPT``: a first word in small letters right before a capital, or a whole name that is known."""
        if (length := known.code_at(self.words, at, small=True)[1]) >= _LEAST_SMALL:
            return at + length
        head, length = names_vi.head_at(self.words, at)
        after = at + length
        if not self.vietnamese or head not in SMALL_HEADS or (at and self.words[at - 1].plain in _NO_HEAD):
            return at
        if after >= len(self.words) or not self.words[after].capital:
            return at
        other = names_vi.head_at(self.words, after)[1] or names_vi.person_at(self.words, after)
        return at if other else names_vi.name_end(self.words, at)

    def _run(self, at: int) -> int:
        end = names_en.run_end(self.words, at)
        for number in range(at, end):
            opens = self.vietnamese and number > at and names_vi.head_at(self.words, number)[1]
            if self._person(number) or opens:
                return number
        return end

    def _place(self, at: int) -> int:
        run = self._run(at) if self.words[at].capital else at
        return run - at if run > at and is_place(self.words.between(at, run)) else 0

    def _person(self, at: int) -> int:
        # "To" and "Do" begin English sentences, so that two syllables are too few there.
        length = names_vi.person_at(self.words, at)
        return length if length >= (2 if self.vietnamese else 3) else 0

    def _explained(self, mention: Mention) -> Mention:
        """The naming with what stands in brackets, or behind a dash, to explain it."""
        mention = self._seated(mention)
        text = self.words.text
        if not mention.bare and (dashed := _DASHED.match(text, mention.end)):
            return replace(mention, end=dashed.end(), bracket=dashed["short"])
        if mention.last >= len(self.words) or self.words[mention.last].text != "(":
            return mention
        opened = self.words[mention.last].end
        close = text.find(")", opened, opened + _MOST_BRACKET)
        return mention if close < 0 else replace(mention, end=close + 1, bracket=text[opened:close].strip())

    def _seated(self, mention: Mention) -> Mention:
        """``Viet Nam National University, Ho Chi Minh City`` where the registry has it so."""
        seat = None if self.vietnamese else _SEAT.match(self.words.text, mention.end)
        if seat is None:
            return mention
        found = known.find(f"{mention.name}, {seat[1]}", False)
        if not found or found == known.find(mention.name, False):
            return mention
        end = seat.end(1)
        return replace(mention, end=end, last=self.words.after(end), name=self.words.text[mention.start:end])

    def _related(self, found: list[Mention], mention: Mention) -> Mention:
        before = self.words.text[found[-1].end:mention.start] if found else ""
        under = bool(found) and (_UNDER.fullmatch(before) or self._is_ministry_of(found[-1], mention, before))
        return replace(mention, parent=True) if under else mention

    def _is_ministry_of(self, one: Mention, mention: Mention, before: str) -> bool:
        """``Cục X, Bộ Y``: the ministry to which the first belongs, unless the list goes on."""
        ministry = mention.name.startswith(_MINISTRIES) and not one.name.startswith(_MINISTRIES)
        return ministry and _APPOSED.fullmatch(before) is not None and not _LISTED.match(self.words.text, mention.end)

    def _merged(self, found: list[Mention]) -> list[Mention]:
        """``Trường Đại học X, Đại học Quốc gia Hà Nội`` is one naming."""
        merged: list[Mention] = []
        for mention in found:
            if merged and _is_school_of(self.words.text, merged[-1], mention):
                merged[-1] = replace(merged[-1], end=mention.end, last=mention.last, bracket=mention.name)
            else:
                merged.append(mention)
        return merged


def _is_school_of(text: str, one: Mention, parent: Mention) -> bool:
    member = one.name.lower().startswith(_MEMBERS) and not one.bracket
    return (member and parent.name.lower().startswith(_PARENTS)
            and _APPOSED.fullmatch(text[one.end:parent.start]) is not None)
