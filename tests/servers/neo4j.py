"""A real Neo4j Community server in a temporary folder: ``python tests/servers/neo4j.py [PORT]``, or from the tests.

Needs Maven and Java 17. The jars are downloaded once into ``.cache/neo4j`` (or ``KETNOI_NEO4J_HOME``).
"""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
READY_SECONDS = 120
#: For a process that lives minutes: what it runs once is not worth compiling twice, nor checking where Maven did.
BRIEFLY = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:+UnlockDiagnosticVMOptions",
           "-XX:-BytecodeVerificationRemote")
CONF = """\
server.bolt.enabled=true
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
dbms.security.auth_enabled=true
dbms.security.auth_max_failed_attempts=0
dbms.usage_report.enabled=false
db.tx_log.preallocate=false
server.memory.pagecache.size=256m
"""


class Unreachable(RuntimeError):
    """The jars could not be downloaded."""


@dataclass
class Server:
    """A running server, or several in one process; ``stop`` ends it and removes its folder."""

    urls: list[str]
    user: str
    password: str
    home: Path
    process: "subprocess.Popen[bytes]"

    @property
    def url(self) -> str:
        """The address of the first."""
        return self.urls[0]

    def stop(self) -> None:
        # Killed: an orderly end takes it eleven seconds, for files that go at once.
        self.process.kill()
        self.process.wait(30)
        shutil.rmtree(self.home, ignore_errors=True)


def missing() -> str:
    """What the machine lacks to run it (the server is one Java source file); empty where nothing."""
    lacking = [program for program in ("javac", "mvn") if shutil.which(program) is None]
    if lacking == ["mvn"] and any((_cache() / "lib").glob("neo4j-kernel-5*.jar")):
        return ""
    return " and ".join(lacking)


def start(port: int = 0, password: str = "", heap: str = "1g", count: int = 1, options: Sequence[str] = ()) -> Server:
    """Start a server, on a free port and with a random password where none is given, and wait until it is ready.

    Several in one process, each with its own address, start and run in half the time of several processes.
    """
    lib = _jars()
    home = Path(tempfile.mkdtemp(prefix="ketnoi-neo4j-"))
    password, ports = password or secrets.token_urlsafe(12), [port or _free_port() for _ in range(count)]
    folders = [_settled(home / str(place), one) for place, one in enumerate(ports)]
    with (home / "said.txt").open("wb") as said:
        process = subprocess.Popen(
            ["java", f"-Xmx{heap}", *options, "--add-opens=java.base/java.nio=ALL-UNNAMED", "-cp", f"{lib}{os.sep}*",
             str(HERE / "Neo4jServer.java"), *map(str, folders)],
            env={**os.environ, "NEO4J_PASSWORD": password}, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
    server = Server([f"bolt://127.0.0.1:{one}" for one in ports], "neo4j", password, home, process)
    _wait(server)
    return server


def _settled(folder: Path, port: int) -> Path:
    """The folder, with the settings of a server on that port in it."""
    folder.mkdir()
    (folder / "neo4j.conf").write_text(CONF.format(port=port), encoding="utf-8")
    return folder


def _cache() -> Path:
    return Path(os.environ.get("KETNOI_NEO4J_HOME") or HERE.parents[1] / ".cache" / "neo4j")


def _jars() -> Path:
    """The folder of the server's jars; downloaded beside and then moved, so that half a download is not used."""
    lib = _cache() / "lib"
    if not lib.exists():
        lib.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix="lib-", dir=lib.parent))
        try:
            subprocess.run([shutil.which("mvn") or "mvn", "-q", "-B", "-f", str(HERE / "pom.xml"),
                            "dependency:copy-dependencies", f"-DoutputDirectory={draft}"], check=True)
            if not lib.exists():
                draft.rename(lib)
        except subprocess.CalledProcessError as error:
            raise Unreachable("Maven could not fetch Neo4j: is there a network?") from error
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    return lib


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(server: Server) -> None:
    until = time.monotonic() + READY_SECONDS
    said = server.home / "said.txt"
    while "ready" not in said.read_text(encoding="utf-8", errors="replace"):
        if server.process.poll() is not None or time.monotonic() > until:
            words = said.read_text(encoding="utf-8", errors="replace")[-2000:]
            server.stop()
            raise RuntimeError(f"Neo4j did not come up:\n{words}")
        time.sleep(0.1)


def main() -> None:
    """Serve until Ctrl-C, with what to export on the screen."""
    if missing():
        raise SystemExit(f"Install {missing()} to run Neo4j.")
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(0))  # so that the server goes, too
    server = start(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
    print(f"export KETNOI_GRAPH={server.url}\nexport KETNOI_GRAPH_USER={server.user}\n"  # noqa: T201
          f"export KETNOI_GRAPH_PASSWORD={server.password}\n# Ctrl-C ends it and deletes its data.", flush=True)
    try:
        server.process.wait()
    except KeyboardInterrupt:
        pass
    finally:
        server.stop()


if __name__ == "__main__":
    main()
