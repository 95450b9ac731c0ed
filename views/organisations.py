"""The organisations: universities, firms, institutes, centres and agencies; partners apart from those merely known."""

import streamlit as st

from graph.schema import NODE
from ui import data, filters, frame, panel
from ui.address import bound
from ui.i18n import _, ngettext, number, spoken
from ui.table import table

PAGE = 200
SHOW = ("name", "kind", "country", "fields", "standing")

st.title(_("Organisations"), anchor=False)

words = filters.search("q", _("Search organisations by name"))
standings = {one.value: spoken(one) for one in NODE["Organization"].prop("standing").choices}
standing = st.segmented_control(
    _("Standing"), ["", *standings], required=True, label_visibility="collapsed",
    format_func=lambda value: standings.get(value, _("All")), **bound("standing", standings))
country, field, kind = filters.chosen()
asked = {"words": words, "country": country, "fields": filters.parts(field), "kind": kind, "standing": standing or ""}

count = data.one("organisations/count", **asked)
total, partners, invented = (count.get(name) or 0 for name in ("total", "partners", "invented"))
pages = max(1, -(-total // PAGE))

with st.container(horizontal=True, vertical_alignment="center"):
    sentence = ngettext("{n} organisation: {partners} partners, {known} known",
                        "{n} organisations: {partners} partners, {known} known", total).format(
        n=number(total), partners=number(partners), known=number(total - partners - invented))
    if invented:
        sentence += _(", {n} an illustration and not real").format(n=number(invented))
    frame.say(f"{sentence}.")
    if total:
        panel.save("organisations", _("Organisations"), panel.all_of("organisations/list", **asked), SHOW,
                   "organisations/list")

page = st.pagination(pages, key="page", bind="query-params") if pages > 1 else 1
rows = data.read("organisations/list", **asked, skip=(page - 1) * PAGE, limit=PAGE)
if rows:
    table(rows, "organisations", SHOW, first=50)
    frame.say(_("A partner has an agreement in force with evidence; all others are known from a source."), quiet=True)
elif any(asked.values()):
    panel.nothing(_("No organisation fits. Take out a filter or a word of the search."))
else:
    panel.nothing(_("No organisation yet. Bring in a list as a spreadsheet on the page Sources."))
    frame.link("sources", _("Bring in a list"))
