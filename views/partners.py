"""Find partners: for an organisation, person or country those that fit, with reasons, introductions and answers."""

from functools import partial

import streamlit as st

from ui import acts, frame, partners_ask, partners_list, profile_network
from ui.i18n import _

st.title(_("Find partners"), anchor=False)
acts.say()
source = partners_ask.asked()
if source:
    partners_ask.head(source)
    profile_network.later_on(partial(partners_list.show, source))
else:
    frame.say(_("Choose for whom. The organisations that fit are ranked by fields, needs and offers, people who know "
                "each other, nearness, activity and the priority countries; each with its reasons."))
    partners_ask.choose()
    partners_ask.before()
