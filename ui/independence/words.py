"""Ties and verdicts in words, with their dates and sources."""

from collections.abc import Mapping

from graph.analysis.independence import Tie, Verdict
from ui import data
from ui.i18n import _, date, later
from ui.paths.hops import Row, full

KINDS = {"employer": later("same organisation"), "whole": later("organisations of one larger organisation"),
         "owner": later("owns or founded"), "coauthor": later("wrote works together"),
         "agreement": later("agreement or project between their organisations"), "adviser": later("advises")}
STATES = {"current": later("goes on"), "recent": later("ended recently"), "undated": later("date unknown"),
          "past": later("long over"), "apart": later("not at the same time")}
#: Headings that no question of the registry has.
HEADINGS = (later("Verdict"), later("Pair"), later("Not known"))
WORDS = {"tied": later("Tied"), "none": later("No tie found"), "unknown": later("Unknown")}


def kind(tie: Tie) -> str:
    """How two are joined."""
    return _(KINDS[tie.kind])


def when(tie: Tie) -> str:
    """From when to when, and whether it still counts."""
    span = _span(date(tie.since), date(tie.until), tie.state == "apart")
    return f"{span} ({_(STATES[tie.state])})" if span else _(STATES[tie.state])


def _span(since: str, until: str, apart: bool) -> str:
    if apart:
        return _("one until {until}, the other from {since}").format(until=until, since=since)
    return "–".join(part for part in dict.fromkeys((since, until)) if part)


def sources(tie: Tie) -> str:
    """The titles of the sources of a tie."""
    known = data.sources()
    return "; ".join(str(known.get(id, {}).get("title") or id) for id in tie.sources)


def missing(verdict: Verdict, names: Mapping[str, Row]) -> str:
    """What is not known of whom."""
    said = {"posts": _("where {name} works is not known"), "works": _("no work of {name} is known")}
    return "; ".join(said[what].format(name=full(names.get(id, {"name": id}))) for id, what in verdict.missing)


def rows(verdicts: list[Verdict], names: Mapping[str, Row]) -> list[Row]:
    """A row for each tie; for a pair without one, a row that says so, or what is not known."""
    found = []
    for one in verdicts:
        ends = {"pair": [_link(names, id) for id in (one.one, one.other)]}
        for tie in one.ties:
            found.append({**ends, "verdict": _(WORDS["tied"]) if tie.binds else _("Former tie"), "how": kind(tie),
                          "through": [_link(names, id) for id in tie.via], "when": when(tie), "source": sources(tie),
                          "not_known": ""})
        if one.word != "tied" or not one.ties:
            found.append({**ends, "verdict": _(WORDS[one.word]), "how": "", "through": [], "when": "", "source": "",
                          "not_known": missing(one, names)})
    return found


def _link(names: Mapping[str, Row], id: str) -> Row:
    return names.get(id, {"id": id, "name": id})
