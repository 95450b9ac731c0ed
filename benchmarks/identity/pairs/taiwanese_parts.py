"""Parts of Taiwanese names with their spellings (taiwanese_parts.csv, from general knowledge of the systems)."""

import csv
from pathlib import Path
from typing import NamedTuple

from benchmarks.identity.pairs.draw import Draw
from benchmarks.identity.pairs.parts import parts


class Part(NamedTuple):
    """One character: traditional, simplified, and in four ways of romanising; the last for family names only."""

    character: str
    simplified: str
    pinyin: str
    wade_giles: str
    tongyong: str
    customary: str

    def spelled(self, system: str) -> str:
        """In one of the systems: ``pinyin``, ``wade_giles``, ``tongyong`` or ``customary``."""
        return str(getattr(self, system))


def _parts() -> dict[str, list[Part]]:
    found: dict[str, list[Part]] = {}
    with Path(__file__).with_name("taiwanese_parts.csv").open(encoding="utf-8", newline="") as file:
        for part, *cells in list(csv.reader(file))[1:]:
            found.setdefault(part, []).append(Part(*cells))
    return found


PARTS = _parts()
FAMILIES = [part for part in PARTS["family"] if part.character != "呂"]
ENGLISH = {sex: parts(f"tw english {sex}") for sex in ("male", "female")}
KNOWN = set(parts("tw known"))


class Person(NamedTuple):
    """A made-up person with a given name of two characters."""

    family: Part
    first: Part
    second: Part

    @property
    def characters(self) -> str:
        """Family name, given name."""
        return self.family.character + self.first.character + self.second.character

    @property
    def simplified(self) -> str:
        """The same in simplified characters."""
        return self.family.simplified + self.first.simplified + self.second.simplified

    def given(self, system: str = "wade_giles", style: str = "Aa-Bb") -> str:
        """The given name, spelled as in the style: ``Aa-Bb``, ``Aa Bb``, ``Aabb``, ``Aa-bb``, ``AaBb``, ``A.-B.``…"""
        one, other = self.first.spelled(system), self.second.spelled(system)
        first, second = one.capitalize(), other.capitalize()
        joint = style[1:] if "." in style else style[2:-2]
        if "." in style or len(style) <= 3:
            return style.replace("A", first[0]).replace("B", second[0])
        return first + joint + (second if style[-2] == "B" else other)

    def western(self, system: str = "wade_giles", style: str = "Aa-Bb") -> str:
        """Given name first."""
        return f"{self.given(system, style)} {self.family.spelled(system)}"

    def eastern(self, system: str = "wade_giles", style: str = "Aa-Bb") -> str:
        """Family name first."""
        return f"{self.family.spelled(system)} {self.given(system, style)}"


def person(draw: Draw, families: list[Part] | None = None, sex: str = "") -> Person:
    """Somebody with one of these family names; the two characters sound different."""
    first, second = draw.two(PARTS[sex or draw.pick(("male", "female"))])
    found = Person(draw.pick(families or FAMILIES), first, second)
    same = len({part.pinyin.lower() for part in found}) < 3
    return person(draw, families, sex) if same or found.characters in KNOWN else found
