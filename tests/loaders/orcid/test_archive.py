"""The archive of all records, and many records as JSON lines: streamed, never unpacked, and honest about its end."""

import json
import tarfile
import tracemalloc
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from graph.errors import BadSource
from loaders import orcid, records
from loaders.source import NodeRow, Reject, Row

Nodes = Callable[[Iterable[Row], str], list[NodeRow]]
NAME = "ORCID_2025_10_summaries.tar.gz"


def member(invented: Any, number: int) -> str:
    return f"ORCID_2025_10_summaries/{number % 1000:03d}/{invented.iD(number)}.xml"


def packed(invented: Any, folder: Path, count: int) -> Path:
    members = {member(invented, number): invented.xml(number, f"Người {number}", [f"FinFET {number}"])
               for number in range(1, count + 1)}
    return invented.archive(folder / NAME, members)


def test_every_record_of_an_archive(invented: Any, tmp_path: Path, nodes: Nodes,
                                    faults: Callable[[Iterable[Row]], list[str]]) -> None:
    path = packed(invented, tmp_path, 30)
    delivery = orcid.delivery(path)
    rows = list(delivery.rows)
    assert orcid.recognises(path) and faults(rows) == []
    assert (delivery.as_of, delivery.covers, len(delivery.file_hash)) == ("2025-10-01", (), 64)
    assert [len(nodes(rows, label)) for label in ("Expert", "Work", "Organization", "Country", "Field")] == [
        30, 30, 1, 1, 1]
    assert list(orcid.delivery(path).rows) == rows
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_names_are_never_paths_and_what_is_no_record_is_a_reject(
        invented: Any, tmp_path: Path, nodes: Nodes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "MAX_RECORD", 20_000)
    nameless = invented.xml(4).replace(b'visibility="public"', b'visibility="private"')
    path = invented.archive(tmp_path / NAME, {
        "../../outside/evil.xml": invented.xml(1), "/etc/other.xml": b"<broken", "a/readme.txt": b"no record",
        "a/long.xml": invented.xml(2, "x" * 30_000), "a/entity.xml": invented.xml(3, root="<!DOCTYPE r []>"),
        "a/none.xml": b"<r xmlns='http://www.orcid.org/ns/error'/>", "a/nameless.xml": nameless,
        "a/last.xml": invented.xml(5)})
    delivery = orcid.delivery(path)
    rows = list(delivery.rows)
    assert [row.key for row in nodes(rows, "Expert")] == [invented.iD(1), invented.iD(5)]
    assert [(row.sheet, row.line) for row in rows if isinstance(row, Reject)] == [
        ("/etc/other.xml", 2), ("a/long.xml", 3), ("a/entity.xml", 4), ("a/none.xml", 5)]
    assert delivery.notices == (f"{NAME}: 1 people were left out because their name is not public.",)
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_links_and_devices_are_passed_over(invented: Any, tmp_path: Path, nodes: Nodes) -> None:
    path = packed(invented, tmp_path, 1)
    with tarfile.open(path, "w:gz") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.DIRTYPE):
            entry = tarfile.TarInfo("a/link.xml")
            entry.type, entry.linkname = kind, "/etc/hostname"
            archive.addfile(entry)
    with pytest.raises(BadSource, match="there is no record in it"):
        orcid.delivery(path)


def test_an_archive_that_breaks_off_says_so(invented: Any, tmp_path: Path, nodes: Nodes) -> None:
    whole = packed(invented, tmp_path, 400).read_bytes()
    path = tmp_path / f"cut_{NAME}"
    path.write_bytes(whole[:-2_000])
    rows = list(orcid.delivery(path).rows)
    reject = rows[-1]
    assert isinstance(reject, Reject) and "breaks off" in reject.reason and reject.sheet.endswith(".xml")
    assert 200 < len(nodes(rows, "Expert")) < 400
    spoilt = bytearray(whole)
    spoilt[len(whole) // 2] ^= 255
    path.write_bytes(spoilt)
    assert "breaks off" in list(orcid.delivery(path).rows)[-1].reason
    path.write_bytes(whole[:300])
    with pytest.raises(BadSource, match="broken or was cut off"):
        orcid.delivery(path)


def test_memory_does_not_grow_with_the_archive(invented: Any, tmp_path: Path) -> None:
    rows = iter(orcid.delivery(packed(invented, tmp_path, 400)).rows)
    people, held = 0, []
    tracemalloc.start()
    for row in rows:
        if isinstance(row, NodeRow) and row.label == "Expert":
            people += 1
            if people in (100, 380):
                held.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    # The archive's records have more than 500 kB.
    assert len(held) == 2 and held[1] - held[0] < 100_000


def test_many_records_as_json_lines(invented: Any, tmp_path: Path, nodes: Nodes) -> None:
    path = tmp_path / "records.jsonl"
    lines = [json.dumps(invented.record(number)) for number in (1, 2)]
    path.write_text("\n".join([lines[0], '{"broken', lines[1]]), encoding="utf-8")
    delivery = orcid.delivery(path, as_of="2026-01-01")
    rows = list(delivery.rows)
    assert [row.key for row in nodes(rows, "Expert")] == [invented.iD(1), invented.iD(2)]
    assert [(row.file, row.line) for row in rows if isinstance(row, Reject)] == [("records.jsonl", 2)]
    assert (delivery.covers, delivery.as_of) == ((), "2026-01-01")
