from pathlib import Path
from typing import Any

import pytest

from benchmarks.identity import about, document
from benchmarks.identity.goals import GOALS, OURS, Goal, met, verdict
from benchmarks.identity.measures import Result
from benchmarks.identity.table import cells, markdown

REACHED = Result("dblp_vn_aliases", OURS, 1285, 0.99, 0.98, 0.985, None, 0.0004, (0.957, 0.991), 1.25)
MISSED = Result("dblp_vn_aliases", "exact", 1285, 0.0, 0.0, 0.0, None, 0.0, (0.0, 0.0133), 0.04)


def test_the_page_is_what_the_figures_give() -> None:
    assert document.PAGE.read_text("utf-8") == document.page(document.kept()), (
        "run `python -m benchmarks.identity.document`")


def test_every_set_with_a_goal_is_explained() -> None:
    assert GOALS.keys() <= about.SETS.keys()


def test_cells() -> None:
    assert cells(REACHED) == (OURS, "1,285", "0.9900", "0.9800", "0.9850", "", "0.0400 %", "0.9570–0.9910", "1.2",
                              "recall ≥ 0.975: met; false hits ≤ 0.05 %: met")
    assert cells(MISSED)[-1] == ""


def test_empty_columns_are_left_out() -> None:
    assert markdown([Result("x", "exact", 2, recall=0.5)]) == (
        "| method | pairs | recall |\n| --- | --- | --- |\n| exact | 2 | 0.5000 |\n")


@pytest.mark.parametrize(("changed", "said"), [
    ({"recall": 0.9749}, "recall ≥ 0.975: NOT MET; false hits ≤ 0.05 %: met"),
    ({"false_hit_rate": None}, "recall ≥ 0.975: met; false hits ≤ 0.05 %: not measured"),
    ({"set": "elsewhere"}, ""),
])
def test_goals_that_are_not_met(changed: dict[str, Any], said: str) -> None:
    assert verdict(REACHED._replace(**changed)) == said


def test_a_goal_beside_another_method_needs_its_figure() -> None:
    goal = Goal("f1", -0.01, beside="splink")
    ours, theirs = Result("febrl4", OURS, f1=0.985), Result("febrl4", "splink", f1=0.994)
    assert str(goal) == "F1 within 0.01 of splink"
    assert met(goal, ours, [theirs]) is True
    assert met(goal, ours._replace(f1=0.98), [theirs]) is False
    assert met(goal, ours, [theirs._replace(set="febrl3")]) is None


def test_what_is_measured_replaces_its_row_and_keeps_the_others(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "RESULTS", tmp_path / "identity.json")
    monkeypatch.setattr(document, "PAGE", tmp_path / "identity.md")
    document.keep([Result("qian_mentions", "exact", 5), REACHED, MISSED])
    document.keep([REACHED._replace(recall=0.999)])
    assert [document.result(row) for row in document.kept()["results"]] == [
        REACHED._replace(recall=0.999), MISSED, Result("qian_mentions", "exact", 5)]
    page = document.PAGE.read_text("utf-8")
    assert "| ketnoi | 1,285 | 0.9900 | 0.9990 |" in page
    # The two sets are; the other goals and the speed are not.
    assert page.count("Not measured yet.") == len(GOALS) - 2 + 1
    assert document.main(["--check"]) == 0
    document.PAGE.write_text("something else", "utf-8")
    assert document.main(["--check"]) == 1
