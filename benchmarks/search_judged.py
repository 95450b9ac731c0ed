"""How well a search orders what it finds: judged queries, nDCG, and a plain full-text query to compare with.

``tests/data/search_queries.csv`` holds a question, its language, the label that it is narrowed to (or none), and what
is relevant: names or codes of fields with grades from 1 to 3, ``in:CODE=1`` for the parts of a field, and
``who:CODE`` (with ``@ISO``) for everybody with that field or a part of it, graded by the works behind it.
"""

import csv
import math
import re
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from graph.compile.model import EdgeState, NodeState
from graph.search import SearchIndex, Shelf
from graph.search.document import Document
from graph.search.reading import documents, vocabulary

QUERIES = Path(__file__).resolve().parents[1] / "tests" / "data" / "search_queries.csv"
#: Works from which somebody is graded 3 and 2 for a field; whoever has it otherwise is graded 1.
_MANY, _SOME = 4, 2
_DEPTH = 10
Look = Callable[[str, str], Sequence[str]]


class Judged(NamedTuple):
    """One question with the grades of what is relevant, by id."""

    query: str
    language: str
    kind: str
    grades: dict[str, int]


class _Known(NamedTuple):
    """The facts of a graph by which a row of the file is read."""

    documents: list[Document]
    by_name: dict[str, list[Document]]
    parts: dict[str, list[str]]


def shelf_of(states: Sequence[NodeState | EdgeState], path: Path) -> Shelf:
    """The search of a graph that was compiled in memory, in a new file."""
    index = SearchIndex.open(path)
    with index.change():
        index.put(documents(states), fresh=True)
    return Shelf(index, vocabulary(one for one in states if isinstance(one, NodeState)), _parts(states)).fresh()


def judged(states: Iterable[NodeState | EdgeState]) -> list[Judged]:
    """The judged queries, read against a graph; KeyError for a name that it does not have."""
    known = _known(list(states))
    with QUERIES.open(encoding="utf-8", newline="") as file:
        return [Judged(row["query"], row["language"], row["kind"], _grades(row["relevant"], known))
                for row in csv.DictReader(file)]


def _known(states: Sequence[NodeState | EdgeState]) -> _Known:
    found = list(documents(states))
    by_name: dict[str, list[Document]] = {}
    for one in found:
        for name in dict.fromkeys(one.names):
            by_name.setdefault(name, []).append(one)
    return _Known(found, by_name, _parts(states))


def _parts(states: Sequence[NodeState | EdgeState]) -> dict[str, list[str]]:
    """What is directly part of what; a field's parts are fields."""
    parts: dict[str, list[str]] = {}
    for state in states:
        if isinstance(state, EdgeState) and state.key.type == "PART_OF":
            parts.setdefault(state.key.end, []).append(state.key.start)
    return parts


def _grades(relevant: str, known: _Known) -> dict[str, int]:
    grades: dict[str, int] = {}
    for said in relevant.split("|"):
        if said.startswith("who:"):
            grades |= _who(said[4:], known)
            continue
        name, _, grade = said.rpartition("=")
        below = name.startswith("in:")
        for one in known.by_name[name.removeprefix("in:")]:
            ids = _below(one.id, known)[1:] if below else [one.id]
            grades = {id: int(grade) for id in ids} | grades
    return grades


def _who(said: str, known: _Known) -> dict[str, int]:
    code, _, country = said.partition("@")
    (field,) = (one for one in known.by_name[code] if one.label == "Field")
    below, grades = {*_below(field.id, known)}, {}
    for one in known.documents:
        works = [has.works for has in one.expertise if has.field in below]
        if one.label == "Expert" and works and country in ("", one.country):
            grades[one.id] = 3 if sum(works) >= _MANY else 2 if sum(works) >= _SOME else 1
    return grades


def _below(id: str, known: _Known) -> list[str]:
    found = [id]
    for one in found:
        found += known.parts.get(one, [])
    return found


def ndcg(ids: Sequence[str], grades: Mapping[str, int]) -> float:
    """How near the first ten are to the best order there could be: 1 where they are it."""
    def worth(some: Iterable[int]) -> float:
        return sum((2 ** grade - 1) / math.log2(place + 2) for place, grade in enumerate(some))

    best = worth(sorted(grades.values(), reverse=True)[:_DEPTH])
    return worth(grades.get(id, 0) for id in ids[:_DEPTH]) / best if best else 0.0


def scores(queries: Iterable[Judged], look: Look) -> list[tuple[Judged, float]]:
    """Each question with its nDCG at ten; ``look`` takes the question and a label, and gives ids."""
    return [(one, ndcg(look(one.query, one.kind), one.grades)) for one in queries]


class Plain:
    """The baseline: the same names and texts in SQLite's full-text index as they are, ordered by its BM25."""

    def __init__(self, some: Iterable[Document]) -> None:
        self._connection = sqlite3.connect(":memory:")
        self._connection.execute("CREATE VIRTUAL TABLE text USING fts5(id UNINDEXED, label UNINDEXED, names, about)")
        self._connection.executemany("INSERT INTO text VALUES (?, ?, ?, ?)", (
            (one.id, one.label, "\n".join(one.names), "\n".join(one.about)) for one in some if one.label != "Country"))

    def look(self, question: str, label: str) -> list[str]:
        """The ids of the ten best, of a label or of all."""
        match = " ".join(f'"{word}"' for word in re.findall(r"[\w-]+", question))
        return [id for (id,) in self._connection.execute(
            "SELECT id FROM text WHERE text MATCH ? AND ? IN ('', label) AND (label != 'Work' OR ? = 'Work') "
            "ORDER BY bm25(text, 0, 0, 2.0, 1.0), id LIMIT 10", (match, label, label))]
