"""The map to take away: one HTML file that opens offline, and GraphML and GEXF for other programs."""

from datetime import date as day
from functools import partial

import streamlit as st

from graph.analysis import exchange
from graph.schema import SUBKIND
from ui import data, export, frame, offline_map
from ui.filters import Chosen
from ui.i18n import _, date, in_words_of, language, spoken_many, titled
from ui.network import Network

FORMATS = {"graphml": "GraphML", "gexf": "GEXF"}


def head(network: Network, question: str, filters: list[str]) -> None:
    """The question in words with its filters, and beside it the files."""
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        frame.say(" · ".join([question, *filters]))
        offer(network, question, filters)


def offer(network: Network, question: str, filters: list[str]) -> None:
    """The button with the three files of a placed network, each made when it is asked for."""
    watermark, lang, name = data.in_force("illustration"), language(), "map"
    with st.popover(_("Download"), icon=":material/download:", type="tertiary"):
        st.download_button(
            _("Map that opens without a network (HTML)"),
            partial(in_words_of, lang, partial(_html, network, question, filters, watermark)),
            export.file_name(name, "html", watermark), "text/html", key="map-html", on_click="ignore", type="tertiary")
        for ending, word in FORMATS.items():
            st.download_button(
                _("Network for other programs ({format})").format(format=word),
                partial(in_words_of, lang, partial(_exchanged, ending, network, question, filters, watermark)),
                export.file_name(name, ending, watermark), "application/xml", key=f"map-{ending}", on_click="ignore",
                type="tertiary")


def spoken(chosen: Chosen) -> list[str]:
    """The filters that are set, in words."""
    named = {"filters/countries": chosen.country, "filters/fields": chosen.field}
    words = [titled(row) for query, code in named.items() if code for row in data.read(query) if row["code"] == code]
    return [*words, *([spoken_many(SUBKIND[chosen.kind])] if chosen.kind in SUBKIND else [])]


def _html(network: Network, question: str, filters: list[str], watermark: bool) -> bytes:
    named = data.sources()
    used = sorted({source for node in network.nodes for source in node.get("sources") or ()})
    return offline_map.html(network, offline_map.About(
        title=_("Network map"), question=question, filters=filters, day=date(day.today().isoformat()),
        sources=[str(named.get(id, {}).get("title") or id) for id in used],
        watermark=export.warning() if watermark else ""))


def _exchanged(ending: str, network: Network, question: str, filters: list[str], watermark: bool) -> bytes:
    note = ". ".join([question, *filters, date(day.today().isoformat()), *([export.warning()] if watermark else [])])
    nodes = [{name: node.get(name) for name in ("id", "name", "label", "country", "degree", "x", "y", "sources")}
             for node in network.nodes]
    drawn = exchange.network(nodes, network.edges, note)
    return exchange.graphml(drawn) if ending == "graphml" else exchange.gexf(drawn)
