"""Working papers and uploads, which are kept beside what was said and are never compiled."""

from datetime import date, timedelta
from hashlib import sha256
from typing import Any, NamedTuple

import orjson
from sqlalchemy import delete, func, insert, select

from ledger import tables
from ledger.database import reading, writing
from ledger.ledger import Ledger
from ledger.log import now

#: How long an upload is kept, so that what was read from it can be checked.
KEPT_DAYS = 365


class Paper(NamedTuple):
    """One version of a working paper: a map view, a mapping of columns, a draft."""

    kind: str
    owner: str
    name: str
    version: int
    body: Any
    at: str


def save(ledger: Ledger, kind: str, owner: str, name: str, body: Any) -> int:
    """Keep a new version of a paper; its number, from 1."""
    table = tables.document
    same = (table.c.kind == kind) & (table.c.owner == owner) & (table.c.name == name)
    with writing(ledger.engine) as connection:
        version = connection.execute(select(func.coalesce(func.max(table.c.version), 0) + 1).where(same)).scalar_one()
        connection.execute(insert(table).values(kind=kind, owner=owner, name=name, version=version, at=now(),
                                                body=orjson.dumps(body).decode()))
    return int(version)


def papers(ledger: Ledger, kind: str, owner: str = "") -> list[Paper]:
    """The latest version of every paper of a kind, by name; of one owner where given."""
    table = tables.document
    columns = [table.c[name] for name in Paper._fields]
    statement = select(*columns).where(table.c.kind == kind).order_by(table.c.name, table.c.version)
    with reading(ledger.engine) as connection:
        rows = connection.execute(statement.where(table.c.owner == owner) if owner else statement).all()
    latest = {(row.owner, row.name): Paper._make(row) for row in rows}
    return [paper._replace(body=orjson.loads(paper.body)) for paper in latest.values()]


def keep_upload(ledger: Ledger, name: str, body: bytes) -> str:
    """Keep an uploaded file once, whatever it is called; its SHA-256."""
    digest, table = sha256(body).hexdigest(), tables.file
    until = (date.today() + timedelta(days=KEPT_DAYS)).isoformat()
    with writing(ledger.engine) as connection:
        if not connection.execute(select(table.c.hash).where(table.c.hash == digest)).first():
            connection.execute(insert(table).values(hash=digest, name=name, body=body, keep_until=until))
    return digest


def upload(ledger: Ledger, digest: str) -> tuple[str, bytes] | None:
    """Name and bytes of an upload; None where it is not kept (any more)."""
    table = tables.file
    with reading(ledger.engine) as connection:
        row = connection.execute(select(table.c.name, table.c.body).where(table.c.hash == digest)).first()
    return (row.name, row.body) if row else None


def drop_expired(ledger: Ledger, today: str) -> int:
    """Delete uploads whose date has passed; how many."""
    with writing(ledger.engine) as connection:
        return connection.execute(delete(tables.file).where(tables.file.c.keep_until < today)).rowcount
