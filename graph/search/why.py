"""Why something was found: the words and where they stand, the works and fields behind them."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from graph.search.index import SearchIndex
from graph.search.matching import Matching, expression
from graph.search.understand import Group


class Why(NamedTuple):
    """One reason: ``kind`` is ``name``, ``about``, ``field``, ``country``, ``kind`` or ``work``.

    ``typed``: the words of the question. ``what``: the id of the field, country or work, or empty; ``works`` how many
    stand behind it and ``year`` that of the last.
    """

    kind: str
    typed: str
    what: str = ""
    name: str = ""
    works: int = 0
    year: int = 0


def reasons(index: SearchIndex, matching: Matching, nodes: Sequence[int]) -> dict[int, list[Why]]:
    """The reasons of each hit of a page, in the order of the question's words."""
    found: dict[int, list[Why]] = {node: [] for node in nodes}
    last = matching.groups[-1].words[-1]
    for group in matching.groups:
        for column in ("names", "about"):
            for node in _where(index, nodes, f"{column} : ({expression(group.words, last)})"):
                found[node].append(Why("name" if column == "names" else "about", group.typed))
        _concepts(index, group, matching, nodes, found)
        _works(index, nodes, group, expression(group.words, last), found)
    return found


def _where(index: SearchIndex, nodes: Sequence[int], match: str) -> list[int]:
    inside = ", ".join(map(str, nodes)) or "0"
    return [node for (node,) in index.rows(
        f"SELECT rowid FROM text WHERE text MATCH ? AND rowid IN ({inside})", [match])]  # noqa: S608


def _concepts(index: SearchIndex, group: Group, matching: Matching, nodes: Sequence[int],
              found: dict[int, list[Why]]) -> None:
    inside = ", ".join(map(str, nodes)) or "0"
    names = {concept.id: concept.name for concept in group.concepts}
    if any(concept.type == "field" for concept in group.concepts):
        marks = ", ".join("?" * len(matching.fields))
        for node, field, works, year in index.rows(
                f"SELECT node, field, works, last_year FROM expertise WHERE node IN ({inside}) "  # noqa: S608
                f"AND field IN ({marks}) ORDER BY works DESC, field", matching.fields):
            found[node].append(Why("field", group.typed, field, names.get(field, ""), works, year))
    for concept in group.concepts:
        if concept.type == "country":
            for (node,) in index.rows(f"SELECT node FROM document WHERE node IN ({inside}) "  # noqa: S608
                                      "AND country = ?", [concept.id]):
                found[node].append(Why("country", group.typed, concept.id, concept.name))
        elif concept.type == "kind":
            for (node,) in index.rows(f"SELECT node FROM document WHERE node IN ({inside}) "  # noqa: S608
                                      "AND (label = ? OR ' ' || kinds || ' ' LIKE ?)",
                                      [concept.id, f"% {concept.id} %"]):
                found[node].append(Why("kind", group.typed, concept.id, concept.name))


def _works(index: SearchIndex, nodes: Sequence[int], group: Group, match: str, found: dict[int, list[Why]]) -> None:
    """Works of the hits with the words in their titles: the latest, and how many there are."""
    inside = ", ".join(map(str, nodes)) or "0"
    rows: list[tuple[Any, ...]] = index.rows(f"""SELECT d.node, w.id, w.name, w.year FROM document d
        JOIN author a ON a.id = d.id JOIN document w ON w.node = a.work
        WHERE d.node IN ({inside}) AND w.node IN (SELECT rowid FROM text WHERE text MATCH ?)
        ORDER BY w.year DESC, w.id""", [match])  # noqa: S608
    works: dict[int, list[tuple[Any, ...]]] = {}
    for row in rows:
        works.setdefault(row[0], []).append(row)
    for node, some in works.items():
        _, id, name, year = some[0]
        found[node].append(Why("work", group.typed, id, name, len(some), year))
