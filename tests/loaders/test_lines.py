"""Lines of CSV files: what is broken is told by its line, and nothing else is lost."""

import csv
import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import BadSource
from loaders.lines import changed, digest, headings, lines
from loaders.source import Reject


def test_lines_have_the_number_where_they_begin(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes('\ufeffname,about\r\nA,"one\r\ntwo"\r\n\r\nB,three\r\nC\r\n'.encode())
    assert headings(path) == {"name", "about"}
    found = list(lines(path))
    assert found[:2] == [(2, {"name": "A", "about": "one\r\ntwo"}), (5, {"name": "B", "about": "three"})]
    assert isinstance(found[2], Reject) and (found[2].file, found[2].line) == ("a.csv", 6)


@pytest.mark.parametrize(("broken", "after"), [
    ('"' + "x\n" * 40_000, 40_003), ("x" * 300_000 + "\n", 4), ('"' + "x" * 300_000 + '"\n', 4),
    ('"' + "x" * 59_990 + "\n", None)])
@pytest.mark.parametrize("limit", [131_072, 10_000_000])
def test_a_line_without_end_loses_only_what_it_swallows(
        tmp_path: Path, broken: str, after: int | None, limit: int) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"name\nA\n{broken}B\n", "utf-8")
    before = csv.field_size_limit(limit)
    try:
        first, second, *rest = lines(path)
    finally:
        csv.field_size_limit(before)
    assert first == (2, {"name": "A"})
    if after is None:
        assert not isinstance(second, Reject) and second[1]["name"].endswith("\nB\n") and rest == []
    else:
        assert isinstance(second, Reject) and second.line == 3 and "cannot be read as CSV" in second.reason
        assert rest[-1] == (after, {"name": "B"})


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "no.csv"
    assert headings(path) == headings(tmp_path) == frozenset()
    for ask in (lambda: list(lines(path)), lambda: [changed(path)], lambda: [digest(path)]):
        with pytest.raises(BadSource, match=r"^no\.csv: the file cannot be read"):
            ask()


def test_date_and_hash_of_several_files(tmp_path: Path) -> None:
    one, two = tmp_path / "1", tmp_path / "2"
    for path, day in ((one, 1_700_000_000), (two, 1_600_000_000)):
        path.write_bytes(path.name.encode())
        os.utime(path, (day, day))
    assert changed(two) == "2020-09-13" and changed(one, two) == "2023-11-14"
    assert digest(one, two) == hashlib.sha256(b"12").hexdigest() != digest(two, one)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300) | st.lists(st.sampled_from(
    [b",", b'"', b"\n", b"\r", b"\x00", b"\xff", b"a", "ế".encode(), b"\xef\xbb\xbf"]), max_size=40).map(b"".join))
def test_no_bytes_do_harm(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(content)
    headings(path)
    found = list(lines(path))
    assert found == list(lines(path))
    for one in found:
        assert one.reason if isinstance(one, Reject) else all(isinstance(cell, str) for cell in one[1].values())
