"""The flat export: whose name is whose id, and what of it is not sure."""

import csv
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from graph.errors import BadSource
from loaders import openalex
from loaders.source import Delivery, EdgeRow, NodeRow, Reject, Row

HEADINGS = ["work_id", "doi", "author_openalex_id", "all_authors", "title", "publication_date", "year", "venue",
            "citations", "coauthor_openalex_ids"]
ADDRESS = "https://openalex.org/"


def line(number: int, asked: str, names: str, others: str, **more: str) -> dict[str, str]:
    return {"work_id": f"{ADDRESS}W{number:03}", "doi": f"https://doi.org/10.1234/{number}",
            "author_openalex_id": asked, "all_authors": names, "title": f"Title {number}",
            "publication_date": f"2020-01-{number:02}", "year": "2020", "venue": "Journal", "citations": "3",
            "coauthor_openalex_ids": others, **more}


class Export:
    """A folder with an export in it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.path = folder, folder / "works.csv"

    def works(self, *lines: dict[str, str], headings: Iterable[str] = HEADINGS) -> None:
        self._write("works.csv", headings, lines)

    def beside(self, name: str, headings: list[str], *rows: list[str]) -> None:
        self._write(name, headings, [dict(zip(headings, row, strict=True)) for row in rows])

    def _write(self, name: str, headings: Iterable[str], lines: Iterable[dict[str, str]]) -> None:
        with (self.folder / name).open("w", encoding="utf-8", newline="") as opened:
            table = csv.DictWriter(opened, list(headings), extrasaction="ignore")
            table.writeheader()
            table.writerows(lines)

    def delivery(self) -> Delivery:
        return openalex.delivery(self.path)

    def rows(self) -> list[Row]:
        return list(self.delivery().rows)

    def authors(self) -> list[tuple[str, str, int]]:
        """Author, work and position."""
        return [(row.start.key, row.end.key, row.props["position"]) for row in self.rows()
                if isinstance(row, EdgeRow) and row.type == "AUTHORED"]

    def names(self) -> dict[str, Any]:
        return {row.key: row.props["name"] for row in self.rows() if isinstance(row, NodeRow) and row.label == "Expert"}


@pytest.fixture
def export(tmp_path: Path) -> Export:
    return Export(tmp_path)


def test_who_was_asked_for_is_the_name_that_all_the_works_share(export: Export) -> None:
    export.works(line(1, "A001", "An; Bình; Chi", "A002|A003"), line(2, "A001", "Dũng; An", "A004"))
    assert export.names() == {"A001": "An", "A002": "Bình", "A003": "Chi", "A004": "Dũng"}
    assert export.authors() == [("A001", "W001", 1), ("A002", "W001", 2), ("A003", "W001", 3),
                                ("A004", "W002", 1), ("A001", "W002", 2)]
    assert export.delivery().notices == ()


def test_where_two_could_be_meant_nobody_is(export: Export) -> None:
    export.works(line(1, "A001", "An; Bình", "A002"))
    assert export.names() == {} and "2 authors" in export.delivery().notices[0]


def test_a_name_that_is_known_from_elsewhere_decides(export: Export) -> None:
    export.works(line(1, "A001", "An; Bình", "A002"), line(2, "A003", "Chi; Bình", "A002"),
                 line(3, "A003", "Chi; Dũng", "A004"))
    assert export.names() == {"A003": "Chi", "A002": "Bình", "A004": "Dũng"}
    assert ("A002", "W001", 2) in export.authors() and "1 authors" in export.delivery().notices[0]


def test_ids_as_many_as_names_are_all_of_them(export: Export) -> None:
    """The one for whom the work was asked is among them under another id."""
    export.works(line(1, "A001", "An; Bình", "A009|A002"), line(2, "A001", "An; Chi", "A003"),
                 line(3, "A001", "An; Dũng", "A004"))
    assert ("A009", "W001", 1) in export.authors() and ("A001", "W001", 1) not in export.authors()


def test_of_a_list_that_was_cut_off_only_those_count_who_are_known(export: Export) -> None:
    export.works(line(1, "A001", "An; Bình", "A002"), line(2, "A001", "An; Chi", "A003"),
                 line(3, "A001", "X; Bình; An; Y; Y; Z", "A002|A007"))
    assert [found for found in export.authors() if found[1] == "W003"] == [("A002", "W003", 2), ("A001", "W003", 3)]
    assert "1 authors" in export.delivery().notices[0]


def test_institutions_and_topics_stand_beside(
        export: Export, faults: Callable[[Iterable[Row]], list[str]]) -> None:
    export.works(line(1, "A001", "An", ""), line(2, "A001", "An", ""))
    alone = export.delivery().file_hash
    export.beside("work_institutions.csv", ["work_id", "institution_id", "institution_name"],
                  [f"{ADDRESS}W001", f"{ADDRESS}I001", "University One"],
                  [f"{ADDRESS}W001", f"{ADDRESS}I001", "Univ. One"], [f"{ADDRESS}W009", f"{ADDRESS}I009", "Nine"])
    export.beside("work_topics.csv", ["work_id", "topic_id", "topic_name"],
                  [f"{ADDRESS}W002", f"{ADDRESS}T10363", "Low-power VLSI"])
    rows = export.rows()
    assert [row.props for row in rows if isinstance(row, NodeRow) and row.label == "Organization"] == [
        {"name": "University One", "ror": None, "openalex": "I001"}]
    assert [row.start.key for row in rows if isinstance(row, EdgeRow) and row.type == "ABOUT"] == ["W002"]
    assert faults(rows) == [] and export.delivery().file_hash != alone


def test_the_date_is_that_of_the_newest_work(export: Export) -> None:
    export.works(line(1, "A001", "An", ""), line(9, "A001", "An", ""),
                 line(3, "A001", "An", "", publication_date="2999-01-01"))
    assert export.delivery().as_of == "2020-01-09"


def test_a_line_that_is_none_is_rejected_with_its_number(export: Export) -> None:
    export.works(line(1, "A001", "An", ""), line(2, "A001", "An", "", year="two thousand"),
                 line(3, "A001", "An", "", work_id="W?"), line(4, "A001", "An", "", title=""))
    rejects = [row for row in export.rows() if isinstance(row, Reject)]
    assert [(reject.file, reject.line, reject.column) for reject in rejects] == [
        ("works.csv", 3, "publication_year"), ("works.csv", 4, "id"), ("works.csv", 5, "title")]


def test_only_such_a_table_is_recognised(export: Export, tmp_path: Path) -> None:
    export.works(line(1, "A001", "An", ""))
    assert openalex.recognises(export.path)
    export.works(headings=["work_id", "title"])
    assert not openalex.recognises(export.path)
    for name, content in (("a.csv", b""), ("b.csv", b"\xff\xfe\x00"), ("c.csv", b'"'), ("d.csv", b"x" * 50_000)):
        (tmp_path / name).write_bytes(content)
        assert not openalex.recognises(tmp_path / name)


@pytest.mark.parametrize("content", [b"\xff", b'"never closed', b"a" * 200_000, b"a,b,c"])
def test_a_line_that_cannot_be_read_leaves_the_others(export: Export, content: bytes) -> None:
    export.works(line(1, "A001", "An", ""))
    export.path.write_bytes(export.path.read_bytes() + content)
    assert export.names() == {"A001": "An"}
    (reject,) = [row for row in export.rows() if isinstance(row, Reject)]
    assert (reject.file, reject.line) == ("works.csv", 3) and reject.reason.endswith(".")


def test_text_that_is_no_utf8_spoils_its_own_line_only(export: Export) -> None:
    export.works(line(1, "A001", "An", ""), line(2, "A001", "An; B?nh", "A002"))
    export.path.write_bytes(export.path.read_bytes().replace(b"B?nh", b"B\xecnh"))
    assert export.names() == {"A001": "An"}
    assert [row.line for row in export.rows() if isinstance(row, Reject)] == [3]


def test_a_table_that_is_too_large_is_told(export: Export) -> None:
    export.works(line(1, "A001", "An", ""))
    with export.path.open("ab") as opened:
        opened.truncate(21 * 1024 * 1024)
    with pytest.raises(BadSource, match=r"works\.csv: the file has 21\.0 MB and 20 MB is the limit"):
        export.delivery()


def test_a_table_beside_that_is_another_one_is_told(export: Export) -> None:
    export.works(line(1, "A001", "An", ""))
    export.beside("work_topics.csv", ["name"], ["x"])
    with pytest.raises(BadSource, match=r"work_topics\.csv: the columns work_id and topic_id are needed"):
        export.delivery()
