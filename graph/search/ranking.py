"""Which hit comes first: how well the name fits, then how much and how recent the evidence is."""

import math
from collections.abc import Sequence
from typing import Any

from graph.search.understand import Group

#: What a hit is worth: its whole name was typed; all words are in its names; one of its fields was meant.
_WHOLE, _NAMED, _MEANT = 6.0, 3.0, 3.0
_VERIFIED, _EVIDENCE, _WORKS, _RECENT = 0.5, 0.35, 0.5, 0.8
#: Who works in a field matters more than the field's own entry only where people are looked for; ties go this way.
_LABEL = {"Field": 1.2, "Expert": 0.6, "Organization": 0.6, "Task": 0.2, "Agreement": 0.2}
_NOW, _HALF = 2026, 6.0


def ranked(rows: Sequence[dict[str, Any]], groups: Sequence[Group]) -> list[tuple[dict[str, Any], float]]:
    """The rows with their scores, the best first; those of one score by id."""
    asked = [term for group in groups for word in group.words for term in word.folded.split()]
    scored = [(row, _score(row, asked)) for row in rows]
    return sorted(scored, key=lambda one: (-one[1], one[0]["id"]))


def _score(row: dict[str, Any], asked: list[str]) -> float:
    score = _LABEL.get(row["label"], 0.0) + _VERIFIED * bool(row["verified"])
    score += _EVIDENCE * math.log1p(row["evidence"])
    if row["fields"]:
        score += _MEANT + _WORKS * math.log1p(row["works"])
    if row["named"]:
        score += _NAMED + _fitting(row["terms"], asked)
    return score + _RECENT * _recency(row["last_year"] or row["year"])


def _fitting(names: str, asked: list[str]) -> float:
    """How much of the best fitting name was typed: all of it, in whatever order, is worth most."""
    best = 0.0
    wanted = sorted(asked)
    for name in names.split(" ǁ "):
        words = name.split()
        if sorted(words) == wanted:
            return _WHOLE
        if all(any(word.startswith(term) for word in words) for term in asked):
            best = max(best, _WHOLE * 0.6 * min(1.0, sum(map(len, asked)) / max(1, sum(map(len, words)))))
    return best


def _recency(year: int) -> float:
    """1 for this year, half of it for each six years before; 0 where no year is known."""
    return 0.5 ** (max(0, _NOW - year) / _HALF) if year else 0.0
