"""Values out of records from outside: what is wanted, None where it is absent, a reason for anything else."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.names import clean
from loaders import values
from loaders.values import Unfit

RECORD: dict[str, Any] = {"name": "  Trần\u0301 \u202eVăn\u202c B\n", "deep": {"down": {"year": "2021"}}, "none": None,
                          "list": ["a", None, "a", "b "], "one": "x", "records": [{"a": 1}, None], "empty": ""}


def test_texts_are_clean() -> None:
    assert values.text({"n": "Tra\u0300n  \u202eVăn\u202c B\u200b\n"}, "n") == "Tràn Văn B"
    assert values.text(RECORD, "none") is values.text(RECORD, "absent") is values.text(RECORD, "empty") is None
    assert values.text(RECORD, "none", "further") is None
    assert values.texts(RECORD, "list") == ["a", "b"] and values.texts(RECORD, "one") == ["x"]
    assert values.texts(RECORD, "absent") == []


def test_numbers_and_records() -> None:
    assert values.year(RECORD, "deep", "down", "year") == 2021
    assert values.number({"n": "1.5"}, "n") == 1.5 and values.number({"n": ""}, "n") is None
    assert values.records(RECORD, "records") == [{"a": 1}] and values.records({"r": {"a": 1}}, "r") == [{"a": 1}]


@pytest.mark.parametrize(("read", "record", "says"), [
    (values.text, {"n": 5}, "A text is expected, not a number"),
    (values.text, {"n": ["a"]}, "not a list"),
    (values.text, {"n": "x" * 3_000}, "3,000 characters and 2,000 is the limit"),
    (values.text, {"n": "a\ud800"}, "no valid Unicode"),
    (values.texts, {"n": {"a": 1}}, "A list is expected"),
    (values.texts, {"n": [["a"]]}, "A text is expected"),
    (values.records, {"n": "x"}, "A list is expected, not a text"),
    (values.records, {"n": [5]}, "one of them is a number"),
    (values.number, {"n": True}, "A number is expected, not yes or no"),
    (values.number, {"n": "12a"}, "is not a number"),
    (values.number, {"n": float("nan")}, "not a number that can stand here"),
    (values.whole, {"n": 1.5}, "not a whole number"),
    (values.year, {"n": 99999}, "not a whole number"),
])
def test_what_does_not_fit_is_said_in_a_sentence(read: Any, record: dict[str, Any], says: str) -> None:
    with pytest.raises(Unfit, match=says) as told:
        read(record, "n")
    assert told.value.column == "n"


def test_a_path_through_what_is_no_record_does_not_fit() -> None:
    with pytest.raises(Unfit, match="there should be a record, not a text"):
        values.text({"a": "x"}, "a", "b")


JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
                    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from("abn"), inner), max_leaves=6)


@given(record=st.dictionaries(st.sampled_from("abn"), JSON))
def test_whatever_a_record_holds_there_is_a_value_or_a_reason(record: dict[str, Any]) -> None:
    for read in (values.text, values.texts, values.records, values.number, values.whole, values.year):
        for path in (("n",), ("n", "a"), ("a", "b", "n")):
            try:
                found = read(record, *path)
            except Unfit as unfit:
                assert unfit.reason
                continue
            for one in found if isinstance(found, list) else [found]:
                assert not isinstance(one, str) or clean(one) == one
