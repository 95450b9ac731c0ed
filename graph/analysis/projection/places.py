"""Where each node is: arrays from LOCATED_IN, PART_OF and AFFILIATED_WITH."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from graph.analysis.projection.model import Projection

#: How many wholes above a part are asked where they are.
_DEPTH = 4


def homes(p: "Projection") -> NDArray[np.int32]:
    """The country of each node as a place in ``p.countries``; 0 where nobody knows."""
    home = np.zeros(len(p), np.int32)
    number = {code: place for place, code in enumerate(p.countries)}
    for id, code in p.codes.items():
        home[p.index[id]] = number[code]
    _take(home, *_ends(p, "LOCATED_IN"))
    bodies = p.of("Organization")
    start, end = _ends(p, "PART_OF")
    inside = bodies[start] & bodies[end]
    for _ in range(_DEPTH):
        _take(home, start[inside], end[inside])
    _take(home, *_posts(p))
    return home


def _ends(p: "Projection", type: str) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    edges = p.edges(type)
    return edges.start, edges.end


def _posts(p: "Projection") -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Where people are now: the post that ended last or not at all, then the one that began last, then by id."""
    posts = p.edges("AFFILIATED_WITH")
    upto = np.where(posts.last, posts.last, 9999)
    order = np.lexsort((posts.end, -posts.first.astype(np.int32), -upto, posts.start))
    return posts.start[order], posts.end[order]


def _take(home: NDArray[np.int32], start: NDArray[np.int32], end: NDArray[np.int32]) -> None:
    """Give each start without a country that of its first end that has one."""
    known = (home[start] == 0) & (home[end] > 0)
    start, end = start[known], end[known]
    who, first = np.unique(start, return_index=True)
    home[who] = home[end[first]]
