"""Backups: whole, taken while others write, put back as a whole, and never bringing the erased back."""

import zipfile
from pathlib import Path

import pytest

from ledger import archive
from ledger.errors import NotPossible
from ledger.ledger import Ledger
from ledger.record import Said

LAN = Said("node", "lan", "Expert", {"name": "Lan (minh họa)", "email": "lan@example.org"}, key="lan", part="Expert")
MINH = Said("node", "minh", "Expert", {"name": "Minh (minh họa)"}, key="minh", part="Expert")
KNOWS = Said("edge", "knows", "ADVISES", {"role": "cố vấn"}, start="minh", end="lan", part="ADVISES")


def filled(url: str) -> Ledger:
    """A ledger with one accepted batch of two people and an edge, and one judgement."""
    ledger = Ledger.open(url)
    ledger.add_source("s", title="Source", kind="test")
    staged = ledger.stage("s", [LAN, MINH, KNOWS], as_of="2026-01-01", loader="test/1", by="me")
    assert staged.batch is not None
    ledger.accept(staged.batch, "me")
    ledger.judge("different", "lan", "minh", by="me")
    return ledger


def said(ledger: Ledger) -> dict[str, list[str | None]]:
    """Every payload by thing."""
    return {thing: [row.payload for row in rows] for thing, rows in ledger.records(["lan", "minh", "knows"]).items()}


@pytest.fixture
def url(ledger_url: str) -> str:
    """A ledger on SQLite and on PostgreSQL in turn; what is restored elsewhere is restored into SQLite."""
    return ledger_url


def test_what_was_backed_up_is_what_is_restored_but_for_the_epoch(url: str, tmp_path: Path) -> None:
    ledger = filled(url)
    before = said(ledger)
    counts = archive.backup(ledger.engine, tmp_path / "b.zip")
    other = Ledger.open(f"sqlite:///{tmp_path / 'other.sqlite'}")
    assert archive.restore(other.engine, tmp_path / "b.zip") == counts
    again = Ledger.open(f"sqlite:///{tmp_path / 'other.sqlite'}")
    assert counts["record"] == 3
    assert said(again) == before
    assert again.entries() == ledger.entries()
    assert again.batches() == ledger.batches()
    assert again.facts["id"] == ledger.facts["id"]
    assert again.facts["epoch"] != ledger.facts["epoch"]


def test_work_goes_on_after_a_restore(url: str, tmp_path: Path) -> None:
    ledger = filled(url)
    archive.backup(ledger.engine, tmp_path / "b.zip")
    undone = ledger.undo(1, "me")
    archive.restore(ledger.engine, tmp_path / "b.zip")
    again = Ledger.open(url)
    assert again.head() == undone - 1
    assert again.undo(1, "me") == undone
    assert again.stage("s", [MINH], as_of="2026-02-01", loader="test/1").batch == 2


def test_who_had_the_ledger_open_notices_that_it_was_restored(url: str, tmp_path: Path) -> None:
    ledger = filled(url)
    archive.backup(ledger.engine, tmp_path / "b.zip")
    ledger.undo(1, "me")
    assert ledger.batches()[0].state == "undone"
    archive.restore(Ledger.open(url).engine, tmp_path / "b.zip")
    assert ledger.head() == 2
    assert ledger.batches()[0].state == "accepted"
    assert ledger.facts == Ledger.open(url).facts


def test_a_backup_is_one_state_while_others_write(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = filled(url)
    writer = Ledger.open(url)
    put = archive._put

    def and_somebody_writes(target: zipfile.ZipFile, table: archive.Table, rows: object) -> int:
        if table.name == "record":
            staged = writer.stage("s", [MINH], as_of="2026-03-01", loader="test/1")
            writer.accept(staged.batch or 0, "other")
        return put(target, table, rows)  # type: ignore[arg-type]

    monkeypatch.setattr(archive, "_put", and_somebody_writes)
    counts = archive.backup(ledger.engine, tmp_path / "b.zip")
    assert (counts["batch"], counts["record"], counts["entry"]) == (1, 3, 2)
    assert writer.head() == 3


def test_who_was_erased_since_stays_erased(url: str, tmp_path: Path) -> None:
    ledger = filled(url)
    archive.backup(ledger.engine, tmp_path / "b.zip")
    ledger.erase(["lan"], "me")
    archive.restore(ledger.engine, tmp_path / "b.zip")
    again = Ledger.open(url)
    assert said(again) == {"lan": [None], "knows": [None], "minh": ['{"name":"Minh (minh họa)"}']}
    staged = again.stage("s", [LAN], as_of="2026-04-01", loader="test/1")
    assert staged.records == 0


@pytest.mark.parametrize("damage", ["absent", "text", "cut", "lines"])
def test_a_damaged_backup_is_refused_and_nothing_is_lost(url: str, tmp_path: Path, damage: str) -> None:
    ledger = filled(url)
    before, path = said(ledger), tmp_path / "b.zip"
    if damage == "text":
        path.write_text("not a backup")
    elif damage != "absent":
        archive.backup(ledger.engine, path)
    if damage == "cut":
        path.write_bytes(path.read_bytes()[:-100])
    if damage == "lines":
        _drop_records(path)
    with pytest.raises(NotPossible, match="backup"):
        archive.restore(ledger.engine, path)
    assert said(Ledger.open(url)) == before


def _drop_records(path: Path) -> None:
    with zipfile.ZipFile(path) as old:
        content = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(path, "w") as new:
        for name, body in content.items():
            new.writestr(name, b"" if name == "record.jsonl" else body)


def test_a_backup_that_fails_leaves_no_file(url: str, tmp_path: Path) -> None:
    with pytest.raises(OSError):
        archive.backup(filled(url).engine, tmp_path / "absent" / "b.zip")
    assert not list(tmp_path.glob("*.part"))
