"""The flat export of works as CSV, with its institutions and topics beside it, told in the shape of the API.

Such a file has the names of a work's authors in their order, and their ids in the same order, but without the one for
whom the work was asked. Who that is among the names is seen from all works that were asked for the same author.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph import ids
from graph.errors import BadSource
from loaders.limits import check_file
from loaders.lines import headings, lines
from loaders.openalex.entities import Entity, unwrapped
from loaders.source import Reject

INSTITUTIONS, TOPICS = "work_institutions.csv", "work_topics.csv"
COLUMNS = frozenset({"work_id", "title", "all_authors", "author_openalex_id", "coauthor_openalex_ids"})

Cells = dict[str, str]
#: An author's id and name; no id where it is not known whose name it is.
Author = tuple[str | None, str]


@dataclass(slots=True)
class Tables:
    """The lines of the export: works with their line numbers, institutions and topics by the address of the work.

    ``names`` are those of the authors whose place among the authors of some work is sure.
    """

    file: str
    works: list[tuple[int, Cells]] = field(default_factory=list)
    institutions: dict[str, list[Cells]] = field(default_factory=dict)
    topics: dict[str, list[Cells]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    rejects: list[Reject] = field(default_factory=list)


def recognises(path: Path) -> bool:
    """Whether a file begins with the headings of such an export."""
    return headings(path) >= COLUMNS


def files(path: Path) -> list[Path]:
    """The file of works, and those that stand beside it."""
    return [path, *(beside for name in (INSTITUTIONS, TOPICS) if (beside := path.with_name(name)).is_file())]


def fetch(path: Path) -> Tables:
    """The tables; BadSource where one cannot be read or is larger than 20 MB."""
    tables = Tables(path.name)
    tables.works = list(_lines(path, tables.rejects))
    tables.institutions = _by_work(path.with_name(INSTITUTIONS), "institution_id", tables.rejects)
    tables.topics = _by_work(path.with_name(TOPICS), "topic_id", tables.rejects)
    tables.names = _named([cells for _, cells in tables.works])
    return tables


def _by_work(path: Path, column: str, rejects: list[Reject]) -> dict[str, list[Cells]]:
    found: dict[str, list[Cells]] = defaultdict(list)
    if path.is_file():
        if not headings(path) >= {"work_id", column}:
            raise BadSource(f"{path.name}: the columns work_id and {column} are needed; export it again.")
        for _, cells in _lines(path, rejects):
            found[cells["work_id"]].append(cells)
    return found


def _lines(path: Path, rejects: list[Reject]) -> Iterator[tuple[int, Cells]]:
    check_file(path)
    for line in lines(path):
        if isinstance(line, Reject):
            rejects.append(line)
        else:
            yield line


def entities(tables: Tables) -> Iterator[Entity | Reject]:
    """Every work in the shape of the API."""
    yield from tables.rejects
    for number, cells in tables.works:
        yield from unwrapped(tables.file, "", number, _record(cells, _authors(cells, tables.names), tables))


def notices(tables: Tables) -> tuple[str, ...]:
    """How many authors have an id in the export, and no name that is surely theirs."""
    known = {key for _, cells in tables.works for key, _ in _authors(cells, tables.names) if key}
    nameless = {key for _, cells in tables.works for key in (*_ids(cells), _asked(cells)) if key} - known
    if not nameless:
        return ()
    return (f"{tables.file}: {len(nameless):,} authors have no name that is surely theirs; they were left out.",)


def _named(works: list[Cells]) -> dict[str, str]:
    names = _asked_for(works)
    for cells in works:
        for key, name in _in_order(cells, names):
            if key:
                names.setdefault(key, name)
    return names


def _asked_for(works: list[Cells]) -> dict[str, str]:
    """Authors for whom works were asked: each has the name that stands in more of these works than any other does."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for cells in works:
        if (asked := _asked(cells)) is not None:
            counts[asked].update(set(_names(cells)))
    names = {}
    for key, count in counts.items():
        (name, most), (_, second) = [*count.most_common(2), ("", 0), ("", 0)][:2]
        if most > second:
            names[key] = name
    return names


def _authors(cells: Cells, names: dict[str, str]) -> list[Author]:
    """The authors of a work in their order, as far as it is sure who is who."""
    ordered = _in_order(cells, names)
    if ordered:
        return ordered
    spelled = {names[key]: key for key in (*_ids(cells), _asked(cells)) if key in names}
    told = _names(cells)
    return [(spelled.get(name) if told.count(name) == 1 else None, name) for name in told]


def _in_order(cells: Cells, names: dict[str, str]) -> list[Author]:
    """Names and ids side by side; nothing where their numbers do not fit."""
    told, known, asked = _names(cells), list(_ids(cells)), _asked(cells)
    if len(told) == len(known) + 1 and asked in names and told.count(names[asked]) == 1:
        known.insert(told.index(names[asked]), asked)
    return list(zip(known, told, strict=True)) if len(told) == len(known) else []


def _names(cells: Cells) -> list[str]:
    return [name.strip() for name in cells["all_authors"].split(";") if name.strip()]


def _ids(cells: Cells) -> Iterator[str | None]:
    return (ids.openalex(key) for key in cells["coauthor_openalex_ids"].split("|") if key)


def _asked(cells: Cells) -> str | None:
    return ids.openalex(cells["author_openalex_id"])


def _record(cells: Cells, authors: list[Author], tables: Tables) -> dict[str, Any]:
    work = cells["work_id"]
    return {
        "id": work, "title": cells["title"], "doi": cells.get("doi"), "publication_year": cells.get("year"),
        "cited_by_count": cells.get("citations"), "host_venue": {"display_name": cells.get("venue")},
        "authorships": [{"author": {"id": key, "display_name": name}} for key, name in authors],
        "institutions": [{"id": body["institution_id"], "display_name": body.get("institution_name")}
                         for body in tables.institutions.get(work, ())],
        "topics": [{"id": topic["topic_id"]} for topic in tables.topics.get(work, ())],
    }
