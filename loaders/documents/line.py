"""What a document is made of, whatever its format: paragraphs and table rows."""

from dataclasses import dataclass

from graph.names import clean


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text, with ``\\n`` where the document breaks a line.

    ``merged``: the cell is a part of the one above it, as in a cell that spans rows.
    """

    text: str
    bold: bool = False
    merged: bool = False


EMPTY = Cell("")


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph or, where ``cells`` is not empty, one table row.

    ``number`` is where the owner finds it: the line of a TXT or HTML file, the paragraph or row of a DOCX, from 1.
    """

    number: int
    text: str
    cells: tuple[Cell, ...] = ()
    bold: bool = False


def tidy(text: str) -> str:
    """NFC and single spaces in each line, empty lines left out; line breaks are kept."""
    if not text:
        return ""
    return "\n".join(filter(None, (clean(part) for part in text.splitlines())))


#: A document of more paragraphs and rows, or a row of more cells, is none that somebody wrote.
MOST_LINES = 100_000
MOST_CELLS = 50


def row(number: int, cells: list[Cell]) -> Line:
    """A table row as a line; its text is that of its cells."""
    return Line(number, "\n".join(cell.text for cell in cells if cell.text), tuple(cells))
