"""Who read contact data, exported people, erased: a chain in which a changed or missing row shows."""

from hashlib import sha256
from typing import NamedTuple

from sqlalchemy import insert, select

from ledger import tables
from ledger.database import reading, writing
from ledger.ledger import Ledger
from ledger.log import now

_START = "0" * 64


class Line(NamedTuple):
    """One row of the audit."""

    id: int
    at: str
    by: str
    act: str
    subject: str
    hash: str


def note(ledger: Ledger, by: str, act: str, subject: str) -> None:
    """Write who did what to what. ``subject`` is an id or a count, never a name."""
    table = tables.audit
    with writing(ledger.engine) as connection:
        last = connection.execute(select(table.c.hash).order_by(table.c.id.desc()).limit(1)).scalar() or _START
        at = now()
        connection.execute(insert(table).values(at=at, by=by, act=act, subject=subject,
                                                hash=_link(last, at, by, act, subject)))


def lines(ledger: Ledger) -> list[Line]:
    """The whole audit, in order."""
    columns = [tables.audit.c[name] for name in Line._fields]
    with reading(ledger.engine) as connection:
        return [Line._make(row) for row in connection.execute(select(*columns).order_by(tables.audit.c.id))]


def first_broken(ledger: Ledger) -> int | None:
    """The first row that does not follow from the one before it; None where the chain holds."""
    last = _START
    for line in lines(ledger):
        if line.hash != _link(last, line.at, line.by, line.act, line.subject):
            return line.id
        last = line.hash
    return None


def _link(last: str, at: str, by: str, act: str, subject: str) -> str:
    return sha256("\x1f".join((last, at, by, act, subject)).encode()).hexdigest()
