"""Pairs are judged by keys in a real browser: the next comes at once, a key held down counts once, undo works."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import chromium, listen, needs_chromium, serving, settle, visit

from graph import engine
from graph.ids import thing_id
from graph.registry import Registry
from graph.settings import Settings
from ledger.derived import Likeness
from ledger.likeness import Likenesses
from loaders import source
from loaders.source import Delivery, NodeRow, Origin
from ui.i18n import catalogue

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = needs_chromium
_ = catalogue("vi").gettext
LIST = Origin("sheet:khoa", "Danh sách khoa", "spreadsheet")
NAMES = ["Nguyễn Văn An", "Trần Thị Bình", "Lê Chi <img src=x onerror=alert(1)>", "Phạm Dung"]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of a registry in which four pairs wait."""
    folder = tmp_path_factory.mktemp("judging")
    registry = Registry.open(Settings.load({"KETNOI_HOME": str(folder)}))
    rows = [NodeRow("Expert", f"{n}{side}", {"name": name if side == "l" else name.upper(), "position": "Giảng viên"})
            for n, name in enumerate(NAMES) for side in "lr"]
    staged = source.stage(registry.ledger, Delivery(LIST, rows, "2026-11-01", "test 1"), "test")
    registry.ledger.accept(staged.batch or 0, "test")
    registry.settle()
    pairs = [Likeness(*sorted(thing_id(LIST.id, "Expert", f"{n}{side}") for side in "lr"), "Expert", 9.0 - n)
             for n in range(len(NAMES))]
    with registry.index.transaction():
        Likenesses(registry.index).put({end for pair in pairs for end in pair[:2]}, pairs)
    registry.close()
    yield folder
    engine.stop(folder / "engine")


@pytest.fixture(scope="module")
def served(home: Path) -> Iterator[str]:
    with serving(home) as address:
        yield address


def asked(page: "Page", name: str) -> None:
    """Waits until the page asks about somebody."""
    page.locator(".kn-pair-name", has_text=name).first.wait_for(timeout=30_000)


def progress(page: "Page") -> str:
    return page.locator('[data-testid="stProgress"]').inner_text().strip()


def test_four_pairs_by_keys(served: str, home: Path) -> None:
    trouble: list[str] = []
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        listen(page, served, trouble)
        visit(page, f"{served}/duplicates?lang=vi")
        asked(page, NAMES[0])
        assert progress(page) == "1 trong 4 · hôm nay đã quyết định 0"
        page.keyboard.down("m")
        asked(page, NAMES[1])
        page.keyboard.down("m")
        page.keyboard.down("m")
        settle(page)
        assert progress(page) == "2 trong 4 · hôm nay đã quyết định 1", "a key that is held down decides once"
        page.keyboard.up("m")
        page.keyboard.press("k")
        asked(page, "onerror")
        assert page.locator(".kn-pair img").count() == 0, "text from outside is text"
        page.keyboard.press("u")
        asked(page, NAMES[3])
        page.keyboard.press("h")
        asked(page, "onerror")
        assert progress(page) == "3 trong 4 · hôm nay đã quyết định 2"
        page.get_by_text(_("Why this is asked")).wait_for()
        page.locator(".kn-why .kn-icon").first.wait_for(timeout=60_000)
        page.set_viewport_size({"width": 390, "height": 844})
        settle(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, "nothing sticks out on a telephone"
        bar = page.locator('[class*="st-key-duplicates-keys"]').bounding_box()
        assert bar and bar["y"] + bar["height"] >= 843, "the keys are where the thumb is"
    assert trouble == []
    registry = Registry.open(Settings.load({"KETNOI_HOME": str(home)}))
    standing = registry.ledger.state().judgements
    held = sorted(one.verdict for one in registry.ledger.about_pairs() if one.id in standing)
    registry.close()
    assert held == ["different", "same"]
