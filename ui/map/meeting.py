"""Saved maps for a meeting: one after the other in large type, on the page and as one file that opens anywhere."""

from base64 import b64encode
from collections.abc import Callable, Sequence
from datetime import date as day
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any

import streamlit as st

from ui import data, export
from ui.i18n import _, date, language
from ui.map import canvas, drawn, files, offline, reading, sheet
from ui.map import saved as views_saved
from ui.map.state import State
from ui.network import dress as network_dress
from ui.network.networks import VIEW
from ui.world import svg as world_svg

HERE = Path(__file__).resolve().parent
Slide = dict[str, Any]
#: What is shown where no view has been saved, and how many sentences stand beside a map.
_FIRST, _READ = ("overview", "organisations", "countries"), 3
_MOST, _KEYS = 160, 8
_BEGIN = """
showMeeting(document.querySelector(".meeting"), JSON.parse(document.getElementById("slides").textContent), 0);
document.documentElement.dataset.ready = "yes";
"""


def slides() -> list[Slide]:
    """The saved views as slides; where there are none, the first networks."""
    saved = [(view.name, view.state) for view in views_saved.all()]
    plain = [(_(VIEW[key].title), State(view=key, most=_MOST)) for key in _FIRST]
    made = [slide(name, state) for name, state in saved or plain]
    return [one for one in made if one] or [slide(*plain[0], empty=True)]


def slide(name: str, state: State, empty: bool = False) -> Slide:
    """One map: names only, nothing else of anybody; nothing where the map is empty, unless that is wanted."""
    shown = drawn.drawn(state)
    if not shown.network.nodes and not empty:
        return {}
    illustration = data.in_force("illustration")
    keys = shown.legend if state.colour != "kind" else network_dress.kinds(shown.network, state)
    readable = 3 <= len(shown.network.nodes) <= reading.LARGEST and not shown.network.folded
    return {
        "title": name, "question": " · ".join(shown.question),
        "svg": world_svg.svg(sheet.picture(shown.network, sheet.MEETING)),
        "keys": [{"word": key.word, "colour": key.colour, "count": key.count} for key in keys[:_KEYS]],
        "readings": list(reading.of_map(shown.network))[:_READ] if readable else [],
        "showing": canvas.showing(shown.network), "day": date(day.today().isoformat()),
        "sources": f"{_('Sources')}: {'; '.join(files.sources(shown))}",
        "mark": export.warning() if illustration else ""}


def show(made: Sequence[Slide], at: int, moved: Callable[[int], None]) -> None:
    """The slides on the page; ``moved`` gets the place of the one that is shown, so that a link opens it."""
    key = f"meeting-{language()}"

    def turned() -> None:
        place = (st.session_state.get(key) or {}).get("at")
        moved(place if isinstance(place, int) and 0 <= place < len(made) else 0)

    _mounted()(key=key, height="content", data={"slides": list(made), "words": _words(), "at": at}, default={"at": at},
               on_at_change=turned)


def html(made: Sequence[Slide]) -> bytes:
    """The slides as one HTML file: fonts and script are in it, it asks nobody for anything, and nothing else runs."""
    script = (HERE / "meeting.js").read_text(encoding="utf-8") + _BEGIN
    hashed = b64encode(sha256(script.encode()).digest()).decode()
    policy = (f"default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; "
              f"script-src 'sha256-{hashed}'")
    style = f"{offline.faces()}{(HERE / 'meeting.css').read_text(encoding='utf-8')}body{{margin:0}}"
    said = offline.inert({"slides": list(made), "words": _words()})
    return (f'<!DOCTYPE html>\n<html lang="{language()}">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{escape(_('Network map'))}</title>\n<style>{style}</style>\n</head>\n<body>\n"
            f'<main class="meeting"></main>\n<script type="application/json" id="slides">{said}</script>\n'
            f"<script>{script}</script>\n</body>\n</html>\n").encode()


def _words() -> dict[str, str]:
    return {"back": _("Back"), "next": _("Next"), "whole": _("Full screen")}


@cache
def _mounted() -> Any:
    ours = (HERE / "meeting.js").read_text(encoding="utf-8")
    # The map stays where one is in it, whatever the page sends meanwhile.
    entry = """
export default function ({ data, parentElement, setStateValue }) {
  const said = JSON.stringify(data.slides);
  let root = parentElement.querySelector(".meeting");
  if (root?.said === said) return;
  if (!root) { root = document.createElement("main"); root.className = "meeting"; parentElement.append(root); }
  root.stop?.();
  root.said = said;
  root.stop = showMeeting(root, data, data.at, (at) => setStateValue("at", at));
}"""
    css = (HERE / "meeting.css").read_text(encoding="utf-8")
    return st.components.v2.component("ketnoi_meeting", js=f"// meeting\n{ours}{entry}", css=css)
