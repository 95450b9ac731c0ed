"""Spreadsheets of one sender, one after another, through a real ledger: what holds afterwards."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from graph.compile import compiled
from ledger.ledger import Ledger
from ledger.staging import Staged
from loaders.source import stage
from loaders.spreadsheet import delivery

PEOPLE = ["Mã", "Họ và tên", "Tổ chức", "Quốc gia", "Chức vụ"]
BODIES = ["Tên", "Quốc gia", "Trang web", "Loại tổ chức"]
FPT = ["FPT", "VN", "https://fpt.example", "Doanh nghiệp"]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    opened = Ledger.open(f"sqlite:///{(tmp_path / 'ledger.sqlite').as_posix()}")
    yield opened
    opened.close()


class Sender:
    """Somebody who sends one workbook after another."""

    def __init__(self, folder: Path, ledger: Ledger) -> None:
        self.folder, self.ledger = folder, ledger

    def send(self, as_of: str, **sheets: list[list[Any]]) -> Staged:
        book = Workbook()
        book.remove(book.worksheets[0])
        for name, lines in sheets.items():
            page = book.create_sheet(name)
            for line in lines:
                page.append(line)
        path = self.folder / "a.xlsx"
        book.save(path)
        staged = stage(self.ledger, delivery(path, sender="A", as_of=as_of), "test")
        if staged.batch is not None:
            self.ledger.accept(staged.batch, "test")
        return staged

    def holds(self, label: str, *names: str) -> list[tuple[Any, ...]]:
        """These properties of every node of a label, as everything accepted so far says them."""
        (graph,) = compiled(self.ledger, ["curators"], "2026-11-23")
        found = [node for node in graph.held_nodes.values() if label in node.labels]
        return sorted(tuple(node.props.get(name) for name in names) for node in found)

    def relations(self, type: str) -> int:
        (graph,) = compiled(self.ledger, ["curators"], "2026-11-23")
        return sum(key.type == type for key in graph.held_edges)


@pytest.fixture
def sender(tmp_path: Path, ledger: Ledger) -> Sender:
    return Sender(tmp_path, ledger)


def test_a_corrected_sheet_withdraws_what_it_no_longer_says(sender: Sender) -> None:
    sender.send("2026-01-01", experts=[PEOPLE, ["1", "A", "FPT", "VN"], ["2", "B", "VNPT", "VN"]],
                organizations=[BODIES, FPT])
    assert sender.holds("Expert", "name") == [("A",), ("B",)]
    sender.send("2026-01-02", experts=[PEOPLE, ["1", "A", "FPT", "VN", "Giám đốc"]])
    assert sender.holds("Expert", "name", "position") == [("A", "Giám đốc")]
    assert sender.holds("Organization", "name") == [("FPT",)]
    assert sender.relations("AFFILIATED_WITH") == 1


def test_an_older_file_does_not_win(sender: Sender) -> None:
    sender.send("2026-01-02", experts=[PEOPLE, ["1", "A", None, None, "Giám đốc"]])
    sender.send("2026-01-01", experts=[PEOPLE, ["1", "A", None, None, "Nhân viên"], ["2", "B"]])
    assert sender.holds("Expert", "name", "position") == [("A", "Giám đốc")]


def test_the_same_file_again_is_nothing_new(sender: Sender) -> None:
    first = sender.send("2026-01-01", experts=[PEOPLE, ["1", "A"]])
    again = sender.send("2026-01-01", experts=[PEOPLE, ["1", "A"]])
    assert (again.batch, again.same_as) == (None, first.batch)


def test_a_file_with_rejects_withdraws_nothing(sender: Sender) -> None:
    sender.send("2026-01-01", experts=[PEOPLE, ["1", "A"], ["2", "B"]])
    assert sender.send("2026-01-02", experts=[PEOPLE, ["1", "A"], ["2", "B", "X", "Không Đâu"]]).rejected == 1
    assert sender.holds("Expert", "name") == [("A",), ("B",)]


def test_an_empty_sheet_of_the_template_withdraws_nothing(sender: Sender) -> None:
    sender.send("2026-01-01", experts=[PEOPLE, ["1", "A"]])
    sender.send("2026-01-02", experts=[PEOPLE], organizations=[BODIES, FPT])
    assert sender.holds("Expert", "name") == [("A",)]


def test_a_mention_in_a_later_file_does_not_silence_the_description(sender: Sender) -> None:
    sender.send("2026-01-01", organizations=[BODIES, FPT])
    sender.send("2026-01-02", experts=[PEOPLE, ["1", "A", "FPT", "VN"]])
    assert sender.holds("Organization", "name", "website") == [("FPT", "https://fpt.example")]
    sender.send("2026-01-03", organizations=[BODIES, ["FPT", "VN", "https://new.example"]])
    assert sender.holds("Organization", "name", "website") == [("FPT", "https://new.example")]


def test_what_is_only_mentioned_any_more_is_described_no_longer(sender: Sender) -> None:
    sender.send("2026-01-01", organizations=[BODIES, FPT])
    sender.send("2026-01-02", experts=[PEOPLE, ["1", "A", "FPT", "VN"]], organizations=[BODIES, ["VNPT", "VN"]])
    assert sender.holds("Organization", "name", "website") == [("FPT", None), ("VNPT", None)]
    sender.send("2026-01-03", experts=[PEOPLE, ["1", "A", "VNPT", "VN"]])
    assert sender.holds("Organization", "name") == [("VNPT",)]


def test_sheets_in_two_files_come_together(sender: Sender) -> None:
    sender.send("2026-01-01", expertise=[["Mã chuyên gia", "Lĩnh vực"], ["1", "design"]])
    assert sender.relations("EXPERT_IN") == 0
    sender.send("2026-01-02", experts=[PEOPLE, ["1", "A"]])
    assert sender.relations("EXPERT_IN") == 1
