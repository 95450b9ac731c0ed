"""What cannot be read is a reject that says where; what stands beside it stays as it was."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

# Lines of the text export, counted from 1: the row of a task, by its number.
ROW = {3: 267, 9: 278, 12: 286, 17: 297, 19: 302, 22: 307, 33: 332}
NUMBER, LEADS, COORDINATORS, RESULTS, WINDOW = 0, 3, 4, 5, 6


def changed(text: str, line: int, change: Callable[[list[str]], list[str]]) -> str:
    """The text with other cells in one line."""
    lines = text.split("\n")
    lines[line - 1] = "\t".join(change(lines[line - 1].split("\t")))
    return "\n".join(lines)


def cell(text: str, number: int, column: int, said: str) -> str:
    """The text with another cell in the row of a task."""
    return changed(text, ROW[number], lambda cells: [*cells[:column], said, *cells[column + 1:]])


def spoken(read: Any, number: int) -> tuple[Any, ...]:
    """All that is said of a task."""
    return read.tasks.get(number), read.bodies("LEADS", number), read.bodies("COORDINATES", number)


def others_stand(read: Any, whole: Any, *but: int) -> bool:
    """Whether every task but these is as in the undamaged document."""
    return all(spoken(read, number) == spoken(whole, number) for number in whole.tasks if number not in but)


@pytest.fixture(scope="module")
def whole(plan_text: str, load: Callable[..., Any]) -> Any:
    """The undamaged document."""
    return load(plan_text)


def test_a_row_with_too_few_columns(plan_text: str, load: Callable[..., Any], whole: Any) -> None:
    read = load(changed(plan_text, ROW[17], lambda cells: cells[:3] + cells[4:]))
    assert [(reject.line, reject.column) for reject in read.rejects] == [(ROW[17], "STT")]
    assert "Task 17 has too few columns" in read.rejects[0].reason
    assert 17 not in read.tasks
    assert others_stand(read, whole, 17)


@pytest.mark.parametrize("said", ["quý IV", "2026 - 20", "2030 - 2026", "Tháng 13 hằng năm", "???"])
def test_a_window_that_says_nothing_is_kept_as_written(
        plan_text: str, load: Callable[..., Any], whole: Any, said: str) -> None:
    read = load(cell(plan_text, 19, WINDOW, said))
    assert [(reject.line, reject.column) for reject in read.rejects] == [(ROW[19], "Thời gian")]
    assert said in read.rejects[0].reason
    task = read.tasks[19]
    assert (task["window"], task["since"], task["until"], task["recurs"], task["waits_for"]) == (said, *[None] * 4)
    assert others_stand(read, whole, 19)


def test_a_task_without_time_lead_or_result(plan_text: str, load: Callable[..., Any], whole: Any) -> None:
    for column, title, reason in (
            (WINDOW, "Thời gian", "no time"), (LEADS, "Đơn vị chủ trì", "no lead agency"),
            (RESULTS, "Kết quả dự kiến", "no expected result")):
        read = load(cell(plan_text, 17, column, ""))
        assert [(reject.line, reject.column) for reject in read.rejects] == [(ROW[17], title)]
        assert reason in read.rejects[0].reason
        assert 17 in read.tasks
        assert others_stand(read, whole, 17)


@pytest.mark.parametrize("said", ["như trên", "12345", "2026 - 2030", "ông Nguyễn Văn Minh Họa", "đề nghị xem xét lại"])
def test_an_agency_that_looks_like_none(plan_text: str, load: Callable[..., Any], whole: Any, said: str) -> None:
    read = load(cell(plan_text, 17, LEADS, f"Sở Giáo dục và Đào tạo; {said}"))
    assert [(reject.line, reject.column) for reject in read.rejects] == [(ROW[17], "Đơn vị chủ trì")]
    assert f"“{said}”" in read.rejects[0].reason
    assert read.bodies("LEADS", 17) == ["Sở Giáo dục và Đào tạo"]
    assert others_stand(read, whole, 17)


def test_a_number_used_twice(plan_text: str, load: Callable[..., Any], whole: Any) -> None:
    read = load(cell(plan_text, 33, NUMBER, "17"))
    lines = {reject.line: reject.reason for reject in read.rejects}
    assert f"Number 17 was already used in line {ROW[17]}" in lines[ROW[33]]
    assert "Task 33 is missing before number 34" in lines[333]
    assert others_stand(read, whole, 33)


@pytest.mark.parametrize("number", sorted(ROW))
def test_a_row_that_lost_its_number(plan_text: str, load: Callable[..., Any], whole: Any, number: int) -> None:
    read = load(cell(plan_text, number, NUMBER, ""))
    assert {reject.line for reject in read.rejects} >= {ROW[number]}
    assert any(f"Task {number} is missing" in reject.reason for reject in read.rejects)
    assert others_stand(read, whole, number)


def test_a_row_that_is_gone(plan_text: str, load: Callable[..., Any], whole: Any) -> None:
    lines = plan_text.split("\n")
    del lines[ROW[9] - 1]
    read = load("\n".join(lines))
    assert any("Task 9 is missing before number 10" in reject.reason for reject in read.rejects)
    # What the page break cut off from task 9 does not become the end of task 8.
    assert others_stand(read, whole, 9)


def test_many_missing_rows_are_one_reject(plan_text: str, load: Callable[..., Any]) -> None:
    read = load(cell(plan_text, 33, NUMBER, "9999"))
    assert [reject.reason for reject in read.rejects] == [
        "Task 33 is missing before number 34.", "Tasks 41 to 9998 are missing before number 9999."]


def test_a_row_that_lost_its_tabs(plan_text: str, load: Callable[..., Any], whole: Any) -> None:
    lines = plan_text.split("\n")
    lines[ROW[9] - 1] = lines[ROW[9] - 1].replace("\t", " ")
    read = load("\n".join(lines))
    assert {reject.line for reject in read.rejects} == {ROW[9], 284}
    assert others_stand(read, whole, 9)


@pytest.mark.parametrize("title", ["Nhiệm vụ", "Đơn vị chủ trì", "Cơ quan phối hợp", "Kết quả dự kiến", "Thời gian"])
@pytest.mark.parametrize("line", [265, 288, 309, 338])
def test_a_damaged_heading_row_is_told_and_the_rows_below_are_read(
        plan_text: str, load: Callable[..., Any], whole: Any, title: str, line: int) -> None:
    read = load(changed(plan_text, line, lambda cells: ["" if said == title else said for said in cells]))
    assert [reject.line for reject in read.rejects if "heading row lacks" in reject.reason] == [line]
    assert others_stand(read, whole, 12, 36)


def test_a_group_without_heading(plan_text: str, load: Callable[..., Any]) -> None:
    lines = plan_text.split("\n")
    del lines[334 - 1]
    read = load("\n".join(lines))
    assert ["Group 4 before group 5" in reject.reason for reject in read.rejects] == [True]


def test_a_row_that_is_repeated(plan_text: str, load: Callable[..., Any], whole: Any) -> None:
    lines = plan_text.split("\n")
    lines.insert(266, lines[265])
    read = load("\n".join(lines))
    assert [(reject.line, "repeats" in reject.reason) for reject in read.rejects] == [(267, True)]
    assert others_stand(read, whole)


def test_a_cell_of_a_megabyte(plan_text: str, load: Callable[..., Any], whole: Any) -> None:
    read = load(cell(plan_text, 17, RESULTS, "x" * 1_100_000))
    assert read.rejects[0].line == ROW[17]
    assert "20,000 characters" in read.rejects[0].reason
    assert others_stand(read, whole, 17)


def test_ten_thousand_agencies_in_a_cell_take_no_time(plan_text: str, load: Callable[..., Any]) -> None:
    read = load(cell(plan_text, 17, COORDINATORS, "Sở A, " * 2_000))
    assert [reject.line for reject in read.rejects] == [ROW[17]]


@pytest.mark.parametrize("kind", ["docx", "html"])
def test_the_same_damage_in_other_forms(plan_text: str, load: Callable[..., Any], kind: str) -> None:
    read = load(cell(plan_text, 19, WINDOW, "quý IV"), kind)
    assert [(reject.column, reject.line > 0) for reject in read.rejects] == [("Thời gian", True)]


@pytest.mark.parametrize("column", range(7))
def test_no_damage_to_one_cell_changes_another_task(
        plan_text: str, load: Callable[..., Any], whole: Any, column: int) -> None:
    """A cell of each row emptied, taken out or overwritten, one row at a time, the three in turn."""
    lines = plan_text.split("\n")
    rows = [line for line in range(262, 345) if lines[line - 1].split("\t")[0].isdecimal()]
    for number, line in list(enumerate(rows, 1))[column::4]:
        replacement = ([""], [], ["???"])[(number + column) % 3]
        read = load(changed(plan_text, line, partial(replaced, column, replacement)))
        assert others_stand(read, whole, number), (line, column, replacement)


def replaced(column: int, by: list[str], cells: list[str]) -> list[str]:
    """The cells with others in the place of one."""
    return [*cells[:column], *by, *cells[column + 1:]]
