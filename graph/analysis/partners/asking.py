"""Who asks: a house, country or person as masks and sets, read once for a ranking."""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csgraph

from graph.analysis.partners.ground import Floats, Ground, Places, ground, marked, row
from graph.analysis.projection.arrays import Mask
from graph.analysis.projection.model import Projection


@dataclass(frozen=True, slots=True, eq=False)
class Asking:
    """The one who asks. ``members``: it and its parts; ``people``: who is there now; ``ever``: or was.

    ``steps``: how far each node is from us or our people along what is shared (inf: not linked); ``tied``: what each
    shares with us.
    """

    p: Projection
    ground: Ground
    place: int
    members: Places
    people: Places
    ever: Places
    fields: Mask
    tied: Floats
    steps: Floats


def asking(p: Projection, source: str) -> Asking:
    """What is known of one who asks."""
    g, place = ground(p), p.index[source]
    members = row(g.inside, place) if p.label(place) != "Expert" else np.array([place])
    tied = np.asarray(g.ties[members].sum(axis=0), dtype=np.float64).ravel()
    tied[members] = 0
    people = row(g.staff, place)
    return Asking(p, g, place, members, people, row(g.ever, place),
                  marked(len(p), row(g.fields, place)), tied, _steps(g, np.union1d(members, people)))


def per_house(g: Ground, values: Floats) -> Floats:
    """What the members of each house have together."""
    return np.asarray(g.inside @ values, dtype=np.float64)


def _steps(g: Ground, start: Places) -> Floats:
    if not len(start):
        return np.full(g.ties.shape[0], np.inf)
    found: Floats = csgraph.dijkstra(g.ties, indices=start, unweighted=True, min_only=True)
    return found
