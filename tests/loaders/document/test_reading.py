"""What a text says, kind by kind: quotation and place, dates, numbers, names, and what is no proposal."""

from collections.abc import Callable, Iterable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from graph.names import clean
from loaders.document import delivery, fetch, recognises, rows
from loaders.document.bodies import Cast
from loaders.document.dates import Calendar, dates
from loaders.document.numbers import quantities
from loaders.document.prose import split
from loaders.source import EdgeRow, NodeRow, Row

Read = Callable[..., list[Any]]
Written = Callable[..., Path]
SIGNING = "Ngày 27/6/2025, Viện Tân Lạc và Công ty Cổ phần Sao Khuê đã ký biên bản ghi nhớ về đào tạo thiết kế chip."


def parties(one: Any) -> list[str]:
    """Folded names or codes of who signed, in order."""
    return sorted(one.ends("PARTY_TO"))


def test_every_row_has_its_sentence_and_place(read: Read) -> None:
    text = f"Tin về bán dẫn trong tuần\n\nMở đầu không nói gì nhiều. {SIGNING} Câu cuối cùng."
    (one,) = read(text)
    assert {row.quote for row in one.rows} == {SIGNING}
    assert {row.at for row in one.rows} == {"2.2"}
    assert one.rows[0].label == "Agreement"
    assert parties(one) == ["cong ty co phan sao khue", "vien tan lac"]


def test_the_place_in_a_pdf_is_its_page(read: Read) -> None:
    (one,) = read(f"Tin về bán dẫn trong tuần\n\n{SIGNING}", "pdf")
    assert {row.at for row in one.rows} == {"1"}
    assert one.rows[0].quote == SIGNING


def test_the_main_row_comes_first(judge: SimpleNamespace, read: Read) -> None:
    first = {"agreement": "Agreement", "event": "Event", "role": "AFFILIATED_WITH", "figure": "Figure"}
    for path in sorted(judge.items.glob("*.toml")):
        for one in read(judge.table(path)["text"]):
            row = one.rows[0]
            assert first[one.kind] == (row.label if isinstance(row, NodeRow) else row.type)
            assert row.quote and row.at


def test_parts_are_numbered_in_the_order_of_the_text(judge: SimpleNamespace, read: Read) -> None:
    found = read(judge.table(judge.items / "02-conference.toml")["text"])
    places = [tuple(map(int, one.rows[0].at.split("."))) for one in found]
    assert places == sorted(places)
    for kind in judge.KINDS:
        assert [one.part for one in found if one.kind == kind] == [
            f"{kind} {number}" for number in range(1, sum(one.kind == kind for one in found) + 1)]


def test_rows_keep_to_the_vocabulary(judge: SimpleNamespace, seeds: Path, written: Written,
                                     faults: Callable[[Iterable[Row]], list[str]]) -> None:
    texts = [written(judge.table(path)["text"], "txt", path.stem) for path in judge.items.glob("*.toml")]
    documents = sorted(seeds.glob("00*"))
    assert len(documents) == 5
    for path in documents + texts:
        said = list(delivery(path).rows)
        assert faults(said) == []
        assert said == list(delivery(path).rows)


def test_a_role_has_the_person_beside_it(read: Read) -> None:
    (one,) = read("Phát biểu tại đây, PGS.TS. Lê Thị Hoa, Phó Viện trưởng Viện Tân Lạc, đánh giá cao kết quả.")
    (expert,) = one.labels("Expert")
    assert isinstance(one.rows[0], EdgeRow)
    assert one.main == {"role": "Phó Viện trưởng"}
    assert expert.props == {"name": "Lê Thị Hoa", "title": "PGS.TS", "position": "Phó Viện trưởng",
                            "name_order": "family_first"}
    assert one.names() == {one.rows[0].end.key: "vien tan lac"}


def test_a_known_body_is_the_one_of_the_register(read: Read) -> None:
    (one,) = read("Bà Trần Thu Hằng, Tổng Thư ký VINASA, cho biết hiệp hội ủng hộ chương trình.")
    (body,) = one.labels("Organization")
    assert (body.key, body.props["code"]) == ("vn-vinasa", "vn-vinasa")


def test_a_foreign_firm_and_its_country(read: Read) -> None:
    (one,) = read("Ngày 3/3/2025, Viện Tân Lạc và Công ty Hoshi Chip (Nhật Bản) đã ký biên bản ghi nhớ về nhân lực.")
    located = [row for row in one.rows if isinstance(row, EdgeRow) and row.type == "LOCATED_IN"]
    assert [(row.start.key, row.end.key) for row in located] == [("cong ty hoshi chip", "JP")]


def test_the_fields_that_an_agreement_is_about(read: Read) -> None:
    (one,) = read(SIGNING)
    assert [row.type for row in one.rows if isinstance(row, EdgeRow) and row.type == "ABOUT"]
    assert one.main["evidence"] and one.main["about"] == "đào tạo thiết kế chip"


@pytest.mark.parametrize(("day", "as_of", "signed_on"), [
    ("Ngày 27/6", "2025-07-01", "2025-06-27"),
    ("Ngày 27/12", "2026-01-03", "2025-12-27"),
    ("Ngày 27 tháng 6 năm 2024", "2025-07-01", "2024-06-27"),
    ("Sáng nay", "2025-07-01", "2025-07-01"),
    ("Hôm qua", "2025-07-01", "2025-06-30"),
    ("Chiều 27-6-2025", None, "2025-06-27"),
    ("Trước đó", "2025-07-01", ""),
])
def test_the_day_of_a_signing(read: Read, day: str, as_of: str | None, signed_on: str) -> None:
    (one,) = read(f"{day}, Viện Tân Lạc và Công ty Cổ phần Sao Khuê đã ký biên bản ghi nhớ về đào tạo.", as_of=as_of)
    assert one.main["signed_on"] == signed_on


def test_the_date_that_a_web_page_states_of_itself(written: Written) -> None:
    path = written("", "html", "dated")
    path.write_text('<html><head><meta property="article:published_time" content="2024-11-05T08:00:00+07:00"></head>'
                    "<body><p>Sáng nay, Viện Tân Lạc và Công ty Sao Khuê đã ký hợp đồng tài trợ.</p></body></html>",
                    encoding="utf-8")
    given = delivery(path)
    main = next(iter(given.rows))
    assert given.as_of == "2024-11-05"
    assert isinstance(main, NodeRow) and main.props["signed_on"] == "2024-11-05"


@pytest.mark.parametrize(("text", "found"), [
    ("ngày 7/11/2024", [("2024-11-07", "2024-11-07")]),
    ("từ ngày 7 đến 9/11/2024", [("2024-11-07", "2024-11-09")]),
    ("7-9/11/2024", [("2024-11-07", "2024-11-09")]),
    ("On 7 November 2024", [("2024-11-07", "2024-11-07")]),
    ("November 7-9, 2024", [("2024-11-07", "2024-11-09")]),
    ("ngày 31/2/2024", []),
    ("ngày 40/13/2024", []),
    ("24/7", []),
])
def test_dates(text: str, found: list[tuple[str, str]]) -> None:
    assert [(one.since, one.until) for one in dates(text, Calendar()) if one.kind in ("day", "span")] == found


@pytest.mark.parametrize(("text", "vietnamese", "value", "value_to", "unit", "approximate"), [
    ("22.000 lao động", True, 22000, None, "", False),
    ("hơn 13,75 tỷ USD", True, 13.75, None, "tỷ USD", True),
    ("từ 10 - 15% mỗi năm", True, 10, 15, "%", False),
    ("khoảng 1.586 ha đất", True, 1586, None, "ha", True),
    ("more than 5,000 engineers", False, 5000, None, "", True),
    ("US$3.4 billion in 2024", False, 3.4, None, "billion USD", False),
    ("between 10 and 12 percent", False, 10, 12, "%", False),
])
def test_quantities(text: str, vietnamese: bool, value: float, value_to: float | None, unit: str,
                    approximate: bool) -> None:
    one = next(quantities(text, vietnamese))
    assert (one.value, one.value_to, one.unit, one.approximate) == (value, value_to, unit, approximate)


@pytest.mark.parametrize("text", [
    "Điều 5 Nghị định 13/2023/NĐ-CP quy định ba nhóm.",
    "Phòng 205 nhà C1, số 1 Đại Cồ Việt, điện thoại 0912 345 678.",
    "Tổng đài 1900 1234 phục vụ 24/7.",
])
def test_numbers_that_measure_nothing(read: Read, text: str) -> None:
    assert [str(one) for one in read(text) if one.kind == "figure"] == []


@pytest.mark.parametrize(("text", "names"), [
    ("Bộ Khoa học và Công nghệ và Bộ Giáo dục và Đào tạo phối hợp", ["Bộ Khoa học và Công nghệ",
                                                                     "Bộ Giáo dục và Đào tạo"]),
    ("Công ty TNHH Sao Khuê (Hàn Quốc) cùng Trường Đại học Tân Lạc", ["Công ty TNHH Sao Khuê",
                                                                      "Trường Đại học Tân Lạc"]),
    ("The University of Westmere and Orchid Devices Inc. agreed", ["University of Westmere", "Orchid Devices Inc."]),
    ("Trung tâm của chúng tôi và công ty bạn", []),
])
def test_organisations(text: str, names: list[str]) -> None:
    cast = Cast([text])
    assert [mention.name for mention in cast.mentions(text) if not mention.bare] == names


@pytest.mark.parametrize("text", [
    "Viện Tân Lạc đã ký biên bản ghi nhớ.",
    "Viện Tân Lạc sẽ ký biên bản ghi nhớ với Công ty Sao Khuê vào tháng tới.",
    "Viện Tân Lạc và Công ty Sao Khuê chưa ký biên bản ghi nhớ.",
    "Viện Tân Lạc đề nghị ký biên bản ghi nhớ với Công ty Sao Khuê.",
    "Westmere University plans to sign an agreement with Orchid Devices Inc.",
    "Orchid Devices Inc. and Westmere University did not sign the memorandum.",
    "Westmere University signed up for a course.",
])
def test_what_is_no_signing(read: Read, text: str) -> None:
    assert [str(one) for one in read(text, as_of="2025-07-01") if one.kind == "agreement"] == []


@pytest.mark.parametrize("text", [
    "Anh Nguyễn Văn Nam, sinh viên năm thứ ba, rất vui.",
    "Giám đốc Viện Tân Lạc phát biểu khai mạc.",
    "Ông Nguyễn Văn Nam phát biểu tại hội thảo.",
    "Đường Nguyễn Văn Cừ nằm gần Viện Tân Lạc.",
])
def test_who_has_no_named_role(read: Read, text: str) -> None:
    assert [str(one) for one in read(text) if one.kind == "role"] == []


@pytest.mark.parametrize("form", ["txt", "html", "docx", "pdf"])
def test_contact_data_is_left_out(read: Read, form: str) -> None:
    (one,) = read("Đầu mối: Ông Lê Văn Bình, Giám đốc Viện Tân Lạc, ĐT (024) 3825 1234, 0912.345.678, "
                  "binh.le@tanlac.example.", form)
    assert one.labels("Expert")[0].props["name"] == "Lê Văn Bình"
    assert one.rows[0].quote == "Đầu mối: Ông Lê Văn Bình, Giám đốc Viện Tân Lạc, ĐT …, …, …."
    assert "@" not in repr(one.rows)


def test_teasers_behind_the_text_are_passed_over(read: Read) -> None:
    said = read(f"{SIGNING}\n\nTin liên quan\n\nÔng Lê Văn Bình, Giám đốc Viện Xa Lạ, nói về 500 kỹ sư.")
    assert [one.part for one in said] == ["agreement 1"]


def test_a_sentence_ends_at_no_abbreviation() -> None:
    text = "PGS.TS. Lê Văn Bình đến TP. Hà Nội. Dr. A. Smith of Orchid Inc. spoke. U.S. firms came."
    assert list(split(text)) == ["PGS.TS. Lê Văn Bình đến TP. Hà Nội.", "Dr. A. Smith of Orchid Inc. spoke.",
                                 "U.S. firms came."]


def test_the_source_is_the_document(written: Written) -> None:
    text = f"Hội nghị bán dẫn\n\n{SIGNING}"
    first = delivery(written(text, "txt", "one"), as_of="2025-06-30").origin
    assert (first.title, first.kind, first.rank) == ("Hội nghị bán dẫn", "document", 45)
    assert first.licence and first.legal_basis
    assert delivery(written(text, "docx", "other"), as_of="2025-06-30").origin == first
    assert delivery(written(text, "txt", "one"), title="Hội nghị khác").origin.id != first.id
    dated = [delivery(written(f"Biên bản họp tổ\n\nNgày {day}/6/2025\n\n{SIGNING}", "txt", "m")) for day in (1, 8)]
    assert dated[0].origin.id != dated[1].origin.id
    assert [one.as_of for one in dated] == ["2025-06-01", "2025-06-08"]


def test_rows_of_what_was_fetched_are_pure(written: Written) -> None:
    raw = fetch(written(SIGNING, "docx", "pure"))
    assert list(rows(raw, "T", "2025-07-01")) == list(rows(raw, "T", "2025-07-01"))


@pytest.mark.parametrize(("name", "data", "known"), [
    ("a.txt", b"Tin", True), ("a.TXT", b"Tin", True), ("a.md", b"# Tin", True), ("a.html", b"<p>Tin", True),
    ("a.pdf", b"%PDF-1.7", True), ("a.docx", b"PK\x03\x04", True), ("a.txt", b'{"a": 1}', False),
    ("a.txt", b"@article{", False), ("a.txt", b"", False), ("a.pdf", b"Tin", False), ("a.docx", b"Tin", False),
    ("a.csv", b"a,b", False), ("a.xlsx", b"PK\x03\x04", False),
])
def test_what_may_be_a_document(tmp_path: Path, name: str, data: bytes, known: bool) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert recognises(path) is known
    assert recognises(tmp_path / "none.txt") is False


def test_texts_are_clean(judge: SimpleNamespace, read: Read) -> None:
    for path in judge.items.glob("*.toml"):
        for one in read(judge.table(path)["text"]):
            assert all(clean(value) == value for row in one.rows for value in row.props.values()
                       if isinstance(value, str))


def test_the_event_above_is_a_session_of_the_one_that_follows(read: Read) -> None:
    seminar, day = read("Ông A phát biểu tại tọa đàm “Chip cho Thủ đô” diễn ra ngày 31/7/2024.\n\n"
                        "Tọa đàm nằm trong khuôn khổ Ngày hội kết nối vi mạch 2024 do Viện Tân Lạc chủ trì.")
    assert [row.type for row in seminar.rows if isinstance(row, EdgeRow) and row.type == "PART_OF"] == ["PART_OF"]
    assert seminar.main["name"] == "Tọa đàm “Chip cho Thủ đô”"
    assert (day.main["name"], day.ends("TOOK_PART_IN")) == ("Ngày hội kết nối vi mạch 2024", {"vien tan lac"})


@pytest.mark.parametrize(("text", "name", "days"), [
    ("Phát biểu tại Hội nghị xúc tiến đầu tư bán dẫn ngày 27/6/2024, ông Nam nói nhiều điều.",
     "Hội nghị xúc tiến đầu tư bán dẫn", ("2024-06-27", "")),
    ("Experts are here for the conference Shaping the Future of Chips, held from January 11 to 14, 2026.",
     "Conference Shaping the Future of Chips", ("2026-01-11", "2026-01-14")),
    ("Leaders met for a seminar on boosting investment. The event was held on July 29, 2024 by Westmere University.",
     "Seminar on boosting investment", ("2024-07-29", "")),
])
def test_events(read: Read, text: str, name: str, days: tuple[str, str]) -> None:
    (one,) = (one for one in read(text) if one.kind == "event")
    assert (one.main["name"], (one.main["starts_on"], one.main["ends_on"])) == (name, days)


def test_who_spoke_at_an_event_does_not_hold_it(read: Read) -> None:
    found = read("Theo TS Lê Văn Bình, Viện trưởng Viện Tân Lạc, tại tọa đàm “Chip cho Thủ đô” diễn ra ngày 31/7/2024.")
    assert [one.ends("TOOK_PART_IN") for one in found if one.kind == "event"] == [set()]


def test_people_in_a_list_are_at_the_body_of_the_first(read: Read) -> None:
    found = read("Dự lễ có GS Lê Văn Bình – Hiệu trưởng Trường Đại học Tân Lạc, TS Vũ Thị Mai – Phó Hiệu trưởng, "
                 "TS Đỗ Văn An – Trưởng phòng hợp tác quốc tế.")
    assert [(one.main["role"], set(one.names().values())) for one in found] == [
        (role, {"truong dai hoc tan lac"}) for role in ("Hiệu trưởng", "Phó Hiệu trưởng",
                                                        "Trưởng phòng hợp tác quốc tế")]


def test_what_a_figure_is_compared_with_is_not_its_date(read: Read) -> None:
    (one,) = read("Industrial production grew by 6 per cent compared to the same period in 2023.", as_of="2024-07-29")
    assert (one.main["value"], one.main["as_of"]) == (6, "2024-07-29")
    said = read("Ngành đóng góp 16% GDP so với mức 26% của Thái Lan, 36% của Trung Quốc.")
    assert [one.main["value"] for one in said] == [16]


def test_a_university_keeps_the_country_that_its_name_needs() -> None:
    text = "The National University of Singapore and Asia University of Japan agreed."
    names = [mention.name for mention in Cast([text]).mentions(text)]
    assert names == ["National University of Singapore", "Asia University"]


def test_a_university_by_the_first_letters_of_its_name(read: Read) -> None:
    (one,) = read("GS Lê Văn Bình, Hiệu trưởng Trường ĐHBKHN, đã đến dự.")
    assert set(one.names().values()) == {"vn-hust"}
