"""Long loads run beside the page: a command of ``ketnoi`` in a process of its own, followed by files in a folder.

A job survives the page and the browser that started it, can be stopped, and is gone on with where it was after a crash.
Its folder holds what was asked (``job.json``), how far it is (``progress.json``, replaced as a whole), its uploads, its
result and its messages; the process holds ``lock`` while it lives, so that a crash is told from patience.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import orjson
from filelock import FileLock, Timeout

from graph.names import clean
from loaders.jobs import progress as told
from loaders.jobs.mine import VARIABLE, Mine, Stopped, held, mine
from loaders.jobs.progress import Progress

ROOT = Path(__file__).resolve().parents[2]
#: How long the folder of a job that has ended is kept.
KEPT = timedelta(days=30)
_START_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Job:
    """A job as its folder tells it; ``arguments`` are those of the command ``ketnoi``."""

    folder: Path
    title: str
    arguments: tuple[str, ...]
    by: str
    started: str
    progress: Progress = field(default_factory=Progress)

    @property
    def id(self) -> str:
        """The name of its folder."""
        return self.folder.name

    @property
    def alive(self) -> bool:
        """Whether it is running, or about to."""
        return self.progress.state in ("waiting", "running")

    def result(self) -> dict[str, Any]:
        """What the command reported; empty where it reported nothing."""
        try:
            result = orjson.loads((self.folder / "result.json").read_bytes() or b"{}")
        except (OSError, orjson.JSONDecodeError):
            return {}
        return result if isinstance(result, dict) else {}

    def sentence(self) -> str:
        """The last thing that the command said beside its result: why it failed, where it did."""
        try:
            lines = (self.folder / "messages.txt").read_text("utf-8", "replace").splitlines()
        except OSError:
            return ""
        return next((line for line in reversed(lines) if line.strip()), "")


def start(home: Path, arguments: Sequence[str], title: str, by: str, uploads: Sequence[tuple[str, bytes]] = ()) -> Job:
    """Start a command beside the page. An argument ``{0}`` stands for the first upload's path, and so on."""
    folder = _jobs(home) / f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{uuid4().hex[:6]}"
    (folder / "files").mkdir(parents=True)
    paths = [_kept(folder / "files", name, body) for name, body in uploads]
    given = tuple(argument.format(*paths) if argument.startswith("{") else argument for argument in arguments)
    job = Job(folder, title, given, by, datetime.now(UTC).isoformat(timespec="seconds"))
    asked = {"title": title, "arguments": given, "by": by, "started": job.started}
    told.replace_file(folder / "job.json", orjson.dumps(asked))
    _run(job)
    return job


def go_on(job: Job) -> None:
    """Start a job again that broke off or was stopped; what it had written is not written again."""
    (job.folder / "stop").unlink(missing_ok=True)
    _run(job)


def stop(job: Job) -> None:
    """Ask a job to stop; it does so at its next step, and leaves nothing half-written."""
    (job.folder / "stop").touch()


def forget(job: Job) -> None:
    """Remove the folder of a job that has ended, its uploads with it."""
    shutil.rmtree(job.folder, ignore_errors=True)


def forget_all(home: Path) -> None:
    """Stop and remove every job with its uploads, for what they hold may be about somebody who was erased."""
    for job in jobs(home):
        stop(job)
        forget(job)


def jobs(home: Path) -> list[Job]:
    """All jobs of a registry, the newest first; those that ended a month ago are forgotten."""
    folders = sorted((folder for folder in _jobs(home).glob("*/job.json")), reverse=True)
    found = [job for job in (_read(file.parent) for file in folders) if job]
    before = (datetime.now(UTC) - KEPT).isoformat()
    for job in found:
        if not job.alive and job.started < before:
            forget(job)
    return [job for job in found if job.folder.exists()]


def _run(job: Job) -> None:
    told.write(job.folder, Progress(since=time.time(), at=time.time(), batch=job.progress.batch))
    command = [sys.executable, "-P", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); import cli; cli.main()"]
    detached: dict[str, Any] = {"start_new_session": True}
    if sys.platform == "win32":
        detached = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
    with (job.folder / "result.json").open("wb") as result, (job.folder / "messages.txt").open("wb") as messages:
        process = subprocess.Popen([*command, *job.arguments], stdin=subprocess.DEVNULL, stdout=result, stderr=messages,
                                   env={**os.environ, VARIABLE: str(job.folder)}, **detached)
    _processes.append(process)


#: Kept so that each child is waited for when it ends, and none stays a zombie.
_processes: list["subprocess.Popen[bytes]"] = []


def _jobs(home: Path) -> Path:
    return home / "loads"


def _kept(folder: Path, name: str, body: bytes) -> Path:
    # A file's name comes from outside: its folders are not followed.
    path = folder / (clean(Path(name.replace("\\", "/")).name) or "file")
    path.write_bytes(body)
    return path


def _read(folder: Path) -> Job | None:
    try:
        asked, progress = orjson.loads((folder / "job.json").read_bytes()), told.read(folder)
    except (OSError, orjson.JSONDecodeError):
        return None
    _processes[:] = [process for process in _processes if process.poll() is None]
    job = Job(folder, asked["title"], tuple(asked["arguments"]), asked["by"], asked["started"], progress or Progress())
    starting = job.progress.state == "waiting" and time.time() - job.progress.at < _START_SECONDS
    if not job.alive or starting or _locked(folder):
        return job
    # It may have ended between the two looks; if it says nothing else now, it was killed.
    again = told.read(folder) or Progress()
    return replace(job, progress=replace(again, state="broken") if again.state in ("waiting", "running") else again)


def _locked(folder: Path) -> bool:
    try:
        with FileLock(folder / "lock", timeout=0):
            return False
    except Timeout:
        return True


__all__ = ["VARIABLE", "Job", "Mine", "Progress", "Stopped", "forget", "forget_all", "go_on", "held", "jobs", "mine",
           "start", "stop"]
