"""One agreement: where it stands, its parties, what it serves, what it warns of, who follows it up, its history."""

from ui import acts, agreement_moving, agreement_page, agreement_rows, data, profile, profile_known, profile_panels
from ui.i18n import _
from ui.profile_panels import Block

ABOUT = (Block("parties", "PARTY_TO"), Block("fields", "ABOUT"), Block("tasks", "SERVES"), Block("events"))

id = profile.asked()
profile_known.instead(id)
found = data.read("agreement/about", agreement=id) if id else []
if not found:
    profile.absent("agreements", _("No agreement of this address"))

row = agreement_rows.dated(found)[0]
acts.say()
agreement_page.head(row)
agreement_moving.last()
agreement_page.warned(row)
agreement_page.follow_up(row)
empty = profile_panels.show("agreement", row, ABOUT)
agreement_page.together(row)
agreement_page.moves(row)
profile.gathered(empty)
profile.sources(row, "Agreement")
agreement_page.history(row)
