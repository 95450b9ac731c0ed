"""Invented records of the register: what each says, and how they hang together."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.errors import BadSource
from loaders import ror
from loaders.ror.ties import circular
from loaders.source import EdgeRow, NodeRow, Reject, Row

Make = Callable[..., dict[str, Any]]
Saved = Callable[..., Path]
Id = Callable[[int], str]


def rows_of(path: Path) -> list[Row]:
    return list(ror.delivery(path).rows)


def edges(rows: list[Row], type: str) -> list[tuple[str, str]]:
    return [(row.start.key, row.end.key) for row in rows if isinstance(row, EdgeRow) and row.type == type]


def node(rows: list[Row], key: str) -> NodeRow:
    (found,) = [row for row in rows if isinstance(row, NodeRow) and row.key == key]
    return found


def rejects(rows: list[Row]) -> list[Reject]:
    return [row for row in rows if isinstance(row, Reject)]


def test_both_schemas_say_the_same(saved: Saved, first: Make, second: Make, ror_id: Id) -> None:
    newer, older = rows_of(saved(second(1))), rows_of(saved(first(1), name="v1.json"))
    assert newer[0] == NodeRow("Organization", ror_id(1), {
        "name": "University 1", "name_vi": "Đại học 1", "name_en": "University 1", "aliases": ["U1"],
        "ror": ror_id(1), "website": "https://u.example", "place": "Springfield, Ohio", "latitude": 39.9,
        "longitude": -83.8}, kinds=("University",))
    # The older one does not say in which language its main name is, and has an alias more.
    assert older[0].props == {**{name: value for name, value in newer[0].props.items() if name != "name_en"},
                              "aliases": ["School 1", "U1"]}
    assert older[1:] == newer[1:] and edges(newer, "LOCATED_IN") == [(ror_id(1), "US")]


@pytest.mark.parametrize(("types", "name", "kinds"), [
    (["education"], "Hanoi University", ("University",)), (["education"], "Learned Body", ()),
    (["education"], "Trường Cao đẳng Nghề", ("College",)), (["education"], "Hillside Community College", ("College",)),
    (["education"], "University of Hill High School", ()), (["education"], "National Institute of Technology, "
                                                            "Hill College", ("College",)),
    (["education"], "Hill Institute of Technology", ("University",)), (["education"], "丘短期大学", ("College",)),
    (["education"], "Hill Polytechnic Institute", ("University",)), (["education"], "Hill Polytechnic", ("College",)),
    (["company", "funder"], "Hill", ("Firm",)), (["government", "facility"], "Hill", ("Agency", "ResearchInstitute")),
    (["nonprofit"], "Hill Society", ("Association",)), (["nonprofit"], "Hội Tin học", ("Association",)),
    (["nonprofit"], "Trung tâm Phát triển xã hội", ()), (["nonprofit"], "Hill Foundation", ("Fund",)),
    (["funder"], "Hill", ("Fund",)), (["funder", "healthcare"], "Hill", ()), (["archive"], "Hill", ()),
    (["other"], "Hill University", ()),
])
def test_kinds(saved: Saved, second: Make, types: list[str], name: str, kinds: tuple[str, ...]) -> None:
    names = [{"value": name, "types": ["ror_display"], "lang": None}]
    assert rows_of(saved(second(1, types=types, names=names)))[0].kinds == kinds


@pytest.mark.parametrize(("country", "language", "value", "spoken"), [
    ("TW", "zh", "臺灣大學", True), ("TW", "zh", "台湾大学", False), ("SG", "zh", "新加坡國立大學", False),
    ("SG", "zh-Hant", "新加坡國立大學", True), ("CN", "zh-hans", "清华大学", False), ("TW", "ja", "臺灣大學", False)])
def test_chinese_is_taken_where_it_is_surely_traditional(
        saved: Saved, second: Make, country: str, language: str, value: str, spoken: bool) -> None:
    record = second(1, locations=[{"geonames_details": {"name": "X", "country_code": country}}])
    record["names"].append({"value": value, "types": ["label"], "lang": language})
    props = rows_of(saved(record))[0].props
    assert (props.get("name_zh") == value) is spoken
    assert (value in props["aliases"]) is (not spoken and language != "ja")


def test_a_present_name_comes_before_another_and_a_short_form_is_no_name(saved: Saved, second: Make) -> None:
    names = [("HVNH", "acronym"), ("Học viện Cũ", "alias"), ("Học viện Mới", "label"), ("Academy", "ror_display")]
    record = second(1, names=[{"value": value, "types": [type], "lang": "vi" if type != "ror_display" else None}
                              for value, type in names])
    props = rows_of(saved(record))[0].props
    assert (props["name"], props["name_vi"]) == ("Academy", "Học viện Mới")
    assert props["aliases"] == ["HVNH", "Học viện Cũ"]


def test_each_pair_is_said_once_from_whichever_side(saved: Saved, second: Make, ror_id: Id) -> None:
    rows = rows_of(saved(second(1, ("child", 2), ("predecessor", 3)), second(2, ("parent", 1), ("related", 9)),
                         second(3, ("successor", 1), status="inactive")))
    assert edges(rows, "PART_OF") == [(ror_id(2), ror_id(1))]
    assert edges(rows, "SUCCEEDED_BY") == [(ror_id(3), ror_id(1))]
    assert node(rows, ror_id(3)).props["name"] == "University 3"
    assert not rejects(rows)


def test_who_is_not_in_the_file_is_mentioned_once(saved: Saved, second: Make, ror_id: Id) -> None:
    rows = rows_of(saved(second(1, ("parent", 8)), second(2, ("parent", 8), ("successor", 8))))
    assert node(rows, f"mention:{ror_id(8)}").props == {"ror": ror_id(8), "name": "Label 8"}
    assert edges(rows, "PART_OF") == [(ror_id(1), f"mention:{ror_id(8)}"), (ror_id(2), f"mention:{ror_id(8)}")]


def test_withdrawn_records_and_relations_to_them_are_left_out(saved: Saved, second: Make, ror_id: Id) -> None:
    path = saved(second(1, ("parent", 2)), second(2, ("parent", 3), ("successor", 3), status="withdrawn"), second(3))
    delivery = ror.delivery(path)
    rows = list(delivery.rows)
    assert {row.key for row in rows if isinstance(row, NodeRow)} == {ror_id(1), ror_id(3), "US"}
    assert edges(rows, "PART_OF") == edges(rows, "SUCCEEDED_BY") == []
    assert not rejects(rows) and "withdrawn" in delivery.notices[0]


def test_a_circle_is_cut_where_it_closes(saved: Saved, second: Make, ror_id: Id) -> None:
    rows = rows_of(saved(second(1, ("parent", 2)), second(2, ("parent", 3)), second(3, ("parent", 1)),
                         second(4, ("parent", 4), ("successor", 1))))
    assert edges(rows, "PART_OF") == [(ror_id(1), ror_id(2)), (ror_id(2), ror_id(3))]
    assert edges(rows, "SUCCEEDED_BY") == [(ror_id(4), ror_id(1))]
    assert [(row.line, row.column) for row in rejects(rows)] == [(3, "relationships"), (4, "relationships")]
    assert "is part of itself" in rejects(rows)[0].reason
    assert sum(isinstance(row, NodeRow) and row.label == "Organization" for row in rows) == 4


def test_a_relation_that_is_rejected_stands_where_it_was_said_first(saved: Saved, second: Make) -> None:
    rows = rows_of(saved(second(1, ("parent", 2), ("child", 2)), second(2, ("child", 1), ("parent", 1))))
    assert [row.line for row in rejects(rows)] == [1]


def test_a_chain_as_long_as_the_register_is_walked(ror_id: Id) -> None:
    chain = {(str(number), str(number + 1)): number for number in range(120_000)}
    assert circular(chain) == set()
    assert circular({**chain, ("120000", "0"): 1}) == {("120000", "0")}


def test_the_same_organisation_twice(saved: Saved, second: Make, ror_id: Id) -> None:
    rows = rows_of(saved(second(1), second(1, status="inactive"), second(2)))
    assert [row.line for row in rejects(rows)] == [2] and "record 1 already" in rejects(rows)[0].reason
    assert node(rows, ror_id(1)) and node(rows, ror_id(2))


@pytest.mark.parametrize(("changes", "column"), [
    ({"id": "https://ror.org/000000000"}, "id"), ({"id": None}, "id"), ({"names": []}, "names"),
    ({"names": "University"}, "names"), ({"names": [{"value": 5, "types": ["label"]}]}, "value"),
    ({"locations": {"geonames_details": "Hà Nội"}}, "country_code"), ({"types": 7}, "types"),
    ({"relationships": [{"type": "parent", "id": "x", "label": "X"}]}, "relationships"),
])
def test_a_broken_record_is_rejected_alone(saved: Saved, second: Make, ror_id: Id, changes: dict[str, Any],
                                           column: str) -> None:
    rows = rows_of(saved(second(1, **changes), second(2)))
    (reject,) = rejects(rows)
    assert (reject.line, reject.column, reject.file) == (1, column, "records.json") and reject.reason.endswith(".")
    assert [row.key for row in rows if isinstance(row, NodeRow)] == [ror_id(2), "US"]


def test_a_value_on_which_nothing_hangs_becomes_nothing(saved: Saved, second: Make) -> None:
    details = {"name": "Springfield", "country_code": "QQ", "lat": "north", "lng": 500}
    record = second(1, locations=[{"geonames_details": details}], links=[{"type": "website", "value": "javascript:1"}])
    rows = rows_of(saved(record))
    assert {rows[0].props[name] for name in ("website", "latitude", "longitude")} == {None}
    assert rows[0].props["place"] == "Springfield" and edges(rows, "LOCATED_IN") == []


def test_a_release_is_read_in_the_newer_schema_and_covers_the_source(
        tmp_path: Path, first: Make, second: Make, ror_id: Id) -> None:
    path = tmp_path / "v1.74-2025-11-24-ror-data.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("v1.74-2025-11-24-ror-data.json", json.dumps([first(number) for number in range(1, 9)]))
        archive.writestr("v1.74-2025-11-24-ror-data_schema_v2.json", json.dumps([second(1)]))
        archive.writestr("v1.74-2025-11-24-ror-data_schema_v2.csv", "id,name\n")
    delivery = ror.delivery(path)
    assert (delivery.covers, delivery.as_of) == (("*",), "2025-11-24")
    assert [row.key for row in delivery.rows if isinstance(row, NodeRow)] == [ror_id(1), "US"]
    assert ror.recognises(path)


def test_an_older_release_has_the_older_schema_only(tmp_path: Path, first: Make, ror_id: Id) -> None:
    path = tmp_path / "download.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("2021-09-23-ror-data.json", json.dumps([first(1)]))
    delivery = ror.delivery(path)
    assert (delivery.covers, delivery.as_of) == (("*",), "2021-09-23")
    assert node(list(delivery.rows), ror_id(1))


def test_a_part_of_the_register_covers_nothing(saved: Saved, second: Make) -> None:
    path = saved(second(1), name="ror-vietnam.json")
    assert ror.delivery(path).covers == ()
    assert ror.delivery(path, as_of="2026-01-02").as_of == "2026-01-02"
    assert ror.delivery(saved(second(1), name="v2.1-2026-01-15-ror-data.json")).covers == ("*",)


def test_single_records_and_saved_answers(tmp_path: Path, second: Make, ror_id: Id) -> None:
    single, answer = tmp_path / "one.json", tmp_path / "answer.json"
    single.write_text(json.dumps(second(1), indent=1), encoding="utf-8")
    answer.write_text(json.dumps({"number_of_results": 2, "items": [second(1), second(2)]}), encoding="utf-8")
    assert ror.recognises(single) and ror.recognises(answer)
    assert node(rows_of(single), ror_id(1)) and node(rows_of(answer), ror_id(2))


def test_reading_twice_gives_the_same(saved: Saved, second: Make) -> None:
    path = saved(second(1, ("parent", 8)), second(2, ("child", 9), id="x"))
    assert rows_of(path) == rows_of(path)
    assert ror.delivery(path).file_hash == ror.delivery(path).file_hash != ""


class Register:
    """Stands in for the outside: an API that has these records, two a page."""

    def __init__(self, records: list[Any], total: int | None = None) -> None:
        self.records, self.asked = records, []
        self.total = len(records) if total is None else total

    def json(self, url: str, parameters: Any) -> Any:
        self.asked.append((url, dict(parameters)))
        page = int(parameters["page"])
        return {"number_of_results": self.total, "items": self.records[2 * page - 2:2 * page], "meta": {}}


def test_the_api_is_asked_page_by_page(second: Make, ror_id: Id) -> None:
    register = Register([second(1), second(2), second(3, ("parent", 1)), "nothing", second(5)])
    delivery = ror.found("bán dẫn", register, "2026-11-27")
    rows = list(delivery.rows)
    assert [row.key for row in rows if isinstance(row, NodeRow)] == [
        ror_id(1), "US", ror_id(2), ror_id(3), ror_id(5)]
    assert [(row.file, row.line) for row in rejects(rows)] == [("api.ror.org", 4)]
    assert (delivery.covers, delivery.as_of, delivery.origin) == ((), "2026-11-27", ror.ORIGIN)
    assert register.asked == [("https://api.ror.org/v2/organizations",
                               {"query": "bán dẫn", "page": str(page), "all_status": "true"}) for page in (1, 2, 3)]


def test_the_api_may_find_less_than_it_promises(second: Make) -> None:
    register = Register([second(1)], total=5)
    assert len(list(ror.fetch_api("x", register))) == 1 and len(register.asked) == 2


@pytest.mark.parametrize("answer", [None, [], {"errors": ["query parameter is illegal"]}, {"items": {}}])
def test_an_answer_that_is_none(answer: Any) -> None:
    class Odd:
        def json(self, url: str, parameters: Any) -> Any:
            return answer
    with pytest.raises(BadSource, match=r"api\.ror\.org"):
        list(ror.fetch_api("x", Odd()))


def test_more_than_the_api_gives_out_is_refused(second: Make) -> None:
    with pytest.raises(BadSource, match="ask more narrowly"):
        list(ror.fetch_api("university", Register([second(1)], total=10_001)))


def test_a_file_that_is_absent() -> None:
    with pytest.raises(BadSource, match=r"absent\.json"):
        ror.delivery(Path("absent.json"))
