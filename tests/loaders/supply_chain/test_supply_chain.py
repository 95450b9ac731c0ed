"""The supply chain: the real set counted by hand, an invented one through a ledger, and broken ones."""

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.compile import compiled
from graph.errors import BadSource
from graph.names import clean
from ledger.ledger import Ledger
from loaders import supply_chain
from loaders.fields import registered
from loaders.source import EdgeRow, NodeRow, Ref, Reject, Row, stage
from loaders.supply_chain.inputs import NEAREST, SAME

Tables = dict[str, list[dict[str, str]]]
#: A set in the shape of the real one: of two countries and a rest, three firms, a tool and a kind of it.
INVENTED: Tables = {
    "stages": [{"stage_id": "S1", "stage_name": "Design"}, {"stage_id": "S2", "stage_name": "Fabrication"}],
    "inputs": [
        {"input_id": "N17", "input_name": "Ion implanters", "type": "tool_resource", "stage_id": ""},
        {"input_id": "N28", "input_name": "Maskless tools", "type": "tool_resource", "stage_id": ""},
        {"input_id": "N29", "input_name": "Beam tools", "type": "tool_resource", "stage_id": ""},
        {"input_id": "N901", "input_name": "A new process", "type": "process", "stage_id": "S2"},
        {"input_id": "N902", "input_name": "A new tool", "type": "tool_resource", "stage_id": ""},
        {"input_id": "N99", "input_name": "Finished chip", "type": "ultimate_output", "stage_id": ""}],
    "sequence": [
        {"input_id": "N28", "goes_into_id": "N901", "is_type_of_id": ""},
        {"input_id": "N29", "goes_into_id": "", "is_type_of_id": "N28"}],
    "providers": [
        {"provider_id": "P1", "provider_name": "JPN", "provider_type": "country", "country": ""},
        {"provider_id": "P2", "provider_name": "MAL", "provider_type": "country", "country": ""},
        {"provider_id": "P5", "provider_name": "Various", "provider_type": "country", "country": ""},
        {"provider_id": "P10", "provider_name": "Aozora Kikai", "provider_type": "organization", "country": "JPN"},
        {"provider_id": "P11", "provider_name": "Lam Sơn Chip", "provider_type": "organization", "country": ""}],
    "provision": [
        {"provider_id": "P1", "provided_id": "S1", "share_provided": "61%", "negligible_market_share": ""},
        {"provider_id": "P5", "provided_id": "S1", "share_provided": "39%", "negligible_market_share": ""},
        {"provider_id": "P2", "provided_id": "N901", "share_provided": "", "negligible_market_share": "negligible"},
        {"provider_id": "P10", "provided_id": "N29", "share_provided": "100%", "negligible_market_share": ""},
        {"provider_id": "P10", "provided_id": "N29", "share_provided": "100%", "negligible_market_share": ""},
        {"provider_id": "P11", "provided_id": "N902", "share_provided": "", "negligible_market_share": ""}],
}


def written(folder: Path, tables: Tables) -> Path:
    folder.mkdir(exist_ok=True)
    for name, lines in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline="", errors="surrogatepass") as opened:
            writer = csv.DictWriter(opened, list(INVENTED[name][0]))
            writer.writeheader()
            writer.writerows(lines)
    return folder


def told(tables: Tables) -> list[Row]:
    return list(supply_chain.rows({name: list(enumerate(lines, 2)) for name, lines in tables.items()}))


def changed(name: str, line: int, **cells: str) -> Tables:
    tables = {table: [dict(row) for row in lines] for table, lines in INVENTED.items()}
    tables[name][line] |= cells
    return tables


def shares(rows: Iterable[Row]) -> dict[tuple[str, str], float | None]:
    return {(row.start.key, row.end.key): row.props.get("share") for row in rows
            if isinstance(row, EdgeRow) and row.type == "ACTIVE_IN"}


@pytest.fixture(scope="module")
def real(shared_data: Path) -> list[Row]:
    return list(supply_chain.delivery(shared_data / "eto_supply_chain").rows)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    opened = Ledger.open(f"sqlite:///{(tmp_path / 'ledger.sqlite').as_posix()}")
    yield opened
    opened.close()


def test_the_real_set_keeps_to_the_vocabulary(real: list[Row], faults: Callable[[Iterable[Row]], list[str]]) -> None:
    assert faults(real) == []


def test_all_that_the_real_set_says_is_there(real: list[Row]) -> None:
    nodes = Counter((row.label, row.kinds) for row in real if isinstance(row, NodeRow))
    # 274 organisations; 19 countries of 20 (one is "Various") and Luxembourg, where a firm is.
    assert nodes["Organization", ("Firm",)] == 274 and nodes["Country", ()] == 20
    edges = [row for row in real if isinstance(row, EdgeRow)]
    assert Counter(row.type for row in edges) == {"ACTIVE_IN": 656, "LOCATED_IN": 274, "PART_OF": 84}
    # 660 lines: 391 of firms, of which one stands twice; 269 of countries, of which three are "Various".
    assert Counter((row.start.label, "share" in row.props) for row in edges if row.type == "ACTIVE_IN") == {
        ("Organization", False): 383, ("Organization", True): 7, ("Country", True): 196, ("Country", False): 70}
    fields = [row for row in real if isinstance(row, NodeRow) and row.label == "Field"]
    own = {row.key for row in fields if row.props.keys() > {"code"}}
    # 3 stages and 79 inputs without the finished chip: 21 are fields of ours, 60 their own.
    assert len(own) == 60 and len({row.key for row in fields} & set(SAME.values())) == 21
    # 31 kinds of another: 2 are fields of ours, 5 stand under it already.
    assert len({row.start.key for row in edges if row.type == "PART_OF"}) == 60 == len(own)


def test_shares_are_those_published(real: list[Row]) -> None:
    said = shares(real)
    # Design, fabrication and assembly as in the report's table of 2021.
    assert {who: said[who, "design"] for who in ("US", "KR", "JP", "TW", "CN")} == {
        "US": 0.61, "KR": 0.06, "JP": 0.06, "TW": 0.09, "CN": 0.09}
    assert (said["TW", "fabrication"], said["TW", "packaging-test"], said["MY", "packaging-test"]) == (0.47, 0.29, 0.02)
    assert said["NL", "equipment.lithography.euv"] == said["P88", "equipment.lithography.euv"] == 1
    assert (said["P88", "eto-n21"], said["P89", "eto-n21"], said["P95", "eto-n30"]) == (0.57, 0.43, 0.03)


def test_every_stage_and_input_was_considered(shared_data: Path) -> None:
    with (shared_data / "eto_supply_chain" / "inputs.csv").open(encoding="utf-8-sig", newline="") as opened:
        inputs = {row["input_id"] for row in csv.DictReader(opened)} - {"N99"}
    assert len(inputs) == 78 and SAME.keys() | NEAREST.keys() == inputs | {"S1", "S2", "S3"}
    assert not SAME.keys() & NEAREST.keys()


def test_ties_lead_to_fields_of_the_list_each_to_another() -> None:
    known = {entry.code for entry in registered()}
    assert {*SAME.values(), *NEAREST.values()} <= known
    assert len(set(SAME.values())) == len(SAME)


def test_the_real_set_is_known_by_folder_and_by_file(shared_data: Path, tmp_path: Path) -> None:
    folder = shared_data / "eto_supply_chain"
    assert supply_chain.recognises(folder) and supply_chain.recognises(folder / "provision.csv")
    assert not supply_chain.recognises(folder / "SOURCE.md") and not supply_chain.recognises(tmp_path)
    (tmp_path / "inputs.csv").write_bytes((folder / "inputs.csv").read_bytes())
    assert not supply_chain.recognises(tmp_path / "inputs.csv"), "its siblings are missing"
    first, second = supply_chain.delivery(folder), supply_chain.delivery(folder / "stages.csv")
    assert first.file_hash == second.file_hash and list(first.rows) == list(second.rows)


def test_the_real_set_through_a_ledger(shared_data: Path, ledger: Ledger) -> None:
    folder = shared_data / "eto_supply_chain"
    staged = stage(ledger, supply_chain.delivery(folder, "2023-01-01"), "test")
    assert staged.batch is not None and staged.rejected == 0
    ledger.accept(staged.batch, "test")
    again = stage(ledger, supply_chain.delivery(folder, "2023-01-01"), "test")
    assert (again.batch, again.same_as) == (None, staged.batch)


def test_what_an_invented_set_says(faults: Callable[[Iterable[Row]], list[str]]) -> None:
    rows = told(INVENTED)
    assert faults(rows) == []
    assert shares(rows) == {("JP", "design"): 0.61, ("MY", "eto-n901"): None, ("P10", "eto-n29"): 1,
                            ("P11", "eto-n902"): None}
    assert [(row.start.key, row.end.key) for row in rows if isinstance(row, EdgeRow) and row.type == "PART_OF"] == [
        ("eto-n28", "equipment.lithography"), ("eto-n29", "equipment.lithography"), ("eto-n901", "fabrication"),
        ("eto-n29", "eto-n28")]
    assert NodeRow("Field", "eto-n902", {
        "name": "A new tool", "name_en": "A new tool", "code": "eto-n902", "level": "subfield"}) in rows
    assert EdgeRow("LOCATED_IN", Ref("Organization", "P10"), Ref("Country", "JP")) in rows


#: Table, line, the cells changed, the column named, and how many further lines refer to it and are rejected, too.
BAD: list[tuple[str, int, dict[str, str], str, int]] = [
    ("stages", 0, {"stage_name": " "}, "stage_name", 2),
    ("inputs", 0, {"input_id": "17"}, "input_id", 0),
    ("inputs", 0, {"input_id": "P1"}, "input_id", 0),
    ("inputs", 1, {"input_id": "N17"}, "", 1),
    ("inputs", 3, {"stage_id": "S9"}, "stage_id", 1),
    ("inputs", 3, {"stage_id": "N28"}, "stage_id", 1),
    ("sequence", 1, {"is_type_of_id": "N29"}, "is_type_of_id", 0),
    ("sequence", 1, {"is_type_of_id": "N99"}, "is_type_of_id", 0),
    ("providers", 0, {"provider_name": "XQZ"}, "provider_name", 1),
    ("providers", 3, {"country": "Atlantis"}, "country", 2),
    ("providers", 3, {"provider_type": ""}, "provider_type", 2),
    ("providers", 3, {"provider_name": "x" * 3000}, "provider_name", 2),
    ("provision", 0, {"share_provided": "161%"}, "share_provided", 0),
    ("provision", 0, {"share_provided": "0.61"}, "share_provided", 0),
    ("provision", 0, {"negligible_market_share": "yes"}, "negligible_market_share", 0),
    ("provision", 0, {"negligible_market_share": "negligible"}, "share_provided", 0),
    ("provision", 0, {"provided_id": "N77"}, "provided_id", 0),
    ("provision", 0, {"provider_id": "P77"}, "provider_id", 0),
    ("provision", 4, {"share_provided": "99%"}, "share_provided", 0),
]


@pytest.mark.parametrize(("name", "line", "cells", "column", "others"), BAD)
def test_a_bad_line_is_rejected_with_a_reason_and_the_others_are_kept(
        name: str, line: int, cells: dict[str, str], column: str, others: int) -> None:
    rejects = [row for row in told(changed(name, line, **cells)) if isinstance(row, Reject)]
    assert (rejects[0].file, rejects[0].line, rejects[0].column) == (f"{name}.csv", line + 2, column)
    assert len(rejects) == 1 + others, "what refers to it is rejected, too"
    assert all(reject.reason.endswith(".") for reject in rejects)


def test_a_kind_of_its_own_kind_is_rejected() -> None:
    tables = changed("sequence", 0, input_id="N28", is_type_of_id="N29")
    assert [row.reason for row in told(tables) if isinstance(row, Reject)] == ["“eto-n29” would be a part of itself."]


def test_a_broken_file_is_told_by_line(tmp_path: Path) -> None:
    folder = written(tmp_path / "set", INVENTED)
    path = folder / "providers.csv"
    path.write_bytes(path.read_bytes() + b"P12,A firm,organization\nP13,\xff\xfe,organization,JPN\n")
    rejects = [row for row in supply_chain.delivery(folder).rows if isinstance(row, Reject)]
    assert [(reject.file, reject.line, reject.column) for reject in rejects] == [
        ("providers.csv", 7, ""), ("providers.csv", 8, "provider_name")]
    path.unlink()
    assert not supply_chain.recognises(folder)
    with pytest.raises(BadSource, match=r"providers\.csv: the file cannot be read"):
        supply_chain.delivery(folder)


def test_a_shorter_set_withdraws_what_it_no_longer_says(tmp_path: Path, ledger: Ledger) -> None:
    for as_of, tables in (("2024-01-01", INVENTED), ("2025-01-01", {
            **INVENTED, "provision": INVENTED["provision"][:1], "providers": INVENTED["providers"][:4]})):
        staged = stage(ledger, supply_chain.delivery(written(tmp_path / "set", tables), as_of), "test")
        assert staged.batch is not None and staged.rejected == 0
        ledger.accept(staged.batch, "test")
    (graph,) = compiled(ledger, ["curators"], "2026-11-23")
    assert [node.props["name"] for node in graph.held_nodes.values() if "Firm" in node.labels] == ["Aozora Kikai"]
    assert [edge.props["share"] for key, edge in graph.held_edges.items() if key.type == "ACTIVE_IN"] == [0.61]


CELL: Any = st.text() | st.sampled_from([
    "", "S1", "N17", "N28", "N29", "N99", "P1", "P5", "P10", "JPN", "country", "organization", "50%", "-1%", "1e9%",
    "negligible", "<script>alert(1)</script>", "\u202eMAL", "e\u0302\u0301", "\ud800", "\x00", "x" * 3000,
    "ultimate_output", "process"])
CHANGE: Any = st.tuples(st.sampled_from(list(INVENTED)), st.integers(0, 5), st.integers(0, 3), CELL)


@settings(max_examples=150, deadline=None)
@given(st.lists(CHANGE, max_size=12))
def test_a_hostile_set_gives_good_rows_and_rejects(changes: list[tuple[str, int, int, str]]) -> None:
    tables = {name: [dict(row) for row in lines] for name, lines in INVENTED.items()}
    for name, line, column, cell in changes:
        row = tables[name][line % len(tables[name])]
        row[list(row)[column % len(row)]] = cell
    rows = told(tables)
    assert rows == told(tables)
    known = {(row.label, row.key) for row in rows if isinstance(row, NodeRow)}
    assert len(known) == sum(isinstance(row, NodeRow) for row in rows)
    for row in rows:
        if isinstance(row, Reject):
            assert row.reason and row.file and row.line
        elif isinstance(row, EdgeRow):
            assert {(row.start.label, row.start.key), (row.end.label, row.end.key)} <= known
            assert 0 <= row.props.get("share", 0) <= 1
        else:
            assert all(clean(value) == value for value in row.props.values())
