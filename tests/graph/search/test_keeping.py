"""A search file that is patched is the one that would be built anew; erased and hidden things are not in it."""

import random
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from promises import World

from graph.compile import BoltGraph, settle
from graph.errors import NotYet
from graph.schema import AUDIENCES
from graph.search import Searcher, SearchIndex, Shelf, Wanted, keeping
from graph.search.columns import Columns
from graph.store import Store
from ledger.changes import Changes
from ledger.index import Index

ACTS = ("deliver", "deliver", "deliver", "patch", "patch", "judge", "turn", "withdraw")


def content(file: SearchIndex) -> list[tuple[Any, ...]]:
    """Everything in a file, without the numbers that it gave."""
    documents = file.rows("SELECT d.id, d.label, d.name, d.kinds, d.country, d.verified, d.free, d.evidence, d.year, "
                          "t.names, t.about, d.node FROM document d JOIN text t ON t.rowid = d.node ORDER BY d.id")
    found: list[tuple[Any, ...]] = []
    for *told, node in documents:
        fields = file.rows("SELECT field, works, last_year FROM expertise WHERE node = ? ORDER BY 1, 2, 3", [node])
        authors = file.rows("SELECT id FROM author WHERE work = ? ORDER BY id", [node])
        # In what order its organisations are named follows from the order of reading.
        told[-1] = sorted(str(told[-1]).split(" ǁ "))
        found.append((*told, fields, authors))
    return found


def arrays(file: SearchIndex, columns: Columns) -> list[tuple[Any, ...]]:
    """What the arrays say of each document, by its id: its flags, numbers, fields, works."""
    ids = dict(file.rows("SELECT node, id FROM document"))
    found = []
    for node, id in ids.items():
        flags = sorted((group, value) for group, some in columns.flags.items() for value in some if some[value][node])
        held = sorted((name, int(held.works[place]), int(held.year[place])) for name, held in columns.fields.items()
                      for place in range(len(held.node)) if held.node[place] == node)
        works = sorted(ids[work] for work in columns.work[columns.author == node].tolist())
        numbers = [int(column[node]) for column in (columns.verified, columns.evidence, columns.year, columns.tie)]
        found.append((id, flags, held, works, numbers))
    gone = [node for node in range(columns.size) if node not in ids]
    assert not any(mask[gone].any() for some in columns.flags.values() for mask in some.values())
    return sorted(found)


@pytest.mark.parametrize("seed", range(2))
def test_patched_is_built_anew(store: Store, tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    world = World(tmp_path)
    index = Index.beside(world.ledger.engine, "engine")
    target = BoltGraph(store, "curators")
    patched = SearchIndex.open(tmp_path / "patched.sqlite")
    shelf = Shelf(patched)
    for step in range(14):
        getattr(world, dice.choice(ACTS) if step else "deliver")(dice.randrange(10**6))
        settle(world.ledger, index, [target], world.day)
        if changed := keeping.refresh(patched, store, index, "curators"):
            shelf = shelf.fresh(changed.nodes)
        anew = SearchIndex.open(tmp_path / f"anew{step}.sqlite")
        keeping.refresh(anew, store, index, "curators")
        assert content(patched) == content(anew)
        assert arrays(patched, shelf.columns) == arrays(anew, Shelf(anew).fresh().columns)
        anew.close()
    assert content(patched), "something was searched for"
    with index.rehearsal():
        assert Changes(index).since("curators", 1) is not None, "it was patched, not built each time"
    patched.close()
    index.close()
    world.close()


def test_who_is_not_published_is_in_no_file_of_everybody(store: Store, tmp_path: Path) -> None:
    world = World(tmp_path)
    world.deliver(5)
    index = Index.beside(world.ledger.engine, "engine")
    settle(world.ledger, index, [BoltGraph(store, audience) for audience in AUDIENCES], world.day)
    labels = {}
    for audience in AUDIENCES:
        file = SearchIndex.open(tmp_path / f"{audience}.sqlite")
        keeping.refresh(file, store, index, audience)
        labels[audience] = {label for (label,) in file.rows("SELECT DISTINCT label FROM document")}
        file.close()
    assert "Expert" in labels["curators"] and "Expert" not in labels["everyone"]
    index.close()
    world.close()


def test_a_broken_file_begins_anew(tmp_path: Path) -> None:
    path = tmp_path / "search.sqlite"
    path.write_bytes(b"no database at all, but long enough to be taken for one " * 40)
    file = SearchIndex.open(path)
    assert file.rows("SELECT count(*) FROM document") == [(0,)]
    file.close()


def test_two_processes_with_one_file_see_what_the_other_wrote(store: Store, tmp_path: Path) -> None:
    world = World(tmp_path)
    index = Index.beside(world.ledger.engine, "engine")
    one, other = (Searcher(tmp_path, store, index) for _ in range(2))
    for step in range(1, 4):
        world.deliver(step)
        settle(world.ledger, index, [BoltGraph(store, "curators")], world.day)
        for searcher in (one, other) if step % 2 else (other, one):
            shelf = searcher.shelf()
            assert arrays(shelf.file, shelf.columns) == arrays(shelf.file, Shelf(shelf.file).fresh().columns)
    one.forget()
    assert other.shelf().columns.flags["label"] and one.shelf().read == other.shelf().read
    for searcher in (one, other):
        shelf = searcher.shelf()
        assert arrays(shelf.file, shelf.columns) == arrays(shelf.file, Shelf(shelf.file).fresh().columns)
        searcher.close()
    index.close()
    world.close()


def test_who_will_not_wait_is_told_and_answered_later(store: Store, tmp_path: Path,
                                                      monkeypatch: pytest.MonkeyPatch) -> None:
    world = World(tmp_path)
    index = Index.beside(world.ledger.engine, "engine")
    world.deliver(1)
    settle(world.ledger, index, [BoltGraph(store, "curators")], world.day)
    searcher, filled, whole = Searcher(tmp_path, store, index), Event(), keeping.refresh
    every = Wanted("", labels=("Expert", "Organization"))

    def slowly(*given: Any) -> Any:
        assert filled.wait(60)
        return whole(*given)

    monkeypatch.setattr(keeping, "refresh", slowly)
    with pytest.raises(NotYet, match="being made ready"):
        searcher.find(every, patience=0.05)
    filled.set()
    found = searcher.find(every, patience=60)
    assert found.applied == world.ledger.head() and found == searcher.find(every)
    monkeypatch.setattr(keeping, "refresh", lambda *_given: pytest.fail("what is up to date is not brought"))
    assert searcher._ready(0, "curators")
    searcher.close()
    index.close()
    world.close()
