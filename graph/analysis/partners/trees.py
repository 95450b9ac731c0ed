"""Boosted trees that order lists: trees of two questions on binned columns, a softmax over each list.

The loss is the cross entropy of a list's softmax with what it should be: a hit ``Settings.hit`` times as likely as any
other (listwise boosting as of Cao et al. 2007 and Bruch 2020; trees and steps as of Friedman 2001). A soft target keeps
the few hits of a small registry from being learned by heart. NumPy and SciPy only; one seed gives the same trees.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from graph.analysis.partners.features import Table
from graph.analysis.partners.history import Floats, Ints, Matrix

_BINS = 64


class Lists(NamedTuple):
    """Rows of columns, which of them are hits, and how many rows each list has, one after the other."""

    rows: Table
    hits: NDArray[np.bool_]
    sizes: Ints


class Tree(NamedTuple):
    """Three questions (the first, then the one of its no, then of its yes) and four answers.

    A question: is the column above the bound?
    """

    columns: tuple[int, int, int]
    bounds: tuple[float, float, float]
    values: tuple[float, float, float, float]


class Settings(NamedTuple):
    """How the trees are grown: how many, by which steps, from which share of the columns and lists each."""

    trees: int = 150
    rate: float = 0.05
    columns: float = 0.5
    lists: float = 0.7
    stiff: float = 5.0
    least: float = 0.1
    hit: float = 3.0


@dataclass(frozen=True, slots=True)
class Forest:
    """What was learned."""

    trees: tuple[Tree, ...]

    def score(self, rows: Table) -> Floats:
        """The score of each row; only the order within a list says something."""
        columns, total = np.asfortranarray(rows), np.zeros(len(rows))
        for tree in self.trees:
            total += _answered(tree, columns)
        return total


def grown(lists: Lists, settings: Settings, seed: int = 0) -> Forest:
    """Trees for some lists."""
    dice = np.random.default_rng(seed)
    columns = np.asfortranarray(lists.rows)
    edges = [_edges(column) for column in columns.T]
    hot = _one_hot(columns, edges)
    begin = np.cumsum(lists.sizes) - lists.sizes
    wanted = _target(lists, begin, settings)
    score, trees = np.zeros(len(columns)), []
    for _ in range(settings.trees):
        share = _softmax(score, lists.sizes, begin)
        chosen = np.repeat(dice.random(len(lists.sizes)) < settings.lists, lists.sizes)
        may = dice.random(len(edges)) < settings.columns
        pulls = np.stack([np.where(chosen, share - wanted, 0), np.where(chosen, share * (1 - share), 0)], 1)
        trees.append(_tree(columns, hot, edges, pulls, may, settings))
        score += _answered(trees[-1], columns)
    return Forest(tuple(trees))


def _edges(column: Table) -> Table:
    """Where the bins of a column end: as many values in each, of those that are not its least, finer at the top."""
    some = column[column > column.min()]
    if not len(some):
        return column[:1]
    share = 1 - np.geomspace(1, 1e-4, _BINS - 2)
    return np.unique(np.append(column.min(), np.quantile(some, share, method="lower"))).astype(np.float32)


def _target(lists: Lists, begin: Ints, settings: Settings) -> Floats:
    """What the softmax of each list should be."""
    weight = np.where(lists.hits, settings.hit, 1.0)
    return np.asarray(weight / np.repeat(np.add.reduceat(weight, begin), lists.sizes))


def _softmax(score: Floats, sizes: Ints, begin: Ints) -> Floats:
    raised = np.exp(score - np.repeat(np.maximum.reduceat(score, begin), sizes))
    return np.asarray(raised / np.repeat(np.add.reduceat(raised, begin), sizes))


def _tree(columns: Table, hot: Matrix, edges: list[Table], pulls: Floats, may: NDArray[np.bool_],
          settings: Settings) -> Tree:
    """The best first question, then the best for each of its answers."""
    (first,) = _questions(hot, edges, pulls, may, settings)
    yes = columns[:, first[0]] > first[1]
    split = np.concatenate([pulls * ~yes[:, None], pulls * yes[:, None]], 1)
    second, third = _questions(hot, edges, split, may, settings)
    leaf = np.where(yes, 2 + (columns[:, third[0]] > third[1]), columns[:, second[0]] > second[1])
    slope, bend = (np.bincount(leaf, pulls[:, at], minlength=4) for at in (0, 1))
    values = (-settings.rate * slope / (bend + settings.stiff)).tolist()
    return Tree((first[0], second[0], third[0]), (first[1], second[1], third[1]), tuple(values))


def _questions(hot: Matrix, edges: list[Table], pulls: Floats, may: NDArray[np.bool_],
               settings: Settings) -> list[tuple[int, float]]:
    """For each pair of columns of pulls, the question that parts them best."""
    found = np.asarray(hot @ pulls.astype(np.float32), dtype=np.float64).reshape(len(edges), _BINS, -1, 2)
    below = np.cumsum(found, axis=1)
    sides = (below, below[:, -1:] - below)
    gain = sum(side[..., 0] ** 2 / (side[..., 1] + settings.stiff) for side in sides)
    fits = may[:, None, None] & (sides[0][..., 1] > settings.least) & (sides[1][..., 1] > settings.least)
    best = np.where(fits, gain, -1.0).reshape(len(edges) * _BINS, -1).argmax(axis=0)
    return [(int(one) // _BINS, _bound(edges[int(one) // _BINS], int(one) % _BINS)) for one in best]


def _bound(edge: Table, bin: int) -> float:
    return float(edge[bin]) if bin < len(edge) else float("inf")


def _one_hot(columns: Table, edges: list[Table]) -> Matrix:
    """Columns and bins by rows; a bin ends with its edge."""
    count, width = columns.shape
    where = [np.searchsorted(edge, column) + at * _BINS
             for at, (edge, column) in enumerate(zip(edges, columns.T, strict=True))]
    return sparse.csr_matrix((np.ones(count * width, np.float32),
                              (np.concatenate(where), np.tile(np.arange(count), width))), (width * _BINS, count))


def _answered(tree: Tree, columns: Table) -> Floats:
    first, second, third = (columns[:, column] > bound
                            for column, bound in zip(tree.columns, tree.bounds, strict=True))
    a, b, c, d = tree.values
    return np.where(first, np.where(third, d, c), np.where(second, b, a))
