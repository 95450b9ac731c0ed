"""A new request for advice: the question, who asks, the field, until when, and the experts who can be asked."""

from collections.abc import Mapping

import streamlit as st

from graph.names import clean
from ledger import requests
from ledger.requests import Request
from ui import acts, data, frame
from ui.i18n import _, later, ngettext, number, titled
from ui.introductions import asker as introductions_asker
from ui.partners.found import Row
from ui.paths import found as paths_found
from ui.table import Link, go, table

#: Experts that are read for a field, and shown at first.
MOST, FIRST = 200, 12
COLUMNS = ("name", "organisations", "fields", "level", "works", "last_year", "availability", "consent", "open_requests")
#: Headings of the table here that no question names.
HEADINGS = (later("Consent"), later("Open requests"))
_OPEN = ("drafted", "asked", "accepted")


def show() -> None:
    """The form; the request is kept by its button, and its page opens."""
    question = st.text_area(_("Question"), "", height=110, key="advice-question", max_chars=2000,
                            help=_("It stands in the letter as it is: write it in the language of the letter."))
    field = choose_field()
    asker, due = introductions_asker.ask({}, "advice")
    st.subheader(_("Who can be asked"), anchor=False)
    rows = suggested(field)
    if not rows:
        frame.say(_("Choose a field to see who can be asked.") if not field else _(
            "No expert of this field is known. Choose a wider field, or bring in a list of experts."), quiet=True)
    else:
        frame.say(_sentence(rows))
    picked = table(rows, f"advice-{field}", COLUMNS, first=FIRST, pick=_("Ask")) if rows else []
    ready = bool(asker["name"] and clean(question or "") and picked)
    if not ready:
        frame.say(_("A request needs a question, your name and at least one expert."), quiet=True)
    if st.button(_("Keep the request"), type="primary", icon=":material/save:", key="advice-keep", disabled=not ready):
        id = requests.open_request(data.registry().ledger, "advice", acts.by(), {
            "question": (question or "").strip(), "field": field, "asker": asker, "reply_by": due.isoformat(),
            "whom": [rows[place]["id"] for place in picked]})
        acts.told(_("Kept. Send each letter, then say that you have sent it."))
        go(Link("introductions", (("id", id),)))


def choose_field() -> str:
    """The code of the field that is asked about."""
    indent = {"stage": "", "field": "\u2003", "subfield": "\u2003\u2003"}
    words = {row["code"]: indent.get(row["level"], "\u2003") + titled(row) for row in data.field_names().values()}
    return str(st.selectbox(_("Field"), ["", *words], format_func=lambda code: words.get(code, "—"),
                            key="advice-field") or "")


def suggested(field: str, without: Request | None = None) -> list[Row]:
    """Experts of a field and its parts: those who are available, consented and are asked least come first."""
    if not field:
        return []
    codes = [row["code"] for row in data.read("filters/parts", field=field)]
    agreed, load = paths_found.consented(), waiting()
    # Where nothing is known, nothing stands: an unknown consent is no refusal.
    rows = [{**row, "consent": row["id"] in agreed or None, "open_requests": load.get(row["id"]) or None,
             "last_year": row["last_year"] or None, "works": row["works"] or None}
            for row in data.read("partners/advisers", fields=codes, limit=MOST)
            if without is None or row["id"] not in {data.resolve(who) for who in without.asked}]
    # The order of the question (available, practised, works) stands among equals.
    return sorted(rows, key=lambda row: (
        "advise" not in (row["availability"] or ()), not row["consent"], row["open_requests"] or 0))


def waiting() -> Mapping[str, int]:
    """How many requests wait for each person now, by present id."""
    found: dict[str, int] = {}
    for one in requests.requests(data.registry().ledger):
        for who in one.asked:
            if one.state(who) in _OPEN:
                id = data.resolve(who)
                found[id] = found.get(id, 0) + 1
    return found


def _sentence(rows: list[Row]) -> str:
    free = sum("advise" in (row["availability"] or ()) for row in rows)
    return ngettext("{n} expert of this field, {free} of them available to advise; the available who agreed and are "
                    "asked least come first.",
                    "{n} experts of this field, {free} of them available to advise; the available who agreed and are "
                    "asked least come first.", len(rows)).format(n=number(len(rows)), free=number(free))
