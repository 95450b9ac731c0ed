"""A geographic map on the page, by pydeck: a flat view of our own plane, so that no tile or style is ever asked for.

(With a ``MapView`` and no style of its own, Streamlit asks another host for one.)
"""

import json
import math
from collections.abc import Callable
from typing import Any

import pydeck  # type: ignore[import-untyped]
import streamlit as st
from streamlit import runtime

from ui.world.colours import DARK, LIGHT, Palette, rgba
from ui.world.plane import corners, dashes
from ui.world.shapes import Dot, Scene

#: Pixels of each map's height, and those of the width for which the first look is made: what a laptop has for it.
HEIGHTS = {"world": 400, "vietnam": 600, "hanoi": 490}
_LOOKED = 570
_DOTS = ("islet", "known", "partner", "park", "chosen", "hanoi")
#: What is shown where the pointer rests is narrow, so that it fits beside it.
_TIP = {"maxWidth": "210px", "fontSize": "13px", "lineHeight": "1.4", "padding": "6px 9px", "borderRadius": "5px"}
_FACE = "Be Vietnam Pro, -apple-system, Segoe UI, sans-serif"


def palette() -> Palette:
    """The colours of the theme that the visitor sees."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def deck(scene: Scene, colours: Palette, served: bool = True) -> pydeck.Deck:
    """The map for ``st.pydeck_chart``; ``served``: outlines come as a file of the app's own, which a browser keeps."""
    layers = [_ground(scene, colours), *(_insets(scene, colours) if scene.insets else [])]
    layers += [_areas(scene, kind, colours, served) for kind in ("land", "home", "known", "partner", "islands")]
    layers += [_lines(scene, kind, colours) for kind in ("works", "agreement")]
    layers += [_circles(scene, kind, colours, served) for kind in _DOTS]
    layers += [_labels(scene, kind, colours) for kind in ("sea", "islands", "place")]
    return pydeck.Deck(
        layers=layers, views=[pydeck.View(type="OrthographicView", controller=True, id="flat")], map_style=None,
        map_provider=None, initial_view_state=_first(scene), tooltip={"text": "{title}", "style": _TIP})


def _first(scene: Scene) -> pydeck.ViewState:
    left, top, wide, tall = scene.view
    zoom = round(math.log2(min(_LOOKED / wide, HEIGHTS[scene.name] / tall)), 3)
    middle = [left + wide / 2, top + tall / 2, 0]
    return pydeck.ViewState(target=middle, zoom=zoom, min_zoom=zoom - 1, max_zoom=zoom + 6)


def _ground(scene: Scene, colours: Palette) -> pydeck.Layer:
    """What lies under everything, much wider than the picture."""
    ground = (-3000.0, -3000.0, scene.width + 6000, scene.height + 6000)
    return _filled([_polygon([corners(ground)], {})], "ground", colours[scene.ground], colours[scene.ground], 0)


def _insets(scene: Scene, colours: Palette) -> list[pydeck.Layer]:
    """The ground of the insets, with a frame."""
    rows = [_polygon([corners(one)], {}) for one in scene.insets]
    return [_filled(rows, "insets", colours["sea"], colours["frame"], 1)]


def _areas(scene: Scene, kind: str, colours: Palette, served: bool) -> pydeck.Layer:
    rows = [_polygon(one.rings, {"key": one.key, "title": safe(one.title)}) for one in scene.areas if one.kind == kind]
    islands = kind == "islands"
    edge = 1.2 if islands and scene.name != "world" else 0.5
    return _filled(rows, kind, colours[kind], colours[kind if islands else "border"], edge,
                   pickable=kind != "land", address=served)


def _filled(rows: list[dict[str, Any]], name: str, fill: str, edge: str, width: float, pickable: bool = False,
            address: bool = False) -> pydeck.Layer:
    # The fill is a property of the inner layer: what Streamlit sees itself, it makes pale where something is selected.
    found = _collection(rows)
    return pydeck.Layer(
        "GeoJsonLayer", _address(found, name) if address else found, id=name, stroked=width > 0, filled=True,
        pickable=pickable, get_line_color=rgba(edge), line_width_units="'pixels'", get_line_width=width,
        _sub_layer_props={"polygons-fill": {"getFillColor": rgba(fill)}})


def _lines(scene: Scene, kind: str, colours: Palette) -> pydeck.Layer:
    rows = [{"type": "Feature", "properties": {
                 "key": one.key, "title": safe(one.title), "width": one.width,
                 "colour": rgba(colours[kind], 220 if scene.looked_at(one.key) else 60)},
             "geometry": {"type": "MultiLineString",
                          "coordinates": dashes(one.points) if kind == "works" else [one.points]}}
            for one in scene.lines if one.kind == kind]
    return pydeck.Layer("GeoJsonLayer", _collection(rows), id="agreements" if kind == "agreement" else kind,
                        pickable=True, get_line_color="properties.colour", get_line_width="properties.width",
                        line_width_units="'pixels'")


def _circles(scene: Scene, kind: str, colours: Palette, served: bool) -> pydeck.Layer:
    """One kind of dot: partners are filled, those merely known are rings."""
    colour = colours[f"dot_{kind}"]
    hollow = kind in ("known", "chosen")
    fill = rgba(colours["halo"], 0 if kind == "chosen" else 200) if hollow else rgba(colour, 235)
    found = _collection([_spot(one) for one in scene.dots if one.kind == kind])
    return pydeck.Layer(
        "GeoJsonLayer", _address(found, kind) if served and kind == "islet" else found, id=f"dots-{kind}",
        pickable=kind not in ("islet", "chosen"), stroked=kind != "islet", filled=True, point_radius_units="'pixels'",
        get_point_radius="properties.radius", get_line_color=rgba(colour if hollow else colours["halo"]),
        line_width_units="'pixels'", get_line_width=2.2 if hollow else 1.2,
        _sub_layer_props={"points-circle": {"getFillColor": fill}})


def _labels(scene: Scene, kind: str, colours: Palette) -> pydeck.Layer:
    """The names of one kind; deck.gl takes letters from all of them, whatever the language."""
    rows = [{"text": safe(one.text), "at": one.at, "anchor": one.anchor, "shift": one.shift}
            for one in scene.labels if one.kind == kind]
    colour = colours[{"place": "text"}.get(kind, f"{kind}_text")]
    return pydeck.Layer(
        "TextLayer", rows, id=f"names-{kind}", get_text="text", get_position="at", get_text_anchor="anchor",
        get_pixel_offset="shift", get_size=12 if kind == "place" else 11, size_units="'pixels'",
        character_set="'auto'", font_family=f"'{_FACE}'", font_weight=400 if kind == "sea" else 600,
        get_alignment_baseline="'center'",
        _sub_layer_props={"characters": {"getColor": rgba(colour)}}, background=True, background_padding=[2, 0, 2, 0],
        get_background_color=rgba(colours["halo"], 150), font_settings={"fontSize": 28, "buffer": 5})


def _polygon(rings: Any, said: dict[str, Any]) -> dict[str, Any]:
    return {"type": "Feature", "properties": said,
            "geometry": {"type": "MultiPolygon", "coordinates": [[ring] for ring in rings]}}


def _spot(one: Dot) -> dict[str, Any]:
    return {"type": "Feature", "properties": {"key": one.key, "title": safe(one.title), "radius": one.radius},
            "geometry": {"type": "Point", "coordinates": one.at}}


def _collection(rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": rows}


def _address(found: dict[str, Any], name: str) -> Any:
    """Where the app serves the outlines; without a server (a test of a page) the outlines themselves."""
    if not runtime.exists() or not found["features"]:
        return found
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()
    return runtime.get_instance().media_file_mgr.add(text, "application/json", f"outlines-{name}").lstrip("/")


def clicked(state: Any) -> str:
    """The key of what was clicked on the map; empty for none."""
    for objects in state.selection.objects.values():
        for one in objects:
            return str((one.get("properties") or one).get("key") or "")
    return ""



def safe(text: str) -> str:
    """A text that deck.gl takes for text: what begins with two at signs it would read as an expression."""
    return f"\u200b{text}" if text.startswith("@@") else text


def draw(scene: Scene, colours: Palette, alt: str, choose: Callable[[str], None]) -> None:
    """The map at a fixed height; ``choose`` gets the key of the place that was clicked, empty for none."""
    key = f"chart-{scene.name}"
    st.pydeck_chart(
        deck(scene, colours), height=HEIGHTS[scene.name], key=key, selection_mode="single-object", alt=alt,
        on_select=lambda: choose(clicked(st.session_state[key])))
