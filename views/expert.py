"""One expert: why one would talk to them, with whom they work, what was agreed, and where this comes from."""

import streamlit as st

from graph.schema import NODE
from ui import data, kinds, profile
from ui.i18n import _, ngettext, number, titled
from ui.panel import caption, panel
from ui.words import text

id = profile.asked()
row = data.one("expert/about", expert=id) if id else {}
if not row:
    profile.absent("experts", _("No expert of this address"))

fields = [titled(one) for one in data.read("expert/fields", expert=id)[:3]]
works_at = ", ".join(row["organisations"])
parts = [
    _("{position} at {organisation}").format(position=row["position"], organisation=works_at)
    if row["position"] and works_at else row["position"] or works_at,
    ", ".join(fields),
    ngettext("advises {n} organisation", "advises {n} organisations", row["advised"]).format(n=number(row["advised"]))
    if row["advised"] else "",
]
chips = profile.place_chips(row, "countries")
if row["availability"]:
    chips.append(kinds.chip(_("Available to: {what}").format(what=text("availability", row["availability"])).lower(),
                            icon="event_available"))
if row["languages"]:
    chips.append(kinds.chip(", ".join(row["languages"]), icon="translate"))
profile.top(row, profile.sentence(*parts), chips)

empty = []
for name in ("fields", "coauthors", "colleagues"):
    if data.read(f"expert/{name}", expert=id):
        panel(f"expert/{name}", expert=id, first=8)
    else:
        empty.append(caption(f"expert/{name}"))

years = data.read("expert/works_by_year", expert=id)
if len(years) > 2:
    total = sum(year["works"] for year in years)
    st.subheader(ngettext("{n} work, {since}–{until}", "{n} works, {since}–{until}", total).format(
        n=number(total), since=years[0]["year"], until=years[-1]["year"]), anchor=False)
    st.bar_chart([{_("Year"): str(year["year"]), _("Works"): year["works"]} for year in years],
                 x=_("Year"), y=_("Works"), color=NODE["Expert"].colour, height=160)

for name in ("works", "affiliations", "advises", "agreements", "events"):
    if data.read(f"expert/{name}", expert=id):
        panel(f"expert/{name}", expert=id, first=8)
    else:
        empty.append(caption(f"expert/{name}"))

profile.gathered(empty)
profile.sources(row, "Expert")
