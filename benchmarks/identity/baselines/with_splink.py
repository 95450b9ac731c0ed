"""Plain Splink: its name comparisons as they come, with the frequencies of the names at hand."""

import logging
from collections.abc import Sequence
from typing import Any

import pandas as pd
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
from splink import comparison_library as library

from benchmarks.identity.baselines.rules import Judged, Pair
from graph.names import fold

#: Match probabilities: it documents none, so the best of these for it is taken.
THRESHOLDS = (1e-5, 1e-4, 1e-3, 0.01, 0.05, 0.1, 0.5, 0.9, 0.95, 0.99)
_SAMPLED, _SEED = 1_000_000, 1
_PARTS = ("forename", "surname")


def default_names(pairs: Sequence[Pair], schema: str) -> Judged:
    """Match probabilities from two comparisons: of the last word and of the words before it."""
    names = sorted({name for pair in pairs for name in pair})
    if len(names) < 2:
        # There is nothing to count frequencies in.
        return Judged([float(one == other) for one, other in pairs], THRESHOLDS)
    parts = _parts(names)
    return Judged(_scored(_trained(parts), parts.set_index("name"), pairs), THRESHOLDS)


def _parts(names: Sequence[str]) -> pd.DataFrame:
    words = [fold(name).split() for name in names]
    return pd.DataFrame({
        "unique_id": range(len(names)), "name": names,
        "forename": [" ".join(one[:-1]) or None for one in words],
        "surname": [one[-1] if one else None for one in words],
    })


def _trained(parts: pd.DataFrame) -> dict[str, Any]:
    """u by random sampling; m as Splink starts from: names alone give its EM nothing to hold on to.

    (Tried: EM blocked on either part ends with an m of nought for equal forenames and finds still less.)
    """
    settings = SettingsCreator(
        link_type="dedupe_only", comparisons=[library.NameComparison(part) for part in _PARTS],
        blocking_rules_to_generate_predictions=[block_on(part) for part in _PARTS])
    linker = Linker(DuckDBAPI().register(parts), settings, log_level=logging.CRITICAL)
    linker.training.estimate_u_using_random_sampling(max_pairs=_SAMPLED, seed=_SEED)
    return dict(linker.misc.save_model_to_json())


def _scored(model: dict[str, Any], parts: pd.DataFrame, pairs: Sequence[Pair]) -> list[float]:
    """Its probability of each pair, blocked on the pair's number; frequencies are those of all names."""
    database = DuckDBAPI()
    sides = [_side(parts, [pair[side] for pair in pairs], mark) for side, mark in enumerate("lr")]
    model |= {"link_type": "link_only",
              "blocking_rules_to_generate_predictions": [{"blocking_rule": "l.pair = r.pair"}]}
    linker = Linker([database.register(side) for side in sides], model, log_level=logging.CRITICAL)
    for part in _PARTS:
        counted = parts[part].value_counts(normalize=True).rename(f"tf_{part}").reset_index()
        linker.table_management.register_term_frequency_lookup(database.register(counted), part)
    found = linker.inference.predict().as_pandas_dataframe()  # type: ignore[no-untyped-call]
    reached = dict(zip(found["unique_id_l"].str[1:].astype(int), found["match_probability"], strict=True))
    return [reached.get(number, 0.0) for number in range(len(pairs))]


def _side(parts: pd.DataFrame, names: Sequence[str], mark: str) -> pd.DataFrame:
    rows = parts.loc[list(names), list(_PARTS)].reset_index(drop=True)
    rows["pair"] = range(len(names))
    rows["unique_id"] = mark + rows["pair"].astype(str)
    return rows
