"""Whom the network cannot lose: who alone holds two parts of it together, and who could take their place."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from ui import data, frame, panel
from ui.gaps import found as gaps_found
from ui.i18n import _, later, ngettext, number
from ui.paths.ends import named
from ui.paths.hops import full, linked
from ui.table import table

Row = dict[str, Any]
COLUMNS = ("name", "cut_off", "holds_together", "could_replace")
HEADINGS = (later("Cut off"), later("Holds together"), later("Could replace"))


def show() -> None:
    """A fold that reads the network once it is opened: a sentence, and the table."""
    with st.expander(_("Whom the network cannot lose"), key="gaps-joints", on_change="rerun") as opened:
        if not opened.open:
            return
        if data.registry().projection_within(10, data.AUDIENCE) is None:
            panel.nothing(_("The network is being read; open this again in a few minutes."))
            return
        rows = told(gaps_found.joints())
        if not rows:
            panel.nothing(_("Nobody alone holds two communities together."))
            return
        frame.say(sentence(rows))
        with st.container(horizontal=True, horizontal_alignment="right"):
            panel.save("gaps-joints", _("Whom the network cannot lose"), rows, COLUMNS)
        table(rows, "gaps-joints", COLUMNS, first=8)


def sentence(rows: Sequence[Row]) -> str:
    """How many there are, who cuts off most, and for how many nobody could step in."""
    alone = sum(not row["could_replace"] for row in rows)
    said = ngettext(
        "{n} person or organisation alone holds parts of the network together. Without {name}, {cut} would be cut off.",
        "{n} people and organisations each alone hold parts of the network together. Without {name}, {cut} would be "
        "cut off.", len(rows)).format(n=number(len(rows)), name=rows[0]["name"], cut=number(rows[0]["cut_off"]))
    more = ngettext("For {n} nobody is tied to them who knows their fields.",
                    "For {n} nobody is tied to them who knows their fields.", alone).format(n=number(alone))
    return f"{said} {more}" if alone else said


def told(found: Sequence[Row]) -> list[Row]:
    """The joints as rows of a table, with names."""
    nodes = named(id for row in found for id in
                  (row["id"], *row["inside"], *(one for one, _many in row["instead"])))
    return [{"id": row["id"], "kind": nodes[row["id"]]["kind"], "name": full(nodes[row["id"]]),
             "sources": nodes[row["id"]]["sources"], "cut_off": sum(row["parts"][1:]),
             "holds_together": [linked(nodes[id]) for id in row["inside"] if id in nodes],
             "could_replace": [linked(nodes[id]) for id, _many in row["instead"] if id in nodes]}
            for row in found if row["id"] in nodes]
