"""The board of agreements in a real browser: moved by pointer, by key and by list, with a reason, and taken back."""

from pathlib import Path

from browsing import chromium, listen, needs_chromium, serving, settle, visit

pytestmark = needs_chromium
CARD = "article.card[aria-label='Illustrative agreement 10']"


def lane(state: str) -> str:
    return f"section.lane[aria-label='{state}']"


def test_a_card_is_moved_by_dragging_by_key_and_by_list(tried_home: Path) -> None:
    trouble: list[str] = []
    with serving(tried_home) as served, chromium() as browser:
        page = browser.new_page(viewport={"width": 1366, "height": 1000})
        listen(page, served, trouble)
        visit(page, f"{served}/agreements?lang=en")
        page.locator(f"{lane('In talks')} {CARD}").wait_for(timeout=30_000)
        page.locator(CARD).drag_to(page.locator(lane("Dormant")), target_position={"x": 60, "y": 40})
        dialog = page.get_by_role("dialog")
        dialog.get_by_text("In talks → Dormant").wait_for(timeout=30_000)
        dialog.get_by_label("Reason").fill("Nobody answered since spring")
        dialog.get_by_role("button", name="Move", exact=True).click()
        page.locator(f"{lane('Dormant')} {CARD}").wait_for(timeout=30_000)
        page.get_by_role("button", name="Undo").click()
        page.locator(f"{lane('In talks')} {CARD}").wait_for(timeout=30_000)
        settle(page)
        # The arrow keys ask for the neighbouring state, and nothing moves where the question is closed.
        page.locator(CARD).press("ArrowLeft")
        dialog.get_by_text("In talks → In contact").wait_for(timeout=30_000)
        page.keyboard.press("Escape")
        dialog.wait_for(state="detached", timeout=30_000)
        settle(page)
        page.set_viewport_size({"width": 360, "height": 800})
        page.locator(f"{CARD} select").select_option("signed")
        dialog.get_by_label("Evidence").wait_for(timeout=30_000)
        page.keyboard.press("Escape")
        dialog.wait_for(state="detached", timeout=30_000)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert trouble == []
