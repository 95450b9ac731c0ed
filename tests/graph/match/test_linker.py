"""The linker on a model of two comparisons whose weights are whole numbers, over four records of made-up people."""

import os
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import psutil
import pytest

from graph.match import linker
from graph.match.linker import settings
from graph.match.model import Model


def level(condition: str, code: str, m: float, u: float) -> dict[str, Any]:
    return {"sql_condition": condition, "label_for_charts": code, "m_probability": m, "u_probability": u}


def unknown(condition: str) -> dict[str, Any]:
    return {"sql_condition": condition, "label_for_charts": "unknown", "is_null_level": True}


NAME = {"output_column_name": "name", "comparison_levels": [
    unknown("name_l is null or name_r is null"),
    level("name_l = name_r", "same", 1 / 2, 1 / 128),      # +6
    level("ELSE", "other", 1 / 4, 1)]}                     # -2
PEERS = {"output_column_name": "peers", "comparison_levels": [
    unknown("len(peers_l) = 0 or len(peers_r) = 0"),
    level("list_has_any(peers_l, peers_r)", "shared", 1 / 2, 1 / 64),  # +5
    level("ELSE", "none", 1 / 2, 1)]}                      # -1
MODEL = Model(
    "Expert", "1", pd.DataFrame, (NAME, PEERS),
    ({"blocking_rule": "l.keys = r.keys", "arrays_to_explode": ["keys"]}, "l.name = r.name"),
    prior=1 / 1025, join=0, ask=-6,                        # -10
    apart="len(ids_l) > 0 and len(ids_r) > 0 and not list_has_any(ids_l, ids_r)")


def row(id: str, name: str | None, peers: list[str], keys: list[str], ids: list[str]) -> dict[str, Any]:
    return {"id": id, "name": name, "peers": peers, "keys": keys, "ids": ids}


FRAME = pd.DataFrame([
    row("a", "an", ["x", "y"], ["k"], []), row("b", "an", ["x"], ["k"], ["1"]),
    row("c", None, ["y"], ["k", "q"], []), row("d", "an", [], ["q"], ["2"])])
#: b and d have one name but contradicting identifiers; b and c only a key in common.
EVERY = {("a", "b"): 1.0, ("a", "c"): -5.0, ("a", "d"): -4.0, ("b", "c"): -11.0, ("c", "d"): -10.0}


def weights(found: pd.DataFrame) -> dict[tuple[str, str], float]:
    return {(one, other): round(weight, 9)
            for one, other, weight in zip(found["one"], found["other"], found["weight"], strict=True)}


def test_pairs_weigh_prior_and_levels_and_come_ordered_by_their_ids() -> None:
    found = linker.score(MODEL, FRAME, least=-20)
    assert list(weights(found).items()) == list(EVERY.items())
    assert found[["gamma_name", "gamma_peers", "gamma_apart"]].to_numpy().tolist() == [
        [1, 1, 0], [-1, 1, 0], [1, -1, 0], [-1, 0, 0], [-1, -1, 0]]


def test_pairs_below_what_is_asked_for_are_left_out() -> None:
    assert weights(linker.score(MODEL, FRAME)) == {pair: weight for pair, weight in EVERY.items() if weight >= -6}


def test_neither_the_order_of_the_rows_nor_the_frames_index_matters() -> None:
    turned = FRAME.iloc[[3, 1, 2, 0]]
    pd.testing.assert_frame_equal(linker.score(MODEL, turned, least=-20), linker.score(MODEL, FRAME, least=-20))


@pytest.mark.parametrize("count", range(5))
def test_what_exists_and_then_the_new_makes_the_whole(count: int) -> None:
    old, new = FRAME[:count], FRAME[count:]
    parts = weights(linker.score(MODEL, old, least=-20)), weights(linker.score(MODEL, old, new, least=-20))
    assert not set(parts[0]) & set(parts[1])
    assert parts[0] | parts[1] == EVERY


def test_of_a_record_in_both_frames_the_new_row_counts() -> None:
    renamed = FRAME[:1].assign(name="binh")
    assert weights(linker.score(MODEL, FRAME, renamed, least=-20)) == {("a", "b"): -7.0, ("a", "c"): -5.0}


def test_rows_may_come_in_parts_and_prepared() -> None:
    parts = (part for part in (FRAME[:1], linker.prepare(MODEL, FRAME[1:2]), FRAME[2:]))
    assert weights(linker.score(MODEL, parts, least=-20)) == EVERY
    assert weights(linker.score(MODEL, linker.prepare(MODEL, FRAME[:2]), FRAME[2:], least=-20)) == {
        pair: weight for pair, weight in EVERY.items() if pair != ("a", "b")}


def test_given_pairs_keep_their_order_and_those_apart_weigh_minus_infinity() -> None:
    found = linker.score_pairs(MODEL, FRAME, FRAME.iloc[[3, 3, 0, 2]])
    assert found[["one", "other"]].to_numpy().tolist() == [["a", "d"], ["b", "d"], ["c", "a"], ["d", "c"]]
    assert found["weight"].round(9).tolist() == [-4, -float("inf"), -5, -10]
    assert found["weight_name"].tolist() == [6, 6, 0, 0]
    assert found["weight_apart"].tolist() == [0, -float("inf"), 0, 0]


def test_pairs_need_two_ends() -> None:
    with pytest.raises(ValueError, match="4 rows left and 1 right"):
        linker.score_pairs(MODEL, FRAME, FRAME[:1])


def test_what_is_empty_in_one_frame_is_compared_all_the_same() -> None:
    bare = FRAME.assign(ids=[[]] * 4, peers=[[]] * 4)
    assert weights(linker.score(MODEL, bare[:2], FRAME[2:], least=-20)) == {
        ("a", "c"): -10.0, ("a", "d"): -4.0, ("b", "c"): -10.0, ("b", "d"): -4.0, ("c", "d"): -10.0}
    assert linker.score(MODEL, FRAME[:0]).columns.tolist() == linker.score(MODEL, FRAME).columns.tolist()


def test_levels_of_one_weight_stay_different_levels() -> None:
    three = {"output_column_name": "name", "comparison_levels": [
        unknown("name_l is null"), level("name_l = 'an'", "one", 1 / 2, 1 / 2), level("name_l = 'bo'", "two", 1, 1),
        level("ELSE", "three", 1 / 4, 1 / 4)]}
    frame = pd.DataFrame({"id": list("abcd"), "name": ["an", "bo", "cy", None]})
    found = linker.score_pairs(replace(MODEL, comparisons=(three,), apart=""), frame, frame)
    assert found["gamma_name"].tolist() == [2, 1, 0, -1]


def test_rare_values_weigh_by_the_frequency_that_the_frame_tells() -> None:
    same = {**level("name_l = name_r", "same", 1 / 2, 1 / 128), "tf_adjustment_column": "name"}
    rare = replace(MODEL, comparisons=({**NAME, "comparison_levels": [
        NAME["comparison_levels"][0], same, NAME["comparison_levels"][2]]},))
    frame = FRAME.assign(tf_name=[1 / 256, 1 / 256, None, 1 / 256])
    assert weights(linker.score(rare, frame, least=-4)) == {("a", "b"): -3.0, ("a", "d"): -3.0}
    assert linker.score_pairs(rare, frame, frame)["weight_name"].round(9).tolist() == [7, 7, 0, 7]


def test_a_level_without_a_frozen_weight_is_refused() -> None:
    loose = {"output_column_name": "name", "comparison_levels": [
        {"sql_condition": "name_l = name_r", "label_for_charts": "same"}, level("ELSE", "other", 0.5, 0.5)]}
    with pytest.raises(ValueError, match="the level same has no frozen weight"):
        linker.score(replace(MODEL, comparisons=(loose,)), FRAME)


def test_a_run_leaves_nothing_behind_and_says_nothing(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    linker.score(MODEL, FRAME)
    threads = psutil.Process().num_threads()
    linker.score(MODEL, FRAME)
    linker.score_pairs(MODEL, FRAME, FRAME)
    assert psutil.Process().num_threads() <= threads
    assert os.listdir(tmp_path) == []
    assert capfd.readouterr() == ("", "")


def test_the_same_settings_are_sparks_in_its_own_words() -> None:
    made = settings.creator(MODEL, "spark", "row").get_settings("spark").as_dict()
    conditions = [one["sql_condition"] for each in made["comparisons"] for one in each["comparison_levels"]]
    assert conditions == [
        "name_l IS NULL OR name_r IS NULL", "name_l = name_r", "ELSE", "SIZE(peers_l) = 0 OR SIZE(peers_r) = 0",
        "ARRAYS_OVERLAP(peers_l, peers_r)", "ELSE",
        "SIZE(ids_l) > 0 AND SIZE(ids_r) > 0 AND NOT ARRAYS_OVERLAP(ids_l, ids_r)", "ELSE"]


@pytest.mark.skipif("KETNOI_SPARK" not in os.environ, reason="a minute of Spark: only with KETNOI_SPARK and pyspark")
def test_spark_finds_the_same_pairs_with_the_same_weights() -> None:
    spark = pytest.importorskip("benchmarks.identity.spark", reason="pyspark is not installed")
    with spark.local() as api:
        found, faults = spark.differences(MODEL, FRAME, api, least=-20)
    assert faults == []
    assert weights(found) == EVERY
