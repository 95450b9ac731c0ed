"""Limits on files before anything parses them: what is too large, too tightly packed or locked is refused here."""

import zipfile
from pathlib import Path

from graph.errors import BadSource

MEGABYTE = 1024 * 1024
MAX_FILE = 20 * MEGABYTE
MAX_INFLATED = 200 * MEGABYTE
MAX_ENTRIES = 1_000
MAX_RATIO = 100

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")


def check_file(path: Path) -> None:
    """Raise BadSource where the file is absent, not a file, empty, unreadable or over 20 MB."""
    try:
        if not path.is_file():
            raise BadSource(f"{path.name}: there is no such file; check the path.")
        size = path.stat().st_size
        with path.open("rb") as opened:
            opened.read(1)
    except OSError as error:
        reason = error.strerror or "cannot be opened"
        raise BadSource(f"{path.name}: the file cannot be read ({reason}); check its permissions.") from error
    if size == 0:
        raise BadSource(f"{path.name}: the file is empty; save it again and load that copy.")
    if size > MAX_FILE:
        raise BadSource(f"{path.name}: the file has {size / MEGABYTE:.1f} MB and 20 MB is the limit; "
                        "remove pictures or split it.")


def check_zip(path: Path) -> None:
    """Raise BadSource where a DOCX or XLSX is broken, locked or would inflate past the limits; includes ``check_file``.

    Only the directory of the archive is read; zipfile never inflates an entry past the size stated there.
    """
    check_file(path)
    _check_not_ole(path)
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, OSError, ValueError) as error:
        raise BadSource(f"{path.name}: the file is broken or was cut off; save it again and load that copy.") from error
    _check_entries(path, entries)


def _check_not_ole(path: Path) -> None:
    data = path.read_bytes()
    if not data.startswith(_OLE):
        return
    if _ENCRYPTED_PACKAGE in data:
        raise BadSource(f"{path.name}: the file is locked with a password; save a copy without password.")
    raise BadSource(f"{path.name}: the file is in the old format of Office 97; save it as .docx or .xlsx.")


def _check_entries(path: Path, entries: list[zipfile.ZipInfo]) -> None:
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise BadSource(f"{path.name}: the file is locked with a password; save a copy without password.")
    if len(entries) > MAX_ENTRIES:
        raise BadSource(f"{path.name}: the file holds {len(entries)} parts and 1,000 is the limit; save a plain copy.")
    inflated = sum(entry.file_size for entry in entries)
    if inflated > MAX_INFLATED:
        raise BadSource(f"{path.name}: the file unpacks to {inflated / MEGABYTE:.0f} MB and 200 MB is the limit; "
                        "split it.")
    if any(_too_dense(entry) for entry in entries):
        raise BadSource(f"{path.name}: the file unpacks to more than 100 times its size, "
                        "which no document does; save a plain copy.")


def _too_dense(entry: zipfile.ZipInfo) -> bool:
    # A few kilobytes of blank XML pack beyond 100 in honest files; only a large part can do harm.
    return entry.file_size > MEGABYTE and entry.file_size > MAX_RATIO * max(entry.compress_size, 1)
