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
narrowed = {"country": country, "fields": filters.parts(field)} if country or field else {}
asked = {"words": words, **narrowed}
listed = "experts/filtered" if narrowed else "experts/list"

if narrowed or words:
    count = data.one("experts/filtered_count" if narrowed else "experts/count", **asked)
    total, invented = count["total"], count["invented"] or 0
else:
    total, invented = data.one("home/counts")["experts"], data.invented()["experts"]
pages = max(1, -(-total // PAGE))

sentence = ngettext("{n} expert", "{n} experts", total).format(n=number(total))
if invented:
    sentence += _(", of whom {n} are an illustration and do not exist").format(n=number(invented))
with st.container(horizontal=True, vertical_alignment="center"):
    frame.say(f"{sentence}.")
    if total:
        panel.save("experts", _("Experts"), panel.all_of(listed, **asked), SHOW, listed)

page = st.pagination(pages, key="page", bind="query-params") if pages > 1 else 1
rows = data.read(listed, **asked, skip=(page - 1) * PAGE, limit=PAGE)
if rows:
    table(rows, "experts", SHOW, first=50)
elif narrowed or words:
    panel.nothing(_("No expert fits. Take out a filter or a word of the search."))
else:
    panel.nothing(_("No expert yet. Bring in a list of experts as a spreadsheet on the page Sources."))
    frame.link("sources", _("Bring in a list"))
