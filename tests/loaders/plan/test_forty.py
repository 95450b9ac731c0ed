"""The city's plan: its forty tasks as somebody read them, against every form of the file."""

from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

KEY = "phat-trien-cong-nghiep-ban-dan-cua-thanh-pho-ha-noi-den-nam-2030"
FORMS = ("txt", "docx", "html", "docx-whole", "html-whole", "txt-whole")

SCIENCE = "Sở Khoa học và Công nghệ"
EDUCATION = "Sở Giáo dục và Đào tạo"
FINANCE = "Sở Tài chính"
HOME_AFFAIRS = "Sở Nội vụ"
TRADE = "Sở Công Thương"
CONSTRUCTION = "Sở Xây dựng"
CULTURE = "Sở Văn hóa và Thể thao"
BOARD = "Ban Quản lý các Khu CNC và Khu công nghiệp thành phố Hà Nội"
COLLEGE = "Trường Cao đẳng Công nghệ cao Hà Nội"
CENTER = "Công ty CP Trung tâm Đổi mới sáng tạo"
DEPARTMENTS = "Các Sở, ngành, đơn vị liên quan"
SCHOOLS = "Các cơ sở giáo dục đại học, giáo dục nghề nghiệp"
UNIVERSITIES = "Các cơ sở giáo dục đại học trên địa bàn Thành phố"
INSTITUTES = "Các viện nghiên cứu trên địa bàn Thành phố"
FIRMS = "Các doanh nghiệp bán dẫn trên địa bàn Thành phố"
COMMUNES = "UBND các xã, phường"
INVESTORS = "Các chủ đầu tư dự án xây dựng khu CNTT tập trung"
PRESS = "Các cơ quan Đài Báo thuộc thành phố Hà Nội"

WHOLE = ("2026 - 2030", 2026, 2030)
GUIDED = "hướng dẫn triển khai của Bộ Giáo dục và Đào tạo"
AFTER = (f"Sau khi có {GUIDED}", None, None, None, GUIDED)


class Expected(NamedTuple):
    """One task as the document has it."""

    number: int
    group: int
    leads: list[str]
    coordinators: list[str]
    results: int
    window: tuple[Any, ...] = WHOLE


FORTY = [
    Expected(1, 1, [SCIENCE], [FINANCE, BOARD, DEPARTMENTS], 1),
    Expected(2, 1, [FINANCE, HOME_AFFAIRS], [EDUCATION, SCHOOLS, DEPARTMENTS], 1),
    Expected(3, 1, [SCIENCE], [FINANCE, DEPARTMENTS], 1, ("Tháng 6 hằng năm", None, None, "yearly-06")),
    Expected(4, 1, [EDUCATION], [FINANCE, SCHOOLS, DEPARTMENTS], 1, AFTER),
    Expected(5, 1, [HOME_AFFAIRS], [FINANCE, SCIENCE, SCHOOLS, DEPARTMENTS], 1),
    Expected(6, 1, [SCIENCE], [DEPARTMENTS], 1),
    Expected(7, 1, [SCIENCE, FINANCE], [DEPARTMENTS], 2),
    Expected(8, 1, [BOARD], [FINANCE, TRADE, SCIENCE, DEPARTMENTS], 1),
    Expected(9, 1, [SCIENCE], [BOARD, DEPARTMENTS], 1),
    Expected(10, 2, [BOARD], [FINANCE, EDUCATION, SCIENCE, DEPARTMENTS], 1),
    Expected(11, 2, [COLLEGE], [FINANCE, EDUCATION, SCIENCE, DEPARTMENTS], 1),
    Expected(12, 2, [EDUCATION, SCIENCE], [SCHOOLS, FIRMS], 1, AFTER),
    Expected(13, 2, [SCIENCE], [BOARD, DEPARTMENTS], 1),
    Expected(14, 2, [EDUCATION], [DEPARTMENTS], 3),
    Expected(15, 2, [CENTER], [SCIENCE, INSTITUTES, SCHOOLS], 1),
    Expected(16, 2, [SCIENCE], [FINANCE, EDUCATION, SCIENCE, SCHOOLS, FIRMS], 3),
    Expected(17, 2, [EDUCATION], [SCIENCE, FINANCE, SCHOOLS], 1),
    Expected(18, 2, [EDUCATION], [FINANCE, SCIENCE, SCHOOLS, FIRMS], 1),
    Expected(19, 2, [SCIENCE], [DEPARTMENTS], 1, ("Năm 2026", 2026, 2026)),
    Expected(20, 2, [SCIENCE], [BOARD, SCHOOLS, DEPARTMENTS], 1),
    Expected(21, 3, [BOARD], [SCIENCE, FIRMS], 2),
    Expected(22, 3, [BOARD], [DEPARTMENTS, COMMUNES, INVESTORS], 1, ("Năm 2027", 2027, 2027)),
    Expected(23, 3, [SCIENCE], [FINANCE, EDUCATION, BOARD, DEPARTMENTS], 1),
    Expected(24, 3, [UNIVERSITIES], [SCIENCE, FINANCE, EDUCATION, BOARD], 1),
    Expected(25, 3, [SCHOOLS, FIRMS], [SCIENCE, FINANCE, EDUCATION, BOARD], 1,
             ("Theo tiến độ triển khai của Bộ Khoa học và Công nghệ", None, None, None,
              "tiến độ triển khai của Bộ Khoa học và Công nghệ")),
    Expected(26, 3, [BOARD], [SCIENCE, FINANCE, TRADE, CONSTRUCTION], 1),
    Expected(27, 3, [SCIENCE], [DEPARTMENTS, INSTITUTES, UNIVERSITIES, FIRMS], 1),
    Expected(28, 3, [SCIENCE], [DEPARTMENTS, INSTITUTES, UNIVERSITIES, FIRMS], 1),
    Expected(29, 3, [SCIENCE], [DEPARTMENTS, FIRMS], 1, ("2026", 2026, 2026)),
    Expected(30, 3, [SCIENCE], [DEPARTMENTS, FIRMS], 1, ("2026-2030", 2026, 2030)),
    Expected(31, 3, [SCIENCE, FINANCE], [DEPARTMENTS, FIRMS], 1),
    Expected(32, 3, [SCIENCE, TRADE], [DEPARTMENTS, FIRMS], 1),
    Expected(33, 3, [BOARD], [DEPARTMENTS, FIRMS], 2),
    Expected(34, 3, [SCIENCE], [DEPARTMENTS], 2),
    Expected(35, 4, [SCIENCE], [DEPARTMENTS, FIRMS], 1),
    Expected(36, 4, [SCIENCE], [DEPARTMENTS, FIRMS], 2),
    Expected(37, 4, [BOARD], [SCIENCE], 1, ("2026 - 2027", 2026, 2027)),
    Expected(38, 4, [SCIENCE], [CENTER, DEPARTMENTS], 1, ("Năm 2026", 2026, 2026)),
    Expected(39, 5, [CULTURE], [PRESS], 1),
    Expected(40, 5, [SCIENCE], [DEPARTMENTS], 2),
]
GROUPS = {
    1: "Cải thiện môi trường đầu tư kinh doanh, đẩy mạnh cải cách thủ tục hành chính",
    2: "Phát triển nguồn nhân lực ngành công nghiệp bán dẫn",
    3: "Phát triển công nghiệp bán dẫn",
    4: "Hợp tác trong nước và quốc tế",
    5: "Các nhiệm vụ, giải pháp khác",
}
SUBGROUPS = {
    4: "Cơ chế, chính sách cho phát triển nguồn nhân lực ngành công nghiệp bán dẫn",
    9: "Cơ chế, chính sách cho phát triển công nghiệp bán dẫn",
    13: "", 20: "",
    21: "Phát triển cơ sở hạ tầng", 26: "Phát triển cơ sở hạ tầng", 27: "Phát triển chip chuyên dụng",
    31: "Phát triển công nghiệp điện tử tạo đầu ra cho ngành công nghiệp bán dẫn", 33: "Xúc tiến đầu tư", 35: "",
}
# A piece of text on each side of a page break, and the task in which it stands joined.
JOINED = {
    2: "môi trường đầu tư thông thoáng, cạnh tranh",
    6: "về sử dụng ngân sách địa phương",
    9: "theo quy định của pháp luật về sở hữu trí tuệ",
    16: "giữa viện nghiên cứu, trường đại học",
    22: "thu hút đầu tư vào lĩnh vực thiết kế chip",
    26: "khu công nghiệp trên địa bàn Thành phố",
    30: "đóng gói chip chuyên dụng",
    36: "với các doanh nghiệp bán dẫn",
    40: "thi, giải thưởng và khen thường nhằm tôn vinh",  # the misprint is the document's
}


@pytest.fixture(scope="module", params=FORMS)
def city(request: pytest.FixtureRequest, plan_text: str, load: Callable[..., Any]) -> Any:
    """The city's plan read from one form of the file."""
    return load(plan_text, request.param)


def test_the_table_of_this_test_is_whole() -> None:
    assert [task.number for task in FORTY] == list(range(1, 41))


def test_forty_tasks_and_nothing_that_could_not_be_read(city: Any) -> None:
    assert sorted(city.tasks) == list(range(1, 41))
    assert city.rejects == []


@pytest.mark.parametrize("task", FORTY, ids=lambda task: str(task.number))
def test_each_task_is_what_the_document_says(city: Any, task: Expected) -> None:
    read = city.tasks[task.number]
    window, since, until, recurs, waits_for = (*task.window, None, None)[:5]
    assert (read["group_number"], read["group"]) == (task.group, GROUPS[task.group])
    assert city.bodies("LEADS", task.number) == task.leads
    assert city.bodies("COORDINATES", task.number) == task.coordinators
    assert read["window"] == window
    assert (read["since"], read["until"], read["recurs"], read["waits_for"]) == (since, until, recurs, waits_for)
    assert len(read["results"]) == task.results


@pytest.mark.parametrize(("number", "subgroup"), SUBGROUPS.items())
def test_a_list_inside_a_group_gives_its_tasks_a_subgroup(city: Any, number: int, subgroup: str) -> None:
    assert city.tasks[number]["subgroup"] == subgroup


@pytest.mark.parametrize(("number", "text"), JOINED.items())
def test_words_on_both_sides_of_a_page_break_are_joined(city: Any, number: int, text: str) -> None:
    assert text in city.tasks[number]["text"]


def test_results_are_told_apart_and_joined_over_pages(city: Any) -> None:
    assert city.tasks[14]["results"] == [
        "Khung chương trình/nội dung giáo dục bán dẫn trong trường phổ thông",
        "Kế hoạch triển khai thí điểm từ năm học 2026-2027",
        "Tài liệu hướng dẫn tích hợp nội dung giáo dục bán dẫn vào Chương trình giáo dục phổ thông 2018",
    ]
    assert city.tasks[16]["results"][0].endswith("hỗ trợ khởi nghiệp đổi mới sáng tạo")
    assert city.tasks[40]["results"] == [
        "Các cuộc thi khoa học kỹ thuật cho học sinh, sinh viên có chuyên đề về vi mạch bán dẫn",
        "Các cuộc thi khởi nghiệp đối với sinh viên",
    ]


def test_a_list_mark_is_no_part_of_a_text(city: Any) -> None:
    assert city.tasks[10]["text"].startswith("Hình thành ít nhất 01 Trường Đại học Công nghệ quốc tế")
    assert "STT" not in "".join(task["text"] for task in city.tasks.values())


def test_the_plan_says_what_this_copy_has(city: Any) -> None:
    assert city.plan["name"] == "Phát triển công nghiệp bán dẫn của thành phố Hà Nội đến năm 2030"
    assert city.plan["code"] == KEY
    assert (city.plan["issuer"], city.plan["signer"]) == ("UBND thành phố Hà Nội", "Trương Việt Dũng")
    assert not city.plan["number"]
    assert not city.plan["issued_on"]


TARGETS = [
    ("2.1", 22000, "nhân lực", None), ("2.1a", 1, "trường", None), ("2.1b", None, None, None),
    ("2.1c", None, None, None), ("2.1d", None, None, None), ("2.1dd", None, None, None),
    ("2.2a", 20, "doanh nghiệp", None), ("2.2b", 2, "dự án", None), ("2.2c", None, None, None),
    ("2.2d", None, None, None), ("2.2e", 1, "sự kiện", "yearly"),
]


def test_the_targets_with_number_and_unit(city: Any) -> None:
    read = [goal.props for goal in city.nodes("Goal").values()]
    assert [goal["code"] for goal in read] == [f"{KEY}/{code}" for code, *_ in TARGETS]
    for goal, (_, target, unit, recurs) in zip(read, TARGETS, strict=True):
        assert (goal.get("target"), goal.get("unit"), goal["recurs"]) == (target, unit, recurs)
        assert goal.get("comparison") == ("at_least" if target else None)
        assert goal["until"] == 2030
    assert "ít nhất 22.000 nhân lực có trình độ từ đại học trở lên" in read[0]["text"]


def test_organisations_that_the_registry_knows_carry_its_code(city: Any) -> None:
    organisations = {key: row.props["code"] for key, row in city.nodes("Organization").items()}
    assert set(organisations.values()) == {
        "vn-hanoi-dost", "vn-hanoi-doet", "vn-hanoi-dof", "vn-hanoi-doha", "vn-hanoi-doit", "vn-hanoi-doc",
        "vn-hanoi-docs", "vn-hanoi-hhtp-board", "vn-hanoi-hhtc", "vn-hanoi-innovation-center-jsc",
    }
    board = next(row for row in city.nodes("Organization").values() if row.props["code"] == "vn-hanoi-hhtp-board")
    assert board.props["aliases"] == ["Ban Quản lý Khu CNC và Khu công nghiệp thành phố Hà Nội"]


def test_wordings_of_one_class_are_one_group(city: Any) -> None:
    groups = city.nodes("Group")
    assert set(groups) == {
        "group:departments", "group:higher-and-vocational-education", "group:higher-education", "group:communes",
        "group:research-institutes", "group:semiconductor-firms", "group:it-park-investors", "group:press",
    }
    wordings = {"Các Sở, ngành liên quan", "Các Sở ngành, đơn vị liên quan", "Các Sở, ngành"}
    assert set(groups["group:departments"].props["aliases"]) == wordings


def test_rows_keep_to_the_vocabulary(city: Any, faults: Callable[..., list[str]]) -> None:
    assert faults(city.rows) == []
