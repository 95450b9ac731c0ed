"""The ledger: what was said and what was decided, append-only. Everything else follows from it."""

import secrets
from collections.abc import Collection, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol, Self
from uuid import uuid4

import orjson
from sqlalchemy import Connection, func, insert, select, update
from sqlalchemy.exc import DBAPIError, OperationalError

from ledger import erasure, held, locks, staging, tables
from ledger.database import add_columns, connect, put_rows, reading, writing
from ledger.errors import Held, LedgerUnavailable, NotPossible, StaleEdit
from ledger.judgements import REFUSED, VERDICTS, Deciding, Judged, put_judgement
from ledger.log import append, now
from ledger.record import Said
from ledger.staging import Rejected, Staged
from ledger.state import State

CURATOR = "curator"
#: Who has been writing one batch for longer was killed meanwhile.
_LONGEST_STAGING = timedelta(days=1)


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


class Ledger(Deciding):
    """One ledger; every act that changes what follows is one row of its log."""

    @classmethod
    def open(cls, url: str) -> Self:
        """Open or begin the ledger at a SQLAlchemy URL (SQLite or PostgreSQL)."""
        try:
            engine = connect(url)
            with writing(engine) as connection:
                tables.metadata.create_all(connection)
                add_columns(connection, tables.metadata)
                _begin(connection)
                staging.sweep(connection, (datetime.now(UTC) - _LONGEST_STAGING).isoformat(timespec="microseconds"))
                facts = {row.name: row.value for row in connection.execute(select(tables.fact))}
        except (DBAPIError, OSError) as error:
            raise LedgerUnavailable(_why(url, error)) from error
        return cls(engine, facts)

    def close(self) -> None:
        """Give the database back."""
        self.engine.dispose()

    def compiling(self) -> AbstractContextManager[None]:
        """The lock that admits one compiler at a time, over all processes."""
        return locks.compiler(self.engine)

    def matching(self) -> AbstractContextManager[None]:
        """The lock that admits one matcher at a time, over all processes."""
        return locks.matcher(self.engine)

    # Sources

    def add_source(self, id: str, *, title: str, kind: str, url: str = "", licence: str = "", legal_basis: str = "",
                   rank: int = 50) -> None:
        """Make a source known, or mend its description; its rank is changed only by ``rank``."""
        about = {"title": title, "kind": kind, "url": url, "licence": licence, "legal_basis": legal_basis}
        with writing(self.engine) as connection:
            known = connection.execute(update(tables.source).where(tables.source.c.id == id).values(**about))
            if not known.rowcount:
                connection.execute(insert(tables.source).values(id=id, rank=rank, **about))

    def sources(self) -> list[dict[str, Any]]:
        """Every source with its present rank, ordered by id."""
        ranks = self.state().ranks
        with reading(self.engine) as connection:
            rows = connection.execute(select(tables.source).order_by(tables.source.c.id))
            return [{**row._mapping, "rank": ranks.get(row.id, row.rank)} for row in rows]

    def rank(self, source: str, rank: int, by: str) -> int:
        """Let a source speak before or after others; the new row of the log."""
        return self._write(by, "rank", source, str(rank))

    # Batches

    def stage(self, source: str, said: Iterable[Said], *, as_of: str, loader: str, covers: tuple[str, ...] = (),
              title: str = "", by: str = "", file_hash: str = "", rejects: Collection[Rejected] = (),
              begun: Begun | None = None) -> Staged:
        """Write a delivery that nobody sees until it is accepted. ``rejects`` may fill while ``said`` is read.

        Of a file that waits already, that batch is given. ``begun`` remembers the batch outside the ledger; where it
        knows one that a killed process left of the same delivery, what is written of it is not written again.
        """
        erased = self._learn_erased()
        batch = begun.batch if begun else None
        left = staging.left(self.engine, batch, source, loader, file_hash, as_of) if batch and file_hash else None
        batch = batch if batch and left else self._open_batch(source, as_of, loader, covers, title, by, file_hash)
        if begun:
            begun.remember(batch)
        try:
            count, digest = staging.put_records(self.engine, batch, said, self._is_erased, left or staging.NOTHING)
            rejected = staging.put_rejects(self.engine, batch, rejects)
            if not rejected and (same := self._equal(batch, source, as_of, covers, digest)):
                staging.discard(self.engine, batch)
                return Staged(None, count, 0, same)
            if file_hash and (waiting := self._waiting(batch, source, as_of, file_hash, digest, rejected)):
                staging.discard(self.engine, batch)
                return Staged(waiting, count, rejected, None)
            with writing(self.engine) as connection:
                if erasure.digests(connection) != erased:
                    raise NotPossible("somebody was erased while this was read; load it again")
                staging.finish(connection, batch, records=count, digest=digest, rejected=rejected)
        except BaseException:
            staging.discard(self.engine, batch)
            raise
        return Staged(batch, count, rejected, None)

    def _open_batch(self, source: str, as_of: str, loader: str, covers: tuple[str, ...], title: str, by: str,
                    file_hash: str, seen: int | None = None) -> int:
        with writing(self.engine) as connection:
            return _insert_batch(connection, source, as_of, loader, covers, title, by, file_hash, seen)

    def _equal(self, batch: int, source: str, as_of: str, covers: tuple[str, ...], digest: str) -> int | None:
        state = self.state()
        standing = [id for id, one in state.batches.items() if one.source == source and one.in_force]
        latest = max(standing, key=lambda id: state.batches[id].order, default=None)
        columns = (tables.batch.c.id, tables.batch.c.as_of)
        with reading(self.engine) as connection:
            alike = connection.execute(select(*columns).where(
                tables.batch.c.source == source, tables.batch.c.digest == digest, tables.batch.c.rejected == 0,
                tables.batch.c.covers == orjson.dumps(covers).decode(), tables.batch.c.id != batch)).all()
        return next((id for id, said_on in alike
                     if id in standing and (said_on == as_of or (id == latest and said_on <= as_of))), None)

    def _waiting(self, batch: int, source: str, as_of: str, file_hash: str, digest: str, rejected: int) -> int | None:
        """The batch of the same file that nobody has decided on yet, so that it does not wait twice."""
        table = tables.batch
        with reading(self.engine) as connection:
            alike = connection.execute(select(table.c.id).where(
                table.c.complete, table.c.source == source, table.c.as_of == as_of, table.c.file_hash == file_hash,
                table.c.digest == digest, table.c.rejected == rejected, table.c.id != batch)).scalars().all()
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

    # Curators

    def patch(self, said: Iterable[Said], *, by: str, seen: int | None = None, title: str = "") -> int:
        """One save of a curator: patches (and new things), accepted at once; the new row of the log.

        Raises StaleEdit where somebody changed one of the same properties after the log's row ``seen``.
        """
        patches = list(said)
        self.add_source(CURATOR, title="Curators", kind="curator", rank=1000)
        at = now()
        with writing(self.engine) as connection:
            self._erased = erasure.digests(connection)
            if any(self._is_erased(one) for one in patches):
                raise NotPossible("this person was erased, so nothing can be written about them")
            if seen is not None:
                self._refuse_stale(connection, patches, seen)
            batch = _insert_batch(connection, CURATOR, at, "curator/1", (), title, by, "", seen)
            rows = [staging.row(batch, one)[0] for one in patches]
            put_rows(connection, tables.record, rows, staging.COLUMNS)
            connection.execute(update(tables.batch).where(tables.batch.c.id == batch)
                               .values(complete=True, records=len(rows)))
            return append(connection, at, by, "accept", str(batch))

    def _refuse_stale(self, connection: Connection, patches: list[Said], seen: int) -> None:
        state = self.state()
        for patch in patches:
            columns = (tables.record.c.batch, tables.record.c.payload)
            rows = connection.execute(select(*columns).where(
                tables.record.c.thing == patch.thing, tables.record.c.kind == "patch"))
            theirs: dict[str, Any] = {}
            for batch, payload in rows:
                if state.holds(batch) and state.batches[batch].seq > seen:
                    theirs |= _touched(orjson.loads(payload or "{}"))
            both = {name: value for name, value in theirs.items() if name in _touched(patch.payload)}
            if both:
                raise StaleEdit(f"somebody else changed {', '.join(sorted(both))} since this form was opened", both)

    def erase(self, things: Iterable[str], by: str, *, purge: bool = True) -> int:
        """Blank everything that was said about these things, for good; the last row of the log that it wrote.

        Without ``purge`` the bytes stay in the database's files until ``erasure.purge``.
        """
        with writing(self.engine) as connection:
            gone = list(things)
            mentioning = erasure.blank(connection, self.engine, gone, self.facts["erasure_key"], now())
            seq = max([append(connection, now(), by, act, thing)
                       for act, some in (("erase", gone), ("blank", mentioning)) for thing in some], default=0)
        self._erased = None
        if purge:
            erasure.purge(self.engine)
        return seq

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


def _begin(connection: Connection) -> None:
    if connection.execute(select(func.count()).select_from(tables.fact)).scalar_one():
        return
    facts = {"id": uuid4().hex, "epoch": uuid4().hex, "erasure_key": secrets.token_hex(32)}
    connection.execute(insert(tables.fact), [{"name": name, "value": value} for name, value in facts.items()])


def _insert_batch(connection: Connection, source: str, as_of: str, loader: str, covers: tuple[str, ...], title: str,
                  by: str, file_hash: str, seen: int | None) -> int:
    row = {"source": source, "title": title, "as_of": as_of, "covers": orjson.dumps(covers).decode(), "loader": loader,
           "by": by, "staged_at": now(), "file_hash": file_hash, "seen": seen, "complete": False}
    return int(connection.execute(insert(tables.batch).values(**row)).inserted_primary_key[0])  # type: ignore[index]


def _batch(row: Any, state: State) -> Batch:
    one = state.batches.get(row.id)
    standing = "accepted" if one and one.in_force else "undone" if one and one.seq else "staged"
    return Batch(row.id, row.source, row.title, row.as_of, tuple(orjson.loads(row.covers)), row.loader, row.by,
                 row.staged_at, row.file_hash, row.records, row.rejected, standing, one.seq if one else 0)


def _touched(patch: dict[str, Any]) -> dict[str, Any]:
    touched = dict(patch.get("set", {})) | dict.fromkeys(patch.get("unset", ()))
    for act in ("add", "remove"):
        touched |= dict(patch.get(act, {}))
    return touched | ({"absent": True} if patch.get("absent") else {})


def _why(url: str, error: Exception) -> str:
    where = url.split("@")[-1]
    if isinstance(error, OperationalError) and "full" in str(error):
        return f"the disk of the ledger {where} is full; make room and start again"
    return f"cannot open the ledger {where}; check KETNOI_LEDGER, the folder's permissions and that the database runs"


__all__ = ["CURATOR", "REFUSED", "VERDICTS", "Batch", "Begun", "Judged", "Ledger", "append", "now", "put_judgement"]
