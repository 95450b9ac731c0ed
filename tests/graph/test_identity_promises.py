"""What is promised of who is one: joined, parted, taken back and matched again in any order, on acts nobody thought of.

The matcher is a small one whose weights follow from the two records alone, as those of the registry's own do.
"""

import os
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

import alike
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from promises import ACTS, DECISIONS, World

from graph.compile import BoltGraph, settle
from graph.compile.components import MATCHER
from graph.compile.export import lines
from graph.duplicates import kinds
from graph.match import linker
from graph.store import Store
from ledger.index import Index
from ledger.judgements import PAIRS

#: In CI more; elsewhere as many as one likes to wait for.
SEQUENCES = 6 if os.environ.get("CI") else 2
NUMBER = st.integers(0, 2**32 - 1)


@pytest.fixture(autouse=True)
def small_matcher(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "models", alike.models)
    monkeypatch.setattr(linker, "score", alike.score)


@pytest.fixture
def worlds(tmp_path: Path) -> Iterator[list[World]]:
    made = [World(tmp_path, name, judges=("tester",), letters="a") for name in ("one", "other")]
    yield made
    for world in made:
        world.close()


class Identities(RuleBasedStateMachine):
    """Any sequence of deliveries, matchings, decisions in bulk, splits and withdrawals; compared after each step."""

    store: Store

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.world = World(Path(self.folder.name), letters="ab")
        self.target = BoltGraph(self.store, "curators")
        self.index = Index.beside(self.world.ledger.engine, "engine")

    @rule(seed=NUMBER)
    def deliver(self, seed: int) -> None:
        self.world.deliver(seed)

    @rule(seed=NUMBER)
    def say(self, seed: int) -> None:
        getattr(self.world, ("turn", "patch", "judge", "erase")[min(seed % 12, 3) if seed % 12 else 0])(seed)

    @rule(number=NUMBER)
    def match(self, number: int) -> None:
        self.world.match(anew=number % 5 == 0, again=number % 7 == 0)
        assert_nothing_is_joined_against_a_person(self.world, again=number % 7 == 0)

    @rule(seed=NUMBER)
    def decide(self, seed: int) -> None:
        getattr(self.world, DECISIONS[seed % len(DECISIONS)])(seed)

    @rule(seed=NUMBER)
    def split_or_not(self, seed: int) -> None:
        self.world.split(seed) if seed % 3 else self.world.unsplit(seed)

    @invariant()
    def incremental_is_rebuilt(self) -> None:
        self.world.settle()
        assert self.world.exports() == self.world.rebuilt()

    def teardown(self) -> None:
        try:
            settle(self.world.ledger, self.index, [self.target], self.world.day)
            assert list(lines(self.target.dump())) == self.world.exports()[0]
        finally:
            self.index.close()
            self.world.close()
            self.folder.cleanup()


def assert_nothing_is_joined_against_a_person(world: World, again: bool) -> None:
    """Of each pair, what a person did last stands: the matcher joins none that they parted or were not sure about."""
    judged = {one.id: one for one in world.ledger.about_pairs()}
    said: dict[frozenset[str], str] = {}
    for entry in world.ledger.entries():
        one = judged.get(int(entry.subject)) if entry.value in PAIRS else None
        if one is not None and entry.by != MATCHER:
            said[frozenset((one.subject, one.other))] = f"{entry.act} {one.verdict}"
    barred = {"judge different", "judge unsure"} | (set() if again else {"withdraw same"})
    last = max((entry.at for entry in world.ledger.entries() if entry.by == MATCHER), default="")
    for one in judged.values():
        if one.by == MATCHER and one.at == last and one.value != "null" and one.id in world.ledger.state().judgements:
            assert said.get(frozenset((one.subject, one.other))) not in barred


@pytest.mark.timeout(600)
def test_incremental_equals_rebuilt_whatever_is_joined_and_parted(store: Store) -> None:
    Identities.store = store
    run_state_machine_as_test(Identities, settings=settings(
        max_examples=SEQUENCES, stateful_step_count=20, deadline=None, database=None,
        suppress_health_check=list(HealthCheck)))


@pytest.mark.parametrize("seed", range(3))
def test_what_is_matched_step_by_step_is_what_is_matched_from_nothing(worlds: list[World], seed: int) -> None:
    dice, world = random.Random(seed), worlds[0]
    world.match()
    for step in range(1, 16):
        act = dice.choice((*ACTS, *DECISIONS, "erase" if dice.random() < 0.2 else "deliver"))
        getattr(world, act)(dice.randrange(10**6))
        world.match()
        if step % 3 == 0:
            step_by_step, nodes = world.alike(), world.nodes()
            assert world.match()[::2] == (0, 0)
            world.match(anew=True)
            assert (world.alike(), world.nodes()) == (step_by_step, nodes)


@pytest.mark.parametrize("seed", range(2))
def test_the_order_of_deliveries_decides_nothing(worlds: list[World], seed: int) -> None:
    dice = random.Random(seed)
    given = [(dice.randrange(10**6), f"2026-01-0{day}") for day in range(1, 6)]
    for world, order in zip(worlds, (given, dice.sample(given, 5)), strict=True):
        for number, as_of in order:
            world.deliver(number, as_of)
            world.match()
    assert worlds[0].alike() == worlds[1].alike() and worlds[0].alike()[1]
    assert worlds[0].nodes() == worlds[1].nodes()


@pytest.mark.parametrize("seed", range(3))
def test_an_undone_batch_was_never_matched_and_a_redo_brings_all_back(worlds: list[World], seed: int) -> None:
    dice, (there, absent) = random.Random(seed), worlds
    acts = [(dice.choice(("deliver", "deliver", "judge_many")), dice.randrange(10**6)) for _ in range(6)]
    undone = dice.randrange(6)
    acts[undone] = ("deliver", acts[undone][1])
    for place, (act, number) in enumerate(acts):
        before = len(there.batches)
        getattr(there, act)(number)
        there.match()
        if place == undone:
            batch = there.batches[-1] if len(there.batches) > before else None
        else:
            getattr(absent, act)(number)
            absent.match()
    if batch is None or there.ledger.batch(batch).state != "accepted":
        return
    whole, exported = there.alike(), there.exports()
    there.ledger.undo(batch, "tester")
    there.match()
    assert (there.alike(), there.exports()) == (absent.alike(), absent.exports())
    there.ledger.accept(batch, "tester")
    there.match()
    assert (there.alike(), there.exports()) == (whole, exported)


@pytest.mark.parametrize("seed", range(4))
def test_whatever_was_decided_and_is_taken_back_leaves_nothing(worlds: list[World], seed: int) -> None:
    """Joins in bulk, splits, splits taken back, withdrawals of some and of all: values, relations, ids are restored."""
    dice, world = random.Random(seed), worlds[0]
    for _ in range(4):
        world.deliver(dice.randrange(10**6))
    world.settle()
    before = world.exports()
    for _ in range(10):
        getattr(world, dice.choice(DECISIONS))(dice.randrange(10**6))
        world.settle()
    standing = list(world.ledger.state().judgements)
    dice.shuffle(standing)
    half = len(standing) // 2
    for judgement in standing[:half]:
        world.ledger.withdraw(judgement, "tester")
    world.settle()
    world.ledger.withdraw_many(standing[half:], "tester")
    world.settle()
    assert world.exports() == before


@pytest.mark.parametrize("seed", range(3))
def test_a_split_parts_just_what_it_names_and_taken_back_it_never_was(worlds: list[World], seed: int) -> None:
    dice, world = random.Random(seed), worlds[0]
    for _ in range(4):
        world.deliver(dice.randrange(10**6))
    world.judge_many(dice.randrange(10**6))
    world.match()
    before, exported = world.nodes(), world.exports()
    world.split(dice.randrange(10**6))
    if not world.splits:
        return
    judged = world.ledger.judgements_of(world.splits[0].judged)
    out, stays = {one.subject for one in judged}, {one.other for one in judged}
    for _ in range(2):
        assert not any({one.subject, one.other} <= node for one in judged for node in world.nodes())
        assert any(len(node) > 1 and node <= out | stays for node in before)
        world.match()
    world.unsplit(1)
    world.match()
    assert (world.nodes(), world.exports()) == (before, exported)


def test_what_a_person_took_back_stays_apart_until_it_is_wished_again(worlds: list[World]) -> None:
    world = worlds[0]
    for number in range(5):
        world.deliver(number)
    assert world.match().joined > 0
    joined = world.nodes()
    world.withdraw_many(1)
    apart = world.nodes()
    assert apart != joined
    world.deliver(99)
    world.match()
    world.match(anew=True)
    assert (joined - apart).isdisjoint(world.nodes())
    world.ledger.undo(world.batches[-1], "tester")
    world.match(again=True)
    assert world.nodes() == joined
