"""The partner map in a real browser: a click chooses on the map and in the list, and no other host is asked."""

from pathlib import Path
from typing import Any

from browsing import chromium, listen, needs_chromium, serving, settle, visit

from ui.world import chart as world_chart
from ui.world import outlines as world_outlines
from ui.world.plane import earth

pytestmark = needs_chromium
#: The frame of the world that is looked at first: left, top, width, height (ui/world/scene.py).
VIEW = (62, 8, 866, 424)


def spot(box: Any, country: str) -> tuple[float, float]:
    """Where a country's dot is, on the page before anything was moved."""
    assert box["height"] == world_chart.HEIGHTS["world"]
    left, top, wide, tall = VIEW
    scale = min(570 / wide, box["height"] / tall)
    x, y = earth(*(world_outlines.country(country) or (0, 0)))
    return (box["x"] + box["width"] / 2 + (x - left - wide / 2) * scale,
            box["y"] + box["height"] / 2 + (y - top - tall / 2) * scale)


def pointed(page: Any, canvas: Any) -> tuple[float, float]:
    """Where the pointer is on Japan: what stands above may still be moving; the map is drawn once it answers."""
    tip = page.locator(".deck-tooltip").first
    for step in range(120):
        x, y = spot(canvas.bounding_box(), "JP")
        page.mouse.move(x + step % 2, y)
        page.wait_for_timeout(500)
        if "Japan" in tip.inner_text():
            return x, y
    raise AssertionError("the map does not answer the pointer")


def answered(page: Any) -> bool:
    """Whether a click has chosen Japan within twenty seconds, by the address."""
    for _ in range(40):
        if "at=JP" in page.url:
            return True
        page.wait_for_timeout(500)
    return False


def test_a_click_on_a_country_lists_its_organisations_and_the_list_leads_back(tried_home: Path) -> None:
    trouble: list[str] = []
    with serving(tried_home) as served, chromium() as browser:
        page = browser.new_page(viewport={"width": 1366, "height": 900})
        listen(page, served, trouble)
        visit(page, f"{served}/world?lang=en")
        canvas = page.locator('[data-testid="stDeckGlJsonChart"] canvas').first
        canvas.wait_for(timeout=60_000)
        # deck.gl takes for a long press what its own drawing holds up for a quarter of a second: one clicks again.
        for _ in range(3):
            page.mouse.click(*pointed(page, canvas))
            if answered(page):
                break
        assert "at=JP" in page.url
        settle(page)
        page.get_by_role("heading", name="Japan").wait_for()
        page.locator("td.name a").first.wait_for(timeout=30_000)
        page.get_by_role("button", name="All places").click()
        settle(page)
        page.get_by_role("link", name="United States").first.wait_for(timeout=30_000)
        assert "at=" not in page.url
        page.get_by_role("link", name="United States").first.click()
        page.wait_for_url("**at=US*", timeout=30_000)
        page.set_viewport_size({"width": 390, "height": 844})
        page.locator(".kn-picture img").wait_for(state="visible")
        page.wait_for_function("document.querySelector('.kn-picture img').naturalWidth > 500", timeout=30_000)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert trouble == []
