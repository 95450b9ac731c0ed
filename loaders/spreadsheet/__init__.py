"""Spreadsheets of experts, organisations and what ties them, as XLSX or CSV, by the layout that the template shows.

A sheet that is in the file with at least one line is covered: what it no longer says is withdrawn. An empty one says
nothing, so that a template of which one sheet was filled takes nothing else away. Columns and sheets that are not
known are left out with a notice; they are no rejects, because most people's own lists have more columns than ours.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from graph.errors import BadSource
from graph.names import clean
from loaders.source import Delivery, Origin, Reject
from loaders.spreadsheet.headings import Table, recognise
from loaders.spreadsheet.raw import read
from loaders.spreadsheet.rows import rows

LOADER = "spreadsheet 1"


@dataclass(frozen=True, slots=True)
class Book:
    """A file as it was fetched: its tables, what was left out of it (sentences), its date and the hash of its bytes."""

    file: str
    tables: tuple[Table, ...]
    notices: tuple[str, ...]
    changed: str
    hash: str


def fetch(path: Path) -> Book:
    """Read an XLSX or CSV file into tables of text; BadSource, with one sentence, where that cannot be."""
    raws, changed = read(path)
    tables, notices = recognise(path.name, raws)
    return Book(path.name, tuple(tables), tuple(notices), changed, hashlib.sha256(path.read_bytes()).hexdigest())


def delivery(path: Path, sender: str | None = None, as_of: str | None = None, strict: bool = False) -> Delivery:
    """What one sender says by one file. ``as_of``: ISO, by default the file's own date of change.

    Raises BadSource where the file cannot be read at all, and where ``strict`` and any line of it cannot be.
    """
    book = fetch(path)
    told = list(rows(book.tables))
    if strict:
        _refuse(book.file, [row for row in told if isinstance(row, Reject)])
    name = clean(sender or "") or clean(path.stem)
    covers = tuple(table.sheet.part for table in book.tables if len(table.frame))
    if not covers:
        raise BadSource(f"{book.file}: no sheet has a line below its headings; fill in at least one.")
    return Delivery(Origin(f"sheet:{name}", name, "spreadsheet"), told, as_of or book.changed, LOADER, covers,
                    title=book.file, file_hash=book.hash, notices=book.notices)


def template(path: Path, language: str = "vi") -> None:
    """Write the empty spreadsheet that ``fetch`` reads; in English for ``en``."""
    from loaders.template import template as write  # it is written from this package's layout

    write(path, language)


def _refuse(file: str, rejects: Iterable[Reject]) -> None:
    found = list(rejects)
    if found:
        first = found[0]
        lines = f"{len(found)} lines" if len(found) > 1 else "a line"
        raise BadSource(f"{file}: {lines} cannot be read, the first in sheet {first.sheet}, line {first.line}, "
                        f"column {first.column} ({first.reason}); nothing was taken.")


__all__ = ["LOADER", "Book", "delivery", "fetch", "rows", "template"]
