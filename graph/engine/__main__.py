"""The engine's process: ``python -m graph.engine FOLDER``; started by ``graph.engine.client`` and by nobody else."""

import os
import secrets
import signal
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from types import FrameType

import psutil
from arcadedb.server import ArcadeDBServer, create_server

from graph.engine.folder import Address, Folder, speaks_bolt
from graph.errors import StoreUnavailable
from graph.schema import AUDIENCES

_GRACE_SECONDS = float(os.environ.get("KETNOI_ENGINE_GRACE", "10"))
_POLL_SECONDS = 0.5
_told = threading.Event()


def main(path: Path) -> None:
    """Serve the databases of a folder until told to stop, or until no client has needed them for a while."""
    folder = Folder(path)
    signal.signal(signal.SIGTERM, _stop)
    with folder.engine_lock().acquire(timeout=5):
        # The users' file only repeats the password of the last run; this run has its own.
        (folder.root / "config" / "server-users.jsonl").unlink(missing_ok=True)
        password = secrets.token_urlsafe(24)
        server = _start(folder, password)
        folder.publish(Address(_bolt_port(), password, os.getpid()))
        _serve(folder)
        folder.withdraw()
        server.stop()


def _start(folder: Folder, password: str) -> ArcadeDBServer:
    server = create_server(str(folder.root), password, config={
        # Production mode: a commit is on the disk before it is acknowledged.
        "mode": "production", "host": "127.0.0.1", "http_port": "0",
        "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin", "bolt_host": "127.0.0.1", "bolt_port": 0,
    })
    server.start()
    for audience in AUDIENCES:
        server.create_database(audience)
    return server


def _bolt_port() -> int:
    """The port that the system gave: of those that listen, the one that answers in Bolt."""
    sockets = psutil.Process().net_connections("tcp")
    return next(seen.laddr.port for seen in sockets
                if seen.status == psutil.CONN_LISTEN and speaks_bolt(seen.laddr.port))


def _serve(folder: Folder) -> None:
    """Return when told to stop, or once nobody has used the folder for the grace period."""
    needed = time.monotonic()
    while not _told.wait(_POLL_SECONDS):
        # While somebody starts or stops, the lock cannot be had: then the engine is needed, too.
        with suppress(StoreUnavailable), folder.exclusively(0):
            if not folder.in_use() and time.monotonic() - needed > _GRACE_SECONDS:
                # Still under the lock: who comes now waits, and finds no address.
                folder.withdraw()
                return
            if not folder.in_use():
                continue
        needed = time.monotonic()


def _stop(number: int, frame: FrameType | None) -> None:
    _told.set()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
