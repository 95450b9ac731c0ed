"""Agencies out of a cell: what is one name, what is two, what is a class, what is nothing."""

import pytest

from loaders.plan.bodies import bodies
from loaders.plan.register import Place

HANOI = Place("thành phố Hà Nội", "ha noi")
ELSEWHERE = Place("tỉnh Minh Họa", "minh hoa")


def codes(text: str, place: Place = HANOI) -> list[str]:
    """Codes of the bodies that a cell names, or their keys where the registry has none; nothing may stay unread."""
    found, unread = bodies(text, place)
    assert unread == []
    return [body.code or body.key for body in found]


DEPARTMENTS, SCHOOLS, FIRMS = "group:departments", "group:higher-and-vocational-education", "group:semiconductor-firms"


@pytest.mark.parametrize("wording", [
    "Các Sở, ngành, đơn vị liên quan", "các Sở, ngành liên quan", "các Sở ngành, đơn vị liên quan", "Các Sở, ngành",
    "các sở, ban, ngành", "Các Sở, Ban, Ngành liên quan", "các Sở, ban, ngành, đoàn thể Thành phố",
    "các sở, ngành, địa phương có liên quan", "Thủ trưởng các sở, ban, ngành",
])
def test_departments_in_many_wordings(wording: str) -> None:
    assert codes(wording) == [DEPARTMENTS]


@pytest.mark.parametrize(("text", "expected"), [
    ("Sở Tài chính, Sở Nội vụ thực hiện theo quy định về chức năng nhiệm vụ", ["vn-hanoi-dof", "vn-hanoi-doha"]),
    ("Sở Tài chính thực hiện theo chức năng, nhiệm vụ được giao", ["vn-hanoi-dof"]),
    ("Sở Giáo dục và Đào tạo, Sở Khoa học và Công nghệ", ["vn-hanoi-doet", "vn-hanoi-dost"]),
    ("Sở Tài chính và các Sở, ngành liên quan", ["vn-hanoi-dof", DEPARTMENTS]),
    ("Sở KH&CN; Sở GD&ĐT", ["vn-hanoi-dost", "vn-hanoi-doet"]),
    ("Sở Khoa học và Công nghệ thành phố Hà Nội", ["vn-hanoi-dost"]),
    ("Sở Khoa học\nvà Công nghệ", ["vn-hanoi-dost"]),
    ("- Sở Tài chính\n- Sở Nội vụ", ["vn-hanoi-dof", "vn-hanoi-doha"]),
    ("Các Sở: Tài chính, Giáo dục và Đào tạo và Khoa học và Công nghệ",
     ["vn-hanoi-dof", "vn-hanoi-doet", "vn-hanoi-dost"]),
    ("Ban Quản lý Khu CNC và Khu công nghiệp thành phố Hà Nội", ["vn-hanoi-hhtp-board"]),
    ("Ban Quản lý các Khu công nghệ cao và khu công nghiệp thành phố Hà Nội", ["vn-hanoi-hhtp-board"]),
    ("Trung tâm Đổi mới sáng tạo Quốc gia (NIC), Bộ KH&CN", ["vn-nic", "vn-most"]),
    ("các cơ sở giáo dục đại học, giáo dục nghề nghiệp", [SCHOOLS]),
    ("các cơ sở giáo dục đại học, cơ sở giáo dục nghề nghiệp trên địa bàn Thành phố", [SCHOOLS]),
    ("các viện nghiên cứu, cơ sở giáo dục đại học, doanh nghiệp bán dẫn trên địa bàn Thành phố",
     ["group:research-institutes", "group:higher-education", FIRMS]),
    ("các trường đại học, viện nghiên cứu và doanh nghiệp bán dẫn",
     ["group:higher-education", "group:research-institutes", FIRMS]),
    ("các doanh ngành bán dẫn trên địa bàn Thành phố", [FIRMS]),
    ("Các Sở, ngành và UBND xã, phường liên quan", [DEPARTMENTS, "group:communes"]),
    ("Chủ tịch UBND các xã, phường", ["group:communes"]),
])
def test_what_a_cell_names(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(("text", "names"), [
    ("Sở Văn hóa, Thể thao và Du lịch", ["Sở Văn hóa, Thể thao và Du lịch"]),
    ("Sở Nông nghiệp và Môi trường, Sở Quy hoạch - Kiến trúc",
     ["Sở Nông nghiệp và Môi trường", "Sở Quy hoạch - Kiến trúc"]),
    ("Sở Lao động - Thương binh và Xã hội", ["Sở Lao động - Thương binh và Xã hội"]),
    ("Hội Nông dân và Hội Phụ nữ", ["Hội Nông dân", "Hội Phụ nữ"]),
    ("Tập đoàn FPT, Viettel, Samsung Việt Nam", ["Tập đoàn FPT", "Viettel", "Samsung Việt Nam"]),
    ("Sở Y tế, FPT, VNPT", ["Sở Y tế", "FPT", "VNPT"]),
    ("Ban Quản lý Khu công nghệ cao và các khu công nghiệp, Đại học Minh Họa",
     ["Ban Quản lý Khu công nghệ cao và các khu công nghiệp", "Đại học Minh Họa"]),
    ("Văn phòng Đoàn ĐBQH và HĐND tỉnh", ["Văn phòng Đoàn ĐBQH và HĐND tỉnh"]),
    ("Báo và Phát thanh, Truyền hình tỉnh; Cổng Thông tin điện tử",
     ["Báo và Phát thanh, Truyền hình tỉnh", "Cổng Thông tin điện tử"]),
    ("UBND phường Minh Họa", ["UBND phường Minh Họa"]),
])
def test_names_that_no_table_has_are_kept_whole(text: str, names: list[str]) -> None:
    found, unread = bodies(text, ELSEWHERE)
    assert [body.name for body in found] == names
    assert {body.label for body in found} == {"Organization"}
    assert unread == []


@pytest.mark.parametrize("text", ["các bệnh viện trên địa bàn", "Các trường THPT", "Đơn vị tư vấn", "Chủ đầu tư"])
def test_a_class_that_no_table_has_is_a_group(text: str) -> None:
    found, unread = bodies(text, HANOI)
    assert ([body.label for body in found], unread) == (["Group"], [])
    assert found[0].code.startswith("group:")


@pytest.mark.parametrize("text", ["như trên", "nt", "12345", "2026 - 2030", "chưa xác định", "Đề nghị xem xét lại",
                                  "ông Nguyễn Văn Minh Họa", "???"])
def test_what_is_no_body(text: str) -> None:
    found, unread = bodies(text, HANOI)
    assert (found, unread) == ([], [text])


@pytest.mark.parametrize("text", ["", "-", "…", "thực hiện theo quy định về chức năng nhiệm vụ"])
def test_a_cell_that_names_nobody(text: str) -> None:
    assert bodies(text, HANOI) == ([], [])


def test_the_same_wording_elsewhere_is_not_hanois() -> None:
    assert codes("Sở Tài chính", ELSEWHERE) == ["so tai chinh"]
    assert codes("Sở Tài chính thành phố Hà Nội", ELSEWHERE) == ["vn-hanoi-dof"]
    assert codes("Các Sở, ngành", ELSEWHERE) == ["group:departments:minh-hoa"]
    assert codes("các Bộ, ngành Trung ương", ELSEWHERE) == ["group:ministries"]
    assert codes("Sở Tài chính", Place()) == ["so tai chinh"]


def test_kinds_come_from_the_first_words() -> None:
    found, _ = bodies("Đại học Minh Họa; Viện Minh Họa; Công ty Minh Họa; Hiệp hội Minh Họa; Sở Minh Họa", ELSEWHERE)
    assert [body.kinds for body in found] == [
        ("University",), ("ResearchInstitute",), ("Firm",), ("Association",), ("Agency",)]
