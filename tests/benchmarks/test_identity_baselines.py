import sys
from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import pytest

from benchmarks.identity.baselines import FOR_MENTIONS, JUDGES, Unavailable
from benchmarks.identity.baselines.rules import Judged, Pair
from benchmarks.identity.judging import Pairs, of_groups, on_mentions, on_pairs
from benchmarks.identity.sets import Mentions

SAME = [("Mo Ly", "Mo Ly"), ("Mo Ly", "Lý, Mơ"), ("Anna Larsen", "Anna Larssen")]
DIFFERENT = [("Mo Ly", "Bo Zhang"), ("Mo Ly", "Mo  Ly")]


def test_exact() -> None:
    result = on_pairs(JUDGES["exact"], Pairs(SAME, DIFFERENT))
    assert result[2:6] == pytest.approx((5, 1, 1 / 3, 1 / 2)) and result.false_hit_rate == 0
    assert result.interval == pytest.approx((0.0615, 0.7923), abs=5e-5)


def test_folded_tokens() -> None:
    # Two of three true pairs, and the one that two spaces tell apart.
    result = on_pairs(JUDGES["folded tokens"], Pairs(SAME, DIFFERENT))
    assert result[3:6] == pytest.approx((2 / 3, 2 / 3, 2 / 3)) and result.false_hit_rate == 1 / 2


def test_jaro_winkler() -> None:
    result = on_pairs(JUDGES["jaro-winkler"], Pairs(SAME, DIFFERENT))
    assert (result.recall, result.false_hit_rate) == (1, 1 / 2)


def by_length(pairs: Sequence[Pair], schema: str) -> Judged:
    return Judged([len(one) for one, _ in pairs], [1, 2, 3])


def test_the_threshold_is_the_one_that_serves_best() -> None:
    # At 1 one in three found is right, at 2 both that are found, at 3 half of the true ones are lost.
    result = on_pairs(by_length, Pairs([("aaa", ""), ("bb", "")], [("c", ""), ("d", "")]))
    assert (result.precision, result.recall, result.false_hit_rate) == (1, 1, 0)


def test_of_pairs_of_two_no_more_are_drawn_than_asked_for() -> None:
    assert on_pairs(by_length, Pairs([("aaa", "")], [("c", str(number)) for number in range(50)]), most=9).pairs == 10


def test_where_no_pair_is_true_only_false_hits_count() -> None:
    result = on_pairs(JUDGES["exact"], Pairs([], [("Mo Ly", "Mo Ly"), ("Mo Ly", "Bo Zhang")]))
    assert (result.pairs, result.false_hit_rate) == (2, 0.5)
    assert result.precision is result.recall is result.f1 is None


def told(*rows: tuple[str, str, str, str, str]) -> Mentions:
    """Mentions of (person, name, work, affiliation, co-author), numbered."""
    mentions: list[dict[str, Any]] = [
        {"mention_id": str(number), "raw_name": name, "doi": work, "affiliation": place,
         "coauthors": [other] if other else []}
        for number, (_, name, work, place, other) in enumerate(rows)]
    return Mentions(mentions, {str(number): row[0] for number, row in enumerate(rows) if row[0]})


def test_names_that_are_called_one_group_their_mentions_by_way_of_others() -> None:
    mentions = told(("A", "Mo Ly", "", "", ""), ("A", "Ly Mo", "", "", ""), ("A", "Mo B. Ly", "", "", ""),
                    ("B", "Bo Zhang", "", "", ""), ("B", "Mo Ly", "", "", ""), ("", "Ly, Mo", "", "", ""))
    result = on_mentions(JUDGES["folded tokens"], mentions)
    # Groups: mentions 0, 1, 4; 2; 3. Precision 2/3, 2/3, 1, 1, 1/3; recall 2/3, 2/3, 1/3, 1/2, 1/2.
    assert (result.precision, result.recall) == pytest.approx((11 / 15, 8 / 15))
    # Pairs: one of the three found is among the four of one person.
    assert result.pairs == 4 and result.f1_pairwise == pytest.approx(2 / 7)


def test_surname_and_initial() -> None:
    mentions = told(("A", "Mo Ly", "", "", ""), ("A", "M. Lý", "", "", ""), ("B", "Bo Ly", "", "", ""))
    mentions.mentions[2] |= {"lastname": "Ly", "firstname": "Mbo"}
    grouped = FOR_MENTIONS["surname and initial"](mentions)
    assert grouped["0"] == grouped["1"] == grouped["2"]


def test_a_full_name_needs_a_coauthor_or_an_affiliation() -> None:
    mentions = told(
        ("A", "Mo Ly", "w1", "Hanoi University of Mining", ""), ("", "Bo Zhang", "w1", "", ""),
        ("A", "Ly Mo", "w2", "", "Bo  ZHANG"),  # by its co-author
        ("A", "Mo Ly", "", "Faculty of Physics, Hanoi University of Mining", ""),  # by its affiliation
        ("B", "Mo Ly", "", "", ""), ("B", "Mo Ly", "", "University of Oslo", ""),
    )
    grouped = FOR_MENTIONS["full name with co-author or affiliation"](mentions)
    assert grouped["0"] == grouped["2"] == grouped["3"]
    assert len({grouped[one] for one in "0145"}) == 4
    # A is whole and alone, B two of one: precision 1, recall 3/5 + 2/5 · 1/2.
    assert of_groups(mentions.truth, grouped)[3:5] == pytest.approx((1, 0.8))


def test_splink_learns_frequencies_from_the_names_themselves() -> None:
    people = [f"{forename} {surname}" for forename in ("Anna", "Bodil", "Carla", "Doris", "Edda", "Frida", "Gerda")
              for surname in ("Larsen", "Madsen", "Nygaard", "Olufsen", "Poulsen")]
    pairs = [(one, one) for one in people[:5]] + [(people[0], people[-1])]
    judged = JUDGES["splink default"](pairs + [(one, other) for one in people for other in people[:3]], "Person")
    assert all(0 <= score <= 1 for score in judged.scores)
    assert min(judged.scores[:5]) > judged.scores[5]


def test_without_nomenklatura_its_row_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "followthemoney", None)
    with pytest.raises(Unavailable, match="nomenklatura is not installed"):
        JUDGES["nomenklatura logic-v2"](SAME, "Person")


def test_nomenklatura_is_asked_of_entities_by_name_and_its_servers_threshold_taken(
        monkeypatch: pytest.MonkeyPatch) -> None:
    """With a stand-in: the real one needs eight seconds to read its tables of names."""
    scores = {("Mo Ly", "Ly Mo"): 0.7, ("Mo Ly", "Bo Zhang"): 0.69}
    compare = SimpleNamespace(default_config=dict, compare=lambda query, candidate, config: SimpleNamespace(
        score=scores[query.id, candidate.id] if query.id == query.added["name"] else None))
    stands = {"followthemoney": SimpleNamespace(model=SimpleNamespace(make_entity=Entity)),
              "nomenklatura": SimpleNamespace(), "nomenklatura.matching": SimpleNamespace(),
              "nomenklatura.matching.logic_v2": SimpleNamespace(),
              "nomenklatura.matching.logic_v2.model": SimpleNamespace(LogicV2=compare)}
    for name, module in stands.items():
        monkeypatch.setitem(sys.modules, name, module)
    result = on_pairs(JUDGES["nomenklatura logic-v2"], Pairs([("Mo Ly", "Ly Mo")], [("Mo Ly", "Bo Zhang")]))
    assert (result.recall, result.false_hit_rate) == (1, 0)


class Entity:
    """As much of an entity of FollowTheMoney as is asked for."""

    def __init__(self, schema: str) -> None:
        assert schema == "Person"
        self.id = ""
        self.added: dict[str, str] = {}

    def add(self, name: str, value: str) -> None:
        self.added[name] = value
