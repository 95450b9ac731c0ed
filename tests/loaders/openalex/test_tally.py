"""What is remembered over a file goes to a temporary file when it is much, and is the same then."""

import gzip
import random
import tracemalloc
from pathlib import Path
from typing import Any

import orjson
import pytest

from graph import ids
from loaders import openalex
from loaders.openalex import draft, tally
from loaders.openalex.tally import Tally


def many(made: Any) -> list[dict[str, Any]]:
    """Works of which authors and institutions come back again and again, and some authors' own records."""
    dice = random.Random(4)
    bodies = [made.body(number, lineage=[f"https://openalex.org/I{number // 2 + 1:03}"]) for number in range(1, 30)]
    works = [made.work(number, *(made.authorship(dice.randint(1, 60), *dice.sample(bodies, 2)) for _ in range(4)),
                       publication_year=dice.choice([None, 1999, 2010, 2020])) for number in range(1, 120)]
    authors = [made.author(number, (dice.choice(bodies), [dice.randint(1990, 2026)]),
                           topics=[{"id": "https://openalex.org/T10363"}]) for number in range(1, 90, 3)]
    told = [*works, *authors, *dice.sample(works, 40)]
    dice.shuffle(told)
    return told


@pytest.mark.parametrize("most", [0, 1, 7, 50])
def test_rows_are_the_same_whatever_memory_there_is(
        tell: Any, made: Any, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    records = many(made)
    expected = tell(*records)
    monkeypatch.setattr(tally, "MOST", most)
    assert tell(*records) == expected and len(expected) > 700


def test_memory_does_not_grow_with_the_file(made: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every work names people and places that no other names."""
    monkeypatch.setattr(tally, "MOST", 100)
    # Without what is held of a bounded number of records and ids.
    monkeypatch.setattr(openalex, "_FIRST", 1)
    monkeypatch.setattr(draft, "_key", ids.openalex)

    def peak(works: int) -> int:
        path = tmp_path / "many.jsonl.gz"
        with gzip.open(path, "wb", compresslevel=1) as opened:
            for at in range(1, works):
                authorships = [made.authorship(at * 10 + one, made.body(at * 10 + one)) for one in range(5)]
                opened.write(orjson.dumps(made.work(at, *authorships)) + b"\n")
        tracemalloc.start()
        told = sum(1 for _ in openalex.delivery(path).rows)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert told > works * 20
        return most

    peak(10)  # the field list and the like
    few, many = peak(100), peak(500)
    assert many < few * 1.2, (few, many)


def test_nothing_is_left_of_the_temporary_file(
        tell: Any, made: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("SQLITE_TMPDIR", str(folder))
    monkeypatch.setattr(tally, "MOST", 1)
    tell(*many(made))
    assert list(folder.iterdir()) == []


def test_years_widen_and_unknown_ones_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for most in (0, 10):
        monkeypatch.setattr(tally, "MOST", most)
        with Tally() as remembered:
            for span in ((None, None), (2010, 2012), (None, None), (2015, 2015), (2001, 2003)):
                remembered.span("A1", "I1", *span)
            remembered.span("A0", "I1", None, None)
            assert list(remembered.spans()) == [("A0", "I1", None, None), ("A1", "I1", 2001, 2015)]
