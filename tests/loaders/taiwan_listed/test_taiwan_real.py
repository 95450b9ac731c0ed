"""The exchanges' own tables of two dates: what stands in them, counted by hand, and what the second changes."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.compile import compiled
from ledger.ledger import Ledger
from ledger.staging import Staged
from loaders import taiwan_listed
from loaders.source import EdgeRow, NodeRow, Row, stage

FILES = {("twse", 2023): "tw_semiconductor_listed_1120831.csv", ("twse", 2024): "tw_semiconductor_listed_1131029.csv",
         ("tpex", 2023): "tw_semiconductor_otc_1120831.csv", ("tpex", 2024): "tw_semiconductor_otc_1131029.csv"}
DATES = {2023: "2023-08-31", 2024: "2024-10-29"}
FIRMS = {("twse", 2023): 82, ("twse", 2024): 87, ("tpex", 2023): 92, ("tpex", 2024): 93}
#: Where they are: an address in a science park counts for Hsinchu where it names no county.
TOWNS = {
    ("twse", 2023): {"Hsinchu": 31, "Hsinchu County": 14, "New Taipei": 11, "Taipei": 9, "Kaohsiung": 7,
                     "Miaoli County": 3, "Taichung": 2, "Tainan": 2, "Taoyuan": 1, "Yunlin County": 1,
                     "Changhua County": 1},
    ("twse", 2024): {"Hsinchu": 32, "Hsinchu County": 18, "New Taipei": 11, "Taipei": 8, "Kaohsiung": 7,
                     "Miaoli County": 3, "Taichung": 2, "Tainan": 2, "Taoyuan": 2, "Yunlin County": 1,
                     "Changhua County": 1},
    ("tpex", 2023): {"Hsinchu": 26, "Hsinchu County": 23, "Taipei": 15, "New Taipei": 14, "Taoyuan": 5, "Kaohsiung": 3,
                     "Miaoli County": 2, "Taichung": 1, "Tainan": 1, None: 2},
    ("tpex", 2024): {"Hsinchu": 24, "Hsinchu County": 25, "Taipei": 15, "New Taipei": 14, "Taoyuan": 5, "Kaohsiung": 3,
                     "Miaoli County": 2, "Taichung": 1, "Tainan": 2, None: 2},
}
#: Registered in the Cayman Islands: all six of one exchange have an address in Taiwan, of three of the other one has.
ABROAD = {"twse": (6, 0), "tpex": (3, 2)}
#: What the file of 2024 changes, by tax code: property, value of 2023, value of 2024.
CHANGED = {
    "twse": {("TW:84149499", "website", "http://www.fitipower.com", "https://www.fitipower.com"),
             ("TW:23826736", "website", "http://www.fatc.com.tw", "https://www.fatc.com.tw/"),
             ("TW:84149961", "name_en", "MTK", "MediaTek"), ("TW:04226986", "place", "Taipei", "Taoyuan")},
    "tpex": {("TW:34286449", "website", "https://www.ts.com.tw", "https://www.taiwansemi.com"),
             ("TW:86541238", "place", "Hsinchu", "Hsinchu County"), ("TW:28835517", "place", "Hsinchu", "Taipei"),
             ("TW:22099815", "place", "Hsinchu", "Tainan")},
}
ADDED = {"twse": {"16372688", "22579547", "80211920", "12894399", "12883169"}, "tpex": {"47086838", "86436593"}}
GONE: dict[str, set[str]] = {"twse": set(), "tpex": {"16759177"}}


@pytest.fixture
def folder(shared_data: Path) -> Path:
    return shared_data / "twse_semiconductor"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    opened = Ledger.open(f"sqlite:///{(tmp_path / 'ledger.sqlite').as_posix()}")
    yield opened
    opened.close()


def load(ledger: Ledger, path: Path) -> Staged:
    staged = stage(ledger, taiwan_listed.delivery(path), "test")
    if staged.batch is not None:
        ledger.accept(staged.batch, "test")
    return staged


def held(ledger: Ledger) -> dict[str, dict[str, Any]]:
    """The properties of every firm by its tax code, as everything accepted so far says them."""
    (graph,) = compiled(ledger, ["curators"], "2026-11-23")
    return {one.props["tax_code"]: one.props for one in graph.held_nodes.values() if "Firm" in one.labels}


@pytest.mark.parametrize("file", FILES)
def test_every_firm_is_taken(file: tuple[str, int], folder: Path, faults: Callable[[Iterable[Row]], list[str]]) -> None:
    path = folder / FILES[file]
    assert taiwan_listed.recognises(path)
    delivery = taiwan_listed.delivery(path)
    assert (delivery.origin.id, delivery.as_of, delivery.covers) == (file[0], DATES[file[1]], ("*",))
    rows = list(delivery.rows)
    assert faults(rows) == []
    firms = [row for row in rows if isinstance(row, NodeRow) and row.label == "Organization"]
    assert len(firms) == FIRMS[file]
    assert Counter(row.props["place"] for row in firms) == TOWNS[file]
    registered, elsewhere = ABROAD[file[0]]
    assert Counter(row.end.key for row in rows if isinstance(row, EdgeRow) and row.type == "LOCATED_IN") == {
        "KY": registered, "TW": FIRMS[file] - elsewhere}
    # Every one has a tax code whose check digit is right, a website, an English name, and all but one a Chinese one.
    for name in ("tax_code", "website", "name_en"):
        assert all(row.props[name] for row in firms), name
    latin = [row.props["name"] for row in firms if not row.props["name_zh"]]
    assert latin == (["PlayNitride Inc."] if file[0] == "twse" else [])
    assert sum(row.props["legal_form"] == "股份有限公司" for row in firms) == FIRMS[file] - len(latin)


def test_no_person_is_taken(folder: Path) -> None:
    said = str([list(taiwan_listed.delivery(folder / name).rows) for name in FILES.values()])
    assert "劉德音" not in said and "魏哲家" not in said and "台積電" in said


def test_one_firm_as_it_is_said(folder: Path) -> None:
    rows = list(taiwan_listed.delivery(folder / FILES["twse", 2024]).rows)
    assert next(row for row in rows if isinstance(row, NodeRow) and row.key == "22099131") == NodeRow(
        "Organization", "22099131", {
            "name": "台灣積體電路製造股份有限公司", "name_zh": "台灣積體電路製造股份有限公司", "name_en": "TSMC",
            "aliases": ["台積電", "TWSE: 2330"], "tax_code": "TW:22099131", "website": "https://www.tsmc.com",
            "place": "Hsinchu", "legal_form": "股份有限公司"}, kinds=("Firm",))
    assert [(row.start.key, row.end.key) for row in rows if isinstance(row, EdgeRow) and row.type == "ACTIVE_IN"] == [
        ("22099408", "materials.photomask")]  # 台灣光罩, Taiwan Mask: the only one whose name says it


def test_a_character_that_big5_lacks_is_read(folder: Path) -> None:
    rows = list(taiwan_listed.delivery(folder / FILES["tpex", 2024]).rows)
    assert "円星科技股份有限公司" in {row.props["name"] for row in rows if isinstance(row, NodeRow) and row.kinds}


@pytest.mark.parametrize("exchange", ["twse", "tpex"])
def test_the_second_file_shows_what_changed(exchange: str, folder: Path, ledger: Ledger) -> None:
    older, newer = folder / FILES[exchange, 2023], folder / FILES[exchange, 2024]
    load(ledger, older)
    before = held(ledger)
    load(ledger, newer)
    after = held(ledger)
    assert (len(before), len(after)) == (FIRMS[exchange, 2023], FIRMS[exchange, 2024])
    assert after.keys() - before.keys() == {f"TW:{code}" for code in ADDED[exchange]}
    assert before.keys() - after.keys() == {f"TW:{code}" for code in GONE[exchange]}
    assert {(code, name, before[code].get(name), after[code].get(name)) for code in before.keys() & after.keys()
            for name in (before[code].keys() | after[code].keys()) - {"folded"}
            if before[code].get(name) != after[code].get(name)} == CHANGED[exchange]
    # The same file again is nothing new, and the older one does not win by being loaded last.
    assert load(ledger, newer).batch is None
    load(ledger, older)
    assert held(ledger) == after


def test_both_exchanges_and_an_undo(folder: Path, ledger: Ledger) -> None:
    batches = [load(ledger, folder / FILES[exchange, 2024]).batch for exchange in ("twse", "tpex")]
    assert len(held(ledger)) == 180
    ledger.undo(batches[0] or 0, "test")
    assert len(held(ledger)) == 93
