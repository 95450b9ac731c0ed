"""The task table put together again: rows that a page break cut are joined, headings give groups."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from loaders.documents import Cell, Line
from loaders.plan.headings import (
    COORDINATORS,
    LEADS,
    NUMBER,
    RESULTS,
    TEXT,
    WINDOW,
    Aligned,
    Heading,
    heading,
    is_other_table,
)
from loaders.plan.windows import window
from loaders.source import Reject

_NUMBER = re.compile(r"0*(\d{1,4})\s*[.)]?")
_GROUP_MARK = re.compile(r"(?:([IVXLC]+)|(\d{1,2})|([A-ZĐ]))\s*[.)]?")
_LETTER_MARK = re.compile(r"[a-zđ]\s*[.)]?|\d{1,2}\.\d{1,2}[.)]?")
_OWN_MARK = re.compile(r"(?:([IVXLC]+)|(\d{1,2})|([a-zđA-ZĐ]))\s*[.)]\s+(?=\S)")
_INTRODUCES = re.compile(r"[\s,;]*(?:\b(?:bao gồm|gồm|cụ thể|như sau|trong đó))?\s*[:.;,]*\s*$", re.I)
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_DUTIES = (LEADS, COORDINATORS, RESULTS, WINDOW)
_LONGEST_CELL = 20_000


@dataclass(slots=True)
class RawTask:
    """One task as its cells say it, joined over page breaks; the line is where it begins."""

    line: int
    number: int
    cells: dict[str, str]
    titles: dict[str, str]
    group: str = ""
    group_number: int | None = None
    subgroup: str = ""


@dataclass(slots=True)
class Table:
    """The tasks of a document in their order, and the rows that could not be read."""

    file: str
    tasks: list[RawTask] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    found: bool = False


def table(file: str, lines: Iterable[Line]) -> Table:
    """All task tables of the document as one."""
    reader = _Reader(Table(file), list(lines))
    reader.read()
    return reader.table


class _Reader:
    """Goes through the lines once and keeps what the next row may belong to."""

    def __init__(self, found: Table, lines: list[Line]) -> None:
        self.table = found
        self.lines = lines
        self.heading: Heading | None = None
        self.task: RawTask | None = None
        self.last_cells: dict[str, str] = {}
        self.seen: set[int] = set()
        self.skipping = False
        self.opens_page = False
        self.under_heading = False
        self.open_heading = False
        self.group: tuple[str, int | None] = ("", None)
        self.subgroup = ""

    def read(self) -> None:
        """Read every line, then say which numbers are missing."""
        for at, line in enumerate(self.lines):
            if line.cells:
                self._row(line)
            elif self.heading and self._lost_its_columns(at, line.text):
                self._reject(line.number, NUMBER, "This line stands in the task table but its columns are lost.")
        self._missing_numbers()

    def _lost_its_columns(self, at: int, text: str) -> bool:
        """Whether a line without columns was a row: between two rows, or numbered as the next task."""
        following = next((line for line in self.lines[at:] if line.cells), None)
        numbered = re.match(r"(\d{1,4})[.)\s]+\S", text)
        if numbered and self.table.tasks and int(numbered[1]) == self.table.tasks[-1].number + 1:
            return True
        return following is not None and not text.strip(" -–").isdecimal() and heading(following) is None \
            and not is_other_table(following)

    def _missing_numbers(self) -> None:
        numbers = [0, *sorted({task.number for task in self.table.tasks} | self.seen)]
        for before, after in pairwise(numbers):
            if after > before + 1:
                gap = f"Task {before + 1} is" if after == before + 2 else f"Tasks {before + 1} to {after - 1} are"
                line = next((task.line for task in self.table.tasks if task.number == after), 0)
                self._reject(line, NUMBER, f"{gap} missing before number {after}.")

    def _row(self, line: Line) -> None:
        found = heading(line)
        if found or is_other_table(line):
            self.heading, self.opens_page, self.under_heading = found, True, True
            self.table.found |= found is not None
            return
        if self.heading is None or not any(cell.text for cell in line.cells):
            return
        below = self.heading.below(line) if self.under_heading else None
        self.under_heading = False
        if below:
            self.heading = below
            return
        at = self.heading.columns[NUMBER]
        numbered = len(line.cells) > at and bool(line.cells[at].text)
        self._body(line, self.heading.aligned(line.cells, self.opens_page and not numbered))
        self.opens_page = False

    def _body(self, line: Line, row: Aligned) -> None:
        if any(len(cell.text) > _LONGEST_CELL for cell in line.cells):
            self._skip(line, TEXT, f"A cell of this row has more than {_LONGEST_CELL:,} characters.")
        elif row.text(NUMBER) and _NUMBER.fullmatch(row.text(NUMBER)) and not self._is_group(row):
            self._numbered(line, row)
        elif self._is_heading(row):
            self._take_heading(row)
        elif row.text(NUMBER):
            self._skip(line, NUMBER, f"“{row.text(NUMBER)}” is not the whole number of a task.")
        elif self._lost_its_number(row):
            self._skip(line, NUMBER, "This row begins a task but has no number.")
        else:
            self._continue(row)

    def _is_group(self, row: Aligned) -> bool:
        """A number with a title and nothing else is a group where it is bold or where it cannot be the next task."""
        if row.filled(*_DUTIES) or row.mark or not row.text(TEXT):
            return False
        if row.cells[TEXT].bold:
            return True
        number, expected = _value(row.text(NUMBER)), self.table.tasks[-1].number + 1 if self.table.tasks else 1
        return number == (self.group[1] or 0) + 1 and (number != expected or self._comes_again(number))

    def _comes_again(self, number: int) -> bool:
        """Whether a row further down has this number with all its columns."""
        at = self.heading.columns[NUMBER] if self.heading else 0
        same = [line for line in self.lines if len(line.cells) > at and _value(line.cells[at].text) == number]
        return any(sum(bool(cell.text) for cell in line.cells) > 3 for line in same)

    def _numbered(self, line: Line, row: Aligned) -> None:
        number = _value(row.text(NUMBER))
        taken = next((task for task in self.table.tasks if task.number == number), None)
        self.seen.add(number)
        if taken:
            self._skip(line, NUMBER, f"Number {number} was already used in line {taken.line}; this row was left out.")
        elif not row.whole or not row.filled(*_DUTIES):
            self._skip(line, NUMBER, f"Task {number} has too few columns, so that nobody can say which is which.")
        elif not row.text(TEXT):
            self._skip(line, TEXT, f"Task {number} has no text.")
        else:
            self._begin(line, row, number)

    def _begin(self, line: Line, row: Aligned, number: int) -> None:
        if row.mark and not row.mark.startswith(("-", "–", "—", "+", "•", "*")):
            self.subgroup = ""
        titles = self.heading.titles if self.heading else {}
        cells = {role: self._value(role, cell) for role, cell in row.cells.items()}
        self.task = RawTask(line.number, number, cells, titles, *self.group, self.subgroup)
        self.last_cells = cells
        self.table.tasks.append(self.task)
        self.skipping = self.open_heading = False

    def _value(self, role: str, cell: Cell) -> str:
        # A cell that spans rows says the same for each of them.
        return self.last_cells.get(role, "") if cell.merged and role in _DUTIES else cell.text

    def _is_heading(self, row: Aligned) -> bool:
        if row.filled(*_DUTIES) or not (row.text(TEXT) or row.text(NUMBER)):
            return False
        mark = row.mark or row.text(NUMBER)
        if mark:
            return not mark.startswith(("-", "–", "—", "+", "•", "*")) or row.cells[TEXT].bold
        if row.cells[TEXT].bold or (self.task is None and not self.skipping):
            return True
        text, before = row.text(TEXT), self.task.cells[TEXT] if self.task else "."
        return not self.opens_page and text[:1].isupper() and before.rstrip().endswith((".", ":", ";", "…"))

    def _take_heading(self, row: Aligned) -> None:
        text, mark = row.text(TEXT).replace("\n", " "), row.mark or row.text(NUMBER)
        if not text:
            text, mark = mark, ""
        if not mark and self.open_heading and self.opens_page:
            self._lengthen_heading(text)
            return
        own = _OWN_MARK.match(text) if not mark else None
        if own:
            text, mark = text[own.end():], own[0].strip()
        if _LETTER_MARK.fullmatch(mark):
            self.subgroup = _title(text)
        else:
            self.group, self.subgroup = (_title(text), _group_number(mark)), ""
        self.task, self.skipping, self.open_heading = None, False, True

    def _lengthen_heading(self, text: str) -> None:
        if self.subgroup:
            self.subgroup = f"{self.subgroup} {_title(text)}"
        else:
            self.group = (f"{self.group[0]} {_title(text)}", self.group[1])

    def _lost_its_number(self, row: Aligned) -> bool:
        """A row without number that stands on its own: a list mark and duties, or a time of its own."""
        if row.filled(*_DUTIES) and (row.mark or (self.task is None and not self.skipping)):
            return True
        before = self.task.cells.get(WINDOW, "") if self.task else ""
        own = row.text(WINDOW)
        return bool(own and row.text(TEXT) and before) and window(own).says_something and window(before).says_something

    def _continue(self, row: Aligned) -> None:
        if self.skipping:
            return
        if self.task is None:
            if self.open_heading:
                self._lengthen_heading(row.text(TEXT))
            return
        cells = self.task.cells
        for role, cell in row.cells.items():
            if cell.text and role != NUMBER:
                cells[role] = f"{cells[role]} {cell.text}".strip()

    def _skip(self, line: Line, role: str, reason: str) -> None:
        self._reject(line.number, role, reason)
        self.task, self.skipping = None, True

    def _reject(self, line: int, role: str, reason: str) -> None:
        title = self.heading.titles.get(role, role) if self.heading else role
        self.table.rejects.append(Reject(self.table.file, "", line, title, reason))


def _value(text: str) -> int:
    found = _NUMBER.fullmatch(text)
    return int(found[1]) if found else -1


def _group_number(mark: str) -> int | None:
    found = _GROUP_MARK.fullmatch(mark)
    if not found:
        return None
    if found[1]:
        values = [_ROMAN[letter] for letter in found[1]]
        return sum(-value if any(later > value for later in values[at:]) else value for at, value in enumerate(values))
    return int(found[2]) if found[2] else "ABCDEFGHIJKLMNOPQRSTUVWXYZ".find(found[3]) + 1 or None


def _title(text: str) -> str:
    return _INTRODUCES.sub("", text.replace("\n", " ")).strip()
