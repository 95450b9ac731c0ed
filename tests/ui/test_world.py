"""The geographic maps: every one, and every file, has Hoàng Sa and Trường Sa as Vietnam's, and Biển Đông."""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from ui.i18n import in_words_of
from ui.world import chart as world_chart
from ui.world import outlines as world_outlines
from ui.world import picture as world_picture
from ui.world import places as world_places
from ui.world import scene as world_scene
from ui.world import sheet as world_sheet
from ui.world import svg as world_svg
from ui.world.chart import deck
from ui.world.colours import DARK, LIGHT
from ui.world.places import Place, Ties
from ui.world.png import png
from ui.world.shapes import Scene

#: Islands and reefs of each archipelago in the official map of July 2025.
ISLANDS = {"hoang_sa": 31, "truong_sa": 123}
BOTH = sum(ISLANDS.values())
#: West, south, east, north of the waters in which only Vietnam's islands may be drawn.
WATERS = ((111.0, 15.5, 113.2, 17.4), (109.6, 7.0, 116.6, 11.8))
HOSTILE = "@@=constructor.constructor('alert(1)')() </text></script><img src=x onerror=alert(1)>\x00"

SCENES: dict[str, Callable[[], Scene]] = {
    "world": lambda: world_scene.world([Place("JP", "Nhật Bản", (138, 37), 1, 51, works=25, agreements=1)], "JP"),
    "world without partners": lambda: world_scene.world([]),
    "vietnam": lambda: world_scene.vietnam([Place("48", "Đà Nẵng", (107.97, 15.63), 0, 5)]),
    "vietnam without organisations": lambda: world_scene.vietnam([]),
    "hanoi": lambda: world_scene.hanoi([], [("09988", "Khu Công nghệ cao Hòa Lạc", (105.5, 21.0))]),
}
EVERY = pytest.mark.parametrize("name", SCENES)
LANGUAGES = pytest.mark.parametrize("lang", ["vi", "en"])


def drawn(name: str, lang: str = "en") -> Scene:
    return in_words_of(lang, SCENES[name])


def layers(scene: Scene) -> dict[str, Any]:
    """What the page gives to pydeck, by layer."""
    return {one["id"]: one for one in json.loads(deck(scene, LIGHT, served=False).to_json())["layers"]}


def area(ring: list[Any]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True)))


def test_the_outlines_have_every_island() -> None:
    assert {name: len(shape.rings) for name, shape in world_outlines.archipelagos().items()} == ISLANDS
    assert {name: shape.said["of"] for name, shape in world_outlines.archipelagos().items()} == {
        "hoang_sa": "48", "truong_sa": "56"}


def test_nobody_else_has_land_in_those_waters() -> None:
    others = [shape.code for shape in world_outlines.shapes("world") for ring in shape.rings for x, y in ring
              if any(west < x < east and south < y < north for west, south, east, north in WATERS)]
    assert others == []


@EVERY
@LANGUAGES
def test_the_page_gives_islands_and_names_to_pydeck(name: str, lang: str) -> None:
    found = layers(drawn(name, lang))
    islands = found["islands"]["data"]["features"]
    assert len(islands) == BOTH
    assert all(area(one["geometry"]["coordinates"][0][0]) > 0 for one in islands)
    texts = [row["text"] for row in found["names-islands"]["data"]]
    assert [word for word in ("Hoàng Sa", "Trường Sa") if sum(word in text for text in texts) == 1] == [
        "Hoàng Sa", "Trường Sa"]
    assert all("Vietnam" in text or "Việt Nam" in text for text in texts)
    assert ["Biển Đông" in row["text"] for row in found["names-sea"]["data"]] == [True]


@EVERY
@LANGUAGES
def test_every_file_has_them_too(name: str, lang: str) -> None:
    about = world_sheet.About("Map", "Sentence", ["Japan"], "27/11/2026", ["Source"])
    scene = drawn(name, lang)
    sheet = in_words_of(lang, lambda: world_sheet.sheet(scene, LIGHT, about))
    for text in (world_svg.svg(sheet), world_svg.html(sheet, about, [], []).decode(),
                 world_svg.svg(world_sheet.picture(scene, LIGHT))):
        assert text.count('<path class="islands"') == BOTH
        assert text.count('<text class="islands"') == 2
        assert len(re.findall(r'<text class="sea"[^>]*>[^<]*Biển Đông', text)) == 1
    # The writer of PNG draws the same marks.
    assert len([one for one in sheet.marks if isinstance(one, world_sheet.Polygon) and one.kind == "islands"]) == BOTH


def test_islands_are_inside_of_their_picture() -> None:
    for name in SCENES:
        scene = drawn(name)
        for one in scene.areas:
            if one.kind == "islands":
                assert all(0 < x < scene.width and 0 < y < scene.height for ring in one.rings for x, y in ring)


def test_islands_are_as_seen_as_vietnam_and_no_line_is_drawn_in_the_sea() -> None:
    for palette in (LIGHT, DARK):
        assert palette["islands"] not in (palette["sea"], palette["land"])
    assert drawn("world without partners").lines == drawn("vietnam").lines == []


def test_no_map_can_ask_for_a_tile() -> None:
    for name in SCENES:
        found = json.loads(deck(drawn(name), LIGHT, served=False).to_json())
        assert [one["@@type"] for one in found["views"]] == ["OrthographicView"]
        assert not found.get("mapStyle") and not found.get("mapProvider")
        assert "http" not in json.dumps(found)


def test_a_png_is_a_picture_of_the_sheet() -> None:
    sheet = world_sheet.picture(drawn("world"), LIGHT)
    image = Image.open(BytesIO(png(sheet)))
    assert image.size == (round(sheet.width * 2), round(sheet.height * 2))
    colours = image.convert("RGB").getcolors(1_000_000) or []
    assert len(colours) > 50


def test_names_from_outside_are_text() -> None:
    place = Place("JP", HOSTILE, (138, 37), 1, 0, agreements=1)
    found = layers(world_scene.world([place]))
    titles = [one["properties"]["title"] for one in found["dots-partner"]["data"]["features"]]
    assert len(titles) == 1 and not titles[0].startswith("@@") and "constructor" in titles[0]
    assert not any(row["text"].startswith("@@") for row in found["names-place"]["data"])
    about = world_sheet.About(HOSTILE, HOSTILE, [HOSTILE], "1", [HOSTILE], HOSTILE)
    text = world_svg.svg(world_sheet.sheet(world_scene.world([place]), LIGHT, about))
    root = ET.fromstring(text)
    assert {one.tag.rpartition("}")[2] for one in root.iter()} == {"svg", "rect", "path", "circle", "text", "title"}
    page = world_svg.html(world_sheet.sheet(world_scene.world([place]), LIGHT, about), about, [HOSTILE], [[HOSTILE]])
    assert b"<img" not in page and b"<script" not in page


@pytest.mark.parametrize(("place", "at", "code"), [
    ("Hà Nội", None, "01"), ("Số 1 Đại Cồ Việt, Hà Nội", None, "01"), ("Bình Dương", None, "79"),
    ("Hai Duong, Vietnam", None, "31"), ("Thành phố Hồ Chí Minh", None, "79"), ("", (108.2, 16.05), "48"),
    ("Hà Nội", (106.7, 10.8), "79"), ("", None, ""), ("Tokyo", None, ""),
])
def test_a_province_is_known_by_coordinates_or_by_its_names_old_and_new(place: str, at: Any, code: str) -> None:
    assert world_outlines.province(place, at) == code


@pytest.mark.parametrize(("place", "park", "name"), [
    ("Phường Cầu Giấy, Hà Nội", False, "Cầu Giấy"), ("Khu Công nghệ cao Hòa Lạc", True, "Hoà Lạc"),
    ("Đường Cầu Giấy, Hà Nội", False, ""), ("Xã Hoà Lạc, Hà Nội", False, "Hoà Lạc"),
])
def test_a_ward_is_known_where_it_is_written(place: str, park: bool, name: str) -> None:
    names = {shape.code: shape.said["name"] for shape in world_outlines.shapes("hanoi")}
    assert names.get(world_outlines.ward(place, None, park), "") == name


def test_there_are_34_provinces_126_wards_and_63_old_names() -> None:
    provinces = list(world_outlines.provinces())
    assert len(provinces) == 34 and len(world_outlines.shapes("hanoi")) == 126
    assert len({old for one in provinces for old in one.said["former"]}) == 63
    assert sum(one.holds(one.middle) for one in provinces) == 34


def row(id: str, code: str, place: str = "", standing: str = "known", **more: Any) -> dict[str, Any]:
    return {"id": id, "name": id, "kind": ["Firm", "Organization"], "code": code, "place": place, "standing": standing,
            "sources": ["start"], **more}


def test_places_abroad_are_coordinates_then_cities_then_the_middle_of_the_country() -> None:
    rows = [row("a", "US", "Tempe, Arizona", "partner"), row("b", "US", "Nowhere"), row("c", "JP", "Tokyo"),
            row("d", "JP", "Tokyo", latitude=43.1, longitude=141.3), row("e", "FR", "Paris")]
    ties = Ties([{"id": "a", "code": "US", "works": 3}, {"id": "b", "code": "US", "works": 4}],
                [{"id": "m", "organisation_id": "a", "code": "US"}, {"id": "m", "organisation_id": "b", "code": "US"}])
    countries = [Place("US", "United States", (260.8, 39.5)), Place("JP", "Japan", (138.0, 37.0))]
    found = {one.organisations[0]["id"]: one for one in world_places.abroad(rows, ties, countries)}
    assert {id: (one.name, one.at) for id, one in found.items()} == {
        "a": ("Tempe, United States", (-111.9, 33.4)), "b": ("United States", (260.8, 39.5)),
        "c": ("Tokyo, Japan", (139.7, 35.7)), "d": ("Tokyo, Japan", (141.3, 43.1))}
    assert (found["a"].partners, found["a"].works, found["a"].agreements) == (1, 3, 1)
    assert next(iter(found)) == "a"


def test_an_agreement_with_two_parties_of_a_country_counts_once() -> None:
    def read(name: str, **asked: Any) -> list[dict[str, Any]]:
        return [{"code": "JP", "name": "Japan", "priority": True, "organisations": 3, "partners": 2, "invented": 0},
                {"code": "DE", "name": "Germany", "priority": False, "organisations": 1, "partners": 0, "invented": 0}]

    ties = Ties([{"id": "a", "code": "JP", "works": 3}, {"id": "b", "code": "JP", "works": 4}],
                [{"id": "m", "organisation_id": "a", "code": "JP"}, {"id": "m", "organisation_id": "b", "code": "JP"}])
    japan, germany = world_places.countries(read, ties, [], "")
    assert (japan.partners, japan.known, japan.works, japan.agreements) == (2, 1, 7, 1)
    assert (germany.partners, germany.known, germany.works, germany.agreements) == (0, 1, 0, 0)
    assert [one.key for one in world_places.countries(read, ties, [], "", priority=True)] == ["JP"]


def test_partners_and_known_ones_differ_in_shape_and_in_words() -> None:
    scene = world_scene.world([Place("JP", "Japan", (138, 37), 1), Place("KR", "Korea", (128, 36), 0, 1)])
    found = layers(scene)
    partner, known = (found[f"dots-{one}"]["_subLayerProps"]["points-circle"]["getFillColor"]
                      for one in ("partner", "known"))
    assert partner[:3] == world_chart.rgba(LIGHT["dot_partner"])[:3]
    assert known[:3] == world_chart.rgba(LIGHT["halo"])[:3]
    assert len({word for _kind, word in in_words_of("en", lambda: world_sheet.keys(scene))}) == 4


def test_names_do_not_lie_over_each_other() -> None:
    crowd = [Place(f"JP/{n}", f"City {n}", (135 + n / 9, 35.0), 0, 5) for n in range(30)]
    names = [one for one in world_scene.world(crowd).labels if one.text.startswith("City")]
    assert 0 < len(names) < 10


def test_a_country_west_of_the_cut_is_on_the_right() -> None:
    assert world_scene.earth(-100, 40) == world_scene.earth(260, 40)
    assert world_scene.earth(-100, 40)[0] > world_scene.earth(139, 36)[0] > world_scene.earth(2, 48)[0]


def test_the_picture_is_served_or_carried(monkeypatch: pytest.MonkeyPatch) -> None:
    assert world_picture._address(b"<svg/>", "world") == "data:image/svg+xml;base64,PHN2Zy8+"
