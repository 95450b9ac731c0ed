"""Lines of a CSV file of an open source, by its headings; and the file's date and hash."""

import csv
import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from graph.errors import BadSource
from loaders.limits import MEGABYTE
from loaders.source import Reject

#: The number of a line in its file, the headings being line 1, and its cells by heading.
Line = tuple[int, dict[str, str]]
#: Bytes within which the headings end.
_HEAD = 10_000
#: Characters of a line, and of the lines over which one with quoted breaks may go on, beyond which it is broken. Twice
#: this is below what the csv module itself takes, so that its limit, which any module may change, is never met.
_LONGEST = 60_000


def headings(path: Path) -> frozenset[str]:
    """The headings of a file; none where it cannot be read or is no such file."""
    try:
        with path.open("rb") as opened:
            first = opened.readline(_HEAD).decode("utf-8-sig", "replace")
        return frozenset(next(csv.reader([first]), []))
    except (OSError, csv.Error):
        return frozenset()


def lines(path: Path) -> Iterator[Line | Reject]:
    """The lines below the headings, one at a time, blank ones left out; BadSource where the file cannot be read."""
    try:
        # What is no UTF-8 becomes text that no value may hold, so that only its own line is rejected.
        with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as opened:
            yield from _cells(path.name, opened)
    except OSError as error:
        raise _unreadable(path, error) from error


def _cells(file: str, opened: TextIO) -> Iterator[Line | Reject]:
    bounded = _Bounded(opened)
    reader = csv.reader(bounded)
    names: list[str] = []
    row: list[str] | None = []
    while row is not None:
        number, bounded.taken = bounded.number + 1, 0
        try:
            row = next(reader, None)
        except csv.Error as error:
            yield Reject(file, "", number, "", f"The line cannot be read as CSV ({error}).")
            continue
        if not names:
            names = row or []
        elif row and len(row) == len(names):
            yield number, dict(zip(names, row, strict=True))
        elif row:
            yield Reject(file, "", number, "", f"The line has {len(row)} cells where the headings are {len(names)}; "
                         "it may have been cut off.")


class _Bounded:
    """The lines of a file for the csv module, which would otherwise read a quote that is never closed to the end."""

    def __init__(self, opened: TextIO) -> None:
        self._opened, self.number, self.taken = opened, 0, 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.taken > _LONGEST:
            raise csv.Error("a quoted cell has no end")
        line = self._opened.readline(_LONGEST)
        if not line:
            raise StopIteration
        self.number += 1
        self.taken += len(line)
        if len(line) == _LONGEST and not line.endswith(("\n", "\r")):
            while (rest := self._opened.readline(_LONGEST)) and not rest.endswith(("\n", "\r")):
                pass
            raise csv.Error(f"it has more than {_LONGEST:,} characters")
        return line


def changed(*paths: Path) -> str:
    """The ISO date of the last change of any of the files."""
    try:
        return datetime.fromtimestamp(max(path.stat().st_mtime for path in paths), UTC).date().isoformat()
    except OSError as error:
        raise _unreadable(paths[0], error) from error


def digest(*paths: Path) -> str:
    """SHA-256 of the bytes of a file, or of several in their order, read in pieces."""
    hashed = hashlib.sha256()
    for path in paths:
        try:
            with path.open("rb") as opened:
                while piece := opened.read(MEGABYTE):
                    hashed.update(piece)
        except OSError as error:
            raise _unreadable(path, error) from error
    return hashed.hexdigest()


def _unreadable(path: Path, error: OSError) -> BadSource:
    reason = error.strerror or "it is broken"
    return BadSource(f"{path.name}: the file cannot be read ({reason}); check it and its permissions.")
