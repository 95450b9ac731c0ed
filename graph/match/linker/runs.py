"""What Splink is asked: the pairs within a table, and those between two."""
# ruff: noqa: S608 - the SQL is of names of our own and of the conditions of models, which are part of the program.

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
        self._linker = self._linking(self._sides[-1], settings.creator(model, self._dialect, KEY, rules))
        for column in settings.frequencies(model):
            lookup = opened.register(frequencies(tables, column))
            self._linker.table_management.register_term_frequency_lookup(lookup, column)

    def within(self, least: float | None) -> pa.Table:
        """The pairs of the last table."""
        kept = [self._blocked(*rule) for rule in settings.blocking(self._model, self._dialect, KEY)]
        found = " UNION ALL ".join(f"SELECT * FROM {one.physical_name}" for one in kept)
        pairs = self._sql(f"""
            SELECT '0' AS match_key, join_key_l, join_key_r FROM ({found}) AS found GROUP BY join_key_l, join_key_r""")
        self._drop(*kept)
        self._linker.table_management.register_blocked_pairs_for_predict(pairs)
        return self._told(self._linker.inference.predict(**self._asked(least)), least)

    def between(self, least: float | None) -> pa.Table:
        """The pairs with one end in each of the two tables."""
        return self._told(self._linker.inference.predict_between(*self._sides, **self._asked(least)), least)

    def _blocked(self, made: settings.Kept, columns: tuple[str, ...]) -> Any:
        """The pairs of one rule without those that are apart, for these can be most of them.

        Rule by rule, of a table of its columns alone: of all rules at once Splink carries the columns of all along.
        """
        narrow = self._sql(f"SELECT {', '.join((KEY, *columns))} FROM {self._sides[-1].physical_name}")
        blocked = self._linking(narrow, made).inference.compute_blocked_pairs_for_predict()
        kept = self._sql(self._together(blocked.physical_name))
        self._drop(narrow, blocked)
        return kept

    def _together(self, blocked: str) -> str:
        """The pairs that nothing parts."""
        condition = settings.apart(self._model, self._dialect)
        if not condition:
            return f"SELECT join_key_l, join_key_r FROM {blocked}"
        sides = ", ".join(f"{end}.{name} AS {name}_{end}"
                          for name in settings.columns(self._model)[settings.APART] for end in "lr")
        records = self._sides[-1].physical_name
        return f"""
            SELECT join_key_l, join_key_r FROM (
                SELECT join_key_l, join_key_r, {sides} FROM {blocked}
                JOIN {records} AS l ON l.{KEY} = join_key_l JOIN {records} AS r ON r.{KEY} = join_key_r) AS pairs
            WHERE NOT coalesce({condition}, false)"""

    def _asked(self, least: float | None) -> dict[str, Any]:
        # Elsewhere the threshold comes afterwards: Spark pushes it down through the levels until no memory holds it.
        return {"threshold_match_weight": least if self._dialect == "duckdb" else None, "warning_mode": "never"}

    def _told(self, predicted: Any, least: float | None) -> pa.Table:
        if least is not None and self._dialect != "duckdb":
            predicted = self._sql(f"SELECT * FROM {predicted.physical_name} WHERE match_weight >= {least}")
        return predicted.as_pyarrow_table()

    def _linking(self, records: Any, made: settings.Kept) -> Linker:
        return Linker(records, made, log_level=None, validate_settings=False)

    def _sql(self, text: str) -> Any:
        """The answer as a table; the text is of names of our own and of conditions of the model."""
        return self._opened.query_sql(text)

    def _drop(self, *spent: Any) -> None:
        for table in spent:
            table.drop_table_from_database_and_remove_from_cache()
