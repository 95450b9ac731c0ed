"""From groups and filters to the rows that match: one statement of SQLite, values as parameters."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from graph.search.index import SearchIndex
from graph.search.understand import Group
from graph.search.words import Word

if TYPE_CHECKING:
    from graph.search.find import Wanted

#: Rows that are ranked: more than anybody pages through, few enough to look at each.
RANKED = 400
_ROW = "node", "id", "label", "name", "kinds", "country", "verified", "free", "evidence", "year"
_ANY = "1 = 1"
Part = tuple[str, list[Any]]


class Matching(NamedTuple):
    """What is looked for: a set of rows for each group, the filters, and the fields that were meant."""

    groups: tuple[Group, ...]
    sets: tuple[Part, ...]
    filters: Part
    fields: tuple[str, ...]

    @classmethod
    def of(cls, groups: Sequence[Group], parts: Callable[[str], Sequence[str]], wanted: "Wanted") -> "Matching":
        """The question and its filters as parts of a statement."""
        last = groups[-1].words[-1]
        below = {concept.id: tuple(parts(concept.id)) for group in groups for concept in group.concepts
                 if concept.type == "field"}
        sets = tuple(_set(group, last, below) for group in groups)
        fields = dict.fromkeys(field for some in below.values() for field in some)
        return cls(tuple(groups), sets, _filters(wanted), tuple(fields))


def expression(words: Iterable[Word], last: Word | None = None) -> str:
    """The words as a question to the full-text index: each in one of its ways; the last may go on."""
    return " AND ".join(_one(word, word is last) for word in words)


def _one(word: Word, open_ended: bool) -> str:
    ways = ['"' + " ".join(way).replace('"', "") + '"' + (" *" if open_ended else "") for way in word.ways]
    return ways[0] if len(ways) == 1 else f"({' OR '.join(ways)})"


def _set(group: Group, last: Word, below: dict[str, tuple[str, ...]]) -> Part:
    """Everything in which the words of a group occur, or to which one of its concepts belongs."""
    texts = ["SELECT rowid AS node FROM text WHERE text MATCH ?"]
    values: list[Any] = [expression(group.words, last)]
    # Words in the title of a work lead to its authors.
    texts.append("SELECT d.node FROM text t JOIN document w ON w.node = t.rowid AND w.label = 'Work' "
                 "JOIN author a ON a.work = w.node JOIN document d ON d.id = a.id WHERE t.text MATCH ?")
    values.append(values[0])
    for concept in group.concepts:
        if concept.type == "field":
            texts.append(f"SELECT node FROM expertise WHERE field IN ({_marks(below[concept.id])})")  # noqa: S608
            values += below[concept.id]
        elif concept.type == "country":
            texts.append("SELECT node FROM document WHERE country = ?")
            values.append(concept.id)
        else:
            texts.append("SELECT node FROM document WHERE label = ? OR ' ' || kinds || ' ' LIKE ?")
            values += [concept.id, f"% {concept.id} %"]
    return " UNION ".join(texts), values


def _filters(wanted: "Wanted") -> Part:
    said: list[str] = [_ANY]
    values: list[Any] = []
    for column, some in (("label", wanted.labels), ("country", wanted.countries)):
        if some:
            said.append(f"{column} IN ({_marks(some)})")
            values += some
    if wanted.kinds:
        said.append("(" + " OR ".join("' ' || kinds || ' ' LIKE ?" for _ in wanted.kinds) + ")")
        values += [f"% {kind} %" for kind in wanted.kinds]
    if wanted.fields:
        said.append(f"node IN (SELECT node FROM expertise WHERE field IN ({_marks(wanted.fields)}))")  # noqa: S608
        values += wanted.fields
    if wanted.verified:
        said.append("verified")
    for purpose in wanted.free:
        said.append("' ' || free || ' ' LIKE ?")
        values.append(f"% {purpose} %")
    return " AND ".join(said), values


def candidates(index: SearchIndex, matching: Matching) -> list[dict[str, Any]]:
    """The most promising rows, each with its names' terms and its works in the fields that were meant."""
    found, values = _hits(matching)
    meant = f"e.field IN ({_marks(matching.fields)})" if matching.fields else "0"
    words = [word for group in matching.groups for word in group.words]
    named = f"names : ({expression(words, words[-1])})"
    statement = f"""WITH {found}, named AS MATERIALIZED (SELECT rowid FROM text WHERE text MATCH ?),
        best AS (SELECT d.node, d.node IN named AS named,
                 (SELECT coalesce(sum(e.works), 0) FROM expertise e WHERE e.node = d.node AND {meant}) AS works,
                 (SELECT count(*) FROM expertise e WHERE e.node = d.node AND {meant}) AS fields,
                 (SELECT coalesce(max(e.last_year), 0) FROM expertise e WHERE e.node = d.node AND {meant}) AS last_year
                 FROM hits h JOIN document d ON d.node = h.node
                 ORDER BY named DESC, works DESC, fields DESC, d.evidence DESC, d.id LIMIT {RANKED})
        SELECT {', '.join(f'd.{name}' for name in _ROW)}, t.names AS terms, b.named, b.works, b.fields, b.last_year
        FROM best b JOIN document d ON d.node = b.node JOIN text t ON t.rowid = b.node"""  # noqa: S608
    rows = index.rows(statement, (*values, named, *matching.fields * 3))
    names = (*_ROW, "terms", "named", "works", "fields", "last_year")
    return [dict(zip(names, row, strict=True)) for row in rows]


def tallies(index: SearchIndex, matching: Matching) -> tuple[int, dict[str, dict[str, int]]]:
    """How many hits there are, and of each label, country and kind; how many are verified."""
    found, values = _hits(matching)
    rows = index.rows(f"""WITH {found} SELECT d.label, d.country, d.kinds, d.verified, count(*) FROM hits h
        JOIN document d ON d.node = h.node GROUP BY 1, 2, 3, 4""", values)  # noqa: S608
    facets: dict[str, dict[str, int]] = {"label": {}, "country": {}, "kind": {}, "verified": {}}
    for label, country, kinds, verified, count in rows:
        for facet, some in (("label", (label,)), ("country", (country,) if country else ()), ("kind", kinds.split()),
                            ("verified", ("yes",) if verified else ())):
            for value in some:
                facets[facet][value] = facets[facet].get(value, 0) + count
    return sum(facets["label"].values()), facets


def _hits(matching: Matching) -> Part:
    """The common table ``hits``: what is in every group's set and passes the filters."""
    values = [value for _, some in matching.sets for value in some]
    sets = [f"g{number} AS ({text})" for number, (text, _) in enumerate(matching.sets)]
    both = " INTERSECT ".join(f"SELECT node FROM g{number}" for number in range(len(matching.sets)))  # noqa: S608
    where, more = matching.filters
    kept = (f"hits AS MATERIALIZED (SELECT node FROM ({both}) JOIN document USING (node) "  # noqa: S608
            f"WHERE label NOT IN ('Work', 'Country') AND {where})")
    return ", ".join((*sets, kept)), [*values, *more]


def _marks(some: Sequence[Any]) -> str:
    return ", ".join("?" * len(some))
