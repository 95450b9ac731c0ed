"""What a file of ORCID holds: one document of XML or JSON, several as JSON lines, or the archive of all records."""

import gzip
import re
import tarfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, NamedTuple

from graph.errors import BadSource
from graph.names import clean
from loaders import records
from loaders.orcid.markup import document
from loaders.source import Reject
from loaders.values import Unfit

_MARKS = (b"http://www.orcid.org/ns/", b'"orcid-identifier"', b'"external-id-type"', b'"affiliation-group"',
          b'"put-code"', b'"contributor-orcid"')
_PEEK = 64 * 1024
_TAR = slice(257, 262)
_CUT_OFF = "The archive breaks off after this record; fetch it again."
_NAMED = re.compile(r"(?<!\d)\d{4}-\d{4}-\d{4}-\d{3}[\dXx](?!\d)")
_LONGEST_NAME = 200


class Document(NamedTuple):
    """One document: the name that it has within its file, its number there from 1, and what it says."""

    name: str
    number: int
    said: dict[str, Any]

    @property
    def named_for(self) -> str:
        """The ORCID iD in its name, empty where there is none."""
        match = _NAMED.search(self.name)
        return match[0] if match else ""


def recognises(path: Path) -> bool:
    """Whether a file begins as one of ORCID's does, packed or not."""
    try:
        return any(mark in head(path) for mark in _MARKS)
    except BadSource:
        return False


def head(path: Path) -> bytes:
    """The first bytes of what a file holds, unpacked; BadSource where they cannot be read."""
    try:
        with records.opened(path, _is_document) as stream:
            return stream.read(_PEEK)
    except (EOFError, zlib.error) as error:
        raise BadSource(f"{path.name}: the file is broken or was cut off; fetch it again.") from error


def is_archive(start: bytes) -> bool:
    """Whether these first bytes are those of the archive of all records."""
    return start[_TAR] == b"ustar"


def documents(path: Path) -> Iterator[Document | Reject]:
    """Every document of a file in its order, none of them kept; BadSource where nothing can be read at all."""
    start = head(path)
    if is_archive(start):
        yield from _archived(path)
    elif start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        yield _single(path)
    else:
        for one in records.records(path, _is_document):
            if isinstance(one, Reject):
                yield one._replace(file=path.name)
            else:
                yield Document(path.name, *one)


def _is_document(name: str) -> bool:
    return name.endswith((".json", ".jsonl", ".xml"))


def _single(path: Path) -> Document:
    with records.opened(path, _is_document) as stream:
        data = stream.read(records.MAX_RECORD + 1)
    if len(data) > records.MAX_RECORD:
        raise BadSource(f"{path.name}: the file is longer than 16 MB, which no record is; load the archive as it came.")
    try:
        return Document(path.name, 1, document(data))
    except Unfit as fault:
        raise BadSource(f"{path.name}: {fault.reason[0].lower()}{fault.reason[1:]}") from fault


def _archived(path: Path) -> Iterator[Document | Reject]:
    """The records of the archive, read in one pass; nothing is written to the disk and no name is used as a path."""
    name, number = "", 0
    try:
        with records.opened(path, _is_document) as stream, tarfile.open(fileobj=stream, mode="r|") as archive:
            for member in archive:
                archive.members = []  # type: ignore[attr-defined]  # tarfile would keep what it has seen, and this archive has millions
                if member.isfile() and member.name.endswith(".xml"):
                    name, number = _shown(member.name), number + 1
                    yield _member(path.name, name, number, member.size, archive.extractfile(member))
            _read_out(stream)
    except (tarfile.TarError, EOFError, zlib.error, gzip.BadGzipFile, BadSource):
        yield Reject(path.name, name, number, "", _CUT_OFF)


def _read_out(stream: IO[bytes]) -> None:
    """Read what follows the last record: tarfile takes broken bytes for the end, where there may only be zeros."""
    while rest := stream.read(records.MAX_RECORD):
        if rest.strip(b"\0"):
            raise tarfile.ReadError


def _member(file: str, name: str, number: int, size: int, opened: IO[bytes] | None) -> Document | Reject:
    if size > records.MAX_RECORD or opened is None:
        return Reject(file, name, number, "", "This record is longer than 16 MB; it was left out.")
    try:
        return Document(name, number, document(opened.read()))
    except Unfit as fault:
        return Reject(file, name, number, "", fault.reason)


def _shown(name: str) -> str:
    return clean(name.encode("utf-8", "replace").decode())[-_LONGEST_NAME:]
