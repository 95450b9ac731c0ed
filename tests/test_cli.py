"""The command as scripts and people meet it: what it prints, its exit codes, its one-line errors."""

import hashlib
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import psutil
import pytest

import cli
from commands import output, server
from graph.engine.folder import Folder
from graph.errors import BadSetting
from graph.settings import Settings
from graph.store import Store
from ledger.ledger import Ledger

ROOT = Path(__file__).parents[1]
COMMAND = [sys.executable, "-c", "import cli; cli.main()"]
Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A registry of its own with the starting registry in force, in a folder whose name has a space and a letter."""
    folder = tmp_path_factory.mktemp("sổ đăng ký")
    with pytest.MonkeyPatch.context() as patch:
        _settle(patch, folder)
        assert cli.outcome(["load", "start", "--accept", "--by", "lan"]) == 0
        yield folder


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a registry that nobody has begun."""
    _settle(monkeypatch, tmp_path / "home")
    return tmp_path / "home"


def _settle(patch: pytest.MonkeyPatch, folder: Path) -> None:
    for name in [name for name in os.environ if name.startswith("KETNOI_")]:
        patch.delenv(name)
    patch.setenv("KETNOI_HOME", str(folder))
    patch.chdir(ROOT)


def told(capsys: Capture, *arguments: str, code: int = 0) -> Any:
    """What a command reports with ``--json``."""
    capsys.readouterr()
    got = cli.outcome([*arguments, "--json"])
    said = capsys.readouterr()
    assert (got, said.out != "") == (code, True), said.err
    return json.loads(said.out)


def complaint(capsys: Capture, *arguments: str, code: int = 1) -> str:
    """The one line on standard error with which a command fails."""
    capsys.readouterr()
    assert cli.outcome(arguments) == code
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1, lines
    return lines[0]


def digest(capsys: Capture) -> str:
    """The hash of the whole graph."""
    return str(told(capsys, "export", "--hash")["sha256"])


def nodes(capsys: Capture, label: str) -> list[dict[str, Any]]:
    """The exported nodes of a label."""
    capsys.readouterr()
    assert cli.outcome(["export"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    return [row for row in rows if label in row.get("labels", ())]


# Reports


def test_a_load_is_staged_and_shows_in_the_list(home: Path, capsys: Capture) -> None:
    staged = told(capsys, "load", "illustration")
    assert staged["state"] == "staged"
    assert staged["records"] > 150
    first, *_, last = told(capsys, "batches")
    assert (first["id"], first["source"], first["state"]) == (staged["batch"], "illustration", "staged")
    assert (last["source"], last["state"], last["by"]) == ("start", "accepted", "lan")


def test_the_same_again_changes_nothing_and_says_so(home: Path, capsys: Capture) -> None:
    before = digest(capsys)
    assert told(capsys, "load", "start", "--accept")["state"] == "unchanged"
    assert digest(capsys) == before


def test_preview_accept_undo_and_accept_again(home: Path, capsys: Capture) -> None:
    before = digest(capsys)
    batch = str(told(capsys, "load", "illustration")["batch"])
    assert told(capsys, "preview", batch)["counts"]["adds"] >= 150
    assert told(capsys, "accept", batch)["state"] == "accepted"
    after = digest(capsys)
    assert after != before
    assert told(capsys, "undo", batch)["state"] == "undone"
    assert digest(capsys) == before
    told(capsys, "accept", batch)
    assert digest(capsys) == after
    told(capsys, "undo", batch)


def test_the_table_for_people_names_source_and_state(home: Path, capsys: Capture) -> None:
    assert cli.outcome(["batches"]) == 0
    shown = capsys.readouterr().out
    assert re.search(r"accepted +start +", shown)


def test_export_is_sorted_lines_and_its_hash_is_theirs(home: Path, capsys: Capture) -> None:
    capsys.readouterr()
    assert cli.outcome(["export"]) == 0
    text = capsys.readouterr().out
    rows = [json.loads(line) for line in text.splitlines()]
    tasks = [row["properties"] for row in rows if "Task" in row.get("labels", ())]
    assert sorted(task["number"] for task in tasks) == list(range(1, 41))
    assert {tuple(sorted(row)) for row in rows} == {
        ("labels", "node", "properties"), ("edge", "end", "properties", "start")}
    assert hashlib.sha256(text.encode()).hexdigest() == digest(capsys)
    assert text.splitlines() == sorted(text.splitlines())


def test_export_as_of_the_beginning_is_empty(home: Path, capsys: Capture) -> None:
    capsys.readouterr()
    assert cli.outcome(["export", "--as-of", "0"]) == 0
    assert capsys.readouterr().out == ""


def test_export_as_of_a_day_is_what_was_known_then(home: Path, capsys: Capture) -> None:
    now = digest(capsys)
    assert told(capsys, "export", "--hash", "--as-of", "2999-01-01")["sha256"] == now
    assert told(capsys, "export", "--hash", "--as-of", "2001-01-01")["sha256"] == hashlib.sha256().hexdigest()


def test_backup_and_restore_bring_the_same_graph(home: Path, tmp_path: Path, capsys: Capture) -> None:
    before, copy = digest(capsys), tmp_path / "copy.zip"
    assert told(capsys, "backup", str(copy))["rows"]["record"] > 100
    batch = str(told(capsys, "load", "illustration", "--accept")["batch"] or 0)
    assert digest(capsys) != before
    told(capsys, "restore", str(copy), "--yes")
    assert digest(capsys) == before
    assert int(batch) not in [row["id"] for row in told(capsys, "batches") if row["state"] == "accepted"]


def test_decisions_are_taken_back(home: Path, capsys: Capture) -> None:
    before = digest(capsys)
    one, other = (row["node"] for row in nodes(capsys, "Organization")[:2])
    judged = told(capsys, "judge", "same", one, other, "--reason", "a test")
    assert digest(capsys) != before
    assert [event for event in told(capsys, "history", one) if event["act"] == "judge"]
    told(capsys, "withdraw", str(judged["judgement"]))
    assert digest(capsys) == before


def test_who_is_erased_is_gone_and_stays_away(empty: Path, capsys: Capture) -> None:
    told(capsys, "load", "illustration", "--accept")
    person = nodes(capsys, "Expert")[0]
    # What a load had kept to be looked at, and what was fetched and not staged yet.
    kept = [empty / "loads" / "one" / "files" / "people.csv", empty / "fetched" / "openalex-1" / "page-00001.json"]
    for path in (*kept, empty / "loads" / "one" / "job.json"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"title": person["properties"]["name"], "arguments": [], "by": "", "started": ""}))
    told(capsys, "erase", person["node"], "--yes")
    assert not any(path.exists() for path in kept)
    cli.outcome(["export"])
    assert person["properties"]["name"] not in capsys.readouterr().out
    assert "nothing with the id" in complaint(capsys, "erase", person["node"], "--yes")


def test_on_neo4j_the_command_gives_the_same(home: Path, tmp_path: Path, capsys: Capture, neo4j_settings: Settings,
                                             monkeypatch: pytest.MonkeyPatch) -> None:
    embedded = digest(capsys)
    store = Store.open(replace(neo4j_settings, graph_everyone=None))
    store.wipe("curators")
    monkeypatch.setenv("KETNOI_HOME", str(tmp_path))
    monkeypatch.setenv("KETNOI_GRAPH", neo4j_settings.graph or "")
    monkeypatch.setenv("KETNOI_GRAPH_PASSWORD", neo4j_settings.password)
    try:
        told(capsys, "load", "start", "--accept")
        assert digest(capsys) == embedded
        assert [finding for finding in told(capsys, "check", "--deep") if not finding["ok"]] == []
        monkeypatch.setenv("KETNOI_GRAPH_PASSWORD", "wrong")
        line = complaint(capsys, "preview", "1")
        assert "KETNOI_GRAPH_PASSWORD" in line
        assert "wrong" not in line.split()
    finally:
        store.wipe("curators")
        store.close()


def test_rebuild_gives_the_same(home: Path, capsys: Capture) -> None:
    before = digest(capsys)
    told(capsys, "rebuild")
    assert digest(capsys) == before


def test_check_finds_a_whole_registry_whole(home: Path, capsys: Capture) -> None:
    findings = told(capsys, "check", "--deep")
    assert {finding["name"] for finding in findings} >= {"python", "packages", "engine", "typeface", "ledger"}
    assert [finding for finding in findings if not finding["ok"]] == []


def test_check_names_a_missing_row_of_the_log(home: Path, tmp_path: Path, capsys: Capture,
                                              monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = Ledger.open(f"sqlite:///{(tmp_path / 'l.sqlite').as_posix()}")
    for rank in (10, 20, 30):
        ledger.rank("x", rank, "me")
    with ledger.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM entry WHERE seq = 2")
    ledger.close()
    monkeypatch.setenv("KETNOI_LEDGER", f"sqlite:///{(tmp_path / 'l.sqlite').as_posix()}")
    monkeypatch.setenv("KETNOI_HOME", str(tmp_path / "other"))
    found = told(capsys, "check", code=1)
    assert [finding["seen"] for finding in found if finding["name"] == "ledger"] == [
        "2 rows of the log, 0 batches, a row is missing before 3"]


# Errors


@pytest.mark.parametrize(("arguments", "code", "words"), [
    (["accept", "999"], 1, "there is no batch 999"),
    (["undo", "x"], 2, "BATCH"),
    (["lod"], 2, "lod"),
    (["history", "0000"], 1, "nothing with the id 0000"),
    (["load", "plan", "absent.txt"], 1, "absent.txt"),
    (["load", "spreadsheet", "absent.xlsx"], 1, "absent.xlsx"),
    (["restore", "absent.zip", "--yes"], 1, "absent.zip"),
    (["backup", "no/such/folder/a.zip"], 1, "folder"),
    (["export", "--as-of", "soon"], 1, "soon"),
    (["run", "--host", "0.0.0.0"], 1, "0.0.0.0"),
    (["run", "--try", "--real"], 1, "exclude"),
])
def test_errors_are_one_line(home: Path, capsys: Capture, arguments: list[str], code: int, words: str) -> None:
    assert words in complaint(capsys, *arguments, code=code)


def test_an_unknown_setting_is_a_sentence(home: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KETNOI_GRAPH", "http://somewhere")
    assert "KETNOI_GRAPH" in complaint(capsys, "preview", "1")


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path, capsys: Capture,
                                                    monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    for home in ("file", "file/below"):
        monkeypatch.setenv("KETNOI_HOME", str(tmp_path / home))
        for command in (["batches"], ["load", "start"], ["run", "--no-browser"], ["export"]):
            line = complaint(capsys, *command)
            assert "KETNOI_HOME" in line
            assert str(tmp_path / home) in line


def test_lines_that_cannot_be_read_are_listed_and_the_file_refused_where_wanted(
        home: Path, tmp_path: Path, capsys: Capture) -> None:
    sheet = tmp_path / "experts.csv"
    sheet.write_text("Họ và tên,ORCID\nNguyễn Văn Thử,\n,0000-0002-1825-0097\n", "utf-8")
    refused = told(capsys, "load", "spreadsheet", str(sheet), "--sender", "Đơn vị Thử", "--strict", code=1)
    assert refused["state"] == "refused"
    assert refused["rejects"]
    assert "sheet:Đơn vị Thử" not in [row["source"] for row in told(capsys, "batches")]
    kept = told(capsys, "load", "spreadsheet", str(sheet), "--sender", "Đơn vị Thử")
    assert kept["rejected"] == len(kept["rejects"]) >= 1
    assert kept["rejects"][0]["line"] > 0


def test_the_unexpected_is_one_line_and_a_file(empty: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "app", lambda *_, **__: 1 / 0)
    line = complaint(capsys, "batches")
    path = Path(re.search(r"the file (.+)\.$", line)[1])  # type: ignore[index]
    assert path.is_relative_to(empty)
    assert "ZeroDivisionError" in path.read_text("utf-8")


@pytest.mark.parametrize(("error", "words"), [
    (OSError(28, "No space left on device", "ledger.sqlite"), "disk is full"),
    (PermissionError(13, "Permission denied", "home"), "No permission for home"),
    (FileNotFoundError(2, "No such file", "a.txt"), "no file or folder a.txt"),
])
def test_errors_of_the_system_say_what_to_do(error: OSError, words: str) -> None:
    assert words in cli.explained(error)


def test_text_from_outside_cannot_steer_the_terminal(capsys: Capture) -> None:
    output.table([{"title": "a\x1b[31mb [bold]c"}], ("title",), "")
    output.say("x\x1b]0;y\x07")
    shown = capsys.readouterr().out
    assert "\x1b" not in shown
    assert "[bold]c" in shown


def test_bare_options_mean_run() -> None:
    assert cli._with_default([]) == ["run"]
    assert cli._with_default(["--port", "1"]) == ["run", "--port", "1"]
    assert cli._with_default(["--version"]) == ["--version"]
    assert cli._with_default(["check"]) == ["check"]


def test_only_this_machine_is_served() -> None:
    assert [server.loopback(host) for host in ("127.0.0.1", "localhost", "::1")] == ["127.0.0.1", "localhost", "::1"]
    for host in ("0.0.0.0", "192.168.1.5", "example.org", "::"):
        with pytest.raises(BadSetting, match="sign-in"):
            server.loopback(host)


def test_a_busy_port_is_named_or_stepped_over() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(BadSetting, match=f"Port {port} is in use"):
            server.free_port("127.0.0.1", port)
    assert server.free_port("127.0.0.1", port) == port
    assert server.FIRST_PORT <= server.free_port("127.0.0.1", None) <= server.LAST_PORT


# Processes


class Running:
    """`ketnoi run` as a process of its own, until it has said where it is."""

    def __init__(self, *arguments: str) -> None:
        self.process = subprocess.Popen([*COMMAND, *arguments, "--no-browser"], cwd=ROOT, text=True, encoding="utf-8",
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        line = self.process.stdout.readline() if self.process.stdout else ""
        assert line.startswith("Ketnoi: http://"), self.process.communicate()
        self.port = int(re.search(r":(\d+) ", line)[1])  # type: ignore[index]

    def status(self) -> int:
        """What the pages answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", "/")
        return connection.getresponse().status

    def stop(self, how: int) -> tuple[int, str]:
        """Stop it; its exit code and what it said on standard error."""
        self.process.send_signal(how)
        _, errors = self.process.communicate(timeout=30)
        return self.process.returncode, errors


def _gone(port: int, seconds: float) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            return True
        time.sleep(0.1)
    return False


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no signals to one process")
def test_run_serves_the_pages_and_a_second_start_shares_the_engine(empty: Path) -> None:
    first = Running("--real")
    try:
        assert first.status() == 200
        second = Running()
        assert second.port != first.port
        code, errors = second.stop(signal.SIGTERM)
        assert code == cli.STOPPED
        assert "share one engine" in errors
        assert len(errors.splitlines()) == 1
        assert first.status() == 200
    finally:
        code, errors = first.stop(signal.SIGINT)
    assert (code, errors) == (cli.STOPPED, "")
    assert _gone(first.port, 5)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_the_pages_end_when_their_parent_is_killed(home: Path) -> None:
    running = Running()
    children = psutil.Process(running.process.pid).children()
    # The engine stays some seconds longer, for whoever comes next.
    engine = getattr(Folder(home / "engine").address(), "pid", None)
    running.process.kill()
    running.process.communicate()
    assert _gone(running.port, 10)
    _, alive = psutil.wait_procs([child for child in children if child.pid != engine], timeout=15)
    assert alive == []


def test_a_closed_pipe_is_quiet(home: Path) -> None:
    export = subprocess.Popen([*COMMAND, "export"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert export.stdout and export.stderr
    export.stdout.readline()
    export.stdout.close()
    assert export.stderr.read() == b""
    export.wait(30)
