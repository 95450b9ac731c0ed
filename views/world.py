"""The partner map: Hanoi and its partners in the world, Vietnam by province, Hanoi by ward."""

import streamlit as st

from ui import filters, frame
from ui.address import bound
from ui.i18n import _
from ui.map import files as map_files
from ui.world import chart, files, listing, picture, views

picture.dress()
st.title(_("Partner map"), anchor=False)
with st.container(horizontal=True, vertical_alignment="bottom", key="noprint-world-choices"):
    name = st.segmented_control(
        _("Map"), list(views.TITLES), required=True, label_visibility="collapsed",
        format_func=lambda key: _(views.TITLES[key]), **bound("view", views.TITLES, "world")) or "world"
    among = by = ""
    if name == "world":
        by = st.segmented_control(
            _("Drawn by"), list(views.BY), required=True, label_visibility="collapsed",
            format_func=lambda key: _(views.BY[key]), **bound("by", views.BY)) or ""
        among = st.segmented_control(
            _("Countries and territories"), list(views.AMONG), required=True, label_visibility="collapsed",
            format_func=views.among, **bound("among", views.AMONG)) or ""
chosen = filters.chosen()
view = views.view(name, by, among, filters.parts(chosen.field), chosen.kind)
spoken = [*map_files.spoken(chosen._replace(country="")), *([views.among(among)] if among else [])]


def choose(key: str = "") -> None:
    """What was clicked stands in the address, so that the map can be sent as it is seen."""
    if key:
        st.query_params[listing.CHOSEN] = key
    else:
        st.query_params.pop(listing.CHOSEN, None)


@st.fragment
def drawn() -> None:
    """The map and the list beside it; a click runs only this."""
    key = st.query_params.get(listing.CHOSEN, "")
    scene, colours = view.scene(key), chart.palette()
    left, right = st.columns([4, 3], gap="medium")
    with left:
        with st.container(key="noprint-world"):
            chart.draw(scene, colours, view.sentence, choose)
        picture.picture(scene, colours, view.sentence)
    with right, st.container(height=chart.HEIGHTS[name] + 60, border=False, key="world-list"):
        if title := view.title_of(key):
            listing.one(title, view.organisations(key), choose, key if name == "world" else "", name == "world")
        else:
            listing.every(view.places, name == "world")


with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
    frame.say(" · ".join([view.sentence, *spoken]))
    files.offer(name, view.scene, view.places, view.sentence, spoken, view.sources)
drawn()
if view.remark:
    frame.say(view.remark, quiet=True)
