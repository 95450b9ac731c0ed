"""Splitting a node by hand: the things that were chosen, why, what becomes of it, and one act that can be undone."""

from collections.abc import Sequence
from html import escape
from typing import Any

import streamlit as st

from graph.duplicates.model import Split
from ui import acts, data, frame
from ui.i18n import _, ngettext, number

Row = dict[str, Any]
_LAST = "cluster-split"


def show(id: str, rows: Sequence[Row], chosen: Sequence[Row]) -> None:
    """Draws the form for what was chosen among the things of a node."""
    if not chosen:
        frame.say(_("Choose the entries that are another: they are split off together."), quiet=True)
        return
    rest = [row for row in rows if row not in chosen]
    if not rest:
        frame.say(_("All are chosen. Leave out those that stay together: the chosen ones are split off from them."),
                  quiet=True)
        return
    with st.container(border=True, key="noprint-split"):
        st.html(_preview(chosen, rest))
        reason = st.text_input(_("Why (may be left empty)"), key="split-reason", max_chars=300)
        label = ngettext("Split {n} entry off", "Split {n} entries off", len(chosen)).format(n=number(len(chosen)))
        acts.button(label, _split, id, rows, chosen, reason.strip(), key="split", type="primary",
                    icon=":material/call_split:", done=_("Split. It can be undone here and in the history."))


def _preview(chosen: Sequence[Row], rest: Sequence[Row]) -> str:
    """Both halves as they will be."""
    halves = "".join(f'<div><h3>{escape(word)}</h3>{"".join(map(_entry, some))}</div>'
                     for word, some in ((_("Is split off"), chosen), (_("Stays"), rest)))
    said = escape(_("Each half keeps the values, relations and history of its own entries. What says that they are one "
                    "is taken back, and they are noted as different."))
    return f'<div class="kn-halves">{halves}</div><p class="kn-quiet">{said}</p>'


def _entry(row: Row) -> str:
    about = " · ".join(str(row[name]) for name in ("source", "position", "affiliated_with", "identifiers") if row[name])
    return f'<p><strong>{escape(row["name"])}</strong><br><span class="kn-quiet">{escape(about)}</span></p>'


def _split(id: str, rows: Sequence[Row], chosen: Sequence[Row], reason: str) -> None:
    split = data.registry().split(id, [row["thing"] for row in chosen], acts.by(), reason)
    st.session_state[_LAST] = ({row["thing"] for row in rows}, split)
    acts.settle()


def back(things: set[str]) -> None:
    """The split of these things that was made last in this session, to be taken back as a whole while it holds."""
    of, last = st.session_state.get(_LAST, (set(), None))
    if last and things & of and data.registry().ledger.state().judgements.issuperset(last.judged):
        acts.button(_("Undo the split"), _back, last, key="split-back", icon=":material/undo:", type="tertiary",
                    done=_("Undone. They are one again."))


def _back(last: Split) -> None:
    data.registry().unsplit(last, acts.by())
    st.session_state.pop(_LAST, None)
    acts.settle()
