"""Find partners: for an organisation, person or country those that fit, with reasons, introductions and answers."""

from functools import partial

import streamlit as st

from ui import acts, frame
from ui.i18n import _
from ui.partners import ask, found, lists

st.title(_("Find partners"), anchor=False)
acts.say()
source = ask.asked()
if source:
    ask.head(source)
    found.later_on(partial(lists.show, source))
else:
    frame.say(_("Choose for whom. The organisations that fit are ranked by fields, needs and offers, people who know "
                "each other, nearness, activity and the priority countries; each with its reasons."))
    ask.choose()
    ask.before()
    # By the time a name is typed, it is there.
    found.begin()
