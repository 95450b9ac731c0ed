"""Erasing a person, on both databases: nothing that names them is left, nor comes back."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from graph.compile import MemoryGraph, compiled, settle
from graph.compile.export import lines
from graph.ids import thing_id
from graph.schema import AUDIENCES
from ledger import erasure, papers, tables
from ledger.database import connect, writing
from ledger.errors import NotPossible
from ledger.index import Index
from ledger.ledger import Ledger
from ledger.record import Said
from loaders.source import EdgeRow, NodeRow, Ref, Reject, Row, said

DAY = "2026-11-23"
NAME, EMAIL, ORCID = "Tống Thị Tuyệt Mật", "tuyet.mat@example.org", "0000-0002-1825-0097"
LAN = thing_id("one", "Expert", "lan")


@pytest.fixture
def ledger(ledger_url: str) -> Iterator[Ledger]:
    opened = Ledger.open(ledger_url)
    for source in ("one", "two"):
        opened.add_source(source, title=source, kind="test")
    yield opened
    opened.close()


@pytest.fixture
def index(ledger: Ledger) -> Iterator[Index]:
    opened = Index.beside(ledger.engine)
    yield opened
    opened.close()


def person(**props: Any) -> NodeRow:
    return NodeRow("Expert", "lan", {"name": NAME, "email": EMAIL, "orcid": ORCID, **props})


def loaded(ledger: Ledger, *rows: Row, source: str = "one", **more: Any) -> int:
    rejects: list[Reject] = []
    staged = ledger.stage(source, said(source, rows, rejects), as_of=DAY, loader="test/1", rejects=rejects, **more)
    assert staged.batch is not None
    ledger.accept(staged.batch, "lan")
    return staged.batch


def everything(ledger: Ledger) -> str:
    """Every row of every table of the ledger, as text."""
    with ledger.engine.connect() as connection:
        return "\n".join(str(tuple(row)) for table in tables.metadata.sorted_tables
                         for row in connection.execute(select(table)))


def told(ledger: Ledger, source: str, key: str, label: str = "Expert") -> str:
    """The last payload that a source gave of a thing."""
    return ledger.records([thing_id(source, label, key)]).popitem()[1][-1].payload or ""


def test_payload_key_hash_and_reason_are_blank(ledger: Ledger) -> None:
    batch = loaded(ledger, NodeRow("Expert", NAME, {"name": NAME}), NodeRow("Expert", "minh", {"name": "Minh Một"}),
                   EdgeRow("ADVISES", Ref("Expert", NAME), Ref("Organization", "o"), {"role": f"của {NAME}"}))
    thing = thing_id("one", "Expert", NAME)
    ledger.patch([Said("patch", thing, "Expert", {"set": {"title": NAME}})], by="lan", title=NAME)
    ledger.judge("published", thing, reason=f"{NAME} đồng ý", value={"wording": NAME}, by="lan")
    ledger.judge("refused", "1", reason=f"không phải {NAME}", by="lan")
    assert NAME in everything(ledger)
    ledger.erase([thing], "lan")
    assert NAME not in everything(ledger)
    with ledger.engine.connect() as connection:
        rows = connection.execute(select(tables.record).where(tables.record.c.batch == batch)).all()
    assert [(row.payload, row.key, row.hash) for row in rows if row.payload is None] == [(None, "", "")] * 2
    assert [row.key for row in rows if row.payload] == ["minh"]
    assert [entry.act for entry in ledger.entries()][-1] == "erase"


def test_others_lose_their_mention_and_keep_the_rest(ledger: Ledger) -> None:
    loaded(ledger, person())
    loaded(ledger, NodeRow("Work", EMAIL, {"name": "W", "venue": f"thư: {EMAIL.title()}; https://orcid.org/{ORCID}/",
                                           "year": 2020}),
           NodeRow("Expert", "b", {"name": "B", "aliases": [ORCID, "Bê"], "note": f"anna{EMAIL} và {ORCID}1"}),
           source="two")
    loaded(ledger, NodeRow("Expert", "c", {"name": "C", "orcid": ORCID, "title": "TS"}), source="two")
    ledger.erase([LAN], "lan")
    assert told(ledger, "two", EMAIL, "Work") == '{"name":"W","venue":"thư: …; https://orcid.org/…/","year":2020}'
    assert told(ledger, "two", "b") == (
        f'{{"aliases":["Bê"],"name":"B","note":"anna{EMAIL} và {ORCID}1"}}')
    assert told(ledger, "two", "c") == '{"name":"C","title":"TS"}'
    blanked = [entry.subject for entry in ledger.entries() if entry.act == "blank"]
    assert set(blanked) == {thing_id("two", "Work", EMAIL), *(thing_id("two", "Expert", key) for key in "bc")}


def test_titles_rejects_papers_and_the_file_they_came_from_are_cleared(ledger: Ledger) -> None:
    kept = papers.keep_upload(ledger, "a.xlsx", f"{NAME};{EMAIL}".encode())
    other = papers.keep_upload(ledger, "b.xlsx", b"others")
    loaded(ledger, person(), Reject("a.xlsx", "", 3, "ORCID", f"{NAME} has no such ORCID"), title=f"Về {NAME}",
           file_hash=kept)
    papers.save(ledger, "draft", "lan", f"Thư gửi {NAME}", {"to": EMAIL, "text": f"Kính gửi {NAME}, Tống Thị Tuyệt"})
    ledger.erase([LAN], "lan")
    assert (papers.upload(ledger, kept), papers.upload(ledger, other)) == (None, ("b.xlsx", b"others"))
    assert (ledger.batch(1).title, ledger.rejects(1)[0]["reason"]) == ("Về …", "… has no such ORCID")
    draft = papers.papers(ledger, "draft")[0]
    assert (draft.name, draft.body["text"]) == ("Thư gửi …", "Kính gửi …, Tống Thị Tuyệt")
    assert NAME not in everything(ledger) and EMAIL not in everything(ledger)


def test_what_a_curator_added_counts_as_theirs_too(ledger: Ledger) -> None:
    loaded(ledger, NodeRow("Expert", "lan", {"name": NAME}), NodeRow("Work", "w", {"name": "W", "venue": EMAIL}))
    ledger.patch([Said("patch", LAN, "Expert", {"set": {"email": EMAIL}})], by="lan")
    ledger.erase([LAN], "lan")
    assert EMAIL not in everything(ledger)


def test_one_word_that_may_be_anybodys_name_is_left_in_texts(ledger: Ledger) -> None:
    papers.save(ledger, "draft", "lan", "Minh", {"text": "bình minh; 張忠謀先生"})
    loaded(ledger, NodeRow("Expert", "lan", {"name": "Minh"}), NodeRow("Expert", "zh", {"name": "張忠謀"}))
    ledger.erase([LAN, thing_id("one", "Expert", "zh")], "lan")
    assert papers.papers(ledger, "draft")[0].body == {"text": "bình minh; …先生"}


def test_later_loads_and_edits_about_them_are_dropped(ledger: Ledger, ledger_url: str) -> None:
    elsewhere = Ledger.open(ledger_url)
    loaded(elsewhere, NodeRow("Expert", "x", {"name": "X"}))  # has looked up who was erased: nobody
    loaded(ledger, person())
    ledger.erase([LAN], "lan")
    for one in (ledger, elsewhere):
        rows = [person(name="Khác"), NodeRow("Expert", "z", {"name": NAME, "orcid": ORCID}),
                EdgeRow("ADVISES", Ref("Expert", "lan"), Ref("Organization", "o"), {"role": "GV"})]
        assert one.stage("one", said("one", rows, []), as_of="2027-01-01", loader="test/1").records == 0
        with pytest.raises(NotPossible, match="erased"):
            one.patch([Said("patch", LAN, "Expert", {"set": {"title": "GS"}})], by="lan")
    assert not [batch for batch in ledger.batches() if batch.source == "curator"]
    elsewhere.close()


def test_who_is_erased_while_a_file_is_read_does_not_slip_through(ledger: Ledger, ledger_url: str) -> None:
    loaded(ledger, person())
    elsewhere = Ledger.open(ledger_url)

    def rows() -> Iterator[Said]:
        yield from said("two", [NodeRow("Expert", "a", {"name": "A"})], [])
        elsewhere.erase([LAN], "lan")
        yield from said("two", [NodeRow("Expert", "b", {"name": NAME, "orcid": ORCID})], [])

    with pytest.raises(NotPossible, match="load it again"):
        ledger.stage("two", rows(), as_of=DAY, loader="test/1")
    assert NAME not in everything(ledger) and len(ledger.batches()) == 1
    elsewhere.close()


def test_an_undo_and_a_redo_do_not_bring_them_back(ledger: Ledger) -> None:
    batch = loaded(ledger, person(), NodeRow("Expert", "minh", {"name": "Minh Một"}))
    ledger.erase([LAN], "lan")
    ledger.undo(batch, "lan")
    ledger.accept(batch, "lan")
    for upto in (None, 1):
        graph = compiled(ledger, ["curators"], DAY, upto)[0]
        assert [node.props["name"] for node in graph.held_nodes.values()] == ["Minh Một"]


def test_graphs_and_index_follow(ledger: Ledger, index: Index) -> None:
    graphs = [MemoryGraph(audience) for audience in AUDIENCES]
    loaded(ledger, person(), NodeRow("Work", "w", {"name": "W"}), EdgeRow("AUTHORED", Ref("Expert", "lan"),
                                                                        Ref("Work", "w")))
    ledger.judge("published", LAN, by="lan")
    settle(ledger, index, graphs, DAY)
    assert all(LAN in graph.held_nodes for graph in graphs)
    ledger.erase([LAN], "lan")
    settle(ledger, index, graphs, DAY)
    for graph, rebuilt in zip(graphs, compiled(ledger, AUDIENCES, DAY), strict=True):
        assert list(lines(graph.dump())) == list(lines(rebuilt.dump()))
        assert LAN not in graph.held_nodes and not graph.held_edges


# Every byte


def filled(ledger: Ledger) -> list[str]:
    """A ledger in which the person is said, changed and mentioned between many others; their things."""
    crowd = [NodeRow("Expert", str(n), {"name": f"{n * 389 % 1500} {'Ng' * (n % 30)}", "about": "x" * (n * 37 % 500)})
             for n in range(1500)]
    for at in range(3):
        rows: list[Row] = [*crowd[at * 500:][:500], *(
            NodeRow("Expert", f"lan{n}", {"name": f"{n * 25} {NAME}", "email": EMAIL, "orcid": ORCID,
                                          "about": NAME * (n * 31 % 400)})
            for n in range(at * 20, at * 20 + 20))]
        rows.append(NodeRow("Work", f"w{at}", {"name": f"W{at}", "venue": f"{EMAIL} {ORCID}"}))
        loaded(ledger, *rows, title=f"0 {NAME}")
    return [thing_id("one", "Expert", f"lan{n}") for n in range(60)]


def found(folder: Path) -> list[str]:
    """Where in the files of a folder a byte of the person is left."""
    words = [word.encode() for word in (NAME, NAME.lower(), "tong thi tuyet mat", EMAIL, ORCID)]
    files = [path for path in folder.rglob("*") if path.is_file() and "pg_wal" not in path.parts]
    return [path.name for path in files if any(word in path.read_bytes() for word in words)]


def test_no_byte_is_left_in_the_files_of_sqlite(tmp_path: Path) -> None:
    ledger = Ledger.open(f"sqlite:///{(tmp_path / 'ledger.sqlite').as_posix()}")
    index, graph = Index.beside(ledger.engine), MemoryGraph()
    ledger.add_source("one", title="one", kind="test")
    things = filled(ledger)
    for batch in (1, 2, 3, 1, 2):
        settle(ledger, index, [graph], DAY)
        (ledger.undo if ledger.batch(batch).state == "accepted" else ledger.accept)(batch, "lan")
    ledger.accept(3, "lan")
    settle(ledger, index, [graph], DAY)
    assert {"ledger.sqlite-wal", "ledger.index.sqlite-wal"} <= set(found(tmp_path))
    ledger.erase(things, "lan")
    settle(ledger, index, [graph], DAY)
    erasure.purge(index.engine)
    assert found(tmp_path) == []
    assert ledger.head() and len(graph.held_nodes) == 1503
    index.close()
    ledger.close()


def test_no_copy_is_left_in_the_gaps_of_rearranged_pages(tmp_path: Path) -> None:
    engine, dice = connect(f"sqlite:///{(tmp_path / 'l.sqlite').as_posix()}"), random.Random(2)
    with writing(engine) as connection:
        connection.exec_driver_sql("CREATE TABLE said (id INTEGER PRIMARY KEY, thing TEXT, value TEXT)")
        connection.exec_driver_sql("CREATE INDEX said_value ON said (thing, value)")
    for _ in range(40):
        with writing(engine) as connection:
            rows = [(f"{dice.getrandbits(20):05x}", f"{NAME if n < 8 else ''}{'x' * dice.randrange(80)}")
                    for n in range(400)]
            connection.exec_driver_sql("INSERT INTO said (thing, value) VALUES (?, ?)", rows)
            gone = [(dice.randrange(1, 16000),) for _ in range(200)]
            connection.exec_driver_sql("DELETE FROM said WHERE id = ?", gone)
    with writing(engine) as connection:
        connection.exec_driver_sql("DELETE FROM said WHERE value LIKE ?", (f"{NAME}%",))
    erasure.purge(engine)
    assert found(tmp_path) == []
    engine.dispose()


def test_no_byte_is_left_in_the_data_folder_of_postgresql(postgres_url: str, postgres_server: Any) -> None:
    """Its log in pg_wal is the server's own, which is overwritten as the server goes on."""
    ledger = Ledger.open(postgres_url)
    index, graph = Index.beside(ledger.engine), MemoryGraph()
    ledger.add_source("one", title="one", kind="test")
    things = filled(ledger)
    settle(ledger, index, [graph], DAY)
    outside = ledger.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
    for statement in ("ANALYZE", "CHECKPOINT"):
        outside.execute(text(statement))
    assert found(postgres_server.home / "data")
    ledger.erase(things, "lan")
    settle(ledger, index, [graph], DAY)
    erasure.purge(index.engine)
    outside.execute(text("CHECKPOINT"))
    assert found(postgres_server.home / "data") == []
    outside.close()
    ledger.close()
