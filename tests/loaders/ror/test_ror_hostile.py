"""Records that are wrong in every way: good rows and rejects with a reason come out, nothing raises but BadSource."""

import copy
import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import BadSource
from loaders import ror
from loaders.source import NodeRow, Reject, Row

Make = Callable[..., dict[str, Any]]

#: As Python spells them in a representation.
UNSEEN = re.compile(r"\\u(?:200[bef]|202[a-e]|206[0-9]|feff|d[89a-f])")
TEXTS = st.sampled_from([
    "", " ", "x" * 3_000, "<b>Đại học</b><script>alert(1)</script>", "\u202eĐại học\u202c", "Đa\u0323i ho\u0323c",
    "\ud800", "\x00\x07name", "a\u2028b\u200bc", "https://ror.org/000000000", "javascript:alert(1)", "NaN", "zh", "VN",
    "ror_display"])
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3), max_leaves=6)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One for all examples: a new one for each would take most of the time."""
    return tmp_path_factory.mktemp("hostile")


def places(value: Any, at: tuple[Any, ...] = ()) -> Iterable[tuple[Any, ...]]:
    """Every place within nested lists and records."""
    keys: Iterable[Any] = value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield (*at, key)
        yield from places(value[key], (*at, key))


def spoilt(draw: Callable[[Any], Any], records: list[dict[str, Any]]) -> list[Any]:
    records = copy.deepcopy(records)
    for _ in range(draw(st.integers(0, 4))):
        *path, last = draw(st.sampled_from(list(places(records))))
        inside: Any = records
        for key in path:
            inside = inside[key]
        if isinstance(inside, dict) and draw(st.booleans()):
            del inside[last]
        else:
            inside[last] = draw(JUNK)
    return records


def sound(path: Path, faults: Callable[[Iterable[Row]], list[str]]) -> list[Row]:
    try:
        rows = list(ror.delivery(path, "2026-01-01").rows)
    except BadSource as error:
        assert path.name in str(error)
        return []
    rejects = [row for row in rows if isinstance(row, Reject)]
    assert all(row.reason.endswith(".") and row.file for row in rejects)
    told = [row for row in rows if not isinstance(row, Reject)]
    assert faults(told) == [] and not UNSEEN.search(str([row.props for row in told]))
    return rows


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_records_that_were_tampered_with(
        folder: Path, faults: Callable[[Iterable[Row]], list[str]], first: Make, second: Make,
        data: st.DataObject) -> None:
    made = data.draw(st.sampled_from([first, second]))
    records = spoilt(data.draw, [made(1, ("parent", 2), ("child", 9)), made(2, ("parent", 3), ("successor", 3)),
                                 made(3, ("parent", 1), ("predecessor", 8), ("related", 1))])
    written = json.dumps(records, ensure_ascii=data.draw(st.booleans())).encode("utf-8", "surrogatepass")
    path = folder / data.draw(st.sampled_from(["x.json", "v1-2026-01-01-ror-data.json"]))
    path.write_bytes(written[:data.draw(st.just(len(written)) | st.integers(0, len(written)))])
    ror.recognises(path)
    sound(path, faults)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(TEXTS | st.text(max_size=8), min_size=8, max_size=11), max_size=4), st.binary(max_size=20))
def test_lines_that_were_tampered_with(
        folder: Path, faults: Callable[[Iterable[Row]], list[str]], lines: list[list[str]],
        tail: bytes) -> None:
    path = folder / "flat.csv"
    head = "ror_id,name,country_code,city,lat,lng,types,status,website,other_names\n"
    written = head + "".join(",".join(line) + "\n" for line in lines)
    path.write_bytes(written.encode("utf-8", "surrogatepass") + tail)
    sound(path, faults)


def test_deep_nesting(tmp_path: Path, faults: Callable[[Iterable[Row]], list[str]], second: Make,
                      ror_id: Callable[[int], str]) -> None:
    deep = "[" * 3_000 + "]" * 3_000
    path = tmp_path / "deep.json"
    path.write_text(f'[{json.dumps(second(1))}, {{"id": {deep}, "names": []}}]', encoding="utf-8")
    rows = sound(path, faults)
    assert rows[0].key == ror_id(1) and isinstance(rows[0], NodeRow)
    assert any(isinstance(row, Reject) for row in rows)
