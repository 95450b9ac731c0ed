"""Paths: how two people or organisations are joined, through whom, and who can introduce one to the other."""

import streamlit as st

from ui import frame, paths_ends, paths_found, paths_people, paths_ways
from ui.i18n import _
from ui.paths_ends import FROM, TO

st.title(_("Who can introduce us?"), anchor=False)
one, other = paths_ends.asked(FROM), paths_ends.asked(TO)
frame.say(_("Choose where you stand and whom you want to reach: a person or an organisation. The ways between the two "
            "are shown with what they rest on."))
left, right = st.columns(2, gap="small")
with left:
    paths_ends.choose(FROM, _("From: us, or somebody we know"), one)
with right:
    paths_ends.choose(TO, _("To: whom we want to reach"), other)

if one and other and one["id"] == other["id"]:
    frame.say(_("Both ends are the same. Change one of them."))
elif one and other:
    st.button(_("The other way round"), icon=":material/swap_horiz:", type="tertiary", key="noprint-swap",
              on_click=paths_ends.swapped, args=(one, other))
    paths_ways.show(one, other, paths_found.ways(one["id"], other["id"]))
    paths_people.introducers(one, other)
elif one or other:
    paths_people.within_reach(one or other)
