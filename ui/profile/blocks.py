"""The blocks of a profile: its head, what it is missing, and the sources of its facts."""

from collections.abc import Iterable
from datetime import date as day
from html import escape

import streamlit as st

from ui import acts, data, kinds, words
from ui.edit import story
from ui.frame import paragraph
from ui.i18n import KEY, _, date, language, later, ngettext, number, titled
from ui.pages import BY_STEM
from ui.panel import ADVANCED, nothing, save
from ui.profile import cards
from ui.table import Row, table

#: What is done with somebody, the main thing first: the page, its verb and symbol, and what the address says, the id
#: under the last name.
_ACTS = {
    "organisation": (
        ("partners", later("Find partners"), "person_search", {}, "for"),
        ("exchange", later("Post a need"), "add", {"new": "Need"}, "of"),
        ("exchange", later("Post an offer"), "add", {"new": "Offer"}, "of")),
    "expert": (("introductions", later("Ask for advice"), "forum", {"new": "advice"}, "whom"),)}


def asked() -> str:
    """The thing that the address asks for (``?id=``), by its present id where it was merged; empty for none."""
    id = st.query_params.get("id", "")
    return data.resolve(id) if id else ""


def absent(stem: str, sentence: str) -> None:
    """Says that there is nothing of that id, leads to the list, and ends the page."""
    st.title(sentence, anchor=False)
    st.page_link(BY_STEM[stem].path, label=_(BY_STEM[stem].title), query_params={KEY: language()})
    st.stop()


def top(row: Row, sentence: str, chips: Iterable[str] = (), addressed: Iterable[str] = ()) -> None:
    """Name, chips, one sentence made from facts and the properties that are addresses; beside them what can be done,
    the main thing first."""
    page = kinds.page_of(row["kind"])
    with st.container(horizontal=True, vertical_alignment="top"):
        lines = "".join([*kinds.kind_chips(row["kind"], row.get("sources")), *chips])
        said = paragraph(sentence) if sentence else ""
        st.html(f'<h1 class="kn-name">{named_html(row)}</h1><div>{lines}</div>{said}{_addresses(row, addressed)}')
        with st.container(key="noprint-edit", width="content", gap="xxsmall"):
            if page in _ACTS:
                for place, (stem, verb, icon, query, name) in enumerate(_ACTS[page]):
                    _action(stem, _(verb) if place else f"**{_(verb)}**", icon, **query, **{name: row["id"]})
                _action("paths", _("Who can introduce us?"), "route", to=row["id"])
                _action("map", _("On the network map"), "graph_2", id=row["id"], open=row["id"])
            _action("edit", _("Edit"), "edit", id=row["id"])
            if page in _ACTS:
                _action("duplicates", _("What it is made of"), "join_inner", id=row["id"])


def _action(stem: str, label: str, icon: str, **query: str) -> None:
    st.page_link(BY_STEM[stem].path, label=label, icon=f":material/{icon}:", query_params={**query, KEY: language()})


def state_chips(row: Row) -> list[str]:
    """What is verified, and on what sources disagree."""
    facts = data.facts(row["id"])
    verified, disputed = sum(bool(fact["verified_by"]) for fact in facts), sum(bool(fact["others"]) for fact in facts)
    chips = [kinds.chip(ngettext("{n} fact verified", "{n} facts verified", verified).format(n=number(verified)),
                        "#2E8B57", "check_circle") if verified else kinds.chip(_("Not verified"), icon="circle")]
    if disputed:
        chips.append(kinds.chip(ngettext("Sources disagree on {n} fact", "Sources disagree on {n} facts", disputed)
                                .format(n=number(disputed)), "#C0392B", "sync_alt"))
    return chips


def sentence(*parts: str | None) -> str:
    """One sentence of the parts that are there: capital at the start, full stop at the end."""
    said = "; ".join(part.rstrip(". ") for part in parts if part)
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def place_chips(row: Row, name: str = "country") -> list[str]:
    """The chip of a country, or of several."""
    value = row.get(f"{name}_{language()}") or row.get(name) or []
    return [kinds.chip(one, icon="public") for one in ([value] if isinstance(value, str) else value)]


#: Where identifiers lead, and what they are called.
PREFIX = {"ror": "https://ror.org/", "orcid": "https://orcid.org/", "openalex": "https://openalex.org/"}
WORD = {"ror": "ROR", "orcid": "ORCID", "openalex": "OpenAlex"}


def addresses(row: Row, names: Iterable[str]) -> None:
    """Where it can be found: web page, public mailbox, identifiers; only http and https become links."""
    if said := _addresses(row, names):
        st.html(said)


def _addresses(row: Row, names: Iterable[str]) -> str:
    parts = []
    for name in names:
        value = str(row.get(name) or "")
        address = f"{PREFIX[name]}{value}" if value and name in PREFIX else value
        if value and address.startswith(("http://", "https://")):
            shown = value.removeprefix("https://").removeprefix("http://").rstrip("/")
            parts.append(f'<a href="{escape(address)}" target="_blank" rel="noopener noreferrer">'
                         f'{f"{WORD[name]} " if name in WORD else ""}{escape(shown)}</a>')
        elif value:
            parts.append(escape(value))
    return f'<p class="kn-quiet">{" · ".join(parts)}</p>' if parts else ""


#: The headings of the table below, which no question names.
HEADINGS = (later("Property"), later("Value"), later("Source"), later("Others say"), later("State"))


def sources(row: Row, label: str) -> None:
    """Every fact of a thing with the source it comes from, what others say instead, and who verified it."""
    acts.say()
    rows = [fact_row(fact, label) for fact in data.facts(row["id"]) if shown(fact, label)]
    stem = kinds.page_of(row["kind"]) or ""
    for told in rows:
        told["source_link"] = cards.to(stem, row["id"], told["of"])
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader(_("Where this comes from"), anchor=False)
        if rows:
            save("sources-of-facts", titled(row), rows)
    if rows:
        table(rows, "sources-of-facts", first=8)
    else:
        nothing()
    if st.session_state.get(ADVANCED):
        with st.container(key="noprint-history"):
            story.show(row["id"])
    printed(row)
    cards.show(row["id"], label)


def printed(row: Row, on: str = "") -> None:
    """On paper only: what was printed, when, as known on which day, and from which sources."""
    sources = sorted({id for fact in data.facts(row["id"]) for id in fact["sources"]} | set(row.get("sources") or ()))
    named = ", ".join(map(cards.source_name, sources))
    today = date(day.today().isoformat())
    lines = [_("{name}. Printed on {day}, as known on {known}.").format(
        name=_full(row), day=today, known=date(on) if on else today), _("Sources: {what}").format(what=named)]
    st.html('<style>@media screen {.kn-printed {display: none}}</style><div class="kn-printed">'
            + "".join(paragraph(line, True) for line in lines) + "</div>")


def gathered(titles: Iterable[str]) -> None:
    """One line for all panels that have nothing, in place of as many empty boxes."""
    empty = list(titles)
    if empty:
        st.caption(_("Nothing yet on: {what}. It appears here once a source says it or a curator adds it.").format(
            what="; ".join(title[:1].lower() + title[1:] for title in empty)))


def names(row: Row, name: str) -> list[str]:
    """Several names in the visitor's language, of a row that has them as lists (``x``, ``x_en``)."""
    return list(row.get(f"{name}_{language()}") or row.get(name) or [])


def named_html(row: Row) -> str:
    """Title and name, safe in HTML."""
    return escape(_full(row))


def _full(row: Row) -> str:
    return " ".join(part for part in (row.get("title"), titled(row)) if part)


def shown(fact: Row, label: str) -> bool:
    """Whether a fact is said by somebody, and not worked out."""
    return fact["property"] != "kinds" and not words.derived(label, fact["property"])


def fact_row(fact: Row, label: str) -> Row:
    """A fact in words, as a row of a table; ``of`` is the property's own name."""
    named = map(cards.source_name, fact["sources"])
    others = [f"{words.fact(label, fact['property'], value)} ({cards.source_name(source)})"
              for value, source in fact["others"]]
    return {"of": fact["property"], "property": words.property(label, fact["property"]),
            "value": words.fact(label, fact["property"], fact["value"]), "source": "; ".join(named),
            "others_say": "; ".join(others), "state": _state(fact)}


def _state(fact: Row) -> str:
    if fact["verified_by"]:
        return _("Verified by {who} on {day}").format(who=fact["verified_by"], day=date(fact["verified_at"]))
    return _("Set by a curator") if fact["patched"] else ""
