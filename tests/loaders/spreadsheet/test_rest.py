"""Lines that could not be read go out with the reasons, are corrected, and come back as an addition."""

import io
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from graph.compile import compiled
from ledger.ledger import Ledger
from loaders import spreadsheet
from loaders.source import stage
from loaders.spreadsheet.rest import REASON, SHEET, Rest, marked, workbook

LINES = [("Mã", "Họ và tên", "Tổ chức", "ORCID", "Trang web"),
         ("a", "Nguyễn Văn An", "Đại học A", "0000-0002-1825-0097", ""),
         ("b", "Lê Thị Bình", "Đại học A", "0000-0002-1825-0098", "=HYPERLINK(1)"),
         ("c", "Trần Cường", "Đại học A", "", "")]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    opened = Ledger.open(f"sqlite:///{tmp_path / 'ledger.sqlite'}")
    yield opened
    opened.close()


def written(path: Path, lines: list[tuple[str, ...]]) -> Path:
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Danh sách"
    for number, line in enumerate(lines, start=1):
        for column, text in enumerate(line, start=1):
            page.cell(number, column).value = text
            page.cell(number, column).data_type = "s"
    book.save(path)
    return path


def load(ledger: Ledger, path: Path, sender: str = "Đại học A") -> int:
    batch = stage(ledger, spreadsheet.delivery(path, sender, "2026-11-01"), "lan").batch
    assert batch is not None
    ledger.accept(batch, "lan", anyway=True)
    return batch


def names(ledger: Ledger) -> set[str]:
    held = compiled(ledger, ["curators"], "2026-11-27")[0].held_nodes.values()
    return {str(node.props["name"]) for node in held if "Expert" in node.labels}


def rest_of(ledger: Ledger, batch: int, language: str = "vi") -> bytes:
    one = ledger.batch(batch)
    return workbook(Rest(one.source, "Đại học A", one.as_of, batch), ledger.rejects(batch), language)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_rest_holds_the_lines_and_why_once_each(ledger: Ledger, tmp_path: Path, language: str) -> None:
    batch = load(ledger, written(tmp_path / "a.xlsx", LINES))
    assert names(ledger) == {"Nguyễn Văn An", "Trần Cường"}
    book = openpyxl.load_workbook(io.BytesIO(rest_of(ledger, batch, language)))
    assert book[SHEET].sheet_state == "veryHidden"
    head, *lines = book["Danh sách"].iter_rows(values_only=True)
    assert head[-1] == REASON[language] and len(lines) == 1, "two faults of one line are one line"
    said = dict(zip(head, lines[0], strict=True))
    assert said["Họ và tên"] == "Lê Thị Bình" and said["ORCID"] == "0000-0002-1825-0098"
    assert "0000-0002-1825-0098" in said[REASON[language]] and "Trang web" in said[REASON[language]]
    cell = next(cell for row in book["Danh sách"].iter_rows() for cell in row if str(cell.value).startswith("=HYPER"))
    assert cell.data_type == "s", "what a file wrote is text"


def test_corrected_it_adds_to_the_delivery_and_takes_nothing_away(ledger: Ledger, tmp_path: Path) -> None:
    batch = load(ledger, written(tmp_path / "a.xlsx", LINES))
    path = tmp_path / "rest.xlsx"
    path.write_bytes(rest_of(ledger, batch))
    book = openpyxl.load_workbook(path)
    page = book["Danh sách"]
    columns = {cell.value: cell.column for cell in page[1]}
    page.cell(2, columns["ORCID"]).value = "0000-0001-5109-3700"
    page.cell(2, columns["Trang web"]).value = ""
    book[SHEET].sheet_state = "hidden"  # as LibreOffice saves it
    book.save(path)
    made = spreadsheet.delivery(path, "somebody else", "2027-01-01")
    assert (made.origin.id, made.as_of, made.covers, made.notices) == ("sheet:Đại học A", "2026-11-01", (), ())
    added = load(ledger, path)
    assert names(ledger) == {"Nguyễn Văn An", "Lê Thị Bình", "Trần Cường"}
    assert stage(ledger, spreadsheet.delivery(path), "lan").same_as == added
    ledger.undo(added, "lan")
    assert names(ledger) == {"Nguyễn Văn An", "Trần Cường"}


def test_the_next_whole_list_speaks_for_all_of_it(ledger: Ledger, tmp_path: Path) -> None:
    test_corrected_it_adds_to_the_delivery_and_takes_nothing_away(ledger, tmp_path)
    ledger.accept(max(one.id for one in ledger.batches()), "lan")
    path = written(tmp_path / "b.xlsx", [LINES[0], LINES[1]])
    staged = stage(ledger, spreadsheet.delivery(path, "Đại học A", "2026-12-01"), "lan")
    ledger.accept(staged.batch or 0, "lan", anyway=True)
    assert names(ledger) == {"Nguyễn Văn An"}


@pytest.mark.parametrize("cell", [
    None, "", "no json", "[]", "{}", '{"source": "ror", "title": "x", "as_of": "2026-01-01", "batch": 1}',
    '{"source": 5, "title": "x", "as_of": "2026-01-01", "batch": 1}',
    '{"source": "sheet:x", "title": "x", "as_of": null, "batch": 1}'])
def test_what_is_no_mark_of_a_spreadsheet_is_none(cell: object) -> None:
    assert marked(cell) is None


def test_a_forged_mark_speaks_for_no_other_source(ledger: Ledger, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Họ và tên", "Email"])
    book.active.append(["Người Lạ", "la@example.vn"])
    book.create_sheet(SHEET).append(['{"source": "ror", "title": "ROR", "as_of": "2999-01-01", "batch": 1}'])
    book[SHEET].sheet_state = "veryHidden"
    book.save(tmp_path / "x.xlsx")
    assert spreadsheet.delivery(tmp_path / "x.xlsx", "x").origin.id == "sheet:x"
