"""Records of JSON in every wrapping, and what is said of those that cannot be read."""

import gzip
import io
import json
import tracemalloc
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import BadSource
from loaders import position, records
from loaders.source import Reject

THREE: list[dict[str, Any]] = [{"id": 1, "name": "Đại học A"}, {"id": 2, "in": {"a": [1, 2.5]}}, {"id": 3}]


def written(folder: Path, name: str, body: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(body if isinstance(body, bytes) else body.encode())
    return path


def good(path: Path) -> list[dict[str, Any]]:
    return [one[1] for one in records.records(path) if not isinstance(one, Reject)]


def bad(path: Path) -> list[tuple[int, str]]:
    return [(one.line, one.reason) for one in records.records(path) if isinstance(one, Reject)]


def lines(of: list[dict[str, Any]]) -> str:
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in of)


WRAPPINGS: dict[str, bytes] = {
    "lines.jsonl": lines(THREE).encode(),
    "spaced.jsonl": lines(THREE).replace("\n", "\r\n\r\n").encode(),
    "bom.jsonl": b"\xef\xbb\xbf" + lines(THREE).encode(),
    "array.json": json.dumps(THREE).encode(),
    "pretty.json": ("\n  " + json.dumps(THREE, indent=2)).encode(),
    "answer.json": json.dumps({"meta": {"count": 3}, "results": THREE}, indent=1).encode(),
    "answer-in-a-line.json": json.dumps({"number_of_results": 3, "items": THREE}).encode(),
    "part.gz": gzip.compress(lines(THREE).encode()),
}


@pytest.mark.parametrize("name", WRAPPINGS)
def test_the_same_records_in_every_wrapping(tmp_path: Path, name: str) -> None:
    path = written(tmp_path, name, WRAPPINGS[name])
    assert (good(path), bad(path)) == (THREE, [])
    assert records.first(path) == THREE[0]


def test_one_object_is_one_record(tmp_path: Path) -> None:
    assert good(written(tmp_path, "one.json", json.dumps(THREE[1]))) == [THREE[1]]
    assert good(written(tmp_path, "pretty.json", json.dumps(THREE[1], indent=4))) == [THREE[1]]


def test_of_a_zip_the_file_that_is_asked_for_is_read(tmp_path: Path) -> None:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("v1.json", json.dumps(THREE * 9))
        archive.writestr("v2.json", json.dumps(THREE))
        archive.writestr("v2.csv", "id\n1\n")
    path = written(tmp_path, "dump.zip", body.getvalue())
    assert len(good(path)) == 27, "the largest"
    chosen = list(records.records(path, lambda name: "v2" in name and name.endswith(".json")))
    assert [one[1] for one in chosen] == THREE
    with pytest.raises(BadSource, match="holds no file of records"):
        list(records.records(path, lambda name: name.endswith(".xml")))


def test_a_line_that_is_no_record_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    path = written(tmp_path, "a.jsonl", '{"id": 1}\n{"id": \n[1]\n{"id": 3}\n{"a": 1e9999}\n')
    assert good(path)[:2] == [{"id": 1}, {"id": 3}]
    assert [line for line, _ in bad(path)][:2] == [2, 3]


def test_the_first_line_may_be_the_broken_one(tmp_path: Path) -> None:
    path = written(tmp_path, "a.jsonl", '{"id": \n{"id": 2}\n{"id": 3}\n')
    assert (good(path), [line for line, _ in bad(path)]) == ([{"id": 2}, {"id": 3}], [1])


@pytest.mark.parametrize("cut", [1, 7, 40])
def test_a_file_that_breaks_off_gives_what_was_whole(tmp_path: Path, cut: int) -> None:
    for name in ("array.json", "lines.jsonl"):
        path = written(tmp_path, name, WRAPPINGS[name][:-cut])
        assert good(path) == THREE[:len(good(path))]
        assert len(good(path)) >= 1
        if name == "array.json":
            assert "breaks off" in bad(path)[0][1]
    squeezed = gzip.compress(lines([{"id": n, "t": "x" * 500} for n in range(4_000)]).encode())
    path = written(tmp_path, "part.gz", squeezed[:-cut * 20])
    assert "breaks off" in bad(path)[-1][1]


@pytest.mark.parametrize(("name", "body", "says"), [
    ("a.json", b"", "no JSON"), ("a.json", b"<html>", "no JSON"), ("a.json", b"{\n 1", "broken"),
    ("a.zip", b"PK\x03\x04abc", "archive is broken"), ("a.gz", b"\x1f\x8babc", "broken"),
])
def test_what_cannot_be_read_at_all_is_said_in_a_sentence(tmp_path: Path, name: str, body: bytes, says: str) -> None:
    path = written(tmp_path, name, body)
    with pytest.raises(BadSource, match=rf"^{name}: .*{says}"):
        list(records.records(path))
    assert records.first(path) == {}


def test_packed_data_that_is_spoilt_is_said(tmp_path: Path) -> None:
    packed = bytearray(gzip.compress(lines([{"id": n, "t": f"{n * 7919:x}" * 40} for n in range(4_000)]).encode()))
    packed[len(packed) // 2:len(packed) // 2 + 40] = b"\xff" * 40
    path = written(tmp_path, "part.gz", bytes(packed))
    assert 0 < len(good(path)) < 4_000 and "breaks off" in bad(path)[-1][1]


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadSource, match="cannot be read"):
        list(records.records(tmp_path / "none.json"))


def test_a_line_of_many_megabytes_is_left_out_and_the_rest_is_read(tmp_path: Path) -> None:
    huge = '{"id": 0, "t": "' + "x" * (records.MAX_RECORD + 10) + '"}\n'
    path = written(tmp_path, "a.jsonl", '{"id": 1}\n' + huge + '{"id": 2}\n')
    assert good(path) == [{"id": 1}, {"id": 2}]
    assert bad(path) == [(2, "This line is longer than 16 MB; it was left out.")]


def test_a_line_that_never_ends_ends_the_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "MAX_RECORD", 1_000)
    monkeypatch.setattr(records, "MAX_SKIPPED", 10_000)
    path = written(tmp_path, "a.jsonl", '{"id": 1}\n{"id": 2}\n' + "x" * 50_000 + '\n{"id": 3}\n')
    assert good(path) == [{"id": 1}, {"id": 2}]
    assert "does not end" in bad(path)[-1][1]


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    def peak(count: int, name: str, body: str) -> int:
        path = written(tmp_path, f"{count}-{name}", body)
        tracemalloc.start()
        assert sum(1 for _ in records.records(path)) == count
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    record = {"id": 1, "text": "x" * 1_000}
    for name, make in (("a.jsonl", lines), ("a.json", json.dumps)):
        small, large = (peak(count, name, make([record] * count)) for count in (500, 10_000))
        assert large < small + 300_000, name


def test_how_far_a_file_was_read_is_known_meanwhile(tmp_path: Path) -> None:
    path = written(tmp_path, "part.gz", gzip.compress(lines([{"n": n, "t": f"{n * 7919:x}" * 9} for n in range(40_000)])
                                                      .encode()))
    shares = [share for number, _ in enumerate(records.records(path))
              if number % 4_000 == 0 and (share := position.share()) is not None]
    assert shares == sorted(shares) and 0 < shares[0] < 0.6 < shares[-1] <= 1
    assert position.share() is None, "closed"


def test_what_is_nested_without_end_is_not_followed(tmp_path: Path) -> None:
    path = written(tmp_path, "a.json", '[{"id": 1}, ' + "[" * 400_000)
    assert good(path) in ([], [{"id": 1}])
    assert "nested deeper" in bad(path)[-1][1]


NESTED = st.recursive(
    st.none() | st.booleans() | st.integers(-10**9, 10**9) | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3), max_leaves=8)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.binary(max_size=300) | st.lists(NESTED, max_size=4).map(lambda some: json.dumps(some).encode())
       | st.lists(NESTED, max_size=4).map(lambda some: "\n".join(map(json.dumps, some)).encode()),
       cut=st.integers(0, 60))
def test_whatever_stands_in_a_file_nothing_is_raised_but_a_sentence(tmp_path: Path, body: bytes, cut: int) -> None:
    path = written(tmp_path, "a.json", body[:len(body) - cut])
    try:
        found = list(records.records(path))
    except BadSource as error:
        assert str(error).startswith("a.json: ")
        return
    assert all(one.reason if isinstance(one, Reject) else isinstance(one[1], dict) for one in found)
