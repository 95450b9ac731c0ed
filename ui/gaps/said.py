"""The gaps that are sentences: how many of how many, what of the plan each endangers, and the list behind each."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

import queries
from ui import acts, frame, panel
from ui.edit import edits
from ui.gaps import found as gaps_found
from ui.gaps import survey, words
from ui.gaps.found import MEANING, Gap
from ui.i18n import KEY, _, later, ngettext, number
from ui.panel import ADVANCED, caption
from ui.table import Link, columns, table
from ui.words import coded

Row = dict[str, Any]
GAP = "gap"
SHOWN = ("gap", "how_many", "consequence", "endangered", "most_urgent", "not_surveyed")
HEADINGS = (later("Gap"), later("How many"), later("Consequence"), later("In danger"), later("Endangered"),
            later("Most urgent"), later("Not surveyed"),
            later("Survey"), later("Confirmed"), later("Count"), later("State"), later("Stage"), later("Field"),
            later("Code of field"))
#: Rows of one gap that are read and shown at first; columns that only this page adds.
FIRST = 12
ADDED = ("survey", "named", "confirmed", "consequence", "in_danger")


def show(found: Sequence[Gap]) -> None:
    """The list of the sentence that the address names, where a choice is seen at once; then all by consequence."""
    open_, closed = [gap for gap in found if gap.rows], [gap for gap in found if not gap.rows]
    rows = told(open_)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        st.subheader(_("Gaps by consequence"), anchor=False)
        if rows:
            panel.save("gaps", _("Gaps by consequence"), rows, SHOWN)
    chosen = next((gap for gap in open_ if gap.key == st.query_params.get(GAP)), None)
    if chosen:
        one(chosen)
    if rows:
        frame.say(_("A gap's consequence is how grave it is (1 to 3) times the urgency of the tasks and targets that "
                    "it endangers. Choose a gap to see its list."), quiet=True)
        table(rows, "gaps", SHOWN, first=FIRST)
    else:
        panel.nothing(_("No gap is known: everything is closed, or nothing was loaded that could show one."))
    if closed:
        with st.expander(_("Closed, or nothing known ({n})").format(n=number(len(closed))), key="gaps-closed"):
            for gap in closed:
                frame.say(caption(gap.name), quiet=True)


def told(found: Sequence[Gap]) -> list[Row]:
    """The gaps as rows of a table."""
    plan = gaps_found.plan()
    return [{"gap": caption(gap.name), "gap_link": _linked(gap), "how_many": sentence(gap),
             "consequence": gap.consequence, "endangered": len(gap.endangered),
             "most_urgent": _linked_plan(sorted(gap.endangered, key=lambda key: -plan[key]["urgency"])[:2], plan),
             "not_surveyed": len(gap.rows) - len(gap.counted) or None} for gap in found]


def sentence(gap: Gap) -> str:
    """How many of how many."""
    return _("{n} of {total}").format(n=number(gap.many), total=number(gap.total))


def one(gap: Gap) -> None:
    """The list of one gap: each row with what it endangers; a curator confirms what names an organisation."""
    with st.container(border=True, key="gap-open"):
        shown = _columns(gap.rows)
        plan = gaps_found.plan()
        rows = [shaped(row, plan) for row in gap.rows]
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.subheader(frame.literal(caption(gap.name)), anchor=False)
            panel.save(gap.name, caption(gap.name), rows, shown)
            st.button(_("Close"), icon=":material/close:", type="tertiary", key="noprint-close-gap", on_click=_close)
        _states(gap)
        waiting = [row for row in gap.rows if row["named"] and not row["confirmed"]]
        pick = _("Choose") if waiting else ""
        picked = table(rows, gap.name, shown, first=FIRST, pick=pick)
        if len(gap.counted) < gap.many:
            st.caption(_("The first {n} of {total} are listed.").format(
                n=number(len(gap.counted)), total=number(gap.many)))
        if any(row["named"] for row in gap.rows):
            _confirming(gap, picked)
        if st.session_state.get(ADVANCED):
            with st.popover(_("Show query"), icon=":material/code:", type="tertiary", key=f"query-{gap.name}"):
                st.code(queries.text(gap.name), language="cypher")


def shaped(row: Row, plan: dict[str, Row]) -> Row:
    """A row with its states and levels in words, and what it endangers as links."""
    more: Row = {"in_danger": _linked_plan(row["in_danger"], plan),
                 "survey": _(words.STATES[row["survey"]]) if row["survey"] else None,
                 "confirmed": (_("confirmed") if row["confirmed"] else _("not confirmed")) if row["named"] else None}
    if "study_level" in row:
        more["study_level"] = coded("study_level", row["study_level"]) or _("any level")
    return {**row, **more}


def _columns(rows: Sequence[Row]) -> list[str]:
    """What the question gives, then what the page adds; not what only serves the order."""
    own = [name for name in columns(rows) if name not in (*MEANING, *ADDED)]
    return [*own, "survey", "confirmed", "in_danger"]


def _states(gap: Gap) -> None:
    """What counts and what does not, in a sentence."""
    uncounted(len(gap.rows) - len(gap.counted))
    waiting = sum(bool(row["named"]) and not row["confirmed"] for row in gap.rows)
    if gap.hidden:
        frame.say(ngettext("{n} more is not shown: it names an organisation, and nobody has confirmed it yet.",
                           "{n} more are not shown: they name an organisation, and nobody has confirmed them yet.",
                           gap.hidden).format(n=number(gap.hidden)), quiet=True)
    if waiting:
        frame.say(ngettext("{n} names an organisation and is shown to curators and to it alone, until one of them "
                           "confirms it.", "{n} name an organisation and are shown to curators and to it alone, until "
                           "one of them confirms it.", waiting).format(n=number(waiting)), quiet=True)


def uncounted(unasked: int) -> None:
    """How many of some rows do not count, because nobody was asked; nothing where all do."""
    if unasked:
        frame.say(ngettext("{n} of these is not surveyed and does not count yet: ask, and write the answer down on the "
                           "board.", "{n} of these are not surveyed and do not count yet: ask, and write the answers "
                           "down on the board.", unasked).format(n=number(unasked)), quiet=True)


def _confirming(gap: Gap, picked: Sequence[int]) -> None:
    rows = [gap.rows[place] for place in picked]
    fresh = [row["id"] for row in rows if row["named"] and not row["confirmed"]]
    done = [row["confirmed"] for row in rows if row["confirmed"]]
    with st.container(horizontal=True, key="noprint-confirm"):
        acts.button(_("Confirm {n} chosen").format(n=number(len(fresh))), survey.confirm, gap.name, fresh,
                    key=f"confirm-{gap.key}", icon=":material/check:", disabled=not fresh,
                    done=_("Confirmed: everyone may read it now."))
        if done:
            acts.button(_("Take back {n} confirmations").format(n=number(len(done))), edits.withdraw, done,
                        key=f"unconfirm-{gap.key}", icon=":material/undo:", type="tertiary",
                        done=_("No longer confirmed."))


def _linked(gap: Gap) -> Link:
    kept = {name: value for name, value in st.query_params.to_dict().items() if name not in (GAP, KEY)}
    return Link("gaps", (*kept.items(), (GAP, gap.key)))


def _linked_plan(keys: Sequence[str], plan: dict[str, Row]) -> list[Row]:
    """Tasks and targets in short, each a link; the most urgent first, as they come."""
    return [{"id": plan[key]["id"], "kind": plan[key]["kind"],
             "name": (_("Task {n}") if "Task" in plan[key]["kind"] else _("Target {n}")).format(n=key)}
            for key in keys if key in plan]


def _close() -> None:
    st.query_params.pop(GAP, None)
