"""An organisation's name taken apart: its legal forms, its words, what it is, and what it says it is a part of."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from graph import places
from graph.names.folding import clean
from graph.names.organisations.forms import spelled_out, taken_off
from graph.names.organisations.words import is_vietnamese, read, spelled, words

#: What a body can be, by the concepts of words.py, from the small part of one to those that have parts.
_BY_LEVEL = (("department", "division", "section", "unit", "faculty"), ("school", "graduate", "program", "project"),
           ("laboratory", "center", "clinic", "library", "museum", "office"),
           ("college", "institute", "hospital", "academy", "polytechnic"),
           ("university", "ministry", "agency", "council", "foundation", "association", "society", "company"))
LEVEL = {word: level for level, several in enumerate(_BY_LEVEL) for word in several}
_BRANCH = re.compile(r"\s*[(（]([^()（）]+)[)）]\s*$")
#: Characters of an abbreviation.
_LONGEST = 14
#: "VNU University of Science" names its whole first.
_NATIONAL_UNIVERSITY = ("university", "national")
_PARTS = re.compile(r"\s*[,;，、；]\s*|\s+[-–—]\s+|\s+thuộc\s+", re.I)
_SHORT = re.compile(
    r"(?!.*[a-z]{3})(?=.*[A-ZĐ].*[A-ZĐ0-9])[A-ZĐ0-9][A-Za-zđĐ0-9]{0,2}[A-ZĐ0-9&./-][A-ZĐa-z0-9&./-]{0,8}")


class OrganisationName(NamedTuple):
    """A name read. ``bare`` is it folded without legal forms, ``words`` the same as concepts in their order; ``own`` of
    these those of the body itself, ``wholes`` those of each larger body that it names; ``kind`` the concept that says
    what it is, empty where no word does; ``branch`` the country (ISO code) in brackets after a firm's name; ``short``
    for an abbreviation."""

    text: str
    bare: str
    words: tuple[str, ...]
    own: tuple[str, ...] = ()
    wholes: tuple[tuple[str, ...], ...] = ()
    forms: tuple[str, ...] = ()
    kind: str = ""
    branch: str = ""
    short: bool = False

    @property
    def unit(self) -> bool:
        """Whether it names a department or faculty, and so not the institution that it belongs to."""
        return LEVEL.get(self.kind) == 0


@lru_cache(65_536)
def parse(name: str) -> OrganisationName:
    """Take a name apart; ``text`` keeps what was said."""
    text = clean(name)
    rest, branch = _branch(spelled_out(text))
    folded = spelled(rest)
    formed = taken_off(folded)
    whole = read(formed.rest, is_vietnamese(rest, folded))
    own, wholes = (whole, ()) if formed.codes else _apart(rest, whole)
    return OrganisationName(text, formed.rest, whole, own, wholes, formed.codes, kind(own), branch, is_short(rest))


def kind(own: Sequence[str]) -> str:
    """The concept that says what a body is: that of the smallest, as a university hospital is a hospital."""
    heads = [word for word in own if word in LEVEL]
    return min(heads, key=LEVEL.__getitem__, default="")


def is_short(text: str) -> bool:
    """Whether this looks like an abbreviation: one word with capitals, as HVNH, VNU-SIS or UofT."""
    return len(text) <= _LONGEST and bool(_SHORT.fullmatch(text))


def _branch(text: str) -> tuple[str, str]:
    """A name without what stands in brackets behind it, where that is a country, and its code; or an abbreviation."""
    match = _BRANCH.search(text) if text.endswith((")", "）")) else None
    if not match:
        return text, ""
    before, within = text[:match.start()], match[1]
    if code := places.code(within):
        return before, code
    if is_short(before):
        return within, ""
    return (before, "") if is_short(within) else (text, "")


def _apart(text: str, whole: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The words of the body itself and of each larger body named beside it: ``Faculty of Law, University of Hue``."""
    parts = _joined([words(part) for part in _PARTS.split(text)]) if _PARTS.search(text) else []
    if whole[:2] == _NATIONAL_UNIVERSITY and "university" in whole[2:] and len(parts) < 2:
        return whole[2:], (_NATIONAL_UNIVERSITY,)
    if len(parts) < 2:
        return whole, ()
    own = min(parts, key=lambda part: (LEVEL[kind(part)], "national" in part))
    return own, tuple(part for part in parts if part is not own)


def _joined(parts: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Parts that say what they are; another, as the city after a comma, belongs to the part before it."""
    joined: list[tuple[str, ...]] = []
    for part in parts:
        if joined and not (kind(part) and kind(joined[-1])):
            joined[-1] += part
        else:
            joined.append(part)
    return joined
