"""Vietnamese in encodings from before Unicode: recognised by its syllables, shown, and converted cell by cell.

A file is in one such encoding or in none, but not every cell of it need be: what holds proper Vietnamese, or another
language, is left as it is.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from loaders.spreadsheet.legacy.evidence import is_sign, odd, verdict, weighed, words_of
from loaders.spreadsheet.legacy.syllables import spelling
from loaders.spreadsheet.legacy.tables import NAMES, NONE, decoded, possible

#: Pairs of a cell before and after that are shown for confirmation.
SHOWN = 5
#: Old cells that a column has to have for each new one, for what could be either to be taken for old.
MOSTLY = 4

Line = tuple[int, tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Finding:
    """The encoding of a file ("" for none that is old), whether it is sure, how many cells it changes, and some."""

    encoding: str = ""
    certain: bool = False
    cells: int = 0
    samples: tuple[tuple[str, str], ...] = ()

    @property
    def title(self) -> str:
        """What people call the encoding."""
        return NAMES.get(self.encoding, "")


def examined(lines: Iterable[list[Line]], encoding: str = "") -> Finding:
    """What the sheets of a file are written in; ``encoding``: what somebody said, which is then certain."""
    sheets = list(lines)
    if encoding == NONE:
        return Finding()
    texts = {cell for sheet in sheets for _, row in sheet for cell in row if isinstance(cell, str) and possible(cell)}
    found = verdict(sorted(texts))
    name, certain = (encoding, True) if encoding else (found.encoding, found.certain)
    if not name:
        return Finding()
    changed = {cell: after for sheet in sheets for cell, after in _changes(sheet, name).items()}
    return Finding(name, certain, len(changed), tuple(list(changed.items())[:SHOWN]))


def converted(lines: list[Line], encoding: str) -> list[Line]:
    """The lines of one sheet with its old text in Unicode; unchanged where there is no encoding."""
    if encoding not in NAMES:
        return lines
    columns = _columns(lines, encoding)
    return [(number, tuple(columns[at].after(cell) if isinstance(cell, str) else cell for at, cell in enumerate(row)))
            for number, row in lines]


def _changes(lines: list[Line], encoding: str) -> dict[str, str]:
    """The different cells that the encoding changes, as they are read, in the order of the sheet."""
    columns = _columns(lines, encoding)
    return {cell: after for _, row in lines for at, cell in enumerate(row)
            if isinstance(cell, str) and (after := columns[at].after(cell)) != cell}


@dataclass(slots=True)
class _Column:
    """What the cells of a column say about themselves; a cell that says nothing follows the others."""

    encoding: str
    turns: dict[str, bool | None] = field(default_factory=dict)
    readings: dict[str, str] = field(default_factory=dict)
    old: int = 0
    new: int = 0

    def see(self, cell: str) -> None:
        """Take in one cell."""
        if cell in self.turns or cell.isascii():
            return
        turn = _turns(cell, self.encoding)
        self.turns[cell] = turn
        self.old += turn is True
        self.new += turn is False

    def after(self, cell: str) -> str:
        """The cell as it is to be read."""
        if cell.isascii():
            return cell
        if cell not in self.readings:
            self.readings[cell] = decoded(cell, self.encoding) if self._is_old(cell) else cell
        return self.readings[cell]

    def _is_old(self, cell: str) -> bool:
        turn = self.turns[cell]
        if turn is not None:
            return turn
        # What could be read in both ways is old where nearly all of the column is; where no cell of it tells, a word
        # is believed that is Vietnamese as it stands.
        return self.old > MOSTLY * self.new if self.old or self.new else any(odd(word) for word in words_of(cell))


def _columns(lines: list[Line], encoding: str) -> list[_Column]:
    columns = [_Column(encoding) for _ in range(max((len(row) for _, row in lines), default=0))]
    for _, row in lines:
        for at, cell in enumerate(row):
            if isinstance(cell, str):
                columns[at].see(cell)
    return columns


def _turns(cell: str, encoding: str) -> bool | None:
    """Whether the encoding makes a cell Vietnamese, or spoils it; None where both ways are possible."""
    if not possible(cell):
        return False
    if encoding == "utf8":
        return decoded(cell, encoding) != cell
    words = [word for word in words_of(cell) if not is_sign(word)]
    if all(decoded(word, encoding) == word for word in words):
        return False
    read = [spelling(decoded(word, encoding)) for word in words if odd(word)]
    good, bad = read.count(True), read.count(False)
    if good > bad:
        return True
    return False if bad else None


__all__ = ["NAMES", "NONE", "Finding", "converted", "decoded", "examined", "verdict", "weighed"]
