"""The pages of the network map and of meetings, from the entry point: words, controls, and any kind of address."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from graph import engine

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppTest]:
    """The app with the starting registry and without the illustration."""
    home = tmp_path_factory.mktemp("map")
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("KETNOI_") and name != "KETNOI_ENGINE_GRACE"]:
            patch.delenv(name)
        patch.setenv("KETNOI_HOME", str(home))
        st.cache_resource.clear()
        st.cache_data.clear()
        opened = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=120).run()
        next(button for button in opened.button if "thật" in button.label).click().run()
        yield opened
    engine.stop(home / "engine")


def at(app: AppTest, page: str, **query: str) -> AppTest:
    app.query_params.clear()
    for name, value in query.items():
        app.query_params[name] = value
    app.switch_page(f"views/{page}.py").run()
    assert not app.exception
    return app


def said(app: AppTest) -> str:
    return " ".join(str(one.value if hasattr(one, "value") else one.proto.body) for one in app.get("html"))


def test_the_question_stands_in_words_with_its_filters(app: AppTest) -> None:
    shown = at(app, "map", lang="en", view="organisations", country="JP,TW", **{"from": "2015"}, least="2")
    assert "Which organisation works with which · Japan, Taiwan · since 2015 · at least 2 in common" in said(shown)
    assert shown.multiselect[0].value == ["JP", "TW"]


def test_a_change_of_the_question_is_written_in_the_address(app: AppTest) -> None:
    shown = at(app, "map", lang="en", view="plan", open="x", hide="y")
    shown.selectbox(key="map-asked-view").select("organisations").run()
    assert app.query_params["view"] == "organisations" and "open" not in app.query_params
    shown.multiselect(key="map-asked-countries").select("JP").run()
    assert app.query_params["country"] == "JP"
    shown.button(key="map-anew").click().run()
    assert set(app.query_params) <= {"lang"}


@pytest.mark.parametrize("query", [
    {"view": "nonsense", "colour": "?", "nodes": "x"}, {"id": "nobody"}, {"open": "nobody,nobody", "hide": "nobody"},
    {"pin": "nobody:1:2,x", "year": "1900"}, {"field": "none"}, {"country": "ZZ"}, {"view": "experts"},
    {"as": "communities", "view": "all"}, {"view": "countries", "size": "pagerank", "colour": "country"}])
def test_any_address_is_a_page(app: AppTest, query: dict[str, str]) -> None:
    at(app, "map", lang="vi", **query)


def test_a_meeting_without_saved_views_shows_something(app: AppTest) -> None:
    shown = at(app, "meeting", lang="en", at="999")
    assert "No view of the map is saved yet" in said(shown)
