"""Which old encoding a sheet was written in, by how many of its odd words it turns into Vietnamese syllables."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from loaders.spreadsheet.legacy.syllables import spelling
from loaders.spreadsheet.legacy.tables import NAMES, decoded, possible

#: Different words that an encoding has to mend at least, and the share of all odd ones that they have to be: a few
#: words have to be nearly all, of many it may be a part, since other languages stand in the same lists.
SURE = ((4, 0.85), (12, 0.4))
#: What the next best encoding may explain of what the best one does.
BEHIND = 0.7
#: Below these it is nothing that anybody should be asked about.
FEW, DOUBTFUL = 2, 0.4
#: Different cells that are looked at; more would say the same.
LOOKED_AT = 20_000

# Only what no old encoding uses as a letter parts words: a few of the first control characters are capitals of VISCII.
_APART = re.compile("[\\x00\\x01\\x03\\x04\\x07-\\x13\\x15-\\x18\\x1a-\\x1d\\x1f -/:-@\\[-`{-~]+")
# Signs of measures, which would be letters.
_UNIT = re.compile("\\d*(?:µ[mslgAVWFH]|[cdk]?m[²³]|[ºª°])")


@dataclass(frozen=True, slots=True)
class Verdict:
    """The encoding that a file seems to be in, "" for none that is old; and whether it can be taken for sure."""

    encoding: str = ""
    certain: bool = False


@dataclass(slots=True)
class _Count:
    """How many different words one encoding makes legal, and how many it does not."""

    legal: int = 0
    illegal: int = 0

    @property
    def share(self) -> float:
        return self.legal / (self.legal + self.illegal) if self.legal else 0.0


def verdict(cells: Iterable[str]) -> Verdict:
    """What the different cells of a file say about its encoding."""
    counts = weighed(cells)
    best, second = sorted(counts, key=lambda name: (counts[name].share, counts[name].legal), reverse=True)[:2]
    found = counts[best]
    if found.legal < FEW or found.share < DOUBTFUL:
        return Verdict()
    alone = counts[second].share <= BEHIND * found.share
    return Verdict(best, alone and any(found.legal >= least and found.share >= share for least, share in SURE))


def weighed(cells: Iterable[str]) -> dict[str, _Count]:
    """For each encoding, how many of the different odd words of these cells it makes legal syllables."""
    counts = {name: _Count() for name in NAMES}
    seen: set[str] = set()
    for cell in list(dict.fromkeys(cell for cell in cells if possible(cell)))[:LOOKED_AT]:
        words = [word for word in words_of(cell) if odd(word) and word not in seen]
        seen.update(words)
        for name, count in counts.items():
            for mended in _spellings(cell, words, name):
                count.legal += mended is True
                count.illegal += mended is False
    return counts


def words_of(cell: str) -> list[str]:
    """The words of a cell that have anything beyond ASCII."""
    return [word for word in _APART.split(cell) if not word.isascii()]


def odd(word: str) -> bool:
    """Whether a word is, as it stands, no Vietnamese syllable; a sign that stands alone is no word."""
    return not is_sign(word) and spelling(word) is not True


def is_sign(word: str) -> bool:
    """Whether a word is a single sign, or that of a measure: it says nothing about the letters around it."""
    return len(word) < 2 or _UNIT.fullmatch(word) is not None


def _spellings(cell: str, words: Collection[str], name: str) -> list[bool | None]:
    """How each word reads in an encoding; what an encoding does not change it does not explain."""
    if name == "utf8":
        # Words may be torn apart by it: a blank is part of some letters. A cell that is UTF-8 is so by no accident.
        return [decoded(cell, name) != cell] * len(words)
    return [spelling(decoded(word, name)) for word in words]
