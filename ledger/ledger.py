"""The ledger: what was said and what was decided, append-only. Everything else follows from it."""

import secrets
from collections.abc import Iterable
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from typing import Any, Self
from uuid import uuid4

import orjson
from sqlalchemy import Connection, func, insert, select, update
from sqlalchemy.exc import DBAPIError, OperationalError

from ledger import erasure, locks, staging, tables
from ledger.batches import Delivering, Delivery, put_batch
from ledger.database import add_columns, connect, put_rows, reading, writing
from ledger.errors import LedgerUnavailable, NotPossible, StaleEdit
from ledger.log import append, now
from ledger.record import Said

CURATOR = "curator"
#: Who has been writing one batch for longer was killed meanwhile.
_LONGEST_STAGING = timedelta(days=1)


class Ledger(Delivering):
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
            batch = put_batch(connection, Delivery(CURATOR, at, "curator/1", title=title, by=by), seen)
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


def _begin(connection: Connection) -> None:
    if connection.execute(select(func.count()).select_from(tables.fact)).scalar_one():
        return
    facts = {"id": uuid4().hex, "epoch": uuid4().hex, "erasure_key": secrets.token_hex(32)}
    connection.execute(insert(tables.fact), [{"name": name, "value": value} for name, value in facts.items()])


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

