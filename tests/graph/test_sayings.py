"""Who says what of a fact: the record that speaks for each source and curators' changes, with their deliveries."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from promises import World

from graph.compile.sayings import of_node, of_relation
from graph.ids import edge_id, thing_id
from ledger.record import Said
from loaders.source import EdgeRow, NodeRow, Ref, said

ANN, UNI = thing_id("one", "Expert", "ann"), thing_id("one", "Organization", "uni")


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """Source one says twice who Ann is, and where she works; a curator says her title."""
    made = World(tmp_path)
    for as_of, name in (("2026-01-01", "Ann"), ("2026-02-01", "Lê Thị Ann")):
        rows = [NodeRow("Expert", "ann", {"name": name}), NodeRow("Organization", "uni", {"name": "Uni"}),
                EdgeRow("AFFILIATED_WITH", Ref("Expert", "ann"), Ref("Organization", "uni"), {"role": "GV"})]
        staged = made.ledger.stage("one", said("one", rows, []), as_of=as_of, loader="t/1", title=f"List of {as_of}")
        made.ledger.accept(staged.batch or 0, "lan")
    made.ledger.patch([Said("patch", ANN, "Expert", {"set": {"title": "TS"}})], by="mai", title="title")
    made.settle()
    yield made
    made.close()


def test_of_a_node_the_latest_delivery_of_each_source_speaks_and_a_curator_first(world: World) -> None:
    patch, told = of_node(world.ledger, world.index, ANN)
    assert (patch.source, patch.by, patch.patch, patch.payload) == ("curator", "mai", True, {"set": {"title": "TS"}})
    assert (told.source, told.as_of, told.title, told.by) == ("one", "2026-02-01", "List of 2026-02-01", "lan")
    assert told.payload["name"] == "Lê Thị Ann" and told.at[:4] == world.ledger.entries()[0].at[:4]


def test_of_a_relation_it_is_told_from_either_end(world: World) -> None:
    for ends in ((ANN, UNI), (UNI, ANN)):
        (told,) = of_relation(world.ledger, world.index, "AFFILIATED_WITH", *ends)
        assert (told.payload["role"], told.as_of) == ("GV", "2026-02-01")
    assert of_relation(world.ledger, world.index, "ADVISES", ANN, UNI) == []
    assert of_relation(world.ledger, world.index, "AFFILIATED_WITH", ANN, "nobody") == []


def test_what_was_taken_back_says_nothing(world: World) -> None:
    world.ledger.undo(world.ledger.batches()[0].id, "lan")
    world.settle()
    assert [one.patch for one in of_node(world.ledger, world.index, ANN)] == [False]
    edge = edge_id("curator", "AFFILIATED_WITH", ANN, UNI, "GV|")
    world.ledger.patch([Said("patch", edge, "AFFILIATED_WITH", {"set": {"until": "2026"}}, start=ANN, end=UNI,
                             discriminator="GV|")], by="mai")
    world.settle()
    assert [one.patch for one in of_relation(world.ledger, world.index, "AFFILIATED_WITH", ANN, UNI)] == [True, False]
