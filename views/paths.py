"""Paths: how two people or organisations are joined, through whom, and who can introduce one to the other."""

import streamlit as st

from ui import frame
from ui.i18n import _
from ui.paths import ends, found, people, ways
from ui.paths.ends import FROM, TO

st.title(_("Who can introduce us?"), anchor=False)
one, other = ends.asked(FROM), ends.asked(TO)
frame.say(_("Choose where you stand and whom you want to reach: a person or an organisation. The ways between the two "
            "are shown with what they rest on."))
left, right = st.columns(2, gap="small")
with left:
    ends.choose(FROM, _("From: us, or somebody we know"), one)
with right:
    ends.choose(TO, _("To: whom we want to reach"), other)

if one and other and one["id"] == other["id"]:
    frame.say(_("Both ends are the same. Change one of them."))
elif one and other:
    st.button(_("The other way round"), icon=":material/swap_horiz:", type="tertiary", key="noprint-swap",
              on_click=ends.swapped, args=(one, other))
    ways.show(one, other, found.ways(one["id"], other["id"]))
    people.introducers(one, other)
elif one or other:
    people.within_reach(one or other)
