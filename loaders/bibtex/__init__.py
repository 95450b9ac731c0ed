"""Lists of works as BibTeX and RIS files: the works, and the people whom they name as authors.

Each sender's list is a source of its own and is covered whole: a corrected file withdraws what it no longer says.
Abstracts, notes, names of files and e-mail addresses are not taken.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from graph.errors import BadSource
from graph.names import clean
from loaders.bibtex import entries, ris
from loaders.bibtex.rows import listed
from loaders.bibtex.text import decoded
from loaders.limits import check_file
from loaders.source import Delivery, Origin, Row

#: What the lists have in common; each is a source of its own, ``bib:`` and its sender.
ORIGIN = Origin("bib", "Danh mục công trình (BibTeX, RIS)", "bibliography",
                licence="Theo người gửi danh mục; chỉ lấy dữ kiện thư mục",
                legal_basis="Thông tin thư mục đã công bố của công trình (tên tác giả, nhan đề, nơi đăng); chỉ công bố "
                            "về cá nhân khi có đồng ý hoặc căn cứ khác (Luật 91/2025/QH15)", rank=25)
LOADER = "bibtex 1"
ENDINGS: tuple[str, ...] = (".bib", ".ris")

_PEEK = 64 * 1024
_RIS = re.compile(r"(?:^|[\r\n])TY  -")
_BIBTEX = re.compile(r"(?:^|[\r\n])[ \t]*@[ \t]*(?:\w+[ \t]*[{(]\s*[^\s,{}()\"=]+\s*,|(?:string|preamble|comment)\b)",
                     re.I)


@dataclass(frozen=True, slots=True)
class Listing:
    """A file as it was fetched: its text, what is to be said about its encoding, its date, the hash of its bytes."""

    file: str
    text: str
    notices: tuple[str, ...]
    changed: str
    hash: str


def recognises(path: Path) -> bool:
    """Whether a file begins as a list of works in BibTeX or RIS does."""
    try:
        with path.open("rb") as opened:
            head = opened.read(_PEEK)
    except OSError:
        return False
    start = head.decode("utf-16", "ignore") if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head.decode("latin-1")
    start = start.removeprefix("\ufeff").removeprefix("ï»¿")
    return bool(_RIS.search(start) or _BIBTEX.search(start))


def fetch(path: Path) -> Listing:
    """The text of a BibTeX or RIS file of up to 20 MB; BadSource, with one sentence, where there is none."""
    check_file(path)
    data = path.read_bytes()
    text, notices = decoded(path.name, data)
    changed = datetime.fromtimestamp(path.stat().st_mtime, UTC).date().isoformat()
    return Listing(path.name, text, notices, changed, hashlib.sha256(data).hexdigest())


def rows(listing: Listing) -> Iterator[Row]:
    """The rows of a list, then its rejects; BadSource where it cannot be read at all."""
    read = ris.publications if _is_ris(listing.text) else entries.publications
    yield from listed(read(listing.file, listing.text))


def _is_ris(text: str) -> bool:
    """Whether the first record is RIS; a value in BibTeX may hold lines that look like it."""
    begun, entry = _RIS.search(text), _BIBTEX.search(text)
    return begun is not None and (entry is None or begun.start() < entry.start())


def delivery(path: Path, sender: str | None = None, as_of: str | None = None) -> Delivery:
    """What one sender's list says. ``sender``: by default the file's name; ``as_of``: by default its date of change.

    Raises BadSource where the file cannot be read, and where it names no work: that would withdraw everything.
    """
    listing = fetch(path)
    told = list(rows(listing))
    if not told:
        raise BadSource(f"{path.name}: no entry was found in it; it must be a BibTeX or RIS file that names works.")
    name = clean(sender or "") or clean(path.stem)
    return Delivery(replace(ORIGIN, id=f"bib:{name}", title=name), told, as_of or listing.changed, LOADER, ("*",),
                    title=path.name, file_hash=listing.hash, notices=listing.notices)


__all__ = ["ENDINGS", "LOADER", "ORIGIN", "Listing", "delivery", "fetch", "recognises", "rows"]
