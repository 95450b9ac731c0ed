"""The blocks of a profile: its head, what it is missing, and the sources of its facts."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from ui import data, kinds, words
from ui.frame import paragraph
from ui.i18n import KEY, _, date, language, later, titled
from ui.pages import BY_STEM
from ui.panel import nothing, save
from ui.table import Row, table


def asked() -> str:
    """The thing that the address asks for (``?id=``), by its present id where it was merged; empty for none."""
    id = st.query_params.get("id", "")
    return data.resolve(id) if id else ""


def absent(stem: str, sentence: str) -> None:
    """Says that there is nothing of that id, leads to the list, and ends the page."""
    st.title(sentence, anchor=False)
    st.page_link(BY_STEM[stem].path, label=_(BY_STEM[stem].title), query_params={KEY: language()})
    st.stop()


def top(row: Row, sentence: str, chips: Iterable[str] = ()) -> None:
    """Name, chips and one sentence made from facts; beside them the one action, which is to correct it."""
    with st.container(horizontal=True, vertical_alignment="top"):
        lines = "".join([*kinds.kind_chips(row["kind"], row.get("sources")), *chips])
        said = paragraph(sentence) if sentence else ""
        st.html(f'<h1 class="kn-name">{escape(_full(row))}</h1><div>{lines}</div>{said}')
        with st.container(key="noprint-edit", width="content"):
            st.page_link(BY_STEM["edit"].path, label=_("Edit"), icon=":material/edit:",
                         query_params={"id": row["id"], KEY: language()})
            if kinds.page_of(row["kind"]) in ("expert", "organisation"):
                st.page_link(BY_STEM["duplicates"].path, label=_("What it is made of"), icon=":material/join_inner:",
                             query_params={"id": row["id"], KEY: language()})


def sentence(*parts: str | None) -> str:
    """One sentence of the parts that are there: capital at the start, full stop at the end."""
    said = "; ".join(part.rstrip(". ") for part in parts if part)
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def place_chips(row: Row, name: str = "country") -> list[str]:
    """The chip of a country, or of several."""
    value = row.get(f"{name}_{language()}") or row.get(name) or []
    return [kinds.chip(one, icon="public") for one in ([value] if isinstance(value, str) else value)]


def addresses(row: Row, names: Iterable[str]) -> None:
    """Where it can be found: web page, public mailbox, identifiers; only http and https become links."""
    parts = []
    for name in names:
        value = str(row.get(name) or "")
        address = f"https://ror.org/{value}" if name == "ror" else value
        if value and address.startswith(("http://", "https://")):
            shown = value.removeprefix("https://").removeprefix("http://").rstrip("/")
            parts.append(f'<a href="{escape(address)}" target="_blank" rel="noopener noreferrer">'
                         f'{"ROR " if name == "ror" else ""}{escape(shown)}</a>')
        elif value:
            parts.append(escape(value))
    if parts:
        st.html(f'<p class="kn-quiet">{" · ".join(parts)}</p>')


#: The headings of the table below, which no question names.
HEADINGS = (later("Property"), later("Value"), later("Source"), later("Others say"), later("State"))


def sources(row: Row, label: str) -> None:
    """Every fact of a thing with the source it comes from, what others say instead, and who corrected it."""
    rows = [_fact(fact, label) for fact in data.facts(row["id"]) if _shown(fact, label)]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader(_("Where this comes from"), anchor=False)
        if rows:
            save("sources-of-facts", titled(row), rows)
    if rows:
        table(rows, "sources-of-facts", first=8)
    else:
        nothing()


def gathered(titles: Iterable[str]) -> None:
    """One line for all panels that have nothing, in place of as many empty boxes."""
    empty = list(titles)
    if empty:
        st.caption(_("Nothing yet on: {what}. It appears here once a source says it or a curator adds it.").format(
            what="; ".join(title[:1].lower() + title[1:] for title in empty)))


def _full(row: Row) -> str:
    return " ".join(part for part in (row.get("title"), titled(row)) if part)


def _shown(fact: Row, label: str) -> bool:
    return fact["property"] != "kinds" and not words.derived(label, fact["property"])


def _fact(fact: Row, label: str) -> Row:
    named = [str(data.sources().get(id, {}).get("title") or id) for id in fact["sources"]]
    others = [f"{words.fact(label, fact['property'], value)} ({data.sources().get(source, {}).get('title') or source})"
              for value, source in fact["others"]]
    return {"property": words.property(label, fact["property"]),
            "value": words.fact(label, fact["property"], fact["value"]), "source": "; ".join(named),
            "others_say": "; ".join(others), "state": _state(fact)}


def _state(fact: Row) -> str:
    if fact["verified_by"]:
        return _("Verified by {who} on {day}").format(who=fact["verified_by"], day=date(fact["verified_at"]))
    return _("Set by a curator") if fact["patched"] else ""
