"""Deliveries: staged as batches that nobody sees, accepted, undone and accepted again."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

import orjson
from sqlalchemy import Connection, insert, select

from ledger import erasure, held, staging, tables
from ledger.database import reading, writing
from ledger.errors import Held, NotPossible
from ledger.judgements import Deciding
from ledger.log import append, now
from ledger.record import Said
from ledger.staging import Rejected, Staged
from ledger.state import State


@dataclass(frozen=True, slots=True)
class Batch:
    """A delivery as people see it; ``state`` is staged, accepted or undone, ``seq`` its first acceptance."""

    id: int
    source: str
    title: str
    as_of: str
    covers: tuple[str, ...]
    loader: str
    by: str
    staged_at: str
    file_hash: str
    records: int
    rejected: int
    state: str
    seq: int


class Begun(Protocol):
    """What remembers a batch that is being written, so that it is gone on with after a crash."""

    @property
    def batch(self) -> int | None:
        """The batch that was being written when the process ended; None where there was none."""
        ...

    def remember(self, batch: int) -> None:
        """Keep the number of a batch that is being written now."""
        ...


class Delivery(NamedTuple):
    """What is known of a delivery before its records: whose it is, as of when, and out of which file."""

    source: str
    as_of: str
    loader: str
    covers: tuple[str, ...] = ()
    title: str = ""
    by: str = ""
    file_hash: str = ""


class Delivering(Deciding):
    """What a ledger does about batches."""

    def stage(self, source: str, said: Iterable[Said], *, as_of: str, loader: str, covers: tuple[str, ...] = (),
              title: str = "", by: str = "", file_hash: str = "", rejects: Collection[Rejected] = (),
              begun: Begun | None = None) -> Staged:
        """Write a delivery that nobody sees until it is accepted. ``rejects`` may fill while ``said`` is read.

        Of a file that waits already, that batch is given. ``begun`` remembers the batch outside the ledger; where it
        knows one that a killed process left of the same delivery, what is written of it is not written again.
        """
        erased = self._learn_erased()
        what = Delivery(source, as_of, loader, covers, title, by, file_hash)
        batch, left = self._begun(what, begun)
        try:
            count, digest = staging.put_records(self.engine, batch, said, self._is_erased, left)
            rejected = staging.put_rejects(self.engine, batch, rejects)
            if there := self._there(batch, what, count, digest, rejected):
                staging.discard(self.engine, batch)
                return there
            with writing(self.engine) as connection:
                if erasure.digests(connection) != erased:
                    raise NotPossible("somebody was erased while this was read; load it again")
                staging.finish(connection, batch, records=count, digest=digest, rejected=rejected)
        except BaseException:
            staging.discard(self.engine, batch)
            raise
        return Staged(batch, count, rejected, None)

    def _begun(self, what: Delivery, begun: Begun | None) -> tuple[int, staging.Written]:
        """The batch to write into, and what a killed process has written of it."""
        batch = begun.batch if begun and what.file_hash else None
        left = staging.left(self.engine, batch, what.source, what.loader, what.file_hash, what.as_of) if batch else None
        if not batch or not left:
            batch, left = self._opened(what), staging.NOTHING
        if begun:
            begun.remember(batch)
        return batch, left

    def _opened(self, what: Delivery) -> int:
        with writing(self.engine) as connection:
            return put_batch(connection, what)

    def _there(self, batch: int, what: Delivery, count: int, digest: str, rejected: int) -> Staged | None:
        """What is there already of a delivery that was just written: in force, or waiting; None where it is new."""
        if not rejected and (same := self._equal(batch, what, digest)):
            return Staged(None, count, 0, same)
        if what.file_hash and (waiting := self._waiting(batch, what, digest, rejected)):
            return Staged(waiting, count, rejected, None)
        return None

    def _equal(self, batch: int, what: Delivery, digest: str) -> int | None:
        state, table = self.state(), tables.batch
        standing = [id for id, one in state.batches.items() if one.source == what.source and one.in_force]
        latest = max(standing, key=lambda id: state.batches[id].order, default=None)
        with reading(self.engine) as connection:
            alike = connection.execute(select(table.c.id, table.c.as_of).where(
                table.c.source == what.source, table.c.digest == digest, table.c.rejected == 0,
                table.c.covers == orjson.dumps(what.covers).decode(), table.c.id != batch)).all()
        return next((id for id, said_on in alike
                     if id in standing and (said_on == what.as_of or (id == latest and said_on <= what.as_of))), None)

    def _waiting(self, batch: int, what: Delivery, digest: str, rejected: int) -> int | None:
        """The batch of the same file that nobody has decided on yet, so that it does not wait twice."""
        table = tables.batch
        with reading(self.engine) as connection:
            alike = connection.execute(select(table.c.id).where(
                table.c.complete, table.c.source == what.source, table.c.as_of == what.as_of,
                table.c.file_hash == what.file_hash, table.c.digest == digest, table.c.rejected == rejected,
                table.c.id != batch)).scalars().all()
        decided = self.state().batches
        return next((id for id in alike if id not in decided or not decided[id].seq), None)

    def accept(self, batch: int, by: str, anyway: bool = False) -> int:
        """Let a batch be in force (again); the new row of the log.

        Raises Held where it says far less than the last of its source and nobody said that it holds ``anyway``.
        """
        if self.batch(batch).state == "accepted":
            raise NotPossible(f"batch {batch} is already accepted")
        if not anyway and (less := self.held(batch)):
            raise Held(f"batch {batch} says {less.says} things where batch {less.last} of the same source said "
                       f"{less.said}, so it waits for a decision: `ketnoi accept {batch} --anyway`, or load it again")
        return self._write(by, "accept", str(batch))

    def held(self, batch: int) -> held.Shrunk | None:
        """How much less a batch says than the last of its source, where that is far less; else None."""
        state = self.state()
        with reading(self.engine) as connection:
            return held.shrunk(connection, state, batch)

    def undo(self, batch: int, by: str) -> int:
        """Take a batch out of force, whatever was accepted since; the new row of the log."""
        if self.batch(batch).state != "accepted":
            raise NotPossible(f"batch {batch} is not accepted, so there is nothing to undo")
        return self._write(by, "undo", str(batch))

    def batches(self) -> list[Batch]:
        """Every whole batch, the newest first."""
        state = self.state()
        with reading(self.engine) as connection:
            rows = connection.execute(
                select(tables.batch).where(tables.batch.c.complete).order_by(tables.batch.c.id.desc())).all()
        return [_batch(row, state) for row in rows]

    def batch(self, id: int) -> Batch:
        """One batch; NotPossible where there is none of that number."""
        with reading(self.engine) as connection:
            row = connection.execute(
                select(tables.batch).where(tables.batch.c.complete, tables.batch.c.id == id)).one_or_none()
        if row is None:
            raise NotPossible(f"there is no batch {id}; `ketnoi batches` lists them")
        return _batch(row, self.state())

    def rejects(self, batch: int) -> list[dict[str, Any]]:
        """The lines of a batch that could not be read: file, sheet, line, column, reason, and cells by heading."""
        columns = [tables.reject.c[name] for name in ("file", "sheet", "line", "column", "reason", "cells")]
        with reading(self.engine) as connection:
            statement = select(*columns).where(tables.reject.c.batch == batch).order_by(tables.reject.c.id)
            return [{**row._mapping, "cells": orjson.loads(row.cells)} for row in connection.execute(statement)]

    def _is_erased(self, said: Said) -> bool:
        erased = self._learn_erased() if self._erased is None else self._erased
        return bool(erased) and erasure.concerns(said, erased, self.facts["erasure_key"])

    def _learn_erased(self) -> set[str]:
        """Whoever was erased until now, perhaps by another program."""
        with reading(self.engine) as connection:
            self._erased = erasure.digests(connection)
        return self._erased

    def _write(self, by: str, act: str, subject: str, value: str = "") -> int:
        with writing(self.engine) as connection:
            return append(connection, now(), by, act, subject, value)


def put_batch(connection: Connection, what: Delivery, seen: int | None = None) -> int:
    """Open a batch that is not whole yet; its number."""
    row = {**what._asdict(), "covers": orjson.dumps(what.covers).decode(), "staged_at": now(), "seen": seen,
           "complete": False}
    return int(connection.execute(insert(tables.batch).values(**row)).inserted_primary_key[0])  # type: ignore[index]


def _batch(row: Any, state: State) -> Batch:
    one = state.batches.get(row.id)
    standing = "accepted" if one and one.in_force else "undone" if one and one.seq else "staged"
    return Batch(row.id, row.source, row.title, row.as_of, tuple(orjson.loads(row.covers)), row.loader, row.by,
                 row.staged_at, row.file_hash, row.records, row.rejected, standing, one.seq if one else 0)
