"""Rows of a model's frame as bytes, so that what was computed once of a record need not be computed again."""

import zlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import orjson

if TYPE_CHECKING:
    import pandas as pd


class OfAnother(Exception):
    """Rows that were packed from a frame of other columns."""


def pack(frame: "pd.DataFrame") -> list[bytes]:
    """Each row of a frame; lists are lists, and what is missing is null."""
    return [zlib.compress(orjson.dumps(row, default=_missing, option=orjson.OPT_SERIALIZE_NUMPY), 1)
            for row in frame.itertuples(index=False, name=None)]


def unpack(rows: Iterable[bytes], like: "pd.DataFrame") -> "pd.DataFrame":
    """The frame of packed rows, of the columns and types of another one; OfAnother where it has other columns."""
    import pandas as pd

    values = [orjson.loads(zlib.decompress(row)) for row in rows]
    if any(len(row) != len(like.columns) for row in values):
        raise OfAnother
    return pd.DataFrame(values, columns=like.columns).astype(like.dtypes.to_dict())


def _missing(_: Any) -> None:
    """Pandas' own sign for a missing number."""
