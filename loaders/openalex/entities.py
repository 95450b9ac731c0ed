"""The works, authors and institutions in files of OpenAlex, in whatever these wrap them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from graph import ids
from loaders.records import records
from loaders.source import Reject

#: Names under which several records stand in one; who is named before what they wrote, so that they are described.
_WRAPPED = ("results", "institutions", "details", "authors", "works")
_KINDS = frozenset("WAI")
ADDRESS = "openalex.org/"


class Entity(NamedTuple):
    """One record: its OpenAlex id, what it says, and where it stands (line or number, from 1)."""

    key: str
    record: dict[str, Any]
    file: str
    sheet: str
    line: int


def entities(path: Path) -> Iterator[Entity | Reject]:
    """Every record of a file in its order; those of other types, as concepts or funders, are passed over."""
    for found in records(path):
        if isinstance(found, Reject):
            yield found._replace(file=path.name)
        else:
            yield from unwrapped(path.name, "", *found)


def unwrapped(file: str, sheet: str, line: int, record: dict[str, Any]) -> Iterator[Entity | Reject]:
    """The record itself, or those that it holds."""
    given = record.get("id")
    key = ids.openalex(given) if isinstance(given, str) else None
    if key and key[0] in _KINDS:
        yield Entity(key, record, file, sheet, line)
    elif "id" not in record and not sheet and any(name in record for name in _WRAPPED):
        for name in _WRAPPED:
            yield from _several(file, name, record.get(name))
    elif not (key or (isinstance(given, str) and ADDRESS in given)):
        yield Reject(file, sheet, line, "id", "This record has no OpenAlex id.")


def _several(file: str, sheet: str, held: Any) -> Iterator[Entity | Reject]:
    several = held if isinstance(held, list) else [] if held is None else [held]
    for line, record in enumerate(several, 1):
        if isinstance(record, dict):
            yield from unwrapped(file, sheet, line, record)
        else:
            yield Reject(file, sheet, line, "", "This record is no JSON object.")
