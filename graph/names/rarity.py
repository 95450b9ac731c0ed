"""How much a name says: what sharing it is worth, by the frequencies of its parts in its own tradition."""

from functools import cache
from math import log2

from graph.names import chinese, frequencies
from graph.names.persons import Name


@cache
def bits(tradition: str, role: str, text: str) -> float:
    """What one part is worth in this role, in bits; Chinese in Wade–Giles is as frequent as the pinyin behind it."""
    if tradition == "zh" and text not in frequencies.shares("zh", role):
        together = chinese.share_in_wade_giles(role, text)
        if together:
            return -log2(together)
    return frequencies.bits(tradition, role, text)


def rarity(name: Name) -> float:
    """How much a name says, in bits: one in 2 to the power of this shares it."""
    if not name.readings:
        return 0.0
    reading, tradition = name.readings[0], name.tradition
    family = "".join(name.parts[place].code for place in reading.family)
    total = _part(tradition, "family", family, name.parts[reading.family[0]].initial) if family else 0.0
    for place, part in enumerate(name.parts):
        if place not in reading.family:
            role = "middle" if tradition == "vi" and place not in reading.main else "given"
            total += _part(tradition, role, part.text, part.initial)
    return total


def _part(tradition: str, role: str, text: str, initial: bool) -> float:
    return frequencies.letter_bits(tradition, role, text[0]) if initial else bits(tradition, role, text)
