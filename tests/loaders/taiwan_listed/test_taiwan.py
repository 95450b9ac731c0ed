"""Invented tables of the exchanges: headings, encodings, dates, exchanges, and lines that are none."""

from pathlib import Path

import pytest

from graph.errors import BadSource
from loaders import taiwan_listed
from loaders.source import EdgeRow, NodeRow, Ref, Reject, Row
from loaders.taiwan_listed.firms import tax_id
from loaders.taiwan_listed.table import iso
from loaders.taiwan_listed.towns import town

LINE = {
    "出表日期": "1131029", "公司代號": "9901", "公司名稱": "甲半導體股份有限公司", "公司簡稱": "甲半",
    "外國企業註冊地國": "－ ", "產業別": "24", "住址": "新竹巿園區路1號", "營利事業統一編號": "04595257",
    "董事長": "王小明", "上市日期": "20010101", "英文簡稱": "　JIA　", "英文通訊地址": "No. 1, Hsinchu, Taiwan",
    "網址": "WWW.JIA.EXAMPLE", "總機電話": "03-0000000", "電子郵件信箱": "wang@jia.example"}
#: Another company's code and number.
OTHER: dict[str, str | None] = {"公司代號": "9902", "營利事業統一編號": "10458575"}


def write(tmp_path: Path, *changes: dict[str, str | None], name: str = "t187ap03_L.csv", encoding: str = "utf-8-sig",
          reverse: bool = False) -> Path:
    """A table with a line for each of the changes to LINE; None leaves the column out of the whole table."""
    absent = {heading for change in changes for heading, value in change.items() if value is None}
    headings = [heading for heading in LINE if heading not in absent]
    lines = [headings, *([str({**LINE, **change}[heading]) for heading in headings] for change in changes)]
    path = tmp_path / name
    quoted = ([f'"{cell}"' for cell in (reversed(line) if reverse else line)] for line in lines)
    path.write_bytes("\r\n".join(",".join(line) for line in quoted).encode(encoding))
    return path


def rows_of(path: Path) -> list[Row]:
    return list(taiwan_listed.delivery(path).rows)


def firms(rows: list[Row]) -> list[NodeRow]:
    return [row for row in rows if isinstance(row, NodeRow) and row.label == "Organization"]


def rejects(rows: list[Row]) -> list[tuple[int, str]]:
    assert all(row.reason.endswith(".") for row in rows if isinstance(row, Reject))
    return [(row.line, row.column) for row in rows if isinstance(row, Reject)]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp950"])
@pytest.mark.parametrize("reverse", [False, True])
def test_encodings_and_the_order_of_columns(tmp_path: Path, encoding: str, reverse: bool) -> None:
    # Big5 lacks the second character of 新竹巿 that the tables often have for 市.
    path = write(tmp_path, {"住址": "新竹市園區路1號"}, encoding=encoding, reverse=reverse)
    assert taiwan_listed.recognises(path)
    ref = Ref("Organization", "04595257")
    assert rows_of(path) == [
        NodeRow("Organization", "04595257", {
            "name": "甲半導體股份有限公司", "name_zh": "甲半導體股份有限公司", "name_en": "JIA",
            "aliases": ["甲半", "TWSE: 9901"], "tax_code": "TW:04595257", "website": "https://www.jia.example",
            "place": "Hsinchu", "legal_form": "股份有限公司"}, kinds=("Firm",)),
        NodeRow("Country", "TW", {"code": "TW"}), EdgeRow("LOCATED_IN", ref, Ref("Country", "TW"))]


@pytest.mark.parametrize(("code", "right"), [
    ("04595257", True), ("10458575", True), ("22099131", True), ("22099132", False), ("22099136", True),
    ("04595253", False), ("1234567", False), ("0459525７", False), ("", False), (None, False)])
def test_tax_codes(code: str | None, right: bool) -> None:
    assert tax_id(code) == (code if right else None)


@pytest.mark.parametrize(("text", "date"), [
    ("1131029", "2024-10-29"), ("0990101", "2010-01-01"), ("990101", "2010-01-01"), ("113/10/29", "2024-10-29"),
    ("20241029", "2024-10-29"), (" 1131029 ", "2024-10-29"), ("1131329", None), ("113102", None), ("x", None),
    ("", None)])
def test_dates(text: str, date: str | None) -> None:
    assert iso(text) == date


@pytest.mark.parametrize(("address", "english", "expected"), [
    ("臺北市內湖區", None, "Taipei"), ("台北市內湖區", None, "Taipei"), ("114 新北巿板橋區", None, "New Taipei"),
    ("新竹科學園區新竹縣寶山路", None, "Hsinchu County"), ("新竹科學園區力行路", None, "Hsinchu"),
    ("彰化市大竹里", None, "Changhua County"), (None, "NEW TAIPEI CITY TAIWAN", "New Taipei"),
    ("P.O. Box 1, Cayman", "ParkHsin-Chu County, Taiwan, R.O.C.", "Hsinchu County"),
    (None, "Torrance, California, USA", None), (None, "Taipei Road, Singapore", None), (None, None, None)])
def test_towns(address: str | None, english: str | None, expected: str | None) -> None:
    assert town(address, english) == expected


def test_registered_abroad(tmp_path: Path) -> None:
    abroad = {"外國企業註冊地國": "KY 開曼群島      ", "住址": "P.O. Box 1", "英文通訊地址": "Grand Cayman",
              "營利事業統一編號": ""}
    rows = rows_of(write(tmp_path, abroad, {"公司代號": "9902", "外國企業註冊地國": "美國"}, name="tw_otc.csv"))
    assert [row.key for row in firms(rows)] == ["TPEx: 9901", "04595257"]
    assert firms(rows)[0].props["tax_code"] is None and firms(rows)[0].props["place"] is None
    assert [(row.start.key, row.end.key) for row in rows if isinstance(row, EdgeRow)] == [
        ("TPEx: 9901", "KY"), ("04595257", "US"), ("04595257", "TW")]


def test_a_field_only_where_the_full_name_says_it(tmp_path: Path) -> None:
    rows = rows_of(write(tmp_path, {"英文簡稱": "SOI", "公司簡稱": "光罩"},
                         {"公司代號": "9902", "營利事業統一編號": "", "公司名稱": "乙光罩股份有限公司"}))
    assert [(row.start.key, row.end.key) for row in rows if isinstance(row, EdgeRow) and row.type == "ACTIVE_IN"] == [
        ("TWSE: 9902", "materials.photomask")]


@pytest.mark.parametrize(("change", "column"), [
    ({"公司名稱": ""}, "公司名稱"), ({"公司名稱": "－"}, "公司名稱"), ({"公司代號": "台積電"}, "公司代號"),
    ({"公司代號": ""}, "公司代號"),
    ({"外國企業註冊地國": "ZZ 亞特蘭提斯"}, "外國企業註冊地國"),
    ({"公司名稱": "甲" * 2_001}, "公司名稱")])
def test_a_line_that_is_no_company_is_rejected_alone(tmp_path: Path, change: dict[str, str], column: str) -> None:
    rows = rows_of(write(tmp_path, change, OTHER))
    assert rejects(rows) == [(2, column)] and [row.key for row in firms(rows)] == ["10458575"]


def test_the_same_company_twice(tmp_path: Path) -> None:
    rows = rows_of(write(tmp_path, {}, {"公司簡稱": "乙"}))
    assert rejects(rows) == [(3, "營利事業統一編號")] and len(firms(rows)) == 1


def test_a_value_on_which_nothing_hangs_becomes_nothing(tmp_path: Path) -> None:
    (firm,) = firms(rows_of(write(tmp_path, {"網址": "無", "英文簡稱": "-", "營利事業統一編號": "04595253"})))
    assert firm.key == "TWSE: 9901"
    assert {firm.props[name] for name in ("website", "name_en", "tax_code")} == {None}


@pytest.mark.parametrize(("name", "headings", "origin"), [
    ("t187ap03_L.csv", {}, "twse"), ("t187ap03_O.csv", {}, "tpex"), ("上市公司.csv", {}, "twse"),
    ("上櫃公司.csv", {}, "tpex"), ("tw_listed_1120831.csv", {}, "twse"),
    ("TPEX-2024.csv", {}, "tpex"), ("botched.csv", {"上櫃日期": "1"}, "tpex")])
def test_the_exchange(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, headings: dict[str, str],
                      origin: str) -> None:
    for heading, value in headings.items():
        monkeypatch.setitem(LINE, heading, value)
    assert taiwan_listed.delivery(write(tmp_path, {}, name=name)).origin.id == origin


@pytest.mark.parametrize("name", ["companies.csv", "listed-and-otc.csv", "botched.csv"])
def test_an_unsaid_exchange_is_asked_for(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadSource, match="rename it"):
        taiwan_listed.delivery(write(tmp_path, {}, name=name))


def test_other_industries_are_left_out_with_a_notice(tmp_path: Path) -> None:
    delivery = taiwan_listed.delivery(write(tmp_path, {}, {**OTHER, "產業別": "01"}))
    assert [row.key for row in firms(list(delivery.rows))] == ["04595257"]
    assert delivery.notices == ("t187ap03_L.csv: companies of other industries were left out (1).",)


def test_a_mark_that_is_written_as_a_number_is_left_out_like_any_other(tmp_path: Path) -> None:
    (firm,) = firms(rows_of(write(tmp_path, {"公司簡稱": "&#8238;甲&#20870;&#8236;", "英文簡稱": "A&amp;B"})))
    assert firm.props["aliases"] == ["甲円", "TWSE: 9901"] and firm.props["name_en"] == "A&B"


def test_columns_that_are_absent(tmp_path: Path) -> None:
    path = write(tmp_path, dict.fromkeys(("產業別", "住址", "外國企業註冊地國", "網址", "英文簡稱", "公司簡稱")))
    (firm,) = firms(rows_of(path))
    assert firm.props["place"] == "Hsinchu" and firm.props["aliases"] == ["TWSE: 9901"]


def test_the_date_of_a_file(tmp_path: Path) -> None:
    path = write(tmp_path, {"出表日期": "1120831"}, OTHER)
    assert taiwan_listed.delivery(path).as_of == "2024-10-29"
    assert taiwan_listed.delivery(path, as_of="2025-01-01").as_of == "2025-01-01"
    # A date to come would let no later file speak.
    future = write(tmp_path, {"出表日期": "9991029"}, name="later_listed.csv")
    with pytest.raises(BadSource, match="of which day"):
        taiwan_listed.delivery(future)
    assert taiwan_listed.delivery(future, as_of="2025-01-01").as_of == "2025-01-01"


def test_a_file_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "t187ap03_L.csv"
    for content, message in ((b"", "empty"), (b"name,code\nx,y\n", "no heading"), (b"\xff\xff\xff", "neither UTF-8"),
                             ("公司代號,公司名稱,營利事業統一編號\n".encode(), "no semiconductor company"),
                             ("公司代號,公司名稱,營利事業統一編號\n".encode() + b"\xff\n", "damaged")):
        path.write_bytes(content)
        with pytest.raises(BadSource, match=message):
            taiwan_listed.delivery(path)
    assert not taiwan_listed.recognises(tmp_path) and not taiwan_listed.recognises(tmp_path / "absent.csv")


def test_a_file_that_was_cut_off_within_a_character(tmp_path: Path) -> None:
    path = write(tmp_path, {}, OTHER)
    data = path.read_bytes()
    path.write_bytes(data[:data.rindex("甲半".encode()) + 1])
    rows = rows_of(path)
    assert [row.key for row in firms(rows)] == ["04595257"] and rejects(rows) == [(3, "")]
