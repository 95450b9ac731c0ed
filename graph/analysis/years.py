"""How collaboration changes: year by year, what is new and what has lapsed, and the communities of two years. Pure."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

import numpy as np

from graph.analysis.metrics import communities as leiden
from graph.analysis.network import Network, united
from graph.analysis.projection.arrays import Ints, Mask
from graph.analysis.projection.model import Projection
from graph.analysis.rollups import Tie, ties
from graph.analysis.tallies import Shared, coauthors, shared


class CountryYear(NamedTuple):
    """What organisations at home shared in a year with those of one country, and with how many of these.

    ``year`` 0: what has no year.
    """

    year: int
    country: str
    works: int
    agreements: int
    organisations: int


class Turnover(NamedTuple):
    """Ties between organisations that are new, that have lapsed, and that went on, the strongest first.

    The figures of each are those of the years in which it counts: of a lapsed one, all years before the span; of the
    others, the span.
    """

    new: list[Tie]
    lapsed: list[Tie]
    kept: list[Tie]


class Communities(NamedTuple):
    """The communities of the people and organisations that were tied in some years; 0 is the largest."""

    year: int
    ids: Sequence[str]
    community: Ints

    def members(self, number: int) -> list[str]:
        """The ids of one community."""
        return [self.ids[place] for place in np.flatnonzero(self.community == number).tolist()]


class Group(NamedTuple):
    """One community of the later year: which of the earlier most of it comes from (None: of none), and how many."""

    after: int
    before: int | None
    members: int
    shared: int


class Comparison(NamedTuple):
    """The communities of two years.

    ``moved``: id, the community before and the one after, of those in both years whose community does not go on as
    theirs. ``joined``, ``left``: in the later year only, in the earlier only.
    """

    before: Communities
    after: Communities
    groups: list[Group]
    moved: list[tuple[str, int, int]]
    joined: list[str]
    left: list[str]


def collaboration(p: Projection, countries: Iterable[str], home: str = "VN", since: int | None = None,
                  until: int | None = None) -> list[CountryYear]:
    """Works and agreements shared between home and each of some countries, by year and country; none of them twice."""
    rows = shared(p).during(since, until)
    found = []
    for country in sorted(set(countries)):
        at, abroad = _between(p, rows, home, [country])
        year, item, agreed = rows.year[at], rows.item[at], rows.agreement[at]
        for one in np.unique(year).tolist():
            now = year == one
            found.append(CountryYear(one, country, _different(item[now & ~agreed]), _different(item[now & agreed]),
                                     _different(abroad[now])))
    return sorted(found)


def new_and_lapsed(p: Projection, year: int, within: int = 3, countries: Iterable[str] | None = None,
                   home: str = "VN") -> Turnover:
    """Ties of home's organisations with those of countries (None: of all others) in the years up to ``year``.

    New: shared something in the last ``within`` years and never before. Lapsed: shared something in the years before,
    and nothing since. Kept: both. What has no year counts as before.
    """
    rows = shared(p)
    rows = rows.chosen(rows.year <= year)
    at, _ = _between(p, rows, home, [*countries] if countries is not None else None)
    rows = rows.chosen(at)
    pair = rows.one.astype(np.int64) * max(1, len(p)) + rows.other
    lately = rows.year > year - within
    now, then = np.isin(pair, pair[lately]), np.isin(pair, pair[~lately])
    return Turnover(_ties(p, rows, lately & ~then), _ties(p, rows, ~lately & ~now), _ties(p, rows, lately & then))


def years(p: Projection) -> tuple[int, int]:
    """The first and last year in which organisations share anything; (0, 0) where they never do."""
    known = shared(p).year
    known = known[known > 0]
    return (int(known.min()), int(known.max())) if len(known) else (0, 0)


def communities(p: Projection, year: int, span: int = 3) -> Communities:
    """The communities of who was tied to anybody in the ``span`` years up to ``year``, made once for each."""
    return p.made(("communities", year, span), lambda: _communities(p, year, span))


def compare(p: Projection, year: int, other: int, span: int = 3) -> Comparison:
    """The communities of two years, the earlier one first: which go on, who moved, joined or left."""
    before, after = (communities(p, one, span) for one in sorted((year, other)))
    was = dict(zip(before.ids, before.community.tolist(), strict=True))
    now = dict(zip(after.ids, after.community.tolist(), strict=True))
    groups = _groups(was, now)
    goes_on = {group.before: group.after for group in groups if group.before is not None}
    moved = sorted((id, was[id], now[id]) for id in was.keys() & now.keys() if goes_on.get(was[id]) != now[id])
    return Comparison(before, after, groups, moved, sorted(now.keys() - was.keys()), sorted(was.keys() - now.keys()))


def _communities(p: Projection, year: int, span: int) -> Communities:
    given = _lately(p, year - span + 1, year)
    return Communities(year, given.ids, leiden(given))


def _lately(p: Projection, since: int, until: int) -> Network:
    """People and organisations, tied by what they did together in these years and by the posts that they had then."""
    posts = p.edges("AFFILIATED_WITH")
    posts = posts.chosen(posts.during(since, until) & (posts.first > 0))
    rows = [one.during(since, until) for one in (coauthors(p), shared(p))]
    one = np.concatenate([rows[0].one, rows[1].one, posts.start])
    other = np.concatenate([rows[0].other, rows[1].other, posts.end])
    tied, place = np.unique(np.concatenate([one, other]), return_inverse=True)
    ids = [p.ids[at] for at in tied.tolist()]
    ends = place.astype(np.int32)
    return united(ids, ends[:len(one)], ends[len(one):], np.ones(len(one)))


def _groups(was: dict[str, int], now: dict[str, int]) -> list[Group]:
    """Each later community with the earlier one that goes on in it: the pairs that share most are matched first."""
    overlap: dict[tuple[int, int], int] = {}
    sizes: dict[int, int] = {}
    for id, after in now.items():
        sizes[after] = sizes.get(after, 0) + 1
        if id in was:
            overlap[was[id], after] = overlap.get((was[id], after), 0) + 1
    taken: dict[int, tuple[int, int]] = {}
    used: set[int] = set()
    for (before, after), count in sorted(overlap.items(), key=lambda one: (-one[1], one[0])):
        if after not in taken and before not in used:
            taken[after] = (before, count)
            used.add(before)
    return [Group(after, taken[after][0] if after in taken else None, size, taken.get(after, (0, 0))[1])
            for after, size in sorted(sizes.items())]


def _between(p: Projection, rows: Shared, home: str, countries: Collection[str] | None) -> tuple[Mask, Ints]:
    """Which rows join home and some countries, and the organisation abroad of each of these."""
    number = {code: place for place, code in enumerate(p.countries)}
    here = number.get(home, -1)
    abroad = ([number[code] for code in countries if code in number and code != home] if countries is not None
              else [place for code, place in number.items() if code and code != home])
    one, other = p.home[rows.one], p.home[rows.other]
    out, back = (one == here) & np.isin(other, abroad), (other == here) & np.isin(one, abroad)
    at = out | back
    return at, np.where(out, rows.other, rows.one)[at]


def _ties(p: Projection, rows: Shared, which: Mask) -> list[Tie]:
    chosen = rows.chosen(which)
    return ties(chosen, chosen.one, chosen.other, p.ids)


def _different(values: Ints) -> int:
    return len(np.unique(values))
