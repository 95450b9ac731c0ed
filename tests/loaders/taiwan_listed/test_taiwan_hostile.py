"""Tables that are wrong in every way: good rows and rejects with a reason come out, nothing raises but BadSource."""

import csv
import io
import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import BadSource
from loaders import taiwan_listed
from loaders.source import Reject, Row

HEADINGS = ("出表日期", "公司代號", "公司名稱", "公司簡稱", "外國企業註冊地國", "產業別", "住址",
            "營利事業統一編號", "英文簡稱", "英文通訊地址", "網址")
GOOD = (("1131029", "9901", "甲股份有限公司", "甲", "－ ", "24", "新竹市", "04595257", "JIA", "Hsinchu, Taiwan",
         "www.jia.example"),
        ("1131029", "9902", "乙光罩股份有限公司", "乙", "KY 開曼群島", "24", "Cayman", "", "YI", "",
         "http://yi.example"))
#: As Python spells them in a representation.
UNSEEN = re.compile(r"\\u(?:200[bef]|202[a-e]|206[0-9]|feff|d[89a-f])")
JUNK = st.text(max_size=6) | st.sampled_from([
    "", " ", "\u3000", "x" * 2_500, "<b>甲</b><script>", "\u202e甲\u202c", "Đa\u0323i ho\u0323c", "\ud800", "\x00",
    "&#xD800;", "&#8238;甲", "&#0;", "&lt;b&gt;", '"', "\n", "9999999", "24", "TW", "美國", "javascript:alert(1)",
    "22099131", "9903"])


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One for all examples: a new one for each would take most of the time."""
    return tmp_path_factory.mktemp("hostile") / "t187ap03_L.csv"


@st.composite
def tables(draw: st.DrawFn) -> bytes:
    """The good table with some cells replaced, cut off somewhere, or with bytes that belong to no text."""
    lines = [list(line) for line in draw(st.permutations([HEADINGS, *GOOD, *GOOD[:1]]))]
    lines = [list(HEADINGS), *lines] if draw(st.booleans()) else lines
    for _ in range(draw(st.integers(0, 5))):
        line = draw(st.sampled_from(lines))
        line[draw(st.integers(0, len(line) - 1))] = draw(JUNK)
        if draw(st.integers(0, 9)) == 0 and len(line) > 1:
            line.pop()
    written = io.StringIO(newline="")
    csv.writer(written).writerows(lines)
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-8", "cp950", "utf-16"]))
    data = written.getvalue().encode(encoding, "surrogatepass" if encoding.startswith("utf") else "ignore")
    return data[:draw(st.just(len(data)) | st.integers(0, len(data)))] + draw(st.just(b"") | st.binary(max_size=4))


@settings(max_examples=200, deadline=None)
@given(data=tables())
def test_tables_that_were_tampered_with(path: Path, faults: Callable[[Iterable[Row]], list[str]], data: bytes) -> None:
    path.write_bytes(data)
    taiwan_listed.recognises(path)
    try:
        delivery = taiwan_listed.delivery(path, "2026-01-01")
    except BadSource as error:
        assert path.name in str(error)
        return
    rows = list(delivery.rows)
    assert all(row.reason.endswith(".") and row.file == path.name for row in rows if isinstance(row, Reject))
    told = [row for row in rows if not isinstance(row, Reject)]
    assert faults(told) == [] and not UNSEEN.search(str([row.props for row in told]))
