"""PageRank, solved: without directions it is a symmetric system, which conjugate gradients solve in a few dozen steps.

As exact as igraph's, and several times faster than following the walker step by step.
"""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from graph.analysis.network import Network

Floats: TypeAlias = NDArray[np.float64]
DAMPING = 0.85
_CLOSE, _ROUNDS = 1e-10, 500


def pagerank(given: Network) -> Floats:
    """Where a walker is found who follows ties by weight and, now and then, begins anew anywhere; adds up to 1."""
    count = len(given)
    # Places as numpy takes them: it would convert others at each step.
    one, other = given.one.astype(np.int64), given.other.astype(np.int64)
    total = np.bincount(one, given.weight, count) + np.bincount(other, given.weight, count)
    alone = int(np.count_nonzero(total == 0))
    root = np.sqrt(np.where(total > 0, total, 1.0))
    plain = bool((given.weight == 1.0).all())

    def apply(vector: Floats) -> Floats:
        scaled = vector / root
        there, back = scaled[other], scaled[one]
        if not plain:
            there *= given.weight
            back *= given.weight
        moved = np.bincount(one, there, count) + np.bincount(other, back, count)
        return vector - DAMPING * moved / root

    # Whoever has no tie gets what falls to everybody, and passes it on to everybody.
    least = (1.0 - DAMPING) / max(1.0, count - DAMPING * alone)
    return root * _conjugate(apply, least / root) if count > alone else np.full(count, 1.0 / max(1, count))


def _conjugate(apply: Callable[[Floats], Floats], wanted: Floats) -> Floats:
    """The vector whose image is ``wanted``, for a symmetric positive map."""
    found = np.zeros(len(wanted))
    residue, ahead = wanted.copy(), wanted.copy()
    norm = _dot(residue, residue)
    least = norm * _CLOSE**2
    for _ in range(_ROUNDS):
        image = apply(ahead)
        step = norm / _dot(ahead, image)
        found += step * ahead
        residue -= step * image
        before, norm = norm, _dot(residue, residue)
        if norm <= least:
            break
        ahead = residue + (norm / before) * ahead
    return found


def _dot(one: Floats, other: Floats) -> float:
    # Not by BLAS, whose threads wait for each other on a busy machine: fifty times slower there.
    return float(np.sum(one * other))
