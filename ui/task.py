"""One task of the plan in detail: its wording, what is expected, who is behind it and what serves it."""

from html import escape

import streamlit as st

from ui import data, kinds
from ui.frame import paragraph
from ui.i18n import KEY, _, language, ngettext, number
from ui.pages import BY_STEM
from ui.panel import caption, panel
from ui.profile import blocks as profile
from ui.words import coded


def show(id: str) -> None:
    """Draws the task of this id, which must exist."""
    row = data.one("plan/task", task=id)
    st.page_link(BY_STEM["plan"].path, label=_("All tasks"), icon=":material/arrow_back:",
                 query_params={KEY: language()})
    profile.top({**row, "title": _("Task {n}.").format(n=row["number"]), "name": row["name"] or row["text"]},
                _sentence(row), _chips(row))
    _wording(row)
    empty = []
    for name in ("bodies", "agreements", "advisers", "figures"):
        if data.read(f"plan/{name}", task=id):
            panel(f"plan/{name}", task=id)
        else:
            empty.append(caption(f"plan/{name}"))
    profile.gathered(empty)
    profile.sources(row, "Task")


def _sentence(row: data.Row) -> str:
    said = [": ".join(part for part in (row["group"], row["subgroup"]) if part)]
    if row["results"]:
        results = len(row["results"])
        said.append(ngettext("{n} expected result", "{n} expected results", results).format(n=number(results)))
    if row["waits_for"] and not row["triggered_on"]:
        said.append(_("waits for: {what}").format(what=row["waits_for"]))
    return profile.sentence(*said)


def _chips(row: data.Row) -> list[str]:
    chips = [kinds.chip(row["window"], icon="schedule")] if row["window"] else []
    return [*chips, kinds.chip(coded("task_state", row["task_state"]) or "")] if row["task_state"] else chips


def _wording(row: data.Row) -> None:
    if row["text"] and row["text"] != row["name"]:
        st.subheader(_("Wording"), anchor=False)
        st.html(paragraph(row["text"]))
    if row["results"]:
        st.subheader(_("Expected results"), anchor=False)
        st.html("<ul>" + "".join(f"<li>{escape(result)}</li>" for result in row["results"]) + "</ul>")
