"""From typing ``ketnoi run`` to the first page: a first start with the starting registry, and later starts.

The page is there when the session over the web socket has drawn it, as a browser would see it.
``python -m benchmarks.start [--json]``
"""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.measure import note, options, report, spread
from benchmarks.place import ROOT, fresh
from benchmarks.session import drawn
from graph import engine

_LATER = 3


def main(argv: list[str] | None = None) -> None:
    """Measure and report."""
    chosen = options(__doc__ or "", argv)
    with fresh() as home:
        first = _start(home, "--try")
        engine.stop(home / "engine")
        later = [_start(home) for _ in range(_LATER)]
        engine.stop(home / "engine")
        cold = _start(home)
    report("start", {"goal": "first 60 s, later 5 s", "first start, seconds": first,
                     "later starts, seconds": {step: spread(one[step] for one in later) for step in first},
                     "after the engine was stopped, seconds": cold}, chosen.json)


def _start(home: Path, *more: str) -> dict[str, float]:
    """Seconds until the command says where the pages are, and until the first one has been drawn."""
    note(f"ketnoi run {' '.join(more)}")
    port = free_port()
    command = [sys.executable, "-c", "import cli; cli.main()", "run", "--no-browser", "--port", str(port), *more]
    env = {**os.environ, "KETNOI_HOME": str(home), "KETNOI_GRAPH": "", "KETNOI_LEDGER": ""}
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    try:
        assert process.stdout is not None
        if not any(f":{port}" in line for line in process.stdout):
            raise SystemExit("ketnoi run ended before it said where its pages are")
        ready = time.perf_counter() - began
        elements = drawn(port)
        return {"said where": round(ready, 2), "first page": round(time.perf_counter() - began, 2),
                "elements drawn": elements}
    finally:
        process.terminate()
        process.wait(60)


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


if __name__ == "__main__":
    main()
