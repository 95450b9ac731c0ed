"""The block of proposals: each is decided, corrected and taken back by itself; the graph holds what was accepted."""

import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import news
import pytest
from own import own_registry
from streamlit.testing.v1 import AppTest

from graph.registry import Registry
from loaders import source
from loaders.source import NodeRow
from ui import frame
from ui.i18n import LANGUAGES, catalogue
from ui.proposals import deciding
from ui.proposals import page as proposals
from ui.proposals import words as proposed

_ = catalogue("vi").gettext
SENTENCE = "5 proposals: 2 agreements, 1 event, 1 role, 1 figure. 0 of 5 decided."
HOSTILE = "<img src=x onerror=alert(1)> **đậm** :material/delete: $x$ [a](javascript:b)"


@pytest.fixture
def registry(engine_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Registry:
    """The pages' own registry, with the item staged, each time with a ledger of its own."""
    registry = own_registry(monkeypatch, engine_folder, tmp_path)
    source.stage(registry.ledger, news.delivery(), "Lan")
    registry.settle()
    return registry


def page() -> None:
    """What the app runs: the block of the batch in the address."""
    import streamlit

    from ui import data
    from ui.proposals import page as proposals

    proposals.show(data.registry().ledger.batch(int(streamlit.query_params["batch"])))


def visit(batch: int = 1, lang: str = "vi") -> AppTest:
    app = AppTest.from_function(page, default_timeout=60)
    app.query_params["batch"], app.query_params["lang"] = str(batch), lang
    return app.run()


def press(app: AppTest, act: str, part: str = "") -> AppTest:
    key = f"{act}-1-{part.replace(' ', '-')}" if part else act
    app = app.button(key=key).click().run()
    assert not app.exception
    return app


def save(app: AppTest) -> AppTest:
    app = next(one for one in app.button if one.label == _("Save changes")).click().run()
    assert not app.exception
    return app


def field(app: AppTest, name: str) -> Any:
    return next(one for one in [*app.text_input, *app.text_area] if (one.key or "").endswith(f"-{name}"))


def box(app: AppTest, words: str) -> Any:
    return next(one for one in app.checkbox if words in one.label)


def said(app: AppTest) -> str:
    return "\n".join(str(one.proto.body) for one in app.get("html"))


def standings(registry: Registry) -> list[str]:
    return [one.standing for one in deciding.proposals(registry.ledger, 1)]


def names(registry: Registry) -> set[str]:
    """The names in the graph, which must be what follows from the ledger compiled from nothing."""
    assert list(registry.export()) == list(registry.export(as_of=registry.ledger.head()))
    rows = registry.store.rows("curators", "MATCH (n) WHERE n.name IS NOT NULL RETURN n.name AS name")
    return {row["name"] for row in rows}


def roles(registry: Registry) -> list[dict[str, Any]]:
    return registry.store.rows("curators", "MATCH (:Expert)-[r:AFFILIATED_WITH]->(:Organization) "
                                           "RETURN r.role AS role, r.since AS since, r.until AS until")


def test_a_staged_item_is_told_in_the_order_of_its_text(registry: Registry) -> None:
    text = said(visit(lang="en"))
    assert SENTENCE in text and names(registry) == set()
    order = [text.index(f'<p class="kn-proposed">{title}</p>') for title in (
        "Bản ghi nhớ về đào tạo", "Chương trình đóng gói 2026", "Hội thảo Vi mạch Thử",
        "Trần Văn Thử – Chủ tịch – Hội Chip Thử", "Kỹ sư vi mạch")]
    assert order == sorted(order)
    for fact in ("<dt>Signed on</dt><dd>27 Jun 2026</dd>", "<dd>about 10–15.5 nghìn người</dd>",
                 "<dd>Sở Khoa học Thử; Hội Chip Thử; Trường Đại học Thử</dd>", "<dd>Đào tạo (“đào tạo”)</dd>",
                 "<dt>What it measures</dt><dd>Hội Chip Thử</dd>", "<dt>Title</dt><dd>TS</dd>",
                 f"“{news.SIGNED}”<footer>paragraph 2, sentence 1</footer>"):
        assert fact in text, fact


def test_numbers_and_dates_are_written_as_in_vietnam(registry: Registry) -> None:
    text = said(visit())
    assert "<dt>Ngày ký</dt><dd>27/06/2026</dd>" in text and "10–15,5 nghìn người" in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_only_the_accepted_one_is_in_the_graph(registry: Registry, lang: str) -> None:
    app = press(visit(lang=lang), "accept", "event 3")
    assert names(registry) == {"Hội thảo Vi mạch Thử"}
    assert standings(registry) == ["waiting", "waiting", "accepted", "waiting", "waiting"]
    assert catalogue(lang).gettext("Accepted") in said(app)
    assert registry.ledger.batch(1).state == "accepted"


def test_refused_taken_back_and_accepted_all(registry: Registry) -> None:
    app = press(visit(), "accept", "event 3")
    app = press(app, "refuse", "role 4")
    app = press(app, "refuse", "agreement 2")
    app = press(app, "back", "agreement 2")
    assert standings(registry) == ["waiting", "waiting", "accepted", "refused", "waiting"]
    app = press(app, "accept-rest")
    assert standings(registry) == ["accepted", "accepted", "accepted", "refused", "accepted"]
    assert "Trần Văn Thử" not in names(registry) and "Kỹ sư vi mạch" in names(registry)
    app = press(app, "undo")
    assert names(registry) == set()
    press(app, "redo")
    assert {"Kỹ sư vi mạch", "Công ty Đóng gói Thử"} < names(registry)


def test_the_last_decision_is_taken_back_from_above(registry: Registry) -> None:
    app = visit()
    assert "back-last" not in {button.key for button in app.button}
    app = press(press(app, "accept", "event 3"), "refuse", "figure 5")
    assert "Kỹ sư vi mạch" in said(app)
    app = press(app, "back-last")
    assert standings(registry) == ["waiting", "waiting", "accepted", "waiting", "waiting"]
    assert "back-last" not in {button.key for button in app.button}


def test_keys_decide_the_first_one_that_waits(registry: Registry) -> None:
    def keys(app: AppTest) -> dict[str, str]:
        return {button.key: button.proto.shortcut for button in app.button if button.proto.shortcut}

    app = visit()
    assert keys(app) == {"accept-1-agreement-1": "n", "refuse-1-agreement-1": "t", "edit-1-agreement-1": "s"}
    app = press(app, "accept", "agreement 1")
    assert keys(app) == {"accept-1-agreement-2": "n", "refuse-1-agreement-2": "t", "edit-1-agreement-2": "s",
                         "back-last": "h"}
    app = press(app, "edit", "event 3")
    assert keys(app) == {"back-last": "h"}, "in a form letters are typed"


def test_a_reason_is_kept_and_shown(registry: Registry) -> None:
    app = press(press(visit(), "accept", "event 3"), "refuse", "role 4")
    app.text_input(key="reason-1-role-4").input("Đã thôi chức <b>")
    app = press(app.run(), "keep-reason", "role 4")
    assert "Đã thôi chức &lt;b&gt;" in said(app)
    assert deciding.proposals(registry.ledger, 1)[3].reason == "Đã thôi chức <b>"


def test_a_correction_sleeps_until_it_is_accepted_and_can_be_undone(registry: Registry) -> None:
    app = press(visit(), "edit", "event 3")
    assert field(app, "starts_on").value == "28/06/2026"
    field(app, "name").input("Hội thảo Chip Thử")
    field(app, "ends_on").input("29/6/2026")
    app = save(app)
    assert names(registry) == set()
    assert "Hội thảo Chip Thử" in said(app) and _("Corrected") in said(app)
    edit = registry.ledger.batches()[0]
    assert [told.payload for told in registry.ledger.records_of(edit.id)] == [
        '{"set":{"ends_on":"2026-06-29","name":"Hội thảo Chip Thử"}}']
    app = press(app, "accept", "event 3")
    assert names(registry) == {"Hội thảo Chip Thử"}
    registry.ledger.undo(edit.id, "Lan")
    registry.settle()
    assert names(registry) == {"Hội thảo Vi mạch Thử"}
    assert _("Corrected") not in said(app.run())


def test_a_citation_in_the_place_of_an_address_does_not_hinder_a_correction(registry: Registry) -> None:
    app = press(visit(), "edit", "agreement 1")
    field(app, "signed_on").input("6/2026")
    app = press(save(app), "accept", "agreement 1")
    assert not app.error
    rows = registry.store.rows("curators", "MATCH (a:Agreement) RETURN a.signed_on AS day, a.evidence AS evidence")
    assert rows == [{"day": "2026-06", "evidence": "Tin thử: lễ ký kết (27/6/2026)"}]


def test_what_is_no_value_is_said_in_a_sentence_and_nothing_is_written(registry: Registry) -> None:
    before = registry.ledger.head()
    app = press(visit(), "edit", "figure 5")
    field(app, "value").input("nhiều")
    app = save(app)
    assert len(app.error) == 1 and "nhiều" in app.error[0].value and registry.ledger.head() == before
    field(app, "value").input("10")
    app = save(app)
    assert app.info[0].value == _("Nothing was changed, so nothing was written.")
    app = next(one for one in app.button if one.label == _("Close")).click().run()
    assert not app.get("form") and registry.ledger.head() == before


def test_a_party_and_a_field_are_left_out(registry: Registry) -> None:
    app = press(visit(), "edit", "agreement 1")
    box(app, "Trường Đại học Thử").uncheck()
    box(app, "Đào tạo").uncheck()
    app = save(app)
    assert f"<dt>{_('Left out')}</dt><dd>Trường Đại học Thử; Đào tạo (“đào tạo”)</dd>" in said(app)
    app = press(app, "accept", "agreement 1")
    assert names(registry) == {"Bản ghi nhớ về đào tạo", "Sở Khoa học Thử", "Hội Chip Thử"}
    app = press(app, "edit", "agreement 1")
    assert not box(app, "Đào tạo").value and box(app, "Hội Chip Thử").value
    box(app, "Đào tạo").check()
    save(app)
    assert "Đào tạo" in names(registry) and "Trường Đại học Thử" not in names(registry)


def test_a_shared_organisation_stays_while_one_of_its_proposals_is_accepted(registry: Registry) -> None:
    app = press(press(visit(), "accept", "agreement 1"), "accept", "agreement 2")
    app = press(app, "back", "agreement 1")
    assert names(registry) == {"Chương trình đóng gói 2026", "Sở Khoa học Thử", "Công ty Đóng gói Thử"}
    press(app, "back", "agreement 2")
    assert names(registry) == set()


def test_a_role_is_corrected_by_person_role_and_time(registry: Registry) -> None:
    app = press(visit(), "edit", "role 4")
    assert field(app, "person").value == "Trần Văn Thử"
    field(app, "until").input("2025")
    app = press(save(app), "accept", "role 4")
    assert roles(registry) == [{"role": "Chủ tịch", "since": None, "until": "2025"}]
    app = press(app, "edit", "role 4")
    field(app, "role").input("Phó Chủ tịch")
    field(app, "person").input("Trần Văn Thử Hai")
    app = save(app)
    assert roles(registry) == [{"role": "Phó Chủ tịch", "since": None, "until": "2025"}]
    assert "Trần Văn Thử Hai" in names(registry)
    assert "Trần Văn Thử Hai – Phó Chủ tịch – Hội Chip Thử" in said(app)
    app = press(app, "edit", "role 4")
    assert field(app, "until").value == "2025"
    field(app, "role").input("Chủ tịch")
    field(app, "until").input("")
    save(app)
    assert roles(registry) == [{"role": "Chủ tịch", "since": None, "until": None}]
    assert standings(registry)[3] == "accepted" and names(registry) == {"Trần Văn Thử Hai", "Hội Chip Thử"}


def test_a_crossed_correction_is_shown_for_a_decision(registry: Registry) -> None:
    from ledger.record import Said

    app = press(press(visit(), "accept", "event 3"), "edit", "event 3")
    thing = deciding.proposals(registry.ledger, 1)[2].main.thing
    registry.ledger.patch([Said("patch", thing, "Event", {"set": {"place": "Huế"}})], by="Mai")
    field(app, "place").input("Đà Nẵng")
    app = save(app)
    assert "Huế" in said(app) and "Đà Nẵng" in said(app)
    next(one for one in app.button if one.label == _("Write mine")).click().run()
    places = registry.store.rows("curators", "MATCH (e:Event) RETURN e.place AS place")
    assert places == [{"place": "Đà Nẵng"}]


def test_text_stays_text(registry: Registry) -> None:
    rows = [replace(row, props={**row.props, "name": HOSTILE}) if isinstance(row, NodeRow) else row
            for row in news.agreement("agreement 1", "x", HOSTILE, "contract", (news.SO,), HOSTILE, HOSTILE)]
    batch = source.stage(registry.ledger, replace(news.delivery(), rows=rows), "Lan").batch or 0
    app = visit(batch)
    app = app.button(key=f"edit-{batch}-agreement-1").click().run()
    assert not app.exception
    assert "<img" not in said(app) and said(app).count("&lt;img") >= 2
    assert r"\*\*đậm\*\* \:material/delete\: \$x\$ \[a\]\(javascript\:b\)" in box(app, "đậm").label


def test_nothing_found_says_what_to_do(registry: Registry, monkeypatch: pytest.MonkeyPatch) -> None:
    links: list[str] = []
    monkeypatch.setattr(frame, "link", lambda stem, label: links.append(stem))
    batch = source.stage(registry.ledger, replace(news.delivery(), rows=[]), "Lan").batch or 0
    app = visit(batch, "en")
    assert not app.exception and not app.button and links == ["edit"]
    assert "add by hand what you read in it" in said(app)


def test_two_hundred_proposals_are_drawn_twenty_at_a_time(registry: Registry) -> None:
    batch = source.stage(registry.ledger, news.long(200), "Lan").batch or 0
    begun = time.monotonic()
    app = visit(batch)
    took = time.monotonic() - begun
    assert said(app).count('class="kn-proposed"') == proposals.PAGE == 20
    assert took < 8, f"{took:.1f} s"
    app = app.button(key="proposals-to-chevron_right").click().run()
    assert "Chỉ số 21<" in said(app) and "Chỉ số 20<" not in said(app)
    app = app.button(key=f"accept-{batch}-figure-21").click().run()
    assert not app.exception and names(registry) == {"Chỉ số 21"}
    assert "Chỉ số 41<" in said(app), "what was decided makes room"
    app = app.segmented_control(key="proposals-show").set_value("all").run()
    assert "Chỉ số 21<" in said(app) and "Chỉ số 41<" not in said(app)


@pytest.mark.parametrize(("at", "words"), [
    ("12.3", "paragraph 12, sentence 3"), ("4", "page 4"), ("phụ lục", "phụ lục")])
def test_where_a_sentence_stands(at: str, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proposed, "_", lambda message: message)
    assert proposed.place(at) == words


@pytest.mark.parametrize(("props", "words"), [
    ({"value": 22000.0, "unit": "người"}, "22.000 người"),
    ({"value": 13.75, "value_to": 15.0, "unit": "%"}, "13,75–15 %"),
    ({"value_to": 3.0}, "3"), ({"approximate": True}, ""), ({}, "")])
def test_a_measured_number(props: dict[str, Any], words: str) -> None:
    assert proposed.value(props) == words
