"""Text exports: paragraphs a line each, table rows with tabs, and marks such as ``<b>``, ``**`` and ``##``."""

import re
from pathlib import Path

from graph.errors import BadSource
from loaders.documents.line import EMPTY, MOST_CELLS, MOST_LINES, Cell, Line, row, tidy

_BREAK = re.compile(r"<br\s*/?>", re.I)
_TAG = re.compile(r"</?(?:b|i|u|em|strong|sup|sub|span|font|p)(?:\s[^<>]*)?/?>", re.I)
_BOLD = re.compile(r"(?:<(?:b|strong)>.*</(?:b|strong)>|\*\*.+\*\*|#{1,6}\s.+)\s*", re.I)
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&nbsp;": " "}


def text_lines(path: Path) -> list[Line]:
    """The lines of a text file in UTF-8, UTF-16 or Windows-1258; BadSource where it is no text."""
    lines = decode(path).split("\n")
    if len(lines) > MOST_LINES:
        raise BadSource(f"{path.name}: the file has {len(lines):,} lines and {MOST_LINES:,} is the limit; split it.")
    read = (_line(number, line.rstrip("\r")) for number, line in enumerate(lines, 1))
    return [line for line in read if line.text or line.cells]


def decode(path: Path) -> str:
    """The text of a file by its mark, else UTF-8, else Windows-1258; BadSource where bytes are no text."""
    data = path.read_bytes()
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if _BINARY.search(data):
        raise BadSource(f"{path.name}: the content is not text; save it as .docx, .html or .txt.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1258", errors="replace")


def _line(number: int, text: str) -> Line:
    if "\t" in text:
        return row(number, [_cell(part) for part in text.split("\t", MOST_CELLS)[:MOST_CELLS]])
    return Line(number, _plain(text), bold=_bold(text))


def _cell(text: str) -> Cell:
    return Cell(_plain(text), _bold(text)) if text else EMPTY


def _bold(text: str) -> bool:
    return _BOLD.fullmatch(text.strip()) is not None


def _plain(text: str) -> str:
    bare = _TAG.sub("", _BREAK.sub("\n", text))
    bare = re.sub(r"^\s*#{1,6}\s+", "", bare).replace("**", "")
    bare = re.sub(r"^\s*\*(?=\S)(.*\S)\*\s*$", r"\1", bare)
    for entity, char in _ENTITIES.items():
        bare = bare.replace(entity, char)
    return tidy(bare)
