"""The lines that only paper has: what was printed and when, with its filters and sources."""

from collections.abc import Iterable
from datetime import date as day

import streamlit as st

from ui import data
from ui.frame import paragraph
from ui.i18n import _, date


def printed(name: str, sources: Iterable[str]) -> None:
    """What this is, the day on which it was printed, and from which sources (ids) it comes."""
    known, today = data.sources(), date(day.today().isoformat())
    named = ", ".join(str(known.get(id, {}).get("title") or id) for id in sorted(set(sources)))
    lines = [_("{name}. Printed on {day}, as known on {known}.").format(name=name, day=today, known=today)]
    lines += [_("Sources: {what}").format(what=named)] if named else []
    st.html('<style>@media screen {.kn-printed {display: none}}</style><div class="kn-printed">'
            + "".join(paragraph(line, True) for line in lines) + "</div>")
