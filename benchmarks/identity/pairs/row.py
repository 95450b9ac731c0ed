"""A row of the set, reading them and writing them."""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[3]
PAIRS = ROOT / "tests" / "data" / "name_pairs.csv"
CLASSES = Path(__file__).with_name("classes.csv")
HEADER = ("id", "kind", "tradition", "class", "one", "other", "same",
          "family_one", "given_one", "family_other", "given_other")


class Pair(NamedTuple):
    """Two spellings, and whether they may be one name's (``same``); family and given only where sources tell them."""

    id: str
    kind: str
    tradition: str
    class_: str
    one: str
    other: str
    same: bool
    family_one: str = ""
    given_one: str = ""
    family_other: str = ""
    given_other: str = ""


class Class(NamedTuple):
    """A class of pairs: its code, whether its pairs may be one name's, how often it was seen, and the reason."""

    code: str
    same: bool
    seen: str
    reason: str


def classes() -> dict[str, Class]:
    """All classes by their code, in the order of the documentation."""
    with CLASSES.open(encoding="utf-8", newline="") as file:
        rows = [Class(row["class"], row["same"] == "1", row["seen"], row["reason"]) for row in csv.DictReader(file)]
    return {row.code: row for row in rows}


def read(path: Path = PAIRS) -> list[Pair]:
    """The rows of the file."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        if tuple(next(rows)) != HEADER:
            raise ValueError(f"{path}: its first line is not {','.join(HEADER)}")
        return [_pair(*row) for row in rows]


def write(pairs: Iterable[Pair], path: Path = PAIRS) -> None:
    """Write rows as the file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(HEADER)
        rows.writerows(_cells(pair) for pair in pairs)


def _pair(id: str, kind: str, tradition: str, class_: str, one: str, other: str, same: str, *told: str) -> Pair:
    return Pair(id, kind, tradition, class_, one, other, same == "1", *told)


def _cells(pair: Pair) -> Iterator[str]:
    return (str(int(cell)) if isinstance(cell, bool) else cell for cell in pair)
