"""The table of the registry: sortable, printable, its names are links that stay in the session."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from graph.names import fold
from ui import component, kinds, words
from ui.i18n import KEY, LANGUAGES, _, in_words_of, language, ngettext, number
from ui.pages import BY_STEM

HERE = Path(__file__).resolve().parent
Row = dict[str, Any]
Cell = dict[str, Any]

#: Where a field or a country leads, as long as neither has a page of its own: a list and its filter.
LISTS = {"Field": ("experts", "field"), "Country": ("organisations", "country")}
#: Counts that lead to the list that they count, by a field or country in the same row.
COUNTS: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "organisations": ("organisations", ()),
    "experts": ("experts", ()),
    "firms_abroad": ("organisations", (("kind", "Firm"),)),
}
#: How many of several neighbours a cell names, where it is not two.
MOST = {"fields": 3}
#: What stands in a second line of a cell: a column of its own would make the table wider than a page.
BELOW = {"kind": "need_kind"}
_RED, _AMBER, _GREEN, _GREY = "#C0392B", "#B7791F", "#2E8B57", "#7A828E"
#: The symbol and colour of a state, in the order in which a table sorts them.
STATES: dict[str, dict[str, tuple[str, str]]] = {
    "timing": {
        "late": ("error", _RED), "this_year": ("alarm", _AMBER), "running": ("trending_flat", _GREY),
        "later": ("event_upcoming", _GREY), "recurring": ("event_repeat", _GREY), "waiting": ("hourglass_empty", _GREY),
        "undated": ("remove", _GREY), "done": ("check_circle", _GREEN), "stopped": ("block", _GREY),
    },
    "standing": {"partner": ("handshake", _GREEN), "known": ("bookmark", _GREY)},
    "alarm": {
        "past_end": ("error", _RED), "ending": ("alarm", _AMBER), "step_late": ("schedule", _AMBER),
        "silent": ("notifications_paused", _AMBER), "undated": ("remove", _GREY),
    },
    "exchange_state": {
        "review": ("hourglass_empty", _AMBER), "open": ("radio_button_unchecked", _GREEN),
        "expired": ("event_busy", _AMBER), "met": ("check_circle", _GREY), "closed": ("block", _GREY),
    },
}


@dataclass(frozen=True, slots=True)
class Link:
    """A place in the app: a page by its stem, and what its address says."""

    stem: str
    query: tuple[tuple[str, str], ...] = ()

    @property
    def href(self) -> str:
        """The address, so that it can be opened beside this page or sent."""
        return f"{self.stem}?{urlencode([*self.query, (KEY, language())])}"


@cache
def _mounted() -> Any:
    return component.mounted("ketnoi_table", '<div class="table"></div>', HERE / "table.js")


def go(link: Link) -> None:
    """Opens another page in this session; the language goes along."""
    st.switch_page(BY_STEM[link.stem].path, query_params={**dict(link.query), KEY: language()})


def to(labels: str | Iterable[str] | None, id: str | None, code: str | None = None) -> Link | None:
    """The link to a node's page, or to the list that a field or country filters; ``None`` where there is neither."""
    stem = kinds.page_of(labels)
    if stem and id:
        return Link(stem, (("id", id),))
    listed = LISTS.get(kinds.look(labels).label) if labels and code else None
    return Link(listed[0], ((listed[1], str(code)),)) if listed else None


def columns(rows: Sequence[Row]) -> list[str]:
    """The columns that are shown: not ids and sources, nor what belongs to another column (``x_kind``, ``x_en``)."""
    every = list(rows[0]) if rows else []
    beside = {f"{name}_{more}" for name in every for more in ("id", "kind", "link", *LANGUAGES)}
    return [name for name in every if name not in ("id", "code", "sources", "of") and name not in beside]


def table(rows: Sequence[Row], key: str, show: Sequence[str] = (), first: int = 15, pick: str = "") -> list[int]:
    """Draws the rows. ``name`` links to ``id`` and ``kind`` (or ``name_kind``), any ``x`` to ``x_id`` and ``x_kind``;
    ``x_link`` (a Link) leads elsewhere.

    ``kind`` (labels) is drawn as symbol and word, names take the visitor's language, numbers stand right.
    ``pick`` says what choosing a row means; then each row has a box, and the places of those chosen are returned.
    """
    # The language is asked once: there are thousands of words in a long table.
    drawn = in_words_of(language(), lambda: {**_drawn(rows, show, first), "pick": pick})
    result = _mounted()(data=drawn, key=f"table-{key}-{language()}", default={"picked": []},
                        on_go_change=lambda: None, on_picked_change=lambda: None)
    if result.go and result.go.get("stem") in BY_STEM:
        go(Link(result.go["stem"], tuple((str(k), str(v)) for k, v in result.go["query"])))
    return [place for place in result.picked or () if isinstance(place, int) and 0 <= place < len(rows)]


def _drawn(rows: Sequence[Row], show: Sequence[str], first: int) -> dict[str, Any]:
    """What ``table.js`` draws: headings, cells, how many at first, and its few words."""
    names = [name for name in list(show) or columns(rows) if any(row.get(name) not in (None, "", []) for row in rows)]
    more = _("Showing {first} of {total}. Show all").format(first=number(first), total=number(len(rows)))
    heads = [{"t": words.heading(name), "number": _numeric(rows, name), "name": name == "name"} for name in names]
    return {"heads": heads, "rows": [[_cell(row, name) for name in names] for row in rows],
            "first": first, "more": more, "less": _("Show fewer")}


def _numeric(rows: Sequence[Row], name: str) -> bool:
    values = [row[name] for row in rows if row.get(name) is not None]
    return bool(values) and all(isinstance(value, (int, float)) and not isinstance(value, bool) for value in values)


def _cell(row: Row, name: str) -> Cell:
    value = row.get(name)
    if name == "kind" and value:
        parts: list[Cell] = [{"t": one.word, "icon": one.icon, "colour": one.colour} for one in kinds.looks(value)]
        parts += [{"t": words.text(BELOW[name], row[BELOW[name]]), "below": True}] if row.get(BELOW[name]) else []
        return {"parts": parts, "s": " ".join(str(part["t"]) for part in parts)}
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return _several(value, MOST.get(name, 2))
    if value in STATES.get(name, ()):
        return _state(name, value)
    shown = str(row.get(f"{name}_{language()}") or words.text(name, value))
    cell: Cell = {"t": shown, "s": value if isinstance(value, (int, float)) else fold(shown)}
    if name == "name" and kinds.illustrative(row.get("sources")):
        cell["mark"] = _("Illustration")
    if shown.startswith(("http://", "https://")):
        return {**cell, "t": shown.split("/")[2], "href": shown}
    link = _target(row, name)
    return _linked(cell, link) if link and shown else cell


def _target(row: Row, name: str) -> Link | None:
    if isinstance(elsewhere := row.get(f"{name}_link"), Link):
        return elsewhere
    labels = row.get("kind") or row.get("name_kind")
    if name == "name":
        return to(labels, row.get("id"), row.get("code"))
    if name in COUNTS and row.get(name) and row.get("code") and kinds.look(labels).label in LISTS:
        stem, more = COUNTS[name]
        return Link(stem, ((LISTS[kinds.look(labels).label][1], str(row["code"])), *more))
    return to(row.get(f"{name}_kind"), row.get(f"{name}_id"))


def _several(values: list[Row], most: int) -> Cell:
    """The first few as links; how many more there are, with their names where the pointer rests."""
    named = [str(value.get(f"name_{language()}") or value.get("name") or "") for value in values]
    parts: list[Cell] = []
    for value, shown in zip(values[:most], named, strict=False):
        link = to(value.get("kind"), value.get("id"), value.get("code"))
        parts += [{"t": "; "}] if parts else []
        parts.append(_linked({"t": shown}, link) if link else {"t": shown})
    if len(values) > most:
        more = ngettext("; {n} more", "; {n} more", len(values) - most).format(n=len(values) - most)
        parts.append({"t": more, "title": "; ".join(named[most:])})
    return {"parts": parts, "s": fold(" ".join(named)), "several": True}


def _state(name: str, value: Any) -> Cell:
    icon, colour = STATES[name][value]
    shown = words.text(name, value)
    return {"parts": [{"t": shown, "icon": icon, "colour": colour}], "s": list(STATES[name]).index(value)}


def _linked(cell: Cell, link: Link) -> Cell:
    return {**cell, "href": link.href, "go": {"stem": link.stem, "query": [list(pair) for pair in link.query]}}
