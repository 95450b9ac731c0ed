"""Whole-network measures: beside NetworkX on known networks, and on a large city after a change; roll-ups and paths.

``python -m benchmarks.analysis [--experts N] [--sets] [--json]``; ``--sets`` leaves the city out.
"""

import time
from functools import partial
from itertools import pairwise
from random import Random
from typing import Any

from benchmarks import analysis_sets as sets
from benchmarks.measure import note, options, report, spread, timed
from benchmarks.place import BY, ROOT, copy, opened
from benchmarks.questions import busiest, expert, house, largest
from benchmarks.world import World
from graph.analysis import paths, rollups, years
from graph.analysis.network import of_projection
from graph.analysis.projection import file
from graph.registry import Registry
from ledger.record import Said

DATA = ROOT.parent / "shared" / "data"
_TIMES = 5
_PATIENCE = 300.0


def main(argv: list[str] | None = None) -> None:
    """Measure and report."""
    chosen = options(__doc__ or "", argv, sets="measure the known networks only")
    figures: dict[str, Any] = {}
    if (DATA / "snap_coauthor").is_dir():
        note("ca-CondMat, beside NetworkX: half a minute")
        known = sets.read(DATA / "snap_coauthor" / "CA-CondMat.txt")
        figures["ca-CondMat, processor seconds"] = sets.beside_networkx(known)
        figures["one department's works, seconds"] = sets.one_house(DATA / "openalex_works_kfupm")
    if not chosen.sets:
        world = World(chosen.experts)
        with copy(world) as home:
            registry = opened(home)
            try:
                registry.settle()
                figures["a city"] = city(registry, world)
            finally:
                registry.close()
    report("analysis", figures, chosen.json)


def city(registry: Registry, world: World) -> dict[str, Any]:
    """Reading it, patching it, measuring it after a change, and asking it."""
    note("first reading")
    first, p = timed(registry.projection)
    network = of_projection(p)
    loading, _ = timed(lambda: file.load(file.path(registry.settings.home, "curators")))
    note("first measures")
    counting, _ = timed(partial(_measured, registry))
    people = [busiest(world), *Random(f"analysis:{world.seed}").sample(range(world.experts), _TIMES)]
    note("changes")
    return {
        "nodes": len(p), "relations": sum(map(len, p.said.values())),
        "people and organisations": len(network), "ties between them": len(network.one),
        "first reading, seconds": round(first, 1), "from its file, seconds": round(loading, 2),
        "first measures, seconds": round(counting, 1),
        "after a change, seconds": _changes(registry, people),
        "questions, seconds": _asked(registry, world, people),
    }


def _measured(registry: Registry) -> float:
    """Wait until there are measures of what the graph holds now; the longest that asking for them took."""
    began, longest = time.monotonic(), 0.0
    while time.monotonic() - began < _PATIENCE:
        seconds, standing = timed(registry.measures)
        longest = max(longest, seconds)
        if standing and standing.applied == registry.ledger.head():
            return longest
        time.sleep(0.05)
    raise TimeoutError("the measures were not ready in time")


def _changes(registry: Registry, people: list[int]) -> dict[str, Any]:
    """Somebody is taken out: until the projection is patched, and until measures of the new network are ready."""
    patched, ready, asking = [], [], []
    for person in people[:_TIMES]:
        registry.ledger.patch([Said("patch", expert(person), "Expert", {"absent": True})], by=BY)
        registry.settle()
        began = time.monotonic()
        registry.measures()
        patched.append(timed(registry.projection)[0])
        asking.append(_measured(registry))
        ready.append(time.monotonic() - began)
    return {"goal": "20 for the measures", "patched": spread(patched), "measures ready": spread(ready),
            "longest wait of who asks meanwhile": spread(asking)}


def _asked(registry: Registry, world: World, people: list[int]) -> dict[str, Any]:
    p = registry.projection()
    here = [expert(one) for one in people[_TIMES - 1:]]
    here += [expert(one) for one in Random(f"paths:{world.seed}").sample(range(world.experts), 20)]
    there = [id for id in here if id in p.index]
    one, other = (house(world, number) for number in (largest(world), 1))
    first = timed(lambda: paths.best(p, *there[:2]))[0]
    return {
        "the first path": {"once": round(first, 3)},
        "paths": spread(timed(partial(paths.best, p, a, b))[0] for a, b in pairwise(there)),
        "introducers": spread(timed(partial(paths.introducers, p, one, other))[0] for _ in range(_TIMES)),
        "contacts of contacts": spread(timed(partial(paths.second_degree, p, id))[0] for id in there),
        "the first roll-up": {"once": round(timed(lambda: rollups.partners_of(p, one))[0], 3)},
        "partners of the largest": spread(timed(partial(rollups.partners_of, p, one))[0] for _ in range(_TIMES)),
        "all organisations": spread(timed(partial(rollups.organisations, p))[0] for _ in range(2)),
        "countries": spread(timed(partial(rollups.countries, p))[0] for _ in range(2)),
        "collaboration by year": spread(timed(partial(years.collaboration, p, ["US", "JP", "TW"]))[0]
                                        for _ in range(2)),
        "new and lapsed": spread(timed(partial(years.new_and_lapsed, p, 2025))[0] for _ in range(2)),
        "communities of two years": {"once": round(timed(lambda: years.compare(p, 2020, 2025))[0], 2)},
    }


if __name__ == "__main__":
    main()
