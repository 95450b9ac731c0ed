"""Home: what is in the registry, four actions for each kind of user, what ends this year and what changed."""

from datetime import date

import streamlit as st

from ui import cards, data, frame, panel
from ui.agreements import rows as agreement_rows
from ui.duplicates import page as duplicates
from ui.i18n import _, number
from ui.search import box as search_box

st.title(_("Ketnoi – Hanoi semiconductor experts and partners"), anchor=False)

search_box.on_page()

counts = data.one("home/counts")
invented = data.invented()
real = counts["organisations"] - invented["organisations"]
frame.say(_("The registry knows {organisations} real organisations ({partners} partners, {known} known), {fields} "
            "fields, {agreements} agreements and the plan's {tasks} tasks, each fact with its source.").format(
    organisations=number(real), partners=number(counts["partners"]), known=number(real - counts["partners"]),
    fields=number(counts["fields"]), agreements=number(counts["agreements"]), tasks=number(counts["tasks"])))
if invented["experts"]:
    frame.say(_("{experts} experts and {organisations} organisations are an illustration: they do not exist.").format(
        experts=number(invented["experts"]), organisations=number(invented["organisations"])))
elif not counts["experts"]:
    frame.say(_("No expert is in it yet: experts come when a list is brought in."))

duplicates.waiting()
cards.actions()

year = date.today().year
panel.panel("home/ending", title=_("Tasks that end in {year}").format(year=year), year=year, first=6,
            show=("number", "name", "leads", "window"), empty=_("No task of the plan ends this year."))
agreement_rows.waiting()

st.subheader(_("What changed last"), anchor=False)
cards.changes()
