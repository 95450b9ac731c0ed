"""Independence: who of some people is tied to whom of them, or to a firm or project, with dates and sources."""

import streamlit as st

from ui import frame
from ui.i18n import _
from ui.independence import page
from ui.independence.page import AGAINST, PEOPLE

st.title(_("Independence"), anchor=False)
people, against = page.asked(PEOPLE), page.asked(AGAINST)
frame.say(_("Choose people to see what ties them to each other, or to a firm, an agreement or a task."))
left, right = st.columns(2, gap="small")
with left:
    page.choose(PEOPLE, _("People who are checked"), ("Expert",), people)
with right:
    page.choose(AGAINST, _("Held against (may stay empty)"), page.TARGETS, against)
page.result(people, against, page.years())
