"""A profile in a real browser: a fact opens its card by keyboard, and no text of it runs or asks another host."""

from pathlib import Path

from browsing import chromium, listen, needs_chromium, serving, settle, visit

from graph.registry import Registry
from graph.settings import Settings

pytestmark = needs_chromium


def test_a_fact_opens_its_card_by_keyboard_and_the_page_fits_a_telephone(tried_home: Path) -> None:
    trouble: list[str] = []
    registry = Registry.open(Settings.load({"KETNOI_HOME": str(tried_home)}))
    try:
        (row,) = registry.read("experts/list", words=["minh", "hoa", "015"], today="2026-11-28", skip=0, limit=1).rows
        id = row["id"]
    finally:
        registry.close()
    with serving(tried_home) as served, chromium() as browser:
        page = browser.new_page(viewport={"width": 1366, "height": 900})
        listen(page, served, trouble)
        visit(page, f"{served}/expert?id={id}&lang=en")
        fact = page.locator("tr", has_text="Position").locator("a").last
        fact.wait_for(timeout=60_000)
        fact.focus()
        page.keyboard.press("Enter")
        dialog = page.get_by_role("dialog")
        dialog.get_by_text("Nobody has verified this yet.").wait_for(timeout=60_000)
        assert "card=position" in page.url
        page.keyboard.press("Escape")
        dialog.wait_for(state="detached", timeout=30_000)
        page.wait_for_url(lambda url: "card=" not in url, timeout=30_000)
        page.set_viewport_size({"width": 360, "height": 740})
        settle(page)
        page.get_by_role("heading", name="Works by year").wait_for(timeout=30_000)
        page.locator('[data-testid="stVegaLiteChart"] canvas, [data-testid="stVegaLiteChart"] svg').first.wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert trouble == []
