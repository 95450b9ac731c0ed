"""The years: cooperation with the priority partners, ties that are new or lapsed, and communities then and now."""

from datetime import date

import streamlit as st

from ui import frame
from ui.address import bound
from ui.i18n import _
from ui.years import communities, countries, ties

THIS = date.today().year
YEARS = [str(year) for year in range(THIS, THIS - 25, -1)]

st.title(_("Cooperation over the years"), anchor=False)
names = countries.priority()
countries.show(names)

st.subheader(_("What is new, and what has lapsed"), anchor=False)
with st.container(horizontal=True, vertical_alignment="bottom", key="noprint-years"):
    year = int(st.selectbox(_("Up to the year"), YEARS, width=160, **bound("year", YEARS, YEARS[0])))
    frame.link("map", _("The network of that year"), **{"from": str(year), "to": str(year)})
ties.show(year, names)

with st.expander(_("Communities of one year against another"), key="years-communities", on_change="rerun") as compared:
    if compared.open:
        other = int(st.selectbox(_("Against the year"), YEARS, width=160, **bound("against", YEARS, YEARS[5])))
        communities.show(year, other)
