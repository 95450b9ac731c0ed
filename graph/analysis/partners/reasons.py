"""Why a suggestion: what the graph holds about the two, each reason as ids and numbers that anybody can look up."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from graph.analysis.partners.asking import Asking
from graph.analysis.partners.exchange import Exchange
from graph.analysis.partners.ground import Floats, Places, marked, row
from graph.analysis.partners.model import Reason
from graph.analysis.partners.parts import RECENT
from graph.analysis.projection.arrays import Edges, Mask
from graph.analysis.tallies import Shared, coauthors, shared

#: How many are named of each.
_NAMED = 5
_FAR, _FIRST = 6, 0.1


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """The one who asks and one who may fit."""

    asking: Asking
    place: int
    members: Places
    people: Places
    ever: Places

    @classmethod
    def of(cls, asking: Asking, place: int) -> "Pair":
        """A pair with what belongs to the other side."""
        g = asking.ground
        inside = row(g.inside, place)
        return cls(asking, place, inside if len(inside) else np.array([place]), row(g.staff, place), row(g.ever, place))

    def steps(self) -> float:
        """How far they or their people are from us or ours; inf where nothing leads there."""
        return float(self.asking.steps[np.union1d(self.members, self.people)].min())


class Known(NamedTuple):
    """What holds for all of one ranking: the posts that meet, the priority countries, who is likely by the trees, and
    the fields that complete ours with the wholes that they share with them."""

    meetings: Exchange
    priority: Collection[str]
    trees: Floats | None
    completing: Mapping[int, Sequence[int]]


def reasons(pair: Pair, known: Known) -> tuple[Reason, ...]:
    """Every reason that holds, in the order in which a reader wants them."""
    found = (_posts(pair, known.meetings, True), _posts(pair, known.meetings, False), _tied(pair), _common(pair),
             _further(pair, known.completing), _acquainted(pair), _of_both(pair), _met(pair), _partners(pair),
             _distance(pair), _likely(pair, known.trees), _priority(pair, known.priority), _activity(pair))
    return tuple(reason for reason in found if reason)


def _ids(pair: Pair, places: Iterable[int]) -> tuple[str, ...]:
    return tuple(pair.asking.p.ids[int(place)] for place in places)


def _posts(pair: Pair, meetings: Exchange, seeking: bool) -> Reason | None:
    some = [one for one in meetings.by_house.get(pair.place, ()) if one.seeking == seeking]
    if not some:
        return None
    return Reason("need_met" if seeking else "offer_wanted", _ids(pair, (one.ours for one in some[:_NAMED])),
                  _ids(pair, (one.theirs for one in some[:_NAMED])), total=len(some))


def _tied(pair: Pair) -> Reason | None:
    p = pair.asking.p
    rows = coauthors(p) if p.label(pair.place) == "Expert" else shared(p)
    rows = _across(pair, rows, pair.asking.members, pair.members)
    if not len(rows.item):
        return None
    items = [len(np.unique(rows.item[rows.agreement == which])) for which in (False, True)]
    return Reason("tied", numbers=(float(items[0]), float(items[1])), total=sum(items), year=int(rows.year.max()))


def _common(pair: Pair) -> Reason | None:
    g = pair.asking.ground
    theirs = row(g.fields, pair.place)
    return _fields("fields_shared", pair, [int(one) for one in theirs if pair.asking.fields[one]])


def _further(pair: Pair, through: Mapping[int, Sequence[int]]) -> Reason | None:
    theirs = row(pair.asking.ground.fields, pair.place)
    return _fields("fields_completing", pair, [int(one) for one in theirs if int(one) in through],
                   {one: min(some) for one, some in through.items()})


def _fields(code: str, pair: Pair, fields: list[int], through: dict[int, int] | None = None) -> Reason | None:
    rarity = pair.asking.ground.rarity
    best = sorted(fields, key=lambda one: (-rarity[one], one))[:_NAMED]
    if not best:
        return None
    return Reason(code, _ids(pair, best), _ids(pair, (through[one] for one in best)) if through else (),
                  tuple(round(float(rarity[one]), 3) for one in best), len(fields))


def _acquainted(pair: Pair) -> Reason | None:
    p = pair.asking.p
    if p.label(pair.asking.place) == "Country":
        return None
    ties, ours, theirs = p.edges("COAUTHOR_OF"), pair.asking.people, pair.people
    # Somebody who is at both is a reason of its own.
    only, others = _mask(pair, np.setdiff1d(ours, theirs)), _mask(pair, np.setdiff1d(theirs, ours))
    ahead, back = only[ties.start] & others[ties.end], others[ties.start] & only[ties.end]
    rows = np.flatnonzero(ahead | back)
    mine = np.where(ahead, ties.start, ties.end)[rows]
    your = np.where(ahead, ties.end, ties.start)[rows]
    return _pairs("in_touch", pair, ties.chosen(rows.astype(np.int32)), mine, your)


def _pairs(code: str, pair: Pair, ties: Edges, mine: Places, your: Places) -> Reason | None:
    if not len(ties):
        return None
    best = np.lexsort((your, mine, -ties.last.astype(np.int32), -ties.weight))[:_NAMED]
    return Reason(code, _ids(pair, mine[best]), _ids(pair, your[best]), tuple(ties.weight[best].tolist()), len(ties),
                  int(ties.last.max()))


def _of_both(pair: Pair) -> Reason | None:
    if "Expert" in (pair.asking.p.label(place) for place in (pair.place, pair.asking.place)):
        return None
    both = pair.ever[_mask(pair, pair.asking.ever)[pair.ever]]
    if not len(both):
        return None
    still = np.isin(both, pair.people) & np.isin(both, pair.asking.people)
    best = np.lexsort((both, ~still))[:_NAMED]
    return Reason("of_both", _ids(pair, both[best]), numbers=tuple(still[best].astype(float).tolist()),
                  total=len(both))


def _met(pair: Pair) -> Reason | None:
    took = pair.asking.p.edges("TOOK_PART_IN")
    ours, theirs = (took.chosen(np.isin(took.start, some)) for some in (pair.asking.members, pair.members))
    events = np.intersect1d(ours.end, theirs.end)
    if not len(events):
        return None
    years = pair.asking.p.nodes.last[events]
    best = np.lexsort((events, -years.astype(np.int32)))
    return Reason("met_at", _ids(pair, events[best[:_NAMED]]), total=len(events), year=int(years.max()))


def _partners(pair: Pair) -> Reason | None:
    g = pair.asking.ground
    theirs = np.asarray(g.ties[pair.members].sum(axis=0)).ravel()
    theirs[np.append(pair.members, pair.asking.members)] = 0
    weaker = np.minimum(theirs, pair.asking.tied)
    weaker[~pair.asking.p.of(pair.asking.p.label(pair.place))] = 0
    both = np.flatnonzero(weaker)
    if not len(both):
        return None
    best = both[np.lexsort((both, -weaker[both]))][:_NAMED]
    return Reason("shared_partners", _ids(pair, best), numbers=tuple(weaker[best].tolist()), total=len(both))


def _distance(pair: Pair) -> Reason | None:
    steps = pair.steps()
    return Reason("distance", numbers=(steps,)) if 0 < steps <= _FAR else None


def _likely(pair: Pair, trees: Floats | None) -> Reason | None:
    """Its place among all houses, or all people, where it is among the first tenth."""
    if trees is None or not trees[pair.place]:
        return None
    alike = trees[pair.asking.p.of(pair.asking.p.label(pair.place))]
    place, of = int((alike > trees[pair.place]).sum()) + 1, int((alike > 0).sum())
    return Reason("likely", numbers=(float(place),), total=of) if place <= of * _FIRST else None


def _priority(pair: Pair, priority: Collection[str]) -> Reason | None:
    p = pair.asking.p
    code = p.country(pair.place)
    if not code or code not in priority:
        return None
    return Reason("priority_country", (next(id for id, said in sorted(p.codes.items()) if said == code),))


def _activity(pair: Pair) -> Reason | None:
    p, year = pair.asking.p, pair.asking.ground.year
    rows = coauthors(p) if p.label(pair.place) == "Expert" else shared(p)
    rows = rows.during(year - RECENT + 1, year)
    inside = _mask(pair, pair.members)
    items = len(np.unique(rows.item[inside[rows.one] != inside[rows.other]]))
    return Reason("activity", numbers=(float(items),), total=items, year=year) if items else None


def _across(pair: Pair, rows: Shared, ours: Places, theirs: Places) -> Shared:
    mine, your = _mask(pair, ours), _mask(pair, theirs)
    return rows.chosen((mine[rows.one] & your[rows.other]) | (your[rows.one] & mine[rows.other]))


def _mask(pair: Pair, places: Places) -> Mask:
    return marked(len(pair.asking.p), places)
