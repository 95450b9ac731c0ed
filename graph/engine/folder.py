"""The engine's folder: its files, its locks, and the address that the engine leaves there.

``starting.lock`` is held while somebody starts or stops the engine, ``engine.lock`` by the engine as long as it lives,
and each file in ``clients/`` by one client: the system lets go of them when a process is killed, on every platform.
``address.json`` holds port and password for its owner only; the databases are in ``root/``, the messages in ``log/``.
"""

import json
import os
import secrets
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from filelock import BaseFileLock, FileLock, Timeout

from graph.errors import StoreUnavailable

#: The one user that the engine knows.
USER = "root"
_LOCK_SECONDS = 90.0
_ROOM_BYTES = 64 * 1024 * 1024
_BOLT_HELLO = b"\x60\x60\xb0\x17" + b"\x00\x00\x04\x04" + bytes(12)


class Address(NamedTuple):
    """Where an engine answers on loopback: its Bolt port, the password of its user, its process id."""

    port: int
    password: str
    pid: int

    @property
    def url(self) -> str:
        """The address for a Bolt driver."""
        return f"bolt://127.0.0.1:{self.port}"


@dataclass(frozen=True, slots=True)
class Folder:
    """The files of one engine."""

    path: Path

    @property
    def root(self) -> Path:
        """All that the engine writes."""
        return self.path / "root"

    @property
    def databases(self) -> Path:
        """One folder for each database."""
        return self.root / "databases"

    @property
    def log(self) -> Path:
        """What the engine said."""
        return self.path / "log"

    @property
    def clients(self) -> Path:
        """One locked file for each client."""
        return self.path / "clients"

    @property
    def _card(self) -> Path:
        return self.path / "address.json"

    @contextmanager
    def usable(self) -> Iterator[None]:
        """Make the folder for what follows; StoreUnavailable where it cannot be written or the disk is full."""
        try:
            for path in (self.path, self.clients, self.log):
                path.mkdir(parents=True, exist_ok=True, mode=0o700)
            (self.path / "may-write").write_bytes(b"1")
            free = shutil.disk_usage(self.path).free
            if free < _ROOM_BYTES:
                raise StoreUnavailable(f"The disk of {self.path} is full ({free // 1024**2} MB left): "
                                       "free some space and try again.")
            yield
        except PermissionError as error:
            raise StoreUnavailable(f"Cannot write in {self.path}: give your user write permission to it and its files, "
                                   "or set KETNOI_HOME to another folder.") from error
        except OSError as error:
            raise StoreUnavailable(f"Cannot use the folder {self.path} ({error.strerror}): free some space there, "
                                   "or set KETNOI_HOME to another folder.") from error

    @contextmanager
    def exclusively(self, seconds: float = _LOCK_SECONDS) -> Iterator[None]:
        """Hold the lock for starting and stopping; StoreUnavailable where it cannot be had in that time."""
        lock = _lock(self.path / "starting.lock")
        try:
            lock.acquire(timeout=seconds)
        except Timeout as error:
            raise StoreUnavailable(f"Another program has held {lock.lock_file} for over a minute: "
                                   "end it and try again.") from error
        try:
            yield
        finally:
            lock.release()

    def engine_lock(self) -> BaseFileLock:
        """The lock that the engine holds while it lives."""
        return _lock(self.path / "engine.lock")

    def alive(self) -> bool:
        """Whether an engine process exists, answering or not."""
        return _held(self.engine_lock())

    def enter(self) -> BaseFileLock:
        """A new client's own lock, held."""
        lock = _lock(self.clients / f"{os.getpid()}-{secrets.token_hex(4)}.lock")
        lock.acquire(timeout=5)
        return lock

    def in_use(self) -> bool:
        """Whether a client lives; files of those that were killed are removed. Only under ``exclusively``."""
        held = [_still_held(path) for path in self.clients.glob("*.lock")]
        return any(held)

    def address(self) -> Address | None:
        """What the engine left, answering or not."""
        try:
            return Address(**json.loads(self._card.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def publish(self, address: Address) -> None:
        """Leave the address for clients: readable by the owner only, replaced as a whole."""
        draft = self._card.with_suffix(f".{os.getpid()}")
        draft.unlink(missing_ok=True)
        with os.fdopen(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
            json.dump(address._asdict(), file)
        draft.replace(self._card)

    def withdraw(self) -> None:
        """Take the address away."""
        self._card.unlink(missing_ok=True)


def speaks_bolt(port: int) -> bool:
    """Whether what listens on that loopback port answers a Bolt handshake within two seconds."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=2) as connection:
            connection.sendall(_BOLT_HELLO)
            return connection.recv(4) in (b"\x00\x00\x04\x04", b"\x00\x00\x00\x04")
    except OSError:
        return False


def leave(lock: BaseFileLock) -> None:
    """Let go of a client's lock and its file."""
    lock.release(force=True)
    with suppress(OSError):
        Path(lock.lock_file).unlink(missing_ok=True)


def _lock(path: Path) -> BaseFileLock:
    # Not bound to a thread: pages are drawn by many threads, and any of them may let go.
    return FileLock(path, thread_local=False)


def _held(lock: BaseFileLock) -> bool:
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return True
    lock.release()
    return False


def _still_held(path: Path) -> bool:
    lock = _lock(path)
    if _held(lock):
        return True
    leave(lock)
    return False
