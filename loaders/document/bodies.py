"""Organisations of one document: which namings are one and the same, and what the registry calls them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from graph import places
from graph.names import fold
from loaders.document import known, names_en, names_vi
from loaders.document.lexicon_vi import PLACES
from loaders.document.naming import Mention, Shorts, is_place, named
from loaders.document.words import words_of
from loaders.plan.kinds import kinds_of

_CALLED = re.compile(
    r"^(?:sau đây gọi (?:tắt )?là|gọi tắt là|viết tắt là|viết tắt|tên viết tắt|gọi tắt|gọi là|hereinafter|known as)"
    r"[:\s]+", re.I)
_MEMBERS = ("trường", "khoa", "viện", "trung tâm")
_WHOLES = ("Đại học", "Viện Hàn lâm")
_DEPARTMENTS = ("phòng ", "khoa ", "ban ", "bộ môn ")
#: "UD-VKU" is also called VKU.
_SUFFIX = re.compile(r"-([A-Z]{3,})$")
_SHORT_NAME = re.compile(r"[^\W\d_][\w&.\- ]{1,30}")
_ABROAD = frozenset({
    "hà nội", "việt nam", "nhật bản", "hàn quốc", "hoa kỳ", "đài loan", "trung quốc", "hà lan", "ấn độ", "thái lan",
    "châu á", "đông nam á",
})
_PROVINCES = tuple(sorted({place.lower() for place in PLACES if " " in place} - _ABROAD))
_MOST_WORDS, _LEAST_FIRST = 3, 5


@dataclass(frozen=True, slots=True)
class Body:
    """One organisation as the document names it; its ``key`` is the registry's code, else its folded name."""

    key: str
    name: str
    code: str = ""
    kinds: tuple[str, ...] = ()
    country: str = ""


class Cast:
    """The organisations of one document. ``home``: it is about Hanoi, whose departments it names without the city."""

    def __init__(self, texts: Iterable[str]) -> None:
        whole = [text for text in texts if text]
        self.home = _is_home(" ".join(whole).lower())
        self._shorts: Shorts = {}
        self._explained: dict[str, str] = {}
        self._fullest: dict[str, str] = {}
        self._first_words: dict[str, str] = {}
        self._countries: dict[str, str] = {}
        self._seen: set[str] = set()
        for text in whole:
            self._learn(text)
        self._bodies: dict[tuple[str, str], Body] = {}
        self._found: dict[str, list[Mention]] = {}

    def mentions(self, text: str) -> list[Mention]:
        """Every naming in a sentence, in its order."""
        if text not in self._found:
            self._found[text] = [self._trimmed(mention) for mention in named(words_of(text), self._shorts)]
        return self._found[text]

    def body(self, mention: Mention) -> Body:
        """Which organisation a naming means."""
        return self.called(mention.name, mention.bracket)

    def called(self, name: str, bracket: str = "") -> Body:
        """Which organisation a name means; ``bracket``: what stands in brackets behind it."""
        if (name, bracket) not in self._bodies:
            self._bodies[name, bracket] = self._meant(self._explained.get(name.lower(), name), bracket)
        return self._bodies[name, bracket]

    def _meant(self, name: str, bracket: str) -> Body:
        core = known.core(name)
        found, country = self._registered(name, bracket), self._countries.get(core, "")
        if found:
            return Body(found.code, found.name, found.code, found.kinds, country)
        full = self._fullest.get(core) or self._first_words.get(name) or name
        return Body(fold(full), full, "", kinds_of(full) or names_en.kinds_of(full), country)

    def _registered(self, name: str, bracket: str) -> known.Known | None:
        combined = known.find(f"{name}, {bracket}", self.home) if bracket else None
        found = combined or known.find(name, self.home)
        if found or not bracket or " " not in name or not _is_short(bracket):
            return found
        # "Hiệp hội X (VINASA)" is VINASA; "Trường X (ĐHQGHN)" is not that university.
        short = known.find(bracket, self.home)
        member = short is not None and name.lower().startswith(_MEMBERS) and short.name.startswith(_WHOLES)
        return None if member else short

    def _trimmed(self, mention: Mention) -> Mention:
        """``Tập đoàn X Daniel Rosen`` is the body that the document names elsewhere, and a person."""
        parts = mention.name.split()
        for more in (2, 3):
            shorter, rest = " ".join(parts[:-more]), parts[-more:]
            if shorter.lower() in self._seen and " " in shorter and not mention.bracket and _may_be_person(rest):
                return replace(mention, end=mention.start + len(shorter), last=mention.last - more, name=shorter)
        return mention

    def _learn(self, text: str) -> None:
        """What a sentence tells of the names of this document: the fullest ones, and short ones in brackets."""
        for mention in named(words_of(text), {}):
            if mention.bare:
                continue
            self._seen.add(mention.name.lower())
            self._remember(mention.name)
            if mention.bracket:
                self._explain(mention, _CALLED.sub("", mention.bracket).strip(" “”\"'‘’"))

    def _remember(self, name: str) -> None:
        first, _, rest = name.partition(" ")
        firm = names_en.kinds_of(name) == ("Firm",) and first.isascii() and first not in names_en.MAKING
        if rest and firm and len(first) >= _LEAST_FIRST:
            self._first_words.setdefault(first, name)
        core = known.core(name)
        if core and len(name) > len(self._fullest.get(core, "")):
            self._fullest[core] = name

    def _explain(self, mention: Mention, said: str) -> None:
        place = places.code(said)
        if place:
            self._countries[known.core(mention.name)] = place
        elif self._is_new_short(said) and not mention.name.lower().startswith(_DEPARTMENTS):
            for short in (said, *_SUFFIX.findall(said)):
                spelled = tuple(word.plain for word in words_of(short).all)
                self._shorts.setdefault(spelled[0], []).append((spelled, short))
                self._explained[short.lower()] = mention.name

    def _is_new_short(self, said: str) -> bool:
        written = _SHORT_NAME.fullmatch(said) is not None and _is_short(said) and not is_place(said)
        return written and said.lower() not in self._explained and not known.find(said, self.home)


def _may_be_person(parts: list[str]) -> bool:
    capitals = all(part[0].isupper() and part.strip(".") not in names_en.MAKING for part in parts)
    return capitals and not is_place(" ".join(parts))


def _is_short(said: str) -> bool:
    """Whether a bracket holds a short name: an acronym or a few capitals, no first word of a body."""
    words = words_of(said)
    return 0 < len(words) <= _MOST_WORDS and words[0].capital and not names_vi.head_at(words, 0)[1]


def _is_home(text: str) -> bool:
    ours = text.count("hà nội") + text.count("hanoi") + text.count("ha noi")
    return ours > 0 and all(text.count(place) <= ours for place in _PROVINCES)
