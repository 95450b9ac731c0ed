"""Values out of records that come from outside: what is wanted, ``None`` where absent, Unfit for anything else."""

import re
from collections.abc import Iterable
from typing import Any

from graph.names import clean

#: Characters of a name or title, and of a longer text, beyond which a value is no such thing.
SHORT, LONG = 2_000, 50_000
#: Marks that turn the direction of text round, and others that nobody sees: they only mislead.
_UNSEEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_YEARS = range(1000, 2200)


class Unfit(ValueError):
    """A value that is not what its place asks for; says where and why in one sentence. ``column``: where."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column, self.reason = column, reason


def at(record: Any, *path: str) -> Any:
    """What stands under these names, one within the other; ``None`` where one of them is absent or null."""
    for name in path:
        if record is None:
            return None
        if not isinstance(record, dict):
            raise Unfit(name, f"Under “{name}” there should be a record, not {_kind(record)}.")
        record = record.get(name)
    return record


def text(record: Any, *path: str, limit: int = SHORT) -> str | None:
    """A text in NFC without control or direction marks; ``None`` where it is absent or empty."""
    value = at(record, *path)
    return None if value is None else plain(value, ".".join(path), limit)


def plain(value: Any, column: str, limit: int = SHORT) -> str | None:
    """One value as text, see ``text``; Unfit where it is none, is too long, or is no valid Unicode."""
    if not isinstance(value, str):
        raise Unfit(column, f"A text is expected, not {_kind(value)}.")
    if len(value) > limit:
        raise Unfit(column, f"The text has {len(value):,} characters and {limit:,} is the limit.")
    if value.isascii() and value.isprintable():
        return " ".join(value.split()) or None
    if _SURROGATE.search(value):
        raise Unfit(column, "The text is no valid Unicode.")
    return clean(_UNSEEN.sub("", value)) or None


def texts(record: Any, *path: str, limit: int = SHORT) -> list[str]:
    """A list of texts without empty ones, each once; a single text is a list of one."""
    value = at(record, *path)
    several = [value] if isinstance(value, str) else listed(value, ".".join(path))
    column = ".".join(path)
    found = [said for one in several if one is not None and (said := plain(one, column, limit))]
    return list(dict.fromkeys(found)) if len(found) > 1 else found


def records(record: Any, *path: str) -> list[dict[str, Any]]:
    """A list of records; an absent one is empty, nulls in it are left out. A single record is a list of one."""
    value = at(record, *path)
    several = [value] if isinstance(value, dict) else listed(value, ".".join(path))
    for one in several:
        if one is not None and not isinstance(one, dict):
            raise Unfit(".".join(path), f"A list of records is expected; one of them is {_kind(one)}.")
    return [one for one in several if one is not None]


def listed(value: Any, column: str) -> list[Any]:
    """A list; an absent one is empty."""
    if value is None:
        return []
    if not isinstance(value, list):
        raise Unfit(column, f"A list is expected, not {_kind(value)}.")
    return value


def whole(record: Any, *path: str, within: range | None = None) -> int | None:
    """A whole number, also where it is written as text; Unfit outside ``within``."""
    value = number(record, *path)
    if value is None:
        return None
    if not value.is_integer() or (within is not None and int(value) not in within):
        raise Unfit(".".join(path), f"“{value:g}” is not a whole number that can stand here.")
    return int(value)


def year(record: Any, *path: str) -> int | None:
    """A year of four digits."""
    return whole(record, *path, within=_YEARS)


def number(record: Any, *path: str) -> float | None:
    """A number, also where it is written as text; ``None`` where it is absent."""
    value = at(record, *path)
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise Unfit(".".join(path), f"A number is expected, not {_kind(value)}.")
    try:
        read = float(value)
    except (ValueError, OverflowError):
        raise Unfit(".".join(path), f"“{str(value)[:60]}” is not a number.") from None
    if read != read or abs(read) > 1e15:
        raise Unfit(".".join(path), f"“{str(value)[:60]}” is not a number that can stand here.")
    return read


def _kind(value: Any) -> str:
    kinds = {bool: "yes or no", int: "a number", float: "a number", str: "a text", list: "a list", dict: "a record"}
    return kinds.get(type(value), "something else")


def first(values: Iterable[Any]) -> Any:
    """The first value that says something, else ``None``."""
    return next((value for value in values if value), None)
