"""The hits of a page as a list, each with why it was found."""

from functools import cache
from pathlib import Path
from typing import Any

from graph.search import Found
from ui import component
from ui.i18n import language
from ui.pages import BY_STEM
from ui.search import hits as finding
from ui.table import Link, go

HERE = Path(__file__).resolve().parent


@cache
def _mounted() -> Any:
    return component.mounted("ketnoi_search_list", '<div class="found"></div>', HERE / "listing.js")


def hits(found: Found, first: int) -> None:
    """Draws the hits, which are counted from ``first``; a click on one opens it in this session."""
    result = _mounted()(data={"hits": finding.items(found), "first": first}, key=f"search-list-{language()}",
                        on_go_change=lambda: None)
    if result.go and result.go.get("stem") in BY_STEM:
        go(Link(result.go["stem"], tuple((str(name), str(text)) for name, text in result.go["query"])))
