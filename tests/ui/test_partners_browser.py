"""Partners in a real browser, in Vietnamese: found, taken, refused, asked for, and the letter taken along."""

from pathlib import Path

from browsing import chromium, listen, needs_chromium, serving, settle, visit
from docx import Document

pytestmark = needs_chromium
LETTER = "Văn bản Word"


def test_a_partner_is_found_and_an_introduction_asked_for(tried_home: Path, tmp_path: Path) -> None:
    trouble: list[str] = []
    with serving(tried_home) as served, chromium() as browser:
        page = browser.new_page(viewport={"width": 1366, "height": 700})
        listen(page, served, trouble)
        visit(page, f"{served}/partners?lang=vi")
        page.locator("input[aria-label^='Tìm cho ai']").press_sequentially(
            "trường đại học minh họa a", delay=20)
        page.get_by_role("button", name="Trường Đại học Minh họa A").first.click(timeout=30_000)
        page.get_by_text("Cách giới thiệu tốt nhất").first.wait_for(timeout=60_000)
        page.get_by_role("button", name="Nhận", exact=True).first.click(timeout=30_000)
        page.get_by_text("Danh sách chọn · 1").click(timeout=30_000)
        page.get_by_text("Đã nhận, ").wait_for(timeout=30_000)
        page.get_by_role("link", name="Nhờ kết nối").first.click()
        page.wait_for_url("**/introductions?*", timeout=30_000)
        name = page.get_by_label("Họ và tên người viết")
        name.fill("Lê Thị Hoa", timeout=30_000)
        name.press("Tab")
        keep = page.get_by_role("button", name="Lưu yêu cầu")
        page.wait_for_function("one => !one.disabled", arg=keep.element_handle(timeout=30_000), timeout=30_000)
        settle(page)
        with page.expect_download(timeout=60_000) as asked:
            page.get_by_role("button", name=LETTER).click()
        asked.value.save_as(tmp_path / "letter.docx")
        keep.click()
        page.wait_for_url("**id=*", timeout=30_000)
        sent = page.get_by_role("button", name="Tôi đã gửi thư")
        sent.wait_for(timeout=30_000)
        # The form's button stood at its end: what the same page shows now opens at its top.
        page.wait_for_function("document.querySelector('.stMain').scrollTop === 0", timeout=30_000)
        sent.click(timeout=30_000)
        page.get_by_role("button", name="Đã nhận lời").wait_for(timeout=30_000)
        page.set_viewport_size({"width": 360, "height": 800})
        settle(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert "Lê Thị Hoa" in [paragraph.text for paragraph in Document(str(tmp_path / "letter.docx")).paragraphs]
    assert trouble == []
