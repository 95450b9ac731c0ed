"""The gaps: one question a file; each says how many of how many, lists them, and can be taken away as a file."""

import streamlit as st

from ui import data, frame
from ui.i18n import _, number
from ui.panel import caption, panel, questions

st.title(_("Gaps"), anchor=False)
frame.say(_("What the programme lacks, as far as the registry knows. A field that nobody was asked about is not "
            "surveyed yet: it may have experts that the registry has not met."), quiet=True)

if data.in_force("illustration"):
    frame.say(_("Counted with the illustration: without it there are more gaps."), quiet=True)

found = {name: data.read(name) for name in questions("gaps/")}
for name, rows in sorted(found.items(), key=lambda pair: not pair[1]):
    said = caption(name)
    if not rows:
        st.subheader(said, anchor=False)
        st.caption(_("None: this gap is closed, or nothing was loaded that could show it."))
        continue
    panel(name, title=_("{n} of {total} {what}").format(
        n=number(len(rows)), total=number(rows[0]["of"]), what=said[:1].lower() + said[1:]), counted=False, first=8)
