"""The partner map: Hanoi and its partners in the world, Vietnam by province, Hanoi by ward."""

import streamlit as st

from ui import filters, frame, map_files, world_chart, world_files, world_list, world_picture, world_views
from ui.address import bound
from ui.i18n import _

world_picture.dress()
st.title(_("Partner map"), anchor=False)
with st.container(horizontal=True, vertical_alignment="bottom", key="noprint-world-choices"):
    name = st.segmented_control(
        _("Map"), list(world_views.TITLES), required=True, label_visibility="collapsed",
        format_func=lambda key: _(world_views.TITLES[key]), **bound("view", world_views.TITLES, "world")) or "world"
    among = by = ""
    if name == "world":
        by = st.segmented_control(
            _("Drawn by"), list(world_views.BY), required=True, label_visibility="collapsed",
            format_func=lambda key: _(world_views.BY[key]), **bound("by", world_views.BY)) or ""
        among = st.segmented_control(
            _("Countries and territories"), list(world_views.AMONG), required=True, label_visibility="collapsed",
            format_func=world_views.among, **bound("among", world_views.AMONG)) or ""
chosen = filters.chosen()
view = world_views.view(name, by, among, filters.parts(chosen.field), chosen.kind)
spoken = [*map_files.spoken(chosen._replace(country="")), *([world_views.among(among)] if among else [])]


def choose(key: str = "") -> None:
    """What was clicked stands in the address, so that the map can be sent as it is seen."""
    if key:
        st.query_params[world_list.CHOSEN] = key
    else:
        st.query_params.pop(world_list.CHOSEN, None)


@st.fragment
def drawn() -> None:
    """The map and the list beside it; a click runs only this."""
    key = st.query_params.get(world_list.CHOSEN, "")
    scene, colours = view.scene(key), world_chart.palette()
    left, right = st.columns([4, 3], gap="medium")
    with left:
        with st.container(key="noprint-world"):
            world_chart.draw(scene, colours, view.sentence, choose)
        world_picture.picture(scene, colours, view.sentence)
    with right, st.container(height=world_chart.HEIGHTS[name] + 60, border=False, key="world-list"):
        if title := view.title_of(key):
            world_list.one(title, view.organisations(key), choose, key if name == "world" else "", name == "world")
        else:
            world_list.every(view.places, name == "world")


with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
    frame.say(" · ".join([view.sentence, *spoken]))
    world_files.offer(name, view.scene, view.places, view.sentence, spoken, view.sources)
drawn()
if view.remark:
    frame.say(view.remark, quiet=True)
