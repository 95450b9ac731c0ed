"""Who of one organisation, or of one country, can introduce us to another organisation."""

from collections.abc import Collection
from typing import NamedTuple

import numpy as np

from graph.analysis.paths.arcs import Ints, newest
from graph.analysis.paths.finding import Path, Usable, allowed, cheapest, path_of, prepared
from graph.analysis.projection.model import Projection
from graph.analysis.rollups import whole

_LONGEST = 4


class Introducer(NamedTuple):
    """Somebody of the first side (or, of a country, an organisation), and the best path from them into the second."""

    who: str
    path: Path

    @property
    def why(self) -> tuple[str, ...]:
        """The codes of the path."""
        return self.path.why


def introducers(p: Projection, one: str, firm: str, few: int = 10, usable: Usable = None,
                consented: Collection[str] = (), today: int | None = None) -> list[Introducer]:
    """People who are at the first organisation or a part of it now, by how well they are linked to the second.

    No path leads through the first organisation itself: what is wanted is what the person has and the house has not.
    Of a country all its organisations are asked: the people there and the organisations themselves.
    """
    if one not in p.index or firm not in p.index or one == firm:
        return []
    ours = _houses(p, one)
    own = set(ours)
    theirs = [place for place in whole(p, firm) if place not in own]
    if not theirs:
        return []
    may = allowed(p, usable).copy()
    starts = present(p, ours)
    if p.label(p.index[one]) == "Country":
        starts = np.append(starts, np.array(ours, dtype=starts.dtype))
    starts = starts[may[starts]]
    may[ours] = False
    search = prepared(p, theirs, may, consented, today, _LONGEST)
    # What counts is the way from each of them on, whoever else may be passed through.
    reach = search.rest[_LONGEST][starts]
    order = np.lexsort((starts, reach.round(9)))[:few]
    best = starts[order[np.isfinite(reach[order])]].tolist()
    return [Introducer(p.ids[start], path_of(p, search, places, cost, consented))
            for start in best for cost, places in cheapest(search, start, 1)]


def _houses(p: Projection, one: str) -> list[int]:
    """An organisation and its parts, or the organisations of a country, by place."""
    if p.label(p.index[one]) != "Country":
        return whole(p, one)
    code = p.codes.get(one)
    return np.flatnonzero(p.of("Organization") & (p.home == p.countries.index(code))).tolist() if code else []


def present(p: Projection, bodies: Collection[int]) -> Ints:
    """Who is at one of these organisations now, by place."""
    posts = p.edges("AFFILIATED_WITH")
    inside = np.zeros(len(p), dtype=bool)
    inside[list(bodies)] = True
    now = (posts.last == 0) | (posts.last >= newest(p))
    there = np.zeros(len(p), dtype=bool)
    there[posts.start[inside[posts.end] & now]] = True
    return np.flatnonzero(there).astype(np.int32)
