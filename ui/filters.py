"""The filters that pages share: drawn by the entry point, kept while moving between pages, written in the address."""

from typing import NamedTuple

import streamlit as st

from graph.names import fold
from graph.schema import SUBKIND
from ui import address, data
from ui.address import bound
from ui.i18n import _, spoken_many, titled

COUNTRY, FIELD, KIND = "country", "field", "kind"

#: The filters that a page uses, by its stem; other pages show none.
USED = {
    "experts": (COUNTRY, FIELD),
    "organisations": (COUNTRY, FIELD, KIND),
    "world": (FIELD, KIND),
    "partners": (COUNTRY, FIELD, KIND),
    "agreements": (COUNTRY, FIELD),
    "exchange": (FIELD,),
}


class Chosen(NamedTuple):
    """What is chosen: a country's ISO code, a field's code, a kind of organisation; empty for all."""

    country: str
    field: str
    kind: str


def draw(stem: str) -> None:
    """The filters of this page, in the sidebar; where it shows one thing, or a form, there is nothing to filter."""
    used = USED.get(stem, ())
    if not used or {"id", "new"} & {*st.query_params}:
        return
    with st.sidebar:
        st.caption(_("Filters"))
        if COUNTRY in used:
            _select(COUNTRY, _("Country/territory"), _named("filters/countries"))
        if FIELD in used:
            _select(FIELD, _("Field"), named_fields("code"))
        if KIND in used:
            _select(KIND, _("Kind"), {label: spoken_many(kind) for label, kind in SUBKIND.items()})


def chosen() -> Chosen:
    """What is chosen now, on whichever page it was chosen."""
    return Chosen(*(address.chosen(name) for name in (COUNTRY, FIELD, KIND)))


def parts(field: str) -> list[str]:
    """The codes of a field and its parts, for a query's ``$fields``; none where no field is chosen."""
    if not field:
        return []
    return [row["code"] for row in data.read("filters/parts", field=field)] or [field]


def question(key: str, label: str) -> str:
    """What is typed into a search box; the box is drawn here and written in the address."""
    typed = st.text_input(label, key=key, placeholder=label, icon=":material/search:", label_visibility="collapsed",
                          bind="query-params", max_chars=200)
    return (typed or "").strip()


def search(key: str, label: str) -> list[str]:
    """The folded words of a search box, for a query's ``$words``."""
    return fold(question(key, label)).split()


def _select(name: str, label: str, words: dict[str, str]) -> None:
    st.selectbox(label, ["", *words], format_func=lambda code: words.get(code, _("All")), **bound(name, words))


def _named(query: str) -> dict[str, str]:
    return {row["code"]: titled(row) for row in data.read(query)}


def named_fields(by: str = "id") -> dict[str, str]:
    """The fields in the order of the value chain, each part set in beneath its whole; by id or by code."""
    indent = {"stage": "", "field": "\u2003", "subfield": "\u2003\u2003"}
    rows = data.read("filters/fields")
    return {row[by]: indent.get(row["level"], "\u2003") + titled(row) for row in rows}
