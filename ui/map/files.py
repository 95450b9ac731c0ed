"""The map to take away: picture, drawing, one file that opens offline, workbook, GraphML and GEXF; and on paper."""

from collections.abc import Callable
from datetime import date as day
from functools import partial
from html import escape
from urllib.parse import quote

import streamlit as st

from graph.analysis import exchange
from graph.schema import SUBKIND
from ui import data, export
from ui.filters import Chosen
from ui.i18n import _, date, in_words_of, language, later, spoken_many, titled
from ui.map import canvas, offline, sheet
from ui.map import kept as map_kept
from ui.map.drawn import Shown
from ui.network import dress as network_dress
from ui.network.dress import Figures
from ui.network.networks import Row, kinds_of, relation
from ui.world import png as world_png
from ui.world import svg as world_svg
from ui.world.sheet import About, Sheet

#: Ending, type and words of each file.
FORMATS = (
    ("png", "image/png", later("Picture (PNG)")),
    ("svg", "image/svg+xml", later("Drawing (SVG)")),
    ("html", "text/html", later("Map that opens without a network (HTML)")),
    ("xlsx", export.XLSX, later("Excel workbook (XLSX)")),
    ("graphml", "application/xml", later("Network for other programs (GraphML)")),
    ("gexf", "application/xml", later("Network for other programs (GEXF)")),
)
#: A larger map is printed as it stands on the screen.
_PRINTED = 700
_PAPER = """<style>.kn-paper { display: none; }
@media print { @page { size: A3 landscape !important; margin: 10mm !important; }
  .kn-paper { display: block; break-after: page; }
  .kn-paper img { width: 100%; max-height: 255mm; object-fit: contain; }
  h1, .st-key-noprint-question, .st-key-noprint-map, .st-key-noprint-beside { display: none !important; } }</style>"""
_HEADINGS = ("name", "kind", "country", "neighbours", "sources")


def offer(shown: Shown) -> None:
    """The button with the files of a map, each made when it is asked for."""
    watermark, lang = data.in_force("illustration"), language()
    if not shown.network.nodes:
        return
    with st.popover(_("Download"), icon=":material/download:", type="tertiary", key="map-files"):
        for ending, kind, word in FORMATS:
            st.download_button(_(word), partial(in_words_of, lang, partial(file, ending, shown, watermark)),
                               export.file_name("map", ending, watermark), kind, key=f"map-{ending}",
                               on_click="ignore", type="tertiary")


def file(ending: str, shown: Shown, watermark: bool) -> bytes:
    """One of the files, in the visitor's language."""
    makers: dict[str, Callable[[Shown, bool], bytes]] = {
        "png": lambda shown, watermark: world_png.png(_sheet(shown, watermark)),
        "svg": lambda shown, watermark: world_svg.svg(_sheet(shown, watermark)).encode(),
        "html": _html, "xlsx": _xlsx, "graphml": partial(_exchanged, exchange.graphml),
        "gexf": partial(_exchanged, exchange.gexf)}
    return makers[ending](shown, watermark)


def spoken(chosen: Chosen) -> list[str]:
    """The filters that pages share, as far as they are set, in words."""
    named = {"filters/countries": chosen.country, "filters/fields": chosen.field}
    words = [titled(row) for query, code in named.items() if code for row in data.read(query) if row["code"] == code]
    return [*words, *([spoken_many(SUBKIND[chosen.kind])] if chosen.kind in SUBKIND else [])]


def printed(shown: Shown) -> None:
    """What paper shows in place of the screen's map: the drawing with its legend, light, as large as the page."""
    if len(shown.network.nodes) <= _PRINTED:
        # Not in base64, which leaves little to compress on the way.
        svg = quote(world_svg.svg(_sheet(shown, data.in_force("illustration"))), safe=" =:/,.()-")
        st.html(f'{_PAPER}<div class="kn-paper"><img alt="{escape(shown.question[0])}" '
                f'src="data:image/svg+xml,{svg}"></div>')


def sources(shown: Shown) -> list[str]:
    """The titles of the sources of what is drawn."""
    named = data.sources()
    used = sorted({source for node in shown.network.nodes for source in node.get("sources") or ()})
    return [str(named.get(id, {}).get("title") or id) for id in used]


def _about(shown: Shown, watermark: bool) -> About:
    return About(_("Network map"), shown.question[0], shown.question[1:], date(day.today().isoformat()),
                 sources(shown), export.warning() if watermark else "")


def _sheet(shown: Shown, watermark: bool) -> Sheet:
    keys = shown.legend if shown.state.colour != "kind" else network_dress.kinds(shown.network, shown.state)
    return sheet.sheet(shown.network, keys, _about(shown, watermark), canvas.showing(shown.network))


def _html(shown: Shown, watermark: bool) -> bytes:
    said = _about(shown, watermark)
    return offline.html(shown.network, offline.About(
        said.title, said.sentence, said.filters, said.day, said.sources, said.watermark))


def _xlsx(shown: Shown, watermark: bool) -> bytes:
    rows = [{"name": node["name"], "kind": kinds_of(node), "country": node.get("country"),
             "neighbours": node["degree"], "sources": node.get("sources")}
            for node in sorted(shown.network.nodes, key=lambda node: node["rank"])]
    title = " · ".join([*shown.question, date(day.today().isoformat()), *sources(shown)])[:250]
    return export.xlsx(export.frame(rows, _HEADINGS, watermark), title, watermark)


def _exchanged(write: Callable[[exchange.Drawn], bytes], shown: Shown, watermark: bool) -> bytes:
    note = ". ".join([*shown.question, date(day.today().isoformat()), *([export.warning()] if watermark else []),
                      f"{_('Sources')}: {'; '.join(sources(shown))}"])
    figures = map_kept.figures(shown.whole)
    places = {node["id"]: place for place, node in enumerate(shown.whole.nodes)}
    return write(exchange.network([_node(node, figures, places[node["id"]]) for node in shown.network.nodes],
                                  [_edge(edge) for edge in shown.network.edges], note))


def _node(node: Row, figures: Figures, place: int) -> Row:
    kept = {name: node.get(name) for name in ("id", "name", "label", "country", "degree", "x", "y", "sources")}
    return {**kept, **{name: values[place] for name, values in figures.items() if name != "degree"}}


def _edge(edge: Row) -> Row:
    kept = {name: edge[name] for name in ("one", "other", "type", "weight")}
    return {**kept, "type": edge["type"] or relation(""), "first_year": edge.get("first") or None,
            "last_year": edge.get("last") or None}
