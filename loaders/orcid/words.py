"""Single values of a record, which ORCID writes plainly or within a record of their own, and its partial dates."""

from datetime import date
from typing import Any

from loaders.values import SHORT, at, plain

_YEARS = range(1000, 2200)


def word(said: Any, *path: str, limit: int = SHORT) -> str | None:
    """A text in NFC, also where it stands under ``value``; ``None`` where it is absent, Unfit where it is no text."""
    found = at(said, *path)
    if isinstance(found, dict):
        found = found.get("value")
    return None if found is None else plain(found, ".".join(path), limit)


def day(said: Any, *path: str) -> str | None:
    """A date as exact as it is stated, ISO; a part that cannot be is left out with those after it."""
    year, month, day = (_number(said, *path, part) for part in ("year", "month", "day"))
    if year not in _YEARS:
        return None
    if month not in range(1, 13):
        return f"{year:04d}"
    try:
        return date(year or 0, month or 0, day or 0).isoformat()
    except ValueError:
        return f"{year:04d}-{month:02d}"


def year(said: Any, *path: str) -> int | None:
    """The year of a date; ``None`` where it states none."""
    found = day(said, *path)
    return int(found[:4]) if found else None


def _number(said: Any, *path: str) -> int | None:
    found = at(said, *path)
    if isinstance(found, dict):
        found = found.get("value")
    written = str(found).strip() if isinstance(found, str | int) and not isinstance(found, bool) else ""
    return int(written) if written.isascii() and written.isdigit() and len(written) <= 4 else None
