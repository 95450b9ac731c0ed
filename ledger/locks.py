"""The lock that admits one compiler at a time, over all processes that share a ledger."""

from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock
from sqlalchemy import Engine, text

from ledger.database import COMPILER


@contextmanager
def compiler(engine: Engine) -> Iterator[None]:
    """Hold the compiler's lock: a file beside SQLite's, an advisory lock in PostgreSQL; freed when the process dies."""
    if engine.dialect.name == "sqlite":
        with FileLock(f"{engine.url.database}.compile.lock"):
            yield
        return
    with engine.connect() as connection:
        connection.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": COMPILER})
        connection.commit()
        try:
            yield
        finally:
            connection.execute(text("SELECT pg_advisory_unlock(:lock)"), {"lock": COMPILER})
            connection.commit()
