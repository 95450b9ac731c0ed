"""The proposals that were read out of a document: each is accepted, refused or corrected by itself, and taken back."""

from functools import cache
from pathlib import Path

import streamlit as st

from ledger.batches import Batch
from ui import acts, data, frame
from ui.edit import publishing
from ui.i18n import _, language, ngettext, number
from ui.proposals import card, deciding, form
from ui.proposals.deciding import Proposal
from ui.proposals.words import Told, counted, total

CSS = Path(__file__).resolve().parent / "page.css"
#: Proposals that are drawn at once.
PAGE = 20


def show(batch: Batch) -> None:
    """Draws the proposals of a batch in the order of its text, and what can be done with all of them."""
    every = deciding.proposals(data.registry().ledger, batch.id)
    if not every:
        _nothing()
        return
    st.html(f"<style>{_css()}</style>")
    frame.say(sentence(every))
    st.progress(_decided(every) / len(every))
    if batch.state == "undone":
        frame.say(_("This batch was undone, so none of it holds. Accepting a proposal also brings back what was "
                    "accepted before."), quiet=True)
    last = next((one for one in every if one.part == card.last(batch.id) and one.standing != "waiting"), None)
    above, chosen = st.container(horizontal=True, vertical_alignment="center", key="noprint-above"), _chosen(every)
    pages = max(1, -(-len(chosen) // PAGE))
    page = min(int(st.session_state.get(_page(batch.id), 0)), pages - 1)
    shown = chosen[page * PAGE:(page + 1) * PAGE]
    told = Told(data.registry().ledger, [*shown, *([last] if last else [])])
    with above:
        _above(batch, every, last, told)
    _cards(batch, shown, told)
    if pages > 1:
        _turn(batch.id, page, pages)
    _whole(batch)


def sentence(every: list[Proposal]) -> str:
    """``5 proposals: 2 agreements, 1 event, 2 figures. 1 of 5 decided.``"""
    return _("{proposals}: {kinds}. {decided} of {all} decided.").format(
        proposals=total(len(every)), kinds=counted(every), decided=number(_decided(every)), all=number(len(every)))


def _decided(every: list[Proposal]) -> int:
    return sum(one.standing != "waiting" for one in every)


def _nothing() -> None:
    frame.say(_("This document says nothing that could be proposed: no agreement signed, no event, no role of a named "
                "person, no figure. Bring in another one, or add by hand what you read in it."))
    frame.link("edit", _("Add one by hand"))


def _above(batch: Batch, every: list[Proposal], last: Proposal | None, told: Told) -> None:
    """The decision that was made last, to be taken back; and all that wait at once."""
    if last:
        word = _(card.STANDINGS[last.standing][0])
        st.html(frame.paragraph(_("{what}: {value}").format(what=word, value=told.title(last)), True), width="content")
        card.take_back(last, _("Undo"), "back-last", card.KEYS[language()].back)
    waiting = len(every) - _decided(every)
    if waiting > 1:
        label = ngettext("Accept {n} that waits", "Accept all {n} that wait", waiting).format(n=number(waiting))
        acts.button(label, _accept_rest, batch.id, key="accept-rest", icon=":material/done_all:", type="tertiary")


def _chosen(every: list[Proposal]) -> list[Proposal]:
    """Of a long list, those that wait, unless all are asked for."""
    waiting = [one for one in every if one.standing == "waiting"]
    if len(every) <= PAGE or not waiting:
        return every
    words = {"waiting": (_("Waiting for a decision"), len(waiting)), "all": (_("All"), len(every))}
    asked = st.segmented_control(_("Show"), list(words), default="waiting", required=True, key="proposals-show",
                                 format_func=lambda one: f"{words[one][0]} · {number(words[one][1])}",
                                 label_visibility="collapsed")
    return every if asked == "all" else waiting


def _cards(batch: Batch, shown: list[Proposal], told: Told) -> None:
    # While a form is open, no key decides.
    editing = any(one.part == form.opened(batch.id) for one in shown)
    first = next((one for one in shown if one.standing == "waiting" and not editing), None)
    for one in shown:
        card.card(one, told, one is first)


def _turn(batch: int, page: int, pages: int) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="noprint-pages"):
        for label, icon, to in ((_("Previous"), "chevron_left", page - 1), (_("Next"), "chevron_right", page + 1)):
            st.button(label, key=f"proposals-to-{icon}", icon=f":material/{icon}:", disabled=not 0 <= to < pages,
                      on_click=st.session_state.update, args=({_page(batch): to},))
        st.caption(_("Page {page} of {pages}").format(page=number(page + 1), pages=number(pages)))


def _whole(batch: Batch) -> None:
    """What can be done with the batch as a whole, as with any other."""
    with st.container(horizontal=True, key="noprint-whole"):
        if batch.state == "accepted":
            acts.button(_("Undo this batch"), acts.undo, batch.id, key="undo", icon=":material/undo:", type="tertiary",
                        done=_("Undone. It can be redone."))
            publishing.batch(batch)
        elif batch.state == "undone":
            acts.button(_("Redo"), acts.accept, batch.id, key="redo", icon=":material/redo:", done=_("Redone."))


def _accept_rest(batch: int) -> None:
    deciding.accept_rest(data.registry().ledger, batch, acts.by())
    acts.settle()


def _page(batch: int) -> str:
    return f"proposals-page-{batch}"


@cache
def _css() -> str:
    return CSS.read_text(encoding="utf-8")
