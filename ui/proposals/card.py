"""One proposal as a card: what it says, the sentence that it was read out of, where it stands, and what can be done."""

from functools import partial
from html import escape
from typing import NamedTuple, Protocol

import streamlit as st

from ledger.ledger import Ledger
from ledger.state import told as payload
from loaders.source import AT, QUOTE
from ui import acts, data, kinds
from ui.frame import paragraph
from ui.i18n import _, language, later
from ui.proposals import deciding, form, words
from ui.proposals.deciding import Proposal
from ui.proposals.words import Told

_GREEN, _RED, _GREY = "#2E8B57", "#C0392B", "#7A828E"
#: The word, symbol and colour of where a proposal stands.
STANDINGS = {"waiting": (later("Waiting for a decision"), "hourglass_empty", _GREY),
             "accepted": (later("Accepted"), "check_circle", _GREEN), "refused": (later("Refused"), "block", _RED)}


class Keys(NamedTuple):
    """The keys by which the first undecided proposal is decided, and the last decision taken back."""

    accept: str
    refuse: str
    edit: str
    back: str


#: C and R are the browser page's own.
KEYS = {"vi": Keys("N", "T", "S", "H"), "en": Keys("A", "X", "E", "U")}


def card(one: Proposal, told: Told, first: bool) -> None:
    """Draws a proposal; of the ``first`` that waits, the buttons have keys."""
    with st.container(border=True, key=f"proposal-{name(one)}", gap="xsmall"):
        st.html(_head(one, told))
        if form.opened(one.batch) == one.part:
            st.html(_quotes(one))
            form.show(one, told)
            return
        said = _facts(one, told) + _quotes(one)
        # What was decided makes room for what was not.
        st.html(said if one.standing == "waiting" else _folded(said))
        with st.container(horizontal=True, gap="small", key=f"noprint-proposal-{name(one)}"):
            if one.standing == "waiting":
                _decide(one, first)
            else:
                _decided(one)


def take_back(one: Proposal, label: str, key: str, shortcut: str | None = None) -> None:
    """The button that takes a decision back."""
    acts.button(label, _act, one, deciding.take_back, key=key, icon=":material/undo:", type="tertiary",
                shortcut=shortcut)


def last(batch: int) -> str:
    """The proposal that was decided last by this visitor; empty for none."""
    return str(st.session_state.get(_last(batch), ""))


def name(one: Proposal) -> str:
    """What tells its widgets from those of other proposals."""
    return f"{one.batch}-{one.part.replace(' ', '-')}"


def _last(batch: int) -> str:
    return f"proposals-last-{batch}"


def _decide(one: Proposal, first: bool) -> None:
    keys = KEYS[language()] if first else None
    acts.button(_("Accept"), _act, one, deciding.accept, key=f"accept-{name(one)}", icon=":material/check:",
                type="primary" if first else "secondary", shortcut=keys and keys.accept)
    acts.button(_("Refuse"), _act, one, deciding.refuse, key=f"refuse-{name(one)}", icon=":material/block:",
                shortcut=keys and keys.refuse)
    acts.button(_("Edit"), form.begin, one, key=f"edit-{name(one)}", icon=":material/edit:", type="tertiary",
                shortcut=keys and keys.edit)


def _decided(one: Proposal) -> None:
    take_back(one, _("Undo"), f"back-{name(one)}")
    if one.standing == "accepted":
        acts.button(_("Edit"), form.begin, one, key=f"edit-{name(one)}", icon=":material/edit:",
                    type="tertiary")
        return
    with st.popover(_("Say why"), icon=":material/notes:", type="tertiary", key=f"why-{name(one)}"):
        reason = st.text_input(_("Why (may be left empty)"), one.reason, key=f"reason-{name(one)}", max_chars=300)
        acts.button(_("Keep the reason"), _act, one, partial(deciding.refuse, reason=reason),
                    key=f"keep-reason-{name(one)}")


class _Deciding(Protocol):
    """One of the acts on a proposal."""

    def __call__(self, ledger: Ledger, batch: int, part: str, by: str) -> None:
        """Write the decision."""
        ...


def _act(one: Proposal, act: _Deciding) -> None:
    act(data.registry().ledger, one.batch, one.part, acts.by())
    st.session_state[_last(one.batch)] = one.part
    acts.settle()


def _head(one: Proposal, told: Told) -> str:
    look = words.kind(one)
    word, icon, colour = STANDINGS[one.standing]
    chips = [kinds.chip(look.word, look.colour, look.icon), kinds.chip(_(word), colour, icon)]
    chips += [kinds.chip(_("Corrected"), icon="edit")] if told.corrected(one) else []
    why = paragraph(_("Reason: {reason}").format(reason=one.reason), quiet=True) if one.reason else ""
    return f'<div>{"".join(chips)}</div><p class="kn-proposed">{escape(told.title(one))}</p>{why}'


def _facts(one: Proposal, told: Told) -> str:
    rows = told.facts(one)
    beside: dict[str, list[str]] = {}
    for row in told.beside(one):
        beside.setdefault(row.heading if row.kept else _("Left out"), []).append(row.text)
    out = beside.pop(_("Left out"), [])
    rows += [(heading, "; ".join(texts)) for heading, texts in beside.items()]
    rows += [(_("Left out"), "; ".join(out))] if out else []
    lines = "".join(f"<dt>{escape(word)}</dt><dd>{escape(value)}</dd>" for word, value in rows if value)
    return f'<dl class="kn-facts">{lines}</dl>' if lines else ""


def _quotes(one: Proposal) -> str:
    """Each sentence that it was read out of, with its place in the text."""
    told = (payload(record.payload) for record in one.records)
    quotes = dict.fromkeys((str(said.get(QUOTE, "")), str(said.get(AT, ""))) for said in told)
    return "".join(
        f'<blockquote class="kn-quote">“{escape(quote)}”<footer>{escape(words.place(at))}</footer></blockquote>'
        for quote, at in quotes if quote)


def _folded(said: str) -> str:
    return f'<details class="kn-folded"><summary>{escape(_("What it says"))}</summary>{said}</details>' if said else ""
