"""The form of a board: seats, fields with weight and depth, quotas, required and barred people, independence."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from graph.schema import SUBKINDS
from ui import data, frame
from ui.board import words
from ui.board.asked import Asked
from ui.board.people import Pool
from ui.i18n import _, in_words_of, language, titled
from ui.paths.ends import OFFERED, named
from ui.paths.hops import Row, full

#: Countries and languages that are offered; more of them would not be read.
_COUNTRIES = 14


def fields() -> list[Row]:
    """The fields that a board can be asked to cover, in the order of the value chain."""
    return [row for row in data.read("filters/fields") if row["level"] == "field"]


def first() -> Asked:
    """What the page asks at first: every field once, by one person."""
    return Asked(wants={row["id"]: [1, 1, 1] for row in fields()})


def ask(asked: Asked, given: Pool, version: int) -> Asked:
    """Draws the form and returns what stands in it."""
    key = f"board-{version}"
    left, middle, right = st.columns(3, gap="small")
    seats = left.number_input(_("Seats"), 1, 40, max(1, asked.seats), key=f"{key}-seats")
    each = middle.number_input(_("At most from one organisation (0: any number)"), 0, 40, asked.per_organisation,
                               key=f"{key}-each")
    years = right.number_input(_("Ties count for so many years after they ended"), 0, 50, asked.years,
                               key=f"{key}-years")
    available = st.checkbox(_("Only people who say they are available to advise"), asked.available, key=f"{key}-free")
    apart = st.checkbox(_("No two members who wrote works together in these years"), asked.apart, key=f"{key}-apart")
    with st.expander(_("Fields to cover"), icon=":material/category:"):
        wants = _wants(asked, f"{key}-fields")
    with st.expander(_("Sectors, countries, languages"), icon=":material/tune:"):
        quotas = _quotas(asked, given, f"{key}-quotas")
    with st.expander(_("Who must and who must not sit"), icon=":material/person_check:"):
        names = _names([*asked.must, *asked.without], given)
        must = _people(_("Must sit"), asked.must, names, f"{key}-must")
        without = _people(_("Must not sit"), asked.without, names, f"{key}-without")
        unbound = _unbound(asked, f"{key}-unbound")
    return Asked(int(seats), wants, quotas, int(each), must, without, bool(available), bool(apart), unbound, int(years))


def _wants(asked: Asked, key: str) -> dict[str, list[int]]:
    """A table in which a field is chosen and weighed."""
    frame.say(_("Weight 1 to 3: how much it matters. People: by how many it should be known; the first counts double. "
                "Level 1 familiar, 2 practised, 3 leading."), quiet=True)
    rows = [(row["id"], row["id"] in asked.wants, titled(row), *asked.wants.get(row["id"], (1, 1, 1)))
            for row in fields()]
    names = ("id", "on", "field", "weight", "people", "level")
    whole = {name: st.column_config.NumberColumn(label, min_value=1, max_value=3, step=1, required=True) for name, label
             in (("weight", _("Weight")), ("people", _("Number of people")), ("level", _("Level at least")))}
    edited = st.data_editor(
        pd.DataFrame(rows, columns=list(names)), key=key, hide_index=True, width="stretch", disabled=["field"],
        column_order=names[1:], column_config={
            "on": st.column_config.CheckboxColumn(_("Covered"), width="small"),
            "field": st.column_config.TextColumn(_("Field"), width="large"), **whole})
    return {str(row["id"]): [_small(row[name]) for name in names[3:]] for row in edited.to_dict("records") if row["on"]}


def _quotas(asked: Asked, given: Pool, key: str) -> list[list[Any]]:
    """A table of what can be counted, with lower and upper limits; empty is no limit."""
    limits = {(kind, value): (least, most) for kind, value, least, most in asked.quotas}
    counted = given.marked
    offered = dict.fromkeys([*limits, *(("sector", kind.label) for kind in SUBKINDS if counted.get(
        ("sector", kind.label))), *_most(counted, "country"), *_most(counted, "language")])
    kinds = {"sector": _("Sector"), "country": _("Country/territory"), "language": _("Language")}
    rows = [(kind, value, kinds.get(kind, kind), words.mark(kind, value), counted.get((kind, value), 0),
             (limits.get((kind, value), (0, None))[0] or None), limits.get((kind, value), (0, None))[1])
            for kind, value in offered]
    edited = st.data_editor(
        pd.DataFrame(rows, columns=["kind", "value", "what", "name", "people", "least", "most"]).astype(
            {"least": "Int64", "most": "Int64"}),
        key=key, hide_index=True, width="stretch", disabled=["what", "name", "people"],
        column_order=("what", "name", "people", "least", "most"),
        column_config={"what": _("What"), "name": _("Name"), "people": _("Candidates"),
                       "least": st.column_config.NumberColumn(_("At least"), min_value=0, max_value=40, step=1),
                       "most": st.column_config.NumberColumn(_("At most"), min_value=0, max_value=40, step=1)})
    return [[row["kind"], row["value"], 0 if pd.isna(row["least"]) else int(row["least"]),
             None if pd.isna(row["most"]) else int(row["most"])]
            for row in edited.to_dict("records") if not (pd.isna(row["least"]) and pd.isna(row["most"]))]


def _most(counted: Mapping[tuple[str, str], int], kind: str) -> list[tuple[str, str]]:
    some = sorted((-many, mark) for mark, many in counted.items() if mark[0] == kind)
    return [mark for _many, mark in some[:_COUNTRIES]]


def _names(also: Sequence[str], given: Pool) -> dict[str, str]:
    """The names of all who could sit and of some others, in their order; the language is asked once for all."""
    names = in_words_of(language(), lambda: {
        **{id: full(row) for id, row in given.people.items()},
        **{id: words.who(id, given.people) for id in also if id not in given.people}})
    return dict(sorted(names.items(), key=lambda one: (one[1], one[0])))


def _people(label: str, chosen: Sequence[str], names: Mapping[str, str], key: str) -> list[str]:
    return st.multiselect(label, list(names), list(chosen), format_func=names.__getitem__, key=key, placeholder="",
                          select_all=False)


def _unbound(asked: Asked, key: str) -> list[str]:
    """Firms and projects to which no member may be tied, found by typing."""
    typed = st.text_input(_("Independent of a firm, an agreement or a task: type its name"), max_chars=200,
                          key=f"{key}-typed")
    hits = data.found(typed.strip(), ("Organization", "Agreement", "Task"), OFFERED).hits if typed.strip() else ()
    names = {**{id: full(row) for id, row in named(asked.unbound).items()}, **{hit.id: hit.name for hit in hits}}
    return st.multiselect(_("No member may be tied to"), list(names), [id for id in asked.unbound if id in names],
                          format_func=names.__getitem__, key=f"{key}-chosen", placeholder="", select_all=False)


def _small(value: Any) -> int:
    return max(1, min(3, int(value))) if not pd.isna(value) else 1
