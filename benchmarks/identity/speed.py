"""How fast persons are matched: a seeded city of a million records, and new records against what exists.

``python -m benchmarks.identity.speed --records 1000000 --existing 100000 --new 1000``. Each measurement is a process of
its own, whose memory is the most that the whole process ever held, making of the city included. Making the records is
not counted in the seconds; computing their columns is, and shown apart. Bare Splink gets the same frames.
"""

import argparse
import json
import pickle
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from splink import DuckDBAPI, Linker, SettingsCreator
from splink import comparison_library as library

from benchmarks.identity.measures import scores
from benchmarks.identity.people import People
from graph.match import linker
from graph.match.persons import MODEL

_PART = 20_000
_ROOT = Path(__file__).resolve().parents[2]


def run(records: int = 1_000_000, existing: int = 100_000, new: int = 1_000) -> list[dict[str, Any]]:
    """One row a measurement: ours and bare Splink on the city, and new records against what exists."""
    with tempfile.TemporaryDirectory(prefix="ketnoi-speed-") as folder:
        rows = [_apart("whole", records, folder), _apart("bare", records, folder), _apart("new", existing, new)]
    rows[0]["times_bare"] = round(rows[0]["seconds_matching"] / rows[1]["seconds_matching"], 2)
    return rows


class Parts:
    """The frames of a city's records, each computed when it is asked for and kept in a folder; what took how long."""

    def __init__(self, count: int, folder: Path) -> None:
        self._records, self._folder = People(count).records(), folder
        self.columns = self.aside = 0.0
        self.records = self.twice = 0

    def __iter__(self) -> Iterator[pd.DataFrame]:
        while True:
            began = time.perf_counter()
            people = list(islice(self._records, _PART))
            if not people:
                return
            made = time.perf_counter()
            frame = MODEL.columns(people)
            computed = time.perf_counter()
            (self._folder / f"{self.records:09}.pickle").write_bytes(pickle.dumps(frame))
            self.records += len(people)
            self.twice += sum(one.id.startswith("s") for one in people)
            self.columns += computed - made
            self.aside += made - began + time.perf_counter() - computed
            yield frame


def whole(records: int, folder: str) -> dict[str, Any]:
    """Ours on the city: seconds of the columns and of the matching, and how well people of two records are found."""
    parts, began = Parts(records, Path(folder)), time.perf_counter()
    found = linker.score(MODEL, parts)
    seconds = time.perf_counter() - began - parts.aside
    return _row(f"city {parts.records}", "ketnoi", found, parts.twice, seconds, parts.columns)


def bare(records: int, folder: str) -> dict[str, Any]:
    """Splink's default comparisons of names, with our blocking, on the same frames as they come."""
    frames = [pickle.loads(file.read_bytes()) for file in sorted(Path(folder).glob("*.pickle"))]
    began = time.perf_counter()
    tables = []
    while frames:
        tables.append(pa.Table.from_pandas(frames.pop(0), preserve_index=False))
    database = DuckDBAPI()
    settings = SettingsCreator(
        link_type="dedupe_only", unique_id_column_name="id",
        comparisons=[library.NameComparison("name_text"), library.NameComparison("name_family"),
                     library.NameComparison("name_given")],
        blocking_rules_to_generate_predictions=[*MODEL.blocking], retain_matching_columns=False)
    table = database.register(pa.concat_tables(tables, promote_options="permissive"))
    predicted = Linker(table, settings, log_level=None).inference.predict(threshold_match_weight=0)
    pairs = len(predicted.as_pandas_dataframe())
    seconds = time.perf_counter() - began
    return {"set": f"city {table.db_api.duckdb_con.table(table.physical_name).count('*').fetchone()[0]}",
            "method": "splink", "pairs": pairs, "seconds": round(seconds, 1), "seconds_matching": round(seconds, 1),
            "megabytes": _megabytes()}


def new(existing: int, count: int) -> dict[str, Any]:
    """Some new records against what exists: their columns are computed, those of the others are there."""
    people = list(islice(People(existing + count).records(), existing + count))
    Random(5).shuffle(people)
    old, fresh = MODEL.columns(people[count:]), people[:count]
    began = time.perf_counter()
    frame = MODEL.columns(fresh)
    computed = time.perf_counter()
    found = linker.score(MODEL, old, frame)
    seconds = time.perf_counter() - began
    everybody = {one.id for one in people}
    twice = {one.id[1:] for one in fresh if {f"c{one.id[1:]}", f"s{one.id[1:]}"} <= everybody}
    return _row(f"city {count} to {existing}", "ketnoi", found, len(twice), seconds, computed - began)


def _row(name: str, method: str, found: pd.DataFrame, twice: int, seconds: float, columns: float) -> dict[str, Any]:
    joined = found[found["weight"] >= MODEL.join]
    hits = int(np.sum(joined["one"].str[1:] == joined["other"].str[1:]))
    reached = scores(hits, len(joined), twice)
    return {"set": name, "method": method, "pairs": len(found), "precision": round(reached.precision, 4),
            "recall": round(reached.recall, 4), "f1": round(reached.f1, 4), "seconds": round(seconds, 1),
            "seconds_columns": round(columns, 1), "seconds_matching": round(seconds - columns, 1),
            "megabytes": _megabytes()}


def _megabytes() -> int:
    """The most memory that this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _apart(*call: object) -> dict[str, Any]:
    """One measurement in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.identity.speed", "--only", *map(str, call)]
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=_ROOT).stdout
    return dict(json.loads(told))


def main(argv: list[str] | None = None) -> None:
    """Measure and print a row of JSON each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--existing", type=int, default=100_000)
    parser.add_argument("--new", type=int, default=1_000)
    parser.add_argument("--only", nargs=3, help=argparse.SUPPRESS)
    given = parser.parse_args(argv)
    if given.only:
        name, count, other = given.only
        ways = {"whole": lambda: whole(int(count), other), "bare": lambda: bare(int(count), other),
                "new": lambda: new(int(count), int(other))}
        print(json.dumps(ways[name]()))
        return
    for row in run(given.records, given.existing, given.new):
        print(json.dumps(row))


if __name__ == "__main__":
    main()
