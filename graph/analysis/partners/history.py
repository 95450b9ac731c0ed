"""Who did what together and when: the one input of the ranking by the network, from a registry or from files.

Nodes are numbers below ``count``. Years are whole numbers; what has none lies in year 0, before everything.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Matrix: TypeAlias = Any  # scipy.sparse.csr_matrix: it has no types
Ints: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Meetings:
    """One row for each pair that did something together, both ways: ``share`` is what it says of the two of them."""

    one: Ints
    other: Ints
    year: Ints
    share: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Doings:
    """One row for each node and thing it did: how many took part, and its place among them, 0 to 1 (first to last)."""

    who: Ints
    year: Ints
    size: Floats
    place: Floats
    amount: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """What is known of nodes by year, as tokens: fields, houses, venues, words."""

    who: Ints
    token: Ints
    year: Ints


@dataclass(frozen=True, slots=True, eq=False)
class History:
    """All of it. ``until`` gives the same as it was known at the end of a year."""

    count: int
    meetings: Meetings
    doings: Doings
    traits: Mapping[str, Said] = field(default_factory=dict)
    year: int = 0

    def until(self, year: int) -> "History":
        """What happened up to a year."""
        met, did = self.meetings, self.doings
        held, done = met.year <= year, did.year <= year
        traits = {name: Said(*(column[said.year <= year] for column in (said.who, said.token, said.year)))
                  for name, said in self.traits.items()}
        return replace(
            self, year=year, traits=traits,
            meetings=Meetings(met.one[held], met.other[held], met.year[held], met.share[held]),
            doings=Doings(did.who[done], did.year[done], did.size[done], did.place[done], did.amount[done]))

    def seen(self) -> NDArray[np.bool_]:
        """Who did anything."""
        found: NDArray[np.bool_] = np.zeros(self.count, dtype=bool)
        found[self.doings.who] = True
        return found

    def tied(self) -> Matrix:
        """1 for each two who met."""
        found = sparse.csr_matrix((np.ones(len(self.meetings.one), np.float32),
                                   (self.meetings.one, self.meetings.other)), (self.count, self.count))
        found.data[:] = 1
        return found


def of_teams(count: int, teams: list[list[int]], years: list[int], traits: Mapping[str, Said] | None = None) -> History:
    """From teams of distinct members, each in its order, with the year of what they did."""
    size = np.array([len(team) for team in teams], dtype=np.int64)
    who = np.array([one for team in teams for one in team], dtype=np.int64)
    thing = np.repeat(np.arange(len(teams)), size)
    begin = np.repeat(np.cumsum(size) - size, size)
    year, order = np.array(years, dtype=np.int64), np.arange(len(who)) - begin
    each = size[thing]
    # Every member with every member of its team.
    row = np.repeat(np.arange(len(who)), each)
    column = np.repeat(begin, each) + np.arange(len(row)) - np.repeat(np.cumsum(each) - each, each)
    apart = row != column
    row, column = row[apart], column[apart]
    met = Meetings(who[row], who[column], year[thing[row]], 1.0 / np.maximum(each[row] - 1, 1))
    done = Doings(who, year[thing], each.astype(float), order / np.maximum(each - 1, 1), np.ones(len(who)))
    return History(count, met, done, traits or {}, int(year.max(initial=0)))


def new_ties(before: History, after: History) -> dict[int, Ints]:
    """Per node that was seen, the seen ones it had not met and met then: what is to be foretold."""
    seen, tied = before.seen(), before.tied()
    met = after.meetings
    fresh = (met.year > before.year) & seen[met.one] & seen[met.other]
    later = sparse.csr_matrix((np.ones(int(fresh.sum()), np.float32), (met.one[fresh], met.other[fresh])), tied.shape)
    later.data[:] = 1
    news = (later - later.multiply(tied)).tocsr()
    news.eliminate_zeros()
    news.sort_indices()
    return {one: news.indices[news.indptr[one]:news.indptr[one + 1]].astype(np.int64)
            for one in np.flatnonzero(np.diff(news.indptr)).tolist()}
