"""A backup: every row of the ledger in one .zip, taken while others write, and put back as a whole or not at all."""

import base64
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import uuid4

import orjson
from sqlalchemy import Connection, Engine, LargeBinary, Table, delete, func, insert, select, text, update

from ledger import erasure, tables
from ledger.database import reading, writing
from ledger.errors import NotPossible
from ledger.record import Said

FORMAT = 1
_MANIFEST = "ketnoi.json"
_CHUNK = 5_000
#: Parents before children, so that they can be put back in this order.
_TABLES: tuple[Table, ...] = (
    tables.fact, tables.source, tables.batch, tables.record, tables.reject, tables.judgement, tables.entry,
    tables.erased, tables.document, tables.file, tables.audit,
)


def backup(engine: Engine, path: Path) -> dict[str, int]:
    """Write one consistent state of the ledger to a new .zip; rows by table. OSError where it cannot be written.

    Both databases write the same lines, so a backup of SQLite can be restored into PostgreSQL and back.
    """
    unfinished = path.with_name(f"{path.name}.part")
    try:
        with _new(unfinished) as archive, reading(engine) as connection:
            counts = {str(table.name): _put(archive, table, _rows(connection, table)) for table in _TABLES}
            archive.writestr(_MANIFEST, orjson.dumps({"format": FORMAT, "rows": counts}))
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return counts


def _new(path: Path) -> zipfile.ZipFile:
    return zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=4)


def _rows(connection: Connection, table: Table) -> Iterator[dict[str, Any]]:
    statement = select(table).order_by(*table.primary_key.columns).execution_options(yield_per=_CHUNK)
    for row in connection.execute(statement):
        yield {str(name): base64.b64encode(value).decode() if isinstance(value, bytes) else value
               for name, value in row._mapping.items()}


def _put(archive: zipfile.ZipFile, table: Table, rows: Iterable[dict[str, Any]]) -> int:
    count = 0
    with archive.open(f"{table.name}.jsonl", "w", force_zip64=True) as lines:
        for row in rows:
            lines.write(orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE))
            count += 1
    return count


def restore(engine: Engine, path: Path) -> dict[str, int]:
    """Put a backup in the place of everything in the ledger, in one transaction; rows by table.

    The ledger gets a new epoch, so that every graph made from it is rebuilt. Who was erased since the backup stays
    erased, as far as the backup comes from this ledger. NotPossible where the file is not a whole backup.
    """
    with _opened(path) as archive, writing(engine) as connection:
        gone = _erased_here(connection)
        for table in reversed(_TABLES):
            connection.execute(delete(table))
        counts = {str(table.name): _take(connection, table, archive) for table in _TABLES}
        told = orjson.loads(archive.read(_MANIFEST))["rows"]
        if told != counts:
            raise NotPossible(f"{path} is damaged: its number of rows is not what it says; restore another backup")
        connection.execute(update(tables.fact).where(tables.fact.c.name == "epoch").values(value=uuid4().hex))
        _erase_again(connection, engine, gone)
        _count_on(connection)
    erasure.purge(engine)
    return counts


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = orjson.loads(archive.read(_MANIFEST))
            if manifest.get("format") != FORMAT:
                raise NotPossible(f"{path} was written by another version of Ketnoi; restore it with that version")
            yield archive
    except FileNotFoundError as error:
        raise NotPossible(f"there is no backup {path}; name the .zip that `ketnoi backup` wrote") from error
    except (zipfile.BadZipFile, EOFError, KeyError, AttributeError, orjson.JSONDecodeError) as error:
        raise NotPossible(f"{path} is not a whole backup; name the .zip that `ketnoi backup` wrote") from error


def _take(connection: Connection, table: Table, archive: zipfile.ZipFile) -> int:
    binary = [column.name for column in table.columns if isinstance(column.type, LargeBinary)]
    count = 0
    with archive.open(f"{table.name}.jsonl") as lines:
        rows = map(orjson.loads, lines)
        while chunk := list(islice(rows, _CHUNK)):
            for row in chunk:
                row |= {name: base64.b64decode(row[name]) for name in binary}
            connection.execute(insert(table), chunk)
            count += len(chunk)
    return count


def _erased_here(connection: Connection) -> dict[str, Any]:
    facts = {row.name: row.value for row in connection.execute(select(tables.fact))}
    rows = [dict(row._mapping) for row in connection.execute(select(tables.erased))]
    return {"key": facts.get("erasure_key"), "rows": rows}


def _erase_again(connection: Connection, engine: Engine, gone: dict[str, Any]) -> None:
    key = connection.execute(select(tables.fact.c.value).where(tables.fact.c.name == "erasure_key")).scalar_one()
    known = set(connection.execute(select(tables.erased.c.digest)).scalars())
    fresh = [row for row in gone["rows"] if row["digest"] not in known] if gone["key"] == key else []
    if fresh:
        connection.execute(insert(tables.erased), fresh)
        things = _recognised(connection, {row["digest"] for row in fresh}, key)
        erasure.blank(connection, engine, things, key, fresh[0]["at"])


def _recognised(connection: Connection, digests: set[str], key: str) -> list[str]:
    record = tables.record.c
    statement = select(record.thing, record.payload).where(record.kind != "edge", record.payload.isnot(None))
    said = (Said("node", row.thing, "", orjson.loads(row.payload))
            for row in connection.execute(statement.execution_options(yield_per=_CHUNK)))
    return sorted({one.thing for one in said if erasure.concerns(one, digests, key)})


def _count_on(connection: Connection) -> None:
    # PostgreSQL counts serial columns apart from the rows that were put in with their numbers.
    if connection.engine.dialect.name != "postgresql":
        return
    for table in _TABLES:
        for column in table.primary_key.columns:
            if column is table.autoincrement_column:
                highest = connection.execute(select(func.coalesce(func.max(column), 0) + 1)).scalar_one()
                connection.execute(text("SELECT setval(pg_get_serial_sequence(:table, :column), :next, false)"),
                                   {"table": table.name, "column": column.name, "next": highest})
