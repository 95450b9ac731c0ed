"""A model as Splink's settings in the dialect of a database, and what each level of it weighs."""

import math
import re
from copy import copy, deepcopy
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from splink import SettingsCreator
from splink.comparison_level_library import CustomLevel
from splink.comparison_library import CustomComparison

from graph.match.model import Model

#: The comparison that ``Model.apart`` becomes, and its level under which two records are never of one thing.
APART = "apart"
# The least probability that Splink takes.
_LEAST = 1e-300
#: Weights below are of pairs that are apart: nothing outweighs the level (it weighs -997).
NEVER = -900.0
_MODEL_DIALECT = "duckdb"
#: What the functions of lists are called that Splink's translator leaves as they are; ``len`` is of lists only.
_ELSEWHERE = {"len": "array_length", "list_has_any": "arrays_overlap", "array_has_any": "arrays_overlap",
              "list_intersect": "array_intersect"}
_FUNCTION = re.compile(r"\b\w+(?=\s*\()")
_END = re.compile(r'\b[lr]\."?(\w+)')
#: Functions (and words before a bracket) for which it is all the same which text it is, if equal ones stay equal.
_EQUALITY = {*_ELSEWHERE, "array_length", "array_intersect", "list_filter", "list_contains", "list_has", "greatest",
             "least", "coalesce", "and", "or", "not"}
_SIDE = re.compile(r"\b(\w+)_[lr]\b")


class Levels(NamedTuple):
    """The levels of one comparison by rising weight: Splink's number of each (-1: a side is empty), its code, its
    weight, and how likely it is for two records of one thing."""

    gammas: NDArray[np.int8]
    codes: tuple[str, ...]
    weights: NDArray[np.float64]
    likely: tuple[float, ...]

    def places(self, weights: NDArray[np.float64]) -> NDArray[np.intp]:
        """Which level each of these weights is of."""
        return np.searchsorted((self.weights[1:] + self.weights[:-1]) / 2, weights)


class Kept(SettingsCreator):
    """Settings that were read once: to parse the SQL of all levels takes Splink longer than to compare some records."""

    def __init__(self, made: Any) -> None:
        super().__init__(link_type="dedupe_only")
        self._made = made

    def get_settings(self, sql_dialect_str: str) -> Any:
        """A copy, for what Splink may change in it."""
        return deepcopy(self._made)


@lru_cache(maxsize=16)
def creator(model: Model, dialect: str, key: str, rules: tuple[str, ...] = ()) -> Kept:
    """The settings of a model over frames whose rows are told apart by ``key``, with its own or other ``rules``."""
    return Kept(SettingsCreator(
        link_type="dedupe_only", unique_id_column_name=key,
        comparisons=[*_comparisons(model, dialect)],
        blocking_rules_to_generate_predictions=[_rule(rule, dialect) for rule in rules or model.blocking],
        probability_two_random_records_match=model.prior,
        # The values of both sides would be most of the memory; the weights of the levels tell the levels.
        retain_matching_columns=False, retain_intermediate_calculation_columns=True).get_settings(dialect))


@lru_cache(maxsize=16)
def blocking(model: Model, dialect: str, key: str) -> list[tuple[Kept, tuple[str, ...]]]:
    """For each blocking rule of a model settings of it alone, and the columns that it looks at."""
    return [(Kept(SettingsCreator(link_type="dedupe_only", unique_id_column_name=key,
                                  blocking_rules_to_generate_predictions=[_rule(rule, dialect)]).get_settings(dialect)),
             tuple(dict.fromkeys(_END.findall(_rule_sql(rule))))) for rule in model.blocking]


def levels(model: Model) -> dict[str, Levels]:
    """The levels of each comparison of a model by its name, ``apart`` among them where the model has it."""
    return {made["output_column_name"]: _levels(made["comparison_levels"])
            for made in _comparisons(model, _MODEL_DIALECT)}


def frequencies(model: Model) -> list[str]:
    """The columns whose values weigh by how frequent they are: the frames say it in columns ``tf_x``."""
    told = {level.get("tf_adjustment_column") for made in _comparisons(model, _MODEL_DIALECT)
            for level in made["comparison_levels"]}
    return sorted(filter(None, told))


def used(model: Model) -> dict[str, bool]:
    """The columns that a model looks at, and of each whether its texts are compared for equality only, everywhere."""
    said = [level["sql_condition"] for made in _comparisons(model, _MODEL_DIALECT)
            for level in made["comparison_levels"]]
    found: dict[str, bool] = {}
    for sql in said + [_rule_sql(rule) for rule in model.blocking]:
        only = "'" not in sql and _EQUALITY.issuperset(_functions(sql))
        for column in (*_SIDE.findall(sql), *_END.findall(sql)):
            found[column] = found.get(column, True) and only
    return found


def apart(model: Model, dialect: str) -> str:
    """The condition under which two records are of two things, in the words of a database; "" where there is none."""
    return str(_comparisons(model, dialect)[-1]["comparison_levels"][0]["sql_condition"]) if model.apart else ""


def columns(model: Model) -> dict[str, tuple[str, ...]]:
    """The columns that each comparison of a model looks at, by its name."""
    return {made["output_column_name"]: tuple(dict.fromkeys(
                column for level in made["comparison_levels"] for column in _SIDE.findall(level["sql_condition"])))
            for made in _comparisons(model, _MODEL_DIALECT)}


def _levels(given: list[dict[str, Any]]) -> Levels:
    counted = sum(not level.get("is_null_level") for level in given)
    numbers = iter(range(counted - 1, -1, -1))
    rows = sorted((_weight(level), -1 if level.get("is_null_level") else next(numbers), level["label_for_charts"],
                   level.get("m_probability", 1.0)) for level in given)
    weights, gammas, codes, likely = zip(*rows, strict=True)
    return Levels(np.array(gammas, np.int8), codes, np.array(weights, np.float64), likely)


@lru_cache(maxsize=8)
def _comparisons(model: Model, dialect: str) -> list[dict[str, Any]]:
    given = [*model.comparisons, *([_apart(model.apart)] if model.apart else ())]
    made = [_comparison(each, dialect).create_comparison_dict(dialect) for each in given]
    return [{**each, "comparison_levels": _distinct(each["comparison_levels"])} for each in made]


def _comparison(given: Any, dialect: str) -> CustomComparison:
    """Splink's comparison; the SQL of levels that are written out is in the dialect in which models are written."""
    whole = CustomComparison(**given) if isinstance(given, dict) else given
    levels = [_translatable(level, dialect) for level in whole.get_configured_comparison_levels()]
    return CustomComparison(levels, whole.create_output_column_name(), whole.create_description())


def _translatable(level: Any, dialect: str) -> Any:
    if not isinstance(level, CustomLevel) or level.sql_condition.strip().upper() == "ELSE":
        return level
    level = copy(level)
    level.base_dialect_str = _MODEL_DIALECT
    level.sql_condition = _renamed(level.sql_condition, dialect)
    return level


def _rule(given: Any, dialect: str) -> Any:
    if isinstance(given, str):
        given = {"blocking_rule": given}
    if not isinstance(given, dict):
        return given
    return {"sql_dialect": _MODEL_DIALECT, **given, "blocking_rule": _renamed(given["blocking_rule"], dialect)}


def _rule_sql(given: Any) -> str:
    made = _rule(given, _MODEL_DIALECT)
    return str(made["blocking_rule"] if isinstance(made, dict)
               else made.create_blocking_rule_dict(_MODEL_DIALECT)["blocking_rule"])


def _functions(sql: str) -> set[str]:
    return {name.lower() for name in _FUNCTION.findall(sql)}


def _renamed(sql: str, dialect: str) -> str:
    """SQL with other names for the functions of DuckDB's that are not translated where another database runs it."""
    if dialect == _MODEL_DIALECT:
        return sql
    return _FUNCTION.sub(lambda found: _ELSEWHERE.get(found[0].lower(), found[0]), sql)


def _apart(condition: str) -> dict[str, Any]:
    return {"output_column_name": APART, "comparison_levels": [
        {"sql_condition": condition, "label_for_charts": APART, "m_probability": _LEAST, "u_probability": 1.0},
        {"sql_condition": "ELSE", "label_for_charts": "none", "m_probability": 1.0, "u_probability": 1.0}]}


def _distinct(given: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The levels, where two of one weight are a hair apart: Splink's answer tells the weights, these the levels."""
    taken, found = {0.0} if any(level.get("is_null_level") for level in given) else set(), []
    for level in given:
        while not level.get("is_null_level") and _weight(level) in taken:
            level = {**level, "m_probability": level["m_probability"] * (1 - 1e-12)}
        taken.add(_weight(level))
        found.append(level)
    return found


def _weight(level: dict[str, Any]) -> float:
    if level.get("is_null_level"):
        return 0.0
    if "m_probability" not in level or "u_probability" not in level:
        raise ValueError(f"the level {level['label_for_charts']} has no frozen weight")
    return math.log2(max(level["m_probability"], _LEAST) / max(level["u_probability"], _LEAST))
