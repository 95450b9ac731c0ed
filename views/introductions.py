"""Requests and invitations: each with a reply date and a letter, who is asked, and what came of it."""

import streamlit as st

from ui import acts, data, frame
from ui.i18n import KEY, _, language
from ui.introductions import advice, form, listing, numbers, one, words
from ui.pages import BY_STEM
from ui.partners import ask as partners_ask

id, new = st.query_params.get("id", ""), st.query_params.get("new", "")
source, target = partners_ask.asked(), partners_ask.asked("to")
found = words.requests(id)
acts.say()
if id and found and found[0].id == id:
    frame.at_top()
    st.title(words.title(found[0]), anchor=False)
    one.show(found[0])
elif source and target and source["id"] != target["id"]:
    st.title(_("Ask for an introduction"), anchor=False)
    form.show(source, target, data.resolve(st.query_params.get("through", "")))
elif new == "advice":
    st.title(_("Ask experts for advice"), anchor=False)
    advice.show()
else:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.title(_("Requests and invitations"), anchor=False, width="content")
        st.page_link(BY_STEM["introductions"].path, label=_("Ask experts for advice"), icon=":material/forum:",
                     query_params={"new": "advice", KEY: language()})
    if id:
        frame.say(_("There is no such request."), quiet=True)
    listing.show(found)
    numbers.show(found)
if id or new or target:
    frame.link("introductions", _("All requests"))
