"""One map, from the state that the address asks for to what is drawn, listed and taken away."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from ui import data
from ui.i18n import _, language
from ui.map import kept
from ui.map import question as map_question
from ui.map import state as map_state
from ui.map.state import State
from ui.network import dress as network_dress
from ui.network import networks as network
from ui.network import words as network_words
from ui.network.dress import Figures, Key
from ui.network.networks import Network


@dataclass(frozen=True, slots=True)
class Shown:
    """A map: ``whole`` as it is placed, ``network`` what of it holds in the year that was chosen."""

    state: State
    whole: Network
    network: Network
    figures: Figures
    legend: Sequence[Key]
    question: Sequence[str]
    note: str


#: The last map of a visitor: a click that only looks at another node need not make it anew.
_LAST = "map-drawn"


def drawn(state: State) -> Shown:
    """The map of a state, placed, dressed and worded."""
    key = _key(state)
    held: tuple[tuple[Any, ...], Shown] | None = st.session_state.get(_LAST)
    if held is None or held[0] != key or not _has(held[1], state.id):
        held = key, _made(state)
        st.session_state[_LAST] = held
    return replace(held[1], state=state)


def _key(state: State) -> tuple[Any, ...]:
    """Everything that a map depends on, but who is looked at."""
    registry = data.registry()
    # What the graph holds, which may be behind the ledger for a moment.
    applied = registry.projection(data.AUDIENCE).applied
    asked = map_state.address(replace(state, id=""))
    return asked, registry.ledger.facts["id"], applied, data.head(), kept.known(), language()


def _has(shown: Shown, id: str) -> bool:
    """Whether a map shows this node, and nothing that is there only because another one was looked at."""
    before = shown.state.id
    added = before not in ("", *shown.state.opened) and any(node.get("by") == before for node in shown.whole.nodes)
    return not added and (not id or id in shown.state.hidden or shown.whole.node(id) is not None)


def _made(state: State) -> Shown:
    found = network_words.worded(kept.mapped(state, map_question.field_ids(state.field)), data.read)
    placed = network.place(found, data.places, state.pinned)
    figures = kept.figures(placed) if network_dress.needs_figures(state) else {}
    whole, legend = network_dress.dressed(placed, state, figures)
    note = _("Illustration (not real)") if data.in_force("illustration") else ""
    return Shown(state, whole, network.during(whole, state.year), figures, legend, map_question.words(state), note)

