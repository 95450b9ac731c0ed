"""The page of sources: a file becomes a batch, is looked at, accepted, undone and redone; the illustration goes."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from own import own_registry
from streamlit.testing.v1 import AppTest

from graph import engine
from graph.registry import Registry
from graph.store import Store
from ledger import refusals
from loaders import source
from loaders.source import Delivery, NodeRow, Origin
from loaders.template import template
from ui import data, export
from ui.i18n import catalogue
from ui.sources import batches, unread

ROOT = Path(__file__).resolve().parents[2]
PEOPLE = [{"Họ và tên": "Nguyễn Văn An", "Chức vụ": "Giảng viên", "ORCID": "0000-0002-1825-0097"},
          {"Mã": "binh", "Họ và tên": "Lê Thị Bình", "Chức vụ": "Kỹ sư"}]
WRONG = {"Họ và tên": "Trần Văn Sai", "ORCID": "0000-0002-1825-0098"}
_ = catalogue("vi").gettext


@pytest.fixture(scope="module")
def engine_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    home = tmp_path_factory.mktemp("sources")
    yield home
    engine.stop(home / "engine")


@pytest.fixture
def registry(engine_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, store: Store) -> Registry:
    """The pages' own registry, with two invented experts in force; on Neo4j in the server that ``store`` emptied."""
    registry = own_registry(monkeypatch, engine_folder, tmp_path)
    invented = [NodeRow("Expert", str(n), {"name": f"Người minh họa {n}"}) for n in (1, 2)]
    origin = Origin("illustration", "Minh họa", "illustration", rank=1)
    delivery = Delivery(origin, invented, "2026-11-01", "test 1", ("*",), "Minh họa")
    staged = source.stage(registry.ledger, delivery, "test")
    registry.ledger.accept(staged.batch or 0, "test")
    registry.settle()
    return registry


@pytest.fixture
def empty_list(tmp_path: Path) -> Path:
    path = tmp_path / "template.xlsx"
    template(path)
    return path


def filled(empty: Path, rows: list[dict[str, str]]) -> bytes:
    book = openpyxl.load_workbook(empty)
    sheet = book["Chuyên gia"]
    columns = {str(cell.value).rstrip(" *"): cell.column for cell in sheet[1]}
    for line, row in enumerate(rows, start=2):
        for name, value in row.items():
            sheet.cell(line, columns[name]).value = value
            sheet.cell(line, columns[name]).data_type = "s"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def visit(**address: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60).run()
    for name, value in address.items():
        app.query_params[name] = value
    return app.switch_page("views/sources.py").run()


def given(content: bytes, name: str = "danh sách.xlsx") -> AppTest:
    app = visit()
    app.file_uploader[0].upload(name, content, export.XLSX)
    return app.run()


def upload(content: bytes, name: str = "danh sách.xlsx") -> AppTest:
    return press(given(content, name), _("Read the file"))


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label.startswith(label)).click().run()


def labels(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def said(app: AppTest) -> str:
    kinds = ("title", "subheader", "markdown", "caption", "html")
    return "\n".join(str(getattr(one, "value", None) or one.proto) for kind in kinds for one in app.get(kind))


def names() -> set[str]:
    return {row["name"] for row in data.read("edit/choose_expert", words=[], limit=20)}


def test_a_list_is_previewed_accepted_undone_and_redone(registry: Registry, empty_list: Path) -> None:
    app = upload(filled(empty_list, PEOPLE))
    assert not app.exception and not app.error
    assert "Thêm 2." in said(app)
    assert names() == {"Người minh họa 1", "Người minh họa 2"}, "nothing changes before it is accepted"
    app = press(app, "Chấp nhận 2 thay đổi")
    assert {"Nguyễn Văn An", "Lê Thị Bình"} < names()
    app = press(app, _("Undo this batch"))
    assert not app.exception
    assert names() == {"Người minh họa 1", "Người minh họa 2"}
    app = press(app, "Làm lại")
    assert {"Nguyễn Văn An", "Lê Thị Bình"} < names()
    states = {batch.source: batch.state for batch in registry.ledger.batches()}
    assert states == {"sheet:danh sách": "accepted", "illustration": "accepted"}


def test_the_batch_stands_in_the_address(registry: Registry, empty_list: Path) -> None:
    app = upload(filled(empty_list, PEOPLE))
    number = app.query_params["batch"][0]
    again = visit(batch=number)
    assert "Chấp nhận 2 thay đổi" in labels(again)
    assert not visit(batch="99").exception and not visit(batch="x").exception


def test_the_same_list_again_says_that_nothing_changes(registry: Registry, empty_list: Path) -> None:
    press(upload(filled(empty_list, PEOPLE)), "Chấp nhận")
    app = upload(filled(empty_list, PEOPLE))
    assert "không thay đổi" in app.info[0].value or "không có gì thay đổi" in app.info[0].value.lower()
    assert len(registry.ledger.batches()) == 2


def test_a_corrected_list_shows_what_it_changes_and_withdraws(registry: Registry, empty_list: Path) -> None:
    press(upload(filled(empty_list, PEOPLE)), "Chấp nhận")
    app = upload(filled(empty_list, [{**PEOPLE[0], "Chức vụ": "Phó giáo sư"}]))
    assert "Thay đổi 1" in said(app) and "rút lại 1" in said(app).lower()
    press(app, "Chấp nhận 2 thay đổi")
    assert "Lê Thị Bình" not in names()


def test_rejected_lines_are_shown_with_reason_and_as_a_workbook(registry: Registry, empty_list: Path) -> None:
    app = upload(filled(empty_list, [*PEOPLE, WRONG]))
    assert "1 dòng không đọc được" in said(app)
    batch = next(batch for batch in registry.ledger.batches() if batch.rejected)
    rows = registry.ledger.rejects(batch.id)
    assert [(row["sheet"], row["line"], row["column"]) for row in rows] == [("Chuyên gia", 4, "ORCID")]
    known, unknown = (openpyxl.load_workbook(io.BytesIO(unread._file(rows, batch, batch.source, one))).worksheets[0]
                      for one in (True, False))
    table = [[cell.value for cell in row] for row in unknown.iter_rows()]
    assert table[0] == ["Tệp", "Trang tính", "Dòng", "Cột", "Lý do"]
    assert table[1][2:4] == [4, "ORCID"] and "0000-0002-1825-0098" in str(table[1][4])
    assert [cell.value for cell in known[1]] == ["Họ và tên", "ORCID", "Lý do không đọc được"]


def test_a_list_that_says_far_less_asks_before_it_takes_away(registry: Registry, empty_list: Path) -> None:
    many = [{"Mã": f"m{number}", "Họ và tên": f"Nguyễn Văn {number}"} for number in range(30)]
    press(upload(filled(empty_list, many)), "Chấp nhận 30 thay đổi")
    app = upload(filled(empty_list, many[:12]))
    assert "12 mục trong khi đợt gần nhất của nguồn này ghi 30" in app.warning[0].value
    assert len(names()) == 20, "the list of names shows twenty"
    app = press(app, "Vẫn chấp nhận 18 thay đổi")
    assert not app.exception and len([name for name in names() if name.startswith("Nguyễn Văn")]) == 12


def test_a_row_that_is_refused_stays_out_and_can_be_let_in(registry: Registry, empty_list: Path) -> None:
    app = upload(filled(empty_list, PEOPLE))
    batch = int(app.query_params["batch"][0])
    records = next(row["records"] for row in data.preview(batch)["adds"] if row["name"] == "Lê Thị Bình")
    refusals.refuse(registry.ledger, records, "lan", "chưa rõ")
    app = press(visit(batch=str(batch)), "Chấp nhận 1 thay đổi")
    assert names() == {"Người minh họa 1", "Người minh họa 2", "Nguyễn Văn An"}
    assert _("Refused") in said(app)
    refusals.readmit(registry.ledger, records, "lan")
    registry.settle()
    assert "Lê Thị Bình" in names()


def test_the_people_of_a_batch_are_published_by_an_act_of_its_own(registry: Registry, empty_list: Path) -> None:
    app = press(upload(filled(empty_list, PEOPLE)), "Chấp nhận")
    assert "không công bố họ" not in said(app)
    assert not registry.ledger.state().judgements
    app.text_area(key="publish-basis").set_value("Đồng ý bằng văn bản ngày 20/11/2026")
    app = app.run().button(key="publish-batch").click().run()
    assert not app.exception
    batch = app.query_params["batch"][0]
    (told,) = registry.ledger.judgements([f"batch:{batch}"])
    assert (told.verdict, told.reason) == ("published", "Đồng ý bằng văn bản ngày 20/11/2026")
    assert _("Take the publication back") in labels(app)


def test_corrected_lines_are_brought_in_and_add_to_the_list(registry: Registry, empty_list: Path) -> None:
    press(upload(filled(empty_list, [*PEOPLE, WRONG])), "Chấp nhận")
    batch = next(batch for batch in registry.ledger.batches() if batch.rejected)
    book = openpyxl.load_workbook(
        io.BytesIO(unread._file(registry.ledger.rejects(batch.id), batch, "danh sách", True)))
    book["Chuyên gia"]["B2"].value = "0000-0001-5109-3700"
    stream = io.BytesIO()
    book.save(stream)
    app = given(stream.getvalue(), "sửa.xlsx")
    assert "bổ sung vào đợt của danh sách" in said(app)
    press(press(app, _("Read the file")), "Chấp nhận")
    assert {"Nguyễn Văn An", "Lê Thị Bình", "Trần Văn Sai"} < names()


def test_a_broken_file_is_one_sentence_and_nothing_is_written(registry: Registry) -> None:
    for name, content in (("hỏng.xlsx", b"PK\x03\x04 broken"), ("trống.csv", b""), ("../../lạ.xlsx", b"no")):
        app = given(content, name)
        assert not app.exception and _("Read the file") not in labels(app), "it is told before anybody asks"
        assert len(app.error) == 1 and app.error[0].value.count("\n") == 0
        assert ".." not in app.error[0].value
    assert len(registry.ledger.batches()) == 1


def test_the_first_real_experts_offer_to_take_the_illustration_away(registry: Registry, empty_list: Path) -> None:
    offer = _("Take the illustration away")
    assert offer not in labels(visit())
    app = press(upload(filled(empty_list, PEOPLE)), "Chấp nhận")
    assert "2 chuyên gia thật bên cạnh 2 người minh họa" in said(app)
    app = press(app, offer)
    assert not app.exception
    assert names() == {"Nguyễn Văn An", "Lê Thị Bình"}
    assert offer not in labels(app)


def test_single_edits_are_listed_when_asked_for_and_can_be_undone(registry: Registry) -> None:
    from ui.edit import edits

    id = data.read("edit/choose_expert", words=[], limit=1)[0]["id"]
    edits.save(id, "Expert", {"set": {"position": "Thử"}}, registry.ledger.head(), "Một sửa đổi")
    batch = registry.ledger.batches()[0]
    app = press(visit(batch=str(batch.id)), _("Undo this batch"))
    assert not app.exception
    assert registry.ledger.batch(batch.id).state == "undone"


FOUND: dict[str, list[Any]] = {"adds": [1] * 12, "changes": [1] * 5, "contradicts": [1] * 3, "withdraws": [1],
                               "duplicates": [1, 2]}


def test_a_preview_is_a_sentence() -> None:
    assert batches.sentence(FOUND) == "Thêm 12, thay đổi 5, mâu thuẫn 3, rút lại 1, 2 mục nghi trùng."
    nothing = _("changes nothing")
    assert batches.sentence({kind: [] for kind in FOUND}) == f"{nothing[:1].upper()}{nothing[1:]}."
