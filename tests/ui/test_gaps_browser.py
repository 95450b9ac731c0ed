"""The gap board in a real browser: opened by key, a cell asked about, a sentence confirmed; on a phone."""

from pathlib import Path

from browsing import chromium, listen, needs_chromium, serving, settle, visit

pytestmark = needs_chromium


def test_an_official_opens_the_board_and_writes_down_who_was_asked(tried_home: Path) -> None:
    trouble: list[str] = []
    with serving(tried_home) as served, chromium() as browser:
        page = browser.new_page(viewport={"width": 1366, "height": 1000})
        listen(page, served, trouble)
        visit(page, f"{served}/gaps?lang=en")
        page.get_by_role("button", name="Materials").press("Enter")
        page.get_by_label("Photoresists, Laboratories: 0, not surveyed").click()
        page.wait_for_url("**cell=materials.photoresist&of=laboratories&in=VN*", timeout=30_000)
        page.locator("h3", has_text="Photoresists – Laboratories – Vietnam").wait_for(timeout=30_000)
        page.get_by_label("Who was asked").fill("Viện Thử")
        page.get_by_role("button", name="Write down the survey").click()
        asked = page.get_by_label("Photoresists, Laboratories: 0, asked, none yet")
        asked.wait_for(timeout=30_000)
        page.get_by_text("Viện Thử was asked on").wait_for(timeout=30_000)
        page.get_by_role("button", name="Take back").click()
        page.get_by_label("Photoresists, Laboratories: 0, not surveyed").wait_for(timeout=30_000)
        page.set_viewport_size({"width": 360, "height": 800})
        settle(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        held = page.locator(".board table")
        assert held.evaluate("node => node.scrollWidth <= node.parentElement.clientWidth"), "no column is cut off"
        page.set_viewport_size({"width": 1366, "height": 1000})
        visit(page, f"{served}/gaps?lang=en&gap=university_without_industry_partner")
        page.locator(".st-key-gap-open input[type=checkbox]").nth(1).check(timeout=30_000)
        page.get_by_role("button", name="Confirm 1 chosen").click()
        confirmed = page.locator(".st-key-gap-open td", has_text="confirmed").filter(has_not_text="not")
        confirmed.first.wait_for(timeout=30_000)
    assert trouble == []
