"""Ties that are new, and ties that have lapsed, up to a year."""

from collections.abc import Mapping, Sequence

import streamlit as st

from ui import frame, panel
from ui.i18n import _, later, number
from ui.paths import paper as paths_paper
from ui.paths.ends import named
from ui.paths.hops import full, linked
from ui.table import table
from ui.years import found as years_found
from ui.years.found import MOST, WITHIN, Row

COLUMNS = ("name", "partner", "works", "agreements", "first_year", "last_year")
HEADINGS = (later("Name"), later("Partner"), later("Works"), later("Agreements"), later("First year"),
            later("Last year"))
STATES = {"new": later("New ties"), "lapsed": later("Lapsed ties")}
EMPTY = {"new": later("No tie was new in these years."), "lapsed": later("No tie lapsed in these years.")}


def show(year: int, names: Mapping[str, str]) -> None:
    """What began and what ended, in a sentence and two tables."""
    found = years_found.turnover(year, list(names))
    frame.say(sentence(found, year, names))
    for state, title in STATES.items():
        _one(state, _(title), [row for row in found if row["state"] == state])
    nodes = named(id for row in found[:MOST] for id in (row["id"], row["partner_id"]))
    paths_paper.printed(f"{_('Cooperation over the years')}, {year}: {', '.join(names.values())}",
                        (id for node in nodes.values() for id in node["sources"] or ()))


def sentence(found: Sequence[Row], year: int, names: Mapping[str, str]) -> str:
    """How many began, ended and went on."""
    count = {state: sum(row["state"] == state for row in found) for state in ("new", "lapsed", "kept")}
    return _("From {since} to {year}, of the ties between organisations in Vietnam and those of {countries}, {new} "
             "began, {kept} went on, and {lapsed} of before were seen no more.").format(
        since=year - WITHIN + 1, year=year, countries=", ".join(names.values()),
        new=number(count["new"]), kept=number(count["kept"]), lapsed=number(count["lapsed"]))


def told(found: Sequence[Row]) -> list[Row]:
    """The ties as rows of a table: both organisations by name, what they share, first and last year."""
    nodes = named(id for row in found for id in (row["id"], row["partner_id"]))
    return [{**row, "kind": nodes[row["id"]]["kind"], "name": full(nodes[row["id"]]),
             "partner": [linked(nodes[row["partner_id"]])], "sources": nodes[row["id"]]["sources"]}
            for row in found if row["id"] in nodes and row["partner_id"] in nodes]


def _one(state: str, title: str, found: Sequence[Row]) -> None:
    rows = told(found[:MOST])
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        st.subheader(f"{title} :gray[· {number(len(found))}]" if found else title, anchor=False)
        if rows:
            panel.save(f"years-{state}", title, rows, COLUMNS)
    if not rows:
        panel.nothing(_(EMPTY[state]))
        return
    if len(found) > MOST:
        st.caption(_("The first {n} are shown.").format(n=number(MOST)))
    table(rows, f"years-{state}", COLUMNS, first=8)
