"""CSRankings: the real edition counted by hand, an invented one through a ledger, and broken ones."""

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
from loaders import csrankings
from loaders.csrankings.areas import COUNTED
from loaders.csrankings.homes import Homes, homes
from loaders.fields import registered
from loaders.source import EdgeRow, NodeRow, Reject, Row, stage

HEADINGS = ("name", "dept", "area", "subarea", "count", "adjustedcount", "year", "countryabbrv_2024")
#: An edition in the shape of the real one: of three people at two places, one of them in another area only.
INVENTED = [
    ("Mai Lan 0002", "Sông Hồng University", "da", "", "2.0", "0.5", "2011", "us"),
    ("Mai Lan 0002", "Sông Hồng University", "da", "", "1.0", "0.5", "1998", "us"),
    ("Mai Lan 0002", "Sông Hồng University", "arch", "", "1.0", "1.0", "2003", "us"),
    ("Ken Aoba", "CWI", "bed", "", "1.0", "0.25", "2015", "nl"),
    ("Ada Nobody", "CWI", "vision", "cvpr", "9.0", "3.0", "2015", "nl"),
]


def lines(table: Iterable[tuple[str, ...]]) -> list[tuple[int, dict[str, str]]]:
    return [(number, dict(zip(HEADINGS, row, strict=True))) for number, row in enumerate(table, 2)]


def told(table: Iterable[tuple[str, ...]], where: Homes | None = None) -> list[Row]:
    return list(csrankings.rows(lines(table), "counts.csv", where or Homes()))


def written(path: Path, table: Iterable[tuple[str, ...]]) -> Path:
    with path.open("w", encoding="utf-8", newline="", errors="surrogatepass") as opened:
        csv.writer(opened).writerows([HEADINGS, *table])
    return path


def expertise(rows: Iterable[Row]) -> dict[tuple[str, str], tuple[int, int, int]]:
    return {(row.start.key, row.end.key): (row.props["works"], row.props["first_year"], row.props["last_year"])
            for row in rows if isinstance(row, EdgeRow) and row.type == "EXPERT_IN"}


@pytest.fixture(scope="module")
def edition(shared_data: Path) -> Path:
    return shared_data / "csrankings_2017" / "generated_author_info_hw_areas.csv"


@pytest.fixture(scope="module")
def real(edition: Path) -> list[Row]:
    return list(csrankings.delivery(edition).rows)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    opened = Ledger.open(f"sqlite:///{(tmp_path / 'ledger.sqlite').as_posix()}")
    yield opened
    opened.close()


def test_the_real_edition_keeps_to_the_vocabulary(
        real: list[Row], faults: Callable[[Iterable[Row]], list[str]]) -> None:
    assert faults(real) == []


def test_all_that_the_real_edition_says_is_there(real: list[Row]) -> None:
    # 5,028 lines: 1,114 people, each at one of 187 institutions; 29 countries besides the six that are contradicted.
    nodes = Counter((row.label, *row.kinds) for row in real if isinstance(row, NodeRow))
    assert nodes == {("Expert",): 1114, ("Organization", "University"): 184, ("Country",): 29, ("Field",): 3,
                     ("Organization", "ResearchInstitute"): 3}
    edges = Counter(row.type for row in real if isinstance(row, EdgeRow))
    assert edges == {"AFFILIATED_WITH": 1114, "EXPERT_IN": 1399, "LOCATED_IN": 181}
    # By area: people and papers; the first and last year of each area's lines.
    by_field: dict[str, list[tuple[int, int, int]]] = {}
    for (_, code), said in expertise(real).items():
        by_field.setdefault(code, []).append(said)
    assert {code: (len(said), sum(works for works, _, _ in said), min(first for _, first, _ in said),
                   max(last for _, _, last in said)) for code, said in by_field.items()} == {
        "eda-ip": (467, 2693, 1970, 2016), "design.processor": (596, 2991, 1973, 2017),
        "applications.embedded": (336, 1470, 1980, 2017)}


def test_people_of_the_real_edition_have_names_without_numbers(real: list[Row]) -> None:
    names = {row.key: row.props["name"] for row in real if isinstance(row, NodeRow) and row.label == "Expert"}
    assert names["Wei Wang 0054"] == "Wei Wang" and names["Guoqing (Harry) Xu"] == "Guoqing (Harry) Xu"
    # 22 people share their name with another of DBLP.
    assert sum(key != name for key, name in names.items()) == 22
    assert expertise(real)["A. P. Wim Böhm", "design.processor"] == (3, 1991, 1993)


def test_a_country_that_the_list_beside_contradicts_is_not_told(real: list[Row]) -> None:
    countries = {row.start.key: row.end.key for row in real if isinstance(row, EdgeRow) and row.type == "LOCATED_IN"}
    bodies = {row.key for row in real if isinstance(row, NodeRow) and row.label == "Organization"}
    assert bodies - countries.keys() == {
        "Technion - Israel Institute of Technology", "Max Planck Institute", "RWTH Aachen",
        "Hong Kong University of Science and Technology", "Masdar Institute of Science and Technology",
        "Athens University of Economics and Business"}
    assert (countries["Imperial College London"], countries["EPFL"], countries["Yale University"]) == ("GB", "CH", "US")


def test_the_real_edition_through_a_ledger(edition: Path, ledger: Ledger) -> None:
    assert csrankings.recognises(edition) and not csrankings.recognises(edition.with_name("country-info.csv"))
    staged = stage(ledger, csrankings.delivery(edition, "2017-07-20"), "test")
    assert staged.batch is not None and staged.rejected == 0
    ledger.accept(staged.batch, "test")
    again = stage(ledger, csrankings.delivery(edition, "2017-07-20"), "test")
    assert (again.batch, again.same_as) == (None, staged.batch)


def test_areas_are_of_fields_of_the_list() -> None:
    assert {field for field, _ in COUNTED.values()} <= {entry.code for entry in registered()}


def test_what_an_invented_edition_says(faults: Callable[[Iterable[Row]], list[str]]) -> None:
    rows = told(INVENTED)
    assert faults(rows) == []
    assert {(row.label, row.key, row.props.get("name", "")) for row in rows if isinstance(row, NodeRow)} == {
        ("Expert", "Mai Lan 0002", "Mai Lan"), ("Expert", "Ken Aoba", "Ken Aoba"), ("Country", "US", ""),
        ("Country", "NL", ""), ("Organization", "CWI", "CWI"), ("Field", "eda-ip", ""),
        ("Organization", "Sông Hồng University", "Sông Hồng University"), ("Field", "applications.embedded", ""),
        ("Field", "design.processor", "")}
    assert expertise(rows) == {
        ("Mai Lan 0002", "eda-ip"): (3, 1998, 2011), ("Mai Lan 0002", "design.processor"): (1, 2003, 2003),
        ("Ken Aoba", "applications.embedded"): (1, 2015, 2015)}
    assert [row.props["evidence"] for row in rows if isinstance(row, EdgeRow) and row.type == "EXPERT_IN"] == [
        "CSRankings: 1 work in ASPLOS, ISCA, MICRO, HPCA 2003", "CSRankings: 3 works in DAC, ICCAD 1998–2011",
        "CSRankings: 1 work in EMSOFT, RTAS, RTSS 2015"]


def test_an_edition_that_counts_by_conference() -> None:
    rows = told([("A", "B", "iccad", "", "1.0", "1.0", "2020", ""), ("A", "B", "dac", "", "2.0", "1.0", "2019", "")])
    assert expertise(rows) == {("A", "eda-ip"): (3, 2019, 2020)}
    assert any(isinstance(row, EdgeRow) and row.props.get("evidence") == "CSRankings: 3 works in ICCAD, DAC 2019–2020"
               for row in rows)


def test_where_institutions_are() -> None:
    newer = homes([(2, {"institution": "RWTH Aachen", "region": "europe", "countryabbrv": "de"}),
                   (3, {"institution": "University of Malaya", "region": "asia", "countryabbrv": "my"}),
                   (4, {"institution": "University of Cambridge", "region": "europe", "countryabbrv": "uk"}),
                   (5, {"institution": "Nowhere", "region": "europe", "countryabbrv": "zz"}),
                   Reject("country-info.csv", "", 6, "", "The line has one cell.")])
    assert [newer.country(name, "") for name in (
        "RWTH Aachen", "University of Malaya", "University of Cambridge", "Yale University", "Nowhere")] == [
        "DE", "MY", "GB", "US", None]
    older = homes([(2, {"institution": "RWTH Aachen", "region": "europe"})])
    assert [older.country("RWTH Aachen", stated) for stated in ("us", "de", "")] == [None, "DE", None]
    assert older.country("Yale University", "") is None, "it does not say where the others are"
    assert older.country("University of Malaya", "my") == "MY", "a code, and not the Vietnamese name of America"


GOOD = dict(zip(HEADINGS, ("A", "B", "da", "", "1.0", "1.0", "2011", "us"), strict=True))
#: The cells changed in a good line, and the column that is named.
BAD: list[tuple[dict[str, str], str]] = [
    ({"name": " "}, "name"), ({"dept": ""}, "dept"), ({"area": ""}, "area"), ({"count": ""}, "count"),
    ({"count": "1.5"}, "count"), ({"count": "0"}, "count"), ({"count": "-3"}, "count"), ({"count": "nan"}, "count"),
    ({"year": ""}, "year"), ({"year": "99999"}, "year"), ({"name": "x" * 3000}, "name"), ({"name": "A\ud800"}, "name"),
    (dict(zip(HEADINGS, INVENTED[0], strict=True)), ""),
]


@pytest.mark.parametrize(("cells", "column"), BAD)
def test_a_bad_line_is_rejected_and_the_others_are_kept(cells: dict[str, str], column: str) -> None:
    rows = told([*INVENTED, tuple((GOOD | cells).values())])
    (reject,) = (row for row in rows if isinstance(row, Reject))
    assert (reject.file, reject.line, reject.column) == ("counts.csv", 7, column) and reject.reason.endswith(".")
    assert [row for row in rows if row is not reject] == told(INVENTED)


def test_a_broken_file_is_told_by_line(tmp_path: Path) -> None:
    path = written(tmp_path / "counts.csv", INVENTED)
    path.write_bytes(path.read_bytes() + b"A\xff,B,da,,1.0,1.0,2011,us\r\nA,B,da,,1.0")
    assert [(row.line, row.column) for row in csrankings.delivery(path).rows if isinstance(row, Reject)] == [
        (7, "name"), (8, "")]
    path.unlink()
    assert not csrankings.recognises(path)
    with pytest.raises(BadSource, match=r"counts\.csv: the file cannot be read"):
        csrankings.delivery(path)


def test_a_corrected_edition_changes_only_what_it_corrects(tmp_path: Path, ledger: Ledger) -> None:
    corrected = [*INVENTED[:3], ("Ken Aoba", "Sông Hồng University", "bed", "", "1.0", "0.25", "2015", "us")]
    for as_of, table in (("2024-01-01", INVENTED), ("2025-01-01", corrected)):
        staged = stage(ledger, csrankings.delivery(written(tmp_path / "counts.csv", table), as_of), "test")
        assert staged.batch is not None and staged.rejected == 0
        ledger.accept(staged.batch, "test")
    (graph,) = compiled(ledger, ["curators"], "2026-11-23")
    names = {id: node.props["name"] for id, node in graph.held_nodes.items() if "name" in node.props}
    assert sorted(names.values()) == ["Ken Aoba", "Mai Lan", "Sông Hồng University"]
    assert {(names[key.start], names[key.end]) for key in graph.held_edges if key.type == "AFFILIATED_WITH"} == {
        ("Ken Aoba", "Sông Hồng University"), ("Mai Lan", "Sông Hồng University")}
    assert sorted((edge.props["works"], edge.props["first_year"], edge.props["last_year"])
                  for key, edge in graph.held_edges.items() if key.type == "EXPERT_IN") == [
        (1, 2003, 2003), (1, 2015, 2015), (3, 1998, 2011)]


def test_nobody_is_published_by_loading(tmp_path: Path, ledger: Ledger) -> None:
    staged = stage(ledger, csrankings.delivery(written(tmp_path / "counts.csv", INVENTED), "2024-01-01"), "test")
    assert staged.batch is not None
    ledger.accept(staged.batch, "test")
    (graph,) = compiled(ledger, ["everyone"], "2026-11-23")
    assert not any("Expert" in node.labels for node in graph.held_nodes.values())


CELL: Any = st.text() | st.sampled_from([
    "", "da", "arch", "dac", "1.0", "1e400", "-1", "1970", "us", "zz", "<img src=x onerror=alert(1)>", "\u202eMai 0001",
    "e\u0302\u0301", "\ud800", "\x00", "x" * 3000, " 0001", "0001"])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 7), CELL), max_size=12))
def test_a_hostile_edition_gives_good_rows_and_rejects(changes: list[tuple[int, int, str]]) -> None:
    table = [list(row) for row in INVENTED]
    for line, column, cell in changes:
        table[line][column] = cell
    rows = told(map(tuple, table))
    assert rows == told(map(tuple, table))
    known = [(row.label, row.key) for row in rows if isinstance(row, NodeRow)]
    assert len(known) == len(set(known))
    for row in rows:
        if isinstance(row, Reject):
            assert row.reason and row.line
        elif isinstance(row, EdgeRow):
            assert {(row.start.label, row.start.key), (row.end.label, row.end.key)} <= set(known)
        else:
            assert row.key and all(clean(value) == value and value for value in row.props.values())
