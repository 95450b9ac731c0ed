"""The network map in a real browser: what is done on it, taken back, saved, shown in a meeting, and restored."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browsing import chromium, listen, needs_chromium, serving, settle, visit

from ui.i18n import in_words_of
from ui.map import meeting as map_meeting

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = needs_chromium
HOSTILE = "</script><img src=x onerror=\"document.title='owned'\">"


@pytest.fixture(scope="module")
def served(tried_home: Path) -> Iterator[str]:
    """The address of the app with the starting registry and the illustration."""
    with serving(tried_home) as address:
        yield address


@pytest.fixture
def page(served: str) -> Iterator["Page"]:
    """A page of a browser that may complain of nothing and ask nobody else."""
    trouble: list[str] = []
    with chromium() as browser:
        opened = browser.new_page(viewport={"width": 1366, "height": 1100})
        listen(opened, served, trouble)
        yield opened
    assert trouble == []


def spot(page: "Page") -> dict[str, Any]:
    """Where the node stands that has the first name, its name and its id, once the map lies still."""
    label = page.locator(".caption.shown").first
    label.wait_for(timeout=60_000)
    box: Any = None
    while box != (box := label.locator("xpath=..").bounding_box()):
        page.wait_for_timeout(300)
    return {"x": box["x"] + 1, "y": box["y"] + 1, "name": label.get_attribute("data-name"),
            "id": label.get_attribute("data-id")}


def shows(page: "Page", text: str) -> None:
    page.locator(".showing", has_text=re.compile(f"^{re.escape(text)}$")).wait_for(timeout=60_000)


def told(page: "Page") -> str:
    page.locator(".ketnoi-map[data-drawn=yes]").wait_for(timeout=60_000)
    return str(page.locator(".showing").inner_text())


def test_neighbours_are_opened_a_node_is_moved_and_both_taken_back(page: "Page", served: str) -> None:
    visit(page, f"{served}/map?lang=en&view=organisations&country=JP")
    before, node = told(page), spot(page)
    # The two clicks of a hand, which reach the server one after the other.
    page.mouse.click(node["x"], node["y"])
    page.wait_for_timeout(60)
    page.mouse.click(node["x"], node["y"], click_count=2)
    page.wait_for_url(lambda url: all(f"&{name}={node['id']}" in url for name in ("open", "id")), timeout=60_000)
    page.locator("p.kn-name", has_text=node["name"]).wait_for(timeout=60_000)
    page.locator(".showing", has_not_text=re.compile(f"^{before}$")).wait_for(timeout=60_000)
    settle(page)
    after, held = told(page), spot(page)
    page.mouse.move(held["x"], held["y"])
    page.mouse.down()
    page.mouse.move(held["x"] + 60, held["y"] + 30, steps=5)
    page.mouse.move(held["x"] + 120, held["y"] + 60, steps=5)
    page.mouse.up()
    page.wait_for_url("**pin=*", timeout=60_000)
    settle(page)
    moved: Any = page.locator(f'.caption[data-id="{held["id"]}"]').first.locator("xpath=..").bounding_box()
    assert abs(moved["x"] + 1 - held["x"] - 120) < 5 and abs(moved["y"] + 1 - held["y"] - 60) < 5
    # What the address says is the same map again, as after a lost connection.
    visit(page, page.url)
    assert told(page) == after and "pin=" in page.url
    page.get_by_role("button", name="Collapse").click()
    shows(page, before)
    page.get_by_role("button", name="Undo").click()
    shows(page, after)
    page.get_by_role("button", name="Hide", exact=True).click()
    page.wait_for_url("**hide=*", timeout=60_000)
    page.get_by_role("button", name="Undo").click()
    shows(page, after)


def test_years_play_in_the_browser_and_the_page_follows_where_they_stop(page: "Page", served: str) -> None:
    visit(page, f"{served}/map?lang=en&view=experts&nodes=80")
    told(page)
    page.get_by_role("button", name="Play the years").click()
    page.locator(".showing", has_text=re.compile("^What held in ")).wait_for(timeout=60_000)
    page.get_by_role("button", name="Pause").click()
    page.wait_for_url("**year=*", timeout=60_000)
    year = page.url.partition("year=")[2][:4]
    page.locator("p.kn-say", has_text=f"What held in {year}").wait_for(timeout=60_000)
    page.get_by_role("button", name="All years").click()
    page.wait_for_url(lambda url: "year=" not in url, timeout=60_000)
    # A view under a name, and the same in a meeting.
    page.get_by_role("button", name="Saved views").click()
    page.get_by_label("Name of this view").fill(HOSTILE)
    page.get_by_role("button", name="Save this view").click()
    page.get_by_role("link", name="Show them in a meeting").click()
    page.locator(".meeting h2", has_text=HOSTILE).wait_for(timeout=60_000)
    assert page.locator(".meeting svg circle, .meeting svg path").count() > 40 and page.title() != "owned"
    page.go_back()
    told(page)
    page.get_by_role("button", name="Saved views").click()
    page.get_by_role("button", name="delete").first.click()
    page.get_by_text("No view is saved yet").wait_for(timeout=60_000)


def test_the_file_of_a_meeting_opens_without_a_network_and_goes_by_keys(tmp_path: Path) -> None:
    keys = [{"word": HOSTILE, "colour": "#0072B2", "count": "3"}]
    made = [{"title": f"{HOSTILE}{n}", "question": HOSTILE, "svg": '<svg xmlns="http://www.w3.org/2000/svg"><circle/></svg>',
             "keys": keys, "readings": [HOSTILE], "showing": "", "day": "", "sources": HOSTILE, "mark": ""}
            for n in (1, 2)]
    path = tmp_path / "meeting.html"
    path.write_bytes(in_words_of("en", lambda: map_meeting.html(made)))
    with chromium() as browser:
        page = browser.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(path.as_uri())
        page.locator("html[data-ready=yes]").wait_for(state="attached")
        assert page.locator("h2").inner_text() == f"{HOSTILE}1" and page.locator("img").count() == 0
        page.keyboard.press("ArrowRight")
        assert page.locator("h2").inner_text() == f"{HOSTILE}2" and page.locator(".place").inner_text() == "2 / 2"
        page.keyboard.press("ArrowRight")
        page.keyboard.press("PageUp")
        assert page.locator(".place").inner_text() == "1 / 2" and page.locator("svg circle").count() == 1
        assert [url for url in asked if not url.startswith(("file:", "data:"))] == [] and page.title() == "Network map"
