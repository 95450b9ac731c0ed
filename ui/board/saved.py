"""Proposals of boards: kept as papers, opened again, compared, and the one from which people are invited."""

from typing import Any, NamedTuple

import streamlit as st

from ledger import papers
from ui import acts, data, frame
from ui.board import people, shown
from ui.board.asked import Asked
from ui.board.people import Worked
from ui.i18n import _, date, later, ngettext, number, titled
from ui.paths.ends import named
from ui.paths.hops import Row, full
from ui.table import table

KIND, OWNER, LONGEST = "board", "curator", 80
COLUMNS = ("proposal", "covers", "certain", "members", "uncovered", "as_of")
#: A heading of the table that no question names.
HEADINGS = (later("Uncovered"),)


class Proposal(NamedTuple):
    """A board under a name: what was asked, who would sit, what it covers of how much, and when it was saved."""

    name: str
    asked: Asked
    ids: list[str]
    value: int
    most: int
    proven: bool
    at: str


def all() -> list[Proposal]:
    """The proposals that are kept, by name; one that was removed is a paper without a body."""
    return [_read(paper.name, paper.body, paper.at) for paper in papers.papers(data.registry().ledger, KIND)
            if isinstance(paper.body, dict)]


def save(name: str, asked: Asked, done: Worked) -> None:
    """Keep a board under a name; one of that name before stays as an earlier version."""
    body = {"asked": asked.plain(), "ids": list(done.best.ids), "value": done.best.value, "most": done.best.most,
            "proven": done.best.proven, "by": acts.by()}
    papers.save(data.registry().ledger, KIND, OWNER, name, body)


def remove(name: str) -> None:
    """The proposal is no longer offered; its versions stay in the ledger."""
    papers.save(data.registry().ledger, KIND, OWNER, name, None)


def keep(asked: Asked, done: Worked) -> None:
    """The form that saves what was worked out."""
    with st.form("board-save", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.text_input(_("Name of this proposal"), max_chars=LONGEST, key="board-name")
        pressed = st.form_submit_button(_("Save this proposal"), icon=":material/bookmark_add:")
    if pressed and (plain := " ".join((name or "").split())):
        save(plain, asked, done)
        acts.told(_("The proposal is saved."))
        st.rerun()


def compare(proposals: list[Proposal]) -> None:
    """The proposals side by side: what each covers, who sits, and who sits in how many of them."""
    if not proposals:
        frame.say(_("No proposal is saved yet. Work a board out above and save it under a name."), quiet=True)
        return
    names = named({id for one in proposals for id in one.ids})
    table(rows(proposals, names), "board-proposals", COLUMNS, 20)
    if len(proposals) > 1:
        steady = set.intersection(*(set(one.ids) for one in proposals))
        said = ngettext("{n} person sits on every proposal.", "{n} people sit on every proposal.", len(steady))
        frame.say(said.format(n=number(len(steady))))


def rows(proposals: list[Proposal], names: dict[str, Row]) -> list[Row]:
    """A row for each proposal."""
    fields = data.field_names()
    return [{"proposal": one.name, "covers": shown.share(one.value, one.most),
             "certain": _("best possible") if one.proven else _("not certain"),
             "members": [{"id": id, "kind": ["Expert"], "name": full(names.get(id, {"name": id}))} for id in one.ids],
             "uncovered": [{"name": titled(fields.get(id, {"name": id}))} for id in uncovered(one)],
             "as_of": date(one.at[:10])} for one in proposals]


def uncovered(one: Proposal) -> list[str]:
    """The wanted fields that nobody of a proposal knows well enough, as the registry stands; the weightiest first."""
    known = people.levels(one.ids, people.within(one.asked.wants)).values()
    left = [field for field, (_weight, _many, level) in one.asked.wants.items()
            if not any(fields.get(field, 0) >= max(1, level) for fields in known)]
    return sorted(left, key=lambda field: -one.asked.wants[field][0])


def choose(proposals: list[Proposal]) -> Proposal | None:
    """Which of the proposals is meant."""
    known = {one.name: one for one in proposals}
    chosen = st.selectbox(_("Proposal"), list(known), key="board-proposal") if known else None
    return known.get(chosen or "")


def _read(name: str, body: dict[str, Any], at: str) -> Proposal:
    ids = [data.resolve(id) for id in body.get("ids") or () if isinstance(id, str)]
    return Proposal(name, Asked.read(body.get("asked")), list(dict.fromkeys(ids)), int(body.get("value") or 0),
                    int(body.get("most") or 0), bool(body.get("proven")), at)
