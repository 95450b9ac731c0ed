"""The rows of one record while it is read: they are taken whole, or not at all."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from graph import ids
from loaders.openalex.tally import Tally
from loaders.source import NodeRow, Row
from loaders.values import plain, records

#: What describes a thing, and what only names it; a mention does not silence a description (see ``ledger.state``).
MENTIONS = "mentions"


@dataclass(slots=True)
class Draft:
    """Rows, and what the tally is to remember of them once the whole record was read."""

    tally: Tally
    rows: list[Row] = field(default_factory=list)
    keys: dict[str, None] = field(default_factory=dict)
    described: list[str] = field(default_factory=list)
    spans: list[tuple[str, str, int | None, int | None]] = field(default_factory=list)
    wholes: list[tuple[str, str]] = field(default_factory=list)
    topics: list[tuple[str, str]] = field(default_factory=list)

    def once(self, key: str) -> bool:
        """Whether that was not said yet, in this record or before; it is from now on."""
        if key in self.keys or self.tally.said.has(key):
            return False
        self.keys[key] = None
        return True

    def describe(self, key: str) -> bool:
        """Whether that thing's own record was not read yet; it is from now on."""
        if self.tally.described.has(key):
            return False
        self.described.append(key)
        return True

    def is_described(self, key: str) -> bool:
        """Whether a thing's own record was read already."""
        return self.tally.described.has(key)

    def mention(self, label: str, code: str) -> None:
        """Say a country or field by its code."""
        if self.once(f"{label} {code}"):
            self.rows.append(NodeRow(label, code, {"code": code}))

    def taken(self) -> list[Row]:
        """The rows, which are said from now on."""
        self.tally.said.add(self.keys)
        if self.described:
            self.tally.described.add(self.described)
        for span in self.spans:
            self.tally.span(*span)
        for part, whole in self.wholes:
            self.tally.whole(part, whole)
        for expert, code in self.topics:
            self.tally.topic(expert, code)
        return self.rows


def one(record: dict[str, Any], name: str) -> dict[str, Any]:
    """A record within a record; an empty one where it is absent."""
    return next(iter(records(record, name)), {})


def key_of(kind: str, given: object) -> str | None:
    """The id of a work (W), author (A) or institution (I) from its address; ``None`` where it is none."""
    text = given if isinstance(given, str) and len(given) < 100 else plain(given, "id") if given is not None else ""
    known = _key(text or "")
    return known if known and known[0] == kind else None


@lru_cache(maxsize=10_000)
def _key(text: str) -> str | None:
    return ids.openalex(text)
