"""Headings and values in words: a query's column names, and the vocabulary's coded values."""

from typing import Any

from graph.schema import EDGE, NODE, SUBKIND, Prop
from ui.i18n import _, date, later, number, spoken

#: Columns that say which coded value they hold without a node of their own in the row.
_CODED = {
    "standing": ("Organization", "standing"),
    "agreement_state": ("Agreement", "state"),
    "agreement_kind": ("Agreement", "kind"),
    "task_state": ("Task", "state"),
    "need_state": ("Need", "state"),
    "need_kind": ("Need", "kind"),
    "study_level": ("Need", "level"),
    "availability": ("Expert", "availability"),
    "field_level": ("Field", "level"),
}
#: Words that queries say themselves.
SAID = {
    "timing": {
        "late": later("Late"), "this_year": later("Ending this year"), "running": later("Under way"),
        "later": later("Begins later"), "recurring": later("Recurring"), "waiting": later("Waiting for a condition"),
        "undated": later("No end named"), "done": later("Done"), "stopped": later("Stopped"),
    },
    "part": {"leads": later("Leads"), "coordinates": later("Takes part")},
    "belongs": {"whole": later("Belongs to"), "part": later("Has as its part")},
    "succession": {"predecessor": later("Took over from"), "successor": later("Was taken over by")},
    "exchange_state": {"review": later("Under review"), "open": later("Open"), "expired": later("Expired"),
                       "met": later("Met"), "closed": later("Closed")},
    "alarm": {"past_end": later("Past its end"), "ending": later("Ends soon"), "step_late": later("Next step is late"),
              "silent": later("Silent for a year"), "undated": later("Nothing dated")},
    "comparison": {"at_least": later("At least"), "at_most": later("At most"), "exactly": later("Exactly")},
}
_HEADINGS = {"doi": later("DOI"), "until_year": later("By year"), "number": later("No."), "as_of": later("As of"),
             "why": later("Why"), "exchange_state": later("Situation"), "alarm": later("Needs attention"),
             "last_activity_on": later("Last activity"), "next_on": later("Next step by")}
YEARS = ("year", "since", "until", "first_year", "last_year", "until_year")


def heading_message(column: str) -> str:
    """The text that is translated as the heading of a query's column: its name in words."""
    return _HEADINGS.get(column) or column.replace("_", " ").capitalize()


def heading(column: str) -> str:
    """The heading of a query's column in the visitor's language."""
    return _(heading_message(column))


def choice(prop: Prop, value: Any) -> str:
    """The word of a coded value; the value itself where the vocabulary does not know it."""
    return next((spoken(one) for one in prop.choices if one.value == value), str(value))


def coded(column: str, value: Any) -> str | None:
    """The word of a coded value in such a column, or ``None`` where the column is not coded."""
    if column == "level" and isinstance(value, str):
        return choice(EDGE["EXPERT_IN"].prop("level"), value)
    if column in SAID:
        return _(SAID[column].get(value, str(value or "")))
    if column not in _CODED:
        return None
    label, name = _CODED[column]
    return choice(NODE[label].prop(name), value)


def text(column: str, value: Any) -> str:
    """A value as it is shown: words for codes, local numbers and dates, lists joined."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, list):
        return ", ".join(text(column, one) for one in value)
    if isinstance(value, (int, float)):
        return str(value) if column in YEARS or column == "number" else number(value)
    return coded(column, value) or (date(value) if is_date(column, value) else str(value))


def is_date(column: str, value: Any) -> bool:
    """Whether a text value stands in a column of dates and looks like one."""
    dated = column.endswith(("_on", "_until")) or column in ("as_of", *YEARS)
    return dated and isinstance(value, str) and value[:4].isdigit() and len(value) <= 10


def fact(label: str, name: str, value: Any) -> str:
    """The value of a property of a label in words."""
    prop = next((prop for prop in NODE[label].props if prop.name == name), None)
    if prop is None:
        return text(name, value)
    if prop.kind in ("choice", "choices"):
        return ", ".join(choice(prop, one) for one in (value if isinstance(value, list) else [value]))
    if prop.kind == "date":
        return date(str(value))
    return str(value) if prop.kind == "year" else text(name, value)


def property(label: str, name: str) -> str:
    """The word of a property of a label; the name itself where the vocabulary has none."""
    return next((spoken(prop) for prop in NODE[label].props if prop.name == name), name)


def derived(label: str, name: str) -> bool:
    """Whether a property is worked out by the registry, so that no source says it."""
    return any(prop.derived for prop in NODE[label].props if prop.name == name)


def kind_word(label: str) -> str:
    """The word of a label or of a further label of Organization."""
    return spoken(SUBKIND.get(label) or NODE[label])
