"""The ledger on both databases: appending, taking back, deciding, editing, and what a delivery may change."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select, text

from graph.compile import compiled
from graph.compile.export import digest, lines
from graph.ids import edge_id, thing_id
from graph.schema import AUDIENCES
from ledger import archive, tables
from ledger.database import writing
from ledger.errors import LedgerUnavailable, NotPossible, StaleEdit
from ledger.history import history
from ledger.ledger import Ledger
from ledger.record import Said
from ledger.staging import Staged
from loaders.source import EdgeRow, NodeRow, Ref, Reject, Row, said

DAY = "2026-11-23"


@pytest.fixture
def ledger(ledger_url: str) -> Iterator[Ledger]:
    opened = Ledger.open(ledger_url)
    for source in ("one", "two"):
        opened.add_source(source, title=source, kind="test")
    yield opened
    opened.close()


def expert(key: str, **props: object) -> NodeRow:
    return NodeRow("Expert", key, {"name": f"Chuyên gia {key}", **props})


def thing(key: str, source: str = "one", label: str = "Expert") -> str:
    return thing_id(source, label, key)


def staged(ledger: Ledger, *rows: Row, source: str = "one", as_of: str = "2026-01-01",
           covers: tuple[str, ...] = ()) -> Staged:
    rejects: list[Reject] = []
    return ledger.stage(source, said(source, rows, rejects), as_of=as_of, loader="test/1", covers=covers,
                        rejects=rejects)


def loaded(ledger: Ledger, *rows: Row, source: str = "one", as_of: str = "2026-01-01",
           covers: tuple[str, ...] = ()) -> int:
    """The batch in which these rows were accepted."""
    batch = staged(ledger, *rows, source=source, as_of=as_of, covers=covers).batch
    assert batch is not None
    ledger.accept(batch, "lan")
    return batch


def held(ledger: Ledger, upto: int | None = None) -> dict[str, object]:
    """The properties of what is in force, by thing; relations as they are written in an export."""
    graph = compiled(ledger, ["curators"], DAY, upto)[0]
    return {node.id: node.props for node in graph.held_nodes.values()}


def edited(ledger: Ledger, key: str, patch: dict[str, object], by: str = "lan", seen: int | None = None) -> int:
    return ledger.patch([Said("patch", thing(key), "Expert", patch)], by=by, seen=seen)


# Append, accept, undo, redo


def test_what_is_staged_is_seen_by_nobody_until_it_is_accepted(ledger: Ledger) -> None:
    batch = staged(ledger, expert("a")).batch
    assert batch is not None
    assert (ledger.head(), held(ledger), ledger.batch(batch).state) == (0, {}, "staged")
    assert ledger.accept(batch, "lan") == 1
    assert held(ledger).keys() == {thing("a")}
    assert (ledger.batch(batch).state, ledger.batch(batch).records, ledger.batch(batch).seq) == ("accepted", 1, 1)


def test_the_log_has_one_row_for_each_act_and_keeps_them_all(ledger: Ledger) -> None:
    batch = loaded(ledger, expert("a"))
    ledger.undo(batch, "minh")
    ledger.accept(batch, "lan")
    assert [(row.seq, row.act, row.by) for row in ledger.entries()] == [
        (1, "accept", "lan"), (2, "undo", "minh"), (3, "accept", "lan")]
    assert [row.seq for row in ledger.entries(after=1, upto=2)] == [2]


def test_an_undone_batch_says_nothing_and_a_redo_brings_it_back(ledger: Ledger) -> None:
    batch = loaded(ledger, expert("a"))
    ledger.undo(batch, "lan")
    assert (held(ledger), ledger.batch(batch).state) == ({}, "undone")
    ledger.accept(batch, "lan")
    assert held(ledger).keys() == {thing("a")}


def test_a_redo_takes_its_old_place_in_the_order(ledger: Ledger) -> None:
    first = loaded(ledger, expert("a", title="TS"))
    loaded(ledger, expert("a", title="PGS"))
    ledger.undo(first, "lan")
    ledger.accept(first, "lan")
    assert held(ledger)[thing("a")]["title"] == "PGS"  # type: ignore[index]


def test_what_cannot_be_done_is_said(ledger: Ledger) -> None:
    batch = loaded(ledger, expert("a"))
    for act, why in ((lambda: ledger.accept(batch, "lan"), "already accepted"),
                     (lambda: ledger.undo(99, "lan"), "no batch 99"),
                     (lambda: ledger.withdraw(99, "lan"), "not in force"),
                     (lambda: ledger.judge("perhaps", thing("a")), "no verdict")):
        with pytest.raises(NotPossible, match=why):
            act()
    ledger.undo(batch, "lan")
    with pytest.raises(NotPossible, match="nothing to undo"):
        ledger.undo(batch, "lan")
    assert ledger.head() == 2


# Deciding


def test_a_decision_holds_until_it_is_withdrawn(ledger: Ledger) -> None:
    loaded(ledger, expert("a"))
    loaded(ledger, expert("a"), source="two")
    judged = ledger.judge("same", thing("a"), thing("a", "two"), reason="một người", by="lan")
    assert held(ledger).keys() == {thing("a")}
    assert ledger.withdraw(judged.judgement, "lan") == judged.seq + 1
    assert held(ledger).keys() == {thing("a"), thing("a", "two")}
    with pytest.raises(NotPossible, match="not in force"):
        ledger.withdraw(judged.judgement, "lan")


def test_a_refused_record_is_not_heard_and_an_earlier_one_is(ledger: Ledger) -> None:
    loaded(ledger, expert("a", title="TS"))
    loaded(ledger, expert("a", title="GS"), as_of="2026-02-01")
    wrong = ledger.records([thing("a")])[thing("a")][-1]
    refused = ledger.judge("refused", str(wrong.id), by="lan")
    assert held(ledger)[thing("a")]["title"] == "TS"  # type: ignore[index]
    ledger.withdraw(refused.judgement, "lan")
    assert held(ledger)[thing("a")]["title"] == "GS"  # type: ignore[index]


def test_a_rank_decides_who_is_heard(ledger: Ledger) -> None:
    loaded(ledger, expert("a", title="TS", orcid="0000-0002-1825-0097"), as_of="2026-02-01")
    loaded(ledger, expert("a", title="GS", orcid="0000-0002-1825-0097"), source="two")
    assert held(ledger)[thing("a")]["title"] == "TS"  # type: ignore[index]
    ledger.rank("two", 90, "lan")
    assert held(ledger)[thing("a")]["title"] == "GS"  # type: ignore[index]
    assert {row["id"]: row["rank"] for row in ledger.sources()} == {"one": 50, "two": 90}


# Editing


def test_two_people_change_two_properties_and_one_of_them_is_undone(ledger: Ledger) -> None:
    loaded(ledger, expert("a", title="TS", position="GV"))
    seen = ledger.head()
    edited(ledger, "a", {"set": {"title": "GS"}}, "lan", seen)
    edited(ledger, "a", {"set": {"position": "Trưởng khoa"}}, "minh", seen)
    of_lan = next(batch for batch in ledger.batches() if batch.by == "lan")
    ledger.undo(of_lan.id, "lan")
    props = held(ledger)[thing("a")]
    assert (props["title"], props["position"]) == ("TS", "Trưởng khoa")  # type: ignore[index]


def test_a_second_edit_of_one_property_is_refused_with_the_first_ones_value(ledger: Ledger) -> None:
    loaded(ledger, expert("a", title="TS"))
    seen = ledger.head()
    edited(ledger, "a", {"set": {"title": "GS"}, "add": {"aliases": ["An"]}}, "lan", seen)
    with pytest.raises(StaleEdit, match="title") as stale:
        edited(ledger, "a", {"unset": ["title"], "set": {"position": "GV"}}, "minh", seen)
    assert stale.value.changed == {"title": "GS"}
    edited(ledger, "a", {"unset": ["title"]}, "minh", ledger.head())
    assert "title" not in held(ledger)[thing("a")]  # type: ignore[operator]


def test_a_refused_edit_leaves_nothing(ledger: Ledger) -> None:
    loaded(ledger, expert("a"))
    edited(ledger, "a", {"set": {"title": "GS"}}, seen=1)
    before = (ledger.head(), len(ledger.batches()), held(ledger))
    with pytest.raises(StaleEdit):
        edited(ledger, "a", {"set": {"title": "TS"}}, seen=1)
    assert (ledger.head(), len(ledger.batches()), held(ledger)) == before


# Deliveries, one after another


def test_the_same_delivery_again_changes_nothing_and_says_which_batch(ledger: Ledger) -> None:
    rows = [expert("a"), expert("b"), EdgeRow("AUTHORED", Ref("Expert", "a"), Ref("Work", "w"))]
    first = loaded(ledger, *rows, as_of="2026-01-01")
    again = staged(ledger, *reversed(rows), as_of="2026-01-01")
    assert (again.batch, again.same_as, again.records) == (None, first, 3)
    assert staged(ledger, *rows, as_of="2026-03-01").same_as == first
    assert _rows(ledger) == (1, 3)
    assert staged(ledger, expert("a"), expert("b")).batch is not None


def test_going_back_to_what_was_said_before_the_last_delivery_is_something_new(ledger: Ledger) -> None:
    loaded(ledger, expert("a", title="TS"), as_of="2026-01-01")
    loaded(ledger, expert("a", title="GS"), as_of="2026-02-01")
    loaded(ledger, expert("a", title="TS"), as_of="2026-03-01")
    assert held(ledger)[thing("a")]["title"] == "TS"  # type: ignore[index]


def test_the_same_delivery_is_something_again_once_it_was_undone(ledger: Ledger) -> None:
    ledger.undo(loaded(ledger, expert("a")), "lan")
    assert staged(ledger, expert("a")).batch is not None


def test_an_older_file_loaded_after_a_newer_one_does_not_win(ledger: Ledger) -> None:
    loaded(ledger, expert("a", title="GS"), as_of="2026-02-01", covers=("*",))
    loaded(ledger, expert("a", title="TS"), expert("b"), as_of="2026-01-01", covers=("*",))
    assert {id: props["title"] for id, props in held(ledger).items()} == {thing("a"): "GS"}  # type: ignore[index]


def test_a_delivery_withdraws_what_it_covers_and_no_longer_says(ledger: Ledger) -> None:
    loaded(ledger, expert("a"), expert("b"), NodeRow("Work", "w", {"name": "W"}))
    later = loaded(ledger, expert("a"), as_of="2026-02-01", covers=("Expert",))
    assert held(ledger).keys() == {thing("a"), thing("w", label="Work")}
    ledger.undo(later, "lan")
    assert thing("b") in held(ledger)


def test_a_delivery_with_lines_that_could_not_be_read_withdraws_nothing(ledger: Ledger) -> None:
    loaded(ledger, expert("a"), expert("b"))
    loaded(ledger, expert("a"), Reject("f.csv", "", 3, "ORCID", "wrong digit"), as_of="2026-02-01", covers=("*",))
    assert held(ledger).keys() == {thing("a"), thing("b")}
    assert ledger.rejects(2) == [
        {"file": "f.csv", "sheet": "", "line": 3, "column": "ORCID", "reason": "wrong digit", "cells": {}}]


def test_a_staging_that_breaks_off_leaves_nothing(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ledger.staging._CHUNK", 2)

    def rows() -> Iterator[Said]:
        yield from said("one", [expert(key) for key in "abcde"], [])
        raise OSError("the network went away")

    with pytest.raises(OSError, match="network"):
        ledger.stage("one", rows(), as_of=DAY, loader="test/1")
    assert _rows(ledger) == (0, 0)
    assert (ledger.batches(), ledger.head()) == ([], 0)


def test_what_a_killed_process_was_staging_goes_with_time(ledger: Ledger, ledger_url: str) -> None:
    kept = loaded(ledger, expert("a"))
    for day in ("2026-01-01", "9999-01-01"):
        row = {"source": "one", "title": "", "as_of": DAY, "covers": "[]", "loader": "", "by": "", "file_hash": ""}
        with writing(ledger.engine) as connection:
            half = connection.execute(insert(tables.batch).values(**row, staged_at=day)).inserted_primary_key
            record = {"kind": "node", "thing": "t", "label": "Expert", "key": "", "start": "", "end": "", "part": "",
                      "discriminator": "", "payload": "{}", "hash": ""}
            connection.execute(insert(tables.record).values(**record, batch=half[0]))  # type: ignore[index]
    Ledger.open(ledger_url).close()
    assert _rows(ledger) == (2, 2) and [batch.id for batch in ledger.batches()] == [kept]


def _rows(ledger: Ledger) -> tuple[int, int]:
    """How many batches and records are kept."""
    with ledger.engine.connect() as connection:
        counts = [connection.execute(select(func.count()).select_from(table)).scalar_one()
                  for table in (tables.batch, tables.record)]
    return counts[0], counts[1]


# The past


def test_a_state_is_known_as_of_any_row_of_the_log(ledger: Ledger) -> None:
    batch = loaded(ledger, expert("a"))
    edited(ledger, "a", {"set": {"title": "GS"}})
    ledger.undo(batch, "lan")
    titles = [held(ledger, seq).get(thing("a"), {}).get("title", "") for seq in range(4)]  # type: ignore[attr-defined]
    assert titles == ["", "", "GS", ""]
    assert [thing("a") in held(ledger, seq) for seq in range(4)] == [False, True, True, False]


def test_the_history_of_a_thing_tells_who_did_what(ledger: Ledger) -> None:
    batch = loaded(ledger, expert("a", title="TS"), expert("b"))
    edited(ledger, "a", {"set": {"title": "GS"}}, "minh")
    judged = ledger.judge("published", thing("a"), reason="đồng ý", by="lan")
    ledger.withdraw(judged.judgement, "lan")
    ledger.undo(batch, "lan")
    told = [(event.act, event.what, event.by, event.in_force) for event in history(ledger, [thing("a")])]
    assert told == [("undo", "Expert", "lan", False), ("withdraw", "published", "lan", False),
                    ("judge", "published", "lan", False), ("accept", "patch Expert", "minh", True),
                    ("accept", "Expert", "lan", False)]
    assert [event.act for event in history(ledger, [thing("b")])] == ["undo", "accept"]


# The databases


def test_a_ledger_carries_on_where_another_process_left_off(ledger: Ledger, ledger_url: str) -> None:
    other = Ledger.open(ledger_url)
    assert ledger.head() == other.head() == 0
    batch = loaded(other, expert("a"))
    assert ledger.batch(batch).state == "accepted"
    ledger.undo(batch, "lan")
    assert other.batch(batch).state == "undone"
    assert other.facts == ledger.facts
    other.close()


def test_a_backup_of_either_database_gives_the_same_graphs_in_the_other(
        ledger: Ledger, postgres_url: str, tmp_path: Path) -> None:
    loaded(ledger, expert("a", orcid="0000-0002-1825-0097"), expert("b"), NodeRow("Organization", "o", {"name": "Ô"}),
           EdgeRow("AFFILIATED_WITH", Ref("Expert", "b"), Ref("Organization", "o"), {"role": "GV"}))
    loaded(ledger, expert("c", orcid="0000-0002-1825-0097", aliases=["Đ"]), source="two", as_of="2026-02-01")
    edited(ledger, "a", {"set": {"title": "GS"}})
    ledger.judge("published", thing("a"), by="lan")
    archive.backup(ledger.engine, tmp_path / "b.zip")
    elsewhere = {"sqlite": postgres_url, "postgresql": f"sqlite:///{tmp_path / 'other.sqlite'}"}
    there = Ledger.open(elsewhere[ledger.engine.dialect.name])
    archive.restore(there.engine, tmp_path / "b.zip")
    exports = [[digest(lines(graph.dump())) for graph in compiled(one, AUDIENCES, DAY)] for one in (ledger, there)]
    assert exports[0] == exports[1] and exports[0][0] != exports[0][1]
    there.close()


def test_sqlite_keeps_what_it_acknowledged_and_forgets_what_it_deleted(tmp_path: Path) -> None:
    ledger = Ledger.open(f"sqlite:///{(tmp_path / 'l.sqlite').as_posix()}")
    with ledger.engine.connect() as connection:
        settings = [connection.execute(text(f"PRAGMA {name}")).scalar_one()
                    for name in ("journal_mode", "synchronous", "secure_delete", "foreign_keys")]
    assert settings == ["wal", 2, 1, 1]
    ledger.close()


def test_a_ledger_that_cannot_be_opened_says_where_without_the_password(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    for url in (f"sqlite:///{tmp_path / 'file' / 'l.sqlite'}", "postgresql://lan:secret@127.0.0.1:9/none"):
        with pytest.raises(LedgerUnavailable) as told:
            Ledger.open(url)
        assert "secret" not in str(told.value) and "KETNOI_LEDGER" in str(told.value)


def test_an_edge_sleeps_until_its_end_is_said(ledger: Ledger) -> None:
    edge = EdgeRow("AUTHORED", Ref("Expert", "a"), Ref("Work", "w"))
    batch = loaded(ledger, expert("a"), edge)
    assert not compiled(ledger, ["curators"], DAY)[0].held_edges
    loaded(ledger, NodeRow("Work", "w", {"name": "W"}), as_of="2026-02-01")
    assert len(compiled(ledger, ["curators"], DAY)[0].held_edges) == 1
    start, end = thing("a"), thing("w", label="Work")
    assert ledger.records([edge_id("one", "AUTHORED", start, end)]).popitem()[1][0].batch == batch
