"""What the matcher keeps beside the ledger: what it was told of things, keys by which alike things are found, and the
pairs that it found alike. Derived and deletable, like all of the index, and used inside the index's transaction."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Column, Select, bindparam, delete, func, select, union, update

from ledger.database import among, put_rows, raw_rows
from ledger.derived import Likeness, block, edge, likeness, thing, told
from ledger.index import Index
from ledger.staging import chunks

_ROWS = 20_000


class Waiting(NamedTuple):
    """A pair of two clusters, with the things by which they were found alike."""

    likeness: Likeness
    clusters: tuple[str, str]


class Likenesses:
    """The matcher's tables of an index."""

    def __init__(self, index: Index) -> None:
        self.index = index

    # What the matcher was told

    def things(self, label: str) -> list[str]:
        """All things of a label that are in force, ordered."""
        return list(self.index.connection.execute(
            select(thing.c.thing).where(thing.c.label == label).order_by(thing.c.thing)).scalars())

    def told(self, things: Iterable[str]) -> dict[str, str]:
        """What the matcher was told of these things, as it was written."""
        chosen = select(told.c.thing, told.c.told).where(among(self.index.engine, told.c.thing, things))
        return dict(raw_rows(self.index.connection, chosen))

    def all_told(self, label: str) -> Iterator[list[str]]:
        """The same of all things of a label, by their ids, some thousands at once."""
        rows = self.index.connection.execute(
            select(told.c.told).where(told.c.label == label).order_by(told.c.thing)).scalars()
        yield from chunks(rows, _ROWS)

    def columns(self, things: Iterable[str]) -> list[bytes]:
        """What the matcher computed of these things, packed, in no order."""
        chosen = select(told.c.columns).where(among(self.index.engine, told.c.thing, things))
        return [bytes(row[0]) for row in raw_rows(self.index.connection, chosen)]

    def put_told(self, label: str, rows: Iterable[tuple[str, str, bytes]]) -> None:
        """Write anew what the matcher was told of things, and what it computed of that."""
        given = list(rows)
        self._drop(told.c.thing, [one for one, *_ in given])
        put_rows(self.index.connection, told, [(one, label, text, columns) for one, text, columns in given])

    # Keys

    def put_keys(self, keys: Iterable[tuple[str, int]], fresh: bool = False) -> None:
        """Add keys of things (thing, key); ``fresh`` where none of them was there.

        A key that a thing had before is kept: it finds more than it need, and never less.
        """
        rows = list({(key, thing) for thing, key in keys})
        if not fresh:
            given = {thing for _, thing in rows}
            for some in chunks({key for key, _ in rows}, _ROWS):
                self.index.connection.execute(delete(block).where(
                    among(self.index.engine, block.c.key, some), among(self.index.engine, block.c.thing, given)))
        put_rows(self.index.connection, block, rows)

    def sharing(self, keys: Iterable[int]) -> set[str]:
        """The things that have one of these keys."""
        found: set[str] = set()
        for some in chunks(keys, _ROWS):
            found.update(self.index.connection.execute(
                select(block.c.thing).where(among(self.index.engine, block.c.key, some)).distinct()).scalars())
        return found

    # Pairs

    def put(self, things: Iterable[str], pairs: Iterable[Likeness]) -> None:
        """Write anew the pairs at things."""
        given = list(things)
        self._drop(likeness.c.one, given)
        self._drop(likeness.c.other, given)
        put_rows(self.index.connection, likeness, list(pairs))

    def at(self, things: Iterable[str], least: float = float("-inf")) -> list[Likeness]:
        """The pairs at things from a weight upwards."""
        given, engine = list(things), self.index.engine
        ends = [select(likeness).where(among(engine, column, given), likeness.c.weight >= least)
                for column in (likeness.c.one, likeness.c.other)]
        return [Likeness._make(row) for row in raw_rows(self.index.connection, union(*ends))]

    def of(self, label: str, least: float = float("-inf")) -> list[Likeness]:
        """All pairs of a label from a weight upwards, ordered by their ids."""
        chosen = select(likeness).where(likeness.c.label == label, likeness.c.weight >= least)
        rows = raw_rows(self.index.connection, chosen.order_by(likeness.c.one, likeness.c.other))
        return [Likeness._make(row) for row in rows]

    def waiting(self, label: str | None = None) -> Iterator[Waiting]:
        """The pairs whose things are of two clusters, in the order of the queue; none with a place below nought."""
        for *pair, one, other in self.index.connection.execute(_waiting(label)):
            yield Waiting(Likeness._make(pair), (one, other))

    def place(self, places: Iterable[Likeness]) -> None:
        """Keep what joining pairs would change, and so their places in the queue."""
        rows = [{"at": one.one, "to": one.other, "codes": one.codes, "place": one.place, "degree": one.degree}
                for one in places]
        if rows:
            self.index.connection.execute(
                update(likeness).where(likeness.c.one == bindparam("at"), likeness.c.other == bindparam("to"))
                .values(codes=bindparam("codes"), place=bindparam("place"), degree=bindparam("degree")), rows)

    def any(self, label: str) -> bool:
        """Whether any pair of a label is known."""
        return self.index.connection.execute(
            select(likeness.c.one).where(likeness.c.label == label).limit(1)).first() is not None

    def coded(self, code: str) -> list[Likeness]:
        """The pairs whose joining would change a certain thing."""
        rows = self.index.connection.execute(select(likeness).where(likeness.c.codes.contains(code)))
        return [Likeness._make(row) for row in rows]

    def ending(self, end: str, types: Iterable[str], most: int) -> int:
        """How many statements of sources about relations of these types end at a thing; not counted beyond ``most``."""
        said = select(edge.c.end).where(edge.c.end == end, edge.c.type.in_(list(types)), edge.c.source != "")
        counted = select(func.count()).select_from(said.limit(most).subquery())
        return int(self.index.connection.execute(counted).scalar_one())

    def relations(self, things: Iterable[str]) -> list[tuple[str, str, int]]:
        """How many statements of sources about relations of each type each of these things has, at either end."""
        given, counted = list(things), []
        for end in (edge.c.start, edge.c.end):
            said = among(self.index.engine, end, given) & (edge.c.source != "") & ~edge.c.gone
            counted += raw_rows(self.index.connection, select(end, edge.c.type, func.count()).where(said)
                                .group_by(end, edge.c.type))
        return counted

    def nodes(self, things: Iterable[str]) -> dict[str, str]:
        """The clusters of those of these things that are in force."""
        chosen = select(thing.c.thing, thing.c.cluster).where(among(self.index.engine, thing.c.thing, things))
        return dict(raw_rows(self.index.connection, chosen))

    def around(self, things: Iterable[str], label: str) -> set[str]:
        """All things of the clusters of those of these things that are of a label."""
        mine = select(thing.c.cluster).where(among(self.index.engine, thing.c.thing, things), thing.c.label == label)
        rows = raw_rows(self.index.connection, select(thing.c.thing).where(thing.c.cluster.in_(mine)))
        return {row[0] for row in rows}

    def forget(self) -> None:
        """Forget everything, so that the next matching begins anew."""
        for table in (block, likeness, told):
            self.index.connection.execute(delete(table))
        self.index.mark(matched="")

    def _drop(self, column: Column[str], things: Sequence[str]) -> None:
        for some in chunks(things, _ROWS):
            self.index.connection.execute(delete(column.table).where(among(self.index.engine, column, some)))


def _waiting(label: str | None) -> Select[Any]:
    one, other = thing.alias("of_one"), thing.alias("of_other")
    chosen = (select(likeness, one.c.cluster, other.c.cluster)
              .join_from(likeness, one, one.c.thing == likeness.c.one)
              .join(other, other.c.thing == likeness.c.other)
              .where(one.c.cluster != other.c.cluster, likeness.c.place >= 0)
              .order_by(likeness.c.place.desc(), likeness.c.degree.desc(), likeness.c.weight.desc(),
                        likeness.c.one, likeness.c.other))
    return chosen if label is None else chosen.where(likeness.c.label == label)

