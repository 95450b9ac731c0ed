"""The history of a node as one thing made of several: who joined, parted and doubted what, when, and back again."""

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from graph.compile.components import MATCHER
from graph.duplicates.model import Event
from ui import acts, data, frame
from ui.duplicates import queue
from ui.duplicates import words as duplicates_words
from ui.i18n import _, later, moment, ngettext, number

FIRST = 12
_ACTS = {"join": later("the same: {pairs}"), "split": later("split: {pairs}"), "different": later("different: {pairs}"),
         "unsure": later("not sure: {pairs}"), "withdraw": later("taken back: {pairs}"),
         "restore": later("brought back: {pairs}")}
#: Pairs that one line names.
_NAMED = 2


def show(id: str) -> None:
    """Draws the acts, the newest first; what holds can be taken back, what was taken back can hold again."""
    events = _acts(data.registry().cluster_history(id))
    st.subheader(_("History"), anchor=False)
    if not events:
        frame.say(_("Nobody has decided anything about this yet."), quiet=True)
        return
    names = queue.named({end for event in events for pair in event.pairs for end in pair})
    splits, apart = _splits(events), _apart(events)
    whole = len(events) <= FIRST or st.session_state.get("cluster-story-all", False)
    # What was taken back and brought back stands several times; only its newest row has the button.
    seen: set[tuple[int, ...]] = set()
    with st.container(gap="xxsmall"):
        for event in events if whole else events[:FIRST]:
            held = event.judgements in splits or (event.verdict == "same" and not apart.isdisjoint(_pairs(event)))
            _event(event, names, event.judgements not in seen, event.judgements in splits, held)
            seen.add(event.judgements)
    if not whole:
        st.button(_("Show all"), key="cluster-story", type="tertiary",
                  on_click=lambda: st.session_state.update({"cluster-story-all": True}))


def _splits(events: Sequence[Event]) -> set[tuple[int, ...]]:
    """What splits judged."""
    return {event.judgements for event in events if event.act == "split"}


def _acts(events: Sequence[Event]) -> list[Event]:
    """The events without what a split, or its undoing, took back and brought back in passing."""
    splits = _splits(events)
    moments = {(event.at, event.by) for event in events if event.judgements in splits}
    return [event for event in events if event.judgements in splits or (event.at, event.by) not in moments]


def _apart(events: Sequence[Event]) -> set[frozenset[str]]:
    """The pairs that are judged to differ, so that a judgement that joins them would change nothing."""
    return {pair for event in events if event.verdict == "different" and event.in_force for pair in _pairs(event)}


def _pairs(event: Event) -> set[frozenset[str]]:
    return {frozenset(pair) for pair in event.pairs}


def _event(event: Event, names: dict[str, str], newest: bool, split: bool, held: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"cluster-event-{event.seq}"):
        when = moment(datetime.fromisoformat(event.at).astimezone())
        who = _("the matcher") if event.by == MATCHER else event.by
        st.html(frame.paragraph(f"{when} · {who} · {sentence(event, names)}"), width="content")
        if newest and event.in_force:
            acts.button(_("Undo"), _undo, event, split, key=f"cluster-undo-{event.seq}", type="tertiary",
                        icon=":material/undo:", done=_("Undone."))
        elif newest and not held:
            acts.button(_("Redo"), _redo, event, key=f"cluster-redo-{event.seq}", type="tertiary",
                        icon=":material/redo:", done=_("Redone."))


def sentence(event: Event, names: dict[str, str]) -> str:
    """What was done, in words."""
    pairs = [" – ".join(names.get(end, end) for end in pair) for pair in event.pairs]
    more = len(pairs) - _NAMED
    said = "; ".join(pairs[:_NAMED]) + (
        ngettext("; {n} more", "; {n} more", more).format(n=number(more)) if more > 0 else "")
    told = _(_ACTS.get(event.act, "{pairs}")).format(pairs=said)
    if event.weight is not None:
        told = f"{told}. {duplicates_words.likely(event.weight)}"
    return f"{told}. {_('Reason: {reason}').format(reason=event.reason)}" if event.reason else told


def _undo(event: Event, split: bool) -> None:
    if split:
        data.registry().unsplit(event.judgement, acts.by())
    else:
        data.registry().ledger.withdraw_many(event.judgements, acts.by())
    acts.settle()


def _redo(event: Event) -> None:
    data.registry().ledger.restore_many(event.judgements, acts.by())
    acts.settle()
