import pytest

from benchmarks.identity.measures import (
    bcubed,
    bcubed_interval,
    bcubed_items,
    bootstrap,
    pairwise,
    scores,
    wilson,
    wrongly_together,
)

# Three mentions of A, two of B; a group of two of A and one of B, one of A alone, and b2 that nothing was found for.
TRUTH = {"a1": "A", "a2": "A", "a3": "A", "b1": "B", "b2": "B"}
FOUND = {"a1": 1, "a2": 1, "b1": 1, "a3": 2, "stranger": 1}


def test_bcubed_by_hand() -> None:
    # precision 2/3, 2/3, 1, 1/3, 1 and recall 2/3, 2/3, 1/3, 1/2, 1/2
    assert bcubed(TRUTH, FOUND) == pytest.approx((11 / 15, 8 / 15, 176 / 285))
    assert bcubed_items(TRUTH, FOUND)["b1"] == pytest.approx((1 / 3, 1 / 2))


def test_pairs_by_hand() -> None:
    # found: three pairs, sought: three of A and one of B, both: a1 with a2
    assert pairwise(TRUTH, FOUND) == pytest.approx((1 / 3, 1 / 4, 2 / 7))
    # six of the ten pairs are of A with B, two of them found
    assert wrongly_together(TRUTH, FOUND) == pytest.approx(1 / 3)


def test_what_is_right_is_one_and_what_is_empty_has_no_faults() -> None:
    assert bcubed(TRUTH, TRUTH) == pairwise(TRUTH, TRUTH) == (1, 1, 1)
    assert bcubed({}, {}) == pairwise({}, {}) == (1, 1, 1)
    assert scores(0, 3, 2) == (0, 0, 0)


@pytest.mark.parametrize(("hits", "n", "low", "high"), [
    (8, 10, 0.4902, 0.9433), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (278, 285, 0.9502, 0.9881), (0, 0, 0, 1),
])
def test_wilson_interval(hits: int, n: int, low: float, high: float) -> None:
    assert wilson(hits, n) == pytest.approx((low, high), abs=5e-5)


def test_bootstrap_of_equal_units_has_no_width_and_of_others_holds_the_mean() -> None:
    assert bootstrap([2.0] * 9, lambda drawn: sum(drawn) / len(drawn)) == (2, 2)
    low, high = bootstrap([0.0, 1.0] * 50, lambda drawn: sum(drawn) / len(drawn))
    # The standard error of the mean of a hundred is 0.05.
    assert low == pytest.approx(0.4, abs=0.03) and high == pytest.approx(0.6, abs=0.03)


def test_people_are_drawn_as_wholes() -> None:
    """With one person there is one sample only, however many mentions."""
    low, high = bcubed_interval(dict.fromkeys("abcd", "A"), {"a": 1, "b": 1, "c": 2, "d": 2})
    # precision 1, recall 1/2
    assert low == high == pytest.approx(2 / 3)
