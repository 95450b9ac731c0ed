"""Possible duplicates: decide pair by pair, see what the matcher joined, and of one node (?id=) what it is made of."""

import streamlit as st

from ui import acts
from ui.cluster import members as cluster
from ui.duplicates import page
from ui.i18n import _

acts.say()
page.dress()
id = st.query_params.get("id", "")
if id:
    cluster.show(id)
    st.stop()

st.title(_("Possible duplicates"), anchor=False)
page.show()
