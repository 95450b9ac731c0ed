"""Sheets as they are in an office: titles, merged headings, totals, signatures, sections, several things in a cell."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from loaders.source import Row
from loaders.spreadsheet import delivery, guess, mapping_of, opened
from loaders.spreadsheet.grid import blocks, body
from loaders.spreadsheet.raw import RawSheet

Office = Callable[..., Path]
Told = Callable[..., Any]
Faults = Callable[[Iterable[Row]], list[str]]

SIGNED = [[None], [None, None, None, "Hà Nội, ngày 12 tháng 10 năm 2026"], [None, "Người lập biểu", None,
                                                                            "KT. GIÁM ĐỐC"],
          [None, "(Ký, ghi rõ họ tên)", None, "(Ký, đóng dấu)"], [], [None, "Phạm Thị Lập", None, "Ngô Văn Ký"]]


def test_titles_two_rows_of_headings_numbers_sections_totals_and_signatures(
    office: Office, told: Told, faults: Faults,
) -> None:
    path = office("ds.xlsx", [
        ["UBND THÀNH PHỐ HÀ NỘI"], ["DANH SÁCH CHUYÊN GIA BÁN DẪN"], ["(Kèm theo Công văn số 12/SKHCN)"], [],
        ["STT", "Họ và tên", "Năm sinh", "Đơn vị", "Liên hệ", None, "Ghi chú"],
        [None, None, None, None, "ĐT", "Email", None],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
        ["I", "Khối trường đại học"],
        [1, "PGS.TS. Nguyễn Văn An, Phó Viện trưởng", 1970, "Đại học Bách khoa", 912345678, "an@example.vn", None],
        [2, "TS Trần Thị Bình - Trưởng khoa", 1980, None, "0912.345.678/024.38691234", "b@example.vn; c@example.vn"],
        ["II", "Khối doanh nghiệp"],
        [3, "Ông Lê Công", 1975, "Công ty Vi mạch số", "+84 987 654 321", "nt"],
        [4, "Bà Mai Dung", 1975, "nt", None, "d@example.vn"],
        [None, "Tổng cộng: 4 người"], *SIGNED,
    ], "A2:G2", "A5:A6", "B5:B6", "C5:C6", "D5:D6", "E5:F5", "G5:G6", "B8:G8", "D9:D10")
    made = delivery(path)
    assert faults(made.rows) == []
    assert list(told(made.rows).values()) == [
        {"name": "Nguyễn Văn An", "title": "PGS.TS.", "position": "Phó Viện trưởng", "phone": "0912 345 678",
         "email": "an@example.vn"},
        {"name": "Trần Thị Bình", "title": "TS.", "position": "Trưởng khoa", "email": "b@example.vn; c@example.vn",
         "phone": "0912 345 678; 024 3869 1234"},
        {"name": "Lê Công", "phone": "0987 654 321", "email": "b@example.vn; c@example.vn"},
        {"name": "Mai Dung", "email": "d@example.vn"}]
    assert {end for _, end in told(made.rows, "AFFILIATED_WITH")} == {"đại học bách khoa|", "công ty vi mạch số|"}
    assert made.notices == (
        "ds.xlsx, sheet Sheet1: unknown columns were left out: Năm sinh, Ghi chú.",
        "ds.xlsx, sheet Sheet1: totals, signatures, numbers of columns and repeated headings are no lines of the "
        "table; left out: 7, 14, 16-18, 20.",
        "ds.xlsx, sheet Sheet1: rows that head a section were not read as anything: Khối trường đại học; "
        "Khối doanh nghiệp.")


def test_two_rows_of_headings_in_a_csv_have_no_merged_cells(tmp_path: Path, told: Told) -> None:
    path = tmp_path / "ds.csv"
    path.write_text("STT;Họ và tên;Đơn vị;Liên hệ;;Chức vụ\n;;;SĐT;Email;\n1;Lê An;FPT;0912345678;a@example.vn;Kỹ sư\n"
                    "2;Vũ Bình;FPT;;b@example.vn;\n", "utf-8")
    assert list(told(delivery(path).rows).values()) == [
        {"name": "Lê An", "phone": "0912 345 678", "email": "a@example.vn", "position": "Kỹ sư"},
        {"name": "Vũ Bình", "email": "b@example.vn"}]


def test_three_rows_of_headings(office: Office) -> None:
    path = office("a.xlsx", [
        ["TT", "Họ và tên", "Thông tin liên lạc", None, None], [None, None, "Điện thoại", None, "Email"],
        [None, None, "Cơ quan", "Di động", None], [1, "Lê An", "02438691234", "0912345678", "a@example.vn"],
    ], "A1:A3", "B1:B3", "C1:E1", "C2:D2", "E2:E3")
    (sheet,) = guess(opened(path)).sheets
    assert [(column.heading, column.target) for column in sheet.columns] == [
        ("Họ và tên", "person"), ("Thông tin liên lạc / Điện thoại / Cơ quan", "phone"),
        ("Thông tin liên lạc / Điện thoại / Di động", "phone"), ("Thông tin liên lạc / Email", "email")]
    (props,) = [row.props for row in delivery(path).rows]
    assert props["phone"] == "024 3869 1234; 0912 345 678"


def test_a_heading_over_the_two_parts_of_a_name(office: Office, told: Told) -> None:
    path = office("a.xlsx", [["STT", "Họ và tên", None, "Email"], [1, "Nguyễn Văn", "An", "a@example.vn"]], "B1:C1")
    assert [one["name"] for one in told(delivery(path).rows).values()] == ["Nguyễn Văn An"]


def test_parts_of_a_name_under_headings_of_their_own(office: Office, told: Told) -> None:
    path = office("a.xlsx", [["STT", "Họ đệm", "Tên", "Học hàm", "Học vị", "Email"],
                             [1, "Nguyễn Văn", "An", "PGS", "TS", "a@example.vn"], [2, "Lê", "Bình", "", "ThS",
                                                                                    "b@b.vn"]])
    assert list(told(delivery(path).rows).values()) == [
        {"name": "Nguyễn Văn An", "name_order": "family_first", "title": "PGS.TS.", "email": "a@example.vn"},
        {"name": "Lê Bình", "name_order": "family_first", "title": "ThS.", "email": "b@b.vn"}]


def test_a_list_of_firms_with_kinds_as_sections(office: Office, told: Told, faults: Faults) -> None:
    path = office("DN.xlsx", [
        ["DANH SÁCH DOANH NGHIỆP"],
        ["TT", "Tên doanh nghiệp", "Tên viết tắt", "MST", "Địa chỉ", "Điện thoại", "Người liên hệ", "Ngành nghề"],
        ["A", "Khối doanh nghiệp"],
        [1, "Công ty Vi mạch số", "VMS", 100109106, "Số 1 Đại Cồ Việt", "024 38691234", "Nguyễn Văn A", "Thiết kế"],
        ["B", "Các viện nghiên cứu"], [2, "Viện Vật liệu", "VVL", None, "Cầu Giấy", None, "Trần B", "Bao bì"]])
    raw = opened(path)
    (sheet,) = guess(raw).sheets
    assert (sheet.part, sheet.section, sheet.country, sheet.lines) == ("organizations", "kinds", "VN", 2)
    assert {column.heading: column.target for column in sheet.columns} == {
        "Tên doanh nghiệp": "name", "Tên viết tắt": "aliases", "MST": "tax_code", "Địa chỉ": "place",
        "Điện thoại": "public_contact", "Người liên hệ": "", "Ngành nghề": "specialty"}
    rows = list(delivery(raw, mapping=mapping_of(guess(raw), "DN")).rows)
    assert faults(rows) == []
    assert told(rows, "Organization") == {
        "VN:0100109106": {"name": "Công ty Vi mạch số", "aliases": ["VMS"], "tax_code": "VN:0100109106",
                          "place": "Số 1 Đại Cồ Việt", "public_contact": "024 38691234"},
        "viện vật liệu|vn": {"name": "Viện Vật liệu", "aliases": ["VVL"], "place": "Cầu Giấy",
                             "about": "Ngành nghề: Bao bì"}}
    assert sorted(row.kinds for row in rows if getattr(row, "label", "") == "Organization") == [
        ("Firm",), ("ResearchInstitute",)]
    assert told(rows, "ACTIVE_IN") == {("VN:0100109106", "design")}


def test_sections_that_are_organisations_are_those_of_their_people(office: Office, told: Told) -> None:
    path = office("a.xlsx", [["STT", "Họ và tên", "Chức vụ"], ["I", "Viện Vi mạch"], [1, "Lê An", "Viện trưởng"],
                             [2, "Vũ Bình", None], ["II", "Trường Đại học X"], [1, "Mai Dung", None]])
    assert told(delivery(path).rows, "AFFILIATED_WITH") == {
        ("lê an|viện vi mạch|", "viện vi mạch|"), ("vũ bình|viện vi mạch|", "viện vi mạch|"),
        ("mai dung|trường đại học x|", "trường đại học x|")}


def test_a_page_break_says_the_headings_again(office: Office, told: Told) -> None:
    head = ["STT", "Họ và tên", "Email"]
    made = delivery(office("a.xlsx", [head, [1, "Lê An", "a@example.vn"], head, [2, "Vũ Bình", "b@example.vn"]]))
    assert len(told(made.rows)) == 2
    assert told(made.rows, "rejects") == []
    assert made.notices[0].endswith("left out: 3.")


def test_nobody_is_taken_for_a_signature_or_a_total(office: Office, told: Told) -> None:
    path = office("a.xlsx", [
        ["Họ và tên", "Chức vụ", "Đơn vị"], ["Lê An", "Kế toán trưởng", "Tổng công ty Bưu chính"],
        ["Vũ Bình", "Thủ trưởng đơn vị", "Sở KHCN"], ["Tổng Thị Cúc", "Người lập biểu", "Sở KHCN"],
        ["Mai Dung", "Phó giám đốc", "Công ty Total"]])
    made = delivery(path)
    assert [one["name"] for one in told(made.rows).values()] == ["Lê An", "Vũ Bình", "Tổng Thị Cúc", "Mai Dung"]
    assert made.notices == ()


def test_a_remark_between_numbered_lines_ends_nothing(office: Office, told: Told) -> None:
    path = office("a.xlsx", [["STT", "Họ và tên", "Email"], [1, "Lê An", "a@example.vn"],
                             [None, "Ghi chú: danh sách bổ sung"], [2, "Vũ Bình", "b@example.vn"]])
    made = delivery(path)
    assert len(told(made.rows)) == 2
    assert made.notices[0].endswith("left out: 3.")


def test_figures_may_be_totals(office: Office, told: Told) -> None:
    path = office("Số liệu.xlsx", [["Chỉ số", "Giá trị", "Tính đến"], ["Tổng số", 25, "2024"]], sheet="Số liệu")
    assert [one["value"] for one in told(delivery(path).rows, "Figure").values()] == [25]


def test_days_that_are_numbers_and_cells_with_line_breaks(office: Office, told: Told) -> None:
    path = office("a.xlsx", [
        ["Số TT", "Tên\nbiên bản", "Các bên ký", "Ngày ký", "Hết hạn"],
        [1, "Ghi nhớ\nhợp tác", "FPT\nVNPT", 45470, date(2027, 6, 27)], [2, "Hợp đồng", "FPT; CMC", "45.470", None]],
        sheet="Thỏa thuận")
    rows = delivery(path).rows
    (agreement,) = told(rows, "Agreement").values()
    assert agreement == {"name": "Ghi nhớ hợp tác", "signed_on": "2024-06-27", "ends_on": "2027-06-27"}
    assert {start for start, _ in told(rows, "PARTY_TO")} == {"fpt|", "vnpt|"}
    assert told(rows, "rejects") == [(3, "Ngày ký")]


def test_contacts_of_one_column_are_parted(office: Office, told: Told) -> None:
    path = office("a.xlsx", [["Họ tên", "Liên hệ"], ["Lê An", "ĐT: 0912345678\nEmail: a@example.vn"],
                             ["Vũ Bình", "b@example.vn / 024 38691234 (máy lẻ 12)"]])
    assert list(told(delivery(path).rows).values()) == [
        {"name": "Lê An", "phone": "0912 345 678", "email": "a@example.vn"},
        {"name": "Vũ Bình", "phone": "024 3869 1234 ext. 12", "email": "b@example.vn"}]


def test_headings_without_accents_and_in_english(office: Office, told: Told) -> None:
    for head in (["STT", "Ho va ten", "Don vi cong tac", "So dien thoai"], ["No.", "Full name", "Institution",
                                                                            "Mobile"]):
        path = office("a.xlsx", [["List of people"], head, [1, "Prof. Jane Doe", "KAIST", "+82 42-350-2114"]])
        (props,) = told(delivery(path).rows).values()
        assert props == {"name": "Jane Doe", "title": "Prof.", "phone": "+82 42 350 2114"}


def test_a_private_life_is_never_read(office: Office) -> None:
    path = office("a.xlsx", [["Họ và tên", "Ngày sinh", "CCCD", "Giới tính", "Quê quán", "Số tài khoản", "Email"],
                             ["Lê An", date(1980, 1, 2), "001080012345", "Nam", "Hà Nam", "190012345", "a@example.vn"]])
    (sheet,) = guess(opened(path)).sheets
    assert [column.heading for column in sheet.columns if column.private] == [
        "Ngày sinh", "CCCD", "Giới tính", "Quê quán", "Số tài khoản"]
    assert all(column.target == "" for column in sheet.columns if column.private)


def test_columns_without_headings_are_known_by_what_they_hold(office: Office) -> None:
    path = office("a.xlsx", [
        ["Danh sách", "x1", "x2", "x3", "x4", "x5", "x6"],
        ["TS. Nguyễn Văn An", "Viện Vi mạch", "0912345678", "a@example.vn", "Nhật Bản",
         "https://orcid.org/0000-0002-1825-0097",
         "Thiết kế"],
        ["Trần Thị Bình", "Trường Đại học X", "0987654321", "b@example.vn", "Hoa Kỳ", "0000-0002-1825-0097",
         "Vật liệu"]])
    (sheet,) = guess(opened(path)).sheets
    assert sheet.part == "experts"
    assert [column.target for column in sheet.columns] == [
        "person", "organization", "phone", "email", "country", "orcid", "field"]
    assert all(0.5 <= column.confidence <= 0.7 for column in sheet.columns)


def test_free_words_about_a_specialty_reject_nobody(office: Office, told: Told) -> None:
    path = office("a.xlsx", [["Họ và tên", "Email", "Chuyên ngành"], ["Lê An", "a@example.vn",
                                                                      "Thiết kế; Vật lý laser"],
                             ["Vũ Bình", "b@example.vn", "Vật liệu"]])
    rows = delivery(path).rows
    assert [one.get("about") for one in told(rows).values()] == ["Chuyên ngành: Thiết kế; Vật lý laser", None]
    assert {end for _, end in told(rows, "EXPERT_IN")} == {"design", "materials"}
    assert told(rows, "rejects") == []


def test_a_sheet_of_something_else_is_told_not_guessed(office: Office) -> None:
    path = office("a.xlsx", [["Họ và tên", "Email"], ["Lê An", "a@example.vn"]])
    book = load_workbook(path)
    book.create_sheet("Thời tiết").append(["Ngày", "Nhiệt độ", "Mưa"])
    book.save(path)
    assert delivery(path).notices == ("a.xlsx, sheet Thời tiết: neither its name nor its headings are known; "
                                      "it was left out.",)


def test_what_is_above_below_and_within_a_table(tmp_path: Path) -> None:
    lines = [(1, ("Danh sách",)), (3, ("STT", "Tên", "SL")), (4, ("A", "B", "1", "2")), (5, (1, "x", 2)), (6, (2,
                                                                                                               "nt",
                                                                                                               "〃")),
             (7, ("", "Cộng", 4)), (8, ("Ngày   tháng   năm 2026", None, None)), (9, (None, "Ai đó", None))]
    sheet = RawSheet("a", lines)
    block = blocks(sheet)[1]
    below = body(sheet, block)
    assert (block.at, block.rows, block.headings) == (1, 1, ("STT", "Tên", "SL"))
    assert below.lines == [(5, (1, "x", 2)), (6, (2, "x", 2))]
    assert below.passed == [4, 7, 8, 9]
