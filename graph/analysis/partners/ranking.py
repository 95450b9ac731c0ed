"""The ranking itself: parts for everybody at once, reasons for the few who come first."""

from collections.abc import Collection, Sequence
from datetime import date

import numpy as np

from graph.analysis.partners import answers as said
from graph.analysis.partners.asking import Asking, asking, per_house
from graph.analysis.partners.closeness import likely
from graph.analysis.partners.exchange import Posts, exchange, posted
from graph.analysis.partners.ground import Floats, marked, row
from graph.analysis.partners.model import WEIGHTS, Among, Answer, Fit, Shift
from graph.analysis.partners.parts import Parts, completing, parts
from graph.analysis.partners.reasons import Known, Pair, reasons
from graph.analysis.projection.arrays import Mask
from graph.analysis.projection.model import Projection

_ANYBODY = Among()
_LONG = 5
#: How many more than wanted are looked at, since earlier answers move them.
_LOOKED = 5


def fits(p: Projection, source: str, *, among: Among = _ANYBODY, few: int = 20, answers: Sequence[Answer] = (),
         posts: Posts = None, priority: Collection[str] = (), contacts: Collection[str] | None = None,
         today: date | None = None) -> list[Fit]:
    """The best partners for a house, a country or a person, the best first, ties in the order of ids.

    ``posts``: kind and state of needs and offers by id (None: all count, whatever their kind); ``priority``: ISO codes;
    ``contacts``: ids of those with a public contact (None: nobody asked). An unknown source has no partners.
    """
    if source not in p.index:
        return []
    asked, day = asking(p, source), today or date.today()
    meetings = exchange(asked, posts)
    trees = likely(asked, _circle(among))
    found = parts(asked, meetings, priority, trees)
    score = sum((WEIGHTS[name] * part for name, part in found.items()), np.zeros(len(p)))
    score[~_wanted(asked, among)] = 0
    score[[p.index[id] for id in said.settled(answers, day) if id in p.index]] = 0
    best = np.lexsort((np.arange(len(p)), -score.round(9)))[:few * _LOOKED + 50]
    moved = [(int(place), said.shifts(p, int(place), answers, day)) for place in best if score[place] > 0]
    chosen = sorted(((min(float(score[place]) * _product(shifts), 1.0), place, shifts) for place, shifts in moved),
                    key=lambda one: (-round(one[0], 9), one[1]))[:few]
    known = Known(meetings, priority, trees, completing(asked))
    return [_fit(asked, known, found, contacts, one) for one in chosen]


def _circle(among: Among) -> str:
    """Whether people are wanted or organisations."""
    return "Expert" if set(among.labels) == {"Expert"} else "Organization"


def _product(shifts: tuple[Shift, ...]) -> float:
    return float(np.prod([shift.factor for shift in shifts])) if shifts else 1.0


def _wanted(asked: Asking, among: Among) -> Mask:
    """Who may be suggested at all: never oneself, what one is part of or works at, nor (unless asked for) whom one is
    bound to."""
    p, g = asked.p, asked.ground
    wanted = p.of(*among.labels) if among.labels else p.of("Organization")
    wanted[asked.members] = False
    around = [int(place) for matrix in (g.inside, g.staff) for place in matrix[:, asked.place].nonzero()[0]]
    wanted[[asked.place, *around]] = False
    if among.countries:
        wanted &= np.isin(p.countries, sorted(set(among.countries) - {""}))[p.home]
    if among.fields:
        some = [p.index[id] for id in among.fields if id in p.index]
        wanted &= np.asarray(g.fields[:, some].sum(axis=1)).ravel() > 0
    if among.only:
        wanted &= marked(len(p), np.array([p.index[id] for id in among.only if id in p.index], dtype=np.int64))
    if not among.tied and p.label(asked.place) != "Country":
        wanted &= ~(per_house(g, _bound(asked)) > 0)
    return wanted


def _bound(asked: Asking) -> Floats:
    """Who has an agreement with us, and which people wrote with us: these are no suggestion any more."""
    p = asked.p
    ties, ours = p.edges("COLLABORATES_WITH"), marked(len(p), asked.members)
    agreed = ties.chosen((ties.agreements > 0) & (ours[ties.start] | ours[ties.end]))
    found = np.where(p.of("Expert"), asked.tied, 0.0)
    found[np.append(agreed.start, agreed.end)] = 1
    return found


def _fit(asked: Asking, known: Known, found: Parts, contacts: Collection[str] | None,
         one: tuple[float, int, tuple[Shift, ...]]) -> Fit:
    score, place, shifts = one
    pair = Pair.of(asked, place)
    told = reasons(pair, known)
    each = {name: round(WEIGHTS[name] * float(part[place]), 4) for name, part in found.items()}
    return Fit(asked.p.ids[place], round(score, 4), each, told, _missing(pair, contacts), shifts)


def _missing(pair: Pair, contacts: Collection[str] | None) -> tuple[str, ...]:
    p, g, place = pair.asking.p, pair.asking.ground, pair.place
    party = np.isin(p.edges("PARTY_TO").start, pair.members).any()
    person = p.label(place) == "Expert"
    found = (("no_contact", contacts is not None and p.ids[place] not in contacts and not person),
             ("no_people", not len(pair.people)), ("no_fields", not len(row(g.fields, place))),
             ("no_agreement", not party and not person), ("no_exchange", not posted(p, g, place)),
             ("no_way", not np.isfinite(pair.steps())), ("long_silent", _silent(pair)),
             ("no_country", not p.country(place)))
    return tuple(code for code, holds in found if holds)


def _silent(pair: Pair) -> bool:
    """Whether they once shared something with others, but nothing for years."""
    p = pair.asking.p
    last = 0
    for type in ("COLLABORATES_WITH", "COAUTHOR_OF"):
        ties = p.edges(type)
        at = np.isin(ties.start, pair.members) | np.isin(ties.end, pair.members)
        last = max(last, int(ties.last[at].max(initial=0)))
    return 0 < last <= pair.asking.ground.year - _LONG
