"""What a table sends to be drawn: links, order, marks; and the same rows as files."""

import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest

from ui import export, i18n, table

ROWS: list[dict[str, Any]] = [
    {"id": "1", "name": "Đại học Bách khoa", "name_en": "Polytechnic", "kind": ["Organization", "University"],
     "works": 1200, "state_of": None, "agreement_state": "talks", "sources": ["start"],
     "fields": [{"id": "f", "code": "d.a", "kind": ["Field"], "name": "Digital", "name_vi": "Thiết kế số"}]},
    {"id": "2", "name": "Công ty Minh họa", "kind": ["Organization", "Firm"], "works": 5, "sources": ["illustration"],
     "agreement_state": "active", "fields": [], "state_of": None},
]


@pytest.fixture
def speaking(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Sets the language as a visitor's address would."""
    def set_to(lang: str) -> None:
        for module in (i18n, table, export):
            monkeypatch.setattr(module, "language", lambda: lang)
    return set_to


def cell(name: str, row: int = 0) -> dict[str, Any]:
    """One cell as it is drawn."""
    drawn = table._drawn(ROWS, (name,), 10)
    return drawn["rows"][row][0]


def test_columns_leave_out_what_serves_others() -> None:
    assert table.columns(ROWS) == ["name", "kind", "works", "state_of", "agreement_state", "fields"]


def test_columns_without_any_value_are_not_drawn(speaking: Callable[[str], None]) -> None:
    speaking("en")
    heads = [head["t"] for head in table._drawn(ROWS, (), 10)["heads"]]
    assert heads == ["Name", "Kind", "Works", "Agreement state", "Fields"]


def test_a_name_takes_the_language_and_leads_to_its_page(speaking: Callable[[str], None]) -> None:
    speaking("en")
    assert cell("name") == {"t": "Polytechnic", "s": "polytechnic", "href": "organisation?id=1&lang=en",
                            "go": {"stem": "organisation", "query": [["id", "1"]]}}
    speaking("vi")
    assert cell("name")["t"] == "Đại học Bách khoa"


def test_what_is_invented_is_marked(speaking: Callable[[str], None]) -> None:
    speaking("vi")
    assert "mark" not in cell("name")
    assert cell("name", 1)["mark"] == "Minh họa"


def test_kinds_have_word_colour_and_symbol(speaking: Callable[[str], None]) -> None:
    speaking("vi")
    part = cell("kind")["parts"][0]
    assert (part["t"], part["colour"], part["icon"]) == ("Đại học", "#009E73", "school")


def test_what_is_sought_stands_below_need_or_offer(speaking: Callable[[str], None]) -> None:
    speaking("vi")
    row = {"name": "Kỹ sư", "kind": ["Need"], "need_kind": "people"}
    drawn = table._cell(row, "kind")
    assert [(part["t"], part.get("below", False)) for part in drawn["parts"]] == [
        ("Nhu cầu", False), ("Nhân lực", True)]
    assert drawn["s"] == "Nhu cầu Nhân lực", "sorted by what is sought within needs"


def test_a_field_leads_to_its_experts(speaking: Callable[[str], None]) -> None:
    speaking("vi")
    assert cell("fields")["parts"][0]["go"] == {"stem": "experts", "query": [["field", "d.a"]]}


def test_numbers_sort_as_numbers(speaking: Callable[[str], None]) -> None:
    speaking("vi")
    assert (cell("works")["t"], cell("works")["s"]) == ("1.200", 1200)


def test_a_count_leads_to_what_it_counts() -> None:
    row = {"name_kind": ["Field"], "code": "d.a", "organisations": 3, "firms_abroad": 0}
    assert table._target(row, "organisations") == table.Link("organisations", (("field", "d.a"),))
    assert table._target(row, "firms_abroad") is None


def test_long_lists_say_how_many_more(speaking: Callable[[str], None]) -> None:
    speaking("en")
    parts = table._several([{"name": name} for name in "abcd"], 2)["parts"]
    assert "".join(part["t"] for part in parts) == "a; b; 2 more"
    assert parts[-1]["title"] == "c; d"


@pytest.mark.parametrize(("lang", "heading", "state"), [
    ("vi", "Trạng thái", "Đang đàm phán"), ("en", "Agreement state", "In talks")])
def test_files_speak_the_language_of_the_page(
        speaking: Callable[[str], None], lang: str, heading: str, state: str) -> None:
    speaking(lang)
    assert export.frame(ROWS, ("agreement_state",), False)[heading].iloc[0] == state


def test_a_workbook_carries_the_watermark(speaking: Callable[[str], None]) -> None:
    speaking("vi")
    made = export.xlsx(export.frame(ROWS, ("name", "works"), True), "Tổ chức", True)
    sheet = openpyxl.load_workbook(io.BytesIO(made)).active
    assert sheet["A1"].value == export.warning()
    assert sheet.oddHeader.right.text == export.warning()
    assert [cell.value for cell in sheet[2]] == ["Tên", "Công trình", "Minh họa (không có thật)"]
    assert [cell.value for cell in sheet[4]] == ["Công ty Minh họa", 5, "Minh họa"]
    assert export.file_name("experts", "xlsx", True) == "ketnoi-experts-minh-hoa.xlsx"


def test_a_workbook_without_it_does_not(speaking: Callable[[str], None]) -> None:
    speaking("en")
    sheet = openpyxl.load_workbook(io.BytesIO(export.xlsx(export.frame(ROWS, ("name",), False), "All", False))).active
    assert [cell.value for cell in sheet[1]] == ["Name"]
    assert sheet.oddHeader.right.text is None


@pytest.mark.parametrize("text", ["=1+1", "+84 24", "-cmd|' /C calc'!A0", "@SUM(A1)"])
def test_no_text_becomes_a_formula(speaking: Callable[[str], None], text: str) -> None:
    speaking("en")
    rows = export.frame([{"id": "1", "name": text, "sources": []}], ("name",), False)
    assert export.csv(rows).decode("utf-8-sig").splitlines()[1].strip('"') == f"'{text}"
    cell = openpyxl.load_workbook(io.BytesIO(export.xlsx(rows, "All", False))).active["A2"]
    assert (cell.value, cell.data_type) == (text, "s")
