"""ORCID's own samples of version 3.0, counted by hand; the people in them are of its sandbox."""

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from graph.errors import BadSource
from loaders import orcid
from loaders.source import Delivery, EdgeRow, NodeRow, Row

Faults = Callable[[Iterable[Row]], list[str]]
SANDBOX, SAMPLE = "0000-0002-7319-2192", "8888-8888-8888-8880"
SECTIONS = ("person", "employments", "educations", "qualifications", "works")
#: File: what it says, its date, the sections of its person that it covers, items that are not public.
COUNTED = {
    "record-full-3.0.json": (
        {"Expert": 1, "Organization": 1, "Country": 1, "Work": 1, "LOCATED_IN": 1, "AFFILIATED_WITH": 4, "AUTHORED": 1},
        "2019-06-07", tuple(f"{SANDBOX}/{section}" for section in SECTIONS)),
    # Education, employment, qualification and work are private in it.
    "record-3.0.xml": ({"Expert": 1}, "2001-12-31", tuple(f"{SAMPLE}/{section}" for section in SECTIONS)),
    # Twice the same employment and the same education, in two groups.
    "employments-3.0.xml": (
        {"Expert": 1, "Organization": 1, "Country": 1, "LOCATED_IN": 1, "AFFILIATED_WITH": 1}, "2017-01-18",
        (f"{SAMPLE}/employments",)),
    "educations-3.0.xml": (
        {"Expert": 1, "Organization": 1, "Country": 1, "LOCATED_IN": 1, "AFFILIATED_WITH": 1}, "2017-01-18",
        (f"{SAMPLE}/educations",)),
    "works-3.0.xml": ({"Expert": 1, "Work": 3, "AUTHORED": 3}, "2017-01-18", (f"{SAMPLE}/works",)),
    # Three of five employments, without places.
    "summary-3.0.xml": ({"Expert": 1, "Organization": 3, "AFFILIATED_WITH": 3}, "2024-01-01", ()),
    # Eleven contributors over the first four works and one, all with an iD of their own.
    "bulk-works-100-works-3.0.json": ({"Work": 100, "Expert": 11, "AUTHORED": 11}, None, ()),
    # Of the 51 contributors seven are support staff.
    "work-with-NISO-roles-51-contributors-3.0.json": ({"Work": 1, "Expert": 44, "AUTHORED": 44}, None, ()),
}
Deliveries = dict[str, tuple[Delivery, list[Row]]]


@pytest.fixture(scope="module")
def folder(shared_data: Path) -> Path:
    return shared_data / "orcid_samples"


@pytest.fixture(scope="module")
def deliveries(folder: Path) -> Deliveries:
    found = {name: orcid.delivery(folder / name) for name in COUNTED}
    return {name: (delivery, list(delivery.rows)) for name, delivery in found.items()}


def counted(rows: Iterable[Row]) -> Counter[str]:
    return Counter(row.label if isinstance(row, NodeRow) else row.type if isinstance(row, EdgeRow) else "reject"
                   for row in rows)


def expert(rows: Iterable[Row]) -> NodeRow:
    return next(row for row in rows if isinstance(row, NodeRow) and row.label == "Expert")


def test_what_each_sample_says(deliveries: Deliveries) -> None:
    for name, (said, as_of, covers) in COUNTED.items():
        delivery, rows = deliveries[name]
        assert counted(rows) == said, name
        assert (delivery.as_of if as_of else None, delivery.covers) == (as_of, covers), name


def test_every_row_keeps_to_the_vocabulary(deliveries: Deliveries, faults: Faults) -> None:
    assert {name: faults(rows) for name, (_, rows) in deliveries.items()} == {name: [] for name in COUNTED}


def test_what_is_private_is_left_out_and_counted(deliveries: Deliveries) -> None:
    notices = {name: delivery.notices for name, (delivery, _) in deliveries.items() if delivery.notices}
    assert notices == {"record-3.0.xml": ("record-3.0.xml: 4 items that are not public were left out.",)}


def test_who_the_person_of_the_sandbox_is(deliveries: Deliveries) -> None:
    assert expert(deliveries["record-full-3.0.json"][1]).props == {
        "name": "Three releasecandidate1", "name_order": "given_first", "orcid": SANDBOX, "about": None,
        "aliases": ["Other Name", "{}", "{yo}", "dreamofaredbird"], "website": "https://site1.com/"}
    assert expert(deliveries["record-3.0.xml"][1]).props == {
        "name": "credit-name", "name_order": "given_first", "orcid": SAMPLE, "about": "biography",
        "aliases": ["give-names family-name", "other-name-1"], "website": "http://url.com/"}


def test_no_address_is_taken(deliveries: Deliveries) -> None:
    assert "@" not in repr([rows for _, rows in deliveries.values()])


def test_roles_and_dates(deliveries: Deliveries) -> None:
    edges = [row for row in deliveries["record-full-3.0.json"][1]
             if isinstance(row, EdgeRow) and row.type == "AFFILIATED_WITH"]
    assert [(row.props["role"], row.part.rpartition("/")[2]) for row in edges] == [
        ("role-title, department-name", "employments"), ("Học tập: role-title, department-name", "educations"),
        ("Học tập: role-title, !GAllows!", "educations"), ("Bằng cấp: role-title, department-name", "qualifications")]
    assert {(row.props["since"], row.props["until"]) for row in edges} == {("1948-02-02", "1948-02-02")}


def test_a_doi_of_another_version_or_a_wrong_one_is_not_the_works(deliveries: Deliveries) -> None:
    (work,) = (row for row in deliveries["record-full-3.0.json"][1] if isinstance(row, NodeRow) and row.label == "Work")
    assert (work.key, work.props["doi"], work.props["year"]) == (f"{SANDBOX}/work/178602", None, 2012)
    (work,) = (row for row in deliveries["work-with-NISO-roles-51-contributors-3.0.json"][1]
               if isinstance(row, NodeRow) and row.label == "Work")
    assert (work.key, work.props["doi"]) == ("10.1187/20110404", "10.1187/20110404")


def test_contributors_stand_where_they_are_listed(deliveries: Deliveries) -> None:
    rows = deliveries["work-with-NISO-roles-51-contributors-3.0.json"][1]
    positions = [row.props["position"] for row in rows if isinstance(row, EdgeRow)]
    assert positions == [*range(1, 15), *range(22, 52)]
    assert expert(rows).props == {"name": "Jordan", "orcid": "0000-0002-5391-5437"}


def test_a_section_that_does_not_say_whose_it_is_needs_the_name_of_its_file(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(BadSource, match="does not say whose it is; name the file by the person's ORCID iD"):
        orcid.delivery(folder / "person-3.0.xml")
    named = tmp_path / f"{SAMPLE}.xml"
    named.write_bytes((folder / "person-3.0.xml").read_bytes())
    delivery = orcid.delivery(named)
    assert delivery.covers == (f"{SAMPLE}/person",) and delivery.as_of == "2016-04-14"
    assert [row.props["name"] for row in delivery.rows if isinstance(row, NodeRow)] == ["credit-name"]


def test_the_samples_are_recognised_and_their_neighbours_not(folder: Path, shared_data: Path) -> None:
    assert all(orcid.recognises(folder / name) for name in (*COUNTED, "person-3.0.xml"))
    others = [folder / "SOURCE.md", folder / "LICENSE", folder / "absent", folder,
              *(shared_data / "ror_records").glob("*.json"), *(shared_data / "openalex_fixtures").rglob("*.json")]
    assert len(others) > 6 and not [path.name for path in others if orcid.recognises(path)]
