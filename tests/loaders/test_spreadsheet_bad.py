"""What cannot be read: a reject a fault with its place, a sentence for a file that is no table, no traceback."""

import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from graph.errors import BadSource
from loaders.source import EdgeRow, NodeRow, Reject, Row
from loaders.spreadsheet import cells, delivery, fetch, rows
from loaders.spreadsheet.fields import parsed
from loaders.spreadsheet.layout import SHEETS
from loaders.spreadsheet.reasons import REASONS, Unreadable
from loaders.template import heading, offered, template

FIELDS = parsed("code,name_vi,name_en,synonyms\ndesign,Thiết kế,Design,RTL\npack,Đóng gói,Packaging,RTL\n")
PERSON = ["Mã", "Họ và tên", "Tổ chức"]


def book_of(path: Path, sheets: dict[str, list[list[Any]]]) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, lines in sheets.items():
        page = book.create_sheet(name)
        for line in lines:
            page.append(line)
    book.save(path)
    return path


def said(path: Path) -> list[Row]:
    return list(rows(fetch(path).tables, FIELDS))


def rejects(told: list[Row]) -> list[Reject]:
    return [row for row in told if isinstance(row, Reject)]


FAULTS = [
    ("Thỏa thuận hợp tác", "Tên;Các bên;Ngày ký", "A;B;31/02/2026", "Ngày ký",
     "“31/02/2026” không phải là ngày có thật"),
    ("Agreements", "Name;Parties;Signed on", "A;B;31/02/2026", "Signed on", "“31/02/2026” is no day of the calendar"),
    ("Công tác", "Chuyên gia;Tổ chức;Từ", "A;B;hôm qua", "Từ", "“hôm qua” không phải là ngày"),
    ("Công tác", "Chuyên gia;Tổ chức;Từ;Đến", "A;B;2024;05/2023", "Đến", "“2023-05” đến trước “2024” ở cột Từ"),
    ("Chuyên gia", "Họ và tên;Tổ chức;Quốc gia", "A;B;Cộng hòa Xa Xôi", "Quốc gia",
     "“Cộng hòa Xa Xôi” không phải là quốc gia"),
    ("Experts", "Name;Organisation;Country", "A;B;XX", "Country", "“XX” is no country or territory"),
    ("Chuyên môn", "Chuyên gia;Tổ chức;Lĩnh vực", "A;B;không-có", "Lĩnh vực",
     "“không-có” không phải là mã hay tên lĩnh vực"),
    ("Expertise", "Expert;Organisation;Field", "A;B;RTL", "Field",
     "“RTL” fits several fields (design: Design; pack: Packaging)"),
    ("Chuyên gia", "Họ và tên;ORCID", "A;0000-0002-1825-0098", "ORCID",
     "“0000-0002-1825-0098” không phải là ORCID đúng"),
    ("Organisations", "Name;Country;ROR id", "A;VN;04nyv3z05", "ROR id", "“04nyv3z05” is not a valid ROR id"),
    ("Tổ chức", "Tên;Quốc gia;Mã số thuế", "A;VN;12345", "Mã số thuế", "“12345” không phải là mã số thuế đúng"),
    ("Tổ chức", "Tên;Mã ROR;Mã số thuế", "A;04nyv3z04;0100109106", "Mã số thuế", "chưa có mã nước"),
    ("Chuyên gia", "Họ và tên;Mã", ";E1", "Họ và tên", "Ô này bắt buộc"),
    ("Experts", "Name;Organisation", "A;", "Name", "A name alone does not tell it apart"),
    ("Tổ chức", "Tên;Trang web", "A;a.vn", "Tên", "Chỉ có tên thì chưa phân biệt được"),
    ("Chuyên gia", "Họ và tên;Mã;Thư điện tử", "A;1;khong phai", "Thư điện tử", "không phải là địa chỉ thư điện tử"),
    ("Chuyên gia", "Họ và tên;Mã;Trang web", "A;1;javascript:alert(1)", "Trang web", "không phải là địa chỉ web"),
    ("Agreements", "Name;Parties;Evidence", "A;B;javascript:alert(1)", "Evidence", "is not a web address"),
    ("Experts", "Name;ID;Available to", "A;1;Advise; Sing", "Available to",
     "“Sing” is not one of the choices; choose from: Advise"),
    ("Chuyên gia", "Họ và tên;Mã;Người Việt ở nước ngoài", "A;1;có lẽ", "Người Việt ở nước ngoài",
     "hãy ghi có hoặc không"),
    ("Chuyên gia", "Họ và tên;Mã;Ngôn ngữ", "A;1;vi; Klingon", "Ngôn ngữ", "“Klingon” không phải là ngôn ngữ"),
    ("Số liệu", "Chỉ số;Phạm vi;Giá trị", "A;B;khoảng 20", "Giá trị", "“khoảng 20” không phải là số"),
    ("Số liệu", "Chỉ số;Phạm vi;Giá trị", "A;B;22,000", "Giá trị", "“22,000” không phải là số"),
    ("Nhu cầu", "Tên;Tổ chức;Số lượng", "A;B;2,5", "Số lượng", "“2,5” không phải là số nguyên"),
    ("Nhu cầu", "Tên;Tổ chức;Số lượng", "A;B;9e99", "Số lượng", "nằm ngoài khoảng"),
    ("Nhu cầu", "Tên;Tổ chức;Năm", "A;B;26", "Năm", "“26” không phải là năm"),
    ("Organisations", "Name;Country;Latitude", "A;VN;210.5", "Latitude", "“210.5” is not between -90 and 90"),
    ("Chuyên gia", "Họ và tên;Mã", f"{'a' * 1001};1", "Họ và tên", "Ô này dài 1001 ký tự, giới hạn là 1000"),
    ("Chuyên môn", "Chuyên gia;Lĩnh vực", "Không Ai;design", "Chuyên gia",
     "Không có ai tên “Không Ai” ở trang Chuyên gia"),
    ("Tổ chức", "Tên;Quốc gia;Thuộc", "A;VN;A", "Thuộc", "trực thuộc chính nó"),
    ("Chuyên gia", "Họ và tên;Mã;Chức vụ", "A;1;#REF!", "Chức vụ", "lỗi của bảng tính (#REF!)"),
]


@pytest.mark.parametrize(("sheet", "headings", "line", "column", "reason"), FAULTS)
def test_each_fault_is_one_reject_with_its_place(
    tmp_path: Path, sheet: str, headings: str, line: str, column: str, reason: str,
) -> None:
    width = headings.count(";")
    path = book_of(tmp_path / "danh sách.xlsx", {sheet: [headings.split(";"), line.split(";", width)]})
    (reject,) = rejects(said(path))
    assert (reject.file, reject.sheet, reject.line, reject.column) == ("danh sách.xlsx", sheet, 2, column)
    assert reason in reject.reason
    assert reject.reason.endswith((".", "2026."))


def test_the_other_lines_are_kept(tmp_path: Path) -> None:
    path = book_of(tmp_path / "a.xlsx", {"Chuyên gia": [
        [*PERSON, "ORCID"], ["E1", "A", "X", None], ["E2", "B", "X", "0000-0002-1825-0098"], [None, None, None, None],
        ["E3", "C", "X", None]]})
    told = said(path)
    assert [row.key for row in told if isinstance(row, NodeRow) and row.label == "Expert"] == ["E1", "E3"]
    assert [(one.line, one.column) for one in rejects(told)] == [(3, "ORCID")]


def test_two_faults_of_one_line_are_two_rejects(tmp_path: Path) -> None:
    path = tmp_path / "experts.csv"
    path.write_text("Họ và tên;Mã;ORCID;Quốc gia\nA;1;2;3\n", "utf-8")
    assert [(one.sheet, one.line, one.column) for one in rejects(said(path))] == [
        ("experts", 2, "ORCID"), ("experts", 2, "Quốc gia")]


def test_a_cell_over_a_megabyte(tmp_path: Path) -> None:
    path = tmp_path / "experts.csv"
    path.write_text(f"Họ và tên;Mã;Giới thiệu\nA;1;{'x' * 1_000_001}\nB;2;y\n", "utf-8")
    told = said(path)
    assert [(one.line, one.column, one.reason) for one in rejects(told)] == [
        (2, "Giới thiệu", "Ô này dài hơn một megabyte; hãy rút gọn.")]
    assert [row.key for row in told if isinstance(row, NodeRow)] == ["2"]


def test_a_cycle_of_parents_rejects_the_line_that_closes_it(tmp_path: Path) -> None:
    path = book_of(tmp_path / "a.xlsx", {"Tổ chức": [
        ["Mã", "Tên", "Thuộc"], ["1", "Viện A", "Viện B"], ["2", "Viện B", "Viện C"], ["3", "Viện C", "1"]]})
    told = said(path)
    (reject,) = rejects(told)
    assert (reject.sheet, reject.line, reject.column) == ("Tổ chức", 4, "Thuộc")
    assert "Viện C → Viện A → Viện B → Viện C" in reject.reason
    assert [(row.start.key, row.end.key) for row in told if isinstance(row, EdgeRow)] == [("1", "2"), ("2", "3")]


def test_a_second_line_of_one_key_that_says_otherwise(tmp_path: Path) -> None:
    path = book_of(tmp_path / "a.xlsx", {
        "Experts": [["ID", "Name", "Position"], ["E1", "A", "Dean"], ["E1", "A", "Head"]],
        "Expertise": [["Expert ID", "Field", "Level"], ["E1", "design", "Leading"], ["E1", "Thiết kế", "Familiar"]]})
    told = said(path)
    assert [(one.sheet, one.line, one.column) for one in rejects(told)] == [("Experts", 3, "Position"),
                                                                            ("Expertise", 3, "Level")]
    assert "line 2 but says otherwise (“Head”, not “Dean”)" in rejects(told)[0].reason


def test_names_that_fit_several_and_ids_that_fit_none(tmp_path: Path) -> None:
    path = book_of(tmp_path / "a.xlsx", {
        "Chuyên gia": [PERSON, ["E1", "A", "X"], ["E2", "A", "X"]],
        "Tổ chức": [["Tên", "Quốc gia"], ["V", "VN"], ["V", "JP"]],
        "Công tác": [["Chuyên gia", "Mã chuyên gia", "Tổ chức"], ["A", None, "X"], ["", "E9", "X"], ["", "E1", "V"]]})
    found = rejects(said(path))
    assert [(one.line, one.column) for one in found] == [(2, "Chuyên gia"), (3, "Mã chuyên gia"), (4, "Tổ chức")]
    assert "(dòng 2, 3)" in found[0].reason
    assert "“E9” không có ở dòng nào của trang Chuyên gia" in found[1].reason
    assert "nhiều tổ chức tên “V” (dòng 2, 3)" in found[2].reason


def test_strict_refuses_the_file_as_a_whole(tmp_path: Path) -> None:
    path = book_of(tmp_path / "a.xlsx", {"Chuyên gia": [[*PERSON, "ORCID"], ["E1", "A", "X", "sai"],
                                                        ["E2", "B", "X", None]]})
    with pytest.raises(BadSource, match=r"a\.xlsx: a line .* first in sheet Chuyên gia, line 2, column ORCID"):
        delivery(path, strict=True)
    assert len(rejects(list(delivery(path).rows))) == 1


def refused(path: Path) -> str:
    with pytest.raises(BadSource) as refusal:
        delivery(path)
    sentence = str(refusal.value)
    assert path.name in sentence
    assert "\n" not in sentence
    return sentence


def test_missing_columns_and_wrong_sheets(tmp_path: Path) -> None:
    assert "sheet Chuyên gia: there is no column Họ và tên (Name)" in refused(
        book_of(tmp_path / "a.xlsx", {"Chuyên gia": [["Mã", "Thư điện tử"], ["1", "a@example.vn"]]}))
    assert "found Sheet1, expected one of Chuyên gia (Experts), Tổ chức (Organisations)" in refused(
        book_of(tmp_path / "b.xlsx", {"Sheet1": [["a", "b"], [1, 2]]}))
    (tmp_path / "c.csv").write_text("a;b\n1;2\n", "utf-8")
    assert "no sheet is one that the registry reads" in refused(tmp_path / "c.csv")
    (tmp_path / "experts.csv").write_text("a;b\n1;2\n", "utf-8")
    assert "experts.csv, sheet experts: there is no column Họ và tên (Name)" in refused(tmp_path / "experts.csv")
    (tmp_path / "d.csv").write_text("Tên;Loại\n1;2\n", "utf-8")
    assert "fit several sheets" in refused(tmp_path / "d.csv")
    template(tmp_path / "e.xlsx")
    assert "no sheet has a line below its headings" in refused(tmp_path / "e.xlsx")
    assert "two sheets of Experts" in refused(book_of(tmp_path / "f.xlsx", {
        name: [["Họ và tên", "Mã"], ["A", "1"]] for name in ("Chuyên gia", "Experts")}))


def test_files_that_are_no_table(tmp_path: Path) -> None:
    whole = book_of(tmp_path / "whole.xlsx", {"Chuyên gia": [PERSON,
                                                             *[["E1", f"A{n}", "X"] for n in range(500)]]}).read_bytes()

    def made(name: str, body: bytes) -> str:
        (tmp_path / name).write_bytes(body)
        return refused(tmp_path / name)

    assert "broken or was cut off" in made("cut.xlsx", whole[:-2000])
    assert "broken" in made("text.xlsx", b"hello")
    assert "empty" in made("none.xlsx", b"")
    locked = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600
    assert "password" in made("locked.xlsx", locked + "EncryptedPackage".encode("utf-16-le"))
    assert "Office 97" in made("old.xls", locked)
    assert "20 MB is the limit" in made("large.csv", b"a;b\n" * 6_000_000)
    assert "neither UTF-8, UTF-16 nor Windows-1258" in made("picture.csv", bytes(range(128, 256)) * 20)
    assert "not a table of text" in made("binary.csv", b"a\0;b\n" + b"ab" * 100)
    assert "line 3: the text is damaged" in made("damaged.csv", "Họ và tên;Mã\nLê Thị Ánh;1\n".encode() + b"\xff;2\n")
    assert "line 2: a quotation mark is not closed" in made("quote.csv", "Họ và tên;Mã\n\"A;1\nB;2\n".encode())
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("a.txt", "a")
    assert "not an Excel workbook" in refused(tmp_path / "other.zip")
    assert "no such file" in refused(tmp_path / "absent.xlsx")


def test_a_bomb_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 150_000_000)
    assert "unpacks" in refused(path)
    with zipfile.ZipFile(tmp_path / "many.xlsx", "w") as archive:
        for number in range(1_001):
            archive.writestr(f"{number}.xml", "")
    assert "1,000 is the limit" in refused(tmp_path / "many.xlsx")


def test_entities_that_multiply_are_refused(tmp_path: Path) -> None:
    path = book_of(tmp_path / "a.xlsx", {"Chuyên gia": [PERSON, ["E1", "A", "X"]]})
    layers = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 20}">' for n in range(1, 8))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    parts["xl/worksheets/sheet1.xml"] = (f'<!DOCTYPE w [<!ENTITY l0 "lol">{layers}]>'
                                         + sheet.replace("<t>A</t>", "<t>&l7;</t>")).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    assert "the workbook is broken" in refused(path)


def test_formulas_are_never_run_and_hollow_ones_are_told(tmp_path: Path) -> None:
    path = book_of(tmp_path / "a.xlsx", {"Chuyên gia": [
        [*PERSON, "Chức vụ", "Giới thiệu"], ["E1", "A", "X", '=HYPERLINK("http://x.example","Dean")', None],
        ["E2", "=1+1", "X", None, "+1-1 @SUM"]]})
    assert [(one.line, one.column, one.reason.split(";")[0]) for one in rejects(said(path))] == [
        (2, "Chức vụ", "Công thức ở ô này không kèm kết quả"), (3, "Họ và tên", "Công thức ở ô này không kèm kết quả")]
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].decode().replace("<f>1+1</f><v></v>", "<f>1+1</f><v>7</v>")
    sheet = sheet.replace("<f>1+1</f><v />", "<f>1+1</f><v>7</v>")
    with zipfile.ZipFile(path, "w") as archive:
        for name, body in (parts | {"xl/worksheets/sheet1.xml": sheet.encode()}).items():
            archive.writestr(name, body)
    stored = [row.props for row in said(path) if isinstance(row, NodeRow) and row.key == "E2"]
    assert stored == [{"name": "7", "about": "+1-1 @SUM"}]


def test_a_line_far_below_is_refused_not_lost(tmp_path: Path) -> None:
    book = Workbook()
    page = book.worksheets[0]
    page.title = "Chuyên gia"
    page.append(PERSON)
    page.cell(100_002, 2, "A")
    book.save(tmp_path / "a.xlsx")
    assert "sheet Chuyên gia: it has more than 100,000 lines" in refused(tmp_path / "a.xlsx")


def test_every_reason_has_both_languages_with_the_same_places() -> None:
    import string
    places = {name: [{field for _, field, _, _ in string.Formatter().parse(text) if field} for text in pair]
              for name, pair in REASONS.items()}
    assert [name for name, (vietnamese, english) in places.items() if vietnamese != english] == []
    assert all(text.endswith(".") for pair in REASONS.values() for text in pair)


ANY_TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=60) | st.sampled_from(
    ["=1+1", "0000-0002-1825-0098", "31/02/2026", "1e999", "-", ";;;", "\x00=", "#REF!", "VN:", "²", "٣", "9" * 400,
     "a|b",
     "(VN)", "A (VN)", "{value}", "%s", "\ufdfa" * 50, "1" * 50 + "," + "2" * 50])


@given(sheet=st.sampled_from(SHEETS), lines=st.lists(st.lists(ANY_TEXT, min_size=25, max_size=25), max_size=4),
       language=st.sampled_from(["vi", "en"]))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_breaks_the_reading(tmp_path: Path, sheet: Any, lines: list[list[str]], language: str) -> None:
    import csv
    path = tmp_path / f"{sheet.part}.csv"
    headings = [heading(column, language) for column in offered(sheet)]
    with path.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened, delimiter=";").writerows([headings, *(line[:len(headings)] for line in lines)])
    try:
        told = said(path)
    except BadSource as refusal:
        assert path.name in str(refusal)
    else:
        assert all(one.reason and one.sheet == sheet.part for one in rejects(told))


@given(column=st.sampled_from([column for sheet in SHEETS for column in sheet.columns if column.prop]), text=ANY_TEXT,
       language=st.sampled_from(["vi", "en"]))
@settings(max_examples=400, deadline=None)
def test_any_cell_is_a_value_or_a_reason(column: Any, text: str, language: str) -> None:
    try:
        cells.value(column.prop, text, language)
    except Unreadable as fault:
        assert fault.sentence(language)


@given(at=st.floats(0, 1), body=st.binary(min_size=1, max_size=30))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_workbook_is_read_or_refused(tmp_path: Path, at: float, body: bytes) -> None:
    path = tmp_path / "a.xlsx"
    if not path.exists():
        book_of(path, {"Chuyên gia": [PERSON, ["E1", "A", "X"]]})
    whole = path.read_bytes()
    cut = int(at * len(whole))
    (tmp_path / "b.xlsx").write_bytes(whole[:cut] + body + whole[cut + len(body):])
    try:
        delivery(tmp_path / "b.xlsx")
    except BadSource as refusal:
        assert "b.xlsx" in str(refusal)


@given(part=st.sampled_from(["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml",
                             "[Content_Types].xml", "docProps/core.xml"]),
       at=st.floats(0, 1), text=st.text("<>/&\"' ar0=123A:", min_size=1, max_size=20))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_workbook_with_damaged_parts_is_read_or_refused(tmp_path: Path, part: str, at: float, text: str) -> None:
    path = tmp_path / "a.xlsx"
    if not path.exists():
        book_of(path, {"Chuyên gia": [PERSON, ["E1", "A", "X"]]})
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    body = parts[part]
    cut = int(at * len(body))
    with zipfile.ZipFile(tmp_path / "b.xlsx", "w") as archive:
        for name, whole in (parts | {part: body[:cut] + text.encode() + body[cut:]}).items():
            archive.writestr(name, whole)
    try:
        delivery(tmp_path / "b.xlsx")
    except BadSource as refusal:
        assert "b.xlsx" in str(refusal)


def test_a_nasty_workbook_loads_again_after_excel_like_changes(tmp_path: Path) -> None:
    path = book_of(tmp_path / "a.xlsx", {"Chuyên gia": [PERSON, ["E1", "A", "X"]], "Biểu đồ": [],
                                         "Ghi chú": [["gì đó"]]})
    book = load_workbook(path)
    book["Ghi chú"].sheet_state = "hidden"
    book["Chuyên gia"]["A5"] = "   "
    book["Chuyên gia"].merge_cells("A8:Z9")
    book["Chuyên gia"].auto_filter.ref = "A1:C2"
    book.save(path)
    assert len(list(delivery(path).rows)) == 3
