"""The pages of paths and of years in a real browser: typed, chosen, drawn, opened; no other host is asked."""

from pathlib import Path

from browsing import chromium, listen, needs_chromium, serving, settle, visit

pytestmark = needs_chromium


def test_two_ends_are_typed_and_the_way_between_is_drawn(tried_home: Path) -> None:
    trouble: list[str] = []
    with serving(tried_home) as served, chromium() as browser:
        page = browser.new_page(viewport={"width": 1366, "height": 1000})
        listen(page, served, trouble)
        visit(page, f"{served}/paths?lang=en")
        for place, name in enumerate(("Trường Đại học Minh họa A", "Công ty Minh họa Nhật Bản A")):
            page.locator("[class*='st-key-paths-end-'] input").nth(0).press_sequentially(name.lower(), delay=20)
            page.get_by_role("button", name=name).first.click(timeout=30_000)
            page.wait_for_url(f"**{('from', 'to')[place]}=*", timeout=30_000)
            settle(page)
        page.get_by_text("have a way to").wait_for(timeout=30_000)
        drawn = page.locator("img.kn-paths:not(.kn-paper)")
        drawn.wait_for(state="visible", timeout=30_000)
        page.wait_for_function("document.querySelector('img.kn-paths').naturalWidth > 500", timeout=30_000)
        page.get_by_role("button", name="Copy").click()
        page.get_by_text(f"{served}/paths?from=").wait_for(timeout=30_000)
        page.keyboard.press("Escape")
        page.emulate_media(media="print")
        assert page.locator("img.kn-paper").is_visible()
        page.emulate_media(media="screen")
        page.set_viewport_size({"width": 360, "height": 800})
        drawn.wait_for(state="hidden", timeout=30_000)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        page.set_viewport_size({"width": 1366, "height": 1000})
        visit(page, f"{served}/years?lang=en")
        page.locator("canvas, .vega-embed svg").first.wait_for(timeout=30_000)
        page.locator("td.number a").first.click(timeout=30_000)
        page.wait_for_url("**of=*", timeout=30_000)
        page.locator("h3", has_text="Shared works –").wait_for(timeout=30_000)
    assert trouble == []
