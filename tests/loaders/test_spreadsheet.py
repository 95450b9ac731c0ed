"""What a filled-in spreadsheet says: things, relations, keys, mentions, in both languages and every encoding."""

import os
import re
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from graph.schema import NODE
from loaders.source import EdgeRow, NodeRow, Ref, Reject, Row
from loaders.spreadsheet import delivery, fetch, rows
from loaders.spreadsheet.fields import parsed
from loaders.spreadsheet.layout import SHEET
from loaders.template import offered, template

FIELDS = parsed("code,parent,level,name_vi,name_en,name_ja,name_zh,synonyms\n"
                "design,,stage,Thiết kế,Design,設計,設計,\n"
                "design.digital,design,field,Thiết kế số,Digital design,,,thiết kế vi mạch số;RTL\n"
                "design.analog,design,field,\"Thiết kế tương tự, hỗn hợp\",Analog design,,,RTL\n")
Faults = Callable[[Iterable[Row]], list[str]]

EXPERTS = {"experts": [
    {"id": "E1", "name": "Nguyễn Văn Hùng", "organization": "T1", "field": "Thiết kế số; design.analog",
     "orcid": "https://orcid.org/0000-0002-1825-0097", "availability": "Cố vấn; teach", "overseas": "có",
     "email": "hung@example.vn", "languages": "Tiếng Việt\nen", "website": "example.vn/hung"},
    {"name": "Trần Thị Mai", "organization": "Đại học Purdue (Hoa Kỳ)", "email": "mai@example.org"},
]}
ORGANIZATIONS = {"organizations": [
    {"id": "T1", "name": "Đại học Bách khoa", "country": "Việt Nam", "kinds": "Đại học; ResearchInstitute",
     "field": "design", "latitude": "21,005", "tax_code": "0100109106"},
    {"name": "Viện Vi mạch", "country": "vn", "parent": "Đại học Bách khoa"},
]}


def filled(path: Path, sheets: dict[str, list[dict[str, Any]]], language: str = "vi") -> Path:
    """The generated template with these lines under its headings."""
    template(path, language)
    book = load_workbook(path)
    for part, lines in sheets.items():
        places = {column.name: at for at, column in enumerate(offered(SHEET[part]), start=1)}
        for line, said in enumerate(lines, start=2):
            for name, value in said.items():
                book[SHEET[part].title(language)].cell(line, places[name], value)
    book.save(path)
    return path


def book_of(path: Path, sheets: dict[str, list[list[Any]]]) -> Path:
    """A workbook of these sheets, line by line."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, lines in sheets.items():
        page = book.create_sheet(name)
        for line in lines:
            page.append(line)
    book.save(path)
    return path


def said(path: Path) -> list[Row]:
    return list(rows(fetch(path).tables, FIELDS))


def nodes(told: Iterable[Row], label: str) -> dict[str, dict[str, Any]]:
    return {row.key: row.props for row in told if isinstance(row, NodeRow) and row.label == label}


def edges(told: Iterable[Row], type: str) -> set[tuple[str, str]]:
    return {(row.start.key, row.end.key) for row in told if isinstance(row, EdgeRow) and row.type == type}


def rejects(told: Iterable[Row]) -> list[Reject]:
    return [row for row in told if isinstance(row, Reject)]


MAI = "trần thị mai|đại học purdue (hoa kỳ)|mai@example.org"
PURDUE = "đại học purdue|us"
UNIT = "viện vi mạch|vn"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_filled_template_says_what_was_filled_in(tmp_path: Path, faults: Faults, language: str) -> None:
    sheets = EXPERTS | ORGANIZATIONS | {
        "affiliations": [{"expert": "Trần Thị Mai", "organization": "Viện Vi mạch", "role": "Cố vấn",
                          "since": "06/2024"}],
        "expertise": [{"expert": "0000-0002-1825-0097", "field": "design.digital", "level": "Leading",
                       "evidence": "12 bài"}],
        "agreements": [{"name": "Đào tạo", "parties": "T1; Đại học Purdue", "kind": "Bản ghi nhớ", "state": "signed",
                        "signed_on": "27/06/2024", "evidence": "Công văn 12", "field": "design",
                        "task": "plan:12; plan:13"}],
        "needs": [{"name": "Kỹ sư", "organization": "Viện Vi mạch", "kind": "people", "quantity": 20,
                   "level": "master"}],
        "offers": [{"name": "Phòng sạch", "expert": "E1", "kind": "Phòng thí nghiệm", "open_until": "2027-12-31"}],
        "figures": [{"name": "Doanh nghiệp", "value": 7300, "as_of": "2024", "approximate": "yes", "goal": "plan:g1"}],
    }
    if language == "en":
        sheets["organizations"][0]["latitude"] = "21.005"
    told = said(filled(tmp_path / "mau.xlsx", sheets, language))
    assert faults(told) == []
    assert nodes(told, "Expert") == {
        "E1": {"name": "Nguyễn Văn Hùng", "orcid": "0000-0002-1825-0097", "availability": ["advise", "teach"],
               "overseas": True, "email": "hung@example.vn", "languages": ["vi", "en"],
               "website": "https://example.vn/hung"},
        MAI: {"name": "Trần Thị Mai", "email": "mai@example.org"}}
    assert nodes(told, "Organization") == {
        "T1": {"name": "Đại học Bách khoa", "latitude": 21.005, "tax_code": "VN:0100109106"},
        UNIT: {"name": "Viện Vi mạch"}, PURDUE: {"name": "Đại học Purdue"}}
    assert next(row.kinds for row in told if isinstance(row, NodeRow) and row.key == "T1") == ("University",
                                                                                               "ResearchInstitute")
    assert set(nodes(told, "Country")) == {"VN", "US"}
    assert edges(told, "LOCATED_IN") == {("T1", "VN"), (UNIT, "VN"), (PURDUE, "US")}
    assert edges(told, "PART_OF") == {(UNIT, "T1")}
    assert edges(told, "ACTIVE_IN") == {("T1", "design")}
    assert edges(told, "EXPERT_IN") == {("E1", "design.digital"), ("E1", "design.analog")}
    assert edges(told, "AFFILIATED_WITH") == {("E1", "T1"), (MAI, PURDUE), (MAI, UNIT)}
    assert edges(told, "PARTY_TO") == {("T1", "đào tạo|t1;đại học purdue"), (PURDUE, "đào tạo|t1;đại học purdue")}
    assert {end for _, end in edges(told, "SERVES")} == set(nodes(told, "Task")) == {"plan:12", "plan:13"}
    assert {end for _, end in edges(told, "MEASURES")} == set(nodes(told, "Goal")) == {"plan:g1"}
    agreement, need, offer, figure = (next(iter(nodes(told, label).values()))
                                      for label in ("Agreement", "Need", "Offer", "Figure"))
    assert agreement == {"name": "Đào tạo", "kind": "memorandum", "state": "signed", "signed_on": "2024-06-27",
                         "evidence": "Công văn 12"}
    assert need == {"name": "Kỹ sư", "kind": "people", "quantity": 20, "level": "master"}
    assert offer == {"name": "Phòng sạch", "kind": "laboratory", "open_until": "2027-12-31"}
    assert figure == {"name": "Doanh nghiệp", "value": 7300, "as_of": "2024", "approximate": True}
    level = next(row for row in told if isinstance(row, EdgeRow) and row.props.get("level"))
    assert (level.start, level.props) == (Ref("Expert", "E1"), {"level": "leading", "evidence": "12 bài"})
    since = next(row for row in told if isinstance(row, EdgeRow) and row.props.get("since"))
    assert (since.start.key, since.props, since.part) == (MAI, {"role": "Cố vấn", "since": "2024-06"}, "affiliations")


def test_a_delivery_covers_the_sheets_that_have_lines(tmp_path: Path) -> None:
    path = filled(tmp_path / "gửi lần 1.xlsx", EXPERTS)
    made = delivery(path, sender="Đại học A", as_of="2026-01-02")
    assert (made.origin.id, made.origin.kind, made.as_of, made.covers) == (
        "sheet:Đại học A", "spreadsheet", "2026-01-02", ("experts",))
    assert len(made.file_hash) == 64
    assert delivery(path).origin.id == "sheet:gửi lần 1"


def test_the_file_tells_its_own_date(tmp_path: Path) -> None:
    path = tmp_path / "experts.csv"
    path.write_text("Họ và tên,Thư điện tử\nA,a@example.vn\n", "utf-8")
    os.utime(path, (1_700_000_000, 1_700_000_000))
    assert delivery(path).as_of == "2023-11-14T22:13:20Z"
    os.utime(path, (9_000_000_000, 9_000_000_000))
    assert delivery(path).as_of < "2200"


def test_the_same_file_says_the_same_twice(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.xlsx", EXPERTS | ORGANIZATIONS)
    assert said(path) == said(path)


def test_headings_in_any_order_and_spelling(tmp_path: Path) -> None:
    path = book_of(tmp_path / "a.xlsx", {"CHUYEN GIA": [
        ["Danh sách năm 2026"], [],
        ["STT", "  thu dien TU ", "HO VA TEN*", "Màu ưa thích", "Đơn vị công tác", "Ngon ngu (mã)"],
        [1, "a@example.vn", "Lê An", "xanh", "FPT", "vi_x000D_Nhật, English"]]})
    book = fetch(path)
    assert nodes(rows(book.tables, FIELDS), "Expert") == {
        "lê an|fpt|a@example.vn": {"name": "Lê An", "email": "a@example.vn", "languages": ["vi", "ja", "en"]}}
    notices = ("a.xlsx, sheet CHUYEN GIA: unknown columns were left out: Màu ưa thích.",)
    assert book.notices == notices == delivery(path).notices


def test_a_sheet_of_another_name_is_known_by_its_headings_and_others_are_told(tmp_path: Path) -> None:
    path = book_of(tmp_path / "a.xlsx", {"Sheet1": [["Full name", "E-mail", "ORCID"], ["An Le", "a@example.vn", None]],
                                         "Nháp": [["linh tinh"], [3]], "Trống": []})
    book = fetch(path)
    assert [table.sheet.part for table in book.tables] == ["experts"]
    assert [notice.split(":")[0] for notice in book.notices] == ["a.xlsx, sheet Nháp"]


ENCODED = "Họ và tên;Tổ chức;Thư điện tử\nNguyễn Thị Đường;Viện Kỹ thuật số;d@example.vn\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1258"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_every_encoding_and_separator(tmp_path: Path, encoding: str, separator: str) -> None:
    text = ENCODED.replace(";", separator)
    path = tmp_path / "danh sách.csv"
    # Windows-1258 has no letter with a tone: it writes the tone after its letter.
    path.write_bytes("".join(_toned(char) for char in text).encode(encoding) if encoding == "cp1258"
                     else text.encode(encoding))
    told = said(path)
    assert rejects(told) == []
    assert [props["name"] for props in nodes(told, "Expert").values()] == ["Nguyễn Thị Đường"]
    assert [props["name"] for props in nodes(told, "Organization").values()] == ["Viện Kỹ thuật số"]


def _toned(char: str) -> str:
    import unicodedata
    try:
        char.encode("cp1258")
    except UnicodeEncodeError:
        spread = unicodedata.normalize("NFD", char)
        tone = next(mark for mark in spread if mark in "\u0300\u0301\u0303\u0309\u0323")
        return unicodedata.normalize("NFC", spread.replace(tone, "")) + tone
    return char


def test_text_is_composed_and_free_of_what_cannot_be_seen(tmp_path: Path) -> None:
    path = tmp_path / "experts.csv"
    path.write_text("Họ và tên,Tổ chức\n\"Trâ\u0300n\u200b  Thi\u0323\u00a0 \u202eAn\x07\",\"V\nN\"\n", "utf-8")
    assert nodes(said(path), "Expert") == {"trần thị an|v n|": {"name": "Trần Thị An"}}


def test_a_csv_is_known_by_its_name_where_headings_fit_several(tmp_path: Path) -> None:
    text = "sep=;\nTên;Loại;Tổ chức\nKỹ sư;people;FPT\n"
    for name, label in (("nhu-cau-2026.csv", "Need"), ("Offers.csv", "Offer")):
        (tmp_path / name).write_text(text, "utf-8")
        assert len(nodes(said(tmp_path / name), label)) == 1


def test_an_excel_date_a_true_number_and_a_cached_formula(tmp_path: Path) -> None:
    from datetime import date, datetime
    path = book_of(tmp_path / "a.xlsx", {
        "Số liệu": [["Chỉ số", "Giá trị", "Tính đến", "Phạm vi"], ["A", 22.125, date(2024, 6, 27), 1.0],
                    ["B", "22.125", datetime(2024, 6, 27, 0, 0), "Hà Nội"], ["C", "13,75", 2024, True]]})
    figures = nodes(said(path), "Figure").values()
    assert [(one["value"], one["as_of"], one["scope"]) for one in figures] == [
        (22.125, "2024-06-27", "1"), (22125, "2024-06-27", "Hà Nội"), (13.75, "2024", "True")]


def test_cells_merged_downwards_count_for_each_line(tmp_path: Path) -> None:
    path = book_of(tmp_path / "a.xlsx", {"Chuyên gia": [
        ["Danh sách", None], ["Họ và tên", "Tổ chức"], ["A", "FPT"], ["B", None], ["C", "VNPT"]]})
    book = load_workbook(path)
    book["Chuyên gia"].merge_cells("B3:B4")
    book["Chuyên gia"].merge_cells("A1:B1")
    book.save(path)
    assert edges(said(path), "AFFILIATED_WITH") == {("a|fpt|", "fpt|"), ("b|fpt|", "fpt|"), ("c|vnpt|", "vnpt|")}


def test_a_workbook_with_shared_strings_as_excel_writes_it(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.xlsx", EXPERTS | ORGANIZATIONS)
    before = said(path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    texts: list[str] = []

    def shared(match: re.Match[str]) -> str:
        texts.append(f"<si><r>{match[2]}</r><rPh sb=\"0\" eb=\"1\"><t>ふりがな</t></rPh></si>")
        return f'<c{match[1]} t="s"><v>{len(texts) - 1}</v></c>'

    for name in [name for name in parts if name.startswith("xl/worksheets/sheet")]:
        parts[name] = re.sub(r'<c([^>]*) t="inlineStr"><is>(.*?)</is></c>', shared, parts[name], flags=re.S)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{main}">{"".join(texts)}</sst>'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    if "sharedStrings" not in parts["[Content_Types].xml"]:
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
            "</Types>", f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>')
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    assert len(texts) > 100
    assert said(path) == before


def test_people_are_referred_to_by_id_identifier_name_and_organisation(tmp_path: Path) -> None:
    path = book_of(tmp_path / "a.xlsx", {
        "Chuyên gia": [["Mã", "Họ và tên", "Tổ chức", "ORCID"], ["E1", "Lê An", "FPT", None],
                       ["E2", "Lê An", "VNPT", None],
                       [None, "Vũ Hà", "FPT", "0000-0002-1825-0097"]],
        "Chuyên môn": [["Chuyên gia", "Mã chuyên gia", "Tổ chức", "Lĩnh vực"], [None, "E1", None, "design"],
                       ["Lê An", None, "VNPT", "design.analog"], ["vu ha", None, None, "design"],
                       ["0000-0002-1825-0097", None, None, "RTL, Thiết kế"],
                       ["Người Lạ", None, "Viettel", "design"]]})
    told = said(path)
    assert edges(told, "EXPERT_IN") == {
        ("E1", "design"), ("E2", "design.analog"), ("0000-0002-1825-0097", "design"), ("người lạ|viettel|", "design")}
    assert ("người lạ|viettel|", "viettel|") in edges(told, "AFFILIATED_WITH")
    assert [(one.line, one.column) for one in rejects(told)] == [(5, "Lĩnh vực")]


def test_accents_tell_names_apart_unless_they_were_left_out(tmp_path: Path) -> None:
    path = book_of(tmp_path / "a.xlsx", {
        "Chuyên gia": [["Họ và tên", "Tổ chức"], ["Vũ Hùng", "FPT"], ["Vũ Hưng", "FPT"]],
        "Chuyên môn": [["Chuyên gia", "Lĩnh vực"], ["Vũ Hưng", "design"], ["vu hung", "design"],
                       ["Vũ Hứng", "design"]]})
    told = said(path)
    assert edges(told, "EXPERT_IN") == {("vũ hưng|fpt|", "design")}
    assert [one.line for one in rejects(told)] == [3, 4]


def test_organisations_are_referred_to_by_any_identifier_and_mentioned_else(tmp_path: Path, faults: Faults) -> None:
    path = book_of(tmp_path / "a.xlsx", {
        "Organisations": [["Name", "Country", "ROR id", "Tax code", "Other names"],
                          ["Hanoi University", "VN", "https://ror.org/04nyv3z04", "0100109106", "HU; Hanoi Uni"]],
        "Affiliations": [["Expert", "Organisation", "Country"], ["0000-0002-1825-0097", "04nyv3z04", None],
                         ["0000-0002-1825-0097", "VN:0100109106", None], ["0000-0002-1825-0097", "hanoi uni", None],
                         ["0000-0002-1825-0097", "Purdue", None], ["0000-0002-1825-0097", "Purdue", "USA"],
                         ["0000-0002-1825-0097", "vn-hust", None], ["0000-0002-1825-0097", "Purdue (Japan)", None]]})
    told = said(path)
    assert faults(told) == []
    assert {end for _, end in edges(told, "AFFILIATED_WITH")} == {
        "04nyv3z04", "purdue|", "purdue|us", "purdue|jp", "vn-hust"}
    assert nodes(told, "Organization")["vn-hust"] == {"code": "vn-hust"}
    assert nodes(told, "Expert") == {"0000-0002-1825-0097": {"orcid": "0000-0002-1825-0097"}}


def test_a_mention_with_its_country_is_the_one_without(tmp_path: Path) -> None:
    path = book_of(tmp_path / "a.xlsx", {"Chuyên gia": [
        ["Họ và tên", "Tổ chức", "Quốc gia"], ["A", "Purdue", None], ["B", "Purdue", "Mỹ"]]})
    assert {end for _, end in edges(said(path), "AFFILIATED_WITH")} == {"purdue|us"}


def test_sheets_of_one_sender_find_each_other_across_files(tmp_path: Path) -> None:
    first = book_of(tmp_path / "1.xlsx", {"Chuyên gia": [["Mã", "Họ và tên"], ["E1", "Lê An"]]})
    second = book_of(tmp_path / "2.xlsx", {"Chuyên môn": [["Mã chuyên gia", "Lĩnh vực"], ["E1", "design"]]})
    assert list(nodes(said(first), "Expert")) == ["E1"]
    told = said(second)
    assert (edges(told, "EXPERT_IN"), nodes(told, "Expert")) == ({("E1", "design")}, {})


def test_two_lines_that_agree_are_one(tmp_path: Path) -> None:
    path = book_of(tmp_path / "a.xlsx", {"Chuyên gia": [
        ["Mã", "Họ và tên", "Chức vụ", "Ngôn ngữ"], ["E1", "Lê An", None, "vi"], ["E1", "Lê An", "Giám đốc", "en"]]})
    assert said(path) == [NodeRow("Expert", "E1", {"name": "Lê An", "position": "Giám đốc", "languages": ["vi", "en"]},
                                  part="experts")]


def test_a_rejected_line_does_not_take_others_with_it(tmp_path: Path) -> None:
    path = book_of(tmp_path / "a.xlsx", {
        "Chuyên gia": [["Mã", "Họ và tên", "ORCID"], ["E1", "Lê An", "0000-0002-1825-0098"]],
        "Chuyên môn": [["Chuyên gia", "Lĩnh vực"], ["Lê An", "design"]]})
    told = said(path)
    assert [(one.sheet, one.line) for one in rejects(told)] == [("Chuyên gia", 2)]
    assert edges(told, "EXPERT_IN") == {("E1", "design")}


def test_contact_data_is_marked_in_the_vocabulary() -> None:
    assert all(NODE["Expert"].prop(name).contact for name in ("email", "phone"))
