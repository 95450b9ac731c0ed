"""The gap board of a large city: counts by field, what the network gives to the questions, and all sentences.

``python -m benchmarks.gaps [--experts N] [--json]``. The goal is the whole board within 2 seconds.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import queries
from benchmarks.measure import note, options, report, spread, timed
from benchmarks.place import copy, opened
from benchmarks.world import World
from graph.analysis import gaps
from graph.analysis.gaps import Holding
from graph.analysis.projection import Projection
from graph.registry import Registry

#: Questions that are asked at once, as the page does (ui/data.py).
_TIMES, _AT_ONCE = 5, 4
#: Organisations that are taken for those of the city: the invented ones say no place.
_CITY = 100


def main(argv: list[str] | None = None) -> None:
    """Measure and report."""
    chosen = options(__doc__ or "", argv)
    with copy(World(chosen.experts)) as home:
        report("gaps", measured(home), chosen.json)


def measured(home: Path) -> dict[str, Any]:
    """The figures of the registry of one folder."""
    registry = opened(home)
    try:
        registry.settle()
        note("reading the network")
        p = registry.projection()
        return {"nodes": len(p), **board(registry, p)}
    finally:
        registry.close()


def board(registry: Registry, p: Projection) -> dict[str, Any]:
    """The whole board, each time with nothing remembered, and its parts; seconds."""
    whole = [timed(partial(_whole, registry, replace(p, _made={})))[0] for _ in range(_TIMES)]
    held = _held(registry, p)
    return {
        "the whole board": {"goal": 2, **spread(whole)},
        "counts of four kinds": spread(timed(partial(_counts, p, held))[0] for _ in range(_TIMES)),
        "the slowest sentences": _slowest(registry, {**_days(), **gaps.given(p, held)}),
        "whom it cannot lose, once": round(timed(lambda: gaps.joints(p))[0], 2),
    }


def _whole(registry: Registry, p: Projection) -> None:
    held = _held(registry, p)
    _counts(p, held)
    given = {**_days(), **gaps.given(p, held)}
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        list(pool.map(lambda name: _asked(registry, name, given), queries.names("gaps/")))


def _held(registry: Registry, p: Projection) -> Holding:
    offers = registry.read("coverage/offers", today=_days()["today"]).rows
    kinds = {kind: tuple(row["id"] for row in offers if row["need_kind"] == kind)
             for kind in ("laboratory", "training")}
    bodies = [p.ids[place] for place in p.of("Organization").nonzero()[0][:_CITY].tolist()]
    registry.read("expert/hanoi", home=gaps.HOME)
    return Holding(kinds["laboratory"], kinds["training"], tuple(bodies), date.today().year)


def _counts(p: Projection, held: Holding) -> None:
    for kind in gaps.KINDS:
        gaps.counts(p, kind, gaps.HOME, held)


def _slowest(registry: Registry, given: dict[str, Any]) -> dict[str, float]:
    taken = {name: timed(partial(_asked, registry, name, given))[0] for name in queries.names("gaps/")}
    return {name: round(taken[name], 3) for name in sorted(taken, key=lambda name: -taken[name])[:5]}


def _asked(registry: Registry, name: str, given: dict[str, Any]) -> None:
    registry.read(name, **{one: given[one] for one in queries.parameters(name)})


def _days() -> dict[str, Any]:
    today = date.today()
    return {"year": today.year, "today": today.isoformat(), "soon": (today + timedelta(days=183)).isoformat(),
            "year_ago": (today - timedelta(days=365)).isoformat()}


if __name__ == "__main__":
    main()
