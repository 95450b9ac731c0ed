"""One cell that says several things: a person with titles and posts, telephones, addresses."""

import pytest

from loaders.spreadsheet.contacts import contacts, emails_in, is_phone, phones
from loaders.spreadsheet.people import likely, person, titles


@pytest.mark.parametrize(("cell", "title", "name", "position", "unit"), [
    ("PGS.TS. Nguyễn Văn A, Phó Viện trưởng", "PGS.TS.", "Nguyễn Văn A", "Phó Viện trưởng", ""),
    ("TS Trần Thị B - Trưởng khoa", "TS.", "Trần Thị B", "Trưởng khoa", ""),
    ("GS. TSKH. Lê C", "GS.TSKH.", "Lê C", "", ""),
    ("ThS.BS Phạm D", "ThS.BS.", "Phạm D", "", ""),
    ("PGS,TS Ngô E", "PGS.TS.", "Ngô E", "", ""),
    ("Ts. Hoàng G", "TS.", "Hoàng G", "", ""),
    ("Ông Nguyễn Văn H", "", "Nguyễn Văn H", "", ""),
    ("Bà TS. Lê I, Viện Vật lý", "TS.", "Lê I", "", "Viện Vật lý"),
    ("Đ/c Lê K - Bí thư", "", "Lê K", "Bí thư", ""),
    ("Đại tá, TS. Vũ L", "Đại tá, TS.", "Vũ L", "", ""),
    ("Phó Giáo sư, Tiến sĩ Đỗ M – Viện trưởng Viện X", "Phó Giáo sư, Tiến sĩ", "Đỗ M", "Viện trưởng Viện X", ""),
    ("Dr. John Smith", "Dr.", "John Smith", "", ""),
    ("Prof. Dr. Hans Müller", "Prof. Dr.", "Hans Müller", "", ""),
    ("John Smith, Ph.D., MBA", "Ph.D., MBA", "John Smith", "", ""),
    ("Jane Doe, Head of Department", "", "Jane Doe", "Head of Department", ""),
    ("12. Nguyễn Văn N (Chủ nhiệm)", "", "Nguyễn Văn N", "Chủ nhiệm", ""),
    ("Nguyễn Văn O\nPhó Giám đốc", "", "Nguyễn Văn O", "Phó Giám đốc", ""),
    # What is no title, no post and no unit is not cut off.
    ("Smith, John", "", "Smith, John", "", ""),
    ("Ông Ích Khiêm", "", "Ông Ích Khiêm", "", ""),
    ("Koen van Dam", "", "Koen van Dam", "", ""),
    ("A (VN)", "", "A (VN)", "", ""),
    ("TS.", "", "TS.", "", ""),
    ("1234", "", "1234", "", ""),
    ("", "", "", "", ""),
])
def test_a_person_in_one_cell(cell: str, title: str, name: str, position: str, unit: str) -> None:
    assert person(cell) == (name, title, position, unit)


@pytest.mark.parametrize(("cell", "is_person"), [
    ("TS. Nguyễn Văn A", True), ("Trần Thị B, Trưởng khoa", True), ("Đại học Bách khoa", False), ("Viện Vật lý", False),
    ("Hà Nội", True), ("Vật liệu bán dẫn", False), ("Nguyễn", False), ("0912345678", False)])
def test_what_seems_to_be_a_person(cell: str, is_person: bool) -> None:
    assert likely(cell) is is_person


@pytest.mark.parametrize(("cell", "form"), [
    ("PGS TS", "PGS.TS."), ("GS.TS", "GS.TS."), ("Tiến sĩ", "Tiến sĩ"), ("ThS", "ThS."), ("Kỹ thuật viên",
                                                                                          "Kỹ thuật viên")])
def test_titles_of_two_columns_are_one(cell: str, form: str) -> None:
    assert titles(cell) == form


@pytest.mark.parametrize(("cell", "form"), [
    ("0912345678", "0912 345 678"), ("912345678", "0912 345 678"), ("0912.345.678/0987 654 321",
                                                                    "0912 345 678; 0987 654 321"),
    ("+84 912 345 678", "0912 345 678"), ("84912345678", "0912 345 678"), ("0084912345678", "0912 345 678"),
    ("(024) 3869 1234 (máy lẻ 123)", "024 3869 1234 ext. 123"), ("2438691234", "024 3869 1234"),
    ("024.38691234 - 0912345678", "024 3869 1234; 0912 345 678"), ("0912345678-0987654321",
                                                                   "0912 345 678; 0987 654 321"),
    ("0912345678 0987654321", "0912 345 678; 0987 654 321"), ("0912345678\n0987654321", "0912 345 678; 0987 654 321"),
    ("ĐT: 0912-345-678; CQ: 024 3869 1234", "0912 345 678; 024 3869 1234"), ("024.38691234/35", "024 3869 1234/35"),
    ("0222.3821234", "0222 382 1234"), ("19001234", "1900 1234"), ("+81 3-1234-5678", "+81 3 1234 5678"),
    ("0912345678, 0912 345 678", "0912 345 678"), ("không có", "không có"), ("", "")])
def test_telephones_in_one_form(cell: str, form: str) -> None:
    assert phones(cell) == form
    assert phones(form) == form


def test_what_is_a_telephone() -> None:
    assert [text for text in ("0912345678", "DĐ: 0912.345.678", "Phòng 512", "12/06/2026", "a1@b2.vn 0912345678")
            if is_phone(text)] == ["0912345678", "DĐ: 0912.345.678"]


def test_addresses_and_telephones_are_parted() -> None:
    assert contacts("0912345678, a@example.vn; b@example.vn") == ("a@example.vn; b@example.vn", "0912 345 678", "")
    assert contacts("Email: a@example.vn / phòng 5") == ("a@example.vn", "", "phòng 5")
    assert emails_in("Lê An <a@example.vn>, a@example.vn.") == "a@example.vn"
