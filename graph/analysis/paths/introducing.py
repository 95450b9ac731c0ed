"""Who of one organisation can introduce us to another."""

from collections.abc import Collection
from typing import NamedTuple

import numpy as np

from graph.analysis.paths.arcs import Ints, newest
from graph.analysis.paths.finding import Path, Usable, allowed, cheapest, path_of, prepared
from graph.analysis.projection.model import Projection
from graph.analysis.rollups import whole

_LONGEST = 4


class Introducer(NamedTuple):
    """Somebody of the first organisation, and the best path from them into the second."""

    person: str
    path: Path

    @property
    def why(self) -> tuple[str, ...]:
        """The codes of the path."""
        return self.path.why


def introducers(p: Projection, university: str, firm: str, few: int = 10, usable: Usable = None,
                consented: Collection[str] = (), today: int | None = None) -> list[Introducer]:
    """People who are at the first organisation or a part of it now, by how well they are linked to the second.

    No path leads through the first organisation itself: what is wanted is what the person has and the house has not.
    """
    if university not in p.index or firm not in p.index or university == firm:
        return []
    ours = whole(p, university)
    theirs = [place for place in whole(p, firm) if place not in set(ours)]
    if not theirs:
        return []
    may = allowed(p, usable).copy()
    people = present(p, ours)
    people = people[may[people]]
    may[ours] = False
    search = prepared(p, theirs, may, consented, today, _LONGEST)
    # What counts is the way from the person on, whoever else may be passed through.
    reach = search.rest[_LONGEST][people]
    order = np.lexsort((people, reach.round(9)))[:few]
    found = []
    for person in people[order[np.isfinite(reach[order])]].tolist():
        found += [Introducer(p.ids[person], path_of(p, search, places, cost, consented))
                  for cost, places in cheapest(search, person, 1)]
    return found


def present(p: Projection, bodies: Collection[int]) -> Ints:
    """Who is at one of these organisations now, by place."""
    posts = p.edges("AFFILIATED_WITH")
    inside = np.zeros(len(p), dtype=bool)
    inside[list(bodies)] = True
    now = (posts.last == 0) | (posts.last >= newest(p))
    return np.unique(posts.start[inside[posts.end] & now])
