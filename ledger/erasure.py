"""Erasing a person: what was said is blanked for good, and what is said again later is dropped."""

import hmac
import re
from collections.abc import Collection, Iterable
from typing import Any

import orjson
from sqlalchemy import Column, ColumnElement, Connection, Engine, delete, false, func, insert, or_, select, text, update
from sqlalchemy import inspect as inspection

from ledger import tables
from ledger.database import among
from ledger.record import Said

#: Values of a person that name nobody else, so that they are dropped and blanked wherever they stand.
_UNIQUE = ("orcid", "openalex", "email", "phone")
_NAMES = ("name", "name_latin")
_BLANK = {"payload": None, "key": "", "hash": "", "discriminator": ""}
_STRUCK = "…"
#: Scripts from here on write no spaces between words.
_UNSPACED = "\u2e80"


def _digest(value: str, key: str) -> str:
    return hmac.new(bytes.fromhex(key), value.strip().casefold().encode(), "sha256").hexdigest()


def digests(connection: Connection) -> set[str]:
    """What is kept of everybody who was erased."""
    return set(connection.execute(select(tables.erased.c.digest)).scalars())


def concerns(said: Said, erased: set[str], key: str) -> bool:
    """Whether a statement is about, or mentions as an end, somebody whose digest is kept."""
    given = [said.thing, said.start, said.end, *(str(said.payload[name]) for name in _UNIQUE if said.payload.get(name))]
    return any(_digest(value, key) in erased for value in given if value)


def blank(connection: Connection, engine: Engine, things: list[str], key: str, at: str) -> list[str]:
    """Blank the records of these things, their relations, the reasons given about them, and the files they came from.

    Other things that mentioned them by a value that is theirs alone lose that value; these things are returned.
    """
    record = tables.record
    own = or_(*(among(engine, record.c[name], things) for name in ("thing", "start", "end")))
    rows = connection.execute(select(record.c.id, record.c.batch, record.c.thing, record.c.payload).where(own)).all()
    said = [_told(row.payload) for row in rows if row.thing in things]
    unique, names = _values(said, _UNIQUE), {name for name in _values(said, _NAMES) if _is_telling(name)}
    connection.execute(update(record).where(own).values(**_BLANK))
    _blank_judgements(connection, engine, things, [str(row.id) for row in rows])
    _keep_digests(connection, [*things, *unique], key, at)
    _blank_around(connection, {row.batch for row in rows}, unique | names)
    return _blank_mentions(connection, unique)


def _told(payload: str | None) -> dict[str, Any]:
    """What a record, or a curator's patch, gives as values."""
    told = orjson.loads(payload or "{}")
    return {**told, **told.get("set", {})}


def _is_telling(name: str) -> bool:
    """Whether a name, in a text, is likely this person's: not one Latin word, which may be anybody's."""
    return " " in name or name >= _UNSPACED


def _values(said: Iterable[dict[str, Any]], names: Iterable[str]) -> set[str]:
    return {str(one[name]) for one in said for name in names if one.get(name)}


def _blank_judgements(connection: Connection, engine: Engine, things: list[str], records: list[str]) -> None:
    judgement = tables.judgement
    refused = (judgement.c.verdict == "refused") & among(engine, judgement.c.subject, records)
    about = or_(among(engine, judgement.c.subject, things), among(engine, judgement.c.other, things), refused)
    connection.execute(update(judgement).where(about).values(reason="", value="null"))


def _blank_around(connection: Connection, batches: Collection[int], words: set[str]) -> None:
    """The files that these batches were read from go; titles, rejected lines and papers lose the words."""
    hashes = select(tables.batch.c.file_hash).where(tables.batch.c.id.in_(batches))
    connection.execute(delete(tables.file).where(tables.file.c.hash.in_(hashes)))
    for column in (tables.batch.c.title, tables.reject.c.reason, tables.reject.c.cells, tables.document.c.name,
                   tables.document.c.body):
        for row in connection.execute(select(column.table.c.id, column).where(_names_any(column, words))).all():
            connection.execute(update(column.table).where(column.table.c.id == row[0])
                               .values({column: _without(row[1], words)}))


def _blank_mentions(connection: Connection, unique: set[str]) -> list[str]:
    record = tables.record
    changed: set[str] = set()
    mentions = _names_any(record.c.payload, unique) | _names_any(record.c.key, unique)
    for row in connection.execute(select(record).where(mentions)).all():
        before = orjson.loads(row.payload or "{}")
        payload, key = _without(before, unique), _without(row.key, unique)
        if payload != before or key != row.key:
            blanked = {"payload": orjson.dumps(payload).decode(), "key": key, "hash": ""}
            connection.execute(update(record).where(record.c.id == row.id).values(**blanked))
            changed.add(row.thing)
    return sorted(changed)


def _names_any(column: Column[Any], words: Iterable[str]) -> ColumnElement[bool]:
    """Whether a text holds one of the words, in whatever case; ``_without`` sees whether it is a whole word there."""
    lowered = func.lower(column)
    return or_(false(), *(
        lowered.contains(word.lower(), autoescape=True) | column.contains(word, autoescape=True) for word in words))


def _without(told: Any, words: set[str]) -> Any:
    if isinstance(told, dict):
        return {name: _without(one, words) for name, one in told.items() if not _is_one(one, words)}
    if isinstance(told, list):
        return [_without(one, words) for one in told if not _is_one(one, words)]
    if not isinstance(told, str) or not words:
        return told
    longest_first = sorted(words, key=len, reverse=True)
    return re.sub("|".join(map(_whole, longest_first)), _STRUCK, told, flags=re.IGNORECASE)


def _whole(word: str) -> str:
    """A pattern for a word that is not the beginning or end of another."""
    return re.escape(word) if word >= _UNSPACED else rf"(?<!\w){re.escape(word)}(?!\w)"


def _is_one(told: Any, words: set[str]) -> bool:
    return isinstance(told, str) and told.strip().casefold() in {word.casefold() for word in words}


def _keep_digests(connection: Connection, values: Iterable[str], key: str, at: str) -> None:
    kept = {_digest(value, key) for value in values}
    if fresh := [{"digest": digest, "at": at} for digest in sorted(kept - digests(connection))]:
        connection.execute(insert(tables.erased), fresh)


def purge(engine: Engine) -> None:
    """Let the database forget the bytes of what was deleted, what compile keeps beside the ledger included.

    SQLite overwrites what it deletes, but leaves copies in the gaps of pages that it rearranged: all is written anew.
    """
    if engine.dialect.name == "sqlite":
        raw = engine.raw_connection()
        for statement in ("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
            raw.execute(statement)
        raw.close()
        return
    names = [name for name in inspection(engine).get_table_names() if name in tables.metadata.tables
             or name.startswith("index_")]
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for name in names:
            connection.execute(text(f"VACUUM (FULL, ANALYZE) {name}"))
        # What ANALYZE noted of frequent values is data, too; who may not do this is told so and goes on.
        connection.execute(text("VACUUM FULL pg_statistic"))
