"""People along the way: who of one organisation can introduce to another, and who is one acquaintance away."""

from collections.abc import Sequence

import streamlit as st

from ui import frame, panel
from ui.i18n import _, later, ngettext, number
from ui.paths import found as paths_found
from ui.paths import words
from ui.paths.ends import FROM, TO, named
from ui.paths.hops import Row, full, linked
from ui.paths.ways import walked
from ui.table import Link, table

#: Headings of the tables here, which no question names.
HEADINGS = (later("Name"), later("Because"), later("Reasons"), later("Through"), later("Last year"),
            later("Way"))
INTRODUCERS = ("name", "because", "reasons")
#: Of those in between, how many are named.
MOST = 8
CONTACTS = ("name", "kind", "through", "last_year", "way")


def introducers(one: Row, other: Row) -> None:
    """People of the first organisation who can introduce it to the second; nothing where an end is a person."""
    if not all("Organization" in end["kind"] for end in (one, other)):
        return
    rows = introducing(paths_found.introducers(one["id"], other["id"]))
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        st.subheader(_("Who can introduce you"), anchor=False)
        if rows:
            panel.save("introducers", f"{full(one)} – {full(other)}", rows, INTRODUCERS)
    if not rows:
        frame.say(_("Nobody known at {one} has a way to {other}. A list of its people with where they worked and with "
                    "whom they wrote may open one.").format(one=full(one), other=full(other)), quiet=True)
        return
    frame.say(ngettext("{n} person of {one} has a way to {other}.", "{n} people of {one} have a way to {other}.",
                       len(rows)).format(n=number(len(rows)), one=full(one), other=full(other)))
    table(rows, "introducers", INTRODUCERS, first=8)


def within_reach(node: Row) -> None:
    """Who is one acquaintance away from the end that is chosen, and leads on to the way there."""
    rows = reached(node, paths_found.contacts(node["id"]))
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        st.subheader(_("One acquaintance away"), anchor=False)
        if rows:
            panel.save("contacts", full(node), rows, CONTACTS[:-1])
    if not rows:
        frame.say(_("Nobody is known who knows somebody whom {one} knows. Ties come from shared works and "
                    "agreements.").format(one=full(node)), quiet=True)
        frame.link("sources", _("Bring in a list"))
        return
    frame.say(ngettext("{one} reaches {n} more through somebody known already.",
                       "{one} reaches {n} more, each through somebody known already.", len(rows)).format(
        one=full(node), n=number(len(rows))))
    table(rows, "contacts", CONTACTS, first=12)


def introducing(found: Sequence[Row]) -> list[Row]:
    """The introducers as rows of a table: who, by which way, and why that way is good."""
    nodes = named(row["id"] for row in found)
    return [{**_told(nodes[row["id"]]), "because": words.sentence(way),
             "reasons": "; ".join(paths_found.reasons(row["why"]))}
            for row, way in zip(found, walked(found), strict=True) if row["id"] in nodes]


def reached(node: Row, found: Sequence[Row]) -> list[Row]:
    """The contacts of contacts as rows of a table; the last column opens the way to each."""
    nodes = named(id for row in found for id in (row["id"], *row["through"][:MOST]))
    return [{**_told(nodes[row["id"]]), "kind": nodes[row["id"]]["kind"],
             "through": [linked(nodes[id]) for id in row["through"][:MOST] if id in nodes],
             "last_year": row["last"] or None, "way": _("Show the way"),
             "way_link": Link("paths", ((FROM, node["id"]), (TO, row["id"])))}
            for row in found if row["id"] in nodes]


def _told(node: Row) -> Row:
    """A node as a cell of a table has it: a link to its page under its full name."""
    return {**linked(node), "name_kind": node["kind"], "sources": node.get("sources")}
