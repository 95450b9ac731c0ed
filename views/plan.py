"""The plan: its targets with their latest figure, and its tasks by how urgent they are; one task in detail."""

from collections import Counter
from datetime import date

import streamlit as st

from ui import data, frame, panel, task
from ui.address import bound
from ui.i18n import _, ngettext, number, titled
from ui.profile import blocks as profile
from ui.profile import known as profile_known
from ui.table import table
from ui.words import coded

SHOW = ("number", "name", "leads", "coordinators", "window", "timing")
GOALS = ("name", "comparison", "target", "unit", "until_year", "figure", "as_of")
YEAR = date.today().year

id = profile.asked()
if id:
    profile_known.instead(id)
    if data.one("plan/task", task=id):
        task.show(id)
        st.stop()
on = profile_known.control()
then = profile_known.plan(on) if on else {}
rows = then["tasks"] if on else data.read("plan/tasks", year=YEAR)

plan = data.one("plan/about")
st.title(_("Plan"), anchor=False)
if not plan:
    panel.nothing(_("No plan yet. Load the starting registry or the plan's document on the page Sources."))
    st.stop()

frame.say(titled(plan))
if on:
    frame.say(profile_known.counted(on, then["counts"]))
told = ", ".join(text for text in (plan["number"], plan["issuer"]) if text)
unnumbered = _("{issuer}; this copy has no number and no date yet").format(issuer=told)
frame.say(told if plan["number"] else unnumbered, quiet=True)

timings = Counter(row["timing"] for row in rows)
frame.say(_("{n} tasks: {each}.").format(n=number(len(rows)), each=", ".join(
    f"{number(count)} {(coded('timing', timing) or '').lower()}" for timing, count in timings.items())))

views = {"tasks": _("Tasks"), "goals": _("Targets")}
shown = st.segmented_control(_("Show"), list(views), required=True, format_func=views.__getitem__,
                             label_visibility="collapsed", **bound("show", views, "tasks"))
if shown == "goals":
    goals = then["goals"] if on else panel.panel("plan/goals", show=GOALS, first=30)
    if on:
        table(goals, "plan/goals", GOALS, first=30)
    unmeasured = sum(goal["figure"] is None for goal in goals)
    if unmeasured:
        frame.say(ngettext("{n} target has no figure yet.", "{n} targets have no figure yet.", unmeasured).format(
            n=number(unmeasured)), quiet=True)
    st.stop()

groups = list(dict.fromkeys(row["group"] for row in rows if row["group"]))
leads = {lead["id"]: titled(lead) for row in rows for lead in row["leads"]}
with st.container(horizontal=True):
    timing = st.selectbox(_("Timing"), ["", *timings], format_func=lambda value: coded("timing", value) or _("All"),
                          **bound("timing", timings))
    group = st.selectbox(_("Group"), ["", *groups], format_func=lambda value: value or _("All"),
                         **bound("group", groups))
    lead = st.selectbox(_("Lead"), ["", *sorted(leads, key=leads.__getitem__)],
                        format_func=lambda value: leads.get(value, _("All")), **bound("lead", leads))

chosen = [row for row in rows if timing in ("", row["timing"]) and group in ("", row["group"])
          and (not lead or any(one["id"] == lead for one in row["leads"]))]
with st.container(horizontal=True, vertical_alignment="center"):
    st.subheader(_("Tasks: {n} of {total}").format(n=number(len(chosen)), total=number(len(rows))), anchor=False)
    if chosen:
        panel.save("tasks", _("Tasks"), chosen, SHOW, "plan/tasks")
if chosen:
    table(chosen, "tasks", SHOW, first=40)
else:
    panel.nothing(_("No task fits. Take out a filter."))
