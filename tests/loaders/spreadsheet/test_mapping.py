"""A sheet with its own headings: mapped once, kept by name, known again by its headings."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from graph.errors import BadSource
from ledger import papers
from ledger.ledger import Ledger
from loaders.source import Row, stage
from loaders.spreadsheet import (
    Mapping,
    Raw,
    SheetMapping,
    delivery,
    fitting,
    guess,
    keep,
    kept,
    mapping_of,
    named,
    opened,
)
from loaders.spreadsheet.layout import SHEETS
from loaders.spreadsheet.meanings import covered, meaning, targets
from loaders.spreadsheet.synonyms import COMPOUNDS, HEADINGS, PERHAPS

Office = Callable[..., Path]
Told = Callable[..., Any]
Faults = Callable[[Iterable[Row]], list[str]]

HEAD = ["STT", "Người", "Chỗ làm", "Gọi", "Thư"]
LINES = [[1, "TS. Lê An, Trưởng khoa", "Viện Vi mạch", "0912345678", "a@example.vn"],
         [2, "Vũ Bình", "Viện Vi mạch", None, "b@example.vn"]]
OWN = Mapping("Danh sách viện", (SheetMapping("Sheet1", "experts", (
    ("Người", "person"), ("Chỗ làm", "organization"), ("Gọi", "phone"), ("Thư", "email"))),))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    opened = Ledger.open(f"sqlite:///{(tmp_path / 'ledger.sqlite').as_posix()}")
    yield opened
    opened.close()


@pytest.fixture
def raw(office: Office) -> Raw:
    return opened(office("viện 10-2026.xlsx", [["Tháng 10 năm 2026"], HEAD, *LINES]))


def test_a_guess_is_the_mapping_that_was_meant(raw: Raw) -> None:
    (sheet,) = guess(raw).sheets
    assert (sheet.name, sheet.part, sheet.block.at, sheet.block.rows, sheet.lines) == ("Sheet1", "experts", 1, 1, 2)
    assert [(column.heading, column.target, column.samples) for column in sheet.columns] == [
        ("Người", "person", ("TS. Lê An, Trưởng khoa", "Vũ Bình")), ("Chỗ làm", "organization", ("Viện Vi mạch",)),
        ("Gọi", "phone", ("0912345678",)), ("Thư", "email", ("a@example.vn", "b@example.vn"))]
    assert replace(mapping_of(guess(raw)), name=OWN.name) == OWN


def test_a_mapping_is_plain_json(raw: Raw) -> None:
    full = Mapping("X", (SheetMapping("a", "organizations", (("Tên", "name"), ("Gì đó", "")), "kinds", "VN"),
                         SheetMapping("b", "", (("z", ""),))), "tcvn3")
    for mapping in (OWN, full):
        assert Mapping.from_dict(json.loads(json.dumps(mapping.to_dict()))) == mapping


@pytest.mark.parametrize("body", [
    None, [], {}, {"name": "x"}, {"name": "x", "sheets": 3}, {"name": "x", "sheets": [], "encoding": "koi8"},
    {"name": "x", "sheets": [{"name": "a", "part": "planets", "columns": []}]},
    {"name": "x", "sheets": [{"name": "a", "part": "experts", "columns": [["Tên", "salary"]]}]},
    {"name": "x", "sheets": [{"name": "a", "part": "experts", "columns": [["Tên"]]}]},
    {"name": "x", "sheets": [{"name": "a", "part": "experts", "columns": [], "country": "XQ"}]}])
def test_what_is_no_mapping_is_refused_in_a_sentence(body: Any) -> None:
    with pytest.raises(BadSource, match="map the columns again"):
        Mapping.from_dict(body)


def test_a_file_is_read_by_its_mapping(raw: Raw, told: Told, faults: Faults) -> None:
    with pytest.raises(BadSource, match="map its columns on the page of sources"):
        delivery(raw)
    made = delivery(raw, "Viện", "2026-10-31", mapping=OWN)
    assert faults(made.rows) == []
    assert (made.covers, made.notices, made.title) == (("experts",), (), "viện 10-2026.xlsx")
    assert list(told(made.rows).values()) == [
        {"name": "Lê An", "title": "TS.", "position": "Trưởng khoa", "phone": "0912 345 678", "email": "a@example.vn"},
        {"name": "Vũ Bình", "email": "b@example.vn"}]


def test_the_file_of_next_month_is_known_by_its_headings(office: Office, raw: Raw) -> None:
    other = Mapping("khác", (SheetMapping("Sheet1", "experts", (("Người", "name"), ("Khác", "email"))),))
    assert fitting([other, OWN], raw) is OWN
    moved = opened(office("11.xlsx", [["Tháng 11"], ["Thư ", "CHỖ LÀM", "người", "STT", "Gọi"],
                                      ["a@example.vn", "X", "Lê An", 1, None]], sheet="Tháng 11"))
    assert fitting([OWN], moved) is OWN
    (row,) = [row for row in delivery(moved, mapping=OWN).rows if getattr(row, "label", "") == "Expert"]
    assert row.props == {"name": "Lê An", "email": "a@example.vn"}


@pytest.mark.parametrize("head", [[*HEAD, "Cột mới"], HEAD[:-1], ["STT", "Người", "Chỗ làm", "Gọi", "Thư tay"]])
def test_other_headings_are_asked_about_again(office: Office, head: list[str]) -> None:
    raw = opened(office("11.xlsx", [head, [1, "Lê An", "X", "0912345678", "a@example.vn", "y"][:len(head)]]))
    assert fitting([OWN], raw) is None
    with pytest.raises(BadSource, match="its headings are not those of the mapping Danh sách viện"):
        delivery(raw, mapping=OWN)


def test_two_columns_of_one_heading_and_one_without(office: Office, told: Told) -> None:
    raw = opened(office("a.xlsx", [["Người", "Ghi", "Ghi", None], ["Lê An", "Viện A", "Trưởng phòng", "a@example.vn"]]))
    made = mapping_of(guess(raw), "m")
    assert [heading for heading, _ in made.sheets[0].columns] == ["Người", "Ghi", "Ghi (2)", "(D)"]
    chosen = replace(made, sheets=(replace(made.sheets[0], columns=(
        ("Người", "name"), ("Ghi", "organization"), ("Ghi (2)", "position"), ("(D)", "email"))),))
    assert fitting([chosen], raw) is chosen
    assert list(told(delivery(raw, mapping=chosen).rows).values()) == [
        {"name": "Lê An", "position": "Trưởng phòng", "email": "a@example.vn"}]


def test_a_name_that_is_to_be_taken_as_it_is(raw: Raw, told: Told) -> None:
    columns = tuple((heading, "name" if target == "person" else target) for heading, target in OWN.sheets[0].columns)
    plain = replace(OWN, sheets=(replace(OWN.sheets[0], columns=columns),))
    assert next(iter(told(delivery(raw, mapping=plain).rows).values()))["name"] == "TS. Lê An, Trưởng khoa"


def test_sheets_that_are_left_out_and_sheets_that_are_new(office: Office) -> None:
    path = office("a.xlsx", [HEAD, *LINES])
    book = load_workbook(path)
    book.create_sheet("Thời tiết").append(["Ngày", "Mưa"])
    book.save(path)
    made = mapping_of(guess(opened(path)), "m")
    assert [sheet.part for sheet in made.sheets] == ["experts", ""]
    assert fitting([made], opened(path)) is made
    assert delivery(path, mapping=made).notices == ()
    book.create_sheet("Gió").append(["Hướng", "Cấp"])
    book.save(path)
    assert fitting([made], opened(path)) is None
    (notice,) = delivery(path, mapping=made).notices
    assert notice == "a.xlsx, sheet Gió: its headings are not in the mapping m; it was left out."


def test_what_a_sheet_needs_has_to_be_mapped(raw: Raw) -> None:
    columns = tuple((heading, "" if target == "person" else target) for heading, target in OWN.sheets[0].columns)
    lacking = replace(OWN, sheets=(replace(OWN.sheets[0], columns=columns),))
    assert [column.name for column in lacking.sheets[0].lacking] == ["name"]
    with pytest.raises(BadSource, match=r"no column is read as Họ và tên \(Name\)"):
        delivery(raw, mapping=lacking)


def test_the_encoding_is_part_of_a_mapping(tmp_path: Path, told: Told) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("Ng\xad\xeai;Th\xad\nNguy\xd4n V\xa8n A;a@example.vn\n".encode("latin-1"))
    mapping = Mapping("m", (SheetMapping("a", "experts", (("Người", "person"), ("Thư", "email"))),), "tcvn3")
    assert fitting([mapping], opened(path)) is mapping
    made = delivery(path, mapping=mapping)
    assert [one["name"] for one in told(made.rows).values()] == ["Nguyễn Văn A"]
    assert made.notices == ()


def test_mappings_are_kept_by_name(ledger: Ledger, raw: Raw) -> None:
    assert kept(ledger) == []
    assert keep(ledger, "A", OWN) == 1
    changed = replace(OWN, encoding="vni")
    assert keep(ledger, "A", changed) == 2
    papers.save(ledger, "mapping", "A", "hỏng", {"name": "hỏng"})
    assert kept(ledger) == [changed]
    assert named(ledger, " danh sách VIỆN ") == changed
    with pytest.raises(BadSource, match="no mapping of columns named Y; there are: Danh sách viện"):
        named(ledger, "Y")
    assert fitting(kept(ledger), raw) == changed


def test_a_mapped_file_loaded_twice_changes_nothing(ledger: Ledger, raw: Raw) -> None:
    first = stage(ledger, delivery(raw, "Viện", "2026-10-31", mapping=OWN), "test")
    assert (first.rejected, first.batch is not None) == (0, True)
    ledger.accept(first.batch or 0, "test")
    again = stage(ledger, delivery(raw, "Viện", "2026-10-31", mapping=OWN), "test")
    assert (again.batch, again.same_as) == (None, first.batch)


def test_headings_of_offices_mean_what_they_say() -> None:
    wanted = {
        "Họ và tên": "name", "Học hàm/học vị": "title", "Đơn vị": "organization", "ĐT": "phone", "SĐT": "phone",
        "Chức vụ": "position", "Chuyên ngành": "specialty", "Lĩnh vực nghiên cứu": "specialty", "Năm sinh": "",
        "E-mail (bắt buộc)": "email", "Cơ quan / Điện thoại": "phone", "Đơn vị / Tên": "organization", "Màu tóc": ""}
    assert {heading: meaning("experts", heading)[0] for heading in wanted} == wanted
    assert meaning("experts", "Năm") == ("", 0)
    assert meaning("needs", "Năm")[0] == "year"


def test_every_synonym_is_for_a_column_that_there_is() -> None:
    for sheet in SHEETS:
        for target in {**HEADINGS[sheet.part], **PERHAPS.get(sheet.part, {})}:
            assert target in targets(sheet.part), (sheet.part, target)
        for target in targets(sheet.part):
            assert covered(sheet.part, target), (sheet.part, target)
            assert target in COMPOUNDS or sheet.column(target).name == target


def test_authors_of_a_research_index(shared_data: Path, told: Told, faults: Faults) -> None:
    path = shared_data / "ccg_research_index" / "authors.csv"
    raw = opened(path)
    made = mapping_of(guess(raw), "Research index")
    assert dict(made.sheets[0].columns) == {
        "uuid": "id", "First Name": "given", "Last Name": "family", "Orcid": "orcid", "google_scholar": "website",
        "pubmed": "", "institution_url": "", "gender": ""}
    rows = list(delivery(raw, mapping=made).rows)
    assert faults(rows) == []
    people = told(rows)
    # By hand from the file: 154 lines, 98 with an ORCID that is right, 8 with a page, nobody without a name.
    assert (len(rows), len(people)) == (154, 154)
    assert sum("orcid" in one for one in people.values()) == 98
    assert sum("website" in one for one in people.values()) == 8
    assert people["4c112571-59b8-4afc-b6cc-63905cc2fbe6"] == {
        "name": "Koen van Dam", "name_order": "given_first", "orcid": "0000-0002-4879-9259"}
    with path.open(encoding="utf-8") as file:
        assert [one["name"] for one in people.values()] == [
            f"{row['First Name']} {row['Last Name']}" for row in csv.DictReader(file)]


@pytest.mark.parametrize("name", ["papers.csv", "relations.csv"])
def test_tables_of_the_index_that_the_layout_has_no_sheet_for(shared_data: Path, name: str) -> None:
    (sheet,) = guess(opened(shared_data / "ccg_research_index" / name)).sheets
    assert sheet.part == ""
    assert all(column.target == "" for column in sheet.columns)
