"""Why somebody does not sit, the best board with them, and what each rule costs: worked out when it is asked for."""

from collections.abc import Iterable

import streamlit as st

from graph.analysis import board as boards
from graph.analysis.board import Board, Rule
from ui import frame
from ui.board import words
from ui.board.people import Pool, Worked
from ui.i18n import _, in_words_of, language, ngettext, number
from ui.paths.hops import Row, full
from ui.table import table

_COSTS, _WITH = "board-costs", "board-with"


def absent(done: Worked, given: Pool) -> None:
    """Somebody is chosen: why they do not sit, and what the best board with them would be."""
    members = set(done.best.ids)
    others = [id for id in done.given.ids if id not in members and id in given.people]
    if not others:
        return
    st.subheader(_("Why is somebody not on it?"), anchor=False)
    names = in_words_of(language(), lambda: {id: full(given.people[id]) for id in others})
    chosen = st.selectbox(_("Person"), [None, *sorted(names, key=lambda id: (names[id], id))],
                          format_func=lambda id: names.get(id, "—"), key="board-why", label_visibility="collapsed")
    if not chosen:
        return
    frame.say(words.absent(boards.absent(done.given, done.best.ids, chosen), given.people))
    if st.button(_("Work out the best board with this person"), icon=":material/calculate:", key="board-with-ask"):
        with st.spinner(_("Working out the best board")):
            st.session_state[_WITH] = (done.best, chosen, *boards.with_them(done.given, chosen))
    kept = st.session_state.get(_WITH)
    if kept and kept[:2] == (done.best, chosen):
        for text in together(done.best, chosen, kept[2], kept[3], given):
            frame.say(text)


def together(best: Board, who: str, other: Board, against: Iterable[Rule], given: Pool) -> list[str]:
    """What the best board with somebody costs and who sits on it, as sentences."""
    name = words.who(who, given.people)
    if not other.ids:
        rules = [words.rule(one, given.people) for one in against if one != ("must", who)]
        return [_("No board with {who} keeps these rules: {rules}.").format(who=name, rules="; ".join(rules)) if rules
                else _("No board with {who} was found in time.").format(who=name)]
    loses = best.value - other.value
    said = _("A board with {who} is as good.") if loses <= 0 else ngettext(
        "The best board with {who} covers {n} point less.", "The best board with {who} covers {n} points less.", loses)
    came, went = ([words.who(id, given.people) for id in sorted(set(one.ids) - set(two.ids))]
                  for one, two in ((other, best), (best, other)))
    return [said.format(who=name, n=number(loses)), _("It comes with {came} in place of {went}.").format(
        came="; ".join(came), went="; ".join(went)), *([] if other.proven else [
            _("Time was up before it was certain that none with this person covers more.")])]


def costs(done: Worked, given: Pool) -> None:
    """Which rule costs what: a board is worked out without each of them."""
    st.subheader(_("What does each rule cost?"), anchor=False)
    if st.button(_("Work it out"), icon=":material/calculate:", key="board-costs-ask"):
        with st.spinner(_("A board is worked out without each rule")):
            st.session_state[_COSTS] = (done.best, list(boards.costs(done.given, done.best.value)))
    kept = st.session_state.get(_COSTS)
    if kept and kept[0] == done.best:
        rows = costing(kept[1], given)
        dear = [row for row in rows if row["more_points"] != number(0)]
        frame.say(_("No single rule costs anything.") if not dear else ngettext(
            "{n} rule costs points.", "{n} rules cost points.", len(dear)).format(n=number(len(dear))))
        table(rows, "board-costs", ("rule", "more_points"), 20)


def costing(found: Iterable[boards.Cost], given: Pool) -> list[Row]:
    """A row for each rule, the dearest first."""
    ordered = sorted(found, key=lambda one: (-one.least, -one.most, one.rule))
    return [{"rule": words.rule(one.rule, given.people),
             "more_points": number(one.least) if one.least == one.most else f"{number(one.least)}–{number(one.most)}"}
            for one in ordered]
