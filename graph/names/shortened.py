"""Under which shorter name somebody may be known: family name and main given name, the rest left out.

Nguyễn Thị Minh Anh is Anh Nguyen as well, but Anh Nguyen is thousands of people: a shorter form counts only where it
still says enough, by how rare its two parts are, how sure the reading is, and how usual it is to leave out the rest.
"""

from math import log2

from graph.names.persons import Name
from graph.names.rarity import bits
from graph.names.readings import Reading
from graph.names.vietnamese import FILLERS

#: What a shorter form has to say at least, in bits, after the deductions below.
ENOUGH = 5.5
#: Readings below this probability are no forms, however rare their parts.
_UNLIKELY = 0.01
#: Deductions, in bits, for leaving out an initial, a filler (Thi, Van), a middle name; for each more of a kind.
_INITIAL, _FILLER, _MIDDLE = 0.25, 0.5, 1.5
_MORE_INITIALS, _MORE_MIDDLES = 2.5, 1.25
#: For middle names, where the family name was moved to the end of a name of three parts, of four, and where it stands
#: first: Văn An Nguyễn and An Văn Nguyễn look alike, and the second is far likelier to be An Nguyen elsewhere.
_OF_THREE, _OF_FOUR, _FAMILY_FIRST = 4.0, 1.0, 2.5


def shortened(name: Name) -> list[Reading]:
    """The readings of which family name and main given name are a shorter form, the likeliest first."""
    return [reading for reading in name.readings if reading.chance > _UNLIKELY and _is_form(name, reading)]


def _is_form(name: Name, reading: Reading) -> bool:
    kept = (*reading.family, *reading.main)
    if not reading.family or len(kept) == len(name.parts) or any(name.parts[place].initial for place in kept):
        return False
    left = [place for place in range(len(name.parts)) if place not in kept]
    return said(name, reading) - _cost(name, reading, left) >= ENOUGH


def said(name: Name, reading: Reading) -> float:
    """What the family name and the main given name of a reading say, in bits, less what is unsure of the reading."""
    family = bits(name.tradition, "family", _joined(name, reading.family))
    return family + sum(bits(name.tradition, "given", name.parts[place].text) for place in reading.main) + log2(
        reading.chance)


def _cost(name: Name, reading: Reading, left: list[int]) -> float:
    parts = [name.parts[place] for place in left]
    initials = sum(part.initial for part in parts)
    fillers = sum(part.text in FILLERS for part in parts)
    full = len(parts) - initials - fillers
    total = _INITIAL * (initials > 0) + _MORE_INITIALS * max(0, initials - 1) + _FILLER * fillers
    if _before(name, reading) and len(name.parts) == 3 and fillers:
        return total + _OF_THREE
    return total + (_middle(name, reading) + _MORE_MIDDLES * (full - 1) if full else 0.0)


def _before(name: Name, reading: Reading) -> bool:
    """Whether the name is in Vietnamese order with the family name moved to its end."""
    return name.tradition == "vi" and 0 < reading.main[0] == reading.family[0] - 1


def _middle(name: Name, reading: Reading) -> float:
    if _before(name, reading):
        return _OF_THREE if len(name.parts) == 3 else _OF_FOUR
    return _FAMILY_FIRST if name.tradition == "vi" and reading.family[0] == 0 else _MIDDLE


def _joined(name: Name, places: tuple[int, ...]) -> str:
    return "".join(name.parts[place].code for place in places)
