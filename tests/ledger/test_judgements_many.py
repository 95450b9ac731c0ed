"""Decisions in bulk, on both databases: one act each, there whole or not at all, taken back and brought back."""

from collections.abc import Iterator

import pytest

from ledger import judgements
from ledger.errors import NotPossible
from ledger.judgements import Decision
from ledger.ledger import Ledger


@pytest.fixture
def ledger(ledger_url: str) -> Iterator[Ledger]:
    opened = Ledger.open(ledger_url)
    yield opened
    opened.close()


def same(*pairs: str) -> list[Decision]:
    return [Decision("same", pair[0], pair[1], {"weight": float(place)}) for place, pair in enumerate(pairs)]


def test_many_are_written_in_one_act_and_numbered_in_their_order(ledger: Ledger) -> None:
    first = ledger.judge("published", "a", by="lan")
    numbers = ledger.judge_many(same("ab", "cd", "ef"), "matcher")
    assert numbers == (first.judgement + 1, first.judgement + 2, first.judgement + 3)
    assert [(one.subject, one.other, one.value, one.by) for one in ledger.judgements_of(numbers)] == [
        ("a", "b", '{"weight":0.0}', "matcher"), ("c", "d", '{"weight":1.0}', "matcher"),
        ("e", "f", '{"weight":2.0}', "matcher")]
    rows = ledger.entries(first.seq)
    assert [(row.seq, row.act, row.subject, row.value, row.by) for row in rows] == [
        (first.seq + place, "judge", str(number), "same", "matcher") for place, number in enumerate(numbers, 1)]
    assert {row.at for row in rows} == {ledger.judgements_of(numbers)[0].at}
    assert ledger.state().judgements == {first.judgement, *numbers}
    assert ledger.judge("hidden", "a", by="lan").judgement == numbers[-1] + 1


def test_many_are_taken_back_and_brought_back(ledger: Ledger) -> None:
    numbers = ledger.judge_many(same("ab", "cd", "ef"), "matcher")
    refused = ledger.judge("refused", "7", by="lan").judgement
    assert ledger.withdraw_many([numbers[2], numbers[0], numbers[0], refused, 999], "lan") == (
        numbers[2], numbers[0], refused)
    assert ledger.state().judgements == {numbers[1]} and ledger.state().refused == set()
    assert ledger.standing_by("matcher", "same") == [numbers[1]]
    assert ledger.withdraw_many(numbers, "minh") == (numbers[1],)
    assert ledger.restore_many([*numbers, refused, 999], "lan") == (*numbers, refused)
    assert ledger.state().judgements == {*numbers, refused} and ledger.state().refused == {7}
    assert [(row.by, row.act) for row in ledger.turns([numbers[0]])] == [
        ("matcher", "judge"), ("lan", "withdraw"), ("lan", "judge")]


def test_a_state_of_the_past_knows_what_held_then(ledger: Ledger) -> None:
    numbers = ledger.judge_many(same("ab", "cd"), "matcher")
    before = ledger.head()
    ledger.withdraw_many(numbers, "lan")
    after = ledger.head()
    ledger.restore_many(numbers[:1], "lan")
    assert [ledger.past(seq).judgements for seq in (before, after, ledger.head())] == [
        set(numbers), set(), {numbers[0]}]


def test_several_kinds_of_decisions_are_one_act(ledger: Ledger) -> None:
    old = ledger.judge_many(same("ab", "cd"), "matcher")
    ledger.withdraw_many(old[1:], "lan")
    done = ledger.decide("lan", [Decision("different", "a", "b", reason="two")], [old[0]], [old[1]])
    assert (done.withdrawn, done.restored, done.seq) == (old[:1], old[1:], ledger.head())
    assert ledger.state().judgements == {old[1], *done.judged}
    rows = ledger.moment(ledger.turns(done.judged)[0])
    assert [(row.act, row.subject) for row in rows] == [
        ("withdraw", str(old[0])), ("judge", str(old[1])), ("judge", str(done.judged[0]))]


def test_an_act_that_fails_leaves_nothing(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    standing = ledger.judge_many(same("ab"), "matcher")
    head = ledger.head()
    with pytest.raises(NotPossible, match="surely is no verdict"):
        ledger.judge_many([*same("cd"), Decision("surely", "e", "f")], "matcher")

    def fails(*_: object) -> int:
        raise RuntimeError

    with monkeypatch.context() as patch, pytest.raises(RuntimeError):
        patch.setattr(judgements, "append_many", fails)
        ledger.decide("lan", same("cd"), standing)
    assert (ledger.head(), ledger.state().judgements, ledger.about_pairs(["c"])) == (head, set(standing), [])


def test_nothing_to_decide_writes_nothing(ledger: Ledger) -> None:
    assert ledger.judge_many([], "matcher") == () and ledger.withdraw_many([1, 2], "lan") == ()
    assert ledger.head() == 0


def test_what_was_decided_about_pairs_is_found_by_either_end(ledger: Ledger) -> None:
    one, two = ledger.judge_many(same("ab", "bc"), "matcher")
    ledger.judge("published", "b", by="lan")
    three = ledger.judge("unsure", "c", "d", by="lan").judgement
    assert [one.id for one in ledger.about_pairs(["b"])] == [one, two]
    assert [one.id for one in ledger.about_pairs()] == [one, two, three]
    assert [one.id for one in ledger.about_pairs(verdicts=("unsure",))] == [three]
