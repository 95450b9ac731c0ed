"""A table that comes back to a registry: taken out of it, changed, decided about, written, staged, undone."""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from own import own_registry
from streamlit.testing.v1 import AppTest

import queries
from graph.ids import thing_id
from graph.registry import Registry
from ledger.ledger import Ledger
from ledger.record import Said
from loaders import returned, source
from loaders.returned import Found
from loaders.returned.layout import HIDDEN
from loaders.source import Delivery, EdgeRow, NodeRow, Origin, Ref
from ui import data, editable, export, table
from ui.i18n import catalogue, in_words_of
from ui.sources.meanwhile import meanwhile, moved, present

LIST = Origin("sheet:test", "Danh sách thử", "spreadsheet")
OTHER = Origin("other", "Nguồn khác", "test", rank=40)
ROWS = [
    NodeRow("Country", "VN", {"code": "VN", "name": "Việt Nam", "name_en": "Vietnam"}),
    NodeRow("Expert", "an", {"name": "Nguyễn Văn An", "title": "TS.", "aliases": ["N. V. An"],
                             "orcid": "0000-0002-1825-0097", "email": "an@example.vn"}),
    NodeRow("Expert", "binh", {"name": "Lê Thị Bình"}),
    NodeRow("Expert", "chi", {"name": "Trần Chi", "title": "ThS."}),
    NodeRow("Organization", "hust", {"name": "Đại học Bách khoa Hà Nội", "name_en": "HUST"}, ("University",)),
    EdgeRow("AFFILIATED_WITH", Ref("Expert", "an"), Ref("Organization", "hust"), {"role": "Giảng viên"}),
    EdgeRow("LOCATED_IN", Ref("Organization", "hust"), Ref("Country", "VN")),
]
AN, BINH, CHI = (thing_id(LIST.id, "Expert", key) for key in ("an", "binh", "chi"))
COLUMNS = ("name", "title", "organisations", "fields")
_ = catalogue("vi").gettext


@pytest.fixture
def registry(engine_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Registry:
    """The pages' own registry, with one list in force, each time with a ledger of its own."""
    registry = own_registry(monkeypatch, engine_folder, tmp_path)
    load(registry, LIST, ROWS)
    return registry


def load(registry: Registry, origin: Origin, rows: list[Any]) -> int:
    staged = source.stage(registry.ledger, Delivery(origin, rows, "2026-11-01", "test 1"), "test")
    registry.ledger.accept(staged.batch or 0, "test")
    registry.settle()
    return staged.batch or 0


def take_out(registry: Registry, query: str = "experts/list", names: tuple[str, ...] = COLUMNS,
             rows: list[dict[str, Any]] | None = None, lang: str = "vi") -> bytes:
    """The workbook of a question's answer as it is now."""
    rows = rows or registry.read(query, **_for(query)).rows

    def made() -> bytes:
        taken = export.taken(rows, names, False, query, registry.ledger.facts["id"], registry.ledger.head())
        return export.xlsx(export.frame(rows, names, False), "Chuyên gia", False, taken)
    return in_words_of(lang, made)


def changed(content: bytes, *cells: tuple[str, str, Any], without: tuple[str, ...] = (), lost: bool = False) -> bytes:
    """The workbook with other cells (id, heading, value), without some rows, or without its hidden sheet."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book["Ketnoi"]
    columns = {str(cell.value): cell.column for cell in sheet[1]}
    ids = columns.get("Mã") or columns["ID"]
    lines = {str(sheet.cell(line, ids).value): line for line in range(2, sheet.max_row + 1)}
    for id, heading, value in cells:
        sheet.cell(lines[id], columns[heading]).value = value
    for line in sorted((lines[id] for id in without), reverse=True):
        sheet.delete_rows(line)
    if lost:
        del book[HIDDEN]
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def found(registry: Registry, content: bytes, folder: Path) -> Found:
    path = folder / "bảng.xlsx"
    path.write_bytes(content)
    return returned.compare(returned.fetch(path, editable.known()), meanwhile(registry))


def write(registry: Registry, said: list[Said]) -> None:
    registry.ledger.patch(said, by="lan")
    registry.settle()


def holds(registry: Registry, id: str, name: str = "title") -> Any:
    return next((fact.value for fact in registry.explain(id) if fact.property == name), None)


# Against the registry


def test_what_was_not_changed_is_nothing(registry: Registry, tmp_path: Path) -> None:
    content = take_out(registry)
    for lost in (False, True):
        given = found(registry, changed(content, lost=lost), tmp_path)
        assert (given.changes, given.missing, given.rejects) == ([], [], [])
        before = registry.ledger.head()
        assert returned.stage(registry.ledger, given, "lan").batch is None and registry.ledger.head() == before


def test_changes_are_staged_previewed_accepted_undone_and_accepted_again(registry: Registry, tmp_path: Path) -> None:
    content = changed(take_out(registry), (AN, "Học hàm, học vị", "PGS.TS."), (BINH, "Tên", "Lê Thị Bình An"),
                      (CHI, "Học hàm, học vị", None))
    staged = returned.stage(registry.ledger, found(registry, content, tmp_path), "lan")
    assert staged.batch is not None and (staged.records, staged.rejected) == (3, 0)
    assert holds(registry, AN) == "TS."
    preview = registry.preview(staged.batch)
    assert preview.counts == {"adds": 0, "changes": 3, "contradicts": 0, "withdraws": 0, "duplicates": 0}
    assert {(one.property, one.old, one.new) for one in preview.changes} == {
        ("title", "TS.", "PGS.TS."), ("name", "Lê Thị Bình", "Lê Thị Bình An"), ("title", "ThS.", None)}
    before = list(registry.export())
    registry.ledger.accept(staged.batch, "lan")
    registry.settle()
    assert (holds(registry, AN), holds(registry, CHI)) == ("PGS.TS.", None)
    assert holds(registry, BINH, "name") == "Lê Thị Bình An"
    registry.ledger.undo(staged.batch, "lan")
    registry.settle()
    assert list(registry.export()) == before
    registry.ledger.accept(staged.batch, "lan")
    registry.settle()
    assert holds(registry, AN) == "PGS.TS."
    assert found(registry, content, tmp_path).changes == [], "the same file again changes nothing"


def test_a_conflict_is_a_reject_where_nobody_can_be_asked(registry: Registry, tmp_path: Path) -> None:
    content = changed(take_out(registry), (AN, "Học hàm, học vị", "PGS.TS."), (CHI, "Học hàm, học vị", "TS."))
    write(registry, [Said("patch", AN, "Expert", {"set": {"title": "GS."}})])
    given = found(registry, content, tmp_path)
    assert {(one.id, one.conflict, one.exported, one.present, one.new) for one in given.changes} == {
        (AN, True, "TS.", "GS.", "PGS.TS."), (CHI, False, "ThS.", "ThS.", "TS.")}
    staged = returned.stage(registry.ledger, given, "lan")
    assert staged.batch is not None and (staged.records, staged.rejected) == (1, 1)
    (reject,) = registry.ledger.rejects(staged.batch)
    assert reject["column"] == "Học hàm, học vị" and "GS." in reject["reason"] and "PGS.TS." in reject["reason"]


def test_what_another_did_to_other_cells_is_no_conflict(registry: Registry, tmp_path: Path) -> None:
    content = changed(take_out(registry), (AN, "Học hàm, học vị", "PGS.TS."))
    write(registry, [Said("patch", AN, "Expert", {"set": {"position": "Trưởng khoa"}})])
    assert [one.conflict for one in found(registry, content, tmp_path).changes] == [False]
    assert [one.conflict for one in found(registry, changed(content, lost=True), tmp_path).changes] == [False]


def test_without_the_hidden_sheet_the_version_shows_who_was_crossed(registry: Registry, tmp_path: Path) -> None:
    content = changed(take_out(registry), (AN, "Học hàm, học vị", "PGS.TS."), (CHI, "Học hàm, học vị", "TS."),
                      lost=True)
    write(registry, [Said("patch", AN, "Expert", {"set": {"title": "GS."}})])
    given = found(registry, content, tmp_path)
    assert {(one.id, one.conflict, one.present, one.new) for one in given.changes} == {
        (AN, True, "GS.", "PGS.TS."), (CHI, False, "ThS.", "TS.")}


def test_what_moved_is_what_was_said_otherwise_since(registry: Registry) -> None:
    since = registry.ledger.head()
    assert moved(registry, [AN, BINH, CHI], since) == set()
    load(registry, LIST, [*ROWS[:1], replace(ROWS[1], props={"name": "Nguyễn Văn An", "title": "GS."}), ROWS[2]])
    assert moved(registry, [AN, BINH], since) == {(AN, name) for name in ("title", "aliases", "orcid", "email")}
    write(registry, [Said("patch", BINH, "Expert", {"add": {"aliases": ["B."]}, "unset": ["note"]})])
    assert moved(registry, [BINH], since) == {(BINH, "aliases"), (BINH, "note")}
    assert moved(registry, [BINH], registry.ledger.head()) == set()
    batch = registry.ledger.batches()[0].id
    since = registry.ledger.head()
    registry.ledger.undo(batch, "lan")
    registry.settle()
    assert moved(registry, [BINH], since) == {(BINH, "aliases"), (BINH, "note")}


def test_ids_of_merged_things_still_resolve(registry: Registry, tmp_path: Path) -> None:
    load(registry, OTHER, [NodeRow("Expert", "x", {"name": "N. V. An", "title": "TS."})])
    content = take_out(registry)
    other = thing_id(OTHER.id, "Expert", "x")
    judged = registry.ledger.judge("same", other, AN, by="lan")
    registry.settle()
    given = found(registry, changed(content, (other, "Học hàm, học vị", "PGS.TS.")), tmp_path)
    ((one,), rejects) = given.changes, given.rejects
    assert (one.id, one.node, one.present, rejects) == (other, AN, "TS.", [])
    write(registry, returned.patches(given))
    assert holds(registry, AN) == "PGS.TS."
    registry.ledger.withdraw(judged.judgement, "lan")
    registry.settle()
    assert (holds(registry, AN), holds(registry, other)) == ("TS.", "PGS.TS."), "the patch stays with its thing"


def test_what_is_gone_is_told(registry: Registry, tmp_path: Path) -> None:
    content = changed(take_out(registry), (AN, "Học hàm, học vị", "PGS.TS."), without=(BINH,))
    write(registry, [Said("patch", id, "Expert", {"absent": True}) for id in (AN, BINH)])
    given = found(registry, content, tmp_path)
    assert (given.changes, given.missing) == ([], []) and len(given.rejects) == 1


def test_a_deleted_row_is_taken_out_with_all_its_things(registry: Registry, tmp_path: Path) -> None:
    load(registry, OTHER, [NodeRow("Expert", "x", {"name": "N. V. An", "orcid": "0000-0002-1825-0097"})])
    given = found(registry, changed(take_out(registry), without=(AN,)), tmp_path)
    assert [(one.id, one.name) for one in given.missing] == [(AN, "Nguyễn Văn An")]
    said = returned.patches(given, {AN: "out"})
    assert {one.thing for one in said} == {AN, thing_id(OTHER.id, "Expert", "x")}
    write(registry, said)
    assert registry.resolve(AN) is None
    batch = registry.ledger.batches()[0].id
    registry.ledger.undo(batch, "lan")
    registry.settle()
    assert registry.resolve(AN) == AN


def test_contact_data_is_not_asked_for_and_not_written(registry: Registry) -> None:
    now = present(registry, [AN, "nobody"])
    assert list(now) == [AN] and "email" not in now[AN].props
    assert "example.vn" not in str(openpyxl.load_workbook(io.BytesIO(take_out(registry)))[HIDDEN]["A2"].value)


#: Questions whose answers no table shows, or whose rows are no things of the registry.
INNER = re.compile(r"^(edit|filters|map|sources)/|^(coverage/(offers|plan|fields|demand)|gaps/demand_over_training)$"
                   r"|/(about|(filtered_)?counts?|invented|task|works_by_year)$")
ASKED = {"year": 2026, "words": [], "skip": 0, "limit": 40, "country": "", "fields": [], "kind": "", "standing": "",
         "today": "2026-11-27", "home": "VN", "topic": "", "other": "", "partner": "", "ids": [],
         "agreement": "", "event": "", "wish": "", "label": "", "state": "", "need_kind": "", "exchange_state": "",
         **{one: [] for one in ("verified", "untied", "alone", "idle", "silent", "ready")},
         "year_ago": "2025-11-27", "soon": "2027-05-28", "found": 0, "of": 0,
         "area": "", "experts": [], "organisations": []}


def answers(registry: Registry) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """What each question with a table answers about a few people, organisations and tasks."""
    found = {"expert": registry.read("experts/list", **_for("experts/list")).rows[:6],
             "organisation": registry.read("organisations/list", **_for("organisations/list")).rows[:8],
             "task": registry.read("plan/tasks", year=2026).rows[:6],
             "agreement": registry.read("agreements/list", **_for("agreements/list")).rows[:4],
             "wish": registry.read("exchange/list", **_for("exchange/list")).rows[:4],
             "event": registry.read("edit/choose_event", words=[], limit=2).rows}
    for query in (name for name in queries.names() if not INNER.search(name)):
        about = next((name for name in found if name in queries.parameters(query)), None)
        asked = [{about: one["id"]} for one in found[about]] if about else [{}]
        rows = [row for one in asked for row in registry.read(query, **_for(query, **one)).rows]
        if rows:
            yield query, rows


def _for(query: str, **given: Any) -> dict[str, Any]:
    known = {**ASKED, "words": [], "country": "VN" if query == "experts/filtered" else "", **given}
    return {name: known[name] for name in queries.parameters(query)}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_table_of_the_registry_comes_back_as_it_went(tried: Path, tmp_path: Path, lang: str) -> None:
    registry, seen = data.registry(), set()
    for query, rows in answers(registry):
        names = tuple(table.columns(rows))
        content = take_out(registry, query, names, rows=rows, lang=lang)
        for lost in (False, True):
            given = found(registry, changed(content, lost=lost), tmp_path)
            assert (given.changes, given.missing, given.rejects) == ([], [], []), (query, lost)
        seen.add(query)
    assert {"experts/list", "organisations/list", "plan/tasks", "plan/goals", "expert/agreements",
            "expert/works", "expert/fields", "gaps/task_with_nobody_behind"} <= seen


# The page


def block() -> None:
    """A page that is nothing but the block, with the file that the test puts beside it."""
    from pathlib import Path

    import streamlit as st

    from ui import acts, frame
    from ui.sources import returned

    acts.say()
    frame.dress()
    path = Path(st.query_params["file"])
    batch = returned.show(path.name, path.read_bytes())
    if batch is not None:
        st.session_state["written"] = batch


@pytest.fixture
def visit(tmp_path: Path) -> Callable[..., AppTest]:
    """Opens the block with a workbook."""
    def opened(content: bytes, lang: str = "vi") -> AppTest:
        path = tmp_path / "bảng.xlsx"
        path.write_bytes(content)
        app = AppTest.from_function(block, default_timeout=60)
        app.query_params["file"], app.query_params["lang"] = str(path), lang
        return app.run()
    return opened


def said(app: AppTest) -> str:
    kinds = ("title", "subheader", "markdown", "caption", "html", "info", "error", "warning")
    return "\n".join(str(getattr(one, "value", None) or one.proto) for kind in kinds for one in app.get(kind))


def main(app: AppTest) -> Any:
    return next((one for one in app.button if (one.key or "").startswith("returned-record")), None)


def test_the_page_says_that_nothing_changes(registry: Registry, visit: Callable[..., AppTest]) -> None:
    app = visit(take_out(registry))
    assert not app.exception and main(app) is None
    assert app.info[0].value == _("{file} says what the registry says: nothing changes.").format(file="bảng.xlsx")


def test_the_page_writes_the_changes_as_one_batch(registry: Registry, visit: Callable[..., AppTest]) -> None:
    app = visit(changed(take_out(registry), (AN, "Học hàm, học vị", "PGS.TS."), (CHI, "Học hàm, học vị", "TS."),
                        (CHI, "Tên", "")))
    assert not app.exception
    assert "2" in main(app).label and not main(app).disabled
    assert _("Not taken") in said(app)
    head = registry.ledger.head()
    app = main(app).click().run()
    assert not app.exception and registry.ledger.head() == head + 1
    assert (holds(registry, AN), holds(registry, CHI)) == ("PGS.TS.", "TS.")
    batch = registry.ledger.batch(app.session_state["written"])
    assert (batch.source, batch.title, batch.state, batch.records) == ("curator", "bảng.xlsx", "accepted", 2)


@pytest.mark.parametrize(("choice", "title"), [("theirs", "GS."), ("mine", "PGS.TS."), ("skip", "GS.")])
def test_a_conflict_is_decided(registry: Registry, visit: Callable[..., AppTest], choice: str, title: str) -> None:
    content = changed(take_out(registry), (AN, "Học hàm, học vị", "PGS.TS."))
    write(registry, [Said("patch", AN, "Expert", {"set": {"title": "GS."}})])
    app = visit(content)
    text = said(app)
    assert all(value in text for value in ("TS.", "GS.", "PGS.TS.")) and main(app).disabled
    app = app.get("button_group")[0].set_value(choice).run()
    assert main(app).disabled is (choice != "mine")
    if choice == "mine":
        main(app).click().run()
    assert holds(registry, AN) == title


def test_a_deleted_row_goes_only_when_it_is_ticked(registry: Registry, visit: Callable[..., AppTest]) -> None:
    app = visit(changed(take_out(registry), without=(CHI,)))
    assert main(app).disabled and not app.checkbox[0].value
    app = app.checkbox[0].check().run()
    app = main(app).click().run()
    assert not app.exception and registry.resolve(CHI) is None


def test_a_click_on_what_has_changed_meanwhile_writes_nothing(registry: Registry,
                                                              visit: Callable[..., AppTest]) -> None:
    app = visit(changed(take_out(registry), (AN, "Học hàm, học vị", "PGS.TS.")))
    write(registry, [Said("patch", AN, "Expert", {"set": {"title": "GS."}})])
    app = main(app).click().run()
    assert not app.exception and holds(registry, AN) == "GS."
    assert _("Changed by somebody else meanwhile") in said(app) and main(app).disabled


def test_an_edit_in_the_very_moment_is_asked_about_again(
        registry: Registry, visit: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch) -> None:
    app = visit(changed(take_out(registry), (AN, "Học hàm, học vị", "PGS.TS.")))
    patch = Ledger.patch

    def crossed(ledger: Ledger, *given: Any, **more: Any) -> int:
        patch(ledger, [Said("patch", AN, "Expert", {"set": {"title": "GS."}})], by="lan")
        return patch(ledger, *given, **more)
    with monkeypatch.context() as quick:
        quick.setattr(Ledger, "patch", crossed)
        app = main(app).click().run()
    assert not app.exception and len(app.warning) == 1
    registry.settle()
    assert holds(registry, AN) == "GS."


def test_without_the_hidden_sheet_nobody_knows_what_was_taken_out(registry: Registry,
                                                                  visit: Callable[..., AppTest]) -> None:
    content = changed(take_out(registry), (AN, "Học hàm, học vị", "PGS.TS."))
    write(registry, [Said("patch", AN, "Expert", {"set": {"title": "GS."}})])
    assert _("When taken out") in said(visit(content))
    lost = said(visit(changed(content, lost=True)))
    assert _("When taken out") not in lost and "Trang ẩn" in lost


def test_a_table_of_another_registry_is_one_sentence(registry: Registry, visit: Callable[..., AppTest]) -> None:
    content = take_out(registry)
    book = openpyxl.load_workbook(io.BytesIO(content))
    head = book[HIDDEN]["A1"]
    head.value = str(head.value).replace(registry.ledger.facts["id"], "0" * 32)
    stream = io.BytesIO()
    book.save(stream)
    app = visit(stream.getvalue())
    assert not app.exception and "another registry" in app.error[0].value
    app = visit(b"PK\x03\x04 broken")
    assert not app.exception and len(app.error) == 1


def test_names_from_outside_are_text(registry: Registry, visit: Callable[..., AppTest]) -> None:
    load(registry, OTHER, [NodeRow("Expert", "x", {"name": "<img src=x> **A** [b](c)", "title": "TS."})])
    other = thing_id(OTHER.id, "Expert", "x")
    app = visit(changed(take_out(registry), without=(other,)))
    assert not app.exception and "\\*\\*A\\*\\*" in app.checkbox[0].label


def test_the_page_is_english_too(registry: Registry, visit: Callable[..., AppTest]) -> None:
    app = visit(changed(take_out(registry), (AN, "Học hàm, học vị", "PGS.TS.")), lang="en")
    assert main(app).label == "Record 1 change" and "1 change." in said(app)
