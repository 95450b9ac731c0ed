"""Settling: what was begun is finished, what is not ours is built anew, and each audience gets what is its own."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from promises import World

from graph.compile import MemoryGraph, compiled, settle
from graph.compile.apply import Meta
from graph.compile.export import lines
from graph.compile.model import Difference
from graph.ids import edge_id, thing_id
from graph.schema import AUDIENCES
from ledger.errors import RegistryError
from ledger.record import Said
from loaders.source import EdgeRow, NodeRow, Ref, Row, said


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.close()


class PowerCut(RegistryError):
    """What interrupts a catch-up."""


def cut(world: World, monkeypatch: pytest.MonkeyPatch, after: int) -> bool:
    """Settle, with a power cut after so many writes to the graphs; whether it came to that."""
    write, done = MemoryGraph.write, [0]

    def counted(graph: MemoryGraph, change: Difference, before: Meta | None, then: Meta) -> None:
        if done[0] == after:
            raise PowerCut
        done[0] += 1
        write(graph, change, before, then)

    with monkeypatch.context() as patch:
        patch.setattr(MemoryGraph, "write", counted)
        try:
            world.settle()
        except PowerCut:
            return True
    return False


def act(world: World, dice: random.Random) -> None:
    name = dice.choice(("deliver", "deliver", "turn", "turn", "judge", "withdraw", "patch", "rank", "erase"))
    getattr(world, name)(dice.randrange(10**6))


@pytest.mark.parametrize("seed", range(12))
def test_what_happens_after_a_catch_up_was_cut_short_is_applied_to_what_was_begun(
        world: World, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(5):
        world.deliver(dice.randrange(10**6))
    world.settle()
    for _ in range(12):
        act(world, dice)
        cut(world, monkeypatch, dice.randrange(8))
        if dice.random() < 0.5:
            act(world, dice)
        world.settle()
        assert world.exports() == world.rebuilt()


@pytest.mark.parametrize("seed", range(8))
def test_what_others_do_while_the_graph_catches_up_waits_for_its_turn(
        world: World, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(4):
        world.deliver(dice.randrange(10**6))
    write = MemoryGraph.write

    def meanwhile(graph: MemoryGraph, change: Difference, before: Meta | None, then: Meta) -> None:
        act(world, dice)
        world.ledger.batches()  # as a page does, in another thread of the same process
        write(graph, change, before, then)

    for _ in range(3):
        head = world.ledger.head()
        with monkeypatch.context() as patch:
            patch.setattr(MemoryGraph, "write", meanwhile)
            world.deliver(dice.randrange(10**6))
            world.settle()
        assert all(head <= (graph.meta() or {})["applied"] < world.ledger.head() for graph in world.graphs)
        world.settle()
        assert world.exports() == world.rebuilt()


def test_a_state_that_was_given_stays_as_it_is(world: World) -> None:
    world.deliver(1)
    given = world.ledger.state()
    before = given.copy()
    world.turn(0)
    world.rank(3)
    assert world.ledger.state() != before and given == before


# What is not ours, or of another time


def writes(world: World, monkeypatch: pytest.MonkeyPatch) -> tuple[int, int]:
    """How often a settle wiped a graph, and how many nodes and edges it wrote."""
    write, wipe, seen = MemoryGraph.write, MemoryGraph.wipe, [0, 0]

    def counted(graph: MemoryGraph, change: Difference, before: Meta | None, then: Meta) -> None:
        seen[1] += len(change)
        write(graph, change, before, then)

    def wiped(graph: MemoryGraph) -> None:
        seen[0] += 1
        wipe(graph)

    with monkeypatch.context() as patch:
        patch.setattr(MemoryGraph, "write", counted)
        patch.setattr(MemoryGraph, "wipe", wiped)
        world.settle()
    return seen[0], seen[1]


def test_only_what_changed_is_written_and_nothing_twice(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.deliver(1)
    assert writes(world, monkeypatch)[0] == len(AUDIENCES)
    assert writes(world, monkeypatch) == (0, 0)
    world.judge(8)
    wiped, written = writes(world, monkeypatch)
    assert wiped == 0 and written < 20


@pytest.mark.parametrize("name", ["ledger", "epoch", "version", "applied", None])
def test_a_graph_of_another_ledger_epoch_version_or_an_older_one_is_built_anew(
        world: World, monkeypatch: pytest.MonkeyPatch, name: str | None) -> None:
    world.deliver(1)
    world.settle()
    was, graph = world.exports(), world.graphs[0]
    graph._meta = None if name is None else {**(graph.meta() or {}), name: -1 if name == "applied" else "other"}
    assert writes(world, monkeypatch)[0] == len(AUDIENCES)
    assert world.exports() == was


def test_an_index_that_was_lost_is_made_again(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.deliver(1)
    world.settle()
    was = world.exports()
    with world.index.transaction():
        world.index.clear()
    assert writes(world, monkeypatch)[0] == len(AUDIENCES)
    assert world.exports() == was


def test_an_agreement_that_ends_makes_its_parties_known_again(world: World) -> None:
    evidence = {"name": "M", "state": "signed", "evidence": "https://x.vn", "ends_on": "2026-12"}
    load(world, NodeRow("Agreement", "m", evidence), NodeRow("Organization", "o", {"name": "O"}),
         EdgeRow("PARTY_TO", Ref("Organization", "o"), Ref("Agreement", "m")))
    standings = []
    for day in ("2026-12-31", "2027-01-01"):
        world.day = day
        world.settle()
        assert world.exports() == world.rebuilt()
        standings.append([graph.held_nodes[thing("o", "Organization")].props["standing"] for graph in world.graphs])
    assert standings == [["partner"] * 2, ["known"] * 2]


# What each audience may see


def load(world: World, *rows: Row, source: str = "one") -> int:
    staged = world.ledger.stage(source, said(source, rows, []), as_of="2026-01-01", loader="test/1")
    assert staged.batch is not None
    world.ledger.accept(staged.batch, "lan")
    return staged.batch


def thing(key: str, label: str = "Expert", source: str = "one") -> str:
    return thing_id(source, label, key)


def shown(world: World) -> dict[str, dict[str, Any]]:
    """What everybody sees, by id; what is carried along is what would be compiled anew."""
    world.settle()
    assert world.exports() == world.rebuilt()
    return {id: node.props for id, node in world.graphs[1].held_nodes.items()}


def test_contact_data_is_in_no_graph_and_notes_are_for_curators(world: World) -> None:
    load(world, NodeRow("Expert", "a", {"name": "A", "email": "a@x.vn", "phone": "0912", "note": "thận trọng"}),
         NodeRow("Organization", "o", {"name": "O", "note": "thận trọng", "public_contact": "o@o.vn"}))
    world.ledger.patch([Said("patch", thing("a"), "Expert", {"set": {"email": "b@x.vn", "note": "rất thận trọng"}})],
                       by="lan")
    world.ledger.judge("published", thing("a"), by="lan")
    everybody = "\n".join([*map(str, shown(world).values())])
    curators = "\n".join(world.exports()[0])
    assert "@x.vn" not in curators and "0912" not in curators and "rất thận trọng" in curators
    assert "@x.vn" not in everybody and "0912" not in everybody and "thận trọng" not in everybody
    assert "o@o.vn" in everybody


@pytest.mark.parametrize(("label", "state", "seen"), [
    ("Agreement", "contact", False), ("Agreement", "talks", False), ("Agreement", "signed", True),
    ("Agreement", "ended", True), ("Need", "review", False), ("Need", "open", True), ("Offer", "review", False),
    ("Offer", "open", True)])
def test_what_is_under_way_is_the_curators_business(world: World, label: str, state: str, seen: bool) -> None:
    type = {"Agreement": "PARTY_TO", "Need": "SEEKS", "Offer": "HAS"}[label]
    load(world, NodeRow(label, "x", {"name": "X", "state": state}), NodeRow("Organization", "o", {"name": "O"}),
         NodeRow("Organization", "p", {"name": "P"}), *(
        EdgeRow(type, Ref("Organization", one), Ref(label, "x")) for one in "op"))
    assert (thing("x", label) in shown(world)) is seen
    edges = {key.type for key in world.graphs[1].held_edges}
    assert edges == ({type, "COLLABORATES_WITH"} if seen and label == "Agreement" else {type} if seen else set())
    assert thing("x", label) in world.graphs[0].held_nodes
    world.ledger.judge("hidden", thing("x", label), by="lan")
    assert thing("x", label) not in shown(world) and not world.graphs[1].held_edges


def test_experts_are_published_singly_or_by_batch_and_hidden_again(world: World) -> None:
    batch = load(world, *(NodeRow("Expert", key, {"name": key}) for key in "abc"))
    assert shown(world) == {}
    single = world.ledger.judge("published", thing("a"), by="lan")
    assert shown(world).keys() == {thing("a")}
    world.ledger.judge("published", f"batch:{batch}", by="lan")
    assert shown(world).keys() == {thing(key) for key in "abc"}
    hidden = world.ledger.judge("hidden", thing("b"), by="lan")
    assert shown(world).keys() == {thing("a"), thing("c")}
    world.ledger.withdraw(hidden.judgement, "lan")
    world.ledger.withdraw(single.judgement, "lan")
    assert shown(world).keys() == {thing(key) for key in "abc"}
    world.ledger.undo(batch, "lan")
    assert shown(world) == {}


def test_hiding_one_member_hides_the_cluster(world: World) -> None:
    orcid = "0000-0002-1825-0097"
    for source in ("one", "two"):
        load(world, NodeRow("Expert", "a", {"name": "A", "orcid": orcid}), source=source)
        world.ledger.judge("published", thing("a", source=source), by="lan")
    assert shown(world).keys() == {thing("a")}
    world.ledger.judge("hidden", thing("a", source="two"), by="lan")
    assert shown(world) == {}


def test_of_a_cluster_only_what_published_members_say_is_shown(world: World) -> None:
    said_by: dict[str, dict[str, Any]] = {"one": {"title": "GS", "aliases": ["Một"]}, "two": {"aliases": ["Hai"]}}
    for source, more in said_by.items():
        load(world, NodeRow("Expert", "a", {"name": source, "orcid": "0000-0002-1825-0097", **more}),
             NodeRow("Organization", "o", {"name": f"O {source}"}),
             EdgeRow("AFFILIATED_WITH", Ref("Expert", "a"), Ref("Organization", "o")), source=source)
    published = world.ledger.judge("published", thing("a", source="two"), by="lan")
    props = shown(world)[thing("a")]
    assert (props["name"], props["aliases"], props["sources"]) == ("two", ["Hai"], ["two"]) and "title" not in props
    assert "một" not in props["folded"] and "one" not in props["folded"]
    assert [key.end for key in world.graphs[1].held_edges] == [thing("o", "Organization", "two")]
    world.ledger.judge("published", thing("a"), by="lan")
    assert set(shown(world)[thing("a")]["aliases"]) == {"Một", "Hai"} and len(world.graphs[1].held_edges) == 2
    world.ledger.withdraw(published.judgement, "lan")
    assert shown(world)[thing("a")]["aliases"] == ["Một"]


def test_what_a_curator_took_out_is_out_for_everybody(world: World) -> None:
    for source in ("one", "two"):
        load(world, NodeRow("Expert", "a", {"name": source, "orcid": "0000-0002-1825-0097"}), source=source)
    load(world, NodeRow("Organization", "o", {"name": "O"}), EdgeRow("ADVISES", Ref("Expert", "a"), Ref(
        "Organization", "o", "two")), EdgeRow("ADVISES", Ref("Expert", "a"), Ref("Organization", "p", "two")),
        NodeRow("Organization", "p", {"name": "P"}), source="two")
    world.ledger.judge("published", thing("a", source="two"), by="lan")
    shown(world)
    assert len(world.graphs[1].held_edges) == 2
    end = thing("o", "Organization", "two")
    world.ledger.patch([Said("patch", edge_id("curator", "ADVISES", thing("a"), end, "|"), "ADVISES", {"absent": True},
                             start=thing("a"), end=end, discriminator="|")], by="lan")
    shown(world)
    assert [len(graph.held_edges) for graph in world.graphs] == [1, 1]


def test_who_is_not_published_is_in_no_derived_number(world: World) -> None:
    load(world, *(NodeRow("Expert", key, {"name": key}) for key in "abc"), NodeRow("Work", "w", {"name": "W"}),
         NodeRow("Field", "f", {"name": "F", "code": "f"}), EdgeRow("ABOUT", Ref("Work", "w"), Ref("Field", "f")), *(
        EdgeRow("AUTHORED", Ref("Expert", key), Ref("Work", "w")) for key in "abc"))
    for key in "ab":
        world.ledger.judge("published", thing(key), by="lan")
    shown(world)
    counts = [sum(key.type == type for key in graph.held_edges) for graph in world.graphs
              for type in ("COAUTHOR_OF", "EXPERT_IN", "AUTHORED")]
    assert counts == [3, 3, 3, 1, 2, 2]


def test_where_nobody_else_signs_in_there_is_one_graph(world: World) -> None:
    load(world, NodeRow("Expert", "a", {"name": "A"}))
    graph = MemoryGraph()
    settle(world.ledger, world.index, [graph], world.day)
    assert list(lines(graph.dump())) == list(lines(compiled(world.ledger, ["curators"], world.day)[0].dump()))
