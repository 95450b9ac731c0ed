"""Which judgements the matcher needs: a forest of links, no more than hold together what belongs together. Pure."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ledger.derived import Likeness

Pair = tuple[str, str]


class Joined(NamedTuple):
    """What the matcher is to judge the same, and which of its judgements it is to take back."""

    judge: list[Likeness]
    withdraw: list[int]


@dataclass(slots=True)
class Known:
    """What holds without the matcher: ``base`` gives each thing's cluster, ``identifiers`` its values by scheme.

    ``apart``: pairs that may not be brought together; ``standing``: the matcher's judgements, each after its pair.
    """

    base: Mapping[str, str]
    identifiers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    apart: Collection[Pair] = ()
    standing: Collection[tuple[Pair, int]] = ()


def join(followed: Iterable[Likeness], enough: Collection[Pair], known: Known) -> Joined:
    """The links that hold together what belongs together: those of the pairs ``followed``, the heaviest first.

    Nothing is united that compile would keep apart. Of the matcher's judgements those stay whose pair weighs
    ``enough`` and whose things belong together still.
    """
    wanted, there = _Groups(known), _Groups(known)
    links = [pair for pair in followed if wanted.unite(pair.one, pair.other)]
    withdraw = []
    for ends, judgement in sorted(known.standing):
        if ends[0] not in known.base or ends[1] not in known.base:
            continue  # about what is not in force: it sleeps
        if ends in enough and wanted.find(ends[0]) == wanted.find(ends[1]):
            there.unite(*ends)
        else:
            withdraw.append(judgement)
    return Joined([pair for pair in links if there.unite(pair.one, pair.other)], withdraw)


class _Groups:
    """Disjoint sets of things that begin as the clusters that hold without the matcher."""

    def __init__(self, known: Known) -> None:
        self.parent: dict[str, str] = {}
        self.apart: dict[str, set[str]] = {}
        self.members: dict[str, set[str]] = {}
        self.values: dict[str, dict[str, set[str]]] = {}
        for one, other in known.apart:
            self.apart.setdefault(one, set()).add(other)
            self.apart.setdefault(other, set()).add(one)
        for thing, cluster in known.base.items():
            root = f"cluster {cluster}"
            self.parent[thing] = root
            self.parent.setdefault(root, root)
            self.members.setdefault(root, set()).add(thing)
            for scheme, value in known.identifiers.get(thing, {}).items():
                self.values.setdefault(root, {}).setdefault(scheme, set()).add(value)

    def find(self, thing: str) -> str:
        while (above := self.parent[thing]) != thing:
            self.parent[thing] = thing = self.parent[above]
        return thing

    def unite(self, one: str, other: str) -> bool:
        """Make the sets of two things one, where nothing speaks against it; whether they were two and are one now."""
        first, second = self.find(one), self.find(other)
        if first == second or self._parted(first, second):
            return False
        large, small = sorted((first, second), key=lambda root: (-len(self.members[root]), root))
        self.parent[small] = large
        self.members[large] |= self.members.pop(small)
        for scheme, values in self.values.pop(small, {}).items():
            self.values.setdefault(large, {}).setdefault(scheme, set()).update(values)
        return True

    def _parted(self, one: str, other: str) -> bool:
        few, many = sorted((one, other), key=lambda root: len(self.members[root]))
        if any(not self.apart.get(thing, set()).isdisjoint(self.members[many]) for thing in self.members[few]):
            return True
        mine, theirs = self.values.get(one, {}), self.values.get(other, {})
        return any(mine[scheme].isdisjoint(theirs[scheme]) for scheme in mine.keys() & theirs.keys())
