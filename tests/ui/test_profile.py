"""The profiles: cards of facts and relations, verifying, long lists, a past day, and hostile text."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update
from streamlit.testing.v1 import AppTest

from graph.registry import Registry
from ledger import tables
from ledger.database import writing
from ledger.record import Said
from ui import data
from ui.profile import panels as profile_panels
from ui.profile.cards import sourced

ROOT = Path(__file__).resolve().parents[2]
UNI, YESTERDAY = "Trường Đại học Minh họa A", (date.today() - timedelta(days=1)).isoformat()
HOSTILE = '<img src=x onerror="alert(1)"> ![x](https://other.example/x.png) **bold** $x$ :red[x] {name}'


def visit(stem: str, **address: str) -> AppTest:
    """A page with an address, without an error."""
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60)
    for name, value in {"lang": "en", **address}.items():
        app.query_params[name] = value
    app = app.switch_page(f"views/{stem}.py").run()
    assert not app.exception and not app.error
    return app


def said(app: AppTest) -> str:
    """All text of a page."""
    kinds = ("title", "header", "subheader", "markdown", "caption", "html", "text")
    return "\n".join(str(getattr(one, "value", None) or one.proto) for kind in kinds for one in app.get(kind))


def first(question: str) -> dict[str, Any]:
    """The first row of a list."""
    filters = {"country": "", "fields": [], "kind": "", "standing": ""} if question.startswith("organisations") else {}
    return data.read(question, words=[], skip=0, limit=1, **filters)[0]


@pytest.fixture
def uni(tried: Path) -> str:
    """The id of the illustration's largest university."""
    return next(row["id"] for row in data.read("organisations/list", words=["minh", "hoa", "a"], skip=0, limit=20,
                                               country="VN", fields=[], kind="University", standing="")
                if row["name"] == UNI)


@pytest.fixture
def kept(tried: Path) -> Iterator[Registry]:
    """The registry of the pages, which is afterwards what it was before."""
    registry = data.registry()
    head = registry.ledger.head()
    yield registry
    ledger = registry.ledger
    ledger.withdraw_many([int(one.subject) for one in ledger.entries(head) if one.act == "judge"], "test")
    for batch in ledger.batches():
        if batch.seq > head and batch.state == "accepted":
            ledger.undo(batch.id, "test")
    registry.settle()


def test_the_card_of_a_property_says_who_says_it_and_can_verify_it(kept: Registry, uni: str) -> None:
    card = visit("organisation", id=uni, card="place")
    assert "Nobody has verified this yet." in said(card) and "Hà Nội" in said(card)
    assert "as of 23 Nov 2026" in said(card) and "licence: CC0-1.0" in said(card)
    next(button for button in card.button if button.label == "Verify this value").click().run()
    fact = next(fact for fact in data.facts(uni) if fact["property"] == "place")
    assert fact["verified_by"] == kept.settings.curator
    card = visit("organisation", id=uni, card="place")
    assert f"Verified by {fact['verified_by']} on" in said(card) and "1 fact verified" in said(card)
    next(button for button in card.button if button.label == "Take back").click().run()
    assert not any(fact["verified_by"] for fact in data.facts(uni))


def test_the_card_of_a_relation_says_what_each_source_says_of_it(tried: Path, uni: str) -> None:
    person = data.read("organisation/people", organisation=uni, skip=0, limit=1)[0]
    for stem, id, other in (("organisation", uni, person["id"]), ("expert", person["id"], uni)):
        card = said(visit(stem, id=id, card=f"AFFILIATED_WITH:{other}"))
        assert f"Role: {person['role']}; Since: {person['since']}" in card.replace("since", "Since")
    author = next(one for one in data.read("experts/list", words=[], skip=0, limit=200)
                  if data.read("expert/works", expert=one["id"], skip=0, limit=1))
    work = data.read("expert/works", expert=author["id"], skip=0, limit=1)[0]
    card = said(visit("expert", id=author["id"], card=f"AUTHORED:{work['id']}"))
    assert f"Year: {work['year']}" in card, "a work has no page, so its card tells what is known of it"


def test_what_is_counted_shows_what_stands_behind_it(tried: Path, uni: str) -> None:
    partner = data.read("organisation/collaborations", organisation=uni)[0]
    card = said(visit("organisation", id=uni, card=f"COLLABORATES_WITH:{partner['id']}"))
    both = (partner["works"] or 0) + (partner["agreements"] or 0)
    assert f"Works and agreements that two organisations share, the latest first :gray[· {both}]" in card


@pytest.mark.parametrize("card", ["nothing", "AUTHORED:x", ":", "kinds"])
def test_an_address_that_asks_for_no_card_opens_none(tried: Path, uni: str, card: str) -> None:
    assert "Open the source" not in said(app := visit("organisation", id=uni, card=card))
    assert not [button for button in app.button if button.label == "Verify this value"]


def test_rows_lead_to_the_card_of_what_they_say() -> None:
    rows = [{"id": "o", "works": 3, "sources": ["a", "b"]}, {"id": "p", "works": 0, "sources": ["a"]}]
    by_works, by_source = sourced("expert", "e", "EXPERT_IN", "works")(rows)
    assert by_works["works_link"].href == "expert?id=e&card=EXPERT_IN%3Ao&lang=vi" and "source" not in by_works
    assert (by_source["source"], by_source["source_link"].href) == ("1 nguồn", "expert?id=e&card=EXPERT_IN%3Ap&lang=vi")
    (either,) = sourced("organisation", "o", lambda row: row["how"])([{"id": "n", "how": "HAS", "sources": []}])
    assert either["source_link"].href.startswith("organisation?id=o&card=HAS%3An")


def test_a_long_list_says_what_it_left_out(tried: Path, uni: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(profile_panels.PARTS, "organisation/people", 5)
    people = data.one("organisation/about", organisation=uni)["people"]
    text = said(visit("organisation", id=uni))
    assert f"Experts who work here or have worked here :gray[· {people}]" in text
    assert f"The first 5 of {people} are listed; the file has them all." in text


def test_a_page_does_not_wait_for_the_network(tried: Path, uni: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Registry, "projection_within", lambda *_: None)
    text = said(visit("organisation", id=uni))
    assert "The network is being read; this appears in a moment." in text
    assert "Collaboration by year" not in text and "Where this comes from" in text


def test_a_way_to_hanoi_is_told_of_whoever_is_elsewhere(tried: Path) -> None:
    rows = data.read("experts/filtered", words=[], country="TW", fields=[], skip=0, limit=50)
    away = next(row["id"] for row in rows if data.one("expert/about", expert=row["id"])["codes"] == ["TW"]
                and data.read("expert/ways", expert=row["id"], home="VN"))
    text = said(visit("expert", id=away))
    assert "Ways to Hanoi" in text and "Similar experts" in text
    assert "People in Vietnam who wrote works together with this expert" in text
    assert "Ways to Hanoi" not in said(visit("expert", id=first("experts/list")["id"]))


def test_a_past_day_shows_what_was_known_then(kept: Registry, uni: str) -> None:
    with writing(kept.ledger.engine) as connection:
        before = connection.execute(update(tables.entry).where(tables.entry.c.seq <= 2).values(at=f"{YESTERDAY}T08:00"))
        assert before.rowcount == 2
    kept.ledger.patch([Said("patch", uni, "Organization", {"set": {"place": HOSTILE}})], by="lan")
    kept.settle()
    text = said(visit("organisation", id=uni, on=YESTERDAY))
    assert "As the registry knew it on" in text and "What is otherwise today" in text
    assert "Experts\\: affiliated with" in text, "a heading is read as Markdown, in which a sign is said to be one"
    known = data.known(uni, YESTERDAY)
    assert (known["props"]["place"], data.known(uni, data.head())["props"]["place"]) == ("Hà Nội", HOSTILE)
    text = said(visit("plan", on=YESTERDAY))
    assert "150 experts, 267 organisations, 128 fields, 18 agreements and 40 tasks" in text
    assert "Tasks: 40 of 40" in text
    text = said(visit("organisation", id=uni, on="2020-01-01"))
    assert "On 1 Jan 2020 the registry knew nothing of it. It has been known since" in text


def test_the_day_is_chosen_behind_advanced_and_today_leads_back(tried: Path, uni: str) -> None:
    app = visit("organisation", id=uni)
    assert not app.date_input
    app = app.toggle(key="advanced").set_value(True).run()
    assert "History" in said(app)
    app = app.date_input[0].set_value(date(2020, 1, 1)).run()
    assert "2020-01-01" in app.query_params["on"] and "the registry knew nothing of it" in said(app)
    next(button for button in app.button if button.label == "As known today").click().run()
    assert "on" not in app.query_params and "Agreements, by state" in said(app)


@pytest.mark.parametrize("on", ["2026-13-01", "9999-12-31"])
def test_what_is_no_past_day_is_today(tried: Path, uni: str, on: str) -> None:
    assert "Agreements, by state" in said(visit("organisation", id=uni, on=on))


def test_what_is_too_much_says_so(tried: Path, uni: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from graph.compile import known
    monkeypatch.setattr(known, "MOST", -1)
    assert "So much has been said since" in said(visit("organisation", id=uni, on="2020-01-02"))


def test_hostile_text_stays_text(kept: Registry, uni: str, monkeypatch: pytest.MonkeyPatch) -> None:
    props = dict.fromkeys(("name", "name_vi", "name_en", "about", "place", "website", "public_contact"), HOSTILE)
    kept.ledger.patch([Said("patch", uni, "Organization", {"set": props})], by="lan", title=HOSTILE)
    kept.settle()
    person = data.read("organisation/people", organisation=uni, skip=0, limit=1)[0]["id"]
    for address in ({}, {"card": "place"}, {"on": YESTERDAY}):
        app = visit("organisation", id=uni, **address)
        assert all("<img" not in str(one.proto) for kind in ("html", "markdown", "caption") for one in app.get(kind))
    titles: list[str] = []
    monkeypatch.setattr("streamlit.dialog", lambda title, **_: titles.append(title) or (lambda body: body))
    visit("organisation", id=uni, card=f"AFFILIATED_WITH:{person}")
    assert titles and "\\!\\[x\\]\\(https\\:" in titles[0], "a picture in a title would be asked for from outside"
