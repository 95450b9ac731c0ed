"""The search's own file: documents in SQLite's full-text index, with facets and evidence beside the words."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any, Self

from graph.search.document import Document
from graph.search.words import terms

#: Another number builds every file anew.
VERSION = "1"
_TABLES = (
    "CREATE TABLE document (node INTEGER PRIMARY KEY, id TEXT UNIQUE, label TEXT, name TEXT, kinds TEXT, country TEXT, "
    "verified INTEGER, free TEXT, evidence INTEGER, year INTEGER)",
    "CREATE INDEX document_country ON document (country)",
    "CREATE INDEX document_label ON document (label)",
    "CREATE VIRTUAL TABLE text USING fts5(names, about, tokenize='unicode61 remove_diacritics 0', prefix='2 3')",
    "CREATE VIRTUAL TABLE vocabulary USING fts5vocab(text, 'row')",
    "CREATE TABLE expertise (node INTEGER, field TEXT, works INTEGER, last_year INTEGER)",
    "CREATE INDEX expertise_field ON expertise (field, works)",
    "CREATE INDEX expertise_node ON expertise (node)",
    "CREATE TABLE author (work INTEGER, id TEXT)",
    "CREATE INDEX author_work ON author (work)",
    "CREATE INDEX author_id ON author (id)",
    "CREATE TABLE mark (name TEXT PRIMARY KEY, value TEXT)",
)
#: A word that nobody types, between two texts, so that a phrase never runs from one into the next.
_BETWEEN = "ǁ"
_COLUMNS = "id, label, name, kinds, country, verified, free, evidence, year"


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
        self.__dict__.pop("spelled", None)

    def put(self, documents: Iterable[Document], fresh: bool = False) -> None:
        """Write documents anew, inside ``change``; ``fresh`` where none of them was there."""
        for one in documents:
            if not fresh:
                self.drop([one.id])
            self._put(one)

    def _put(self, one: Document) -> None:
        execute = self._connection.execute
        node = execute(f"INSERT INTO document ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (  # noqa: S608
            one.id, one.label, one.names[0], " ".join(one.kinds), one.country, one.verified, " ".join(one.free),
            one.evidence, one.year)).lastrowid
        execute("INSERT INTO text (rowid, names, about) VALUES (?, ?, ?)", (node, _line(one.names), _line(one.about)))
        if one.expertise:
            self._connection.executemany("INSERT INTO expertise VALUES (?, ?, ?, ?)",
                                         [(node, *expertise) for expertise in one.expertise])
        if one.authors:
            self._connection.executemany("INSERT INTO author VALUES (?, ?)", [(node, id) for id in one.authors])

    def drop(self, ids: Iterable[str]) -> None:
        """Forget documents, inside ``change``."""
        execute = self._connection.execute
        for id in ids:
            for (node,) in execute("SELECT node FROM document WHERE id = ?", (id,)).fetchall():
                for statement in ("DELETE FROM document WHERE node = ?", "DELETE FROM text WHERE rowid = ?",
                                  "DELETE FROM expertise WHERE node = ?", "DELETE FROM author WHERE work = ?"):
                    execute(statement, (node,))

    def clear(self) -> None:
        """Forget everything, inside ``change``."""
        for table in ("document", "text", "expertise", "author"):
            self._connection.execute(f"DELETE FROM {table}")  # noqa: S608

    def forget(self) -> None:
        """Leave no byte of what was: for an erasure."""
        with self.change():
            self.clear()
            self._connection.execute("DELETE FROM mark WHERE name != 'version'")
        self._connection.execute("VACUUM")
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def named(self, ids: Iterable[str]) -> dict[str, tuple[str, str]]:
        """The names, as they are indexed, and the country of those of these documents that are there."""
        found = {}
        for id in ids:
            for names, country in self._connection.execute(
                    "SELECT t.names, d.country FROM document d JOIN text t ON t.rowid = d.node WHERE d.id = ?", (id,)):
                found[id] = (names, country)
        return found

    @staticmethod
    def line(texts: Iterable[str]) -> str:
        """Texts as they are indexed."""
        return _line(texts)

    @cached_property
    def spelled(self) -> list[str]:
        """Every word that occurs, for those that were typed wrongly."""
        return [term for (term,) in self.rows("SELECT term FROM vocabulary WHERE length(term) > 2")]


def _line(texts: Iterable[str]) -> str:
    return f" {_BETWEEN} ".join(" ".join(terms(text)) for text in texts if text)
