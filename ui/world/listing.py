"""The list beside the partner map, in step with it: the places with their numbers, or the organisations of one."""

from collections.abc import Callable, Sequence

import streamlit as st

from ui import frame, panel
from ui.i18n import KEY, _, later, ngettext, number
from ui.table import Link, table
from ui.world.places import Place, Row

CHOSEN = "at"
#: Columns of the list of places, and of the list of organisations.
PLACES = ("place", "partners", "known", "agreements", "works")
ORGANISATIONS = ("name", "standing", "agreements", "works")
#: Headings of these tables, whose columns no question names.
HEADINGS = (later("Partners"), later("Known"), later("Agreements"), later("Works"), later("Standing"))
#: Organisations of one place that are listed.
MOST = 300


def plain(places: Sequence[Place]) -> list[Row]:
    """The places as rows of a file."""
    return [{"place": one.name, "partners": one.partners, "known": one.known, "agreements": one.agreements,
             "works": one.works} for one in places]


def rows(places: Sequence[Place]) -> list[Row]:
    """The places as rows of a table; a name chooses on the map."""
    return [{**row, "place_link": linked(place.key)} for row, place in zip(plain(places), places, strict=True)]


def linked(key: str) -> Link:
    """This map, as it is filtered, with another place chosen."""
    kept = {name: value for name, value in st.query_params.to_dict().items() if name not in (CHOSEN, KEY)}
    return Link("world", (*kept.items(), (CHOSEN, key)))


def every(places: Sequence[Place], abroad: bool) -> None:
    """All places of the map."""
    if not places:
        panel.nothing(_("No organisation here yet. Take a filter away, or bring in a list on the page Sources."))
        frame.link("sources", _("Bring in a list"))
        return
    shown = PLACES if abroad else PLACES[:3]
    table(rows(places), f"world-places-{abroad}", shown, first=14)
    frame.say(_("Choose a place here or on the map to see its organisations."), quiet=True)
    if abroad and any(one.works for one in places):
        frame.say(_("Works are counted for each pair of organisations that share one."), quiet=True)


def one(name: str, found: Sequence[Row], back: Callable[[], None], country: str = "", abroad: bool = True) -> None:
    """The organisations of the chosen place, and the way back to all."""
    st.button(_("All places"), icon=":material/arrow_back:", type="tertiary", on_click=back, key="world-back")
    st.subheader(frame.literal(name), anchor=False)
    partners = sum(row["standing"] == "partner" for row in found)
    frame.say(ngettext("{n} organisation: {partners} partners, {known} known",
                       "{n} organisations: {partners} partners, {known} known", len(found)).format(
        n=number(len(found)), partners=number(partners), known=number(len(found) - partners)) + ".")
    if not found:
        panel.nothing(_("No organisation here yet. Take a filter away, or bring in a list on the page Sources."))
        return
    shown = ORGANISATIONS if abroad else ORGANISATIONS[:2]
    table(found[:MOST], f"world-organisations-{abroad}", shown, first=12)
    if country:
        frame.link("organisations", _("Open as a list with filters"), country=country)
