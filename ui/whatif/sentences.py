"""What if, in the sentences of the gaps: which of their rows would come, and which would go.

The questions themselves are asked, of the graph with the change supposed in it (``Store.suppose``).
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import streamlit as st

from graph.analysis import gaps, whatif
from graph.analysis.gaps import Holding
from graph.analysis.projection import Projection
from graph.analysis.whatif import New
from ui import data, frame
from ui.gaps import found as gaps_found
from ui.gaps import said as gaps_said
from ui.gaps.found import Gap
from ui.i18n import _, later, number
from ui.panel import caption
from ui.paths.hops import Row
from ui.table import Link, table
from ui.words import coded

SHOWN = ("then", "gap", "name", "country", "survey", "consequence")
TURNS = {"comes": later("would come"), "goes": later("would go")}
HEADINGS = (later("Then"),)


class Turned(NamedTuple):
    """The rows that would come and go, each with its sentence; before and after, the sentences whose lists stop short
    of all their rows, so that these cannot be compared; and how many were asked."""

    comes: list[tuple[Gap, Row]]
    goes: list[tuple[Gap, Row]]
    cut: list[tuple[Gap, Gap]]
    asked: int


def show(out: Sequence[Row], new: Sequence[New]) -> None:
    """The rows of sentences that would come and go, or why the graph cannot be asked now."""
    with frame.calm():
        with st.spinner(_("Asking the questions of the page Gaps")):
            turned = found(tuple(row["id"] for row in out), tuple(new))
        frame.say(_("All {n} questions of the page Gaps were asked as if it were so. Gaps that would come: {comes}; "
                    "that would go: {goes}. What is itself taken away or added is not told.").format(
            n=number(turned.asked), comes=number(len(turned.comes)), goes=number(len(turned.goes))))
        if turned.comes or turned.goes:
            table(_rows(turned), "whatif-sentences", SHOWN)
            gaps_said.uncounted(sum(row["survey"] == gaps.UNASKED for _gap, row in (*turned.comes, *turned.goes)))
        if turned.cut:
            frame.say(_("Not compared row by row, because the lists do not hold all: {names}.").format(
                names="; ".join(_counted(*pair) for pair in turned.cut)), quiet=True)


def found(out: tuple[str, ...], new: tuple[New, ...]) -> Turned:
    """What would come and go where some things are taken away and others come."""
    before = {gap.name: gap for gap in gaps_found.sentences()}  # first: then the database has planned them
    (then,) = data.of_network(_supposed, out, new, tuple(gaps_found.held()))
    after = gaps_found.meant(then["rows"])
    told, own = [gap for gap in after if not (gap.cut or before[gap.name].cut)], frozenset(then["own"])
    return Turned([(gap, row) for gap in told for row in _beside(gap, before[gap.name], own)],
                  [(gap, row) for gap in told for row in _beside(before[gap.name], gap, own)],
                  [(before[gap.name], gap) for gap in after if gap not in told], len(after))


def _beside(gap: Gap, other: Gap, own: frozenset[str]) -> Iterator[Row]:
    """The rows of one list that are not in the other, but of what is itself taken away or added."""
    known = {_key(row) for row in other.rows}
    return (row for row in gap.rows if _key(row) not in known and row["id"] not in own)


def _key(row: Row) -> tuple[Any, ...]:
    """What a row is about: a field may stand once for each country."""
    return row["id"], row.get("country_id")


def _rows(turned: Turned) -> list[Row]:
    plan = gaps_found.plan()
    return [{**gaps_said.shaped(row, plan), "then": _(TURNS[turn]), "name": _name(row), "gap": caption(gap.name),
             "gap_link": Link("gaps", ((gaps_said.GAP, gap.key),))}
            for turn, some in (("comes", turned.comes), ("goes", turned.goes)) for gap, row in some]


def _counted(before: Gap, after: Gap) -> str:
    """A sentence with how many rows it has in all, where its question counts them."""
    name = caption(after.name).rstrip(".")
    if not any("found" in row for row in (*before.rows, *after.rows)):
        return name
    return _("{gap} ({before} before, {after} after)").format(gap=name, before=number(before.many),
                                                              after=number(after.many))


def _name(row: Row) -> str:
    """What a row is called; demand has no name, but a level and a year."""
    if "study_level" not in row:
        return str(row.get("name") or "")
    return f"{coded('study_level', row['study_level']) or _('any level')}, {row['year']}"


def _supposed(p: Projection, out: tuple[str, ...], new: tuple[New, ...], held: tuple[Any, ...]) -> list[Row]:
    """One row: what the sentences answer then, and the ids of what is itself taken away or added."""
    after = data.changed(p, out, new)
    change = whatif.difference(p, after, new)
    rows = data.registry().suppose(change, gaps_found.asked(gaps.given(after, Holding(*held))), p.applied, p.audience)
    return [{"rows": rows, "own": [node.id for node in (*change.drop_nodes, *change.create_nodes)]}]
