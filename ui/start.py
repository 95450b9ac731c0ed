"""The first start: one question, and the registry that follows from its answer."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from loaders import illustration, source
from loaders import start as registry_start
from ui import data, frame
from ui.i18n import _

_BY = "curator"


def wanted() -> bool:
    """Whether nothing is in force yet, so that there is nothing to look at."""
    return not data.in_force()


def ask() -> None:
    """The page of the first start; when an answer is given it loads, with a progress bar, and opens the registry."""
    st.title(_("Ketnoi – Hanoi semiconductor experts and partners"), anchor=False)
    frame.say(_("The registry is empty. It can begin with what is publicly known: the city's plan with its forty tasks, "
                "fields, universities, firms and partners, each with its source. Should invented people be added to it?"))
    place = st.empty()
    with place.container(horizontal=True, gap="small"):
        tried = st.button(_("Try it out"), type="primary", icon=":material/visibility:",
                          help=_("With 150 invented experts, marked everywhere as an illustration. They can be taken away."))
        real = st.button(_("Start with real data"), icon=":material/verified:",
                         help=_("Without invented people: experts come when you bring them in."))
    if tried or real:
        with place.container():
            load(tried, _bar())
        st.rerun()


def load(with_illustration: bool, progress: Callable[[float, str], None]) -> None:
    """Stages and accepts the starting registry (and the illustration), then compiles; ``progress`` takes 0 to 1."""
    ledger = data.registry().ledger
    deliveries = [registry_start.delivery(), *([illustration.delivery()] if with_illustration else [])]
    for done, delivery in enumerate(deliveries):
        progress(0.05 + 0.15 * done, _("Reading what is known"))
        staged = source.stage(ledger, delivery, _BY)
        if staged.batch is not None:
            ledger.accept(staged.batch, _BY)
    data.registry().settle(progress=lambda *said: progress(0.4 + 0.6 * _share(said), _("Building the network")))


def _bar() -> Callable[[float, str], None]:
    bar = st.progress(0.0)
    return lambda share, text: bar.progress(min(max(share, 0.0), 1.0), text)


def _share(said: tuple[Any, ...]) -> float:
    """How much is done, from ``(share)`` or from ``(done, of)``."""
    numbers = [float(value) for value in said if isinstance(value, (int, float))]
    return numbers[0] / numbers[1] if len(numbers) > 1 and numbers[1] else (numbers or [0.0])[0]
