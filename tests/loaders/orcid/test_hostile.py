"""Records as they should never be: only clean rows and rejects with a reason come out, and nothing else raises."""

import copy
import json
import random
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import BadSource
from graph.names import clean
from loaders import orcid
from loaders.source import NodeRow, Reject, Row

FEW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
Faults = Callable[[Iterable[Row]], list[str]]
DEEP: Any = None
for _ in range(200):
    DEEP = {"value": [DEEP]}
NASTY: list[Any] = [
    None, True, 0, -1, 1e300, "", " ", [], {}, [None], [[]], {"value": None}, {"value": {"value": "x"}}, DEEP,
    "<b>x</b>", "\u202e\u200f", "e\u0302\u0309", "\ud800", "\x00\x1b", "x" * 60_000, "0000-0002-7319-2192", "public",
    "private", "9" * 400, "\u2028", ["a", 1], {"path": "/0000-0002-7319-2192"}]


def full(invented: Any) -> dict[str, Any]:
    """A record in which everything that is read is said."""
    person = {"other-names": {"other-name": [{"content": "Khác"}]}, "biography": {"content": "Chips."},
              "researcher-urls": {"researcher-url": [{"url": {"value": "https://example.org"}}]}}
    date = {"year": {"value": "2020"}, "month": {"value": "01"}, "day": {"value": "31"}}
    people = [{"contributor-orcid": {"path": invented.iD(2)}, "credit-name": {"value": "Hai"},
               "contributor-attributes": {"contributor-role": "author"}}]
    body = invented.organisation(ror="00f54p054")
    return invented.record(
        person=person, works=[invented.work(1, "FinFET", "10.1000/one", contributors={"contributor": people})],
        employments=[invented.affiliation("employment", 2, body, **{"role-title": "A", "start-date": date})],
        educations=[invented.affiliation("education", 3, **{"end-date": date})])


def spoil(document: Any, seed: int, times: int) -> Any:
    """Put something that does not belong there in place of some values, or leave them out."""
    dice, document = random.Random(seed), copy.deepcopy(document)
    for _ in range(times):
        places = list(_places(document))
        holder, name = dice.choice(places)
        if dice.random() < 0.2:
            del holder[name]
        else:
            holder[name] = copy.deepcopy(dice.choice(NASTY))
        if not document:
            break
    return document


def _places(value: Any) -> Iterable[tuple[Any, Any]]:
    waiting = [value]
    while waiting:
        holder = waiting.pop()
        for name in list(holder) if isinstance(holder, dict) else range(len(holder)):
            yield holder, name
            if isinstance(holder[name], dict | list):
                waiting.append(holder[name])


def read(path: Path, content: bytes) -> list[Row]:
    path.write_bytes(content)
    orcid.recognises(path)
    try:
        return list(orcid.delivery(path).rows)
    except BadSource as refused:
        assert str(refused).startswith(path.name) and str(refused).endswith(".")
        return []


def check(rows: list[Row], faults: Faults) -> None:
    assert [fault for fault in faults(rows) if not fault.startswith("rejected: ")] == []
    for row in rows:
        if isinstance(row, Reject):
            assert row.reason.strip() and clean(row.reason) == row.reason and row.line > 0
            assert clean(row.sheet) == row.sheet
        elif isinstance(row, NodeRow):
            assert row.key and clean(row.key) == row.key and "\ud800" not in row.key


@FEW
@given(seed=st.integers(0, 10**9), times=st.integers(1, 4))
def test_json(tmp_path: Path, invented: Any, faults: Faults, seed: int, times: int) -> None:
    document = spoil(full(invented), seed, times)
    check(read(tmp_path / "a.json", json.dumps(document).encode()), faults)
    check(read(tmp_path / "a.json", json.dumps(document, ensure_ascii=False).encode("utf-8", "surrogatepass")), faults)


@FEW
@given(seed=st.integers(0, 10**9), times=st.integers(1, 3))
def test_what_was_not_spoilt_is_kept(tmp_path: Path, invented: Any, seed: int, times: int) -> None:
    document = full(invented)
    document["activities-summary"]["works"]["group"].append(invented.work(8, "Kept"))
    group = document["activities-summary"]["works"]["group"][0]
    group["work-summary"][0] = spoil(group["work-summary"][0], seed, times)
    rows = read(tmp_path / "a.json", json.dumps(document).encode().replace(b"\\ud800", b"?"))
    assert "Kept" in [row.props.get("name") for row in rows if isinstance(row, NodeRow)]


@FEW
@given(at=st.integers(0, 3_000), inserted=st.one_of(st.binary(max_size=8), st.sampled_from([
    b"<x>" * 400, b"</person:person>", b"&lt;b&gt;", b"&x;", b"<![CDATA[<b>]]>", b"<!-- -->", b"\xe2\x80\xae", b"\x00",
    b"<common:path/>", b"<common:path>x</common:path>", b' visibility="private"', b"e\xcc\x82"])), cut=st.booleans())
def test_xml(tmp_path: Path, invented: Any, faults: Faults, at: int, inserted: bytes, cut: bool) -> None:
    whole = invented.xml(1, titles=["FinFET", "Một"])
    content = whole[:at] + inserted + (b"" if cut else whole[at:])
    check(read(tmp_path / "a.xml", content), faults)
    packed = invented.archive(tmp_path / "b.tar.gz", {"b\x1b\u202e.xml": content, "a.xml": invented.xml(2)})
    rows = list(orcid.delivery(packed).rows)
    check(rows, faults)
    assert invented.iD(2) in [row.key for row in rows if isinstance(row, NodeRow)]


@FEW
@given(content=st.binary(max_size=300), at=st.integers(0, 2_000))
def test_bytes(tmp_path: Path, invented: Any, faults: Faults, content: bytes, at: int) -> None:
    for name in ("a.json", "a.xml", "a.tar.gz"):
        check(read(tmp_path / name, content), faults)
    packed = invented.archive(tmp_path / "b.tar.gz", {"a.xml": invented.xml(1), "b.xml": invented.xml(2)}).read_bytes()
    check(read(tmp_path / "b.tar.gz", packed[:at] + content + packed[at:]), faults)
