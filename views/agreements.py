"""The agreements: as a board by state whose cards are moved, or as a list; those that need attention first."""

import streamlit as st

from ui import acts, data, filters, frame, panel
from ui.address import bound
from ui.agreements import board, moving
from ui.agreements import rows as agreement_rows
from ui.agreements.listing import ALARMS, SHOW, STATES, TAKEN, VIEWS, fits, sentence
from ui.i18n import KEY, _, language
from ui.pages import BY_STEM
from ui.table import table

acts.say()
with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
    st.title(_("Agreements"), anchor=False, width="content")
    st.page_link(BY_STEM["edit"].path, label=_("New agreement"), icon=":material/add:",
                 query_params={"new": "Agreement", KEY: language()})

words = filters.search("q", _("Search agreements by name"))
with st.container(horizontal=True, vertical_alignment="bottom"):
    view = st.segmented_control(_("Show"), list(VIEWS), required=True, format_func=lambda one: _(VIEWS[one]),
                                label_visibility="collapsed", **bound("show", VIEWS, "board"))
    state = "" if view == "board" else st.selectbox(
        _("State"), ["", *STATES], format_func=lambda one: moving.word(one) if one else _("All"), width=220,
        **bound("state", STATES))
    alarm = st.selectbox(_("Needs attention"), ["", *ALARMS], width=260, **bound("alarm", ALARMS),
                         format_func=lambda one: _(ALARMS[one]) if one else _("All"))
country, field, _kind = filters.chosen()
asked = {"words": words, "state": state, "country": country, "fields": filters.parts(field)}
rows = [row for row in agreement_rows.listed(**asked) if fits(row, alarm)]
count = data.one("agreements/count", **asked)

moving.last()
with st.container(horizontal=True, vertical_alignment="center"):
    frame.say(sentence(rows, count, narrowed=bool(alarm)))
    if rows:
        panel.save("agreements", _("Agreements"), rows, TAKEN, "agreements/list")
if count["total"] > agreement_rows.MOST:
    frame.say(_("There are too many to look at all: narrow the search. The nearest to their end are shown."),
              quiet=True)
if not rows:
    panel.nothing(_("No agreement fits. Take out a filter or a word of the search, or add one."))
elif view == "board":
    board.show(rows)
    frame.say(f"{_('Drag a card, choose from its list, or press ← and → on it.')} {moving.rule()}",
              quiet=True)
else:
    table(rows, "agreements", SHOW, first=50)
