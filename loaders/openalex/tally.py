"""What has to be remembered over a whole file, in memory of a bounded size: what was said, who was where and when."""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any, Self

#: Keys of one kind, or spans, that are held in memory before they go into the temporary file: about 50 MB.
MOST = 400_000
_PAGES = 2_000

_TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -32768;
CREATE TABLE span (expert TEXT, body TEXT, first INTEGER, last INTEGER, PRIMARY KEY (expert, body)) WITHOUT ROWID;
CREATE TABLE whole (part TEXT, whole TEXT, PRIMARY KEY (part, whole)) WITHOUT ROWID;
CREATE TABLE topic (expert TEXT, field TEXT, PRIMARY KEY (expert, field)) WITHOUT ROWID;
"""
_SPAN = """
INSERT INTO span VALUES (?, ?, ?, ?) ON CONFLICT (expert, body) DO UPDATE SET
first = min(coalesce(first, excluded.first), coalesce(excluded.first, first)),
last = max(coalesce(last, excluded.last), coalesce(excluded.last, last))
"""
# Of the wholes of a part, those are passed over that another of its wholes belongs to: it is part of them by that one.
_NEAREST = """
SELECT part, whole FROM whole AS far WHERE part <> whole AND NOT EXISTS (
SELECT 1 FROM whole AS near JOIN whole AS next ON next.part = near.whole
WHERE near.part = far.part AND next.whole = far.whole AND near.whole NOT IN (far.part, far.whole))
ORDER BY part, whole
"""


class Keys:
    """A set of keys: the latest are held in memory, the others in a table of a file."""

    def __init__(self, file: sqlite3.Connection, table: str) -> None:
        self._file = file
        self._fresh: set[str] = set()
        self._spilled = False
        self._create = f"CREATE TABLE {table} (key TEXT PRIMARY KEY) WITHOUT ROWID"
        self._insert, self._select = f"INSERT INTO {table} VALUES (?)", f"SELECT 1 FROM {table} WHERE key = ?"  # noqa: S608

    def has(self, key: str) -> bool:
        """Whether it is one of them."""
        if key in self._fresh:
            return True
        return self._spilled and self._file.execute(self._select, (key,)).fetchone() is not None

    def add(self, keys: Iterable[str]) -> None:
        """Take in keys that were not among them."""
        self._fresh.update(keys)
        if len(self._fresh) > MOST:
            if not self._spilled:
                self._file.execute(self._create)
                self._spilled = True
            _write(self._file, self._insert, ((key,) for key in sorted(self._fresh)))
            self._fresh.clear()


class Tally:
    """Things said and things described, spans of years by expert and organisation, wholes of parts, topics of experts.

    What is too much for memory goes into a file of SQLite's own, which is gone once this is closed.
    """

    def __init__(self) -> None:
        # No name: a temporary file, written only when the cache is full. A reader may be closed by another thread.
        self._file = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._file.executescript(_TABLES)
        self.said, self.described = Keys(self._file, "said"), Keys(self._file, "described")
        self._spans: dict[tuple[str, str], tuple[int | None, int | None]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def span(self, expert: str, body: str, first: int | None, last: int | None) -> None:
        """Let the years of somebody at an organisation reach from ``first`` to ``last``; ``None`` where unknown."""
        known = self._spans.get((expert, body))
        if known is None:
            self._spans[expert, body] = (first, last)
            if len(self._spans) > MOST:
                self._spill()
        elif first is not None and last is not None:
            since, until = known
            self._spans[expert, body] = (first if since is None else min(since, first),
                                         last if until is None else max(until, last))

    def whole(self, part: str, whole: str) -> None:
        """Remember that one organisation is part of another, directly or through others."""
        self._file.execute("INSERT OR IGNORE INTO whole VALUES (?, ?)", (part, whole))

    def topic(self, expert: str, field: str) -> None:
        """Remember a field in which somebody's topics lie."""
        self._file.execute("INSERT OR IGNORE INTO topic VALUES (?, ?)", (expert, field))

    def spans(self) -> Iterator[tuple[str, str, int | None, int | None]]:
        """Expert, organisation, first and last year, ordered."""
        self._spill()
        return self._read("SELECT expert, body, first, last FROM span ORDER BY expert, body")

    def wholes(self) -> Iterator[tuple[str, str]]:
        """Parts with their nearest wholes, ordered, where both were said."""
        return (pair for pair in self._read(_NEAREST) if all(map(self.said.has, pair)))

    def topics(self) -> Iterator[tuple[str, str]]:
        """Experts of whom no work was said, with the fields of their topics, ordered."""
        pairs = self._read("SELECT expert, field FROM topic ORDER BY expert, field")
        return (pair for pair in pairs if not self.said.has(pair[0]))

    def _spill(self) -> None:
        _write(self._file, _SPAN, ((*pair, *self._spans[pair]) for pair in sorted(self._spans)))
        self._spans.clear()

    def _read(self, statement: str) -> Iterator[Any]:
        found = self._file.execute(statement)
        while some := found.fetchmany(_PAGES):
            yield from some


def _write(file: sqlite3.Connection, statement: str, rows: Iterable[tuple[str | int | None, ...]]) -> None:
    file.execute("BEGIN")
    file.executemany(statement, rows)
    file.execute("COMMIT")
