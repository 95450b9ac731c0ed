"""Writing the log: the rows that say what was done, one after the other under the writer's lock."""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, func, insert, select

from ledger import tables
from ledger.database import put_rows


def now() -> str:
    """This moment, ISO 8601 in UTC."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def append(connection: Connection, at: str, by: str, act: str, subject: str, value: str = "") -> int:
    """Write the next row of the log, inside a transaction under the writer's lock; its number."""
    seq = _last(connection) + 1
    connection.execute(insert(tables.entry).values(seq=seq, at=at, by=by, act=act, subject=subject, value=value))
    return seq


def append_many(connection: Connection, at: str, by: str, acts: Sequence[tuple[str, str, str]]) -> int:
    """Write many rows of one moment (act, subject, value); the number of the log's last row after them."""
    first = _last(connection) + 1
    put_rows(connection, tables.entry, [(seq, at, by, *act) for seq, act in enumerate(acts, first)],
             ("seq", "at", "by", "act", "subject", "value"))
    return first + len(acts) - 1


def _last(connection: Connection) -> int:
    return int(connection.execute(select(func.coalesce(func.max(tables.entry.c.seq), 0))).scalar_one())
