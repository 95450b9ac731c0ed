"""The store on a real engine: reading, writing, and what it says when something is wrong."""

import os
import random
import socket
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import queries
from graph import engine
from graph import store as stores
from graph.errors import Overtaken, StoreUnavailable, UnknownQuery
from graph.schema import EDGES, NODES, Edge, Node, Prop, cypher
from graph.settings import Settings
from graph.store import Store

#: What a graph says of itself; a database keeps no value that is None.
META = {"ledger": "l", "epoch": "e", "version": 1, "applied": 1, "applying": None, "day": "2025-01-01"}

META_KEPT = {name: value for name, value in META.items() if value is not None}


def meta(applied: int) -> dict[str, Any]:
    return {**META, "applied": applied}


def node(id: str, **props: Any) -> dict[str, Any]:
    return {"id": id, "props": {"id": id, **props}}


def nodes(store: Store, audience: str = "curators") -> dict[str, tuple[tuple[str, ...], dict[str, Any]]]:
    found = store.stream(audience, cypher.all_nodes())
    return {row["id"]: (tuple(sorted(row["labels"])), row["properties"]) for row in found}


def edges(store: Store) -> list[tuple[str, str, str, dict[str, Any]]]:
    found = store.stream("curators", cypher.all_edges())
    return sorted(((row["type"], row["start"], row["end"], row["properties"]) for row in found), key=str)


def test_what_was_written_is_read_back(store: Store) -> None:
    props = {"name": "Đại học Bách khoa", "sources": ["a", "b"], "latitude": 21.5, "aliases": [],
             "about": "x" * 100_000}
    store.write("curators", [(cypher.create_nodes(["Organization", "University"]), {"rows": [node("o", **props)]})],
                None, meta(1))
    assert nodes(store) == {"o": (("Organization", "University"), {"id": "o", **props})}


def example(prop: Prop) -> Any:
    """A value of the property's kind."""
    values = {"int": 3, "year": 2026, "float": 0.5, "bool": False, "list": ["Ă", "b"], "choices": ["c"]}
    return values.get(prop.kind, "ố")


@pytest.mark.parametrize("kind", NODES, ids=lambda kind: kind.label)
def test_every_property_of_a_label_is_kept(store: Store, kind: Node) -> None:
    props = {"id": "n", "sources": ["s"], **{prop.name: example(prop) for prop in kind.props}}
    few = {"id": "few", "sources": ["s"]}
    write(store, (cypher.create_nodes([kind.label]), {"rows": [{"props": props}, {"props": few}]}))
    assert nodes(store) == {"n": ((kind.label,), props), "few": ((kind.label,), few)}
    found = store.rows("curators", cypher.present_nodes(kind.label), ids=["n", "few", "none"])
    assert {row["id"]: row["properties"] for row in found} == {"n": props, "few": few}


@pytest.mark.parametrize("kind", EDGES, ids=lambda kind: kind.type)
def test_every_property_of_a_relation_is_kept(store: Store, kind: Edge) -> None:
    start, end = kind.start[-1], kind.end[0]
    props = {"sources": ["s"], **{prop.name: example(prop) for prop in kind.props}}
    props |= {"key": "k"} if kind.key else {}
    row = {"start": "a", "end": "b", "key": props.get("key"), "props": props}
    write(store, (cypher.create_nodes([start]), {"rows": [node("a")]}),
          (cypher.create_nodes([end]), {"rows": [node("b")]}),
          (cypher.create_edges(kind.type, start, end), {"rows": [row]}))
    assert edges(store) == [(kind.type, "a", "b", props)]
    assert store.rows("curators", cypher.present_edges(kind.type, start, end), rows=[row]) == [
        {"start": "a", "end": "b", "key": row["key"], "properties": props}]
    write(store, (cypher.update_edges(kind.type, start, end), {"rows": [row | {"props": {"key": row["key"]}}]}))
    assert edges(store) == [(kind.type, "a", "b", {"key": "k"} if kind.key else {})]
    write(store, (cypher.delete_edges(kind.type, start, end), {"rows": [row]}))
    assert edges(store) == []


def test_only_the_vocabulary_makes_statements() -> None:
    for wrong in (lambda: cypher.create_edges("KNOWS", "Expert", "Expert"), lambda: cypher.update_nodes("Expert) //"),
                  lambda: cypher.relabel("Organization", ["Bank"], []), lambda: cypher.delete_nodes("Meta")):
        with pytest.raises(KeyError):
            wrong()


def test_update_leaves_exactly_the_given_properties(store: Store) -> None:
    write(store, (cypher.create_nodes(["Expert"]), {"rows": [node("e", name="A", title="GS")]}))
    write(store, (cypher.update_nodes("Expert"), {"rows": [node("e", name="B", email=None)]}))
    assert nodes(store)["e"][1] == {"id": "e", "name": "B"}


@pytest.mark.parametrize(("add", "remove", "left"), [
    (["Park"], ["Firm"], ("Organization", "Park", "University")),
    (["Park", "Agency"], ["Firm", "University"], ("Agency", "Organization", "Park")),
    ([], ["Firm", "University"], ("Organization",)),
    (["Fund"], [], ("Firm", "Fund", "Organization", "University")),
])
def test_labels_change_and_edges_stay(store: Store, add: list[str], remove: list[str], left: tuple[str, ...]) -> None:
    part = cypher.create_edges("PART_OF", "Organization", "Organization")
    write(store,
          (cypher.create_nodes(["Organization", "Firm", "University"]), {"rows": [node("a"), node("b")]}),
          (part, {"rows": [{"start": "a", "end": "b", "props": {}}, {"start": "b", "end": "a", "props": {}}]}))
    write(store, (cypher.relabel("Organization", add, remove), {"rows": [node("a", name="N")]}))
    assert nodes(store)["a"] == (left, {"id": "a", "name": "N"})
    assert [edge[:3] for edge in edges(store)] == [("PART_OF", "a", "b"), ("PART_OF", "b", "a")]


def test_edges_are_told_apart_by_their_key(store: Store) -> None:
    ends = ("AFFILIATED_WITH", "Expert", "Organization")
    row = {"start": "e", "end": "o"}
    write(store, (cypher.create_nodes(["Expert"]), {"rows": [node("e")]}),
          (cypher.create_nodes(["Organization"]), {"rows": [node("o")]}),
          (cypher.create_edges(*ends), {"rows": [{**row, "props": {"key": key, "role": key}} for key in ("x", "y")]}))
    write(store, (cypher.update_edges(*ends), {"rows": [{**row, "key": "x", "props": {"key": "x", "role": "new"}}]}),
          (cypher.delete_edges(*ends), {"rows": [{**row, "key": "y"}]}))
    assert edges(store) == [("AFFILIATED_WITH", "e", "o", {"key": "x", "role": "new"})]
    wanted = [{**row, "key": key} for key in ("x", "y")]
    assert store.rows("curators", cypher.present_edges(*ends), rows=wanted) == [
        {**row, "key": "x", "properties": {"key": "x", "role": "new"}}]


def test_deleting_a_node_takes_its_edges_along(store: Store) -> None:
    write(store, (cypher.create_nodes(["Expert"]), {"rows": [node("e")]}),
          (cypher.create_nodes(["Organization"]), {"rows": [node("o")]}),
          (cypher.create_edges("AFFILIATED_WITH", "Expert", "Organization"),
           {"rows": [{"start": "e", "end": "o", "props": {"key": ""}}]}))
    write(store, (cypher.delete_nodes("Expert"), {"ids": ["e", "nobody"]}))
    assert set(nodes(store)) == {"o"} and edges(store) == []
    assert store.rows("curators", cypher.present_nodes("Organization"), ids=["o", "e"]) == [
        {"id": "o", "labels": ["Organization"], "properties": {"id": "o"}}]


def test_an_id_is_there_once(store: Store) -> None:
    create = (cypher.create_nodes(["Organization", "Firm"]), {"rows": [node("o")]})
    write(store, create)
    with pytest.raises(Exception, match="Constraint"):
        write(store, (cypher.create_nodes(["Organization", "Park"]), {"rows": [node("o")]}))
    assert nodes(store)["o"][0] == ("Firm", "Organization")


def test_a_transaction_is_whole_or_not_at_all(store: Store) -> None:
    write(store, (cypher.create_nodes(["Expert"]), {"rows": [node("e")]}))
    before = store.meta("curators")
    with pytest.raises(Exception, match="Constraint"):
        store.write("curators", [(cypher.create_nodes(["Field"]), {"rows": [node("f")]}),
                                 (cypher.create_nodes(["Expert"]), {"rows": [node("e")]})], before, meta(99))
    assert set(nodes(store)) == {"e"} and store.meta("curators") == before


def test_meta_is_compared_and_set_in_each_write(store: Store) -> None:
    assert store.meta("curators") is None
    store.write("curators", [], None, meta(1))
    store.write("curators", [], meta(1), meta(2))
    assert store.meta("curators") == {"id": "meta", **{k: v for k, v in meta(2).items() if v is not None}}
    for stale in (None, meta(1), meta(3)):
        with pytest.raises(Overtaken):
            store.write("curators", [(cypher.create_nodes(["Field"]), {"rows": [node("f")]})], stale, meta(4))
    assert nodes(store) == {}


def test_a_write_whose_acknowledgement_was_lost_is_not_done_twice(store: Store) -> None:
    statements = [(cypher.create_nodes(["Field"]), {"rows": [node("f")]})]
    store.write("curators", statements, None, meta(1))
    store.write("curators", statements, None, meta(1))
    assert set(nodes(store)) == {"f"}


def test_audiences_are_kept_apart(store: Store) -> None:
    if len(store.audiences) == 1:
        pytest.skip("KETNOI_GRAPH_EVERYONE is not set")
    store.write("everyone", [(cypher.create_nodes(["Field"]), {"rows": [node("f")]})], None, meta(7))
    assert nodes(store) == {} and store.meta("curators") is None
    assert set(nodes(store, "everyone")) == {"f"}


def test_a_question_is_asked_with_the_parameters_of_its_header(store: Store, question: str) -> None:
    write(store, (cypher.create_nodes(["Expert"]), {"rows": [node("e", name="Ân"), node("f", name="B")]}))
    answer = store.read(question, expert="e")
    assert answer.rows == [{"id": "e", "name": "Ân"}] and answer.applied == store.meta("curators")["applied"]
    for wrong in ({}, {"expert": "e", "more": 1}, {"other": "e"}):
        with pytest.raises(UnknownQuery, match="expert"):
            store.read(question, **wrong)
    with pytest.raises(UnknownQuery, match=question):
        store.read(f"{question}s")


def test_a_supposed_change_is_asked_and_never_kept(store: Store, question: str) -> None:
    write(store, (cypher.create_nodes(["Expert"]), {"rows": [node("e", name="Ân"), node("f", name="B")]}))
    before, seen = nodes(store), set[int]()
    change = [(cypher.delete_nodes("Expert"), {"ids": ["f"]}),
              (cypher.create_nodes(["Expert"]), {"rows": [node("g", name="C")]}),
              (cypher.create_nodes(["Agreement"]), {"rows": [node("m")]}),
              (cypher.create_nodes(["Organization"]), {"rows": [node("o")]}),
              (cypher.create_edges("PARTY_TO", "Organization", "Agreement"),
               {"rows": [{"start": "o", "end": "m", "props": {}}]})]
    for id, rows in (("e", [{"id": "e", "name": "Ân"}]), ("f", []), ("g", [{"id": "g", "name": "C"}])):
        reader = threading.Thread(target=lambda: seen.update(
            store.rows("curators", cypher.COUNT)[0]["nodes"] for _ in range(20)))
        reader.start()
        assert store.suppose("curators", change, {question: {"expert": id}}, 1) == {question: rows}
        reader.join()
        assert nodes(store) == before and edges(store) == [] and store.read(question, expert="g").rows == []
    assert seen == {len(before) + 1} and store.meta("curators") == {"id": "meta", **META_KEPT}
    write(store, *change)
    assert store.read(question, expert="g").rows == [{"id": "g", "name": "C"}]


def test_a_supposed_change_that_cannot_be_asked_is_said(store: Store, question: str) -> None:
    write(store, (cypher.create_nodes(["Expert"]), {"rows": [node("e", name="Ân")]}))
    before = nodes(store)
    fine = (cypher.create_nodes(["Expert"]), {"rows": [node("f")]})
    with pytest.raises(Overtaken, match="try again"):
        store.suppose("curators", [fine], {question: {"expert": "e"}}, 2)
    with pytest.raises(StoreUnavailable, match=r"does not let a change be supposed .*nothing was written"):
        store.suppose("curators", [fine, ("MATCH (n:Expert) SET n.name = nobody.name", {})],
                      {question: {"expert": "e"}}, 1)
    with pytest.raises(UnknownQuery):
        store.suppose("curators", [fine], {question: {"other": "e"}}, 1)
    assert nodes(store) == before and store.meta("curators") == {"id": "meta", **META_KEPT}


def test_a_compile_beside_a_supposed_change_is_kept_and_the_change_is_not(
        store: Store, question: str, monkeypatch: pytest.MonkeyPatch) -> None:
    write(store, (cypher.create_nodes(["Expert"]), {"rows": [node("e"), node("f")]}))
    asked, first = stores._alike, threading.Event()

    def late(rows: Any) -> Any:
        if threading.current_thread() is supposing and not first.is_set():
            first.set()
            write(store, (cypher.create_nodes(["Expert"]), {"rows": [node("g", name="C")]}))
        return asked(rows)

    monkeypatch.setattr(stores, "_alike", late)
    supposing = threading.current_thread()
    with pytest.raises(Overtaken):
        store.suppose("curators", [(cypher.delete_nodes("Expert"), {"ids": ["f"]})], {question: {"expert": "e"}}, 1)
    assert set(nodes(store)) == {"e", "f", "g"} and store.meta("curators")["applied"] == 2


def test_a_long_stream_gives_each_row_once(store: Store) -> None:
    write(store, (cypher.create_nodes(["Field"]), {"rows": [node(str(n)) for n in range(12_000)]}))
    assert sorted(int(row["id"]) for row in store.stream("curators", cypher.all_nodes())) == list(range(12_000))


def test_wiping_leaves_nothing_and_can_be_prepared_again(store: Store) -> None:
    write(store, (cypher.create_nodes(["Field"]), {"rows": [node("f")]}))
    store.wipe("curators")
    assert nodes(store) == {} and store.meta("curators") is None
    store.prepare("curators")
    write(store, (cypher.create_nodes(["Field"]), {"rows": [node("f")]}))


def test_a_large_graph_is_wiped_while_others_read(tmp_path: Path) -> None:
    mine = Store.open(Settings(home=tmp_path, ledger="", everyone=True))
    found: list[int] = []
    reader = threading.Thread(target=lambda: found.extend(
        mine.rows("curators", cypher.COUNT)[0]["nodes"] for _ in range(300)))
    try:
        for audience in mine.audiences:
            mine.prepare(audience)
            mine.write(audience, [(cypher.create_nodes(["Field"]), {"rows": [node(str(n)) for n in range(25_000)]})],
                       None, meta(1))
        reader.start()
        mine.wipe("curators")
        reader.join()
        assert set(found) <= {0, 25_001} and len(found) == 300
        assert nodes(mine) == {} and len(nodes(mine, "everyone")) == 25_000
    finally:
        mine.close()
        engine.stop(tmp_path / "engine")


def test_a_database_of_somebody_else_is_refused(store: Store) -> None:
    store._change("curators", "CREATE (:Customer {id: 'c'})")
    with pytest.raises(StoreUnavailable, match="not this registry's"):
        store.prepare("curators")


def test_random_writes_give_what_a_model_says(store: Store) -> None:
    kinds = ("Firm", "University", "Park", "Agency")
    for seed in range(4):
        chance, model = random.Random(seed), {}
        for step in range(25):
            write(store, *steps(chance, model, kinds, f"{seed}-{step}"))
            assert nodes(store) == {id: (tuple(sorted(("Organization", *labels))), props)
                                    for id, (labels, props) in model.items()}
        write(store, (cypher.delete_nodes("Organization"), {"ids": list(model)}))


def steps(chance: random.Random, model: dict, kinds: tuple[str, ...], name: str) -> list[tuple[str, dict[str, Any]]]:
    """One transaction: some nodes deleted, some relabelled, some updated, some created."""
    known = list(model)
    chance.shuffle(known)
    gone, moved, changed = known[:2], known[2:5], known[5:9]
    statements = [(cypher.delete_nodes("Organization"), {"ids": gone})]
    for id in gone:
        del model[id]
    for id in moved:
        labels = set(chance.sample(kinds, chance.randint(0, 3)))
        add, remove = sorted(labels - model[id][0]), sorted(model[id][0] - labels)
        model[id] = (labels, {"id": id, "name": name})
        moving = cypher.relabel("Organization", add, remove) if add or remove else cypher.update_nodes("Organization")
        statements.append((moving, {"rows": [{"id": id, "props": model[id][1]}]}))
    for id in changed:
        model[id] = (model[id][0], {"id": id, "place": name})
    statements.append((cypher.update_nodes("Organization"),
                       {"rows": [{"id": id, "props": model[id][1]} for id in changed]}))
    for new in [*(f"n{name}-{n}" for n in range(3)), *gone[:1]]:
        labels = set(chance.sample(kinds, chance.randint(0, 3)))
        model[new] = (labels, {"id": new})
        statements.append((cypher.create_nodes(["Organization", *sorted(labels)]), {"rows": [node(new)]}))
    return statements


def test_nothing_listens_there(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    began = time.monotonic()
    for url in (f"bolt://127.0.0.1:{port}", f"neo4j://127.0.0.1:{port}", "bolt://no-such-host.invalid:7687"):
        with pytest.raises(StoreUnavailable, match=f"Cannot reach the database at {url}"):
            Store.open(Settings(home=tmp_path, ledger="", graph=url))
    assert time.monotonic() - began < 10


def test_a_server_that_is_no_database(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"bolt://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(StoreUnavailable, match="Cannot reach"):
            Store.open(Settings(home=tmp_path, ledger="", graph=url))


def test_a_wrong_password_is_said(store: Store, settings: Settings, tmp_path: Path) -> None:
    url = settings.graph or engine.Folder(settings.engine_home).address().url
    with pytest.raises(StoreUnavailable, match="KETNOI_GRAPH_PASSWORD") as refused:
        Store.open(Settings(home=tmp_path, ledger="", graph=url, user="root", password="not-the-password"))
    assert "not-the-password" not in str(refused.value)


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_neo4j_is_reached_by_either_scheme(scheme: str, neo4j_server: Any, tmp_path: Path) -> None:
    url = neo4j_server.url.replace("bolt", scheme)
    right = Settings(home=tmp_path, ledger="", graph=url, user=neo4j_server.user, password=neo4j_server.password)
    store = Store.open(right)
    assert store.rows("curators", cypher.ALIVE) == [{"one": 1}]
    store.close()
    with pytest.raises(StoreUnavailable, match="KETNOI_GRAPH_PASSWORD"):
        Store.open(replace(right, password="wrong"))


def test_an_engine_that_died_is_found_again(tmp_path: Path) -> None:
    import psutil

    mine = Store.open(Settings(home=tmp_path, ledger=""))
    try:
        mine.prepare("curators")
        mine.write("curators", [(cypher.create_nodes(["Field"]), {"rows": [node("f")]})], None, meta(1))
        psutil.Process(engine.Folder(tmp_path / "engine").address().pid).kill()
        assert set(nodes(mine)) == {"f"}
        engine.purge(tmp_path / "engine")
        assert mine.meta("curators") is None
    finally:
        mine.close()
        engine.stop(tmp_path / "engine")


def test_a_full_disk_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small = os.environ.get("KETNOI_SMALL_DISK")
    if not small:
        pytest.skip("KETNOI_SMALL_DISK names no folder on a small disk of its own")
    mine = Store.open(Settings(home=Path(small), ledger=""))
    try:
        mine.prepare("curators")
        with pytest.raises(StoreUnavailable, match="is full"):
            for step in range(1000):
                rows = [node(f"{step}-{n}", name=os.urandom(2000).hex()) for n in range(1000)]
                mine.write("curators", [(cypher.create_nodes(["Work"]), {"rows": rows})],
                           mine.meta("curators"), meta(step))
    finally:
        mine.close()
        engine.stop(Path(small) / "engine")


@pytest.fixture
def question(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A question of the test's own, among the real ones."""
    text = ("// One expert.\n// $expert: expert id\n"
            "MATCH (e:Expert {id: $expert}) RETURN e.id AS id, e.name AS name LIMIT 1\n")
    (tmp_path / "planted").mkdir()
    (tmp_path / "planted" / "one.cypher").write_text(text, encoding="utf-8")
    for cached in (queries.text, queries.parameters, queries._all):
        cached.cache_clear()
    monkeypatch.setattr(queries, "files", lambda package: tmp_path)
    yield "planted/one"
    for cached in (queries.text, queries.parameters, queries._all):
        cached.cache_clear()


def write(store: Store, *statements: tuple[str, dict[str, Any]]) -> None:
    before = store.meta("curators")
    store.write("curators", statements, before, replace_applied(before))


def replace_applied(before: dict[str, Any] | None) -> dict[str, Any]:
    return meta(1 if before is None else before["applied"] + 1)
