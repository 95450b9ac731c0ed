"""Staging: a delivery becomes a batch of records that nobody sees yet."""

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import islice
from typing import Any, NamedTuple, Protocol

import orjson
from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from ledger import tables
from ledger.database import put_rows, reading, writing
from ledger.record import Said

#: Rows in one transaction: long enough to be fast, short enough that a curator's save does not wait.
_CHUNK = 20_000
_DIGEST = 1 << 64
COLUMNS = ("batch", "kind", "thing", "label", "key", "start", "end", "discriminator", "part", "payload", "hash")


class Rejected(NamedTuple):
    """A line that could not be read, and why; lines count from 1. ``cells``: what stands in it, heading by heading."""

    file: str
    sheet: str
    line: int
    column: str
    reason: str
    cells: tuple[tuple[str, str], ...] = ()


class Staged(NamedTuple):
    """What staging did. ``batch`` is None where the delivery equals ``same_as``, which is in force."""

    batch: int | None
    records: int
    rejected: int
    same_as: int | None


class Written(NamedTuple):
    """How far a delivery is written: the statements read so far, erased ones included, and the digest of the rest."""

    read: int
    digest: int


NOTHING = Written(0, 0)


def left(engine: Engine, batch: int, source: str, loader: str, file_hash: str, as_of: str) -> Written | None:
    """How far a killed process wrote the same delivery; None where that batch is whole, gone or another's."""
    table = tables.batch
    same = [table.c.id == batch, ~table.c.complete, table.c.source == source, table.c.loader == loader,
            table.c.file_hash == file_hash, table.c.as_of == as_of]
    with reading(engine) as connection:
        row = connection.execute(select(table.c.records, table.c.digest).where(*same)).one_or_none()
    return Written(row.records, int(row.digest or "0", 16)) if row else None


def put_records(engine: Engine, batch: int, said: Iterable[Said], dropped: "Dropped",
                before: Written = NOTHING) -> tuple[int, str]:
    """Write the records of a batch in transactions of bounded length: their number, and a digest free of order.

    Each transaction also notes how far it came, so that what is left after a crash can be gone on with.
    """
    read, digest = before
    rows = islice(iter(said), read, None)
    while chunk := list(islice(rows, _CHUNK)):
        values = []
        for one in chunk:
            if dropped(one):
                continue
            value, fingerprint = row(batch, one)
            values.append(value)
            digest = (digest + fingerprint) % _DIGEST
        read += len(chunk)
        with writing(engine) as connection:
            put_rows(connection, tables.record, values, COLUMNS)
            connection.execute(update(tables.batch).where(tables.batch.c.id == batch)
                               .values(records=read, digest=f"{digest:016x}"))
    with reading(engine) as connection:
        count = connection.execute(
            select(func.count()).select_from(tables.record).where(tables.record.c.batch == batch)).scalar_one()
    return int(count), f"{digest:016x}"


class Dropped(Protocol):
    """Whether a statement is about somebody who was erased."""

    def __call__(self, said: Said) -> bool:
        """True where it must not be kept."""
        ...


def row(batch: int, said: Said) -> tuple[tuple[Any, ...], int]:
    """A statement as a row of ``record`` in the order of ``COLUMNS``, and its fingerprint."""
    payload = orjson.dumps(said.payload, option=orjson.OPT_SORT_KEYS)
    spoken = b"\x1f".join((said.kind.encode(), said.thing.encode(), said.part.encode(), payload))
    fingerprint = blake2b(spoken, digest_size=8).digest()
    return ((batch, said.kind, said.thing, said.label, said.key, said.start, said.end, said.discriminator, said.part,
             payload.decode(), fingerprint.hex()), int.from_bytes(fingerprint, "big"))


def put_rejects(engine: Engine, batch: int, rejects: Iterable[Rejected]) -> int:
    """Keep the lines that could not be read with their batch; their number."""
    values = [{"batch": batch, "file": one.file, "sheet": one.sheet, "line": one.line, "column": one.column,
               "reason": one.reason, "cells": orjson.dumps(dict(one.cells)).decode()} for one in rejects]
    if values:
        with writing(engine) as connection:
            connection.execute(insert(tables.reject), values)
    return len(values)


def finish(connection: Connection, batch: int, **columns: Any) -> None:
    """Mark a batch as wholly written."""
    connection.execute(update(tables.batch).where(tables.batch.c.id == batch).values(complete=True, **columns))


def discard(engine: Engine, batch: int) -> None:
    """Remove a batch that never was accepted: one broken off while it was written, or one that says nothing new."""
    with writing(engine) as connection:
        _remove(connection, [batch])


def sweep(connection: Connection, before: str) -> None:
    """Remove what a process left that was killed before this moment while it wrote a batch."""
    left = select(tables.batch.c.id).where(~tables.batch.c.complete, tables.batch.c.staged_at < before)
    _remove(connection, list(connection.execute(left).scalars()))


def _remove(connection: Connection, batches: list[int]) -> None:
    if batches:
        for table in (tables.record, tables.reject):
            connection.execute(delete(table).where(table.c.batch.in_(batches)))
        connection.execute(delete(tables.batch).where(tables.batch.c.id.in_(batches)))


def chunks(items: Iterable[Any], size: int) -> Iterator[list[Any]]:
    """Lists of at most ``size`` items."""
    rest = iter(items)
    while part := list(islice(rest, size)):
        yield part
