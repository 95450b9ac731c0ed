"""The registry as pages and commands hold it: sheets that are corrected, the past, both audiences, erasing."""

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from graph import engine
from graph.compile.export import digest
from graph.errors import BadSetting, NotPossible
from graph.registry import Registry
from graph.schema import AUDIENCES
from graph.search import Wanted
from graph.settings import Settings
from graph.store import Store
from ledger.record import Said
from loaders import illustration, start
from loaders.source import Delivery, NodeRow, Origin, stage
from loaders.spreadsheet import delivery

NAME, EMAIL, ORCID = "Tống Thị Tuyệt Mật", "tuyet.mat@example.org", "0000-0002-1825-0097"
HEADINGS = ["Mã", "Họ và tên", "Tên khác", "ORCID", "Thư điện tử", "Chức vụ", "Tổ chức", "Quốc gia"]


@pytest.fixture
def registry(settings: Settings, store: Store, tmp_path: Path) -> Iterator[Registry]:
    """An empty registry with both audiences on the session's engine."""
    opened = Registry.open(replace(settings, ledger=f"sqlite:///{(tmp_path / 'ledger.sqlite').as_posix()}"))
    yield opened
    opened.close()


def load(registry: Registry, given: Delivery) -> int:
    """The batch in which a delivery was accepted."""
    staged = stage(registry.ledger, given, "lan")
    assert staged.batch is not None and not staged.rejected
    registry.ledger.accept(staged.batch, "lan")
    registry.settle()
    return staged.batch


def sheet(registry: Registry, folder: Path, as_of: str, *lines: list[Any]) -> int:
    """The batch of a workbook of experts."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = "experts"
    for line in (HEADINGS, *lines):
        page.append(line)
    book.save(folder / "a.xlsx")
    return load(registry, delivery(folder / "a.xlsx", sender="A", as_of=as_of))


def experts(registry: Registry, audience: Any = "curators", as_of: Any = None) -> dict[str, dict[str, Any]]:
    """The experts of an export by name."""
    said = map(json.loads, registry.export(audience, as_of))
    return {one["properties"]["name"]: {**one["properties"], "id": one["node"]} for one in said
            if "Expert" in one.get("labels", ())}


def test_an_alias_that_was_taken_out_stays_out_after_the_next_load(registry: Registry, tmp_path: Path) -> None:
    sheet(registry, tmp_path, "2026-01-01", ["1", "Lan", "Nguyễn Lan; Nguyễn Lành"])
    found = experts(registry)["Lan"]
    assert found["aliases"] == ["Nguyễn Lan", "Nguyễn Lành"]
    registry.ledger.patch([Said("patch", found["id"], "Expert", {"remove": {"aliases": ["Nguyễn Lành"]}})], by="lan")
    sheet(registry, tmp_path, "2026-02-01", ["1", "Lan", "Nguyễn Lành; N. Lan"])
    assert experts(registry)["Lan"]["aliases"] == ["N. Lan"]


def test_a_corrected_sheet_withdraws_what_it_no_longer_says(registry: Registry, tmp_path: Path) -> None:
    sheet(registry, tmp_path, "2026-01-01", ["1", "Lan", None, None, None, "GV", "FPT", "VN"], ["2", "Minh"])
    batch = sheet(registry, tmp_path, "2026-02-01", ["1", "Lan", None, None, None, "Trưởng khoa", "VNPT", "VN"])
    assert {name: one["position"] for name, one in experts(registry).items()} == {"Lan": "Trưởng khoa"}
    rows = registry.read("expert/affiliations", expert=experts(registry)["Lan"]["id"], today="2026-03-01").rows
    assert [row["name"] for row in rows] == ["VNPT"]
    registry.ledger.undo(batch, "lan")
    assert experts(registry).keys() == {"Lan", "Minh"}


def test_a_preview_tells_what_accepting_would_do_and_does_nothing(registry: Registry, tmp_path: Path) -> None:
    sheet(registry, tmp_path, "2026-01-01", ["1", "Lan", None, None, None, "GV"], ["2", "Minh"], ["3", "Hoa"])
    before = list(registry.export())
    book = delivery(tmp_path / "a.xlsx", sender="B", as_of="2026-02-01")
    staged = stage(registry.ledger, book, "minh")
    assert staged.batch is not None
    counts = registry.preview(staged.batch).counts
    assert counts == {"adds": 3, "changes": 0, "contradicts": 0, "withdraws": 0, "duplicates": 3}
    assert list(registry.export()) == before and registry.preview(staged.batch).counts == counts


def test_an_id_that_was_merged_away_still_leads_to_its_node(registry: Registry, tmp_path: Path) -> None:
    sheet(registry, tmp_path, "2026-01-01", ["1", "Lan"], ["2", "Lan N."])
    first, second = (experts(registry)[name]["id"] for name in ("Lan", "Lan N."))
    judged = registry.ledger.judge("same", second, first, by="lan")
    registry.settle()
    assert registry.resolve(second) == registry.resolve(first) == first
    assert registry.things(second) == [first, second] and registry.resolve("nobody") is None
    assert {event.act for event in registry.history(second)} == {"accept", "judge"}
    registry.ledger.withdraw(judged.judgement, "lan")
    registry.settle()
    assert registry.resolve(second) == second


def test_each_value_says_who_says_it_and_who_says_otherwise(registry: Registry, tmp_path: Path) -> None:
    sheet(registry, tmp_path, "2026-01-01", ["1", "Lan", "N. Lan", ORCID, EMAIL, "GV"])
    origin = Origin("other", "Other", "test", rank=40)
    load(registry, Delivery(origin, [NodeRow("Expert", "x", {"name": "Lan", "orcid": ORCID, "position": "TS"})],
                            "2026-03-01", "test/1"))
    id = experts(registry)["Lan"]["id"]
    registry.ledger.patch([Said("patch", id, "Expert", {"set": {"name": "Lan Anh"}})], by="lan")
    registry.ledger.judge("verified", id, value={"property": "position", "value": "GV"}, by="minh")
    registry.settle()
    facts = {fact.property: fact for fact in registry.explain(id)}
    assert (facts["position"].value, facts["position"].others) == ("GV", (("TS", "other"),))
    assert facts["position"].verified_by == "minh" and not facts["position"].patched
    assert facts["name"].value == "Lan Anh" and facts["name"].patched and "curator" in facts["name"].sources
    assert facts["email"].value == EMAIL
    assert registry.explain(id, "everyone") == []


def test_the_past_is_exported_by_row_of_the_log_and_by_day(registry: Registry, tmp_path: Path) -> None:
    sheet(registry, tmp_path, "2026-01-01", ["1", "Lan"])
    seq = registry.ledger.head()
    sheet(registry, tmp_path, "2026-02-01", ["1", "Lan"], ["2", "Minh"])
    assert experts(registry, as_of=seq).keys() == experts(registry, as_of=str(seq)).keys() == {"Lan"}
    assert digest(registry.export(as_of=registry.ledger.head())) == digest(registry.export())
    assert experts(registry, as_of=date.today().isoformat()).keys() == {"Lan", "Minh"}
    assert list(registry.export(as_of=(date.today() - timedelta(days=2)).isoformat())) == []
    with pytest.raises(BadSetting, match="neither a date"):
        list(registry.export(as_of="yesterday"))


def test_everybodys_graph_holds_only_what_is_published_in_its_files_too(registry: Registry, tmp_path: Path) -> None:
    sheet(registry, tmp_path, "2026-01-01", ["1", "Lan", None, None, "lan@x.vn"], ["2", NAME, None, None, EMAIL])
    assert experts(registry, "everyone") == {}
    registry.ledger.judge("published", experts(registry)["Lan"]["id"], by="lan")
    assert experts(registry, "everyone").keys() == {"Lan"} and experts(registry).keys() == {"Lan", NAME}
    for audience in registry.store.audiences:
        assert "@" not in "".join(registry.export(audience))
    assert [row["n"] for row in registry.store.rows("everyone", "MATCH (e:Expert) RETURN count(e) AS n")] == [1]
    if registry.settings.graph is None:
        folder = registry.settings.engine_home / "root" / "databases" / "everyone"
        assert left(folder) == []


# Erasing


def left(folder: Path) -> list[str]:
    """The files of a folder in which a byte of the person is left."""
    words = [word.encode() for word in (NAME, NAME.lower(), "tong thi tuyet mat", EMAIL, ORCID)]
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.relative_to(folder).as_posix() for path in files if any(word in path.read_bytes() for word in words)]


def test_who_is_in_no_batch_in_force_can_be_erased_too(registry: Registry, tmp_path: Path) -> None:
    batch = sheet(registry, tmp_path, "2026-01-01", ["1", NAME, None, ORCID, EMAIL], ["2", "Minh"])
    id = experts(registry)[NAME]["id"]
    registry.ledger.undo(batch, "lan")
    registry.settle()
    registry.erase(id, "lan")
    registry.ledger.accept(batch, "lan")
    assert experts(registry).keys() == {"Minh"}
    assert registry.erasable(id) == []


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """The folder of a registry whose embedded engine ends with the test."""
    yield tmp_path / "home"
    engine.stop(tmp_path / "home" / "engine")


def test_who_is_erased_is_shown_nowhere_and_no_byte_is_left(home: Path, tmp_path: Path) -> None:
    settings = Settings(home=home, ledger=f"sqlite:///{(home / 'ledger.sqlite').as_posix()}", everyone=True)
    registry, other = Registry.open(settings), Registry.open(settings)
    for given in (start.delivery(), illustration.delivery()):
        load(registry, given)
    sheet(registry, tmp_path, "2026-01-01", ["1", NAME, "T. T. Mật", ORCID, EMAIL, "GV", "FPT", "VN"], ["2", "Minh"])
    (tmp_path / "a.xlsx").unlink()
    id = experts(registry)[NAME]["id"]
    registry.ledger.patch([Said("patch", id, "Expert", {"set": {"title": f"GS {NAME}"}})], by="lan", title=NAME)
    registry.ledger.judge("published", id, reason=f"{NAME} đồng ý", by="lan")
    assert NAME in experts(registry, "everyone") and NAME in experts(other)
    for one in (registry, other):
        assert [one.search(Wanted(NAME), audience).hits[0].id for audience in AUDIENCES] == [id, id]
    kept = {name: one for name, one in experts(registry).items() if name != NAME}
    assert {"ledger.sqlite-wal", "ledger.index.sqlite-wal"} <= set(left(home))
    assert any(path.startswith("search/everyone.sqlite") for path in left(home))
    assert any(path.startswith("engine/root/databases/everyone") for path in left(home))

    eraser = threading.Thread(target=registry.erase, args=(id, "lan"))
    began = seen = time.monotonic()
    eraser.start()
    while eraser.is_alive():
        if any(other.read("expert/about", audience, expert=id, today="2026-11-27").rows for audience in AUDIENCES):
            seen = time.monotonic()
        time.sleep(0.05)
    assert seen - began < 10
    assert left(home) == []
    assert registry.resolve(id) is None and registry.explain(id) == []
    assert experts(registry) == kept == experts(other) and NAME not in experts(registry, "everyone")
    assert other.read("expert/about", expert=id, today="2026-11-27").rows == []
    assert all(hit.id != id for one in (registry, other) for hit in one.search(Wanted(NAME)).hits)
    assert registry.history(id)[0].act == "erase"
    with pytest.raises(NotPossible, match="nothing with the id"):
        registry.erase(id, "lan")
    registry.close()
    other.close()
