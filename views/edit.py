"""Edit one thing: its values with where each comes from, its relations, who may see it, and its history."""

import streamlit as st

from graph.schema import NODE
from ui import acts
from ui.edit import crossed, publishing, relations, saving, story
from ui.frame import say
from ui.i18n import _, spoken
from ui.profile import blocks as profile

acts.say()
new = st.query_params.get("new", "")
if new in NODE:
    saving.create(new)
    st.stop()
id = profile.asked()
thing = saving.thing(id) if id else None
if thing is None:
    saving.choose()
    st.stop()

label, values, facts = thing
name = str(values.get("name") or values.get("text") or id)
head = st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute")
head.title(name, anchor=False, width="content")
with head:
    saving.back(id, label)
say(_("{kind} · only what you change is written, with your name; every edit can be undone.").format(
    kind=spoken(NODE[label])), quiet=True)
saving.edit(id, label, name, values, facts)
crossed.show(id, label, name)
publishing.show(id, label, name)
relations.show(id, label, name)
story.show(id)
