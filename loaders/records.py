"""Records of JSON files, one at a time: JSON lines, an array, one object or an API's answer; plain, gzip or ZIP.

A file is read as a stream, so that memory grows with its longest record and not with the file.
"""

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import IO, Any

import ijson
import orjson

from graph.errors import BadSource
from loaders import position
from loaders.limits import MEGABYTE
from loaders.source import Reject

#: A line beyond this is skipped; one beyond the second ends the reading, for it is no record and may have no end.
MAX_RECORD = 16 * MEGABYTE
MAX_SKIPPED = 256 * MEGABYTE
#: Brackets open at once in an array.
MAX_DEPTH = 5_000
_GZIP, _ZIP, _BOM = b"\x1f\x8b", b"PK\x03\x04", b"\xef\xbb\xbf"

#: The record's number in its file (a line's, or an element's of an array), from 1, and the record.
Numbered = tuple[int, dict[str, Any]]
Member = Callable[[str], bool]


def is_json(name: str) -> bool:
    """Whether a file in a ZIP holds records."""
    return name.endswith((".json", ".jsonl"))


def records(path: Path, member: Member = is_json) -> Iterator[Numbered | Reject]:
    """Every record of a file in its order; a Reject for each that is none, and where the file breaks off.

    ``member`` chooses among the files of a ZIP. Raises BadSource where nothing can be read at all.
    """
    with opened(path, member) as stream:
        try:
            yield from _read(path.name, stream)
        except (EOFError, OSError, zipfile.BadZipFile, zlib.error) as error:
            raise BadSource(f"{path.name}: the file is broken or was cut off; fetch it again.") from error


def first(path: Path, member: Member = is_json) -> dict[str, Any]:
    """The first record of a file, by which its kind is known; empty where it has none."""
    try:
        return next((found[1] for found in records(path, member) if not isinstance(found, Reject)), {})
    except BadSource:
        return {}


@contextmanager
def opened(path: Path, member: Member) -> Iterator[IO[bytes]]:
    """The bytes of a file, unpacked where it is a gzip or ZIP; BadSource where it cannot be opened."""
    try:
        with path.open("rb") as raw:
            position.follow(raw)
            start = raw.read(4)
            raw.seek(0)
            if start.startswith(_ZIP):
                with zipfile.ZipFile(raw) as archive, archive.open(_chosen(path, archive, member)) as inside:
                    yield io.BufferedReader(inside, MEGABYTE)  # type: ignore[type-var]
            elif start.startswith(_GZIP):
                with gzip.open(raw) as unpacked:
                    yield unpacked  # type: ignore[misc]
            else:
                yield raw
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise BadSource(f"{path.name}: the archive is broken or locked; fetch it again.") from error
    except OSError as error:
        reason = error.strerror or "it is broken"
        raise BadSource(f"{path.name}: the file cannot be read ({reason}); check it and its permissions.") from error


def _chosen(path: Path, archive: zipfile.ZipFile, member: Member) -> zipfile.ZipInfo:
    fitting = [entry for entry in archive.infolist() if member(entry.filename)]
    if not fitting:
        raise BadSource(f"{path.name}: the archive holds no file of records (.json).")
    return max(fitting, key=lambda entry: (entry.file_size, entry.filename))


def _read(file: str, stream: IO[bytes]) -> Iterator[Numbered | Reject]:
    head = _head(stream)
    if head.startswith(b"["):
        yield from _array(file, _Joined(head, stream))
        return
    if not head.startswith(b"{"):
        raise BadSource(f"{file}: this is no JSON; a file of records begins with {{ or [.")
    line = head + stream.readline(MAX_RECORD)
    following = next((more for more in _rest(stream) if more.strip()), b"")
    if _parsed(following) is not None or (following and _parsed(line) is not None):
        yield from _lines(file, chain([line, following], _rest(stream)))
    else:
        yield from _document(file, line + following, stream)


def _head(stream: IO[bytes]) -> bytes:
    """The first byte that says something."""
    byte = stream.read(3).removeprefix(_BOM) or stream.read(1)
    while byte and not byte.strip():
        byte = stream.read(1)
    return byte.lstrip()


def _rest(stream: IO[bytes]) -> Iterator[bytes]:
    while line := stream.readline(MAX_RECORD + 1):
        yield line


def _lines(file: str, lines: Iterable[bytes]) -> Iterator[Numbered | Reject]:
    number, skipped = 0, 0
    try:
        for line in lines:
            if skipped:
                skipped = 0 if line.endswith(b"\n") else skipped + len(line)
                if skipped > MAX_SKIPPED:
                    yield Reject(file, "", number, "", "This line does not end; the rest of the file was not read.")
                    return
                continue
            number += 1
            if len(line) > MAX_RECORD:
                yield Reject(file, "", number, "", "This line is longer than 16 MB; it was left out.")
                skipped = 0 if line.endswith(b"\n") else len(line)
            elif line.strip():
                record = _parsed(line)
                yield (number, record) if record is not None else Reject(file, "", number, "", NO_OBJECT)
    except (EOFError, OSError, zipfile.BadZipFile, zlib.error):
        yield Reject(file, "", number, "", "The file breaks off after this line; fetch it again.")


NO_OBJECT = "This line is no JSON object; it may have been cut off."


def _parsed(line: bytes) -> dict[str, Any] | None:
    try:
        record = orjson.loads(line)
    except (orjson.JSONDecodeError, RecursionError):
        return None
    return record if isinstance(record, dict) else None


def _document(file: str, start: bytes, stream: IO[bytes]) -> Iterator[Numbered | Reject]:
    """One object, over however many lines."""
    text = start + stream.read(MAX_SKIPPED)
    whole = _parsed(text)
    if whole is None:
        raise BadSource(f"{file}: the JSON is broken or was cut off; fetch it again.")
    yield from _unwrapped(whole)


def _unwrapped(whole: dict[str, Any]) -> Iterator[Numbered | Reject]:
    """The records of an API's answer, or the one record that the file is."""
    listed = whole.get("results", whole.get("items"))
    several = listed if isinstance(listed, list) else [whole]
    for number, record in enumerate(several, 1):
        yield (number, record) if isinstance(record, dict) else Reject("", "", number, "", NO_OBJECT)


def _array(file: str, stream: Any) -> Iterator[Numbered | Reject]:
    number = 0
    try:
        for number, record in enumerate(ijson.items(stream, "item", use_float=True), 1):
            yield (number, record) if isinstance(record, dict) else Reject(file, "", number, "", NO_OBJECT)
    except (ijson.JSONError, UnicodeDecodeError, EOFError, OSError, zipfile.BadZipFile, zlib.error, RecursionError,
            OverflowError):
        yield Reject(file, "", number + 1, "", "The file breaks off at this record; fetch it again.")
    except _Deep:
        yield Reject(file, "", number + 1, "", "From here on it is nested deeper than records are; it was not read.")


class _Deep(ValueError):
    """More brackets are open than any record needs: ijson's time grows with the square of their depth."""


class _Joined:
    """A stream of which some bytes were read already; raises _Deep rather than give out what is nested too deep."""

    def __init__(self, head: bytes, stream: IO[bytes]) -> None:
        self._head, self._stream, self._open = head, stream, 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes; none where none are asked for, by which ijson learns that these are bytes."""
        if size == 0:
            return b""
        head, self._head = self._head, b""
        given = head or self._stream.read(size)
        # Brackets in texts are counted, too; they are few, and as a rule closed again.
        self._open += sum(given.count(one) for one in (b"[", b"{")) - sum(given.count(one) for one in (b"]", b"}"))
        if self._open > MAX_DEPTH:
            raise _Deep
        return given
