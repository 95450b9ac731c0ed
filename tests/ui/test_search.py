"""The page of results: what the address asks for is shown, with filters that count; and nothing is a dead end."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from ui import data
from ui.search import facets as search_facets
from ui.search.facets import Chosen

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def app(tried_home: Path) -> Iterator[AppTest]:
    """The app with its first page open, in Vietnamese: what a choice shows is asked outside of the session, too."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("KETNOI_") and name != "KETNOI_ENGINE_GRACE"]:
            patch.delenv(name)
        patch.setenv("KETNOI_HOME", str(tried_home))
        st.cache_resource.clear()
        st.cache_data.clear()
        opened = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60)
        opened.query_params["lang"] = "vi"
        yield opened.run()


def visit(app: AppTest, **address: str) -> AppTest:
    """The page of results at an address."""
    app.query_params.clear()
    for name, value in {"lang": "vi", **address}.items():
        app.query_params[name] = value
    app.switch_page("views/search.py").run()
    assert not app.exception
    return app


def said(app: AppTest) -> str:
    return "\n".join(str(one.proto) for one in app.get("html"))


def options(app: AppTest, label: str) -> list[str]:
    (found,) = (one.options for one in app.selectbox if one.label == label)
    return list(found)


def test_filters_count_what_they_leave(app: AppTest) -> None:
    visit(app, q="advanced packaging")
    every = data.search(Chosen().wanted("advanced packaging", 25))
    assert f"{every.total} kết quả cho" in said(app)
    countries = options(app, "Quốc gia/vùng lãnh thổ")
    assert countries[0] == "Tất cả" and f"Đài Loan · {every.facets['country']['TW']}" in countries
    there = data.search(Chosen(place="TW").wanted("advanced packaging", 25))
    assert there.total == every.facets["country"]["TW"]
    stage = data.search(Chosen(stage="packaging-test").wanted("advanced packaging", 25))
    ids = {row["code"]: row["id"] for row in data.read("filters/fields")}
    assert 0 < stage.total == every.facets["field"][ids["packaging-test"]]
    assert f"{there.total} kết quả cho" in said(visit(app, q="advanced packaging", place="TW"))


def test_another_question_begins_without_the_filters_of_the_last(app: AppTest) -> None:
    visit(app, q="advanced packaging", place="TW")
    visit(app, q="nguyen")
    total = data.search(Chosen().wanted("nguyen", 25)).total
    assert f"{total} kết quả cho" in said(app)


def test_nothing_is_a_dead_end(app: AppTest) -> None:
    assert "Gõ tên" in said(visit(app))
    assert any("ít từ hơn" in one.value for one in visit(app, q="zzzzqqqq").caption)
    visit(app, q="viettel", place="JP")
    assert any("phù hợp với các bộ lọc" in one.value for one in app.caption)
    (button,) = (one for one in app.button if one.label == "Bỏ các bộ lọc")
    button.click().run()
    assert not app.exception and "place" not in app.query_params
    assert " kết quả cho" in said(app)


def test_an_unknown_field_or_country_is_nothing_and_no_error(app: AppTest) -> None:
    visit(app, q="nguyen", topic="no.such", place="XX", what="Nobody", page="7")
    assert not app.exception
    assert search_facets._ids_below("no.such") == ("no field no.such",)


def test_a_slip_is_said(app: AppTest) -> None:
    assert "được hiểu là" in said(visit(app, q="advnaced packaging"))


def first_number(app: AppTest) -> list[str]:
    """From which number the list of hits counts."""
    lists = [str(one.proto) for one in app.get("bidi_component")]
    return [found for one in lists for found in re.findall(r'\\"first\\"\s*:\s*(\d+)', one)]


def test_a_link_opens_the_page_of_hits_that_it_names(app: AppTest) -> None:
    visit(app, q="university")
    visit(app, q="university", page="2")
    assert first_number(app) == ["26"] and "page" in app.query_params
    for odd in ("0", "-3", "x", "999"):
        assert first_number(visit(app, q="university", page=odd)) == ["1"]
    visit(app, q="university", page="2", place="VN")
    assert "page" not in app.query_params, "other hits begin at their first page"
