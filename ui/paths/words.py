"""A path in words: each step a clause, the whole a sentence that can be sent, and the few words on a drawn line."""

from collections.abc import Sequence

from ui import words
from ui.i18n import _, ngettext, number, titled
from ui.paths.hops import Hop, full, year


def sentence(steps: Sequence[Hop]) -> str:
    """All steps of a path as one sentence."""
    return "; ".join(clause(step) for step in steps) + "." if steps else ""


def clause(step: Hop) -> str:
    """One step in words, with its years."""
    one, other = (full(end) for end in step.ends)
    if step.between is not None:
        return _by_thing(step, one, other)
    said = _plain(step).format(one=one, other=other, n=number(step.works), what=shared(step))
    return said + _beside(str(step.facts.get("role") or ""), span(step))


def label(step: Hop) -> tuple[str, str]:
    """What stands above a drawn line: how the two are joined, and when."""
    if step.between is not None:
        signed = year(step.between.get("signed_on"))
        word = {"Agreement": _("agreement"), "Event": _("same event")}
        return next((word[one] for one in step.between["kind"] if one in word), _("same task")), str(signed or "")
    if step.how in ("COAUTHOR_OF", "COLLABORATES_WITH"):
        return shared(step), span(step)
    return {"AFFILIATED_WITH": _("worked at") if ended(step) else _("works at"), "ADVISES": _("advises"),
            "PART_OF": _("belongs to")}.get(step.how, ""), span(step)


def shared(step: Hop) -> str:
    """What two have together: works, agreements, or both."""
    counts = ((step.works, ngettext("{n} shared work", "{n} shared works", step.works)),
              (agreements := int(step.facts.get("agreements") or 0),
               ngettext("{n} agreement", "{n} agreements", agreements)))
    return ", ".join(text.format(n=number(count)) for count, text in counts if count)


def span(step: Hop) -> str:
    """The years of a step: one, a span, or since when."""
    first, last = step.first, step.last
    if step.how not in ("COAUTHOR_OF", "COLLABORATES_WITH") and first and not last:
        return _("since {year}").format(year=first)
    if not last or first == last:
        return str(first or last or "")
    return f"{first}–{last}" if first else _("until {year}").format(year=last)


def ended(step: Hop) -> bool:
    """Whether a post or a role is said to have ended."""
    return bool(step.facts.get("until"))


def _plain(step: Hop) -> str:
    if step.how == "COAUTHOR_OF":
        return ngettext("{one} wrote {n} work with {other}", "{one} wrote {n} works with {other}", step.works)
    if step.how == "AFFILIATED_WITH":
        return _("{one} worked at {other}") if ended(step) else _("{one} works at {other}")
    return {"ADVISES": _("{one} advises {other}"), "PART_OF": _("{one} belongs to {other}"),
            "COLLABORATES_WITH": _("{one} and {other} have {what}"),
            }.get(step.how, _("{one} is joined with {other}"))


def _by_thing(step: Hop, one: str, other: str) -> str:
    """Two that are joined by an agreement, an event or a task."""
    thing = step.between or {}
    if "Agreement" in thing["kind"]:
        state = words.text("agreement_state", thing.get("agreement_state"))
        signed = words.text("signed_on", thing.get("signed_on"))
        said = _("{one} and {other} are parties to “{what}”")
        return said.format(one=one, other=other, what=titled(thing)) + _beside(state, signed)
    said = (_("{one} and {other} took part in “{what}”") if "Event" in thing["kind"]
            else _("{one} and {other} advise on “{what}”"))
    return said.format(one=one, other=other, what=titled(thing))


def _beside(*parts: str) -> str:
    said = ", ".join(part for part in parts if part)
    return f" ({said})" if said else ""
