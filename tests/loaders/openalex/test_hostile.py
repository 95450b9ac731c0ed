"""Records that mean harm, or came to it: only good rows and rejects that say why."""

import unicodedata
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import BadSource
from graph.names import clean
from loaders import openalex
from loaders.source import EdgeRow, NodeRow, Reject, Row

ADDRESS = "https://openalex.org/"
NASTY = st.sampled_from([
    None, True, -1, 0, 3.5, 1e308, 2**63, "", " ", "x" * 3_000, "x" * 60_000, [], {}, [None], [[]], [[[{}]]], {"": {}},
    "<script>alert(1)</script>", "‮evil‏", unicodedata.normalize("NFD", "Nguyễn Thị Ánh"), "a\x00b\x1f\x7f",
    "\u200bzero\ufeff", f"{ADDRESS}W001", f"{ADDRESS}A001", f"{ADDRESS}I001", f"{ADDRESS}A9999999999", "javascript:x",
    "https://orcid.org/0000-0002-1825-0098", "9" * 500, "NaN", "Infinity", "-2020", "2020", ["a", "a", 7],
    [{"id": f"{ADDRESS}I001", "display_name": "<b>One</b>"}], {"id": {"id": {"id": None}}}, "&lt;i&gt;&amp;#0;x",
])
NAMES = st.sampled_from([
    "id", "doi", "title", "display_name", "publication_year", "type", "cited_by_count", "is_retracted", "topics",
    "primary_location", "authorships", "institutions", "author", "orcid", "raw_affiliation_strings", "lineage",
    "country_code", "ror", "affiliations", "years", "institution", "last_known_institutions", "geo", "international",
    "display_name_alternatives", "homepage_url", "associated_institutions", "relationship", "score", "source",
    "results",
])
STEPS = st.lists(st.integers(0, 30), min_size=1, max_size=6)


def changed(value: Any, steps: list[int], name: str, nasty: Any) -> Any:
    """The same with something nasty at a place to which the steps lead."""
    step, rest = steps[0], steps[1:]
    if isinstance(value, dict) and value:
        names = [*value, name]
        chosen = names[step % len(names)]
        inner = value.get(chosen)
        deeper = rest and isinstance(inner, dict | list)
        return {**value, chosen: changed(inner, rest, name, nasty) if deeper else nasty}
    if isinstance(value, list) and value:
        at = step % len(value)
        return [*value[:at], changed(value[at], rest, name, nasty) if rest else nasty, *value[at + 1:]]
    return nasty


def holds(rows: list[Row]) -> None:
    """Every text is clean and no longer than is allowed, every edge has its ends, every reject says why."""
    things = {(row.label, row.key) for row in rows if isinstance(row, NodeRow)}
    for row in rows:
        if isinstance(row, Reject):
            assert row.reason.endswith(".") and row.file and row.line >= 1
            continue
        for value in row.props.values():
            for text in value if isinstance(value, list) else [value]:
                assert not isinstance(text, str) or (clean(text) == text and len(text) <= 50_000)
                assert not isinstance(text, str) or not set(text) & set("\u200b\u202e\u200f\ufeff\x00")
        if isinstance(row, EdgeRow):
            assert {(row.start.label, row.start.key), (row.end.label, row.end.key)} <= things, row
        elif row.label in ("Work", "Expert", "Organization"):
            assert row.props["name"] and row.props["openalex"] == row.key


def everything(made: Any) -> list[dict[str, Any]]:
    body = made.body(1, ror="https://ror.org/04nyv3z04", geo={"city": "Hà Nội", "latitude": 21.0},
                     international={"display_name": {"vi": "Một"}}, display_name_alternatives=["One"],
                     associated_institutions=[{**made.body(2), "relationship": "parent"}])
    topics = [{"id": f"{ADDRESS}T10363", "score": 0.9}]
    return [body, made.author(1, (body, [2014, 2015]), topics=topics, last_known_institutions=[body]),
            made.work(1, made.authorship(1, body), made.authorship(2, body, made.body(2)), topics=topics)]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(which=st.integers(0, 2), changes=st.lists(st.tuples(STEPS, NAMES, NASTY), min_size=1, max_size=4))
def test_a_record_with_something_nasty_in_it(
        tell: Any, made: Any, which: int, changes: list[tuple[list[int], str, Any]]) -> None:
    records = everything(made)
    for steps, name, nasty in changes:
        records[which] = changed(records[which], steps, name, nasty)
    # What can be told apart from it is told as ever.
    rows = tell(*records, made.work(77, made.authorship(77)))
    holds(rows)
    assert ("Work", "W077") in {(row.label, row.key) for row in rows if isinstance(row, NodeRow)}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.floats(0, 1), junk=st.binary(max_size=40), shape=st.sampled_from(["lines", "page", "list"]),
       cut=st.booleans())
def test_a_file_that_is_cut_off_or_damaged(
        tmp_path: Path, made: Any, at: float, junk: bytes, shape: str, cut: bool) -> None:
    records = everything(made)
    whole = {"lines": b"\n".join(map(orjson.dumps, records)), "page": orjson.dumps({"meta": {}, "results": records}),
             "list": orjson.dumps(records)}[shape]
    here = int(at * len(whole))
    path = tmp_path / "records.json"
    path.write_bytes(whole[:here] + junk + (b"" if cut else whole[here + len(junk):]))
    openalex.recognises(path)
    try:
        holds(list(openalex.delivery(path).rows))
    except BadSource as refused:
        assert str(refused).startswith("records.json: ")


@pytest.mark.parametrize("line", [
    b'{"id": "https://openalex.org/W001", "title": "\\ud800"}', b'{"id": "https://openalex.org/W001", "title": "\xff"}',
    b'{"id": "https://openalex.org/W001", "title": ' + b"[" * 2_000 + b"]" * 2_000 + b"}",
    b'{"id": "https://openalex.org/W001", "title": "' + b"x" * 17_000_000 + b'"}', b'"text"', b"17", b"null", b"{",
])
def test_a_line_that_is_no_record_leaves_the_others(tell: Any, made: Any, line: bytes) -> None:
    rows = tell(made.work(1), line, made.work(2))
    assert [row.key for row in rows if isinstance(row, NodeRow)] == ["W001", "W002"]
    holds(rows)
    assert sum(isinstance(row, Reject) for row in rows) == 1


def test_marks_that_nobody_sees_and_accents_in_pieces_are_gone(tell: Any, made: Any) -> None:
    spread = unicodedata.normalize("NFD", "Nguyễn Thị Ánh")
    rows = tell(made.author(1, display_name=f"‮{spread}\u200b\x07", display_name_alternatives=["<b>Ánh</b>"]))
    assert isinstance(rows[0], NodeRow)
    assert (rows[0].props["name"], rows[0].props["aliases"]) == ("Nguyễn Thị Ánh", ["<b>Ánh</b>"])
