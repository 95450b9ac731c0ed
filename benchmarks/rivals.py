"""The same rows by other ways: bare statements, ours, neomodel, py2neo's bulk functions; on both engines.

A smaller city than elsewhere (neomodel asks once for each relation). Where neomodel wants another release of the
driver than ours, name the Python of its own environment in ``KETNOI_BENCH_PYTHON``.
``python -m benchmarks.rivals [--experts N] [--json]``
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import neo4j

from benchmarks import bare
from benchmarks.measure import note, options, report
from benchmarks.others.parcels import Server
from benchmarks.place import ROOT, accept_all, copy, fresh, opened
from benchmarks.world import World
from graph import engine
from graph.compile import BoltGraph
from graph.registry import Registry
from graph.settings import Settings

_BARE, _OURS = "bare UNWIND and MERGE", "ours, ledger included"
_OTHERS = ("neomodel", "py2neo")
_PATIENCE = 900.0


def main(argv: list[str] | None = None) -> None:
    """Measure and report."""
    chosen = options(__doc__ or "", argv, experts=2_000)
    world = World(chosen.experts)
    with copy(world) as home:
        parcels = _parcels(home)
        note(f"{parcels.nodes} nodes, {parcels.edges} relations")
        figures = {"nodes": parcels.nodes, "relations": parcels.edges, "rows a second": {
            name: _all(name, world, parcels) for name in ("embedded engine", "Neo4j")}}
    report("rivals", figures, chosen.json)


def _parcels(home: Path) -> bare.Parcels:
    parcels = bare.Parcels(home.parent / "parcels")
    registry = opened(home)
    try:
        registry.settle()
        parcels.write(BoltGraph(registry.store, "curators").dump())
    finally:
        registry.close()
    return parcels


def _all(name: str, world: World, parcels: bare.Parcels) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for way in (_BARE, _OURS, *_OTHERS):
        note(f"{name}: {way}")
        try:
            found[way] = round((parcels.nodes + parcels.edges) / _seconds(name, way, world, parcels))
        except _CannotError as reason:
            found[way] = f"not measured: {reason}"
    return found


def _seconds(name: str, way: str, world: World, parcels: bare.Parcels) -> float:
    if way == _OURS:
        return _ours(name, world)
    with _server(name) as server:
        return _bare(server, parcels) if way == _BARE else _other(server, way, parcels)


class _CannotError(Exception):
    """Why a way was not measured."""


@contextmanager
def _server(name: str) -> Iterator[Server]:
    """A fresh and empty database."""
    if name == "Neo4j":
        with _neo4j() as started:
            yield Server(started.url, started.user, started.password, "")
        return
    with fresh() as home:
        client = engine.Client(home / "engine")
        address = client.find()
        try:
            yield Server(address.url, engine.USER, address.password, "curators")
        finally:
            client.close()


@contextmanager
def _neo4j() -> Iterator[Any]:
    """The server that tests use, started and then removed."""
    spec = spec_from_file_location("neo4j_for_tests", ROOT / "tests" / "servers" / "neo4j.py")
    assert spec and spec.loader
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    if module.missing():
        raise _CannotError(f"needs {module.missing()}")
    started = module.start()
    try:
        yield started
    finally:
        started.stop()


def _bare(server: Server, parcels: bare.Parcels) -> float:
    with neo4j.GraphDatabase.driver(server.url, auth=(server.user, server.password)) as driver:
        return bare.load(driver, server.database or None, parcels)


def _ours(name: str, world: World) -> float:
    with fresh() as home:
        if name != "Neo4j":
            return _timed(opened(home), world)
        with _neo4j() as started:
            settings = {"KETNOI_HOME": str(home), "KETNOI_GRAPH": started.url, "KETNOI_GRAPH_USER": started.user,
                        "KETNOI_GRAPH_PASSWORD": started.password}
            return _timed(Registry.open(Settings.load(settings)), world)


def _timed(registry: Registry, world: World) -> float:
    try:
        began = time.perf_counter()
        making, _ = accept_all(registry, world)
        registry.settle()
        return time.perf_counter() - began - making
    finally:
        registry.close()


def _other(server: Server, way: str, parcels: bare.Parcels) -> float:
    python = os.environ.get("KETNOI_BENCH_PYTHON") or sys.executable
    env = {**os.environ, **{f"BENCH_{name.upper()}": value for name, value in server._asdict().items()}}
    command = [python, "-W", "ignore", "-m", f"benchmarks.others.with_{way}", str(parcels.path)]
    try:
        done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=_PATIENCE)
    except subprocess.TimeoutExpired as error:
        raise _CannotError(f"not done after {_PATIENCE:.0f} s") from error
    if done.returncode:
        raise _CannotError((done.stderr.strip().splitlines() or ["no message"])[-1])
    return float(json.loads(done.stdout)["seconds"])


if __name__ == "__main__":
    main()
