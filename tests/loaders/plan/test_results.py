"""Expected results: one entry for each, however the cell runs them together."""

import pytest

from loaders.plan.results import results


@pytest.mark.parametrize(("cell", "entries"), [
    ("Nghị quyết của HĐND Thành phố.", ["Nghị quyết của HĐND Thành phố"]),
    ("- Nghị quyết.", ["Nghị quyết"]),
    ("- Báo cáo rà soát, cập nhật - Nghị quyết của HĐND.", ["Báo cáo rà soát, cập nhật", "Nghị quyết của HĐND"]),
    ("- Các Hội thảo, Hội nghị; - Báo cáo kết quả.", ["Các Hội thảo, Hội nghị", "Báo cáo kết quả"]),
    ("Khung chương trình; Kế hoạch năm học 2026-2027; Tài liệu",
     ["Khung chương trình", "Kế hoạch năm học 2026-2027", "Tài liệu"]),
    ("Nghị quyết\nBáo cáo", ["Nghị quyết", "Báo cáo"]),
    ("- Nghị quyết\n- Báo cáo\ncủa Sở", ["Nghị quyết", "Báo cáo của Sở"]),
    ("- Mô hình Nhà nước - Nhà trường - Nhà doanh nghiệp", ["Mô hình Nhà nước - Nhà trường - Nhà doanh nghiệp"]),
    ("Liên kết viện - trường", ["Liên kết viện - trường"]),
    ("Danh mục (máy; phần mềm); Báo cáo", ["Danh mục (máy; phần mềm)", "Báo cáo"]),
    ("- Đề án “Hà Nội - Thành phố bán dẫn” - Báo cáo", ["Đề án “Hà Nội - Thành phố bán dẫn”", "Báo cáo"]),
    ("", []), ("-", []), ("???", []),
])
def test_each_entry(cell: str, entries: list[str]) -> None:
    assert results(cell) == entries
