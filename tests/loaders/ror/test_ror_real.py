"""The register's own records in both schemas, and a flat table of it: what was counted in the files by hand."""

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from loaders import ror
from loaders.source import EdgeRow, NodeRow, Reject, Row

V1, JAPAN, AMERICA, VIETNAM = (
    "ror_v1_VN_TW_SG_JP_KR_education_and_semiconductor.json", "ror_v2_JP_KR_education_and_semiconductor.json",
    "ror_v2_US_education_and_semiconductor.json", "ror_v2_VN_TW_SG_all.json")
FLAT = "ror_flat_VN_TW_SG_JP_KR_US.csv"

#: Of each file: records that are not withdrawn, bodies that only a relation names, LOCATED_IN, PART_OF, SUCCEEDED_BY.
COUNTED = {V1: (412, 80, 412, 129, 16), JAPAN: (421, 162, 421, 194, 4), AMERICA: (1109, 718, 1109, 1072, 15),
           VIETNAM: (318, 73, 318, 112, 1)}
#: How many have a name in Vietnamese, English, Japanese, Chinese of Taiwan (four there are in simplified characters).
SPOKEN = {V1: (39, 3, 205, 47), JAPAN: (0, 388, 334, 0), AMERICA: (0, 1097, 2, 0), VIETNAM: (131, 291, 3, 43)}


@pytest.fixture(scope="module")
def folder(shared_data: Path) -> Path:
    return shared_data / "ror_records"


@pytest.fixture(scope="module")
def read(folder: Path) -> dict[str, list[Row]]:
    return {name: list(ror.delivery(folder / name).rows) for name in (*COUNTED, FLAT)}


def bodies(rows: Iterable[Row]) -> dict[str, NodeRow]:
    return {row.key: row for row in rows if isinstance(row, NodeRow) and row.label == "Organization"}


def edges(rows: Iterable[Row], type: str) -> Iterator[tuple[str, str]]:
    yield from ((_bare(row.start.key), _bare(row.end.key)) for row in rows
                if isinstance(row, EdgeRow) and row.type == type)


def _bare(key: str) -> str:
    return key.removeprefix("mention:")


@pytest.mark.parametrize("name", COUNTED)
def test_everything_is_taken_and_keeps_to_the_vocabulary(
        name: str, folder: Path, read: dict[str, list[Row]], faults: Callable[[Iterable[Row]], list[str]]) -> None:
    assert ror.recognises(folder / name)
    found = bodies(read[name])
    mentioned = sum(key.startswith("mention:") for key in found)
    types = Counter(row.type for row in read[name] if isinstance(row, EdgeRow))
    assert (len(found) - mentioned, mentioned, types["LOCATED_IN"], types["PART_OF"], types["SUCCEEDED_BY"]
            ) == COUNTED[name]
    assert tuple(sum(f"name_{tongue}" in row.props for row in found.values())
                 for tongue in ("vi", "en", "ja", "zh")) == SPOKEN[name]
    assert faults(read[name]) == []


def test_kinds_of_the_bodies_of_vietnam_taiwan_and_singapore(read: dict[str, list[Row]]) -> None:
    kinds = Counter(kind for row in bodies(read[VIETNAM]).values() for kind in row.kinds)
    assert (kinds["Firm"], kinds["Agency"], kinds["ResearchInstitute"]) == (53, 49, 37)  # as many as have the type
    # 120 of education, of which 1 is withdrawn; 16 are schools, or have a name that says neither.
    assert (kinds["University"], kinds["College"]) == (99, 4)


def test_bodies_of_vietnam_have_vietnamese_names(read: dict[str, list[Row]]) -> None:
    found = bodies(read[VIETNAM])
    here = [found[start] for start, country in edges(read[VIETNAM], "LOCATED_IN") if country == "VN"]
    assert len(here) == 144
    assert sum("name_vi" in row.props for row in here) == 131
    danang = found["001ydh096"].props
    assert danang["name_vi"] == "Trường Đại học Bách khoa, Đại học Đà Nẵng"
    assert danang["name"] == danang["name_en"] == "University of Science and Technology - The University of Da Nang"
    assert danang["aliases"] == ["DUT", "DUT-UD", "Da Nang University of Technology"]
    assert (danang["place"], danang["latitude"], danang["longitude"]) == ("Da Nang", 16.06778, 108.22083)
    assert danang["website"] == "https://dut.udn.vn"
    # ROR has this one of Hà Nội in An Giang.
    assert found["0031x3y66"].props["place"] == "Hanoi"


def test_parts_and_wholes(read: dict[str, list[Row]]) -> None:
    assert ("00397f963", "02jmfj006") in set(edges(read[VIETNAM], "PART_OF"))
    for rows in read.values():
        pairs = list(edges(rows, "PART_OF"))
        assert len(pairs) == len(set(pairs))
        assert not {(whole, part) for part, whole in pairs} & set(pairs)


def test_successors_are_those_of_the_pairs(folder: Path, read: dict[str, list[Row]]) -> None:
    with (folder / "ror_successor_pairs.csv").open(encoding="utf-8", newline="") as opened:
        known = {(row["old_id"][-9:], row["successor_id"][-9:]): row["old_status"] for row in csv.DictReader(opened)}
    counts = []
    for name in COUNTED:
        said, kept = set(edges(read[name], "SUCCEEDED_BY")), bodies(read[name]).keys()
        expected = {pair for pair in known if pair[0] in kept}
        assert expected <= said
        assert all(known[pair] == "inactive" for pair in said & known.keys())
        counts.append((len(expected), len(said & known.keys()), len(said)))
    # Those beyond the first are told by the successor; three of America are of predecessors that have no record.
    assert counts == [(16, 16, 16), (2, 4, 4), (8, 12, 15), (1, 1, 1)]


def test_the_flat_table(folder: Path, read: dict[str, list[Row]],
                        faults: Callable[[Iterable[Row]], list[str]]) -> None:
    delivery, rows = ror.delivery(folder / FLAT), read[FLAT]
    assert (delivery.origin, delivery.covers) == (ror.FLAT, ())
    assert delivery.origin.rank < ror.ORIGIN.rank
    assert not [row for row in rows if isinstance(row, Reject)]
    assert Counter(country for _, country in edges(rows, "LOCATED_IN")) == {
        "US": 7840, "JP": 5479, "KR": 750, "VN": 192, "TW": 157, "SG": 137}
    found = bodies(rows)
    assert len(found) == 14_555  # 15,115 but 560 that were withdrawn
    kinds = Counter(kind for row in found.values() for kind in row.kinds)
    assert (kinds["Firm"], kinds["Agency"]) == (3_779, 1_206)
    assert sum(row.props["website"] is not None for row in found.values()) == 13_458
    assert tuple(sum(f"name_{tongue}" in row.props for row in found.values())
                 for tongue in ("vi", "ja", "zh")) == (154, 4_255, 81)
    assert faults(rows[:1_000]) == []


def test_what_is_no_record_of_the_register_is_not_recognised(folder: Path, shared_data: Path) -> None:
    others = [folder / "ror_successor_pairs.csv", shared_data / "openalex_fixtures" / "I27837315.json",
              shared_data / "twse_semiconductor" / "tw_semiconductor_otc_1131029.csv", folder, folder / "absent.json"]
    assert [path.name for path in others if ror.recognises(path)] == []
