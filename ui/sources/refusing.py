"""Row by row: what a curator refuses of a batch, and lets in again."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from graph.schema import EDGE, NODE
from ledger import refusals
from ui import acts, data
from ui.i18n import _, later, ngettext, number, spoken
from ui.table import table

Row = dict[str, Any]
HEADINGS = (later("Reason"), later("Decided by"))


def refuse(chosen: Sequence[Row]) -> None:
    """Under a preview: refuse the rows that were chosen; the rest of the batch stays as it is."""
    records = sorted({record for row in chosen for record in row["records"]})
    if not chosen:
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="noprint-refuse"):
        reason = st.text_input(_("Why (may be left empty)"), key="refuse-reason", max_chars=300)
        label = ngettext("Refuse {n} row", "Refuse {n} rows", len(chosen)).format(n=number(len(chosen)))
        acts.button(label, _refuse, records, reason, key="refuse", icon=":material/block:", disabled=not records,
                    done=_("Refused. It can be let in again below."))
    if not records:
        st.caption(_("The file does not say these rows, it leaves them out; they can only be refused as a whole."))


def refused(batch: int) -> None:
    """What was refused of a batch, each row to be let in again."""
    rows = refusals.refused(data.registry().ledger, batch)
    if not rows:
        return
    st.markdown(f"**{_('Refused')}** · {number(len(rows))}")
    drawn = [{"part_of_the_registry": spoken(NODE.get(row.label) or EDGE[row.label]), "name": _name(row),
              "reason": row.reason, "decided_by": row.by} for row in rows]
    chosen = table(drawn, f"refused-{batch}-{data.head()}", first=6, pick=_("Choose the row"))
    if chosen:
        label = ngettext("Let {n} row in again", "Let {n} rows in again", len(chosen)).format(n=number(len(chosen)))
        acts.button(label, _readmit, [rows[place].record for place in chosen], key="readmit", icon=":material/undo:",
                    done=_("Let in again."))


def _name(row: refusals.Refused) -> str:
    said = (row.payload.get(name) for name in ("name", "code", "role", "evidence"))
    return str(next((value for value in said if value), "…"))


def _refuse(records: Sequence[int], reason: str) -> None:
    refusals.refuse(data.registry().ledger, records, acts.by(), reason.strip())
    acts.settle()


def _readmit(records: Sequence[int]) -> None:
    refusals.readmit(data.registry().ledger, records, acts.by())
    acts.settle()
