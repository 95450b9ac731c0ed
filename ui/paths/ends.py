"""The two ends of a path: each found by typing a name, kept in the address, and told on a card once it is chosen."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from ui import data, frame, kinds
from ui.i18n import _
from ui.paths.hops import Row, full

FROM, TO = "from", "to"
#: What can stand at an end, and how many hits are offered.
LABELS, OFFERED = ("Expert", "Organization"), 6


def named(ids: Iterable[str]) -> dict[str, Row]:
    """What is told of these nodes, by id; those that are no longer there are left out."""
    wanted = sorted(set(ids))
    return {row["id"]: row for row in data.read("paths/about", ids=wanted)} if wanted else {}


def asked(name: str) -> Row:
    """The end that the address names, by its present id where it was merged; empty where there is none."""
    id = st.query_params.get(name, "")
    present = data.resolve(id) if id else ""
    node = named([present]).get(present, {})
    return node if any(label in LABELS for label in node.get("kind", ())) else {}


def choose(name: str, label: str, node: Row) -> None:
    """Draws one end: who it is and how to take another, or the box in which a name is typed and what it finds."""
    with st.container(border=True, height="stretch", gap="xsmall", key=f"paths-end-{name}"):
        st.caption(label)
        if node:
            _card(name, node)
            return
        if st.query_params.get(name):
            frame.say(_("What the address names is not in the registry, or no longer."), quiet=True)
        typed = st.text_input(label, key=f"paths-typed-{name}", max_chars=200, icon=":material/search:", live=True,
                              placeholder=_("Name of a person or organisation"), label_visibility="collapsed")
        if typed and typed.strip():
            _offer(name, typed.strip())


def swapped(one: Row, other: Row) -> None:
    """Turns the question round."""
    for name, node in ((FROM, other), (TO, one)):
        st.query_params[name] = node["id"]


def _card(name: str, node: Row) -> None:
    st.html(f'<p class="kn-say"><strong>{escape(full(node))}</strong></p>'
            f'<div>{"".join(kinds.kind_chips(node["kind"], node.get("sources")))}</div>')
    with st.container(horizontal=True, gap="medium", vertical_alignment="center", key=f"noprint-end-{name}"):
        st.button(_("Change"), key=f"paths-change-{name}", type="tertiary", icon=":material/edit:",
                  on_click=_leave, args=(name,))
        frame.link(str(kinds.page_of(node["kind"])), _("Open profile"), id=node["id"])


def _offer(name: str, typed: str) -> None:
    """The best hits of what was typed, each a button."""
    found = data.found(typed, LABELS, OFFERED)
    for hit in found.hits:
        look = kinds.look([hit.label, *hit.kinds])
        st.button(f"{frame.literal(hit.name)} :gray[· {look.word}]", key=f"paths-hit-{name}-{hit.id}", type="tertiary",
                  icon=f":material/{look.icon}:", on_click=_take, args=(name, hit.id))
    if not found.hits:
        frame.say(_("Nothing of that name. Try fewer words."), quiet=True)


def _take(name: str, id: str) -> None:
    st.query_params[name] = id
    st.session_state.pop(f"paths-typed-{name}", None)


def _leave(name: str) -> None:
    st.query_params.pop(name, None)
