"""What Splink is asked: the pairs within a table, and those between two."""

import logging
from typing import Any

import pyarrow as pa
from splink import Linker

from graph.match.linker import settings
from graph.match.linker.tables import frequencies
from graph.match.model import Model

# Splink writes on the screen of whoever runs us what is meant so (levels without a null level, say).
logging.getLogger("splink").setLevel(logging.ERROR)

#: The column that tells the rows of all tables of a run apart.
KEY = "row_of_frame"


class Run:
    """One or two tables registered with a database of Splink's for a model: what exists, and the new."""

    def __init__(self, opened: Any, model: Model, tables: list[pa.Table], rules: tuple[str, ...] = ()) -> None:
        self._opened, self._model = opened, model
        self._dialect = opened.sql_dialect.sql_dialect_str
        # Splink takes frequencies from tables of their own, and what it has no use for it would carry along.
        aside = {"id", *map("tf_{}".format, settings.frequencies(model))}.difference(settings.used(model))
        self._sides = [opened.register(each.drop_columns([*aside.intersection(each.column_names)])) for each in tables]
        made = settings.creator(model, self._dialect, KEY, rules)
        self._linker = Linker(self._sides[-1], made, log_level=None, validate_settings=False)
        for column in settings.frequencies(model):
            lookup = opened.register(frequencies(tables, column))
            self._linker.table_management.register_term_frequency_lookup(lookup, column)

    def within(self, least: float | None) -> pa.Table:
        """The pairs of the last table. Those that are apart are dropped unseen: they can be most of them."""
        if settings.apart(self._model, self._dialect):
            blocked = self._linker.inference.compute_blocked_pairs_for_predict()
            kept = self._opened.query_sql(self._kept(blocked.physical_name))
            blocked.drop_table_from_database_and_remove_from_cache()
            # Taken as if it were Splink's own: with pairs of others it copies both sides, which fills the memory.
            registered = self._linker.table_management.register_blocked_pairs_for_predict(kept)
            registered.metadata.pop("registered_for_predict")
        return self._told(self._linker.inference.predict(**self._asked(least)), least)

    def between(self, least: float | None) -> pa.Table:
        """The pairs with one end in each of the two tables."""
        return self._told(self._linker.inference.predict_between(*self._sides, **self._asked(least)), least)

    def _kept(self, blocked: str) -> str:
        sides = ", ".join(f"{end}.{name} AS {name}_{end}"
                          for name in settings.columns(self._model)[settings.APART] for end in "lr")
        records = self._sides[-1].physical_name
        return f"""
            SELECT match_key, join_key_l, join_key_r FROM (
                SELECT match_key, join_key_l, join_key_r, {sides} FROM {blocked}
                JOIN {records} AS l ON l.{KEY} = join_key_l JOIN {records} AS r ON r.{KEY} = join_key_r) AS pairs
            WHERE NOT coalesce({settings.apart(self._model, self._dialect)}, false)
        """  # noqa: S608 - names of our own and conditions of the model

    def _asked(self, least: float | None) -> dict[str, Any]:
        # Elsewhere the threshold comes afterwards: Spark pushes it down through the levels until no memory holds it.
        return {"threshold_match_weight": least if self._dialect == "duckdb" else None, "warning_mode": "never"}

    def _told(self, predicted: Any, least: float | None) -> pa.Table:
        if least is not None and self._dialect != "duckdb":
            predicted = self._opened.query_sql(
                f"SELECT * FROM {predicted.physical_name} WHERE match_weight >= {least}")  # noqa: S608 - as above
        return predicted.as_pyarrow_table()
