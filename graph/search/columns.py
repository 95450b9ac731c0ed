"""What is asked of every hit at once, as arrays over the documents' numbers: read once, then patched."""

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.search.index import Numbers, SearchIndex

Mask = NDArray[np.bool_]
_ALL = "1 = 1"
#: Flags by their group: what each document is, in words that are separated by spaces.
_FLAGS = ("label", "kinds", "free", "country")


class Held(NamedTuple):
    """Who has a field: document, works and the year of the last, as arrays of one length."""

    node: Numbers
    works: Numbers
    year: Numbers


@dataclass(slots=True)
class Columns:
    """The arrays. ``flags`` gives for a group and value whose it is; ``author`` and ``work`` are pairs.

    ``tie`` chooses between equals, on every engine alike: the numbers of documents differ between them.
    """

    size: int = 0
    flags: dict[str, dict[str, Mask]] = field(default_factory=dict)
    verified: Mask = field(default_factory=lambda: np.zeros(0, np.bool_))
    evidence: Numbers = field(default_factory=lambda: np.zeros(0, np.int64))
    year: Numbers = field(default_factory=lambda: np.zeros(0, np.int64))
    tie: Numbers = field(default_factory=lambda: np.zeros(0, np.int64))
    fields: dict[str, Held] = field(default_factory=dict)
    work: Numbers = field(default_factory=lambda: np.zeros(0, np.int64))
    author: Numbers = field(default_factory=lambda: np.zeros(0, np.int64))
    _below: dict[str, Numbers] = field(default_factory=dict)

    def none(self) -> Mask:
        """No document."""
        return np.zeros(self.size, np.bool_)

    def of(self, nodes: Numbers) -> Mask:
        """These documents; those that came after the arrays were read are left out."""
        mask = self.none()
        mask[nodes[nodes < self.size]] = True
        return mask

    def flag(self, group: str, value: str) -> Mask:
        """Whose label, kind, purpose or country it is."""
        return self.flags[group].get(value, self.none())

    def within(self, above: str, parts: Callable[[str], Sequence[str]]) -> Numbers:
        """Who has a field or one of its parts, each once."""
        if above not in self._below:
            some = [self.fields[one].node for one in parts(above) if one in self.fields]
            self._below[above] = np.unique(np.concatenate(some)) if some else np.zeros(0, np.int64)
        return self._below[above]


def read(index: SearchIndex) -> Columns:
    """The arrays of a file."""
    return patched(Columns(), index, None)


def patched(before: Columns, index: SearchIndex, nodes: Collection[int] | None) -> Columns:
    """The arrays with some documents (or all) read anew; those before stay as they are."""
    where, values = (_ALL, []) if nodes is None else ("{} IN (SELECT value FROM json_each(?))", [json.dumps([*nodes])])
    ((highest,),) = index.rows("SELECT coalesce(max(node), 0) + 1 FROM document")
    size = max(before.size, highest)
    gone = np.zeros(size, np.bool_)
    gone[list(nodes) if nodes is not None else slice(None)] = True
    after = replace(before, size=size, _below={})
    after.flags = {group: _flags(index, group, where, values, before.flags.get(group, {}), gone) for group in _FLAGS}
    _plain(after, index, where.format("node"), values, gone)
    after.fields = _fields(index, where.format("node"), values, before.fields, gone)
    _authors(after, index, where, values, gone)
    return after


def _flags(index: SearchIndex, group: str, where: str, values: list[Any], before: dict[str, Mask],
           gone: Mask) -> dict[str, Mask]:
    """The flags of a group: those who are gone have none, until they are read anew."""
    found = {value: _longer(mask, len(gone)) & ~gone for value, mask in before.items()}
    for said, nodes in index.rows(f"SELECT {group}, group_concat(node) FROM document "  # noqa: S608
                                  f"WHERE {where.format('node')} GROUP BY {group}", values):
        for value in said.split():
            found.setdefault(value, np.zeros(len(gone), np.bool_))[_parsed(nodes)] = True
    return found


def _plain(after: Columns, index: SearchIndex, where: str, values: list[Any], gone: Mask) -> None:
    node, verified, evidence, year, tie = index.numbers(
        "SELECT group_concat(node), group_concat(verified), group_concat(evidence), group_concat(year), "  # noqa: S608
        f"group_concat(tie) FROM document WHERE {where}", values)
    after.verified = _longer(after.verified, after.size) & ~gone
    after.verified[node] = verified == 1
    for name, read in (("evidence", evidence), ("year", year), ("tie", tie)):
        column = np.where(gone, 0, _longer(getattr(after, name), after.size))
        column[node] = read
        setattr(after, name, column)


def _fields(index: SearchIndex, where: str, values: list[Any], before: dict[str, Held],
            gone: Mask) -> dict[str, Held]:
    found = {name: Held(*(column[~gone[held.node]] for column in held)) for name, held in before.items()}
    for name, *columns in index.rows(
            "SELECT field, group_concat(node), group_concat(works), group_concat(last_year) "  # noqa: S608
            f"FROM expertise WHERE {where} GROUP BY field", values):
        new = Held(*map(_parsed, columns))
        old = found.get(name)
        found[name] = Held(*(np.concatenate(both) for both in zip(old, new, strict=True))) if old else new
    return found


def _authors(after: Columns, index: SearchIndex, where: str, values: list[Any], gone: Mask) -> None:
    pairs = "SELECT a.work AS work, d.node AS node FROM author a JOIN document d ON d.id = a.id WHERE "
    work, author = index.numbers(
        f"SELECT group_concat(work), group_concat(node) FROM ({pairs}{where.format('a.work')} "  # noqa: S608
        + (f"UNION {pairs}{where.format('d.node')})" if values else ")"), [*values, *values])
    kept = ~(gone[after.work] | gone[after.author])
    after.work = np.concatenate([after.work[kept], work])
    after.author = np.concatenate([after.author[kept], author])


def _parsed(text: Any) -> Numbers:
    return np.fromstring(str(text), dtype=np.int64, sep=",")


def _longer(column: NDArray[Any], size: int) -> NDArray[Any]:
    return np.concatenate([column, np.zeros(size - len(column), column.dtype)]) if size > len(column) else column


def top(score: NDArray[np.float64], tie: Numbers, most: int) -> Numbers:
    """The places of the ``most`` highest scores, in no order; ``tie`` chooses between equals."""
    if len(score) <= most:
        return np.arange(len(score))
    least = np.partition(score, len(score) - most)[len(score) - most]
    higher, equal = np.flatnonzero(score > least), np.flatnonzero(score == least)
    return np.concatenate([higher, equal[np.argsort(tie[equal], kind="stable")][:most - len(higher)]])


def together(masks: Iterable[Mask], start: Mask) -> Mask:
    """What is in all of them."""
    for mask in masks:
        start = start & mask
    return start
