"""What a question finds: the hits in order with why, and filters with counts; the address is the whole question."""

from zlib import crc32

import streamlit as st

from ui import data, frame, panel
from ui.i18n import _, ngettext, number
from ui.search import box, facets, hits, listing

PAGE = 25

st.title(_("Search"), anchor=False)

question = st.query_params.get("q", "").strip()[:200]
box.on_page(question)
now = facets.chosen(question)
# Each question with its filters has its own place among its pages; a link carries it.
turned = f"search-page-{crc32(repr((question, now)).encode())}"
page = facets.page(turned)
found = data.search(now.wanted(question, PAGE, (page - 1) * PAGE))
if page > 1 and not found.hits:
    page, found = 1, data.search(now.wanted(question, PAGE))

if not question and not found.total:
    frame.say(_("Type a name, a field, a country or words of a title; in Vietnamese, English, Japanese or Chinese, "
                "with or without accents."))
elif not found.total and not any(found.facets.values()):
    panel.nothing(_("Nothing of that name. Try fewer words."))
else:
    total = ngettext("{n} result", "{n} results", found.total).format(n=number(found.total))
    with st.container(horizontal=True, vertical_alignment="center"):
        frame.say(_("{results} for “{question}”.").format(results=total, question=question)
                  if question else f"{total}.")
        if found.total:
            every = now.wanted(question, hits.SHOWN)
            panel.save("search", _("Search"), lambda: hits.rows(data.search(every)), ("name", "kind", "why"))
    if told := hits.read_as(found):
        frame.say(told, quiet=True)
    facets.draw(found, now)
    if found.total:
        listing.hits(found, (page - 1) * PAGE + 1)
    else:
        panel.nothing(_("No result fits these filters."))
        st.button(_("Take out the filters"), icon=":material/filter_alt_off:", on_click=facets.clear)
    pages = -(-min(found.total, hits.SHOWN) // PAGE)
    if pages > 1:
        st.session_state[turned] = page
        st.pagination(pages, key=turned, on_change=facets.turn, args=(turned,))
    if found.total > hits.SHOWN:
        st.caption(_("The best {shown} of {total}. More words find fewer.").format(
            shown=number(hits.SHOWN), total=number(found.total)))
