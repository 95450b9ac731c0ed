"""What a suggestion rests on: each reason with the things that it speaks of, as links with their sources."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import streamlit as st

from ui import data, frame
from ui.i18n import _, later
from ui.partners import words
from ui.paths import ways as paths_ways
from ui.paths.hops import Hop, linked
from ui.table import table

Row = dict[str, Any]
COLUMNS = ("because", "what", "counterpart", "count", "source")
#: Headings of the tables here, which no question names.
HEADINGS = (later("Because"), later("What"), later("Counterpart"), later("Count"))
WHAT = {
    "need_met": later("Our need, their offer"), "offer_wanted": later("Our offer, their need"),
    "tied": later("Works and agreements shared"), "fields_shared": later("Field of both"),
    "fields_completing": later("Field of theirs, within one of ours"), "in_touch": later("Wrote together"),
    "of_both": later("At both"), "met_at": later("Event of both"), "shared_partners": later("Partner of both"),
    "distance": later("Steps in the network"), "likely": later("Place by how partners came together before"),
    "priority_country": later("Priority country"),
    "activity": later("Works and agreements in three years")}
#: Reasons whose numbers are counts that a reader can look up; the others are weights.
_COUNTED = ("in_touch", "tied", "distance", "likely", "activity")


def show(fit: Row, named: Mapping[str, Row], way: Sequence[Hop], key: str) -> None:
    """The table of what each reason speaks of, what makes up the place in the list, and the introduction's steps."""
    if fit:
        table(list(lines(fit, named)), f"partner-lines-{key}", COLUMNS, first=12)
        frame.say(_("Share of each part in the score, in hundredths: {what}.").format(what=words.parts(fit)),
                  quiet=True)
    if way:
        st.caption(_("The introduction, step by step"))
        table(paths_ways.lines([list(way)]), f"partner-way-{key}", paths_ways.COLUMNS[1:], first=8)


def lines(fit: Row, named: Mapping[str, Row]) -> Iterator[Row]:
    """A row for each thing that a reason speaks of."""
    for reason in fit["reasons"]:
        if reason["code"] not in WHAT:
            continue
        if not reason["ids"]:
            yield _line(reason, {}, {}, sum(reason["numbers"]))
        for place, id in enumerate(reason["ids"]):
            other = reason["others"][place] if reason["others"] else ""
            count = reason["numbers"][place] if reason["numbers"] else None
            yield _line(reason, named.get(id, {}), named.get(other, {}), count)


def _line(reason: Row, one: Row, other: Row, count: float | None) -> Row:
    sources = sorted({*(one.get("sources") or ()), *(other.get("sources") or ())})
    known = data.sources()
    return {"because": _(WHAT[reason["code"]]), "what": _cell(one), "counterpart": _cell(other),
            "count": int(count) if count is not None and reason["code"] in _COUNTED else None,
            "source": "; ".join(str(known.get(id, {}).get("title") or id) for id in sources), "sources": sources}


def _cell(node: Row) -> list[Row] | None:
    """A link to a page; of a field or country to the list that it filters."""
    return [{**linked(node), "code": node.get("code")}] if node else None
