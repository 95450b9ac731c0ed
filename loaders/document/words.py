"""A sentence as words: where each begins and ends, and how it is written."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from loaders.document.lexicon_vi import toned

_WORD = re.compile(r"\w+(?:[&/'’.\-]\w+)*|\S")


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark; ``plain`` in small letters with tone marks where the newer spelling has them."""

    text: str
    start: int
    end: int
    plain: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def acronym(self) -> bool:
        """Whether it is written in capitals: ``VINASA``, ``TT&TT``."""
        return len(self.text) > 1 and self.text.isupper()

    @property
    def mark(self) -> bool:
        """Whether it is punctuation."""
        return not (self.text[0].isalnum() or self.text[0] == "_")


def _apart(said: str, start: int) -> list[tuple[int, str]]:
    """``Pháp-Hiệu trưởng`` is a name and a position without their spaces; ``VNU-HCM`` and ``Jin-woo`` are one word."""
    left, dash, right = said.partition("-")
    titled = right in ("Director", "Rector", "Chairman", "President", "Dean", "Head", "Deputy", "Vice", "General")
    if not dash or (said.isascii() and not titled) or not right.istitle() or left.isupper():
        return [(start, said)]
    return [(start, left), (start + len(left), dash), (start + len(left) + 1, right)]


@lru_cache(maxsize=4_096)
def words_of(text: str) -> "Words":
    """The words of a sentence; several readers ask for them one after another."""
    return Words(text)


class Words:
    """The words of one text, found by place."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def all(self) -> list[Word]:
        """Every word in its order."""
        return [Word(said, start, start + len(said), toned(said.lower()))
                for found in _WORD.finditer(self.text) for start, said in _apart(found[0], found.start())]

    def __len__(self) -> int:
        return len(self.all)

    def __getitem__(self, at: int) -> Word:
        return self.all[at]

    def after(self, place: int) -> int:
        """The number of the first word that begins at or after a place in the text."""
        low, high = 0, len(self.all)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self.all[middle].start < place else (low, middle)
        return low

    def plain(self, at: int, count: int) -> str:
        """This many words from here, in small letters; empty where there are fewer."""
        return " ".join(word.plain for word in self.all[at:at + count]) if at + count <= len(self.all) else ""

    def between(self, at: int, end: int) -> str:
        """The text from one word to before another, as it is written."""
        return self.text[self.all[at].start:self.all[end - 1].end] if at < end <= len(self.all) else ""
