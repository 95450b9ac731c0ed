"""A PostgreSQL server in a temporary folder, on loopback, for the tests."""

import getpass
import os
import shutil
import socket
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

#: Nothing here has to survive: a test's server may lose all on a power cut, and is fast for it.
OPTIONS = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=60 -c jit=off"


@dataclass
class Server:
    """A running server; ``stop`` ends it and removes its folder."""

    port: int
    user: str
    home: Path

    def url(self, database: str = "postgres") -> str:
        """The address of one of its databases, for SQLAlchemy."""
        return f"postgresql+psycopg://{self.user}@127.0.0.1:{self.port}/{database}"

    def stop(self) -> None:
        _run("pg_ctl", "-D", str(self.home / "data"), "-m", "immediate", "-w", "stop")
        shutil.rmtree(self.home, ignore_errors=True)


def missing() -> str:
    """What the machine lacks to run it; empty where nothing."""
    if _program("initdb") is None or _program("pg_ctl") is None:
        return "initdb"
    return "setpriv or runuser (PostgreSQL refuses to run as root)" if _is_root() and not _as_postgres() else ""


def start() -> Server:
    """Start a server on a free port."""
    home = Path(tempfile.mkdtemp(prefix="ketnoi-pg-"))
    if _is_root():
        shutil.chown(home, "postgres")
    user = "postgres" if _is_root() else getpass.getuser()
    port, data = _free_port(), home / "data"
    _run("initdb", "-D", str(data), "-U", user, "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C")
    _run("pg_ctl", "-D", str(data), "-l", str(home / "log.txt"), "-w", "-o",
         f"{OPTIONS} -c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={home}", "start")
    return Server(port, user, home)


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _as_postgres() -> list[str]:
    if shutil.which("setpriv"):
        return ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"]
    return ["runuser", "-u", "postgres", "--"] if shutil.which("runuser") else []


def _program(name: str) -> str | None:
    """The program's path; Debian keeps the servers' out of the PATH."""
    places = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)
    return str(places[0]) if places else shutil.which(name)


def _run(name: str, *arguments: str) -> None:
    command = [*(_as_postgres() if _is_root() else []), _program(name) or name, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tempfile.gettempdir())
    if done.returncode:
        raise RuntimeError(f"{name}: {done.stderr or done.stdout}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
