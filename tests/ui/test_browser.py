"""Every page in a real browser, in both languages: clean console, no request to another host, our typeface."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browsing import chromium, listen, needs_chromium, serving, settle, visit

from ui.i18n import LANGUAGES, catalogue
from ui.pages import PAGES, Entry

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = needs_chromium
EVERY = pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.stem)
BOTH = pytest.mark.parametrize("lang", LANGUAGES)


@pytest.fixture(scope="module")
def served(tried_home: Path) -> Iterator[str]:
    """The address of the app, serving the starting registry with the illustration."""
    with serving(tried_home) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    """One headless Chromium for all tests here."""
    with chromium() as opened:
        yield opened


@pytest.fixture
def trouble() -> list[str]:
    """What the browser complained about."""
    return []


@pytest.fixture
def page(browser: "Browser", served: str, trouble: list[str]) -> Iterator["Page"]:
    """A fresh visitor, whose console and requests are listened to."""
    opened = browser.new_page(viewport={"width": 1366, "height": 768})
    listen(opened, served, trouble)
    yield opened
    opened.close()


@BOTH
@EVERY
def test_a_page_is_clean(page: "Page", served: str, trouble: list[str], entry: Entry, lang: str) -> None:
    stem = "" if entry.stem == "home" else entry.stem
    visit(page, f"{served}/{stem}?lang={lang}")
    assert page.title() == f"{catalogue(lang).gettext(entry.title)} – {catalogue(lang).gettext('Ketnoi')}"
    assert page.locator('[data-testid="stException"]').count() == 0
    # On a busy machine the file may come after the page; that it comes is what counts.
    page.wait_for_function(
        "[...document.fonts].some(f => f.family.includes('Be Vietnam Pro') && f.status === 'loaded')", timeout=20_000)
    assert trouble == []


def test_a_link_in_a_table_stays_in_the_session_and_can_be_sent(page: "Page", served: str, trouble: list[str]) -> None:
    visit(page, f"{served}/experts?lang=en")
    page.evaluate("window.stayed = true")
    link = page.locator("td a").first
    name, address = link.inner_text(), link.get_attribute("href")
    link.click()
    page.wait_for_url("**/expert?*id=*")
    page.locator("h1", has_text=name).wait_for()
    assert page.evaluate("window.stayed") is True
    assert "lang=en" in page.url
    visit(page, f"{served}/{address}")
    assert name in page.locator("h1").first.inner_text()
    assert trouble == []


def test_a_table_sorts_by_its_headings(page: "Page", served: str) -> None:
    visit(page, f"{served}/plan")
    numbers = page.locator("td:first-child")
    page.locator("th button").first.click()
    assert numbers.first.inner_text() == "40"
    page.locator("th button").first.click()
    assert numbers.first.inner_text() == "1"


def test_language_and_filters_are_kept_and_written_in_the_address(page: "Page", served: str) -> None:
    visit(page, f"{served}/organisations?country=JP&kind=Firm")
    assert page.locator("h1").inner_text() == "Tổ chức"
    found = page.locator(".kn-say").first.inner_text()
    page.get_by_text("English", exact=True).click()
    page.wait_for_selector("h1:has-text('Organisations')")
    settle(page)
    assert {"country=JP", "kind=Firm", "lang=en"} <= set(page.url.partition("?")[2].split("&"))
    assert page.locator(".kn-say").first.inner_text().split()[0] == found.split()[0]
    page.get_by_role("link", name="Gaps").click()
    page.wait_for_selector("h1:has-text('Gaps')")
    page.get_by_role("link", name="Organisations").first.click()
    page.wait_for_selector("h1:has-text('Organisations')")
    settle(page)
    assert "country=JP" in page.url


def test_a_print_carries_the_watermark_and_no_menu(page: "Page", served: str) -> None:
    visit(page, f"{served}/plan")
    watermark = page.locator(".kn-watermark")
    assert not watermark.is_visible()
    page.emulate_media(media="print")
    assert watermark.is_visible()
    assert not page.locator('[data-testid="stSidebar"]').is_visible()


def test_a_file_speaks_the_language_of_its_page(page: "Page", served: str) -> None:
    visit(page, f"{served}/plan?lang=en")
    page.get_by_role("button", name="Download").click()
    with page.expect_download() as asked:
        page.get_by_role("button", name="Text table (CSV)").click()
    assert asked.value.suggested_filename == "ketnoi-tasks-illustration.csv"
    heading = Path(asked.value.path()).read_text("utf-8-sig").splitlines()[0]
    assert heading == "No.,Name,Leads,Coordinators,Window,Timing,Illustration (not real)"


def test_names_from_outside_are_text(page: "Page", served: str) -> None:
    visit(page, f"{served}/experts?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    assert page.locator('img[src="x"]').count() == 0


def test_a_telephone_can_read_it(page: "Page", served: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    visit(page, f"{served}/plan")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("width", [1280, 360])
def test_needs_and_offers_fit_the_page(page: "Page", served: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    visit(page, f"{served}/exchange?lang=vi")
    row = page.locator("tbody tr").first
    row.wait_for(timeout=30_000)
    assert row.locator(".below").count() == 1
    assert page.locator(".frame").first.evaluate("one => one.scrollWidth <= one.clientWidth")


def test_what_stands_on_the_accent_can_be_read_on_dark_ground(page: "Page", served: str) -> None:
    page.emulate_media(color_scheme="dark")
    visit(page, f"{served}/board?lang=en")
    button = page.get_by_role("button", name="Work out the board")
    ground = button.evaluate("one => getComputedStyle(one).backgroundColor")
    text = button.locator("p").evaluate("one => getComputedStyle(one).color")
    assert (ground, text) == ("rgb(138, 182, 238)", "rgb(16, 21, 29)"), "8.7 to 1, where white had 2.1 to 1"


def node_at(page: "Page", rank: int) -> dict[str, Any]:
    """Where the map drew its node of that rank (0 is the largest), and its name."""
    page.locator(".caption.shown").first.wait_for(state="attached", timeout=60_000)
    caption = page.locator(f'.caption[data-rank="{rank}"]')
    box = caption.locator("xpath=..").bounding_box()
    return {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2,
            "name": caption.get_attribute("data-name"), "id": caption.get_attribute("data-id")}


def test_a_click_on_the_map_shows_the_profile_beside_it(page: "Page", served: str, trouble: list[str]) -> None:
    page.set_viewport_size({"width": 1366, "height": 1200})
    visit(page, f"{served}/map?lang=en")
    node = node_at(page, 4)
    page.mouse.click(node["x"], node["y"])
    page.wait_for_selector(f"p.kn-name:has-text('{node['name']}')")
    page.wait_for_url(f"**id={node['id']}*")
    settle(page)
    other = page.locator("td a").first
    name = other.inner_text()
    other.click()
    page.wait_for_selector(f"p.kn-name:has-text('{name}')")
    assert trouble == []


def test_the_legend_hides_a_kind_and_brings_it_back(page: "Page", served: str, trouble: list[str]) -> None:
    visit(page, f"{served}/map?lang=en")
    node_at(page, 0)
    before = page.locator(".showing").inner_text()
    page.get_by_role("button", name="Firms").click()
    page.wait_for_selector("button.kind.gone")
    page.locator(".showing", has_not_text=before).wait_for()
    page.locator("button.kind.gone").click()
    page.wait_for_selector("button.kind.gone", state="detached")
    page.locator(".showing", has_text=before).wait_for()
    assert trouble == []


def test_the_map_can_be_taken_away(page: "Page", served: str) -> None:
    visit(page, f"{served}/map?lang=en")
    for label, ending in (("(HTML)", "html"), ("(GraphML)", "graphml"), ("(GEXF)", "gexf")):
        page.get_by_role("button", name="Download").first.click()
        with page.expect_download() as asked:
            page.get_by_role("button", name=label).click()
        assert asked.value.suggested_filename == f"ketnoi-map-illustration.{ending}"
        text = Path(asked.value.path()).read_text("utf-8")
        assert "Includes the illustration" in text
        page.keyboard.press("Escape")
