"""What the profile of one person or organisation asks of the whole network. Pure functions of the arrays."""

from collections.abc import Collection
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from graph.analysis.paths.finding import Path, cheapest, path_of, prepared
from graph.analysis.projection.model import Projection
from graph.analysis.rollups import whole
from graph.analysis.tallies import shared

Floats: TypeAlias = NDArray[np.float64]
#: A colleague who wrote with many says less about two of them than one who wrote with few.
_FIELDS, _COLLEAGUES = 1.0, 0.5
#: Reasons that are named of one person.
_NAMED = 3
#: Steps of a way at the most, and how many ways are looked at.
_STEPS, _LOOKS = 5, 24


class Similar(NamedTuple):
    """Somebody who resembles a person: the fields of both, the rarest first, and people who wrote with both."""

    id: str
    score: float
    fields: list[str]
    colleagues: list[str]
    together: bool


class Abroad(NamedTuple):
    """What an organisation shared in a year (0: unknown) with organisations of a country ("": unknown)."""

    year: int
    country: str
    works: int
    agreements: int
    partners: int


def similar(p: Projection, expert: str, few: int = 10) -> list[Similar]:
    """The people most like one: shared fields weighted by their rarity, and shared colleagues by theirs."""
    if expert not in p.index:
        return []
    one = p.index[expert]
    fields, colleagues = _by_field(p, one), _by_colleague(p, one)
    score = _FIELDS * fields + _COLLEAGUES * colleagues
    score[one] = 0
    best = [int(place) for place in np.argsort(-score, kind="stable")[:few] if score[place] > 0]
    known = p.edges("EXPERT_IN")
    own, mates = set(known.end[known.start == one].tolist()), _mates(p, one)
    count = np.bincount(known.end, minlength=len(p))
    return [_similar(p, place, float(score[place]), own, mates, count) for place in best]


def _similar(p: Projection, place: int, score: float, own: set[int], mates: set[int],
             count: NDArray[np.int64]) -> Similar:
    known = p.edges("EXPERT_IN")
    fields = sorted(own & set(known.end[known.start == place].tolist()), key=lambda one: (count[one], one))
    both = sorted(mates & _mates(p, place))
    return Similar(p.ids[place], round(score, 4), [p.ids[one] for one in fields[:_NAMED]],
                   [p.ids[one] for one in both[:_NAMED]], place in mates)


def _by_field(p: Projection, one: int) -> Floats:
    """Per node, how much its fields resemble somebody's: each field weighs the more, the fewer know it."""
    known = p.edges("EXPERT_IN")
    own = np.unique(known.end[known.start == one])
    people = max(len(np.unique(known.start)), 1)
    weight = np.zeros(len(p))
    weight[own] = np.log(1 + people / np.bincount(known.end, minlength=len(p))[own])
    score = np.bincount(known.start, weights=weight[known.end], minlength=len(p))
    # Who names everything resembles everybody: shared fields are set against all that both know.
    many = np.bincount(known.start, minlength=len(p))
    return np.asarray(score / np.sqrt(np.maximum(many, 1)))


def _by_colleague(p: Projection, one: int) -> Floats:
    """Per node, how many wrote with both; who wrote with many counts less."""
    ties = p.edges("COAUTHOR_OF")
    degree = np.bincount(ties.start, minlength=len(p)) + np.bincount(ties.end, minlength=len(p))
    mine = np.zeros(len(p))
    places = list(_mates(p, one))
    mine[places] = 1 / np.log(2 + degree[places])
    score = np.bincount(ties.start, weights=mine[ties.end], minlength=len(p))
    return np.asarray(score + np.bincount(ties.end, weights=mine[ties.start], minlength=len(p)))


def _mates(p: Projection, one: int) -> set[int]:
    ties = p.edges("COAUTHOR_OF")
    return {*ties.end[ties.start == one].tolist(), *ties.start[ties.end == one].tolist()}


def abroad(p: Projection, organisation: str, parts: bool = False, without: Collection[str] = ()) -> list[Abroad]:
    """What one organisation shared with each country year by year, each work once; ``without`` leaves countries out."""
    if organisation not in p.index:
        return []
    inside = np.zeros(len(p), dtype=bool)
    inside[whole(p, organisation) if parts else [p.index[organisation]]] = True
    rows = shared(p)
    across = inside[rows.one] != inside[rows.other]
    rows, other = rows.chosen(across), np.where(inside[rows.one], rows.other, rows.one)[across]
    home, found = p.home[other], []
    for year, country in sorted(set(zip(rows.year.tolist(), home.tolist(), strict=True))):
        if (code := p.countries[country]) not in without:
            at = (rows.year == year) & (home == country)
            found.append(Abroad(year, code, len(np.unique(rows.item[at & ~rows.agreement])),
                                len(np.unique(rows.item[at & rows.agreement])), len(np.unique(other[at]))))
    return found


def toward(p: Projection, one: str, targets: Collection[str], few: int = 3) -> list[Path]:
    """The best ways from a person or organisation to any of several others, each by another first step."""
    start, ends = p.index.get(one), [p.index[id] for id in targets if id in p.index]
    if start is None or not ends or start in ends:
        return []
    search = prepared(p, ends, None, (), None, _STEPS, (start,))
    found: dict[int, Path] = {}
    for cost, places in cheapest(search, start, _LOOKS):
        if len(places) > 1 and len(found) < few:
            found.setdefault(places[1], path_of(p, search, places, cost, ()))
    return list(found.values())


def behind(p: Projection, one: str, other: str, few: int = 100) -> list[str]:
    """The works and agreements that two organisations share, the latest first."""
    if one not in p.index or other not in p.index:
        return []
    ends, rows = sorted((p.index[one], p.index[other])), shared(p)
    at = np.flatnonzero((rows.one == ends[0]) & (rows.other == ends[1]))
    latest = at[np.lexsort((rows.item[at], -rows.year[at].astype(np.int32)))]
    return [p.ids[place] for place in dict.fromkeys(rows.item[latest].tolist())][:few]
