"""Named views of the map: kept in the ledger as papers, opened by a link, shown one after the other in a meeting."""

from dataclasses import dataclass

import streamlit as st

from ledger import papers
from ui import data, frame
from ui.i18n import KEY, _, date, language
from ui.map import acts
from ui.map import state as map_state
from ui.map.state import State
from ui.pages import BY_STEM

KIND, OWNER = "map view", "curator"
LONGEST = 80
_NAME = "map-save-name"


@dataclass(frozen=True, slots=True)
class Saved:
    """One view: its name, what its address says, and the day on which it was saved."""

    name: str
    asked: dict[str, str]
    at: str

    @property
    def state(self) -> State:
        """The map that it shows."""
        return map_state.parse(self.asked)


def all() -> list[Saved]:
    """The views that are kept, by name; one that was removed is a paper without a body."""
    found = papers.papers(data.registry().ledger, KIND)
    return [Saved(paper.name, _plain(paper.body["asked"]), paper.at) for paper in found
            if isinstance(paper.body, dict) and isinstance(paper.body.get("asked"), dict)]


def save(name: str, state: State) -> None:
    """Keep the map under a name; one of that name before is replaced."""
    papers.save(data.registry().ledger, KIND, OWNER, name, {"asked": map_state.address(state)})


def remove(name: str) -> None:
    """The view is no longer offered; its versions stay in the ledger."""
    papers.save(data.registry().ledger, KIND, OWNER, name, None)


def menu(state: State) -> None:
    """The button with the saved views, a way to save this one, and the way to meeting mode."""
    with st.popover(_("Saved views"), icon=":material/bookmarks:", type="tertiary", key="map-saved"):
        kept = all()
        for place, view in enumerate(kept):
            _line(place, view)
        if not kept:
            frame.say(_("No view is saved yet. Save this one under a name to come back to it, or to show it in a "
                        "meeting."), quiet=True)
        with st.form("map-save", border=False, clear_on_submit=True):
            st.text_input(_("Name of this view"), max_chars=LONGEST, key=_NAME)
            st.form_submit_button(_("Save this view"), icon=":material/bookmark_add:", on_click=_keep, args=(state,))
        st.page_link(BY_STEM["meeting"].path, label=_("Show them in a meeting"), icon=":material/slideshow:",
                     query_params={KEY: language()})


def _keep(state: State) -> None:
    """Save what is shown under the name that was typed."""
    if name := " ".join(str(st.session_state.get(_NAME) or "").split()):
        save(name, state)


def _line(place: int, view: Saved) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        st.button(frame.literal(view.name), key=f"map-open-{place}", type="tertiary", help=date(view.at[:10]),
                  on_click=lambda: acts.change(view.state))
        st.button("", key=f"map-remove-{place}", type="tertiary", icon=":material/delete:",
                  help=_("Remove this view"), on_click=lambda: remove(view.name))


def _plain(asked: dict[str, str]) -> dict[str, str]:
    return {str(name): str(value) for name, value in asked.items() if name in map_state.NAMES.values()}
