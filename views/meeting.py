"""Meeting mode: the saved maps one after the other in large type, and the same as one file to take along."""

from functools import partial

import streamlit as st

from ui import data, export, frame
from ui.i18n import _, in_words_of, language
from ui.map import meeting as map_meeting
from ui.map import saved as views_saved


def moved(place: int) -> None:
    """The map that is shown stands in the address, so that a lost connection comes back to it."""
    st.query_params["at"] = str(place + 1)


st.html("<style>.block-container{max-width:none}</style>")
slides = map_meeting.slides()
asked = st.query_params.get("at", "1")
with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", key="noprint-head"):
    st.title(_("Meeting mode"), anchor=False, width="content")
    with st.container(horizontal=True, width="content", gap="small", vertical_alignment="center"):
        frame.link("map", _("Network map"))
        st.download_button(
            _("One file that opens without a network (HTML)"),
            partial(in_words_of, language(), partial(map_meeting.html, slides)),
            export.file_name("meeting", "html", data.in_force("illustration")), "text/html", on_click="ignore",
            type="tertiary", icon=":material/download:", key="meeting-html")
if not views_saved.all():
    frame.say(_("No view of the map is saved yet, so three networks are shown. Save views on the network map to choose "
                "what a meeting sees."), quiet=True)
frame.say(_("Arrow keys go on and back, F fills the screen."), quiet=True)
map_meeting.show(slides, int(asked) - 1 if asked.isdigit() and len(asked) < 4 else 0, moved)
