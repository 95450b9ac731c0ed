"""`ketnoi match` and `ketnoi duplicates`, and what accepting and undoing say of duplicates."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import alike
import pytest

import cli
from graph.duplicates import kinds
from graph.ids import thing_id
from graph.match import linker
from graph.store import Store
from ledger.ledger import Ledger
from loaders.source import EdgeRow, NodeRow, Ref, said

Capture = pytest.CaptureFixture[str]
AN = "Nguyễn Văn An"


@pytest.fixture(autouse=True)
def home(store: Store, engine_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The URL of an empty ledger on the session's engine, with a matcher whose weights are counted by hand."""
    url = f"sqlite:///{(tmp_path / 'ledger.sqlite').as_posix()}"
    monkeypatch.setenv("KETNOI_HOME", str(engine_home))
    monkeypatch.setenv("KETNOI_LEDGER", url)
    monkeypatch.setattr(kinds, "models", alike.models)
    monkeypatch.setattr(linker, "score", alike.score)
    return url


@pytest.fixture
def ledger(home: str) -> Iterator[Ledger]:
    """What was staged: one person at an institute, from two sources; the second source has another of that name."""
    opened = Ledger.open(home)
    for source, keys in (("one", "1"), ("two", "12")):
        opened.add_source(source, title=source, kind="test")
        rows = [NodeRow("Organization", "h", {"name": "Viện A"}),
                EdgeRow("AFFILIATED_WITH", Ref("Expert", "1"), Ref("Organization", "h")),
                *(NodeRow("Expert", key, {"name": AN}) for key in keys)]
        assert opened.stage(source, said(source, rows, []), as_of="2026-01-01", loader="test/1").batch
    yield opened
    opened.close()


def told(capsys: Capture, *arguments: str) -> Any:
    """What a command reports with ``--json``."""
    capsys.readouterr()
    assert cli.outcome([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def spoken(capsys: Capture, *arguments: str, code: int = 0) -> list[str]:
    """What a command tells people, line by line."""
    capsys.readouterr()
    assert cli.outcome(arguments) == code
    out = capsys.readouterr()
    return (out.out + out.err).splitlines()


def test_accepting_and_undoing_compare_what_is_new(ledger: Ledger, capsys: Capture) -> None:
    assert told(capsys, "accept", "1")["matched"] == {"joined": 0, "waiting": 0, "withdrawn": 0, "looked_at": 2}
    assert spoken(capsys, "accept", "2") == ["Batch 2 is accepted.", "2 pairs joined, 1 wait: the page Duplicates."]
    assert spoken(capsys, "match") == ["0 pairs joined, 1 wait: the page Duplicates."]
    assert spoken(capsys, "undo", "2") == ["Batch 2 is undone."]
    assert told(capsys, "match", "--all") == {"joined": 0, "waiting": 0, "withdrawn": 0, "looked_at": 2}


def test_pairs_that_wait_are_listed_with_their_names(ledger: Ledger, capsys: Capture) -> None:
    assert spoken(capsys, "duplicates") == [
        "No pairs wait. `ketnoi match` compares what was loaded since the last time."]
    for batch in "12":
        told(capsys, "accept", batch)
    pair, = told(capsys, "duplicates", "--limit", "3")
    assert {pair.pop("one"), pair.pop("other")} > {thing_id("two", "Expert", "2")}
    assert pair == {"label": "Expert", "name": AN, "other_name": AN, "weight": 2.0, "consequence": ["sources"],
                    "unsure": False}
    heading, line = spoken(capsys, "duplicates")
    assert heading.split()[:2] == ["label", "one"] and AN in line


def test_all_joins_are_taken_back_at_once_and_made_again_when_wished(ledger: Ledger, capsys: Capture) -> None:
    for batch in "12":
        told(capsys, "accept", batch)
    assert spoken(capsys, "match", "--withdraw-all", "--by", "lan") == [
        "2 joins withdrawn; `ketnoi match --again` makes them anew."]
    assert {entry.by for entry in ledger.entries() if entry.act == "withdraw"} == {"lan"}
    assert told(capsys, "match", "--all")["joined"] == 0
    assert told(capsys, "match", "--again") == {"joined": 2, "waiting": 1, "withdrawn": 0, "looked_at": 0}
    assert told(capsys, "match", "--withdraw-all") == {"withdrawn": 2}
    assert spoken(capsys, "match", "--withdraw-all", "--all", code=1)[0].startswith("--withdraw-all takes joins back")


def test_a_load_that_is_accepted_tells_of_duplicates(tmp_path: Path, capsys: Capture) -> None:
    for name in "ab":
        (tmp_path / f"{name}.bib").write_text(
            f"@article{{{name}, title={{Work {name}}}, author={{Nguyen, Van An}}, year=2020}}", "utf-8")
    told(capsys, "load", "bibtex", str(tmp_path / "a.bib"), "--accept")
    said_last = spoken(capsys, "load", "bibtex", str(tmp_path / "b.bib"), "--accept")
    assert said_last[-1] == "0 pairs joined, 1 wait: the page Duplicates."
    assert "matched" not in told(capsys, "load", "bibtex", str(tmp_path / "b.bib"), "--accept")
