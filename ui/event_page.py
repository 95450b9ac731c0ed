"""The head of an event's page: when, where, of what it is a part, how many took part."""

from typing import Any

from ui import data, kinds
from ui.frame import link
from ui.i18n import _, date, ngettext, number, titled
from ui.profile import blocks as profile

Row = dict[str, Any]


def head(row: Row) -> None:
    """Name, place, and one sentence; the way to the event of which it is a session."""
    chips = [kinds.chip(row["place"], icon="location_on")] if row["place"] else []
    profile.top(row, _sentence(row), [*chips, *profile.state_chips(row)])
    if row["whole_id"]:
        link("event", _("Part of: {what}").format(what=titled(row, "whole")), id=row["whole_id"])


def counted(id: str) -> Row:
    """How many took part, for panels that read only the first of many."""
    count = data.one("event/counts", event=id)
    return {"organisations": count.get("organisations", 0), "people": count.get("experts", 0)}


def _sentence(row: Row) -> str:
    count = data.one("event/counts", event=row["id"])
    days = " – ".join(dict.fromkeys(date(row[name]) for name in ("starts_on", "ends_on") if row[name]))
    took = [ngettext("{n} organisation took part", "{n} organisations took part", count["organisations"]).format(
                n=number(count["organisations"])) if count["organisations"] else "",
            ngettext("{n} expert took part", "{n} experts took part", count["experts"]).format(
                n=number(count["experts"])) if count["experts"] else ""]
    return profile.sentence(days, row["about"], *took)
