"""What a matcher is: columns computed once a record, comparisons with frozen weights, and the two thresholds."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd


# Without equality: it is known by its identity, by which what is derived from it is kept.
@dataclass(frozen=True, eq=False)
class Model:
    """Everything that decides about pairs of one label; the same object runs on DuckDB and on Spark.

    ``columns`` turns records into a frame of one row each: ``id``, and texts, numbers (of a numeric type of pandas,
    also where all are missing) or lists of texts.
    ``comparisons`` are Splink's, as creators or dictionaries whose SQL is DuckDB's. The ``output_column_name`` of each
    and the ``label_for_charts`` of each of its levels are short codes that explain a pair (``name``, ``initials``);
    each level has its ``m_probability`` and ``u_probability``. They are symmetrical: which record of a pair stands
    left decides nothing. A level with a ``tf_adjustment_column`` weighs a value ``x`` by the frame's ``tf_x``, the same
    for one value in all frames: nothing is counted in a frame, so that a weight depends on its two records alone.
    ``blocking`` are Splink's blocking rules. ``prior`` is the probability that two records drawn at random match.
    ``join`` and ``ask`` are match weights (log2 of the odds): from ``join`` the matcher joins by itself, from ``ask``
    a curator is asked.
    ``apart`` is a condition in SQL over ``x_l`` and ``x_r``, like a comparison level's, under which two records are of
    two things whatever else agrees (different values of one identifier): such a pair weighs minus infinity.
    ``shown`` says for one record what a reader is shown under each comparison's name, as texts; without it, the
    values of the columns that the comparison looks at are shown.
    """

    label: str
    version: str
    columns: Callable[[Sequence[Any]], pd.DataFrame]
    comparisons: tuple[Any, ...]
    blocking: tuple[Any, ...]
    prior: float
    join: float
    ask: float
    apart: str = ""
    shown: Callable[[Any], Mapping[str, Sequence[str]]] | None = None
