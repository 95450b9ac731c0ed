"""Documents in a real ledger: what waits, what holds once it is accepted, and what a refused proposal leaves behind."""

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import orjson
import pytest

from graph.compile import MemoryGraph, compiled
from ledger.ledger import Ledger
from ledger.refusals import refuse
from loaders.catalog import loader_of
from loaders.document import delivery
from loaders.source import stage

AGREEMENT, SECOND = "agreement 1", "agreement 2"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    opened = Ledger.open(f"sqlite:///{(tmp_path / 'ledger.sqlite').as_posix()}")
    yield opened
    opened.close()


def graph_of(ledger: Ledger) -> MemoryGraph:
    """What curators see of everything accepted so far."""
    (graph,) = compiled(ledger, ["curators"], "2026-11-27")
    return graph


def names(ledger: Ledger, label: str) -> list[str]:
    """Names of the things of one label."""
    return sorted(node.props["name"] for node in graph_of(ledger).held_nodes.values() if label in node.labels)


def signed(ledger: Ledger) -> int:
    """How many relations of parties to agreements hold."""
    return sum(key.type == "PARTY_TO" for key in graph_of(ledger).held_edges)


@pytest.fixture
def item(judge: SimpleNamespace, written: Callable[..., Path]) -> Path:
    """The item with four signings of one university."""
    return written(judge.table(judge.items / "07-three-signings.toml")["text"], "docx", "signings")


def test_nothing_holds_before_it_is_accepted(ledger: Ledger, item: Path) -> None:
    batch = stage(ledger, delivery(item), "test").batch
    assert batch is not None
    assert graph_of(ledger).held_nodes == {}
    ledger.accept(batch, "test")
    assert len(names(ledger, "Agreement")) == 4
    assert names(ledger, "Expert") == ["Huỳnh Nhật Minh"]
    assert len(names(ledger, "Figure")) == 2
    assert signed(ledger) == 10


def test_the_same_document_again_is_nothing_new(ledger: Ledger, item: Path) -> None:
    first = stage(ledger, delivery(item), "test")
    assert first.batch is not None
    ledger.accept(first.batch, "test")
    assert stage(ledger, delivery(item), "test").batch is None


def test_the_loader_is_found_by_the_content(item: Path, written: Callable[..., Path]) -> None:
    for path in (item, written("Tin ngắn về bán dẫn.", "html", "found"), written("Tin ngắn.", "pdf", "found")):
        loader = loader_of(path)
        assert loader is not None and loader.name == "document"


def test_people_come_in_unpublished(ledger: Ledger, item: Path) -> None:
    batch = stage(ledger, delivery(item), "test").batch
    assert batch is not None
    ledger.accept(batch, "test")
    (everyone,) = compiled(ledger, ["everyone"], "2026-11-27")
    assert [node for node in everyone.held_nodes.values() if "Expert" in node.labels] == []


def test_a_refused_proposal_leaves_the_others_whole(ledger: Ledger, item: Path) -> None:
    batch = stage(ledger, delivery(item), "test").batch
    assert batch is not None
    records = [record for record in ledger.records_of(batch) if record.part == AGREEMENT]
    assert records[0].label == "Agreement"
    refuse(ledger, [record.id for record in records], "test", "not so")
    ledger.accept(batch, "test")
    assert len(names(ledger, "Agreement")) == 3
    assert signed(ledger) == 8
    assert "Đại học Bách khoa Hà Nội" in names(ledger, "Organization")
    assert not [name for name in names(ledger, "Organization") if "Infineon" in name]


def test_records_keep_sentence_and_place(ledger: Ledger, item: Path) -> None:
    batch = stage(ledger, delivery(item), "test").batch
    assert batch is not None
    said = [orjson.loads(record.payload or "") for record in ledger.records_of(batch) if record.part == SECOND]
    assert {(one["quote"][:20], one["at"]) for one in said} == {("Hà Nội, 25/08/2025 -", "2.1")}
    ledger.accept(batch, "test")
    assert all("quote" not in node.props and "at" not in node.props for node in graph_of(ledger).held_nodes.values())


def test_two_items_of_one_person_are_told_apart_by_source(ledger: Ledger, written: Callable[..., Path]) -> None:
    for number in (1, 2):
        text = f"Tin số {number} về vi mạch\n\nÔng Lê Văn Bình, Giám đốc Viện Tân Lạc, phát biểu {number} lần."
        batch = stage(ledger, delivery(written(text, "txt", f"n{number}")), "test").batch
        assert batch is not None
        ledger.accept(batch, "test")
    assert names(ledger, "Expert") == ["Lê Văn Bình", "Lê Văn Bình"]


def test_the_five_first_documents_go_in(ledger: Ledger, seeds: Path) -> None:
    for path in sorted(seeds.glob("00*")):
        batch = stage(ledger, delivery(path), "test").batch
        assert batch is not None
        ledger.accept(batch, "test")
    assert (len(names(ledger, "Agreement")), len(names(ledger, "Event"))) == (5, 8)
    assert len(names(ledger, "Figure")) == 32
