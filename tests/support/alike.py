"""Two small matchers whose weights can be counted by hand, for tests of what the registry makes of any matcher.

People: one name in any order 10 (2 to the 10th), another -10; a shared house 4, else -2; a shared co-author 6, else
-1; no value 0; before anything is known -8. Joined from 4, asked from 0: so a name alone is 2, which is asked.
Organisations: a shared name 12, before anything is known -8: so one name joins.
"""

from collections.abc import Sequence
from itertools import combinations
from typing import Any

import pandas as pd

from graph.match.model import Model
from graph.match.records import Body, Person
from graph.names import fold


def _level(condition: str, code: str, weight: float) -> dict[str, Any]:
    m = 0.5 if weight >= 0 else 0.5 * 2.0 ** weight
    return {"sql_condition": condition, "label_for_charts": code, "m_probability": m,
            "u_probability": m / 2.0 ** weight}


def _comparison(column: str, agree: float, differ: float) -> dict[str, Any]:
    return {"output_column_name": column, "comparison_levels": [
        {"sql_condition": f"len({column}_l) = 0 or len({column}_r) = 0", "label_for_charts": "unknown",
         "is_null_level": True},
        _level(f"list_has_any({column}_l, {column}_r)", "shared", agree), _level("ELSE", "none", differ)]}


def person_columns(records: Sequence[Person]) -> pd.DataFrame:
    """The names as their words in the order of the alphabet, houses and co-authors without accents."""
    return pd.DataFrame([
        (one.id, [_words(one.name)] if one.name else [], sorted({fold(stay.organisation) for stay in one.stays}),
         sorted({_words(name) for name in one.coauthors}), [value for scheme, value in one.identifiers
                                                           if scheme == "orcid"]) for one in records],
        columns=["id", "name", "houses", "colleagues", "orcid"])


def body_columns(records: Sequence[Body]) -> pd.DataFrame:
    """All names without accents."""
    return pd.DataFrame([(one.id, sorted({fold(name) for name in one.names}),
                          [value for scheme, value in one.identifiers if scheme == "ror"]) for one in records],
                        columns=["id", "name", "ror"])


def _words(name: str) -> str:
    return " ".join(sorted(fold(name).split()))


def _apart(column: str) -> str:
    return f"len({column}_l) > 0 and len({column}_r) > 0 and not list_has_any({column}_l, {column}_r)"


_BY_NAME = ({"blocking_rule": "l.name = r.name", "arrays_to_explode": ["name"]},)
_BEFORE = 1 / (1 + 2.0 ** 8)
PERSONS = Model("Expert", "test/1", person_columns,
                (_comparison("name", 10, -10), _comparison("houses", 4, -2), _comparison("colleagues", 6, -1)),
                _BY_NAME, _BEFORE, join=4, ask=0, apart=_apart("orcid"))
BODIES = Model("Organization", "test/1", body_columns, (_comparison("name", 12, -12),), _BY_NAME, _BEFORE,
               join=3, ask=0, apart=_apart("ror"))


def models() -> dict[str, Model]:
    """Both, as ``graph.duplicates.kinds.models`` gives the registry's own."""
    return {"Expert": PERSONS, "Organization": BODIES}


_ASPECTS = {"Expert": (("name", 10, -10), ("houses", 4, -2), ("colleagues", 6, -1)),
            "Organization": (("name", 12, -12),)}
_IDENTIFIER = {"Expert": "orcid", "Organization": "ror"}


def score(model: Model, given: Any, new: pd.DataFrame | None = None, **_: Any) -> pd.DataFrame:
    """What the linker makes of these two models, in Python: a hundred times as fast where there are few records."""
    frame = given if isinstance(given, pd.DataFrame) else pd.concat(list(given))
    fresh = set((frame if new is None else new)["id"])
    rows = {row["id"]: row for part in (frame, new) if part is not None for row in part.to_dict("records")}
    found = [(one, other, weight) for one, other in combinations(sorted(rows), 2) if {one, other} & fresh
             and (weight := _weight(model.label, rows[one], rows[other])) >= model.ask]
    return pd.DataFrame(found, columns=["one", "other", "weight"])


def _weight(label: str, one: dict[Any, Any], other: dict[Any, Any]) -> float:
    mine, theirs = set(one[_IDENTIFIER[label]]), set(other[_IDENTIFIER[label]])
    if not set(one["name"]) & set(other["name"]) or (mine and theirs and not mine & theirs):
        return float("-inf")
    weight = -8.0
    for column, agree, differ in _ASPECTS[label]:
        if one[column] and other[column]:
            weight += agree if set(one[column]) & set(other[column]) else differ
    return weight
