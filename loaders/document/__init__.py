"""A news item, plan or minutes as proposals: agreements, events, roles and figures, each with its sentence.

They are no facts: a curator accepts, edits or refuses each. ``fetch`` reads a TXT, HTML, DOCX or PDF file into lines;
``rows`` is pure. A proposal is a part (``agreement 1``, ``role 3``), whose first row is its main one.
"""

import datetime
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.ids import make_id
from graph.names import clean, fold
from loaders.document.document import Document
from loaders.document.proposals import MOST, proposals, rows_of
from loaders.document.prose import MOST_TEXT, sentences
from loaders.documents import Line, read
from loaders.documents.pdf import pdf_lines
from loaders.documents.plain import decode
from loaders.source import Delivery, Origin, Reject, Row

LOADER = "document 1"
ENDINGS = (".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".docx", ".docm", ".pdf")
RANK = 45
LICENCE = "Bản quyền thuộc nơi công bố; chỉ giữ câu trích dẫn ngắn (Luật Sở hữu trí tuệ, Điều 25)"
LEGAL_BASIS = ("Chức vụ đã được công khai trong văn bản hoặc báo chí; chỉ công bố khi có đồng ý hoặc căn cứ khác "
               "(Luật 91/2025/QH15)")
_HEAD = 4_096
#: With what data of other kinds begin: JSON, BibTeX, RIS, PDF, archives.
_NO_PROSE = (b"{", b"[", b"@", b"TY  -", b"%PDF", b"PK\x03\x04")
_MARKUP = (".html", ".htm", ".xhtml")
_PUBLISHED = re.compile(
    r"(?:article:published_time|datePublished|pubdate"
    r"|dc\.date(?:\.issued)?)[\"'\s:]+(?:content\s*=\s*)?[\"']?(\d{4}-\d\d-\d\d)", re.I)

__all__ = ["ENDINGS", "LOADER", "Text", "delivery", "fetch", "recognises", "rows"]


@dataclass(frozen=True, slots=True)
class Text:
    """A document as it was read: its lines, by pages where ``paged``, and the date that a web page states of itself."""

    file: str
    lines: list[Line]
    paged: bool = False
    published: str = ""


def recognises(path: Path) -> bool:
    """Whether the file may be a text that people wrote: by its ending and first bytes; never raises."""
    path = Path(path)
    if path.suffix.lower() not in ENDINGS:
        return False
    try:
        with path.open("rb") as opened:
            head = opened.read(_HEAD)
    except OSError:
        return False
    if path.suffix.lower() == ".pdf":
        return b"%PDF-" in head
    if path.suffix.lower() in (".docx", ".docm"):
        return head.startswith(b"PK\x03\x04")
    return bool(head.strip()) and not head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(_NO_PROSE)


def fetch(path: Path) -> Text:
    """The lines of the document; BadSource where it is broken, locked, too large or no document."""
    path = Path(path)
    if path.suffix.lower() == ".pdf":
        return Text(path.name, pdf_lines(path), paged=True)
    lines = read(path)
    return Text(path.name, lines, published=_stated(decode(path)) if path.suffix.lower() in _MARKUP else "")


def rows(raw: Text, title: str = "", as_of: str = "") -> Iterator[Row]:
    """The rows of every proposal, and a reject where the text is longer than anybody goes through."""
    yield from _rows(raw, _document(raw, title, as_of))


def _rows(raw: Text, document: Document) -> Iterator[Row]:
    parts = proposals(document)
    yield from rows_of(document, parts[:MOST])
    if len(parts) > MOST:
        yield Reject(raw.file, "", 0, "", f"Only the first {MOST:,} proposals were taken; split the document.")
    if sum(len(line.text) for line in raw.lines) > MOST_TEXT:
        yield Reject(raw.file, "", 0, "", f"Only the first {MOST_TEXT:,} characters were read; split the document.")


def delivery(path: Path, as_of: str | None = None, title: str | None = None) -> Delivery:
    """The proposals of one document, ready to be staged; they cover nothing.

    ``as_of``: the ISO date of publication for a document that does not state its own; ``title``: for one without.
    Dated by the document, else by ``as_of``, else by the day with which its text opens, else by the file.
    """
    path = Path(path)
    raw = fetch(path)
    document = _document(raw, title or "", as_of or "")
    named = clean(document.title) or path.stem
    # Two minutes of one title are told apart by the day that they state.
    origin = Origin(f"document:{make_id('document', fold(named), document.stated)}", named, "document", licence=LICENCE,
                    legal_basis=LEGAL_BASIS, rank=RANK)
    written = datetime.datetime.fromtimestamp(path.stat().st_mtime, tz=datetime.UTC).date().isoformat()
    with path.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()
    return Delivery(origin, _rows(raw, document), document.moment or as_of or written, LOADER, title=path.name,
                    file_hash=digest)


def _document(raw: Text, title: str, as_of: str) -> Document:
    return Document(sentences(raw.lines, raw.paged), clean(title), raw.published or _whole(as_of))


def _whole(date: str) -> str:
    """The date, where it is a whole one; empty where it leaves its day or month open, or is none."""
    try:
        return datetime.date.fromisoformat(date).isoformat()
    except ValueError:
        return ""


def _stated(markup: str) -> str:
    """The date of publication that an HTML page states in its head; ISO, or empty."""
    found = _PUBLISHED.search(markup)
    return _whole(found[1]) if found else ""
