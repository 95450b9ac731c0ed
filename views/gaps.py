"""The gaps: where the programme has nobody, by stage and field; the sentences by consequence; whom it cannot lose."""

import streamlit as st

from ui import acts, data, frame, panel
from ui.address import bound
from ui.gaps import board, demand, found, joints, said, words
from ui.gaps import cell as gaps_cell
from ui.i18n import _
from ui.paths.paper import printed

VIEWS = ("", "place")

st.title(_("Gaps"), anchor=False)
acts.say()
places = words.places()
with st.container(horizontal=True, vertical_alignment="bottom", key="noprint-gaps"):
    view = st.segmented_control(
        _("Show"), VIEWS, required=True, label_visibility="collapsed",
        format_func=lambda one: _("By country") if one else _("By what there is"), **bound("by", VIEWS)) or ""
    if view:
        what = st.selectbox(_("What is counted"), list(words.KINDS), format_func=words.kind, width=220,
                            **bound("what", words.KINDS, "experts"))
        columns = [(str(what), where) for where in places]
    else:
        where = str(st.selectbox(_("Where"), list(places), format_func=places.__getitem__, width=220,
                                 **bound("where", places, "VN")))
        columns = [(kind, where) for kind in words.KINDS]

heads = board.column_names(columns, bool(view), places)
rows = board.board(columns)
if not rows:
    panel.nothing(_("No field is known yet. Load the starting registry on the page Sources."))
    frame.link("sources", _("Bring in a list"))
    st.stop()

frame.say(board.sentence(rows, heads[0]))
frame.say(board.known(rows), quiet=True)
if data.in_force("illustration"):
    frame.say(_("Counted with the illustration: without it there are more gaps."), quiet=True)
board.show(columns, heads, rows)
with st.container(horizontal=True, horizontal_alignment="right"):
    panel.save("gap-board", _("Gap board"), lambda: board.exported(columns, heads, rows))

cell = gaps_cell.asked(rows, list(places))
if cell:
    gaps_cell.show(*cell, places)

said.show(found.sentences())
demand.show()
joints.show()
printed(_("Gaps"), {row["source"] for row in data.batches() if row["state"] == "accepted"})
