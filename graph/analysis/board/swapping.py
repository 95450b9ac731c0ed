"""One seat for another: who could take it, at which gain; and a board built by hand, one best person after another."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from scipy import sparse

from graph.analysis.board.problem import Ints, Mask, Problem


class Fit(NamedTuple):
    """Rules as arrays, to be asked of many boards."""

    matrix: sparse.csr_array
    columns: sparse.csc_array
    least: Ints
    most: Ints
    may: Mask


def fit(given: Problem) -> Fit:
    """The rules of a problem."""
    matrix, least, most = given.matrix()
    return Fit(matrix, sparse.csc_array(matrix), least, most, given.allowed())


def counted(rules: Fit, board: Sequence[int]) -> Ints:
    """How many of a board each row counts."""
    total: Ints = np.asarray(rules.columns[:, list(board)].sum(axis=1)).ravel().astype(np.int64)
    return total


def fits(rules: Fit, rest: Sequence[int]) -> Mask:
    """Who completes a board without breaking a rule."""
    have = counted(rules, rest)
    full, lacking = have >= rules.most, have < rules.least
    good: Mask = rules.may & (rules.matrix[full].sum(axis=0) == 0)
    if lacking.any():
        enough = bool((have[lacking] + 1 >= rules.least[lacking]).all())
        good &= (rules.matrix[lacking].sum(axis=0) == lacking.sum()) & enough
    good[list(rest)] = False
    return good


def gains(given: Problem, rest: Sequence[int]) -> Ints:
    """What each candidate would add to a board."""
    added: Ints = given.cover @ given.next(given.counts(rest))
    return added


def improved(given: Problem, rules: Fit, board: Sequence[int]) -> list[int]:
    """A board after the best swaps of one seat, as long as one helps; of equals the preferred one sits."""
    members = sorted(board)
    held = given.rules.must
    while True:
        best: tuple[int, int, int, int] | None = None
        for out in members:
            if given.ids[out] in held:
                continue
            rest = [place for place in members if place != out]
            good, added = fits(rules, rest), gains(given, rest)
            score = np.where(good, (added - added[out]) * (int(given.prefer.max(initial=0)) + 1)
                             + np.sign(given.prefer - given.prefer[out]), -1)
            into = int(score.argmax())
            if score[into] > 0 and (best is None or score[into] > best[0]):
                best = (int(score[into]), -out, into, out)
        if best is None:
            return members
        members = sorted([*(place for place in members if place != best[3]), best[2]])


def greedy(given: Problem) -> list[int]:
    """Whom somebody with a list would take: the required first, then whoever adds most and may still be added.

    Lower limits are looked after only one by one, so that the whole may still break a rule.
    """
    rules = fit(given)
    board = [place for place, id in enumerate(given.ids) if id in given.rules.must][:given.rules.seats]
    while len(board) < given.rules.seats:
        have, left = counted(rules, board), given.rules.seats - len(board)
        good = rules.may & (rules.matrix[have >= rules.most].sum(axis=0) == 0)
        good[board] = False
        pressing = rules.least - have >= left
        urgent = np.asarray(rules.matrix[pressing].sum(axis=0)).ravel()
        if not good.any():
            break
        score = np.where(good, urgent * (given.most + 1) + gains(given, board), -1)
        board.append(int(score.argmax()))
    return sorted(board)
