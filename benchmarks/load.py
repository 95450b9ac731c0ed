"""Rows a second through ledger and graph, beside bare UNWIND and MERGE of the same nodes and edges.

Ours: stage, accept and settle of every delivery (the making of the rows is not counted). Bare: the nodes and edges
that our graph then holds, over the same kind of connection into a fresh database of the same engine, with a unique id
for each label. ``python -m benchmarks.load [--experts N] [--each] [--json]``
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import neo4j

from benchmarks import bare
from benchmarks.measure import Watch, note, options, report, timed
from benchmarks.place import accept_all, begin, engine_pid, fresh, keep, opened
from benchmarks.world import World
from graph import engine
from graph.compile import BoltGraph

#: The bare ways: rows in a statement, and the statement. The better of MERGE is what we are held against.
_MERGE = {"MERGE, 10,000 rows": (10_000, bare.statement), "MERGE, 5,000 rows": (5_000, bare.statement)}
_FASTEST = {"CREATE with the properties named, as compile does": (5_000, bare.fastest)}


def main(argv: list[str] | None = None) -> None:
    """Measure and report."""
    chosen = options(__doc__ or "", argv, each="also settle after each delivery, as one who loads file by file")
    world = World(chosen.experts)
    with fresh() as home:
        parcels = bare.Parcels(home.parent / "parcels")
        ours = _ours(home, world, parcels)
        keep(home, world)
        beside = {name: _bare(name, parcels, *way) for name, way in {**_MERGE, **_FASTEST}.items()}
    figures = {"goal": "at most 1.5 times the bare time", **_compared(ours, beside)}
    if chosen.each:
        with fresh() as home:
            figures["file by file"] = _each(home, world)
    report("load", figures, chosen.json)


def _ours(home: Path, world: World, parcels: bare.Parcels) -> dict[str, Any]:
    note("ours")
    registry = opened(home)
    try:
        with Watch(engine_pid(registry)) as whole:
            staging, (making, rows) = timed(lambda: accept_all(registry, world))
            settling, _ = timed(registry.settle)
        parcels.write(BoltGraph(registry.store, "curators").dump())
        begin(registry)
    finally:
        registry.close()
    seconds = whole.seconds - making
    return {
        "seconds": round(seconds, 1), "rows said": rows, "nodes": parcels.nodes, "relations": parcels.edges,
        "rows a second": round((parcels.nodes + parcels.edges) / seconds),
        "ledger, seconds": round(staging - making, 1), "graph, seconds": round(settling, 1),
        "making rows, seconds (not counted)": round(making, 1),
        "processor seconds": round(sum(whole.processor.values()) - making, 1),
        "of these the engine": round(whole.processor["engine"], 1),
        "peak memory, MB": whole.peak, "on disk, MB": _sizes(home),
    }


def _bare(name: str, parcels: bare.Parcels, size: int, text: Callable[..., str]) -> dict[str, Any]:
    note(f"bare: {name}")
    with fresh() as home:
        client = engine.Client(home / "engine")
        address = client.find()
        driver = neo4j.GraphDatabase.driver(address.url, auth=(engine.USER, address.password))
        with driver, Watch(address.pid) as whole:
            seconds = bare.load(driver, "curators", parcels, size, text)
        client.close()
    return {"seconds": round(seconds, 1), "rows a second": round((parcels.nodes + parcels.edges) / seconds),
            "processor seconds": round(sum(whole.processor.values()), 1),
            "of these the engine": round(whole.processor["engine"], 1),
            "peak memory of the engine, MB": whole.peak["engine"]}


def _each(home: Path, world: World) -> dict[str, Any]:
    note("file by file")
    registry = opened(home)
    try:
        with Watch(engine_pid(registry)) as whole:
            making, _ = accept_all(registry, world, settle=True)
    finally:
        registry.close()
    return {"seconds": round(whole.seconds - making, 1), "peak memory, MB": whole.peak}


def _compared(ours: dict[str, Any], beside: dict[str, dict[str, Any]]) -> dict[str, Any]:
    merge = min((beside[name] for name in _MERGE), key=lambda one: float(one["seconds"]))
    fastest = min(beside.values(), key=lambda one: float(one["seconds"]))
    return {
        "ratio": round(ours["seconds"] / merge["seconds"], 2),
        "ratio of processor time": round(ours["processor seconds"] / merge["processor seconds"], 2),
        "ratio to the fastest statements we know": round(ours["seconds"] / fastest["seconds"], 2),
        "ours": ours, "bare": beside,
    }


def _sizes(home: Path) -> dict[str, int]:
    size = {"ledger": 0, "index": 0, "graph": 0}
    for file in home.rglob("*"):
        if file.is_file():
            part = "graph" if "engine" in file.parts else "index" if ".index." in file.name else "ledger"
            size[part] += file.stat().st_size
    return {part: total // 1024**2 for part, total in size.items()}


if __name__ == "__main__":
    main()
