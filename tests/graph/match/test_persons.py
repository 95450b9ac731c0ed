"""The matcher of persons as it is shipped: what it joins, what it never joins, and what it compares. All made up."""

import csv
from importlib.resources import files
from itertools import pairwise
from math import inf, log2

import pandas as pd
import pytest

from graph.match import linker
from graph.match.person_levels import LEVELS
from graph.match.persons import MODEL, shown
from graph.match.records import Person, Stay

HERE = (Stay("Bayside University", since=2020, until=2020),)
THERE = (Stay("Quillhurst Institute", since=2020, until=2020),)
#: All that can agree without an institution, a co-author or an identifier.
MUCH = {"fields": ("chips.design",), "venues": ("Bay Letters",), "years": (2020,)}
ORCID, OTHER_ORCID = (("orcid", "0000-0001"),), (("orcid", "0000-0002"),)


def person(key: str, name: str, **told: object) -> Person:
    return Person(key, name)._replace(**told)  # type: ignore[arg-type]


PAIRS: dict[str, tuple[Person, Person]] = {
    "a frequent Vietnamese name, all alike but the institution": (
        person("a", "Nguyễn Văn Hùng", stays=HERE, **MUCH), person("b", "Nguyễn Văn Hùng", stays=THERE, **MUCH)),
    "a rare Vietnamese name, all alike but the institution": (
        person("a", "Khúc Thị Quỳnh Giao", stays=HERE, **MUCH),
        person("b", "Khúc Thị Quỳnh Giao", stays=THERE, **MUCH)),
    "a frequent Vietnamese name, nothing else known": (person("a", "Nguyen Van Hung"), person("b", "Nguyen Van Hung")),
    "a frequent Vietnamese name at one institution": (
        person("a", "Nguyễn Văn Hùng", stays=HERE), person("b", "Nguyen Van Hung", stays=HERE)),
    "a frequent Vietnamese name and co-authors": (
        person("a", "Nguyễn Văn Hùng", stays=HERE, coauthors=("Zebulon Quill", "Mira Okonedo")),
        person("b", "Hung Nguyen Van", stays=THERE, coauthors=("Zebulon Quill", "Mira Okonedo"))),
    "a frequent Chinese name, nothing else known": (person("a", "Wei Wang"), person("b", "Wei Wang")),
    "a frequent Chinese name, institutions that differ": (
        person("a", "Wei Wang", stays=HERE), person("b", "Wei Wang", stays=THERE)),
    "a rare name, nothing else known": (person("a", "Zebulon Quillhurst"), person("b", "Zebulon Quillhurst")),
    "initials at one institution, with a co-author": (
        person("a", "Emily Carter", stays=HERE, coauthors=("Mira Okonedo",)),
        person("b", "E. Carter", stays=HERE, coauthors=("M. Okonedo",))),
    "initials alone": (person("a", "Emily Carter"), person("b", "E. Carter")),
    "two names at one institution": (person("a", "Emily Carter", stays=HERE), person("b", "Paul Stone", stays=HERE)),
    "another name that somebody goes by": (
        person("a", "Emily Carter", aliases=("Emily Stone-Bellweather",), stays=HERE),
        person("b", "Emily Stone-Bellweather", stays=HERE)),
    "a Taiwanese name, its words turned round": (
        person("a", "Chih-Chia Chou", aliases=("周志嘉",), stays=HERE), person("b", "Chou Chih-Chia", stays=HERE)),
    "a Taiwanese name, the syllables of what somebody is called turned round": (
        person("a", "Chih-Chia Chou", aliases=("周志嘉",), stays=HERE), person("b", "Chou Chia-Chih", stays=HERE)),
    "a Vietnamese name, two of its syllables turned round": (
        person("a", "Nguyễn Đức Khánh", stays=HERE), person("b", "Nguyễn Khánh Đức", stays=HERE)),
    "one identifier, another name": (
        person("a", "Emily Carter", identifiers=ORCID), person("b", "E. Stone", identifiers=ORCID)),
    "two identifiers of one scheme": (
        person("a", "Zebulon Quillhurst", identifiers=ORCID, stays=HERE),
        person("b", "Zebulon Quillhurst", identifiers=OTHER_ORCID, stays=HERE)),
    "two authors of one work": (
        person("a", "Zebulon Quillhurst", stays=HERE, works=("10.1000/x", "work:x")),
        person("b", "Zebulon Quillhurst", stays=HERE, works=("10.1000/x", "work:x"))),
    "one author as two sources tell of them": (
        person("a", "Wei Wang", works=("10.1000/x", "one:x")), person("b", "Wang Wei", works=("10.1000/x", "two:x"))),
    "lifetimes apart": (
        person("a", "Zebulon Quillhurst", years=(1890,)), person("b", "Zebulon Quillhurst", years=(2020,))),
    "family and given name turned round": (
        person("a", "Li Wei", family="Wei", given="Li"), person("b", "Wei Li", family="Li", given="Wei")),
    "organisations of like names whose identifiers differ": (
        person("a", "Wei Wang", stays=(Stay("Bayside University 1", "ror1"),)),
        person("b", "Wei Wang", stays=(Stay("Bayside University 2", "ror2"),))),
}
JOINED = {
    "a frequent Vietnamese name at one institution", "a frequent Vietnamese name and co-authors",
    "a rare name, nothing else known", "initials at one institution, with a co-author",
    "another name that somebody goes by", "a Taiwanese name, its words turned round", "one identifier, another name",
    "one author as two sources tell of them"}


@pytest.fixture(scope="module")
def both_ways() -> list[dict[str, float]]:
    """What each pair weighs, and what it weighs turned round."""
    ones, others = zip(*PAIRS.values(), strict=True)
    frames = MODEL.columns([*ones, *others]), MODEL.columns([*others, *ones])
    found = linker.score_pairs(MODEL, *frames)["weight"].tolist()
    return [dict(zip(PAIRS, some, strict=True)) for some in (found[:len(PAIRS)], found[len(PAIRS):])]


@pytest.fixture(scope="module")
def weights(both_ways: list[dict[str, float]]) -> dict[str, float]:
    return both_ways[0]


@pytest.mark.parametrize("case", PAIRS)
def test_what_is_joined_and_what_is_not(weights: dict[str, float], case: str) -> None:
    assert (weights[case] >= MODEL.join) == (case in JOINED), weights[case]


def test_contradicting_identifiers_part_and_equal_ones_decide(weights: dict[str, float]) -> None:
    assert weights["two identifiers of one scheme"] == -inf
    assert weights["one identifier, another name"] > MODEL.join


def test_which_of_two_stands_left_decides_nothing(both_ways: list[dict[str, float]]) -> None:
    assert both_ways[1] == pytest.approx(both_ways[0])


def test_a_weight_depends_on_its_pair_alone(weights: dict[str, float]) -> None:
    one, other = PAIRS["a frequent Vietnamese name at one institution"]
    namesakes = [person(f"n{number}", "Nguyen Van Hung", stays=THERE) for number in range(5)]
    found = linker.score(MODEL, MODEL.columns([*namesakes, one, other])).set_index(["one", "other"])["weight"]
    assert found["a", "b"] == pytest.approx(weights["a frequent Vietnamese name at one institution"])


def test_new_records_are_compared_as_old_ones_are() -> None:
    one, other = PAIRS["initials at one institution, with a co-author"]
    found = linker.score(MODEL, MODEL.columns([one]), MODEL.columns([other]))
    assert found[["one", "other"]].values.tolist() == [["a", "b"]]


@pytest.mark.parametrize(("one", "other", "compared"), [
    (person("a", "Emily Carter"), person("b", "Carter, Emily"), True),
    (person("a", "Emily Carter", coauthors=("Mira Okonedo",)),
     person("b", "E. Carter", coauthors=("M. Okonedo",)), True),
    (person("a", "Emily Carter", stays=HERE), person("b", "E. Carter", stays=HERE), True),
    (person("a", "Emily Carter", identifiers=ORCID), person("b", "Paul Stone", identifiers=ORCID), True),
    (person("a", "Nguyen Van Hung", works=("10.1000/x",)), person("b", "Nguyen Hung", works=("10.1000/x",)), True),
    (person("a", "Nguyen Van Hung"), person("b", "Nguyen Hoang Hung"), False),
    (person("a", "Emily Carter", stays=HERE), person("b", "Paul Stone", stays=HERE), False),
])
def test_what_is_compared_at_all(one: Person, other: Person, compared: bool) -> None:
    frames = [MODEL.columns([each]) for each in (one, other)]
    shared = [set(frames[0][key][0]) & set(frames[1][key][0]) for key in ("ids", "name_keys_strict", "near_keys")]
    assert any(shared) == compared


def _table() -> dict[tuple[str, str], tuple[float, float]]:
    text = files("graph.match").joinpath("person_weights.csv").read_text("utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {(row["comparison"], row["level"]): (float(row["m"]), float(row["u"])) for row in rows}


def test_the_table_has_a_weight_for_each_level_and_for_nothing_else() -> None:
    levels = {(name, level.code) for name, (_, levels) in LEVELS.items() for level in levels}
    assert set(_table()) == {*levels, ("prior", "")}
    assert all(0 < m <= 1 and 0 < u <= 1 for m, u in _table().values())


@pytest.mark.parametrize("name", ["affiliations", "coauthors", "namesakes", "venues", "years", "fields"])
def test_more_agreement_never_weighs_less(name: str) -> None:
    table = _table()
    weights = [log2(table[name, level.code][0] / table[name, level.code][1]) for level in LEVELS[name][1]]
    assert all(more >= less - 1e-3 for more, less in pairwise(weights))


def test_there_is_something_to_show_for_each_comparison() -> None:
    told = shown(person("a", "Emily Carter", years=(2019, 2021), stays=HERE))
    assert set(told) == {*LEVELS, "apart"}
    assert told["years"] == ["2019", "2021"]
    assert told["affiliations"] == ["Bayside University"]


def test_nobody_is_compared_where_there_is_nobody() -> None:
    assert isinstance(found := linker.score(MODEL, MODEL.columns([])), pd.DataFrame)
    assert found.empty
