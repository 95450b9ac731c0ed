"""Comparing persons' names: columns computed once a record, and levels in SQL over these columns alone."""

from collections.abc import Sequence
from typing import Any

from splink.internals.comparison_level_creator import ComparisonLevelCreator
from splink.internals.comparison_level_library import CustomLevel, ElseLevel
from splink.internals.comparison_library import CustomComparison

from graph.match.person_names.columns import COLUMNS, columns, short
from graph.match.person_names.levels import AGREEING, LEVELS, RARITIES, Level

__all__ = ["COLUMNS", "COMPATIBLE", "LEVELS", "RARITIES", "Level", "columns", "comparison", "comparisons", "compatible",
           "gamma", "rarity", "short", "weight"]

#: The match weight (name and rarity together) from which names alone count as those of one person.
COMPATIBLE = 1.5
_NULL = "name_text_l = '' or name_text_r = ''"


def comparison() -> CustomComparison:
    """The Splink comparison ``name``: the way in which two names agree, with fixed m and u probabilities."""
    return _comparison("name", _NULL, LEVELS)


def rarity() -> CustomComparison:
    """The Splink comparison ``name_rarity``: how rare names are that agree; null (no weight) where they do not."""
    return _comparison("name_rarity", f"({gamma()}) < {_least_agreeing()}", RARITIES)


def comparisons() -> tuple[CustomComparison, CustomComparison]:
    """Both comparisons; a model takes them together."""
    return comparison(), rarity()


def _comparison(name: str, null: str, levels: Sequence[Level]) -> CustomComparison:
    unknown = CustomLevel(null, "null", "duckdb").configure(is_null_level=True)
    made: list[ComparisonLevelCreator | dict[str, Any]] = [unknown]
    for level in levels:
        creator = CustomLevel(level.condition, level.code, "duckdb") if level.condition else ElseLevel()
        made.append(creator.configure(m_probability=level.m, u_probability=level.u, label_for_charts=level.code,
                                      fix_m_probability=True, fix_u_probability=True))
    return CustomComparison(made, output_column_name=name)


def _least_agreeing() -> int:
    return len(LEVELS) - len(AGREEING)


def gamma() -> str:
    """Splink's number of the level as a SQL expression over columns ending in _l and _r (-1 without a name)."""
    cases = [f"when {level.condition} then {len(LEVELS) - 1 - number}" for number, level in enumerate(LEVELS[:-1])]
    return f"case when {_NULL} then -1 {' '.join(cases)} else 0 end"


def weight() -> str:
    """The match weight of both comparisons as a SQL expression over columns ending in _l and _r."""
    rarities = " ".join(f"when {level.condition} then {level.weight!r}" for level in RARITIES[:-1])
    rare = f"case {rarities} else {RARITIES[-1].weight!r} end"
    cases = [f"when {level.condition} then {level.weight!r}" + (f" + {rare}" if level.code in AGREEING else "")
             for level in LEVELS[:-1]]
    return f"cast(case when {_NULL} then 0.0 {' '.join(cases)} else {LEVELS[-1].weight!r} end as double)"


def compatible() -> str:
    """Whether the names alone could be one person's, as a SQL condition over columns ending in _l and _r."""
    return f"({weight()}) >= {COMPATIBLE}"

