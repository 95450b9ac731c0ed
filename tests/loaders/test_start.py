"""The starting registry: what it holds, that it hangs together, and that its facts are those of the sources."""

import csv
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from graph.names import fold
from graph.schema import EDGE
from ledger.record import Said
from loaders import plan, start
from loaders.source import EdgeRow, NodeRow, Row, said

PLAN = "phat-trien-cong-nghiep-ban-dan-cua-thanh-pho-ha-noi-den-nam-2030"
SEEDS = {"event-2024": "000", "plan": "001", "parks-2025": "002", "scientists-2025": "003", "digital-2024": "004"}
BOARD, SCIENCE, SCHOOLS = "vn-hanoi-hhtp-board", "vn-hanoi-dost", "vn-hanoi-doet"
#: Who leads each of the forty tasks, read by hand.
LEADS = {
    **dict.fromkeys((1, 3, 6, 9, 13, 16, 19, 20, 23, 27, 28, 29, 30, 34, 35, 36, 38, 40), (SCIENCE,)),
    **dict.fromkeys((8, 10, 21, 22, 26, 33, 37), (BOARD,)), **dict.fromkeys((4, 14, 17, 18), (SCHOOLS,)),
    2: ("vn-hanoi-dof", "vn-hanoi-doha"), 5: ("vn-hanoi-doha",), 7: (SCIENCE, "vn-hanoi-dof"), 11: ("vn-hanoi-hhtc",),
    12: (SCHOOLS, SCIENCE), 15: ("vn-hanoi-innovation-center-jsc",), 24: ("group:higher-education",),
    25: ("group:higher-and-vocational-education", "group:semiconductor-firms"), 31: (SCIENCE, "vn-hanoi-dof"),
    32: (SCIENCE, "vn-hanoi-doit"), 39: ("vn-hanoi-docs",),
}
#: Since, until, recurs and waits_for where they are not 2026, 2030 and nothing.
WINDOWS = {
    3: (None, None, "yearly-06", None), 19: (2026, 2026, None, None), 22: (2027, 2027, None, None),
    4: (None, None, None, "hướng dẫn triển khai của Bộ Giáo dục và Đào tạo"),
    12: (None, None, None, "hướng dẫn triển khai của Bộ Giáo dục và Đào tạo"),
    25: (None, None, None, "tiến độ triển khai của Bộ Khoa học và Công nghệ"),
    29: (2026, 2026, None, None), 37: (2026, 2027, None, None), 38: (2026, 2026, None, None),
}
KANA = re.compile("[\u3041-\u30ff]")
HAN_OR_KANA = re.compile("[\u3041-\u30ff\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def tables() -> dict[str, start.Table]:
    return start.fetch()


@pytest.fixture(scope="module")
def rows(tables: dict[str, start.Table]) -> list[Row]:
    return list(start.rows(tables))


def nodes(rows: list[Row], label: str) -> dict[str, NodeRow]:
    return {row.key: row for row in rows if isinstance(row, NodeRow) and row.label == label}


def ends(rows: list[Row], type: str) -> list[tuple[str, str]]:
    return [(row.start.key, row.end.key) for row in rows if isinstance(row, EdgeRow) and row.type == type]


def test_every_row_keeps_to_the_vocabulary(rows: list[Row], faults: Callable[[Iterable[Row]], list[str]]) -> None:
    assert faults(rows) == []


def test_nothing_is_said_twice(rows: list[Row]) -> None:
    spoken = Counter(record.thing for record in said("start", rows, []))
    assert [thing for thing, times in spoken.items() if times > 1] == []


def test_every_row_of_every_table_names_a_source_of_the_list(tables: dict[str, start.Table]) -> None:
    known = {row["id"] for row in tables["sources"]}
    for name, table in tables.items():
        for row in table if name != "sources" else []:
            assert set(start.several(row["source"])), f"{name}: {row}"
            assert set(start.several(row["source"])) <= known, f"{name}: {row}"
    assert all(row["title"] and row["licence"] and row["legal_basis"] and row["date"] for row in tables["sources"])


def test_fields_fall_under_eight_stages(rows: list[Row]) -> None:
    fields = nodes(rows, "Field")
    levels = Counter(row.props["level"] for row in fields.values())
    assert levels["stage"] == 8
    assert levels["field"] + levels["subfield"] >= 60
    parents = {child: parent for child, parent in ends(rows, "PART_OF") if child in fields}
    level = {code: row.props["level"] for code, row in fields.items()}
    assert {code for code in fields if level[code] == "stage"} == fields.keys() - parents.keys()
    assert {(level[child], level[parent]) for child, parent in parents.items()} == {
        ("field", "stage"), ("subfield", "field")}


@pytest.mark.parametrize("table", ["fields", "countries"])
def test_labels_stand_in_four_languages(tables: dict[str, start.Table], table: str) -> None:
    for row in tables[table]:
        assert row["name_vi"] and row["name_en"], row
        assert not HAN_OR_KANA.search(row["name_vi"] + row["name_en"]), row
        assert HAN_OR_KANA.search(row["name_ja"]) and HAN_OR_KANA.search(row["name_zh"]), row


def test_chinese_is_traditional_and_japanese_is_japanese(tables: dict[str, start.Table]) -> None:
    for row in (*tables["fields"], *tables["countries"], *tables["organisations"]):
        # Big5 has no simplified characters and Shift JIS no characters that only Chinese has.
        row["name_zh"].encode("cp950")
        row["name_ja"].encode("cp932")
        assert not KANA.search(row["name_zh"].replace("・", "")), row


def test_countries_of_priority(rows: list[Row]) -> None:
    countries = nodes(rows, "Country")
    assert {code for code, row in countries.items() if row.props["priority"]} == {"US", "JP", "TW"}
    assert len(countries) >= 40


def test_organisations_enough_of_each_kind(rows: list[Row]) -> None:
    lands = dict(ends(rows, "LOCATED_IN"))
    kinds = Counter((kind, lands[code]) for code, row in nodes(rows, "Organization").items() for kind in row.kinds)
    learned = {"University", "College", "ResearchInstitute"}
    # At least 30 universities and institutes and 60 firms together.
    for land in ("US", "JP", "TW", "VN"):
        assert sum(kinds[kind, land] for kind in learned) >= 8, land
        assert kinds["Firm", land] >= 15, land
    assert lands.keys() == nodes(rows, "Organization").keys()


def test_no_two_organisations_share_an_identifier(rows: list[Row]) -> None:
    for name in ("ror", "tax_code"):
        given = Counter(row.props.get(name) for row in nodes(rows, "Organization").values() if row.props.get(name))
        assert given and max(given.values()) == 1


def test_successors_are_dated_and_not_themselves_gone(rows: list[Row]) -> None:
    successions = [row for row in rows if isinstance(row, EdgeRow) and row.type == "SUCCEEDED_BY"]
    heirs = {row.start.key: row.end.key for row in successions}
    assert heirs["vn-hanoi-dic"] == SCIENCE and heirs["vn-mic"] == "vn-most"
    assert all(row.props["since"] for row in successions) and heirs.keys().isdisjoint(heirs.values())


def test_the_forty_tasks(rows: list[Row]) -> None:
    tasks = nodes(rows, "Task")
    assert list(tasks) == [f"{PLAN}#{number}" for number in range(1, 41)]
    assert Counter(row.props["group_number"] for row in tasks.values()) == {1: 9, 2: 11, 3: 14, 4: 4, 5: 2}
    led = ends(rows, "LEADS")
    assert {number: tuple(body for body, task in led if task == f"{PLAN}#{number}") for number in range(1, 41)} == LEADS
    assert "state" not in {name for row in tasks.values() for name in row.props}, "no progress is invented"
    for number in range(1, 41):
        props = tasks[f"{PLAN}#{number}"].props
        read = (props["since"], props["until"], props.get("recurs"), props.get("waits_for"))
        assert read == WINDOWS.get(number, (2026, 2030, None, None)), number


def test_the_targets(rows: list[Row]) -> None:
    counted = {key.removeprefix(f"{PLAN}/"): (row.props["target"], row.props["unit"])
               for key, row in nodes(rows, "Goal").items() if row.props["target"]}
    assert counted == {"2.1": (22000, "nhân lực"), "2.1a": (1, "trường"), "2.2a": (20, "doanh nghiệp"),
                       "2.2b": (2, "dự án"), "2.2e": (1, "sự kiện")}


def test_agreements_of_2024_are_over(rows: list[Row]) -> None:
    agreements = nodes(rows, "Agreement")
    assert len(agreements) == 5
    for row in agreements.values():
        assert row.props["signed_on"] == "2024-06-27" and row.props["evidence"]
        assert row.props["ends_on"] < start.AS_OF and row.props["state"] == "lapsed"


def test_figures_have_a_date_and_a_scope(rows: list[Row]) -> None:
    figures = nodes(rows, "Figure")
    assert all(row.props["as_of"] and row.props["scope"] and row.props["value"] for row in figures.values())
    firms = figures["digital-firms-2024"].props
    assert (firms["value"], firms["approximate"], firms["as_of"][:4]) == (7300, True, "2024")
    forecasts = [row for key, row in figures.items() if "forecast" in key]
    assert {row.props["value"] for row in forecasts} == {450, 80}
    assert all(row.props["name"].startswith("Dự báo") for row in forecasts)


def test_there_are_no_experts(rows: list[Row]) -> None:
    assert nodes(rows, "Expert") == {}


def test_loading_again_gives_the_same_records() -> None:
    first, second = start.delivery(), start.delivery()
    assert first.file_hash == second.file_hash and first.covers == ("*",)
    records: list[list[Said]] = [list(said("start", delivery.rows, [])) for delivery in (first, second)]
    assert records[0] == records[1]
    assert all(record.label in EDGE or record.kind == "node" for record in records[0])


def test_what_the_documents_name_stands_in_them(tables: dict[str, start.Table], seeds: Path) -> None:
    texts = {source: fold(next(seeds.glob(f"{number}_*.txt")).read_text(encoding="utf-8"))
             for source, number in SEEDS.items()}
    agencies = {row["code"]: row for row in tables["agencies"]}
    named = set()
    for row in tables["organisations"]:
        also = agencies.get(row["code"], {"name": "", "aliases": ""})
        listed = start.several(row["aliases"]) + start.several(also["aliases"])
        spellings = [fold(name) for name in (row["name"], row["name_en"], also["name"], *listed) if name]
        for source in SEEDS.keys() & set(start.several(row["source"])):
            assert any(re.search(rf"\b{re.escape(name)}\b", texts[source]) for name in spellings), (row["code"], source)
            named.add(row["code"])
    assert len(named) >= 40


def test_the_plan_is_told_as_the_document_tells_it(rows: list[Row], seeds: Path) -> None:
    told = list(plan.delivery(next(seeds.glob("001_*.txt"))).rows)
    for type in ("LEADS", "COORDINATES"):
        assert sorted(ends(rows, type)) == sorted(ends(told, type))
    for label, names in (("Task", ("number", "group", "window", "since", "until", "recurs", "waits_for")),
                         ("Goal", ("target", "unit", "comparison", "until", "recurs", "position"))):
        said_here, said_there = nodes(rows, label), nodes(told, label)
        assert said_here.keys() == said_there.keys()
        for key, row in said_there.items():
            assert [row.props.get(name) or None for name in names] == [
                said_here[key].props.get(name) or None for name in names], key


def test_ror_ids_belong_to_the_organisations(rows: list[Row], shared_data: Path) -> None:
    known = _ror_names(shared_data / "ror_records")
    for code, row in nodes(rows, "Organization").items():
        if row.props["ror"]:
            names = (row.props.get(name, "") for name in ("name", "name_vi", "name_en", "name_ja"))
            spoken = {fold(name) for name in (*names, *row.props["aliases"]) if name}
            assert spoken & known.get(row.props["ror"], set()), (code, row.props["ror"], known.get(row.props["ror"]))


def test_tax_codes_are_those_of_the_exchange(rows: list[Row], shared_data: Path) -> None:
    listed = {}
    for path in (shared_data / "twse_semiconductor").glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as opened:
            listed |= {f"TW:{row['營利事業統一編號']}": row["公司名稱"] for row in csv.DictReader(opened)}
    taiwanese = {code: row for code, row in nodes(rows, "Organization").items()
                 if (row.props.get("tax_code") or "").startswith("TW:")}
    assert len(taiwanese) >= 20
    for code, row in taiwanese.items():
        assert listed[row.props["tax_code"]] == row.props["name_zh"], code


def test_vietnamese_tax_codes_have_their_check_digit(rows: list[Row]) -> None:
    given = [row.props["tax_code"][3:] for row in nodes(rows, "Organization").values()
             if (row.props.get("tax_code") or "").startswith("VN:")]
    assert given
    for code in given:
        total = sum(int(digit) * weight for digit, weight in zip(code, (31, 29, 23, 19, 17, 13, 7, 5, 3), strict=False))
        assert len(code) == 10 and int(code[9]) == 10 - total % 11, code


def _ror_names(folder: Path) -> dict[str, set[str]]:
    names: dict[str, set[str]] = {}
    with next(folder.glob("ror_flat_*.csv")).open(encoding="utf-8-sig", newline="") as opened:
        for row in csv.DictReader(opened):
            others = (part.rsplit("@", 1)[0] for part in row["other_names"].split(" ; "))
            names[row["ror_id"][-9:]] = {_plain(name) for name in (row["name"], *others)}
    for path in folder.glob("*.json"):
        for record in _records(json.loads(path.read_text(encoding="utf-8"))):
            for related in record.get("relationships", []):
                names.setdefault(related["id"][-9:], set()).add(_plain(related["label"]))
    return names


def _records(loaded: object) -> list[dict]:
    found = loaded if isinstance(loaded, list) else list(loaded.values()) if isinstance(loaded, dict) else []
    return [record for record in found if isinstance(record, dict)]


def _plain(name: str) -> str:
    return fold(re.sub(r" \((?:Vietnam|United States|Japan|Taiwan)\)$", "", name))
