"""What these tests share: workbooks as offices make them, and what a delivery says of its people."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from loaders.source import EdgeRow, NodeRow, Reject, Row


@pytest.fixture
def office(tmp_path: Path) -> Callable[..., Path]:
    """A function that writes a workbook of one sheet: its lines, and the ranges that are merged."""

    def write(name: str, lines: list[list[Any]], *merged: str, sheet: str = "Sheet1") -> Path:
        book = Workbook()
        page = book.worksheets[0]
        page.title = sheet
        for line in lines:
            page.append(line)
        for one in merged:
            page.merge_cells(one)
        book.save(tmp_path / name)
        return tmp_path / name

    return write


@pytest.fixture(scope="session")
def told() -> Callable[..., Any]:
    """A function that gives the nodes of a label by key, the edges of a type as pairs, or the rejects as places."""

    def tell(rows: Iterable[Row], what: str = "Expert") -> Any:
        every = list(rows)
        if what == "rejects":
            return [(row.line, row.column) for row in every if isinstance(row, Reject)]
        if what.isupper():
            return {(row.start.key, row.end.key) for row in every if isinstance(row, EdgeRow) and row.type == what}
        return {row.key: row.props for row in every if isinstance(row, NodeRow) and row.label == what}

    return tell
