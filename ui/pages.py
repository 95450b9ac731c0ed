"""The only list of pages; menu, links and tests read it."""

from dataclasses import dataclass
from typing import Literal

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from ui.i18n import _, later


@dataclass(frozen=True, slots=True)
class Entry:
    """One page: its file's stem (which is its address), its words, its symbol, and its section of the menu."""

    stem: str
    title: str
    icon: str
    section: str = ""
    listed: bool = True

    @property
    def path(self) -> str:
        """The file, from the entry point."""
        return f"views/{self.stem}.py"


_NETWORK = later("Network")
_TOGETHER = later("Partnerships")
_PLAN = later("Plan")
_DATA = later("Data")

PAGES = (
    Entry("home", later("Home"), "home"),
    Entry("experts", later("Experts"), "person", _NETWORK),
    Entry("organisations", later("Organisations"), "apartment", _NETWORK),
    Entry("map", later("Network map"), "graph_2", _NETWORK),
    Entry("world", later("Partner map"), "public", _NETWORK),
    Entry("paths", later("Paths"), "route", _NETWORK),
    Entry("years", later("Over the years"), "timeline", _NETWORK),
    Entry("partners", later("Find partners"), "person_search", _TOGETHER),
    Entry("introductions", later("Requests and invitations"), "forum", _TOGETHER),
    Entry("agreements", later("Agreements"), "handshake", _TOGETHER),
    Entry("exchange", later("Needs and offers"), "swap_horiz", _TOGETHER),
    Entry("plan", later("Plan"), "flag", _PLAN),
    Entry("gaps", later("Gaps"), "troubleshoot", _PLAN),
    Entry("board", later("Advisory board"), "groups", _PLAN),
    Entry("independence", later("Independence"), "balance", _PLAN),
    Entry("whatif", later("What if"), "alt_route", _PLAN),
    Entry("sources", later("Sources"), "inventory_2", _DATA),
    Entry("duplicates", later("Possible duplicates"), "difference", _DATA),
    Entry("meeting", later("Meeting mode"), "slideshow", _NETWORK, listed=False),
    Entry("expert", later("Expert"), "person", _NETWORK, listed=False),
    Entry("organisation", later("Organisation"), "apartment", _NETWORK, listed=False),
    Entry("agreement", later("Agreement"), "handshake", _TOGETHER, listed=False),
    Entry("event", later("Event"), "event", _TOGETHER, listed=False),
    Entry("edit", later("Edit"), "edit", _DATA, listed=False),
    Entry("search", later("Search"), "search", _NETWORK, listed=False),
)
BY_STEM = {entry.stem: entry for entry in PAGES}


def menu() -> dict[str, list[StreamlitPage]]:
    """The pages by section, titled in the visitor's language, for ``st.navigation``."""
    sections: dict[str, list[StreamlitPage]] = {}
    for entry in PAGES:
        sections.setdefault(_(entry.section), []).append(_page(entry))
    return sections


def _page(entry: Entry) -> StreamlitPage:
    visibility: Literal["visible", "hidden"] = "visible" if entry.listed else "hidden"
    return st.Page(entry.path, title=_(entry.title), icon=f":material/{entry.icon}:",
                   default=entry.stem == "home", visibility=visibility)


def stem_of(page: StreamlitPage) -> str:
    """The stem of a page of the menu."""
    return page.url_path or "home"
