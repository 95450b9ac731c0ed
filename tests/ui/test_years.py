"""The years on the page: by country, what is behind each number, new and lapsed ties, communities then and now."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from own import kept, own_registry
from visiting import page, said

from graph.ids import thing_id
from loaders.source import EdgeRow, NodeRow, Origin, Ref
from ui.i18n import in_words_of
from ui.years import chart as years_chart
from ui.years import communities as years_communities
from ui.years import countries as years_countries
from ui.years import found as years_found
from ui.years import ties as years_ties
from ui.years.countries import crossed, sentence

LIST = Origin("sheet:years", "Danh sách thử", "spreadsheet")
PLACES = {"uni": "VN", "uni2": "VN", "firm": "JP", "lab": "US"}
POSTS = {"an": "uni", "binh": "uni2", "jun": "firm", "lee": "lab"}
WORKS = {"w1": (2019, "an", "jun"), "w2": (2019, "an", "jun", "lee"), "w3": (2021, "binh", "lee"),
         "w4": (2024, "an", "jun")}
#: Parties, when it was signed and when it ends.
AGREEMENTS = {"m1": ("uni", "firm", "2023-05-01", "2027"), "m2": ("uni2", "firm", "2018-02", "2030-01-31"),
              "m3": ("uni", "lab", "", "")}
ROWS = [
    *[NodeRow("Country", code, {"code": code, "name": name, "priority": code != "VN"})
      for code, name in (("VN", "Việt Nam"), ("JP", "Japan"), ("US", "United States"))],
    *[row for key, code in PLACES.items() for row in (
        NodeRow("Organization", key, {"name": f"Body {key}"}, ("University",)),
        EdgeRow("LOCATED_IN", Ref("Organization", key), Ref("Country", code)))],
    *[row for key, post in POSTS.items() for row in (
        NodeRow("Expert", key, {"name": f"Person {key}"}),
        EdgeRow("AFFILIATED_WITH", Ref("Expert", key), Ref("Organization", post)))],
    *[row for key, (year, *people) in WORKS.items() for row in (
        NodeRow("Work", key, {"name": f"Work {key}", "year": year}),
        *(EdgeRow("AUTHORED", Ref("Expert", person), Ref("Work", key)) for person in people))],
    *[row for key, (one, other, signed, ends) in AGREEMENTS.items() for row in (
        NodeRow("Agreement", key, {"name": key, "signed_on": signed, "ends_on": ends}),
        *(EdgeRow("PARTY_TO", Ref("Organization", party), Ref("Agreement", key)) for party in (one, other)))],
]
NAMES = {"US": "United States", "JP": "Japan"}


def at(label: str, key: str) -> str:
    return thing_id(LIST.id, label, key)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of a registry with the few ties above."""
    with kept(tmp_path_factory.mktemp("years"), LIST, ROWS) as folder:
        yield folder


@pytest.fixture
def here(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages of this process read it."""
    own_registry(monkeypatch, home, home)


def test_each_year_and_country_has_its_numbers_without_gaps(here: None) -> None:
    rows = years_found.by_year(["US", "JP"])
    assert [row["year"] for row in rows[::2]] == list(range(2018, 2025))
    found = {(row["year"], row["code"]): (row["works"], row["agreements"], row["organisations"]) for row in rows}
    assert {key: counts for key, counts in found.items() if any(counts)} == {
        (2018, "JP"): (0, 1, 1), (2019, "JP"): (2, 0, 1), (2019, "US"): (1, 0, 1), (2021, "US"): (1, 0, 1),
        (2023, "JP"): (0, 1, 1), (2024, "JP"): (1, 0, 1)}


def test_the_list_behind_a_number_is_what_it_counts(here: None) -> None:
    works = {at("Work", key) for key in ("w1", "w2")}
    assert set(years_found.behind("JP", 2019, "works")) == works
    assert years_found.behind("US", 2019, "organisations") == [at("Organization", "lab")]
    assert years_found.behind("JP", 2023, "agreements") == [at("Agreement", "m1")]
    assert years_found.behind("DE", 2019, "works") == []
    for row in years_found.by_year(["US", "JP"]):
        for what in years_found.COUNTED:
            assert len(years_found.behind(row["code"], row["year"], what)) == row[what], (row, what)


@pytest.mark.parametrize(("year", "expected"), [
    # m2 runs until 2030, so that it has not lapsed; m3 has no date and is taken for one of before.
    (2024, {("uni", "firm"): "kept", ("uni2", "firm"): "kept", ("uni", "lab"): "lapsed", ("uni2", "lab"): "lapsed"}),
    (2021, {("uni", "firm"): "new", ("uni2", "firm"): "kept", ("uni", "lab"): "kept", ("uni2", "lab"): "new"}),
])
def test_ties_begin_go_on_and_lapse(here: None, year: int, expected: dict[tuple[str, str], str]) -> None:
    named = {at("Organization", key): key for key in PLACES}
    found = years_found.turnover(year, ["US", "JP"])
    assert {(named[row["id"]], named[row["partner_id"]]): row["state"] for row in found} == expected
    assert [row["name"] for row in years_ties.told(found)] == [f"Body {named[row['id']]}" for row in found]
    said = in_words_of("en", lambda: years_ties.sentence(found, year, NAMES))
    new = list(expected.values()).count("new")
    assert f"From {year - 2} to {year}" in said and f" {new} began" in said


def test_a_sentence_says_what_the_last_year_says(here: None) -> None:
    rows = years_found.by_year(list(NAMES))
    assert in_words_of("en", lambda: sentence(rows, "works", NAMES)) == (
        "Shared works of organisations in Vietnam in 2024: United States 0, Japan 1. In all 1, in the year before 0.")
    assert in_words_of("en", lambda: sentence(rows, "agreements", NAMES)).startswith(
        "Agreements of organisations in Vietnam in 2023: United States 0, Japan 1.")


def test_each_number_of_the_table_leads_to_its_list(here: None) -> None:
    rows = crossed(years_found.by_year(list(NAMES)), "works", NAMES)
    assert [(row["country"], row["2019"], row["2020"], row["total"]) for row in rows] == [
        ("United States", 1, 0, 2), ("Japan", 2, 0, 3)]
    assert dict(rows[1]["2019_link"].query) == {"of": "JP", "in": "2019"}
    assert "2020_link" not in rows[1]


def test_the_chart_tells_its_countries_apart_by_more_than_colour(here: None) -> None:
    drawn: dict[str, Any] = years_chart.lines(years_found.by_year(list(NAMES)), "works", NAMES, "Works").to_dict()
    line, marks = (layer["encoding"] for layer in drawn["layer"])
    for encoding, name in ((line, "color"), (line, "strokeDash"), (marks, "shape")):
        scale = encoding[name]["scale"]
        assert scale["domain"] == list(NAMES.values())
        assert len({str(one) for one in scale["range"]}) == 2


def test_communities_are_known_by_their_organisations(here: None) -> None:
    (found,) = years_found.compared(2019, 2024)
    assert found["members"] == 4  # an and jun with where they work: whose posts have no year are told by their works
    rows = years_communities.told(found["groups"])
    assert sum(row["members"] for row in rows) == 4
    assert rows[0]["known_by"]
    said = in_words_of("en", lambda: years_communities.sentence(found, 2019, 2024))
    assert "of the years up to 2024" in said


visit = partial(page, "years")


def test_the_page_opens_the_list_of_a_number_and_tells_of_ties(here: None) -> None:
    app = visit(**{"of": "JP", "in": "2019", "year": "2024"})
    assert not app.exception
    assert "Shared works – Japan, 2019 :gray[· 2]" in said(app)
    assert "0 began, 2 went on, and 2 of before were seen no more." in said(app)


def test_a_number_that_is_none_says_so(here: None) -> None:
    assert "nothing is counted there" in said(visit(**{"of": "JP", "in": "2020"}))
    assert not visit(**{"of": "<b>", "in": "x", "count": "none", "year": "1"}).exception
    assert years_countries.LISTED > 0
