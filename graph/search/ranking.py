"""Which hit comes first: how well it matches, then how much and how recent the evidence is."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from graph.search.columns import Columns, Mask, top
from graph.search.fitting import fitting
from graph.search.index import Numbers
from graph.search.matching import Match
from graph.search.shelf import Shelf
from graph.search.words import keys

Scores = NDArray[np.float64]
#: What a hit is worth where all of the question is of that kind; each group has its share.
_BEGUN, _NAMED, _TEXT, _TITLE, _MEANT, _COUNTRY, _KIND = 1.5, 1.5, 0.4, 1.0, 3.0, 2.0, 2.0
#: The whole name was typed; and what evidence adds, by its logarithm.
_WHOLE, _VERIFIED, _EVIDENCE, _WORKS, _RECENT = 6.0, 0.5, 0.2, 1.0, 0.6
#: Who works in a field matters more than the field's own entry only where people are looked for; ties go this way.
_LABEL = {"Field": 1.2, "Expert": 0.6, "Organization": 0.6, "Task": 0.2, "Agreement": 0.2}
#: Half as recent after that many years; hits whose names are looked at closely.
_HALF, _CLOSELY = 6.0, 200


def ranked(shelf: Shelf, found: Sequence[Match], hits: Mask, most: int) -> list[tuple[int, float]]:
    """The best hits by number with their scores, the best first; those of one score by id."""
    nodes = np.flatnonzero(hits)
    score = _scores(shelf.columns, found, nodes)
    asked = [word for match in found for word in match.group.words]
    if asked:
        score += _WHOLE * shelf.called(keys(" ".join(word.typed for word in asked)))[nodes]
    best = top(score, shelf.columns.tie[nodes], max(most, _CLOSELY))
    points = dict(zip(nodes[best].tolist(), score[best].tolist(), strict=True))
    marks = ", ".join(map(str, points))
    rows = shelf.file.rows("SELECT d.node, d.id, d.name, t.names FROM document d "  # noqa: S608
                           f"JOIN text t ON t.rowid = d.node WHERE d.node IN ({marks})")
    scored = [(id, node, points[node] + (fitting(name, names, asked) if asked else 0.0))
              for node, id, name, names in rows]
    return [(node, worth) for id, node, worth in sorted(scored, key=lambda one: (-one[2], one[0]))[:most]]


def _scores(columns: Columns, found: Sequence[Match], nodes: Numbers) -> Scores:
    """The scores of some documents, without a close look at their names."""
    score = _EVIDENCE * np.log1p(columns.evidence[nodes]) + _VERIFIED * columns.verified[nodes]
    for label, worth in _LABEL.items():
        score += worth * columns.flag("label", label)[nodes]
    year = columns.year[nodes]
    for match in found:
        score += _matched(match, nodes) / len(found)
        year = np.where(match.last[nodes] > 0, match.last[nodes], year)
    return score + _RECENT * _recency(year)


def _matched(match: Match, nodes: Numbers) -> Scores:
    """What one group is worth by itself."""
    worth = _BEGUN * match.names[nodes] + _NAMED * match.exact[nodes] + _TEXT * match.text[nodes]
    worth += _COUNTRY * match.country[nodes] + _KIND * match.kind[nodes]
    worth += match.field[nodes] * (_MEANT + _WORKS * np.log1p(match.works[nodes]))
    titles = match.titles[nodes]
    titled: Scores = worth + (titles > 0) * (_TITLE + _WORKS * np.log1p(titles))
    return titled


def _recency(year: NDArray[np.int64]) -> Scores:
    """1 for this year, half of it for each six years before; 0 where no year is known."""
    ago = np.maximum(0, date.today().year - year)
    recent: Scores = np.where(year > 0, 0.5 ** (ago / _HALF), 0.0)
    return recent
