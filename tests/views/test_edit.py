"""The edit page: a form that writes only what changed, edits that crossed, new things, decisions, history."""

from pathlib import Path
from typing import Any

import pytest
from own import holding
from streamlit.testing.v1 import AppTest

from graph.ids import thing_id
from graph.registry import Registry
from graph.schema import NODE, NODES
from ledger.record import Said
from loaders.source import EdgeRow, NodeRow, Origin, Ref
from ui import data
from ui.edit import edits, form
from ui.i18n import catalogue

ROOT = Path(__file__).resolve().parents[2]
LIST = Origin("sheet:test", "Danh sách thử", "spreadsheet")
ROWS = [
    NodeRow("Country", "VN", {"code": "VN", "name": "Việt Nam", "name_en": "Vietnam"}),
    NodeRow("Organization", "hust", {"name": "Đại học Bách khoa Hà Nội", "aliases": ["HUST", "sai"]}, ("University",)),
    NodeRow("Expert", "an", {"name": "Nguyễn Văn An", "position": "Giảng viên", "email": "an@example.vn",
                             "aliases": ["N. V. An", "nhầm"]}),
    EdgeRow("AFFILIATED_WITH", Ref("Expert", "an"), Ref("Organization", "hust"),
            {"role": "Giảng viên", "since": "2020"}),
    EdgeRow("LOCATED_IN", Ref("Organization", "hust"), Ref("Country", "VN")),
]
AN, HUST = thing_id(LIST.id, "Expert", "an"), thing_id(LIST.id, "Organization", "hust")
_ = catalogue("vi").gettext


@pytest.fixture
def registry(engine_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Registry:
    """The pages' own registry, with one list in force, each time with a ledger of its own."""
    return holding(monkeypatch, engine_folder, tmp_path, (LIST, ROWS))


def visit(**address: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60).run()
    for name, value in address.items():
        app.query_params[name] = value
    return app.switch_page("views/edit.py").run()


def field(app: AppTest, name: str) -> Any:
    return next(one for one in [*app.text_input, *app.text_area, *app.selectbox, *app.multiselect]
                if (one.key or "").endswith(f"-{name}") and (one.key or "").startswith(("edit-", "new-")))


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == _(label)).click().run()


def node(registry: Registry, id: str) -> dict[str, Any]:
    return {fact.property: fact.value for fact in registry.explain(id)}


def said(app: AppTest) -> str:
    kinds = ("title", "subheader", "markdown", "caption", "html")
    return "\n".join(str(getattr(one, "value", None) or one.proto) for kind in kinds for one in app.get(kind))


def last_payload(registry: Registry, id: str) -> dict[str, Any]:
    return registry.history(id)[0].payload


def test_only_what_changed_is_written(registry: Registry) -> None:
    app = visit(id=AN)
    field(app, "position").input("Phó giáo sư")
    field(app, "aliases").input("N. V. An\nAn Nguyễn")
    app = press(app, "Save changes")
    assert not app.exception and not app.error
    assert last_payload(registry, AN) == {
        "set": {"position": "Phó giáo sư"}, "add": {"aliases": ["An Nguyễn"]}, "remove": {"aliases": ["nhầm"]}}
    assert node(registry, AN)["aliases"] == ["N. V. An", "An Nguyễn"]
    assert field(app, "position").value == "Phó giáo sư"


def test_saving_nothing_writes_nothing(registry: Registry) -> None:
    before = registry.ledger.head()
    app = press(visit(id=AN), "Save changes")
    assert registry.ledger.head() == before
    assert app.info[0].value == _("Nothing was changed, so nothing was written.")


def test_an_emptied_value_is_unset_and_a_required_one_is_refused(registry: Registry) -> None:
    app = visit(id=AN)
    field(app, "position").input("")
    press(app, "Save changes")
    assert last_payload(registry, AN) == {"unset": ["position"]}
    app = visit(id=AN)
    field(app, "name").input("  ")
    before = registry.ledger.head()
    app = press(app, "Save changes")
    assert registry.ledger.head() == before and app.error[0].value == "Họ và tên: bắt buộc phải có."


def test_what_cannot_be_read_is_said_in_a_sentence_and_kept_in_the_form(registry: Registry) -> None:
    app = visit(id=AN)
    field(app, "orcid").input("0000-0002-1825-0098")
    field(app, "website").input("javascript:alert(1)")
    before = registry.ledger.head()
    app = press(app, "Save changes")
    assert registry.ledger.head() == before
    assert len(app.error) == 2 and "0000-0002-1825-0098" in app.error[0].value
    assert field(app, "website").value == "javascript:alert(1)"


def test_contact_data_is_edited_here_and_nowhere_in_the_graph(registry: Registry) -> None:
    app = visit(id=AN)
    assert field(app, "email").value == "an@example.vn"
    field(app, "email").input("an@hust.example.vn")
    press(app, "Save changes")
    assert node(registry, AN)["email"] == "an@hust.example.vn"
    assert "example.vn" not in "".join(registry.export())
    assert "email" not in {fact["property"] for fact in data.facts(AN)}


def test_the_kinds_of_an_organisation(registry: Registry) -> None:
    app = visit(id=HUST)
    assert field(app, "kinds").value == ["University"]
    field(app, "kinds").set_value(["University", "ResearchInstitute"])
    press(app, "Save changes")
    assert set(data.one("edit/kinds", id=HUST)["kind"]) == {"Organization", "University", "ResearchInstitute"}


@pytest.mark.parametrize(("choice", "holds"), [("Keep theirs", "Theirs"), ("Write mine", "Mine")])
def test_a_crossed_edit_is_shown_for_a_decision(registry: Registry, choice: str, holds: str) -> None:
    app = visit(id=AN)
    field(app, "position").input("Mine")
    field(app, "website").input("an.example.vn")
    registry.ledger.patch([Said("patch", AN, "Expert", {"set": {"position": "Theirs"}})], by="Lan")
    registry.settle()
    app = press(app, "Save changes")
    assert "Theirs" in said(app) and "Mine" in said(app)
    assert node(registry, AN)["position"] == "Theirs" and "website" not in node(registry, AN)
    app = press(app, choice)
    assert node(registry, AN)["position"] == holds
    assert node(registry, AN)["website"] == "https://an.example.vn", "what did not cross is saved either way"
    assert field(app, "position").value == holds


def test_two_people_change_two_properties_and_one_is_undone(registry: Registry) -> None:
    app = visit(id=AN)
    field(app, "position").input("Giáo sư")
    registry.ledger.patch([Said("patch", AN, "Expert", {"set": {"title": "TS."}})], by="Lan")
    registry.settle()
    app = press(app, "Save changes")
    assert node(registry, AN)["position"] == "Giáo sư" and node(registry, AN)["title"] == "TS."
    app = press(app, "Undo")
    assert node(registry, AN)["position"] == "Giảng viên" and node(registry, AN)["title"] == "TS."
    assert field(app, "position").value == "Giảng viên"
    press(app, "Redo")
    assert node(registry, AN)["position"] == "Giáo sư"


def test_a_form_that_was_left_begins_anew_with_what_holds(registry: Registry) -> None:
    app = visit(id=AN)
    field(app, "position").input("never saved")
    app.switch_page("views/home.py").run()
    registry.ledger.patch([Said("patch", AN, "Expert", {"set": {"position": "Giáo sư"}})], by="Lan")
    registry.settle()
    app.query_params["id"] = AN
    app = app.switch_page("views/edit.py").run()
    assert field(app, "position").value == "Giáo sư"


def test_a_new_expert_and_a_second_of_that_name(registry: Registry) -> None:
    app = visit(new="Expert")
    field(app, "name").input("Lê Thị Bình")
    field(app, "orcid").input("https://orcid.org/0000-0002-1825-0097")
    app = press(app, "Add")
    assert not app.exception and not app.error
    found = data.read("edit/choose_expert", words=["le", "thi", "binh"], limit=5)
    assert len(found) == 1 and node(registry, found[0]["id"])["orcid"] == "0000-0002-1825-0097"
    again = visit(new="Expert")
    field(again, "name").input("Lê Thị Bình")
    again = press(again, "Add")
    assert len(data.read("edit/choose_expert", words=["le", "thi", "binh"], limit=5)) == 1
    assert _("Of that name there is already:") in said(again)
    again.checkbox[0].check()
    press(again, "Add")
    assert len(data.read("edit/choose_expert", words=["le", "thi", "binh"], limit=5)) == 2


def test_a_relation_is_taken_out_and_one_is_added(registry: Registry) -> None:
    app = visit(id=AN)
    assert "Công tác tại Đại học Bách khoa Hà Nội" in said(app)
    press(app, "Not so")
    assert [row for row in data.read("edit/relations", id=AN, limit=10) if row["relation"] == "AFFILIATED_WITH"] == []
    edits.join("AFFILIATED_WITH", AN, HUST, {"role": "Trưởng khoa", "since": "2024"})
    rows = data.read("edit/relations", id=AN, limit=10)
    assert [(row["relation"], row["role"], row["id"]) for row in rows] == [("AFFILIATED_WITH", "Trưởng khoa", HUST)]


def test_publishing_and_hiding(registry: Registry) -> None:
    app = visit(id=AN)
    assert _("Not published: only curators see this person. Publish with consent or on a legal basis.") in said(app)
    app = press(app, "Publish")
    assert _("Published: everybody who may use the registry sees it.") in said(app)
    app = press(app, "Hide")
    assert _("Hidden: only curators see it.") in said(app)
    app = press(app, "Show again")
    app = press(app, "Take the publication back")
    assert edits.decisions(AN, "published") == [] == edits.decisions(AN, "hidden")


def test_a_thing_that_is_not_is_taken_out_and_comes_back(registry: Registry) -> None:
    app = press(visit(id=AN), "Take it out")
    assert not app.exception
    assert data.read("edit/choose_expert", words=["an"], limit=5) == []
    batch = registry.ledger.batches()[0]
    registry.ledger.undo(batch.id, "test")
    registry.settle()
    assert len(data.read("edit/choose_expert", words=["an"], limit=5)) == 1


def test_without_an_id_the_page_says_what_can_be_done(registry: Registry) -> None:
    for address in ({}, {"id": "0" * 20}, {"new": "Nonsense"}):
        app = visit(**address)
        assert not app.exception
        assert len(app.get("page_link")) >= 6


@pytest.mark.parametrize("label", [entry.label for entry in NODES])
def test_every_label_has_a_form_of_all_that_a_curator_may_say(label: str) -> None:
    offered = {prop.name for prop in form.offered(label)}
    wanted = {prop.name for prop in NODE[label].props if not prop.derived}
    assert offered - {"kinds"} == wanted


VALUES = [
    ("signed_on", "27/06/2026", "2026-06-27"), ("signed_on", "6/2026", "2026-06"), ("signed_on", "2026", "2026"),
    ("signed_on", "2026-06-27", "2026-06-27"), ("signed_on", " 1.2.2024 ", "2024-02-01"), ("evidence", "a.vn/x", "https://a.vn/x"),
    ("name", "  Bản  ghi\u00a0nhớ ", "Bản ghi nhớ"), ("about", " một\n hai ", "một\nhai"), ("kind", None, None)]


@pytest.mark.parametrize(("name", "typed", "value"), VALUES)
def test_what_is_typed_becomes_a_value(name: str, typed: Any, value: Any) -> None:
    assert form.value(NODE["Agreement"].prop(name), typed) == value


@pytest.mark.parametrize("typed", ["31/02/2026", "hôm qua", "2026-13", "27/06", "1/1/26"])
def test_no_date(typed: str) -> None:
    with pytest.raises(form.Unreadable):
        form.value(NODE["Agreement"].prop("signed_on"), typed)


@pytest.mark.parametrize(("typed", "value"), [
    ("22.000", 22000.0), ("13,75", 13.75), ("13.75", 13.75), ("1.234,5", 1234.5), ("-3", -3.0), ("22 000", 22000.0)])
def test_numbers_as_vietnamese_writes_them(typed: str, value: float) -> None:
    target = NODE["Goal"].prop("target")
    assert form.value(target, typed) == value
    assert form.value(target, form.as_typed(target, value)) == value, "what is shown is read back as it was"


@pytest.mark.parametrize("typed", ["x", "nan", "inf", "1,2,3", "1e9", "--1"])
def test_no_number(typed: str) -> None:
    with pytest.raises(form.Unreadable):
        form.value(NODE["Goal"].prop("target"), typed)


def test_a_difference_is_empty_where_nothing_differs() -> None:
    values = {"name": "A", "overseas": False, "aliases": ["x"], "languages": None}
    assert edits.difference("Expert", values, {**values, "languages": [], "position": None}) == {}
    assert edits.difference("Expert", values, {**values, "overseas": None}) == {"unset": ["overseas"]}
    assert edits.difference("Expert", {}, {"overseas": False}) == {"set": {"overseas": False}}
