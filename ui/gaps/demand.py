"""How many people are asked for against how many are trained, by level and year (tasks 19 and 36 of the plan)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import streamlit as st

from ui import data, frame, panel
from ui.i18n import _, number
from ui.words import coded

Row = dict[str, Any]
NAME = "coverage/demand"
COLUMNS = ("year", "study_level", "wanted", "trained", "short")


def show() -> None:
    """A fold with a sentence and the table; what is needed and offered comes from the page of needs and offers."""
    year = date.today().year
    with st.expander(_("People asked for and people trained"), key="gaps-demand"):
        rows = data.read(NAME, year=year)
        if rows:
            frame.say(sentence(rows))
        panel.panel(NAME, show=COLUMNS, shaped=_worded, counted=False, year=year,
                    empty=_("No need for people and no training is known yet. Needs and offers bring them in."))


def sentence(rows: Sequence[Row]) -> str:
    """How many in all, and how many are missing where more are asked for than trained."""
    wanted, trained, short = (sum(row[name] for row in rows) for name in ("wanted", "trained", "short"))
    return _("{wanted} people are asked for and training is offered for {trained}; taken by level and year, {short} "
             "would be missing.").format(wanted=number(wanted), trained=number(trained), short=number(short))


def _worded(rows: Sequence[Row]) -> list[Row]:
    return [{**row, "study_level": coded("study_level", row["study_level"]) or _("any level")} for row in rows]
