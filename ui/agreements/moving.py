"""Moving an agreement from state to state: each move is one batch of a curator with its reason, and can be undone."""

from dataclasses import dataclass
from typing import Any

import orjson
import streamlit as st

from graph.errors import StaleEdit
from graph.schema import NODE
from ledger.record import Said
from ui import acts, data, words
from ui.edit import form
from ui.frame import paragraph, say
from ui.i18n import _, later, spoken, titled

Row = dict[str, Any]
LABEL = "Agreement"
STATES = tuple(one.value for one in NODE[LABEL].prop("state").choices)
#: States that say that something was signed, so that a document has to show it.
PROVEN = ("signed", "active")
MOVED = "agreements-moved"
#: Headings of the table of moves, which no question names.
HEADINGS = (later("Moved on"), later("Agreement state"), later("Reason"), later("By"), later("Undone"))


@dataclass(frozen=True, slots=True)
class Move:
    """What is to be written: the state from which and to which, why, and what the move brings to light."""

    old: str
    new: str
    reason: str
    evidence: str = ""
    signed_on: str = ""

    def payload(self) -> dict[str, Any]:
        """The patch that it becomes; its reason is kept with it."""
        told = {"state": self.new, "evidence": self.evidence, "signed_on": self.signed_on}
        return {"set": {name: value for name, value in told.items() if value}, "reason": self.reason}


def rule() -> str:
    """The rule of all moves in one sentence."""
    return _("Every move is allowed and needs a reason; “signed” and “active” need a document that shows it.")


def word(state: str | None) -> str:
    """A state in words; of one that nobody named, too."""
    return words.text("agreement_state", state) if state else _("No state named")


def fault(move: Move, evidence: str | None) -> str:
    """Why a move cannot be written, in a sentence; empty where it can. ``evidence``: what is known already."""
    if move.new == move.old:
        return _("It is in this state already.")
    if move.new not in STATES:
        return _("There is no such state.")
    if not move.reason.strip():
        return _("Say why: the reason is kept with the move.")
    if move.new in PROVEN and not (move.evidence or evidence):
        return _("Name the document that shows it: its web address, or its number and date.")
    return ""


def write(id: str, name: str, move: Move, seen: int) -> int:
    """Write a move as one batch and bring the graph up to it; its batch. Raises StaleEdit where somebody was first."""
    ledger = data.registry().ledger
    title = f"{name}: {word(move.old)} → {word(move.new)}"
    seq = ledger.patch([Said("patch", id, LABEL, move.payload())], by=acts.by(), seen=seen, title=title)
    acts.settle()
    return int(next(entry.subject for entry in ledger.entries(seq - 1, seq)))


def dialog(row: Row, new: str) -> None:
    """Asks for the reason of a move, and for the document where one is needed; then writes it."""
    st.dialog(_("Move to “{state}”").format(state=word(new)), width="medium")(_ask)(row, new, data.head())


def _ask(row: Row, new: str, seen: int) -> None:
    id, old = row["id"], row["agreement_state"] or ""
    say(titled(row))
    say(f"{word(old)} → {word(new)}. {rule()}", quiet=True)
    reason = st.text_area(_("Reason"), key=f"move-reason-{id}-{new}", max_chars=1000, height=96)
    told = {name: st.text_input(spoken(NODE[LABEL].prop(name)), key=f"move-{name}-{id}-{new}", max_chars=500,
                                placeholder=hint) for name, hint in _missing(row, new).items()}
    if st.button(_("Move"), type="primary", icon=":material/check:", key=f"move-write-{id}"):
        _try(row, Move(old, new, reason.strip()), told, seen)


def _missing(row: Row, new: str) -> dict[str, str]:
    """What a move to a signed state asks for, with how it is written."""
    hints = {"evidence": _("Web address, or number and date of the document"),
             "signed_on": _("dd/mm/yyyy, mm/yyyy or yyyy")} if new in PROVEN else {}
    return {name: hint for name, hint in hints.items() if not row.get(name)}


def _try(row: Row, move: Move, told: dict[str, str], seen: int) -> None:
    try:
        read = {name: form.value(NODE[LABEL].prop(name), answer) or "" for name, answer in told.items()}
    except form.Unreadable as error:
        st.error(str(error), icon=":material/error:")
        return
    move = Move(move.old, move.new, move.reason, **read)
    if wrong := fault(move, row.get("evidence")):
        st.error(wrong, icon=":material/error:")
        return
    try:
        batch = write(row["id"], titled(row), move, seen)
    except StaleEdit:
        st.error(_("Somebody else moved it meanwhile. Close this and look at where it stands now."),
                 icon=":material/error:")
        return
    st.session_state[MOVED] = (batch, f"{titled(row)}: {word(move.old)} → {word(move.new)}")
    st.rerun()


def last() -> None:
    """The move that was just made, with the way to take it back."""
    batch, sentence = st.session_state.get(MOVED, (0, ""))
    # Undone elsewhere, it is nothing to be offered here.
    if not any(row["id"] == batch and row["state"] == "accepted" for row in data.batches()):
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="noprint-moved"):
        st.html(paragraph(sentence))
        acts.button(_("Undo"), _undo, batch, key="undo-move", icon=":material/undo:",
                    done=_("Undone. It can be redone."))
        st.button(_("Close"), key="close-move", type="tertiary", on_click=lambda: st.session_state.pop(MOVED, None))


def _undo(batch: int) -> None:
    acts.undo(batch)
    st.session_state.pop(MOVED, None)


def moves(id: str) -> list[Row]:
    """The moves that were made of an agreement, the newest first: when, to what, why, by whom, whether undone."""
    registry = data.registry()
    batches = {row["id"]: row for row in data.batches()}
    found: dict[int, Row] = {}
    for records in registry.ledger.records(registry.things(id) or [id]).values():
        for record in records:
            payload = orjson.loads(record.payload or "{}")
            state = payload.get("set", {}).get("state") if record.kind == "patch" else None
            if state and record.batch in batches:
                batch = batches[record.batch]
                found[record.batch] = {"moved_on": str(batch["staged_at"])[:10], "agreement_state": state,
                                       "reason": payload.get("reason", ""), "by": batch["by"],
                                       "undone": batch["state"] != "accepted"}
    return [found[batch] for batch in sorted(found, reverse=True)]
