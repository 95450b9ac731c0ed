"""Blocking keys of single records, by which what may be one with a new record is found among all that exist.

They follow from a model's blocking rules: two records of which a rule makes a pair share a key.
"""

import re
from collections.abc import Iterator
from hashlib import blake2b
from itertools import product
from typing import Any, NamedTuple

import pandas as pd

from graph.match.model import Model

_EQUAL = re.compile(r"""^l\."?(\w+)"?\s*=\s*r\."?(\w+)"?$""")


class Rule(NamedTuple):
    """A blocking rule: the columns that have to be equal, and those of them that are lists of which one value has."""

    columns: tuple[str, ...]
    exploded: frozenset[str]


def rules(model: Model) -> list[Rule]:
    """The blocking rules of a model; ValueError for one that demands no equal columns."""
    return [_rule(given) for given in model.blocking]


def keys(model: Model, frame: pd.DataFrame) -> Iterator[tuple[str, int]]:
    """The id of each row of a frame of the model's columns with each of its keys, numbers of 64 bits."""
    for number, rule in enumerate(rules(model)):
        prefix = f"{model.label}\x1f{number}"
        columns = [frame[name].tolist() for name in rule.columns]
        for id, *row in zip(frame["id"].tolist(), *columns, strict=True):
            values = [_values(value, name in rule.exploded) for name, value in zip(rule.columns, row, strict=True)]
            for some in {*product(*values)}:
                yield id, _number("\x1f".join((prefix, *some)))


def _rule(given: Any) -> Rule:
    made = given.get_blocking_rule("duckdb") if hasattr(given, "get_blocking_rule") else given
    if isinstance(made, str):
        text, lists = made, None
    elif isinstance(made, dict):
        text, lists = made["blocking_rule"], made.get("arrays_to_explode")
    else:
        text, lists = made.blocking_rule_sql, getattr(made, "array_columns_to_explode", None)
    equal = [match[1] for part in re.split(r"\s+and\s+", text.strip(), flags=re.I)
             if (match := _EQUAL.match(part.strip("() \n"))) and match[1] == match[2]]
    if not equal or re.search(r"\sor\s", text, re.I):
        raise ValueError(f"no key follows from the blocking rule {text}: write l.x = r.x [and l.y = r.y]")
    return Rule(tuple(equal), frozenset(lists or ()) & frozenset(equal))


def _values(value: Any, exploded: bool) -> list[str]:
    """The values of one cell; none where it is empty, which blocks nothing."""
    if exploded:
        return [] if value is None else [str(one) for one in value if one is not None]
    return [] if value is None or value != value else [str(value)]


def _number(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)
