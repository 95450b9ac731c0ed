"""How far the file that is being read has been read, so that a bar can say how long the rest takes."""

import os
from contextvars import ContextVar
from typing import IO, Any

_read: ContextVar[tuple[IO[bytes], int] | None] = ContextVar("read", default=None)


def follow(stream: IO[bytes]) -> None:
    """Let ``share`` speak of this open file from now on: the file itself, not what it unpacks to."""
    _read.set((stream, os.fstat(stream.fileno()).st_size))


def share() -> float | None:
    """The part of the followed file that has been read, 0 to 1; None where no file is followed or it is closed."""
    followed: Any = _read.get()
    if followed is None or followed[0].closed:
        return None
    stream, size = followed
    return float(min(stream.tell() / size, 1.0)) if size else 1.0
