"""The list of needs and offers: its filters, how many are in which state, and what waits for review."""

from typing import Any

import streamlit as st

from graph.schema import NODE
from ui import data, filters, frame, panel, words
from ui.address import bound
from ui.i18n import _, later, ngettext, number, spoken
from ui.table import STATES, Row, table

PAGE = 200
#: What the list shows; the file has more, for which a page is too narrow.
SHOW = ("name", "kind", "exchange_state", "posted_by", "fields", "open_until")
TAKEN = (*SHOW, "need_kind", "quantity", "study_level", "year")
LABELS = {"Need": later("Needs"), "Offer": later("Offers")}


def show() -> None:
    """Draws filters, sentence and table."""
    asked, state = _asked()
    counts = {row["exchange_state"]: row["count"] for row in data.read("exchange/counts", **asked)}
    total = counts.get(state, 0) if state else sum(counts.values())
    given = {**asked, "exchange_state": state}
    with st.container(horizontal=True, vertical_alignment="center"):
        frame.say(sentence(counts))
        if total:
            every = panel.all_of("exchange/list", **given)
            panel.save("exchange", _("Needs and offers"), every, TAKEN, "exchange/list")
    pages = max(1, -(-total // PAGE))
    page = st.pagination(pages, key="page", bind="query-params") if pages > 1 else 1
    rows = data.read("exchange/list", **given, skip=(page - 1) * PAGE, limit=PAGE)
    if rows:
        table(rows, "exchange", SHOW, first=50)
    else:
        panel.nothing(_("No need and no offer fits. Take out a filter, or post one."))


def _asked() -> tuple[Row, str]:
    """What is asked for, and in which state."""
    typed = filters.search("q", _("Search needs and offers by name"))
    named = {one.value: spoken(one) for one in NODE["Need"].prop("kind").choices}
    states = STATES["exchange_state"]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        label = st.segmented_control(_("What"), ["", *LABELS], required=True, label_visibility="collapsed",
                                     format_func=lambda one: _(LABELS[one]) if one else _("All"),
                                     **bound("wish", LABELS))
        kind = st.selectbox(_("Kind"), ["", *named], format_func=lambda one: named.get(one, _("All")), width=220,
                            **bound("sort", named))
        state = st.selectbox(_("State"), ["", *states], width=220, **bound("is", states),
                             format_func=lambda one: words.text("exchange_state", one) if one else _("All"))
    _country, field, _kind = filters.chosen()
    asked: dict[str, Any] = {"words": typed, "label": label or "", "need_kind": kind, "fields": filters.parts(field)}
    return asked, state


def sentence(counts: dict[str, int]) -> str:
    """How many there are, and in which states."""
    total = sum(counts.values())
    each = ", ".join(f"{number(counts[state])} {words.text('exchange_state', state).lower()}"
                     for state in STATES["exchange_state"] if counts.get(state))
    said = ngettext("{n} need or offer", "{n} needs and offers", total).format(n=number(total))
    return f"{said}: {each}." if each else f"{said}."
