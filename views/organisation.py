"""One organisation: who works there on what, what was agreed, with whom it works, and where this comes from."""

from functools import partial

from graph.schema import NODE
from ui import data, kinds
from ui.i18n import _, titled
from ui.panel import caption
from ui.partners import found as partners_found
from ui.profile import blocks as profile
from ui.profile import known as profile_known
from ui.profile import network as profile_network
from ui.profile import panels as profile_panels
from ui.profile.panels import Block
from ui.words import choice

PEOPLE = (Block("people", "AFFILIATED_WITH", total="people"),)
FIELDS = (Block("expertise"),)
AGREED = (Block("agreements", "PARTY_TO", total="agreements"),)
WITH = (Block("countries"), Block("collaborations", "COLLABORATES_WITH", "works", total="collaborations"))
REST = (Block("tasks", lambda row: "LEADS" if row["part"] == "leads" else "COORDINATES"),
        Block("exchange", lambda row: "SEEKS" if "Need" in row["kind"] else "HAS"), Block("parts", "PART_OF"),
        Block("succession", "SUCCEEDED_BY"), Block("figures", "MEASURES"), Block("events", "TOOK_PART_IN"))

id = profile.asked()
profile_known.instead(id)
row = data.one("organisation/about", organisation=id) if id else {}
if not row:
    profile.absent("organisations", _("No organisation of this address"))

fields = [titled(one) for one in data.read("organisation/fields", organisation=id)[:3]]
chips = profile.place_chips(row)
if row["standing"]:
    icon = "handshake" if row["standing"] == "partner" else ""
    chips.append(kinds.chip(choice(NODE["Organization"].prop("standing"), row["standing"]), icon=icon))
if row["place"]:
    chips.append(kinds.chip(row["place"], icon="location_on"))
chips += profile.state_chips(row)
profile.top(row, profile.sentence(row["about"], ", ".join(fields), *profile_panels.counts(row)), chips,
            ("website", "public_contact", "ror"))

empty = profile_panels.show("organisation", row, PEOPLE)
if fields:
    profile_panels.fields(row)
else:
    empty.append(caption("organisation/fields"))
empty += profile_panels.show("organisation", row, FIELDS)
empty += profile_panels.show("organisation", row, AGREED)
profile_network.later_on(partial(profile_network.by_country, id))
empty += profile_panels.show("organisation", row, WITH)
profile_panels.together(row)
empty += profile_panels.show("organisation", row, REST)
profile.gathered(empty)
profile.sources(row, "Organization")
# Whoever reads this may soon ask for its partners.
partners_found.begin()
