"""How fast persons are matched: a seeded city of a million records, and new records against what exists.

``python -m benchmarks.identity.speed --records 1000000 --existing 100000 --new 1000``. Each measurement is a process of
its own; its memory is the most that it and its helpers held at once, making of the city included. Making the records is
not counted in the seconds; computing their columns is, by two helpers at once, and shown apart: it counts as the longer
of the two took. Bare Splink gets the same rows. Its time and ours for the matching start with rows in memory. Beside
the seconds of the clock stand those that the processors worked, which other work on the machine lengthens less.
"""

import argparse
import gc
import json
import multiprocessing
import pickle
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import psutil
import pyarrow as pa
from splink import DuckDBAPI, Linker, SettingsCreator
from splink import comparison_library as library

from benchmarks.identity.measures import scores
from benchmarks.identity.people import RECORDS_A_PERSON, People
from graph.match import linker
from graph.match.persons import MODEL

_PART, _HELPERS = 20_000, 2
_ROOT = Path(__file__).resolve().parents[2]
_people: People | None = None


class Spent(NamedTuple):
    """Seconds of the clock, and of all processors together."""

    clock: float = 0.0
    worked: float = 0.0

    @staticmethod
    def now() -> "Spent":
        """Those so far, of which the difference to later ones counts."""
        return Spent(time.perf_counter(), time.process_time())

    def since(self) -> "Spent":
        """What was spent since these."""
        return Spent(time.perf_counter() - self.clock, time.process_time() - self.worked)


class Part(NamedTuple):
    """Some rows ready to be compared, who computed them, and what that took."""

    rows: pa.Table
    helper: int
    spent: Spent


def run(records: int = 1_000_000, existing: int = 100_000, new: int = 1_000) -> list[dict[str, Any]]:
    """One row a measurement: ours and bare Splink on the city, and new records against what exists."""
    with tempfile.TemporaryDirectory(prefix="ketnoi-speed-") as folder:
        rows = [_apart("whole", records, folder), _apart("bare", records, folder), _apart("new", existing, new)]
    rows[0]["times_bare"] = round(rows[0]["seconds_matching"] / rows[1]["seconds_matching"], 2)
    return rows


def whole(records: int, folder: str) -> dict[str, Any]:
    """Ours on the city: seconds of the columns and of the matching, and how well people of two records are found."""
    clocks: defaultdict[int, float] = defaultdict(float)
    rows, worked = [], 0.0
    for part in _parts(records, Path(folder)):
        rows.append(part.rows)
        clocks[part.helper] += part.spent.clock
        worked += part.spent.worked
    began = Spent.now()
    found = linker.score(MODEL, rows)
    matching = began.since()
    ids = pa.concat_tables([part.select(["id"]) for part in rows])["id"].to_pylist()
    twice = sum(id.startswith("s") for id in ids)
    return _row(f"city {len(ids)}", found, twice, Spent(max(clocks.values()), worked), matching)


def bare(records: int, folder: str) -> dict[str, Any]:
    """Splink's default comparisons of names, with our blocking, on the same rows."""
    files = sorted(Path(folder).glob("*.pickle"))
    tables = [pa.Table.from_pandas(pickle.loads(file.read_bytes()), preserve_index=False) for file in files]
    rows = pa.concat_tables(tables, promote_options="permissive")
    del tables
    began = Spent.now()
    settings = SettingsCreator(
        link_type="dedupe_only", unique_id_column_name="id",
        comparisons=[library.NameComparison(f"name_{part}") for part in ("text", "family", "given")],
        blocking_rules_to_generate_predictions=[*MODEL.blocking], retain_matching_columns=False)
    inference = Linker(DuckDBAPI().register(rows), settings, log_level=None).inference
    found = len(inference.predict(threshold_match_weight=0, warning_mode="never").as_pandas_dataframe())
    spent = began.since()
    return {"set": f"city {len(rows)}", "method": "splink", "pairs": found,
            "seconds_matching": round(spent.clock, 1), "seconds_worked": round(spent.worked, 1)}


def new(existing: int, count: int) -> dict[str, Any]:
    """Some new records against what exists: their columns are computed, those of the others are there."""
    people = list(People(round((existing + count) * 1.01)).records())[:existing + count]
    Random(5).shuffle(people)
    old, fresh = linker.prepare(MODEL, MODEL.columns(people[count:])), people[:count]
    began = Spent.now()
    frame = MODEL.columns(fresh)
    computed, began = began.since(), Spent.now()
    found = linker.score(MODEL, old, frame)
    matching = began.since()
    everybody = {one.id for one in people}
    twice = {one.id[1:] for one in fresh if {f"c{one.id[1:]}", f"s{one.id[1:]}"} <= everybody}
    return _row(f"city {count} to {existing}", found, len(twice), computed, matching)


def _parts(records: int, folder: Path) -> Iterator[Part]:
    """The rows of a city, computed by helpers that share what the city is made of; their frames stay in the folder."""
    global _people
    _people = People(records)
    _people.prepare()
    starts = range(0, _people.persons, round(_PART / RECORDS_A_PERSON))
    fork = multiprocessing.get_context("fork")
    # The helpers make no cycles, and what they share with us is not theirs to look through for garbage.
    with ProcessPoolExecutor(_HELPERS, fork, initializer=gc.disable) as pool:
        yield from pool.map(_part, starts, [starts.step] * len(starts), [folder] * len(starts))
    _people = None


def _part(start: int, count: int, folder: Path) -> Part:
    assert _people is not None
    records = list(_people.records(range(start, min(start + count, _people.persons))))
    began = Spent.now()
    frame = MODEL.columns(records)
    rows = linker.prepare(MODEL, frame)
    spent = began.since()
    (folder / f"{start:09}.pickle").write_bytes(pickle.dumps(frame))
    return Part(rows, multiprocessing.current_process().pid or 0, spent)


def _row(name: str, found: pd.DataFrame, twice: int, columns: Spent, matching: Spent) -> dict[str, Any]:
    joined = found[found["weight"] >= MODEL.join]
    hits = int(np.sum(joined["one"].str[1:] == joined["other"].str[1:]))
    reached = scores(hits, len(joined), twice)
    return {"set": name, "method": "ketnoi", "pairs": len(found), "precision": round(reached.precision, 4),
            "recall": round(reached.recall, 4), "f1": round(reached.f1, 4),
            "seconds": round(columns.clock + matching.clock, 1),
            "seconds_columns": round(columns.clock, 1), "seconds_matching": round(matching.clock, 1),
            "seconds_worked": round(columns.worked + matching.worked, 1)}


def _apart(*call: object) -> dict[str, Any]:
    """One measurement in a process of its own, watched from here."""
    command = [sys.executable, "-m", "benchmarks.identity.speed", "--only", *map(str, call)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=_ROOT) as process:
        held = [0]
        watching = threading.Thread(target=_watch, args=(process.pid, held), daemon=True)
        watching.start()
        told = process.communicate()[0]
        watching.join()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return {**json.loads(told), "megabytes": held[0] // 1024 ** 2}


def _watch(pid: int, held: list[int]) -> None:
    """The most memory that a process and its helpers held at once; what they share is counted once."""
    process = psutil.Process(pid)
    while True:
        try:
            family = [process, *process.children(recursive=True)]
            held[0] = max(held[0], sum(one.memory_full_info().pss for one in family))
        except psutil.Error:  # Somebody ended meanwhile.
            if not psutil.pid_exists(pid) or process.status() == psutil.STATUS_ZOMBIE:
                return
        time.sleep(0.2)


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
