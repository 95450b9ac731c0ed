"""Every page from the entry point, in both languages, without data, with real data, and with the illustration."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from visiting import page, said

from graph.registry import Registry
from graph.settings import Settings
from ui import data
from ui.i18n import LANGUAGES, catalogue
from ui.pages import PAGES, Entry

EVERY = pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.stem)
BOTH = pytest.mark.parametrize("lang", LANGUAGES)


def visit(entry: Entry, lang: str, **address: str) -> AppTest:
    """The app after a visitor of that language opened that page."""
    return page(entry.stem, lang, **address)


@BOTH
@EVERY
def test_without_data_every_address_asks_the_one_question(empty: Path, entry: Entry, lang: str) -> None:
    app = visit(entry, lang)
    assert not app.exception
    words = catalogue(lang).gettext
    assert [button.label for button in app.button] == [words("Try it out"), words("Start with real data")]


@BOTH
@EVERY
def test_a_page_opens(tried: Path, entry: Entry, lang: str) -> None:
    app = visit(entry, lang)
    assert not app.exception
    assert not app.error
    warning = "Includes the illustration: invented people and organisations, not real data."
    assert catalogue(lang).gettext(warning) in said(app)


@BOTH
@pytest.mark.parametrize(("stem", "label"), [("expert", "Expert"), ("organisation", "Organization"), ("plan", "Task")])
def test_a_profile_opens(tried: Path, stem: str, label: str, lang: str) -> None:
    hit = data.found(FIRST[label], (label,), 1).hits[0]
    app = visit(next(entry for entry in PAGES if entry.stem == stem), lang, id=hit.id)
    assert not app.exception
    facts = {fact["property"]: fact["value"] for fact in data.facts(hit.id)}
    assert str(facts.get(f"name_{lang}") or hit.name) in said(app)
    assert catalogue(lang).gettext("Where this comes from") in said(app)


FIRST = {"Expert": "nguyen", "Organization": "dai", "Task": "hop"}


def test_without_the_illustration_nothing_speaks_of_it(tried: Path) -> None:
    registry = data.registry()
    batch = next(batch.id for batch in registry.ledger.batches() if batch.source == "illustration")
    registry.ledger.undo(batch, "curator")
    registry.settle()
    try:
        for entry in PAGES:
            if entry.stem != "sources":
                app = visit(entry, "vi")
                assert not app.exception, entry.stem
                assert "inh họa" not in said(app), entry.stem
    finally:
        registry.ledger.accept(batch, "curator")
        registry.settle()


def test_an_unknown_id_leads_back_to_the_list(tried: Path) -> None:
    app = visit(next(entry for entry in PAGES if entry.stem == "expert"), "vi", id="0" * 20)
    assert not app.exception
    assert app.title[0].value == "Không có chuyên gia ở địa chỉ này"


def test_an_error_that_can_be_explained_is_one_sentence(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KETNOI_GRAPH", "http://nowhere")
    app = visit(PAGES[0], "vi")
    assert not app.exception
    assert "KETNOI_GRAPH must look like" in said(app)


def test_the_first_start_fills_the_registry(tmp_path: Path, empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KETNOI_LEDGER", f"sqlite:///{(tmp_path / 'ledger.sqlite').as_posix()}")
    app = visit(PAGES[0], "vi")
    app.button[1].click().run()
    assert not app.exception
    registry = Registry.open(Settings.load())
    assert {batch.source: batch.state for batch in registry.ledger.batches()} == {"start": "accepted"}
    registry.close()
    assert not visit(PAGES[0], "vi").exception
