"""Agreements on their pages: moved with a reason and a document, undone, followed up, listed, drawn on the board."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from own import holding
from streamlit.testing.v1 import AppTest
from visiting import page, press, said

from graph.errors import StaleEdit
from graph.ids import thing_id
from graph.registry import Registry
from ledger.record import Said
from loaders.source import EdgeRow, NodeRow, Origin, Ref
from ui.agreements import board as agreements_board
from ui.agreements import moving as agreement_moving
from ui.agreements import rows as agreement_rows
from ui.agreements.moving import Move
from ui.i18n import in_words_of

LIST = Origin("sheet:test", "Danh sách thử", "spreadsheet")
SOON = (date.today() + timedelta(days=30)).isoformat()
ROWS: list[Any] = [
    NodeRow("Organization", "uni", {"name": "Đại học Thử"}, ("University",)),
    NodeRow("Organization", "firm", {"name": "Công ty Thử"}, ("Firm",)),
    NodeRow("Agreement", "talks", {"name": "Talks", "kind": "memorandum", "state": "talks"}),
    NodeRow("Agreement", "old", {"name": "Old", "state": "active", "signed_on": "2019-03-01", "evidence": "MoU 1"}),
    NodeRow("Agreement", "soon", {"name": "Soon", "state": "signed", "signed_on": date.today().isoformat(),
                                  "ends_on": SOON, "evidence": "MoU 2"}),
    NodeRow("Agreement", "over", {"name": "Over", "state": "ended", "signed_on": "2018-03-01"}),
    *(EdgeRow("PARTY_TO", Ref("Organization", body), Ref("Agreement", one))
      for body in ("uni", "firm") for one in ("talks", "old"))]
TALKS, OLD, ENDING, OVER = (thing_id(LIST.id, "Agreement", key) for key in ("talks", "old", "soon", "over"))


@pytest.fixture
def registry(engine_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Registry:
    """The pages' own registry, with four agreements, each time with a ledger of its own."""
    return holding(monkeypatch, engine_folder, tmp_path, (LIST, ROWS))


def holds(registry: Registry, id: str) -> dict[str, Any]:
    return {fact.property: fact.value for fact in registry.explain(id)}


def asking() -> None:
    """A page that is nothing but what the dialog asks, of the agreement and the state that the address names."""
    import streamlit as st

    from ui import data
    from ui.agreements import moving as agreement_moving

    row = data.one("agreement/about", agreement=st.query_params["id"])
    agreement_moving.last()
    if row["agreement_state"] != st.query_params["new"]:
        agreement_moving._ask(row, st.query_params["new"], int(st.query_params["seen"]))


def asked(registry: Registry, new: str, id: str = TALKS) -> AppTest:
    app = AppTest.from_function(asking, default_timeout=60)
    app.query_params.update({"lang": "en", "id": id, "new": new, "seen": str(registry.ledger.head())})
    return app.run()


def test_a_move_needs_a_reason_and_to_be_signed_a_document_and_can_be_undone(registry: Registry) -> None:
    before, app = registry.ledger.head(), asked(registry, "signed")
    app = press(app, "Move")
    assert app.error[0].value == "Say why: the reason is kept with the move."
    app.text_area[0].input("The rector telephoned")
    app = press(app, "Move")
    assert app.error[0].value.startswith("Name the document that shows it")
    app.text_input[0].input("MoU 12/2026")
    app.text_input[1].input("31/13/2026")
    app = press(app, "Move")
    assert "is no date" in app.error[0].value and registry.ledger.head() == before
    app.text_input[1].input("20/11/2026")
    app = press(app, "Move")
    assert not app.exception and not app.error and registry.ledger.head() == before + 1
    known = holds(registry, TALKS)
    assert (known["state"], known["evidence"], known["signed_on"]) == ("signed", "MoU 12/2026", "2026-11-20")
    (move,) = agreement_moving.moves(TALKS)
    assert (move["agreement_state"], move["reason"], move["undone"]) == ("signed", "The rector telephoned", False)
    assert registry.history(TALKS)[0].payload["reason"] == "The rector telephoned"
    app = press(app, "Undo")
    assert not app.exception and holds(registry, TALKS)["state"] == "talks"
    assert [move["undone"] for move in agreement_moving.moves(TALKS)] == [True]
    assert not any(button.label == "Undo" for button in app.button)


def test_any_other_move_needs_a_reason_only(registry: Registry) -> None:
    app = asked(registry, "lapsed")
    assert [box.label for box in app.text_input] == []
    app.text_area[0].input("Nobody answered")
    press(app, "Move")
    assert holds(registry, TALKS)["state"] == "lapsed"


def test_who_was_first_is_not_overwritten(registry: Registry) -> None:
    app, seen = asked(registry, "lapsed"), registry.ledger.head()
    registry.ledger.patch([Said("patch", TALKS, "Agreement", {"set": {"state": "dormant"}})], by="lan")
    app.text_area[0].input("Nobody answered")
    app = press(app, "Move")
    assert app.error[0].value.startswith("Somebody else moved it meanwhile")
    with pytest.raises(StaleEdit):
        agreement_moving.write(TALKS, "Talks", Move("talks", "ended", "late"), seen)
    registry.settle()
    assert holds(registry, TALKS)["state"] == "dormant"


@pytest.mark.parametrize(("move", "evidence", "allowed"), [
    (Move("talks", "contact", "why"), None, True), (Move("ended", "talks", "why"), None, True),
    (Move("talks", "signed", "why"), None, False), (Move("talks", "signed", "why"), "MoU 1", True),
    (Move("talks", "active", "why"), None, False), (Move("talks", "active", "why", "MoU 1"), None, True),
    (Move("", "contact", "why"), None, True), (Move("talks", "talks", "why"), None, False),
    (Move("talks", "contact", "  "), None, False), (Move("talks", "elsewhere", "why"), None, False)])
def test_which_moves_are_allowed(move: Move, evidence: str | None, allowed: bool) -> None:
    assert (agreement_moving.fault(move, evidence) == "") is allowed


def test_the_page_of_an_agreement_tells_its_alarms_and_keeps_who_follows_it_up(registry: Registry) -> None:
    app = page("agreement", id=OLD)
    text = said(app)
    assert not app.exception and "For a year nothing is known to have happened" in text
    assert "Nobody answers for it yet" in text and "2 parties; signed on 1 Mar 2019" in text
    boxes = {box.label: box for box in app.text_input}
    boxes["Owner"].input("Phòng Hợp tác")
    boxes["Next step"].input("Gọi lại")
    boxes["Next step by"].input("1/2/2020")
    app = press(app, "Save changes")
    assert not app.exception and not app.error
    assert registry.history(OLD)[0].payload == {
        "set": {"owner": "Phòng Hợp tác", "next_step": "Gọi lại", "next_on": "2020-02-01"}}
    text = said(app)
    # Somebody looked after it today: it is silent no longer, but late.
    assert "For a year nothing is known" not in text and "The day named for the next step has passed." in text
    assert "Owner: Phòng Hợp tác. Next step: Gọi lại. Next step by: 1 Feb 2020" in text


def test_owner_and_next_step_are_the_curators_business(registry: Registry) -> None:
    registry.ledger.patch([Said("patch", OLD, "Agreement", {"set": {"owner": "Phòng Hợp tác"}})], by="lan")
    assert any("Phòng Hợp tác" in line for line in registry.export("curators"))
    assert any(OLD in line for line in registry.export("everyone"))
    assert not any("Phòng Hợp tác" in line for line in registry.export("everyone"))


def test_what_needs_attention_stands_first(registry: Registry) -> None:
    rows = agreement_rows.listed()
    assert [(row["id"], row["alarm"]) for row in rows] == [
        (ENDING, "ending"), (OLD, "silent"), (TALKS, "undated"), (OVER, None)]
    assert [row["last_activity_on"] for row in rows] == [
        date.today().isoformat(), "2019-03-01", "2019", "2018-03-01"]


def test_parties_met_where_two_of_them_went(registry: Registry, monkeypatch: pytest.MonkeyPatch) -> None:
    # The first event is of one party only; the third, at which both were, has no day.
    attended = [("a", "v1", "2026-09-01"), ("a", "v2", "2026-05-15"), ("b", "v2", "2026-05-15"), ("a", "v3", None),
                ("b", "v3", None), ("c", "v1", "2026-09-01")]
    answers = {"agreements/parties": [{"id": one, "organisation": body} for one, body in (
                   ("m1", "a"), ("m1", "b"), ("m2", "b"), ("m2", "c"), ("m3", "a"))],
               "agreements/attended": [{"organisation": body, "id": event, "until": day}
                                       for body, event, day in attended]}
    monkeypatch.setattr(agreement_rows.data, "read", lambda name, **given: answers[name])
    assert agreement_rows.met_on(["m1", "m2", "m3"]) == {"m1": "2026-05-15"}


def test_the_list_is_narrowed_to_what_needs_attention(registry: Registry) -> None:
    app = page("agreements", show="list", alarm="any")
    assert not app.exception and "2 agreements (1 signed, 1 active)." in said(app)
    assert "4 agreements" in said(page("agreements"))
    home = page("home")
    links = [one.proto.label for one in home.get("page_link")]
    assert "2 agreements need attention: 1 ends soon, 1 silent for a year" in links


def test_the_board_has_a_column_for_each_state(registry: Registry) -> None:
    def drawn(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return list(in_words_of("en", lambda: agreements_board.drawn(rows))["columns"])
    rows = agreement_rows.listed()
    columns = drawn(rows)
    assert [(one["state"], one["count"]) for one in columns] == [
        ("contact", "0"), ("talks", "1"), ("signed", "1"), ("active", "1"), ("dormant", "0"), ("lapsed", "0"),
        ("ended", "1")]
    card = columns[1]["cards"][0]
    assert (card["id"], card["parties"], card["go"]["stem"]) == (TALKS, "Công ty Thử; Đại học Thử", "agreement")
    assert [line["t"] for line in card["lines"]] == ["Nothing dated"]
    many = [{**rows[0], "agreement_state": None, "id": f"{number}"} for number in range(35)]
    last = drawn(many)[-1]
    assert (last["state"], last["title"], len(last["cards"])) == ("", "No state named", agreements_board.CARDS)
    assert last["more"]["t"] == "5 more in the list"


@pytest.mark.parametrize(("click", "stem"), [
    ({"stem": "agreement", "query": [["id", "x"]]}, "agreement"), ({"stem": "https://elsewhere"}, None), ({}, None)])
def test_a_click_on_the_board_leads_to_our_pages_only(click: dict[str, Any], stem: str | None) -> None:
    link = agreements_board.asked_link(click)
    assert (link.stem if link else None) == stem
