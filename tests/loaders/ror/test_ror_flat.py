"""The flat table of the register, with invented lines."""

from collections.abc import Callable
from pathlib import Path

from loaders import ror
from loaders.source import NodeRow, Reject, Row

HEAD = ("ror_id,name,country_code,city,lat,lng,types,status,established,website,wikidata,grid,other_names,ror_release,"
        "schema")


def read(tmp_path: Path, *lines: str) -> list[Row]:
    path = tmp_path / "flat.csv"
    path.write_bytes("\n".join((HEAD, *lines)).encode("utf-8", "surrogateescape"))
    assert ror.recognises(path)
    return list(ror.delivery(path).rows)


def line(ror_id: str, name: str = "Hill University", others: str = "", country: str = "VN",
         status: str = "active") -> str:
    return f'https://ror.org/{ror_id},{name},{country},Hà Nội,21.0,105.8,education,{status},,,,,"{others}",v2.2,v2'


def names(tmp_path: Path, ror_id: str, others: str, country: str = "VN",
          name: str = "Hill University") -> dict[str, object]:
    row = read(tmp_path, line(ror_id, name, others, country))[0]
    assert isinstance(row, NodeRow)
    return {key: value for key, value in row.props.items() if key.startswith("name") or key == "aliases"}


def test_a_name_alone_in_its_language_is_the_present_one(tmp_path: Path, ror_id: Callable[[int], str]) -> None:
    assert names(tmp_path, ror_id(1), "HU ; ĐHĐ@vi ; Đại học Đồi@vi ; Hill@en ; 丘大学@ja") == {
        "name": "Hill University", "name_vi": "Đại học Đồi", "name_ja": "丘大学", "aliases": ["HU", "ĐHĐ", "Hill"]}


def test_of_several_names_in_a_language_none_is_chosen(tmp_path: Path, ror_id: Callable[[int], str]) -> None:
    assert names(tmp_path, ror_id(1), "Cao đẳng Đồi@vi ; Đại học Đồi@vi") == {
        "name": "Hill University", "aliases": ["Cao đẳng Đồi", "Đại học Đồi"]}


def test_a_shown_name_in_vietnamese_is_one(tmp_path: Path, ror_id: Callable[[int], str]) -> None:
    assert names(tmp_path, ror_id(1), "", name="Trường Đại học Đồi")["name_vi"] == "Trường Đại học Đồi"
    assert "name_vi" not in names(tmp_path, ror_id(1), "", name="Huế University")
    assert "name_vi" not in names(tmp_path, ror_id(1), "", country="US", name="Hội Người Việt")


def test_chinese_of_taiwan(tmp_path: Path, ror_id: Callable[[int], str]) -> None:
    assert names(tmp_path, ror_id(1), "丘大學@zh", "TW")["name_zh"] == "丘大學"
    assert "name_zh" not in names(tmp_path, ror_id(1), "丘大学@zh", "SG")


def test_broken_lines_are_rejected_alone(tmp_path: Path, ror_id: Callable[[int], str]) -> None:
    rows = read(tmp_path, line(ror_id(1)), line("000000000"), line(ror_id(2), name=""), "x,y,z", line(ror_id(1)),
                line(ror_id(3), name="Hill \udcff"), line(ror_id(4), status="withdrawn"), line(ror_id(5)),
                line(ror_id(6), others=f"{'x' * 2_001} ; y"))
    rejects = [row for row in rows if isinstance(row, Reject)]
    assert [(row.line, row.column) for row in rejects] == [
        (3, "ror_id"), (4, "names"), (5, ""), (6, "id"), (7, "name"), (10, "other_names")]
    assert all(row.reason.endswith(".") for row in rejects)
    assert [row.key for row in rows if isinstance(row, NodeRow)] == [ror_id(1), "VN", ror_id(5)]
