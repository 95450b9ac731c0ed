"""The communities of one year against those of another: which go on, who moved, joined or left."""

from collections.abc import Sequence

import streamlit as st

from ui import frame, panel
from ui.i18n import _, later, ngettext, number
from ui.paths.ends import named
from ui.paths.hops import full, linked
from ui.table import table
from ui.years import found as years_found
from ui.years.found import MOST, Row

COLUMNS = ("community", "known_by", "members", "of_these_before")
MOVED = ("name", "before", "after")
HEADINGS = (later("Community"), later("Known by"), later("Members"), later("Of these before"), later("Before"),
            later("After"))
#: A community of fewer is only counted.
LEAST = 3


def show(year: int, other: int) -> None:
    """The communities of the later year, with how much of each was one before, and who moved."""
    earlier, later_ = sorted((year, other))
    found = years_found.compared(earlier, later_)[0]
    if not found["members"]:
        panel.nothing(_("Nobody is known to have worked together in the years up to {year}.").format(year=later_))
        return
    frame.say(sentence(found, earlier, later_))
    groups = [group for group in found["groups"] if group["members"] >= LEAST]
    rows = told(groups)
    _table("years-communities", _("Communities of {year}").format(year=later_), rows, COLUMNS)
    if small := len(found["groups"]) - len(groups):
        st.caption(ngettext("{n} community of fewer than three is left out.",
                            "{n} communities of fewer than three are left out.", small).format(n=number(small)))
    moved = _moved(found["moved"][:MOST], rows)
    if moved:
        _table("years-moved", _("Moved to another community"), moved, MOVED)


def sentence(found: Row, earlier: int, later_: int) -> str:
    """How many communities go on, and how many moved, joined and left."""
    on = sum(group["before"] is not None for group in found["groups"])
    return _("Of the {n} communities of the years up to {later}, {on} go on from those of {earlier}; {moved} "
             "people and organisations moved to another, {joined} joined and {left} left.").format(
        n=number(len(found["groups"])), later=later_, on=number(on), earlier=earlier,
        moved=number(len(found["moved"])), joined=number(len(found["joined"])), left=number(len(found["left"])))


def told(groups: Sequence[Row]) -> list[Row]:
    """The communities as rows of a table: by whom each is known, how many, and how many of these were one before."""
    nodes = named(id for group in groups for id in group["known"])
    return [{"community": place, "number": group["after"], "was": group["before"], "members": group["members"],
             "known_by": [linked(nodes[id]) for id in group["known"] if id in nodes],
             "of_these_before": group["shared"]}
            for place, group in enumerate(groups, start=1)]


def _moved(moved: Sequence[Sequence[object]], rows: Sequence[Row]) -> list[Row]:
    """Who is in another community than the one that goes on from theirs; communities by what they are known by."""
    after = {row["number"]: _name(row) for row in rows}
    before = {row["was"]: _name(row) for row in rows if row["was"] is not None}
    nodes = named(str(id) for id, _was, _now in moved)
    return [{"id": id, "kind": nodes[str(id)]["kind"], "name": full(nodes[str(id)]),
             "before": before.get(was, _("one that is no more")), "after": after.get(now, _("a small one")),
             "sources": nodes[str(id)]["sources"]}
            for id, was, now in moved if str(id) in nodes]


def _name(row: Row) -> str:
    first = str(row["known_by"][0]["name"]) if row["known_by"] else ""
    return f"{row['community']}. {first}"


def _table(key: str, title: str, rows: Sequence[Row], columns: Sequence[str]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        st.subheader(f"{title} :gray[· {number(len(rows))}]", anchor=False)
        panel.save(key, title, rows, columns)
    table(rows, key, columns, first=8)
