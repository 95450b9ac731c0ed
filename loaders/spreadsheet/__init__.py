"""Spreadsheets of experts, organisations and what ties them, as XLSX, CSV or pasted, by the template or by a mapping.

A sheet that is in the file with at least one line is covered: what it no longer says is withdrawn. An empty one says
nothing, so that a template of which one sheet was filled takes nothing else away. Columns and sheets that are not
known are left out with a notice; they are no rejects, because most people's own lists have more columns than ours. A
sheet with headings of its own is read by a mapping, which somebody confirmed once and which is kept by its name.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from graph.errors import BadSource
from graph.names import clean
from loaders.source import Delivery, Origin, Reject
from loaders.spreadsheet.guessing import Guess, guess
from loaders.spreadsheet.headings import recognise
from loaders.spreadsheet.legacy import NAMES, NONE, Finding
from loaders.spreadsheet.mapping import Mapping, SheetMapping, fitting, keep, kept, mapped, mapping_of, named
from loaders.spreadsheet.pasting import pasted
from loaders.spreadsheet.raw import Raw, opened
from loaders.spreadsheet.rest import Rest
from loaders.spreadsheet.rows import rows
from loaders.spreadsheet.tables import Table

LOADER = "spreadsheet 2"


@dataclass(frozen=True, slots=True)
class Book:
    """A file as it was fetched: its tables, what was left out of it (sentences), its date and the hash of its bytes."""

    file: str
    tables: tuple[Table, ...]
    notices: tuple[str, ...]
    changed: str
    hash: str
    rest: Rest | None = None


def recognises(path: Path) -> bool:
    """Whether a file holds tables; whose headings they are is asked of whoever loads it."""
    try:
        return any(sheet.lines for sheet in opened(path).sheets)
    except BadSource:
        return False


def fetch(source: Path | Raw, mapping: Mapping | None = None, encoding: str = "") -> Book:
    """Read an XLSX or CSV file, or what was pasted, into tables of text; BadSource, with one sentence, where that
    cannot be. ``encoding``: one of ``NAMES`` or ``NONE``, where somebody said what the text is in."""
    if encoding not in ("", NONE, *NAMES):
        raise BadSource(f"{encoding} is no encoding that can be read; it is one of {', '.join((*NAMES, NONE))}.")
    told = encoding or (mapping.encoding if mapping else "")
    # Bytes are read as their look-alikes where an old encoding is certain; that text is right as it stands is said of
    # what was seen, which is not the bytes.
    raw = opened(source, encoding or ("" if told == NONE else told)) if isinstance(source, Path) else source
    finding = raw.examined(told)
    notices = [] if told else _about(raw.file, finding)
    read = raw.converted(finding.encoding)
    tables, left_out = mapped(read, mapping) if mapping else recognise(raw.file, list(read.sheets))
    return Book(raw.file, tuple(tables), (*notices, *left_out), raw.changed, raw.hash, raw.rest)


def delivery(source: Path | Raw, sender: str | None = None, as_of: str | None = None, strict: bool = False,
             mapping: Mapping | None = None, encoding: str = "") -> Delivery:
    """What one sender says by one file. ``as_of``: ISO, by default the file's own date of change.

    Raises BadSource where the file cannot be read at all, and where ``strict`` and any line of it cannot be.
    """
    book = fetch(source, mapping, encoding)
    told = list(rows(book.tables))
    if strict:
        _refuse(book.file, [row for row in told if isinstance(row, Reject)])
    name = clean(sender or "") or clean(Path(book.file).stem)
    covers = tuple(table.sheet.part for table in book.tables if len(table.frame))
    if not covers:
        raise BadSource(f"{book.file}: no sheet has a line below its headings; fill in at least one.")
    if book.rest:
        # The lines that were read the first time are not in it, and stay.
        return Delivery(Origin(book.rest.source, book.rest.title, "spreadsheet"), told, book.rest.as_of, LOADER,
                        title=book.file, file_hash=book.hash, notices=book.notices)
    return Delivery(Origin(f"sheet:{name}", name, "spreadsheet"), told, as_of or book.changed, LOADER, covers,
                    title=book.file, file_hash=book.hash, notices=book.notices)


def template(path: Path, language: str = "vi") -> None:
    """Write the empty spreadsheet that ``fetch`` reads; in English for ``en``."""
    from loaders.template import template as write  # it is written from this package's layout

    write(path, language)


def _about(file: str, finding: Finding) -> list[str]:
    """The sentence about an encoding that was found; BadSource where somebody has to say first what it is."""
    if not finding.encoding:
        return []
    before, after = (text[:60] for text in finding.samples[0]) if finding.samples else ("", "")
    if not finding.certain:
        raise BadSource(f"{file}: the text may be in {finding.title}, in which “{before}” is “{after}”; say which it "
                        f"is by --encoding {finding.encoding}, or --encoding {NONE} where it is right as it stands.")
    return [f"{file}: the text is in {finding.title} and was converted, for example “{before}” to “{after}” "
            f"({finding.cells} different cells); where that is wrong, load it with --encoding {NONE}."]


def _refuse(file: str, rejects: Iterable[Reject]) -> None:
    found = list(rejects)
    if found:
        first = found[0]
        lines = f"{len(found)} lines" if len(found) > 1 else "a line"
        raise BadSource(f"{file}: {lines} cannot be read, the first in sheet {first.sheet}, line {first.line}, "
                        f"column {first.column} ({first.reason}); nothing was taken.")


__all__ = [
    "LOADER", "NAMES", "NONE", "Book", "Finding", "Guess", "Mapping", "Raw", "SheetMapping", "delivery", "fetch",
    "fitting", "guess", "keep", "kept", "mapping_of", "named", "opened", "pasted", "recognises", "rows", "template",
]
