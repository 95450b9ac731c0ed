"""Documents as lines: TXT, HTML and DOCX give the same paragraphs and table rows, in reading order."""

from pathlib import Path

from graph.errors import BadSource
from loaders.documents.line import Cell, Line
from loaders.documents.markup import html_lines
from loaders.documents.plain import text_lines
from loaders.documents.word import word_lines
from loaders.limits import check_file

__all__ = ["Cell", "Line", "read"]

_READERS = {
    ".txt": text_lines, ".text": text_lines, ".md": text_lines, ".tsv": text_lines,
    ".html": html_lines, ".htm": html_lines, ".xhtml": html_lines,
    ".docx": word_lines, ".docm": word_lines, ".doc": word_lines,
}


def read(path: Path) -> list[Line]:
    """The lines of a TXT, HTML or DOCX file; BadSource where it is broken, locked, too large or of another kind."""
    check_file(path)
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise BadSource(f"{path.name}: a file of this kind cannot be read; save it as .docx, .html or .txt.")
    lines = reader(path)
    if not lines:
        raise BadSource(f"{path.name}: the file holds no text; if it is a scan, save the text version of it.")
    return lines
