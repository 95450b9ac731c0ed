"""One organisation: who works there on what, what was agreed, with whom it works, and where this comes from."""

from graph.schema import NODE
from ui import data, kinds, profile
from ui.i18n import _, ngettext, number, titled
from ui.panel import caption, panel
from ui.words import choice

PANELS = ("people", "fields", "agreements", "collaborations", "tasks", "exchange", "parts", "events")

id = profile.asked()
row = data.one("organisation/about", organisation=id) if id else {}
if not row:
    profile.absent("organisations", _("No organisation of this address"))

fields = [titled(one) for one in data.read("organisation/fields", organisation=id)[:3]]
counts = [
    ngettext("{n} expert", "{n} experts", row["experts"]) if row["experts"] else "",
    ngettext("{n} agreement", "{n} agreements", row["agreements"]) if row["agreements"] else "",
    ngettext("leads {n} task of the plan", "leads {n} tasks of the plan", row["tasks"]) if row["tasks"] else "",
]
numbers = (row["experts"], row["agreements"], row["tasks"])
said = [text.format(n=number(value)) for text, value in zip(counts, numbers, strict=True) if text]
chips = profile.place_chips(row)
if row["standing"]:
    icon = "handshake" if row["standing"] == "partner" else ""
    chips.append(kinds.chip(choice(NODE["Organization"].prop("standing"), row["standing"]), icon=icon))
if row["place"]:
    chips.append(kinds.chip(row["place"], icon="location_on"))
profile.top(row, profile.sentence(row["about"], ", ".join(fields), *said), chips)
profile.addresses(row, ("website", "public_contact", "ror"))

empty = []
for name in PANELS:
    if data.read(f"organisation/{name}", organisation=id):
        panel(f"organisation/{name}", organisation=id, first=8)
    else:
        empty.append(caption(f"organisation/{name}"))

profile.gathered(empty)
profile.sources(row, "Organization")
