"""Learning who comes together from a history itself: its clock is rolled back, and what came then is the lesson."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from graph.analysis.partners.features import Features, Table, features, stacked
from graph.analysis.partners.history import Floats, History, Ints, new_ties
from graph.analysis.partners.trees import Forest, Lists, Settings, Tree, grown

#: Years by which the clock is rolled back.
BACK = (2, 3, 4, 5, 6, 8, 10)
_PLAIN = 0.1


class Lesson(NamedTuple):
    """How much is looked at: lists of one cut, and rows of a list besides its hits.

    These are drawn from the ``likely`` ones by either of two columns, and as many of ``any``.
    """

    lists: int = 120
    rows: int = 150
    likely: int = 120
    any: int = 250


LESSON, GROWN = Lesson(), Settings()


def learned(history: History, back: Iterable[int] = BACK, lesson: Lesson = LESSON, settings: Settings = GROWN,
            rounds: int = 2, least: int = 1) -> Forest | None:
    """Trees for the time after a history, of several rounds with lists drawn anew; None below so many new ties."""
    cuts = [_Cut(before, history, new_ties(before, history))
            for before in (history.until(history.year - years) for years in back)]
    if sum(len(hits) for cut in cuts for hits in cut.news.values()) < least:
        return None
    made = {cut.before.year: features(cut.before) for cut in cuts if cut.news}
    trees: list[Tree] = []
    for turn in range(rounds):
        dice = np.random.default_rng(turn)
        found = [one for cut in cuts if cut.news for one in _lists(cut, made[cut.before.year], lesson, dice)]
        trees += grown(_joined(found), settings, turn).trees
    return Forest(tuple(trees))


def scored(forest: Forest, made: Features, rows: Table) -> Floats:
    """The score of some of one source's rows, the larger the likelier: the trees', and a tenth of the plain formula.

    Where many get the same from the trees, common partners and present activity say who is first.
    """
    formula = np.log1p(rows[:, made.names.index("aa_active")].astype(np.float64))
    return _spread(forest.score(rows)) + _PLAIN * _spread(formula)


def _spread(values: Floats) -> Floats:
    return np.asarray((values - values.mean()) / (values.std() + 1e-9))


class _Cut(NamedTuple):
    """A history up to a year, all of it, and what came then."""

    before: History
    after: History
    news: dict[int, Ints]


def _joined(found: list[tuple[Table, int]]) -> Lists:
    sizes = np.array([len(row) for row, _ in found], dtype=np.int64)
    hits = np.concatenate([np.arange(len(row)) < many for row, many in found])
    return Lists(np.concatenate([row for row, _ in found]), hits, sizes)


def candidates(made: Features, source: int) -> Ints:
    """Everybody seen whom a source has not met."""
    may = made.history.seen()
    may[source] = False
    may[made.tied.indices[made.tied.indptr[source]:made.tied.indptr[source + 1]]] = False
    return np.flatnonzero(may)


def _lists(cut: _Cut, made: Features, lesson: Lesson, dice: np.random.Generator) -> list[tuple[Table, int]]:
    """The lists of one cut: hits first, and how many they are."""
    sources = dice.permutation(sorted(cut.news))[:lesson.lists]
    found = []
    for source in sources.tolist():
        columns, hits = made.columns(source), cut.news[source]
        others = candidates(made, source)
        others = others[~np.isin(others, hits)]
        near = [columns[name][others].astype(np.float32) for name in ("walk_active", "walk_long")]
        likely = [others[np.argsort(-column, kind="stable")[:lesson.likely]] for column in near]
        some = np.unique(np.concatenate([*likely, dice.permutation(others)[:lesson.any]]))
        some = dice.permutation(some)[:lesson.rows]
        found.append((stacked(columns, np.concatenate([hits, some])), len(hits)))
    return found

