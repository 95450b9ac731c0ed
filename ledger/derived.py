"""The tables that follow from the ledger and are kept beside it, and the shapes of their rows."""

from typing import Literal, NamedTuple

from sqlalchemy import BigInteger, Boolean, Column, Float, Index, Integer, LargeBinary, MetaData, String, Table, Text

metadata = MetaData()

thing = Table(
    "index_thing", metadata,
    Column("thing", String, primary_key=True),
    Column("label", String, nullable=False),
    Column("cluster", String, nullable=False, index=True),
    Column("source", String, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("record", Integer, nullable=False),
    Column("visible", Boolean, nullable=False),
)
value = Table(
    "index_value", metadata,
    Column("thing", String, nullable=False, index=True),
    Column("scheme", String, nullable=False),
    Column("value", String, nullable=False),
    Index("index_value_of", "scheme", "value"),
)
edge = Table(
    "index_edge", metadata,
    Column("thing", String, primary_key=True),
    Column("type", String, nullable=False),
    Column("start", String, nullable=False, index=True),
    Column("end", String, nullable=False, index=True),
    Column("discriminator", String, nullable=False),
    Column("source", String, nullable=False),
    Column("gone", Boolean, nullable=False),
)
share = Table(
    "index_share", metadata,
    Column("audience", String, nullable=False),
    Column("item", String, nullable=False, index=True),
    Column("type", String, nullable=False),
    Column("a", String, nullable=False),
    Column("b", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("year", Integer),
    Column("sources", String, nullable=False),
    Index("index_share_pair", "a", "type"),
)
note = Table(
    "index_note", metadata,
    Column("kind", String, nullable=False),
    Column("subject", String, nullable=False, index=True),
    Column("other", String, nullable=False),
    Column("why", String, nullable=False),
)
told = Table(
    "index_told", metadata,
    Column("thing", String, primary_key=True),
    Column("label", String, nullable=False),
    Column("told", Text, nullable=False, comment="JSON: what the matcher was told of the thing"),
    Column("columns", LargeBinary, nullable=False, comment="what it computed of that, packed"),
)
block = Table(
    "index_block", metadata,
    Column("key", BigInteger, primary_key=True),
    Column("thing", String, primary_key=True),
    comment="Keys under which things that may be one are found; those of things that are gone find nothing",
    sqlite_with_rowid=False,
)
likeness = Table(
    "index_likeness", metadata,
    Column("one", String, nullable=False, index=True),
    Column("other", String, nullable=False, index=True),
    Column("label", String, nullable=False),
    Column("weight", Float, nullable=False, comment="log2 of the odds that both are one"),
    Column("codes", String, nullable=False, comment="what joining them would change, separated by spaces"),
    Column("place", Integer, nullable=False, comment="in the queue: the higher comes first"),
    Column("degree", Integer, nullable=False, comment="how many relations hang on both"),
)
changed = Table(
    "index_changed", metadata,
    Column("seq", BigInteger, nullable=False, index=True),
    Column("audience", String, nullable=False),
    Column("node", String, nullable=False),
    comment="Nodes that a catch-up wrote, or whose relations it wrote",
)
mark = Table("index_mark", metadata, Column("name", String, primary_key=True), Column("value", String, nullable=False))


class Thing(NamedTuple):
    """A thing that is in force: what it is, the cluster that it belongs to, and its place in the order of arrival."""

    thing: str
    label: str
    cluster: str
    source: str
    seq: int
    record: int
    visible: bool


class EdgeThing(NamedTuple):
    """What one source says between two things; ``gone`` where a curator took the whole relation out."""

    thing: str
    type: str
    start: str
    end: str
    discriminator: str
    source: str
    gone: bool


class Share(NamedTuple):
    """What one work or agreement gives to one pair: kind ``work`` or ``agreement``, its year, its sources."""

    audience: Literal["curators", "everyone"]
    item: str
    type: str
    a: str
    b: str
    kind: str
    year: int | None
    sources: str


class Likeness(NamedTuple):
    """Two things that may be one, ``one`` with the smaller id, as the matcher weighs them.

    ``codes`` and ``place`` say what joining them would change, ``degree`` how many relations hang on both.
    """

    one: str
    other: str
    label: str
    weight: float
    codes: str = ""
    place: int = 0
    degree: int = 0
