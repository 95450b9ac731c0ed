"""Sources and batches: bring in a file, see what it would change, accept, undo, redo; and who says what."""

import streamlit as st

from ui import acts, data, frame
from ui.i18n import _, number
from ui.sources import batches, intake, open_sources, under_way

BATCH = "batch"


def look_at(batch: int | str) -> None:
    """The batch that the address names is the one that is shown."""
    st.query_params[BATCH] = str(batch)


def close() -> None:
    """No batch is shown."""
    st.query_params.pop(BATCH, None)


def illustration() -> None:
    """Once there are real experts, the invented ones can go."""
    counts = data.one("sources/experts", illustration="illustration")
    standing = [batch for batch in everything if batch.source == "illustration" and batch.state == "accepted"]
    if not standing or not counts or not counts["real"]:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        sentence = _("There are now {real} real experts beside {invented} invented ones. The illustration can go.")
        frame.say(sentence.format(real=number(counts["real"]), invented=number(counts["invented"])))
        acts.button(_("Take the illustration away"), acts.undo, standing[0].id, key="undo-illustration",
                    icon=":material/visibility_off:", done=_("The illustration is gone. It can be redone below."))


acts.say()
everything = data.registry().ledger.batches()
st.title(_("Sources"), anchor=False)
staged = intake.form()
if staged is not None:
    look_at(staged)
    st.rerun()
under_way.block()
illustration()

asked = st.query_params.get(BATCH, "")
chosen = next((batch for batch in everything if str(batch.id) == asked), None)
if chosen:
    intake.notices(chosen.id)
    batches.one(chosen)
    st.button(_("Close"), on_click=close, icon=":material/close:", type="tertiary")

st.subheader(_("Batches"), anchor=False)
edits = st.toggle(_("With single edits"), key="batches-edits")
batches.listed([batch for batch in everything if edits or batch.source != batches.CURATOR])

st.subheader(_("Sources"), anchor=False)
frame.say(_("Where sources disagree, the one of the higher rank is heard."), quiet=True)
batches.sources()
open_sources.repeated()
