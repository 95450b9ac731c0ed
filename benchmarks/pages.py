"""The time to open each page of a large registry: the whole page from the entry point, and its questions alone.

``python -m benchmarks.pages [--experts N] [--json]``
"""

import logging
import os
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.testing.v1 import AppTest

import queries
from benchmarks.measure import note, options, report, spread, timed
from benchmarks.place import ROOT, copy, opened
from benchmarks.questions import ask, busiest, expert, house, largest, parameters
from benchmarks.world import World
from graph.registry import Registry
from ui.pages import PAGES

_TIMES = 3
_SECONDS = 300


def main(argv: list[str] | None = None) -> None:
    """Measure and report."""
    chosen = options(__doc__ or "", argv)
    world = World(chosen.experts)
    shown = {"expert": {"expert": expert(busiest(world))},
             "organisation": {"organisation": house(world, largest(world))}}
    with copy(world) as home:
        registry = opened(home)
        try:
            registry.settle()
            asked = {page: _asked(registry, page, shown.get(page, {})) for page in sorted(_folders())}
            ids = {page: next(iter(given.values())) for page, given in shown.items()}
            opening = _opened(home, {**ids, "edit": ids["expert"]})
        finally:
            registry.close()
    report("pages", {"opening, seconds": opening, "questions, seconds": asked}, chosen.json)


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


def _opened(home: Path, ids: dict[str, str]) -> dict[str, Any]:
    """Each page from the entry point: for the first time after a change, and again; the busiest expert's, for one."""
    # Streamlit says on each line that there is no browser.
    logging.getLogger("streamlit").setLevel(logging.ERROR)
    os.environ.update({"KETNOI_HOME": str(home), "KETNOI_GRAPH": "", "KETNOI_LEDGER": ""})
    first, app = timed(AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=_SECONDS).run)
    found: dict[str, Any] = {"the first page of a new process": round(first, 3)}
    for entry in PAGES:
        note(f"page {entry.stem}")
        found[entry.stem] = _page(app, entry.path, ids.get(entry.stem, ""))
    return found


def _page(app: AppTest, path: str, id: str) -> dict[str, Any]:
    fresh, again = [], []
    for _ in range(_TIMES):
        st.cache_data.clear()
        fresh.append(_turn(app, path, id))
        again.append(_turn(app, path, id))
    said = [one.value for one in app.exception]
    return {"fresh": spread(fresh), "again": spread(again), **({"error": said[0]} if said else {})}


def _turn(app: AppTest, path: str, id: str) -> float:
    app.query_params.clear()
    if id:
        app.query_params["id"] = id
    return timed(app.switch_page(path).run)[0]


if __name__ == "__main__":
    main()
