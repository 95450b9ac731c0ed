"""Decisions: one, or as many as a matcher makes at once, written, taken back and brought back in one transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import orjson
from sqlalchemy import ColumnElement, Connection, func, insert, select

from ledger import tables
from ledger.database import among, put_rows, reading, writing
from ledger.errors import NotPossible
from ledger.log import append, append_many, now
from ledger.reader import Reader
from ledger.state import Entry, Judgement

REFUSED = "refused"
#: Verdicts about two things: whether they are one.
PAIRS = ("same", "different", "unsure")
VERDICTS = (*PAIRS, REFUSED, "verified", "published", "hidden", "consent", "surveyed")
_COLUMNS = ("verdict", "subject", "other", "value", "reason", "by", "at")


class Decision(NamedTuple):
    """A decision that is to be written, as ``judge`` takes it; ``value`` is anything that JSON can hold."""

    verdict: str
    subject: str
    other: str = ""
    value: Any = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """A decision that was written: its number, and its row in the log."""

    judgement: int
    seq: int


class Decided(NamedTuple):
    """One act of several decisions: those written, taken back and brought back, and the last row of the log."""

    judged: tuple[int, ...]
    withdrawn: tuple[int, ...]
    restored: tuple[int, ...]
    seq: int


class Deciding(Reader):
    """What a ledger does about decisions."""

    def judge(self, verdict: str, subject: str, other: str = "", *, value: Any = None, reason: str = "",
              by: str = "") -> Judged:
        """Write a decision about one or two things; about a record, for ``refused``; ``batch:N``, for ``published``."""
        _check([Decision(verdict, subject)])
        with writing(self.engine) as connection:
            return put_judgement(connection, verdict, subject, other, value=value, reason=reason, by=by, at=now())

    def withdraw(self, judgement: int, by: str) -> int:
        """Take a decision back; the new row of the log."""
        if judgement not in self.state().judgements:
            raise NotPossible(f"judgement {judgement} is not in force, so there is nothing to withdraw")
        return self.decide(by, withdraw=[judgement]).seq

    def judge_many(self, decisions: Iterable[Decision], by: str) -> tuple[int, ...]:
        """Write many decisions in one act; their numbers, in the order given."""
        return self.decide(by, judge=decisions).judged

    def withdraw_many(self, judgements: Iterable[int], by: str) -> tuple[int, ...]:
        """Take many decisions back in one act; the numbers of those that were in force."""
        return self.decide(by, withdraw=judgements).withdrawn

    def restore_many(self, judgements: Iterable[int], by: str) -> tuple[int, ...]:
        """Let decisions hold again that were taken back; the numbers of those that were not in force."""
        return self.decide(by, restore=judgements).restored

    def decide(self, by: str, judge: Iterable[Decision] = (), withdraw: Iterable[int] = (),
               restore: Iterable[int] = ()) -> Decided:
        """Write decisions, take others back and let others hold again: one act, which is there whole or not at all."""
        fresh, standing, at = list(judge), self.state().judgements, now()
        _check(fresh)
        gone = [one for one in dict.fromkeys(withdraw) if one in standing]
        back = [one for one in dict.fromkeys(restore) if one not in standing]
        with writing(self.engine) as connection:
            told = _told(connection, [*gone, *back])
            back = [one for one in back if one in told]
            numbers = _put(connection, fresh, by, at)
            acts = [("withdraw", str(one), told[one]) for one in gone]
            acts += [("judge", str(one), told[one]) for one in back]
            acts += [("judge", str(one), _entry_value(made.verdict, made.subject))
                     for one, made in zip(numbers, fresh, strict=True)]
            return Decided(numbers, tuple(gone), tuple(back), append_many(connection, at, by, acts))

    def about_pairs(self, things: Iterable[str] | None = None, verdicts: Sequence[str] = PAIRS) -> list[Judgement]:
        """Every decision on whether two things are one, in force or not; of all things, or those of these things."""
        if things is None:
            return self._judgements(tables.judgement.c.verdict.in_(verdicts))
        return [one for one in self.judgements(things) if one.verdict in verdicts]

    def in_force(self, verdict: str) -> list[Judgement]:
        """The decisions of one verdict that hold, whoever made them, in the order in which they were written."""
        standing = self.state().judgements
        return [one for one in self._judgements(tables.judgement.c.verdict == verdict) if one.id in standing]

    def turns(self, judgements: Iterable[int]) -> list[Entry]:
        """The rows of the log by which these decisions were written, taken back and brought back, in order."""
        subject, act = tables.entry.c.subject, tables.entry.c.act
        return self._rows(among(self.engine, subject, map(str, judgements)) & act.in_(("judge", "withdraw")))

    def moment(self, entry: Entry) -> list[Entry]:
        """All rows of the log that were written in one act with a row, in order."""
        return self._rows((tables.entry.c.at == entry.at) & (tables.entry.c.by == entry.by))

    def _rows(self, condition: ColumnElement[bool]) -> list[Entry]:
        columns = [tables.entry.c[name] for name in Entry._fields]
        with reading(self.engine) as connection:
            rows = connection.execute(select(*columns).where(condition).order_by(tables.entry.c.seq))
            return [Entry._make(row) for row in rows]

    def standing_by(self, by: str, verdict: str) -> list[int]:
        """The decisions of one verdict that somebody made and that hold, by their numbers."""
        table = tables.judgement.c
        with reading(self.engine) as connection:
            made = connection.execute(select(table.id).where(table.by == by, table.verdict == verdict)).scalars().all()
        standing = self.state().judgements
        return sorted(one for one in made if one in standing)


def put_judgement(connection: Connection, verdict: str, subject: str, other: str = "", *, value: Any = None,
                  reason: str = "", by: str, at: str) -> Judged:
    """Write one decision and its row of the log, inside a transaction under the writer's lock."""
    row = {"verdict": verdict, "subject": subject, "other": other, "reason": reason, "by": by, "at": at,
           "value": orjson.dumps(value).decode()}
    number = connection.execute(insert(tables.judgement).values(**row)).inserted_primary_key[0]  # type: ignore[index]
    return Judged(number, append(connection, at, by, "judge", str(number), _entry_value(verdict, subject)))


def _put(connection: Connection, decisions: Sequence[Decision], by: str, at: str) -> tuple[int, ...]:
    """Write decisions; their numbers, which nobody else is given while the writer's lock is held."""
    if not decisions:
        return ()
    number = tables.judgement.c.id
    last = connection.execute(select(func.coalesce(func.max(number), 0))).scalar_one()
    rows = [(one.verdict, one.subject, one.other, orjson.dumps(one.value).decode(), one.reason, by, at)
            for one in decisions]
    put_rows(connection, tables.judgement, rows, _COLUMNS)
    return tuple(connection.execute(select(number).where(number > last).order_by(number)).scalars())


def _told(connection: Connection, judgements: Sequence[int]) -> dict[int, str]:
    table = tables.judgement.c
    if not judgements:
        return {}
    rows = connection.execute(select(table.id, table.verdict, table.subject)
                              .where(among(connection.engine, table.id, judgements)))
    return {row.id: _entry_value(row.verdict, row.subject) for row in rows}


def _entry_value(verdict: str, subject: str) -> str:
    """What the log notes of a decision: a refused record is read from there alone."""
    return f"{REFUSED} {subject}" if verdict == REFUSED else verdict


def _check(decisions: Iterable[Decision]) -> None:
    for one in decisions:
        if one.verdict not in VERDICTS:
            raise NotPossible(f"{one.verdict} is no verdict; use one of {', '.join(VERDICTS)}")
