"""The search box and its page in a real browser: by keyboard, while one types, on a telephone, and as a link."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import chromium, listen, needs_chromium, serving, settle, visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = needs_chromium
BOX, OPTION = ".search input", ".search .drop a"


@pytest.fixture(scope="module")
def served(tried_home: Path) -> Iterator[str]:
    with serving(tried_home) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def page(browser: "Browser", served: str) -> Iterator["Page"]:
    trouble: list[str] = []
    opened = browser.new_page(viewport={"width": 1366, "height": 800})
    listen(opened, served, trouble)
    yield opened
    opened.close()
    assert trouble == []


def typed(page: "Page", text: str, shown: str) -> None:
    """Types into the box that has the focus, and waits until a hit with that name is offered."""
    page.keyboard.type(text, delay=30)
    page.locator(f'{OPTION}:has-text("{shown}")').first.wait_for(timeout=60_000)


def test_by_keyboard_from_any_page_to_a_hit_and_to_all(page: "Page", served: str) -> None:
    visit(page, f"{served}/plan?lang=en")
    page.locator(BOX).wait_for()
    page.keyboard.press("/")
    typed(page, "dai hoc bach khoa", "Hanoi University of Science and Technology")
    assert page.locator(BOX).get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    chosen = page.locator(f'{OPTION}[aria-selected="true"]')
    assert "Hanoi University of Science and Technology" in chosen.inner_text()
    assert page.locator(BOX).get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    page.keyboard.press("Escape")
    page.locator(OPTION).first.wait_for(state="hidden")
    assert page.locator(BOX).input_value() == "dai hoc bach khoa"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/organisation?*id=*", timeout=60_000)
    page.get_by_text("Hanoi University of Science and Technology").first.wait_for(timeout=60_000)
    assert "lang=en" in page.url

    page.keyboard.press("Control+k")
    typed(page, "先進封裝", "Advanced packaging")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?*q=*", timeout=60_000)
    page.locator(".found li").first.wait_for(timeout=60_000)
    assert page.locator(BOX).input_value() == "先進封裝"


def test_a_link_with_filters_shows_the_same_and_a_choice_is_written_in_it(page: "Page", served: str) -> None:
    visit(page, f"{served}/search?q=advanced+packaging&what=Expert&place=TW&lang=en")
    page.locator(".found li").first.wait_for(timeout=60_000)
    few = page.locator(".found li").count()
    assert 0 < few < 25
    assert set(page.locator(".found .kind").all_inner_texts()) == {"Expert"}
    page.get_by_text("Experts ·").first.click()
    page.wait_for_function("!location.search.includes('what=')")
    settle(page)
    assert "place=TW" in page.url and "q=advanced" in page.url


def test_a_telephone_has_the_box_and_names_from_outside_are_text(page: "Page", served: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    visit(page, f"{served}/gaps?lang=vi")
    page.locator(BOX).click()
    typed(page, "viettel", "Viettel")
    box = page.locator(BOX).bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 360
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.locator(BOX).fill('<img src=x onerror="alert(1)"> & <b>')
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?*q=*img*", timeout=60_000)
    settle(page)
    assert page.locator('img[src="x"]').count() == 0
