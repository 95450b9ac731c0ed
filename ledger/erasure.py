"""Erasing a person: what was said is blanked for good, and what is said again later is dropped."""

import hmac
from collections.abc import Iterable

import orjson
from sqlalchemy import Connection, Engine, insert, or_, select, text, update

from ledger import tables
from ledger.database import among
from ledger.record import Said

#: Values of a person that name nobody else, so that they are dropped and blanked wherever they stand.
_UNIQUE = ("orcid", "openalex", "email", "phone")
_BLANK = {"payload": None, "key": "", "hash": ""}


def _digest(value: str, key: str) -> str:
    return hmac.new(bytes.fromhex(key), value.strip().casefold().encode(), "sha256").hexdigest()


def concerns(said: Said, erased: set[str], key: str) -> bool:
    """Whether a statement is about, or mentions as an end, somebody whose digest is kept."""
    given = [said.thing, said.start, said.end, *(str(said.payload[name]) for name in _UNIQUE if said.payload.get(name))]
    return any(_digest(value, key) in erased for value in given if value)


def blank(connection: Connection, engine: Engine, things: list[str], key: str, at: str) -> list[str]:
    """Blank the records of these things, their relations and the reasons given about them.

    Other things that mentioned them by a value that is theirs alone lose that value; these things are returned.
    """
    record, judgement = tables.record, tables.judgement
    own = among(engine, record.c.thing, things)
    payloads = [orjson.loads(row) for row in connection.execute(select(record.c.payload).where(own)).scalars() if row]
    unique = {str(payload[name]) for payload in payloads for name in _UNIQUE if payload.get(name)}
    connection.execute(update(record).where(
        or_(own, among(engine, record.c.start, things), among(engine, record.c.end, things))).values(**_BLANK))
    connection.execute(update(judgement).where(
        or_(among(engine, judgement.c.subject, things), among(engine, judgement.c.other, things)))
        .values(reason="", value="null"))
    _keep_digests(connection, [*things, *unique], key, at)
    return _blank_mentions(connection, unique)


def _blank_mentions(connection: Connection, unique: Iterable[str]) -> list[str]:
    record = tables.record
    changed: set[str] = set()
    for value in unique:
        mentions = record.c.payload.contains(value, autoescape=True)
        rows = connection.execute(select(record.c.id, record.c.thing, record.c.payload).where(mentions)).all()
        for row in rows:
            payload = _without(orjson.loads(row.payload), value)
            connection.execute(update(record).where(record.c.id == row.id).values(
                payload=orjson.dumps(payload).decode(), hash=""))
            changed.add(row.thing)
    return sorted(changed)


def _without(told: object, value: str) -> object:
    if isinstance(told, dict):
        return {name: _without(one, value) for name, one in told.items() if one != value}
    if isinstance(told, list):
        return [_without(one, value) for one in told if one != value]
    return told.replace(value, "…") if isinstance(told, str) else told


def _keep_digests(connection: Connection, values: Iterable[str], key: str, at: str) -> None:
    digests = {_digest(value, key) for value in values}
    known = set(connection.execute(select(tables.erased.c.digest)).scalars())
    if fresh := [{"digest": digest, "at": at} for digest in sorted(digests - known)]:
        connection.execute(insert(tables.erased), fresh)


def purge(engine: Engine) -> None:
    """Let the database forget the bytes: truncate SQLite's log (its pages were overwritten), vacuum PostgreSQL."""
    if engine.dialect.name == "sqlite":
        raw = engine.raw_connection()
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        raw.close()
        return
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for table in ("record", "judgement"):
            connection.execute(text(f"VACUUM FULL {table}"))
