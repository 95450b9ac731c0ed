"""The ranking by the network: histories, columns and trees by hand, and that it learns what is there to learn."""

from collections import OrderedDict
from collections.abc import Callable

import numpy as np
import pytest

from graph.analysis.partners import closeness
from graph.analysis.partners.asking import asking
from graph.analysis.partners.features import features
from graph.analysis.partners.history import History, Said, new_ties, of_teams
from graph.analysis.partners.learning import candidates, learned, scored
from graph.analysis.partners.trees import Lists, Settings, grown
from graph.analysis.projection import Projection

Make = Callable[..., Projection]


@pytest.fixture
def small() -> History:
    """0-1-2 in a work of 2010, 2-3 in 2012, 0-3 in 2014, 4 alone in 2011, 3-5 in 2014."""
    return of_teams(6, [[0, 1, 2], [2, 3], [0, 3], [4], [3, 5]], [2010, 2012, 2014, 2011, 2014],
                    {"field": Said(np.array([0, 4]), np.array([7, 7]), np.array([2010, 2013]))})


def test_a_history_ends_with_a_year(small: History) -> None:
    before = small.until(2012)
    assert before.seen().tolist() == [True, True, True, True, True, False]
    assert sorted(zip(*before.tied().nonzero(), strict=True)) == [
        (0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1), (2, 3), (3, 2)]
    assert before.meetings.share.tolist() == [0.5] * 6 + [1.0] * 2
    assert len(before.traits["field"].who) == 1 and before.year == 2012


def test_only_those_who_were_seen_and_had_not_met_can_come_together(small: History) -> None:
    news = new_ties(small.until(2012), small)
    # 3 and 5 met, too, but nobody had seen 5.
    assert {one: some.tolist() for one, some in news.items()} == {0: [3], 3: [0]}
    made = features(small.until(2012))
    assert candidates(made, 0).tolist() == [3, 4] and candidates(made, 4).tolist() == [0, 1, 2, 3]


def test_columns_by_hand(small: History) -> None:
    made = features(small.until(2012))
    table = made.of(0)
    column = {name: table[:, at] for at, name in enumerate(made.names)}
    assert list(made.columns(0)) == made.names
    assert table.shape == (6, len(made.names)) and np.isfinite(table).all()
    # 0 knows 1 and 2, who knows 0, 1 and 3.
    assert column["common"][3] == 1 and column["adamic"][3] == pytest.approx(1 / np.log(3))
    assert column["jaccard"][3] == pytest.approx(1 / 2) and column["degree"].tolist() == [2, 2, 3, 1, 0, 0]
    # In the three years up to 2012: each their one work, 2 its two.
    assert column["works3"].tolist() == [1, 1, 2, 1, 1, 0] and column["since"][:4].tolist() == [2, 2, 0, 0]
    assert column["aa_active"][3] == pytest.approx(2 / np.log(3))
    # Three shares of a half, or 1 to 3, each less by the years since: the weaker leg is that of 2010.
    assert column["recent_legs"][3] == pytest.approx(0.5 * np.exp(-2 / 5))
    assert column["last_share"][2] == pytest.approx((1 + 0.5) / 3)  # Last of the first team, first of the second.
    assert column["own_degree"].tolist() == [2] * 6
    assert (made.of(0, np.array([4, 3])) == table[[4, 3]]).all()


def test_what_two_have_in_common_counts_by_its_rarity(small: History) -> None:
    made = features(small)
    # Two of six have it: both have nothing else.
    assert made.of(0)[4, made.names.index("field")] == pytest.approx(1)
    assert made.of(0)[3, made.names.index("field")] == 0


def test_nothing_at_all_has_nothing_to_learn() -> None:
    assert learned(of_teams(3, [[0, 1], [2]], [2000, 2001])) is None


def lists(count: int, seed: int) -> Lists:
    """Lists of twenty in which the hit has the largest product of the first two of five columns."""
    dice = np.random.default_rng(seed)
    rows = dice.random((count * 20, 5)).astype(np.float32)
    best = (rows[:, 0] * rows[:, 1]).reshape(count, 20).argmax(axis=1) + np.arange(count) * 20
    return Lists(rows, np.isin(np.arange(count * 20), best), np.full(count, 20, np.int64))


def firsts(scores: np.ndarray, some: Lists) -> float:
    """How often the hit comes first."""
    return float(some.hits.reshape(-1, 20)[np.arange(len(some.sizes)), scores.reshape(-1, 20).argmax(axis=1)].mean())


def test_trees_find_a_rule_of_two_columns_and_one_seed_gives_the_same() -> None:
    settings = Settings(trees=80, rate=0.3, columns=1.0, hit=100, stiff=1)
    forest = grown(lists(300, 1), settings, 3)
    other = lists(100, 2)
    # By one column alone the hit would be first in about half.
    assert firsts(forest.score(other.rows), other) > 0.75 > firsts(other.rows[:, 0], other)
    assert grown(lists(300, 1), settings, 3) == forest != grown(lists(300, 1), settings, 4)


def test_columns_that_say_nothing_do_no_harm() -> None:
    some = lists(50, 1)
    flat = some._replace(rows=np.zeros_like(some.rows))
    assert len(set(grown(flat, Settings(trees=3)).score(flat.rows).tolist())) == 1


def society(years: int = 14, seed: int = 0) -> History:
    """Two camps of forty: each year everybody writes with somebody of their own camp and a friend's friend."""
    dice = np.random.default_rng(seed)
    teams = [(year, dice.choice(40, 2, replace=False) + 40 * camp)
             for year in range(2000, 2000 + years) for camp in (0, 1) for _ in range(10)]
    return of_teams(80, [team.tolist() for _, team in teams], [year for year, _ in teams])


def test_what_is_learned_tells_the_camps_apart() -> None:
    history = society()
    forest = learned(history, lesson=closeness._LESSON, settings=closeness._SETTINGS, rounds=1)
    made = features(history)
    assert forest is not None
    before = 0.0
    for source in range(0, 80, 8):
        others = candidates(made, source)
        score = scored(forest, made, made.of(source, others))
        mine = (others < 40) == (source < 40)
        before += float(np.mean(score[mine][:, None] > score[~mine]))
    assert before / 10 > 0.9


def test_what_was_learned_is_kept_until_the_past_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(closeness, "learned", lambda history, *_, **__: asked.append(history.year))
    history = society()
    for _ in range(2):
        assert closeness.known(history) is None
    closeness.known(society(seed=1))
    # The present year may change as it likes.
    assert asked == [2012, 2012]


def test_of_too_many_nothing_is_learned_in_passing(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    p = make(dict.fromkeys("abc", "Organization"))
    asked: list[int] = []
    monkeypatch.setattr(closeness, "learned", lambda history, *_, **__: asked.append(history.count))
    monkeypatch.setattr(closeness, "_KEPT", OrderedDict())
    monkeypatch.setattr(closeness, "_MOST", 2)
    closeness.prepare(p)
    assert asked == [] and closeness.likely(asking(p, "a"), "Organization") is None
    monkeypatch.setattr(closeness, "_MOST", 3)
    closeness.prepare(p)
    assert asked == [3]
