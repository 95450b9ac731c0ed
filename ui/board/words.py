"""The rules of a board in words, and why somebody does not sit."""

from collections.abc import Mapping

from graph.analysis.board import Absent, Rule
from graph.schema import SUBKIND
from ui import data
from ui.i18n import _, ngettext, number, spoken, titled
from ui.paths.ends import named
from ui.paths.hops import Row, full

_LANGUAGES = {"vi": "Tiếng Việt", "en": "English", "ja": "日本語", "zh": "中文", "ko": "한국어", "de": "Deutsch",
              "fr": "Français", "ru": "Русский", "nl": "Nederlands"}


def rule(one: Rule, names: Mapping[str, Row]) -> str:
    """A rule as a few words."""
    if one[0] == "quota":
        said = _("at least so many: {what}") if one[3] == "least" else _("at most so many: {what}")
        return said.format(what=mark(one[1], one[2]))
    if len(one) == 2:
        said = {"must": _("{who} must sit"), "without": _("{who} must not sit"),
                "unbound": _("nobody who is tied to {who}")}[one[0]]
        return said.format(who=who(one[1], names))
    return {"seats": _("as many members as there are seats"),
            "organisation": _("at most so many from one organisation"),
            "available": _("only those who are available to advise"),
            "apart": _("nobody who wrote works with another member")}[one[0]]


def mark(kind: str, value: str) -> str:
    """What a quota counts, in words."""
    if kind == "sector":
        return spoken(SUBKIND[value]) if value in SUBKIND else value
    if kind == "language":
        return _LANGUAGES.get(value, value)
    return next((titled(row) for row in data.read("filters/countries") if row["code"] == value), value)


def who(id: str, names: Mapping[str, Row]) -> str:
    """The name of a person or organisation."""
    row = names.get(id) or named([id]).get(id)
    return full(row) if row else _("somebody who is not in the registry")


def absent(one: Absent, names: Mapping[str, Row]) -> str:
    """Why somebody does not sit, as a sentence."""
    name = who(one.id, names)
    if one.barred:
        return _("{who} may not sit: {rules}.").format(who=name, rules=_rules(one.barred, names))
    if not one.instead:
        return _("{who} could take no single seat: in the way stand {rules}.").format(
            who=name, rules=_rules(one.blocked, names))
    if one.loses <= 0:
        return _("{who} would be as good in the seat of {other}.").format(who=name, other=who(one.instead, names))
    said = ngettext("In the best seat for {who}, that of {other}, the board would lose {n} point.",
                    "In the best seat for {who}, that of {other}, the board would lose {n} points.", one.loses)
    return said.format(who=name, other=who(one.instead, names), n=number(one.loses))


def _rules(rules: tuple[Rule, ...], names: Mapping[str, Row]) -> str:
    return "; ".join(rule(one, names) for one in rules)
