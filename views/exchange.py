"""Needs and offers: the list, one of them (``?id=``), and the form that posts one (``?new=Need``)."""

import streamlit as st

from ui import acts, data, exchange_list, exchange_page, exchange_posting, profile
from ui.i18n import _

new, id = st.query_params.get("new", ""), profile.asked()
if new in exchange_list.LABELS:
    exchange_posting.show(new)
    st.stop()
if id:
    row = data.one("exchange/about", wish=id, today=exchange_page.today())
    if not row:
        profile.absent("exchange", _("No need or offer of this address"))
    exchange_page.show(row)
    st.stop()

acts.say()
with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
    st.title(_("Needs and offers"), anchor=False, width="content")
    with st.container(horizontal=True, width="content"):
        for label in exchange_list.LABELS:
            exchange_posting.link(label)
exchange_list.show()
