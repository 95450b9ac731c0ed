"""How long somebody on a slow line waits for a first page: one megabit a second, 200 ms away, nothing kept yet.

The pages are served as `ketnoi run` serves them, with the starting registry and the invented people; Chromium slows the
line down and counts what comes over it. The home page can be used when its box takes words, the map when it is drawn.
``python -m benchmarks.line [--json]``
"""

import time
from typing import Any

from playwright.sync_api import Browser, Page

from benchmarks.browser import chromium, served
from benchmarks.measure import note, options, report

#: Chromium's own words: bytes a second either way, milliseconds.
SLOW = {"offline": False, "latency": 200, "downloadThroughput": 125_000, "uploadThroughput": 125_000}
#: Each page, and what is there when it can be used.
USABLE = {"home": ("", "input"), "map": ("map", "canvas")}
GOALS = {"home": 8, "map": 15}
_PATIENCE = 180_000
_IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'


def main(argv: list[str] | None = None) -> None:
    """Measure and report."""
    chosen = options(__doc__ or "", argv)
    with served() as address, chromium() as browser:
        for path, sign in USABLE.values():
            # Not the line, but a first visit would then be measured: what a server does once for all.
            _visit(browser, f"{address}/{path}", sign, slow=False)
        # The smaller forms of the scripts are made beside the first visits.
        time.sleep(30)
        found = {name: {"goal, seconds": GOALS[name], **_visit(browser, f"{address}/{path}", sign, slow=True)}
                 for name, (path, sign) in USABLE.items()}
    report("line", found, chosen.json)


def _visit(browser: Browser, address: str, sign: str, slow: bool) -> dict[str, Any]:
    """Seconds until the sign is there and until all is quiet, and what came over the line."""
    note(f"{address}{' slowly' if slow else ''}")
    context = browser.new_context()
    page = context.new_page()
    came = _counted(page, slow)
    began = time.perf_counter()
    page.goto(address, wait_until="commit", timeout=_PATIENCE)
    page.locator(sign).first.wait_for(timeout=_PATIENCE)
    usable = time.perf_counter() - began
    page.locator(_IDLE).wait_for(timeout=_PATIENCE)
    whole = time.perf_counter() - began
    context.close()
    return {"usable, seconds": round(usable, 1), "quiet, seconds": round(whole, 1), "kilobytes": sum(came) // 1000,
            "requests": len(came)}


def _counted(page: Page, slow: bool) -> list[int]:
    """A list that grows with the bytes of every answer that has come; the line is slowed down where asked."""
    came: list[int] = []
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.on("Network.loadingFinished", lambda event: came.append(round(event["encodedDataLength"])))
    if slow:
        line.send("Network.emulateNetworkConditions", SLOW)
    return came


if __name__ == "__main__":
    main()
