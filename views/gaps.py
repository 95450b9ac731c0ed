"""The gaps: where the programme has nobody, by stage and field; the sentences by consequence; whom it cannot lose."""

import streamlit as st

from ui import (
    acts,
    data,
    frame,
    gaps_board,
    gaps_cell,
    gaps_demand,
    gaps_found,
    gaps_joints,
    gaps_said,
    gaps_words,
    panel,
)
from ui.address import bound
from ui.i18n import _
from ui.paths_paper import printed

VIEWS = ("", "place")

st.title(_("Gaps"), anchor=False)
acts.say()
places = gaps_words.places()
with st.container(horizontal=True, vertical_alignment="bottom", key="noprint-gaps"):
    view = st.segmented_control(
        _("Show"), VIEWS, required=True, label_visibility="collapsed",
        format_func=lambda one: _("By country") if one else _("By what there is"), **bound("by", VIEWS)) or ""
    if view:
        what = st.selectbox(_("What is counted"), list(gaps_words.KINDS), format_func=gaps_words.kind, width=220,
                            **bound("what", gaps_words.KINDS, "experts"))
        columns = [(str(what), where) for where in places]
    else:
        where = str(st.selectbox(_("Where"), list(places), format_func=places.__getitem__, width=220,
                                 **bound("where", places, "VN")))
        columns = [(kind, where) for kind in gaps_words.KINDS]

heads = gaps_board.column_names(columns, bool(view), places)
rows = gaps_board.board(columns)
if not rows:
    panel.nothing(_("No field is known yet. Load the starting registry on the page Sources."))
    frame.link("sources", _("Bring in a list"))
    st.stop()

frame.say(gaps_board.sentence(rows, heads[0]))
frame.say(gaps_board.known(rows), quiet=True)
if data.in_force("illustration"):
    frame.say(_("Counted with the illustration: without it there are more gaps."), quiet=True)
gaps_board.show(columns, heads, rows)
with st.container(horizontal=True, horizontal_alignment="right"):
    panel.save("gap-board", _("Gap board"), lambda: gaps_board.exported(columns, heads, rows))

cell = gaps_cell.asked(rows, list(places))
if cell:
    gaps_cell.show(*cell, places)

gaps_said.show(gaps_found.sentences())
gaps_demand.show()
gaps_joints.show()
printed(_("Gaps"), {row["source"] for row in data.batches() if row["state"] == "accepted"})
