"""The matcher of persons: comparisons with frozen weights, what is compared at all, and the two thresholds."""

import csv
from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import Any

from graph.match.model import Model
from graph.match.person_columns import columns
from graph.match.person_levels import APART, LEVELS, Level
from graph.match.records import Person

_Odds = dict[tuple[str, str], tuple[float, float]]


def _weights() -> _Odds:
    """The m- and u-probabilities by comparison and level, and under ``prior`` that of two mentions being one's."""
    text = files("graph.match").joinpath("person_weights.csv").read_text("utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if line and not line.startswith("#"))
    return {(row["comparison"], row["level"]): (float(row["m"]), float(row["u"])) for row in rows}


def _comparison(name: str, null: str, levels: Sequence[Level], weights: _Odds) -> dict[str, Any]:
    made: list[dict[str, Any]] = [{"sql_condition": null, "label_for_charts": "unknown", "is_null_level": True}]
    for level in levels:
        # A level that the table does not have yet weighs nothing until it is learned.
        m, u = weights.get((name, level.code), (0.5, 0.5))
        made.append({"sql_condition": level.condition or "ELSE", "label_for_charts": level.code,
                     "m_probability": m, "u_probability": u})
    return {"output_column_name": name, "comparison_levels": made}


def _comparisons(weights: _Odds) -> Iterator[Any]:
    for name, (null, levels) in LEVELS.items():
        yield _comparison(name, null, levels, weights)


def _block(column: str) -> dict[str, Any]:
    return {"blocking_rule": f"l.{column} = r.{column}", "arrays_to_explode": [column]}


def shown(one: Person) -> dict[str, list[str]]:
    """What a reader is shown of a person beside each comparison."""
    values = [value for _, value in one.identifiers]
    return {
        "name": [one.name, *one.aliases], "namesakes": [one.name], "family": [one.family],
        "identifiers": values, "apart": values, "support": [], "coauthors": list(one.coauthors),
        "affiliations": [stay.organisation or stay.id for stay in one.stays] or list(one.domains),
        "works": list(one.works), "fields": list(one.fields), "venues": list(one.venues),
        "years": list(dict.fromkeys(f"{year}" for year in (min(one.years), max(one.years)))) if one.years else [],
    }


def _model(weights: _Odds) -> Model:
    return Model(
        label="Expert", version="2", columns=columns, comparisons=tuple(_comparisons(weights)),
        blocking=(_block("ids"), _block("name_keys_strict"), _block("near_keys")),
        prior=weights["prior", ""][0], join=1.5, ask=-1.5, apart=APART, shown=shown)


MODEL = _model(_weights())
