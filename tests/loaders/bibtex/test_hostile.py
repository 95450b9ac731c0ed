"""Lists as they should never be: whatever stands in them, only clean rows and rejects with a reason come out."""

from collections.abc import Callable, Iterable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import BadSource
from graph.names import clean
from loaders import bibtex
from loaders.source import NodeRow, Reject, Row

FEW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
#: What breaks readers: markup, marks that turn text round, decomposed and unpaired letters, depth, LaTeX cut short.
NASTY = ["<b>x</b>", "\u202e\u200f", "e\u0302\u0309", "\ud800", "\x00\x1b", "{" * 300, "}" * 300, "\\", "\\'", "$", "%",
         "\\emph{", "\\begin{x}", '"', "#", ",", "=", "@misc{", "\n@", " and ", " and others", ", , , ,", "~" * 50,
         "a" * 3_000, "𝒳" * 700, "\u2028", "10.1/", "0000", "ER  - ", "\nTY  - ", "crossref = {k}",
         "\\input{/etc/passwd}"]
WORDS = st.one_of(st.sampled_from(NASTY), st.text(max_size=20))
TEXT = st.lists(st.one_of(WORDS, st.sampled_from(["FinFET", "Nguyễn Văn An", "Yu, Bei"])), max_size=4).map("".join)
FIELDS = st.lists(st.tuples(st.sampled_from(["title", "author", "year", "doi", "journal", "keywords", "crossref"]),
                            TEXT, st.sampled_from(["{}", '""', "  "])), max_size=6)
TAGS = st.lists(st.tuples(st.sampled_from(["TI", "AU", "PY", "DO", "T2", "KW", "A1", "ER", "XX", "TY"]), TEXT),
                max_size=8)


def bib(entries: list[list[tuple[str, str, str]]]) -> str:
    return "\n".join(
        "@misc{k, title = {Good}, " + ", ".join(f"{name} = {marks[0]}{text}{marks[1]}" for name, text, marks in fields)
        + "}" for fields in entries)


def read(path: Path, content: bytes) -> list[Row]:
    path.write_bytes(content)
    bibtex.recognises(path)
    try:
        return list(bibtex.delivery(path).rows)
    except BadSource as refused:
        assert str(refused).startswith(path.name) and str(refused).endswith(".")
        return []


def check(rows: list[Row], faults: Callable[[Iterable[Row]], list[str]]) -> None:
    assert [fault for fault in faults(rows) if not fault.startswith("rejected: ")] == []
    for row in rows:
        if isinstance(row, Reject):
            assert row.reason.strip() and clean(row.reason) == row.reason and row.line > 0
        elif isinstance(row, NodeRow):
            assert row.key and clean(row.key) == row.key


@FEW
@given(entries=st.lists(FIELDS, min_size=1, max_size=3), cut=st.integers(0, 400))
def test_bibtex(tmp_path: Path, faults: Callable[[Iterable[Row]], list[str]], entries: list, cut: int) -> None:
    content = bib(entries).encode("utf-8", "surrogatepass")
    check(read(tmp_path / "a.bib", content), faults)
    check(read(tmp_path / "a.bib", content[:cut]), faults)


@FEW
@given(records=st.lists(TAGS, min_size=1, max_size=3), cut=st.integers(0, 400))
def test_ris(tmp_path: Path, faults: Callable[[Iterable[Row]], list[str]], records: list, cut: int) -> None:
    lines = ["TY  - JOUR\n" + "".join(f"{tag}  - {text}\n" for tag, text in tags) + "ER  - \n" for tags in records]
    content = "".join(lines).encode("utf-8", "surrogatepass")
    check(read(tmp_path / "a.ris", content), faults)
    check(read(tmp_path / "a.ris", content[:cut]), faults)


@FEW
@given(content=st.binary(max_size=200))
def test_bytes(tmp_path: Path, faults: Callable[[Iterable[Row]], list[str]], content: bytes) -> None:
    check(read(tmp_path / "a.bib", content), faults)
    check(read(tmp_path / "a.bib", b"@misc{k, title = {Good}}\n" + content), faults)
    check(read(tmp_path / "a.ris", b"TY  - JOUR\nTI  - Good\n" + content + b"\nER  - \n"), faults)


@FEW
@given(entries=st.lists(FIELDS, min_size=1, max_size=3))
def test_a_good_entry_before_is_kept_and_reading_again_gives_the_same(tmp_path: Path, entries: list) -> None:
    content = f"@misc{{kept, title = {{Kept}}, year = 1901}}\n{bib(entries)}".encode("utf-8", "replace")
    rows = read(tmp_path / "a.bib", content)
    assert rows[0] == NodeRow("Work", "kept|1901", {
        "name": "Kept", "doi": None, "year": 1901, "kind": None, "venue": None})
    assert read(tmp_path / "a.bib", content) == rows
