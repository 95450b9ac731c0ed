"""Candidates and rules as arrays: who covers what, and each rule as rows that count members."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from graph.analysis.board.model import APART, AVAILABLE, FIRST, ORGANISATION, SEATS, Candidate, Cover, Rule, Rules

Ints: TypeAlias = NDArray[np.int64]
Mask: TypeAlias = NDArray[np.bool_]


class Row(NamedTuple):
    """So many of these candidates, by place, at least and at most."""

    rule: Rule
    places: Ints
    least: int
    most: int


@dataclass(frozen=True, slots=True, eq=False)
class Problem:
    """``cover[place, field]``: who knows a wanted field well enough; ``worth[field, n]``: what n people are worth.

    ``rows`` and ``out`` (who may not sit) stand under the rule that they come from.
    """

    ids: Sequence[str]
    rules: Rules
    cover: Mask
    worth: Ints
    prefer: Ints
    rows: Sequence[Row]
    out: Sequence[tuple[Rule, Ints]]

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def most(self) -> int:
        """What a board would be worth that covers everything."""
        return int(self.worth[:, -1].sum())

    def named(self) -> list[Rule]:
        """The rules, each once, the number of seats first."""
        return list(dict.fromkeys([*(row.rule for row in self.rows), *(rule for rule, _ in self.out)]))

    def only(self, rules: Collection[Rule]) -> "Problem":
        """The same with these rules alone."""
        return replace(self, rows=[row for row in self.rows if row.rule in rules],
                       out=[one for one in self.out if one[0] in rules])

    def without(self, rule: Rule) -> "Problem":
        """The same but for one rule."""
        return self.only([one for one in self.named() if one != rule])

    def allowed(self) -> Mask:
        """Who may sit at all."""
        may: Mask = np.ones(len(self), dtype=bool)
        for _, places in self.out:
            may[places] = False
        return may

    def matrix(self) -> tuple[sparse.csr_array, Ints, Ints]:
        """The rows as a matrix over candidates, with their lower and upper limits."""
        columns = np.concatenate([*(row.places for row in self.rows), np.zeros(0, np.int64)]).astype(np.int32)
        starts = np.cumsum([0, *(len(row.places) for row in self.rows)]).astype(np.int32)
        matrix = sparse.csr_array((np.ones(len(columns)), columns, starts), shape=(len(self.rows), len(self)))
        limits = np.array([(row.least, row.most) for row in self.rows], np.int64).reshape(-1, 2)
        return matrix, limits[:, 0], limits[:, 1]

    def counts(self, board: Collection[int]) -> Ints:
        """How many of a board know each wanted field."""
        counted: Ints = self.cover[list(board)].sum(axis=0, dtype=np.int64)
        return counted

    def value(self, board: Collection[int]) -> int:
        """What a board is worth."""
        counted = np.minimum(self.counts(board), self.worth.shape[1] - 1)
        return int(self.worth[np.arange(len(counted)), counted].sum())

    def next(self, counted: Ints) -> Ints:
        """What one more person in each field is worth, where so many are there already."""
        top = self.worth.shape[1] - 1
        at, here = np.minimum(counted + 1, top), np.minimum(counted, top)
        fields = np.arange(len(counted))
        more: Ints = self.worth[fields, at] - self.worth[fields, here]
        return more

    def broken(self, board: Collection[int]) -> list[Rule]:
        """The rules that a board breaks."""
        members = set(board)
        bad = [row.rule for row in self.rows if not row.least <= len(members & set(row.places.tolist())) <= row.most]
        return list(dict.fromkeys([*bad, *(rule for rule, places in self.out if members & set(places.tolist()))]))

    def covers(self, board: Collection[int]) -> list[Cover]:
        """Each wanted field with who of a board knows it."""
        may = self.allowed()
        return [Cover(want.field, tuple(self.ids[place] for place in board if self.cover[place, at]), want.people,
                      int((self.cover[:, at] & may).sum())) for at, want in enumerate(self.rules.wants)]


def problem(candidates: Iterable[Candidate], rules: Rules) -> Problem:
    """Candidates, each once and in the order of their ids, under rules."""
    known = sorted({one.id: one for one in candidates}.values())
    ids = [one.id for one in known]
    index = {id: place for place, id in enumerate(ids)}
    cover = np.zeros((len(ids), len(rules.wants)), dtype=bool)
    for place, one in enumerate(known):
        cover[place] = [one.fields.get(want.field, 0) >= max(1, want.level) for want in rules.wants]
    rows = list(_rows(known, index, rules))
    out = [(rule, places) for rule, places in _out(known, index, rules) if len(places)]
    return Problem(ids, rules, cover, _worth(rules), np.array([one.prefer for one in known], np.int64), rows, out)


def _worth(rules: Rules) -> Ints:
    """The first person counts double; beyond as many as are wanted, nobody adds anything."""
    deepest = max([1, *(want.people for want in rules.wants)])
    worth = np.zeros((len(rules.wants), deepest + 1), np.int64)
    for at, want in enumerate(rules.wants):
        worth[at, 1:] = want.weight * (FIRST - 1 + np.minimum(np.arange(1, deepest + 1), max(1, want.people)))
    return worth


def _rows(known: Sequence[Candidate], index: dict[str, int], rules: Rules) -> Iterator[Row]:
    every = np.arange(len(known))
    yield Row(SEATS, every, rules.seats, rules.seats)
    for quota in rules.quotas:
        some = np.array([place for place, one in enumerate(known) if (quota.kind, quota.value) in one.marks], np.int64)
        if quota.least:
            yield Row(("quota", quota.kind, quota.value, "least"), some, quota.least, len(known) + quota.least)
        if quota.most is not None:
            yield Row(("quota", quota.kind, quota.value, "most"), some, 0, quota.most)
    for id in sorted(rules.must):
        yield Row(("must", id), np.array([index[id]] if id in index else [], np.int64), 1, 1)
    if rules.per_organisation:
        yield from (Row(ORGANISATION, people, 0, rules.per_organisation) for people in _houses(known)
                    if len(people) > rules.per_organisation)
    pairs = {(min(one, other), max(one, other)) for one, other in rules.apart}
    yield from (Row(APART, clique, 0, 1) for clique in cliques(
        (index[one], index[other]) for one, other in sorted(pairs) if one in index and other in index and one != other))


def _houses(known: Sequence[Candidate]) -> list[Ints]:
    """The people of each organisation; the same people once."""
    inside: dict[str, list[int]] = {}
    for place, one in enumerate(known):
        for organisation in one.organisations:
            inside.setdefault(organisation, []).append(place)
    return [np.array(some, np.int64) for some in sorted(set(map(tuple, inside.values())))]


def cliques(pairs: Iterable[tuple[int, int]]) -> Iterator[Ints]:
    """Pairs of whom one may sit, as groups of whom one may: fewer rows, and closer to whole numbers."""
    tied: dict[int, set[int]] = {}
    given = list(pairs)
    for one, other in given:
        tied.setdefault(one, set()).add(other)
        tied.setdefault(other, set()).add(one)
    told: set[tuple[int, int]] = set()
    for pair in given:
        if pair in told:
            continue
        group, both = [*pair], tied[pair[0]] & tied[pair[1]]
        while both:
            group.append(min(both))
            both = both & tied[group[-1]]
        told.update((one, other) for one in group for other in group if one < other)
        yield np.array(sorted(group), np.int64)


def _out(known: Sequence[Candidate], index: dict[str, int], rules: Rules) -> Iterator[tuple[Rule, Ints]]:
    if rules.available:
        yield AVAILABLE, np.array([place for place, one in enumerate(known) if not one.free], np.int64)
    for id in sorted(rules.without):
        yield ("without", id), np.array([index[id]] if id in index else [], np.int64)
    for rule, ids in rules.barred.items():
        yield rule, np.array(sorted(index[id] for id in ids if id in index), np.int64)
