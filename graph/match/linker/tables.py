"""Frames as tables of a database of Splink's, and the DuckDB that a run has to itself."""

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeAlias

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from splink import DuckDBAPI

#: What DuckDB may hold in memory beside the tables given to it; what is more waits on the disk. Enough for a million.
_MEMORY = "2GB"
#: Rows of the columns of a model: a frame, a table that `prepared` made, or many of these.
Frames: TypeAlias = pd.DataFrame | pa.Table | Iterable[pd.DataFrame | pa.Table]


def prepared(given: Frames, used: Mapping[str, bool]) -> pa.Table:
    """The ``used`` columns and ``id`` of one or many frames as one table; parts that are prepared stay as they are.

    Lists of texts of which it is said that they are compared for equality only become lists of numbers, the same for
    the same texts: that takes half of the time and of the memory.
    """
    frames: Iterable[Any] = [given] if isinstance(given, pd.DataFrame | pa.Table) else given
    with duckdb.connect() as connection:
        parts = [frame if isinstance(frame, pa.Table) else _numbered(_part(frame, used), used, connection)
                 for frame in frames]
    return pa.concat_tables(parts, promote_options="permissive")


def table(given: Frames, key: str, used: Mapping[str, bool], start: int = 0) -> pa.Table:
    """The prepared rows with a column ``key`` that numbers them from ``start``."""
    whole = prepared(given, used)
    # Models keep texts in columns without a type of their own, so one that holds nothing is of these.
    empty = {pa.null(): pa.string(), pa.list_(pa.null()): pa.list_(pa.string())}
    schema = pa.schema([(field.name, empty.get(field.type, field.type)) for field in whole.schema])
    return whole.cast(schema).append_column(key, pa.array(range(start, start + len(whole)), pa.int64()))


def without(given: pa.Table, other: pa.Table) -> pa.Table:
    """A table without the rows whose ids are in the other."""
    again = pc.is_in(given["id"], other["id"])
    return given.filter(pc.invert(again)) if pc.any(again).as_py() else given


def frequencies(tables: list[pa.Table], column: str) -> pa.Table:
    """How frequent the values of a column are, as the tables themselves say in ``tf_x``."""
    pairs = pa.concat_tables([each.select([column, f"tf_{column}"]) for each in tables], promote_options="permissive")
    return pairs.group_by([column, f"tf_{column}"]).aggregate([]).drop_null()


@contextmanager
def database(given: Any = None) -> Iterator[Any]:
    """The database to run on: the one given, or a DuckDB in memory that leaves neither threads nor files."""
    if given is not None:
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="ketnoi-match-") as spill, \
            duckdb.connect(config={"temp_directory": spill, "memory_limit": _MEMORY}) as connection:
        connection.execute("SET preserve_insertion_order = false")
        ours = DuckDBAPI(connection)
        try:
            yield ours
        finally:
            ours._ddb_con.close()  # A second one that Splink opens for databases that are no DuckDB.


def _part(frame: pd.DataFrame, used: Iterable[str]) -> pa.Table:
    names = [name for name in ("id", *used) if name in frame.columns]
    return pa.Table.from_pandas(frame[names], preserve_index=False, nthreads=1)


def _numbered(part: pa.Table, used: Mapping[str, bool], connection: duckdb.DuckDBPyConnection) -> pa.Table:
    lists = [name for name in part.column_names if used.get(name) and pa.types.is_list(part[name].type)]
    if not lists:
        return part
    # 63 bits, for Spark knows no unsigned numbers: two of ten million texts are one number once in 200,000 runs.
    for name in lists:
        whole = part[name].combine_chunks()
        texts = connection.from_arrow(pa.table({"text": whole.values}))
        numbers = texts.project("(hash(text) >> 1)::BIGINT AS number").to_arrow_table()["number"].combine_chunks()
        made = pa.ListArray.from_arrays(whole.offsets, numbers, mask=whole.is_null() if whole.null_count else None)
        part = part.set_column(part.column_names.index(name), name, made)
    return part
