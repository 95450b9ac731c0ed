"""Nothing acknowledged is lost: processes are killed at random and named points, and what is left is whole."""

import json
import os
import random
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import crash
import psutil
import pytest
from sqlalchemy import func, select

from graph import engine
from graph.compile import BoltGraph, compiled
from graph.compile.export import lines
from graph.moment import today
from graph.registry import Registry
from ledger import tables
from ledger.ledger import Ledger

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 120.0
#: What is killed, and where: a named point and the time at which it is come to, or after a random while.
NAMED = [
    "while staging:1", "after a graph's transaction:2", "random engine", "before the index is committed:1",
    "while a graph is wiped:1", "after a graph's files went:1", "random both", "after the log's row:1",
    "before the log's row:1", "after a graph's transaction:1", "random", "staged:2", "random engine",
    "after a graph's transaction:4", "written, not acknowledged:1", "built anew, not marked:1", "random both",
    "derived:2", "before a graph's transaction:3", "after the index was committed:2", "while a graph is wiped:4",
    "random", "random", "after a graph's transaction:7", "after a graph was wiped:1", "while staging:4",
    "before the index is committed:3", "random engine", "after a graph was wiped:2", "random",
    "before a graph's files go:2", "before a graph's transaction:1", "after a graph's files went:2", "random both",
]
KILLS = NAMED if os.environ.get("CI") else NAMED[:8]


class Worker:
    """The process that works, and what it has told so far."""

    def __init__(self, home: Path, seed: int, point: str = "") -> None:
        self.told: list[dict[str, Any]] = []
        self.errors = home.parent / "errors.txt"
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests" / "support")))}
        with self.errors.open("wb") as errors:
            self.process = subprocess.Popen(
                [sys.executable, crash.__file__, str(home), str(seed), point], cwd=ROOT, env=environment,
                stdout=subprocess.PIPE, stderr=errors, text=True)
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        for line in self.process.stdout or ():
            if line.endswith("\n"):  # a line cut short acknowledges nothing
                self.told.append(json.loads(line))

    def until(self, name: str) -> dict[str, Any]:
        """What it tells under that name first."""
        end = time.monotonic() + SECONDS
        while not (found := [one for one in self.told if name in one]):
            assert self.process.poll() is None, self.errors.read_text(encoding="utf-8", errors="replace")
            assert time.monotonic() < end, f"no word of {name}: {self.told[-5:]}"
            time.sleep(0.01)
        return found[0]

    def kill(self) -> None:
        assert self.process.poll() is None, self.errors.read_text(encoding="utf-8", errors="replace")
        self.process.kill()
        self.process.wait()
        self.reader.join()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """One registry that lives through all the kills; its engine lives between them."""
    folder = tmp_path_factory.mktemp("crash") / "home"
    client = engine.Client(folder / "engine")
    client.find()
    yield folder
    client.close()
    engine.stop(folder / "engine")


def kill_the_engine(home: Path) -> None:
    address = engine.Folder(home / "engine").address()
    if address is not None and psutil.pid_exists(address.pid):
        psutil.Process(address.pid).kill()


@pytest.mark.parametrize(("number", "where"), [*enumerate(KILLS)], ids=lambda one: str(one).replace(" ", "-"))
def test_what_is_left_after_a_kill_is_whole(home: Path, number: int, where: str) -> None:
    dice = random.Random(f"{number} {where}")
    worker = Worker(home, number, "" if "random" in where else where)
    try:
        worker.until("settled")
        if "random" in where:
            time.sleep(dice.uniform(0, 2))
        else:
            worker.until("at")
        if where == "random engine":
            kill_the_engine(home)
            time.sleep(dice.uniform(0.2, 2))  # it goes on with a new one, or says what is the matter
    finally:
        worker.kill()
    if where == "random both":
        kill_the_engine(home)
    failed = [one["failed"] for one in worker.told if "failed" in one]
    assert failed == [] or where == "random engine"
    check(home, worker.told)


def check(home: Path, told: list[dict[str, Any]]) -> None:
    """What a restart finds."""
    registry = Registry.open(crash.settings(home))
    try:
        log = registry.ledger.entries()
        assert [entry.seq for entry in log] == list(range(1, len(log) + 1))
        acknowledged = [(one["seq"], one["act"], one["subject"]) for one in told if "seq" in one]
        assert set(acknowledged) <= {(entry.seq, entry.act, entry.subject) for entry in log}
        assert not acknowledged or len(log) <= max(acknowledged)[0] + 1
        batches_are_whole(registry, told)
        settled = max((one["settled"] for one in told if "settled" in one), default=0)
        if not any("rebuilding" in one for one in told):
            assert all(graph.get("applied", 0) >= settled for graph in metas(registry))
        assert registry.settle() == len(log)
        assert all(graph["applied"] == len(log) and "applying" not in graph for graph in metas(registry))
        for wanted in compiled(registry.ledger, registry.store.audiences, today()):
            held = BoltGraph(registry.store, wanted.audience).dump()
            assert list(lines(held)) == list(lines(wanted.dump()))
    finally:
        registry.close()


def batches_are_whole(registry: Registry, told: list[dict[str, Any]]) -> None:
    """Each batch that is listed has all its records, and each that was acknowledged is listed."""
    record = tables.record
    with registry.ledger.engine.connect() as connection:
        counted = select(record.c.batch, func.count()).group_by(record.c.batch)
        records = {row[0]: row[1] for row in connection.execute(counted)}
    listed = {batch.id: batch.records for batch in registry.ledger.batches()}
    assert listed == {batch: records.get(batch, 0) for batch in listed}
    assert {one["staged"]: one["records"] for one in told if "staged" in one}.items() <= listed.items()


def metas(registry: Registry) -> list[dict[str, Any]]:
    return [registry.store.meta(audience) or {} for audience in registry.store.audiences]


def test_between_the_kills_work_was_done(home: Path) -> None:
    ledger = Ledger.open(crash.settings(home).ledger)
    assert ledger.head() > len(KILLS) and {entry.act for entry in ledger.entries()} >= {"accept", "undo", "judge"}
    ledger.close()


@pytest.mark.skipif(sys.platform != "linux", reason="strace is Linux's")
def test_an_acknowledged_row_of_the_log_is_on_the_disk(tmp_path: Path) -> None:
    """The engine's side of this is seen in test_engine.py."""
    if shutil.which("strace") is None:
        pytest.skip("no strace")
    calls = tmp_path / "calls.txt"
    program = ("import sys; from ledger.ledger import Ledger; ledger = Ledger.open(sys.argv[1]); "
               "ledger.judge('unsure', 'a', 'b'); print('begin', flush=True); "
               "ledger.judge('same', 'a', 'b'); print('acknowledged', flush=True)")
    done = subprocess.run(
        ["strace", "-f", "-y", "-e", "trace=fsync,fdatasync,write", "-o", str(calls), sys.executable, "-c", program,
         f"sqlite:///{(tmp_path / 'l.sqlite').as_posix()}"], cwd=ROOT, capture_output=True, text=True)
    if "PTRACE" in done.stderr or "ptrace" in done.stderr:
        pytest.skip("the system refuses strace")
    assert done.returncode == 0, done.stderr
    seen = calls.read_text(encoding="utf-8", errors="replace").splitlines()
    begin, end = (next(n for n, line in enumerate(seen) if f'"{word}' in line) for word in ("begin", "acknowledged"))
    assert any("sync(" in line and "l.sqlite-wal" in line and "= 0" in line for line in seen[begin:end])
