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
from ui.paths import ends as paths_ends
from ui.paths import found as paths_found
from ui.table import Link, go, table

#: Whom the address asks.
WHOM = "whom"
#: Experts that are read for a field, and shown at first.
MOST, FIRST = 200, 12
COLUMNS = ("name", "organisations", "fields", "level", "works", "last_year", "availability", "consent", "open_requests")
#: Headings of the table here that no question names.
HEADINGS = (later("Consent"), later("Open requests"))


def show() -> None:
    """The form; its button keeps the request and opens its page. The address may name whom to ask (``?whom=``)."""
    whom = _whom()
    question = st.text_area(_("Question"), "", height=110, key="advice-question", max_chars=2000,
                            help=_("It stands in the letter as it is: write it in the language of the letter."))
    field = choose_field(next((row["code"] for row in data.read("expert/fields", expert=whom)), "") if whom else "")
    asker, due = introductions_asker.ask({}, "advice")
    picked = [*([whom] if whom else ()), *_picked(field, whom)]
    ready = bool(asker["name"] and clean(question or "") and picked)
    if not ready:
        frame.say(_("A request needs a question, your name and at least one expert."), quiet=True)
    if st.button(_("Keep the request"), type="primary", icon=":material/save:", key="advice-keep", disabled=not ready):
        id = requests.open_request(data.registry().ledger, "advice", acts.by(), {
            "question": (question or "").strip(), "field": field, "asker": asker, "reply_by": due.isoformat(),
            "whom": picked})
        acts.told(_("Kept. Send each letter, then say that you have sent it."))
        go(Link("introductions", (("id", id),)))


def _whom() -> str:
    """The expert whom the address names, on a card; empty where there is none."""
    node = paths_ends.asked(WHOM)
    if "Expert" not in node.get("kind", ()):
        return ""
    paths_ends.choose(WHOM, _("Who is asked"), node)
    return str(node["id"])


def _picked(field: str, whom: str) -> list[str]:
    """Whom one chooses among the experts of a field, besides the one who is asked already."""
    st.subheader(_("Who else can be asked") if whom else _("Who can be asked"), anchor=False)
    rows = [row for row in suggested(field) if row["id"] != whom]
    if not rows:
        frame.say(_("Choose a field to see who can be asked.") if not field else _(
            "No expert of this field is known. Choose a wider field, or bring in a list of experts."), quiet=True)
        return []
    frame.say(_sentence(rows))
    return [rows[place]["id"] for place in table(rows, f"advice-{field}", COLUMNS, first=FIRST, pick=_("Ask"))]


def choose_field(first: str = "") -> str:
    """The code of the field that is asked about; ``first`` is proposed."""
    indent = {"stage": "", "field": "\u2003", "subfield": "\u2003\u2003"}
    words = {row["code"]: indent.get(row["level"], "\u2003") + titled(row) for row in data.field_names().values()}
    codes = ["", *words]
    return str(st.selectbox(_("Field"), codes, codes.index(first) if first in words else 0, key=f"advice-field-{first}",
                            format_func=lambda code: words.get(code, "—")) or "")


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
            if one.state(who) == "drafted" or one.waits(who):
                id = data.resolve(who)
                found[id] = found.get(id, 0) + 1
    return found


def _sentence(rows: list[Row]) -> str:
    free = sum("advise" in (row["availability"] or ()) for row in rows)
    return ngettext("{n} expert of this field, {free} of them available to advise; the available who agreed and are "
                    "asked least come first.",
                    "{n} experts of this field, {free} of them available to advise; the available who agreed and are "
                    "asked least come first.", len(rows)).format(n=number(len(rows)), free=number(free))
