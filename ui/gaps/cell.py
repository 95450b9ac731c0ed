"""One cell of the gap board, opened: who is counted and on what evidence, what was asked, and whom to ask."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from graph.analysis import gaps
from ui import data, frame, panel
from ui.gaps import found, survey
from ui.gaps import words as gaps_words
from ui.gaps.board import FIELD, IN, OF
from ui.i18n import _, later, number, titled

Row = dict[str, Any]
#: The question that tells of those in a cell, and the columns of its answer.
QUESTIONS = {"experts": "coverage/experts", "organisations": "coverage/organisations",
             "laboratories": "coverage/offered", "training": "coverage/offered"}
COLUMNS = {"coverage/experts": ("name", "organisations", "works", "last_year", "level", "evidence", "verified"),
           "coverage/organisations": ("name", "kind", "fields", "country", "standing"),
           "coverage/offered": ("name", "holders", "quantity", "year", "open_until")}
#: Who is listed at most.
LISTED = 300
HEADINGS = (later("Nearness"),)


def asked(rows: Sequence[Row], places: Sequence[str]) -> tuple[Row, str, str] | None:
    """The field, kind and place that the address names; None where it names none."""
    code, kind, where = (st.query_params.get(name, "") for name in (FIELD, OF, IN))
    field = next((row for row in rows if row["code"] == code), None)
    return (field, kind, where) if field and kind in gaps.KINDS and where in places else None


def show(field: Row, kind: str, where: str, places: dict[str, str]) -> None:
    """Draws the cell in a box: its sentence, the list, the surveys, and whom to ask."""
    ids = found.members(field["id"], kind, where)
    with st.container(border=True, key="gap-cell"):
        title = f"{titled(field)} – {gaps_words.kind(kind)} – {places[where]}"
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.subheader(frame.literal(title), anchor=False)
            st.button(_("Close"), icon=":material/close:", type="tertiary", key="noprint-close-cell", on_click=close)
        frame.say(sentence(kind, len(ids)))
        survey.told(field["id"], kind, where, len(ids))
        if ids:
            _listed(field, kind, ids)
        if gaps.coverage(kind, len(ids)) != "covered":
            with st.expander(_("Write down a survey"), icon=":material/fact_check:", expanded=not ids,
                             key="noprint-survey"):
                survey.form(field, kind, where)
            _whom(field, where)


def sentence(kind: str, many: int) -> str:
    """How many are known, and what that is called."""
    if not many:
        return _("Nobody and nothing is known here.")
    word = _(gaps_words.STATES[gaps.coverage(kind, many)])
    return _("{n} known: {word}.").format(n=number(many), word=word)


def close() -> None:
    """Closes the cell."""
    for name in (FIELD, OF, IN):
        st.query_params.pop(name, None)


def _listed(field: Row, kind: str, ids: Sequence[str]) -> None:
    name = QUESTIONS[kind]
    given: dict[str, Any] = {"experts" if kind == "experts" else "ids": list(ids[:LISTED])}
    if name != "coverage/offered":
        given["area"] = field["id"]
    panel.panel(name, title=gaps_words.kind(kind), show=COLUMNS[name], total=len(ids), **given)


def _whom(field: Row, where: str) -> None:
    """Organisations active in the field or near it, and the nearest experts: the list of whom to ask."""
    country = gaps.HOME if where == gaps.CITY else where
    bodies = data.read("coverage/ask_organisations", area=field["id"], country=country)
    people = data.read("coverage/ask_experts", area=field["id"])
    if not bodies and not people:
        frame.say(_("Nobody is known who works in this field or near it. Look in the open sources, or bring in a "
                    "list."), quiet=True)
        frame.link("sources", _("Bring in a list"))
        return
    with st.expander(_("Whom to ask ({n})").format(n=number(len(bodies) + len(people))), expanded=True,
                     key="gap-whom"):
        if bodies:
            panel.panel("coverage/ask_organisations", title=_("Organisations"), show=(
                "name", "kind", "nearness", "public_contact", "website"), first=6, shaped=_near,
                        area=field["id"], country=country)
        if people:
            panel.panel("coverage/ask_experts", title=_("Experts"), show=("name", "fields", "works"), first=6,
                        area=field["id"])


def _near(rows: Sequence[Row]) -> list[Row]:
    words = {"same": _("in this field"), "near": _("in a field beside it")}
    return [{**row, "nearness": words[row["nearness"]]} for row in rows]
