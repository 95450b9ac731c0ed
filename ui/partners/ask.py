"""For whom partners are sought: an organisation, a person or a country, found by typing and kept in the address."""

from html import escape

import streamlit as st

from graph.names import fold
from ui import data, frame, kinds
from ui.exchange import posting
from ui.i18n import _, later, titled
from ui.partners import answers
from ui.partners import found as partners_found
from ui.partners.answers import KEPT, REFUSED, TAKEN
from ui.partners.found import Row
from ui.paths.hops import full
from ui.table import Link, table

FOR = "for"
#: Whom the search finds by name; a country is found among all.
NAMED, OFFERED = ("Organization", "Expert"), 8
#: Countries that are offered at most; a letter or two finds many.
_COUNTRIES = 3
_TYPED = "partners-typed"
#: Headings of the table here, which no question names.
HEADINGS = (later("Taken"), later("Kept"), later("Refused"))


def asked(name: str = FOR) -> Row:
    """Whom the address names, by the present id where it was merged; empty where there is none."""
    id = st.query_params.get(name, "")
    present = data.resolve(id) if id else ""
    node = partners_found.about([present]).get(present, {}) if present else {}
    return node if any(label in (*NAMED, "Country") for label in node.get("kind", ())) else {}


def choose() -> None:
    """The box in which a name is typed, and what it finds."""
    if st.query_params.get(FOR):
        frame.say(_("What the address names is not in the registry, or no longer."), quiet=True)
    label = _("For whom: a university, laboratory, firm, person or country")
    typed = st.text_input(label, key=_TYPED, max_chars=200, icon=":material/search:", live=True,
                          placeholder=_("Name of an organisation, person or country"))
    if not typed or not typed.strip():
        return
    found = _found(typed.strip())
    for id, name, labels in found:
        look = kinds.look(labels)
        st.button(f"{frame.literal(name)} :gray[· {look.word}]", key=f"partners-hit-{id}", type="tertiary",
                  icon=f":material/{look.icon}:", on_click=_take, args=(id,))
    if not found:
        frame.say(_("Nothing of that name. Try fewer words."), quiet=True)


def _found(typed: str) -> list[tuple[str, str, list[str]]]:
    """Id, name and labels of what has a name that begins with each word; countries, which the search hides, first."""
    words = fold(typed).split()
    named = [(row, " " + fold(f"{row['name']} {row['name_vi'] or ''} {row['name_en'] or ''}"))
             for row in data.read("filters/countries")]
    countries = [(row["id"], titled(row), ["Country"]) for row, names in named
                 if words and all(f" {word}" in names for word in words)]
    hits = data.found(typed, NAMED, OFFERED).hits
    return [*countries[:_COUNTRIES], *((hit.id, hit.name, [hit.label, *hit.kinds]) for hit in hits)]


def before() -> None:
    """Who was helped before: a way back to each, with how many suggestions were taken, kept and refused."""
    rows = answers.askers()
    nodes = partners_found.about(row["id"] for row in rows)
    there = [{**row, "kind": nodes[row["id"]]["kind"], "name": full(nodes[row["id"]]),
              "name_link": Link("partners", ((FOR, row["id"]),))} for row in rows if row["id"] in nodes]
    if there:
        st.subheader(_("Under way"), anchor=False)
        table(there, "partners-before", ("name", "kind", TAKEN, KEPT, REFUSED))


def head(node: Row) -> None:
    """For whom it is, and how to choose another."""
    with st.container(border=True, gap="xsmall", key="partners-for"):
        # A country of which an invented list speaks, too, is real.
        chips = kinds.kind_chips(node["kind"], () if "Country" in node["kind"] else node.get("sources"))
        st.html(f'<p class="kn-say"><strong>{escape(full(node))}</strong></p><div>{"".join(chips)}</div>')
        with st.container(horizontal=True, gap="medium", vertical_alignment="center", key="noprint-partners-for"):
            st.button(_("Change"), key="partners-change", type="tertiary", icon=":material/edit:", on_click=_leave)
            if page := kinds.page_of(node["kind"]):
                frame.link(page, _("Open profile"), id=node["id"])
            if "Country" not in node["kind"]:
                for label in ("Need", "Offer"):
                    frame.link("exchange", posting.title(label), new=label, of=node["id"])


def _take(id: str) -> None:
    st.query_params[FOR] = id
    st.session_state.pop(_TYPED, None)


def _leave() -> None:
    st.query_params.pop(FOR, None)
