"""What was pasted: cells of Excel and Word, messages with one person a line, blocks of values; and what is no table."""

from collections.abc import Callable
from typing import Any

import pytest

from graph.errors import BadSource
from loaders.spreadsheet import delivery, fitting, guess, mapping_of, pasted

Told = Callable[..., Any]


def people(text: str, told: Told, html: str | None = None) -> list[dict[str, Any]]:
    return list(told(delivery(pasted(text, html), "A", "2026-10-01").rows).values())


def test_cells_of_excel(told: Told) -> None:
    text = ("STT\tHọ và tên\tĐơn vị\tEmail\r\n1\tNguyễn Văn A\tĐHBK\ta@example.vn\r\n"
            "2\t\"Trần B\nTrưởng khoa\"\tViện \"\"X\"\"\tb@example.vn\r\n")
    assert people(text, told) == [{"name": "Nguyễn Văn A", "email": "a@example.vn"},
                                  {"name": "Trần B", "position": "Trưởng khoa", "email": "b@example.vn"}]


def test_rows_of_word_that_its_paragraphs_broke(told: Told) -> None:
    text = ("STT\tHọ và tên\tĐơn vị\n1\tNguyễn Văn A\nPhó Viện trưởng\tViện X\nHà Nội\n2\tTrần Thị B\tViện Y")
    raw = pasted(text)
    assert [row for _, row in raw.sheets[0].lines][1:] == [
        ("1", "Nguyễn Văn A\nPhó Viện trưởng", "Viện X\nHà Nội"), ("2", "Trần Thị B", "Viện Y")]
    assert people(text, told) == [{"name": "Nguyễn Văn A", "position": "Phó Viện trưởng"}, {"name": "Trần Thị B"}]


def test_a_table_of_word_with_merged_cells(told: Told) -> None:
    html = """<html><body><p>Danh sách</p><table>
        <tr><th rowspan="2">STT</th><th rowspan="2">Họ và tên</th><th rowspan=2>Đơn vị</th>
            <th colspan="2">Liên hệ</th></tr>
        <tr><th>ĐT</th><th>Email</th></tr>
        <tr><td>1</td><td><p>TS. Nguyễn A</p><p><b>Giám</b> đốc</p></td><td rowspan="2">Viện X</td>
            <td>0912345678<br>0987654321</td><td>a@example.vn</td></tr>
        <tr><td>2</td><td>Lê B</td><td></td><td>b@example.vn<script>x</script></td></tr></table></body></html>"""
    raw = pasted("gì đó", html)
    assert raw.sheets[0].merged == ((1, 1, 1, 2), (2, 1, 2, 2), (3, 1, 3, 2), (4, 1, 5, 1), (3, 3, 3, 4))
    assert people("gì đó", told, html)[0] == {
        "name": "Nguyễn A", "title": "TS.", "position": "Giám đốc", "phone": "0912 345 678; 0987 654 321",
        "email": "a@example.vn"}
    assert told(delivery(raw).rows, "AFFILIATED_WITH") == {
        ("nguyễn a|viện x|a@example.vn", "viện x|"), ("lê b|viện x|b@example.vn", "viện x|")}


def test_a_message_with_one_person_a_line(told: Told) -> None:
    text = ("1. PGS.TS Nguyễn Văn An - ĐHBK Hà Nội - 0912 345 678\n"
            "2. Trần Thị Bình, Trưởng khoa - Viện Vi mạch - b@example.vn\n\n"
            "[10:32, 12/10/2026] Lan: 3) Lê Công – Công ty X – 0987654321 / 024 38691234\n"
            "• Vũ Dung; Viện Y; d@example.vn")
    assert people(text, told) == [
        {"name": "Nguyễn Văn An", "title": "PGS.TS.", "phone": "0912 345 678"},
        {"name": "Trần Thị Bình", "position": "Trưởng khoa", "email": "b@example.vn"},
        {"name": "Lê Công", "phone": "0987 654 321; 024 3869 1234"}, {"name": "Vũ Dung", "email": "d@example.vn"}]
    assert {end for _, end in told(delivery(pasted(text)).rows, "AFFILIATED_WITH")} == {
        "đhbk hà nội|", "viện vi mạch|", "công ty x|", "viện y|"}


def test_a_line_of_a_message_that_names_nobody_is_told(told: Told) -> None:
    text = "Nguyễn Văn An - Viện X\nTrần Bình - Viện Y\nVũ Dung - Viện Y\n(danh sách còn bổ sung)"
    rows = delivery(pasted(text)).rows
    assert len(told(rows)) == 3
    assert told(rows, "rejects") == [(5, "Họ và tên")]


def test_blocks_of_values(told: Told) -> None:
    text = ("Họ tên: Nguyễn Văn A\nĐơn vị: ĐHBK\nSĐT: 0912345678\n\nHọ tên : TS. Trần B\nĐơn vị: Viện X\n"
            "Họ tên：Lê C\nEmail: c@example.vn\n")
    assert people(text, told) == [{"name": "Nguyễn Văn A", "phone": "0912 345 678"},
                                  {"name": "Trần B", "title": "TS."}, {"name": "Lê C", "email": "c@example.vn"}]


@pytest.mark.parametrize("text", [
    "", "   \n ", "abc", "Xin chào mọi người, mai họp nhé\nlúc 10:30 tại phòng 5", "Hà Nội: nóng\nHuế: mưa",
    "Kính gửi anh Nguyễn Văn A - Viện X,\nTôi xin gửi danh sách.\nTrân trọng", "một\thai", "=1+1",
    "Nguyễn Văn A\nTrần Thị B\nLê C", "https://example.vn/a?b=c\nhttps://example.vn/d"])
def test_what_is_no_table_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(BadSource, match=r"^The pasted text is no table: .*\.$"):
        pasted(text)


def test_a_pasted_table_is_mapped_as_a_file_is(told: Told) -> None:
    text = "Người\tChỗ\tThư\nLê An\tViện X\ta@example.vn\nVũ Bình\tViện X\tb@example.vn"
    raw = pasted(text, name="bảng dán")
    mapping = mapping_of(guess(raw), "m")
    assert dict(mapping.sheets[0].columns) == {"Người": "person", "Chỗ": "organization", "Thư": "email"}
    assert fitting([mapping], pasted(text)) is mapping
    made = delivery(raw, mapping=mapping)
    assert (made.origin.title, made.file_hash) == ("bảng dán", delivery(pasted(text), mapping=mapping).file_hash)
    assert len(told(made.rows)) == 2


def test_old_text_that_was_pasted_is_converted(told: Told) -> None:
    text = "STT\tHä vµ tªn\t§¬n vÞ\tEmail\n1\tNguyÔn V¨n Hïng\tViÖn C«ng nghÖ\ta@example.vn\n"
    assert people(text + text.split("\n")[1], told)[0] == {"name": "Nguyễn Văn Hùng", "email": "a@example.vn"}


def test_too_much_is_refused() -> None:
    with pytest.raises(BadSource, match="more than 20 MB"):
        pasted("a\tb\n" * 6_000_000)
