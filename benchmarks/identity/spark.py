"""The persons' model on Splink's Spark backend beside DuckDB: the same pairs, with the same weights up to rounding.

``make spark``, on a Spark of this machine's own; fails where the two differ.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pandas as pd
from pyspark.sql import SparkSession
from splink import SparkAPI
from splink.backends.spark import similarity_jar_location

from benchmarks.identity.people import People
from benchmarks.measure import timed
from graph.match import linker
from graph.match.model import Model

#: How much two weights of a pair may differ: sums of some ten numbers in another order.
ROUNDING = 1e-9


@contextmanager
def local(memory: str = "2g") -> Iterator[SparkAPI]:
    """Splink's database on a local Spark with both cores, which ends with the context and leaves no files."""
    with tempfile.TemporaryDirectory(prefix="ketnoi-spark-") as folder:
        settings = {
            "spark.driver.memory": memory, "spark.sql.shuffle.partitions": 8, "spark.default.parallelism": 8,
            "spark.ui.enabled": False, "spark.ui.showConsoleProgress": False,
            "spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1",
            "spark.local.dir": folder, "spark.sql.warehouse.dir": f"{folder}/warehouse",
            "spark.jars": similarity_jar_location(), "spark.log.level": "ERROR"}
        session = SparkSession.builder.master("local[2]").config(map=settings).getOrCreate()
        try:
            yield SparkAPI(spark_session=session, break_lineage_method="persist", num_partitions_on_repartition=8)
        finally:
            session.stop()


def differences(model: Model, frame: pd.DataFrame, api: Any, least: float) -> tuple[pd.DataFrame, list[str]]:
    """DuckDB's pairs, and in words where Spark's are others."""
    ours = linker.score(model, frame, least=least)
    theirs = linker.score(model, frame, least=least, api=api)
    ends = ["one", "other"]
    if not ours[ends].equals(theirs[ends]):
        lost = len(ours.merge(theirs, on=ends, how="outer", indicator=True).query("_merge != 'both'"))
        return ours, [f"{lost} pairs are found by one of the two only"]
    gammas = [name for name in ours if name.startswith("gamma_") and not ours[name].equals(theirs[name])]
    apart = float((ours["weight"] - theirs["weight"]).abs().max()) if len(ours) else 0.0
    return ours, [f"{name} differs" for name in gammas] + ([f"weights differ by {apart}"] if apart > ROUNDING else [])


def main(argv: list[str] | None = None) -> int:
    """Compare the two on the people of a seeded city; 1 where they differ."""
    from graph.match.persons import MODEL

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=3_000)
    given = parser.parse_args(argv)
    frame = MODEL.columns(list(People(given.records).records()))
    with local() as api:
        seconds, (pairs, faults) = timed(lambda: differences(MODEL, frame, api, least=-20.0))
    print(f"{len(frame)} records, {len(pairs)} pairs in {seconds:.1f} s:", "; ".join(faults) or "no difference")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
