"""Deliveries that say far less than the last one of their source: they wait until somebody says that this is meant."""

from typing import NamedTuple

import orjson
from sqlalchemy import Connection, func, select

from ledger import tables
from ledger.state import ALL_PARTS, State

#: Below this part of what the last delivery said, a new one is likelier cut off than true.
ENOUGH = 0.8
#: Of a delivery of fewer records every line is seen in its preview, and one line more or less is a large part.
FEW = 20


class Shrunk(NamedTuple):
    """A delivery that is held: how many records it says, and how many the batch ``last`` says of the same parts."""

    says: int
    said: int
    last: int


def shrunk(connection: Connection, state: State, batch: int) -> Shrunk | None:
    """Why a batch is held; None where it is not: it was accepted before, or would withdraw nothing as an older one.

    Compared are the parts that both deliveries speak for as a whole, whether or not lines of them could be read.
    """
    new = connection.execute(select(tables.batch).where(tables.batch.c.id == batch)).one()
    delivered = state.batches.get(batch)
    covers = set(orjson.loads(new.covers))
    if not covers or (delivered and delivered.seq):
        return None
    before = [id for id, one in state.batches.items() if one.source == new.source and one.in_force]
    for last in sorted(before, key=lambda id: state.batches[id].order, reverse=True):
        both = _both(covers, _covers(connection, last))
        if both and new.as_of < state.batches[last].as_of:
            return None
        if both:
            says, said = _count(connection, batch, both), _count(connection, last, both)
            return Shrunk(says, said, last) if said >= FEW and says < ENOUGH * said else None
    return None


def _covers(connection: Connection, batch: int) -> set[str]:
    return set(orjson.loads(connection.execute(
        select(tables.batch.c.covers).where(tables.batch.c.id == batch)).scalar_one()))


def _both(one: set[str], other: set[str]) -> set[str]:
    if ALL_PARTS in one:
        return other
    return one if ALL_PARTS in other else one & other


def _count(connection: Connection, batch: int, parts: set[str]) -> int:
    statement = select(func.count()).select_from(tables.record).where(tables.record.c.batch == batch)
    if ALL_PARTS not in parts:
        statement = statement.where(tables.record.c.part.in_(parts))
    return int(connection.execute(statement).scalar_one())
