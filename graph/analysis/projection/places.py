"""Where each node is: arrays from LOCATED_IN, PART_OF and AFFILIATED_WITH."""

from collections.abc import Callable, Mapping

import numpy as np

from graph.analysis.projection.arrays import Edges, Ints, Mask

#: How many wholes above a part are asked where they are.
_DEPTH = 4


def homes(count: int, own: Mapping[int, int], bodies: Mask, edges: Callable[[str], Edges]) -> Ints:
    """The number of each node's country; 0 where nobody knows.

    ``own``: the number of each country by its place; ``bodies``: which nodes are organisations.
    """
    home = np.zeros(count, np.int32)
    for place, number in own.items():
        home[place] = number
    there, parts = edges("LOCATED_IN"), edges("PART_OF")
    _take(home, there.start, there.end)
    inside = bodies[parts.start] & bodies[parts.end]
    for _ in range(_DEPTH):
        _take(home, parts.start[inside], parts.end[inside])
    _take(home, *_posts(edges("AFFILIATED_WITH")))
    return home


def _posts(posts: Edges) -> tuple[Ints, Ints]:
    """Where people are now: the post that ended last or not at all, then the one that began last, then by id."""
    upto = np.where(posts.last, posts.last, 9999)
    order = np.lexsort((posts.end, -posts.first.astype(np.int32), -upto, posts.start))
    return posts.start[order], posts.end[order]


def _take(home: Ints, start: Ints, end: Ints) -> None:
    """Give each start without a country that of its first end that has one."""
    known = (home[start] == 0) & (home[end] > 0)
    start, end = start[known], end[known]
    who, first = np.unique(start, return_index=True)
    home[who] = home[end[first]]
