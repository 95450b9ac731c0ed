"""PDF as lines: the text of each page, its paragraphs put together again from the lines that the page breaks."""

import logging
import re
from collections.abc import Iterator
from pathlib import Path

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from graph.errors import BadSource
from loaders.documents.line import MOST_LINES, Line, tidy
from loaders.limits import check_file

#: Pages that are read; what has more is no document that somebody goes through.
MOST_PAGES = 500
# What pypdf raises for damaged files; most of it has no common base.
_FAILURES = (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError, ArithmeticError,
             RecursionError, OSError, EOFError, NotImplementedError, MemoryError)
_FULL = 0.9
_ENDS = (".", "!", "?", ":", "…", ".”", ".\"")
_ITEM = re.compile(r"[-–+•*▪]|\(?[\w.]{1,4}[.)]\s")

# It warns of every oddity of every file; what cannot be read is said by BadSource.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def pdf_lines(path: Path) -> list[Line]:
    """The paragraphs of a PDF, each numbered with its page from 1; BadSource where it is broken, locked or a scan."""
    check_file(path)
    try:
        reader = PdfReader(path)
        if reader.is_encrypted and not reader.decrypt(""):
            raise BadSource(f"{path.name}: the file is locked with a password; save a copy without password.")
        pages = [page.extract_text() for page in reader.pages[:MOST_PAGES]]
    except _FAILURES as error:
        raise BadSource(f"{path.name}: the file is broken or is no PDF; save it again and load that copy.") from error
    lines = [Line(number, text) for number, page in enumerate(pages, 1) for text in unwrapped(page.split("\n"))]
    if not lines:
        raise BadSource(f"{path.name}: the file holds no text; if it is a scan, save the text version of it.")
    if len(lines) > MOST_LINES:
        raise BadSource(f"{path.name}: the file has more than {MOST_LINES:,} lines; split it.")
    return lines


def unwrapped(lines: list[str]) -> Iterator[str]:
    """Paragraphs out of the lines of a page: a line goes on in the next whose first word did not fit in it."""
    said = [line for line in map(tidy, lines) if line]
    width = max(map(len, said), default=0) * _FULL
    text, last = "", 0
    for line in said:
        crowded = last + 1 + len(line.split(" ", 1)[0]) > width
        goes_on = line[:1].islower() or (crowded and not _ITEM.match(line))
        if text and goes_on and not text.endswith(_ENDS):
            text = f"{text} {line}"
        else:
            if text:
                yield text
            text = line
        last = len(line)
    if text:
        yield text
