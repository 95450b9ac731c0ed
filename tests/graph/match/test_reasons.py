"""Reasons on a model whose weights are whole numbers: what is told of a pair, and in which order."""

from dataclasses import replace
from typing import Any

import pandas as pd

from graph.match import reasons
from graph.match.model import Model
from graph.match.reasons import Reason


def level(condition: str, code: str, m: float, u: float) -> dict[str, Any]:
    return {"sql_condition": condition, "label_for_charts": code, "m_probability": m, "u_probability": u}


MODEL = Model(
    "Expert", "1", lambda records: pd.DataFrame(records), (
        {"output_column_name": "name", "comparison_levels": [
            {"sql_condition": "name_l is null or name_r is null", "label_for_charts": "unknown", "is_null_level": True},
            level("name_l = name_r", "same", 1 / 2, 1 / 128), level("ELSE", "other", 1 / 4, 1)]},
        {"output_column_name": "peers", "comparison_levels": [
            {"sql_condition": "len(peers_l) = 0 or len(peers_r) = 0", "label_for_charts": "unknown",
             "is_null_level": True},
            level("list_has_any(peers_l, peers_r)", "shared", 1 / 2, 1 / 2048), level("ELSE", "none", 1 / 2, 1)]}),
    ("l.name = r.name",), prior=1 / 1025, join=0, ask=-6,
    apart="len(ids_l) > 0 and len(ids_r) > 0 and not list_has_any(ids_l, ids_r)")
AN = {"id": "1", "name": "an", "peers": ["Tú", "Mai", "Lan", "Hoa"], "ids": []}
ALSO = {"id": "2", "name": "an", "peers": ["Hoa", "Vy"], "ids": ["7"]}
BINH = {"id": "3", "name": "bình", "peers": [], "ids": ["8"]}


def test_the_weightiest_comes_first_with_shared_values_first_and_how_rare_it_is() -> None:
    assert reasons.why(MODEL, AN, ALSO) == [
        Reason("peers", "shared", 10.0, ("Hoa; Tú; Mai …", "Hoa; Vy"), 2048),
        Reason("name", "same", 6.0, ("an", "an"), 128)]


def test_what_speaks_against_is_rare_among_pairs_of_one_thing() -> None:
    assert reasons.why(MODEL, AN, BINH) == [Reason("name", "other", -2.0, ("an", "bình"), 4)]


def test_contradicting_identifiers_come_before_everything() -> None:
    assert reasons.why(MODEL, ALSO, BINH) == [
        Reason("apart", "apart", -float("inf"), ("7", "8"), 0), Reason("name", "other", -2.0, ("an", "bình"), 4)]


def test_many_pairs_are_explained_in_one_go_in_their_order() -> None:
    pairs = [(AN, ALSO), (BINH, ALSO), (AN, AN)]
    assert reasons.why_many(MODEL, pairs) == [reasons.why(MODEL, *pair) for pair in pairs]
    assert reasons.why_many(MODEL, []) == []


def test_a_model_says_itself_what_is_shown_of_a_record() -> None:
    shown = replace(MODEL, shown=lambda record: {"name": [record["name"].upper()]})
    assert reasons.why(shown, AN, BINH) == [Reason("name", "other", -2.0, ("AN", "BÌNH"), 4)]
    assert reasons.why(shown, AN, ALSO)[0].detail == ("", "")
