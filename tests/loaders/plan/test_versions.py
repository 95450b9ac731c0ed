"""The draft and the issued version are one plan: what was said of its tasks meanwhile stays."""

import datetime
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.compile import compiled
from ledger.ledger import Ledger
from loaders import start
from loaders.plan import delivery
from loaders.source import Delivery, EdgeRow, NodeRow, Origin, Ref, stage

TODAY = "2026-12-01"
TASK = "phat-trien-cong-nghiep-ban-dan-cua-thanh-pho-ha-noi-den-nam-2030#19"


def issued(text: str) -> str:
    """The plan as it might be issued: numbered, dated, one window moved, one task reworded."""
    for before, after in (
            ("Số: /KH-UBND", "Số: 184/KH-UBND"),
            ("Hà Nội, ngày tháng năm 2026", "Hà Nội, ngày 15 tháng 6 năm 2026"),
            ("Báo cáo rà soát số lượng và loại hình nhân lực cần đào tạo\tNăm 2026",
             "Báo cáo rà soát số lượng và loại hình nhân lực cần đào tạo\tNăm 2027"),
            ("19\ti\tXác định số lượng", "19\ti\tKhảo sát, xác định số lượng")):
        assert before in text
        text = text.replace(before, after)
    return text


@pytest.fixture
def accepted(tmp_path: Path) -> Callable[[Delivery], Ledger]:
    """A function that loads a delivery into one ledger and accepts it."""
    ledger = Ledger.open(f"sqlite:///{(tmp_path / 'ledger.sqlite').as_posix()}")

    def accept(given: Delivery) -> Ledger:
        staged = stage(ledger, given, "tester")
        if staged.batch is not None:
            ledger.accept(staged.batch, "tester")
        return ledger

    return accept


def progress() -> Delivery:
    """What a sheet says of task 19: that it is under way, and a figure."""
    key = "task-19"
    rows = [
        NodeRow("Task", key, {"code": TASK, "number": 19, "state": "running"}),
        NodeRow("Figure", "f", {"name": "Đơn vị đã khảo sát", "value": 12.0, "as_of": "2026-05-01"}),
        EdgeRow("MEASURES", Ref("Figure", "f"), Ref("Task", key)),
    ]
    return Delivery(Origin("sheet:test", "Bảng theo dõi", "spreadsheet"), rows, "2026-05-01", "test/1", covers=("*",))


def task(ledger: Ledger) -> Any:
    (graph,) = compiled(ledger, ["curators"], TODAY)
    found = [node for node in graph.held_nodes.values() if node.props.get("code") == TASK]
    assert len(found) == 1
    measured = [key for key in graph.held_edges if key.type == "MEASURES" and key.end == found[0].id]
    return found[0].props, len(measured)


def test_the_issued_version_is_the_same_plan_with_its_number_and_date(plan_text: str, load: Callable[..., Any]) -> None:
    draft, final = load(plan_text), load(issued(plan_text))
    assert (final.plan["number"], final.plan["issued_on"]) == ("184/KH-UBND", "2026-06-15")
    assert draft.plan["code"] == final.plan["code"]
    assert set(draft.nodes("Task")) == set(final.nodes("Task"))


def test_progress_stays_and_the_wording_changes(
        plan_text: str, copy: Callable[..., Path], accepted: Callable[[Delivery], Ledger]) -> None:
    accepted(delivery(copy(plan_text, "txt")))
    ledger = accepted(progress())
    before, figures = task(ledger)
    assert (before["state"], before["until"], figures) == ("running", 2026, 1)
    after, figures = task(accepted(delivery(copy(issued(plan_text), "docx"))))
    assert (after["state"], figures) == ("running", 1)
    assert (after["since"], after["until"], after["window"]) == (2027, 2027, "Năm 2027")
    assert after["text"].startswith("Khảo sát, xác định số lượng")
    (graph,) = compiled(ledger, ["curators"], TODAY)
    assert len([node for node in graph.held_nodes.values() if "Task" in node.labels]) == 40


def test_a_draft_loaded_after_the_issue_does_not_win(
        plan_text: str, copy: Callable[..., Path], accepted: Callable[[Delivery], Ledger]) -> None:
    accepted(delivery(copy(issued(plan_text), "txt")))
    after, _ = task(accepted(delivery(copy(plan_text, "html"))))
    assert after["window"] == "Năm 2027"


def test_loading_the_same_copy_again_changes_nothing(
        plan_text: str, copy: Callable[..., Path], accepted: Callable[[Delivery], Ledger]) -> None:
    ledger = accepted(delivery(copy(plan_text, "txt")))
    head = ledger.head()
    for kind in ("txt", "docx", "html"):
        assert stage(ledger, delivery(copy(plan_text, kind)), "tester").same_as is not None
    assert ledger.head() == head


def test_a_copy_is_dated_by_its_issue_then_as_told_then_by_its_year_then_by_the_file(
        plan_text: str, copy: Callable[..., Path]) -> None:
    assert delivery(copy(issued(plan_text), "txt"), "2026-01-31").as_of == "2026-06-15"
    assert delivery(copy(plan_text, "txt"), "2026-01-31").as_of == "2026-01-31"
    assert delivery(copy(plan_text, "txt")).as_of == "2026-01-01"
    undated = plan_text.replace("Hà Nội, ngày tháng năm 2026", "Hà Nội").replace("ngày / /2026", "")
    path = copy(undated, "txt")
    moment = datetime.datetime(2026, 3, 4, 12, tzinfo=datetime.UTC).timestamp()
    os.utime(path, (moment, moment))
    assert delivery(path).as_of == "2026-03-04"


def test_a_date_that_is_none_is_a_reject(plan_text: str, load: Callable[..., Any]) -> None:
    read = load(plan_text.replace("Hà Nội, ngày tháng năm 2026", "Hà Nội, ngày 31 tháng 02 năm 2026"))
    assert [(reject.line, reject.column) for reject in read.rejects] == [(5, "Ngày ban hành")]
    assert not read.plan["issued_on"]
    assert len(read.tasks) == 40


def test_beside_the_starting_registry_the_document_adds_to_the_same_things(
        plan_text: str, copy: Callable[..., Path], accepted: Callable[[Delivery], Ledger]) -> None:
    (before,) = compiled(accepted(start.delivery()), ["curators"], TODAY)
    (after,) = compiled(accepted(delivery(copy(plan_text, "txt"))), ["curators"], TODAY)
    for label in ("Plan", "Goal", "Task", "Group", "Organization"):
        assert sorted(node.id for node in before.held_nodes.values() if label in node.labels) == sorted(
            node.id for node in after.held_nodes.values() if label in node.labels), label
    assert set(before.held_edges) == set(after.held_edges)
    names = {node.id: node.props["name"] for node in before.held_nodes.values() if "name" in node.props}
    assert {id: node.props["name"] for id, node in after.held_nodes.items() if "name" in node.props} == names
    tasks = [node.props for node in after.held_nodes.values() if "Task" in node.labels]
    assert all(task["text"] and task["results"] for task in tasks)
