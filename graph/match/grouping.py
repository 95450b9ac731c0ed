"""From scored pairs to groups: which pairs are followed, so that nobody is joined with whom something contradicts."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

import pandas as pd

Pair = tuple[str, str]

#: A pair that weighs so much more than the matcher needs to join is followed whatever the others of two groups say.
_STRONG = 3.0
#: For a weaker pair the two groups must not speak against each other, where both are more than one record: their pairs
#: weigh on average at most so much less than what joins. A pair that nobody scored counts as one far below.
_AVERAGE, _UNSCORED = -0.75, -5.0


@dataclass(frozen=True, slots=True)
class Obstacles:
    """What keeps records apart, whatever a pair weighs, also when they meet by way of others.

    ``apart`` are pairs judged different. ``works`` are each record's works as its own source has them: nobody is twice
    among the authors of one. ``identifiers`` are each record's values, ``scheme:value``: two records that have values
    of one scheme and none in common are of two.
    """

    apart: Collection[Pair] = ()
    works: Mapping[str, Collection[str]] = field(default_factory=dict)
    identifiers: Mapping[str, Collection[str]] = field(default_factory=dict)

    @staticmethod
    def of(frame: pd.DataFrame) -> "Obstacles":
        """Those that a frame of the persons' columns tells."""
        ids = frame["id"].tolist()
        return Obstacles((), dict(zip(ids, frame["own_works"].tolist(), strict=True)),
                         dict(zip(ids, frame["ids"].tolist(), strict=True)))


def joins(pairs: pd.DataFrame, join: float, obstacles: Obstacles = Obstacles(),
          together: Iterable[Pair] = ()) -> list[Pair]:
    """The pairs to follow, of all that were scored (``one``, ``other``, ``weight``), also below ``join``.

    They are taken by falling weight and then by ids, whatever the order in which they are given; each brings two groups
    together that nothing keeps apart, and no more are named than that takes. ``together`` are pairs that are one
    already and stay so.
    """
    scored = list(zip(pairs["one"].tolist(), pairs["other"].tolist(), pairs["weight"].tolist(), strict=True))
    found = _Groups(obstacles)
    for one, other, weight in scored:
        found.weigh(one, other, weight - join)
    for one, other in together:
        found.unite(one, other)
    heaviest = sorted((pair for pair in scored if pair[2] >= join), key=lambda pair: (-pair[2], *sorted(pair[:2])))
    return [(one, other) for one, other, weight in heaviest
            if found.may(one, other, weight - join) and found.unite(one, other)]


def groups(ids: Iterable[str], followed: Iterable[Pair]) -> dict[str, str]:
    """The group of each record, named by its first member by id."""
    found = _Groups(Obstacles())
    for one, other in followed:
        found.unite(one, other)
    members: dict[str, list[str]] = {}
    for id in ids:
        members.setdefault(found.find(id), []).append(id)
    return {id: min(some) for some in members.values() for id in some}


class _Groups:
    """Disjoint sets of records, each with what its members cannot share with others and what pairs across weigh."""

    def __init__(self, obstacles: Obstacles) -> None:
        self._parent: dict[str, str] = {}
        self._members: dict[str, set[str]] = {}
        self._across: dict[str, dict[str, tuple[float, int]]] = {}
        self._works = {one: set(works) for one, works in obstacles.works.items() if works}
        self._values = {one: _by_scheme(values) for one, values in obstacles.identifiers.items() if values}
        self._apart: dict[str, set[str]] = {}
        for one, other in obstacles.apart:
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)

    def weigh(self, one: str, other: str, weight: float) -> None:
        """Note what a pair weighs beyond what joins it."""
        for here, there in ((one, other), (other, one)):
            self._across.setdefault(here, {})[there] = (max(weight, _UNSCORED), 1)

    def find(self, id: str) -> str:
        """The record that stands for the group of this one."""
        above = self._parent.setdefault(id, id)
        while (upper := self._parent[above]) != above:
            self._parent[id] = upper
            id, above = above, upper
        return above

    def may(self, one: str, other: str, weight: float) -> bool:
        """Whether nothing keeps the groups of two records apart that a pair of such weight would bring together."""
        first, second = self.find(one), self.find(other)
        if first == second or self._share_a_work(first, second) or self._contradict(first, second):
            return False
        if self._judged(first, second):
            return False
        alone = min(len(self._of(first)), len(self._of(second))) == 1
        return alone or weight >= _STRONG or self._average(first, second) >= _AVERAGE

    def unite(self, one: str, other: str) -> bool:
        """Make the groups of two records one; whether they were two."""
        first, second = sorted((self.find(one), self.find(other)), key=lambda root: (-len(self._of(root)), root))
        if first == second:
            return False
        self._parent[second] = first
        self._members[first] = self._of(first) | self._members.pop(second, {second})
        self._works.setdefault(first, set()).update(self._works.pop(second, ()))
        for scheme, values in self._values.pop(second, {}).items():
            self._values.setdefault(first, {}).setdefault(scheme, set()).update(values)
        self._carry(first, second)
        return True

    def _carry(self, first: str, second: str) -> None:
        """What the pairs of the second group with others weigh are now pairs of the first."""
        for there, (total, count) in self._across.pop(second, {}).items():
            self._across[there].pop(second)
            if there != first:
                before, counted = self._across.setdefault(first, {}).get(there, (0.0, 0))
                self._across[first][there] = self._across[there][first] = (before + total, counted + count)

    def _of(self, root: str) -> set[str]:
        return self._members.get(root, {root})

    def _average(self, one: str, other: str) -> float:
        total, count = self._across.get(one, {}).get(other, (0.0, 0))
        pairs = len(self._of(one)) * len(self._of(other))
        return (total + (pairs - count) * _UNSCORED) / pairs

    def _share_a_work(self, one: str, other: str) -> bool:
        return not self._works.get(one, set()).isdisjoint(self._works.get(other, ()))

    def _contradict(self, one: str, other: str) -> bool:
        mine, theirs = self._values.get(one, {}), self._values.get(other, {})
        return any(mine[scheme].isdisjoint(theirs[scheme]) for scheme in mine.keys() & theirs.keys())

    def _judged(self, one: str, other: str) -> bool:
        few, many = sorted((self._of(one), self._of(other)), key=len)
        return any(not many.isdisjoint(self._apart.get(id, ())) for id in few)


def _by_scheme(values: Iterable[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for value in values:
        found.setdefault(value.partition(":")[0], set()).add(value)
    return found
