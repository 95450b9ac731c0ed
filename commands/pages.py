"""The process of the pages, run by `ketnoi run` as a script: Streamlit, which ends when its parent has ended."""

import os
import runpy
import signal
import sys
import threading
from importlib import import_module
from pathlib import Path

#: What every page needs and takes a second to import: done while the engine starts, not while somebody waits.
WARM = ("ui.filters", "ui.panel", "ui.network")


def _end_with_parent() -> None:
    # The pipe closes however the parent dies, killed or unplugged, on Windows as well.
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    threading.Thread(target=_end_with_parent, daemon=True).start()
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    for module in WARM:
        import_module(module)
    runpy.run_module("streamlit", run_name="__main__", alter_sys=True)
