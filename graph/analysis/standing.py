"""The last finished measures of each whole network, counted anew beside the pages whenever the network has moved on.

igraph holds the interpreter while it works, so a thread would stop every page for seconds: it works in a process of its
own, which is sent arrays without a name in them and gives arrays back.
"""

import io
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from graph.analysis.metrics import COLUMNS, Measures, measures, starts, trees_for
from graph.analysis.network import Network, of_projection
from graph.analysis.projection.model import Projection
from graph.errors import RegistryError
from graph.schema import Audience

_ROOT = Path(__file__).resolve().parents[2]
#: A network up to this many ties is measured here and now: starting a process takes longer.
_AT_ONCE = 20_000
#: After a change more may follow; it is not worth beginning before they are in.
_PAUSE = 0.5
#: On Windows: no black window beside the browser.
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """Finished measures of a whole network: up to which row of the log, when, and how many seconds they took."""

    measures: Measures
    network: Network
    applied: int
    epoch: str
    at: datetime
    seconds: float


@dataclass(slots=True)
class Standings:
    """Keeps the last standing of each audience; one count at a time for each."""

    project: Callable[[Audience], Projection]
    _last: dict[Audience, Standing] = field(default_factory=dict)
    _running: dict[Audience, threading.Thread] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _processes: dict[Audience, subprocess.Popen[bytes]] = field(default_factory=dict)
    _closed: bool = False

    def of(self, audience: Audience, applied: int, epoch: str) -> Standing | None:
        """The last finished standing; where the graph has moved on since, the next is begun and not waited for."""
        with self._lock:
            last = self._last.get(audience)
            running = self._running.get(audience)
            moved = last is None or (last.applied, last.epoch) != (applied, epoch)
            if moved and not self._closed and not (running and running.is_alive()):
                thread = threading.Thread(target=self._count, args=(audience,), name=f"measures {audience}",
                                          daemon=True)
                self._running[audience] = thread
                thread.start()
        return last

    def wait(self, audience: Audience, seconds: float) -> None:
        """Let the count that is under way end, for tests and measurements."""
        running = self._running.get(audience)
        if running:
            running.join(seconds)

    def forget(self) -> None:
        """Keep nothing, for an erasure."""
        with self._lock:
            self._last.clear()

    def close(self) -> None:
        """Count no more."""
        self._closed = True
        for process in list(self._processes.values()):
            process.kill()  # One that has ended is left in peace.

    def _count(self, audience: Audience) -> None:
        with suppress(RegistryError):  # The graph cannot be read now; who asks again begins again.
            self._counted(audience)

    def _counted(self, audience: Audience) -> None:
        if audience in self._last:
            time.sleep(_PAUSE)
        began = time.monotonic()
        p = self.project(audience)
        given, last = of_projection(p), self._last.get(audience)
        found = last.measures if last and last.network.same(given) else self._measured(audience, given)
        if found is not None and not self._closed:
            standing = Standing(found, given, p.applied, p.marks.get("epoch", ""), datetime.now(UTC),
                                time.monotonic() - began)
            with self._lock:
                self._last[audience] = standing

    def _measured(self, audience: Audience, given: Network) -> Measures | None:
        if len(given.one) <= _AT_ONCE:
            return measures(given)
        command = [sys.executable, "-m", "graph.analysis.counting"]
        process = self._processes[audience] = subprocess.Popen(
            command, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, creationflags=_NO_WINDOW)
        answer, _ = process.communicate(sent(given))
        return received(given, answer) if process.returncode == 0 else None


def sent(given: Network) -> bytes:
    """A network as the counting process reads it: numbers only."""
    trees = trees_for(given)
    stream = io.BytesIO()
    np.savez(stream, count=np.array(len(given)), one=given.one, other=given.other, weight=given.weight,
             chosen=np.array(starts(given.ids, trees) if trees else [], np.int32))
    return stream.getvalue()


def received(given: Network, answer: bytes) -> Measures:
    """The measures of a network from the counting process's answer."""
    with np.load(io.BytesIO(answer), allow_pickle=False) as held:
        return Measures(given.ids, **{name: held[name] for name in COLUMNS}, sources=int(held["sources"]))
