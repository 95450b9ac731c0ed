"""How good an order is: the reciprocal rank of the first hit, whether it is among ten, and the area under the curve.

Equals must not favour anybody: of those with the score of the best hit every order is as likely, and the rank of the
first hit is the expected one.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.analysis.partners.history import Floats

_DEPTH = 10


class Judged(NamedTuple):
    """One order, judged."""

    reciprocal: float
    among_ten: bool
    auc: float


def judged(score: Floats, hits: NDArray[np.bool_]) -> Judged:
    """An order with at least one hit."""
    best = score[hits].max()
    before, equal, equal_hits = (score > best).sum(), (score == best).sum(), ((score == best) & hits).sum()
    rank = float(before + (equal + 1) / (equal_hits + 1))
    return Judged(1 / rank, rank <= _DEPTH, _auc(score, hits))


def _auc(score: Floats, hits: NDArray[np.bool_]) -> float:
    """How often a hit is before one that is none, equals as a half."""
    others = np.sort(score[~hits])
    if not len(others):
        return 1.0
    below = np.searchsorted(others, score[hits], "left"), np.searchsorted(others, score[hits], "right")
    return float((below[0] + below[1]).mean() / 2 / len(others))
