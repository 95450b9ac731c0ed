"""A board that was worked out: what it covers, what each seat adds, who else could sit, who does not and why."""

from collections.abc import Iterable
from typing import Any

import streamlit as st

from graph.analysis import board as boards
from ui import data, frame, panel
from ui.board import why, words
from ui.board.people import Pool, Worked
from ui.i18n import _, later, ngettext, number, titled
from ui.paths.hops import Row, full
from ui.table import table

MEMBERS = ("name", "organisations", "only_here", "points", "alternates")
#: What a file of the members tells beside.
_MORE = ("country", "fields_known")
FIELDS = ("field", "wanted", "members", "candidates")
#: Headings of these tables that no question of the registry has.
HEADINGS = (later("Fields known"), later("Only here"), later("Points"), later("Alternates"),
            later("Candidates"), later("Rule"), later("More points"), later("Proposal"), later("Covers"),
            later("Certain"))


def result(done: Worked, given: Pool) -> None:
    """The whole result; where there is none, the smallest set of rules that contradict each other."""
    if not done.best.ids:
        _none(done, given)
        return
    _verdict(done, given)
    rows = members(done, given)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        st.subheader(_("Members"), anchor=False)
        panel.save("board-members", _("Members"), rows, (*MEMBERS, *_MORE))
    frame.say(_("Alternates could take the seat as the board stands; behind them is what it would then lose, and where "
                "nothing is, they are as good."), quiet=True)
    table(rows, "board-members", MEMBERS, 40)
    st.subheader(_("Fields"), anchor=False)
    covered = fields(done, given)
    left = [row for row in covered if not row["members"]]
    frame.say(_("Every wanted field is known by somebody.") if not left else ngettext(
        "{n} wanted field stays uncovered.", "{n} wanted fields stay uncovered.", len(left)).format(
            n=number(len(left))))
    if unknown := sum(not row["candidates"] for row in left):
        frame.say(ngettext("Of these, {n} field is known by nobody who could sit: no board can cover it.",
                           "Of these, {n} fields are known by nobody who could sit: no board can cover them.",
                           unknown).format(n=number(unknown)))
    table(covered, "board-fields", FIELDS, 12)
    why.absent(done, given)
    why.costs(done, given)


def share(value: int, most: int) -> str:
    """A part of a whole as a percentage."""
    return f"{number(100 * value / most if most else 100, 1)}%"


def members(done: Worked, given: Pool) -> list[Row]:
    """A row for each seat."""
    names = {row["id"]: row for row in data.read("filters/fields")}
    index = {id: place for place, id in enumerate(done.given.ids)}
    return [{**_person(given, seat.id), "fields_known": int(done.given.cover[index[seat.id]].sum()),
             "only_here": "; ".join(titled(names[id]) for id in seat.alone if id in names), "points": seat.adds,
             "alternates": _alternates(seat, given)}
            for seat in boards.seats(done.given, done.best.ids)]


def _alternates(seat: boards.Seat, given: Pool) -> list[Row]:
    """The best for a seat, then all others who are as good."""
    best = {one.id: one.loses for one in seat.alternates}
    return [_stand(given, id, loses) for id, loses in {**best, **dict.fromkeys(seat.equals, 0)}.items()]


def fields(done: Worked, given: Pool) -> list[Row]:
    """A row for each wanted field, the uncovered ones first."""
    names = data.field_names()
    board = [done.given.ids.index(id) for id in done.best.ids]
    rows = [{"field": titled(names.get(one.field, {"name": one.field})), "wanted": one.wanted,
             "members": [_stand(given, id) for id in one.members], "candidates": one.candidates}
            for one in done.given.covers(board)]
    return sorted(rows, key=lambda row: bool(row["members"]))


def _verdict(done: Worked, given: Pool) -> None:
    best, simple = done.best, done.given.value(done.simple)
    said = _("The board covers {share} of what is wanted ({n} of {most} points); no board under these rules covers "
             "more.") if best.proven else _(
                 "The board covers {share} of what is wanted ({n} of {most} points). Time was up before it was certain "
                 "that none covers more; at most {bound} points are possible.")
    frame.say(said.format(share=share(best.value, best.most), n=number(best.value), most=number(best.most),
                          bound=number(best.bound)))
    broken = done.given.broken(done.simple)
    beside = _("Taking whoever adds most, one after another, would reach {share}").format(
        share=share(simple, best.most))
    frame.say(f"{beside}, {_('but break a rule: {rules}').format(rules=_rules(broken, {}))}." if broken
              else f"{beside}.", quiet=True)
    only, missed = difference(done)
    if only:
        frame.say(_("It would seat {these} and not {those}.").format(
            these="; ".join(words.who(id, given.people) for id in only),
            those="; ".join(words.who(id, given.people) for id in missed)), quiet=True)


def difference(done: Worked) -> tuple[list[str], list[str]]:
    """Who sits on the greedy board alone, and on the best one alone."""
    simple = {done.given.ids[place] for place in done.simple}
    return sorted(simple - {*done.best.ids}), sorted({*done.best.ids} - simple)


def _none(done: Worked, given: Pool) -> None:
    st.subheader(_("No board keeps all these rules"), anchor=False)
    if not done.contradiction:
        frame.say(_("No board was found in time. Ask for less and try again."))
        return
    frame.say(ngettext("This rule cannot be kept by itself:", "These rules contradict each other; each of them could "
                       "be kept if one of the others were given up:", len(done.contradiction)))
    for one in done.contradiction:
        frame.say(f"– {words.rule(one, given.people)}")


def _rules(rules: Iterable[boards.Rule], names: dict[str, Row]) -> str:
    return "; ".join(words.rule(one, names) for one in rules)


def _person(given: Pool, id: str) -> Row:
    row = given.people.get(id, {"id": id, "name": id, "kind": ["Expert"], "posts": []})
    codes = sorted({post["country_code"] for post in row["posts"] if post["country_code"]})
    return {"id": id, "kind": row["kind"], "name": full(row), "sources": row.get("sources"),
            "organisations": row["posts"], "country": "; ".join(words.mark("country", code) for code in codes)}


def _stand(given: Pool, id: str, loses: int = 0) -> dict[str, Any]:
    row = given.people.get(id, {"id": id, "name": id, "kind": ["Expert"]})
    return {"id": id, "kind": row["kind"], "name": f"{full(row)} (−{number(loses)})" if loses else full(row)}
