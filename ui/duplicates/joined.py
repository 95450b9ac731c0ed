"""What was decided about pairs: by curators today, each to be taken back; by the matcher, singly or all at once."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any

import orjson
import streamlit as st

from graph.compile.components import MATCHER
from graph.names import fold
from ledger.state import Judgement
from ui import acts, data, frame
from ui.duplicates import queue, words
from ui.i18n import _, date, later, ngettext, number
from ui.table import Link, table

Row = dict[str, Any]
#: Decisions and pairs that are drawn at once; the counts are always of all.
FIRST, MOST = 20, 500
_GONE = "duplicates-gone"
SHOWN = ("name", "same_as", "kind", "certainty_(%)", "joined_on")
#: The headings of the table, which no question names.
HEADINGS = (later("Same as"), later("Certainty (%)"), later("Joined on"))


def decided() -> None:
    """What curators decided today, the latest first; any of it is taken back by itself."""
    every = queue.decided()
    if not every:
        frame.say(_("Nobody has decided on a pair today. What was decided before is in the history of each profile."))
        return
    whole = len(every) <= FIRST or st.session_state.get("duplicates-decided-all", False)
    shown = every if whole else every[:FIRST]
    with st.container(gap="xxsmall"):
        for one, what in zip(shown, queue.told(shown), strict=True):
            _decided(one, what)
    if not whole:
        st.button(_("Show all"), type="tertiary", key="decided-all",
                  on_click=partial(st.session_state.update, {"duplicates-decided-all": True}))


def _decided(one: queue.Decision, what: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"decided-{one.judgement}"):
        st.html(frame.paragraph(f"{moment(one.at)} · {one.by} · {what}"), width="content")
        st.button(_("Undo"), key=f"undo-{one.judgement}", icon=":material/undo:", type="tertiary",
                  on_click=partial(queue.take_back, one.judgement))


def moment(at: str) -> str:
    """The time of day of something that happened today."""
    return datetime.fromisoformat(at).astimezone().strftime("%H:%M")


def joined(label: str) -> None:
    """What the matcher joined by itself and still holds, the least sure first."""
    _back()
    held = _of(label, judged())
    if not held:
        frame.say(_("The matcher has joined nothing by itself that still holds."))
        return
    asked = fold(st.text_input(_("Look for a name"), key="joined-words", max_chars=200, width=400)).split()
    found = _named(held, asked) if asked else held
    said = ngettext("{n} pair was joined by the matcher, the least sure first.",
                    "{n} pairs were joined by the matcher, the least sure first.", len(found))
    frame.say(said.format(n=number(len(found))))
    if not found:
        return
    acting = st.container(horizontal=True, vertical_alignment="center", key="noprint-joined")
    if len(found) > MOST:
        st.caption(_("The first {n} are shown.").format(n=number(MOST)))
    # What was taken back makes another table, in which nothing is chosen yet.
    key = f"joined-{label}-{'-'.join(asked)}-{data.head()}"
    chosen = table(_rows(found[:MOST]), key, SHOWN, pick=_("Choose the row"))
    with acting:
        _part([found[place].id for place in chosen])
        _part_all([one.id for one in found], bool(asked))


def judged() -> list[Judgement]:
    """The judgements of the matcher that are in force."""
    ledger = data.registry().ledger
    return ledger.judgements_of(ledger.standing_by(MATCHER, "same"))


def _of(label: str, held: Sequence[Judgement]) -> list[Judgement]:
    """Those about two of a label, the least sure first."""
    labels = queue.labels({one.subject for one in held}) if label else {}
    return sorted((one for one in held if not label or labels.get(one.subject) == label),
                  key=lambda one: (weighed(one), one.id))


def _named(held: Sequence[Judgement], asked: Sequence[str]) -> list[Judgement]:
    """Those with these words in the names of both sides together."""
    with st.spinner(_("Looking for it"), show_time=False):
        names = queue.named({end for one in held for end in (one.subject, one.other)})
        return [one for one in held
                if all(word in fold(f"{names[one.subject]} {names[one.other]}") for word in asked)]


def _rows(held: Sequence[Judgement]) -> list[Row]:
    names = queue.named({end for one in held for end in (one.subject, one.other)})
    labels = queue.labels({one.subject for one in held})
    rows = []
    for one in held:
        to = Link("duplicates", (("id", one.subject),))
        rows.append({"name": names[one.subject], "name_link": to, "same_as": names[one.other], "same_as_link": to,
                     "kind": [labels.get(one.subject, "Expert")], "joined_on": date(one.at[:10]),
                     "certainty_(%)": round(100 * words.probability(weighed(one)), 2)})
    return rows


def weighed(judgement: Judgement) -> float:
    """The weight with which the matcher judged."""
    value = orjson.loads(judgement.value or "null")
    return float(value.get("weight") or 0) if isinstance(value, dict) else 0.0


def _part(chosen: Sequence[int]) -> None:
    if chosen:
        label = ngettext("Take {n} pair apart", "Take {n} pairs apart", len(chosen)).format(n=number(len(chosen)))
        acts.button(label, _withdraw, chosen, key="joined-part", icon=":material/link_off:", type="primary",
                    done=_("Taken apart. The matcher does not join them again."))


def _part_all(found: Sequence[int], some: bool) -> None:
    """All that are listed, after a second look."""
    count = len(found)
    label = (ngettext("Take the {n} found apart", "Take all {n} found apart", count) if some
             else ngettext("Take the {n} apart", "Take all {n} apart", count)).format(n=number(count))
    with st.popover(label, icon=":material/link_off:", type="tertiary"):
        frame.say(_("Each becomes two again, with its values, relations and old addresses, and the matcher does not "
                    "join them again. Single judgements can be brought back from the history of a profile."))
        sure = st.checkbox(_("Yes, take them apart"), key="joined-sure")
        acts.button(label, _withdraw, found, key="joined-part-all", type="primary", disabled=not sure,
                    done=_("Taken apart. The matcher does not join them again."))


def _withdraw(judgements: Sequence[int]) -> None:
    st.session_state[_GONE] = data.registry().ledger.withdraw_many(judgements, acts.by())
    acts.settle()


def _back() -> None:
    """What was taken apart last in this session, to be brought back as a whole."""
    gone = st.session_state.get(_GONE, ())
    if gone and data.registry().ledger.state().judgements.isdisjoint(gone):
        label = ngettext("Undo: join {n} pair again", "Undo: join {n} pairs again", len(gone))
        acts.button(label.format(n=number(len(gone))), _restore, gone, key="joined-back", icon=":material/undo:",
                    type="tertiary", done=_("Joined again."))


def _restore(gone: Sequence[int]) -> None:
    data.registry().ledger.restore_many(gone, acts.by())
    st.session_state.pop(_GONE, None)
    acts.settle()
