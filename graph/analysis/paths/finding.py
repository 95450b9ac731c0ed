"""The best few simple paths between two nodes, exactly, with ties in the order of ids.

First the cheapest way from everywhere to the target in at most so many steps, for all nodes at once (a few passes over
all arcs); then a search from the start that always follows what is cheapest in the end, so it hardly goes astray.
"""

from collections.abc import Callable, Collection, Iterator
from heapq import heappop, heappush
from itertools import islice, pairwise
from math import exp, inf
from typing import NamedTuple, TypeAlias

import numpy as np

from graph.analysis.paths.arcs import CONSENTED, KINDS, Arcs, Floats, Mask, arcs
from graph.analysis.projection.arrays import FREE
from graph.analysis.projection.model import Projection

#: Which nodes a path may lead through: by id, or as a mask over places. Both ends always may.
Usable: TypeAlias = "Callable[[str], bool] | Mask | None"
#: A path that has begun: what it will cost in the end, its places, and what it has cost so far.
_Way: TypeAlias = tuple[float, tuple[int, ...], float]
_Begun: TypeAlias = tuple[float, tuple[int, ...], float, Iterator[_Way]]
_TYPES = tuple(KINDS)
#: What a search may look at before it gives what it has: a guard, never reached between people who are linked at all.
_MOST_LOOKS = 20_000
_RECENT, _OLD, _STRONG = 5, 12, 0.5


class Step(NamedTuple):
    """One step; ``forward`` is False where the relation is told from ``end`` to ``start``. Unknown years are 0."""

    start: str
    end: str
    type: str
    forward: bool
    weight: float
    first: int
    last: int


class Path(NamedTuple):
    """A path. ``score``: 0 to 1, the product of what its steps and those in between are worth.

    ``verified``, ``consented``: how many people and organisations in between a curator verified, and how many people
    consented or say themselves what they are free for. ``why``: codes, see ``_why``.
    """

    ids: tuple[str, ...]
    steps: tuple[Step, ...]
    score: float
    verified: int
    consented: int
    why: tuple[str, ...]


class Search(NamedTuple):
    """What one search goes by: the arcs, what passing through each node costs, and the cheapest rest of the way.

    ``rest[k]``: from each node to the target in at most k steps; without the cost of the node itself.
    """

    arcs: Arcs
    entering: Floats
    rest: list[Floats]


def best(p: Projection, one: str, other: str, few: int = 3, usable: Usable = None, consented: Collection[str] = (),
         today: int | None = None, longest: int = 6) -> list[Path]:
    """The best paths between two people or organisations, at most ``few`` and ``longest`` steps, the best first."""
    start, end = p.index.get(one), p.index.get(other)
    if start is None or end is None or start == end:
        return []
    search = prepared(p, [end], usable, consented, today, longest, (start,))
    return [path_of(p, search, places, cost, consented) for cost, places in cheapest(search, start, few)]


def prepared(p: Projection, targets: Collection[int], usable: Usable, consented: Collection[str], today: int | None,
             longest: int, also: Collection[int] = ()) -> Search:
    """A search towards any of some nodes."""
    found = arcs(p, today)
    entering = found.entering.copy()
    agreed = [p.index[id] for id in consented if id in p.index]
    free = np.array([place for place in agreed if not p.nodes.flags[place] & FREE and p.label(place) == "Expert"], int)
    entering[free] -= CONSENTED
    entering[~allowed(p, usable)] = inf
    entering[[*targets, *also]] = 0.0
    rest = [np.full(len(p), inf)]
    rest[0][list(targets)] = 0.0
    for _ in range(longest):
        rest.append(_step(found, entering, rest[-1]))
    return Search(found, entering, rest)


def _step(found: Arcs, entering: Floats, before: Floats) -> Floats:
    """The cheapest rest of the way with one step more."""
    after = before.copy()
    if len(found.end):
        through = np.take(entering + before, found.end, mode="clip")
        through += found.cost
        after[found.tied] = np.minimum(after[found.tied], np.minimum.reduceat(through, found.begin[found.tied]))
    return after


def allowed(p: Projection, usable: Usable) -> Mask:
    """Which nodes a path may lead through, by place."""
    if usable is None:
        return np.ones(len(p), dtype=bool)
    if isinstance(usable, np.ndarray):
        return usable
    return np.fromiter(map(usable, p.ids), bool, len(p))


def cheapest(search: Search, start: int, few: int) -> Iterator[tuple[float, tuple[int, ...]]]:
    """Paths by cost, then by their ids: the heap gives out what is cheapest in the end, whole or begun.

    Of what may follow on a place only the cheapest lies in the heap, and the next of them once that was taken.
    """
    whole = float(search.rest[-1][start])
    heap: list[_Begun] = [] if whole == inf else [(round(whole, 9), (start,), 0.0, iter(()))]
    for _ in range(_MOST_LOOKS):
        if not heap or not few:
            return
        total, places, paid, siblings = heappop(heap)
        for after in islice(siblings, 1):
            heappush(heap, (*after, siblings))
        if search.rest[0][places[-1]] == 0.0:
            few -= 1
            yield total, places
            continue
        ways = _ways(search, places, paid)
        for way in islice(ways, 1):
            heappush(heap, (*way, ways))


def _ways(search: Search, places: tuple[int, ...], paid: float) -> Iterator[_Way]:
    """What may follow on a path that has begun: the cheapest in the end first, then by place."""
    rest = search.rest[len(search.rest) - 1 - len(places)]
    steps = search.arcs.of(places[-1])
    ends = search.arcs.end[steps]
    costs = paid + search.arcs.cost[steps] + search.entering[ends]
    sums = (costs + rest[ends]).round(9)
    order = np.lexsort((ends, sums))
    for at in order[:np.count_nonzero(sums < inf)].tolist():
        end = int(ends[at])
        if end not in places:
            yield float(sums[at]), (*places, end), float(costs[at])


def path_of(p: Projection, search: Search, places: tuple[int, ...], cost: float, consented: Collection[str]) -> Path:
    """What a path says, for reading."""
    steps = tuple(_told(p, search.arcs, a, b) for a, b in pairwise(places))
    between = [place for place in places[1:-1] if p.label(place) in ("Expert", "Organization")]
    people = [place for place in between if p.label(place) == "Expert"]
    verified = sum(p.verified(place) for place in between)
    asked = sum(bool(p.nodes.flags[place] & FREE) or p.ids[place] in consented for place in people)
    why = _why(steps, exp(-cost), search.arcs.today, verified == len(between) > 0, asked == len(people) > 0)
    return Path(tuple(p.ids[place] for place in places), steps, round(exp(-cost), 4), verified, asked, why)


def _told(p: Projection, found: Arcs, start: int, end: int) -> Step:
    steps = found.of(start)
    at = steps.start + int(np.searchsorted(found.end[steps], end))
    type, row = _TYPES[found.type[at]], int(found.relation[at])
    edges = p.edges(type)
    return Step(p.ids[start], p.ids[end], type, bool(found.forward[at]), round(float(edges.weight[row]), 3),
                int(edges.first[row]), int(edges.last[row]))


def _why(steps: tuple[Step, ...], score: float, today: int, verified: bool, consented: bool) -> tuple[str, ...]:
    """``direct``: one step. ``strong``: steps worth a half on average. ``recent``: no step ended more than five years
    ago. ``old``: one did twelve years ago. ``weak``: one is only an event. ``verified``, ``consented``: all between."""
    ended = [step.last for step in steps if step.last]
    said = {
        "direct": len(steps) == 1,
        "strong": score ** (1 / len(steps)) >= _STRONG,
        "recent": all(today - year <= _RECENT for year in ended),
        "verified": verified,
        "consented": consented,
        "weak": any(step.type == "TOOK_PART_IN" for step in steps),
        "old": any(today - year >= _OLD for year in ended),
    }
    return tuple(code for code, holds in said.items() if holds)
