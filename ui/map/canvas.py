"""The map on the page: neo4j-viz draws it and says what was clicked; names, years, legend and first fit are ours."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

import orjson
import streamlit as st

from ui import served, symbols
from ui.i18n import _, language, number
from ui.map import state as map_state
from ui.map.state import State
from ui.network.dress import Key
from ui.network.lean import component
from ui.network.networks import CAPTIONS, Network, Row, look, short

HERE = Path(__file__).resolve().parent
HEIGHT = 680
LEGEND = 86
_EXPORT = re.compile(r"export\s*\{\s*([\w$]+)\s+as\s+default\s*\};?\s*$")


@dataclass(frozen=True, slots=True)
class Hears:
    """What the page does when something happens on the map.

    ``choose`` gets the id that was clicked (empty for none), ``hide`` the kinds that the legend turned off, ``act``
    what was done to a node (``do``: open or pin, ``id``, and ``x`` and ``y`` of a pin), ``turn`` the year.
    """

    choose: Callable[[str], None]
    hide: Callable[[Sequence[str]], None]
    act: Callable[[Row], None]
    turn: Callable[[int], None]


def script(path: str | None = None) -> str:
    """Ours around the component of neo4j-viz, which is fetched from a path of this server, or stands in it."""
    ours = (HERE / "canvas.js").read_text(encoding="utf-8")
    if path:
        fetched = f"import(new URL({orjson.dumps('.' + path).decode()}, document.baseURI).href)"
        begin = f"const graph = {{}};\ngraph.loaded = {fetched}.then((module) => {{ graph.draw = module.default; }});"
        return f"// map\n{begin}\n{ours}"
    said = _EXPORT.search(component())
    if said is None:
        raise RuntimeError("neo4j-viz exports its component in another way; install the version that is locked")
    whole = component()[:said.start()]
    return f"// map\n{whole}\nconst graph = {{ draw: {said[1]}, loaded: Promise.resolve() }};\n{ours}"


@cache
def _mounted() -> Any:
    # Five megabytes that a browser keeps: in the component they would come again with every session.
    return st.components.v2.component("ketnoi_map", js=script(served.kept(component(), ["/map"])),
                                      css=(HERE / "canvas.css").read_text(encoding="utf-8"))


def draw(network: Network, legend: Sequence[Key], state: State, hears: Hears, note: str = "") -> None:
    """Draws a placed and dressed network at a fixed height."""
    key = f"map-{state.view}-{language()}"

    def now(name: str) -> Any:
        return (st.session_state.get(key) or {}).get(name)

    _mounted()(
        key=key, height=HEIGHT, data=drawing(network, legend, state, note),
        default={"selected": None, "hidden": list(state.off), "year": state.year},
        on_selected_change=lambda: hears.choose(next(iter((now("selected") or {}).get("nodeIds") or ()), "")),
        on_hidden_change=lambda: hears.hide([str(one) for one in now("hidden") or ()]),
        on_year_change=lambda: hears.turn(_year(now("year"))),
        on_act_change=lambda: hears.act(dict(now("act") or {})))


def showing(network: Network) -> str:
    """How much of the network is drawn: "Đang hiện 320 trong 1.845"."""
    if network.folded:
        return _("{communities} communities of {first} of {total}").format(
            communities=number(sum(1 for node in network.nodes if node.get("members") is not None)),
            first=number(network.shown), total=number(network.total))
    return _("Showing {first} of {total}").format(first=number(network.shown), total=number(network.total))


def span(network: Network) -> tuple[int, int] | None:
    """The first and the last year of the relations; None where there is no time to go through."""
    years = [year for edge in network.edges for year in (edge.get("first"), edge.get("last")) if year]
    return (min(years), max(years)) if years and min(years) < max(years) else None


def drawing(network: Network, legend: Sequence[Key], state: State, note: str = "") -> dict[str, Any]:
    """What ``network.js`` draws, in columns, so that thousands of nodes are not much to send."""
    content = {"nodes": _columns(network), "edges": _lines(network), "kinds": _icons(network)}
    asked = map_state.question(state)
    return {
        **content, "token": _digest(content), "fit": _digest([map_state.address(asked), state.unfolded]),
        "selected": {"nodeIds": [state.id] if state.id else [], "relationshipIds": []},
        "options": {"layout": "free", "showLayoutButton": False, "showSearchButton": False,
                    "nvlOptions": {"disableWebGL": True}},
        "height": f"{HEIGHT - LEGEND}px", "hidden": list(state.off), "captions": _captions(network),
        "legend": [{"label": one.label, "word": one.word, "colour": one.colour, "icon": one.icon, "count": one.count}
                   for one in legend],
        "years": span(network), "year": state.year, "words": _words(network, note),
    }


def _words(network: Network, note: str) -> dict[str, str]:
    return {
        "showing": showing(network), "note": note, "map": _("Network map"), "hide": _("Hide or show this kind"),
        "in": _("Zoom in"), "out": _("Zoom out"), "fit": _("Show the whole map"), "play": _("Play the years"),
        "pause": _("Pause"), "slide": _("Year"), "every": _("All years"), "year": _("What held in {year}"),
    }


def _year(said: Any) -> int:
    return said if isinstance(said, int) and not isinstance(said, bool) and 0 <= said < 3000 else 0


def _digest(content: Any) -> str:
    return blake2b(orjson.dumps(content), digest_size=8).hexdigest()


def _captions(network: Network) -> int:
    """How many of the largest are named before one comes nearer: not those that only one other knows."""
    return min(CAPTIONS, max(12, len([node for node in network.nodes if node["degree"] > 1])))


def _columns(network: Network) -> dict[str, list[Any]]:
    nodes = network.nodes
    shorts = [short(node["name"]) for node in nodes]
    return {
        "ids": [node["id"] for node in nodes], "x": [node["x"] for node in nodes], "y": [node["y"] for node in nodes],
        "size": [node["radius"] for node in nodes], "colour": [node["colour"] for node in nodes],
        "kind": [node["label"] for node in nodes], "name": [node["name"] for node in nodes],
        "short": [one if one != node["name"] else "" for one, node in zip(shorts, nodes, strict=True)],
        "rank": [node["rank"] for node in nodes],
    }


def _lines(network: Network) -> list[list[float]]:
    index = {node["id"]: place for place, node in enumerate(network.nodes)}
    heaviest = max((float(edge["weight"] or 1) for edge in network.edges), default=1.0)
    # Where all weigh the same, none is drawn as a strong one.
    return [[index[edge["one"]], index[edge["other"]],
             round(min((float(edge["weight"] or 1) - 1) / max(heaviest - 1, 1), 1.0), 2),
             int(edge.get("first") or 0), int(edge.get("last") or 0)] for edge in network.edges]


def _icons(network: Network) -> list[dict[str, str]]:
    return [{"label": label, "icon": symbols.symbol(look(label).icon)}
            for label in sorted({node["label"] for node in network.nodes})]
