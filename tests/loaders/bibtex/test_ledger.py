"""Lists of one sender, one after another, through a real ledger."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.compile import compiled
from ledger.ledger import Ledger
from ledger.staging import Staged
from loaders import bibtex
from loaders.source import stage

ONE = "@misc{a, title = {One}, author = {Yu, Bei and Lin, Yibo}, year = 2020}\n"
TWO = "@misc{b, title = {Two}, author = {Yu, Bei}, year = 2021}\n"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    opened = Ledger.open(f"sqlite:///{(tmp_path / 'ledger.sqlite').as_posix()}")
    yield opened
    opened.close()


def send(ledger: Ledger, folder: Path, text: str, as_of: str, sender: str = "A") -> Staged:
    path = folder / "list.bib"
    path.write_text(text, encoding="utf-8")
    staged = stage(ledger, bibtex.delivery(path, sender, as_of), "test")
    if staged.batch is not None:
        ledger.accept(staged.batch, "test")
    return staged


def held(ledger: Ledger, label: str) -> list[str]:
    (graph,) = compiled(ledger, ["curators"], "2026-11-23")
    return sorted(node.props["name"] for node in graph.held_nodes.values() if label in node.labels)


def test_the_same_list_again_changes_nothing(ledger: Ledger, tmp_path: Path) -> None:
    first = send(ledger, tmp_path, ONE + TWO, "2026-01-01")
    again = send(ledger, tmp_path, ONE + TWO, "2026-01-01")
    assert (again.batch, again.same_as) == (None, first.batch)


def test_a_corrected_list_withdraws_what_it_no_longer_says(ledger: Ledger, tmp_path: Path) -> None:
    send(ledger, tmp_path, ONE + TWO, "2026-01-01")
    assert (held(ledger, "Work"), held(ledger, "Expert")) == (["One", "Two"], ["Bei Yu", "Bei Yu", "Yibo Lin"])
    send(ledger, tmp_path, TWO, "2026-01-02")
    assert (held(ledger, "Work"), held(ledger, "Expert")) == (["Two"], ["Bei Yu"])


def test_another_senders_list_stands_beside_it(ledger: Ledger, tmp_path: Path) -> None:
    send(ledger, tmp_path, ONE, "2026-01-01")
    send(ledger, tmp_path, TWO, "2026-01-02", sender="B")
    assert held(ledger, "Work") == ["One", "Two"]


def test_a_list_with_a_broken_entry_withdraws_nothing(ledger: Ledger, tmp_path: Path) -> None:
    send(ledger, tmp_path, ONE + TWO, "2026-01-01")
    assert send(ledger, tmp_path, ONE + "@misc{b, title = {Two", "2026-01-02").rejected == 1
    assert held(ledger, "Work") == ["One", "Two"]
