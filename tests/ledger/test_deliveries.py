"""Deliveries that are held or gone on with after a crash, and rows of them that are refused; on both databases."""

from collections.abc import Iterator

import pytest
from sqlalchemy import create_engine, inspect, select, text, update

from graph.compile import compiled
from ledger import refusals, staging, tables
from ledger.database import reading, writing
from ledger.errors import Held
from ledger.ledger import Ledger
from ledger.record import Said
from ledger.staging import Staged
from loaders.source import NodeRow, Reject, Row, said

DAY = "2026-11-27"


@pytest.fixture
def ledger(ledger_url: str) -> Iterator[Ledger]:
    opened = Ledger.open(ledger_url)
    for source in ("one", "two"):
        opened.add_source(source, title=source, kind="test")
    yield opened
    opened.close()


def people(count: int, part: str = "") -> list[Row]:
    return [NodeRow("Expert", str(number), {"name": f"Chuyên gia {number}"}, part=part) for number in range(count)]


def stage(ledger: Ledger, rows: list[Row], *, source: str = "one", as_of: str = "2026-01-01",
          covers: tuple[str, ...] = ("*",)) -> int:
    rejects: list[Reject] = []
    staged = ledger.stage(source, said(source, rows, rejects), as_of=as_of, loader="test/1", covers=covers,
                          rejects=rejects)
    assert staged.batch is not None
    return staged.batch


def names(ledger: Ledger) -> set[str]:
    return {str(node.props["name"]) for node in compiled(ledger, ["curators"], DAY)[0].held_nodes.values()}


# Held


def test_a_delivery_that_says_far_less_than_the_last_is_held_until_somebody_means_it(ledger: Ledger) -> None:
    first = stage(ledger, people(100))
    ledger.accept(first, "lan")
    less = stage(ledger, people(79), as_of="2026-02-01")
    assert ledger.held(less) == (79, 100, first)
    with pytest.raises(Held, match=rf"batch {less} says 79 things where batch {first} .* said 100.*--anyway"):
        ledger.accept(less, "lan")
    assert (ledger.batch(less).state, len(names(ledger))) == ("staged", 100)
    ledger.accept(less, "lan", anyway=True)
    assert len(names(ledger)) == 79
    ledger.undo(less, "lan")
    assert ledger.held(less) is None, "who accepted it once has decided"
    ledger.accept(less, "lan")


def test_one_that_says_nearly_as_much_is_not_held(ledger: Ledger) -> None:
    ledger.accept(stage(ledger, people(100)), "lan")
    assert ledger.held(stage(ledger, people(80), as_of="2026-02-01")) is None


def test_what_withdraws_nothing_another_source_and_a_handful_of_lines_are_not_held(ledger: Ledger) -> None:
    ledger.accept(stage(ledger, people(100)), "lan")
    assert ledger.held(stage(ledger, people(5), covers=())) is None
    assert ledger.held(stage(ledger, people(5), source="two")) is None
    ledger.accept(stage(ledger, people(10), source="two"), "lan")
    assert ledger.held(stage(ledger, people(2), source="two", as_of="2026-02-01")) is None


def test_only_the_parts_that_both_speak_for_are_compared(ledger: Ledger) -> None:
    both = [*people(100, "experts"), *(NodeRow("Organization", str(n), {"name": f"O {n}"}, part="bodies")
                                       for n in range(100))]
    ledger.accept(stage(ledger, both, covers=("experts", "bodies")), "lan")
    assert ledger.held(stage(ledger, people(90, "experts"), as_of="2026-02-01", covers=("experts",))) is None
    less = ledger.held(stage(ledger, people(30, "experts"), as_of="2026-02-01", covers=("experts",)))
    assert less is not None and less[:2] == (30, 100)


def test_lines_that_could_not_be_read_do_not_keep_a_cut_file_from_being_held(ledger: Ledger) -> None:
    ledger.accept(stage(ledger, people(100)), "lan")
    cut = stage(ledger, [*people(40), Reject("f.json", "", 41, "", "breaks off")], as_of="2026-02-01")
    assert ledger.held(cut) is not None


# Gone on with


class Begun:
    """What remembers a batch beside the ledger."""

    def __init__(self) -> None:
        self.batch: int | None = None

    def remember(self, batch: int) -> None:
        self.batch = batch


class PowerCut(BaseException):
    """What ends a process without letting it tidy up."""


def begin(ledger: Ledger, begun: Begun, rows: list[Row], cut_at: int | None = None, hash: str = "h1") -> Staged:
    def spoken() -> Iterator[Said]:
        for number, one in enumerate(said("one", rows, [])):
            if number == cut_at:
                raise PowerCut
            read.append(number)
            yield one
    read.clear()
    return ledger.stage("one", spoken(), as_of="2026-01-01", loader="test/1", covers=("*",), file_hash=hash,
                        begun=begun)


read: list[int] = []


@pytest.fixture
def powerless(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that is killed neither discards nor sweeps anything; and small transactions."""
    monkeypatch.setattr(staging, "_CHUNK", 10)
    monkeypatch.setattr(staging, "discard", lambda engine, batch: None)


@pytest.mark.usefixtures("powerless")
def test_a_load_that_was_killed_goes_on_where_it_was(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    rows, begun = people(95), Begun()
    with pytest.raises(PowerCut):
        begin(ledger, begun, rows, cut_at=47)
    left = begun.batch
    monkeypatch.undo()
    written: list[int] = []
    put = staging.put_rows
    monkeypatch.setattr(staging, "put_rows", lambda connection, table, values, columns: (
        written.append(len(values)), put(connection, table, values, columns)))
    staged = begin(ledger, begun, rows)
    assert (staged.batch, staged.records) == (left, 95)
    assert sum(written) == 55, "the forty that were in are not written again"
    ledger.accept(staged.batch or 0, "lan")
    assert len(names(ledger)) == 95
    again = ledger.stage("one", said("one", rows, []), as_of="2026-01-01", loader="test/1", covers=("*",))
    assert again.same_as == staged.batch, "its digest is that of a load in one go"


@pytest.mark.usefixtures("powerless")
@pytest.mark.parametrize("hash", ["h2", ""])
def test_another_file_is_not_taken_for_the_rest_of_it(ledger: Ledger, monkeypatch: pytest.MonkeyPatch,
                                                      hash: str) -> None:
    begun = Begun()
    with pytest.raises(PowerCut):
        begin(ledger, begun, people(95), cut_at=47)
    left = begun.batch
    monkeypatch.undo()
    staged = begin(ledger, begun, people(30), hash=hash)
    assert staged.batch != left and staged.records == 30 and begun.batch == staged.batch


def test_a_load_that_was_stopped_leaves_nothing(ledger: Ledger) -> None:
    begun = Begun()
    with pytest.raises(PowerCut):
        begin(ledger, begun, people(30), cut_at=20)
    with reading(ledger.engine) as connection:
        assert connection.execute(select(tables.record)).all() == []
        assert connection.execute(select(tables.batch)).all() == []


def test_a_file_that_waits_already_does_not_wait_twice(ledger: Ledger) -> None:
    def load(rows: list[Row], hash: str) -> Staged:
        rejects: list[Reject] = []
        return ledger.stage("one", said("one", rows, rejects), as_of="2026-01-01", loader="test/1", covers=("*",),
                            file_hash=hash, rejects=rejects)

    rows = [*people(30), Reject("f", "", 3, "", "wrong")]
    first = load(rows, "h1")
    assert load(rows, "h1") == first
    assert len({first.batch, load(rows, "h2").batch, load(rows[:-1], "h1").batch}) == 3
    ledger.accept(first.batch or 0, "lan")
    assert load(rows, "h1").batch != first.batch, "one that was decided on does not wait"


# Row by row


def test_refused_records_are_out_until_they_are_let_in_again(ledger: Ledger) -> None:
    batch = stage(ledger, people(5))
    with reading(ledger.engine) as connection:
        ids = list(connection.execute(select(tables.record.c.id).order_by(tables.record.c.id)).scalars())
    assert refusals.refuse(ledger, ids[:2], "lan", "not ours") == 2
    ledger.accept(batch, "lan")
    assert names(ledger) == {"Chuyên gia 2", "Chuyên gia 3", "Chuyên gia 4"}
    assert [(one.record, one.by, one.reason) for one in refusals.refused(ledger, batch)] == [
        (ids[0], "lan", "not ours"), (ids[1], "lan", "not ours")]
    assert refusals.readmit(ledger, ids[1:3], "lan") == 1
    assert names(ledger) == {f"Chuyên gia {number}" for number in range(1, 5)}
    assert [one.record for one in refusals.refused(ledger, batch)] == [ids[0]]
    ledger.undo(batch, "lan")
    ledger.accept(batch, "lan")
    assert len(names(ledger)) == 4, "what was refused stays so when a batch is accepted again"


def test_what_stands_in_a_line_that_could_not_be_read_is_kept_with_it(ledger: Ledger) -> None:
    batch = stage(ledger, [*people(1), Reject("a.xlsx", "Chuyên gia", 4, "ORCID", "sai", (("Họ tên", "Lan"),))])
    assert ledger.rejects(batch)[0]["cells"] == {"Họ tên": "Lan"}


def test_a_ledger_that_an_older_version_began_gets_the_columns_that_it_lacks(ledger_url: str) -> None:
    Ledger.open(ledger_url).close()
    engine = create_engine(ledger_url)
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE reject DROP COLUMN cells"))
        connection.execute(text("INSERT INTO reject (batch, file, sheet, line, \"column\", reason) "
                                "VALUES (1, 'a.csv', '', 2, 'Tên', 'trống')"))
    engine.dispose()
    opened = Ledger.open(ledger_url)
    assert opened.rejects(1)[0]["cells"] == {}
    assert "cells" in {column["name"] for column in inspect(opened.engine).get_columns("reject")}
    with writing(opened.engine) as connection:
        connection.execute(update(tables.reject).values(cells='{"a": "b"}'))
    assert opened.rejects(1)[0]["cells"] == {"a": "b"}
    opened.close()
