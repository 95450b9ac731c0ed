"""Keys of single records find whatever a model's blocking rules would pair."""

from itertools import combinations
from typing import Any

import pandas as pd
import pytest
from splink import block_on

from graph.match.keys import Rule, keys, rules
from graph.match.model import Model


def model(*blocking: Any) -> Model:
    return Model("Expert", "test", lambda _: pd.DataFrame(), (), blocking, 0.1, 1, 0)


def paired(given: Model, frame: pd.DataFrame) -> set[str]:
    """The pairs of ids that share a key."""
    held: dict[int, set[str]] = {}
    for id, key in keys(given, frame):
        held.setdefault(key, set()).add(id)
    return {"".join(ends) for ids in held.values() for ends in combinations(sorted(ids), 2)}


def test_rules_are_read_in_every_way_in_which_they_are_written() -> None:
    found = rules(model("l.a = r.a", 'l."a" = r."a" AND l.b = r.b and l.c <> r.c', block_on("a", "b"),
                        {"blocking_rule": "l.a = r.a and l.b = r.b", "arrays_to_explode": ["b"]},
                        block_on("a", arrays_to_explode=["a"])))
    assert found == [Rule(("a",), frozenset()), Rule(("a", "b"), frozenset()), Rule(("a", "b"), frozenset()),
                     Rule(("a", "b"), frozenset({"b"})), Rule(("a",), frozenset({"a"}))]


@pytest.mark.parametrize("rule", ["l.a <> r.a", "l.a = r.b", "l.a = r.a or l.b = r.b", "substr(l.a, 1) = r.a"])
def test_a_rule_that_gives_no_key_is_refused(rule: str) -> None:
    with pytest.raises(ValueError, match="no key follows"):
        rules(model(rule))


FRAME = pd.DataFrame({"id": ["a", "b", "c", "d"], "name": ["x", "x", None, "y"], "year": [1.0, 2.0, float("nan"), 1.0],
                      "words": [["p", "q"], ["q"], [], ["p", "p"]]})


@pytest.mark.parametrize(("rule", "expected"), [
    ("l.name = r.name", {"ab"}), ("l.year = r.year", {"ad"}), ("l.name = r.name and l.year = r.year", set()),
    ({"blocking_rule": "l.words = r.words", "arrays_to_explode": ["words"]}, {"ab", "ad"}),
    ({"blocking_rule": "l.words = r.words and l.year = r.year", "arrays_to_explode": ["words"]}, {"ad"})])
def test_who_shares_a_key_is_whom_the_rule_pairs(rule: Any, expected: set[str]) -> None:
    assert paired(model(rule), FRAME) == expected


def test_one_value_under_two_rules_is_two_keys() -> None:
    frame = pd.DataFrame({"id": ["a", "b"], "name": ["x", "y"], "other": ["y", "x"]})
    assert paired(model("l.name = r.name", "l.other = r.other"), frame) == set()
    assert len({key for _, key in keys(model("l.name = r.name", "l.other = r.other"), frame)}) == 4


def test_a_key_stays_what_it_is() -> None:
    """Keys are kept: another way to make them needs another version of the model."""
    assert list(keys(model("l.name = r.name"), FRAME[:1])) == [("a", -2922000775629872003)]
