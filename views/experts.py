"""The experts: who they are, where they work and what they know, as far as a source says it."""

import streamlit as st

from ui import data, filters, frame, panel
from ui.i18n import _, ngettext, number
from ui.table import table

PAGE = 200
SHOW = ("name", "title", "organisations", "fields")

st.title(_("Experts"), anchor=False)

words = filters.search("q", _("Search experts by name"))
country, field, _kind = filters.chosen()
asked = {"words": words, "country": country, "field": field}

count = data.one("experts/count", **asked)
total, invented = count.get("total") or 0, count.get("invented") or 0
pages = max(1, -(-total // PAGE))

sentence = ngettext("{n} expert", "{n} experts", total).format(n=number(total))
if invented:
    sentence += _(", of whom {n} are an illustration and do not exist").format(n=number(invented))
with st.container(horizontal=True, vertical_alignment="center"):
    frame.say(f"{sentence}.")
    if total:
        panel.save("experts", _("Experts"), panel.all_of("experts/list", **asked), SHOW)

page = st.pagination(pages, key="page", bind="query-params") if pages > 1 else 1
rows = data.read("experts/list", **asked, skip=(page - 1) * PAGE, limit=PAGE)
if rows:
    table(rows, "experts", SHOW, first=50)
elif words or country or field:
    panel.nothing(_("No expert fits. Take out a filter or a word of the search."))
else:
    panel.nothing(_("No expert yet. Bring in a list of experts as a spreadsheet on the page Sources."))
    frame.link("sources", _("Bring in a list"))
