"""The task table put together again: rows that a page break cut are joined, headings give groups."""

import re
from collections.abc import Iterable

from loaders.documents import Cell, Line
from loaders.plan.groups import Groups, is_list_mark
from loaders.plan.headings import DUTIES, NUMBER, TEXT, WINDOW, Aligned, Heading, Headings, is_mark
from loaders.plan.raw import RawTask, Table, ends, missing_groups, missing_tasks
from loaders.plan.windows import window
from loaders.source import Reject

_NUMBER = re.compile(r"0*(\d{1,4})\s*[.)]?")
_LONGEST_CELL = 20_000


def table(file: str, lines: Iterable[Line]) -> Table:
    """All task tables of the document as one."""
    reader = _Reader(file, list(lines))
    reader.read()
    return reader.table


class _Reader:
    """Goes through the lines once and keeps what the next row may belong to."""

    def __init__(self, file: str, lines: list[Line]) -> None:
        self.file = file
        self.lines = lines
        self.table = Table()
        self.headings = Headings()
        self.heading: Heading | None = None
        self.groups = Groups()
        self.numbered_groups: dict[int, int] = {}
        self.task: RawTask | None = None
        self.seen: set[int] = set()
        self.taken: dict[int, int] = {}
        self.skipping = False
        self.opens_page = False
        self.under_heading = False
        self.unsure = False
        self.before: Line | None = None

    def read(self) -> None:
        """Read every line, then say which numbers are missing."""
        for at, line in enumerate(self.lines):
            if line.cells:
                self._row(line)
            elif self.heading and self._lost_its_columns(at, line.text):
                self._skip(line, NUMBER, "This line stands in the task table but its columns are lost.")
        for fault in (*missing_tasks(self.table, self.seen), *missing_groups(self.numbered_groups)):
            self._reject(fault.line, fault.role, fault.reason)

    def _lost_its_columns(self, at: int, text: str) -> bool:
        """Whether a line without columns was a row: between two rows, or numbered as the next task."""
        numbered = re.match(r"(\d{1,4})[.)\s]+\S", text)
        if numbered and self.table.tasks and int(numbered[1]) == self.table.tasks[-1].number + 1:
            return True
        following = next((line for line in self.lines[at:] if line.cells), None)
        return following is not None and not text.strip(" -–").isdecimal() and Headings().take(following) is None

    def _row(self, line: Line) -> None:
        taken = self.headings.take(line)
        if taken:
            self.heading, self.opens_page, self.under_heading = taken.heading, True, True
            self.unsure = taken.unsure
            self.table.found |= taken.heading is not None
            if taken.lost:
                left = "" if taken.heading else " and the rows below it were left out"
                self._reject(line.number, taken.lost[0], f"This heading row lacks “{'”, “'.join(taken.lost)}”{left}.")
            return
        if self.heading is None or not any(cell.text for cell in line.cells):
            return
        below = self.heading.below(line) if self.under_heading else None
        self.under_heading = False
        if below:
            self.heading = below
            return
        self._body(line, self.heading)
        self.opens_page, self.before = False, line

    def _body(self, line: Line, heading: Heading) -> None:
        at = heading.columns[NUMBER]
        numbered = len(line.cells) > at and bool(line.cells[at].text)
        row = heading.aligned(line.cells, self.opens_page and not numbered)
        if any(len(cell.text) > _LONGEST_CELL for cell in line.cells):
            self._skip(line, TEXT, f"A cell of this row has more than {_LONGEST_CELL:,} characters.")
        elif _NUMBER.fullmatch(row.text(NUMBER)) and not self._is_group(row):
            self._numbered(line, row)
        elif self._is_heading(row):
            self._take_heading(line, row)
        elif row.text(NUMBER):
            self._skip(line, NUMBER, f"“{row.text(NUMBER)}” is not the whole number of a task.")
        elif self._lost_its_number(row):
            self._skip(line, NUMBER, "This row begins a task but has no number.")
        else:
            self._continue(line, row)

    def _is_group(self, row: Aligned) -> bool:
        """A number with a title and nothing else is a group where it is bold or where it cannot be the next task."""
        if row.filled(*DUTIES) or row.mark or not row.text(TEXT):
            return False
        if row.cells[TEXT].bold:
            return True
        number, expected = _value(row.text(NUMBER)), self.table.tasks[-1].number + 1 if self.table.tasks else 1
        return number == (self.groups.number or 0) + 1 and (number != expected or self._comes_again(number))

    def _comes_again(self, number: int) -> bool:
        """Whether a row further down has this number with all its columns."""
        at = self.heading.columns[NUMBER] if self.heading else 0
        same = [line for line in self.lines if len(line.cells) > at and _value(line.cells[at].text) == number]
        return any(sum(bool(cell.text) for cell in line.cells) > 3 for line in same)

    def _numbered(self, line: Line, row: Aligned) -> None:
        number = _value(row.text(NUMBER))
        taken = self.taken.get(number)
        self.seen.add(number)
        if taken:
            self._skip(line, NUMBER, f"Number {number} was already used in line {taken}; this row was left out.")
        elif not row.whole or not row.filled(*DUTIES):
            self._skip(line, NUMBER, f"Task {number} has too few columns, so that nobody can say which is which.")
        elif not _says(row.text(TEXT)):
            self._skip(line, TEXT, f"Task {number} has no text.")
        else:
            self._begin(line, row, number)

    def _begin(self, line: Line, row: Aligned, number: int) -> None:
        self.groups.begin(row.mark)
        above = self.table.tasks[-1].cells if self.table.tasks else {}
        # A cell that spans rows says the same for each of them.
        cells = {role: above.get(role, "") if cell.merged and role in DUTIES else cell.text
                 for role, cell in row.cells.items()}
        for role in [role for role in DUTIES[:-1] if cells.get(role, "").strip(" -–—…./xX") and not _says(cells[role])]:
            self._reject(line.number, role, f"“{cells[role]}” in task {number} cannot be read.")
            cells[role] = ""
        titles = self.heading.titles if self.heading else {}
        self.task = RawTask(line.number, number, cells, titles, self.groups.name, self.groups.number,
                            self.groups.subgroup, dict(cells))
        self.table.tasks.append(self.task)
        self.taken[number] = line.number
        self.skipping = False

    def _is_heading(self, row: Aligned) -> bool:
        if row.filled(*DUTIES):
            return False
        mark = row.mark or row.text(NUMBER)
        text = row.text(TEXT)
        if mark:
            return (not text or is_mark(mark)) and (not is_list_mark(mark) or row.cells[TEXT].bold)
        if not text or row.cells[TEXT].bold or (self.task is None and not self.skipping):
            return bool(text)
        return not self.opens_page and text[:1].isupper() and ends(self.task.cells[TEXT] if self.task else ".")

    def _take_heading(self, line: Line, row: Aligned) -> None:
        text, mark = row.text(TEXT), row.mark or row.text(NUMBER)
        if not text and not row.mark and len(mark) > 4:
            text, mark = mark, ""
        if not mark and self.groups.open and self.opens_page:
            self.groups.lengthen(text)
            return
        if _says(text):
            self.groups.take(text, mark, row.cells[TEXT].bold)
        else:
            self.groups.forget(mark)
            self._reject(line.number, TEXT, f"Heading “{mark}” has no title.")
        if self.groups.number and not self.groups.subgroup:
            self.numbered_groups.setdefault(self.groups.number, line.number)
        self.task, self.skipping = None, False

    def _lost_its_number(self, row: Aligned) -> bool:
        """A row without number that stands on its own: a list mark and duties, or a time of its own."""
        if row.filled(*DUTIES) and (row.mark or (self.task is None and not self.skipping)):
            return True
        before = self.task.cells.get(WINDOW, "") if self.task else ""
        own = row.text(WINDOW)
        return bool(own and row.text(TEXT) and before) and window(own).says_something and window(before).says_something

    def _continue(self, line: Line, row: Aligned) -> None:
        if self.skipping:
            return
        if self.task is None:
            self.groups.lengthen(row.text(TEXT))
            return
        said: dict[str, Cell] = {role: cell for role, cell in row.cells.items() if cell.text and role != NUMBER}
        text, cells = row.text(TEXT), self.task.cells
        if self.before and self.before.cells == line.cells:
            self._reject(line.number, TEXT, "This row repeats the row above it; it was left out.")
        elif not all(_says(cell.text) for cell in said.values()) or (self.unsure and not text) or (
                not self.opens_page and text[:1].isupper() and ends(cells[TEXT])):
            self._skip(line, TEXT, f"This row has no number and does not go on from task {self.task.number}.")
        else:
            cells.update({role: f"{cells.get(role, '')} {cell.text}".strip() for role, cell in said.items()})
            self.task.joined.append(line.number)

    def _skip(self, line: Line, role: str, reason: str) -> None:
        if any(cell.bold for cell in line.cells):
            self.groups.forget()
        self._reject(line.number, role, reason)
        self.task, self.skipping = None, True

    def _reject(self, line: int, role: str, reason: str) -> None:
        title = self.heading.titles.get(role, role) if self.heading else role
        self.table.rejects.append(Reject(self.file, "", line, title, reason))


def _value(text: str) -> int:
    found = _NUMBER.fullmatch(text)
    return int(found[1]) if found else -1


def _says(text: str) -> bool:
    return any(char.isalnum() for char in text)

