"""Affiliations to organisations: names in all their ways, and what is no name of them."""

from pathlib import Path

import pytest

from benchmarks.identity.affiliations import affiliations
from benchmarks.identity.measures import scores
from benchmarks.identity.organisations import merged
from graph.match.affiliations import Affiliations
from graph.match.records import Body

BODIES = [
    Body("hucd", ("Hanoi University of Chip Design", "Đại học Thiết kế Vi mạch Hà Nội", "HUCD"), "VN", "Hanoi"),
    Body("minato", ("University of Minato", "港大学"), "JP", "Minato"),
    Body("lakes", ("Great Lakes University",), "US", "Erie, Pennsylvania"),
    Body("hospital", ("Great Lakes University Hospital",), "US", "Erie, Pennsylvania"),
    Body("system", ("University of Arcadia System", "University of Arcadia", "UA"), "US", "Riverton, Arcadia"),
    Body("river", ("University of Arcadia Riverton",), "US", "Riverton, Arcadia", (), (),
         ("University of Arcadia System",)),
    Body("hill", ("University of Arcadia at Hillside", "UAH"), "US", "Hillside, Arcadia"),
    Body("health", ("University of Arcadia Health Science Center at Hillside",), "US", "Hillside, Arcadia"),
    Body("twin1", ("St. Mary's Hospital",), "US", "Hillside, Arcadia"),
    Body("twin2", ("Saint Mary Hospital",), "US", "Riverton, Arcadia"),
    Body("firm-us", ("Brightwafer (United States)",), "US", "Austin, Texas"),
    Body("firm-jp", ("Brightwafer (Japan)",), "JP", "Osaka"),
    Body("lab", ("Device Laboratory",), "US", "Riverton, Arcadia"),
    Body("cira", ("Cooperative Institute for Riverine Analysis", "CIRA"), "US", "Hillside, Arcadia"),
    Body("thornbury", ("Thornbury College",), "US", "Keene, New Hampshire"),
    Body("gone", ("Old Lakes College",), "US", "Erie, Pennsylvania", ended=True),
    Body("center", ("Quillon Center for Wafer Science",), "US", "Erie, Pennsylvania", (), (), ("Quillon",)),
]


@pytest.fixture(scope="module")
def found() -> Affiliations:
    """A finder of a few made-up organisations."""
    return Affiliations(BODIES)


@pytest.mark.parametrize(("text", "expected"), [
    ("Dept. of Physics, Great Lakes Univ., Erie, PA 16501, USA", ["lakes"]),
    ("1Great Lakes University", ["lakes"]),
    ("GREAT LAKES UNIVERSITY, ERIE", ["lakes"]),
    ("Department of Neurology Great Lakes University School of Medicine Erie PA USA", ["lakes"]),
    ("Great Lakes University Hospital, Erie", ["hospital"]),
    ("Khoa Điện tử, ĐH Thiết kế Vi mạch Hà Nội, Việt Nam", ["hucd"]),
    ("Hanoi Univ. of Chip Design &amp; friends; hanoi@hucd.example", ["hucd"]),
    ("HUCD, Hanoi, Vietnam", ["hucd"]),
    # Turned round, with a slip, by its city, of its school, abbreviated with its city.
    ("Faculty of Education, Minato University", ["minato"]),
    ("Great Lakes Univeristy, Erie, USA", ["lakes"]),
    ("University of Arcadia, Hillside, USA", ["hill"]),
    ("School of Law, University of Arcadia, USA", ["river"]),
    ("University of Arcadia, Hillside Health Science Center, Hillside", ["health"]),
    ("Thornbury Medical School, USA", ["thornbury"]),
    ("CIRA Diagnostics Group, Hillside, Arcadia", ["cira"]),
    ("Center for Wafer Science, Quillon, Erie", ["center"]),
    # One of several by its city, a branch by its country.
    ("St Mary's Hospital, Riverton", ["twin2"]),
    ("Brightwafer Corporation, Osaka, Japan", ["firm-jp"]),
    ("Brightwafer Research Laboratories, Austin, TX, USA", ["firm-us"]),
    ("Great Lakes University and Thornbury College", ["lakes", "thornbury"]),
    ("Old Lakes College, Erie, USA", []),
])
def test_what_an_affiliation_names(found: Affiliations, text: str, expected: list[str]) -> None:
    assert [sorted(ids) for ids in found.find([text])] == [sorted(expected)]


@pytest.mark.parametrize("text", [
    "", "  ", "Erie", "Beijing 100871", "Department of Physics", "Retired",
    "Great Lakes University, Entebbe, Uganda",
    "East Great Lakes University",
    "Great Lakes University of Education",
    "St. Mary's Hospital, USA",
    "Brightwafer",
    "Thin-Film Device Laboratory, USA",
    "University of Arcadia at Fairview",
    "Catholic University of Minato",
    "Minato University of Uganda, Kampala, Uganda",
    "PA, USA",
])
def test_what_names_none_of_them(found: Affiliations, text: str) -> None:
    assert found.find([text]) == [()]


def test_an_order_and_its_length_are_kept(found: Affiliations) -> None:
    texts = ["Thornbury College, Keene", "nowhere", "Great Lakes University; Thornbury College; Great Lakes University"]
    assert found.find(texts) == [("thornbury",), (), ("lakes", "thornbury")]
    assert found.find([]) == []


def test_nobody_is_found_among_none() -> None:
    assert Affiliations([]).find(["Great Lakes University"]) == [()]


def test_affiliations_with_known_answers(shared_data: Path) -> None:
    given = merged(shared_data)
    known = {body.id for body in given}
    told = [one for one in affiliations(shared_data) if one.ids <= known]
    answers = [set(ids) for ids in Affiliations(given).find([one.text for one in told])]
    hits = sum(len(one.ids & ids) for one, ids in zip(told, answers, strict=True))
    assert len(told) > 300
    assert scores(hits, sum(map(len, answers)), sum(len(one.ids) for one in told)).f1 >= 0.94
