"""Finding the engine of a folder, starting it where there is none, and ending it."""

import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
from filelock import BaseFileLock

from graph.engine.folder import Address, Folder, leave, speaks_bolt
from graph.errors import StoreUnavailable

_START_SECONDS = 60.0
_STOP_SECONDS = 20.0
#: On Windows: no console window, and Ctrl-C in the client's console is not for the engine.
_APART = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)


class Client:
    """One user of the engine of a folder; the engine lives as long as one of its clients does."""

    def __init__(self, path: Path) -> None:
        self._folder = Folder(path)
        self._mine: BaseFileLock | None = None

    def find(self) -> Address:
        """The address of the folder's engine, which is started where none runs.

        Raises StoreUnavailable: folder not writable, disk full, or the engine does not come up.
        """
        with self._folder.usable(), self._folder.exclusively():
            if self._mine is None:
                self._mine = self._folder.enter()
            return _bring_up(self._folder)

    def close(self) -> None:
        """No longer need the engine; it stops some seconds after its last client said so."""
        if self._mine is not None:
            leave(self._mine)
            self._mine = None


def full(path: Path) -> bool:
    """Whether the disk of a folder has no room left to write a change."""
    return shutil.disk_usage(path).free < 1024 * 1024


def stop(path: Path) -> None:
    """Stop the engine of a folder, if one runs, whoever uses it."""
    if path.exists():
        with Folder(path).exclusively():
            _end(Folder(path))


def purge(path: Path, *databases: str) -> None:
    """Stop the engine of a folder and delete these databases, or all it ever wrote where none is named.

    Who still needs it will find it again, empty. (Dropping a database under its readers left half of one behind.)
    """
    if not path.exists():
        return
    folder = Folder(path)
    with folder.exclusively():
        _end(folder)
        for written in [folder.databases / name for name in databases] or [folder.root, folder.log]:
            if written.exists():
                shutil.rmtree(written)


def _spawn(folder: Folder) -> "subprocess.Popen[bytes]":
    folder.withdraw()
    folder.log.mkdir(exist_ok=True)  # a purge may have taken it while we waited for the lock
    with (folder.log / "start.txt").open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "graph.engine", str(folder.path)], env=_environment(folder), cwd=folder.path,
            stdin=subprocess.DEVNULL, stdout=said, stderr=said, creationflags=_APART, start_new_session=True)
    # Somebody has to take note of its end, or it stays in the process table as long as we live.
    threading.Thread(target=process.wait, name="engine", daemon=True).start()
    return process


def _environment(folder: Folder) -> dict[str, str]:
    here = str(Path(__file__).resolve().parents[2])
    paths = [here, *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(paths),
        "ARCADEDB_LOG_DIR": str(folder.log),
        "ARCADEDB_LOG_CONSOLE": "0",
        "ARCADEDB_NATIVE_ISOLATE_ARGS": f"-Xmx{_heap_megabytes()}m",
    }


def _heap_megabytes() -> int:
    """A quarter of the machine's memory, between 512 MB and 2 GB: pages and analysis need the rest."""
    return int(min(max(psutil.virtual_memory().total // 4 // 1024**2, 512), 2048))


def _bring_up(folder: Folder) -> Address:
    process = None
    until = time.monotonic() + _START_SECONDS
    while time.monotonic() < until:
        if folder.alive():
            address = folder.address()
            if address is not None and speaks_bolt(address.port):
                return address
        elif process is None:
            process = _spawn(folder)
        elif process.poll() is not None:
            raise StoreUnavailable(_why(folder))
        time.sleep(0.02)
    raise StoreUnavailable(f"The engine in {folder.path} does not answer: end the process that holds engine.lock there "
                           f"and try again; its messages are in {folder.log}.")


def _why(folder: Folder) -> str:
    """One sentence from what an engine said that did not come up."""
    said = "\n".join(path.read_text(encoding="utf-8", errors="replace")
                     for path in sorted(folder.log.glob("*")) if path.suffix in (".txt", ".0"))
    if "No space left" in said or "not enough space" in said:
        return f"The disk of {folder.path} is full: free some space and try again."
    if "Permission denied" in said or "Access is denied" in said:
        return f"Files in {folder.path} belong to another user: give your user write permission to them."
    if "is locked" in said or "already in use" in said or "LockException" in said:
        return f"Another program has the databases in {folder.root} open: end it and try again."
    return f"The engine in {folder.path} did not come up; its messages are in {folder.log}."


def _end(folder: Folder) -> None:
    address = folder.address()
    if address is None or not folder.alive():
        return
    try:
        process = psutil.Process(address.pid)
        process.terminate()
        process.wait(_STOP_SECONDS)
    except psutil.NoSuchProcess:
        pass
    except psutil.TimeoutExpired:
        process.kill()
        process.wait(_STOP_SECONDS)
    folder.withdraw()
