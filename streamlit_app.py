"""Entry point of the pages: the frame, the shared filters, and the page that was asked for."""

import streamlit as st

from ui import filters, frame, start
from ui.i18n import _
from ui.pages import menu, stem_of
from ui.search import box as search_box

st.set_page_config(page_title=_("Ketnoi"), page_icon=frame.MARK, layout="wide", initial_sidebar_state=260)
frame.dress()
with frame.calm():
    if start.wanted():
        frame.controls(advanced=False)
        start.ask()
    else:
        page = st.navigation(menu(), expanded=True)
        st.set_page_config(page_title=f"{page.title} – {_('Ketnoi')}")
        filters.draw(stem_of(page))
        frame.controls()
        search_box.in_frame(stem_of(page))
        frame.banner()
        page.run()
