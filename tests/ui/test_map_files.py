"""The map to take away: each file says when, what and from where, and other programs read it."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import networkx as nx
import openpyxl
import pytest
from lxml import etree
from PIL import Image

from ui.i18n import in_words_of
from ui.map import drawn as map_drawn
from ui.map import files as map_files
from ui.map import kept as map_kept
from ui.map import meeting as map_meeting
from ui.map import reading as map_reading
from ui.map import saved as views_saved
from ui.map import sheet as map_sheet
from ui.map.drawn import Shown
from ui.map.state import State
from ui.network.networks import Network
from ui.world.sheet import Circle, Polygon, Text

HOSTILE = "</script><img src=x onerror=alert(1)>"


@pytest.fixture
def shown(tried: Path) -> Iterator[Shown]:
    """The organisations' map of Japan and Taiwan, in English."""
    asked = State(view="organisations", countries=("JP", "TW"), since=2015, most=80, id="")
    yield in_words_of("en", lambda: map_drawn.drawn(asked))


def made(ending: str, shown: Shown) -> bytes:
    return in_words_of("en", lambda: map_files.file(ending, shown, True))


def test_a_network_for_other_programs_has_figures_years_and_a_note(shown: Shown) -> None:
    for ending, read in (("gexf", nx.read_gexf), ("graphml", nx.read_graphml)):
        content = made(ending, shown)
        graph = read(io.BytesIO(content))
        assert set(graph) == {node["id"] for node in shown.network.nodes}
        assert graph.number_of_edges() == len(shown.network.edges) > 20
        one = graph.nodes[shown.network.nodes[0]["id"]]
        assert {"name", "community", "betweenness", "brokerage", "sources"} <= set(one)
        years = [said.get("last_year") for *_ends, said in graph.edges(data=True) if said.get("last_year")]
        assert years and min(years) >= 2015
        note = content.decode()
        for word in ("Japan, Taiwan", "since 2015", "Sources: ", "not real data"):
            assert word in note, (ending, word)


def test_drawing_and_picture(shown: Shown) -> None:
    svg = etree.fromstring(made("svg", shown))
    texts = ["".join(text.itertext()) for text in svg.iter("{*}text")]
    said = " ".join(texts)
    for word in ("Network map", "Which organisation works with which", "Japan, Taiwan", "As of", "Sources", "Firms"):
        assert word in said
    assert Image.open(io.BytesIO(made("png", shown))).size[0] == 2 * map_sheet.WIDTH


def test_the_list_as_a_workbook(shown: Shown) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(made("xlsx", shown)))["Ketnoi"]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert rows[0][:4] == ("Name", "Kind", "Country", "Neighbours")
    assert len(rows) - 1 == len(shown.network.nodes) and rows[1][3] == max(
        node["degree"] for node in shown.network.nodes)
    assert "Japan, Taiwan" in sheet.oddHeader.left.text and "since 2015" in sheet.oddHeader.left.text


def test_kinds_differ_in_shape_and_names_do_not_cover_each_other(shown: Shown) -> None:
    marks = map_sheet.marks(shown.network, (0.0, 0.0))
    corners = {len(mark.ring) for mark in marks if isinstance(mark, Polygon)}
    assert len(corners) >= 2 and sum(isinstance(mark, (Polygon, Circle)) for mark in marks) == len(shown.network.nodes)
    boxes = [(mark.at[0] - 3.4 * len(mark.text), mark.at[1] - 12, mark.at[0] + 3.4 * len(mark.text), mark.at[1])
             for mark in marks if isinstance(mark, Text)]
    assert len(boxes) > 10
    assert all(a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
               for at, a in enumerate(boxes) for b in boxes[at + 1:])


def test_a_map_is_read_in_words() -> None:
    nodes = tuple({"id": id, "name": id.upper(), "label": "Firm", "labels": ["Firm"], "degree": degree}
                  for id, degree in (("a", 2), ("b", 2), ("c", 3), ("d", 2), ("e", 3), ("f", 2), ("g", 2)))
    ties = ("ab", "ac", "bc", "cd", "de", "ef", "eg", "fg")
    shown = Network(nodes, tuple({"one": tie[0], "other": tie[1], "type": "", "weight": 1} for tie in ties), 7)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(map_kept.data, "of_network", lambda work, *given: work(None, *given))
        said = in_words_of("en", lambda: list(map_reading.of_map(shown)))
        of_d = in_words_of("en", lambda: list(map_reading.of_node(shown, "d")))
    assert "D is the only bridge between C (with 2 others) and E (with 2 others)." in said + of_d
    assert of_d[-1] == "2 neighbours on this map: number 3 of 7 by neighbours."


def test_views_are_saved_renamed_over_removed_and_shown(tried: Path) -> None:
    state = State(view="countries", countries=("JP",), pinned=(("x", 1.0, 2.0),))
    try:
        views_saved.save("Nhật Bản", State(view="plan"))
        views_saved.save("Nhật Bản", state)
        views_saved.save(HOSTILE, State(view="organisations", most=80))
        views_saved.save("Nobody", State(view="plan", countries=("ZZ",)))
        assert [(view.name, view.state) for view in views_saved.all() if view.name == "Nhật Bản"] == [
            ("Nhật Bản", state)]
        slides = in_words_of("en", map_meeting.slides)
        assert [slide["title"] for slide in slides] == [HOSTILE, "Nhật Bản"], "an empty map is not shown"
        page = in_words_of("en", lambda: map_meeting.html(slides)).decode()
        assert HOSTILE not in page and page.count("<script") == 2 and "http://" not in page.replace(
            "http://www.w3.org/2000/svg", "")
    finally:
        for name in ("Nhật Bản", HOSTILE, "Nobody"):
            views_saved.remove(name)
    assert views_saved.all() == []


def test_slides_show_names_only(tried: Path) -> None:
    """Nothing of a person but the name: no address, no source of theirs, no fact."""
    slide = in_words_of("en", lambda: map_meeting.slide("Experts", State(view="experts", most=80)))
    assert set(slide) == {"title", "question", "svg", "keys", "readings", "showing", "day", "sources", "mark"}
    assert "@" not in slide["svg"] and not in_words_of(
        "en", lambda: map_meeting.slide("None", replace(State(), countries=("ZZ",))))
