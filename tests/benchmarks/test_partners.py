"""The back-test of the partner finder: its measures by hand, and its files small enough to see through."""

import json
from pathlib import Path

import numpy as np
import pytest

from benchmarks.partners import __main__ as bench
from benchmarks.partners import sets
from benchmarks.partners.judging import judged
from benchmarks.partners.methods import BASELINES, COLUMNS, OURS
from graph.analysis.partners.features import features
from graph.analysis.partners.history import new_ties


def test_an_order_is_judged_by_its_first_hit() -> None:
    score, hits = np.array([5.0, 4.0, 3.0, 2.0]), np.array([False, True, False, True])
    # Of four pairs of a hit and another the hit is ahead in one: 4 before 3.
    assert judged(score, hits) == (0.5, True, 0.25)
    assert judged(np.arange(20.0)[::-1], np.arange(20) == 10) == (1 / 11, False, pytest.approx(9 / 19))


def test_equals_favour_nobody() -> None:
    # Four equals, one of them a hit: on average it is (4 + 1) / 2 = 2.5th; of two hits the first is 5 / 3rd.
    assert judged(np.zeros(4), np.array([True, False, False, False])) == (1 / 2.5, True, 0.5)
    assert judged(np.zeros(4), np.array([True, True, False, False])).reciprocal == pytest.approx(3 / 5)
    assert judged(np.array([1.0]), np.array([True])) == (1.0, True, 1.0)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two sets: papers of four people up to 2012, and countries; the two others are not there."""
    papers, countries = tmp_path / "vispubdata", tmp_path / "openalex_country_collab"
    papers.mkdir()
    countries.mkdir()
    rows = [("10.1/tvcg.2009.1", "Ann", 1, "F", "Uni A"), ("10.1/tvcg.2009.1", "Bob", 2, "L", "Uni B"),
            ("10.1/tvcg.2010.2", "Bob", 1, "F", "Uni B"), ("10.1/tvcg.2010.2", "Cai", 2, "L", ""),
            ("10.1/tvcg.2010.3", "Dan", 1, "F", "Uni A"), ("10.1/tvcg.2010.3", "", 2, "L", ""),
            ("10.1/tvcg.2012.4", "Cai", 2, "L", "Uni B"), ("10.1/tvcg.2012.4", "Ann", 1, "F", "Uni A"),
            ("10.1/tvcg.2012.4", "Eve", 3, "L", "Uni B"), ("10.1/no-year", "Ann", 1, "F", "Uni A")]
    (papers / "authors_papers_to_2012.csv").write_text(
        "Paper DOI,Author Names,PositionNumber,PositionCode,Affiliation\n"
        + "".join(",".join(map(str, row)) + "\n" for row in rows), "utf-8")
    (countries / "openalex_country_coauthorship_1990_2014.csv").write_text(
        "year,country_a,country_b,works\n2012,VN,JP,3\n2013,JP,US,2\n2014,US,VN,1\n", "utf-8")
    return tmp_path


def test_papers_become_a_history(folder: Path) -> None:
    history = sets.vispubdata(folder / "vispubdata")
    assert history is not None and history.count == 5 and history.year == 2012
    before = history.until(2010)
    # Ann, Bob, Cai, Dan and Eve by name; Ann and Cai come together, Eve was seen by nobody.
    assert {one: hits.tolist() for one, hits in new_ties(before, history).items()} == {0: [2], 2: [0]}
    made = features(before)
    row = made.of(0)[2]
    values = {method: float(row[made.names.index(column)]) for method, column in COLUMNS.items()}
    assert values == pytest.approx({
        "common_neighbours": 1, "adamic_adar": 1 / np.log(2), "preferential_attachment": 1, "recent_works": 1,
        "adamic_adar_recent": 2 / np.log(2)})
    # Both first and last of two: 0 and 1 of the way.
    assert history.doings.place.tolist()[:4] == [0, 1, 0, 1] and row[made.names.index("house")] == 0


def test_what_is_not_there_is_left_out(folder: Path) -> None:
    assert [(one.name, one.until, one.dated) for one in sets.found(folder)] == [
        ("vispubdata", 2010, True), ("openalex_country_collab", 2013, True)]
    assert [one.until for one in sets.found(folder, 2009)] == [2009, 2009]
    assert list(sets.found(folder / "nothing")) == []


def test_one_line_of_json_for_each_set_and_method(folder: Path, monkeypatch: pytest.MonkeyPatch,
                                                  capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["partners", "--data", str(folder), "--json"])
    bench.main()
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["set"], row["method"]) for row in rows] == [
        (name, method) for name in ("vispubdata", "openalex_country_collab") for method in (OURS, *COLUMNS)]
    assert {*BASELINES} < {*COLUMNS}
    assert all(list(row) == ["set", "method", "new_ties", "hits_at_10", "mrr", "auc", "seconds"] for row in rows)
    papers = {row["method"]: row for row in rows[:6]}
    # Candidates of Ann: Cai and Dan; of Cai: Ann and Dan. By neighbours in common the hit is always first; by degree,
    # too, for Dan is alone; by works Dan is its equal: (2 + 1) / 2.
    assert papers["common_neighbours"]["mrr"] == papers["preferential_attachment"]["mrr"] == 1
    assert papers["recent_works"]["mrr"] == pytest.approx(1 / 1.5, abs=1e-4) and papers["recent_works"]["auc"] == 0.5
    assert papers["ketnoi"]["new_ties"] == 2
    # Vietnam and the United States came together, and neither had anybody else to meet.
    assert all(row["mrr"] == 1 and row["new_ties"] == 2 for row in rows[6:])


def test_works_of_many_authors_are_left_out(tmp_path: Path) -> None:
    head = "work_id,author_openalex_id,title,year,venue,coauthor_openalex_ids\n"
    many = "|".join(f"A{at}" for at in range(1, 26))
    (tmp_path / "works.csv").write_text(
        f"{head}W1,A0,Deep Etch,2015,Journal,{many}\nW2,A1,Etch,2016,,A2|A1\nW3,A3,,,,A1\n", "utf-8")
    (tmp_path / "work_topics.csv").write_text("work_id,topic_id\nW2,T1\n", "utf-8")
    history = sets.openalex_works(tmp_path)
    assert history is not None and history.count == 2 and history.year == 2016
    assert {name: len(said.who) for name, said in history.traits.items()} == {
        "house": 0, "topic": 2, "venue": 0, "title": 2}


def test_a_tenth_of_edges_without_years_is_held_out(tmp_path: Path) -> None:
    ring = [(at, (at + 1) % 500) for at in range(500)] + [(at, (at + 7) % 500) for at in range(500)]
    (tmp_path / "CA-GrQc_train.txt").write_text(
        "# FromNodeId\n" + "".join(f"{a} {b}\n{b} {a}\n" for a, b in ring) + "3 3\n", "utf-8")
    history = sets.snap_coauthor(tmp_path)
    assert history is not None and len(history.meetings.one) == 2 * 1000
    assert 0.07 < float((history.meetings.year == 1).mean()) < 0.13


def test_a_set_without_years_is_asked_whatever_year_is_named(folder: Path) -> None:
    snap = folder / "snap_coauthor"
    snap.mkdir()
    (snap / "CA-GrQc.txt").write_text("# Nodes: 4\n1\t2\n2\t1\n2\t3\n3\t4\n", "utf-8")
    untils = {one.name: one.until for one in sets.found(folder, 2011)}
    assert untils == {"vispubdata": 2011, "openalex_country_collab": 2011, "snap_coauthor": 0}


def test_a_folder_without_a_set_and_a_year_without_new_ties_are_told(folder: Path, monkeypatch: pytest.MonkeyPatch,
                                                                     capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["partners", "--data", str(folder / "vispubdata" / "nowhere")])
    with pytest.raises(SystemExit, match="2"):
        bench.main()
    assert "holds none of the sets vispubdata," in capsys.readouterr().err
    monkeypatch.setattr("sys.argv", ["partners", "--data", str(folder), "--until", "2014"])
    bench.main()
    out, err = capsys.readouterr()
    assert out == "" and err.count("came together anew in the years after") == 2
