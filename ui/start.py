"""The first start: one question, and the registry that follows from its answer."""

import threading
from collections.abc import Callable
from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.scriptrunner import add_script_run_ctx, get_script_run_ctx

from graph.registry import Registry
from loaders import illustration, source
from loaders import start as registry_start
from ui import data, frame
from ui.i18n import _

_BY = "curator"


def wanted() -> bool:
    """Whether nothing is in force yet, so that there is nothing to look at."""
    with st.spinner(_("Opening the registry")):
        return not data.in_force()


def ask() -> None:
    """The page of the first start; when an answer is given it loads, with a progress bar, and opens the registry."""
    st.title(_("Ketnoi – Hanoi semiconductor experts and partners"), anchor=False)
    frame.say(_("The registry is empty. It can begin with what is publicly known: the city's plan with its tasks, "
                "fields, universities, firms and partners, each with its source."))
    place = st.empty()
    with place.grid(2, gap="small"):
        tried = _choice(_("Try it out"), "visibility", "primary", _(
            "With 150 invented experts, to see how everything works. They are marked everywhere as an illustration and "
            "can be taken away at any time."))
        real = _choice(_("Start with real data"), "verified", "secondary", _(
            "Without invented people. Experts come when you bring them in."))
    if tried or real:
        fill(data.registry(), tried, _bar(place))
        st.rerun()


def _choice(label: str, icon: str, type: Literal["primary", "secondary"], about: str) -> bool:
    with st.container(border=True, height="stretch"):
        chosen = st.button(label, type=type, icon=f":material/{icon}:")
        st.caption(about)
    return chosen


def fill(registry: Registry, with_illustration: bool, progress: Callable[[float, str], None]) -> None:
    """Stages and accepts the starting registry (and the illustration), then compiles; ``progress`` takes 0 to 1."""
    records = 0
    deliveries = [registry_start.delivery(), *([illustration.delivery()] if with_illustration else [])]
    for done, delivery in enumerate(deliveries):
        progress(0.05 + 0.1 * done, _("Reading what is known"))
        staged = source.stage(registry.ledger, delivery, _BY)
        records += staged.records
        if staged.batch is not None:
            registry.ledger.accept(staged.batch, _BY)
    building = _("Building the network")
    registry.settle(progress=lambda done: progress(0.25 + 0.75 * done / max(records, 1), building))


def _bar(place: DeltaGenerator) -> Callable[[float, str], None]:
    """A progress bar, in place of the question, that may be moved from the thread that writes the graph."""
    bar, context = place.progress(0.0), get_script_run_ctx()

    def move(share: float, text: str) -> None:
        add_script_run_ctx(threading.current_thread(), context)
        bar.progress(min(max(share, 0.0), 1.0), text)

    return move
