"""The map on the page: neo4j-viz draws it and says what was clicked; names, legend and first fit are ours."""

import re
from collections.abc import Callable, Collection
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import streamlit as st

from ui import symbols
from ui.i18n import _, number
from ui.network import CAPTIONS, Network, short, tally

HERE = Path(__file__).resolve().parent
HEIGHT = 720
LEGEND = 86
_EXPORT = re.compile(r"export\s*\{\s*([\w$]+)\s+as\s+default\s*\};?\s*$")


@cache
def script() -> str:
    """The graph component of neo4j-viz with ours around it, as one module; it asks no other host for anything."""
    bundle = (files("neo4j_viz") / "resources" / "streamlit_v2" / "graph.js").read_text(encoding="utf-8")
    said = _EXPORT.search(bundle)
    if said is None:
        raise RuntimeError("neo4j-viz exports its component in another way; install the version that is locked")
    ours = (HERE / "network.js").read_text(encoding="utf-8")
    return f"// map\n{bundle[:said.start()]}\nconst drawGraph = {said[1]};\n{ours}"


@cache
def _mounted() -> Any:
    return st.components.v2.component("ketnoi_map", js=script(), css=(HERE / "network.css").read_text(encoding="utf-8"))


def draw(network: Network, key: str, selected: str, hidden: Collection[str], choose: Callable[[str], None],
         hide: Callable[[list[str]], None], note: str = "") -> None:
    """Draws a placed network at a fixed height. ``choose`` gets the id that was clicked (empty for none).

    ``hidden``: the kinds that the legend turned off; ``hide`` gets them when that changes.
    """
    def clicked() -> None:
        chosen = st.session_state[key].get("selected") or {}
        choose(next(iter(chosen.get("nodeIds") or ()), ""))

    _mounted()(
        key=key, height=HEIGHT, data=_data(network, selected, hidden, note),
        default={"selected": None, "hidden": list(hidden), "options": None, "last_event": None},
        on_selected_change=clicked, on_hidden_change=lambda: hide(list(st.session_state[key].get("hidden") or ())),
        on_options_change=lambda: None, on_last_event_change=lambda: None)


def showing(network: Network) -> str:
    """How much of the network is drawn: "Đang hiện 320 trong 1.845"."""
    said = _("Showing {first} of more than {total}") if network.partial else _("Showing {first} of {total}")
    return said.format(first=number(len(network.nodes)), total=number(network.total))


def _data(network: Network, selected: str, hidden: Collection[str], note: str) -> dict[str, Any]:
    heaviest = max((float(edge["weight"] or 1) for edge in network.edges), default=1.0)
    return {
        "nodes": [_dot(node) for node in network.nodes],
        "relationships": [_line(edge, index, heaviest) for index, edge in enumerate(network.edges)],
        "selected": {"nodeIds": [selected] if selected else [], "relationshipIds": []},
        "options": {"layout": "free", "showLayoutButton": False, "showSearchButton": False},
        "legend": {"visible": False}, "width": "100%", "height": f"{HEIGHT - LEGEND}px", "theme": "auto",
        "kinds": _kinds(network, hidden), "hidden": list(hidden), "captions": _captions(network),
        "words": {"showing": showing(network), "note": note, "map": _("Network map"),
                  "hide": _("Hide or show this kind"), "in": _("Zoom in"), "out": _("Zoom out"),
                  "fit": _("Show the whole map")},
    }


def _captions(network: Network) -> int:
    """How many of the largest are named before one comes nearer: not those that only one other knows."""
    return min(CAPTIONS, max(12, len([node for node in network.nodes if node["degree"] > 1])))


def _dot(node: dict[str, Any]) -> dict[str, Any]:
    return {"id": node["id"], "x": node["x"], "y": node["y"], "size": node["radius"], "kind": node["label"],
            "name": node["name"], "short": short(node["name"]), "rank": node["rank"], "properties": {}}


def _line(edge: dict[str, Any], index: int, heaviest: float) -> dict[str, Any]:
    # Where all weigh the same, none is drawn as a strong one.
    share = min((float(edge["weight"] or 1) - 1) / max(heaviest - 1, 1), 1.0)
    return {"id": f"r{index}", "from": edge["one"], "to": edge["other"], "width": round(0.7 + 2.3 * share, 2),
            "properties": {}, "share": round(share, 2)}


def _kinds(network: Network, hidden: Collection[str]) -> list[dict[str, Any]]:
    counted = {look.label: (look, count) for look, count in tally(network.nodes)}
    for look, _count in tally({"label": label} for label in sorted(hidden)):
        counted.setdefault(look.label, (look, 0))
    return [{"label": look.label, "word": look.plural, "colour": look.colour, "icon": symbols.symbol(look.icon),
             "count": number(count)} for look, count in counted.values()]
