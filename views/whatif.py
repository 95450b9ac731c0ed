"""What if: the network, its gaps, its bridges and a board without somebody or something, or with something new."""

import streamlit as st

from ui import frame
from ui.i18n import _
from ui.independence import page as independence_page
from ui.whatif import page, sentences
from ui.whatif.page import BODIES, ENDS, FROM, LABELS, OUT, TIED, TO

st.title(_("What if"), anchor=False)
frame.say(_("Take people, organisations or agreements away, or add some, and see what would change. Nothing is "
            "written; the registry stays as it is."))
out, tied = independence_page.asked(OUT), independence_page.asked(TIED)
left, right = st.columns(2, gap="small")
with left:
    independence_page.choose(OUT, _("Taken away"), LABELS, out)
with right:
    independence_page.choose(TIED, _("Added: an agreement between"), BODIES, tied)
    added = page.added(tied)
ends = [independence_page.asked(name)[:1] for name in (FROM, TO)]
with st.expander(_("Paths between two"), expanded=any(ends)):
    first, second = st.columns(2, gap="small")
    with first:
        independence_page.choose(FROM, _("From"), ENDS, ends[0])
    with second:
        independence_page.choose(TO, _("To"), ENDS, ends[1])

if out or added:
    change = page.network(out, added)
    page.numbers(change)
    page.gaps(change)
    slow = st.container()  # filled last: all questions of the gaps take longest
    page.bridges(change)
    if all(ends):
        page.ways(out, added, ends[0][0], ends[1][0])
    page.board(out, added)
    with slow:
        sentences.show(out, page.as_new(added))
else:
    frame.say(_("Choose first what is taken away or added."), quiet=True)
