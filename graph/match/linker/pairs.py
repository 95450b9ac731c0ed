"""The pairs of frames, with their weights and the levels of their comparisons."""

from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from graph.match.linker import settings
from graph.match.linker.runs import KEY, Run
from graph.match.linker.tables import Frames, database, prepared, table, without
from graph.match.model import Model

_ENDS = [f"{KEY}_l", f"{KEY}_r"]


def prepare(model: Model, frame: Frames) -> pa.Table:
    """Rows of a model's columns in the form in which they are compared, for who compares with them again and again."""
    return prepared(frame, _used(model))


def score(model: Model, frame: Frames, new: Frames | None = None, *, least: float | None = None,
          api: Any = None) -> pd.DataFrame:
    """All blocked pairs from ``least`` (by default the model's ``ask``) upwards, ordered by their ids.

    Columns: ``one``, ``other`` (ids, ``one`` < ``other``), ``weight``, and a ``gamma_x`` for each comparison ``x``.
    With ``new``, a frame of the same columns, only pairs with at least one end among the new; of a record that is in
    both, the new row counts. Many records come better as an iterable of frames, which are let go one after the other;
    what `prepare` made is taken in place of a frame. ``api`` is a database of Splink's to run on in place of a DuckDB
    of our own.
    """
    least = max(model.ask if least is None else least, settings.NEVER)
    tables = [table(frame, KEY, _used(model))]
    if new is not None:
        tables.append(table(new, KEY, _used(model), len(tables[0])))
    ids = pa.chunked_array([chunk for each in tables for chunk in each["id"].cast(pa.string()).chunks], pa.string())
    if new is not None:
        tables[0] = without(*tables)
    found = [_answer(model, told) for told in _told(model, tables, least, api)]
    return _by_id(pd.concat(found or [_nothing(model)], ignore_index=True), ids)


def score_pairs(model: Model, left: pd.DataFrame, right: pd.DataFrame, *, api: Any = None) -> pd.DataFrame:
    """The i-th row of ``left`` against the i-th of ``right``, in that order, whatever their blocking and weight.

    The columns of ``score`` (``one`` is left, ``other`` is right) and ``weight_x`` for each comparison ``x``. Pairs
    that contradicting identifiers part weigh minus infinity.
    """
    if len(left) != len(right):
        raise ValueError(f"{len(left)} rows left and {len(right)} right make no pairs")
    made = _nothing(model, parts=True)
    if len(left):
        tables = [table(side, KEY, _used(model)) for side in (left, right)]
        with database(api) as opened:
            made = _answer(model, Run(opened, model, tables, (f"l.{KEY} = r.{KEY}",)).between(None), parts=True)
    made = made.sort_values(_ENDS[0], ignore_index=True).drop(columns=_ENDS)
    made.insert(0, "one", left["id"].astype("str").reset_index(drop=True))
    made.insert(1, "other", right["id"].astype("str").reset_index(drop=True))
    return made


def _used(model: Model) -> dict[str, bool]:
    return settings.used(model) | {f"tf_{column}": False for column in settings.frequencies(model)}


def _told(model: Model, tables: list[pa.Table], least: float, api: Any) -> list[pa.Table]:
    """Splink's answers: within the last table, and where there are two between them."""
    if not len(tables[-1]):
        return []
    with database(api) as opened:
        run = Run(opened, model, [each for each in tables if len(each)])
        found = [run.within(least)]
        return found + ([run.between(least)] if all(map(len, tables[:-1])) and len(tables) > 1 else [])


def _answer(model: Model, told: pa.Table, parts: bool = False) -> pd.DataFrame:
    """An answer of Splink's with the number of the level of each comparison in place of what the level weighs."""
    found = {name: told[name].to_numpy() for name in _ENDS}
    found["weight"] = _downwards(told["match_weight"].to_numpy())
    weighed = {name: told[f"mw_{name}"].to_numpy() for name in settings.levels(model)}
    for name, levels in settings.levels(model).items():
        found[f"gamma_{name}"] = levels.gammas[levels.places(weighed[name])]
    for name, part in weighed.items() if parts else ():
        rare = f"mw_tf_adj_{name}"
        found[f"weight_{name}"] = _downwards(part + (told[rare].to_numpy() if rare in told.column_names else 0))
    return pd.DataFrame(found)


def _nothing(model: Model, parts: bool = False) -> pd.DataFrame:
    names = list(settings.levels(model))
    floats = ["weight", *(f"weight_{name}" for name in names if parts)]
    found = dict.fromkeys(_ENDS, np.array([], np.int64)) | dict.fromkeys(floats, np.array([], np.float64))
    return pd.DataFrame(found | {f"gamma_{name}": np.array([], np.int8) for name in names})


def _downwards(weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weights, where what can never be made good is minus infinity."""
    return np.where(weights < settings.NEVER, -np.inf, weights)


def _by_id(found: pd.DataFrame, ids: pa.ChunkedArray) -> pd.DataFrame:
    """The pairs with ids in place of the rows' numbers, ordered by ids."""
    rank = pc.rank(ids, tiebreaker="first").to_numpy()
    rows = found[_ENDS].to_numpy()
    rows = np.take_along_axis(rows, np.argsort(rank[rows], axis=1), axis=1)
    order = np.lexsort((rank[rows[:, 1]], rank[rows[:, 0]]))
    found = found.drop(columns=_ENDS).iloc[order].reset_index(drop=True)
    for place, name in enumerate(("one", "other")):
        found.insert(place, name, ids.take(rows[order, place]).to_pandas())
    return found
