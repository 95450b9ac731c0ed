"""One agreement: where it stands, its parties, what it serves, what it warns of, who follows it up, its history."""

from ui import acts, data
from ui.agreements import moving, page, rows
from ui.i18n import _
from ui.profile import blocks as profile
from ui.profile import known as profile_known
from ui.profile import panels as profile_panels
from ui.profile.panels import Block

ABOUT = (Block("parties", "PARTY_TO"), Block("fields", "ABOUT"), Block("tasks", "SERVES"), Block("events"))

id = profile.asked()
profile_known.instead(id)
found = data.read("agreement/about", agreement=id) if id else []
if not found:
    profile.absent("agreements", _("No agreement of this address"))

row = rows.dated(found)[0]
acts.say()
page.head(row)
moving.last()
page.warned(row)
page.follow_up(row)
empty = profile_panels.show("agreement", row, ABOUT)
page.together(row)
page.moves(row)
profile.gathered(empty)
profile.sources(row, "Agreement")
page.history(row)
