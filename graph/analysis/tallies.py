"""What organisations share, work by work and agreement by agreement: the ground of every roll-up by year.

As compile counts it: two organisations share a work of at most fifty authors when two different authors of it were at
them in its year, and an agreement when both are parties to it.
"""

from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from graph.analysis.projection.model import Projection

Ints: TypeAlias = NDArray[np.int32]
Mask: TypeAlias = NDArray[np.bool_]
#: A work of more authors says little about any two of them.
MOST_AUTHORS = 50


class Shared(NamedTuple):
    """One row for each thing that a pair of organisations shares; places in the projection, ``one`` the smaller.

    ``year``: of the work, or in which the agreement was signed; 0 where nobody knows.
    """

    one: Ints
    other: Ints
    item: Ints
    year: NDArray[np.int16]
    agreement: Mask

    def chosen(self, which: Mask) -> "Shared":
        """Those of a mask."""
        return Shared(self.one[which], self.other[which], self.item[which], self.year[which], self.agreement[which])

    def during(self, since: int | None, until: int | None) -> "Shared":
        """Those of a span of years; without a span, those of unknown years, too."""
        if not since and not until:
            return self
        return self.chosen((self.year > 0) & (self.year >= (since or 0)) & (self.year <= (until or 9999)))


def shared(p: Projection) -> Shared:
    """Everything that two organisations of a projection share; made once for each."""
    return p.made("shared", lambda: _both(_works(p), _agreements(p)))


def coauthors(p: Projection) -> Shared:
    """Every work that two people wrote together, in the same shape: places of people; made once for each."""
    return p.made("coauthors", lambda: _coauthors(p))


def _coauthors(p: Projection) -> Shared:
    item, person = _authors(p)
    row, one, other = pairs(item, person)
    return Shared(one, other, item[row], p.nodes.first[item[row]], np.zeros(len(one), dtype=bool))


def _both(works: Shared, agreements: Shared) -> Shared:
    return Shared(np.concatenate([works.one, agreements.one]), np.concatenate([works.other, agreements.other]),
                  np.concatenate([works.item, agreements.item]), np.concatenate([works.year, agreements.year]),
                  np.concatenate([works.agreement, agreements.agreement]))


def _agreements(p: Projection) -> Shared:
    parties = p.edges("PARTY_TO")
    item, body = _distinct(parties.end, parties.start)
    row, one, other = pairs(item, body)
    return Shared(one, other, item[row], p.nodes.first[item[row]], np.ones(len(one), dtype=bool))


def _works(p: Projection) -> Shared:
    """Authors meet their posts, and the organisations of each work each other."""
    item, person = _authors(p)
    item, body, person = _at_posts(p, item, person)
    order = np.lexsort((person, body, item))
    item, body, person = item[order], body[order], person[order]
    fresh = _begins(item, body)
    first = np.flatnonzero(fresh)
    last = np.append(first[1:], len(item)) - 1
    row, one, other = pairs(item[first], body[first], np.arange(len(first), dtype=np.int32))
    # The staff of both, taken together, must be more than one person.
    alone = ((person[first[one]] == person[last[one]]) & (person[first[other]] == person[last[other]])
             & (person[first[one]] == person[first[other]]))
    one, other, row = one[~alone], other[~alone], row[~alone]
    items = item[first[one]]
    return Shared(body[first[one]], body[first[other]], items, p.nodes.first[items], np.zeros(len(one), dtype=bool))


def _authors(p: Projection) -> tuple[Ints, Ints]:
    """Works of few enough authors and their authors, by work."""
    written = p.edges("AUTHORED")
    item, person = _distinct(written.end, written.start)
    few = np.bincount(item, minlength=len(p))[item] <= MOST_AUTHORS
    return item[few], person[few]


def _at_posts(p: Projection, item: Ints, person: Ints) -> tuple[Ints, Ints, Ints]:
    """Work, organisation and author, for each post that the author had in the year of the work."""
    posts = p.edges("AFFILIATED_WITH")
    begin = np.searchsorted(posts.start, np.arange(len(p) + 1, dtype=np.int32))
    many = begin[person + 1] - begin[person]
    row = np.repeat(np.arange(len(item)), many)
    post = np.repeat(begin[person], many) + _within(many)
    year = p.nodes.first[item[row]]
    there = (year == 0) | (((posts.first[post] == 0) | (posts.first[post] <= year))
                           & ((posts.last[post] == 0) | (year <= posts.last[post])))
    row, post = row[there], post[there]
    return item[row], posts.end[post], person[row]


def pairs(group: Ints, member: Ints, number: Ints | None = None) -> tuple[Ints, Ints, Ints]:
    """All pairs of members of one group, the earlier first; both are sorted by group, then member.

    Gives a row of each pair and its members, or their ``number`` where one is given.
    """
    count = len(group)
    first = np.flatnonzero(_begins(group, group)) if count else np.zeros(0, np.int64)
    size = np.diff(np.append(first, count))
    after = np.repeat(first + size, size) - np.arange(count) - 1
    row = np.repeat(np.arange(count, dtype=np.int32), after)
    partner = (row + 1 + _within(after)).astype(np.int32)
    value = member if number is None else number
    return row, value[row], value[partner]


def _within(many: NDArray[np.int64]) -> NDArray[np.int64]:
    """0, 1, … for each of several counts, one after the other."""
    ends = np.cumsum(many)
    return np.arange(int(ends[-1]) if len(ends) else 0) - np.repeat(ends - many, many)


def _distinct(one: Ints, other: Ints) -> tuple[Ints, Ints]:
    """Each pair once, sorted."""
    order = np.lexsort((other, one))
    one, other = one[order], other[order]
    fresh = _begins(one, other)
    return one[fresh], other[fresh]


def _begins(one: Ints, other: Ints) -> Mask:
    """Where a sorted pair differs from the one before it."""
    fresh: Mask = np.ones(len(one), dtype=bool)
    fresh[1:] = (one[1:] != one[:-1]) | (other[1:] != other[:-1])
    return fresh
