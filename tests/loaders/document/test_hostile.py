"""Documents as they should never be: whatever stands in them, only clean proposals come out, in bounded time."""

import re
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter

from graph.errors import BadSource
from graph.names import clean
from loaders.document import Text, delivery, recognises, rows
from loaders.documents import Line
from loaders.documents.pdf import unwrapped
from loaders.source import EdgeRow, NodeRow, Reject, Row

FEW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
MEGABYTE = 1_000_000
#: Seconds for a megabyte of one thing repeated; it takes less than half of it.
PATIENCE = 15.0
#: What breaks readers: markup, marks that turn text round, decomposed and unpaired letters, brackets, dates of no day.
NASTY = ["<script>alert(1)</script>", "<b>", "\u202e\u200f\u200b", "e\u0302\u0309", "\ud800", "\x00\x1b", "(" * 60,
         "“" * 40, "31/2/2025", "99/99/9999", "0/0", "1.000.000.000.000.000.000", "%", "- ", "\u2028", "a" * 400,
         "Ơ" * 200, "PGS.TS.", "ký kết", "ký kết với", "giữa", "và", ";", ",", ".", ":", "\n", "\n\n", "\t", "Sở", "Bộ",
         "Công ty", "Trường Đại học", "(VINASA)", "Giám đốc", "Ông", "Dr.", "CEO of", "signed an MoU with", "ngày 27/6",
         "hơn 13,75 tỷ USD", "từ 10 đến", "hội thảo", "được tổ chức", "quý III", "between", "n/a", "=HYPERLINK(1)"]
LONELY = re.compile("[\ud800-\udfff]")
WORDS = st.one_of(st.sampled_from(NASTY), st.text(max_size=12), st.integers().map(str))
PROSE = st.lists(WORDS, max_size=25).map(" ".join)


def check(said: Iterable[Row], faults: Callable[[Iterable[Row]], list[str]]) -> None:
    """Rows in parts that keep to the vocabulary, every text clean, and rejects with a reason."""
    said = list(said)
    assert [fault for fault in faults(said) if not fault.startswith("rejected: ")] == []
    for row in said:
        if isinstance(row, Reject):
            assert row.reason.strip() and clean(row.reason) == row.reason
            continue
        assert row.part.split()[0] in ("agreement", "event", "role", "figure") and row.quote and row.at
        assert all(clean(value) == value for value in (row.quote, row.at, row.part))
        texts = [value for value in row.props.values() if isinstance(value, str)]
        keys = [row.key] if isinstance(row, NodeRow) else [row.start.key, row.end.key]
        assert all(clean(text) == text and not LONELY.search(text) for text in texts + keys)
        assert all(keys)


def read(path: Path, content: bytes) -> list[Row]:
    """The rows of a file of these bytes; none where it is refused in a sentence that names it."""
    path.write_bytes(content)
    recognises(path)
    try:
        return list(delivery(path).rows)
    except BadSource as refused:
        assert str(refused).startswith(path.name) and str(refused).endswith(".")
        return []


@FEW
@given(text=PROSE, title=st.text(max_size=20), as_of=st.sampled_from(["", "2025-07-01", "2025", "no date"]))
def test_any_words(faults: Callable[[Iterable[Row]], list[str]], text: str, title: str, as_of: str) -> None:
    lines = [Line(number, line) for number, line in enumerate(text.split("\n"), 1)]
    check(rows(Text("a.txt", lines), title, as_of), faults)
    check(rows(Text("a.pdf", lines, paged=True), title, as_of), faults)


@FEW
@given(text=st.text(max_size=300), form=st.sampled_from([".txt", ".html", ".docx", ".pdf"]))
def test_any_text_as_a_file(tmp_path: Path, faults: Callable[[Iterable[Row]], list[str]], text: str,
                            form: str) -> None:
    check(read(tmp_path / f"a{form}", text.encode("utf-8", "surrogatepass")), faults)


@FEW
@given(data=st.data())
def test_items_with_something_in_between(judge: SimpleNamespace, faults: Callable[[Iterable[Row]], list[str]],
                                         data: st.DataObject) -> None:
    items = sorted(judge.items.glob("*.toml"))
    text = judge.table(data.draw(st.sampled_from(items)))["text"]
    for _ in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 40))
        text = text[:start] + data.draw(WORDS) + text[start + cut:]
    lines = [Line(number, line) for number, line in enumerate(text.split("\n"), 1)]
    check(rows(Text("a.txt", lines)), faults)


@FEW
@given(data=st.data())
def test_files_with_bytes_changed(judge: SimpleNamespace, written: Callable[..., Path], tmp_path: Path,
                                  faults: Callable[[Iterable[Row]], list[str]], data: st.DataObject) -> None:
    form = data.draw(st.sampled_from(["docx", "pdf", "html"]))
    path = written(judge.table(judge.items / "11-english-signing.toml")["text"], form, "whole")
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(0, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    check(read(tmp_path / f"a.{form}", bytes(content[:data.draw(st.integers(1, len(content)))])), faults)


REPEATED = ["a", " ", ".", "(", "“", "A ", "1.", "1 ", "1/", "- ", "Công ty A, ", "ký kết ", "a@",
            "0123 ", "10-", "\u0301"]


@pytest.mark.parametrize("repeated", REPEATED)
def test_a_line_of_repeats_takes_bounded_time(repeated: str) -> None:
    line = repeated * (MEGABYTE // len(repeated))
    began = time.perf_counter()
    list(rows(Text("a.txt", [Line(1, line)])))
    assert time.perf_counter() - began < PATIENCE


def test_twenty_megabytes_take_seconds(tmp_path: Path, judge: SimpleNamespace) -> None:
    items = [" ".join(judge.table(path)["text"].split()) for path in sorted(judge.items.glob("*.toml"))]
    text = "\n".join(items)
    path = tmp_path / "a.txt"
    path.write_text(f"{text}\n" * (20 * MEGABYTE // len(text.encode())), encoding="utf-8")
    began = time.perf_counter()
    said = list(delivery(path).rows)
    assert time.perf_counter() - began < 2 * PATIENCE
    assert [row.reason for row in said if isinstance(row, Reject)] == [
        "Only the first 500,000 characters were read; split the document."]


def test_markup_in_the_text_stays_text(tmp_path: Path) -> None:
    page = ("<body><p>Ông Lê Văn Bình, Giám đốc Viện &lt;script&gt;alert(1)&lt;/script&gt; Tân Lạc, đến.</p>"
            "<p>Bà Trần Thu Hằng, Phó Viện trưởng Viện Tân Lạc, nói: &lt;img src=x onerror=alert(1)&gt;.</p>"
            "<script>Ông Vũ Văn Xấu, Giám đốc Viện Mã Độc, đến.</script></body>")
    said = read(tmp_path / "a.html", page.encode())
    assert any("<img src=x onerror=alert(1)>" in row.quote for row in said if isinstance(row, EdgeRow))
    assert "Mã Độc" not in repr(said)


def test_a_pdf_with_a_password_is_refused(tmp_path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(tmp_path / "a.pdf")
    with pytest.raises(BadSource, match=r"a\.pdf: the file is locked with a password"):
        delivery(tmp_path / "a.pdf")


def test_a_scan_is_refused(tmp_path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(tmp_path / "a.pdf")
    with pytest.raises(BadSource, match=r"a\.pdf: the file holds no text"):
        delivery(tmp_path / "a.pdf")


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4", b"%PDF-1.7\n" + b"\x00" * 500, b"no pdf at all"])
def test_a_broken_pdf_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    with pytest.raises(BadSource, match=r"a\.pdf: the file"):
        delivery(path)


@pytest.mark.parametrize(("lines", "paragraphs"), [
    (["Một dòng dài đến tận lề của trang", "giấy này thì đi tiếp.", "Đoạn sau"],
     ["Một dòng dài đến tận lề của trang giấy này thì đi tiếp.", "Đoạn sau"]),
    (["TIÊU ĐỀ", "Một dòng dài đến tận lề của trang này"], ["TIÊU ĐỀ", "Một dòng dài đến tận lề của trang này"]),
    (["Một dòng dài đến tận lề của trang;", "- mục khác"], ["Một dòng dài đến tận lề của trang;", "- mục khác"]),
    (["Một dòng dài đến tận lề của trang;", "Sở Thử đi tiếp."], ["Một dòng dài đến tận lề của trang; Sở Thử đi tiếp."]),
    ([" ", ""], []),
])
def test_lines_of_a_page_become_paragraphs(lines: list[str], paragraphs: list[str]) -> None:
    assert list(unwrapped(lines)) == paragraphs
