"""Names of bodies in Vietnamese, by how they are written: a first word such as ``Sở``, and what may follow it."""

from dataclasses import dataclass

from loaders.document.heads_vi import (
    ALONE,
    BOARDS,
    COMMITTEES,
    DOING,
    HEADS,
    LEVELS,
    LISTING,
    NAMED_AFTER,
    PARTY,
    SMALL,
    STRONG,
    WITHIN,
)
from loaders.document.lexicon_vi import ENDING, FAMILIES
from loaders.document.names_en import MAKING
from loaders.document.phrases_vi import compound_at, place_at
from loaders.document.words import Words

_HEADS_BY_FIRST: dict[str, list[tuple[str, ...]]] = {}
for _head in HEADS:
    _HEADS_BY_FIRST.setdefault(_head.split()[0], []).append(tuple(_head.split()))
_DASHES = frozenset("-–—")
_JOINING = frozenset({"quỹ", "và", "về", "số", "các"})
_MOST_WORDS, _MOST_SMALL, _MOST_SYLLABLES = 24, 10, 5


def head_at(words: Words, at: int) -> tuple[str, int]:
    """The longest first word of a body that stands here, and its number of words; empty and 0 where there is none."""
    for head in _HEADS_BY_FIRST.get(words[at].plain, ()):
        if all(at + offset < len(words) and words[at + offset].plain == part for offset, part in enumerate(head)):
            return " ".join(head), len(head)
    return "", 0


def person_at(words: Words, at: int) -> int:
    """The number of words of a Vietnamese full name that begins here; 0 where none does."""
    if words[at].text not in FAMILIES or place_at(words, at):
        return 0
    end = at + 1
    while end < len(words) and end - at < _MOST_SYLLABLES and _goes_on(words, end):
        end += 1
    named_after = end < len(words) and words[end].text in MAKING
    return end - at if end - at >= 2 and not named_after else 0


def _sentence_end(words: Words, at: int) -> int:
    # A steering committee is named by all that it steers, up to a mark or a person.
    end = at
    while end < len(words) and not person_at(words, end) and end - at < _MOST_WORDS:
        if words[end].mark and not _is_listed(words, end):
            break
        end += 1
    return end if end > at and (words[at].capital or words[at].plain in ("của", "về", "quốc", "trung")) else 0


def _is_listed(words: Words, at: int) -> bool:
    following = words[at + 1] if at + 1 < len(words) else None
    return words[at].text == "," and following is not None and not following.capital and compound_at(words, at + 1) > 0


def _goes_on(words: Words, at: int) -> bool:
    """Whether one more syllable of a person's name stands here, and no word of a body's."""
    text = words[at].text
    syllable = text.isalpha() and text[0].isupper() and text[1:].islower() and len(text) <= 7
    return (syllable and words[at].start == words[at - 1].end + 1 and compound_at(words, at) < 2
            and head_at(words, at)[1] < 2)


def name_end(words: Words, at: int) -> int:
    """The number of the word after the name of a body that begins here; ``at`` where no name does."""
    head, length = head_at(words, at)
    if not head:
        return at
    return tail_end(words, head, at + length) or at


def tail_end(words: Words, head: str, at: int) -> int:
    """The number of the word after a name whose first word is ``head`` and whose others begin here; 0 where none do."""
    if head == "ban chỉ đạo":
        return _sentence_end(words, at)
    reader = _Reader(words, head, at)
    reader.read()
    return reader.end if reader.full else 0


def is_class(words: Words, at: int, end: int) -> bool:
    """Whether these words are a first word and nothing of its own (``Tập đoàn công nghệ``), which name no one body."""
    head, length = head_at(words, at)
    return bool(head) and head not in ALONE and not any(word.capital for word in words.all[at + length:end])


@dataclass(slots=True)
class _Reader:
    """Goes on word by word while they belong to the name; ``end`` is after the last that surely does."""

    words: Words
    head: str
    end: int
    full: bool = False
    placed: bool = False

    def read(self) -> None:
        self.full = self.head in ALONE
        start = self.end
        if self._descriptive(start):
            start = self.end
        while self.end < len(self.words) and self.end - start < _MOST_WORDS:
            step = self._step(self.end)
            if not step:
                return
            self.end += step
            self.full = True

    def _descriptive(self, at: int) -> bool:
        """Small letters between the first word and a capital, as in ``Công ty quản lý quỹ Weangles``."""
        end = at
        while end < len(self.words) and end - at < _MOST_SMALL and not self.words[end].capital:
            joining = end > at and self.words[end].plain in _JOINING
            step = self._level(end) or compound_at(self.words, end) or int(joining)
            if not step:
                return False
            end += step
        if end == at or end >= len(self.words) or end - at >= _MOST_SMALL:
            return False
        dangling = self.words[end - 1].plain in ("và", "về", "các") and not compound_at(self.words, end)
        if dangling or person_at(self.words, end) or head_at(self.words, end)[1]:
            return False
        self.end = end
        return True

    def _step(self, at: int) -> int:
        """How many of the next words belong to the name."""
        word = self.words[at]
        if place := self._level(at) or place_at(self.words, at):
            # Only "Quốc gia" and the like stand behind a place in a name.
            return 0 if self.placed else self._place(place)
        if self.placed:
            return 0
        if word.capital:
            return self._capital(at)
        if word.mark or word.plain in ("và", "các", "về", "&"):
            return self._joined(at)
        compound = compound_at(self.words, at)
        if not compound:
            return int(self._bridges(at))
        return compound if self._goes_on_small(at, compound) else 0

    def _bridges(self, at: int) -> bool:
        """``Lọc hóa`` + ``dầu`` + ``Bình Sơn``: one word in small letters between small letters and a capital."""
        after = at + 1
        if not self.full or after >= len(self.words) or not self.words[after].capital:
            return False
        word = self.words[at]
        unknown = word.text.isalpha() and word.plain not in ENDING and self.words[at - 1].text.islower()
        return unknown and not head_at(self.words, after)[1] and not person_at(self.words, after)

    def _place(self, length: int) -> int:
        self.placed = True
        return length

    def _capital(self, at: int) -> int:
        compound = compound_at(self.words, at)
        if self.full and head_at(self.words, at)[0] in STRONG:
            return 0
        if compound:
            return compound
        if person := person_at(self.words, at):
            return person if self.head in NAMED_AFTER and not self.full else 0
        head, length = head_at(self.words, at)
        if head in PARTY:
            return length if self.full else 0
        if head and self.full and self.words[at].plain not in ("khu", "hội", "quỹ"):
            return 0
        following = self.words[at + 1] if at + 1 < len(self.words) else None
        if following and self._second(at, following.text, following.plain):
            return 2
        return 1

    def _second(self, at: int, text: str, plain: str) -> bool:
        # The second syllable of a word that is in no list: one, in small letters, and no word that ends a name.
        word = self.words[at]
        return (text.islower() and text.isalpha() and plain not in ENDING and not word.acronym
                and len(word.text) <= 6 and len(text) <= 6 and not compound_at(self.words, at + 1)
                and word.plain not in ("việt", "tnhh"))

    def _joined(self, at: int) -> int:
        word, after = self.words[at], at + 1
        if after >= len(self.words):
            return 0
        compound = compound_at(self.words, after)
        if word.plain in ("và", "&"):
            return 1 + compound if compound and self.full and not self._opens(after) else 0
        if word.text in _DASHES:
            joins = compound or (self.words[after].capital and not person_at(self.words, after)
                                 and not head_at(self.words, after)[1])
            return 1 + max(compound, 1) if joins and self.full and self.words[after].capital else 0
        if word.text == ",":
            return 1 + compound if compound and self._lists(after, compound) else 0
        if word.plain == "các" and self.head in BOARDS:
            return 1 + self._capital_or_small(after)
        return 0

    def _opens(self, at: int) -> bool:
        """Whether another body begins here; ``Khu`` goes on with the board that manages two of them."""
        head = head_at(self.words, at)[0]
        return bool(head) and self.words[at].capital and not (self.head in BOARDS and head.startswith("khu"))

    def _capital_or_small(self, at: int) -> int:
        return compound_at(self.words, at) or (1 if self.words[at].capital else 0)

    def _lists(self, at: int, compound: int) -> bool:
        """Whether a comma goes on with the name: capitals of the list, and ``và`` or a place behind them."""
        if self.head not in LISTING or head_at(self.words, at)[1] > compound:
            return False
        ahead = self.words.all[at + compound:at + compound + 4]
        listed = self.words[at].capital and any(word.plain in ("và", ",") or word.capital for word in ahead)
        return listed or bool(ahead and ahead[0].capital and not head_at(self.words, at + compound)[1])

    def _goes_on_small(self, at: int, compound: int) -> bool:
        """``Đổi mới`` + ``sáng tạo``, ``Doanh nghiệp`` + ``điện tử`` + ``Thăng Long``: right behind such a word."""
        if self.words.plain(at, compound) in SMALL or self.head in WITHIN:
            return True
        after = at + compound
        if self.words.plain(at, compound) in DOING:
            return False
        named = after < len(self.words) and self.words[after].capital and not head_at(self.words, after)[1]
        return named and not person_at(self.words, after) and compound_at(self.words, at - 2) == 2 and self.full

    def _level(self, at: int) -> int:
        """``thành phố Hà Nội``, ``TP. Hà Nội``, ``tỉnh Bắc Ninh``; ``Thành phố`` alone behind a committee."""
        size = next((length for length in (2, 1) if self.words.plain(at, length) in LEVELS), 0)
        if not size:
            return 0
        if size == 1 and at + 1 < len(self.words) and self.words[at + 1].text == ".":
            size = 2
        place = place_at(self.words, at + size) if at + size < len(self.words) else 0
        if place:
            return size + place
        return size if self.head in COMMITTEES and size == 2 else 0
