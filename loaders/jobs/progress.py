"""How far a job is, as the file ``progress.json`` of its folder says it."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

import orjson

State = Literal["waiting", "running", "broken", "done", "stopped", "failed"]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is. ``share``: of the whole, 0 to 1, where it is known. ``batch``: what it is writing or wrote."""

    state: State = "waiting"
    what: str = ""
    done: int = 0
    share: float | None = None
    since: float = 0.0
    at: float = 0.0
    batch: int | None = None

    @property
    def rate(self) -> float:
        """How many a second, since the present step began."""
        return self.done / (self.at - self.since) if self.at > self.since else 0.0

    @property
    def left(self) -> float | None:
        """Seconds until the present step is done, by its pace so far; None where that cannot be told."""
        if not self.share or self.at <= self.since:
            return None
        return (self.at - self.since) * (1 - self.share) / self.share


def read(folder: Path) -> Progress | None:
    """What the folder of a job says; None where that cannot be read."""
    try:
        return Progress(**orjson.loads((folder / "progress.json").read_bytes()))
    except (OSError, orjson.JSONDecodeError, TypeError):
        return None


def write(folder: Path, progress: Progress) -> None:
    """Say how far it is."""
    replace_file(folder / "progress.json", orjson.dumps(asdict(progress)))


def replace_file(path: Path, body: bytes) -> None:
    """Replace a file as a whole, so that nobody reads half of it."""
    unfinished = path.with_suffix(".part")
    unfinished.write_bytes(body)
    unfinished.replace(path)
