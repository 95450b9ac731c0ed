"""A table that comes back: nothing, one cell, many, a conflict, a deleted row, moved columns, and each bad input."""

import logging
import shutil
import subprocess
import time
from collections.abc import Callable
from copy import copy
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

import queries
from graph.errors import BadSource
from graph.schema import NODE
from ledger.record import Said
from loaders.returned import compare, fetch, notices, patches, recognises, rejects
from loaders.returned.layout import HIDDEN, LONGEST, Taken
from loaders.template import template
from ui import editable, export
from ui.i18n import catalogue, in_words_of

Make = Callable[..., Any]
NAME, KIND, STATE, PARTIES, SIGNED, ENDS, EVIDENCE, ID, VERSION = range(1, 10)
#: Lines of the agreements, below their headings.
FIRST, SECOND, THIRD = 2, 3, 4


def patched(table: Any, **decisions: Any) -> list[tuple[str, str, dict[str, Any]]]:
    return [(one.thing, one.label, one.payload) for one in patches(table.back(), decisions)]


# Taken out


def test_a_workbook_carries_ids_version_and_a_hidden_memory(table: Make) -> None:
    sheet = table().sheet
    assert [cell.value for cell in sheet[1]] == [
        "Tên", "Loại thỏa thuận", "Trạng thái", "Các bên khác", "Ngày ký", "Ngày hết hạn", "Bằng chứng", "Mã",
        "Phiên bản"]
    assert [sheet.cell(2, column).value for column in (NAME, SIGNED, ENDS, ID, VERSION)] == [
        "Bản ghi nhớ về vi mạch", "22/11/2026", "2027", "a1", 7]
    assert table().book[HIDDEN].sheet_state == "veryHidden"
    assert [cell.value for cell in table(lang="en").sheet[1]][-2:] == ["ID", "Version"]


def test_what_cannot_be_changed_looks_so(table: Make) -> None:
    sheet = table().sheet
    grey = [column for column in range(1, 10) if sheet.cell(2, column).fill.fgColor.rgb == "00F3F4F6"]
    assert grey == [PARTIES, ID, VERSION]
    assert sheet.cell(2, SIGNED).number_format == "@", "a program leaves dates as they are typed"
    note = sheet.data_validations.dataValidation[0]
    assert note.prompt == catalogue("vi").gettext(
        "What is changed in a grey column is not taken when the table comes back.")
    assert str(note.sqref) == "D2:D4 H2:H4 I2:I4"


def test_a_table_of_counts_gets_no_ids_and_is_refused(table: Make) -> None:
    book = table("expert/works_by_year", [{"year": 2024, "works": 3}], ("year", "works"))
    assert [cell.value for cell in book.sheet[1]] == ["Năm", "Công trình"]
    assert recognises(book.path)
    with pytest.raises(BadSource, match="lists no single things"):
        book.back()


def test_rows_of_which_one_has_no_id_cannot_come_back() -> None:
    rows = [{"id": "e1", "name": "An", "kind": ["Expert"]}, {"id": None, "name": "?", "kind": ["Expert"]}]
    assert export.taken(rows, ("name",), False, "experts/list", "l", 1).rows == ()


def test_every_question_says_which_properties_its_columns_show() -> None:
    shown = {query: editable.properties(query, "name", "en") for query in queries.names()}
    assert shown["organisations/list"] == ("name_en", "name")
    assert shown["plan/tasks"] == ("name_en", "name", "text")
    assert shown["experts/list"] == ("name",)
    assert editable.properties("organisations/list", "name", "vi") == ("name_vi", "name")
    assert editable.properties("plan/figures", "figure", "vi") == ("value",)
    # A role is of the affiliation, a level of the expertise, a country another node; a comparison is said in words.
    for query, column in (("organisation/people", "role"), ("expert/fields", "level"), ("plan/goals", "figure"),
                          ("organisations/list", "country"), ("plan/goals", "comparison"), ("plan/tasks", "timing"),
                          ("expert/coauthors", "works"), ("nothing", "name")):
        assert editable.properties(query, column, "vi") == (), (query, column)


def test_the_label_of_a_row_is_the_nodes_own() -> None:
    assert editable.label("organisation/exchange", {"kind": ["Offer"]}) == "Offer"
    assert editable.label("organisation/agreements", {}) == "Agreement"
    assert editable.label("gaps/university_without_industry_partner", {"kind": ["Organization", "University"]}) == (
        "Organization")
    assert editable.label("home/counts", {}) == ""


def test_a_heading_means_one_property_of_a_thing() -> None:
    """A table without its hidden sheet is understood by its headings: none may mean something else somewhere."""
    known = editable.known()
    assert known["ten"][0] == "name_vi" and known["name"][0] == "name_en" and "name" in known["ten"]
    assert "level" not in known and "mucdo" not in known, "of a field it is its own, beside an expert the expertise's"
    assert known["trangthai"] == ("state",)


# There and back


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("watermark", [False, True])
@pytest.mark.parametrize("name", ["agreements", "needs", "people"])
def test_a_table_that_was_not_changed_says_nothing(table: Make, name: str, watermark: bool, lang: str) -> None:
    back = table(name, watermark=watermark, lang=lang)
    assert recognises(back.path)
    found = back.back()
    assert (found.changes, found.missing, found.rejects, notices(found)) == ([], [], [], [])
    assert patches(found) == []


def test_one_cell_is_one_change(table: Make) -> None:
    back = table()
    back.set(FIRST, STATE, "Đã ký")
    (change,) = back.back().changes
    assert (change.id, change.node, change.label, change.name) == ("a1", "a1", "Agreement", "Bản ghi nhớ về vi mạch")
    assert (change.prop, change.exported, change.present, change.new) == ("state", "talks", "talks", "signed")
    assert (change.sheet, change.line, change.column, change.conflict) == ("Ketnoi", 2, "Trạng thái", False)
    assert patched(back) == [("a1", "Agreement", {"set": {"state": "signed"}})]


def test_ten_cells_over_kinds_of_values(table: Make) -> None:
    back = table()
    for line, column, value in (
            (FIRST, NAME, "Bản ghi nhớ về bán dẫn"), (FIRST, SIGNED, "23/11/2026"), (FIRST, ENDS, "06/2028"),
            (FIRST, EVIDENCE, None), (SECOND, KIND, "Dự án chung"), (SECOND, SIGNED, "2025"),
            (SECOND, EVIDENCE, "example.vn/hop-dong"), (THIRD, NAME, "Chương trình 0124"),
            (THIRD, STATE, "in talks"), (THIRD, SIGNED, datetime(2026, 1, 2))):
        back.set(line, column, value)
    assert back.said() == [
        ("a1", "name", "Bản ghi nhớ về vi mạch", "Bản ghi nhớ về bán dẫn"),
        ("a1", "signed_on", "2026-11-22", "2026-11-23"), ("a1", "ends_on", "2027", "2028-06"),
        ("a1", "evidence", "Công văn 12/CV", None),
        ("a2", "kind", "contract", "project"), ("a2", "signed_on", "2025-03", "2025"),
        ("a2", "evidence", None, "https://example.vn/hop-dong"),
        ("a3", "name", "=Chương trình 0123", "Chương trình 0124"), ("a3", "state", None, "talks"),
        ("a3", "signed_on", None, "2026-01-02")]
    assert patched(back)[0] == ("a1", "Agreement", {
        "set": {"name": "Bản ghi nhớ về bán dẫn", "signed_on": "2026-11-23", "ends_on": "2028-06"},
        "unset": ["evidence"]})


def test_numbers_and_years(table: Make) -> None:
    back = table("needs")
    for line, column, value in ((2, 5, "22.500"), (2, 6, 2028), (3, 5, 3.0), (3, 6, "2027")):
        back.set(line, column, value)
    assert back.said() == [("n1", "quantity", 22000, 22500), ("n1", "year", 2027, 2028),
                           ("n2", "quantity", 2, 3), ("n2", "year", 2026, 2027)]


def test_english_dates_and_names_are_read_as_they_are_shown(table: Make) -> None:
    back = table(lang="en")
    assert [back.sheet.cell(2, column).value for column in (NAME, SIGNED)] == ["Memorandum on chips", "22 Nov 2026"]
    assert back.sheet.cell(SECOND, SIGNED).value == "Mar 2025"
    back.set(FIRST, NAME, "Memorandum on semiconductors")
    back.set(FIRST, SIGNED, "23 Nov 2026")
    back.set(SECOND, SIGNED, "Sept 2025")
    assert back.said() == [("a1", "name_en", "Memorandum on chips", "Memorandum on semiconductors"),
                           ("a1", "signed_on", "2026-11-22", "2026-11-23"), ("a2", "signed_on", "2025-03", "2025-09")]


def test_a_list_becomes_what_came_and_what_went(table: Make) -> None:
    rows = [{"id": "e1", "kind": ["Expert"], "name": "An", "aliases": ["N. An", "An, N."], "languages": ["vi", "en"],
             "availability": ["advise", "teach"], "overseas": True}]
    back = table("expert/about", rows, ("name", "languages", "availability", "overseas"))
    assert [cell.value for cell in back.sheet[2]] == ["An", "vi; en", "Cố vấn; Giảng dạy", "Có", "e1", 7]
    back.set(2, 2, "Tiếng Anh; ja")
    back.set(2, 3, "Giảng dạy; Cố vấn; Nghiên cứu")
    back.set(2, 4, "Không")
    assert patched(back) == [("e1", "Expert", {
        "add": {"languages": ["ja"], "availability": ["research"]}, "remove": {"languages": ["vi"]},
        "set": {"overseas": False}})]
    back.set(2, 2, "en; vi")
    back.set(2, 3, None)
    back.set(2, 4, None)
    assert patched(back) == [("e1", "Expert", {
        "remove": {"availability": ["advise", "teach"]}, "unset": ["overseas"]})]


def test_rows_in_another_order_say_nothing(table: Make) -> None:
    back = table()
    lines = [[copy(cell.value) for cell in row] for row in back.sheet.iter_rows(min_row=2)]
    for at, line in enumerate(reversed(lines), start=2):
        for column, value in enumerate(line, start=1):
            back.sheet.cell(at, column).value = value
            back.sheet.cell(at, column).data_type = "n" if isinstance(value, int) else "s"
    back.set(4, STATE, "Đã ký")
    assert back.said() == [("a1", "state", "talks", "signed")]


def test_columns_may_move_go_and_be_added(table: Make) -> None:
    back = table()
    back.sheet.delete_cols(EVIDENCE)
    back.sheet.move_range("A1:A4", cols=10)
    back.sheet.insert_cols(1)
    back.set(1, 1, "Ghi chú của tôi")
    back.set(2, 1, "x")
    found = back.back()
    assert (found.changes, found.rejects, found.missing) == ([], [], [])
    assert notices(found) == ["Cột “Ghi chú của tôi” không thuộc bảng đã tải xuống nên được bỏ qua."]


def test_a_renamed_heading_is_known_by_its_cells(table: Make) -> None:
    back = table()
    back.set(1, NAME, "Thỏa thuận nào")
    back.set(1, SIGNED, "Ngày ký kết")
    back.set(1, STATE, "trang thai")
    back.set(FIRST, NAME, "Tên khác")
    found = back.back()
    assert [(change.prop, change.new, change.column) for change in found.changes] == [
        ("name", "Tên khác", "Thỏa thuận nào")]
    assert notices(found) == ["Cột “Thỏa thuận nào” được nhận ra theo nội dung là cột “Tên”.",
                              "Cột “Ngày ký kết” được nhận ra theo nội dung là cột “Ngày ký”."]


def test_lines_above_the_headings_are_passed_over(table: Make) -> None:
    back = table(watermark=True)
    back.sheet.insert_rows(1, 3)
    back.set(1, 1, "Bảng của tôi")
    assert back.sheet.cell(4, 1).value == export.warning()
    back.set(6, STATE, "Đã ký")
    (change,) = back.back().changes
    assert (change.prop, change.line) == ("state", 6)


def test_sheets_beside_it_do_not_matter_and_a_split_table_is_whole(table: Make) -> None:
    back = table()
    more = back.book.create_sheet("Phần hai")
    for line in (1, 4):
        more.append([cell.value for cell in back.sheet[line]])
    more["A2"].data_type = "s"
    more.cell(2, STATE).value = "Đã ký"
    back.sheet.delete_rows(4)
    back.book.create_sheet("Của tôi").append(["Mã", "gì đó"])
    (change,) = back.back().changes
    assert (change.id, change.new, change.sheet, change.line) == ("a3", "signed", "Phần hai", 2)


# What others did meanwhile


def test_a_cell_that_somebody_else_changed_is_a_conflict(table: Make) -> None:
    back = table()
    back.set(FIRST, STATE, "Đã ký")
    back.set(SECOND, STATE, "Đã kết thúc")
    back.change("a1", state="dormant")
    found = back.back()
    assert [(change.id, change.conflict, change.present) for change in found.changes] == [
        ("a1", True, "dormant"), ("a2", False, "active")]
    key = found.conflicts[0].key
    assert [one.thing for one in patches(found)] == ["a2"]
    for decision in ("theirs", "skip"):
        assert [one.thing for one in patches(found, {key: decision})] == ["a2"]  # type: ignore[dict-item]
    mine = patches(found, {key: "mine"})
    assert [(one.thing, one.payload) for one in mine] == [
        ("a1", {"set": {"state": "signed"}}), ("a2", {"set": {"state": "ended"}})]
    assert [(reject.line, reject.column) for reject in rejects(found)] == [(2, "Trạng thái")]
    assert "dormant" in rejects(found)[0].reason and "signed" in rejects(found)[0].reason


def test_what_holds_already_is_not_written_again(table: Make) -> None:
    back = table()
    back.set(FIRST, STATE, "Đã ký")
    back.change("a1", state="signed")
    assert back.said() == []


def test_what_only_others_changed_stays(table: Make) -> None:
    back = table()
    back.change("a1", state="dormant", name="Tên mới")
    assert back.said() == []


def test_a_conflict_over_a_list_writes_what_the_file_says(table: Make) -> None:
    rows = [{"id": "e1", "kind": ["Expert"], "name": "An", "languages": ["vi", "en"]}]
    back = table("expert/about", rows, ("name", "languages"))
    back.set(2, 2, "vi; ja")
    back.change("e1", languages=["vi", "en", "ko"])
    assert patched(back, **{"e1/languages": "mine"}) == [
        ("e1", "Expert", {"add": {"languages": ["ja"]}, "remove": {"languages": ["en", "ko"]}})]


def test_a_thing_that_was_merged_or_is_gone(table: Make) -> None:
    back = table()
    back.set(FIRST, STATE, "Đã ký")
    back.set(SECOND, STATE, "Đã ký")
    merged = back.holds["a1"]
    back.holds["a1"] = type(merged)("a0", "Agreement", "Một", merged.props, ("a0", "a1"))
    del back.holds["a2"]
    found = back.back()
    assert [(change.id, change.node) for change in found.changes] == [("a1", "a0")]
    assert [(one.line, one.reason) for one in found.rejects] == [
        (3, "Đối tượng này không còn trong sổ, nên thay đổi ở dòng này không được ghi.")]
    assert patches(found) == [Said("patch", "a1", "Agreement", {"set": {"state": "signed"}})]


def test_two_rows_that_became_one_thing_must_agree(table: Make) -> None:
    back = table()
    back.set(FIRST, STATE, "Đã ký")
    back.set(SECOND, STATE, "Tạm lắng")
    one = back.holds["a1"]
    back.holds["a2"] = one
    found = back.back()
    assert [change.new for change in found.changes] == ["signed"]
    assert "Dòng 2 ghi “signed”" in found.rejects[0].reason


# Rows that went and rows that came


def test_a_deleted_row_is_asked_about_and_stays_without_an_answer(table: Make) -> None:
    back = table()
    back.sheet.delete_rows(SECOND)
    found = back.back()
    assert [(one.id, one.label, one.name) for one in found.missing] == [("a2", "Agreement", "Hợp đồng đào tạo")]
    assert patches(found) == [] and found.rejects == []
    assert patches(found, {"a2": "out"}) == [Said("patch", "a2", "Agreement", {"absent": True})]
    assert "Hợp đồng đào tạo" in notices(found)[-1]


def test_a_row_of_which_only_the_id_is_left_is_a_deleted_one(table: Make) -> None:
    back = table()
    for column in range(1, 8):
        back.set(SECOND, column, None)
    assert [one.id for one in back.back().missing] == ["a2"]


def test_a_deleted_row_of_what_is_gone_anyway_is_not_asked_about(table: Make) -> None:
    back = table()
    back.sheet.delete_rows(SECOND)
    del back.holds["a2"]
    assert back.said() == []


def test_of_a_thing_in_two_rows_one_may_go(table: Make) -> None:
    back = table("people")
    back.sheet.delete_rows(2)
    assert back.said() == []


def test_a_thing_in_two_rows_is_changed_by_either(table: Make) -> None:
    back = table("people")
    back.set(3, 2, "PGS.TS.")
    assert back.said() == [("e1", "title", "TS.", "PGS.TS.")]
    back.set(2, 2, "GS.TS.")
    found = back.back()
    assert [change.new for change in found.changes] == ["GS.TS."] and len(found.rejects) == 1


def test_rows_that_were_added_are_sent_to_the_template(table: Make) -> None:
    back = table()
    back.sheet.append(["Thỏa thuận mới"])
    back.sheet.append(["Thỏa thuận khác", *[None] * 6, "123", 7])
    given = back.reasons()
    assert [(line, "mẫu" in reason) for line, _, reason in given] == [(5, True), (6, True)]
    assert "“123”" in given[1][2]


@pytest.mark.parametrize("place", ["above", "below"])
def test_a_copied_row_is_no_new_name_for_the_old_thing(table: Make, place: str) -> None:
    back = table()
    back.sheet.append([cell.value for cell in back.sheet[FIRST]])
    back.set(5 if place == "below" else FIRST, NAME, "Bản ghi nhớ thứ hai")
    ((line, _, reason),) = back.reasons()
    assert line == (5 if place == "below" else FIRST) and "mẫu" in reason


# Bad cells, of which none loses the others


BAD = [
    (SIGNED, "31/02/2026", "không phải là ngày có thật"), (SIGNED, "hôm qua", "không phải là ngày"),
    (KIND, "Hôn ước", "hãy chọn"), (NAME, None, "bắt buộc"), (NAME, "   ", "bắt buộc"),
    (PARTIES, "Đại học B", "không sửa được bằng tệp"), (EVIDENCE, "javascript:alert(1)", "địa chỉ web"),
    (NAME, datetime(2026, 1, 2), "đã đổi ô này thành ngày"), (STATE, "#N/A", "lỗi của bảng tính"),
    (NAME, "x" * 2000, "giới hạn là"), (ENDS, 45000, "không phải là ngày"),
]


@pytest.mark.parametrize(("column", "value", "reason"), BAD)
def test_a_bad_cell_is_told_with_line_and_column_and_the_others_are_taken(
        table: Make, column: int, value: Any, reason: str) -> None:
    back = table()
    back.set(FIRST, column, value)
    back.set(SECOND, STATE, "Đã ký")
    found = back.back()
    assert [(change.id, change.prop) for change in found.changes] == [("a2", "state")]
    (reject,) = found.rejects
    assert (reject.file, reject.sheet, reject.line) == ("back.xlsx", "Ketnoi", 2)
    assert reject.column == back.sheet.cell(1, column).value and reason in reject.reason


@pytest.mark.parametrize(("column", "value"), [(5, "nhiều"), (5, 2.5), (6, 20), (6, "năm nay"), (5, True)])
def test_a_bad_number(table: Make, column: int, value: Any) -> None:
    back = table("needs")
    back.set(2, column, value)
    assert len(back.reasons()) == 1


def test_identifiers_are_checked(table: Make) -> None:
    rows = [{"id": "e1", "kind": ["Expert"], "name": "An", "orcid": "0000-0002-1825-0097", "website": None}]
    back = table("expert/about", rows, ("name", "orcid", "website"))
    back.set(2, 2, "0000-0002-1825-0098")
    back.set(2, 3, "an.example.vn")
    found = back.back()
    assert [change.new for change in found.changes] == ["https://an.example.vn"]
    assert "0000-0002-1825-0098" in found.rejects[0].reason
    works = [{"id": "w1", "name": "Chips", "doi": "10.1000/xyz"}]
    back = table("expert/works", works, ("name", "doi"))
    back.set(2, 2, "https://doi.org/10.1000/ABC")
    assert back.said() == [("w1", "doi", "10.1000/xyz", "10.1000/abc")]
    back.set(2, 2, "không có")
    assert len(back.reasons()) == 1


@pytest.mark.parametrize(("text", "cell"), [
    ("0123", 123), ("1E5", 100000), ("2026", 2026), ("06/2026", datetime(2026, 6, 1)), ("TRUE", True),
    ("22/11/2026", date(2026, 11, 22)), ("một\nhai", "một_x000D_\nhai"), ("Ặ", "A\u0306\u0323"), ("a b", " a  b ")])
def test_what_a_program_made_of_a_text_is_no_change(table: Make, text: str, cell: Any) -> None:
    back = table("organisation/agreements", [{"id": "a1", "name": text, "name_en": None, "sources": []}], ("name",))
    back.set(2, 1, cell)
    assert back.said() == []


def test_day_and_month_that_a_program_turned_round_are_asked_about(table: Make) -> None:
    rows = [{"id": "a1", "name": "A", "name_en": None, "signed_on": "2026-11-12", "sources": []}]
    back = table("organisation/agreements", rows, ("name", "signed_on"))
    back.set(2, 2, datetime(2026, 12, 11))
    ((_, column, reason),) = back.reasons()
    assert column == "Ngày ký" and "đảo ngày và tháng" in reason
    back.set(2, 2, datetime(2026, 12, 13))
    assert back.said() == [("a1", "signed_on", "2026-11-12", "2026-12-13")]


def test_a_month_that_a_program_made_a_day_stays_a_month(table: Make) -> None:
    back = table()
    back.set(SECOND, SIGNED, datetime(2025, 4, 1))
    assert back.said() == [("a2", "signed_on", "2025-03", "2025-04")]


def test_a_formula_without_a_result_is_told(table: Make) -> None:
    back = table()
    back.set(FIRST, EVIDENCE, "=A2&B2")
    ((_, column, reason),) = back.reasons()
    assert column == "Bằng chứng" and "Công thức" in reason


def test_a_text_that_was_cut_off_is_not_taken(table: Make) -> None:
    rows = [{"id": "a1", "name": "A", "name_en": None, "evidence": "dài " * 9000, "sources": []}]
    back = table("organisation/agreements", rows, ("name", "evidence"))
    assert back.said() == []
    back.set(2, 2, "ngắn")
    ((_, _, reason),) = back.reasons()
    assert "bị cắt" in reason and len(back.sheet.cell(2, 2).value) < LONGEST


# Without the hidden sheet


def test_without_the_hidden_sheet_ids_versions_and_headings_are_enough(table: Make) -> None:
    back = table()
    del back.book[HIDDEN]
    back.set(FIRST, STATE, "Đã ký")
    back.set(SECOND, SIGNED, "04/2025")
    back.sheet.delete_rows(THIRD)
    back.recent = {("a2", "signed_on"), ("a1", "name")}
    found = back.back()
    assert [(change.id, change.prop, change.exported, change.present, change.new, change.conflict)
            for change in found.changes] == [
        ("a1", "state", None, "talks", "signed", False), ("a2", "signed_on", None, "2025-03", "2025-04", True)]
    assert found.missing == [] and found.rejects == []
    assert "Trang ẩn" in notices(found)[0]


def test_without_the_hidden_sheet_an_id_must_be_known(table: Make) -> None:
    back = table()
    del back.book[HIDDEN]
    back.sheet.append(["Mới", *[None] * 6, "zz", 7])
    assert [(line, "“zz”" in reason) for line, _, reason in back.reasons()] == [(5, True)]


@pytest.mark.parametrize("name", ["agreements", "needs", "people"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_without_the_hidden_sheet_nothing_changed_is_nothing(table: Make, name: str, lang: str) -> None:
    back = table(name, lang=lang)
    del back.book[HIDDEN]
    back.book.save(back.folder / "back.xlsx")
    assert recognises(back.folder / "back.xlsx")
    assert back.said() == []


def test_a_hidden_sheet_that_is_broken_is_as_good_as_none(table: Make) -> None:
    for text in ("{", "[]", "{}", '{"program": "ketnoi"}', '{"program": "ketnoi", "format": 1, "columns": 5}', None, 3):
        back = table()
        back.book[HIDDEN]["A1"].value = text
        back.set(FIRST, STATE, "Đã ký")
        found = back.back()
        assert [change.new for change in found.changes] == ["signed"] and "Trang ẩn" in notices(found)[0]


# Files that are refused


def test_a_copy_as_csv_is_refused(table: Make, tmp_path: Path) -> None:
    path = tmp_path / "bang.csv"
    for text in ("Tên;Mã;Phiên bản\nA;a1;7\n", "Name,ID,Version\nA,a1,7\n"):
        path.write_text(text, encoding="utf-8-sig")
        assert recognises(path)
        with pytest.raises(BadSource, match=r"bang\.csv: a copy as CSV"):
            fetch(path)
    path.write_text("Mã,Họ và tên\n1,An\n", encoding="utf-8")
    assert not recognises(path)


def test_a_table_of_another_registry_or_a_newer_one_is_refused(table: Make) -> None:
    back = table()
    with pytest.raises(BadSource, match="another registry"):
        compare(fetch(back.path), type(back.meanwhile())("ledger-2", back._present, lambda ids, since: set()))
    head = back.book[HIDDEN]["A1"]
    head.value = str(head.value).replace('"format":1', '"format":2')
    with pytest.raises(BadSource, match="newer Ketnoi"):
        back.back()


def test_a_table_without_its_ids_is_refused(table: Make) -> None:
    back = table()
    back.sheet.delete_cols(ID)
    with pytest.raises(BadSource, match="“Mã”"):
        back.back()


def test_what_is_no_table_of_ours_is_not_recognised(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    assert not recognises(path)
    for content in (b"", b"PK\x03\x04 broken", b"\xff\xfe", b"\x00" * 50, "Họ tên".encode("utf-16")):
        path.write_bytes(content)
        assert not recognises(path)
        with pytest.raises(BadSource):
            fetch(path)
    template(path)
    assert not recognises(path)
    book = Workbook()
    book.worksheets[0].append(["Mã", "Họ và tên"])
    book.save(path)
    assert not recognises(path)
    with pytest.raises(BadSource, match="no line of headings"):
        fetch(path)


def test_a_truncated_workbook_is_one_sentence(table: Make, tmp_path: Path) -> None:
    content = table().path.read_bytes()
    for share in (0.1, 0.5, 0.9, 0.99):
        path = tmp_path / "cut.xlsx"
        path.write_bytes(content[:int(len(content) * share)])
        assert not recognises(path)
        with pytest.raises(BadSource):
            fetch(path)


def test_a_program_that_only_hides_the_sheet_keeps_its_meaning(table: Make) -> None:
    """LibreOffice knows no sheet that is hidden from its own menu, and saves it as merely hidden."""
    for state in ("hidden", "visible"):
        back = table()
        back.book[HIDDEN].sheet_state = state
        back.set(FIRST, STATE, "Đã ký")
        assert back.said() == [("a1", "state", "talks", "signed")]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice on this machine")
def test_a_copy_that_libreoffice_saved(table: Make, tmp_path: Path) -> None:
    back = table(watermark=True)
    back.set(FIRST + 1, STATE, "Đã ký")
    back.book.save(tmp_path / "lo.xlsx")
    subprocess.run(["soffice", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir",
                    str(tmp_path / "out"), str(tmp_path / "lo.xlsx")], check=True, timeout=120, capture_output=True)
    found = back.back(tmp_path / "out" / "lo.xlsx")
    assert [(change.id, change.prop, change.new) for change in found.changes] == [("a1", "state", "signed")]
    assert found.rejects == [] and found.missing == [] and notices(found) == []


def test_the_memory_holds_nothing_that_the_sheet_does_not_show(table: Make) -> None:
    remembered = {str(cell) for line in table().book[HIDDEN].iter_rows(min_row=2, values_only=True) for cell in line
                  if cell is not None}
    shown = {str(cell) for line in table().sheet.iter_rows(values_only=True) for cell in line}
    assert remembered - shown == {"Agreement"}


def test_properties_that_no_file_may_change_are_in_no_column() -> None:
    for query in queries.names():
        for column in ("name", "email", "phone", "standing", "folded", "sources", "state", "value"):
            for label, node in NODE.items():
                props = export.Column(column, column, editable.properties(query, column, "vi")).props(label)
                assert not any(prop.contact or prop.derived for prop in props), (query, column, node.label)


def test_taking_out_needs_no_rows() -> None:
    empty = in_words_of("vi", lambda: export.taken([], ("name",), False, "experts/list", "l", 1))
    assert isinstance(empty, Taken) and empty.rows == ()
    assert export.xlsx(export.frame([], ("name",), False), "Trống", False, empty)[:2] == b"PK"


def test_five_thousand_rows_come_back(table: Make) -> None:
    """Measured, not asserted: ``-o log_cli=true --log-cli-level=INFO`` shows the seconds."""
    rows = [{"id": f"e{at:019x}", "kind": ["Expert"], "name": f"Người thử {at}", "title": "TS.", "organisations": [],
             "fields": [], "sources": []} for at in range(5_000)]
    began = time.perf_counter()
    back = table("experts/list", rows, ("name", "title", "organisations", "fields"))
    taken, content = time.perf_counter() - began, back.path.stat().st_size
    began = time.perf_counter()
    found = back.back(back.path)
    logging.getLogger(__name__).info("5,000 rows: taken out in %.2f s, read in %.2f s, %d bytes", taken,
                                     time.perf_counter() - began, content)
    assert (found.changes, found.rejects, found.missing) == ([], [], [])
