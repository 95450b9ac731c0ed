"""The network map in a browser that draws by software: until a map of a size stands there, and until a click answers.

The component of the page gets what the page would send it, of made-up organisations; the clock runs in the browser from
then until names and nodes stand where they belong. A click is made on the map of the starting registry with the
invented people, served as `ketnoi run` serves it, until the profile stands beside the map.
``python -m benchmarks.drawing [--json]``
"""

import random
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import orjson
import psutil
from playwright.sync_api import Browser, Page

from benchmarks.browser import chromium, served
from benchmarks.measure import note, options, report, spread, timed
from ui.map import canvas
from ui.map.state import State
from ui.network import dress as network_dress
from ui.network import networks as network
from ui.network.networks import Network

#: Nodes and edges of each map, and within how many seconds it is to be drawn.
SIZES = ((1_000, 4_000, 2), (5_000, 20_000, 6))
_TIMES, _PATIENCE = 3, 120_000
_PAGE = """<!DOCTYPE html><meta charset="utf-8"><div id="map" style="width: 1200px"></div><script type="module">
import draw from "./map.js";
const data = await (await fetch("./data.json")).json(), place = document.getElementById("map");
window.begin = () => new Promise((done) => {
  const began = performance.now();
  draw({ data, parentElement: place, setStateValue() {}, setTriggerValue() {} });
  const end = () => done(performance.now() - began);
  const look = () => requestAnimationFrame(place.querySelector("[data-drawn=yes]") ? end : look);
  look();
});
window.ready = true;
</script>"""


def main(argv: list[str] | None = None) -> None:
    """Measure and report."""
    chosen = options(__doc__ or "", argv)
    with chromium() as browser:
        found = {f"{nodes} nodes, {edges} edges": _drawn(browser, nodes, edges, goal) for nodes, edges, goal in SIZES}
        with served() as address:
            clicks = _clicked(browser, f"{address}/map?lang=en&view=organisations")
    report("drawing", {**found, "a click until the profile stands there": {"goal, seconds": 1, **clicks}}, chosen.json)


def made(nodes: int, edges: int) -> Network:
    """A seeded network of organisations in groups, most of whose ties stay within the group."""
    draw = random.Random(nodes)
    groups = max(nodes // 60, 1)
    ties: set[tuple[int, int]] = set()
    while len(ties) < edges:
        one = draw.randrange(nodes)
        other = (one + groups * draw.randrange(1, 60)) % nodes if draw.random() < 0.85 else draw.randrange(nodes)
        if one != other:
            ties.add((min(one, other), max(one, other)))
    rows = tuple({"id": f"n{number:05}", "name": f"Organisation {number}", "label": "Firm", "labels": ["Organization"],
                  "country": None, "degree": 0} for number in range(nodes))
    lines = [{"one": f"n{one:05}", "other": f"n{other:05}", "type": "COLLABORATES_WITH", "weight": draw.randrange(1, 9),
              "first": 2010, "last": 2024} for one, other in sorted(ties)]
    return network.counted(Network(rows, (), nodes), lines)


def _drawn(browser: Browser, nodes: int, edges: int, goal: int) -> dict[str, Any]:
    note(f"a map of {nodes} nodes and {edges} edges")
    state = State(most=5000)
    placing, placed = timed(lambda: network.place(made(nodes, edges)))
    dressing, sent = timed(lambda: orjson.dumps(canvas.drawing(*network_dress.dressed(placed, state, {}), state)))
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (("map.js", canvas.script()), ("index.html", _PAGE), ("data.json", sent.decode())):
            (Path(folder) / name).write_text(text, "utf-8")
        with _files(folder) as address:
            clock, processor = zip(*(_once(browser, address) for _ in range(_TIMES)), strict=True)
    return {"goal, seconds": goal, "drawn, seconds": spread(clock), "drawn, processor seconds of the browser":
            spread(processor), "laid out once on the server, seconds": round(
        placing, 2), "made ready to send, seconds": round(dressing, 2), "sent, kB": len(sent) // 1000}


def _once(browser: Browser, address: str) -> tuple[float, float]:
    """Seconds of the clock, and of the browser's processors."""
    page = browser.new_page(viewport={"width": 1366, "height": 900})
    try:
        page.goto(address)
        page.wait_for_function("window.ready", timeout=_PATIENCE)
        before = _worked()
        seconds = float(page.evaluate("window.begin()")) / 1000
        return seconds, _worked() - before
    finally:
        page.close()


def _worked() -> float:
    """Processor seconds so far of what this process has started."""
    return float(sum(sum(one.cpu_times()[:2]) for one in psutil.Process().children(recursive=True)))


def _clicked(browser: Browser, address: str) -> dict[str, float]:
    """Nodes with a name on the map one after the other, each until its name stands beside the map."""
    page = browser.new_page(viewport={"width": 1366, "height": 1000})
    try:
        page.goto(address)
        page.locator(".ketnoi-map[data-drawn=yes]").wait_for(timeout=_PATIENCE)
        page.wait_for_timeout(3000)
        named = page.locator(".caption.shown")
        ids = [named.nth(place).get_attribute("data-id") for place in range(3)]
        return spread(_click(page, str(id)) for id in (*ids, *ids))
    finally:
        page.close()


def _click(page: Page, id: str) -> float:
    label = page.locator(f'.caption[data-id="{id}"]').first
    box, name = label.locator("xpath=..").bounding_box(), label.get_attribute("data-name")
    assert box is not None
    page.mouse.click(box["x"] + 1, box["y"] + 1)
    seconds, _ = timed(lambda: page.locator("p.kn-name", has_text=name).first.wait_for(timeout=_PATIENCE))
    page.wait_for_timeout(1500)
    return seconds


@contextmanager
def _files(folder: str) -> Iterator[str]:
    """The address at which the files of a folder are served."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/index.html"
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing of each request."""


if __name__ == "__main__":
    main()
