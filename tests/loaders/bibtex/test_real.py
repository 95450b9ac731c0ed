"""A public bibliography of papers on machine learning for chip design: seventeen files, counted by hand."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from graph.errors import BadSource
from loaders import bibtex
from loaders.source import EdgeRow, NodeRow, Row
from loaders.tagging import by_words

#: File: works, people named as authors, works with a DOI of their own (in ``doi``, or in ``url`` at doi.org).
COUNTED = {
    "CTS": (5, 23, 5), "all": (9, 46, 1), "analog": (21, 126, 7), "arch": (2, 16, 1), "circuit": (17, 98, 8),
    "data": (1, 6, 0), "floorplan": (5, 35, 3), "hls": (4, 18, 2), "layoutVer": (26, 129, 13), "logicSyn": (10, 43, 6),
    "opc": (11, 59, 6), "place": (24, 137, 2), "routing": (7, 37, 0), "testing": (3, 20, 2),
    # One of its 116 authors is "Departments, ECE", which is nobody.
    "timing": (23, 115, 16), "tmp": (1, 7, 0),
}
Rows = dict[str, list[Row]]


@pytest.fixture(scope="module")
def folder(shared_data: Path) -> Path:
    return shared_data / "ai4eda_bib"


@pytest.fixture(scope="module")
def rows(folder: Path) -> Rows:
    return {name: list(bibtex.delivery(folder / f"{name}.bib").rows) for name in COUNTED}


def nodes(rows: Iterable[Row], label: str) -> list[NodeRow]:
    return [row for row in rows if isinstance(row, NodeRow) and row.label == label]


def test_every_entry_and_author_is_there(rows: Rows) -> None:
    read = {name: (len(nodes(told, "Work")), len(nodes(told, "Expert")),
                   sum(bool(work.props["doi"]) for work in nodes(told, "Work"))) for name, told in rows.items()}
    assert read == COUNTED
    assert [sum(counts) for counts in zip(*read.values(), strict=True)] == [169, 915, 72]


def test_nothing_is_rejected_and_every_row_keeps_to_the_vocabulary(
        rows: Rows, faults: Callable[[Iterable[Row]], list[str]]) -> None:
    assert {name: faults(told) for name, told in rows.items()} == {name: [] for name in COUNTED}


def test_a_file_of_three_empty_lines_is_refused(folder: Path) -> None:
    assert (folder / "simulation.bib").stat().st_size == 3
    assert not bibtex.recognises(folder / "simulation.bib")
    with pytest.raises(BadSource, match=r"simulation\.bib: no entry was found"):
        bibtex.delivery(folder / "simulation.bib")


def test_the_files_are_recognised_and_their_neighbours_not(folder: Path) -> None:
    assert all(bibtex.recognises(folder / f"{name}.bib") for name in COUNTED)
    assert not any(bibtex.recognises(folder / name) for name in ("SOURCE.md", "LICENSE.mit", "pub.yaml"))
    assert not bibtex.recognises(folder) and not bibtex.recognises(folder / "absent.bib")


def test_one_entry_as_it_should_be(rows: Rows) -> None:
    work = next(row for row in nodes(rows["layoutVer"], "Work") if row.key == "10.1109/tcad.2020.3015903")
    assert work.props == {
        "name": "Bridging the Gap Between Layout Pattern Sampling and Hotspot Detection via Batch Active Learning",
        "doi": "10.1109/tcad.2020.3015903", "year": 2021, "kind": "article",
        "venue": "IEEE Transactions on Computer-Aided Design of Integrated Circuits and Systems"}
    authors = [row.props for row in nodes(rows["layoutVer"], "Expert") if row.key.startswith(f"{work.key}#")]
    assert [author["name"] for author in authors] == [
        "Haoyu Yang", "Shuhe Li", "Cyrus Tabery", "Bingqing Lin", "Bei Yu"]
    assert {author["name_order"] for author in authors} == {"given_first"}
    positions = [row.props["position"] for row in rows["layoutVer"]
                 if isinstance(row, EdgeRow) and row.type == "AUTHORED" and row.end.key == work.key]
    assert positions == [1, 2, 3, 4, 5]


def test_latex_is_gone_and_signs_are_kept(rows: Rows) -> None:
    works = [work for told in rows.values() for work in nodes(told, "Work")]
    people = [person.props["name"] for told in rows.values() for person in nodes(told, "Expert")]
    texts = [*people, *(text for work in works for text in (work.props["name"], work.props["venue"]) if text)]
    assert not [text for text in texts if set("{}\\~$") & set(text)]
    assert "DAMO: Deep Agile Mask Optimization for Full Chip Scale" in texts
    assert "Proceedings of the 39th International Conference on Computer-Aided Design, (ICCAD '20)" in texts
    assert "2022 Design, Automation & Test in Europe Conference & Exhibition (DATE)" in texts
    assert "2021 Design, Automation & Test in Europe Conference & Exhibition (DATE)" in texts
    assert {"Chak-Wa Pui", "Sheldon X.-D. Tan", "Sai Manoj P. D.", "Sung Kyu Lim", "Martin D.F. Wong"} <= set(people)


def test_a_wrong_doi_is_none_and_the_work_stays(rows: Rows) -> None:
    damo = [work for name in ("all", "opc") for work in nodes(rows[name], "Work") if "DAMO" in work.props["name"]]
    assert [(work.props["doi"], work.key) for work in damo] == [
        (None, "damo deep agile mask optimization for full chip scale|2020")] * 2


def test_works_are_about_what_their_titles_name(rows: Rows) -> None:
    found = 0
    for told in rows.values():
        edges = [row for row in told if isinstance(row, EdgeRow) and row.type == "ABOUT"]
        found += len(edges)
        assert all(row.props["matched"] for row in edges)
        for work in nodes(told, "Work"):
            about = {row.end.key for row in edges if row.start.key == work.key}
            assert about >= {tagged.code for tagged in by_words(work.props["name"])}
    assert found > 30
