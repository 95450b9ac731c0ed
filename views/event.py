"""One event: when and where, who took part, its sessions, which agreements met there, and where this comes from."""

from ui import data, event_page
from ui.i18n import _
from ui.profile import blocks as profile
from ui.profile import known as profile_known
from ui.profile import panels as profile_panels
from ui.profile.panels import Block

ABOUT = (Block("organisations", "TOOK_PART_IN", total="organisations"), Block("people", "TOOK_PART_IN", total="people"),
         Block("sessions", "PART_OF"), Block("fields", "ABOUT"), Block("agreements"))

id = profile.asked()
profile_known.instead(id)
row = data.one("event/about", event=id) if id else {}
if not row:
    profile.absent("search", _("No event of this address"))

event_page.head(row)
empty = profile_panels.show("event", {**row, **event_page.counted(id)}, ABOUT)
profile.gathered(empty)
profile.sources(row, "Event")
