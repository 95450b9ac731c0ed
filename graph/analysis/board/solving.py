"""The best board, proven: a linear bound, a good board, then whatever could still be better, and nothing else.

1. The linear programme gives a bound and what each candidate lacks to it. Rows that only forbid (one of a pair, so many
   of a house) are added when they are broken: hardly any ever is.
2. Among the candidates that lack least, a good board; swaps of single seats make it better.
3. Who lacks more than lies between bound and board cannot be in a better one and is left out. Among the rest a better
   one is sought, and where there is none, the board is the best.
"""

import time
from typing import NamedTuple

import numpy as np
from scipy import sparse

from graph.analysis.board.highs import Floats, Solved, maximum
from graph.analysis.board.model import Board
from graph.analysis.board.problem import Ints, Mask, Problem
from graph.analysis.board.swapping import Fit, counted, fit, improved

#: How many candidates the good board is sought among, how far from the best of them it may be, and for how long.
_CORE, _NEAR, _SOON = 120, 0.04, 1.5
_SLACK = 1e-6


class Linear(NamedTuple):
    """The rows that are in it, its bound, and what each candidate lacks (0 and below)."""

    rows: Ints
    bound: float
    lacks: Floats
    used: Mask


def solve(given: Problem, seconds: float = 30.0) -> Board:
    """The best board; without members where no board keeps all rules, or none was found in time."""
    began, rules = time.monotonic(), fit(given)
    start = linear(given, rules)
    good = _good(given, rules, start, began + seconds) if start else None
    if start is None or good is None:
        late = start is not None and time.monotonic() >= began + seconds
        return Board((), 0, _whole(start.bound) if start and late else 0, given.most, time.monotonic() - began)
    board, bound = _better(given, rules, start, good, began + seconds)
    board = improved(given, rules, board)
    value = given.value(board)
    return Board(tuple(given.ids[place] for place in board), value, max(value, bound), given.most,
                 time.monotonic() - began)


def linear(given: Problem, rules: Fit) -> Linear | None:
    """The linear programme with as many rows as it takes; None where it has no answer."""
    forbids = (rules.least <= 0) & (np.diff(rules.matrix.indptr) < len(given))
    rows, every = np.flatnonzero(~forbids), rules.may.copy()
    while True:
        solved = _asked(given, rules, rows, every)
        if solved.x is None:
            return None
        x = np.zeros(len(given))
        x[every] = solved.x[:every.sum()]
        broken = np.setdiff1d(np.flatnonzero(rules.matrix @ x > rules.most + _SLACK), rows)
        if not len(broken):
            lacks = np.full(len(given), -np.inf)
            lacks[every] = np.minimum(solved.reduced[:every.sum()], 0.0)
            return Linear(rows, solved.bound, lacks, x > _SLACK)
        rows = np.concatenate([rows, broken])


def _good(given: Problem, rules: Fit, start: Linear, until: float) -> list[int] | None:
    """A good board among those that lack least; among all where these have none."""
    order = np.lexsort((np.arange(len(given)), -start.lacks, ~start.used))
    for size in (_CORE, len(given)):
        keep = np.zeros(len(given), dtype=bool)
        keep[order[:size]] = True
        every, soon = np.arange(len(given.rows)), min(until, time.monotonic() + _SOON)
        board, _ = _lawful(given, rules, every, keep & rules.may, 0, until if keep.all() else soon, _NEAR, False)
        if board is not None:
            return improved(given, rules, board)
        if keep.all():
            return None
    return None


def _better(given: Problem, rules: Fit, start: Linear, good: list[int], until: float) -> tuple[list[int], int]:
    """The best board and the bound: the same number where it is proven."""
    value = given.value(good)
    while value < _whole(start.bound):
        keep = rules.may & (start.bound + start.lacks >= value + 1 - _SLACK)
        board, bound = _lawful(given, rules, start.rows, keep, value + 1, until, 0.0, True)
        if board is None:
            return good, max(value, min(bound, _whole(start.bound)))
        good = improved(given, rules, board)
        # The search ran until nothing better was left, or until its time was up.
        if bound <= given.value(board):
            return good, given.value(good)
        value = given.value(good)
    return good, value


def _lawful(given: Problem, rules: Fit, rows: Ints, keep: Mask, least: int, until: float, gap: float,
            searching: bool) -> tuple[list[int] | None, int]:
    """The best board of those kept, with rows added until it breaks none; and a bound on what they can have."""
    while True:
        left = until - time.monotonic()
        solved = _asked(given, rules, rows, keep, least, whole=True, seconds=max(left, 0.01), gap=gap,
                        searching=searching)
        bound = _whole(solved.bound) if np.isfinite(solved.bound) else (least - 1 if solved.finished else given.most)
        if solved.x is None:
            return None, bound
        board = np.flatnonzero(keep)[solved.x[:keep.sum()] > 0.5]
        broken = np.setdiff1d(np.flatnonzero(counted(rules, board.tolist()) > rules.most), rows)
        if not len(broken):
            return board.tolist(), bound
        rows = np.concatenate([rows, broken])


def _asked(given: Problem, rules: Fit, rows: Ints, keep: Mask, least: int = 0, **how: float) -> Solved:
    """The programme over some candidates and rows: a column for each candidate and for each person that a field wants.

    ``least``: what the board has to be worth.
    """
    steps = np.diff(given.worth, axis=1)
    field, depth = np.nonzero(steps)
    gain = np.concatenate([np.zeros(keep.sum()), steps[field, depth].astype(float)])
    counts = sparse.csr_array(rules.matrix[rows][:, keep])
    wanted = sparse.csr_array((np.ones(len(field)), (field, np.arange(len(field)))),
                              shape=(len(given.worth), len(field)))
    blocks = [[counts, None], [sparse.csr_array(-given.cover[keep].T.astype(float)), wanted]]
    limits = [(rules.least[rows], rules.most[rows]), (np.full(len(given.worth), -np.inf), np.zeros(len(given.worth)))]
    if least:
        blocks.append([sparse.csr_array((1, int(keep.sum()))), sparse.csr_array(gain[None, keep.sum():])])
        limits.append((np.array([least]), np.array([np.inf])))
    matrix = sparse.csr_array(sparse.block_array(blocks, format="csr")) if len(field) else counts
    low, high = (np.concatenate(side).astype(float) for side in zip(*limits[:1 if not len(field) else None],
                                                                    strict=True))
    return maximum(gain, matrix, low, high, **how)  # type: ignore[arg-type]


def _whole(bound: float) -> int:
    return int(np.floor(bound + 1e-4))


def possible(given: Problem) -> bool:
    """Whether any board keeps all rules."""
    rules = fit(given)
    matrix = sparse.csr_array(rules.matrix[:, np.flatnonzero(rules.may)])
    none = np.zeros(matrix.shape[1])
    return maximum(none, matrix, rules.least.astype(float), rules.most.astype(float), whole=True).x is not None


def contradiction(given: Problem) -> list[tuple[str, ...]]:
    """The smallest set of rules that no board keeps together; empty where there is a board.

    What is left over when all but a largest possible set of rules is taken must hold one rule of every contradiction:
    the fewest rules that meet all such rests are the smallest contradiction, once no board keeps them.
    """
    every = given.named()
    rests: list[frozenset[tuple[str, ...]]] = []
    while True:
        few = _fewest(rests, every)
        if not possible(given.only(few)):
            return [rule for rule in every if rule in few]
        kept = list(few)
        for rule in every:
            if rule not in kept and possible(given.only([*kept, rule])):
                kept.append(rule)
        if len(kept) == len(every):
            return []
        rests.append(frozenset(every) - frozenset(kept))


def _fewest(rests: list[frozenset[tuple[str, ...]]], every: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The fewest rules of which each rest has one."""
    if not rests:
        return []
    matrix = sparse.csr_array(np.array([[float(rule in rest) for rule in every] for rest in rests]))
    # Of as few, those that come first: a difference too small to buy another rule.
    cost = 1.0 + np.arange(len(every)) / (10.0 * len(every) ** 2)
    solved = maximum(-cost, matrix, np.ones(len(rests)), np.full(len(rests), np.inf), whole=True)
    return [rule for rule, taken in zip(every, solved.x if solved.x is not None else (), strict=True) if taken > 0.5]
