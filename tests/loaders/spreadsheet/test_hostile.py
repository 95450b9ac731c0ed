"""Sheets that nobody should send: whatever stands in them, lines are read or told, and nothing else is raised."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from graph.errors import BadSource
from graph.names import clean
from loaders.source import EdgeRow, NodeRow, Reject, Row
from loaders.spreadsheet import Raw, delivery, fitting, guess, mapping_of, opened, pasted
from loaders.spreadsheet.contacts import contacts, phones
from loaders.spreadsheet.legacy import NAMES, converted, decoded, examined
from loaders.spreadsheet.people import person
from loaders.spreadsheet.raw import RawSheet

HEADS = ["STT", "Họ và tên", "Đơn vị", "ĐT", "Email", "Chức vụ", "Học hàm", "Liên hệ", "Chuyên ngành", "Quốc gia",
         "Ngày ký",
         "Năm sinh", "Tên doanh nghiệp", "MST", "Địa chỉ", "Loại hình", "Các bên", "", "x", None]
ODD = ["I. Khối A", "II", "Tổng cộng: 3", "nt", "〃", "Người lập biểu", "(1)", "(2)",
       "PGS.TS. Nguyễn Văn A, Phó Viện trưởng",
       "TS.", "0912345678/0987654321", "+84", "a@example.vn; b@", "45470", "NguyÔn V¨n An", "Nguyeãn", "<b>A</b>",
       "\u202eA",
       "Trâ\u0300n", "\ud800", "\x00=", "#REF!", "=1+1", "9" * 400, ";;;", " / ", "\n\n", "a\tb", "%s {0} {name}",
       "²µ", "÷" * 99,
       "(" * 500, "A - " * 200, "@" * 300, "1." * 300, "x" * 70_000, "Ông", "Bà ", "Dr. ", "٣", "\x85", "\xa0",
       "\x1e", "𝔄"]
TEXT = st.sampled_from(ODD) | st.text(max_size=40) | st.text("ABCabc0123 .,;:/-–()@\nễộữ®¸µ", max_size=40)
CELL = st.none() | TEXT | st.integers(-10**18, 10**18) | st.floats() | st.booleans()
LINES = st.lists(st.lists(CELL, max_size=8), max_size=8)
SLOW = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


def checked(rows: Iterable[Row]) -> None:
    """Every row is a node or edge with clean text, or a reject with a reason."""
    for row in rows:
        if isinstance(row, Reject):
            assert row.reason
        else:
            assert isinstance(row, NodeRow | EdgeRow)
            for value in row.props.values():
                for text in value if isinstance(value, list) else [value]:
                    assert not isinstance(text, str) or all(clean(line) == line for line in text.split("\n")), text


def tried(raw: Raw) -> None:
    """Guess, map by the guess, and read in both ways."""
    found = guess(raw)
    mapping = mapping_of(found, "m")
    if not found.finding.encoding or found.finding.certain:
        assert fitting([mapping], raw) in (mapping, None)
    for made in (None, mapping):
        try:
            checked(delivery(raw, "A", "2026-01-01", mapping=made).rows)
        except BadSource as refusal:
            assert str(refusal).endswith((".", "…"))


@given(head=st.lists(st.sampled_from(HEADS), max_size=8), lines=LINES, above=st.lists(TEXT, max_size=2),
       merged=st.lists(st.tuples(*[st.integers(1, 9)] * 4), max_size=3))
@settings(max_examples=150, deadline=None, suppress_health_check=SLOW)
def test_any_sheet_is_read_or_refused(head: list[Any], lines: list[list[Any]], above: list[str],
                                      merged: list[tuple[int, int, int, int]]) -> None:
    every = [*([one] for one in above), head, *lines]
    filled = [(at, tuple(row)) for at, row in enumerate(every, 1) if any(cell not in (None, "") for cell in row)]
    ranges = tuple((min(a, c), min(b, d), max(a, c), max(b, d)) for a, b, c, d in merged)
    tried(Raw("a.xlsx", (RawSheet("a", filled, ranges),), "2026-01-01T00:00:00Z", "0" * 64))


@given(text=st.text(max_size=200) | st.lists(st.sampled_from([*ODD, "\t", "\n", " - ", "Họ tên: A", "Đơn vị: B"]),
                                             max_size=12)
       .map("".join))
@settings(max_examples=150, deadline=None, suppress_health_check=SLOW)
def test_any_text_that_is_pasted_is_a_table_or_none(text: str) -> None:
    try:
        raw = pasted(text)
    except BadSource as refusal:
        assert str(refusal).startswith("The pasted text is no table")
    else:
        tried(raw)


TAGS = st.sampled_from(["<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<td rowspan=9999 colspan=9999>",
                        "<th>A",
                        "<td colspan=-1>", "<!--", "-->", "<br>", "&#x202e;", "&nbsp;", "<td>Họ và tên",
                        "<td>TS. Lê An", "<p>",
                        "<table><tr><td>1<td>2", "<![CDATA[", "\x00", "&#0;", "<?x?>"])


@given(parts=st.lists(TAGS, max_size=30))
@settings(max_examples=100, deadline=None, suppress_health_check=SLOW)
def test_any_html_that_is_pasted_is_a_table_or_none(parts: list[str]) -> None:
    try:
        raw = pasted("", "<html>" + "".join(parts))
    except BadSource as refusal:
        assert str(refusal).startswith("The pasted text is no table")
    else:
        tried(raw)


@given(cell=TEXT)
@settings(max_examples=200, deadline=None)
def test_any_cell_is_parted_and_converted(cell: str) -> None:
    assert person(cell).name or not clean(cell)
    assert phones(phones(cell)) == phones(cell) or len(cell) > 300
    contacts(cell)
    for name in NAMES:
        decoded(cell, name)
        assert len(converted([(1, (cell, None, 3))], name)) == 1
    examined([[(1, (cell,))]])


@given(body=st.binary(max_size=300) | st.lists(st.sampled_from([b"Ho va ten;Email\n", b"\xd4;\xa8\n", b"\xff\xfe",
                                                                b'"', b"a;b\n",
                                                                  b"Nguy\xd4n V\xa8n A;a@b.vn\n", b"\x85\x1e;x\n"]),
                                                max_size=8).map(b"".join))
@settings(max_examples=150, deadline=None, suppress_health_check=SLOW)
def test_any_bytes_are_a_table_or_none(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(body)
    for encoding in ("", "tcvn3"):
        try:
            checked(delivery(path, encoding=encoding).rows)
        except BadSource as refusal:
            assert "a.csv" in str(refusal)


def test_a_wide_merged_sheet_is_read_in_no_time(tmp_path: Path) -> None:
    book = Workbook()
    page = book.worksheets[0]
    for at in range(1, 1_500):
        page.append([at, f"Nguyễn Văn {at}", "Viện X", f"a{at}@example.vn"])
    page.insert_rows(1)
    for at, heading in enumerate(["STT", "Họ và tên", "Đơn vị", "Email"], 1):
        page.cell(1, at, heading)
    for at in range(2, 1_400, 2):
        page.merge_cells(start_row=at, end_row=at + 1, start_column=3, end_column=3)
    book.save(tmp_path / "a.xlsx")
    assert sum(row.label == "Expert" for row in delivery(tmp_path / "a.xlsx").rows if isinstance(row, NodeRow)) == 1_499


def test_a_sheet_without_any_heading_is_guessed_and_refused() -> None:
    raw = Raw("a.csv", (RawSheet("a", [(1, (1, 2, 3)), (2, (4, 5, 6))]),), "2026-01-01T00:00:00Z", "0" * 64)
    assert [sheet.part for sheet in guess(raw).sheets] == [""]
    with pytest.raises(BadSource, match="no sheet is one that the registry reads"):
        delivery(raw)


def test_an_empty_file_of_sheets_is_guessed() -> None:
    raw = Raw("a.xlsx", (RawSheet("a", []),), "2026-01-01T00:00:00Z", "0" * 64)
    assert guess(raw).sheets == ()
    assert fitting([mapping_of(guess(raw), "m")], raw) is None


def test_everything_is_read_the_same_at_each_reading(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Họ và tên;Đơn vị;Liên hệ\nTS. A, Trưởng khoa;X;0912345678, a@b.vn\nB;;b@b.vn\nC;nt;\n", "utf-8")
    assert list(delivery(path).rows) == list(delivery(opened(path)).rows)
