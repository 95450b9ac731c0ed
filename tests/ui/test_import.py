"""As a new curator would, in a real browser: template down, filled, up, previewed, a row refused, accepted, undone."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from browsing import chromium, listen, needs_chromium, serving, settle, visit

from graph import engine
from graph.registry import Registry
from graph.settings import Settings
from ui import start
from ui.i18n import catalogue

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = needs_chromium
_ = catalogue("vi").gettext
PEOPLE = [
    {"Họ và tên": "Nguyễn Thị Minh Họa", "Học hàm, học vị": "TS.", "Tổ chức": "Trường Đại học Minh họa A",
     "Lĩnh vực": "Đóng gói tiên tiến", "ORCID": "0000-0002-1825-0097"},
    {"Họ và tên": "Trần Văn Thử", "Tổ chức": "Công ty Minh họa B", "Lĩnh vực": "Thiết kế số"},
    {"Họ và tên": "Lê Văn Sai", "Tổ chức": "Công ty Minh họa B", "ORCID": "0000-0002-1825-0098"},
    {"Họ và tên": "Phạm Không Rõ <script>alert(1)</script>", "Tổ chức": "Viện Minh họa C"},
]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of a registry that begins with real data."""
    folder = tmp_path_factory.mktemp("import")
    registry = Registry.open(Settings.load({"KETNOI_HOME": str(folder)}))
    start.fill(registry, False, lambda share, text: None)
    registry.close()
    yield folder
    engine.stop(folder / "engine")


@pytest.fixture(scope="module")
def served(home: Path) -> Iterator[str]:
    with serving(home) as address:
        yield address


@pytest.fixture
def trouble() -> list[str]:
    return []


@pytest.fixture
def page(served: str, trouble: list[str]) -> Iterator["Page"]:
    with chromium() as browser:
        opened = browser.new_page(viewport={"width": 1366, "height": 768}, accept_downloads=True)
        listen(opened, served, trouble)
        yield opened


def fill(template: Path, path: Path) -> None:
    book = openpyxl.load_workbook(template)
    sheet = book["Chuyên gia"]
    columns = {str(cell.value).rstrip(" *"): cell.column for cell in sheet[1]}
    for line, person in enumerate(PEOPLE, start=2):
        for heading, text in person.items():
            sheet.cell(line, columns[heading]).value = text
    book.save(path)


def press(page: "Page", label: str) -> None:
    page.get_by_role("button", name=label).first.click()
    settle(page)


def sees(page: "Page", text: str) -> None:
    """Waits until the page shows a text, in a table as well."""
    page.get_by_text(text).first.wait_for(timeout=30_000)


def known(home: Path) -> set[str]:
    """The experts that are in force, read beside the page."""
    registry = Registry.open(Settings.load({"KETNOI_HOME": str(home)}))
    try:
        registry.settle()
        return {row["name"] for row in registry.read("edit/choose_expert", words=[], limit=50).rows}
    finally:
        registry.close()


def test_a_list_from_template_to_undo(page: "Page", served: str, home: Path, tmp_path: Path,
                                      trouble: list[str]) -> None:
    visit(page, f"{served}/sources")
    with page.expect_download() as download:
        page.get_by_text(_("Download the template (XLSX)")).first.click()
    download.value.save_as(tmp_path / "template.xlsx")
    fill(tmp_path / "template.xlsx", tmp_path / "Đại học A.xlsx")
    page.set_input_files('input[type="file"]', str(tmp_path / "Đại học A.xlsx"))
    settle(page)
    press(page, _("Read the file"))
    sees(page, "Thêm 11.")
    sees(page, "0000-0002-1825-0098")
    sees(page, "<script>alert(1)</script>")
    assert known(home) == set()
    page.get_by_label(f"{_('Choose the row')}: Chuyên gia").first.check()
    settle(page)
    chosen = page.locator("tr", has=page.locator("input:checked")).inner_text().split("\n")[-1]
    press(page, "Từ chối 1 dòng")
    sees(page, "Thêm 8.")
    page.locator('[class*="st-key-accept"] button').first.click()
    undo = page.get_by_role("button", name=_("Undo this batch"))
    undo.wait_for(timeout=60_000)
    held = known(home)
    assert len(held) == 2 and not any(name in chosen for name in held)
    undo.click()
    sees(page, _("Undone. It can be redone."))
    assert known(home) == set()
    assert trouble == []


def test_a_long_load_shows_how_far_it_is_and_waits_to_be_looked_at(page: "Page", served: str, home: Path,
                                                                   tmp_path: Path, trouble: list[str]) -> None:
    path = tmp_path / "t187ap03_L.csv"
    path.write_text(
        "出表日期,公司代號,公司名稱,公司簡稱,外國企業註冊地國,產業別,住址,營利事業統一編號,上市日期,英文簡稱\n"
        "1131029,9901,示範半導體股份有限公司,示範,－ ,24,新竹市力行路1號,04595257,19940101,DEMO\n", "utf-8-sig")
    visit(page, f"{served}/sources")
    page.set_input_files('input[type="file"]', str(path))
    settle(page)
    sees(page, "Open Government Data License")
    press(page, _("Read the file"))
    page.get_by_role("button", name=_("Look at it")).wait_for(timeout=60_000)
    press(page, _("Look at it"))
    sees(page, "示範半導體股份有限公司")
    assert trouble == []
