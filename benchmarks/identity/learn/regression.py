"""Weights of levels by logistic regression with signs: more agreement never weighs less."""

import math
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd

from benchmarks.identity.learn.given import GIVEN, SCALES, Weights
from benchmarks.identity.learn.pairs import Floats, codes
from graph.match.person_levels import LEVELS

_RIDGE, _BIT, _ROUNDS, _ENOUGH = 0.5, math.log(2), 500, 1e-5


class _Step(NamedTuple):
    """One number to be learned: what it moves each level by, and its sign (1 or -1)."""

    levels: dict[tuple[str, str], float]
    sign: int


def learn(pairs: pd.DataFrame) -> tuple[Weights, float]:
    """The weights of all levels in bits, and the log2 odds of two mentions before anything is known of them."""
    weights = {**dict.fromkeys(_learned(), 0.0), **GIVEN}
    for comparison in LEVELS:
        weights.update(dict.fromkeys(((comparison, code) for code in _free(comparison)), _base(comparison)))
    steps = list(_steps())
    told = {comparison: codes(pairs, comparison) for comparison in LEVELS}
    columns = [sum((told[of] == code) * by for (of, code), by in step.levels.items()) for step in steps]
    offset = sum((told[of] == code) * weight for (of, code), weight in weights.items())
    signs = np.array([0.0, *(step.sign for step in steps)])
    x = np.column_stack([np.ones(len(pairs)), *columns, offset, pairs["same"].to_numpy(float)])
    # Most pairs are alike in all that is looked at.
    x, which = np.unique(x, axis=0, return_inverse=True)
    counts = np.bincount(which.ravel(), pairs["counts"]).astype(np.float64)
    found = _regression(x[:, :-2] * _BIT, x[:, -1], counts, x[:, -2] * _BIT, signs)
    for step, size in zip(steps, found[1:], strict=True):
        for key, by in step.levels.items():
            weights[key] += float(size) * by
    return weights, float(found[0])


def weigh(pairs: pd.DataFrame, weights: Weights, odds: float) -> Floats:
    """What pairs weigh by given weights; those that contradicting identifiers part keep minus infinity."""
    total = np.full(len(pairs), odds)
    for comparison in LEVELS:
        told = codes(pairs, comparison)
        total += sum((told == code) * weight for (of, code), weight in weights.items() if of == comparison)
    found: Floats = np.where(np.isinf(pairs["weight"]), -np.inf, total)
    return found


def _free(comparison: str) -> list[str]:
    """The levels of a comparison of which the weight is learned, the most agreement first."""
    return [level.code for level in LEVELS[comparison][1] if (comparison, level.code) not in GIVEN]


def _learned() -> Iterator[tuple[str, str]]:
    return ((comparison, code) for comparison in LEVELS for code in _free(comparison))


def _from_above(comparison: str) -> bool:
    return (comparison, LEVELS[comparison][1][0].code) in GIVEN


def _base(comparison: str) -> float:
    """Where the learned levels start: at the given one above them, else at the best of those below, else at nought."""
    given = [GIVEN[comparison, level.code] for level in LEVELS[comparison][1] if (comparison, level.code) in GIVEN]
    return (given[0] if _from_above(comparison) else max(given)) if given else 0.0


def _steps() -> Iterator[_Step]:
    """From a level that is given at the top one goes down, else from the bottom up, from nought or less."""
    for comparison in LEVELS:
        if comparison in SCALES:
            yield _Step({(comparison, code): by for code, by in SCALES[comparison].items()}, 1)
            continue
        free, down = _free(comparison), _from_above(comparison)
        for place in range(len(free)):
            lowest = not down and place == len(free) - 1 and len(free) == len(LEVELS[comparison][1])
            moved = free[place:] if down else free[:place + 1]
            yield _Step({(comparison, code): 1.0 for code in moved}, -1 if down or lowest else 1)


def _regression(x: Floats, y: Floats, counts: Floats, offset: Floats, signs: Floats) -> Floats:
    """A logistic regression with an offset, signs, and a ridge on all but the first parameter.

    Newton's method on one parameter after the other until none moves; one that would get the wrong sign is nought.
    """
    b, z = np.zeros(x.shape[1]), offset.copy()
    ridge = np.full(len(b), _RIDGE * _BIT ** 2)
    ridge[0] = 0.0
    for _ in range(_ROUNDS):
        moved = 0.0
        for place in range(len(b)):
            p = 1 / (1 + np.exp(-z))
            slope = x[:, place] @ (counts * (p - y)) + ridge[place] * b[place]
            curve = x[:, place] ** 2 @ (counts * p * (1 - p)) + ridge[place] + _ENOUGH
            wanted = b[place] - np.clip(slope / curve, -1, 1)
            wanted = wanted if signs[place] * wanted >= 0 else 0.0
            z += x[:, place] * (wanted - b[place])
            moved, b[place] = max(moved, abs(wanted - b[place])), wanted
        if moved < _ENOUGH:
            break
    return b
