"""Deliveries of OpenAlex through a real ledger: what holds afterwards."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest

from graph.compile import compiled
from ledger.ledger import Ledger
from ledger.staging import Staged
from loaders import openalex
from loaders.source import stage


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    opened = Ledger.open(f"sqlite:///{(tmp_path / 'ledger.sqlite').as_posix()}")
    yield opened
    opened.close()


class Curator:
    """Somebody who loads one file after another and accepts it."""

    def __init__(self, folder: Path, ledger: Ledger) -> None:
        self.folder, self.ledger = folder, ledger

    def load(self, path: Path, as_of: str | None = None) -> Staged:
        staged = stage(self.ledger, openalex.delivery(path, as_of), "test")
        if staged.batch is not None:
            self.ledger.accept(staged.batch, "test")
        return staged

    def say(self, as_of: str, *records: dict[str, Any]) -> Staged:
        path = self.folder / "records.jsonl"
        path.write_bytes(b"\n".join(map(orjson.dumps, records)))
        return self.load(path, as_of)

    def holds(self, label: str, *names: str) -> list[tuple[Any, ...]]:
        (graph,) = compiled(self.ledger, ["curators"], "2026-11-23")
        found = [node for node in graph.held_nodes.values() if label in node.labels]
        return sorted(tuple(node.props.get(name) for name in names) for node in found)


@pytest.fixture
def curator(tmp_path: Path, ledger: Ledger) -> Curator:
    return Curator(tmp_path, ledger)


@pytest.mark.parametrize("name", ["openalex_fixtures/openalexR_entity_list_samples.json",
                                  "openalex_works_kfupm/A5002041459.json"])
def test_the_same_file_again_changes_nothing(shared_data: Path, curator: Curator, name: str) -> None:
    first = curator.load(shared_data / name)
    again = curator.load(shared_data / name)
    assert first.batch is not None and first.rejected == 0
    assert (again.batch, again.same_as) == (None, first.batch)


def test_the_flat_export_is_taken_whole(shared_data: Path, curator: Curator) -> None:
    staged = curator.load(shared_data / "openalex_works_kfupm" / "works.csv")
    assert staged.batch is not None and staged.records > 30_000 and staged.rejected == 0


def test_an_author_and_their_works_are_one_person(curator: Curator, made: Any) -> None:
    curator.say("2026-01-01", made.author(1, (made.body(1), [2010])))
    curator.say("2026-02-01", made.work(1, made.authorship(1, made.body(1))))
    assert curator.holds("Expert", "name", "aliases") == [("Person 1", ["P. 1"])]
    assert curator.holds("Work", "name") == [("Title 1",)]


def test_a_mention_in_a_later_file_does_not_silence_the_description(curator: Curator, made: Any) -> None:
    described = made.body(1, homepage_url="https://one.example", display_name_alternatives=["U1"])
    curator.say("2026-01-01", described)
    curator.say("2026-02-01", made.work(1, made.authorship(1, made.body(1))))
    assert curator.holds("Organization", "name", "website", "aliases") == [
        ("University 1", "https://one.example", ["U1"])]


def test_a_newer_file_corrects_and_withdraws_nothing(curator: Curator, made: Any) -> None:
    curator.say("2026-01-01", made.work(1, made.authorship(1)), made.work(2, made.authorship(1)))
    curator.say("2026-02-01", made.work(1, made.authorship(1), cited_by_count=9))
    assert curator.holds("Work", "name", "cited_by") == [("Title 1", 9), ("Title 2", 3)]
    curator.say("2025-01-01", made.work(1, made.authorship(1), cited_by_count=1))
    assert curator.holds("Work", "name", "cited_by") == [("Title 1", 9), ("Title 2", 3)]


def test_a_retracted_work_is_a_reject_that_can_be_read(curator: Curator, made: Any) -> None:
    staged = curator.say("2026-01-01", made.work(1), made.work(2, is_retracted=True))
    assert (staged.records, staged.rejected) == (1, 1)


def test_experts_come_in_unpublished(curator: Curator, made: Any) -> None:
    curator.say("2026-01-01", made.work(1, made.authorship(1, made.body(1))))
    (graph,) = compiled(curator.ledger, ["everyone"], "2026-11-23")
    labels = {label for node in graph.held_nodes.values() for label in node.labels}
    assert "Expert" not in labels and "Work" in labels


def test_the_source_says_under_what_it_stands() -> None:
    origin = openalex.ORIGIN
    assert (origin.id, origin.licence, origin.rank) == ("openalex", "CC0-1.0", 30)
    assert "Luật 91/2025/QH15" in origin.legal_basis
