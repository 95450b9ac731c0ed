"""Copies of a text as the files that people have: TXT, DOCX and HTML, with its tables cut by pages or whole."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import docx
import pytest

from loaders.plan import delivery
from loaders.source import EdgeRow, NodeRow, Reject

Rows = list[list[str]]
Copy = Callable[[str, str], Path]

# Rows of the city's plan whose text stands in the second column: what a narrow heading brought with it.
_NARROW = frozenset({275, 281, 282, 283, 284, 285, 286, 317, 325, 339, 347})
# Rows that open a group or a list, and so continue nothing.
_OPENING = frozenset({261, 268, 271, 282, 283, 304, 305, 318, 326, 329, 334, 342})


@dataclass
class Read:
    """What one copy says, by what the tests ask for."""

    rows: list[Any]

    def nodes(self, label: str) -> dict[str, NodeRow]:
        return {row.key: row for row in self.rows if isinstance(row, NodeRow) and row.label == label}

    @cached_property
    def tasks(self) -> dict[int, dict[str, Any]]:
        return {row.props["number"]: row.props for row in self.nodes("Task").values()}

    @property
    def plan(self) -> dict[str, Any]:
        return next(iter(self.nodes("Plan").values())).props

    @property
    def rejects(self) -> list[Reject]:
        return [row for row in self.rows if isinstance(row, Reject)]

    def bodies(self, type: str, number: int) -> list[str]:
        """Names of those that lead a task or take part in it, in the order of the document."""
        return self._bodies.get((type, number), [])

    @cached_property
    def _bodies(self) -> dict[tuple[str, int], list[str]]:
        names = {(row.label, row.key): row.props.get("name", "") for row in self.rows if isinstance(row, NodeRow)}
        found: dict[tuple[str, int], list[str]] = {}
        for row in self.rows:
            if isinstance(row, EdgeRow) and row.type in ("LEADS", "COORDINATES"):
                number = int(row.end.key.rpartition("#")[2])
                found.setdefault((row.type, number), []).append(names[row.start.label, row.start.key])
        return found


@pytest.fixture(scope="session")
def plan_text(seeds: Path) -> str:
    """The city's plan as its text export."""
    return (seeds / "001_e227401c05d04070.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """A function that writes a text as ``txt``, ``docx``, ``html``, ``docx-whole`` or ``html-whole``."""
    folder = tmp_path_factory.mktemp("copies")

    def write(text: str, kind: str) -> Path:
        form, _, whole = kind.partition("-")
        path = folder / f"{kind}-{abs(hash(text))}.{form}"
        lines = text.split("\n")
        if whole:
            lines = _uncut(lines)
        if form == "txt":
            path.write_text("\n".join(lines), encoding="utf-8")
        elif form == "html":
            path.write_text(_html(lines), encoding="utf-8")
        else:
            _word(lines, path)
        return path

    return write


@pytest.fixture(scope="session")
def load(copy: Copy) -> Callable[..., Read]:
    """A function that reads a text in one of the forms."""
    def read(text: str, kind: str = "txt") -> Read:
        return Read(list(delivery(copy(text, kind)).rows))

    return read


def _uncut(lines: list[str]) -> list[str]:
    """The city's plan with one table that no page cuts: seven columns, one heading, each task one row."""
    kept, table = lines[:258], []
    for number, line in enumerate(lines[258:], 259):
        cells = line.split("\t")
        if not line.strip() or (cells[0] == "STT" and table):
            continue
        if number in _NARROW:
            cells.insert(1 if cells[0] not in ("<b>2</b>", "a") else 0, "")
        cells = (cells + [""] * 7)[:7]
        if cells[0] or number in _OPENING:
            table.append(cells)
        else:
            table[-1] = [f"{before} {after}".strip() for before, after in zip(table[-1], cells, strict=True)]
    return [*kept, *("\t".join(cells) for cells in table)]


def _blocks(lines: list[str]) -> list[str | Rows]:
    """Paragraphs and tables; a blank line ends a table, as a page does."""
    blocks: list[str | Rows] = []
    open_table = False
    for line in lines:
        if "\t" in line:
            rows = blocks[-1] if open_table else []
            assert isinstance(rows, list)
            rows.append(line.split("\t"))
            blocks[-1:] = [rows] if open_table else [*blocks[-1:], rows]
        elif line.strip():
            blocks.append(line)
        open_table = "\t" in line
    return blocks


def _marked(text: str) -> tuple[str, bool]:
    """The text without marks, and whether they made it bold."""
    bold = bool(re.match(r"#+ |\*\*|<b>", text.strip()))
    return re.sub(r"^#+ |\*+|</?b>", "", text.strip()).strip(), bold


def _word(lines: list[str], path: Path) -> None:
    document = docx.Document()
    for block in _blocks(lines):
        if isinstance(block, str):
            text, bold = _marked(block)
            document.add_paragraph().add_run(text).bold = bold
            continue
        table = document.add_table(rows=0, cols=max(map(len, block)))
        for row in block:
            for cell, said in zip(table.add_row().cells, row, strict=False):
                text, bold = _marked(said)
                cell.paragraphs[0].add_run(text).bold = bold
    document.save(str(path))


def _html(lines: list[str]) -> str:
    parts = ["<!DOCTYPE html><html><head><meta charset='utf-8'><title>Kế hoạch</title></head><body>"]
    for block in _blocks(lines):
        if isinstance(block, str):
            parts.append(f"<p>{_inline(block)}</p>")
        else:
            cells = ("".join(f"<td>{_inline(cell)}</td>" for cell in row) for row in block)
            parts.append("<table>" + "".join(f"<tr>\n{row}\n</tr>" for row in cells) + "</table>")
    return "\n".join([*parts, "</body></html>"])


def _inline(said: str) -> str:
    text, bold = _marked(said)
    return f"<b>{html.escape(text)}</b>" if bold else html.escape(text)
