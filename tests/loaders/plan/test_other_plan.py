"""A plan that is not the city's: another place, other agencies, other times, a heading without marks."""

from collections.abc import Callable
from typing import Any

import pytest

OTHER = """\
ỦY BAN NHÂN DÂN
TỈNH MINH HỌA

Số: 57/KH-UBND

Minh Họa, ngày 03 tháng 02 năm 2027

KẾ HOẠCH

**Phát triển nguồn nhân lực vi mạch bán dẫn**
**trên địa bàn tỉnh Minh Họa giai đoạn 2027 - 2030**

Căn cứ Quyết định số 1017/QĐ-TTg ngày 21/9/2024, UBND tỉnh Minh Họa ban hành Kế hoạch như sau:

I. MỤC TIÊU, CHỈ TIÊU

1. Đào tạo ít nhất 5.000 kỹ sư thiết kế vi mạch.

2. Tỷ lệ sinh viên có việc làm đạt tối thiểu 87,5% sau khi tốt nghiệp.

- Mỗi năm tổ chức 02 hội thảo quốc tế.

II. TỔ CHỨC THỰC HIỆN

1. Đào tạo 300 giảng viên là việc của các trường.

KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

(Đã ký)

TS. Nguyễn Minh Họa

PHỤ LỤC
(Kèm theo Kế hoạch số 57/KH-UBND ngày 03/02/2027 của UBND tỉnh Minh Họa)

STT | Nội dung nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Sản phẩm | Thời gian hoàn thành
(1) | (2) | (3) | (4) | (5) | (6)
I | Cơ chế, chính sách |  |  |  |
1 | Ban hành chính sách học bổng | Sở Khoa học và Công nghệ | Sở Tài chính; Sở Nội vụ | Nghị quyết | Quý II/2027
2 | Rà soát quy hoạch | Sở Xây dựng và Sở Nông nghiệp và Môi trường | Các sở, ban, ngành; UBND các xã | Báo cáo | 2027
II | Đào tạo |  |  |  |
3 | Mở ngành mới | Đại học Minh Họa, Trường Đại học Vi mạch và Truyền thông |  | Chương trình; Đề án | Hằng năm
4 | Hội nghị | Sở Văn hóa, Thể thao và Du lịch |  | Hội nghị | Tháng 9 hằng năm
5 | Phòng dùng | Ban Quản lý Khu CNC và các khu công nghiệp Minh Họa | Các doanh nghiệp vi mạch | Phòng thí | 2026-2028

STT | Nội dung nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Sản phẩm | Thời gian hoàn thành
 | chung cho các trường |  | trên địa bàn tỉnh | nghiệm |
6 | Tuyển sinh | Sở Giáo dục và Đào tạo | Các trường THPT | Kế hoạch | Đến năm 2028
7 | Đề án A | Sở Tài chính | Bộ Khoa học và Công nghệ, Công ty Minh Họa Một | Đề án | Sau khi Quốc hội thông qua Luật
8 | Đề án B | Văn phòng UBND tỉnh | Trung tâm Đổi mới sáng tạo Quốc gia (NIC) | Đề án | Theo tiến độ của dự án
9 | Giám sát | Công an tỉnh | - | Báo cáo | Thường xuyên
10 | Truyền thông | Báo và Phát thanh, Truyền hình tỉnh | Các Sở: Tài chính, Nội vụ và Công Thương | Chuyên mục | quý IV
11 | Sơ kết | Sở Khoa học và Công nghệ | Các đơn vị liên quan | Báo cáo | Trước ngày 30/6/2029
12 | Tổng kết | Chủ tịch UBND các phường | Sở Khoa học và Công nghệ Hà Nội | Báo cáo | Từ năm 2030
""".replace(" | ", "\t").replace(" |", "\t").replace("| ", "\t")

# Bodies have the name of their first mention. Leads, coordinators, since, until, rhythm, trigger.
TWELVE = {
    1: (["Sở Khoa học và Công nghệ"], ["Sở Tài chính", "Sở Nội vụ"], 2027, 2027, None, None),
    2: (["Sở Xây dựng", "Sở Nông nghiệp và Môi trường"], ["Các sở, ban, ngành", "UBND các xã"],
        2027, 2027, None, None),
    3: (["Đại học Minh Họa", "Trường Đại học Vi mạch và Truyền thông"], [], None, None, "yearly", None),
    4: (["Sở Văn hóa, Thể thao và Du lịch"], [], None, None, "yearly-09", None),
    5: (["Ban Quản lý Khu CNC và các khu công nghiệp Minh Họa"],
        ["Các doanh nghiệp vi mạch trên địa bàn tỉnh"], 2026, 2028, None, None),
    6: (["Sở Giáo dục và Đào tạo"], ["Các trường THPT"], None, 2028, None, None),
    7: (["Sở Tài chính"], ["Bộ Khoa học và Công nghệ", "Công ty Minh Họa Một"], None, None, None,
        "Quốc hội thông qua Luật"),
    8: (["Văn phòng UBND tỉnh"], ["Trung tâm Đổi mới sáng tạo Quốc gia"], None, None, None, "tiến độ của dự án"),
    9: (["Công an tỉnh"], [], None, None, "continuous", None),
    10: (["Báo và Phát thanh, Truyền hình tỉnh"], ["Sở Tài chính", "Sở Nội vụ", "Sở Công Thương"],
         None, None, None, None),
    11: (["Sở Khoa học và Công nghệ"], ["Các đơn vị liên quan"], None, 2029, None, None),
    12: (["UBND các xã"], ["Sở Khoa học và Công nghệ"], 2030, None, None, None),
}


@pytest.fixture(scope="module", params=["txt", "docx", "html"])
def other(request: pytest.FixtureRequest, load: Callable[..., Any]) -> Any:
    """The other plan in one form of the file."""
    return load(OTHER, request.param)


@pytest.mark.parametrize(("number", "expected"), TWELVE.items())
def test_each_task(other: Any, number: int, expected: tuple[Any, ...]) -> None:
    task = other.tasks[number]
    assert (other.bodies("LEADS", number), other.bodies("COORDINATES", number)) == expected[:2]
    assert (task["since"], task["until"], task["recurs"], task["waits_for"]) == expected[2:]
    assert (task["group_number"], task["group"]) == ((1, "Cơ chế, chính sách") if number < 3 else (2, "Đào tạo"))


def test_the_only_reject_is_the_quarter_without_a_year(other: Any) -> None:
    assert [(reject.column, "quý IV" in reject.reason) for reject in other.rejects] == [("Thời gian hoàn thành", True)]
    assert other.tasks[10]["window"] == "quý IV"


def test_the_cut_row_is_joined(other: Any) -> None:
    assert other.tasks[5]["text"] == "Phòng dùng chung cho các trường"
    assert other.tasks[5]["results"] == ["Phòng thí nghiệm"]


def test_the_plan_is_numbered_dated_and_signed(other: Any) -> None:
    plan = other.plan
    assert plan["name"] == "Phát triển nguồn nhân lực vi mạch bán dẫn trên địa bàn tỉnh Minh Họa giai đoạn 2027 - 2030"
    assert (plan["number"], plan["issued_on"]) == ("57/KH-UBND", "2027-02-03")
    assert (plan["issuer"], plan["signer"]) == ("UBND tỉnh Minh Họa", "Nguyễn Minh Họa")


def test_its_targets(other: Any) -> None:
    read = [goal.props for goal in other.nodes("Goal").values()]
    assert [(goal["code"].rpartition("/")[2], goal["target"], goal["unit"], goal["comparison"]) for goal in read] == [
        ("1", 5000, "kỹ sư", "at_least"), ("2", 87.5, "%", "at_least"), ("-1", 2, "hội thảo", None)]
    assert [goal["until"] for goal in read] == [2030, 2030, 2030]
    assert read[2]["recurs"] == "yearly"


def test_another_citys_department_is_not_hanois(other: Any) -> None:
    read = [row.props for row in other.nodes("Organization").values()]
    codes = {props["name"]: (props["code"], props.get("place")) for props in read}
    assert codes["Sở Tài chính"] == ("", "tỉnh Minh Họa")
    assert codes["Bộ Khoa học và Công nghệ"] == ("vn-most", None)
    departments = [props["code"] for props in read if props["name"] == "Sở Khoa học và Công nghệ"]
    # The province's own, and Hanoi's, which the last row names as such.
    assert sorted(departments) == ["", "vn-hanoi-dost"]


def test_classes_of_another_place_are_its_own(other: Any) -> None:
    assert {"group:departments:minh-hoa", "group:communes:minh-hoa"} <= set(other.nodes("Group"))


def test_its_rows_keep_to_the_vocabulary(other: Any, faults: Callable[..., list[str]]) -> None:
    assert [fault for fault in faults(other.rows) if "quý IV" not in fault] == []
