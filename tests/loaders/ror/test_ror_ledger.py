"""Deliveries of the register, one after another, through a real ledger: what holds afterwards."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.compile import compiled
from ledger.ledger import Ledger
from ledger.staging import Staged
from loaders import ror
from loaders.source import stage

Make = Callable[..., dict[str, Any]]
Saved = Callable[..., Path]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    opened = Ledger.open(f"sqlite:///{(tmp_path / 'ledger.sqlite').as_posix()}")
    yield opened
    opened.close()


def load(ledger: Ledger, path: Path, as_of: str | None = None) -> Staged:
    staged = stage(ledger, ror.delivery(path, as_of), "test")
    if staged.batch is not None:
        ledger.accept(staged.batch, "test")
    return staged


def held(ledger: Ledger, *names: str) -> list[tuple[Any, ...]]:
    (graph,) = compiled(ledger, ["curators"], "2026-11-23")
    return sorted(tuple(one.props.get(name) for name in names) for one in graph.held_nodes.values()
                  if "Organization" in one.labels)


def relations(ledger: Ledger, type: str) -> int:
    (graph,) = compiled(ledger, ["curators"], "2026-11-23")
    return sum(key.type == type for key in graph.held_edges)


def test_the_real_files_load_and_a_second_time_change_nothing(ledger: Ledger, shared_data: Path) -> None:
    files = sorted((shared_data / "ror_records").glob("ror_v*.json"))
    assert len(files) == 4
    assert all(load(ledger, path, "2026-06-23").batch for path in files)
    before = held(ledger, "ror", "name")
    # 2,260 records that are not withdrawn, and 942 whom only relations name, some of them in several files.
    assert len(before) == len({one[0] for one in before}) == 3_202
    assert [load(ledger, path, "2026-06-23").batch for path in files] == [None] * 4
    assert held(ledger, "ror", "name") == before


def test_a_mention_never_replaces_the_record(ledger: Ledger, saved: Saved, second: Make) -> None:
    described, mentioning = saved(second(1), name="a.json"), saved(second(2, ("parent", 1)), name="b.json")
    for first, later in ((described, mentioning), (mentioning, described)):
        load(ledger, first, "2026-01-01")
        load(ledger, later, "2026-01-02")
        assert ("https://u.example", "Đại học 1") in held(ledger, "website", "name_vi")
        assert len(held(ledger, "ror")) == 2 and relations(ledger, "PART_OF") == 1
        for batch in ledger.batches():
            if batch.state == "accepted":
                ledger.undo(batch.id, "test")


def test_a_release_withdraws_who_is_in_it_no_more_and_an_older_one_does_not_win(
        ledger: Ledger, saved: Saved, second: Make) -> None:
    load(ledger, saved(second(1), second(2, ("parent", 1)), name="v2.0-2026-01-01-ror-data.json"))
    assert relations(ledger, "PART_OF") == 1
    load(ledger, saved(second(1), second(3), name="v2.1-2026-02-01-ror-data.json"))
    assert held(ledger, "name") == [("University 1",), ("University 3",)] and relations(ledger, "PART_OF") == 0
    load(ledger, saved(second(1), second(4), name="v1.9-2025-01-01-ror-data.json"))
    assert held(ledger, "name") == [("University 1",), ("University 3",)]


def test_a_broken_release_withdraws_nothing(ledger: Ledger, saved: Saved, second: Make) -> None:
    load(ledger, saved(second(1), second(2), name="v2.0-2026-01-01-ror-data.json"))
    path = saved(second(1), second(2), name="v2.1-2026-02-01-ror-data.json")
    path.write_bytes(path.read_bytes()[:-200])
    assert load(ledger, path).rejected == 1
    assert len(held(ledger, "name")) == 2


def test_full_records_speak_before_the_flat_table(
        ledger: Ledger, saved: Saved, second: Make, ror_id: Callable[[int], str], tmp_path: Path) -> None:
    load(ledger, saved(second(1)), "2025-01-01")
    flat = tmp_path / "flat.csv"
    flat.write_text("ror_id,name,country_code,city,lat,lng,types,status,website,other_names\n"
                    f"https://ror.org/{ror_id(1)},Old Name,US,Elsewhere,1,2,education,active,"
                    "https://old.example,丘大学@ja\n", encoding="utf-8")
    load(ledger, flat, "2026-01-01")
    assert held(ledger, "name", "name_ja", "place", "website") == [
        ("University 1", "丘大学", "Springfield, Ohio", "https://u.example")]
