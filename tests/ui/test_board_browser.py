"""The advisory board in a real browser: worked out, saved, invited, accepted, and told on the expert's page."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import chromium, listen, needs_chromium, serving, visit
from own import kept

from loaders.source import EdgeRow, NodeRow, Origin, Ref

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = needs_chromium
DOCUMENT = "12/QĐ-TTĐMST"
LIST = Origin("sheet:board", "Danh sách thử", "spreadsheet")
PEOPLE = {"an": "Nguyễn Văn An", "binh": "Lê Thị Bình", "chi": "Trần Minh Chi"}
KNOWS = [("an", "pack"), ("binh", "test"), ("chi", "test")]
ROWS = [
    *[NodeRow("Expert", key, {"name": name}) for key, name in PEOPLE.items()],
    *[NodeRow("Field", key, {"name": name, "code": key, "level": "field"})
      for key, name in (("pack", "Packaging"), ("test", "Testing"))],
    *[EdgeRow("EXPERT_IN", Ref("Expert", who), Ref("Field", what)) for who, what in KNOWS],
    NodeRow("Organization", "centre", {"name": "Trung tâm Thử"}, ("InnovationCenter",)),
    *[EdgeRow("AFFILIATED_WITH", Ref("Expert", who), Ref("Organization", "centre")) for who in PEOPLE],
]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of a registry with the people above."""
    with kept(tmp_path_factory.mktemp("board"), LIST, ROWS) as folder:
        yield folder


def write(page: "Page", label: str, text: str) -> None:
    """Fills a box and leaves it, so that the page hears of it."""
    page.get_by_label(label, exact=True).fill(text)
    page.keyboard.press("Tab")


def test_a_secretary_invites_a_board_and_notes_an_acceptance(home: Path) -> None:
    trouble: list[str] = []
    with serving(home) as served, chromium() as browser:
        page = browser.new_page(viewport={"width": 1360, "height": 1000})
        listen(page, served, trouble)
        visit(page, f"{served}/board?lang=en")
        write(page, "Seats", "2")
        page.get_by_role("button", name="Work out the board").click()
        page.get_by_text("no board under these rules covers more").wait_for(timeout=30_000)
        row = page.get_by_role("row").filter(has_text="Nguyễn Văn An").filter(has_text="Trung tâm Thử")
        row.wait_for(timeout=30_000)
        wide = page.locator("table").first
        assert wide.evaluate("one => one.scrollWidth <= one.parentElement.clientWidth")
        write(page, "Name of this proposal", "Pilot 2026")
        page.get_by_role("button", name="Save this proposal").click()
        page.get_by_text("2 members are not invited yet.").wait_for(timeout=30_000)
        write(page, "Your name", "Lê Thị Hoa")
        page.get_by_role("button", name="Prepare the invitations").and_(page.locator(":enabled")).click()
        page.get_by_role("heading", name="Invitation to the advisory network “Pilot 2026”").wait_for(timeout=30_000)
        page.get_by_role("button", name="I have sent it").first.click()
        page.get_by_role("button", name="They agreed").click()
        write(page, "Appointing document (number and date)", DOCUMENT)
        write(page, "From (dd/mm/yyyy)", "01/12/2026")
        write(page, "Until (dd/mm/yyyy)", "30/11/2028")
        page.get_by_role("button", name="Write down the appointment").click()
        page.get_by_text(f"Appointed by {DOCUMENT}, from 1 Dec 2026 until 30 Nov 2028.").wait_for(timeout=30_000)
        # The board shows how far it is, and leads from the member to the expert's page.
        page.get_by_role("link", name="Advisory board").click()
        page.get_by_role("row").filter(has_text="Agreed").get_by_role("link").first.click()
        page.wait_for_url("**/expert?*", timeout=30_000)
        page.get_by_text(DOCUMENT).first.wait_for(timeout=30_000)
    assert trouble == []
