"""The tables of the ledger. A row of ``record`` or ``entry`` is never changed, but by an erasure."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData()

#: SQLite counts rows only in a column that is INTEGER to the letter.
_Serial = BigInteger().with_variant(Integer, "sqlite")

fact = Table(
    "fact", metadata,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
    comment="What the ledger is: its id, its epoch (a restored backup gets another), its erasure key.",
)
source = Table(
    "source", metadata,
    Column("id", String, primary_key=True),
    Column("title", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("url", String, nullable=False, default=""),
    Column("licence", String, nullable=False, default=""),
    Column("legal_basis", String, nullable=False, default=""),
    Column("rank", Integer, nullable=False, default=50),
)
batch = Table(
    "batch", metadata,
    Column("id", _Serial, primary_key=True, autoincrement=True),
    Column("source", String, ForeignKey("source.id"), nullable=False, index=True),
    Column("title", String, nullable=False),
    Column("as_of", String, nullable=False),
    Column("covers", Text, nullable=False),
    Column("loader", String, nullable=False),
    Column("by", String, nullable=False),
    Column("staged_at", String, nullable=False),
    Column("file_hash", String, nullable=False),
    Column("digest", String, nullable=False, default=""),
    Column("records", Integer, nullable=False, default=0),
    Column("rejected", Integer, nullable=False, default=0),
    Column("seen", BigInteger, comment="the seq that a form showed when its curator saved"),
    Column("complete", Boolean, nullable=False, default=False),
)
record = Table(
    "record", metadata,
    Column("id", _Serial, primary_key=True, autoincrement=True),
    Column("batch", BigInteger, nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("thing", String, nullable=False, index=True),
    Column("label", String, nullable=False),
    Column("key", String, nullable=False),
    Column("start", String, nullable=False),
    Column("end", String, nullable=False),
    Column("discriminator", String, nullable=False),
    Column("part", String, nullable=False),
    Column("payload", Text, comment="JSON; null once erased"),
    Column("hash", String, nullable=False),
)
reject = Table(
    "reject", metadata,
    Column("id", _Serial, primary_key=True, autoincrement=True),
    Column("batch", BigInteger, nullable=False, index=True),
    Column("file", String, nullable=False),
    Column("sheet", String, nullable=False),
    Column("line", Integer, nullable=False),
    Column("column", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("cells", Text, nullable=False, server_default="{}", comment="JSON: what stands in the line, by heading"),
)
judgement = Table(
    "judgement", metadata,
    Column("id", _Serial, primary_key=True, autoincrement=True),
    Column("verdict", String, nullable=False),
    Column("subject", String, nullable=False, index=True),
    Column("other", String, nullable=False, index=True),
    Column("value", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("by", String, nullable=False),
    Column("at", String, nullable=False),
)
entry = Table(
    "entry", metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("at", String, nullable=False),
    Column("by", String, nullable=False),
    Column("act", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("value", String, nullable=False, default=""),
    Index("entry_subject", "subject"),
)
erased = Table(
    "erased", metadata,
    Column("digest", String, primary_key=True, comment="keyed digest of a thing or identifier that later loads drop"),
    Column("at", String, nullable=False),
)
document = Table(
    "document", metadata,
    Column("id", _Serial, primary_key=True, autoincrement=True),
    Column("kind", String, nullable=False, index=True),
    Column("owner", String, nullable=False),
    Column("name", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("at", String, nullable=False),
)
file = Table(
    "file", metadata,
    Column("hash", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("keep_until", String, nullable=False),
)
audit = Table(
    "audit", metadata,
    Column("id", _Serial, primary_key=True, autoincrement=True),
    Column("at", String, nullable=False),
    Column("by", String, nullable=False),
    Column("act", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("hash", String, nullable=False, comment="of this row and of the hash before it"),
)
