"""A flat table of the register (CSV): an organisation a line, without relations and without saying what a name is."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from graph import ids, places
from loaders.lines import headings
from loaders.ror.body import ALIAS, DISPLAY, LABEL, Body, Name
from loaders.ror.schemas import degrees, displayed, identified
from loaders.values import SHORT, Unfit, text

HEADINGS = frozenset({"ror_id", "name", "country_code", "city", "lat", "lng", "types", "status", "website",
                      "other_names"})
_NAME = re.compile(r"(.+)@([a-z]{2}(?:-\w+)?)", re.S)
_SHORT_FORM = re.compile(r"[A-ZĐ][A-ZĐ0-9&./-]*")
_SEPARATOR = " ; "
#: A cell with all names of an organisation; the longest known has 1,300 characters.
_CELL = 20_000


def is_flat(path: Path) -> bool:
    """Whether a file begins with the headings of such a table."""
    return headings(path) >= HEADINGS


def body(line: Mapping[str, str]) -> Body:
    """What a line says; Unfit where it is no line of the register."""
    code = places.code(text(line, "country_code"))
    return Body(
        identified(text(line, "ror_id"), "ror_id"), (text(line, "status") or "active").lower(),
        tuple((text(line, "types") or "").lower().split("|")), displayed(list(_names(line))),
        ids.url(text(line, "website")), (code,) if code else (), text(line, "city"),
        degrees(line, "lat", 90), degrees(line, "lng", 180))


def _names(line: Mapping[str, str]) -> Iterator[Name]:
    if shown := text(line, "name"):
        yield Name(shown, "", DISPLAY)
    tagged = [_tagged(part) for part in (text(line, "other_names", limit=_CELL) or "").split(_SEPARATOR) if part]
    spoken = [language for value, language in tagged if not _is_short(value)]
    for value, language in tagged:
        if len(value) > SHORT:
            raise Unfit("other_names", f"One of the names has {len(value):,} characters and {SHORT:,} is the limit.")
        # A name in a language is the body's only where no other stands in it: the rest may be former ones.
        alone = language not in ("", "en") and not _is_short(value) and spoken.count(language) == 1
        yield Name(value, language, LABEL) if alone else Name(value, "", ALIAS)


def _tagged(part: str) -> tuple[str, str]:
    match = _NAME.fullmatch(part.strip())
    return (match[1].strip(), match[2]) if match else (part.strip(), "")


def _is_short(value: str) -> bool:
    """Whether this looks like an abbreviation: one word of Latin capitals, as HVNH or VNU-SIS."""
    return bool(_SHORT_FORM.fullmatch(value))
