"""What the tests of lists of works share."""

from collections.abc import Callable
from pathlib import Path

import pytest

from loaders import bibtex
from loaders.source import Delivery, NodeRow, Reject, Row


@pytest.fixture
def told(tmp_path: Path) -> Callable[..., Delivery]:
    """A function that writes a text or bytes to a file of that name and gives what it says."""

    def tell(content: str | bytes, name: str = "list.bib", encoding: str = "utf-8") -> Delivery:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return bibtex.delivery(path, as_of="2026-01-01")

    return tell


@pytest.fixture(scope="session")
def nodes() -> Callable[..., list[NodeRow]]:
    """A function that picks the nodes of one label."""

    def pick(rows: list[Row], label: str) -> list[NodeRow]:
        return [row for row in rows if isinstance(row, NodeRow) and row.label == label]

    return pick


@pytest.fixture(scope="session")
def rejects() -> Callable[[list[Row]], list[Reject]]:
    """A function that picks what could not be read."""
    return lambda rows: [row for row in rows if isinstance(row, Reject)]
