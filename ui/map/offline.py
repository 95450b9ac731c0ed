"""The map as one HTML file that opens without a network: pyvis holds it, its own copy of vis-network draws it.

pyvis's page template is not used: it asks another host for a style sheet and puts texts into script and markup. Here
names travel as data, are written as text, have opaque ids, and a policy in the file forbids every other script and
every request.
"""

import json
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any

from pyvis.network import Network as Drawing

from ui import symbols, typeface
from ui.i18n import _, language, number
from ui.map.canvas import showing
from ui.network.networks import CAPTIONS, Network, relation, short, tally

HERE = Path(__file__).resolve().parent
_VIS = files("pyvis") / "lib" / "vis-9.1.2"


@dataclass(frozen=True, slots=True)
class About:
    """What a map says of itself: title, the question, its filters, the day, its sources, the illustration's mark."""

    title: str
    question: str
    filters: Sequence[str]
    day: str
    sources: Sequence[str]
    watermark: str = ""


def html(network: Network, about: About) -> bytes:
    """A placed network as one HTML file in the visitor's language, in UTF-8."""
    scripts = [_vis_script(), (HERE / "offline.js").read_text(encoding="utf-8")]
    style = f"{faces()}{_vis_style()}{(HERE / 'offline.css').read_text(encoding='utf-8')}"
    policy = ("default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; "
              f"script-src {' '.join(_hash(script) for script in scripts)}")
    return (
        f'<!DOCTYPE html>\n<html lang="{language()}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(about.title)}</title>\n<style>{style}</style>\n</head>\n<body>\n{_body(network, about)}"
        f'<script type="application/json" id="map-data">{inert(_data(network))}</script>\n'
        + "".join(f"<script>{script}</script>\n" for script in scripts) + "</body>\n</html>\n").encode()


def drawing(network: Network) -> Drawing:
    """The network in pyvis: opaque ids, names cut as captions, nothing that could be taken for markup or options."""
    drawn = Drawing(directed=True, cdn_resources="in_line")
    ids = _opaque(network)
    for node in network.nodes:
        drawn.add_node(ids[node["id"]], label=short(node["name"]), shape="image", group=node["label"],
                       x=node["x"], y=node["y"], size=node["radius"], physics=False)
    for edge in network.edges:
        drawn.add_edge(ids[edge["one"]], ids[edge["other"]], width=1 if (edge["weight"] or 1) < 3 else 2)
    return drawn


def _data(network: Network) -> dict[str, Any]:
    drawn = drawing(network)
    ids = _opaque(network)
    looks = tally(network.nodes)
    return {
        "nodes": [{name: value for name, value in node.items() if value is not None} for node in drawn.nodes],
        "edges": [{**line, "relation": relation(edge["type"])}
                  for line, edge in zip(drawn.edges, network.edges, strict=True)],
        "kinds": [{"label": look.label, "word": look.plural, "count": number(count),
                   "image": symbols.disc(look.icon, look.colour)} for look, count in looks],
        "about": {ids[node["id"]]: {"name": node["name"], "label": node["label"], "rank": node["rank"]}
                  for node in network.nodes},
        "captions": CAPTIONS,
        "words": {"close": _("Close"), "search": _("Find in this map"), "none": _("Nothing found")},
    }


def _opaque(network: Network) -> dict[str, str]:
    return {node["id"]: f"n{index}" for index, node in enumerate(network.nodes)}


def _body(network: Network, about: About) -> str:
    lines = [f"{_('Filters')}: {', '.join(about.filters) or _('none')}", f"{_('As of')}: {about.day}", showing(network)]
    mark = f'<p class="mark">{escape(about.watermark)}</p>' if about.watermark else ""
    across = f'<div class="watermark" aria-hidden="true"><span>{escape(_("Illustration (not real)"))}</span></div>'
    return (
        f"<header><h1>{escape(about.title)}</h1><p>{escape(about.question)}</p>{mark}"
        f'<p class="quiet">{" · ".join(escape(line) for line in lines)}</p></header>\n'
        f'<main><div id="map" role="img" aria-label="{escape(about.title)}"></div>'
        f'<div id="legend"></div><input id="search" type="search"><aside id="card" hidden></aside>'
        f"{across if about.watermark else ''}</main>\n"
        f'<footer>{_("Sources")}: {escape("; ".join(about.sources))}</footer>\n')


def inert(data: dict[str, Any]) -> str:
    """JSON that cannot end its script element, whatever a name says."""
    return (json.dumps(data, ensure_ascii=False).replace("<", "\\u003c").replace(">", "\\u003e")
            .replace("&", "\\u0026").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))


def _hash(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


@cache
def _vis_script() -> str:
    text = (_VIS / "vis-network.min.js").read_text(encoding="utf-8")
    return text.partition("//# sourceMappingURL=")[0].replace("\r\n", "\n").replace("</script", "<\\/script")


@cache
def _vis_style() -> str:
    return (_VIS / "vis-network.css").read_text(encoding="utf-8")


@cache
def faces() -> str:
    """The typeface as a style sheet that holds its files."""
    coded = {weight: b64encode(typeface.file(weight).read_bytes()).decode() for weight in (400, 600)}
    return "".join(f'@font-face{{font-family:"{typeface.FAMILY}";font-weight:{weight};'
                   f'src:url("data:font/ttf;base64,{text}") format("truetype")}}' for weight, text in coded.items())
