"""What the search box finds: the hits with why, how many of each kind, and what was read otherwise than typed."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from graph.schema import NODE
from graph.search import Found, Why
from ui import data, frame, panel
from ui.i18n import _, ngettext, number, spoken_many, titled
from ui.table import table

FIRST = 20
#: Hits of one question that are shown at most; more words find fewer.
SHOWN = 100


def results(question: str) -> None:
    """The hits of a question as a table, with a choice of their kinds above it."""
    chosen = st.session_state.get("found") or ""
    found = data.found(question, (chosen,) if chosen else (), SHOWN)
    everything = data.found(question, (), SHOWN) if chosen else found
    if not everything.total:
        panel.nothing(_("Nothing of that name. Try fewer words."))
        return
    _read_as(everything)
    counts = everything.facets["label"]
    if len(counts) > 1:
        st.pills(_("Kind"), sorted(counts, key=lambda label: (-counts[label], label)), key="found",
                 label_visibility="collapsed",
                 format_func=lambda label: f"{spoken_many(NODE[label])} · {number(counts[label])}")
    table(rows(found), "found", ("name", "kind", "why"), first=FIRST)
    if found.total > SHOWN:
        st.caption(_("The best {shown} of {total}. More words find fewer.").format(
            shown=number(SHOWN), total=number(found.total)))


def _read_as(found: Found) -> None:
    """Says what was searched instead of what was typed."""
    said = [_("“{typed}” was read as “{read}”.").format(typed=typed, read=read) for typed, read in found.mended]
    if found.dropped:
        said.append(_("Left out, since nothing has it: {words}.").format(words=", ".join(found.dropped)))
    if said:
        frame.say(" ".join(said), quiet=True)


def rows(found: Found) -> list[dict[str, Any]]:
    """The hits as rows of a table: id, kind, name, and why in words."""
    named = data.field_names()
    return [{"id": hit.id, "kind": [hit.label, *hit.kinds], "name": hit.name, "why": "; ".join(_said(hit.why, named))}
            for hit in found.hits]


def _said(why: Sequence[Why], named: dict[str, dict[str, Any]]) -> list[str]:
    """The reasons in words, each once; that a name fits is seen, and words explained otherwise are not said twice."""
    plain = {one.typed for one in why if one.kind != "about"}
    telling = [one for one in why if one.kind != "about" or one.typed not in plain]
    found = dict.fromkeys(said for one in telling if (said := _reason(one, named)))
    return list(found)[:3]


def _reason(why: Why, named: dict[str, dict[str, Any]]) -> str:
    match why.kind:
        case "field":
            field = titled(named[why.what]) if why.what in named else why.name
            if not why.works:
                return _("field: {field}").format(field=field)
            return ngettext("{field}: {n} work, the last in {year}", "{field}: {n} works, the last in {year}",
                            why.works).format(field=field, n=number(why.works), year=why.year)
        case "work":
            return ngettext("{n} work with “{typed}” in its title: {title} ({year})",
                            "{n} works with “{typed}” in their titles, the last: {title} ({year})",
                            why.works).format(n=number(why.works), typed=why.typed, title=why.name, year=why.year)
        case "about":
            return _("“{typed}” in what belongs to it").format(typed=why.typed)
        case "country":
            return _("“{typed}” is its country").format(typed=why.typed)
    return ""
