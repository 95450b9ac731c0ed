"""Needs and offers: the list, one of them (``?id=``), and the form that posts one (``?new=Need``)."""

import streamlit as st

from ui import acts, data, frame
from ui.exchange import listing, page, posting
from ui.i18n import _
from ui.profile import blocks as profile

new, id = st.query_params.get("new", ""), profile.asked()
if new in listing.LABELS:
    posting.show(new)
    st.stop()
if id:
    row = data.one("exchange/about", wish=id)
    if not row:
        profile.absent("exchange", _("No need or offer of this address"))
    frame.at_top()
    page.show(row)
    st.stop()

acts.say()
with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
    st.title(_("Needs and offers"), anchor=False, width="content")
    with st.container(horizontal=True, width="content"):
        for label in listing.LABELS:
            posting.link(label)
listing.show()
