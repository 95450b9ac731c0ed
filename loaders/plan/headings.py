"""The heading row of a task table, wherever its columns stand, and how the rows below it line up with them."""

import re
from dataclasses import dataclass

from graph.names import fold
from loaders.documents import Cell, Line

NUMBER, TEXT, LEADS, COORDINATORS, RESULTS, WINDOW = "number", "text", "leads", "coordinators", "results", "window"
DUTIES = (LEADS, COORDINATORS, RESULTS, WINDOW)
_WORDS = (
    (NUMBER, re.compile(r"(?:stt|tt|so tt|so thu tu|so)")),
    (WINDOW, re.compile(r".*(?:thoi gian|thoi han|tien do|lo trinh|thoi diem).*")),
    (COORDINATORS, re.compile(r".*phoi hop.*")),
    (LEADS, re.compile(r".*(?:chu tri|(?:co quan|don vi|phan cong) thuc hien|dau moi).*")),
    (RESULTS, re.compile(r".*(?:ket qua|san pham|dau ra).*")),
    (TEXT, re.compile(r".*(?:nhiem vu|noi dung|cong viec|giai phap|hoat dong).*")),
)
_BELOW_HEADING = re.compile(
    r"(?:tt|stt|chi tiet|chu tri|phoi hop|(?:don vi|co quan) (?:chu tri|phoi hop)|muc|so|\d{1,2})")
_MARK = re.compile(r"(?:[-–—+•*]|[ivxIVX]{1,5}|[A-Za-zđĐ]|\d{1,2}(?:\.\d{1,2})*)\s*[.)]?")
_LONGEST_HEADING = 60


@dataclass(frozen=True, slots=True)
class Heading:
    """Where each column of a table stands, counted from 0, and what the document calls it."""

    columns: dict[str, int]
    titles: dict[str, str]

    @property
    def marked(self) -> bool:
        """Whether a column of list marks stands between the number and the text."""
        return self.columns[TEXT] - self.columns[NUMBER] > 1

    def below(self, line: Line) -> "Heading | None":
        """This heading with the second row of headings under it; None where the line is an ordinary row."""
        said = {at: fold(cell.text) for at, cell in enumerate(line.cells) if cell.text}
        if not said or not all(_BELOW_HEADING.fullmatch(word) for word in said.values()):
            return None
        if all(word.isdecimal() for word in said.values()) and len(said) < len(self.columns):
            return None
        found = {role: at for at, word in said.items() if (role := _role(word)) in (LEADS, COORDINATORS)}
        titles = {role: line.cells[at].text for role, at in found.items() if role}
        return Heading({**self.columns, **{role: at for role, at in found.items() if role}}, {**self.titles, **titles})

    def aligned(self, cells: tuple[Cell, ...], opens_page: bool) -> "Aligned":
        """The row by column; ``opens_page`` where it stands directly under the heading and has no number."""
        shift = self._shift(cells, opens_page)
        at = {role: column + (shift if role != NUMBER else 0) for role, column in self.columns.items()}
        whole = len(cells) > max(at.values())
        texts = {role: cells[column] if column < len(cells) else Cell("") for role, column in at.items()}
        between = cells[self.columns[NUMBER] + 1:at[TEXT]]
        mark = next((cell.text for cell in between if cell.text), "")
        return Aligned(texts, mark, whole)

    def _shift(self, cells: tuple[Cell, ...], opens_page: bool) -> int:
        """1 where a row has a column of marks that its heading lacks, -1 where it lacks one that the heading has."""
        second = cells[self.columns[NUMBER] + 1].text if len(cells) > self.columns[NUMBER] + 1 else ""
        if self.marked:
            return 0 if not second or is_mark(second) else -1
        widest = max(self.columns.values()) + 1
        if second:
            return 1 if is_mark(second) and len(cells) > self.columns[TEXT] + 1 else 0
        # Without a mark the heading decides for the row that a page break cut, which keeps the heading's columns.
        return 1 if len(cells) > widest and not opens_page else 0


@dataclass(frozen=True, slots=True)
class Aligned:
    """One row by column. ``whole``: it has as many cells as its heading asks for."""

    cells: dict[str, Cell]
    mark: str
    whole: bool

    def text(self, role: str) -> str:
        """The text of a column; empty where the table has no such column."""
        return self.cells[role].text if role in self.cells else ""

    def filled(self, *roles: str) -> bool:
        """Whether any of these columns holds text."""
        return any(self.text(role) for role in roles)


class Headings:
    """The heading rows of one document: each page repeats the first, and a damaged one is told from another table."""

    def __init__(self) -> None:
        self.seen: list[Heading] = []

    def take(self, line: Line) -> "Taken | None":
        """What a heading row says; None where the row is no heading."""
        if not line.cells or line.cells[0].text.isdecimal():
            return None
        columns = _columns(line)
        missing = self.seen[0].columns.keys() - columns.keys() if self.seen else frozenset[str]()
        if not missing and {TEXT, LEADS} <= columns.keys() and len(columns) > 2 and columns[TEXT] > 0:
            found = Heading({NUMBER: 0, **columns}, {NUMBER: "STT", **_titles(line, columns)})
            self.seen.append(found)
            return Taken(found)
        if self.seen and len(columns) > 2:
            return self._damaged(columns, tuple(self.seen[0].titles[role] for role in sorted(missing)))
        titled = sum(bool(cell.text) for cell in line.cells) > 2
        return Taken(None) if fold(line.cells[0].text) in ("stt", "tt", "so tt") and titled else None

    def _damaged(self, columns: dict[str, int], lost: tuple[str, ...]) -> "Taken":
        """The known heading with which what is left agrees, else the first one where the order is its order."""
        agreeing = next((known for known in self.seen if columns.items() <= known.columns.items()), None)
        if agreeing:
            return Taken(agreeing, lost)
        order, first = sorted(columns, key=columns.__getitem__), self.seen[0]
        same = order == [role for role in sorted(first.columns, key=first.columns.__getitem__) if role in columns]
        return Taken(first if same else None, lost, unsure=True)


@dataclass(frozen=True, slots=True)
class Taken:
    """A heading row: its columns (None where another table begins or nothing can be said), and the titles it lost.

    ``unsure``: rows with a number can be read, but a row that a page break cut might stand in other columns.
    """

    heading: Heading | None
    lost: tuple[str, ...] = ()
    unsure: bool = False


def _columns(line: Line) -> dict[str, int]:
    columns: dict[str, int] = {}
    for at, cell in enumerate(line.cells):
        role = _role(fold(cell.text)) if 0 < len(cell.text) <= _LONGEST_HEADING else None
        if role:
            columns.setdefault(role, at)
    return columns


def _titles(line: Line, columns: dict[str, int]) -> dict[str, str]:
    return {role: line.cells[at].text.replace("\n", " ") for role, at in columns.items()}


def is_mark(text: str) -> bool:
    """Whether a cell holds a list mark (``a``, ``-``, ``IV``, ``2.1``) and no text."""
    return _MARK.fullmatch(text) is not None


def _role(word: str) -> str | None:
    return next((role for role, pattern in _WORDS if pattern.fullmatch(word)), None)
