"""The open test set of names: that it is what its page says, and what our comparisons reach on each of its classes."""

import csv
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.identity import open_set
from benchmarks.identity.pairs.document import PAGE, page
from benchmarks.identity.pairs.made import rows
from benchmarks.identity.pairs.row import Pair, classes, read
from graph.names import clean

#: How many rows of a class are judged wrongly, where any are. A row that is judged better takes one off.
WRONG = {
    "vi-thi-van-dropped": 1, "vi-middle-dropped": 1, "vi-given-part": 4, "vi-initials": 3, "vi-western-added": 7,
    "vi-typing-error": 2, "vi-married": 3, "vi-capitals": 1, "vi-not-mark": 1, "ja-kana-romanised": 2,
    "ja-typing-error": 5, "ja-not-given-same-initial": 1, "ja-not-swapped": 2, "tw-customary": 1,
    "tw-characters-pinyin": 2, "tw-english-name": 2, "tw-english-initials": 6,
    "tw-married": 8, "tw-typing-error": 4, "tw-not-family-near": 2, "tw-not-given-near": 5, "tw-not-swapped": 6,
    "org-short-words": 1, "org-acronym": 1, "org-acronym-translated": 13, "org-translation": 15, "org-romanised": 7,
    "org-parent-named": 8, "org-place-named": 4, "org-word-order": 1, "org-typing-error": 2,
    "org-legal-form-translated": 4, "org-not-near": 2, "org-not-near-name": 1,
}
#: The same for all people and all organisations: recall at least, false hits at most.
RECALL = {"person": 0.93, "organisation": 0.88}
FALSE_HITS = {"person": 0.025, "organisation": 0.0075}


@pytest.fixture(scope="module")
def judged() -> list[tuple[Pair, bool]]:
    """Every row, and whether our comparison says that the two may be one."""
    return list(zip(open_set.rows(), open_set.judged(open_set.rows()), strict=True))


def test_each_class_is_judged_as_well_as_ever(judged: list[tuple[Pair, bool]]) -> None:
    """One test for all, so that the pairs are compared once; it lists the rows of every class that got worse."""
    times, worse = Counter(pair.class_ for pair, _ in judged), []
    for code in classes():
        wrong = [f"{pair.id}: {pair.one} | {pair.other}" for pair, said in judged
                 if pair.class_ == code and said != pair.same]
        if len(wrong) > WRONG.get(code, 0):
            worse += [f"{code}: {times[code] - len(wrong)} of {times[code]} right", *wrong]
    assert not worse, "\n".join(worse)


@pytest.mark.parametrize("kind", RECALL)
def test_all_of_them_are_judged_as_well_as_ever(judged: list[tuple[Pair, bool]], kind: str) -> None:
    mine = Counter((pair.same, said) for pair, said in judged if pair.kind == kind)
    assert mine[True, True] / (mine[True, True] + mine[True, False]) >= RECALL[kind]
    assert mine[False, True] / (mine[False, True] + mine[False, False]) <= FALSE_HITS[kind]


def test_what_is_expected_of_a_class_names_a_class_of_the_set() -> None:
    assert set(WRONG) <= set(classes())


def test_the_file_and_its_page_are_what_the_generator_makes() -> None:
    made, written = rows(), PAGE.read_text("utf-8")
    assert read() == made, "run `python -m benchmarks.identity.pairs`"
    assert written == page(made, written), "run `python -m benchmarks.identity.pairs`"


def test_there_are_enough_pairs_and_about_half_may_be_one() -> None:
    pairs = read()
    assert len(pairs) >= 1500
    assert 0.45 <= sum(pair.same for pair in pairs) / len(pairs) <= 0.55
    for kind in ("person", "organisation"):
        for tradition in ("vi", "ja", "tw"):
            part = [pair.same for pair in pairs if (pair.kind, pair.tradition) == (kind, tradition)]
            assert len(part) >= 200
            assert 0.45 <= sum(part) / len(part) <= 0.6


def test_every_row_is_clean_and_said_once() -> None:
    pairs = read()
    assert len({pair.id for pair in pairs}) == len(pairs)
    assert [pair.id for pair in pairs if pair.one == pair.other] == []
    times = Counter((frozenset((pair.one, pair.other)), pair.family_one) for pair in pairs)
    assert [names for names, count in times.items() if count > 1] == []
    texts = [text for pair in pairs for text in (pair.one, pair.other)]
    assert [text for text in texts if clean(text.replace("　", " ")) != text.replace("　", " ")] == []


def test_every_class_has_its_reason_and_label_by_its_name() -> None:
    used = {pair.class_ for pair in read()}
    assert used == set(classes())
    assert min(Counter(pair.class_ for pair in read()).values()) >= 5
    assert [one.code for one in classes().values() if one.same == ("-not-" in one.code)] == []
    assert [one.code for one in classes().values() if not re.fullmatch(r"[^|]{20,}\.", one.reason)] == []


def test_no_pair_of_real_people_is_repeated(shared_data: Path) -> None:
    real = {frozenset(map(_plain, names)) for names in _aliases(shared_data)}
    mentioned = _mentioned(shared_data)
    people = [pair for pair in read() if pair.kind == "person"]
    assert len(real) > 3000
    assert len(mentioned) > 5000
    assert [pair.id for pair in people if frozenset((_plain(pair.one), _plain(pair.other))) in real] == []
    assert [pair.id for pair in people if {_plain(pair.one), _plain(pair.other)} <= mentioned] == []


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold().strip()


def _aliases(folder: Path) -> Iterator[tuple[str, str]]:
    for name in ("dblp_vn_aliases/dblp_vietnamese_name_aliases.csv", "dblp_asian_aliases/dblp_jp_cn_name_aliases.csv"):
        with (folder / name).open(encoding="utf-8", newline="") as file:
            yield from ((row["alias"], row["name"]) for row in csv.DictReader(file))


def _mentioned(folder: Path) -> set[str]:
    lines = (folder / "crossref_orcid_mentions" / "mentions_dev.jsonl").read_text("utf-8").splitlines()
    return {_plain(json.loads(line)["raw_name"]) for line in lines}
