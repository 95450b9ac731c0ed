"""The lists of the partner page: what is suggested, the shortlist of what was taken or kept, and what was refused."""

from collections.abc import Sequence

import streamlit as st

from ui import address, filters, frame
from ui.i18n import _, later, ngettext, number
from ui.introductions import words as introductions_words
from ui.partners import answers as partners_answers
from ui.partners import cards, paper
from ui.partners import found as partners_found
from ui.partners.answers import KEPT, REFUSED, TAKEN, Said
from ui.partners.cards import Suggestion
from ui.partners.found import FIRST, Row
from ui.paths.hops import full
from ui.paths.ways import walked

#: Which list is shown, in the address.
SHOW, SUGGESTED, SHORTLIST = "show", "suggested", "shortlist"
LISTS = {SUGGESTED: later("Suggested"), SHORTLIST: later("Shortlist"), REFUSED: later("Refused")}
_MORE = "partners-more"


def show(source: Row) -> None:
    """The list that the address names."""
    said = partners_answers.of(source["id"])
    counts = {SHORTLIST: sum(one.verdict in (TAKEN, KEPT) for one in said),
              REFUSED: sum(one.verdict == REFUSED for one in said)}
    with st.container(key="noprint-partners-show"):
        chosen = st.segmented_control(
            _("List"), list(LISTS), required=True, label_visibility="collapsed",
            format_func=lambda one: _(LISTS[one]) + (f" · {number(counts[one])}" if counts.get(one) else ""),
            **address.bound(SHOW, LISTS, SUGGESTED))
    if chosen == SHORTLIST:
        _answered(source, [one for one in said if one.verdict in (TAKEN, KEPT)])
    elif chosen == REFUSED:
        _answered(source, [one for one in said if one.verdict == REFUSED])
    else:
        _suggested(source, said)


def _suggested(source: Row, said: Sequence[Said]) -> None:
    # A country's organisations have agreements with nearly all that fit it: for it none is left out.
    tied = "Country" in source["kind"] or st.toggle(_("Also those with an agreement already"), key="tied",
                                                    bind="query-params")
    asked, answers = partners_found.asked(source["id"], filters.chosen(), tied), partners_answers.told(list(said))
    few = min(partners_found.MOST, max(FIRST, int(st.session_state.get(_MORE, FIRST))))
    # One more than is shown tells whether there is any.
    fits = partners_found.suggested(asked, answers, few + 1)
    if not fits:
        _nothing(source)
        return
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        frame.say(_sentence(source, len(fits), few))
        paper.save(
            source, lambda: _suggestions(source, partners_found.suggested(asked, answers), said), "partners")
    for place, one in enumerate(_suggestions(source, fits[:few], said), start=1):
        cards.show(place, one)
    if few < min(len(fits), partners_found.MOST):
        st.button(_("Show more"), key="partners-show-more", icon=":material/expand_more:", on_click=_further,
                  args=(few,))


def _answered(source: Row, said: Sequence[Said]) -> None:
    """What was answered, with the reasons that hold now."""
    fits = partners_found.again(source["id"], (one.id for one in said))
    found = _suggestions(source, [fits.get(one.id) or _bare(one.id) for one in said], said)
    if not found:
        frame.say(_("Nothing is here yet. What you take, keep or refuse among the suggestions comes here."), quiet=True)
        return
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        frame.say(ngettext("{n} organisation.", "{n} organisations.", len(found)).format(n=number(len(found))))
        paper.save(source, lambda: found, "shortlist")
    frame.say(_("How answers move the ranking: a refusal for location lowers others in the same country, one for being "
                "too far from our field others with mostly the same fields, one for terms others of the same kind and "
                "country; taking one raises others of its kind and country. What was refused for capacity, terms or "
                "another reason comes back after a year, for timing after half a year, the rest never."), quiet=True)
    for place, one in enumerate(found, start=1):
        cards.show(place, one)


def _suggestions(source: Row, fits: Sequence[Row], said: Sequence[Said]) -> list[Suggestion]:
    """All that is told of suggestions; those that are no longer in the registry are left out."""
    named = partners_found.about(partners_found.ids_of(fits))
    there = [fit for fit in fits if fit["id"] in named]
    ways = partners_found.introductions(source["id"], [fit["id"] for fit in there])
    walks = dict(zip(ways, walked(ways.values()), strict=True))
    answers, asked = {one.id: one for one in said}, introductions_words.between(source["id"])
    return [Suggestion(source, named[id], fit if fit["reasons"] else {}, named, walks.get(id, ()),
                       ways.get(id, {}).get("id", ""), answers.get(id), asked.get(id, ()))
            for fit in there for id in (fit["id"],)]


def _bare(id: str) -> Row:
    return {"id": id, "score": 0.0, "parts": {}, "reasons": [], "missing": [], "shifts": []}


def _sentence(source: Row, found: int, few: int) -> str:
    said = ngettext("{n} organisation fits {whom}; here is why.", "{n} organisations fit {whom}; here is why.", found)
    if found > few:
        said = _("The first {n} of those that fit {whom}, with the reasons. The files have the first {most}; filters "
                 "find others.")
    return said.format(n=number(min(found, few)), whom=full(source), most=number(partners_found.MOST))


def _nothing(source: Row) -> None:
    frame.say(_("No organisation was found that fits {whom} and the filters.").format(whom=full(source)))
    frame.say(_("Fewer filters may help. A ranking needs what {whom} works in, seeks or offers: add fields, needs and "
                "offers on its profile.").format(whom=full(source)), quiet=True)


def _further(few: int) -> None:
    st.session_state[_MORE] = few + FIRST
