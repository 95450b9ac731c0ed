"""What compile keeps beside the ledger to be fast: derived, indexed, and deletable at any time.

It is read and written in one transaction for each catch-up, so that it is never half of two states.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import local
from typing import Any, Self

from sqlalchemy import Connection, Engine, Table, and_, create_engine, delete, func, insert, select, update
from sqlalchemy.pool import StaticPool

from ledger import derived
from ledger.database import among, connect, put_rows, raw_rows, reading, writing
from ledger.derived import EdgeThing, Share, Thing, metadata

_thing, _value, _edge, _share, _note, _mark = (
    derived.thing, derived.value, derived.edge, derived.share, derived.note, derived.mark)


class Index:
    """The derived tables. Everything but ``open``, ``marks`` and ``clear`` happens inside ``transaction``."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        # Pages run in threads of one process: each has a transaction of its own.
        self._local = local()

    @classmethod
    def beside(cls, ledger: Engine, name: str = "index") -> Self:
        """The index of a ledger: a file beside SQLite's, tables in PostgreSQL's own database."""
        if ledger.dialect.name != "sqlite":
            engine = ledger
        else:
            path = Path(ledger.url.database or "ledger.sqlite")
            engine = connect(f"sqlite:///{path.with_suffix(f'.{name}{path.suffix}')}")
        with writing(engine) as connection:
            metadata.create_all(connection)
        return cls(engine)

    @staticmethod
    def temporary() -> "Index":
        """An index in memory, for what is compiled once and not kept."""
        try:
            return _spare.pop()
        except IndexError:
            engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
            metadata.create_all(engine)
            return _Temporary(engine)

    def close(self) -> None:
        """Give the database back."""
        self.engine.dispose()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing of what one catch-up changes; a preview leaves nothing."""
        with self.engine.connect().execution_options(writes=True) as connection, connection.begin():
            self._local.connection = connection
            try:
                yield
            finally:
                self._local.connection = None

    @contextmanager
    def rehearsal(self) -> Iterator[None]:
        """A transaction whose changes are seen inside and never kept."""
        with self.engine.connect() as connection:
            kept = connection.begin()
            self._local.connection = connection
            try:
                yield
            finally:
                self._local.connection = None
                kept.rollback()

    @property
    def connection(self) -> Connection:
        """The connection of the transaction that is under way."""
        connection: Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            raise RuntimeError("the index is used outside its transaction")
        return connection

    def marks(self) -> dict[str, str]:
        """How far, from which ledger and with which version the index was compiled."""
        with reading(self.engine) as connection:
            return {row.name: row.value for row in connection.execute(select(_mark))}

    def mark(self, **values: str) -> None:
        """Set marks."""
        self.connection.execute(delete(_mark).where(_mark.c.name.in_(values)))
        self.connection.execute(insert(_mark), [{"name": name, "value": value} for name, value in values.items()])

    def clear(self) -> None:
        """Forget everything."""
        for table in reversed(metadata.sorted_tables):
            self.connection.execute(delete(table))

    def forget(self) -> None:
        """The same outside a transaction; ``erasure.purge`` makes the files forget, too."""
        with self.transaction():
            self.clear()

    # Things and clusters

    def things(self, ids: Iterable[str]) -> dict[str, Thing]:
        """Those of these things that are in force."""
        rows = raw_rows(self.connection, select(_thing).where(among(self.engine, _thing.c.thing, ids)))
        return {row[0]: Thing._make(row) for row in rows}

    def members(self, clusters: Iterable[str]) -> dict[str, list[Thing]]:
        """The things of clusters, by cluster."""
        found: dict[str, list[Thing]] = {}
        for row in raw_rows(self.connection, select(_thing).where(among(self.engine, _thing.c.cluster, clusters))):
            found.setdefault(row[2], []).append(Thing._make(row))
        return found

    def put_things(self, things: Iterable[Thing], fresh: bool = False) -> None:
        """Write things anew; ``fresh`` where none of them was there."""
        self._replace(_thing, list(things), fresh)

    def drop_things(self, ids: Iterable[str]) -> None:
        """Forget things, with what the matcher made of them."""
        gone = list(ids)
        self._drop(_thing, _thing.c.thing, gone)
        for column in (derived.told.c.thing, derived.likeness.c.one, derived.likeness.c.other):
            self._drop(column.table, column, gone)

    def values(self, things: Iterable[str]) -> list[tuple[str, str, str]]:
        """Identifiers and names of things: thing, scheme, value."""
        return raw_rows(
            self.connection, select(_value).where(among(self.engine, _value.c.thing, things)))

    def having(self, schemes: Iterable[str], values: Iterable[str]) -> list[tuple[str, str, str]]:
        """Who has one of these values under one of these schemes: thing, scheme, value."""
        return raw_rows(self.connection, select(_value).where(
            _value.c.scheme.in_(list(schemes)), among(self.engine, _value.c.value, values)))

    def between(self, scheme: str, after: str, upto: str) -> list[str]:
        """The things with a value of a scheme after one and up to another, as text."""
        return list(self.connection.execute(select(_value.c.thing).where(
            _value.c.scheme == scheme, _value.c.value > after, _value.c.value <= upto)).scalars())

    def put_values(self, things: Iterable[str], values: Iterable[tuple[str, str, str]]) -> None:
        """Write the values of things anew."""
        self._drop(_value, _value.c.thing, things)
        self._insert(_value, list(values))

    # Edges

    def edges_from(self, things: Iterable[str], types: Iterable[str] = ()) -> list[EdgeThing]:
        """What is said of relations that start at these things."""
        return self._edges(among(self.engine, _edge.c.start, things), types)

    def edges_to(self, things: Iterable[str], types: Iterable[str] = ()) -> list[EdgeThing]:
        """What is said of relations that end at these things."""
        return self._edges(among(self.engine, _edge.c.end, things), types)

    def edges(self, ids: Iterable[str]) -> list[EdgeThing]:
        """These statements about relations."""
        return self._edges(among(self.engine, _edge.c.thing, ids), ())

    def _edges(self, condition: Any, types: Iterable[str]) -> list[EdgeThing]:
        wanted = list(types)
        statement = select(_edge).where(condition)
        statement = statement.where(_edge.c.type.in_(wanted)) if wanted else statement
        return [EdgeThing._make(row) for row in raw_rows(self.connection, statement)]

    def put_edges(self, edges: Iterable[EdgeThing], fresh: bool = False) -> None:
        """Write statements about relations anew; ``fresh`` where none of them was there."""
        self._replace(_edge, list(edges), fresh)

    def drop_edges(self, ids: Iterable[str]) -> None:
        """Forget statements about relations."""
        self._drop(_edge, _edge.c.thing, ids)

    # What works and agreements give to pairs

    def shares_of(self, items: Iterable[str]) -> list[Share]:
        """What these works and agreements give."""
        rows = self.connection.execute(select(_share).where(among(self.engine, _share.c.item, items)))
        return [Share._make(row) for row in rows]

    def put_shares(self, items: Iterable[str], shares: Iterable[Share]) -> None:
        """Write anew what these works and agreements give."""
        self._drop(_share, _share.c.item, items)
        self._insert(_share, list(shares))

    def tallies(self, audience: str, type: str, starts: Iterable[str]) -> list[tuple[Any, ...]]:
        """The shares of pairs that start at these clusters: rows a, b, kind, sources, count, first, last."""
        pair = (_share.c.a, _share.c.b, _share.c.kind, _share.c.sources)
        counts = (func.count(), func.min(_share.c.year), func.max(_share.c.year))
        condition = and_(_share.c.audience == audience, _share.c.type == type, among(self.engine, _share.c.a, starts))
        return raw_rows(self.connection, select(*pair, *counts).where(condition).group_by(*pair))

    # Notes for curators

    def put_notes(self, kind: str, subjects: Iterable[str], notes: Iterable[tuple[str, str, str]]) -> None:
        """Write anew the notes of a kind (``conflict``, ``skipped``) about subjects: subject, other, why."""
        gone = list(subjects)
        if gone:
            about = among(self.engine, _note.c.subject, gone)
            self.connection.execute(delete(_note).where(_note.c.kind == kind, about))
        self._insert(_note, [(kind, *note) for note in notes])

    def notes(self, kind: str) -> list[tuple[str, str, str]]:
        """All notes of a kind: subject, other, why."""
        columns = (_note.c.subject, _note.c.other, _note.c.why)
        with reading(self.engine) as connection:
            rows = connection.execute(select(*columns).where(_note.c.kind == kind).order_by(*columns))
            return [tuple(row) for row in rows]

    def set_visible(self, things: Iterable[str], visible: bool) -> None:
        """Say whether things may be in everybody's graph."""
        self.connection.execute(
            update(_thing).where(among(self.engine, _thing.c.thing, things)).values(visible=visible))

    def _replace(self, table: Table, rows: Sequence[Thing] | Sequence[EdgeThing], fresh: bool) -> None:
        if not fresh:
            self._drop(table, table.c.thing, [row.thing for row in rows])
        self._insert(table, rows)

    def _drop(self, table: Table, column: Any, ids: Iterable[str]) -> None:
        gone = list(ids)
        if gone:
            self.connection.execute(delete(table).where(among(self.engine, column, gone)))

    def _insert(self, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
        put_rows(self.connection, table, rows)


class _Temporary(Index):
    """An index in memory that is emptied and used again: its engine remembers the statements that it compiled."""

    def close(self) -> None:
        with self.transaction():
            self.clear()
        _spare.append(self)


_spare: list[_Temporary] = []

__all__ = ["EdgeThing", "Index", "Share", "Thing"]
