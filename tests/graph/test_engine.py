"""The embedded engine's process: started once, shared, found again, stopped with its last client."""

import json
import os
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from graph import engine
from graph.errors import StoreUnavailable
from graph.schema import AUDIENCES

ROOT = Path(__file__).resolve().parents[2]
CLIENT = """
import sys, time
from pathlib import Path
from graph.engine import Client
client = Client(Path(sys.argv[1]))
print(client.find().pid, flush=True)
time.sleep(600)
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("KETNOI_ENGINE_GRACE", "0.5")
    yield tmp_path / "engine"
    engine.stop(tmp_path / "engine")


@pytest.fixture
def client(folder: Path) -> Iterator[engine.Client]:
    one = engine.Client(folder)
    yield one
    one.close()


def another(folder: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen([sys.executable, "-c", CLIENT, str(folder)], stdout=subprocess.PIPE, text=True,
                            env={**os.environ, "PYTHONPATH": str(ROOT)})


def gone(pid: int, seconds: float = 15) -> bool:
    until = time.monotonic() + seconds
    while psutil.pid_exists(pid) and time.monotonic() < until:
        time.sleep(0.05)
    return not psutil.pid_exists(pid)


def databases(folder: Path) -> set[str]:
    return {path.name for path in (folder / "root" / "databases").iterdir() if path.is_dir()}


def test_it_comes_up_quickly_with_a_database_for_each_audience(client: engine.Client, folder: Path) -> None:
    began = time.monotonic()
    address = client.find()
    assert time.monotonic() - began < 10
    assert psutil.pid_exists(address.pid) and databases(folder) == set(AUDIENCES)


def test_it_listens_on_loopback_only(client: engine.Client) -> None:
    listening = [seen.laddr.ip for seen in psutil.Process(client.find().pid).net_connections("tcp")
                 if seen.status == psutil.CONN_LISTEN]
    assert listening and {ip.removeprefix("::ffff:") for ip in listening} == {"127.0.0.1"}


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a user's folder from others by its own lists")
def test_the_password_is_for_its_owner_only(client: engine.Client, folder: Path) -> None:
    password = client.find().password
    assert len(password) >= 24
    assert stat.S_IMODE((folder / "address.json").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    others = [path for path in folder.rglob("*") if path.is_file() and password.encode() in path.read_bytes()]
    assert others == [folder / "address.json"]
    assert password not in " ".join(psutil.Process(client.find().pid).cmdline())


def test_a_second_start_shares_it(client: engine.Client, folder: Path) -> None:
    address = client.find()
    second = another(folder)
    try:
        assert second.stdout and int(second.stdout.readline()) == address.pid
    finally:
        second.kill()
        second.wait()


def test_many_starts_at_once_make_one_engine(folder: Path) -> None:
    clients = [another(folder) for _ in range(4)]
    try:
        assert len({one.stdout.readline() for one in clients if one.stdout}) == 1
    finally:
        for one in clients:
            one.kill()
            one.wait()


def test_threads_of_one_program_share_it(client: engine.Client) -> None:
    found: list[engine.Address] = []
    threads = [threading.Thread(target=lambda: found.append(client.find())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8 and len(set(found)) == 1


def test_it_stops_after_its_last_client_and_not_before(client: engine.Client, folder: Path) -> None:
    pid = client.find().pid
    other = engine.Client(folder)
    other.find()
    client.close()
    assert not gone(pid, 2)
    other.close()
    assert gone(pid)
    assert not (folder / "address.json").exists() and not list((folder / "clients").iterdir())


def test_a_killed_client_does_not_keep_it(folder: Path) -> None:
    one = another(folder)
    assert one.stdout
    pid = int(one.stdout.readline())
    one.kill()
    one.wait()
    assert gone(pid)


def test_an_engine_that_died_is_started_again(client: engine.Client) -> None:
    first = client.find()
    psutil.Process(first.pid).kill()
    assert gone(first.pid)
    second = client.find()
    assert second.pid != first.pid and second.password != first.password


def test_who_comes_while_it_stops_gets_a_new_one(client: engine.Client, folder: Path) -> None:
    for _ in range(3):
        pid = client.find().pid
        psutil.Process(pid).terminate()
        client.find()  # perhaps still the old one, which is going
        assert gone(pid)
        assert client.find().pid != pid
        assert client.find().pid != pid or gone(pid, 0) is False
    assert engine.Folder(folder).alive()


def test_purging_gives_a_fresh_folder(client: engine.Client, folder: Path) -> None:
    pid = client.find().pid
    (folder / "root" / "databases" / "curators" / "secret").write_text("Nguyễn Văn A", encoding="utf-8")
    engine.purge(folder)
    assert gone(pid) and not (folder / "root").exists() and not (folder / "log").exists()
    assert client.find().pid != pid
    assert not [path for path in folder.rglob("*") if path.is_file() and "Nguyễn".encode() in path.read_bytes()]


def test_purging_what_is_not_there_is_no_error(tmp_path: Path) -> None:
    engine.purge(tmp_path / "nothing")
    assert not (tmp_path / "nothing").exists()


def test_one_database_is_purged_and_the_other_stays(client: engine.Client, folder: Path) -> None:
    client.find()
    engine.stop(folder)
    for name in AUDIENCES:
        (folder / "root" / "databases" / name / "left").write_text("x", encoding="utf-8")
    engine.purge(folder, "everyone")
    client.find()
    assert databases(folder) == set(AUDIENCES)
    assert [path.parent.name for path in folder.rglob("left")] == ["curators"]


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "engine").write_text("", encoding="utf-8")
    with pytest.raises(StoreUnavailable, match="KETNOI_HOME"):
        engine.Client(tmp_path / "engine").find()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="who is root may write everywhere")
def test_a_folder_without_permission(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(StoreUnavailable, match="write permission"):
            engine.Client(tmp_path / "engine").find()
    finally:
        tmp_path.chmod(0o700)


def test_a_full_disk(client: engine.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.engine.folder._ROOM_BYTES", 2**62)
    with pytest.raises(StoreUnavailable, match="is full"):
        client.find()


def test_an_engine_that_does_not_come_up_says_where_to_look(client: engine.Client, folder: Path) -> None:
    folder.mkdir()
    (folder / "root").write_text("not a folder", encoding="utf-8")
    with pytest.raises(StoreUnavailable, match=r"did not come up.*log"):
        client.find()
    (folder / "root").unlink()
    assert client.find()


def test_databases_that_another_program_has_open(client: engine.Client, folder: Path) -> None:
    client.find()
    engine.stop(folder)
    holder = subprocess.Popen(
        [sys.executable, "-c", "import arcadedb, sys, time; d = arcadedb.open_database(sys.argv[1]); "
         "print('open', flush=True); time.sleep(600)", str(folder / "root" / "databases" / "curators")],
        stdout=subprocess.PIPE, text=True, env={**os.environ, "ARCADEDB_LOG_DIR": str(folder / "log"),
                                                "ARCADEDB_LOG_CONSOLE": "0"})
    try:
        assert holder.stdout and holder.stdout.readline() == "open\n"
        with pytest.raises(StoreUnavailable, match="Another program has the databases"):
            client.find()
    finally:
        holder.kill()
        holder.wait()
    assert client.find()


def test_a_stale_or_broken_address_is_not_believed(client: engine.Client, folder: Path) -> None:
    first = client.find()
    psutil.Process(first.pid).kill()
    assert gone(first.pid)
    for text in ("", "{", json.dumps({"port": 1}), json.dumps(first._asdict() | {"port": 9})):
        (folder / "address.json").write_text(text, encoding="utf-8")
        found = client.find()
        assert psutil.pid_exists(found.pid)
        engine.stop(folder)


@pytest.mark.skipif(sys.platform != "linux", reason="strace is Linux's")
def test_a_commit_is_on_the_disk_before_it_is_acknowledged(client: engine.Client, folder: Path, tmp_path: Path) -> None:
    import shutil

    if shutil.which("strace") is None:
        pytest.skip("no strace")
    import neo4j

    address = client.find()
    seen = tmp_path / "calls.txt"
    trace = subprocess.Popen(["strace", "-f", "-tt", "-y", "-e", "trace=fsync,fdatasync,msync,write,sendto",
                              "-o", str(seen), "-p", str(address.pid)], stderr=subprocess.PIPE, text=True)
    try:
        assert trace.stderr and "attached" in trace.stderr.readline()
        with neo4j.GraphDatabase.driver(address.url, auth=(engine.USER, address.password)) as driver:
            driver.execute_query("CREATE (:Field {id: 'f'})", database_="curators")
    finally:
        trace.terminate()
        trace.wait()
    calls = seen.read_text(encoding="utf-8", errors="replace").splitlines()
    flushed = [n for n, line in enumerate(calls) if "sync(" in line and "curators" in line]
    replied = [n for n, line in enumerate(calls) if ("write(" in line or "sendto(" in line) and "bookmark" in line]
    assert flushed and replied and flushed[0] < replied[-1]
