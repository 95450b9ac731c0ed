"""Two engines, one answer: the same ledger on ArcadeDB and on Neo4j, node for node and question for question."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import queries
from graph import engine
from graph.analysis import gaps, whatif
from graph.analysis.projection import Projection, Projections
from graph.compile import BoltGraph, compiled, settle
from graph.compile.export import digest, lines
from graph.schema import AUDIENCES, Audience
from graph.settings import Settings
from graph.store import Store
from ledger.index import Index
from ledger.ledger import Ledger
from ledger.record import Said
from loaders import illustration, plan, start
from loaders.source import Delivery, stage

DAY = "2026-11-23"
SEED = Path(__file__).resolve().parents[3] / "shared" / "seeds" / "001_e227401c05d04070.txt"
#: How often each question is asked, with other parameters.
TIMES = 4


class Two:
    """One ledger compiled on both engines."""

    def __init__(self, ledger: Ledger, stores: dict[str, Store]) -> None:
        self.ledger, self.stores = ledger, stores
        self.indexes = {name: Index.beside(ledger.engine, name) for name in stores}

    def accept(self, delivery: Delivery) -> int:
        batch = stage(self.ledger, delivery, "lan").batch
        assert batch is not None
        self.ledger.accept(batch, "lan")
        return batch

    def settle(self) -> None:
        for name, store in self.stores.items():
            settle(self.ledger, self.indexes[name], [BoltGraph(store, audience) for audience in AUDIENCES], DAY)

    def exports(self, audience: Audience) -> dict[str, list[str]]:
        """What each engine holds, and what compile wants."""
        (wanted,) = compiled(self.ledger, [audience], DAY)
        held = {name: list(lines(BoltGraph(store, audience).dump())) for name, store in self.stores.items()}
        return held | {"compiled": list(lines(wanted.dump()))}


@pytest.fixture(scope="module")
def two(neo4j_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Two]:
    """The starting registry, the illustration and, where it is at hand, the plan's document; half of it published."""
    home = tmp_path_factory.mktemp("two")
    ledger = Ledger.open(f"sqlite:///{(home / 'ledger.sqlite').as_posix()}")
    embedded = Store.open(Settings(home=home, ledger="", everyone=True))
    neo4j = Store.open(neo4j_settings)
    for audience in neo4j.audiences:
        neo4j.wipe(audience)
    made = Two(ledger, {"arcadedb": embedded, "neo4j": neo4j})
    made.accept(start.delivery())
    batch = made.accept(illustration.delivery())
    if SEED.is_file():
        made.accept(plan.delivery(SEED, DAY))
    ledger.judge("published", f"batch:{batch}", by="lan")
    made.settle()
    yield made
    for audience in neo4j.audiences:
        neo4j.wipe(audience)
    for one in (*made.indexes.values(), embedded, neo4j, ledger):
        one.close()
    engine.stop(home / "engine")


@pytest.mark.parametrize("audience", AUDIENCES)
def test_they_hold_the_same(two: Two, audience: Audience) -> None:
    exports = two.exports(audience)
    assert len(exports["compiled"]) > 1000
    assert exports["arcadedb"] == exports["compiled"] and exports["neo4j"] == exports["compiled"]
    assert len({digest(one) for one in exports.values()}) == 1


@pytest.fixture(scope="module")
def samples(two: Two) -> dict[str, list[Any]]:
    """Values for each parameter, chosen from the data: what has many relations, what has few, and what is not there."""
    rows = [json.loads(line) for line in two.exports("curators")["compiled"]]
    degree: dict[str, int] = {}
    for row in rows:
        for end in (row.get("start"), row.get("end")):
            degree[end] = degree.get(end, 0) + 1
    nodes = {label: sorted((row for row in rows if label in row.get("labels", ())), reverse=True,
                           key=lambda row: (degree.get(row["node"], 0), row["node"]))
             for label in ("Expert", "Organization", "Task", "Field", "Agreement", "Work", "Country", "Event", "Goal",
                           "Group", "Need", "Offer", "Plan")}

    def ids(*labels: str) -> list[str]:
        return [*(row["node"] for label in labels for row in (*nodes[label][:3], nodes[label][-1])), "nobody"]

    def beside(type: str, given: list[str]) -> list[str]:
        """For each of these somebody who is joined to the same thing."""
        joined: dict[str, set[str]] = {}
        for row in rows:
            if row.get("edge") == type:
                joined.setdefault(row["end"], set()).add(row["start"])
        return [min((other for ends in joined.values() if one in ends for other in ends - {one}), default="nobody")
                for one in given]

    fields = [row["properties"]["code"] for row in nodes["Field"]]
    names = [row["properties"]["folded"] for label in ("Expert", "Organization") for row in nodes[label][:3]]
    return {
        "expert": ids("Expert"), "organisation": ids("Organization"), "task": ids("Task"), "id": ids(*nodes),
        "country": ["", "VN", "JP", "TW"], "field": ["", fields[0], fields[-1], "none"],
        "today": ["2020-01-01", "2026-11-27"],
        "kind": ["", "University", "Firm"], "standing": ["", "known", "partner"],
        "words": [[], ["dai", "hoc"], ["minh"], ["none"]], "folded": [*names, "none"],
        "experts": [ids("Expert")[:3], []], "fields": [[], fields[:2], fields[-1:]], "least": [1, 2],
        "limit": [500, 3, 25], "skip": [0, 2], "year": [2026, 2028], "source": ["start", "illustration"],
        "illustration": ["illustration"], "home": ["VN", "JP"], "topic": ids("Field"),
        "other": beside("AUTHORED", ids("Expert")), "partner": beside("PARTY_TO", ids("Organization")),
        "agreement": ids("Agreement"), "event": ids("Event"), "wish": ids("Need", "Offer"),
        "label": ["", "Need", "Offer"],
        "state": ["", "active", "talks"], "need_kind": ["", "people"], "exchange_state": ["", "open", "review"],
        # What the network gives to the questions of gaps, and days beside today.
        "area": [row["node"] for row in nodes["Field"] if row["properties"]["level"] == "stage"][:TIMES],
        "year_ago": ["2025-11-27", "2020-01-01"], "soon": ["2027-05-28"], "verified": [ids("Expert"), []],
        "untied": [ids("Field")], "alone": [ids("Field"), []], "idle": [ids("Field")],
        "silent": [ids("Agreement"), []], "ready": [ids("Expert")], "found": [7], "of": [9],
        "ids": [ids("Work"), ids("Organization"), ids("Agreement"), ids(*nodes)],
        "organisations": [ids("Organization"), []],
    }


@pytest.mark.parametrize("name", queries.names())
def test_they_answer_the_same(two: Two, samples: dict[str, list[Any]], name: str) -> None:
    for audience in AUDIENCES:
        for time in range(TIMES):
            given = {one: samples[one][time % len(samples[one])] for one in queries.parameters(name)}
            answers = {engine: store.read(name, audience, **given) for engine, store in two.stores.items()}
            assert answers["arcadedb"] == answers["neo4j"], (audience, given)


def test_most_questions_found_something(two: Two, samples: dict[str, list[Any]]) -> None:
    empty = {name for name in queries.names() if not any(
        two.stores["arcadedb"].read(name, **{one: samples[one][time % len(samples[one])]
                                             for one in queries.parameters(name)}).rows for time in range(TIMES))}
    assert len(empty) < len(queries.names()) / 8, sorted(empty)


def test_a_supposed_change_answers_as_if_it_had_been_made(two: Two, samples: dict[str, list[Any]],
                                                          tmp_path: Path) -> None:
    """Somebody who alone holds a field, an agreement without a task, and the organisation that is tied most."""
    embedded = two.stores["arcadedb"]
    lone, deal = (embedded.read(name, **{one: samples[one][0] for one in queries.parameters(name)}).rows[0]
                  for name in ("gaps/field_held_by_one_person", "gaps/agreement_without_task"))
    gone = {lone["expert_id"]: "Expert", deal["id"]: "Agreement", samples["organisation"][0]: "Organization"}
    before = two.exports("curators")
    networks = {name: Projections(tmp_path / name, store, two.indexes[name]) for name, store in two.stores.items()}

    def asked(p: Projection) -> dict[str, dict[str, Any]]:
        given = {one: some[0] for one, some in samples.items()} | gaps.given(p, gaps.Holding(year=2026))
        return {one: {need: given[need] for need in queries.parameters(one)} for one in queries.names("gaps/")}

    plain, supposed, then = {}, {}, {}
    for name, store in two.stores.items():
        p = networks[name].of()
        after = whatif.changed(p, gone)
        plain[name] = {one: store.read(one, **given).rows for one, given in asked(p).items()}
        then[name] = asked(after)
        supposed[name] = BoltGraph(store, "curators").suppose(whatif.difference(p, after), then[name], p.applied)
    assert two.exports("curators") == before
    assert then["arcadedb"] == then["neo4j"] and supposed["arcadedb"] == supposed["neo4j"]
    assert {"gaps/field_held_by_one_person", "gaps/field_without_expert", "gaps/agreement_without_task"} < {
        name for name, rows in plain["neo4j"].items() if rows != supposed["neo4j"][name]}
    two.ledger.patch([Said("patch", id, label, {"absent": True}) for id, label in gone.items()], by="lan")
    two.settle()
    for name, store in two.stores.items():
        assert asked(networks[name].of()) == then[name]
        assert {one: store.read(one, **given).rows for one, given in then[name].items()} == supposed[name]
    two.ledger.undo(max(batch.id for batch in two.ledger.batches()), "lan")
    two.settle()


def test_they_hold_the_same_after_edits_judgements_and_undos(two: Two, samples: dict[str, list[Any]]) -> None:
    one, other, third = samples["expert"][:3]
    bodies = samples["organisation"]
    two.ledger.patch([Said("patch", one, "Expert", {"set": {"title": "GS"}, "add": {"aliases": ["Đặng"]}})], by="lan")
    two.ledger.patch([Said("patch", bodies[0], "Organization", {"set": {"kinds": ["Firm", "Park"]}})], by="lan")
    two.ledger.judge("same", other, third, by="lan")
    two.ledger.judge("hidden", one, by="lan")
    two.settle()
    batch = next(batch for batch in two.ledger.batches() if batch.source == "illustration")
    for act in (None, two.ledger.undo, two.ledger.accept):
        if act is not None:
            act(batch.id, "lan")
            two.settle()
        for audience in AUDIENCES:
            exports = two.exports(audience)
            assert exports["arcadedb"] == exports["compiled"] and exports["neo4j"] == exports["compiled"]
