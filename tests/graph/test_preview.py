"""A preview says what accepting does, names the records behind each line, and leaves out what is refused."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
from promises import World, edges, nodes

from graph.compile.preview import Change, Preview, preview
from graph.ids import thing_id
from graph.schema import EDGE, NODE
from ledger import refusals
from loaders.source import EdgeRow, NodeRow, Ref, Row, said

DAY = "2026-11-23"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path, day=DAY)
    yield made
    made.close()


def staged(world: World, *rows: Row, source: str = "one", as_of: str = "2026-06-01",
           covers: tuple[str, ...] = ()) -> int:
    batch = world.ledger.stage(source, said(source, rows, []), as_of=as_of, loader="test/1", covers=covers).batch
    assert batch is not None
    return batch


def looked(world: World, batch: int) -> Preview:
    world.settle()
    return preview(world.ledger, world.index, world.graphs[0], batch, DAY)


def held(world: World) -> dict[Any, Any]:
    """What the curators' graph holds and a preview speaks of: by node or relation, the properties that are said."""
    world.settle()
    found: dict[Any, Any] = {}
    for line in map(orjson.loads, world.exports()[0]):
        label = next((one for one in line.get("labels", ()) if one in NODE), "")
        shape = NODE[label] if label else EDGE[line["edge"]]
        derived = {prop.name for prop in shape.props if prop.derived} | {"id", "folded", "sources", "key"}
        props = {name: value for name, value in line["properties"].items() if name not in derived}
        if label:
            found[label, line["node"]] = {**props, "kinds": sorted(one for one in line["labels"] if one != label)}
        elif not EDGE[line["edge"]].derived:
            parallel = tuple(line["properties"].get(name) for name in EDGE[line["edge"]].key)
            key = (line["edge"], line["start"], line["end"], parallel)
            counted = {"works", "first_year", "last_year"}
            found[key] = {name: value for name, value in props.items() if name not in counted}
    return found


def lines(changes: list[Change]) -> list[tuple[str, str]]:
    return sorted((change.label, change.id) for change in changes)


@pytest.mark.parametrize("seed", range(25))
def test_a_preview_is_what_accepting_changes(world: World, seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(dice.randrange(2, 8)):
        world.deliver(dice.randrange(1_000_000))
        for batch in world.ledger.batches():
            if batch.state == "staged":
                world.ledger.accept(batch.id, "lan", anyway=True)
    rows: list[Row] = [row for several in nodes(dice).values() for row in several if dice.random() < 0.5]
    batch = staged(world, *rows, *edges(dice, "one"), covers=dice.choice(((), ("*",), ("Expert",))))
    before, told = held(world), looked(world, batch)
    world.ledger.accept(batch, "lan", anyway=True)
    after = held(world)
    added, gone = after.keys() - before.keys(), before.keys() - after.keys()
    # A person whom works alone tie to a field is told by no line, since nobody says it.
    counted = {key for key in added | gone if key[0] == "EXPERT_IN" and not (after.get(key) or before.get(key))}
    assert lines(told.adds) == sorted(key[:2] for key in added - counted)
    nodes_gone = {key[1] for key in gone if key[0] in NODE}
    withdrawn = [key[:2] for key in gone - counted if key[0] in NODE or not {key[1], key[2]} & nodes_gone]
    assert lines(told.withdraws) == sorted(withdrawn)
    changed = {key[:2] for key in after.keys() & before.keys() if after[key] != before[key]}
    assert {(change.label, change.id) for change in told.changes} >= changed


def test_each_line_names_the_records_behind_it_and_can_be_refused(world: World) -> None:
    batch = staged(world, NodeRow("Expert", "a", {"name": "A"}), NodeRow("Expert", "b", {"name": "B"}),
                   NodeRow("Organization", "o", {"name": "O"}),
                   EdgeRow("AFFILIATED_WITH", Ref("Expert", "b"), Ref("Organization", "o")))
    told = looked(world, batch)
    line = next(change for change in told.adds if change.name == "A")
    assert len(line.records) == 1 and all(len(change.records) == 1 for change in told.adds)
    assert refusals.refuse(world.ledger, line.records, "lan", "not known here") == 1
    assert refusals.refuse(world.ledger, line.records, "lan") == 0
    assert {change.name for change in looked(world, batch).adds} == {"B", "O", "B → O"}
    assert [(one.record, one.payload["name"], one.reason) for one in refusals.refused(world.ledger, batch)] == [
        (line.records[0], "A", "not known here")]
    world.ledger.accept(batch, "lan")
    assert ("Expert", thing_id("one", "Expert", "a")) not in held(world)
    assert refusals.readmit(world.ledger, line.records, "lan") == 1
    assert ("Expert", thing_id("one", "Expert", "a")) in held(world)
    assert refusals.refused(world.ledger, batch) == [] and world.exports() == world.rebuilt()


def test_a_person_who_is_refused_takes_their_relations_along(world: World) -> None:
    batch = staged(world, NodeRow("Expert", "a", {"name": "A"}), NodeRow("Organization", "o", {"name": "O"}),
                   EdgeRow("AFFILIATED_WITH", Ref("Expert", "a"), Ref("Organization", "o")))
    told = looked(world, batch)
    refusals.refuse(world.ledger, next(one for one in told.adds if one.name == "A").records, "lan")
    assert [change.name for change in looked(world, batch).adds] == ["O"]


def test_a_changed_row_that_is_refused_leaves_what_was_said_before(world: World) -> None:
    world.ledger.accept(staged(world, NodeRow("Expert", "a", {"name": "A", "title": "TS"}), as_of="2026-01-01"), "lan")
    batch = staged(world, NodeRow("Expert", "a", {"name": "A", "title": "GS"}))
    (line,) = looked(world, batch).changes
    assert (line.property, line.old, line.new) == ("title", "TS", "GS")
    refusals.refuse(world.ledger, line.records, "lan")
    world.ledger.accept(batch, "lan")
    assert held(world)["Expert", thing_id("one", "Expert", "a")]["title"] == "TS"
