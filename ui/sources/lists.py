"""A list of somebody's own, as a file or pasted: who sends it, as of when, and what its columns are."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import streamlit as st

from graph.errors import RegistryError
from graph.names import clean
from loaders import spreadsheet
from loaders.source import Delivery
from loaders.spreadsheet.mapping import Mapping
from loaders.spreadsheet.raw import Raw
from loaders.spreadsheet.rest import Rest
from ui import frame
from ui.i18n import _
from ui.i18n import date as day
from ui.sources import mapping

PASTED = "lists-pasted"


def ask(name: str, body: bytes, key: str) -> Callable[[], Delivery] | None:
    """The questions about an uploaded list; what reads it, once they are answered and the button was pressed."""
    try:
        return _asked(mapping.opened(clean(name) or "file", body, key), key)
    except RegistryError as error:
        st.error(str(error), icon=":material/error:")
        return None


def paste() -> Callable[[], Delivery] | None:
    """The same for a table that is pasted; the field is empty again after it was read."""
    key = f"pasted-{st.session_state.get(PASTED, 0)}"
    raw = mapping.paste(key)
    return _asked(raw, key) if raw else None


def _asked(raw: Raw, key: str) -> Callable[[], Delivery] | None:
    sender, as_of = _rest(raw.rest) if raw.rest else _about(raw, key)
    choice = mapping.choose(raw, key)
    if not st.button(_("Read the file"), type="primary", icon=":material/preview:", key="intake-read",
                     disabled=not choice.ready):
        return None
    return partial(_read, raw, sender, as_of, choice.mapping)


def _rest(rest: Rest) -> tuple[str, str]:
    """Corrected lines say themselves whose they are."""
    frame.say(_("These lines were corrected; they add to the delivery of {sender} of {date}.").format(
        sender=rest.title, date=day(rest.as_of)))
    return "", ""


def _about(raw: Raw, key: str) -> tuple[str, str]:
    """Who sends the list, and as of when."""
    with st.container(horizontal=True):
        sender = st.text_input(
            _("Sender"), Path(raw.file).stem, key=f"intake-sender-{key}", max_chars=120,
            help=_("The unit that answers for this list. A later list of the same sender replaces it."))
        as_of = st.date_input(_("As of"), date.today(), format="DD/MM/YYYY", key=f"intake-as-of-{key}", width=180)
    return clean(sender), as_of.isoformat() if isinstance(as_of, date) else ""


def _read(raw: Raw, sender: str, as_of: str, chosen: Mapping | None) -> Delivery:
    made = spreadsheet.delivery(raw, sender or None, as_of or None, mapping=chosen)
    mapping.remember(chosen)
    st.session_state[PASTED] = st.session_state.get(PASTED, 0) + 1
    return made
