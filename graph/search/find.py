"""Finding: a question and its filters to hits in order, each with why, and how many there are of each kind."""

import json
from collections.abc import Sequence
from dataclasses import replace

from graph.search import facets
from graph.search.document import Near
from graph.search.found import Found, Hit
from graph.search.matching import findable, matches
from graph.search.mending import Mended, mended
from graph.search.ranking import ranked
from graph.search.shelf import Shelf
from graph.search.understand import Group, understand
from graph.search.wanted import Wanted
from graph.search.why import Row, Why, reasons

_COLUMNS = "node, id, label, kinds, name, country, verified, free, shown"


def find(shelf: Shelf, wanted: Wanted) -> Found:
    """Look the question up; where nothing is found, put it right first."""
    groups = understand(wanted.question, shelf.vocabulary)
    if not groups:
        empty = wanted.narrowed and not wanted.question.strip()
        return _look(shelf, wanted, []) if empty else Found()
    found = _look(shelf, wanted, groups)
    if found.total or any(found.facets.values()):
        return found
    other = mended(shelf, groups)
    if not other.groups:
        # Of a question of which nothing is left not everything that the filters let through is an answer.
        return Found(dropped=other.dropped)
    found = replace(_look(shelf, wanted, other.groups), mended=other.pairs, dropped=other.dropped)
    if not found.total and len(other.groups) > 1:
        found = _without_one(shelf, wanted, other, found)
    return found


def _without_one(shelf: Shelf, wanted: Wanted, other: Mended, nothing: Found) -> Found:
    """The same without the one group that is in the way of most hits, which is said."""
    found, best = nothing, 0
    for place, group in enumerate(other.groups):
        rest = other.groups[:place] + other.groups[place + 1:]
        fewer = _look(shelf, wanted, rest)
        if fewer.total > best:
            best = fewer.total
            found = replace(fewer, mended=other.pairs, dropped=[*other.dropped, group.typed])
    return found


def _look(shelf: Shelf, wanted: Wanted, groups: list[Group]) -> Found:
    if not groups and not wanted.narrowed:
        return Found()
    found = matches(shelf, groups)
    every = findable(shelf.columns)
    for match in found:
        every &= match.anywhere
    chosen = facets.filters(shelf, wanted)
    hits = facets.narrowed(every, chosen)
    order = ranked(shelf, found, hits, wanted.skip + wanted.limit)[wanted.skip:]
    rows = _rows(shelf, [node for node, _ in order])
    why = reasons(shelf, found, rows)
    counted = facets.counts(shelf, every, chosen) if wanted.counted else {}
    return Found([_hit(rows[node], score, why[node]) for node, score in order], int(hits.sum()), counted, groups,
                 asked=[word.typed for group in groups for word in group.words])


def _rows(shelf: Shelf, nodes: Sequence[int]) -> dict[int, Row]:
    marks = ", ".join(map(str, nodes))
    found = shelf.file.rows(f"SELECT {_COLUMNS} FROM document WHERE node IN ({marks})")  # noqa: S608
    return {node: Row(id, label, tuple(kinds.split()), name, country, bool(verified), tuple(free.split()),
                      json.loads(shown) if shown else {})
            for node, id, label, kinds, name, country, verified, free, shown in found}


def _hit(row: Row, score: float, why: Sequence[Why]) -> Hit:
    shown = row.shown
    return Hit(row.id, row.label, row.kinds, row.name, row.country, row.verified, tuple(why), score, row.free,
               shown["name_vi"], shown["name_en"], shown["code"], tuple(shown["sources"]),
               tuple(Near(id, tuple(labels), name, english) for id, labels, name, english in shown["near"]),
               tuple((name, value) for name, value in shown["facts"]))
