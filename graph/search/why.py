"""Why something was found: the words and where they stand, the works and fields behind them."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from graph.search.columns import Columns
from graph.search.fitting import occurs
from graph.search.matching import Match, meant
from graph.search.shelf import Shelf
from graph.search.words import Word


class Row(NamedTuple):
    """A hit as the file has it; ``shown`` is what is not asked for, with its further names and other texts."""

    id: str
    label: str
    kinds: tuple[str, ...]
    name: str
    country: str
    verified: bool
    free: tuple[str, ...]
    shown: dict[str, Any]


class Why(NamedTuple):
    """One reason: ``kind`` is ``name``, ``about``, ``field``, ``country``, ``kind`` or ``work``.

    ``typed``: the words of the question. ``what``: the id of the field, country or work, or empty. ``name``: the
    further name or other text in which they stand, or that of the field or work; ``works`` how many stand behind it
    and ``year`` that of the last.
    """

    kind: str
    typed: str
    what: str = ""
    name: str = ""
    works: int = 0
    year: int = 0


def reasons(shelf: Shelf, found: Sequence[Match], rows: Mapping[int, Row]) -> dict[int, list[Why]]:
    """The reasons of each hit of a page, in the order of the question's words."""
    why: dict[int, list[Why]] = {node: [] for node in rows}
    last = found[-1].group.words[-1] if found else None
    for match in found:
        for node, row in rows.items():
            why[node] += [*_texts(match, node, row, last), *_fields(shelf, match, node), *_concepts(match, node)]
        for node, work in _works(shelf, match, list(rows)).items():
            why[node].append(work)
    return why


def _texts(match: Match, node: int, row: Row, last: Word | None) -> list[Why]:
    """In which of its names the words stand, or in which other text."""
    words, typed = match.group.words, match.group.typed
    if match.names[node]:
        other = "" if occurs(words, last, row.name) else next(
            (name for name in row.shown["called"] if occurs(words, last, name)), "")
        return [Why("name", typed, name=other)]
    if not match.text[node]:
        return []
    some = [*row.shown["told"], *row.shown["called"], row.name]
    return [Why("about", typed, name=next((text for text in some if occurs(words, last, text)), ""))]


def _fields(shelf: Shelf, match: Match, node: int) -> list[Why]:
    """Its fields among those that were meant, those with most works first."""
    if not match.field[node]:
        return []
    names = {concept.id: concept.name for concept in match.group.concepts}
    found = []
    for one in meant(shelf, match.group.concepts):
        held = shelf.columns.fields.get(one)
        if held is None:
            continue
        for place in np.flatnonzero(held.node == node):
            found.append(Why("field", match.group.typed, one, names.get(one, ""), int(held.works[place]),
                             int(held.year[place])))
    return sorted(found, key=lambda why: (-why.works, why.what))


def _concepts(match: Match, node: int) -> list[Why]:
    found = []
    for concept in match.group.concepts:
        if (concept.type == "country" and match.country[node]) or (concept.type == "kind" and match.kind[node]):
            found.append(Why(concept.type, match.group.typed, concept.id, concept.name))
    return found


def _works(shelf: Shelf, match: Match, nodes: Sequence[int]) -> dict[int, Why]:
    """Works of the hits with the words in their titles: the latest, and how many there are."""
    latest = _latest(shelf.columns, match, nodes) if match.titles[list(nodes)].any() else {}
    marks = ", ".join(str(work) for some in latest.values() for work in some)
    named = {work: (id, name) for work, id, name in shelf.file.rows(
        f"SELECT node, id, name FROM document WHERE node IN ({marks})")} if marks else {}  # noqa: S608
    found = {}
    for node, some in latest.items():
        work = min((one for one in some if one in named), key=lambda one: named[one][0], default=None)
        if work is not None:
            found[node] = Why("work", match.group.typed, *named[work], int(match.titles[node]),
                              int(shelf.columns.year[work]))
    return found


def _latest(columns: Columns, match: Match, nodes: Sequence[int]) -> dict[int, list[int]]:
    """Of each author those of the works with the words in their titles that are of the last year."""
    wanted = columns.of(np.array(nodes, np.int64))
    pairs = np.flatnonzero(wanted[columns.author] & match.written[columns.work])
    works: dict[int, list[int]] = {}
    for author, work in zip(columns.author[pairs].tolist(), columns.work[pairs].tolist(), strict=True):
        works.setdefault(author, []).append(work)
    last = {author: max(int(columns.year[work]) for work in some) for author, some in works.items()}
    return {author: [work for work in some if columns.year[work] == last[author]] for author, some in works.items()}
