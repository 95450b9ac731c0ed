"""The search's own file: documents in SQLite's full-text index, with facets and evidence beside the words."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple, Self
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from graph.search.document import Document
from graph.search.words import keys, terms

#: Another number builds every file anew.
VERSION = "3"
_TABLES = (
    "CREATE TABLE document (node INTEGER PRIMARY KEY, id TEXT UNIQUE, label TEXT, name TEXT, kinds TEXT, country TEXT, "
    "verified INTEGER, free TEXT, evidence INTEGER, year INTEGER, tie INTEGER, shown TEXT)",
    # A whole name, its words in the order of the alphabet.
    "CREATE TABLE called (key TEXT, node INTEGER)",
    "CREATE INDEX called_key ON called (key)",
    "CREATE INDEX called_node ON called (node)",
    "CREATE VIRTUAL TABLE text USING fts5(names, about, tokenize='unicode61 remove_diacritics 0', prefix='2 3')",
    "CREATE VIRTUAL TABLE vocabulary USING fts5vocab(text, 'row')",
    "CREATE TABLE expertise (node INTEGER, field TEXT, works INTEGER, last_year INTEGER)",
    "CREATE INDEX expertise_node ON expertise (node)",
    "CREATE TABLE author (work INTEGER, id TEXT)",
    "CREATE INDEX author_work ON author (work)",
    "CREATE INDEX author_id ON author (id)",
    "CREATE TABLE mark (name TEXT PRIMARY KEY, value TEXT)",
)
#: A word that nobody types, between two texts, so that a phrase never runs from one into the next.
_BETWEEN = "ǁ"
_COLUMNS = "node, id, label, name, kinds, country, verified, free, evidence, year, tie, shown"
_FORGOTTEN = ("DELETE FROM text WHERE rowid = ?", "DELETE FROM expertise WHERE node = ?",
              "DELETE FROM author WHERE work = ?", "DELETE FROM called WHERE node = ?",
              "DELETE FROM document WHERE node = ?")
Numbers = NDArray[np.int64]


class Named(NamedTuple):
    """What other documents tell of one: its label, its names as they are indexed, its country."""

    label: str
    names: str
    country: str


class SearchIndex:
    """One audience's file. Reading is free to all threads; one at a time writes."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._lock = Lock()
        self._connection.execute("PRAGMA journal_mode = WAL")
        # Derived from the graph: what a power cut takes is built again.
        self._connection.execute("PRAGMA synchronous = OFF")
        self._connection.execute("PRAGMA secure_delete = ON")

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open or begin the file; one that is broken or of another version begins anew."""
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            index = cls(path)
            if index.marks().get("version") == VERSION:
                return index
            index.close()
        except sqlite3.DatabaseError:
            pass
        for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
            path.with_name(name).unlink(missing_ok=True)
        index = cls(path)
        for statement in _TABLES:
            index._connection.execute(statement)
        index.mark(version=VERSION)
        return index

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def marks(self) -> dict[str, str]:
        """How far and from which ledger the file was filled; empty where it is new."""
        try:
            return dict(self.rows("SELECT name, value FROM mark"))
        except sqlite3.OperationalError:
            return {}

    def mark(self, **values: str) -> None:
        """Set marks."""
        self._connection.executemany("INSERT OR REPLACE INTO mark VALUES (?, ?)", values.items())

    def rows(self, statement: str, values: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows of a reading statement."""
        with self._lock:
            return self._connection.execute(statement, tuple(values)).fetchall()

    def numbers(self, statement: str, values: Iterable[Any] = ()) -> list[Numbers]:
        """The columns of one row of ``group_concat`` over whole numbers: eight times as fast as rows."""
        (row,) = self.rows(statement, values)
        return [np.fromstring(text, dtype=np.int64, sep=",") if text else np.empty(0, np.int64)
                for text in map(_text, row)]

    @contextmanager
    def change(self) -> Iterator[None]:
        """All or nothing of what is put and dropped inside."""
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise

    def put(self, documents: Iterable[Document], fresh: bool = False) -> set[int]:
        """Write documents anew, inside ``change``; ``fresh`` where none of them was there. Their numbers.

        A document keeps its number for as long as it is there.
        """
        return {self._put(one, None if fresh else self._drop(one.id)) for one in documents}

    def _put(self, one: Document, node: int | None) -> int:
        execute = self._connection.execute
        marks = ", ".join("?" * (_COLUMNS.count(",") + 1))
        node = execute(f"INSERT INTO document ({_COLUMNS}) VALUES ({marks})", (  # noqa: S608
            node, one.id, one.label, one.names[0], " ".join(one.kinds), one.country, one.verified, " ".join(one.free),
            one.evidence, one.year, crc32(one.id.encode()), _shown(one))).lastrowid or 0
        execute("INSERT INTO text (rowid, names, about) VALUES (?, ?, ?)", (node, _line(one.names), _line(one.about)))
        self._beside(one, node)
        return node

    def _beside(self, one: Document, node: int) -> None:
        many = self._connection.executemany
        if one.expertise:
            many("INSERT INTO expertise VALUES (?, ?, ?, ?)", [(node, *expertise) for expertise in one.expertise])
        if one.authors:
            many("INSERT INTO author VALUES (?, ?)", [(node, id) for id in one.authors])
        if one.label != "Work":
            many("INSERT INTO called VALUES (?, ?)", [(key, node) for key in sorted(
                {key for name in one.names for key in keys(name)})])

    def drop(self, ids: Iterable[str]) -> set[int]:
        """Forget documents, inside ``change``; the numbers that they had."""
        return {node for id in ids if (node := self._drop(id)) is not None}

    def _drop(self, id: str) -> int | None:
        for (node,) in self._connection.execute("SELECT node FROM document WHERE id = ?", (id,)).fetchall():
            for statement in _FORGOTTEN:
                self._connection.execute(statement, (node,))
            return int(node)
        return None

    def clear(self) -> None:
        """Forget everything, inside ``change``."""
        for table in ("document", "text", "expertise", "author", "called"):
            self._connection.execute(f"DELETE FROM {table}")  # noqa: S608

    def forget(self) -> None:
        """Leave no byte of what was: for an erasure."""
        with self.change():
            self.clear()
            self._connection.execute("DELETE FROM mark WHERE name != 'version'")
        self._connection.execute("VACUUM")
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def named(self, ids: Iterable[str]) -> dict[str, Named]:
        """Those of these documents that are there."""
        found = {}
        for id in ids:
            for row in self._connection.execute("SELECT d.label, t.names, d.country FROM document d "
                                                "JOIN text t ON t.rowid = d.node WHERE d.id = ?", (id,)):
                found[id] = Named(*row)
        return found

    @staticmethod
    def line(texts: Iterable[str]) -> str:
        """Texts as they are indexed."""
        return _line(texts)


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _shown(one: Document) -> str:
    """What is shown of a hit and not asked for, as JSON; of works nobody reads more than the name."""
    if one.label == "Work":
        return ""
    return json.dumps({
        "called": one.names[1:], "told": one.about, "name_vi": one.name_vi, "name_en": one.name_en, "code": one.code,
        "sources": one.sources, "near": one.near, "facts": one.facts}, ensure_ascii=False)


def _line(texts: Iterable[str]) -> str:
    return f" {_BETWEEN} ".join(" ".join(terms(text)) for text in texts if text)
