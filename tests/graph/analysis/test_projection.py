"""A projection that is patched is the one that would be read anew, of either audience, from memory or from its file."""

import random
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from promises import World

from graph.analysis.projection import Projection, Projections, file, patching, reading
from graph.analysis.projection.arrays import LABELS
from graph.analysis.projection.dates import year
from graph.analysis.projection.patching import EdgeRow, NodeRow
from graph.compile import BoltGraph, settle
from graph.compile.model import NodeState
from graph.registry import Registry
from graph.schema import AUDIENCES, EDGES
from graph.settings import Settings
from graph.store import Store
from ledger.index import Index
from loaders.source import Delivery, Origin, Ref, stage
from loaders.source import EdgeRow as Related
from loaders.source import NodeRow as Thing

ACTS = ("deliver", "deliver", "deliver", "patch", "patch", "judge", "turn", "withdraw")
EXPERT, ORGANISATION, WORK, COUNTRY = (LABELS.index(one) for one in ("Expert", "Organization", "Work", "Country"))


def content(p: Projection) -> dict[str, Any]:
    """Everything that a projection holds, for comparing."""
    return {
        "ids": list(p.ids), "names": p.nodes.names, "codes": dict(p.codes), "index": dict(p.index),
        "columns": [column.tolist() for column in p.nodes[2:] if isinstance(column, np.ndarray)],
        "home": p.home.tolist(),
        "edges": {edge.type: [column.tolist() for column in p.edges(edge.type).columns()] for edge in EDGES},
    }


# What the engine holds


def test_patched_is_what_the_graph_holds(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dice, world = random.Random(3), World(tmp_path)
    index = Index.beside(world.ledger.engine, "engine")
    patched = Projections(tmp_path, store, index)
    for step in range(12):
        getattr(world, dice.choice(ACTS) if step else "deliver")(dice.randrange(10**6))
        settle(world.ledger, index, [BoltGraph(store, audience) for audience in AUDIENCES], world.day)
        for audience in AUDIENCES:
            p = patched.of(audience)
            assert told(p) == held(store, audience)
            patched.flush()
            assert content(p) == content(loaded(file.path(tmp_path, audience)))
        monkeypatch.setattr(reading, "nodes", _never)
    assert len(patched.of("curators")) > len(patched.of("everyone")), "people were not published"
    monkeypatch.undo()
    for audience in AUDIENCES:
        anew = Projections(tmp_path / "anew", store, index).of(audience)
        assert content(patched.of(audience)) == content(anew)
    index.close()
    world.close()


def _never(*given: Any) -> Any:
    raise AssertionError("everything is read again where a patch would do")


def loaded(path: Path) -> Projection:
    p = file.load(path)
    assert p is not None
    return p


def told(p: Projection) -> tuple[set[Any], list[Any]]:
    """Nodes with their labels, and relations with weight and years, by id."""
    nodes = {(id, p.name(place), p.labels(place), p.verified(place)) for id, place in p.index.items()}
    edges = [(type, p.ids[row[0]], p.ids[row[1]], float(row[2]), *map(int, row[4:]))
             for type, some in p.said.items() for row in zip(*some.columns(), strict=True)]
    return nodes, sorted(edges)


def held(store: Store, audience: Any) -> tuple[set[Any], list[Any]]:
    """The same of the graph's canonical dump."""
    nodes, edges = set(), []
    for state in BoltGraph(store, audience).dump():
        props = state.props
        if isinstance(state, NodeState):
            nodes.add((state.id, props["name"], state.labels, bool(props.get("verified"))))
        else:
            weight = props.get("weight") or props.get("works") or 1
            edges.append((state.key.type, state.key.start, state.key.end, float(weight),
                          year(props.get("first_year") or props.get("since")),
                          year(props.get("last_year") or props.get("until"))))
    return nodes, sorted(edges)


# What patching does, without an engine


def a_node(number: int, dice: random.Random) -> NodeRow:
    label = (EXPERT, ORGANISATION, WORK, COUNTRY)[number % 4]
    return NodeRow(f"n{number:02}", f"name {dice.randrange(3)}", label, dice.randrange(4), dice.randrange(4),
                   dice.choice((0, 2019)), 0, dice.choice(("VN", "JP")) if label == COUNTRY else "")


def test_any_sequence_of_patches_gives_what_is_there_in_the_end() -> None:
    dice = random.Random(11)
    nodes: dict[str, NodeRow] = {}
    edges: dict[tuple[str, str, str, int], EdgeRow] = {}
    p, most = Projection("curators", {}), 0
    for _ in range(120):
        touched = {f"n{number:02}" for number in dice.sample(range(24), dice.randrange(5))}
        for id in sorted(touched):
            if dice.random() < 0.9:
                nodes[id] = a_node(int(id[1:]), dice)
            else:
                nodes.pop(id, None)
        for _ in range(dice.randrange(6)):
            type = dice.choice(("COAUTHOR_OF", "LOCATED_IN", "AFFILIATED_WITH"))
            start, end = (f"n{dice.randrange(24):02}" for _ in range(2))
            key = (type, start, end, dice.randrange(2))
            edges[key] = EdgeRow(start, end, dice.randrange(1, 4), 0, dice.choice((0, 2010, 2020)), 0)
            touched |= {start, end}
        for key in dice.sample(sorted(edges), min(len(edges), dice.randrange(3))):
            touched |= {key[1], key[2]}
            del edges[key]
        # What is gone takes its relations along, and compile names their other ends.
        for key in [one for one in edges if one[1] not in nodes or one[2] not in nodes]:
            touched |= {key[1], key[2]}
            del edges[key]
        by_type = {edge.type: [row for key, row in edges.items() if key[0] == edge.type] for edge in EDGES}
        fresh = {type: [row for row in rows if row.start in touched] for type, rows in by_type.items()}
        p = patching.patched(p, {}, touched, [nodes[id] for id in touched if id in nodes], fresh)
        assert content(p) == content(patching.built("curators", {}, nodes.values(), by_type))
        most = max(most, len(edges))
    assert most > 10 and nodes


# The file


def test_a_file_gives_back_what_was_saved_whatever_the_names_hold(tmp_path: Path) -> None:
    names = ["", "Nguyễn Thị Ằ", "張忠謀\n\x00", "x" * 200, "\ud800", "Tsai"]
    rows = [NodeRow(f"n{at}", name, EXPERT, 0, 0, 0, 0) for at, name in enumerate(names)]
    p = patching.built("curators", {"applied": "7"}, rows, {"COAUTHOR_OF": [EdgeRow("n0", "n5", 2, 0, 2011, 2020)]})
    file.save(tmp_path / "network" / "a.npz", p)
    found = file.load(tmp_path / "network" / "a.npz")
    assert found is not None and found.applied == 7 and content(found) == content(p)


@pytest.mark.parametrize("left", [b"", b"PK\x03\x04 broken", b"no archive at all " * 50])
def test_a_broken_file_is_as_none(tmp_path: Path, left: bytes) -> None:
    (tmp_path / "a.npz").write_bytes(left)
    assert file.load(tmp_path / "a.npz") is None
    assert file.load(tmp_path / "missing.npz") is None


def test_a_file_cut_short_is_as_none(tmp_path: Path) -> None:
    file.save(tmp_path / "a.npz", Projection("curators", {"applied": "1"}))
    whole = (tmp_path / "a.npz").read_bytes()
    (tmp_path / "a.npz").write_bytes(whole[:len(whole) // 2])
    assert file.load(tmp_path / "a.npz") is None


# What is read out of it


def projection(rows: list[NodeRow], **edges: list[EdgeRow]) -> Projection:
    return patching.built("curators", {}, rows, edges)


def node(id: str, label: int, code: str = "", first: int = 0) -> NodeRow:
    return NodeRow(id, id, label, 0, 0, first, first, code)


def tie(start: str, end: str, first: int = 0, last: int = 0) -> EdgeRow:
    return EdgeRow(start, end, 1.0, 0, first, last)


def test_where_somebody_is_follows_from_the_present_post_and_the_whole_of_a_department() -> None:
    p = projection(
        [node("ann", EXPERT), node("bob", EXPERT), node("eve", EXPERT), node("dept", ORGANISATION),
         node("uni", ORGANISATION), node("fab", ORGANISATION), node("loose", ORGANISATION), node("jp", COUNTRY, "JP"),
         node("vn", COUNTRY, "VN")],
        LOCATED_IN=[tie("uni", "vn"), tie("fab", "jp")], PART_OF=[tie("dept", "uni")],
        AFFILIATED_WITH=[tie("ann", "fab", 2010, 2019), tie("ann", "dept", 2019), tie("bob", "fab", 2022),
                         tie("bob", "uni", 2015), tie("eve", "loose", 2024)])
    where = {id: p.country(place) for id, place in p.index.items()}
    assert where == {"ann": "VN", "bob": "JP", "eve": "", "dept": "VN", "uni": "VN", "fab": "JP", "loose": "",
                     "jp": "JP", "vn": "VN"}


def test_relations_of_works_have_the_year_of_the_work_and_unknown_years_may_hold() -> None:
    p = projection([node("ann", EXPERT), node("bob", EXPERT), node("w", WORK, first=2020), node("v", WORK)],
                   AUTHORED=[tie("ann", "w"), tie("ann", "v"), tie("bob", "w")])
    written = p.edges("AUTHORED")
    assert written.first.tolist() == written.last.tolist() == [0, 2020, 2020]
    assert written.during(2021, None).tolist() == [True, False, False]
    assert written.during(2019, 2020).tolist() == [True, True, True]
    assert p.of("Work").tolist() == [False, False, True, True]


@pytest.mark.parametrize(("said", "wanted"), [("2024-06-27", 2024), ("2024", 2024), (2019, 2019), (None, 0), ("", 0),
                                              ("năm 2020", 0), (True, 0), (-5, 0), ("20", 0), ("２０２０", 0)])
def test_a_year_is_read_from_dates_only(said: Any, wanted: int) -> None:
    assert year(said) == wanted


# The registry


@pytest.fixture
def registry(settings: Settings, store: Store, tmp_path: Path) -> Iterator[Registry]:
    """An empty registry with both audiences on the session's engine, its files in a folder of the test's own."""
    beside = replace(settings, home=tmp_path, ledger=f"sqlite:///{(tmp_path / 'ledger.sqlite').as_posix()}")
    with pytest.MonkeyPatch.context() as patch:
        # The engine stays where the session has it.
        patch.setattr(Settings, "engine_home", settings.engine_home)
        opened = Registry.open(beside)
    yield opened
    opened.close()


def load(registry: Registry, *names: str) -> None:
    rows = [Thing("Organization", "fab", {"name": "Fab"}), *(Thing("Expert", name, {"name": name}) for name in names),
            *(Related("AFFILIATED_WITH", Ref("Expert", name), Ref("Organization", "fab"), {}) for name in names)]
    staged = stage(registry.ledger, Delivery(Origin("a", "A", "test"), rows, "2026-01-01", "test/1"), "lan")
    assert staged.batch is not None
    registry.ledger.accept(staged.batch, "lan")
    registry.settle()


def test_an_empty_registry_has_an_empty_projection_and_measures(registry: Registry) -> None:
    assert len(registry.projection()) == 0
    registry.settle()
    assert len(registry.projection()) == 0 and len(registry.projection("everyone")) == 0
    registry.measures()
    registry._standings.wait("curators", 60)
    standing = registry.measures()
    assert standing is not None and list(standing.measures.ids) == []


def test_who_is_erased_is_in_no_file_and_in_no_projection(registry: Registry, tmp_path: Path) -> None:
    load(registry, "Tống Thị Tuyệt Mật", "Minh")
    p = registry.projection()
    id = p.ids[p.nodes.names.index("Tống Thị Tuyệt Mật")]
    secret = "Tống Thị Tuyệt Mật".encode()
    registry._projections.flush()
    assert any(secret in path.read_bytes() for path in (tmp_path / "network").iterdir())
    other = Projections(tmp_path, registry.store, registry.index)
    assert id in other.of().index
    registry.erase(id, "lan")
    assert not any(secret in path.read_bytes() for path in (tmp_path / "network").iterdir())
    assert id not in registry.projection().index and id not in other.of().index
    registry._projections.flush()
    other.flush()
    assert not any(secret in path.read_bytes() for path in (tmp_path / "network").iterdir())
    assert id in p.index, "a projection that somebody holds stays as it is"


def test_who_is_hidden_is_in_no_projection_and_file_of_everybody(registry: Registry, tmp_path: Path) -> None:
    load(registry, "An", "Minh")
    p = registry.projection()
    an = p.ids[p.nodes.names.index("An")]
    assert len(registry.projection("everyone")) == 1
    shown = registry.ledger.judge("published", an, by="lan")
    registry.settle()
    assert an in registry.projection("everyone").index
    registry.ledger.withdraw(shown.judgement, "lan")
    registry.settle()
    assert an not in registry.projection("everyone").index and an in registry.projection().index
    registry._projections.flush()
    kept = file.load(file.path(tmp_path, "everyone"))
    assert kept is not None and an not in kept.index


def test_a_rebuilt_graph_is_read_anew(registry: Registry) -> None:
    load(registry, "An")
    before = content(registry.projection())
    registry.rebuild()
    assert content(registry.projection()) == before


def test_what_takes_too_long_goes_on_being_read(registry: Registry, monkeypatch: pytest.MonkeyPatch) -> None:
    load(registry, "An")
    may_go_on = threading.Event()
    read = reading.nodes

    def slowly(*given: Any) -> Any:
        assert may_go_on.wait(60)
        return read(*given)

    monkeypatch.setattr(reading, "nodes", slowly)
    assert registry.projection_within(0.01) is None
    may_go_on.set()
    found = registry.projection_within(60)
    assert found is not None and "An" in found.nodes.names
    assert registry.projection_within(0) is found


def test_what_is_made_of_it_besides_is_made_beside_who_asks_and_anew_once_it_moved(registry: Registry) -> None:
    load(registry, "An")
    may_go_on, made = threading.Event(), []

    def learn(p: Projection) -> None:
        assert may_go_on.wait(60)
        made.append(p)

    assert registry.projection_within(0.01, also=learn) is None
    assert registry.projection_within(60) is not None  # Who needs the network alone does not wait for it.
    may_go_on.set()
    found = registry.projection_within(60, also=learn)
    assert registry.projection_within(0, also=learn) is found and made == [found]
    load(registry, "Bình")
    moved = registry.projection_within(60, also=learn)
    assert moved is not found and made == [found, moved]


def test_a_late_writer_leaves_nobody_behind_who_was_erased(registry: Registry, tmp_path: Path) -> None:
    load(registry, "Tống Thị Tuyệt Mật", "Minh")
    p = registry.projection()
    registry.erase(p.ids[p.nodes.names.index("Tống Thị Tuyệt Mật")], "lan")
    registry._projections._write("curators", p)
    assert file.load(file.path(tmp_path, "curators")) is None
