"""What if: who or what is taken away or comes in addition, and how gaps, bridges, paths and a board would change."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import streamlit as st

from graph.analysis import board as boards
from graph.analysis import whatif
from graph.analysis.gaps import Holding
from graph.analysis.projection import Projection
from graph.analysis.whatif import Change, New, State, Turn
from ui import data, frame
from ui.board import people as board_people
from ui.board import saved as board_saved
from ui.board import shown as board_shown
from ui.board import words as board_words
from ui.board.asked import Asked
from ui.board.saved import Proposal
from ui.gaps.found import held
from ui.i18n import _, ngettext, number, titled
from ui.paths.ends import named
from ui.paths.hops import Row, full
from ui.table import table

OUT, TIED, FROM, TO = "out", "tied", "from", "to"
#: What can be taken away, and what can be tied by a new agreement.
LABELS, BODIES, ENDS = ("Expert", "Organization", "Agreement"), ("Organization",), ("Expert", "Organization")
_NEW, _PERSON, _BODY = "whatif-agreement", "whatif-expert", "whatif-organisation"
#: How well somebody who comes in addition knows the field: 2 of 3, practised.
_LEVEL = 2


class Added(NamedTuple):
    """What comes in addition: the organisations of a new agreement, and the fields (ids, empty for none) of a new
    expert and of a new organisation, which is a party to the agreement, too."""

    tied: Sequence[Row]
    person: str = ""
    body: str = ""

    def __bool__(self) -> bool:
        return len(self.tied) > 1 or bool(self.person or self.body)


def network(out: Sequence[Row], added: Added) -> Change:
    """Before and after, as the network of whoever reads has it."""
    (row,) = data.of_network(_changed, tuple(row["id"] for row in out), as_new(added), tuple(held()))
    return Change(State(**row["before"]), State(**row["after"]), tuple(Turn(*one) for one in row["turns"]),
                  tuple(row["new_cuts"]), tuple(row["old_cuts"]), tuple(map(tuple, row["new_bridges"])))


def added(tied: Sequence[Row]) -> Added:
    """What comes in addition: beside the agreement, an expert and an organisation, each with a field."""
    names = {"": "—", **{row["id"]: titled(row) for row in data.read("filters/fields")}}
    fields = [st.selectbox(label, list(names), key=key, format_func=names.__getitem__) for label, key in (
        (_("An expert who comes in addition knows"), "whatif-field"),
        (_("An organisation that comes in addition is active in"), "whatif-body"))]
    return Added(tied, *fields)


def numbers(change: Change) -> None:
    """The few numbers before and after."""
    one, other = change.before, change.after
    rows = [{"what": what, "before": was, "after": now} for what, was, now in (
        (_("Experts"), one.experts, other.experts), (_("Organisations"), one.organisations, other.organisations),
        (_("Agreements"), one.agreements, other.agreements),
        (_("Separate parts of the network"), len(one.parts), len(other.parts)),
        (_("In the largest part"), max(one.parts, default=0), max(other.parts, default=0)),
        (_("People and organisations that alone hold parts together"), len(one.cuts), len(other.cuts)),
        (_("Ties that alone hold parts together"), len(one.bridges), len(other.bridges)),
        *((word, *(_few(state.held[kind], many) for state in (one, other))) for word, kind, many in (
            (_("Fields without an expert"), "experts", 0), (_("Fields held by one person"), "experts", 1),
            (_("Fields without an organisation"), "organisations", 0),
            (_("Fields without a laboratory"), "laboratories", 0), (_("Fields without training"), "training", 0))))]
    table(rows, "whatif-numbers", ("what", "before", "after"), 20)


def gaps(change: Change) -> None:
    """Which fields are lost, hang on one person, or are won."""
    st.subheader(_("Gaps"), anchor=False)
    names, said = data.field_names(), _turned()
    told = [said[one.kind, one.turn].format(fields="; ".join(titled(names.get(id, {"name": id})) for id in one.fields))
            for one in change.turns if (one.kind, one.turn) in said]
    for text in told or [_("No field changes.")]:
        frame.say(text)


def _turned() -> dict[tuple[str, str], str]:
    """What is said of fields that turn, by kind and turn; of what needs no person, hanging on one is no gap."""
    return {("experts", "lost"): _("Without an expert from then on: {fields}."),
            ("experts", "single"): _("Held by one person from then on: {fields}."),
            ("experts", "gained"): _("Covered from then on: {fields}."),
            ("organisations", "lost"): _("Without an organisation from then on: {fields}."),
            ("organisations", "gained"): _("With a first organisation from then on: {fields}."),
            ("laboratories", "lost"): _("Without a laboratory from then on: {fields}."),
            ("training", "lost"): _("Without training from then on: {fields}.")}


def bridges(change: Change) -> None:
    """Who becomes somebody without whom parts fall apart, and who no longer is."""
    st.subheader(_("Bridges"), anchor=False)
    pairs = {id for pair in change.new_bridges for id in pair}
    names = named([*change.new_cuts, *change.old_cuts, *pairs][:2000])
    said = ((_("They alone would hold parts together: {names}."), change.new_cuts),
            (_("They would no longer be needed to hold parts together: {names}."), change.old_cuts))
    told = [text.format(names=_list([full(names[id]) for id in ids if id in names])) for text, ids in said if ids]
    if change.new_bridges:
        ties = [f"{full(names[one])} – {full(names[other])}" for one, other in change.new_bridges
                if one in names and other in names]
        told.append(_("Ties that alone would hold parts together: {names}.").format(names=_list(ties)))
    for text in told or [_("No bridge changes.")]:
        frame.say(text)


def ways(out: Sequence[Row], new: Added, one: Row, other: Row) -> None:
    """The best paths between two, before and after."""
    st.subheader(_("Paths"), anchor=False)
    (row,) = data.of_network(_ways, tuple(row["id"] for row in out), as_new(new), one["id"], other["id"])
    names = named({id for way in (*row["before"], *row["after"]) for id in way})
    for title, found in ((_("Paths before"), row["before"]), (_("Paths after"), row["after"])):
        frame.say(f"{title}:")
        for way in found:
            frame.say(" → ".join(full(names[id]) if id in names else _new_name(id) for id in way), quiet=True)
        if not found:
            frame.say(_("None."), quiet=True)


def board(out: Sequence[Row], new: Added) -> None:
    """A saved board before and after: whether it still stands, and what the best one would be then."""
    st.subheader(_("Board"), anchor=False)
    proposals = {one.name: one for one in board_saved.all()}
    if not proposals:
        frame.say(_("No board is saved yet."), quiet=True)
        return
    asked = st.query_params.get("board", "")
    name = st.selectbox(_("Proposal"), list(proposals), key="whatif-board",
                        index=list(proposals).index(asked) if asked in proposals else 0)
    chosen, gone = proposals[name], {row["id"] for row in out}
    if gone or new.person:
        _board_then(chosen, gone, new)


def _board_then(chosen: Proposal, gone: set[str], new: Added) -> None:
    """What a saved board lacks then, and what the best one would be."""
    with st.spinner(_("Working out the best board")):
        (then,) = data.of_network(_best, chosen.asked.plain(), tuple(chosen.ids), tuple(sorted(gone)), new.person)
    names = named([*chosen.ids, *then["ids"]])
    missing = [board_words.who(id, names) for id in chosen.ids if id in gone]
    frame.say(_("Of this board would be missing: {names}.").format(names=_list(missing)) if missing
              else _("Nobody of this board would be missing."))
    if not then["ids"]:
        frame.say(_("No board would keep all its rules any more: {rules}.").format(
            rules="; ".join(board_words.rule(one, names) for one in then["contradiction"])))
        return
    fresh = [_("the new expert") if id == _PERSON else board_words.who(id, names)
             for id in then["ids"] if id not in chosen.ids]
    frame.say(_("It covers {before}; the best board then would cover {after}.").format(
        before=board_shown.share(chosen.value, chosen.most), after=board_shown.share(then["value"], then["most"])))
    if fresh:
        frame.say(_("New on it: {names}.").format(names=_list(fresh)))


def _best(p: Projection, asked: Row, sat: tuple[str, ...], gone: tuple[str, ...], person: str) -> list[Row]:
    """One row: the best board then, as the network of ``p`` has its candidates, or the rules in conflict."""
    wanted = Asked.read(asked)
    pool = board_people.pool(wanted.wants, (*wanted.must, *sat))
    stay = [without(one, set(gone), sat) for one in board_people.candidates(pool, wanted.wants) if one.id not in gone]
    after = board_people.worked(wanted, [*_newcomer(person, wanted.wants), *stay])
    return [{"ids": list(after.best.ids), "value": after.best.value, "most": after.best.most,
             "contradiction": after.contradiction}]


def without(one: boards.Candidate, gone: set[str], sat: Sequence[str]) -> boards.Candidate:
    """A candidate after organisations are gone; of those who fit as well, who sat before stays."""
    return one._replace(organisations=one.organisations - gone, prefer=one.prefer + 10 * (one.id in sat))


def _newcomer(field: str, wanted: Collection[str]) -> list[boards.Candidate]:
    """The new expert as somebody who could sit, free to advise, of no organisation that is known."""
    knows = board_people.within(wanted).get(field, ())
    return [boards.Candidate(_PERSON, dict.fromkeys(knows, _LEVEL))] if knows else []


def _new_name(id: str) -> str:
    return {_PERSON: _("the new expert"), _BODY: _("the new organisation")}.get(id, _("new agreement"))


def as_new(added: Added) -> tuple[New, ...]:
    """The same as nodes with their relations: an agreement in force, an expert at its first party."""
    found = []
    parties = [*(row["id"] for row in added.tied), *([_BODY] if added.body else [])]
    if len(parties) > 1:
        found.append(New(_NEW, _NEW, "Agreement", tuple(("PARTY_TO", False, id) for id in parties),
                         (("state", "active"), ("signed_on", date.today().isoformat()))))
    if added.person:
        posts = (("AFFILIATED_WITH", True, parties[0]),) if parties else ()
        found.append(New(_PERSON, _PERSON, "Expert", (("EXPERT_IN", True, added.person), *posts)))
    if added.body:
        found.append(New(_BODY, _BODY, "Organization", (("ACTIVE_IN", True, added.body),)))
    return tuple(found)


def _changed(p: Projection, out: tuple[str, ...], new: tuple[New, ...], held: tuple[Any, ...]) -> list[Row]:
    change = whatif.compare(p, data.changed(p, out, new), out, Holding(*held))
    return [{**change._asdict(), "before": change.before._asdict(), "after": change.after._asdict(),
             "turns": [tuple(one) for one in change.turns]}]


def _ways(p: Projection, out: tuple[str, ...], new: tuple[New, ...], one: str, other: str) -> list[Row]:
    before, after = whatif.ways(p, data.changed(p, out, new), one, other)
    return [{"before": [list(way.ids) for way in before], "after": [list(way.ids) for way in after]}]


def _few(fields: Mapping[str, int], many: int) -> int:
    return sum(count == many for count in fields.values())


def _list(names: Sequence[str], most: int = 12) -> str:
    """Some names, and how many more there are."""
    more = len(names) - most
    said = "; ".join(names[:most])
    return said if more <= 0 else said + ngettext("; {n} more", "; {n} more", more).format(n=number(more))
