"""Measures of who-is-who: precision, recall and F1, B-cubed and pairwise figures of groups, and their intervals."""

import math
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

_Unit = TypeVar("_Unit")
Groups = Mapping[Any, Hashable]
Interval = tuple[float, float]


class Scores(NamedTuple):
    """Precision, recall and their harmonic mean; what nothing was found or sought for counts as perfect."""

    precision: float
    recall: float
    f1: float


class Result(NamedTuple):
    """One line of the benchmark: what a method reached on a set; None where a figure does not apply.

    ``interval`` is the 95 % interval of the recall where the set is of pairs, of the false hits where it is of false
    pairs only, and of F1 elsewhere.
    """

    set: str
    method: str
    pairs: int | None = None
    precision: float | None = None
    recall: float | None = None
    f1: float | None = None
    f1_pairwise: float | None = None
    false_hit_rate: float | None = None
    interval: Interval | None = None
    seconds: float | None = None


def scores(hits: float, found: float, sought: float) -> Scores:
    """Of ``found`` answers and ``sought`` right ones, ``hits`` are both."""
    precision = hits / found if found else 1.0
    recall = hits / sought if sought else 1.0
    return Scores(precision, recall, harmonic(precision, recall))


def harmonic(precision: float, recall: float) -> float:
    """F1: the harmonic mean, nought where both are."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def wilson(hits: int, n: int, z: float = 1.959964) -> Interval:
    """The Wilson score interval of a share (95 % by default); of nothing it is all there is between 0 and 1."""
    if not n:
        return 0.0, 1.0
    share, squared = hits / n, z * z
    centre = (share + squared / (2 * n)) / (1 + squared / n)
    half = z * math.sqrt(share * (1 - share) / n + squared / (4 * n * n)) / (1 + squared / n)
    return max(0.0, centre - half), min(1.0, centre + half)


def bcubed(truth: Groups, found: Groups) -> Scores:
    """B-cubed (Bagga and Baldwin 1998) over the items of ``truth``; an item that no group was found for is alone."""
    return _averaged(list(bcubed_items(truth, found).values()))


def bcubed_items(truth: Groups, found: Groups) -> dict[Any, tuple[float, float]]:
    """For each item of ``truth`` its precision and recall: the share of its group, and of its person, that is both.

    What is in a group but not in ``truth`` is not counted: nobody knows whether it belongs there.
    """
    group = {item: found.get(item, ("alone", item)) for item in truth}
    people, groups = Counter(truth.values()), Counter(group.values())
    both = Counter((truth[item], group[item]) for item in truth)
    return {item: (both[person, group[item]] / groups[group[item]], both[person, group[item]] / people[person])
            for item, person in truth.items()}


def pairwise(truth: Groups, found: Groups) -> Scores:
    """Precision, recall and F1 over the pairs of items of ``truth`` that share a group, a person, or both."""
    group = {item: found[item] for item in truth if item in found}
    both = Counter((truth[item], of) for item, of in group.items())
    return scores(_pairs(both), _pairs(Counter(group.values())), _pairs(Counter(truth.values())))


def wrongly_together(truth: Groups, found: Groups) -> float:
    """Of the pairs of items of two people, the share that is in one group."""
    group = {item: found[item] for item in truth if item in found}
    wrong = _pairs(Counter(group.values())) - _pairs(Counter((truth[item], of) for item, of in group.items()))
    others = math.comb(len(truth), 2) - _pairs(Counter(truth.values()))
    return wrong / others if others else 0.0


def bootstrap(units: Sequence[_Unit], figure: Callable[[Sequence[_Unit]], float], times: int = 500,
              seed: int = 5) -> Interval:
    """The middle 95 % of a figure over samples of the units, drawn with replacement, as many as there are."""
    if not units:
        return 0.0, 1.0
    draw = random.Random(seed)
    drawn = sorted(figure(draw.choices(units, k=len(units))) for _ in range(times))
    return drawn[int(times * 0.025)], drawn[min(times - 1, int(times * 0.975))]


def bcubed_interval(truth: Groups, found: Groups, times: int = 500, seed: int = 5) -> Interval:
    """The bootstrap interval of the B-cubed F1 over people: mentions of one person stand or fall together."""
    of_person: dict[Hashable, list[tuple[float, float]]] = defaultdict(list)
    for item, reached in bcubed_items(truth, found).items():
        of_person[truth[item]].append(reached)
    sums = [(len(all_), sum(one for one, _ in all_), sum(one for _, one in all_)) for all_ in of_person.values()]
    return bootstrap(sums, _f1_of_sums, times, seed)


def _f1_of_sums(sums: Sequence[tuple[int, float, float]]) -> float:
    n = sum(one for one, _, _ in sums)
    return harmonic(sum(one for _, one, _ in sums) / n, sum(one for _, _, one in sums) / n)


def _averaged(reached: Sequence[tuple[float, float]]) -> Scores:
    if not reached:
        return Scores(1.0, 1.0, 1.0)
    precision = sum(one for one, _ in reached) / len(reached)
    recall = sum(one for _, one in reached) / len(reached)
    return Scores(precision, recall, harmonic(precision, recall))


def _pairs(sizes: Counter[Any]) -> int:
    return sum(math.comb(size, 2) for size in sizes.values())
