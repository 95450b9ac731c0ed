"""The city's people as records, and the measurements on a city so small that they cost nothing."""

from collections import defaultdict

from benchmarks.identity import speed
from benchmarks.identity.people import People


def test_every_sheet_row_follows_the_catalogues_record_of_its_person() -> None:
    records = list(People(400).records())
    assert len({one.id for one in records}) == len(records)
    listed = [place for place, one in enumerate(records) if one.id[0] == "s"]
    assert 0.1 < len(listed) / len(records) < 0.16
    for place in listed:
        catalogued, row = records[place - 1:place + 1]
        assert catalogued.id == f"c{row.id[1:]}"
        assert row.stays[0] == catalogued.stays[0]
        assert {*row.identifiers} <= {*catalogued.identifiers}


def test_whoever_wrote_a_work_has_the_others_as_coauthors() -> None:
    wrote = defaultdict(list)
    for one in People(400).records():
        for work in one.works:
            wrote[work].append(one)
    assert len(wrote) > 200
    for authors in wrote.values():
        for one in authors:
            assert {other.name for other in authors if other is not one} <= {*one.coauthors}


def test_a_part_of_the_people_has_the_records_that_it_has_among_all() -> None:
    people = People(400)
    some = [one for one in people.records() if 100 <= int(one.id[1:]) < 120]
    assert list(people.records(range(100, 120))) == some


def test_ours_and_bare_splink_are_measured_on_the_same_rows_and_the_new_against_what_exists() -> None:
    ours, theirs, new = speed.run(300, 300, 30)
    assert ours["set"] == theirs["set"]
    assert new["set"] == "city 30 to 300"
    assert ours["recall"] > 0.5
    assert ours["times_bare"] > 0
    assert min(row["megabytes"] for row in (ours, theirs, new)) > 50
