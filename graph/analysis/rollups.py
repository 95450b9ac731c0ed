"""Organisations with organisations, countries with countries, and one organisation with all others. Pure."""

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from graph.analysis.projection.model import Projection
from graph.analysis.tallies import Mask, Shared, shared

Ints: TypeAlias = NDArray[np.int32]
_DEPTH = 8


class Tie(NamedTuple):
    """What two share: works, agreements, both together, and the first and last year (0: unknown)."""

    one: str
    other: str
    works: int
    agreements: int
    weight: int
    first: int
    last: int


class Year(NamedTuple):
    """What an organisation shared with others in a year (0: unknown), and with how many of them."""

    year: int
    works: int
    agreements: int
    partners: int


def organisations(p: Projection, since: int | None = None, until: int | None = None) -> list[Tie]:
    """Every pair of organisations that share something, perhaps in a span of years; strongest first."""
    rows = shared(p).during(since, until)
    return ties(rows, rows.one, rows.other, p.ids)


def countries(p: Projection, since: int | None = None, until: int | None = None) -> list[Tie]:
    """Every pair of countries whose organisations share something; each work or agreement counts once for a pair."""
    rows = shared(p).during(since, until)
    home = p.home
    one, other = home[rows.one], home[rows.other]
    apart = (one != other) & (one > 0) & (other > 0)
    one, other = np.minimum(one, other)[apart], np.maximum(one, other)[apart]
    return ties(rows.chosen(apart), one, other, p.countries)


def partners_of(p: Projection, organisation: str, since: int | None = None, until: int | None = None,
                parts: bool = False) -> list[Tie]:
    """The partners of one organisation, or of it and its ``parts``, the strongest first; ``one`` is always itself."""
    if organisation not in p.index:
        return []
    rows, outside = _across(p, shared(p).during(since, until), _inside(p, organisation, parts))
    return ties(rows, np.full(len(outside), p.index[organisation], np.int32), outside, p.ids)


def years_of(p: Projection, organisation: str, parts: bool = False) -> list[Year]:
    """What one organisation shared with others, year by year."""
    if organisation not in p.index:
        return []
    rows, outside = _across(p, shared(p), _inside(p, organisation, parts))
    return [Year(year, _different(rows.item[at & ~rows.agreement]), _different(rows.item[at & rows.agreement]),
                 _different(outside[at]))
            for year in np.unique(rows.year).tolist() for at in [rows.year == year]]


def whole(p: Projection, organisation: str) -> list[int]:
    """The place of an organisation and of everything that is part of it."""
    found: Mask = np.zeros(len(p), dtype=bool)
    found[p.index[organisation]] = True
    part = p.edges("PART_OF")
    for _ in range(_DEPTH):
        more = part.start[found[part.end] & ~found[part.start]]
        if not len(more):
            break
        found[more] = True
    return [int(place) for place in np.flatnonzero(found)]


def _inside(p: Projection, organisation: str, parts: bool) -> list[int]:
    return whole(p, organisation) if parts else [p.index[organisation]]


def _across(p: Projection, rows: Shared, inside: Sequence[int]) -> tuple[Shared, Ints]:
    """What is shared between one of these and others, and the other of each row."""
    within: Mask = np.zeros(len(p), dtype=bool)
    within[list(inside)] = True
    at_one, at_other = within[rows.one], within[rows.other]
    across = at_one != at_other
    return rows.chosen(across), np.where(at_one, rows.other, rows.one)[across]


def ties(rows: Shared, one: Ints, other: Ints, names: Sequence[str]) -> list[Tie]:
    """Rows counted by pair, each work or agreement once for a pair; strongest first, then by name."""
    if not len(one):
        return []
    pair = one.astype(np.int64) * len(names) + other
    order = np.lexsort((rows.item, pair))
    once = np.append(True, (np.diff(pair[order]) != 0) | (np.diff(rows.item[order]) != 0))
    order = order[once]
    keys, begin = np.unique(pair[order], return_index=True)
    year = rows.year[order].astype(np.int32)
    total = np.diff(np.append(begin, len(order)))
    agreed = np.add.reduceat(rows.agreement[order].astype(np.int32), begin)
    first = np.minimum.reduceat(np.where(year, year, 9999), begin) % 9999
    last = np.maximum.reduceat(year, begin)
    ends = np.divmod(keys, len(names))
    best = np.lexsort((ends[1], ends[0], -total))
    columns = [column[best].tolist() for column in (*ends, total - agreed, agreed, total, first, last)]
    return [Tie(names[a], names[b], *rest) for a, b, *rest in zip(*columns, strict=True)]


def _different(values: Ints) -> int:
    return len(np.unique(values))
