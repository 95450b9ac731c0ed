"""The time to open each page of a small, a larger and a large registry: the whole page from the entry point, and its
questions alone.

Each size is measured in a process of its own. Cold is after a change, when nothing is kept; warm is the same page
again. Pages about one thing are opened for many different ones, the largest among them.
``python -m benchmarks.pages [--experts N] [--alone] [--json]``
"""

import json
import logging
import os
import random
import statistics
import subprocess
import sys
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.testing.v1 import AppTest

import queries
from benchmarks.measure import note, options, report, spread, timed
from benchmarks.place import ROOT, copy, opened
from benchmarks.questions import agreement, ask, busiest, expert, house, largest, parameters
from benchmarks.world import World
from graph.registry import Registry
from ui.pages import PAGES

_TIMES = 3
#: How many times a page is opened cold, and again warm: enough for the 95th of a hundred to mean something.
_VISITS = 20
_SECONDS = 300
_SMALLER = (1_000, 10_000)

Query = dict[str, str]


def main(argv: list[str] | None = None) -> None:
    """Measure and report."""
    chosen = options(__doc__ or "", argv, alone="only this size, in this process, with the questions of each page")
    if chosen.alone:
        report("pages", _alone(World(chosen.experts)), chosen.json)
        return
    sizes = [*(size for size in _SMALLER if size < chosen.experts), chosen.experts]
    found = {size: _apart(size) for size in sizes}
    report("pages", {"goal": "at 100,000 experts p95 at most 0.5 s warm and 2 s cold; from 10,000 to 100,000 at most 3 "
                             "times for pages about one thing",
                     "opening, p95 in seconds": compared({size: one["opening"] for size, one in found.items()}),
                     "the first page of a new process, seconds": {f"{size:,}": one["first"]
                                                                  for size, one in found.items()},
                     "questions of the largest, seconds": found[sizes[-1]]["questions"]}, chosen.json)


def compared(found: dict[int, dict[str, dict[str, Any]]]) -> dict[str, dict[str, Any]]:
    """A row for each page: p95 by size, cold and warm, and how the medians grew between the two largest sizes."""
    sizes = list(found)
    rows: dict[str, dict[str, Any]] = {}
    for page in found[sizes[-1]]:
        row = {f"{way} {size:,}": found[size][page][way]["p95"] for way in ("cold", "warm") for size in sizes}
        if len(sizes) > 1:
            before, after = found[sizes[-2]][page], found[sizes[-1]][page]
            row |= {f"{way} growth": round(after[way]["median"] / max(before[way]["median"], 1e-3), 1)
                    for way in ("cold", "warm")}
        errors = [found[size][page]["error"] for size in sizes if "error" in found[size][page]]
        rows[page] = row | ({"error": errors[0]} if errors else {})
    return rows


def _apart(size: int) -> dict[str, Any]:
    note(f"{size} experts")
    command = [sys.executable, "-m", "benchmarks.pages", "--experts", str(size), "--alone", "--json"]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True)
    figures: dict[str, Any] = json.loads(done.stdout[done.stdout.index("{"):])["figures"]
    return figures


def _alone(world: World) -> dict[str, Any]:
    shown = {"expert": {"expert": expert(busiest(world))},
             "organisation": {"organisation": house(world, largest(world))}}
    with copy(world) as home:
        registry = opened(home)
        try:
            registry.settle()
            asked = {page: _asked(registry, page, shown.get(page, {})) for page in sorted(_folders())}
            return {"questions": asked, **_opened(home, addresses(world))}
        finally:
            registry.close()


def addresses(world: World) -> dict[str, list[Query]]:
    """With which queries the pages are opened that are about something: the largest first, then others of all sizes."""
    chosen = random.Random(7)
    experts = [expert(one) for one in (busiest(world), *chosen.sample(range(world.experts), _VISITS - 1))]
    some = chosen.choices(range(len(world.organisations)), k=_VISITS - 1)
    houses = [house(world, one) for one in (largest(world), *some)]
    words = ("đóng gói", "nguyen van", "Trần Thị", "design verification", "先進封裝", "sato", "TSMC", "tran minh ahn")
    return {"expert": [{"id": one} for one in experts], "organisation": [{"id": one} for one in houses],
            "edit": [{"id": one} for one in experts], "search": [{"q": one} for one in words],
            "paths": [{"from": one, "to": other} for one, other in zip(experts, houses, strict=True)],
            "partners": [{"for": one} for one in houses],
            # Ten people among themselves, and ten others against an organisation.
            "independence": [{"people": ",".join(experts[at:at + 10]), **({"against": one} if at % 2 else {})}
                             for at, one in enumerate(houses[:10])],
            "agreement": [{"id": agreement(number)} for number in range(max(4, world.experts // 200))]}


def _folders() -> set[str]:
    return {name.partition("/")[0] for name in queries.names()}


def _asked(registry: Registry, page: str, given: dict[str, str]) -> dict[str, Any]:
    """All questions of a page together, and the slowest one."""
    note(f"questions of {page}")
    whole = spread(timed(partial(ask, registry, page, **given))[0] for _ in range(_TIMES))
    single = {name: timed(partial(registry.read, name, **parameters(name, **given)))[0]
              for name in queries.names(f"{page}/")}
    slowest = max(single, key=single.__getitem__)
    return {**whole, "slowest question": f"{slowest}, {single[slowest]:.3f}"}


def _opened(home: Path, addressed: dict[str, list[Query]]) -> dict[str, Any]:
    """The first page of all, then each page from the entry point, cold and warm."""
    # Streamlit says on each line that there is no browser.
    logging.getLogger("streamlit").setLevel(logging.ERROR)
    os.environ.update({"KETNOI_HOME": str(home), "KETNOI_GRAPH": "", "KETNOI_LEDGER": ""})
    first, app = timed(AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=_SECONDS).run)
    return {"first": round(first, 3),
            "opening": {entry.stem: _page(app, entry.path, addressed.get(entry.stem, [{}])) for entry in PAGES}}


def _page(app: AppTest, path: str, asked: Sequence[Query]) -> dict[str, Any]:
    note(f"page {path}")
    cold, warm = [], []
    for visit in range(_VISITS):
        query = asked[visit % len(asked)]
        st.cache_data.clear()
        cold.append(_turn(app, path, query))
        warm.append(_turn(app, path, query))
    said = [one.value for one in app.exception]
    return {"cold": _percentiles(cold), "warm": _percentiles(warm), **({"error": said[0]} if said else {})}


def _percentiles(seconds: Iterable[float]) -> dict[str, float]:
    taken = list(seconds)
    return {"median": round(statistics.median(taken), 3),
            "p95": round(statistics.quantiles(taken, n=20, method="inclusive")[-1], 3)}


def _turn(app: AppTest, path: str, query: Query) -> float:
    app.query_params.clear()
    for name, value in query.items():
        app.query_params[name] = value
    return timed(app.switch_page(path).run)[0]


if __name__ == "__main__":
    main()
