"""A job from inside: the process tells how far it is, remembers its batch, and ends when it is asked to."""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from filelock import FileLock

from loaders import position
from loaders.jobs import progress
from loaders.jobs.progress import Progress, State

#: The environment variable by which a process knows that it is a job, and which.
VARIABLE = "KETNOI_JOB"
_TOLD_EVERY = 0.5
_START_SECONDS = 20.0


class Stopped(KeyboardInterrupt):
    """Somebody asked the job to stop."""


class Mine:
    """The job that this process is: it tells how far it is, remembers its batch, and ends when asked to."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        before = progress.read(folder) or Progress()
        self.progress = replace(before, state="running", since=time.time(), at=time.time())
        #: Whether an earlier process of this job had begun to write.
        self.resumed = before.batch is not None

    @property
    def batch(self) -> int | None:
        """The batch that an earlier process of this job was writing."""
        return self.progress.batch

    def remember(self, batch: int) -> None:
        """Keep the number of the batch that is being written, before the first record of it is."""
        self._tell(batch=batch)

    def tell(self, what: str, done: int, total: int) -> None:
        """Say what is under way, how many are done, of how many (0: unknown); raises Stopped where it is to stop."""
        if (self.folder / "stop").exists():
            raise Stopped
        now = time.time()
        fresh = what != self.progress.what
        if fresh or now - self.progress.at >= _TOLD_EVERY:
            share = done / total if total else position.share()
            since = now if fresh else self.progress.since
            self._tell(what=what, done=done, share=share, since=since, at=now)

    def end(self, state: State) -> None:
        """Say how it ended; what was read well is in the ledger, and its file is not kept twice."""
        if state == "done":
            shutil.rmtree(self.folder / "files", ignore_errors=True)
        self._tell(state=state, at=time.time())

    def _tell(self, **values: Any) -> None:
        self.progress = replace(self.progress, **values)
        progress.write(self.folder, self.progress)


@cache
def mine() -> Mine | None:
    """The job that this process is; None where it is none."""
    folder = os.environ.get(VARIABLE)
    return Mine(Path(folder)) if folder and (Path(folder) / "job.json").is_file() else None


@contextmanager
def held() -> Iterator[Mine | None]:
    """The job of this process, held by it alone while the context lasts."""
    job = mine()
    if job is None:
        yield None
        return
    with FileLock(job.folder / "lock", timeout=_START_SECONDS):
        job._tell()
        yield job
