"""The locks that admit one compiler, and one matcher, at a time, over all processes that share a ledger."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from filelock import FileLock
from sqlalchemy import Engine, text

from ledger.database import COMPILER, MATCHER


def compiler(engine: Engine) -> AbstractContextManager[None]:
    """Hold the compiler's lock."""
    return _alone(engine, "compile", COMPILER)


def matcher(engine: Engine) -> AbstractContextManager[None]:
    """Hold the matcher's lock; who has it may wait for the compiler's, and never the other way round."""
    return _alone(engine, "match", MATCHER)


@contextmanager
def _alone(engine: Engine, name: str, number: int) -> Iterator[None]:
    """Hold a lock: a file beside SQLite's, an advisory lock in PostgreSQL; freed when the process dies."""
    if engine.dialect.name == "sqlite":
        with FileLock(f"{engine.url.database}.{name}.lock"):
            yield
        return
    with engine.connect() as connection:
        connection.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": number})
        connection.commit()
        try:
            yield
        finally:
            connection.execute(text("SELECT pg_advisory_unlock(:lock)"), {"lock": number})
            connection.commit()
