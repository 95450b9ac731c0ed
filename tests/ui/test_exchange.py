"""Needs and offers: posted by a form, reviewed before others see them, approved or refused, renewed, met."""

from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from own import holding
from streamlit.testing.v1 import AppTest
from visiting import page, press, said

from graph.ids import thing_id
from graph.registry import Registry
from loaders.source import EdgeRow, NodeRow, Origin, Ref
from ui import data
from ui.exchange import acts as exchange_acts
from ui.exchange import page as exchange_page

LIST = Origin("sheet:test", "Danh sách thử", "spreadsheet")
ROWS: list[Any] = [
    NodeRow("Organization", "uni", {"name": "Đại học Thử", "public_contact": "info@example.vn"}, ("University",)),
    NodeRow("Field", "test", {"name": "Kiểm thử", "name_en": "Test", "code": "test", "level": "field"}),
    NodeRow("Offer", "old", {"name": "Old offer", "kind": "people", "state": "open", "open_until": "2020-01-31"}),
    NodeRow("Organization", "firm", {"name": "Công ty Thử"}, ("Firm",)),
    EdgeRow("HAS", Ref("Organization", "uni"), Ref("Offer", "old")),
    EdgeRow("ABOUT", Ref("Offer", "old"), Ref("Field", "test"))]
UNI, FIRM, TEST, OLD = (thing_id(LIST.id, label, key) for label, key in (
    ("Organization", "uni"), ("Organization", "firm"), ("Field", "test"), ("Offer", "old")))


@pytest.fixture
def registry(engine_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Registry:
    """The pages' own registry, with one organisation and its old offer, each time with a ledger of its own."""
    return holding(monkeypatch, engine_folder, tmp_path, (LIST, ROWS))


visit = partial(page, "exchange")


def field(app: AppTest, name: str) -> Any:
    return next(one for one in [*app.text_input, *app.text_area, *app.selectbox, *app.multiselect, *app.date_input]
                if one.key == f"post-Need-{name}")


def seen_by_everyone(registry: Registry, id: str) -> bool:
    return any(id in line for line in registry.export("everyone"))


def state(id: str) -> str:
    return str(data.one("exchange/about", wish=id, today=date.today().isoformat())["exchange_state"])


def posted(registry: Registry) -> str:
    return exchange_acts.post("Need", {"name": "Test engineers", "kind": "people"}, FIRM, [TEST])


def test_the_form_says_what_is_lacking_and_posts_one_batch_for_review(registry: Registry) -> None:
    app = visit(new="Need", of=UNI)
    before = registry.ledger.head()
    field(app, "quantity").input("0")
    app = press(app, "Send for review")
    assert [error.value for error in app.error] == [
        "Name: needs a value.", "Choose what kind it is.", "Choose at least one field, so that it can be found.",
        "The quantity is at least 1."]
    field(app, "quantity").input("12")
    field(app, "year").input("soon")
    field(app, "name").input("Test engineers <b>")
    field(app, "kind").select("people")
    field(app, "level").select("bachelor")
    field(app, "fields").select(TEST)
    app = press(app, "Send for review")
    assert [error.value for error in app.error] == ["Year: soon is no year."] and registry.ledger.head() == before
    field(app, "year").input("2027")
    app = press(app, "Send for review")
    assert not app.exception and not app.error and registry.ledger.head() == before + 1
    (row,) = data.read("exchange/list", words=["test"], label="Need", need_kind="people", exchange_state="review",
                       fields=["test"], today=date.today().isoformat(), skip=0, limit=9)
    assert (row["name"], row["quantity"]) == ("Test engineers <b>", 12)
    assert (row["study_level"], row["year"]) == ("bachelor", 2027)
    assert row["open_until"] == (date.today() + timedelta(days=180)).isoformat()
    assert [one["id"] for one in row["posted_by"]] == [UNI] and [one["id"] for one in row["fields"]] == [TEST]


def test_without_somebody_whose_it_is_nothing_is_posted(registry: Registry) -> None:
    app = press(visit(new="Need"), "Send for review")
    assert "Choose whose it is." in [error.value for error in app.error]


def test_others_see_it_once_a_curator_approved_it(registry: Registry) -> None:
    id = posted(registry)
    assert state(id) == "review" and not seen_by_everyone(registry, id)
    app = visit(id=id)
    assert "Under review: only curators see it" in said(app)
    app = press(app, "Approve")
    assert not app.exception and state(id) == "open" and seen_by_everyone(registry, id)
    # Who posted it and who approved it do not disagree.
    assert "Sources disagree" not in said(app)
    registry.ledger.undo(int(registry.history(id)[0].batch), "lan")
    registry.settle()
    assert state(id) == "review" and not seen_by_everyone(registry, id)


def test_refusing_asks_why_and_keeps_it(registry: Registry) -> None:
    id = posted(registry)
    app = visit(id=id)
    app = app.button(key="exchange-closed").click().run()
    assert app.error[0].value.startswith("Say why") and state(id) == "review"
    app.text_area(key=f"exchange-reason-{id}").input("Not ours to judge")
    app = app.button(key="exchange-closed").click().run()
    assert not app.exception and state(id) == "closed"
    assert registry.history(id)[0].payload["reason"] == "Not ours to judge"


def test_what_expired_is_renewed_and_met(registry: Registry) -> None:
    app = visit(id=OLD)
    assert state(OLD) == "expired" and "It closed by itself on 31 Jan 2020" in said(app)
    app = next(button for button in app.button if button.label.startswith("Renew until")).click().run()
    assert not app.exception and state(OLD) == "open"
    until = (date.today() + timedelta(days=180)).isoformat()
    assert data.one("exchange/about", wish=OLD, today="2026-11-27")["open_until"] == until
    # What stands against it is shown beside it.
    id = posted(registry)
    press(visit(id=id), "Approve")
    assert "Open needs that this offer meets :gray[· 1]" in said(visit(id=OLD))
    (row,) = exchange_page._introduced(UNI, data.read("exchange/meeting", wish=OLD, today="2026-11-27"))
    assert row["id"] == id and row["introduction_link"].href == f"introductions?for={UNI}&to={FIRM}&lang=vi"
    press(visit(id=OLD), "It was met")
    assert state(OLD) == "met"


@pytest.mark.parametrize(("open_until", "until"), [
    (None, "2027-05-27"), ("2020-01-31", "2027-05-27"), ("2027", "2028-06-28"), ("2026-12-31", "2027-06-29")])
def test_renewing_adds_to_what_is_left(open_until: str | None, until: str) -> None:
    assert exchange_acts.renewed_until(open_until, date(2026, 11, 28)) == until


def test_the_list_counts_by_state_and_an_unknown_address_leads_back(registry: Registry) -> None:
    posted(registry)
    assert "2 needs and offers: 1 under review, 1 expired." in said(visit())
    assert visit(id="0" * 20).title[0].value == "No need or offer of this address"
