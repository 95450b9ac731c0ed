"""Questions judged beforehand, in four languages, on the starting registry: what is relevant comes first."""

import statistics

import pytest

from benchmarks.search_judged import Judged, Plain, judged, ndcg, scores, shelf_of
from graph.compile import compiled
from graph.compile.model import EdgeState, NodeState
from graph.search import Shelf, Wanted, find
from graph.search.reading import documents
from ledger.ledger import Ledger
from loaders import illustration, start
from loaders.source import stage


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> list[NodeState | EdgeState]:
    """The starting registry with its illustration, compiled in memory."""
    ledger = Ledger.open(f"sqlite:///{(tmp_path_factory.mktemp('judged') / 'ledger.sqlite').as_posix()}")
    for delivery in (start.delivery(), illustration.delivery()):
        ledger.accept(stage(ledger, delivery, "lan").batch or 0, "lan")
    (graph,) = compiled(ledger, ["curators"], "2026-11-27")
    ledger.close()
    return list(graph.dump())


@pytest.fixture(scope="module")
def shelf(states: list[NodeState | EdgeState], tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    return shelf_of(states, tmp_path_factory.mktemp("judged") / "search.sqlite")


@pytest.fixture(scope="module")
def queries(states: list[NodeState | EdgeState]) -> list[Judged]:
    return judged(states)


def test_there_are_enough_in_each_language_and_each_has_an_answer(queries: list[Judged]) -> None:
    by_language = {language: sum(one.language == language for one in queries) for language in ("vi", "en", "ja", "zh")}
    assert len(queries) >= 60 and all(count >= 8 for count in by_language.values()), by_language
    assert [one.query for one in queries if not one.grades] == []
    assert len({(one.query, one.kind) for one in queries}) == len(queries)


def test_the_best_answers_come_first_and_better_than_in_plain_full_text(
        shelf: Shelf, queries: list[Judged], states: list[NodeState | EdgeState]) -> None:
    def look(question: str, label: str) -> list[str]:
        wanted = Wanted(question, labels=(label,) if label else (), limit=10, counted=False)
        return [hit.id for hit in find(shelf, wanted).hits]

    ours = scores(queries, look)
    plain = scores(queries, Plain(documents(states)).look)
    assert statistics.mean(score for _one, score in ours) >= 0.95
    for language in ("vi", "en", "ja", "zh"):
        assert statistics.mean(score for one, score in ours if one.language == language) >= 0.9, language
    assert statistics.mean(score for _one, score in plain) < 0.8
    assert [one.query for one, score in ours if score == 0] == []


def test_one_question_in_four_languages_finds_the_same_people(shelf: Shelf) -> None:
    asked = ("đóng gói tiên tiến", "dong goi tien tien", "advanced packaging", "Advanced-Packaging", "先進封装",
             "先進封裝")
    found = [[hit.id for hit in find(shelf, Wanted(one, labels=("Expert",), limit=100)).hits] for one in asked]
    assert len(found[0]) > 20 and all(one == found[0] for one in found)


def test_ndcg_by_hand() -> None:
    assert ndcg(["a", "b"], {"a": 1, "b": 0}) == 1
    # (2**1 - 1) / log2(3) of 1: the only relevant one is the second.
    assert ndcg(["x", "a"], {"a": 1}) == pytest.approx(0.6309, abs=1e-4)
    # 3 of grade 2 first, then 1: (1 + 3 / log2(3)) / (3 + 1 / log2(3)).
    assert ndcg(["one", "two"], {"one": 1, "two": 2}) == pytest.approx(0.7967, abs=1e-4)
    assert ndcg([], {"a": 3}) == 0
