"""Introductions and advice: requests with a reply date and a letter, who is asked, what came of it."""

import streamlit as st

from ui import (
    acts,
    advice_form,
    data,
    frame,
    introductions_form,
    introductions_list,
    introductions_numbers,
    introductions_one,
    introductions_words,
    partners_ask,
)
from ui.i18n import KEY, _, language
from ui.pages import BY_STEM

id, new = st.query_params.get("id", ""), st.query_params.get("new", "")
source, target = partners_ask.asked(), partners_ask.asked("to")
found = introductions_words.requests(id)
acts.say()
if id and found and found[0].id == id:
    st.title(introductions_words.title(found[0]), anchor=False)
    introductions_one.show(found[0])
elif source and target and source["id"] != target["id"]:
    st.title(_("Ask for an introduction"), anchor=False)
    introductions_form.show(source, target, data.resolve(st.query_params.get("through", "")))
elif new == "advice":
    st.title(_("Ask experts for advice"), anchor=False)
    advice_form.show()
else:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.title(_("Introductions and advice"), anchor=False, width="content")
        st.page_link(BY_STEM["introductions"].path, label=_("Ask experts for advice"), icon=":material/forum:",
                     query_params={"new": "advice", KEY: language()})
    if id:
        frame.say(_("There is no such request."), quiet=True)
    introductions_list.show(found)
    introductions_numbers.show(found)
if id or new or target:
    frame.link("introductions", _("All requests"))
