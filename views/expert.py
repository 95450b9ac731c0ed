"""One expert: why one would talk to them, with whom they work, what was agreed, and where this comes from."""

from functools import partial

from ui import data, kinds
from ui.i18n import _, ngettext, number, titled
from ui.profile import blocks as profile
from ui.profile import known as profile_known
from ui.profile import network as profile_network
from ui.profile import panels as profile_panels
from ui.profile.panels import Block
from ui.words import text

KNOWS = (Block("fields", "EXPERT_IN", "works"),)
WORKS = (Block("works", "AUTHORED", total="works"),)
PEOPLE = (Block("coauthors", "COAUTHOR_OF", "works", total="coauthors"), Block("colleagues"))
AGREED = (Block("affiliations", "AFFILIATED_WITH"), Block("advises", "ADVISES"), Block("agreements"),
          Block("exchange", lambda row: "SEEKS" if "Need" in row["kind"] else "HAS"), Block("events", "TOOK_PART_IN"))

id = profile.asked()
profile_known.instead(id)
row = data.one("expert/about", expert=id) if id else {}
if not row:
    profile.absent("experts", _("No expert of this address"))

fields = [titled(one) for one in data.read("expert/fields", expert=id)[:3]]
works_at = ", ".join(profile.names(row, "organisations"))
parts = [
    _("{position} at {organisation}").format(position=row["position"], organisation=works_at)
    if row["position"] and works_at else row["position"] or works_at,
    ", ".join(fields),
    ngettext("advises {n} organisation", "advises {n} organisations", row["advised"]).format(n=number(row["advised"]))
    if row["advised"] else "",
]
chips = [*profile.place_chips(row, "countries"), *profile.state_chips(row)]
if row["availability"]:
    chips.append(kinds.chip(_("Available to: {what}").format(what=text("availability", row["availability"])).lower(),
                            icon="event_available"))
if row["languages"]:
    chips.append(kinds.chip(", ".join(row["languages"]), icon="translate"))
profile.top(row, profile.sentence(*parts), chips, ("website", "orcid", "openalex"))

empty = profile_panels.show("expert", row, KNOWS)
profile_panels.works(row)
empty += profile_panels.show("expert", row, WORKS)
profile_network.later_on(partial(profile_network.ways, id, row))
profile_panels.ways(row)
empty += profile_panels.show("expert", row, PEOPLE)
profile_network.later_on(partial(profile_network.similar, id))
profile_panels.posts(row)
empty += profile_panels.show("expert", row, AGREED)
profile.gathered(empty)
profile.sources(row, "Expert")
