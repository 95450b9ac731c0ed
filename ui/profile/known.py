"""A profile as it was known on a day (``?on=2026-11-20``): its facts, its relations, and what is otherwise today."""

from collections.abc import Sequence
from datetime import date as day
from typing import Any

import streamlit as st

from graph.errors import NotPossible
from graph.schema import EDGE, EDGES, NODE, SOURCES
from ui import data, kinds, words
from ui.frame import literal, say
from ui.i18n import _, date, later, ngettext, number, spoken
from ui.panel import ADVANCED, nothing, save
from ui.profile import blocks, cards
from ui.table import Link, Row, table

ON = "on"
FIRST = 8
#: Headings of the tables here, which no question names.
HEADINGS = (later("Then"), later("Now"), later("Relation"))
#: What is told of a relation, in this order.
_TOLD = ("role", "since", "until", "level", "works", "agreements", "first_year", "last_year", "evidence")


def asked() -> str:
    """The day that the address asks for, ISO; empty for today, for none, and for what is no day."""
    try:
        on = day.fromisoformat(st.query_params.get(ON, ""))
    except ValueError:
        return ""
    return on.isoformat() if on < day.today() else ""


def control() -> str:
    """The day that is looked at; its choice is for advanced use, and stays while a day is looked at."""
    on = asked()
    if on or st.session_state.get(ADVANCED):
        with st.container(horizontal=True, vertical_alignment="bottom", key="noprint-known"):
            st.date_input(_("As known on"), value=day.fromisoformat(on) if on else None, max_value=day.today(),
                          format="DD/MM/YYYY", key=f"known-on-{on}", width=190, on_change=_chosen, args=(on,))
            if on:
                st.button(_("As known today"), key="known-today", type="tertiary", icon=":material/today:",
                          on_click=_today)
    return on


def _chosen(before: str) -> None:
    chosen = st.session_state[f"known-on-{before}"]
    if isinstance(chosen, day) and chosen < day.today():
        st.query_params[ON] = chosen.isoformat()
    else:
        st.query_params.pop(ON, None)


def _today() -> None:
    st.query_params.pop(ON, None)


def instead(id: str) -> None:
    """The page of a past day in place of today's, where the address asks for one; then the page ends."""
    on = control() if id else ""
    if not on:
        return
    try:
        _show(id, on, data.known(id, on))
    except NotPossible:
        _too_much(on)
    st.stop()


def plan(on: str) -> Row:
    """The plan as it was known on a day: tasks, goals and counts; where that is too much to show, the page ends."""
    try:
        return data.known_plan(on, int(on[:4]))
    except NotPossible:
        _too_much(on)
        st.stop()


def _too_much(on: str) -> None:
    say(_("So much has been said since {day} that it cannot be shown here at once. The command `ketnoi export --as-of "
          "{iso}` writes the whole registry of that day.").format(day=date(on), iso=on))


def counted(on: str, counts: dict[str, int]) -> str:
    """What the registry knew on a day, in a sentence."""
    said = _("As known on {day}: {experts} experts, {organisations} organisations, {fields} fields, {agreements} "
             "agreements and {tasks} tasks.")
    return said.format(day=date(on), **{name: number(count) for name, count in counts.items()})


def _show(id: str, on: str, then: Row) -> None:
    if not then["labels"]:
        st.title(cards.name_of(id) or id, anchor=False)
        nothing(_("On {day} the registry knew nothing of it. It has been known since {since}.").format(
            day=date(on), since=date(min((event.at for event in data.registry().history(id)), default=""))))
        return
    label = next(one for one in then["labels"] if one in NODE)
    st.html(f'<h1 class="kn-name">{blocks.named_html(then["props"])}</h1>'
            f'<div>{"".join(kinds.kind_chips(then["labels"], then["props"].get(SOURCES)))}</div>')
    say(_("As the registry knew it on {day}. What was said or decided later is left out.").format(day=date(on)))
    if then["apart"]:
        say(ngettext("{n} entry that is one with it today still stood apart then.",
                     "{n} entries that are one with it today still stood apart then.", len(then["apart"])).format(
            n=number(len(then["apart"]))))
    now = data.known(id, data.head())
    _otherwise(label, then, now)
    _facts(label, then)
    for edge in EDGES:
        _relations(edge.type, on, then)
    blocks.printed({"id": then["id"], **then["props"]}, on)


def _otherwise(label: str, then: Row, now: Row) -> None:
    """What has changed since, property by property and in the number of relations."""
    was, has = (_values(label, one) for one in (then, now))
    rows = [{"property": name, "then": was.get(name, ""), "now": has.get(name, "")}
            for name in dict.fromkeys([*was, *has]) if was.get(name) != has.get(name)]
    st.subheader(_("What is otherwise today"), anchor=False)
    if rows:
        table(rows, "known-otherwise", first=FIRST)
    else:
        say(_("Nothing has changed since."), quiet=True)


def _values(label: str, known: Row) -> dict[str, str]:
    if not known["labels"]:
        return {}
    values = {words.property(label, fact["property"]): words.fact(label, fact["property"], fact["value"])
              for fact in known["facts"] if blocks.shown(fact, label)}
    for edge in known["edges"]:
        name = _("Relation: {what}").format(what=spoken(EDGE[edge["type"]]))
        values[name] = str(int(values.get(name, "0")) + 1)
    return values


def _facts(label: str, then: Row) -> None:
    rows = [blocks.fact_row(fact, label) for fact in then["facts"] if blocks.shown(fact, label)]
    _listed(_("Where this comes from"), "known-facts", rows)


def _relations(type: str, on: str, then: Row) -> None:
    edges = [edge for edge in then["edges"] if edge["type"] == type]
    edges.sort(key=lambda edge: edge["props"].get("weight") or 0, reverse=True)
    for out in (True, False):
        rows = [_relation(edge, on, then) for edge in edges
                if (EDGE[type].derived or edge["start"] == then["id"]) is out]
        if rows:
            _listed(_title(type, out, rows), f"known-{type.lower()}-{out}", rows)


def _title(type: str, out: bool, rows: list[Row]) -> str:
    """The relation in words; where it is told from the other end, with who stands there."""
    said = spoken(EDGE[type])
    if not out:
        return f"{kinds.look(EDGE[type].start if len(EDGE[type].start) == 1 else rows[0]['kind']).plural}: {said}"
    return said[:1].upper() + said[1:]


def _relation(edge: Row, on: str, then: Row) -> Row:
    other = edge["end"] if edge["start"] == then["id"] else edge["start"]
    node, props = then["others"].get(other, {"labels": []}), edge["props"]
    row = {"id": other, "kind": node["labels"], "name": node.get("name") or node.get("text") or other,
           "name_vi": node.get("name_vi"), "name_en": node.get("name_en"), "sources": props.get(SOURCES, []),
           **{name: props.get(name) for name in _TOLD}}
    if edge["type"] == "COAUTHOR_OF":
        row["works"] = props.get("weight")
    if stem := kinds.page_of(node["labels"]):
        row["name_link"] = Link(stem, (("id", other), (ON, on)))
    return row


def _listed(title: str, key: str, rows: Sequence[dict[str, Any]]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        st.subheader(f"{literal(title)} :gray[· {number(len(rows))}]", anchor=False)
        save(key, title, rows)
    table(rows, key, first=FIRST)

