"""From the text of a cell to a value of the schema, or to the reason why not."""

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

from graph import ids, places
from graph.names import clean, fold
from graph.schema import Choice, Prop
from loaders.spreadsheet.reasons import Unreadable

#: Characters; a cell beyond the first is not even looked at.
MEGABYTE, LINE, LONG = 1_000_000, 1_000, 50_000
#: What stands in place of a formula whose result the file does not hold.
NO_RESULT = "\x00="

_ERRORS = frozenset({"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"})
_YES = frozenset({"co", "yes", "y", "x", "true", "1", "dung", "v"})
_NO = frozenset({"khong", "no", "n", "false", "0", "sai", "ko"})
_YEARS = range(1800, 2201)
# Invisible marks and halves of characters: they come with pasted text and make equal names differ.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
# A document may be cited where there is no address of it.
_CITABLE = frozenset({"evidence"})
_RANGES = {"latitude": (-90, 90), "longitude": (-180, 180)}
_WIDEST = (-10**15, 10**15)
_CLOCK = re.compile(r"[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$")
_DAY = re.compile(r"(?:(?:(?P<d>\d{1,2})[ ./-]+)?(?P<m>\d{1,2})[ ./-]+)?(?P<y>\d{4})")
_ISO = re.compile(r"(?P<y>\d{4})(?:[./-](?P<m>\d{1,2})(?:[./-](?P<d>\d{1,2}))?)?")
_THOUSAND = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")
_NOTHING = frozenset({"", "-", "–", "—"})


def text(given: str, limit: int = LINE) -> str:
    """One line of text at the door: NFC, nothing invisible, at most ``limit`` characters."""
    checked(given)
    plain = given.isascii() and given.isprintable()
    cleaned = " ".join(given.split()) if plain else clean(_INVISIBLE.sub("", given))
    if len(cleaned) > limit:
        raise Unreadable("too_long", length=len(cleaned), limit=limit)
    return cleaned


def checked(given: str) -> None:
    """Raise Unreadable where a cell is too large to look at, or holds an error or no result instead of a value."""
    if len(given) > MEGABYTE:
        raise Unreadable("megabyte")
    if given.startswith("#") and given.strip() in _ERRORS:
        raise Unreadable("sheet_error", value=given.strip())
    if given == NO_RESULT:
        raise Unreadable("no_result")


def parts(given: str, limit: int = LINE) -> list[str]:
    """The items of a cell, separated by semicolons or line breaks, each one once."""
    checked(given)
    return list(dict.fromkeys(item for part in re.split(r"[;\n\r]+", given) if (item := text(part, limit))))


def value(prop: Prop, given: str, language: str) -> Any:
    """The value of a property as a cell says it, None where nothing is left of it; Unreadable where it cannot be."""
    if prop.kind in ("list", "choices"):
        items = parts(given)
        if prop.name == "languages":
            return list(dict.fromkeys(_language(one) for item in items for one in item.split(",") if one.strip()))
        return chosen(prop.choices, items) if prop.kind == "choices" else items
    if prop.kind == "long":
        return _long(given)
    cleaned = text(given)
    if cleaned in _NOTHING:
        return None
    return _IDENTIFIERS.get(prop.name, _READERS[prop.kind])(prop, cleaned, language)


def chosen(choices: tuple[Choice, ...], items: list[str]) -> list[str]:
    """The values of several choices; one item may hold some of them, separated by commas."""
    words = _words(choices)
    found: list[str] = []
    for item in items:
        several = [item] if fold(item) in words else [part for part in item.split(",") if part.strip()]
        found += [_one(choices, part) for part in several]
    return list(dict.fromkeys(found))


def day(given: str) -> str:
    """An ISO date as exact as the text: 27/06/2026, 06/2026, 2026, 2026-06-27, "27 tháng 6 năm 2026"."""
    spread = " ".join(re.sub(r"(?i)\b(ngày|tháng|năm)\b", " ", _CLOCK.sub("", given)).split())
    match = _DAY.fullmatch(spread) or _ISO.fullmatch(spread)
    if match is None or int(match["y"]) not in _YEARS:
        raise Unreadable("no_date", value=given)
    found = [int(match[name]) for name in "ymd" if match[name]]
    try:
        date(*[*found, 1, 1][:3])
    except ValueError as error:
        raise Unreadable("no_day", value=given) from error
    return "-".join(f"{number:02d}" for number in found)


def number(given: str, language: str, thousands: bool = True) -> float:
    """A number as people write it: 22.000 and 13,75 in Vietnamese, 22,000 and 13.75 in English.

    What the other language would read a thousand times larger or smaller is refused rather than guessed.
    """
    bare = re.sub(r"[\s_']", "", given)
    if not re.fullmatch(r"[+-]?\d[\d.,]*(?:[eE][+-]?\d{1,3})?", bare):
        raise Unreadable("no_number", value=given)
    try:
        return float(_plain(bare, "," if language == "en" else ".", thousands))
    except ValueError as error:
        raise Unreadable("no_number", value=given) from error


def _plain(bare: str, grouping: str, thousands: bool) -> str:
    """The number as Python writes it; ValueError where its marks make no sense or two senses."""
    marks = re.findall(r"[.,]", bare)
    if len(marks) > 1:
        grouping = marks[0]
    elif marks and not (thousands and _THOUSAND.fullmatch(bare)):
        grouping = "," if marks[0] == "." else "."
    elif marks and marks[0] != grouping:
        raise ValueError(bare)
    if grouping in bare and not re.fullmatch(r"[+-]?\d{1,3}(?:[.,]\d{3})+(?:[.,]\d*)?", bare):
        raise ValueError(bare)
    return bare.replace(grouping, "").replace(",", ".")


def _long(given: str) -> str | None:
    checked(given)
    lines = [clean(_INVISIBLE.sub("", line)) for line in given.splitlines()]
    joined = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    if len(joined) > LONG:
        raise Unreadable("too_long", length=len(joined), limit=LONG)
    return joined or None


def _text(prop: Prop, given: str, language: str) -> str:
    return given


def _int(prop: Prop, given: str, language: str) -> int:
    read = _within(prop, given, number(given, language))
    if not read.is_integer():
        raise Unreadable("no_whole", value=given)
    return int(read)


def _float(prop: Prop, given: str, language: str) -> float:
    return _within(prop, given, number(given, language, thousands=prop.name not in _RANGES))


def _within(prop: Prop, given: str, read: float) -> float:
    low, high = _RANGES.get(prop.name, _WIDEST)
    if not low <= read <= high:
        raise Unreadable("out_of_range", value=given, low=low, high=high)
    return read


def _year(prop: Prop, given: str, language: str) -> int:
    if not re.fullmatch(r"\d{4}", given) or int(given) not in _YEARS:
        raise Unreadable("no_year", value=given)
    return int(given)


def _flag(prop: Prop, given: str, language: str) -> bool:
    word = fold(given) or given
    if word not in _YES and word not in _NO and given not in "✓✔☑":
        raise Unreadable("no_flag", value=given)
    return word not in _NO


def _date(prop: Prop, given: str, language: str) -> str:
    return day(given)


def _url(prop: Prop, given: str, language: str) -> str:
    address = ids.url(given)
    if address is None and (prop.name not in _CITABLE or re.match(r"[a-z][a-z0-9+.-]*:", given, re.I)):
        raise Unreadable("no_address", value=given)
    return address or given


def _choice(prop: Prop, given: str, language: str) -> str:
    return _one(prop.choices, given)


def _one(choices: tuple[Choice, ...], given: str) -> str:
    found = _words(choices).get(fold(given))
    if found is None:
        raise Unreadable("no_choice", value=given, words=listed(choices))
    return found


def listed(choices: tuple[Choice, ...]) -> tuple[str, str]:
    """The words of the choices in Vietnamese and in English."""
    return "; ".join(choice.vi for choice in choices), "; ".join(choice.en for choice in choices)


@cache
def _words(choices: tuple[Choice, ...]) -> dict[str, str]:
    return {fold(word): choice.value for choice in choices for word in (choice.value, choice.vi, choice.en)}


def _language(given: str) -> str:
    code = places.language(given)
    if code is None:
        raise Unreadable("no_language", value=given.strip())
    return code


def _email(prop: Prop, given: str, language: str) -> str:
    several = [one for one in re.split(r"[;\s]+", given) if one]
    if not several or not all(re.fullmatch(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\"]+", one) for one in several):
        raise Unreadable("no_email", value=given)
    return "; ".join(several)


def _identifier(normal: Callable[[str], str | None]) -> Callable[[Prop, str, str], str]:
    def read(prop: Prop, given: str, language: str) -> str:
        canonical = normal(given)
        if canonical is None:
            raise Unreadable("no_identifier", value=given, what=prop.en if language == "en" else prop.vi)
        return canonical
    return read


_READERS: dict[str, Callable[[Prop, str, str], Any]] = {
    "text": _text, "int": _int, "float": _float, "bool": _flag, "date": _date, "year": _year, "url": _url,
    "choice": _choice,
}
_IDENTIFIERS: dict[str, Callable[[Prop, str, str], Any]] = {
    "orcid": _identifier(ids.orcid), "ror": _identifier(ids.ror), "openalex": _identifier(ids.openalex),
    "email": _email,
}
