"""All open sources in one command and one registry, on both engines with one answer; and what the command says."""

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import cli
from graph import engine
from graph.settings import Settings
from graph.store import Store
from ledger import papers
from ledger.ledger import Ledger
from loaders import catalog, wanted
from loaders.wanted import Wanted

ROOT = Path(__file__).parents[1]
SETS = ("ror_records", "eto_supply_chain", "twse_semiconductor", "openalex_works_kfupm", "csrankings_2017")
#: Files by the loader that knows them, counted by hand: five of ROR (flat, v1, three of v2), ETO's folder, two dates of
#: two exchanges, an author with works and a department's works, and one of CSRankings.
FILES = {"ror": 5, "supply_chain": 1, "taiwan_listed": 4, "openalex": 2, "csrankings": 1}
Capture = pytest.CaptureFixture[str]


def _settle(patch: pytest.MonkeyPatch, folder: Path, **more: str) -> None:
    for name in [name for name in os.environ if name.startswith("KETNOI_")]:
        patch.delenv(name)
    for name, value in {"KETNOI_HOME": str(folder), **more}.items():
        patch.setenv(name, value)
    patch.chdir(ROOT)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    _settle(monkeypatch, tmp_path / "home")
    yield tmp_path / "home"
    engine.stop(tmp_path / "home" / "engine")


def told(capsys: Capture, *arguments: str, code: int = 0) -> Any:
    capsys.readouterr()
    assert cli.outcome([*arguments, "--json"]) == code, capsys.readouterr().err
    return json.loads(capsys.readouterr().out)


def written(capsys: Capture, *arguments: str) -> str:
    capsys.readouterr()
    assert cli.outcome(arguments) == 0
    return capsys.readouterr().out


def test_all_open_sources_load_together_and_both_engines_hold_the_same(
        shared_data: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch,
        neo4j_settings: Settings) -> None:
    folders = [str(shared_data / name) for name in SETS]
    hashes, exports = {}, {}
    store = Store.open(replace(neo4j_settings, graph_everyone=None))
    store.wipe("curators")
    places = {"embedded": {}, "neo4j": {"KETNOI_GRAPH": neo4j_settings.graph or "",
                                        "KETNOI_GRAPH_PASSWORD": neo4j_settings.password}}
    for name, more in places.items():
        _settle(monkeypatch, tmp_path / name, **more)
        loaded = told(capsys, "load", "files", *folders, "--accept")
        assert {one["state"] for one in loaded} == {"accepted"} and len(loaded) == sum(FILES.values())
        assert sum(one["rejected"] for one in loaded) == 0
        hashes[name] = written(capsys, "export", "--hash")
        exports[name] = written(capsys, "export").splitlines()
    engine.stop(tmp_path / "embedded" / "engine")
    assert hashes["embedded"] == hashes["neo4j"]
    assert exports["embedded"] == exports["neo4j"] and len(exports["embedded"]) > 90_000
    store.wipe("curators")
    store.close()
    _settle(monkeypatch, tmp_path / "embedded")
    again = told(capsys, "load", "files", *folders, "--accept")
    assert {one["state"] for one in again} == {"unchanged"}, "the same files a second time change nothing"
    assert written(capsys, "export", "--hash") == hashes["embedded"]
    # The matcher found some of them to be one: without its joins they are as many as the files have.
    assert told(capsys, "match", "--withdraw-all")["withdrawn"] > 0
    _is_whole(written(capsys, "export").splitlines())
    engine.stop(tmp_path / "embedded" / "engine")


def _is_whole(export: list[str]) -> None:
    """What was counted by hand in the files is there, once: ids that two files share make one node."""
    nodes = [line for line in map(json.loads, export) if "node" in line]
    by_label: dict[str, list[dict[str, Any]]] = {}
    for node in nodes:
        for label in node["labels"]:
            by_label.setdefault(label, []).append(node["properties"])
    experts, bodies = by_label["Expert"], by_label["Organization"]
    assert len([one for one in experts if "csrankings" in one["sources"]]) == 1_114
    assert len([one for one in by_label["Work"] if "openalex" in one["sources"]]) == 3_848
    rors = [one["ror"] for one in bodies if one.get("ror")]
    assert len(rors) == len(set(rors)) and len(rors) > 15_000
    firms = [one for one in by_label["Firm"] if {"twse", "tpex"} & set(one["sources"])]
    assert len(firms) == 87 + 93, "the later date's firms, and no more"
    assert len([one for one in bodies if "eto" in one["sources"]]) == 274
    assert all("published" not in one for one in experts)


def test_each_set_is_known_by_its_content(shared_data: Path) -> None:
    found: dict[str, int] = {}
    for name in SETS:
        for _, loader in catalog.loadable(shared_data / name):
            found[loader.name] = found.get(loader.name, 0) + 1
    assert found == FILES


def test_what_a_person_wrote_is_not_loaded_with_a_folder(shared_data: Path) -> None:
    assert catalog.loadable(shared_data.parent / "seeds") == []
    assert catalog.loader_of(shared_data.parent / "seeds" / "001_e227401c05d04070.txt") == catalog.LOADER["plan"]
    assert catalog.loader_of(shared_data.parent / "seeds" / "004_a39e5b1e76353e0b.txt") == catalog.LOADER["document"]


# What comes back by itself


LISTED = """出表日期,公司代號,公司名稱,公司簡稱,外國企業註冊地國,產業別,住址,營利事業統一編號,上市日期,英文簡稱,網址
1131029,9901,示範半導體股份有限公司,示範,－ ,24,新竹市力行路1號,04595257,19940101,DEMO,https://demo.example
"""


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "t187ap03_L.csv"
    path.write_text(LISTED, "utf-8-sig")
    return path


def test_a_source_comes_back_when_its_day_has_come_and_waits_to_be_looked_at(
        home: Path, listed: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    first = told(capsys, "load", "taiwan_listed", str(listed), "--every", "30", "--accept")
    assert first["state"] == "accepted"
    assert told(capsys, "load", "--due") == [], "it was loaded today"
    monkeypatch.setattr("commands.sources.today", lambda: "2999-01-01")
    assert [one["state"] for one in told(capsys, "load", "--due")] == ["unchanged"]
    listed.write_text(LISTED.replace("1131029", "1141029").replace("demo.example", "demo.example.tw"), "utf-8-sig")
    monkeypatch.setattr("commands.sources.today", lambda: "2999-03-01")
    (due,) = told(capsys, "load", "--due")
    assert due["state"] == "staged" and due["wanted"] == "taiwan_listed: t187ap03_L.csv"
    assert {one["id"]: one["state"] for one in told(capsys, "batches")}[due["batch"]] == "staged"
    listed.unlink()
    monkeypatch.setattr("commands.sources.today", lambda: "2999-06-01")
    (failed,) = told(capsys, "load", "--due", code=1)
    assert failed["state"] == "refused" and "t187ap03_L.csv" in failed["sentence"]
    assert told(capsys, "load", "--due", code=1)[0]["state"] == "refused", "it is tried again"


def test_nought_days_end_it(home: Path, listed: Path, capsys: Capture) -> None:
    told(capsys, "load", "taiwan_listed", str(listed), "--every", "30")
    told(capsys, "load", "taiwan_listed", str(listed), "--every", "0")
    ledger = Ledger.open(f"sqlite:///{home / 'ledger.sqlite'}")
    assert wanted.repeated(ledger) == []
    assert len(papers.papers(ledger, "refresh")) == 1, "one wish, whatever was said of it"
    ledger.close()


def test_a_wish_knows_its_day() -> None:
    wish = wanted.Refresh(Wanted("ror", search="Hanoi"), 30, "2026-11-01")
    assert not wish.is_due("2026-11-30") and wish.is_due("2026-12-01")
    assert wanted.Refresh(Wanted("ror", search="Hanoi"), 30).is_due("2026-11-01")


@pytest.mark.parametrize(("arguments", "says"), [
    (("load", "openalex"), "name a file, or words to search for"),
    (("load", "openalex", "--search", "x", "--filter", "country"), "--filter country is no filter"),
    (("load", "ror", "none.json"), "there is no such file"),
    (("load", "files", "none.json"), "there is no such file"),
    (("load", "files", "README.md"), "no loader knows this file"),
    (("load", "files", "tests/servers"), "nothing in these folders"),
])
def test_what_cannot_be_done_is_said_on_one_line(home: Path, capsys: Capture, arguments: tuple[str, ...],
                                                 says: str) -> None:
    capsys.readouterr()
    assert cli.outcome(arguments) == 1
    err = capsys.readouterr().err
    assert says in err and err.count("\n") == 1


def test_hosts_that_the_settings_leave_out_are_not_asked(home: Path, capsys: Capture,
                                                         monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KETNOI_HOSTS", "")
    capsys.readouterr()
    assert cli.outcome(["load", "ror", "--search", "Hanoi"]) == 1
    assert "KETNOI_HOSTS" in capsys.readouterr().err


def test_one_bad_file_does_not_keep_the_others_out(home: Path, listed: Path, capsys: Capture) -> None:
    other = listed.with_name("empty.bib")
    other.write_text("@comment{nothing yet}\n", "utf-8")
    loaded = told(capsys, "load", "files", str(other), str(listed), "--accept", code=1)
    assert [one["state"] for one in loaded] == ["refused", "accepted"]
    assert loaded[0]["sentence"].startswith("empty.bib: ")
