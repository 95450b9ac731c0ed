"""The partner map to take away: PNG, SVG, one HTML file that opens without a network, and its list as a workbook."""

from collections.abc import Callable, Sequence
from datetime import date as day
from functools import partial

import streamlit as st

from ui import data, export, words
from ui.i18n import _, date, in_words_of, language, later, number
from ui.world import listing, png, svg
from ui.world.colours import LIGHT
from ui.world.places import Place
from ui.world.shapes import Scene
from ui.world.sheet import About, sheet

#: Ending, type and words of each file.
FORMATS = (
    ("png", "image/png", later("Picture (PNG)")),
    ("svg", "image/svg+xml", later("Drawing (SVG)")),
    ("html", "text/html", later("Map that opens without a network (HTML)")),
    ("xlsx", export.XLSX, later("Excel workbook (XLSX)")),
)


def offer(name: str, scene: Callable[[], Scene], places: Sequence[Place], sentence: str, filters: list[str],
          sources: Callable[[], list[str]]) -> None:
    """The button with the files of a map, each made when it is asked for; ``sources``: the ids of what was drawn."""
    watermark, lang = data.in_force("illustration"), language()
    with st.popover(_("Download"), icon=":material/download:", type="tertiary"):
        for ending, kind, word in FORMATS:
            made = partial(file, ending, scene, places, sentence, filters, sources, watermark)
            st.download_button(
                _(word), partial(in_words_of, lang, made), export.file_name(f"world-{name}", ending, watermark),
                kind, key=f"world-{ending}", on_click="ignore", type="tertiary")


def file(ending: str, draw: Callable[[], Scene], places: Sequence[Place], sentence: str, filters: list[str],
         sources: Callable[[], list[str]], watermark: bool) -> bytes:
    """One of the files, in the visitor's language."""
    scene = draw()
    names = listing.PLACES if scene.name == "world" else listing.PLACES[:3]
    rows = listing.plain(places)
    if ending == "xlsx":
        return export.xlsx(export.frame(rows, names, False), _("Partner map"), watermark)
    named = data.sources()
    about = About(
        _("Partner map"), sentence, filters, date(day.today().isoformat()),
        [str(named.get(id, {}).get("title") or id) for id in sources()], export.warning() if watermark else "")
    drawn = sheet(scene, LIGHT, about)
    if ending == "html":
        cells = [[str(row["place"]), *(number(row[name]) for name in names[1:])] for row in rows]
        return svg.html(drawn, about, [words.heading(name) for name in names], cells)
    return png.png(drawn) if ending == "png" else svg.svg(drawn).encode()
