"""The process of the pages, run by `ketnoi run` as a script with address and port; it ends with its parent."""

import os
import signal
import sys
import threading
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
#: What pages need and takes seconds to import: done while the engine starts, not while somebody waits. Nothing of `ui`
#: that draws, whose caches want a running Streamlit.
WARM = ("graph.registry", "loaders.spreadsheet", "loaders.start", "loaders.illustration", "pandas", "pyarrow",
        "neo4j_viz", "babel.dates")


def _end_with_parent() -> None:
    # The pipe closes however the parent dies, killed or unplugged, on Windows as well.
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)


def serve(host: str, port: int) -> None:
    """Serve the pages until the process ends."""
    from ui import served
    from ui.network import lean as network_lean

    # The first who opens the map does not wait for it.
    threading.Thread(target=network_lean.component, daemon=True).start()
    # Streamlit takes its settings from beside the script that the process was started with.
    sys.argv = [str(served.ENTRANCE)]
    served.app().run(config={"server.address": host, "server.port": port, "server.headless": True,
                             "server.fileWatcherType": "none", "browser.gatherUsageStats": False})


if __name__ == "__main__":
    threading.Thread(target=_end_with_parent, daemon=True).start()
    sys.path.insert(0, str(ROOT))
    for module in WARM:
        import_module(module)
    serve(sys.argv[1], int(sys.argv[2]))
