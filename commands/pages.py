"""The process of the pages, run by `ketnoi run` as a script: Streamlit, which ends when its parent has ended."""

import os
import runpy
import signal
import sys
import threading
from importlib import import_module
from pathlib import Path

#: What pages need and takes seconds to import: done while the engine starts, not while somebody waits. Nothing of `ui`,
#: whose caches want a running Streamlit.
WARM = ("graph.registry", "loaders.spreadsheet", "loaders.start", "loaders.illustration", "pandas", "pyarrow",
        "neo4j_viz", "babel.dates")


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
