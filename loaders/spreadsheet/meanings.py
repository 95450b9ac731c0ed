"""What a heading means: the column of the layout, or several at once, by its words in either language."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from graph.names import fold
from loaders.spreadsheet.grid import OVER, Block, is_ordinal, key
from loaders.spreadsheet.layout import SHEET, Column, Sheet
from loaders.spreadsheet.synonyms import (
    COMPOUNDS,
    CONTACT,
    FAMILY,
    GIVEN,
    HEADINGS,
    PERHAPS,
    PERSON,
    PRIVATE,
    SPECIALTY,
)

#: Characters beyond which a text is no heading.
LONG = 400
#: How surely a heading means a column: by the layout's first word, by another of it, as offices say, perhaps.
OWN, ALSO, SAID, PERHAPS_ONLY = 4, 3, 2, 1

#: A word that says nothing without the heading above it.
_GENERIC = frozenset({"ten", "ma", "so", "loai", "khac", "name", "no"})
_NAMES = frozenset({"name", "expert"})
_WAYS = frozenset({"phone", "email", CONTACT, "public_contact"})
#: Columns that take everything from several columns of a sheet, since each holds a part.
JOINING = frozenset({"title", "phone", "email", "public_contact", FAMILY, GIVEN, CONTACT, SPECIALTY})


def covered(part: str, target: str) -> tuple[str, ...]:
    """The columns of the layout that a target fills."""
    names = {column.name for column in SHEET[part].columns}
    fills = {PERSON: ("name", "title", "position") if "title" in names else ("expert", "role"), FAMILY: ("name",),
             GIVEN: ("name",), CONTACT: ("email", "phone") if "email" in names else ("public_contact",),
             SPECIALTY: ("field", "about")}
    return tuple(name for name in fills.get(target, (target,)) if name in names)


def targets(part: str) -> tuple[str, ...]:
    """Everything that a column of a sheet can be read as, in the order of the layout, those of several at last."""
    sheet = SHEET[part]
    names = {column.name for column in sheet.columns}
    people = (PERSON, FAMILY, GIVEN) if "title" in names else (PERSON,) if "expert" in names else ()
    mixed = (CONTACT,) if names & {"phone", "public_contact"} else ()
    fields = (SPECIALTY,) if {"field", "about"} <= names else ()
    return (*(column.name for column in sheet.columns), *people, *mixed, *fields)


def read_as(part: str, block: Block) -> dict[int, tuple[str, int]]:
    """The target of each column whose heading is known, and how surely; a column that repeats another is left out."""
    found = {at: meant for at, heading in enumerate(block.headings) if (meant := meaning(part, heading))[0]}
    if any(target == FAMILY for target, _ in found.values()):
        found |= {at: (GIVEN, rank) for at, (target, rank) in found.items()
                  if target == "name" and key(block.headings[at]) in ("ten", "name")}
    return {at: one for at, one in found.items() if _stands(part, block, found, at)}


def _stands(part: str, block: Block, found: dict[int, tuple[str, int]], at: int) -> bool:
    target = found[at][0]
    if target in JOINING or (target not in COMPOUNDS and SHEET[part].column(target).many):
        return True
    first = min((place for place, (other, _) in found.items() if other == target),
                key=lambda place: (-found[place][1], place))
    return at == first or block.headings[at] == block.headings[first]


@lru_cache(maxsize=10_000)
def meaning(part: str, heading: str) -> tuple[str, int]:
    """The target that a heading means on a sheet, and how surely; ("", 0) where it is not known."""
    if not heading or len(heading) > LONG or is_private(heading):
        return "", 0
    whole = _one(part, heading)
    if whole[0] or OVER not in heading:
        return whole
    rows = heading.split(OVER)
    meant = [_one(part, row) for row in rows]
    # “Telephone” over “Office” is a telephone, “Office” over “Name” an office; else the lowest row says it.
    ways = [one for one in meant if one[0] in _WAYS]
    if ways or (meant[0][0] and key(rows[-1]) in _GENERIC):
        return ways[-1] if ways else meant[0]
    return next((one for one in reversed(meant) if one[0]), ("", 0))


def _one(part: str, heading: str) -> tuple[str, int]:
    words = _words(part)
    bare = re.sub(r"\(.*?\)|\[.*?\]", "", heading)
    return words.get(key(heading)) or words.get(key(bare)) or ("", 0)


@lru_cache(maxsize=10_000)
def is_private(heading: str) -> bool:
    """Whether a column is about somebody's private life. Accents count: “Năm” is a year."""
    return len(heading) <= LONG and any(_bare(part) in _private() for part in (heading, *heading.split(OVER)))


@cache
def _private() -> frozenset[str]:
    """These headings, and those of several words without their accents, too."""
    plain = (fold(word) for word in PRIVATE if " " in word)
    return frozenset((*(_bare(word) for word in PRIVATE), *(_bare(word) for word in plain)))


def _bare(heading: str) -> str:
    return "".join(re.findall(r"[^\W_]", re.sub(r"\(.*?\)", "", unicodedata.normalize("NFC", heading.lower()))))


@cache
def _words(part: str) -> dict[str, tuple[str, int]]:
    """Every heading of a sheet in its bare form; own words of a column go before others' synonyms."""
    words: dict[str, tuple[str, int]] = {}
    for target, several in PERHAPS.get(part, {}).items():
        words |= {key(word): (target, PERHAPS_ONLY) for word in several}
    for target, several in HEADINGS[part].items():
        words |= {key(word): (target, SAID) for word in several}
    for column in SHEET[part].columns:
        words |= {key(word): (column.name, ALSO) for word in column.also}
    for column in SHEET[part].columns:
        words |= {key(word): (column.name, OWN) for word in (column.name, column.en, column.vi)}
    return words


def contained(part: str, heading: str) -> str:
    """The target whose words stand within a longer heading; empty where there is none.

    Of several the longest, but a heading that begins with the name of something is of these: “Họ tên, chức vụ”.
    """
    text = f" {_spaced(heading)} "
    if len(text) > 200 or is_private(heading):
        return ""
    found = [(target in _NAMES and text.startswith(f" {word} "), len(word), target)
             for target, several in _phrases(part) for word in several if f" {word} " in text]
    return max(found, default=(False, 0, ""))[2]


@cache
def _phrases(part: str) -> list[tuple[str, tuple[str, ...]]]:
    """The words of each target that are long enough to mean it within others."""
    own = [(column.name, (column.vi, column.en, *column.also)) for column in SHEET[part].columns]
    spread = [(target, tuple(_spaced(word) for word in several)) for target, several in [*HEADINGS[part].items(), *own]]
    return [(target, tuple(word for word in several if len(word) > 4)) for target, several in spread]


def _spaced(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def missing(sheet: Sheet, given: Iterable[str]) -> list[Column]:
    """The required columns of a sheet that none of these targets fills."""
    names = {name for target in given for name in covered(sheet.part, target)}
    return [column for column in sheet.required if not names & {column.name, f"{column.name}_id"}]


def unknown(block: Block, known: Iterable[int]) -> list[str]:
    """The headings that mean nothing here, shortened; columns that number the lines are not told."""
    places = set(known)
    return [heading[:60] for at, heading in enumerate(block.headings)
            if at not in places and heading and not is_ordinal(heading)]


def language(sheet: Sheet, headings: dict[str, str]) -> str:
    """The language of most headings that are the layout's own; of others, Vietnamese where one has its letters."""
    english = sum(key(heading) in {key(sheet.column(name).en), key(name)} for name, heading in headings.items())
    vietnamese = sum(key(heading) == key(sheet.column(name).vi) for name, heading in headings.items())
    if english == vietnamese == 0:
        return "en" if all(heading.isascii() for heading in headings.values()) else "vi"
    return "en" if english > vietnamese else "vi"
