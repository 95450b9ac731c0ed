"""What was known on a day equals what the ledger of that day gives when it is compiled from nothing."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from promises import DAYS, SOURCES, World

from graph.compile import BoltGraph, MemoryGraph, NodeState, compiled, known, settle
from graph.compile.known_graph import InDatabase, InMemory
from graph.errors import NotPossible
from graph.ids import thing_id
from graph.schema import AUDIENCES, NODE
from graph.store import Store
from ledger.index import Index
from ledger.record import Said

ACTS = ("deliver", "deliver", "turn", "turn", "judge", "withdraw", "patch", "rank", "judge_many", "erase")


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.close()


def lived(world: World, seed: int, acts: int = 30) -> int:
    """A world after so many acts, settled on a later day; a row of its log in between."""
    dice = random.Random(seed)
    for _ in range(4):
        world.deliver(dice.randrange(10**6))
    for act in dice.choices(ACTS, k=acts):
        getattr(world, act)(dice.randrange(10**6))
    world.day = DAYS[1]
    world.settle()
    return dice.randrange(1, world.ledger.head())


@pytest.mark.parametrize("seed", range(6))
def test_a_profile_of_a_day_is_the_graph_compiled_from_the_ledger_of_that_day(
        world: World, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    seq = lived(world, seed)
    before = world.exports()
    # Where more has changed since than was known then, the past is compiled anew.
    monkeypatch.setattr(known, "_changed", lambda *_: known.MOST + 1 if seed % 3 == 2 else 0)
    for graph, then in zip(world.graphs, compiled(world.ledger, AUDIENCES, DAYS[0], seq), strict=True):
        with known.past(world.ledger, world.index, InMemory(graph), seq, DAYS[0]) as past:
            for node in then.held_nodes.values():
                same(past.known([node.id], seq), node, then)
            for label in NODE:
                assert past.all_of(label) == InMemory(then).all_of(label)
                assert past.count(label) == InMemory(then).count(label)
    assert world.graphs[0].held_nodes and world.exports() == before, "looking back changes nothing"


def same(found: known.Known, node: NodeState, then: MemoryGraph) -> None:
    """What was found is the node, with all that a graph holds around it."""
    edges = sorted(edge for key, edge in then.held_edges.items() if node.id in (key.start, key.end))
    ends = {end for edge in edges for end in (edge.key.start, edge.key.end)} - {node.id}
    shape = NODE[node.labels[0]]
    assert (found.id, found.labels, found.props) == (node.id, node.labels, node.props)
    assert (list(found.edges), found.others) == (edges, {end: then.held_nodes[end] for end in ends})
    told = {fact.property: fact.value for fact in found.facts if not shape.prop(fact.property).contact}
    assert told == {prop.name: node.props[prop.name] for prop in shape.props
                    if prop.name in node.props and not prop.derived}


def test_a_database_is_asked_alike(world: World, store: Store) -> None:
    seq = lived(world, 4, 16)
    settle(world.ledger, Index.beside(world.ledger.engine, "engine"), [BoltGraph(store, "curators")], world.day)
    ids, answers = sorted(world.graphs[0].held_nodes), []
    for graph in (InMemory(world.graphs[0]), InDatabase(store, "curators")):
        with known.past(world.ledger, world.index, graph, seq, DAYS[0]) as past:
            answers.append(([past.known([id], seq) for id in ids], {label: past.count(label) for label in NODE},
                            {label: past.all_of(label) for label in NODE}))
    assert answers[0] == answers[1] and any(one.edges for one in answers[0][0])


def test_what_nobody_knew_then_is_not_known(world: World) -> None:
    world.deliver(1, DAYS[0])
    seq = world.ledger.head()
    new = thing_id("one", "Expert", "new")
    world.ledger.patch([Said("node", new, "Expert", {"name": "Lê Thị Mới"})], by="lan")
    world.settle()
    graph = InMemory(world.graphs[0])
    assert known.known(world.ledger, world.index, graph, new, seq, DAYS[0]) == known.Known(new, seq)
    now = known.known(world.ledger, world.index, graph, new, world.ledger.head(), DAYS[0])
    assert now.props["name"] == "Lê Thị Mới"


def test_what_has_become_one_since_was_two(world: World) -> None:
    one, other = (thing_id(source, "Expert", "x") for source in list(SOURCES)[:2])
    for thing, name in ((one, "Lê Văn Một"), (other, "Le Van Mot")):
        world.ledger.patch([Said("node", thing, "Expert", {"name": name})], by="lan")
    seq = world.ledger.head()
    world.ledger.judge("same", one, other, by="lan")
    world.settle()
    graph = InMemory(world.graphs[0])
    found = known.known(world.ledger, world.index, graph, other, seq, DAYS[0])
    assert (found.id, found.props["name"], found.apart) == (other, "Le Van Mot", (one,))
    now = known.known(world.ledger, world.index, graph, other, world.ledger.head(), DAYS[0])
    assert (now.id, now.apart) == (one, ())


def test_too_much_at_once_names_the_command(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    seq = lived(world, 3)
    monkeypatch.setattr(known, "MOST", -1)
    node = next(iter(world.graphs[0].held_nodes))
    with pytest.raises(NotPossible, match="ketnoi export --as-of"):
        known.known(world.ledger, world.index, InMemory(world.graphs[0]), node, seq, DAYS[0])


def test_a_graph_in_memory_counts_its_labels() -> None:
    assert InMemory(MemoryGraph()).count("Expert") == 0
