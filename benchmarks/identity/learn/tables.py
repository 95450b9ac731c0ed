"""The frozen tables of the matcher of persons: what is written into them, and their headings."""

import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pandas as pd

import graph.match
from benchmarks.identity.learn.given import GIVEN, Weights
from benchmarks.identity.learn.pairs import codes
from graph.match.person_levels import LEVELS
from graph.match.persons import MODEL
from graph.names.organisations import words

FOLDER = Path(graph.match.__file__).parent
_WEIGHTS, _WORDS = FOLDER / "person_weights.csv", FOLDER / "person_words.csv"
_LEAST_LIKELY, _MOST_LIKELY = 1e-4, 0.99
#: Seen so often a word of affiliations counts less, if also one affiliation in so many has it.
_OFTEN, _BITS, _LEAST_BITS = 5, (5, 7), 9


def write_weights(pairs: pd.DataFrame, weights: Weights, odds: float) -> None:
    """Write the weights as probabilities, those among pairs of two as they were counted."""
    _write(_WEIGHTS, [
        f"# Weights of the matcher of persons, version {MODEL.version}, as probabilities of each level among pairs of",
        "# one person (m) and of two (u): a level weighs log2(m / u) bits. Learned by benchmarks.identity.learn from",
        "# the development halves of crossref_orcid_mentions (MIT) and qian_mentions (ODC-BY); given where none tells.",
    ], [("comparison", "level", "m", "u", "how"), *_levels(pairs, weights),
        ("prior", "", f"{1 / (1 + 2 ** -odds):.6g}", 1, "learned")])


def write_words(root: Path) -> None:
    """Write what sharing a word of affiliations counts; what the table was given stays in it."""
    given = dict(_given())
    counted = {word: count for word, count in _counted(root).items() if count < given.get(word, 3)}
    _write(_WORDS, [
        "# What sharing a word of affiliations counts, version 1: 0 to 2, and 3 for a word that is not here.",
        "# Counted by benchmarks.identity.learn over the affiliations of ror_affiliations (MIT) and the names and",
        "# countries of university_domains (MIT): 0 for a word that one in 32 has, 1 for one in 128, 2 for one in 512.",
        "# Given, from general knowledge: 0 for subjects that every university has, 1 for places of many institutions.",
    ], [("word", "counts", "how"), *sorted(
        [*((word, count, "counted") for word, count in counted.items()),
         *((word, count, "given") for word, count in given.items() if word not in counted)])])


def _levels(pairs: pd.DataFrame, weights: Weights) -> Iterator[Sequence[object]]:
    different = pairs[~pairs["same"].astype(bool)]
    for comparison, (_, levels) in LEVELS.items():
        told = codes(different, comparison)
        for level in levels:
            share = different["counts"][told == level.code].sum() / different["counts"].sum()
            yield _row(comparison, level.code, weights[comparison, level.code], float(share),
                       "given" if (comparison, level.code) in GIVEN else "learned")


def _row(comparison: str, code: str, weight: float, share: float, how: str) -> Sequence[object]:
    u = min(max(share, _LEAST_LIKELY), _MOST_LIKELY, 2.0 ** -weight)
    return comparison, code, f"{u * 2 ** weight:.6g}", f"{u:.6g}", how


def _counted(root: Path) -> dict[str, int]:
    strings = [row["affiliation"] for path in sorted((root / "ror_affiliations").glob("dataset_affiliations_*.json"))
               for row in json.loads(path.read_text("utf-8")) if row.get("affiliation")]
    schools = [f"{row['name']}, {row['country']}" for path in sorted((root / "university_domains").glob("*.json"))
               for row in json.loads(path.read_text("utf-8"))]
    shares: dict[str, float] = {}
    for texts in filter(None, (strings, schools)):
        for word, times in Counter(word for text in texts for word in set(words(text))).items():
            if times >= _OFTEN and len(word) > 1 and not word.isdigit():
                shares[word] = max(shares.get(word, 0.0), times / len(texts))
    return {word: sum(share < 2.0 ** -bits for bits in _BITS) for word, share in shares.items()
            if share >= 2.0 ** -_LEAST_BITS}


def _given() -> Iterator[tuple[str, int]]:
    with _WORDS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            if row["how"] == "given":
                yield row["word"], int(row["counts"])


def _write(path: Path, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(f"{line}\n" for line in head)
        csv.writer(file, lineterminator="\n").writerows(rows)
