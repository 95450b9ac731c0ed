"""Reading the ledger: its log, what is in force, and what was said about things."""

import sys
from collections.abc import Collection, Iterable
from threading import Lock
from typing import Any

import orjson
from sqlalchemy import Connection, Engine, func, select

from ledger import tables
from ledger.database import among, raw_rows, reading
from ledger.state import Delivered, Entry, Judgement, Record, State

#: What a record speaks of: thing, kind, label, start, end, discriminator.
Mention = tuple[str, str, str, str, str, str]

_RECORD = [tables.record.c[name] for name in Record._fields]
_ENTRY = [tables.entry.c[name] for name in Entry._fields]
_JUDGEMENT = [tables.judgement.c[name] for name in Judgement._fields]


class Reader:
    """What compile, previews and histories ask of a ledger. Reading needs no lock on the database."""

    def __init__(self, engine: Engine, facts: dict[str, str]) -> None:
        self.engine = engine
        self.facts = facts
        self._state = State()
        self._folding = Lock()
        self._erased: set[str] | None = None

    def head(self) -> int:
        """The number of the log's last row; 0 where nothing was done yet."""
        with reading(self.engine) as connection:
            self._notice_restore(connection)
            return int(connection.execute(select(func.coalesce(func.max(tables.entry.c.seq), 0))).scalar_one())

    def _notice_restore(self, connection: Connection) -> None:
        # A backup may have been put back by another process: what this one remembers is of another epoch.
        facts = {row.name: row.value for row in connection.execute(select(tables.fact))}
        if facts["epoch"] != self.facts["epoch"]:
            self.facts, self._state, self._erased = facts, State(), None

    def state(self, upto: int | None = None) -> State:
        """What was in force after the row ``upto`` of the log (now, where not given). Not to be changed.

        What others do meanwhile, in other threads too, makes another state and leaves this one as it is.
        """
        if upto is not None and upto < self._state.seq:
            return self.past(upto)
        with self._folding:
            self._state = self._carried(self._state, upto)
            return self._state

    def past(self, upto: int) -> State:
        """A state of one's own: what was in force after the row ``upto`` of the log, free to be carried on."""
        known = self._state
        return self._carried(known if known.seq <= upto else State(), upto, own=True)

    def _carried(self, state: State, upto: int | None, own: bool = False) -> State:
        with reading(self.engine) as connection:
            rows = connection.execute(_entries(state.seq, upto)).all()
            if rows or own or not state.ranks:
                state = state.copy()
                self._learn(connection, state)
            for row in rows:
                state.advance(Entry._make(row))
        return state

    def _learn(self, connection: Connection, state: State) -> None:
        for row in connection.execute(select(tables.source.c.id, tables.source.c.rank)):
            state.ranks.setdefault(row.id, row.rank)
        columns = (tables.batch.c.id, tables.batch.c.source, tables.batch.c.as_of, tables.batch.c.covers,
                   tables.batch.c.rejected)
        # A batch is learnt when it is whole: one still being written has no row in the log yet.
        for one in connection.execute(select(*columns).where(tables.batch.c.complete)):
            if one.id not in state.batches:
                # What was not read must not look as if it were no longer said.
                covers = () if one.rejected else tuple(orjson.loads(one.covers))
                state.batches[one.id] = Delivered(one.source, one.as_of, covers)

    def entries(self, after: int = 0, upto: int | None = None) -> list[Entry]:
        """Rows of the log after ``after`` and up to ``upto``, in order."""
        with reading(self.engine) as connection:
            return [Entry._make(row) for row in connection.execute(_entries(after, upto))]

    def records(self, things: Iterable[str]) -> dict[str, list[Record]]:
        """Everything ever said about these things, by thing, in the order in which it was written."""
        found: dict[str, list[Record]] = {}
        about = among(self.engine, tables.record.c.thing, things)
        statement = select(*_RECORD).where(about).order_by(tables.record.c.id)
        with reading(self.engine) as connection:
            for row in raw_rows(connection, statement):
                found.setdefault(row[3], []).append(Record._make(row))
        return found

    def records_of(self, batch: int) -> list[Record]:
        """What a batch says, in its order, without what was erased."""
        said = select(*_RECORD).where(tables.record.c.batch == batch, tables.record.c.payload.is_not(None))
        with reading(self.engine) as connection:
            return [Record._make(row) for row in raw_rows(connection, said.order_by(tables.record.c.id))]

    def said_by(self, batches: Iterable[int], parts: Collection[str] = ()) -> list[Mention]:
        """What batches speak of, or parts of them: thing, kind, label, start, end, discriminator."""
        condition = among(self.engine, tables.record.c.batch, batches)
        return self._mentions(condition & tables.record.c.part.in_(parts) if parts else condition)

    def said_of(self, things: Iterable[str]) -> list[Mention]:
        """What is known of these things and statements beyond their ids."""
        return self._mentions(among(self.engine, tables.record.c.thing, things))

    def said_in(self, records: Iterable[int]) -> list[Mention]:
        """What these records speak of."""
        return self._mentions(among(self.engine, tables.record.c.id, records))

    def said_by_record(self, batch: int) -> list[tuple[int, Mention]]:
        """What each record of a batch speaks of, without those that were erased."""
        columns = [tables.record.c[name] for name in ("id", "thing", "kind", "label", "start", "end", "discriminator")]
        said = select(*columns).where(tables.record.c.batch == batch, tables.record.c.payload.is_not(None))
        with reading(self.engine) as connection:
            return [(row[0], row[1:]) for row in raw_rows(connection, said)]

    def _mentions(self, condition: Any) -> list[Mention]:
        columns = [tables.record.c[name] for name in ("thing", "kind", "label", "start", "end", "discriminator")]
        intern = sys.intern
        with reading(self.engine) as connection:
            # A million relations name few ends and fewer types: one string object each.
            return [(row[0], row[1], intern(row[2]), intern(row[3]), intern(row[4]), intern(row[5]))
                    for row in raw_rows(connection, select(*columns).where(condition))]

    def judgements(self, things: Iterable[str]) -> list[Judgement]:
        """Every decision about any of these things, in force or not, in the order in which they were written."""
        given = list(things)
        return self._judgements(
            among(self.engine, tables.judgement.c.subject, given) | among(self.engine, tables.judgement.c.other, given))

    def judgements_of(self, ids: Iterable[int]) -> list[Judgement]:
        """These decisions, in force or not."""
        statement = select(*_JUDGEMENT).where(among(self.engine, tables.judgement.c.id, ids))
        with reading(self.engine) as connection:
            return [Judgement._make(row) for row in connection.execute(statement)]

    def _judgements(self, condition: Any) -> list[Judgement]:
        statement = select(*_JUDGEMENT).where(condition).order_by(tables.judgement.c.id)
        with reading(self.engine) as connection:
            return [Judgement._make(row) for row in connection.execute(statement)]


def _entries(after: int, upto: int | None) -> Any:
    statement = select(*_ENTRY).where(tables.entry.c.seq > after).order_by(tables.entry.c.seq)
    return statement if upto is None else statement.where(tables.entry.c.seq <= upto)
