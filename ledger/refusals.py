"""Row by row: single records of a batch are refused, before it is accepted or later, and let in again."""

from collections.abc import Iterable
from typing import Any, NamedTuple

import orjson
from sqlalchemy import select

from ledger import tables
from ledger.database import among, reading, writing
from ledger.judgements import REFUSED, put_judgement
from ledger.ledger import Ledger
from ledger.log import append, now


class Refused(NamedTuple):
    """A record that was refused, what it says, by whom and why; ``judgement`` is the decision to withdraw."""

    record: int
    judgement: int
    label: str
    payload: dict[str, Any]
    by: str
    reason: str


def refuse(ledger: Ledger, records: Iterable[int], by: str, reason: str = "") -> int:
    """Refuse these records, in one transaction; how many were not refused before."""
    standing = ledger.state().refused
    fresh = [record for record in dict.fromkeys(records) if record not in standing]
    at = now()
    with writing(ledger.engine) as connection:
        for record in fresh:
            put_judgement(connection, REFUSED, str(record), reason=reason, by=by, at=at)
    return len(fresh)


def readmit(ledger: Ledger, records: Iterable[int], by: str) -> int:
    """Let refused records in again, in one transaction; how many decisions were taken back."""
    wanted = {str(record) for record in records}
    standing = [one for one in _judgements(ledger, wanted) if one.id in ledger.state().judgements]
    at = now()
    with writing(ledger.engine) as connection:
        for one in standing:
            append(connection, at, by, "withdraw", str(one.id), f"{REFUSED} {one.subject}")
    return len(standing)


def refused(ledger: Ledger, batch: int) -> list[Refused]:
    """The records of a batch that are refused now, in the order of the batch."""
    state, record = ledger.state(), tables.record
    if not state.refused:
        return []
    with reading(ledger.engine) as connection:
        rows = connection.execute(
            select(record.c.id, record.c.label, record.c.payload)
            .where(record.c.batch == batch, among(ledger.engine, record.c.id, sorted(state.refused)))
            .order_by(record.c.id)).all()
    judged = {one.subject: one for one in _judgements(ledger, {str(row.id) for row in rows})
              if one.id in state.judgements}
    return [Refused(row.id, judged[str(row.id)].id, row.label, orjson.loads(row.payload or "{}"),
                    judged[str(row.id)].by, judged[str(row.id)].reason) for row in rows]


def _judgements(ledger: Ledger, records: set[str]) -> list[Any]:
    table = tables.judgement
    with reading(ledger.engine) as connection:
        return list(connection.execute(select(table.c.id, table.c.subject, table.c.by, table.c.reason).where(
            table.c.verdict == REFUSED, among(ledger.engine, table.c.subject, records)).order_by(table.c.id)))
