"""Records of people, one after another, through a real ledger: what holds afterwards."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.compile import compiled
from ledger.ledger import Ledger
from ledger.staging import Staged
from loaders import orcid
from loaders.source import stage

LATER = 1_710_000_000_000


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    opened = Ledger.open(f"sqlite:///{(tmp_path / 'ledger.sqlite').as_posix()}")
    yield opened
    opened.close()


def send(ledger: Ledger, folder: Path, document: Any, name: str = "record.json") -> Staged:
    path = folder / name
    path.write_bytes(document if isinstance(document, bytes) else json.dumps(document).encode())
    staged = stage(ledger, orcid.delivery(path), "test")
    if staged.batch is not None:
        ledger.accept(staged.batch, "test")
    return staged


def held(ledger: Ledger, label: str, *names: str) -> list[tuple[Any, ...]]:
    (graph,) = compiled(ledger, ["curators"], "2026-11-23")
    return sorted(tuple(node.props.get(name) for name in names)
                  for node in graph.held_nodes.values() if label in node.labels)


def relations(ledger: Ledger, type: str) -> int:
    (graph,) = compiled(ledger, ["curators"], "2026-11-23")
    return sum(key.type == type for key in graph.held_edges)


def test_the_same_record_again_changes_nothing(ledger: Ledger, tmp_path: Path, invented: Any) -> None:
    document = invented.record(works=[invented.work(1, "One", "10.1000/one")],
                               employments=[invented.affiliation("employment", 2)])
    first = send(ledger, tmp_path, document)
    again = send(ledger, tmp_path, document)
    assert (again.batch, again.same_as) == (None, first.batch)


def test_the_same_archive_again_changes_nothing(ledger: Ledger, tmp_path: Path, invented: Any) -> None:
    path = invented.archive(tmp_path / "ORCID_2025_10_summaries.tar.gz", {
        f"a/{number}.xml": invented.xml(number, f"Người {number}", ["One"]) for number in (1, 2)})
    first = stage(ledger, orcid.delivery(path), "test")
    assert first.batch is not None
    ledger.accept(first.batch, "test")
    assert stage(ledger, orcid.delivery(path), "test").same_as == first.batch
    assert held(ledger, "Expert", "name") == [("Người 1",), ("Người 2",)]


def test_a_later_record_withdraws_what_its_person_removed_and_nothing_of_others(
        ledger: Ledger, tmp_path: Path, invented: Any) -> None:
    works = [invented.work(1, "One", "10.1000/one"), invented.work(2, "Two")]
    job = invented.affiliation("employment", 3)
    for number in (1, 2):
        send(ledger, tmp_path, invented.record(number, works=works, employments=[job]))
    # One's work with a DOI is the same as the other's; that without one is not known to be.
    assert held(ledger, "Work", "name") == [("One",), ("Two",), ("Two",)]
    assert (relations(ledger, "AUTHORED"), relations(ledger, "AFFILIATED_WITH")) == (4, 2)
    send(ledger, tmp_path, invented.record(2, changed=LATER))
    assert held(ledger, "Work", "name") == [("One",), ("Two",)]
    assert (relations(ledger, "AUTHORED"), relations(ledger, "AFFILIATED_WITH")) == (2, 1)
    assert len(held(ledger, "Expert", "name")) == 2 and relations(ledger, "LOCATED_IN") == 1


def test_a_section_withdraws_only_of_itself(ledger: Ledger, tmp_path: Path, invented: Any) -> None:
    send(ledger, tmp_path, invented.record(
        works=[invented.work(1, "One")], employments=[invented.affiliation("employment", 2, **{"role-title": "A"})]))
    send(ledger, tmp_path, {
        "last-modified-date": {"value": LATER}, "path": f"/{invented.iD(1)}/employments",
        "affiliation-group": [invented.affiliation("employment", 3, **{"role-title": "B"})]}, "employments.json")
    assert relations(ledger, "AFFILIATED_WITH") == 1
    assert held(ledger, "Work", "name") == [("One",)]
    assert held(ledger, "Expert", "name", "orcid") == [("An Minh Họa", invented.iD(1))]


def test_a_mention_as_contributor_is_the_same_person(ledger: Ledger, tmp_path: Path, invented: Any) -> None:
    send(ledger, tmp_path, invented.record(2))
    work = invented.work(9, "Work", "10.1000/nine")["work-summary"][0]
    work["contributors"] = {"contributor": [
        {"contributor-orcid": {"path": invented.iD(2)}, "credit-name": {"value": "An Minh Họa"}}]}
    send(ledger, tmp_path, {"bulk": [{"work": work}]}, "works.json")
    assert held(ledger, "Expert", "orcid") == [(invented.iD(2),)]
    assert relations(ledger, "AUTHORED") == 1
