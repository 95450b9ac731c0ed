"""The real files of OpenAlex: what is in them, counted by hand with nothing of ours."""

import csv
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path

import pytest

from graph.errors import BadSource
from graph.names import clean
from loaders import openalex
from loaders.source import EdgeRow, NodeRow, Reject, Row

Faults = Callable[[Iterable[Row]], list[str]]
FIXTURES, KFUPM = "openalex_fixtures", "openalex_works_kfupm"
#: Which fields these are about depends on the field list, which grows.
BY_THE_LIST = ("Field", "ABOUT", "EXPERT_IN")
#: File, date, and how many of each there are: distinct ids, pairs of work and author, pairs of author and institution.
HELD = [
    (f"{FIXTURES}/A-api-response.json", "2023-08-01", {
        "Expert": 1, "Organization": 1, "Country": 1, "LOCATED_IN": 1, "AFFILIATED_WITH": 1}),
    (f"{FIXTURES}/A5023888391.json", "2025-06-08", {
        "Expert": 1, "Organization": 8, "Country": 2, "LOCATED_IN": 8, "AFFILIATED_WITH": 8}),
    (f"{FIXTURES}/I27837315.json", "2025-06-17", {"Organization": 1, "Country": 1, "LOCATED_IN": 1}),
    (f"{FIXTURES}/W-api-response.json", "2024-02-18", {
        "Work": 1, "Expert": 1, "Organization": 1, "Country": 1, "LOCATED_IN": 1, "AUTHORED": 1, "AFFILIATED_WITH": 1}),
    (f"{FIXTURES}/W2741809807.json", "2025-06-11", {
        "Work": 1, "Expert": 9, "Organization": 8, "Country": 2, "LOCATED_IN": 7, "AUTHORED": 9,
        "AFFILIATED_WITH": 15, "PART_OF": 1}),
    (f"{FIXTURES}/openalexR_entity_list_samples.json", "2026-06-25", {
        "Work": 3, "Expert": 35, "Organization": 13, "Country": 8, "LOCATED_IN": 13, "AUTHORED": 32,
        "AFFILIATED_WITH": 55, "PART_OF": 2}),
    (f"{KFUPM}/A5002041459.json", "2026-02-07", {
        "Work": 12, "Expert": 22, "Organization": 9, "Country": 3, "LOCATED_IN": 9, "AUTHORED": 52,
        "AFFILIATED_WITH": 28, "PART_OF": 2}),
    (f"{KFUPM}/works.csv", "2026-02-05", {"Work": 3848, "Expert": 5275, "Organization": 1296, "AUTHORED": 21210}),
]


def counted(rows: Iterable[Row]) -> dict[str, int]:
    names = (row.label if isinstance(row, NodeRow) else row.type if isinstance(row, EdgeRow) else "Reject"
             for row in rows)
    return {name: count for name, count in Counter(names).items() if name not in BY_THE_LIST}


def told(path: Path) -> list[Row]:
    return list(openalex.delivery(path).rows)


@pytest.fixture(scope="module")
def export(shared_data: Path) -> list[Row]:
    """The rows of the flat export."""
    return told(shared_data / KFUPM / "works.csv")


@pytest.mark.parametrize(("name", "as_of", "held"), HELD, ids=[Path(name).name for name, _, _ in HELD])
def test_everything_in_a_file_is_told(
        shared_data: Path, name: str, as_of: str, held: dict[str, int], faults: Faults) -> None:
    path = shared_data / name
    assert openalex.recognises(path)
    delivery = openalex.delivery(path)
    rows = list(delivery.rows)
    assert counted(rows) == held and delivery.as_of == as_of
    if len(rows) < 1_000:
        assert faults(rows) == []


def test_the_flat_export_keeps_to_the_vocabulary(shared_data: Path, tmp_path: Path, faults: Faults) -> None:
    """Its first works, since the look for dangling ends takes time by the square of their number."""
    for name in ("works.csv", "work_institutions.csv", "work_topics.csv"):
        with (shared_data / KFUPM / name).open(encoding="utf-8", newline="") as opened:
            lines = list(islice(csv.reader(opened), 300))
        with (tmp_path / name).open("w", encoding="utf-8", newline="") as written:
            csv.writer(written).writerows(lines)
    assert faults(told(tmp_path / "works.csv")) == []


def test_no_end_of_the_flat_export_dangles_and_every_text_is_clean(export: list[Row]) -> None:
    things = {(row.label, row.key) for row in export if isinstance(row, NodeRow)}
    assert len(things) == sum(isinstance(row, NodeRow) for row in export), "said twice"
    ends = {(end.label, end.key) for row in export if isinstance(row, EdgeRow) for end in (row.start, row.end)}
    assert ends <= things
    values = [value for row in export if isinstance(row, NodeRow) for value in row.props.values()]
    assert [text for text in values if isinstance(text, str) and clean(text) != text] == []


def test_the_flat_export_says_how_many_have_no_name(shared_data: Path) -> None:
    """5,422 ids, of which 147 stand only where names and ids are not as many."""
    assert openalex.delivery(shared_data / KFUPM / "works.csv").notices == (
        "works.csv: 147 authors have no name that is surely theirs; they were left out.",)


def test_works_of_the_flat_export_as_they_stand_there(export: list[Row]) -> None:
    works = {row.key: row.props for row in export if isinstance(row, NodeRow) and row.label == "Work"}
    assert works["W2181906270"] == {
        "name": "Fractionation of grain size in terrestrial sediment routing systems", "doi": "10.1111/bre.12172",
        "openalex": "W2181906270", "year": 2015, "kind": None, "venue": "Basin Research", "cited_by": 37}
    assert sum(bool(props["doi"]) for props in works.values()) == 3361
    assert sum(bool(props["venue"]) for props in works.values()) == 3218
    assert not [props["name"] for props in works.values() if "<i>" in props["name"] or "&lt;" in props["name"]]
    written = [row.start.key for row in export
               if isinstance(row, EdgeRow) and row.type == "AUTHORED" and row.end.key == "W2181906270"]
    assert written == ["A5103059223", "A5002041459", "A5061640324", "A5008221503", "A5033147400", "A5059094360",
                       "A5006187359"]


def test_an_author_is_somewhere_from_the_first_year_to_the_last(shared_data: Path) -> None:
    years = {row.end.key: row.props for row in told(shared_data / KFUPM / "A5002041459.json")
             if isinstance(row, EdgeRow) and row.type == "AFFILIATED_WITH" and row.start.key == "A5002041459"}
    assert years == {"I4210143841": {"since": "2014", "until": "2026"}, "I47508984": {"since": "2014", "until": "2014"},
                     "I62856769": {"since": "2021", "until": "2021"}}


def test_parts_of_institutions(shared_data: Path) -> None:
    def wholes(name: str) -> set[tuple[str, str]]:
        return {(row.start.key, row.end.key) for row in told(shared_data / name)
                if isinstance(row, EdgeRow) and row.type == "PART_OF"}

    assert wholes(f"{KFUPM}/A5002041459.json") == {("I4210152837", "I4210143841"), ("I62856769", "I4210143841")}
    assert wholes(f"{FIXTURES}/openalexR_entity_list_samples.json") == {
        ("I2800969880", "I193531525"), ("I4210136608", "I4210138501")}


def test_an_institution_with_its_names_in_four_languages(shared_data: Path) -> None:
    (michigan,) = [row for row in told(shared_data / FIXTURES / "I27837315.json")
                   if isinstance(row, NodeRow) and row.label == "Organization"]
    assert {name: value for name, value in michigan.props.items() if name.startswith("name")} == {
        "name": "University of Michigan", "name_vi": "Đại học Michigan", "name_en": "University of Michigan",
        "name_ja": "ミシガン大学", "name_zh": "密西根大學"}
    assert (michigan.props["ror"], michigan.props["place"], michigan.kinds) == (
        "00jmfr291", "Ann Arbor", ("University",))


def test_an_author_who_was_deleted_is_rejected(shared_data: Path) -> None:
    (reject,) = told(shared_data / FIXTURES / "A5317838346.json")
    assert isinstance(reject, Reject) and "is nobody" in reject.reason


@pytest.mark.parametrize("name", ["C71924100", "F4320332161", "P4310319965", "S137773608", "T11636", "cardiac-imaging"])
def test_files_of_other_types_are_not_taken(shared_data: Path, name: str) -> None:
    path = shared_data / FIXTURES / f"{name}.json"
    assert not openalex.recognises(path)
    with pytest.raises(BadSource, match="no works, authors or institutions"):
        openalex.delivery(path)


@pytest.mark.parametrize("folder", ["ror_records", "orcid_samples", "eto_supply_chain", "twse_semiconductor",
                                    "csrankings_2017", "ai4eda_bib", FIXTURES, KFUPM])
def test_what_is_of_other_sources_is_not_recognised(shared_data: Path, folder: str) -> None:
    """Nor a folder of single files, which are asked for one by one."""
    own = {Path(name).name for name, _, _ in HELD} | {"A5317838346.json"}
    found = [shared_data / folder, *(path for path in (shared_data / folder).iterdir() if path.is_file())]
    assert {path.name for path in found if openalex.recognises(path)} == {path.name for path in found} & own


def test_reading_again_gives_the_same_rows(shared_data: Path, export: list[Row]) -> None:
    assert told(shared_data / KFUPM / "works.csv") == export
    for name, _, _ in HELD[:-1]:
        assert told(shared_data / name) == told(shared_data / name)
