"""Independence: who of some people is tied to whom of them, or to a firm or project, with dates and sources."""

import streamlit as st

from ui import frame, independence_page
from ui.i18n import _
from ui.independence_page import AGAINST, PEOPLE

st.title(_("Independence"), anchor=False)
people, against = independence_page.asked(PEOPLE), independence_page.asked(AGAINST)
frame.say(_("Choose people to see what ties them to each other, or to a firm, an agreement or a task."))
left, right = st.columns(2, gap="small")
with left:
    independence_page.choose(PEOPLE, _("People who are checked"), ("Expert",), people)
with right:
    independence_page.choose(AGAINST, _("Held against (may stay empty)"), independence_page.TARGETS, against)
independence_page.result(people, against, independence_page.years())
