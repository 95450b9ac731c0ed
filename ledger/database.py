"""Opening the ledger's database, SQLite or PostgreSQL, so that what is acknowledged is on the disk."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Executable,
    MetaData,
    Table,
    any_,
    bindparam,
    create_engine,
    event,
    func,
    inspect,
    make_url,
    select,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.schema import CreateColumn

#: One writer at a time: the advisory lock of PostgreSQL; SQLite has its own.
WRITER, COMPILER, MATCHER = 7_401, 7_402, 7_403


def connect(url: str) -> Engine:
    """An engine for ``sqlite:///path`` or ``postgresql://…`` (psycopg 3)."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        if parsed.database and parsed.database != ":memory:":
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(parsed, connect_args={"timeout": 60})
        event.listen(engine, "connect", _settle_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    return create_engine(parsed.set(drivername="postgresql+psycopg"), pool_pre_ping=True)


def _settle_sqlite(connection: Any, _: Any) -> None:
    # We say BEGIN ourselves: the driver's own would come too late for a read to be a snapshot.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "foreign_keys=ON",
                   "cache_size=-200000", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # A writer that begins as a reader may be refused half-way; IMMEDIATE waits its turn instead.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction under the one writer lock."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": WRITER})
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One transaction that sees one state."""
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection = connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


def add_columns(connection: Connection, metadata: MetaData) -> None:
    """Give the tables of a ledger that an older version began the columns that they lack."""
    known = inspect(connection)
    quote = connection.dialect.identifier_preparer.quote
    for table in metadata.sorted_tables:
        there = {column["name"] for column in known.get_columns(table.name)}
        for column in table.columns:
            if column.name not in there:
                definition = CreateColumn(column).compile(dialect=connection.dialect)
                connection.exec_driver_sql(f"ALTER TABLE {quote(table.name)} ADD COLUMN {definition}")


def among(engine: Engine, column: ColumnElement[Any], values: Iterable[str] | Iterable[int]) -> ColumnElement[bool]:
    """``column IN values`` as one parameter, however many values there are."""
    given = list(values)
    if engine.dialect.name == "sqlite":
        member = func.json_each(orjson.dumps(given).decode()).table_valued("value")
        return column.in_(select(member.c.value))
    return column == any_(bindparam(None, given, ARRAY(column.type), unique=True))


def put_rows(connection: Connection, table: Table, rows: Sequence[tuple[Any, ...]],
             columns: Sequence[str] = ()) -> None:
    """Insert many rows as they are, in the order of ``columns`` (default: the table's); far faster than by dicts."""
    if not rows:
        return
    quote = connection.dialect.identifier_preparer.quote
    names = list(columns) or [column.name for column in table.columns]
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    # Names come from our own tables; every value is a parameter.
    statement = (f"INSERT INTO {quote(table.name)} ({', '.join(map(quote, names))}) "  # noqa: S608
                 f"VALUES ({', '.join([mark] * len(names))})")
    connection.exec_driver_sql(statement, list(rows))


def raw_rows(connection: Connection, statement: Executable) -> list[tuple[Any, ...]]:
    """The rows of a statement as the driver gives them, so that SQLite's truths are 0 and 1."""
    cursor = connection.execute(statement).cursor
    return list(cursor.fetchall()) if cursor is not None else []


__all__ = ["COMPILER", "MATCHER", "WRITER", "add_columns", "among", "connect", "put_rows", "raw_rows", "reading",
           "writing"]
